//! Between the log and the letters: what the letters may know of an account, and the entries that say
//! that letters went out.
//!
//! Letters of the as-of date itself hold nobody back: the same run can be made again on its day, byte
//! for byte. From the next day on they count.

use chrono::NaiveDate;

use crate::collect::days::plus_days;
use crate::collect::log::{Decision, Event, Produced, What};
use crate::collect::promise::Verdict;
use crate::collect::today::Standing;
use crate::domain::Ledger;
use crate::letters::{Agreed, ExclusionReason, Instalment, LetterKind, LetterText, Promise};
use crate::policy::{Channel, Level, Plan, Policy};

/// The last contact was too recent for a letter, or the date we named has not passed.
pub(super) fn too_soon(
    own: &Standing<'_>,
    policy: &Policy,
    as_of: NaiveDate,
) -> Option<ExclusionReason> {
    let counts = own.case.done.iter().filter(|done| !(done.is_letter && done.date == as_of));
    let between = policy.contact.min_days_between;
    let after_contact = counts.map(|done| plus_days(done.date, between)).max();
    let before = own.case.letters.iter().filter(|(date, _)| *date < as_of);
    let after_pay_by = before.filter_map(|(_, letter)| letter.pay_by).max();
    let after_try = own.case.unanswered.map(|day| plus_days(day, 1));
    let next = after_contact.max(after_pay_by.map(|day| plus_days(day, 1))).max(after_try)?;
    (next > as_of).then_some(ExclusionReason::JustContacted { next })
}

/// What the letters may know of an account; `None` = nothing.
pub(super) fn agreed(own: &Standing<'_>, as_of: NaiveDate) -> Option<Agreed> {
    let promise = own.verdicts.last().and_then(|(_, promise, verdict)| {
        let broken = verdict.is_broken();
        let stands = broken || matches!(verdict, Verdict::Running | Verdict::Unknown);
        stands.then_some(Promise { date: promise.by, amount: Some(promise.amount), broken })
    });
    let plan = own.case.plan.map(|(_, plan)| plan.instalments.as_slice()).unwrap_or_default();
    let open = |number: &String| own.items.items.iter().any(|item| item.number == *number);
    let reminders = own.case.letters.iter().filter(|(date, letter)| {
        *date < as_of && letter.pay_by.is_some() && letter.documents.iter().any(open)
    });
    let disputes = own.case.disputes.values();
    let found = Agreed {
        promise,
        plan: plan.iter().map(|own| Instalment { date: own.due, amount: own.amount }).collect(),
        reminders: crate::domain::to_u32(reminders.count()),
        last_letter: own.case.letters.iter().map(|(date, _)| *date).max(),
        deposit: own.case.credit.and_then(|(_, decided)| {
            decided.amount.filter(|_| decided.decision == Some(Decision::Deposit))
        }),
        disputes: disputes.map(|(_, own)| (own.document.clone(), own.revisit)).collect(),
    };
    (found != Agreed::default()).then_some(found)
}

/// The entries that say that these letters went out, each about its own invoices only.
pub fn letters_sent<'a>(
    ledger: &Ledger,
    policy: &Policy,
    letters: impl IntoIterator<Item = &'a LetterText>,
) -> Vec<Event> {
    let entry = |letter: &LetterText| {
        let account = ledger.accounts().get(letter.account as usize)?;
        let customer = ledger.customers().get(account.customer as usize)?.key();
        let invoices = letter.lines.iter().filter(|line| !line.credit && !line.number.is_empty());
        let produced = Produced {
            level: level_of(policy, letter.kind),
            channel: if letter.email.trim().is_empty() { Channel::Letter } else { Channel::Email },
            documents: invoices.map(|line| line.number.clone()).collect(),
            amount: letter.due,
            pay_by: letter.kind.asks().then_some(letter.pay_by),
        };
        Some(Event {
            date: letter.date,
            nth: 0,
            customer,
            currency: Some(account.currency),
            what: What::LetterProduced(produced),
        })
    };
    letters.into_iter().filter_map(entry).collect()
}

/// The level of the plans that a kind of letter is: the one with its text, or the firmest reminder
/// that is no firmer; else the kind itself, which is no step of a plan.
fn level_of(policy: &Policy, kind: LetterKind) -> String {
    let kind = if kind == LetterKind::FinalDemand { LetterKind::Final } else { kind };
    let levels = || policy.plans.iter().flat_map(|plan: &Plan| &plan.levels);
    let is_text = |level: &&Level| LetterKind::of_template(&level.template) == Some(kind);
    let tone = kind.tone();
    let milder = levels().filter(|level| level.channel.is_written() && level.tone.is_some());
    let by_tone = milder.filter(|level| {
        level.tone <= tone
            && LetterKind::of_template(&level.template).is_some_and(LetterKind::is_reminder)
    });
    let found = levels().find(is_text).or_else(|| {
        tone?;
        by_tone.max_by_key(|level| level.tone)
    });
    found.map_or_else(|| kind.key().to_owned(), |level| level.key.clone())
}
