//! Notes to train with: why, how an account runs, the call, two situations to play, a quiz, sign-off.

use super::frame::Frame;
use super::quiz::{Question, quiz};
use crate::documents::words::{counted, ordinal};
use crate::documents::{Block, Column, Document, ListStyle, Run, Table};
use crate::policy::Policy;

const TITLE: &str = "Training notes";

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let policy = frame.policy;
    let mut blocks = frame.head(TITLE, Vec::new());
    blocks.push(Block::text(
        "For everyone who sells, delivers, answers the phone or collects. Read them together, play \
         the two situations, answer the quiz alone, and talk about the answers.",
    ));
    blocks.extend(why());
    blocks.push(Block::heading(2, "How an account runs"));
    blocks.push(Block::list(ListStyle::Numbered, life(frame)));
    blocks.extend(call(policy));
    blocks.extend(words_to_use());
    blocks.extend(situations(policy));
    let questions = quiz(frame);
    blocks.push(Block::heading(2, "Quiz"));
    blocks.push(Block::text("One answer is right for each question."));
    blocks.extend(questions.iter().enumerate().flat_map(asked));
    blocks.push(Block::PageBreak);
    blocks.push(Block::heading(2, "Answers"));
    blocks.push(Block::list(ListStyle::Numbered, questions.iter().map(Question::answer)));
    blocks.extend(frame.sign_off(
        "Sign-off",
        "I took part, answered the quiz, and had what I got wrong explained to me.",
    ));
    frame.document(TITLE, blocks)
}

fn why() -> Vec<Block> {
    vec![
        Block::heading(2, "Why we ask early"),
        Block::text(
            "Most customers who pay late forgot, wait for an approval, or miss a paper. A call in \
             the first days finds that out and costs nothing. The longer nobody asks, the further \
             down the pile our invoice goes, and the harder the talk becomes. Asking early is \
             service, not pressure.",
        ),
    ]
}

/// From order to court in the rules of the policy.
fn life(frame: &Frame<'_>) -> Vec<String> {
    let policy = frame.policy;
    let mut steps = vec![
        "Before the first order: terms agreed and signed, credit granted, papers on file."
            .to_owned(),
        "With the delivery: the invoice, right in every detail, to the person who pays.".to_owned(),
        format!("Due date: {}", lower(frame.rule("terms"))),
        format!("Late: {}", lower(frame.rule("first_contact"))),
    ];
    if !policy.tones.is_empty() {
        steps.push(format!("Reminders: {}", lower(frame.rule("tones"))));
    }
    steps.push(format!(
        "Credit: once an invoice is {} past due, new orders are paid up front.",
        counted(policy.credit_hold_from_days, "day")
    ));
    steps.push(format!(
        "Hand-over: on the {} day past due, by the owner's decision.",
        ordinal(policy.hand_over_day)
    ));
    steps
}

fn call(policy: &Policy) -> Vec<Block> {
    let date = match policy.pay_within_days {
        0 => "“Then on which date, how much, and how?”".to_owned(),
        days => format!(
            "“Then on which date, how much, and how?” Aim for a date within {}.",
            counted(days, "day")
        ),
    };
    vec![
        Block::heading(2, "The call"),
        Block::text("Have the account in front of you: invoices, last payment, last promise, open complaints."),
        Block::list(
            ListStyle::Numbered,
            [
                "Say who you are and which invoices you call about.".to_owned(),
                "“When did you send your payment?” Then wait. Silence is fine.".to_owned(),
                "Not sent: “Can you send it today?”".to_owned(),
                date,
                "“What held it up?” Listen, and note the reason.".to_owned(),
                "Read it back: “So you will pay this amount on this date by transfer. Is that right?”".to_owned(),
                "Say thank you, confirm it by e-mail, and write it down.".to_owned(),
            ],
        ),
    ]
}

fn words_to_use() -> Vec<Block> {
    let rows = [
        ("When did you send your payment?", "Did you get our invoice?"),
        ("Which date can I write down?", "Please pay as soon as possible."),
        (
            "We agreed on the first of the month, and nothing came. What happened?",
            "You lied to us.",
        ),
        ("I will find out and call you back this afternoon.", "That is not my department."),
        (
            "We may have to hand this over; I would rather settle it with you.",
            "We will see you in court.",
        ),
    ];
    vec![
        Block::heading(2, "Say this, not that"),
        Block::Table(Table {
            columns: ["Say", "Rather not"].map(Column::text).to_vec(),
            rows: rows.map(|(say, not)| vec![say.to_owned(), not.to_owned()]).to_vec(),
            total: None,
        }),
    ]
}

fn situations(policy: &Policy) -> Vec<Block> {
    let rest = if policy.disputes.chase_undisputed {
        "Ask for the amount that is not in doubt, with a date."
    } else {
        "Say that nothing will be asked for until it is settled."
    };
    vec![
        Block::heading(2, "Two situations to play"),
        Block::Paragraph(vec![
            Run::bold("The friendly regular. "),
            Run::plain(
                "A customer of many years is late for the second time this year, chats about the \
                 holidays, and says “you know we always pay”. One plays the customer and avoids every \
                 date. The other stays friendly and does not hang up without amount, date and way of \
                 paying.",
            ),
        ]),
        Block::Paragraph(vec![
            Run::bold("The half-good complaint. "),
            Run::plain(format!(
                "A customer holds back a whole invoice because one item of it was damaged. One is \
                 annoyed and wants to talk about everything at once. The other finds out which item and \
                 how much, and says who answers and by when. {rest}"
            )),
        ]),
    ]
}

/// A question with its answers to choose from.
fn asked((at, question): (usize, &Question)) -> Vec<Block> {
    let choices = question.choices.iter().zip(['A', 'B', 'C']);
    vec![
        Block::heading(3, format!("{}. {}", at + 1, question.ask)),
        Block::list(ListStyle::Checkbox, choices.map(|(text, letter)| format!("{letter}. {text}"))),
    ]
}

/// A sentence in the middle of a line.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
