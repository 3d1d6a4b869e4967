//! Eight questions on the rules. Only right answers have numbers, and those are the policy's.

use super::frame::Frame;
use crate::documents::words::{counted, ordinal};
use crate::policy::Resume;

/// A question; one of its choices is right.
pub(super) struct Question {
    pub(super) ask: String,
    pub(super) choices: [String; 3],
    /// Which of them.
    right: usize,
    why: String,
}

impl Question {
    /// The right answer, and why.
    pub(super) fn answer(&self) -> String {
        let letter = ['A', 'B', 'C'].get(self.right).copied().unwrap_or('A');
        let text = self.choices.get(self.right).map_or("", String::as_str);
        format!("{letter}. {text} {}", self.why)
    }
}

/// The questions by the rules in force.
pub(super) fn quiz(frame: &Frame<'_>) -> Vec<Question> {
    let all = [
        first_contact(frame),
        first_question(),
        promise(),
        broken(frame),
        dispute(frame),
        order_on_hold(frame),
        more_time(),
        hand_over(frame),
    ];
    // The right answers wander, so that nobody learns the letters by heart.
    all.into_iter()
        .zip([1, 0, 2, 1, 2, 0, 1, 0])
        .map(|(question, at)| question.placed(at))
        .collect()
}

impl Question {
    fn new(ask: impl Into<String>, right: impl Into<String>, wrong: [&str; 2], why: &str) -> Self {
        let [second, third] = wrong.map(str::to_owned);
        let choices = [right.into(), second, third];
        Self { ask: ask.into(), choices, right: 0, why: why.to_owned() }
    }

    /// With the right answer at this place.
    fn placed(mut self, at: usize) -> Self {
        self.choices.swap(0, at.min(2));
        self.right = at.min(2);
        self
    }
}

fn first_contact(frame: &Frame<'_>) -> Question {
    Question::new(
        "An invoice has just become late. When does the customer hear from us?",
        match frame.policy.first_contact_working_days {
            0 => "On the first day it is late.".to_owned(),
            days => format!("At most {} after the due date.", counted(days, "working day")),
        },
        ["With the statement at the end of the month.", "When the customer orders again."],
        "An early call finds what was forgotten or is missing.",
    )
}

fn first_question() -> Question {
    Question::new(
        "What is the first question on the phone?",
        "“When did you send your payment?”",
        ["“Did you get our invoice?”", "“Is there a problem?”"],
        "It expects a payment. The others hand over an excuse.",
    )
}

fn promise() -> Question {
    Question::new(
        "“We will pay soon, I promise.” Is that a promise we can write down?",
        "No. It needs an amount, a date and a way of paying.",
        ["Yes, if we know the customer well.", "Yes, if the owner of the company says it."],
        "Without them nobody can tell whether it was kept.",
    )
}

fn broken(frame: &Frame<'_>) -> Question {
    let days = frame.policy.contact.promise_grace_days;
    let when = match days {
        0 => "The promised day has passed and nothing came.".to_owned(),
        days => {
            format!(
                "The promised day and {} for money under way have passed.",
                counted(days, "day")
            )
        }
    };
    let why = if frame.policy.promises.stops_credit {
        "A broken promise is at the top of the list, and credit stops with it."
    } else {
        "A broken promise is at the top of the list."
    };
    Question::new(
        format!("{when} What now?"),
        "Call the same day, name the promise calmly, and agree on a new date.",
        ["Wait until the end of the week; it may still come.", "Send the final demand."],
        why,
    )
}

fn dispute(frame: &Frame<'_>) -> Question {
    let rules = frame.policy.disputes;
    let within = match rules.reply_working_days {
        0 => "the same day".to_owned(),
        days => format!("within {}", counted(days, "working day")),
    };
    let (right, wrong) = if rules.chase_undisputed {
        (
            format!(
                "Take the complaint down, have it answered {within}, and ask for the rest of the invoice now."
            ),
            "Leave the whole invoice alone until it is settled.",
        )
    } else {
        (
            format!(
                "Take the complaint down, have it answered {within}, and ask for nothing until it is settled."
            ),
            "Ask for the rest of the invoice now.",
        )
    };
    Question::new(
        "A customer complains about one item of a large invoice. What do you do?",
        right,
        [wrong, "Tell them to pay first and complain afterwards."],
        "That is what our policy says about disputes.",
    )
}

fn order_on_hold(frame: &Frame<'_>) -> Question {
    let right = match frame.policy.credit.resumes {
        Resume::Cleared => {
            "Take it against payment up front; credit comes back when everything overdue is paid."
        }
        Resume::BelowTheDay => {
            "Take it against payment up front; credit comes back when no invoice is that late any more."
        }
    };
    Question::new(
        format!(
            "A customer with an invoice {} past due wants to order. What do you say?",
            counted(frame.policy.credit_hold_from_days, "day")
        ),
        right,
        ["Take it; an order is an order.", "Refuse it and give no reason."],
        "We keep the customer, and do not lend more.",
    )
}

fn more_time() -> Question {
    Question::new(
        "A good customer asks you for terms longer than the rules give. Who may say yes?",
        "The owner, in writing and with the reason.",
        ["Whoever has known the customer longest.", "Whoever takes the call."],
        "Exceptions are rare, written down, and looked at in each review.",
    )
}

fn hand_over(frame: &Frame<'_>) -> Question {
    Question::new(
        format!("What happens on the {} day past due?", ordinal(frame.policy.hand_over_day)),
        "The account is handed over, unless it is disputed or a promise is still running.",
        ["Another reminder goes out.", "It is written off and forgotten."],
        "The day is fixed, so that nobody has to be brave.",
    )
}
