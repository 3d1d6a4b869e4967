//! What a policy does today: how many customers and how much money each rule touches. Two policies
//! side by side show what adopting one would change. Amounts stay in their currency.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::analysis::balance::open_at;
use crate::collect::case::Cases;
use crate::collect::log::CaseLog;
use crate::collect::order::{OrderTerms, next_order};
use crate::collect::reason::Reason;
use crate::collect::today::{Standing, letter_facts, standings, today};
use crate::domain::ledger::kind_of;
use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger, to_u32};
use crate::letters::{ExclusionReason, LetterInputs, LetterRun, overview};
use crate::policy::{Policy, RiskClass, Tone};

/// Two policies side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PolicyEffect {
    /// Rule by rule.
    pub lines: Vec<EffectLine>,
    /// What is past due beside the ceiling of the new policy, per currency.
    pub ceilings: Vec<CeilingLine>,
    /// Whoever collects under the new policy is also a salesperson of the file, and the rules keep
    /// the two apart.
    pub collector_sells: bool,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffectLine {
    /// Its name in test ids.
    pub key: String,
    /// What it does, for people.
    pub label: String,
    /// Under the policy in force.
    pub before: Touched,
    /// Under the other one.
    pub after: Touched,
}

/// Whom a rule touches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// Customers, each once.
    pub customers: u32,
    /// What it is about, per currency, those with most documents first; without zeros.
    pub amounts: Vec<(Currency, Amount)>,
}

/// What is past due in one currency, beside the ceiling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CeilingLine {
    /// Currency of the amounts.
    pub currency: Currency,
    /// Invoices past due.
    pub invoices: u32,
    /// What they come to, disputed ones included, credits not deducted.
    pub past_due: Amount,
    /// Positive open items.
    pub open: Amount,
    /// The ceiling that is exceeded, in words; empty = none is, or none is set.
    pub exceeded: String,
}

/// What is gathered of one policy: rule by rule, in a fixed order.
struct Gathered<'a> {
    ledger: &'a Ledger,
    lines: Vec<Gathering>,
}

/// One rule while it is counted: key, label, customers, amounts.
type Gathering = (&'static str, String, BTreeSet<u32>, BTreeMap<Currency, Amount>);

/// Compares two policies. `before` and `after` come each with the analysis of its own offender rule.
pub fn effect(
    ledger: &Ledger,
    before: (&Policy, &Analysis),
    after: (&Policy, &Analysis),
    log: &CaseLog,
) -> PolicyEffect {
    let (old, new) = (gather(ledger, before, log), gather(ledger, after, log));
    let order = ledger.currencies();
    let lines = old.lines.into_iter().zip(new.lines).map(|(old, new)| EffectLine {
        key: new.0.to_owned(),
        label: new.1,
        before: touched(&old.2, &old.3, &order),
        after: touched(&new.2, &new.3, &order),
    });
    PolicyEffect {
        lines: lines.collect(),
        ceilings: ceilings(ledger, after.0, after.1),
        collector_sells: collector_sells(ledger, after.0),
    }
}

fn touched(
    customers: &BTreeSet<u32>,
    amounts: &BTreeMap<Currency, Amount>,
    order: &[Currency],
) -> Touched {
    let of = |currency: &Currency| {
        let amount = *amounts.get(currency)?;
        (!amount.is_zero()).then_some((*currency, amount))
    };
    Touched { customers: to_u32(customers.len()), amounts: order.iter().filter_map(of).collect() }
}

impl Gathered<'_> {
    fn line(&mut self, key: &'static str, label: impl Into<String>) {
        self.lines.push((key, label.into(), BTreeSet::new(), BTreeMap::new()));
    }

    fn touch(&mut self, key: &str, account: u32, amount: Amount) {
        let Some(found) = self.ledger.accounts().get(account as usize) else { return };
        if let Some((_, _, customers, amounts)) = self.lines.iter_mut().find(|line| line.0 == key) {
            customers.insert(found.customer);
            *amounts.entry(found.currency).or_default() += amount;
        }
    }
}

const fn tone_key(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "tone_friendly",
        Tone::Direct => "tone_direct",
        Tone::Firm => "tone_firm",
        Tone::Urgent => "tone_urgent",
        Tone::Final => "tone_final",
    }
}

const fn class_key(class: RiskClass) -> &'static str {
    match class {
        RiskClass::Low => "risk_low",
        RiskClass::Medium => "risk_medium",
        RiskClass::High => "risk_high",
        RiskClass::New => "risk_new",
    }
}

fn empty(ledger: &Ledger) -> Gathered<'_> {
    let mut all = Gathered { ledger, lines: Vec::new() };
    all.line("terms", "Open invoices with longer terms than usual");
    all.line("today", "On the list of the day");
    all.line("first_contact", "Of them past due without any contact");
    for tone in Tone::ALL {
        all.line(tone_key(tone), format!("{} reminder", tone.word()));
    }
    all.line("minimum_letter", "Too small for a reminder");
    all.line("deposits", "Part of the price first");
    all.line("credit_limit", "Above the credit limit");
    all.line("up_front", "Money up front");
    all.line("credit_hold", "Credit stopped");
    all.line("offender", "Repeat offender");
    for class in RiskClass::ALL {
        all.line(class_key(class), class.word());
    }
    all.line("disputes", "Left in peace because of a complaint");
    all.line("hand_over", "Ripe to be handed over");
    all.line("hand_over_minimum", "Late enough, but too small to be handed over");
    all.line("interest", "Past due and bears interest or fees");
    all
}

fn gather<'a>(
    ledger: &'a Ledger,
    (policy, analysis): (&Policy, &Analysis),
    log: &CaseLog,
) -> Gathered<'a> {
    let mut all = empty(ledger);
    let cases = Cases::new(log, analysis.config().as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    for own in &standings {
        standing(&mut all, own, policy);
    }
    let list = today(ledger, analysis, policy, log);
    for item in &list.items {
        all.touch("today", item.account, item.priority.amount);
        if matches!(item.reason, Reason::NoContactYet { .. }) {
            all.touch("first_contact", item.account, item.priority.amount);
        }
    }
    for waits in &list.waiting {
        if waits.reason == ExclusionReason::DisputeOpen {
            all.touch("disputes", waits.account, waits.overdue);
        }
    }
    letters(&mut all, ledger, policy, analysis, log);
    long_terms(&mut all, ledger, policy, analysis);
    all
}

fn standing(all: &mut Gathered<'_>, own: &Standing<'_>, policy: &Policy) {
    let account = own.row.account;
    let open = Amount::from_minor(own.items.net_open, own.currency);
    let overdue = Amount::from_minor(own.items.net().max(0), own.currency);
    if own.items.net_open > 0 {
        all.touch(class_key(own.risk.class), account, open);
        let key = match next_order(own, policy).terms {
            OrderTerms::Credit => None,
            OrderTerms::Deposit(_) => Some("deposits"),
            OrderTerms::OverLimit => Some("credit_limit"),
            OrderTerms::UpFront => Some("up_front"),
            OrderTerms::Stopped => Some("credit_hold"),
        };
        if let Some(key) = key {
            all.touch(key, account, open);
        }
    }
    if own.row.offender.is_some() {
        all.touch("offender", account, open);
    }
    let Some(days) = own.items.oldest_days() else { return };
    if days.unsigned_abs() >= policy.hand_over_day && overdue.is_positive() {
        let least = Amount::new(rust_decimal::Decimal::from(policy.hand_over_minimum));
        let key = if overdue < least { "hand_over_minimum" } else { "hand_over" };
        all.touch(key, account, overdue);
    }
    let spared = policy.payment_plans.no_fee_for_hardship && own.is_in_hardship();
    if policy.interest.in_force() && !spared && overdue.is_positive() {
        all.touch("interest", account, overdue);
    }
}

fn letters(
    all: &mut Gathered<'_>,
    ledger: &Ledger,
    policy: &Policy,
    analysis: &Analysis,
    log: &CaseLog,
) {
    let case = letter_facts(ledger, analysis, policy, log);
    let run = LetterRun::default();
    let config = analysis.config();
    let found = overview(&LetterInputs { ledger, config, policy, run: &run, case: &case });
    for entry in &found.going_out {
        let tone =
            Tone::ALL.into_iter().find(|tone| crate::letters::LetterKind::of(*tone) == entry.kind);
        if let Some(tone) = tone {
            all.touch(tone_key(tone), entry.account, entry.due);
        }
    }
    for out in &found.left_out {
        if out.reason == ExclusionReason::UnderMinimum {
            all.touch("minimum_letter", out.account, out.overdue);
        }
    }
}

/// Open invoices whose due date is further from their date than the usual terms.
fn long_terms(all: &mut Gathered<'_>, ledger: &Ledger, policy: &Policy, analysis: &Analysis) {
    let columns = ledger.columns();
    let as_of = Day::from(analysis.config().as_of);
    let usual = i64::from(policy.terms.net_days);
    for (i, &account) in columns.account.iter().enumerate() {
        let (Some(&issued), Some(&due)) = (columns.invoice_date.get(i), columns.due_date.get(i))
        else {
            continue;
        };
        if !issued.is_some() || !due.is_some() || i64::from(due.days_since(issued)) <= usual {
            continue;
        }
        let invoice = columns.flags.get(i).is_some_and(|f| kind_of(*f) == DocumentKind::Invoice);
        let Some(open) = open_at(&columns, i, as_of).filter(|open| invoice && *open > 0) else {
            continue;
        };
        if let Some(found) = ledger.accounts().get(account as usize) {
            all.touch("terms", account, Amount::from_minor(i128::from(open), found.currency));
        }
    }
}

pub(super) fn ceilings(ledger: &Ledger, policy: &Policy, analysis: &Analysis) -> Vec<CeilingLine> {
    let report = analysis.report(ledger);
    let of = |own: &crate::analysis::CurrencyReport| {
        let (mut past_due, mut open) = (Amount::ZERO, Amount::ZERO);
        let mut invoices = 0;
        let columns = ledger.columns();
        let as_of = Day::from(analysis.config().as_of);
        for (i, &account) in columns.account.iter().enumerate() {
            let here = ledger.accounts().get(account as usize);
            if here.is_none_or(|account| account.currency != own.currency) {
                continue;
            }
            let Some(minor) = open_at(&columns, i, as_of).filter(|open| *open > 0) else {
                continue;
            };
            let amount = Amount::from_minor(i128::from(minor), own.currency);
            open += amount;
            if crate::analysis::balance::days_past_due(&columns, i, as_of).is_some_and(|d| d > 0) {
                past_due += amount;
                invoices += 1;
            }
        }
        let exceeded = exceeded(policy, invoices, past_due, open);
        CeilingLine { currency: own.currency, invoices, past_due, open, exceeded }
    };
    report.currencies.iter().map(of).collect()
}

/// Which part of the ceiling is exceeded, in words.
fn exceeded(policy: &Policy, invoices: u32, past_due: Amount, open: Amount) -> String {
    let ceiling = policy.ceiling;
    let most = |part: u32| rust_decimal::Decimal::from(part);
    let share = open.decimal() * most(ceiling.share_pct);
    let hundredfold = past_due.decimal() * most(100);
    [
        (ceiling.invoices > 0 && invoices > ceiling.invoices)
            .then(|| format!("more than {} invoices", ceiling.invoices)),
        (ceiling.share_pct > 0 && hundredfold > share)
            .then(|| format!("more than {}% of what is open", ceiling.share_pct)),
        (ceiling.amount > 0 && past_due > Amount::new(most(ceiling.amount)))
            .then(|| format!("more than {}", ceiling.amount)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<String>>()
    .join(", ")
}

fn collector_sells(ledger: &Ledger, policy: &Policy) -> bool {
    let name = policy.people.receivables.trim().to_lowercase();
    policy.people.sales_apart
        && !name.is_empty()
        && ledger.customers().iter().any(|own| own.salesperson.trim().to_lowercase() == name)
}
