//! What to do when something happened: a missed payment, a broken promise, a dispute, an insolvency.

use super::{Checklist, Occasion};
use crate::documents::words::{counted, ordinal};
use crate::policy::Policy;
use crate::policy::rules::steps;

pub(super) fn all(policy: &Policy) -> Vec<Checklist> {
    vec![
        first_missed(policy),
        broken_promise(policy),
        dispute(),
        cannot_pay(policy),
        pay_run(),
        credit_stop(policy),
        repeat_offender(policy),
        insolvency(),
        hand_over(policy),
        before_court(policy),
    ]
}

fn case(key: &'static str, title: &'static str, when: impl Into<String>) -> Checklist {
    Checklist::new(Occasion::Case, key, title, when)
}

fn first_missed(policy: &Policy) -> Checklist {
    let when = match policy.first_contact_working_days {
        0 => "On the first day an invoice is late.".to_owned(),
        days => format!(
            "A due date has passed without payment: within {}.",
            counted(days, "working day")
        ),
    };
    case("first_missed", "First missed payment", when)
        .item("own_house", "Look at our own side first: is the payment booked elsewhere, is the invoice right, is there a complaint?")
        .item("right_person", "Call the person who pays. Do not open with “Did you get the invoice?”: it hands over an excuse.")
        .item("sent", "Ask “When did you send your payment?”, then wait for the answer.")
        .item("today", "Not sent: “Can you send it today?”")
        .item(
            "date",
            match policy.pay_within_days {
                0 => "Not today: “On which date will you send it, how much, and how?”".to_owned(),
                days => format!(
                    "Not today: “On which date will you send it, how much, and how?” Aim for a date within {}.",
                    counted(days, "day")
                ),
            },
        )
        .item("reason", "Ask what held it up and note the reason: forgotten, not approved, a paper is missing, short of money, a complaint.")
        .item("read_back", "Read the agreement back: amount, date, way of paying. Thank them.")
        .item("confirm", "Confirm it by e-mail the same day and write it down.")
        .item("not_reached", "Nobody reached after the second try: send the friendly reminder and try another person.")
}

fn broken_promise(policy: &Policy) -> Checklist {
    let when = match policy.contact.promise_grace_days {
        0 => "The promised day has passed and the money is not there: the next day.".to_owned(),
        days => format!(
            "The promised day and {} for money under way have passed, and it is not there: the same day.",
            counted(days, "day")
        ),
    };
    case("broken_promise", "Broken promise", when)
        .item("look_again", "Look at the account once more; a part that came is thanked for and counted.")
        .item("call", "Call the person who gave the promise. Name it calmly: amount, date, what is missing.")
        .item("ask", "Ask what changed since then, and listen. A complaint or a shortage of money has its own list.")
        .item("part_now", "Ask for a part of it today.")
        .item("new_date", "Agree on one new date, soon, with amount and way of paying, and say what follows if it passes too.")
        .item("confirm", "Confirm it in writing the same day.")
        .item(
            "second",
            format!(
                "Broken a second time: the next step of the plan, credit on hold, and the owner calls. Day {} does not move.",
                policy.hand_over_day
            ),
        )
}

fn dispute() -> Checklist {
    case("dispute", "Dispute", "The customer says something is wrong with an invoice.")
        .item("thank", "Thank them for saying so, and ask: which invoice, which amount, what is wrong, what would put it right?")
        .item("written", "Get it in writing, or write it down and send it to them for confirmation.")
        .item("mark", "Mark the amount as disputed; it is not chased while that is open.")
        .item("rest", "Ask for everything that is not in dispute, with a date.")
        .item("owner", "Give it to one person who answers, with a day to answer by.")
        .item("put_right", "A valid complaint: put it right and credit it at once. An invalid one: explain why, with the papers.")
        .item("settle", "Settled: confirm it in writing with what is left to pay, and a new date for it.")
        .item("cause", "Note the cause, so that it does not come back with the next invoice.")
}

fn cannot_pay(policy: &Policy) -> Checklist {
    case("cannot_pay", "The customer cannot pay", "Someone who says so openly deserves an open answer.")
        .item("listen", "Ask what happened, how long it will last and whom else they owe; stay kind and keep to facts.")
        .item("part", format!("Ask for a part today; {}% is a fair first request.", policy.offer.part_pct))
        .item(
            "plan",
            format!(
                "Agree on a plan in writing: fixed amounts and dates, usually {}, the end in sight.",
                counted(policy.payment_plans.payments(), "monthly payment")
            ),
        )
        .item("no_pressure", "Waive charges where that keeps the plan alive; pressing harder does not make money appear.")
        .item("no_new_credit", "Deliver against payment up front until the plan is done.")
        .item("keep_dates", "Keep the first due dates in the books; the plan is a promise, not a new invoice.")
        .item("watch", "Watch each date. A missed part ends the plan; say so when you agree on it.")
}

fn pay_run() -> Checklist {
    case(
        "pay_run",
        "Large customer's pay run",
        "A customer pays on fixed days: some working days ahead of the cut-off.",
    )
    .item("when", "Know the next run and its cut-off, and who releases it.")
    .item("approved", "Ask accounts payable which of our invoices are approved for this run, by number.")
    .item("papers", "Send what is missing the same day: order number, proof of delivery, tax form, bank details on their form.")
    .item("portal", "Check in their portal that each invoice is accepted, not just uploaded.")
    .item("statement", "Send a statement, so that nothing is missing from their books.")
    .item("blocked", "Blocked: ask by whom and why, and bring our people and theirs together.")
    .item("after", "Look the day after the run. What was left out goes into the next one, with a name and a reason.")
}

fn credit_stop(policy: &Policy) -> Checklist {
    case(
        "credit_stop",
        "When credit stops",
        format!(
            "An invoice is {} past due.",
            counted(policy.credit_hold_from_days, "day")
        ),
    )
    .item("tell_sales", "Put the customer on the hold list and tell sales today.")
    .item("tell_customer", "Tell the customer before the next order does: what is overdue, what it takes to be delivered again.")
    .item("up_front", "Take orders against money up front until everything overdue is cleared.")
    .item("open_orders", "Decide what happens to orders already accepted; ask before you hold back what is promised in a contract.")
    .item("release", "Cleared: lift the hold the same day, tell the customer and say thank you.")
    .item("limit", "Then look at the limit again: less credit, shorter terms or a deposit.")
}

fn repeat_offender(policy: &Policy) -> Checklist {
    let rule = &policy.offender;
    case(
        "repeat_offender",
        "Repeat offender",
        format!(
            "A customer has {} or more, or {}% of the value with at least two, more than {} late within {}.",
            counted(rule.min_invoices, "invoice"),
            rule.min_value_pct,
            counted(rule.late_days, "day"),
            counted(rule.window_days, "day"),
        ),
    )
    .item("why", "Find out why: their pay runs, our invoices, their money, or habit.")
    .item("terms", "Send the terms of business again and ask for a signature.")
    .item("decide", "Decide with sales: shorter terms, a smaller limit, a deposit, money up front, or no more credit.")
    .item("tell", "Tell the customer what changes from which order on, and what they can do to change it back.")
    .item("again", "Look again after some invoices paid on time.")
}

fn insolvency() -> Checklist {
    case(
        "insolvency",
        "Insolvency",
        "A customer files for insolvency, closes down, or there are firm signs of it. Ask a lawyer the same day.",
    )
    .item("stop", "Stop deliveries on credit and goods on the way; stop reminders and calls.")
    .item("facts", "Note the facts: court and file number, administrator, date of opening, last day to file claims.")
    .item("file", "File the claim in time, with a statement, the invoices, orders and proofs of delivery.")
    .item("own_goods", "See whether delivered goods still belong to us by the terms, or someone else stands in for the debt.")
    .item("no_side_deals", "Take no payments, goods or security on the side: they may have to be given back.")
    .item("tax", "Ask the accountant about tax already paid on these invoices, and what to provide for.")
    .item("later", "Supply the administrator only on written order and against money up front.")
    .item("lesson", "Afterwards, look at which sign we saw too late.")
}

fn hand_over(policy: &Policy) -> Checklist {
    case(
        "hand_over",
        "Hand-over to an agency",
        format!("An account reaches the {} day past due.", ordinal(policy.hand_over_day)),
    )
    .item("may_go", "No dispute is open, no promise or plan is running; otherwise write the reason and the next date down.")
    .item("right", "The balance is right to the cent: payments, credits and part payments are in.")
    .item("told", "The final demand named the date, and that date has passed.")
    .item("pack", "The file is complete: terms, orders, proof of delivery, invoices, statement, letters, notes of calls and promises.")
    .item("agency", "The agency is licensed where that is required, names its fee, has references, protects data and treats people decently.")
    .item("worth", "Its fee and the chance of success make it worth more than one more call.")
    .item("sign", "The owner signs; the date goes into the log.")
    .item("one_voice", "From now on only the agency talks about the debt; pass on every payment and call at once.")
    .item("credit", "No more credit for this customer, whatever comes of it, until the owner decides otherwise.")
}

fn before_court(policy: &Policy) -> Checklist {
    let last = steps(policy).last().map_or_else(
        || "Every step of the plan was taken and is noted.".to_owned(),
        |(from, _, tone)| {
            format!(
                "Every reminder up to the last ({}, from day {from}) went out, and the calls are noted.",
                tone.word().to_lowercase()
            )
        },
    );
    case("before_court", "Before court", "Court is the last resort. This list is no legal advice; ask a lawyer first.")
        .item("lawyer", "A lawyer has seen the case and the wording of our letters.")
        .item("debtor", "We know exactly who owes: full name, legal form, address where papers can be served.")
        .item("not_disputed", "There is no open complaint, or we answered it in writing and can prove our side.")
        .item("proof", "Contract, signed terms, order, proof of delivery, invoices and letters are on the table.")
        .item("steps", last)
        .item("time", "The customer had the time to reply that the law of the place asks for, and a way to settle it by talking.")
        .item("limitation", "The time limit for claims is known and in the calendar.")
        .item("worth", "The amount is worth the cost and the time, even with a fair chance of losing.")
        .item("means", "The customer has something to pay with.")
        .item("announce", "We announce only what has really been decided.")
}
