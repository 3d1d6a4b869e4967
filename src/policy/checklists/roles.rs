//! Who does what: the owner, accounts receivable, sales, customer service.

use super::{Checklist, Occasion};
use crate::documents::words::{counted, ordinal};
use crate::policy::Policy;

pub(super) fn all(policy: &Policy) -> Vec<Checklist> {
    vec![owner(policy), receivable(policy), sales(policy), service()]
}

fn role(key: &'static str, title: &'static str, when: &str) -> Checklist {
    Checklist::new(Occasion::Role, key, title, when)
}

fn owner(policy: &Policy) -> Checklist {
    role(
        "role_owner",
        "Owner",
        "For whoever answers for the business. Go through it when the rules start and at each review.",
    )
    .item("name_collector", "Name one person who collects, and who stands in for holidays and sick days.")
    .item_if(policy.people.sales_apart, "keep_apart", "Keep selling and collecting in different hands: one wants the next order, the other the last payment.")
    .item("decide_credit", format!("See to it that only {} grants credit, and that nobody changes terms in passing.", policy.people.named(policy.credit.granted_by)))
    .item("exceptions", "Decide on every exception yourself and write the reason down. An exception that keeps coming back is a rule that is wrong.")
    .item("stand_behind", "Stand behind the person who collects: never give a customer more time without telling them.")
    .item("own_calls", "Make the calls and visits the plan leaves to the owner, on the day they are due.")
    .item("hand_over", format!("On the {} day past due, sign the hand-over or write down why not.", ordinal(policy.hand_over_day)))
    .item("lawyer", if policy.letters.legal_reviewed {
        "Have a lawyer look at the terms and the last letters again when a rule or the law changes."
    } else {
        "Have a lawyer read the terms of business and the wording of the last letters before they are used."
    })
    .item("review", "Read the figures at each review, change the rules in one place and tell everyone.")
}

fn receivable(policy: &Policy) -> Checklist {
    let first = match policy.first_contact_working_days {
        0 => "Get in touch on the first day an invoice is late.".to_owned(),
        days => format!(
            "Get in touch at the latest {} after the due date; the sooner, the easier the talk.",
            counted(days, "working day")
        ),
    };
    role(
        "role_receivables",
        "Accounts receivable",
        "For whoever collects. It is the frame of every day.",
    )
    .item("payments_first", "Enter payments and credits before you call or write to anyone.")
    .item("first_contact", first)
    .item(
        "speak",
        "Speak before you write again: a call brings the reason to light, a letter does not.",
    )
    .item("note", "Note every contact the same day: who, when, what was said, what comes next.")
    .item(
        "promise",
        "Leave no call without an amount, a date and a way of paying, or a reason why not.",
    )
    .item(
        "pass_disputes",
        "Pass complaints on the same day to whoever can settle them, and keep asking for the rest.",
    )
    .item("details", "Put wrong names, numbers and addresses right as soon as you notice them.")
    .item(
        "tone",
        "Stay friendly and firm. No threats, nothing about a customer's debt to anyone else.",
    )
    .item("ask_owner", "Ask the owner for a decision before a deadline passes, not after.")
}

fn sales(policy: &Policy) -> Checklist {
    role("role_sales", "Sales", "For whoever takes orders and looks after customers.")
        .item("terms_first", "Agree on the terms of business before the first order, and have them signed.")
        .item("no_promises", "Promise no credit, no discount and no longer terms that the rules do not give.")
        .item("ask_first", "Look at the hold list before you take an order on credit.")
        .item(
            "hold",
            format!(
                "Tell customers openly: once an invoice is {} past due, new orders are paid up front.",
                counted(policy.credit_hold_from_days, "day")
            ),
        )
        .item("introduce", "Introduce the person who collects by name when a customer is new.")
        .item("complaints", "Pass complaints on the same day, with the invoice and the amount they are about.")
        .item("news", "Pass on what you hear: a new buyer, a move, a change of owner, talk of trouble.")
        .item_if(policy.people.sales_apart, "leave_collecting", "Leave the talk about late invoices to whoever collects; come along when they ask you to.")
}

fn service() -> Checklist {
    role(
        "role_service",
        "Customer service and delivery",
        "For whoever delivers, answers the phone or puts things right.",
    )
    .item("proof", "Get every delivery or finished job confirmed in writing, with date and name.")
    .item("report", "Report it for invoicing the same day.")
    .item("complaint", "Write each complaint down at once: which invoice, what is wrong, what the customer asks for, how much is in doubt.")
    .item("no_excuse", "Never say an invoice can wait. Say who will call back, and by when.")
    .item("message", "Take a full message for whoever collects: who called, which invoice, which date was named.")
    .item("details", "Ask for the right name, phone and e-mail for invoices whenever something changes, and pass it on.")
    .item("explain", "Be able to explain the rules for late payment in two sentences, to anyone who asks.")
}
