//! The list of the day: who to contact, why, how and by when, ranked; and who is left in peace,
//! and why. A function of the ledger, the rules and the log; the same whatever order the log is in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Contact, CustomerRow};
use crate::collect::case::{Case, Cases};
use crate::collect::days::{plus_days, working_days_after};
use crate::collect::items::{AccountItems, items};
use crate::collect::letters;
use crate::collect::log::{CaseLog, OpenThen, Promise, ReasonCode};
use crate::collect::priority::{Priority, priority};
use crate::collect::promise::{Verdict, judge};
use crate::collect::reason::Reason;
use crate::collect::risk::{Risk, Signs, risk};
use crate::collect::script::Situation;
use crate::collect::step::{Due, Reading};
use crate::collect::why_not_paid::{ReasonShare, why_not_paid};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, CustomerKey, Day, Ledger, to_u32};
use crate::letters::{CaseFacts, ExclusionReason};
use crate::policy::{Channel, Policy, RiskClass, Tone};

/// The list of the day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TodayReport {
    /// What to do, most pressing first; currencies with most documents first.
    pub items: Vec<TodayItem>,
    /// Who owes something overdue and is left in peace, and why.
    pub waiting: Vec<Waiting>,
    /// Who falls into which class of risk.
    pub classes: Vec<ClassSummary>,
    /// Entries of the log about customers that are not in the files.
    pub entries_elsewhere: u32,
    /// Why customers say they have not paid, most money first.
    pub reasons: Vec<ReasonShare>,
    /// Latest entry of the files up to the as-of date, and its age in days, when that is more than the
    /// rules allow.
    pub stale: Option<(NaiveDate, u32)>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TodayItem {
    /// Which account.
    pub account: u32,
    /// The customer's name in the log.
    pub customer: CustomerKey,
    /// Name.
    pub name: String,
    /// How to reach the customer.
    pub contact: Contact,
    /// Currency of all amounts.
    pub currency: Currency,
    /// The level, by key; what goes into the log.
    pub level: String,
    /// The level's name.
    pub step: String,
    /// How.
    pub channel: Channel,
    /// How it sounds, where it has a tone.
    pub tone: Option<Tone>,
    /// Which text it uses; empty = none.
    pub template: String,
    /// Who of us does it.
    pub who: crate::policy::Who,
    /// Why.
    pub reason: Reason,
    /// By when.
    pub by: NaiveDate,
    /// Further levels that go along, by name: terms of business to a repeat offender.
    pub along: Vec<String>,
    /// The rank, with its parts.
    pub priority: Priority,
    /// The class of risk, and why.
    pub risk: Risk,
    /// The documents it is about, with what is asked for of each.
    pub documents: Vec<OpenThen>,
    /// Which script fits.
    pub situation: Situation,
    /// The date to name for payment; `None` where nothing is due yet.
    pub pay_by: Option<NaiveDate>,
}

/// Someone who is left in peace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Which account.
    pub account: u32,
    /// Name.
    pub name: String,
    /// Currency.
    pub currency: Currency,
    /// Overdue, disputed parts included.
    pub overdue: Amount,
    /// Why.
    pub reason: ExclusionReason,
}

/// The customers of one class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassSummary {
    /// Which class.
    pub class: RiskClass,
    /// Accounts with an open balance in it.
    pub accounts: u32,
    /// What they owe, per currency.
    pub open: Vec<(Currency, Amount)>,
    /// The first of them by name with why they are in it; at most 50.
    pub examples: Vec<(String, String)>,
}

/// Names shown of each class.
pub(super) const PREVIEWED: usize = 50;

/// Everything known about one account on the day.
#[derive(Clone, Debug)]
pub(super) struct Standing<'a> {
    pub(super) key: CustomerKey,
    pub(super) currency: Currency,
    pub(super) row: CustomerRow,
    pub(super) case: Case<'a>,
    pub(super) items: AccountItems,
    pub(super) verdicts: Vec<(NaiveDate, &'a Promise, Verdict)>,
    pub(super) risk: Risk,
}

impl Standing<'_> {
    /// Promises broken or kept in part.
    pub(super) fn broken(&self) -> u32 {
        to_u32(self.verdicts.iter().filter(|(.., verdict)| verdict.is_broken()).count())
    }

    /// The latest promise, when it was broken and nobody was in touch since.
    fn freshly_broken(&self) -> Option<&Promise> {
        let (_, promise, verdict) = self.verdicts.last()?;
        let answered = self.case.last_contact().is_some_and(|last| last > promise.by);
        (verdict.is_broken() && !answered).then_some(*promise)
    }

    fn running(&self) -> Option<NaiveDate> {
        let (_, promise, verdict) = self.verdicts.last()?;
        (*verdict == Verdict::Running).then_some(promise.by)
    }

    /// It said openly that money is short, or pays by a plan.
    pub(super) fn is_in_hardship(&self) -> bool {
        self.case.reason == Some(ReasonCode::Cash) || self.case.plan.is_some()
    }

    /// Overdue, disputed parts included.
    pub(super) fn overdue(&self) -> Amount {
        Amount::from_minor(self.items.chased + self.items.disputed, self.currency)
    }
}

/// Reads all accounts with something open, or with something in the log.
pub(super) fn standings<'a>(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    cases: &Cases<'a>,
) -> (Vec<Standing<'a>>, CaseFacts) {
    let as_of = analysis.config().as_of;
    let (all, facts) = items(ledger, cases, as_of);
    let rows = all.into_iter().zip(0..).filter_map(|(items, idx)| {
        let account = ledger.accounts().get(idx as usize)?;
        let key = ledger.customers().get(account.customer as usize)?.key();
        if items.net_open == 0 && items.chased == 0 && items.all.is_empty() {
            return None;
        }
        let row = analysis.customer_row(ledger, idx)?;
        let case = cases.case(&key, account.currency);
        let grace = policy.contact.promise_grace_days;
        let verdicts: Vec<_> = case
            .promises
            .iter()
            .map(|made| {
                let verdict = judge(made, ledger, &items, account.currency, as_of, grace);
                (made.date, made.promise, verdict)
            })
            .collect();
        let broken = verdicts.iter().filter(|(.., verdict)| verdict.is_broken()).count();
        let signs = Signs {
            by_hand: case.class,
            broken_promises: to_u32(broken),
            oldest_days: items.oldest_days(),
            has_history: ledger.has_history(),
        };
        let risk = risk(&row, &signs, &policy.risk);
        Some(Standing { key, currency: account.currency, row, case, items, verdicts, risk })
    });
    (rows.collect(), facts)
}

/// What the log says to the letters: whom to leave in peace, what is disputed, what may be later.
pub fn letter_facts(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> CaseFacts {
    if log.is_empty() {
        return CaseFacts::default();
    }
    let as_of = analysis.config().as_of;
    let cases = Cases::new(log, as_of);
    let (standings, mut facts) = standings(ledger, analysis, policy, &cases);
    for own in &standings {
        let soon = || letters::too_soon(own, policy, as_of);
        if let Some(reason) = paused(own, ledger, policy, as_of).or_else(soon) {
            facts.paused.insert(own.row.account, reason);
        }
        if policy.payment_plans.no_fee_for_hardship && own.is_in_hardship() {
            facts.no_charges.insert(own.row.account);
        }
        if let Some(agreed) = letters::agreed(own, as_of) {
            facts.accounts.insert(own.row.account, agreed);
        }
    }
    facts
}

/// The list for the as-of date of the analysis.
pub fn today(ledger: &Ledger, analysis: &Analysis, policy: &Policy, log: &CaseLog) -> TodayReport {
    let as_of = analysis.config().as_of;
    let cases = Cases::new(log, as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let mut report = TodayReport {
        entries_elsewhere: to_u32(cases.without_customer(ledger)),
        classes: classes(&standings),
        stale: stale(ledger, policy, as_of),
        reasons: why_not_paid(&standings, &ledger.currencies()),
        ..TodayReport::default()
    };
    for own in &standings {
        match outcome(own, ledger, policy, as_of) {
            Outcome::ToDo(item) => report.items.push(*item),
            Outcome::Waits(reason) => report.waiting.push(Waiting {
                account: own.row.account,
                name: own.row.name.clone(),
                currency: own.currency,
                overdue: own.overdue(),
                reason,
            }),
            Outcome::Nothing => {}
        }
    }
    let ranks = ledger.currencies();
    let rank = |currency: Currency| ranks.iter().position(|own| *own == currency);
    report.items.lean_sort_by(|a, b| {
        let tier = |item: &TodayItem| item.reason.tier();
        (rank(a.currency), tier(a), b.priority.score, &a.name, a.account).cmp(&(
            rank(b.currency),
            tier(b),
            a.priority.score,
            &b.name,
            b.account,
        ))
    });
    report.waiting.lean_sort_by(|a, b| {
        (rank(a.currency), b.overdue, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.overdue,
            &b.name,
            b.account,
        ))
    });
    report
}

/// The latest invoice or payment, when it is older than the rules allow.
fn stale(ledger: &Ledger, policy: &Policy, as_of: NaiveDate) -> Option<(NaiveDate, u32)> {
    let columns = ledger.columns();
    let day = Day::from(as_of);
    let dates = columns.invoice_date.iter().chain(columns.paid_date.iter());
    let latest = dates.copied().filter(|own| own.is_some() && *own <= day).max()?;
    let days = day.days_since(latest).max(0).unsigned_abs();
    (days > policy.letters.data_max_age_days).then_some((latest.to_date()?, days))
}

enum Outcome {
    ToDo(Box<TodayItem>),
    Waits(ExclusionReason),
    Nothing,
}

/// What is due of one account, or why nothing is.
pub(super) fn step_of(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> (Option<TodayItem>, Option<ExclusionReason>) {
    match outcome(own, ledger, policy, as_of) {
        Outcome::ToDo(item) => (Some(*item), None),
        Outcome::Waits(reason) => (None, Some(reason)),
        Outcome::Nothing => (None, None),
    }
}

/// What comes of one account.
fn outcome(own: &Standing<'_>, ledger: &Ledger, policy: &Policy, as_of: NaiveDate) -> Outcome {
    use crate::collect::own_step as made;
    let waits =
        |reason| if own.overdue().is_zero() { Outcome::Nothing } else { Outcome::Waits(reason) };
    if let Some(reason) = paused(own, ledger, policy, as_of) {
        return waits(reason);
    }
    let to_do =
        |due: &Due<'_>, reason| Outcome::ToDo(Box::new(item(own, due, reason, policy, as_of)));
    if own.items.net_open <= 0 && own.items.net() <= 0 {
        return waits(ExclusionReason::CreditsCoverIt);
    }
    let all = own.items.items.iter().filter(|item| item.days > 0);
    let all: Vec<String> = all.map(|item| item.number.clone()).collect();
    if let Some(promise) = own.freshly_broken()
        && own.items.net() > 0
    {
        let level = made::broken_promise(own.broken(), policy.promises);
        let reason = Reason::BrokenPromise { by: promise.by };
        return to_do(&made::due(&level, as_of, own.items.oldest_days(), all), reason);
    }
    if let Some(due_on) = crate::collect::instalments::breach(own, ledger, policy, as_of) {
        let level = made::plan_breach();
        let reason = Reason::PlanBroken { due: due_on };
        return to_do(&made::due(&level, as_of, own.items.oldest_days(), all), reason);
    }
    if let Some((on, text)) = own.case.next {
        let level = made::next_action();
        let reason = Reason::Planned { on, text: text.to_owned() };
        return to_do(&made::due(&level, on, own.items.oldest_days(), all), reason);
    }
    let revisit = own.case.disputes.values().filter_map(|(entered, dispute)| {
        let reply = policy.disputes.reply_working_days;
        let day = dispute
            .revisit
            .unwrap_or_else(|| working_days_after(&policy.working_days, *entered, reply));
        (day <= as_of).then(|| (day, dispute.document.clone()))
    });
    if let Some((day, document)) = revisit.min() {
        let level = made::revisit_dispute();
        let reason = Reason::DisputeRevisit { on: day, document: document.clone() };
        return to_do(&made::due(&level, day, own.items.oldest_days(), vec![document]), reason);
    }
    by_plan(own, policy, as_of)
}

/// What the plan of the customer's class says.
fn by_plan(own: &Standing<'_>, policy: &Policy, as_of: NaiveDate) -> Outcome {
    let waits =
        |reason| if own.overdue().is_zero() { Outcome::Nothing } else { Outcome::Waits(reason) };
    let Some(plan) = policy.plan(own.risk.class) else { return Outcome::Nothing };
    if own.items.is_disputed && !policy.disputes.chase_undisputed {
        return waits(ExclusionReason::DisputeOpen);
    }
    let is_offender = own.row.offender.is_some();
    let least = Amount::new(rust_decimal::Decimal::from(policy.hand_over_minimum));
    let may_hand_over = Amount::from_minor(own.items.net(), own.currency) >= least;
    let reading = Reading { policy, plan, case: &own.case, as_of, is_offender, may_hand_over };
    let mut others = reading.account_steps(&own.items);
    let by_invoice = reading.invoice_step(&own.items);
    let due = match by_invoice {
        Some(due) => due,
        None if own.items.chased == 0 && own.items.disputed > 0 && others.is_empty() => {
            return waits(ExclusionReason::AllDisputed);
        }
        None if others.is_empty() => {
            let is_ripe = own
                .items
                .oldest_days()
                .is_some_and(|days| i64::from(days) >= i64::from(policy.hand_over_day));
            let small = (is_ripe && !may_hand_over).then_some(ExclusionReason::UnderHandOver);
            return too_soon(own, policy, as_of).or(small).map_or(Outcome::Nothing, waits);
        }
        None => others.remove(0),
    };
    let asked = amount(own, &due);
    if asked <= Amount::ZERO {
        return waits(ExclusionReason::CreditsCoverIt);
    }
    let minimum = Amount::new(rust_decimal::Decimal::from(policy.minimum_letter_amount));
    if asked < minimum {
        return waits(ExclusionReason::UnderMinimum);
    }
    if let Some(reason) = too_soon(own, policy, as_of) {
        return waits(reason);
    }
    let reason = Reason::of(own, &due, as_of);
    let mut item = item(own, &due, reason, policy, as_of);
    item.along = others
        .iter()
        .map(|other| other.level.name.clone())
        .filter(|name| *name != item.step && due.days > 0 && !name.contains("Month"))
        .collect();
    Outcome::ToDo(Box::new(item))
}

/// What is asked for: what is due by the step, less credits; at the end of the month everything.
fn amount(own: &Standing<'_>, due: &Due<'_>) -> Amount {
    let minor = if due.level.trigger.days(&Policy::default()).is_none() {
        own.items.net_open - own.items.disputed
    } else if due.days > 0 {
        own.items.net()
    } else {
        let about = own.items.items.iter().filter(|item| due.documents.contains(&item.number));
        about.map(|item| i128::from(item.open)).sum::<i128>() + own.items.credits
    };
    Amount::from_minor(minor, own.currency)
}

fn item(
    own: &Standing<'_>,
    due: &Due<'_>,
    reason: Reason,
    policy: &Policy,
    as_of: NaiveDate,
) -> TodayItem {
    let level = due.level;
    let days = own.items.oldest_days().unwrap_or(due.days);
    let documents = own.items.items.iter().filter(|item| due.documents.contains(&item.number));
    let within = level.pay_within_days.unwrap_or(policy.pay_within_days);
    TodayItem {
        account: own.row.account,
        customer: own.key.clone(),
        name: own.row.name.clone(),
        contact: own.row.contact.clone(),
        currency: own.currency,
        level: level.key.clone(),
        step: level.name.clone(),
        channel: level.channel,
        tone: level.tone,
        template: level.template.clone(),
        who: level.who,
        situation: Situation::of(own, &reason),
        by: due.by,
        along: Vec::new(),
        priority: priority(amount(own, due), days, &own.row, own.broken()),
        risk: own.risk.clone(),
        documents: documents
            .map(|item| OpenThen {
                number: item.number.clone(),
                open: Amount::from_minor(i128::from(item.open), own.currency),
            })
            .collect(),
        pay_by: (due.days > 0)
            .then(|| crate::letters::format::pay_by(as_of, within, &policy.working_days)),
        reason,
    }
}

/// Why an account is left in peace whatever its plan says.
pub(super) fn paused(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Option<ExclusionReason> {
    if let Some((_, until)) = own.case.hold {
        return Some(ExclusionReason::OnHold { until });
    }
    if let Some(until) = own.running() {
        return Some(ExclusionReason::PromiseRunning { until });
    }
    if let Some(until) = crate::collect::instalments::running(own, ledger, policy, as_of) {
        return Some(ExclusionReason::PlanRunning { until });
    }
    let (on, _) = own.case.next?;
    (on > as_of).then_some(ExclusionReason::NextPlanned { on })
}

/// The last contact was too recent, or the date we named has not passed.
fn too_soon(own: &Standing<'_>, policy: &Policy, as_of: NaiveDate) -> Option<ExclusionReason> {
    let after_contact =
        own.case.last_contact().map(|last| plus_days(last, policy.contact.min_days_between));
    let after_pay_by = own.case.pay_by().map(|day| plus_days(day, 1));
    let after_try = own.case.unanswered.map(|day| plus_days(day, 1));
    let next = after_contact.max(after_pay_by).max(after_try)?;
    (next > as_of).then_some(ExclusionReason::JustContacted { next })
}

fn classes(standings: &[Standing<'_>]) -> Vec<ClassSummary> {
    RiskClass::ALL
        .map(|class| {
            let own: Vec<&Standing<'_>> = standings
                .iter()
                .filter(|own| own.risk.class == class && own.items.net_open > 0)
                .collect();
            let mut open: std::collections::BTreeMap<Currency, i128> =
                std::collections::BTreeMap::new();
            for one in &own {
                *open.entry(one.currency).or_default() += one.items.net_open;
            }
            let mut examples: Vec<(String, String)> =
                own.iter().map(|one| (one.row.name.clone(), one.risk.why.clone())).collect();
            examples.lean_sort();
            examples.truncate(PREVIEWED);
            ClassSummary {
                class,
                accounts: to_u32(own.len()),
                open: open
                    .into_iter()
                    .map(|(currency, minor)| (currency, Amount::from_minor(minor, currency)))
                    .collect(),
                examples,
            }
        })
        .to_vec()
}
