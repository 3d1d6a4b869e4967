//! What to do when something happened: a missed payment, a broken promise, a dispute, an insolvency.

use super::{Checklist, Occasion};
use crate::documents::words::{counted, grouped, ordinal};
use crate::law::reply_days;
use crate::policy::rules::steps;
use crate::policy::{Policy, Resume, Role};

pub(super) fn all(policy: &Policy) -> Vec<Checklist> {
    vec![
        first_missed(policy),
        broken_promise(policy),
        dispute(policy),
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
    let rules = policy.promises;
    let when = match policy.contact.promise_grace_days {
        0 => "The promised day has passed and the money is not there: the next day.".to_owned(),
        days => format!(
            "The promised day and {} for money under way have passed, and it is not there: the same day.",
            counted(days, "day")
        ),
    };
    let owner = policy.people.named(Role::Owner);
    case("broken_promise", "Broken promise", when)
        .item("look_again", "Look at the account once more; a part that came is thanked for and counted.")
        .item_if(rules.stops_credit, "hold", "Put the customer on the hold list and tell sales.")
        .item("call", "Call the person who gave the promise. Name it calmly: amount, date, what is missing.")
        .item("ask", "Ask what changed since then, and listen. A complaint or a shortage of money has its own list.")
        .item("part_now", "Ask for a part of it today.")
        .item(
            "new_date",
            format!(
                "Agree on one new date, at most {} ahead, with amount and way of paying, and say what follows if it passes too.",
                counted(rules.longest_days, "day")
            ),
        )
        .item("confirm", "Confirm it in writing the same day.")
        .item_if(
            rules.most_broken > 0,
            "owner",
            format!("After {} {owner} takes over; no further promise is accepted.", counted(rules.most_broken, "broken promise")),
        )
        .item("day_stays", format!("Day {}, when the account is handed over, does not move.", policy.hand_over_day))
}

fn dispute(policy: &Policy) -> Checklist {
    let rules = policy.disputes;
    let who = policy.people.named(rules.owner);
    let answer = match rules.reply_working_days {
        0 => format!("Give it to {who}, to be answered today."),
        days => {
            format!("Give it to {who}, to be answered within {}.", counted(days, "working day"))
        }
    };
    case("dispute", "Dispute", "The customer says something is wrong with an invoice.")
        .item("thank", "Thank them for saying so, and ask: which invoice, which amount, what is wrong, what would put it right?")
        .item("written", "Get it in writing, or write it down and send it to them for confirmation.")
        .item("mark", "Mark the amount as disputed; it is not asked for while that is open.")
        .item_if(rules.chase_undisputed, "rest", "Ask for everything that is not in dispute, with a date.")
        .item_if(!rules.chase_undisputed, "in_peace", "Ask for nothing else until it is settled.")
        .item("owner", answer)
        .item("put_right", "A valid complaint: put it right and credit it at once. An invalid one: explain why, with the papers.")
        .item("settle", "Settled: confirm it in writing with what is left to pay, and a new date for it.")
        .item("cause", "Note the cause, so that it does not come back with the next invoice.")
}

fn cannot_pay(policy: &Policy) -> Checklist {
    let plan = policy.payment_plans;
    let no_fee = plan.no_fee_for_hardship && policy.interest.in_force();
    case("cannot_pay", "The customer cannot pay", "Someone who says so openly deserves an open answer.")
        .item("listen", "Ask what happened, how long it will last and whom else they owe; stay kind and keep to facts.")
        .item("part", format!("Ask for a part today; {}% is what we offer.", policy.offer.part_pct))
        .item(
            "plan",
            format!(
                "Agree on a plan in writing: fixed amounts and dates, {} unless agreed otherwise, the last at most {} away.",
                counted(plan.instalments, "monthly payment"),
                counted(plan.longest_months, "month")
            ),
        )
        .item_if(no_fee, "no_fee", "Claim no interest and no charges while the plan is kept.")
        .item("no_new_credit", "Deliver against payment up front until the plan is done.")
        .item("keep_dates", "Keep the first due dates in the books; the plan is a promise, not a new invoice.")
        .item("watch", "Watch each date. A missed payment ends the plan; say so when you agree on it.")
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
    .item("up_front", match policy.credit.resumes {
        Resume::Cleared => "Take orders against payment up front until everything overdue is paid.",
        Resume::BelowTheDay => "Take orders against payment up front until no invoice is that late any more.",
    })
    .item("open_orders", "Decide what happens to orders already accepted; ask before you hold back what is promised in a contract.")
    .item("release", "When it is paid, lift the hold the same day, tell the customer and say thank you.")
    .item("limit", "Look at the limit again: less credit, shorter terms or a deposit.")
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
    .item_if(
        policy.hand_over_minimum > 0,
        "minimum",
        format!("It is {} or more; less than that is not handed over.", grouped(&policy.hand_over_minimum.to_string())),
    )
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
        .item("lawyer", if policy.letters.legal_reviewed {
            "A lawyer has seen this case; the wording of our letters was looked at before."
        } else {
            "A lawyer has seen this case and the wording of our letters; before that no letter names a legal step."
        })
        .item("debtor", "We know exactly who owes: full name, legal form, address where papers can be served.")
        .item("not_disputed", "There is no open complaint, or we answered it in writing and can prove our side.")
        .item("proof", "Contract, signed terms, order, proof of delivery, invoices and letters are on the table.")
        .item("steps", last)
        .item(
            "time",
            format!(
                "The customer had {} to reply to the final demand, or longer where the law says so, and a way to settle it by talking.",
                counted(reply_days(policy.letters.debtor), "day")
            ),
        )
        .item("limitation", "The time limit for claims is known and in the calendar.")
        .item("worth", "The amount is worth the cost and the time, even with a fair chance of losing.")
        .item("means", "The customer has something to pay with.")
        .item("announce", "We announce only what has really been decided.")
}
