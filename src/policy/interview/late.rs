//! The questions about what happens once an invoice is late.

use super::answers::{Answer, Field, Input, Question, number, one, yes};
use crate::policy::{Policy, Resume, Tone};

const RESUMES: [&str; 2] =
    ["When everything overdue is paid", "When nothing is that late any more"];

/// The first day of a tone.
macro_rules! tone {
    ($key:literal, $label:literal, $tone:expr) => {
        Field {
            key: $key,
            label: $label,
            input: Input::Number { min: 1, max: 3650, unit: "days" },
            read: |policy| Answer::Number(from_days(policy, $tone)),
            write: |policy, answer| {
                let Some(days) = answer.number() else { return };
                for step in policy.tones.iter_mut().filter(|step| step.tone == $tone) {
                    step.from_days = days;
                }
            },
        }
    };
}

fn from_days(policy: &Policy, tone: Tone) -> u32 {
    let mut own = policy.tones.iter().filter(|step| step.tone == tone);
    own.next().map_or(1, |step| step.from_days)
}

#[expect(clippy::too_many_lines, reason = "a table of questions")]
pub(super) fn questions() -> Vec<Question> {
    vec![
        Question {
            key: "contact",
            title: "How soon and how often do we get in touch?",
            why: "A call within three working days is the cheapest collection there is: most late payers simply forgot. \
                  Too many calls are ignored.",
            fields: vec![
                number!(
                    "first",
                    "First contact after the due date within",
                    0..=90 "working days",
                    first_contact_working_days
                ),
                number!("between", "Between two contacts at least", 0..=365 "days", contact.min_days_between),
                number!("most", "Contacts about one invoice at most", 1..=100 "contacts", contact.max_contacts),
            ],
        },
        Question {
            key: "escalation",
            title: "When does the tone change?",
            why: "Steady steps that always come are believed; a threat that is not kept is the last one that works.",
            fields: vec![
                tone!("friendly", "Friendly from day", Tone::Friendly),
                tone!("direct", "Direct from day", Tone::Direct),
                tone!("firm", "Firm from day", Tone::Firm),
                tone!("urgent", "Urgent from day", Tone::Urgent),
                tone!("final", "Final from day", Tone::Final),
                number!("pay_within", "Time to pay after each reminder", 1..=365 "days", pay_within_days),
            ],
        },
        Question {
            key: "credit_stop",
            title: "When does credit stop, and when does it come back?",
            why: "More goods to someone who does not pay is lending without asking. Sales has to know on the same day.",
            fields: vec![
                number!("from", "No new credit from day", 1..=3650 "days past due", credit_hold_from_days),
                one!(
                    "resumes",
                    "It comes back",
                    &RESUMES,
                    [Resume::Cleared, Resume::BelowTheDay],
                    credit.resumes
                ),
            ],
        },
        Question {
            key: "hand_over",
            title: "When does somebody else collect?",
            why: "An old debt gets harder to collect every month. A fixed day means that nobody has to be brave. An attorney \
                  looks at the wording before any letter names a legal step.",
            fields: vec![
                number!("day", "An agency or a lawyer takes over on day", 1..=3650 "past due", hand_over_day),
                number!(
                    "minimum",
                    "But nothing smaller than (0: everything)",
                    0..=1_000_000_000 "",
                    hand_over_minimum
                ),
                yes!(
                    "reviewed",
                    "An attorney has looked at our legal wording",
                    letters.legal_reviewed
                ),
            ],
        },
    ]
}
