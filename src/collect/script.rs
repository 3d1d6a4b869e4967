//! What to say: a script per situation, the sentence that reads an agreement back, and the draft
//! that confirms it. Our own words, polite and firm; the questions come in a fixed order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::reason::Reason;
use crate::collect::today::Standing;
use crate::documents::words::{counted, long_date};
use crate::domain::{Amount, Currency};
use crate::letters::format::english_money as money;

/// A situation a call can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Situation {
    /// Past due; the first call about it.
    FirstCall,
    /// A promise was not kept.
    BrokenPromise,
    /// Something is disputed.
    Dispute,
    /// There is no money.
    CashTrouble,
    /// Someone keeps us from who pays.
    Gatekeeper,
    /// A large company with pay runs and paperwork.
    LargeCompany,
}

impl Situation {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::FirstCall,
        Self::BrokenPromise,
        Self::Dispute,
        Self::CashTrouble,
        Self::Gatekeeper,
        Self::LargeCompany,
    ];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::FirstCall => "First call",
            Self::BrokenPromise => "Broken promise",
            Self::Dispute => "Dispute",
            Self::CashTrouble => "Short of money",
            Self::Gatekeeper => "Someone in between",
            Self::LargeCompany => "Large company",
        }
    }

    /// The situation an account is in today.
    pub(super) fn of(own: &Standing<'_>, reason: &Reason) -> Self {
        use crate::collect::log::ReasonCode;
        match (reason, own.case.reason) {
            (Reason::BrokenPromise { .. } | Reason::PlanBroken { .. }, _) => Self::BrokenPromise,
            _ if own.case.wrong_contact.is_some() => Self::Gatekeeper,
            (Reason::DisputeRevisit { .. }, _) => Self::Dispute,
            _ if !own.case.disputes.is_empty() => Self::Dispute,
            (_, Some(ReasonCode::Cash)) => Self::CashTrouble,
            (_, Some(ReasonCode::PayerGone)) => Self::Gatekeeper,
            (_, Some(ReasonCode::Approval | ReasonCode::MissingDocument)) => Self::LargeCompany,
            _ => Self::FirstCall,
        }
    }
}

/// What a script is filled with.
#[derive(Clone, Copy, Debug)]
pub struct Talk<'a> {
    /// Who calls: our name, or empty.
    pub us: &'a str,
    /// The customer.
    pub customer: &'a str,
    /// What is asked for.
    pub amount: Amount,
    /// Of what.
    pub currency: Currency,
    /// Invoices past due.
    pub invoices: u32,
    /// Days past due of the oldest.
    pub days: u32,
    /// The last promise that was not kept: amount and day.
    pub broken: Option<(Amount, NaiveDate)>,
    /// The first disputed document.
    pub disputed: Option<&'a str>,
}

impl Talk<'_> {
    fn sum(&self) -> String {
        money(self.amount, self.currency)
    }
}

/// A script: what to say and ask, one line after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    /// For which situation.
    pub situation: Situation,
    /// The lines, in order.
    pub lines: Vec<String>,
}

/// The script for a situation.
pub fn script(situation: Situation, talk: &Talk<'_>) -> Script {
    let us = if talk.us.trim().is_empty() { "(your business)" } else { talk.us.trim() };
    let hello = format!(
        "Good day, this is (your name) from {us}. Could I speak to whoever looks after your \
         payments to suppliers?"
    );
    let questions = match situation {
        Situation::FirstCall => first_call(talk),
        Situation::BrokenPromise => broken_promise(talk),
        Situation::Dispute => dispute(talk),
        Situation::CashTrouble => cash_trouble(talk),
        Situation::Gatekeeper => owned([
            "Who decides on payments, and what is the best time to reach them?",
            "May I have their direct number and e-mail address?",
            "Please only say that I called. I will explain the rest myself.",
            "When may I call again? And whom did I have the pleasure of speaking to?",
        ]),
        Situation::LargeCompany => large_company(talk),
    };
    let close = (situation != Situation::Gatekeeper).then(|| {
        "Thank you. Let me read that back, so that we both have the same note.".to_owned()
    });
    Script { situation, lines: [hello].into_iter().chain(questions).chain(close).collect() }
}

fn owned<const N: usize>(lines: [&str; N]) -> Vec<String> {
    lines.map(str::to_owned).to_vec()
}

fn about(talk: &Talk<'_>) -> String {
    let invoices = counted(talk.invoices, "invoice");
    let days = counted(talk.days, "day");
    format!("It is about {}, {invoices}, the oldest {days} past due.", talk.sum())
}

/// The order of the questions is fixed: when was it sent, then today, then which date and how.
fn first_call(talk: &Talk<'_>) -> Vec<String> {
    vec![
        about(talk),
        "When did you send your payment?".to_owned(),
        format!("If it is not on its way: can you send the {} today?", talk.sum()),
        "If not today: on which date will you send it, how much, and how?".to_owned(),
        "What held it up? Is there anything you need from us?".to_owned(),
    ]
}

fn broken_promise(talk: &Talk<'_>) -> Vec<String> {
    let what = match talk.broken {
        Some((amount, by)) => format!(
            "We agreed that {} would be with us by {}. It has not come. What happened?",
            money(amount, talk.currency),
            long_date(by)
        ),
        None => "We had agreed on a date, and the money has not come. What happened?".to_owned(),
    };
    vec![
        what,
        format!("Can you send the {} today, while we are on the phone?", talk.sum()),
        "If not in full: how much today, and on which date the rest?".to_owned(),
        "Until then we have to leave new orders waiting. I would much rather not.".to_owned(),
        "Who else has to agree, so that this date holds?".to_owned(),
    ]
}

fn dispute(talk: &Talk<'_>) -> Vec<String> {
    let what = talk.disputed.unwrap_or("our invoice");
    vec![
        format!(
            "You told us that something about {what} is not right. I would like to understand it \
             fully."
        ),
        "What exactly is wrong, and which amount is it about?".to_owned(),
        "What would put it right for you? What can you send me about it?".to_owned(),
        "I will see to it and call you back on (date). Is that all right?".to_owned(),
        format!(
            "The rest is not disputed: {}. When did you send your payment for that?",
            talk.sum()
        ),
    ]
}

fn cash_trouble(talk: &Talk<'_>) -> Vec<String> {
    vec![
        about(talk),
        "Thank you for telling me openly. Let us find a way that works.".to_owned(),
        "How much could you send today, even if it is not all?".to_owned(),
        "Which amount, on which days, can you surely keep? Rather smaller and certain.".to_owned(),
        "I will write it down as a plan and send it to you. If something comes up, call me before \
         the date."
            .to_owned(),
    ]
}

fn large_company(talk: &Talk<'_>) -> Vec<String> {
    vec![
        about(talk),
        "Have all our invoices been approved? Is any paper missing: order number, receipt of \
         goods, portal entry, statement?"
            .to_owned(),
        "When is your next pay run, and until when must everything be in?".to_owned(),
        "Are our invoices in it? With which date and amount?".to_owned(),
        "To whom do I send what is missing, so that it makes this run?".to_owned(),
    ]
}

/// The sentence that reads a promise back.
pub fn read_back(customer: &str, amount: &str, by: &str, method: &str) -> String {
    format!(
        "So {customer} will pay {amount} by {by}, by {method}. I have noted it, and I will look \
         for it on that day. Is that right?"
    )
}

/// The sentence that reads a payment plan back: amount and day of each instalment.
pub fn read_back_plan(customer: &str, parts: &[(String, String)]) -> String {
    let parts: Vec<String> =
        parts.iter().map(|(amount, day)| format!("{amount} by {day}")).collect();
    format!(
        "So {customer} will pay {}. If one of them cannot be paid on its day, you tell me before it. \
         Is that right?",
        parts.join(", ")
    )
}

/// The draft that confirms a promise.
pub fn confirmation(customer: &str, amount: &str, by: &str, method: &str, us: &str) -> String {
    format!(
        "Dear {customer},\n\nThank you for the conversation. As agreed, you will pay {amount} by \
         {by}, by {method}. If anything stands in the way, please tell us before that date, so \
         that we can find another way.\n\nKind regards\n{us}"
    )
}
