//! Who gets a letter: one pass over the ledger, then one decision per account.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::facts::Agreed;
use super::format::pay_by;
use super::kind::{LetterKind, Scope};
use super::known::{AccountFacts, ByAccount, Instalment, Promise, by_account};
use super::part::{Part as Asked, part_of as asked_for};
use super::{
    CaseFacts, ExclusionReason, LetterEntry, LetterExclusion, LetterInputs, LettersOverview, Tie,
};
use crate::analysis::Analysis;
use crate::analysis::balance::{days_past_due, open_at};
use crate::documents::Language;
use crate::domain::ledger::{Columns, is_disputed};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Customer, Day, Ledger, to_u32};

/// What a document is to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Overdue and not disputed.
    Chased {
        /// Days past due, at least 1.
        days: i32,
    },
    /// Disputed.
    Disputed {
        /// And overdue.
        overdue: bool,
    },
    /// Owed, not overdue, not disputed.
    Later {
        /// Days until it is due; `None` without a due date.
        days: Option<i32>,
    },
    /// Open to the customer's favor, whatever its date.
    Credit,
    /// An invoice paid in full.
    Paid {
        /// Days ago.
        days: i32,
    },
}

/// The parts document `i` plays and their amounts in minor units: its own, and what is disputed of
/// it when that is not all.
#[inline]
fn parts_of(
    columns: &Columns<'_>,
    i: usize,
    as_of: Day,
    case: &CaseFacts,
) -> [Option<(Part, i64)>; 2] {
    let alone = |part, minor| [Some((part, minor)), None];
    match asked_for(columns, i, as_of, case) {
        Some((Asked::Credit, open)) => return alone(Part::Credit, open),
        Some((Asked::Disputed, open)) => return alone(Part::Disputed { overdue: true }, open),
        Some((Asked::Chased { days, disputed }, open)) => {
            let rest = (disputed > 0).then_some((Part::Disputed { overdue: true }, disputed));
            return [Some((Part::Chased { days }, open)), rest];
        }
        None => {}
    }
    not_asked_for(columns, i, as_of, case).unwrap_or([None, None])
}

/// Paid in full, or open and not overdue.
fn not_asked_for(
    columns: &Columns<'_>,
    i: usize,
    as_of: Day,
    case: &CaseFacts,
) -> Option<[Option<(Part, i64)>; 2]> {
    let open = open_at(columns, i, as_of)?;
    if open == 0 {
        let (paid, total) = (*columns.paid_date.get(i)?, *columns.total.get(i)?);
        let days = as_of.days_since(paid.get()?);
        return (total > 0 && days >= 0).then_some([Some((Part::Paid { days }, total)), None]);
    }
    let fact = case.of_document(i);
    let days = match fact.and_then(|fact| fact.due.get()) {
        Some(due) => Some(as_of.days_since(due)),
        None => days_past_due(columns, i, as_of),
    };
    let marked = columns.flags.get(i).copied().is_some_and(is_disputed);
    let disputed = match fact.map_or(0, |fact| fact.disputed.clamp(0, open)) {
        0 if marked => open,
        disputed => disputed,
    };
    let later = Part::Later { days: days.map(|days| -days) };
    Some([
        Some((later, open - disputed)).filter(|(_, minor)| *minor > 0),
        Some((Part::Disputed { overdue: false }, disputed)).filter(|(_, minor)| *minor > 0),
    ])
}

/// An amount in minor units and how many documents it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) minor: i128,
    pub(super) count: u32,
}

impl Sum {
    fn add(&mut self, minor: i64) {
        self.minor += i128::from(minor);
        self.count += 1;
    }
}

/// An account's documents, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Overdue and not disputed.
    pub(super) chased: Sum,
    /// Days past due of the oldest of them.
    pub(super) oldest_days: i32,
    /// Disputed, and of that overdue.
    pub(super) disputed: Sum,
    pub(super) disputed_overdue: Sum,
    /// Not overdue; of that due soon.
    pub(super) later: Sum,
    pub(super) soon: Sum,
    /// Credits; negative or zero.
    pub(super) credits: Sum,
    /// Paid lately.
    pub(super) paid: Sum,
    /// Date of the latest payment in full.
    pub(super) last_paid: Day,
}

impl Tally {
    /// Adds a document; `soon` and `lately` are the rules' windows in days.
    #[inline]
    fn add(&mut self, part: Part, minor: i64, [soon, lately]: [i32; 2], as_of: Day) {
        match part {
            Part::Chased { days } => {
                self.chased.add(minor);
                self.oldest_days = self.oldest_days.max(days);
            }
            Part::Disputed { overdue } => {
                self.disputed.add(minor);
                if overdue {
                    self.disputed_overdue.add(minor);
                }
            }
            Part::Later { days } => {
                self.later.add(minor);
                if days.is_some_and(|days| days <= soon) {
                    self.soon.add(minor);
                }
            }
            Part::Credit => self.credits.add(minor),
            Part::Paid { days } => {
                let day = as_of.plus(-days);
                if !self.last_paid.is_some() || day > self.last_paid {
                    self.last_paid = day;
                }
                if days <= lately {
                    self.paid.add(minor);
                }
            }
        }
    }

    /// What a kind of letter asks for or states, and from how many invoices.
    pub(super) fn of(&self, scope: Scope) -> Sum {
        let (minor, count) = match scope {
            Scope::Overdue => (self.chased.minor + self.credits.minor, self.chased.count),
            Scope::Upcoming => (self.soon.minor + self.credits.minor, self.soon.count),
            Scope::Disputed => (self.disputed.minor, self.disputed.count),
            Scope::Open => {
                (self.open(), self.chased.count + self.disputed.count + self.later.count)
            }
            Scope::Paid => (self.paid.minor, self.paid.count),
        };
        Sum { minor, count }
    }

    /// Everything open, credits deducted.
    pub(super) fn open(&self) -> i128 {
        self.chased.minor + self.disputed.minor + self.later.minor + self.credits.minor
    }

    fn nothing_open(&self) -> bool {
        [self.chased, self.disputed, self.later, self.credits].iter().all(|sum| sum.count == 0)
    }
}

/// The tallies, and what else one pass shows.
#[derive(Debug)]
pub(super) struct Tallies {
    pub(super) accounts: Vec<Tally>,
    /// Latest entry up to the as-of date.
    pub(super) latest: Option<NaiveDate>,
}

/// What letters need of an account besides its tally.
pub(super) struct Chooser<'a> {
    inputs: LetterInputs<'a>,
    facts: ByAccount<'a>,
    offenders: Option<Vec<bool>>,
}

fn small(days: u32) -> i32 {
    days.min(100_000).cast_signed()
}

impl<'a> Chooser<'a> {
    pub(super) fn new(inputs: &LetterInputs<'a>) -> Self {
        let ledger = inputs.ledger;
        // Only the terms letter asks who is a repeat offender.
        let offenders = (inputs.run.kind == Some(LetterKind::Terms)).then(|| {
            let analysis = Analysis::new(ledger, inputs.config);
            let row = |idx| analysis.customer_row(ledger, idx);
            (0..to_u32(ledger.accounts().len()))
                .map(|idx| row(idx).is_some_and(|row| row.offender.is_some()))
                .collect()
        });
        Self { inputs: *inputs, facts: by_account(ledger, &inputs.run.facts), offenders }
    }

    pub(super) fn facts(&self, account: u32) -> Option<&'a AccountFacts> {
        self.facts.get(&account).copied()
    }

    /// What the log has of an account.
    pub(super) fn agreed(&self, account: u32) -> Option<&'a Agreed> {
        self.inputs.case.agreed(account)
    }

    /// The latest promise.
    pub(super) fn promise(&self, account: u32) -> Option<Promise> {
        let known = self.facts(account).and_then(|facts| facts.promise);
        known.or_else(|| self.agreed(account)?.promise)
    }

    /// The payments that were agreed; empty = none.
    pub(super) fn plan(&self, account: u32) -> &'a [Instalment] {
        let known = self.facts(account).map(|facts| facts.plan.as_slice());
        let known = known.filter(|plan| !plan.is_empty());
        let logged = || self.agreed(account).map(|agreed| agreed.plan.as_slice());
        known.or_else(logged).unwrap_or_default()
    }

    /// A document's parts, and what a complaint on file takes from them.
    pub(super) fn parts(&self, idx: u32, account: u32) -> [Option<(Part, i64)>; 2] {
        let columns = self.inputs.ledger.columns();
        let as_of = Day::from(self.inputs.config.as_of);
        let parts = parts_of(&columns, idx as usize, as_of, self.inputs.case);
        let [Some((part, open)), None] = parts else { return parts };
        let overdue = match part {
            Part::Chased { .. } => true,
            Part::Later { .. } => false,
            Part::Disputed { .. } | Part::Credit | Part::Paid { .. } => return parts,
        };
        let known = self.facts(account).filter(|facts| !facts.disputes.is_empty());
        let disputed = known.and_then(|facts| {
            let (_, number) = self.inputs.ledger.number(idx)?;
            facts.disputed(&String::from_utf8_lossy(number), open)
        });
        let Some(disputed) = disputed else { return parts };
        [
            Some((part, open - disputed)).filter(|(_, open)| *open > 0),
            Some((Part::Disputed { overdue }, disputed)).filter(|(_, open)| *open > 0),
        ]
    }

    /// The tally of every account, in one pass.
    pub(super) fn tallies(&self) -> Tallies {
        let ledger = self.inputs.ledger;
        let columns = ledger.columns();
        let as_of = Day::from(self.inputs.config.as_of);
        let rules = &self.inputs.policy.letters;
        let windows = [small(rules.courtesy_days), small(rules.thanks_days)];
        let mut accounts = vec![Tally::default(); ledger.accounts().len()];
        let mut latest = Day::NONE;
        for (i, &account) in columns.account.iter().enumerate() {
            let dates = [columns.invoice_date.get(i), columns.paid_date.get(i)];
            for &day in dates.into_iter().flatten() {
                if day.is_some() && day <= as_of && (!latest.is_some() || day > latest) {
                    latest = day;
                }
            }
            if let Some(tally) = accounts.get_mut(account as usize) {
                for (part, minor) in self.parts(to_u32(i), account).into_iter().flatten() {
                    tally.add(part, minor, windows, as_of);
                }
            }
        }
        Tallies { accounts, latest: latest.to_date() }
    }

    /// The kind of letter an account gets, or why it gets none; `None` when it has nothing open.
    pub(super) fn decide(
        &self,
        account: u32,
        tally: &Tally,
    ) -> Option<Result<LetterKind, ExclusionReason>> {
        let thanks = self.inputs.run.kind == Some(LetterKind::ThankYou);
        if tally.nothing_open() && !(thanks && tally.paid.count > 0) {
            return None;
        }
        Some(self.kind_for(account, tally).and_then(|kind| self.let_out(kind, account, tally)))
    }

    /// By what is there to say.
    #[expect(clippy::too_many_lines, reason = "one arm per kind of letter")]
    fn kind_for(&self, account: u32, tally: &Tally) -> Result<LetterKind, ExclusionReason> {
        use ExclusionReason as Why;
        let policy = self.inputs.policy;
        let Some(kind) = self.inputs.run.kind else {
            something_overdue(tally)?;
            let tone = policy.tone_for(i64::from(tally.oldest_days)).ok_or(Why::NotLateEnough)?;
            return Ok(LetterKind::of(tone));
        };
        let promise = self.promise(account);
        let holds = |yes: bool, why: Why| if yes { Ok(()) } else { Err(why) };
        let days = i64::from(tally.oldest_days);
        match kind {
            LetterKind::Courtesy => {
                holds(tally.chased.count == 0, Why::SomethingOverdue)?;
                holds(tally.soon.count > 0, Why::NothingUpcoming)?;
                holds(tally.of(Scope::Upcoming).minor > 0, Why::CreditsCoverIt)?;
            }
            LetterKind::ThankYou => {
                holds(tally.paid.count > 0, Why::NothingPaid)?;
                holds(tally.chased.count == 0, Why::SomethingOverdue)?;
            }
            LetterKind::DisputeReceived => holds(tally.disputed.count > 0, Why::NothingDisputed)?,
            LetterKind::StatementCover | LetterKind::BankChange => {}
            LetterKind::PromiseConfirmed => {
                holds(promise.is_some_and(|promise| !promise.broken), Why::NoPromise)?;
                something_overdue(tally)?;
            }
            LetterKind::PromiseBroken => {
                holds(promise.is_some_and(|promise| promise.broken), Why::NoPromise)?;
                something_overdue(tally)?;
            }
            LetterKind::PlanConfirmed => {
                holds(!self.plan(account).is_empty(), Why::NoPlan)?;
                something_overdue(tally)?;
            }
            LetterKind::Terms => {
                something_overdue(tally)?;
                let offender = self.offenders.as_ref().and_then(|all| all.get(account as usize));
                holds(offender == Some(&true), Why::NotAnOffender)?;
            }
            LetterKind::Hold | LetterKind::Deposit => {
                something_overdue(tally)?;
                holds(days >= i64::from(policy.credit_hold_from_days), Why::NotLateEnough)?;
            }
            LetterKind::FinalDemand => {
                something_overdue(tally)?;
                let last = policy.tones.iter().map(|step| step.from_days).max().unwrap_or(0);
                holds(days >= i64::from(last), Why::NotLateEnough)?;
            }
            LetterKind::HandOver => {
                something_overdue(tally)?;
                holds(days >= i64::from(policy.hand_over_day), Why::NotLateEnough)?;
                let least = self.minor(account, policy.hand_over_minimum);
                holds(tally.of(kind.scope()).minor >= least, Why::UnderHandOver)?;
            }
            LetterKind::Friendly
            | LetterKind::Direct
            | LetterKind::Firm
            | LetterKind::Urgent
            | LetterKind::Final
            | LetterKind::PlanOffer => something_overdue(tally)?,
        }
        Ok(kind)
    }

    /// By what else is known and by the rules.
    fn let_out(
        &self,
        kind: LetterKind,
        account: u32,
        tally: &Tally,
    ) -> Result<LetterKind, ExclusionReason> {
        let policy = self.inputs.policy;
        if kind.scope() == Scope::Overdue {
            let minimum = self.minor(account, policy.minimum_letter_amount);
            if tally.of(kind.scope()).minor < minimum {
                return Err(ExclusionReason::UnderMinimum);
            }
        }
        // Letters that ask for money wait for promises and pauses.
        if kind.asks() {
            if !policy.disputes.chase_undisputed && tally.disputed.count > 0 {
                return Err(ExclusionReason::DisputeOpen);
            }
            if let Some(reason) = self.inputs.case.pause_of(account) {
                return Err(reason);
            }
            if let Some(facts) = self.facts(account) {
                self.paced(kind, facts)?;
            }
            let most = policy.contact.max_contacts.max(1);
            let count = self.agreed(account).map_or(0, |agreed| agreed.reminders);
            if kind.is_reminder() && count >= most {
                return Err(ExclusionReason::RemindedEnough { count });
            }
        }
        if kind.is_legal() && !policy.letters.legal_reviewed {
            return Err(ExclusionReason::NotReviewed);
        }
        let customer = customer_of(self.inputs.ledger, account);
        if policy.letters.need_address && !customer.is_some_and(reachable) {
            return Err(ExclusionReason::NoAddress);
        }
        Ok(kind)
    }

    /// Major units of the account's currency in minor ones.
    fn minor(&self, account: u32, major: u32) -> i128 {
        let currency = self.inputs.ledger.accounts().get(account as usize).map(|a| a.currency);
        i128::from(major) * 10_i128.pow(currency.map_or(2, Currency::minor_digits))
    }

    /// Promises, holds and earlier contacts.
    fn paced(&self, kind: LetterKind, facts: &AccountFacts) -> Result<(), ExclusionReason> {
        let as_of = self.inputs.config.as_of;
        let limits = self.inputs.policy.contact;
        if let Some(hold) = &facts.hold
            && hold.until.is_none_or(|until| until >= as_of)
        {
            return Err(ExclusionReason::OnHold { until: hold.until });
        }
        if let Some(promise) = facts.promise
            && !promise.broken
            && promise.date >= as_of
        {
            return Err(ExclusionReason::PromiseRunning { until: promise.date });
        }
        let ahead = facts.plan.iter().map(|payment| payment.date).filter(|date| *date >= as_of);
        if let Some(until) = ahead.min() {
            return Err(ExclusionReason::PlanRunning { until });
        }
        let days = Days::new(u64::from(limits.min_days_between));
        let next = facts.last_contact.and_then(|on| on.checked_add_days(days));
        if let Some(next) = next.filter(|next| *next > as_of)
            && kind != LetterKind::PromiseBroken
        {
            return Err(ExclusionReason::JustContacted { next });
        }
        if kind.is_reminder() && facts.reminders >= limits.max_contacts.max(1) {
            return Err(ExclusionReason::RemindedEnough { count: facts.reminders });
        }
        Ok(())
    }

    /// The language of an account's letters: chosen, on file, by country, or the rules' own.
    pub(super) fn language(&self, account: u32) -> Language {
        let on_file = self.facts(account).and_then(|facts| facts.language);
        let country = || {
            let customer = customer_of(self.inputs.ledger, account)?;
            Language::of_country(&customer.country)
        };
        let chosen = self.inputs.run.language.or(on_file).or_else(country);
        chosen.unwrap_or(self.inputs.policy.letters.language)
    }
}

/// Something overdue is left after complaints and credits.
fn something_overdue(tally: &Tally) -> Result<(), ExclusionReason> {
    if tally.chased.count == 0 {
        return Err(if tally.disputed_overdue.count == 0 {
            ExclusionReason::NothingOverdue
        } else {
            ExclusionReason::AllDisputed
        });
    }
    if tally.of(Scope::Overdue).minor <= 0 {
        return Err(ExclusionReason::CreditsCoverIt);
    }
    Ok(())
}

pub(super) fn customer_of(ledger: &Ledger, account: u32) -> Option<&Customer> {
    ledger.customers().get(ledger.accounts().get(account as usize)?.customer as usize)
}

/// There is an e-mail or a postal address.
pub(super) fn reachable(customer: &Customer) -> bool {
    !customer.email.trim().is_empty() || customer.address.iter().any(|line| !line.trim().is_empty())
}

/// Who gets a letter and who does not: currencies with most documents first, then the largest
/// amount, then the name.
pub fn overview(inputs: &LetterInputs<'_>) -> LettersOverview {
    let chooser = Chooser::new(inputs);
    overview_of(inputs, &chooser, &chooser.tallies())
}

/// [`overview`], from tallies already made.
pub(super) fn overview_of(
    inputs: &LetterInputs<'_>,
    chooser: &Chooser<'_>,
    tallies: &Tallies,
) -> LettersOverview {
    let ledger = inputs.ledger;
    let mut overview = LettersOverview { data_date: tallies.latest, ..LettersOverview::default() };
    let mut ties = Ties::new(inputs);
    for (idx, (account, tally)) in ledger.accounts().iter().zip(&tallies.accounts).enumerate() {
        let Some(customer) = ledger.customers().get(account.customer as usize) else { continue };
        let (idx, currency, name) = (to_u32(idx), account.currency, customer.name.clone());
        let decision = chooser.decide(idx, tally);
        ties.add(currency, tally, matches!(decision, Some(Ok(_))));
        match decision {
            None => overview.settled += 1,
            Some(Ok(kind)) => {
                let sum = tally.of(kind.scope());
                overview.going_out.push(LetterEntry {
                    account: idx,
                    name,
                    email: customer.email.clone(),
                    reachable: reachable(customer),
                    currency,
                    kind,
                    language: chooser.language(idx),
                    oldest_days_past_due: tally.oldest_days,
                    due: Amount::from_minor(sum.minor, currency),
                    invoices: sum.count,
                    last_letter: chooser.agreed(idx).and_then(|agreed| agreed.last_letter),
                });
            }
            Some(Err(reason)) => {
                let disputed = reason == ExclusionReason::AllDisputed;
                let sum = if disputed { tally.disputed_overdue } else { tally.chased };
                overview.left_out.push(LetterExclusion {
                    account: idx,
                    name,
                    currency,
                    overdue: Amount::from_minor(sum.minor, currency),
                    reason,
                });
            }
        }
    }
    sort(ledger, &mut overview);
    for entry in &overview.going_out {
        match overview.totals.last_mut() {
            Some((currency, sum)) if *currency == entry.currency => *sum += entry.due,
            _ => overview.totals.push((entry.currency, entry.due)),
        }
    }
    overview.ties = ties.done();
    let age = overview.data_date.map(|date| (inputs.config.as_of - date).num_days());
    let allowed = i64::from(inputs.policy.letters.data_max_age_days);
    overview.stale_days = age.filter(|age| *age > allowed).and_then(|age| u32::try_from(age).ok());
    let working = &inputs.policy.working_days;
    let by = pay_by(inputs.config.as_of, inputs.policy.pay_within_days, working);
    overview.beyond_calendar = working.is_working(by).is_err();
    overview
}

fn sort(ledger: &Ledger, overview: &mut LettersOverview) {
    let ranks: BTreeMap<Currency, usize> =
        ledger.currencies().into_iter().enumerate().map(|(rank, c)| (c, rank)).collect();
    let rank = |currency: Currency| ranks.get(&currency).copied().unwrap_or(usize::MAX);
    overview.going_out.lean_sort_by(|a, b| {
        (rank(a.currency), b.due, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.due,
            &b.name,
            b.account,
        ))
    });
    overview.left_out.lean_sort_by(|a, b| {
        (rank(a.currency), b.overdue, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.overdue,
            &b.name,
            b.account,
        ))
    });
}

/// The proof that nothing overdue is lost on the way to the letters, in minor units.
struct Ties {
    wanted: bool,
    sums: BTreeMap<Currency, [i128; 4]>,
    order: Vec<Currency>,
}

impl Ties {
    fn new(inputs: &LetterInputs<'_>) -> Self {
        let kind = inputs.run.kind;
        Self {
            wanted: kind.is_none_or(|kind| kind.scope() == Scope::Overdue),
            sums: BTreeMap::new(),
            order: inputs.ledger.currencies(),
        }
    }

    fn add(&mut self, currency: Currency, tally: &Tally, goes_out: bool) {
        let [overdue, disputed, left_out, credits] = self.sums.entry(currency).or_default();
        *overdue += tally.chased.minor + tally.disputed_overdue.minor;
        *disputed += tally.disputed_overdue.minor;
        if goes_out {
            *credits -= tally.credits.minor;
        } else {
            *left_out += tally.chased.minor;
        }
    }

    fn done(self) -> Vec<Tie> {
        let of = |currency: Currency| {
            let [overdue, disputed, left_out, credits] = *self.sums.get(&currency)?;
            let amount = |minor| Amount::from_minor(minor, currency);
            (overdue != 0).then(|| Tie {
                currency,
                overdue: amount(overdue),
                disputed: amount(disputed),
                left_out: amount(left_out),
                credits: amount(credits),
                asked: amount(overdue - disputed - left_out - credits),
            })
        };
        if self.wanted { self.order.iter().filter_map(|c| of(*c)).collect() } else { Vec::new() }
    }
}
