//! The entries of the log as sentences, for the timeline of a customer.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::log::{Contacted, Decision, Dispute, Event, Judgement, What};
use crate::documents::words::{counted, long_date};
use crate::domain::{Currency, to_u32};
use crate::letters::format::english_money as money;

/// One line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When.
    pub date: NaiveDate,
    /// What, without a full stop.
    pub words: String,
}

/// An entry as a line; amounts are in `currency`.
pub fn line(event: &Event, currency: Currency) -> Line {
    Line { date: event.date, words: words(&event.what, currency) }
}

#[expect(clippy::too_many_lines, reason = "one arm per kind of entry")]
fn words(what: &What, currency: Currency) -> String {
    match what {
        What::Contacted(contacted) => contact(contacted),
        What::LetterProduced(made) => {
            let until = made.pay_by.map(|day| format!(", to be paid by {}", long_date(day)));
            let sum = money(made.amount, currency);
            let level = made.level.replace(['_', '-'], " ");
            let level = if level.is_empty() { level } else { format!(" ({level})") };
            format!("{}{level} for {sum}{}", made.channel.word(), until.unwrap_or_default())
        }
        What::Promised(promise) => format!(
            "Promised {} by {}, by {}",
            money(promise.amount, currency),
            long_date(promise.by),
            promise.method.words()
        ),
        What::PromiseJudged(Judgement::Kept) => "Promise judged as kept".to_owned(),
        What::PromiseJudged(Judgement::Broken) => "Promise judged as broken".to_owned(),
        What::Disputed(own) => dispute(own, currency),
        What::DisputeClosed { document, outcome } => {
            with(&format!("Dispute about {document} settled"), outcome)
        }
        What::PlanAgreed(plan) => {
            let sum = plan.instalments.iter().map(|own| own.amount).sum();
            let count = counted(to_u32(plan.instalments.len()), "instalment");
            let parts = plan.instalments.iter();
            let parts: Vec<String> = parts
                .map(|own| format!("{} by {}", money(own.amount, currency), long_date(own.due)))
                .collect();
            with(&format!("Agreed on {count}, {} in all", money(sum, currency)), &parts.join(", "))
        }
        What::PlanEnded { reason } => with("Payment plan ended", reason),
        What::Held { reason, until: Some(day) } => {
            with(&format!("On hold until {}", long_date(*day)), reason)
        }
        What::Held { reason, until: None } => with("On hold", reason),
        What::HoldEnded => "Hold ended".to_owned(),
        What::Skipped { level, reason, until } => {
            let until = until.map(|day| format!(" until {}", long_date(day)));
            let level = level.replace('_', " ");
            with(&format!("Step left out ({level}){}", until.unwrap_or_default()), reason)
        }
        What::SkipEnded { level } => format!("Step done again ({})", level.replace('_', " ")),
        What::Extended { document, original, due } => {
            let before = original.map(|day| format!(" instead of {}", long_date(day)));
            format!("{document} may be paid by {}{}", long_date(*due), before.unwrap_or_default())
        }
        What::ExtensionEnded { document } => {
            format!("{document} is due on its own date again")
        }
        What::WrongContact { note } => with("Wrong contact", note),
        What::Noted { text } => text.clone(),
        What::NextAction { on, text } => {
            with(&format!("Next step planned for {}", long_date(*on)), text)
        }
        What::Classified { class: Some(class), reason } => with(class.word(), reason),
        What::CreditDecided(own) => {
            let words = own.decision.map_or("Credit as before", Decision::words);
            let amount = own.amount.map(|amount| format!(" ({})", money(amount, currency)));
            with(&format!("{words}{}", amount.unwrap_or_default()), &own.reason)
        }
        What::Classified { class: None, reason } => with("Risk class by the rules again", reason),
    }
}

fn contact(own: &Contacted) -> String {
    let reason = own.reason.map(|reason| format!(" ({})", reason.words().to_lowercase()));
    let outcome = own.outcome.words().to_lowercase();
    let head = format!("{}: {outcome}{}", own.channel.word(), reason.unwrap_or_default());
    with(&head, &own.note)
}

fn dispute(own: &Dispute, currency: Currency) -> String {
    let amount = own.amount.map(|amount| format!(" for {}", money(amount, currency)));
    let head = format!("{} ({}{})", own.reason.words(), own.document, amount.unwrap_or_default());
    let owner = own.owner.trim();
    let owner = (!owner.is_empty()).then(|| format!("{owner} looks after it"));
    let revisit = own.revisit.map(|day| format!("to be looked at on {}", long_date(day)));
    with(&head, &owner.into_iter().chain(revisit).collect::<Vec<_>>().join(", "))
}

fn with(head: &str, note: &str) -> String {
    if note.trim().is_empty() { head.to_owned() } else { format!("{head}: {}", note.trim()) }
}
