//! Whom to give credit still: decisions with their evidence, customers over their limit, and the
//! list for whoever sells: hold, prepay or ok.
//!
//! A limit is held against the open balance with credits deducted (CC-73). A limit of 0 is no credit
//! at all; without a limit there is none to keep. Overdue can hold a customer who is under the limit
//! (CC-74). What a person decided wins over what the rules suggest; a hold by hand ends when nothing is
//! overdue any more (practice 25).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::{Advice, Analysis};
use crate::collect::case::Cases;
use crate::collect::log::{CaseLog, Decision};
use crate::collect::today::{Standing, standings};
use crate::documents::words::{counted, long_date};
use crate::documents::{Cell, Sheet};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, CustomerKey, Ledger};
use crate::letters::LetterKind;
use crate::letters::format::english_money as money;
use crate::policy::{Policy, Resume};

/// Everyone who owes something, and what credit to give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreditReport {
    /// Currencies with most documents first, then the firmest decision, then the most overdue.
    pub lines: Vec<CreditLine>,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreditLine {
    /// Which account.
    pub account: u32,
    /// The customer's name in the log.
    pub customer: CustomerKey,
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Name.
    pub name: String,
    /// Who sells to them; may be empty.
    pub salesperson: String,
    /// Currency of all amounts.
    pub currency: Currency,
    /// Open, credits deducted.
    pub open: Amount,
    /// Past due and asked for, credits deducted; at least 0.
    pub overdue: Amount,
    /// Days past due of the oldest that is asked for; 0 = nothing is.
    pub oldest_days: u32,
    /// The credit limit of the file, else the usual one of the rules; `None` = there is none.
    pub limit: Option<Amount>,
    /// What is open above the limit; `None` where nothing is.
    pub over: Option<Amount>,
    /// What the rules suggest.
    pub suggested: Option<Decision>,
    /// The deposit or limit that goes with it.
    pub amount: Option<Amount>,
    /// Why, one fact each.
    pub evidence: Vec<String>,
    /// What a person decided: when, what, why. `None` inside = credit as before.
    pub decided: Option<(NaiveDate, Option<Decision>, String)>,
    /// What whoever sells does.
    pub supply: Supply,
}

/// What whoever sells does with a new order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Supply {
    /// Nothing goes out.
    Hold,
    /// Money first.
    Prepay,
    /// As usual.
    Ok,
}

impl Supply {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Prepay => "prepay",
            Self::Ok => "ok",
        }
    }
}

impl CreditLine {
    /// The decision that counts.
    pub fn decision(&self) -> Option<Decision> {
        match &self.decided {
            Some((_, decided, _)) => *decided,
            None => self.suggested,
        }
    }

    /// The letter that says it.
    pub fn letter(&self) -> Option<LetterKind> {
        Some(match self.decision()? {
            Decision::Close | Decision::Hold => LetterKind::Hold,
            Decision::Reduce => LetterKind::Terms,
            Decision::Deposit => LetterKind::Deposit,
        })
    }

    /// What has to happen before the customer gets credit again; empty where it does.
    pub fn release(&self) -> &'static str {
        match self.supply {
            Supply::Hold | Supply::Prepay if self.overdue.is_positive() => {
                "when nothing is overdue"
            }
            Supply::Hold | Supply::Prepay if self.over.is_some() => "when it is under the limit",
            Supply::Hold | Supply::Prepay => "when you decide so",
            Supply::Ok => "",
        }
    }
}

/// The report for the as-of date of the analysis.
pub fn decisions(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> CreditReport {
    let cases = Cases::new(log, analysis.config().as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let owing = standings.iter().filter(|own| own.items.net_open > 0 || own.case.credit.is_some());
    let mut lines: Vec<CreditLine> = owing.map(|own| line(own, policy)).collect();
    let ranks = ledger.currencies();
    let rank = |currency: Currency| ranks.iter().position(|own| *own == currency);
    let firm = |line: &CreditLine| line.decision().map_or(Decision::ALL.len(), |d| d as usize);
    lines.lean_sort_by(|a, b| {
        (rank(a.currency), firm(a), b.overdue, &a.name, a.account).cmp(&(
            rank(b.currency),
            firm(b),
            a.overdue,
            &b.name,
            b.account,
        ))
    });
    CreditReport { lines }
}

/// One account by the rules and by what a person decided.
pub(super) fn line(own: &Standing<'_>, policy: &Policy) -> CreditLine {
    let amount = |minor: i128| Amount::from_minor(minor, own.currency);
    let (open, overdue) = (amount(own.items.net_open), amount(own.items.net().max(0)));
    let oldest_days = own.items.oldest_days().unwrap_or(0).unsigned_abs();
    let limit = limit_of(own, policy);
    let over = limit.map(|limit| open - limit).filter(|over| over.is_positive());
    let (suggested, evidence) = suggested(own, policy, oldest_days, over);
    let mut line = CreditLine {
        account: own.row.account,
        customer: own.key.clone(),
        customer_id: own.row.customer_id.clone(),
        name: own.row.name.clone(),
        salesperson: own.row.contact.salesperson.clone(),
        currency: own.currency,
        open,
        overdue,
        oldest_days,
        limit,
        over,
        suggested,
        amount: match suggested {
            Some(Decision::Reduce) => Some((open - overdue).max(Amount::ZERO)),
            Some(Decision::Deposit) => Some(deposit(own, policy)).filter(|sum| sum.is_positive()),
            Some(Decision::Close | Decision::Hold) | None => None,
        },
        evidence,
        decided: own.case.credit.map(|(on, own)| (on, own.decision, own.reason.clone())),
        supply: Supply::Ok,
    };
    line.supply = supply(&line);
    if matches!(line.decided, Some((_, Some(Decision::Hold), _))) && !line.overdue.is_positive() {
        line.evidence.insert(0, "nothing is overdue any more: the hold is released".to_owned());
    }
    line
}

/// The firmest decision the rules suggest, and every fact that speaks for one.
fn suggested(
    own: &Standing<'_>,
    policy: &Policy,
    oldest_days: u32,
    over: Option<Amount>,
) -> (Option<Decision>, Vec<String>) {
    let mut found: Vec<(Decision, String)> = Vec::new();
    let late = counted(oldest_days, "day");
    if oldest_days >= policy.hand_over_day {
        let day = policy.hand_over_day;
        found.push((Decision::Close, format!("{late} past due; accounts go from day {day} on")));
    } else if oldest_days > 0 && oldest_days >= policy.credit_hold_from_days {
        let from = counted(policy.credit_hold_from_days, "day");
        found.push((Decision::Hold, format!("{late} past due; credit stops from {from} on")));
    }
    if let Some(offender) = &own.row.offender {
        let decision = match offender.advice {
            Advice::CloseCredit => Decision::Close,
            Advice::Hold => Decision::Hold,
            Advice::Deposit | Advice::SendTerms => Decision::Deposit,
        };
        let late = counted(offender.late_invoices, "invoice");
        let (of, days) = (offender.invoices, counted(policy.offender.late_days, "day"));
        found.push((decision, format!("repeat offender: {late} of {of} more than {days} late")));
    }
    if let Some(why) = stopped_before(own, policy) {
        found.push((Decision::Hold, why.to_owned()));
    }
    if let (Some(over), Some(limit)) = (over, limit_of(own, policy)) {
        let (over, limit) = (money(over, own.currency), money(limit, own.currency));
        found.push((Decision::Reduce, format!("{over} over the limit of {limit}")));
    }
    if own.broken() > 0 {
        let times = counted(own.broken(), "promise");
        let last = own.verdicts.last().is_some_and(|(.., verdict)| verdict.is_broken());
        let stops = policy.promises.stops_credit && last;
        let decision = if stops { Decision::Hold } else { Decision::Deposit };
        found.push((decision, format!("{times} not kept")));
    }
    let firmest = found.iter().map(|(decision, _)| *decision).min();
    found.lean_sort_by_key(|(decision, _)| *decision);
    (firmest, found.into_iter().map(|(_, words)| words).collect())
}

/// The limit of the file, else the usual one of the rules.
fn limit_of(own: &Standing<'_>, policy: &Policy) -> Option<Amount> {
    let usual = (policy.credit.usual_limit > 0)
        .then(|| Amount::new(rust_decimal::Decimal::from(policy.credit.usual_limit)));
    own.row.contact.credit_limit.or(usual)
}

/// The level whose notice says that credit has stopped.
const HOLD_LEVEL: &str = "credit_hold";

/// Why credit stays stopped below the day that stops it: the rules end the stop only when all is paid.
fn stopped_before(own: &Standing<'_>, policy: &Policy) -> Option<&'static str> {
    own.items.oldest_days()?;
    let told = own.case.done.iter().any(|done| done.level == HOLD_LEVEL);
    (policy.credit.resumes == Resume::Cleared && told)
        .then_some("credit was stopped, and something is still overdue")
}

/// The part of what is overdue that a deposit letter asks for.
fn deposit(own: &Standing<'_>, policy: &Policy) -> Amount {
    let part = own.items.net().max(0) * i128::from(policy.offer.part_pct.min(100)) / 100;
    Amount::from_minor(part, own.currency)
}

fn supply(line: &CreditLine) -> Supply {
    let overdue = line.overdue.is_positive();
    match (line.decision(), line.decided.is_some()) {
        (Some(Decision::Close), true) if !overdue => Supply::Prepay,
        (Some(Decision::Close | Decision::Hold), _) if overdue => Supply::Hold,
        (Some(Decision::Reduce | Decision::Deposit), true) => Supply::Prepay,
        (Some(_), _) if overdue || line.over.is_some() => Supply::Prepay,
        _ => Supply::Ok,
    }
}

/// The list for whoever sells, as a sheet: those who get nothing first.
pub fn supply_sheet(report: &CreditReport, as_of: NaiveDate) -> Sheet {
    let headings = [
        "Customer number",
        "Customer",
        "Salesperson",
        "New orders",
        "Until",
        "Currency",
        "Overdue",
        "Days past due",
        "Open",
        "Limit",
        "Over the limit",
        "Why",
        "As of",
    ];
    let number =
        |amount: Option<Amount>| amount.map_or(Cell::Empty, |own| Cell::Number(own.decimal()));
    let mut lines: Vec<&CreditLine> = report.lines.iter().collect();
    lines.lean_sort_by_key(|line| line.supply);
    let row = |line: &&CreditLine| {
        let why = match &line.decided {
            Some((on, _, reason)) => {
                let words = line.decision().map_or("credit as before", Decision::words);
                format!("{words}, decided on {}: {reason}", long_date(*on))
            }
            None => line.evidence.join("; "),
        };
        let code =
            if line.currency.is_stated() { line.currency.to_string() } else { String::new() };
        vec![
            Cell::text(line.customer_id.as_str()),
            Cell::text(line.name.as_str()),
            Cell::text(line.salesperson.as_str()),
            Cell::text(line.supply.word()),
            Cell::text(line.release()),
            Cell::text(code),
            number(Some(line.overdue)),
            Cell::whole(i64::from(line.oldest_days)),
            number(Some(line.open)),
            number(line.limit),
            number(line.over),
            Cell::text(why),
            Cell::Date(as_of),
        ]
    };
    Sheet {
        name: "Stop supply".to_owned(),
        headings: headings.map(str::to_owned).to_vec(),
        rows: lines.iter().map(row).collect(),
    }
}
