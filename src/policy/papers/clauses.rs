//! Clauses for contracts, with a page of notes for the user before them.

use rust_decimal::Decimal;

use super::frame::Frame;
use super::law_notes::{notes, statute};
use super::sheet::deposit;
use crate::documents::words::put;
use crate::documents::{Block, Column, Document, Run, Table};
use crate::domain::{Amount, Currency};
use crate::law::{ClaimBasis, Rate, RatePeriod};
use crate::policy::{Resume, RiskClass};

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let words = &frame.words.clauses;
    let mut blocks = vec![Block::heading(1, frame.words.notes.heading)];
    blocks.push(Block::Paragraph(vec![Run::bold(frame.words.notes.leave_out)]));
    blocks.extend(notes(frame));
    blocks.push(Block::PageBreak);
    blocks.extend(frame.head(words.title, Vec::new()));
    if !frame.policy.letters.legal_reviewed {
        blocks.push(Block::Paragraph(vec![Run::bold(frame.words.draft_note)]));
    }
    let all = clauses(frame);
    for (at, (title, text)) in all.iter().filter(|(_, text)| !text.is_empty()).enumerate() {
        blocks.push(Block::heading(2, format!("{}. {title}", at + 1)));
        blocks.push(Block::text(text));
    }
    blocks.push(Block::SignOff(signatures(frame)));
    frame.document(words.title, blocks)
}

/// Heading and text of each clause; the text is empty where the policy has no such rule.
fn clauses<'a>(frame: &'a Frame<'_>) -> Vec<(&'a str, String)> {
    let words = &frame.words.clauses;
    let fixed = |[title, text]: [&'a str; 2]| (title, text.to_owned());
    vec![
        fixed(words.scope),
        fixed(words.invoices),
        (words.due, due(frame)),
        (words.deposit, deposits(frame)),
        fixed(words.credit),
        (words.complaints[0], complaints(frame)),
        (frame.words.charges.heading, charges(frame).join(" ")),
        (words.suspension, suspension(frame)),
        fixed(words.parts),
        (words.recovery, put(words.hand_over, &[&day_number(frame)])),
        fixed(words.bank),
        fixed(words.acceptance),
    ]
}

fn due(frame: &Frame<'_>) -> String {
    let words = &frame.words.clauses;
    let terms = &frame.policy.terms;
    let due = match terms.net_days {
        0 => words.due_now.to_owned(),
        days => put(words.due_days, &[&counted(frame, days, frame.words.day)]),
    };
    terms.early.map_or(due.clone(), |early| {
        let days = counted(frame, early.days, frame.words.day);
        format!("{due} {}", put(words.early, &[&days, &percent(frame, early.percent)]))
    })
}

fn deposits(frame: &Frame<'_>) -> String {
    let words = &frame.words.clauses;
    let parts = [(RiskClass::New, words.deposit_new), (RiskClass::High, words.deposit_late)];
    let parts = parts.into_iter().filter_map(|(class, sentence)| deposit(frame, class, sentence));
    parts.collect::<Vec<_>>().join(" ")
}

fn complaints(frame: &Frame<'_>) -> String {
    let words = &frame.words.clauses;
    let rules = frame.policy.disputes;
    let answer = match rules.reply_working_days {
        0 => words.answer_now.to_owned(),
        days => put(words.answer_days, &[&counted(frame, days, frame.words.working_day)]),
    };
    let [_, tell] = words.complaints;
    let rest = if rules.chase_undisputed { words.rest } else { frame.words.sheet.in_peace };
    format!("{tell} {answer} {rest}")
}

fn suspension(frame: &Frame<'_>) -> String {
    let words = &frame.words.clauses;
    let stop =
        put(words.stop, &[&counted(frame, frame.policy.credit_hold_from_days, frame.words.day)]);
    let until = match frame.policy.credit.resumes {
        Resume::Cleared => words.until_cleared,
        Resume::BelowTheDay => words.until_below,
    };
    let promise = if frame.policy.promises.stops_credit {
        format!(" {}", words.stop_promise)
    } else {
        String::new()
    };
    format!("{stop} {until}{promise}")
}

fn day_number(frame: &Frame<'_>) -> String {
    frame.language.number(&frame.policy.hand_over_day.to_string())
}

fn signatures(frame: &Frame<'_>) -> Table {
    let words = &frame.words.clauses;
    let [we, customer] = words.parties;
    let line = |who: String| vec![who, String::new(), String::new(), String::new()];
    Table {
        columns: words.signature.map(Column::text).to_vec(),
        rows: vec![line(format!("{we}: {}", frame.company())), line(customer.to_owned())],
        total: None,
    }
}

/// Interest and charges as they are claimed; empty where none are.
pub(super) fn charges(frame: &Frame<'_>) -> Vec<String> {
    let terms = &frame.policy.interest;
    if !terms.in_force() {
        return Vec::new();
    }
    match terms.basis {
        ClaimBasis::None => Vec::new(),
        ClaimBasis::Statute => statute(frame, terms.regime),
        ClaimBasis::Contract => contract(frame),
    }
}

fn contract(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.charges;
    let terms = &frame.policy.interest.contract;
    let mut sentences = Vec::new();
    if let (Some(rate), Some(yearly)) = (terms.rate, terms.yearly()) {
        sentences.push(match terms.per {
            RatePeriod::Month => {
                put(words.per_month, &[&percent(frame, rate), &percent(frame, yearly)])
            }
            RatePeriod::Year => put(words.per_year, &[&percent(frame, rate)]),
        });
        if terms.grace_days == 0 {
            sentences.push(words.from_next_day.to_owned());
        }
        if let Some(minimum) = terms.minimum.filter(|sum| !sum.is_zero()) {
            sentences.push(put(words.minimum, &[&money(frame, minimum, terms.currency)]));
        }
        if terms.cap_percent > 0 {
            let cap = frame.language.percent(&terms.cap_percent.to_string());
            sentences.push(put(words.cap, &[&cap]));
        }
    }
    if let Some(fee) = terms.fee.filter(|sum| !sum.is_zero()) {
        sentences.push(put(words.fee, &[&money(frame, fee, terms.currency)]));
    }
    if terms.grace_days > 0 && !sentences.is_empty() {
        let days = counted(frame, terms.grace_days, frame.words.day);
        sentences.push(put(words.after_grace, &[&days]));
    }
    sentences
}

/// `30 days` in the words of the language.
pub(super) fn counted(frame: &Frame<'_>, count: u32, [one, many]: [&str; 2]) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", frame.language.number(&count.to_string()))
}

/// `1.5%` as the language writes it, without zeros at the end.
pub(super) fn percent(frame: &Frame<'_>, rate: Rate) -> String {
    frame.language.percent(&plain(rate))
}

/// `9.2`, without zeros at the end.
pub(super) fn plain(rate: Rate) -> String {
    Decimal::new(i64::from(rate.hundredths()), 2).normalize().to_string()
}

/// `EUR 40` or `40 EUR`; whole sums without decimals.
pub(super) fn money(frame: &Frame<'_>, sum: Amount, currency: Option<Currency>) -> String {
    let text = sum.to_string();
    let plain = text.strip_suffix(".00").unwrap_or(&text);
    let code =
        currency.filter(|currency| currency.is_stated()).map(|currency| currency.to_string());
    frame.language.money(plain, code.as_deref())
}
