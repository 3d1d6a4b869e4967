//! What comes round: with each customer and each invoice, every day, week, month and quarter.

use super::{Checklist, Occasion};
use crate::documents::words::{counted, grouped, ordinal};
use crate::policy::{Policy, RiskClass, Trigger};

pub(super) fn all(policy: &Policy) -> Vec<Checklist> {
    vec![
        new_customer(policy),
        before_invoicing(policy),
        daily(policy),
        weekly(policy),
        month_end(policy),
        quarterly(policy),
    ]
}

fn rhythm(key: &'static str, title: &'static str, when: &str) -> Checklist {
    Checklist::new(Occasion::Rhythm, key, title, when)
}

fn new_customer(policy: &Policy) -> Checklist {
    rhythm(
        "new_customer",
        "New customer",
        "Before the first delivery on credit, for every new customer, friends included.",
    )
    .item("identity", "Full legal name and form, registered address, registration and tax number, checked against the register.")
    .item("people", "Who orders, who approves invoices and who pays: name, phone and e-mail of each.")
    .item_if(!policy.credit.documents.is_empty(), "papers", papers(policy))
    .item("limit", format!("Have {} grant the credit and set its limit, in writing.", policy.people.named(policy.credit.granted_by)))
    .item("terms", "Send the terms of business; get them back signed and dated before delivering.")
    .item_if(
        policy.deposits.of(RiskClass::New) > 0,
        "deposit",
        format!("Invoice the deposit of {}% and start when it is paid.", policy.deposits.of(RiskClass::New)),
    )
    .item_if(
        policy.interest.in_force(),
        "charges",
        "Go through interest and charges for late payment with the customer: what was not agreed or is not the law cannot be claimed.",
    )
    .item("pay_runs", "Ask how and when they pay: on which days, by what means, and which papers must be in by when.")
    .item(
        "consequence",
        format!(
            "Say it plainly: once an invoice is {} past due, new orders are paid up front.",
            counted(policy.credit_hold_from_days, "day")
        ),
    )
    .item("enter", "Enter limit, terms, contacts and order rules in the books, so that the first invoice is right.")
}

/// What is asked for before credit is given.
fn papers(policy: &Policy) -> String {
    let papers: Vec<&str> = policy.credit.documents.iter().map(|paper| paper.words()).collect();
    format!("Have on file: {}. Look at it before anything is promised.", papers.join("; "))
}

fn before_invoicing(policy: &Policy) -> Checklist {
    let list = rhythm(
        "before_invoicing",
        "Before invoicing",
        "With every invoice; a late or wrong invoice is the best excuse there is.",
    )
    .item("delivered", "It is delivered or done, and the customer's confirmation is on file.")
    .item("order", "The customer's order number and reference are on it, exactly as they wrote them.")
    .item("name", "The legal name, the address and the person who gets the invoice are right.")
    .item("price", "Quantities, prices, discounts, deposits and tax agree with the order.")
    .item("due", "It shows its number, the due date as a date, the terms and every way to pay.")
    .item("send", "Send it the same day, by e-mail to the person who pays or through their portal, so that you know it arrived.");
    match courtesy_window(policy) {
        Some(window) => list.item(
            "courtesy",
            format!("Note the courtesy contact, {window}: did everything arrive, are there any questions, and this is the due date."),
        ),
        None => list,
    }
}

/// When customers hear from us before the due date, where a plan has such a step.
fn courtesy_window(policy: &Policy) -> Option<String> {
    let levels = RiskClass::ALL.into_iter().filter_map(|class| policy.plan(class));
    let mut triggers = levels.flat_map(|plan| plan.levels.iter().map(|level| level.trigger));
    let before = triggers.find(|trigger| matches!(trigger, Trigger::BeforeDue { .. }))?;
    Some(before.words(policy))
}

fn daily(policy: &Policy) -> Checklist {
    let first = match policy.first_contact_working_days {
        0 => "First contact today with everyone whose invoice became late.".to_owned(),
        days => format!(
            "First contact with everyone whose invoice became late, at the latest {} after the due date.",
            counted(days, "working day")
        ),
    };
    rhythm("daily", "Every day", "Every working day, by whoever collects, payments first.")
        .item("payments", "Enter yesterday's payments and credits, so that nobody is asked for what is paid.")
        .item("promises", "Look at the promises that fell due: thank those who kept them, call those who did not.")
        .item("first_contact", first)
        .item("list", "Work down the list of today from the top: broken promises, then the largest and oldest.")
        .item("orders", "Check new orders against the hold list before anything leaves on credit.")
        .item("disputes", "Pass on new complaints and note who answers.")
        .item("note", "Write down every talk: who, when, what was agreed.")
}

fn weekly(policy: &Policy) -> Checklist {
    rhythm("weekly", "Every week", "On a fixed weekday, by whoever collects.")
        .item("export", "Export the open invoices, look at the aging and check the total against the books.")
        .item(
            "reminders",
            match policy.pay_within_days {
                0 => "Send the reminders that are due. Each asks for payment on its own date.".to_owned(),
                days => format!(
                    "Send the reminders that are due. Each asks for payment within {}.",
                    counted(days, "day")
                ),
            },
        )
        .item(
            "hold_list",
            format!(
                "Renew the hold list and give it to sales: everyone with an invoice {} or more past due, and lift what is cleared.",
                counted(policy.credit_hold_from_days, "day")
            ),
        )
        .item("disputes", "Look at every open dispute: who has it, what comes next, by when.")
        .item("returned", "Put right what came back: mail that bounced, wrong numbers, people who left.")
        .item("pay_runs", "See whose pay run comes next and whether all their papers are in.")
        .item(
            "near_hand_over",
            format!("Look at every account that will soon reach day {}, and call once more.", policy.hand_over_day),
        )
}

fn month_end(policy: &Policy) -> Checklist {
    let all = match policy.minimum_letter_amount {
        0 => "Send every customer with an open balance a statement or a reminder; nobody is left out silently."
            .to_owned(),
        amount => format!(
            "Send every customer with an open balance a statement; a reminder to those who owe {} or more overdue. Note who is below it.",
            grouped(&amount.to_string())
        ),
    };
    let ceiling = policy.ceiling.invoices.max(policy.ceiling.share_pct).max(policy.ceiling.amount);
    rhythm("month_end", "Month end", "After the last payment of the month is entered.")
        .item("tie_out", "Check that the open balance in the list equals the books, to the cent.")
        .item("everyone", all)
        .item(
            "credits",
            "Set credits and payments on account against invoices, as the customer says.",
        )
        .item("details", "Correct names, e-mail addresses and phone numbers that turned out wrong.")
        .item(
            "compare",
            "Compare days to pay, the share overdue and the share long overdue with last month.",
        )
        .item_if(ceiling > 0, "ceiling", "Hold what is past due against the ceiling of the policy; above it, stop taking on credit and call first.")
        .item("largest", "Go through the largest overdue accounts with the owner, one by one.")
        .item(
            "hand_over",
            format!(
                "Hand over what has reached the {} day past due, or write down why not.",
                ordinal(policy.hand_over_day)
            ),
        )
        .item("keep", "Save the log of promises, disputes and letters with the month's figures.")
}

/// What the review is called, and when it is.
fn review_rhythm(policy: &Policy) -> (&'static str, String) {
    let table = "with owner, receivables and sales at one table.";
    match policy.review_every_months {
        0 => ("Review", format!("From time to time, {table}")),
        1 => ("Monthly review", format!("Every month, {table}")),
        months => (
            if months == 3 { "Quarterly review" } else { "Review" },
            format!("Every {}, {table}", counted(months, "month")),
        ),
    }
}

fn quarterly(policy: &Policy) -> Checklist {
    let rule = &policy.offender;
    let limits = match policy.credit.review_months {
        0 => "Look at every credit limit that is used up or exceeded.".to_owned(),
        months => format!(
            "Look at every credit limit that is used up, exceeded, or was not looked at for {}.",
            counted(months, "month")
        ),
    };
    let first = match policy.first_contact_working_days {
        0 => "Was the first contact really made on the first day late? If not, find out why."
            .to_owned(),
        days => format!(
            "Was the first contact really made within {}? If not, find out why.",
            counted(days, "working day")
        ),
    };
    let (title, when) = review_rhythm(policy);
    Checklist::new(Occasion::Rhythm, "quarterly", title, when)
        .item("contact", first)
        .item("promises", "How many promises were kept, and which letter or call brought payment?")
        .item(
            "reasons",
            "Which reasons for paying late came up most, and which of them are our own doing?",
        )
        .item(
            "offenders",
            format!(
                "Decide on each repeat offender: {} or more over {} late within {}.",
                counted(rule.min_invoices, "invoice"),
                counted(rule.late_days, "day"),
                counted(rule.window_days, "day"),
            ),
        )
        .item("limits", limits)
        .item(
            "exceptions",
            "Read every exception that was made: was it right, and is it a new rule?",
        )
        .item(
            "written_off",
            "Look at what was handed over or written off: where should we have stopped earlier?",
        )
        .item_if(
            policy.interest.in_force(),
            "rates",
            "Check that the rates and fixed sums for late payment are still the current ones.",
        )
        .item(
            "rules",
            "Change the rules in one place, give out the new version, and have it read and signed.",
        )
}
