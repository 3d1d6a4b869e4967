//! The rules for everyone who talks to customers, on one page.

use super::frame::{Frame, pair};
use crate::documents::words::{counted, ordinal};
use crate::documents::{Block, Column, Document, ListStyle, Table};
use crate::policy::{Policy, Resume, Role};

const TITLE: &str = "Getting paid: our rules on one page";

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let mut blocks = frame.head(TITLE, Vec::new());
    blocks.push(Block::heading(2, "If a customer asks"));
    blocks.push(Block::text(in_short(frame)));
    blocks.push(Block::heading(2, "What a customer says, and what you do"));
    blocks.push(Block::Table(answers(frame.policy)));
    blocks.push(Block::heading(2, "Always"));
    blocks.push(Block::list(ListStyle::Bullet, always(frame.policy)));
    blocks.push(Block::heading(2, "Who to ask"));
    blocks.push(Block::KeyValues(people(frame.policy)));
    frame.document(TITLE, blocks)
}

/// The rules in a few sentences that can be said to a customer.
fn in_short(frame: &Frame<'_>) -> String {
    let policy = frame.policy;
    let due = match policy.terms.net_days {
        0 => "Our invoices are due on their date.".to_owned(),
        days => format!("Our invoices are due {} after their date.", counted(days, "day")),
    };
    let back = match policy.credit.resumes {
        Resume::Cleared => "everything overdue is paid",
        Resume::BelowTheDay => "no invoice is that late any more",
    };
    format!(
        "“{due} When one is late we get in touch {}, and agree on a date. Once one is {} past due we deliver only \
         against payment up front until {back}, and on the {} day past due it goes to an agency or a lawyer. If \
         something is wrong or money is short, tell us early; there is almost always a way.”",
        frame.first_contact(),
        counted(policy.credit_hold_from_days, "day"),
        ordinal(policy.hand_over_day),
    )
}

fn answers(policy: &Policy) -> Table {
    let answer = match policy.disputes.reply_working_days {
        0 => "the same day".to_owned(),
        days => format!("within {}", counted(days, "working day")),
    };
    let rest = if policy.disputes.chase_undisputed {
        " The rest stays due."
    } else {
        " Until then we ask for nothing."
    };
    let rows = [
        (
            "“I never got the invoice.”",
            "Send it again while you talk, and ask for the date it will be paid.".to_owned(),
        ),
        (
            "“The payment is on its way.”",
            "“When did you send it, how much, and how?” Pass the answer on.".to_owned(),
        ),
        (
            "“Something was wrong.”",
            format!("Which invoice, what, how much? Pass it on today; we answer {answer}.{rest}"),
        ),
        (
            "“We cannot pay right now.”",
            "Thank them for saying so. Whoever collects calls back and finds a way.".to_owned(),
        ),
        (
            "“Can we still order?”",
            "Look at the hold list first. On hold: payment up front.".to_owned(),
        ),
        (
            "“Can we have more time?”",
            "Say yes to nothing. Whoever collects decides, and beyond the rules the owner."
                .to_owned(),
        ),
        (
            "“Our bank details have changed” or “have yours?”",
            "Never by e-mail alone. Call back on a number you know.".to_owned(),
        ),
    ];
    Table {
        columns: ["The customer", "You"].map(Column::text).to_vec(),
        rows: rows.map(|(says, does)| vec![says.to_owned(), does]).to_vec(),
        total: None,
    }
}

fn always(policy: &Policy) -> Vec<&'static str> {
    let mut always = vec![
        "Terms are signed before the first order; what was not agreed cannot be claimed.",
        "Write down what was said: who, when, which invoice, what comes next.",
        "A customer's debt is nobody else's business.",
        "Exceptions are the owner's to make, and are written down.",
    ];
    if policy.people.sales_apart {
        always.push("Whoever sells does not collect.");
    }
    always
}

fn people(policy: &Policy) -> Vec<(String, String)> {
    let about = |role| match role {
        Role::Owner => "exceptions, hand-over, court",
        Role::Receivables => "payments, dates, reminders",
        Role::Sales => "terms, orders, new customers",
        Role::Service => "complaints, deliveries",
    };
    let line = |role: Role| match policy.people.name(role) {
        "" => pair(role.title(), about(role)),
        name => pair(role.title(), &format!("{name}: {}", about(role))),
    };
    Role::ALL.map(line).to_vec()
}
