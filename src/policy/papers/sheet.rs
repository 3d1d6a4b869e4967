//! The terms-of-business sheet: what customers read before they deal with us.

use super::clauses::{charges, counted, percent};
use super::frame::Frame;
use crate::documents::words::put;
use crate::documents::{Block, Document, Run};
use crate::policy::{CreditPaper, Resume, RiskClass};

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let words = &frame.words.sheet;
    let mut blocks = frame.head(words.title, Vec::new());
    if !frame.policy.letters.legal_reviewed {
        blocks.push(Block::Paragraph(vec![Run::bold(frame.words.draft_note)]));
    }
    blocks.push(Block::text(words.intro));
    for (title, sentences) in [
        (words.due, due(frame)),
        (words.pay, pay(frame)),
        (words.start, start(frame)),
        (words.wrong, wrong(frame)),
        (words.short, short(frame)),
        (words.late, late(frame)),
        (frame.words.charges.heading, charges(frame)),
    ] {
        if !sentences.is_empty() {
            blocks.push(Block::heading(2, title));
            blocks.push(Block::text(sentences.join(" ")));
        }
    }
    let contact = frame.policy.sender.contact.trim();
    if !contact.is_empty() {
        blocks.push(Block::heading(2, words.questions));
        blocks.push(Block::text(format!("{}\n{}", words.questions_text, lines(contact))));
    }
    frame.document(words.title, blocks)
}

fn due(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let terms = &frame.policy.terms;
    let mut due = vec![match terms.net_days {
        0 => words.due_now.to_owned(),
        days => put(words.due_days, &[&counted(frame, days, frame.words.day)]),
    }];
    due.extend(terms.early.map(|early| {
        let days = counted(frame, early.days, frame.words.day);
        put(words.early, &[&days, &percent(frame, early.percent)])
    }));
    due
}

fn pay(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let details = frame.policy.sender.payment_details.trim();
    let how = match details {
        "" => format!("{} {}", words.pay_on_invoice, words.reference),
        details => format!("{}\n{}\n{}", words.pay_to, lines(details), words.reference),
    };
    vec![how, words.bank_change.to_owned()]
}

fn start(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let mut start = Vec::new();
    let name = |paper: &CreditPaper| {
        let at = CreditPaper::ALL.iter().position(|known| known == paper)?;
        frame.words.papers.get(at).map(|name| (*name).to_owned())
    };
    let papers: Vec<String> = frame.policy.credit.documents.iter().filter_map(name).collect();
    if !papers.is_empty() {
        start.push(put(words.papers, &[&frame.language.list(&papers)]));
    }
    for (class, sentence) in
        [(RiskClass::New, words.deposit_new), (RiskClass::High, words.deposit_late)]
    {
        start.extend(deposit(frame, class, sentence));
    }
    start
}

/// What is paid before the work by customers of a class; nothing where no deposit is asked for.
pub(super) fn deposit(frame: &Frame<'_>, class: RiskClass, sentence: &str) -> Option<String> {
    let share = frame.policy.deposits.of(class);
    (share > 0).then(|| put(sentence, &[&frame.language.percent(&share.to_string())]))
}

fn wrong(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let rules = frame.policy.disputes;
    let answer = match rules.reply_working_days {
        0 => words.answer_now.to_owned(),
        days => put(words.answer_days, &[&counted(frame, days, frame.words.working_day)]),
    };
    let rest = if rules.chase_undisputed { words.rest } else { words.in_peace };
    vec![words.wrong_tell.to_owned(), answer, rest.to_owned()]
}

fn short(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let rules = frame.policy.payment_plans;
    let parts = put(
        words.parts,
        &[
            &counted(frame, rules.instalments, frame.words.payment),
            &counted(frame, rules.longest_months, frame.words.month),
        ],
    );
    let mut short = vec![words.short_call.to_owned(), parts];
    if rules.no_fee_for_hardship && frame.policy.interest.in_force() {
        short.push(words.hardship.to_owned());
    }
    short
}

fn late(frame: &Frame<'_>) -> Vec<String> {
    let words = &frame.words.sheet;
    let policy = frame.policy;
    let contact = match policy.first_contact_working_days {
        0 => words.contact_now.to_owned(),
        days => put(words.contact_days, &[&counted(frame, days, frame.words.working_day)]),
    };
    let stop = match policy.credit.resumes {
        Resume::Cleared => words.stop_cleared,
        Resume::BelowTheDay => words.stop_below,
    };
    let held = counted(frame, policy.credit_hold_from_days, frame.words.day);
    let day = frame.language.number(&policy.hand_over_day.to_string());
    vec![contact, put(stop, &[&held]), put(words.hand_over, &[&day])]
}

/// What the user typed over several lines, without empty ones.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
