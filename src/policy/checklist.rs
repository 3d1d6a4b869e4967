//! The collections policy as a checklist to print and work by, filled with the rules in force.
//!
//! Every number on it comes from the policy; there is no second copy of a threshold. It follows an
//! account's life: agreed, billed, late, promised, disputed, on hold, handed over.

use chrono::NaiveDate;

use super::rules::{rules, steps};
use super::{Policy, Tone};
use crate::documents::words::{counted, grouped, long_date, ordinal};
use crate::documents::{Block, Column, Document, ListStyle, Run, Table};

/// Room to write in.
const BLANK: &str = "______________________________";

/// The checklist by `policy`, stating that it was made on the balances of `as_of`.
pub fn checklist(policy: &Policy, as_of: NaiveDate) -> Document {
    let owner = policy.sender.name.trim();
    let mut blocks = vec![
        Block::heading(1, "Collections policy and checklist"),
        Block::KeyValues(vec![
            pair("Business", if owner.is_empty() { BLANK } else { owner }),
            pair("Rules as of", &long_date(as_of)),
            pair("In charge of collecting", BLANK),
            pair("Who stands in", BLANK),
            pair("Next review", BLANK),
        ]),
        Block::heading(2, "The rules in force"),
        Block::list(ListStyle::Numbered, rules(policy).into_iter().map(|rule| rule.sentence)),
        Block::heading(2, "Reminder steps"),
        Block::text(
            "Climb step by step and never skip the call. Every reminder is polite, lists the \
             invoices, and names a date to pay by.",
        ),
        Block::Table(step_table(policy)),
    ];
    blocks.extend(sections(policy).into_iter().flat_map(Section::blocks));
    blocks.push(Block::heading(2, "Read and agreed"));
    blocks.push(Block::KeyValues(
        ["Owner", "Collecting", "Sales", "Service and delivery"]
            .map(|role| pair(role, &format!("{BLANK}   date ____________")))
            .to_vec(),
    ));
    Document {
        title: "Collections policy and checklist".to_owned(),
        language: "en-US".to_owned(),
        blocks,
        ..Document::default()
    }
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

fn step_table(policy: &Policy) -> Table {
    let before_hand_over = policy.hand_over_day.saturating_sub(1);
    let rows = steps(policy).map(|(from, to, tone)| {
        let to = to.unwrap_or(before_hand_over);
        let days = if from < to { format!("{from} to {to}") } else { from.to_string() };
        vec![days, tone.word().to_owned(), step_action(tone).to_owned()]
    });
    let hand_over = [
        format!("{} and later", policy.hand_over_day),
        "Hand-over".to_owned(),
        "Agency or lawyer, with the whole file: invoices, letters, notes of calls.".to_owned(),
    ];
    Table {
        columns: vec![
            Column::text("Days past due"),
            Column::text("Tone"),
            Column::text("What we do"),
        ],
        rows: rows.chain([hand_over.to_vec()]).collect(),
        total: None,
    }
}

const fn step_action(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "Call and ask when the payment was sent; e-mail the friendly reminder.",
        Tone::Direct => {
            "Direct reminder, then a call to agree on a date. Ask what stands in the way."
        }
        Tone::Firm => "Firm reminder; call the person who decides. Say that credit may stop.",
        Tone::Urgent => {
            "Urgent reminder; call and ask what stands in the way and which date will hold."
        }
        Tone::Final => "Final reminder, a call from the owner, a visit where that makes sense.",
    }
}

/// A heading, a sentence and its boxes to tick (or steps to follow).
struct Section {
    title: &'static str,
    intro: &'static str,
    style: ListStyle,
    items: Vec<String>,
}

impl Section {
    fn checks(title: &'static str, intro: &'static str, items: Vec<String>) -> Self {
        Self { title, intro, style: ListStyle::Checkbox, items }
    }

    fn blocks(self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, self.title)];
        if !self.intro.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::plain(self.intro)]));
        }
        blocks.push(Block::list(self.style, self.items));
        blocks
    }
}

fn sections(policy: &Policy) -> Vec<Section> {
    vec![
        roles(),
        new_customer(policy),
        billing(),
        daily(policy),
        weekly(policy),
        month_end(policy),
        call(policy),
        priority(),
        promises(policy),
        disputes(),
        short_of_money(),
        credit(policy),
        offenders(policy),
        hand_over(policy),
        legal(policy),
        review(policy),
    ]
}

fn owned<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(str::to_owned).to_vec()
}

fn roles() -> Section {
    Section::checks(
        "Who does what",
        "Whoever sells does not collect: one wants the next order, the other the last payment.",
        owned([
            "One named person collects, and every customer knows the name.",
            "Sales agrees on terms before the first order and passes complaints on the same day.",
            "Sales asks before taking an order from a customer on the hold list.",
            "The owner decides on exceptions; each one is written down with its reason.",
            "Everyone who talks to customers can explain these rules in two sentences.",
        ]),
    )
}

fn new_customer(policy: &Policy) -> Section {
    Section::checks(
        "New customer, before the first delivery on credit",
        "The rules apply to every new customer, friends included.",
        vec![
            "Full legal name, address, and who pays: name, phone, e-mail.".to_owned(),
            "Our terms in writing, signed and dated: scope, price, due date, ways to pay, how long \
             the customer has to complain, what happens when a payment is late."
                .to_owned(),
            "Any interest or late charge is in the signed terms and was checked by a lawyer; \
             otherwise we charge none."
                .to_owned(),
            "The credit limit is set and a date to look at it again; part of the price up front \
             for a large first order."
                .to_owned(),
            "Asked how the customer pays: weekly, every two weeks or monthly, on which day, and \
             which papers must be in by when."
                .to_owned(),
            format!(
                "Told the customer that credit stops {} after a missed due date.",
                counted(policy.credit_hold_from_days, "day")
            ),
        ],
    )
}

fn billing() -> Section {
    Section::checks(
        "With every invoice",
        "An invoice that is late or wrong is the customer's best excuse.",
        owned([
            "Bill on the day of delivery, by e-mail to the person who pays, so that we know it arrived.",
            "Invoice number, order number, due date as a date, terms, and how to pay are on it.",
            "A few days before the due date of a large or a first invoice, ask whether everything \
             arrived in order, and mention the due date.",
            "For a customer with fixed pay runs, check some days ahead that all papers are in.",
            "When our address or bank details change, tell every customer in writing and by phone.",
        ]),
    )
}

fn daily(policy: &Policy) -> Section {
    let contact = match policy.first_contact_working_days {
        0 => "First contact today with everyone whose invoice became late.".to_owned(),
        days => format!(
            "First contact with everyone whose invoice became late, at the latest {} after the due date.",
            counted(days, "working day")
        ),
    };
    Section::checks(
        "Every day",
        "",
        vec![
            "Enter payments and credits before calling anyone.".to_owned(),
            contact,
            "Call everyone whose promised day was yesterday and who has not paid.".to_owned(),
            "Write down every talk: who, when, what was agreed.".to_owned(),
        ],
    )
}

fn weekly(policy: &Policy) -> Section {
    Section::checks(
        "Every week",
        "",
        vec![
            "Export the open invoices, look at the aging, and work down the list of who to call first."
                .to_owned(),
            format!(
                "Send the reminders that are due. Each asks for payment within {}.",
                counted(policy.pay_within_days, "day")
            ),
            format!(
                "Renew the hold list: everyone with an invoice {} or more past due.",
                counted(policy.credit_hold_from_days, "day")
            ),
            "Look at every dispute: who has it, what comes next, by when.".to_owned(),
            format!(
                "Look at every account that will reach day {} soon, and call once more.",
                policy.hand_over_day
            ),
        ],
    )
}

fn month_end(policy: &Policy) -> Section {
    let minimum = match policy.minimum_letter_amount {
        0 => {
            "A reminder to every customer who owes something overdue; nobody is left out silently."
                .to_owned()
        }
        amount => format!(
            "A reminder to every customer who owes {} or more overdue; note who is below it and why.",
            grouped(&amount.to_string())
        ),
    };
    Section::checks(
        "Every month end",
        "",
        vec![
            minimum,
            "Set credits and payments on account against invoices, with the customer's consent."
                .to_owned(),
            "Correct names, e-mail addresses and phone numbers that turned out wrong.".to_owned(),
            "Compare days to pay, the share overdue and the share long overdue with last month."
                .to_owned(),
            format!(
                "Hand over what has reached the {} day, or write down why not.",
                ordinal(policy.hand_over_day)
            ),
        ],
    )
}

fn call(policy: &Policy) -> Section {
    Section {
        title: "What to say on the phone",
        intro: "Never open with “Did you get the invoice?”: it hands over an excuse. Stay friendly \
                and calm; keep to the facts.",
        style: ListStyle::Numbered,
        items: vec![
            "“When did you send your payment?” Then wait for the answer.".to_owned(),
            "Not sent: “Can you send it today?”".to_owned(),
            format!(
                "Not today: “On which date will you send it, how much, and how?” Aim for a date within {}.",
                counted(policy.pay_within_days, "day")
            ),
            "“What held it up?” Note the reason: forgotten, not approved, a paper is missing, \
             short of money, a complaint."
                .to_owned(),
            "Read the agreement back: amount, date, way of paying. Thank them.".to_owned(),
            "Confirm it by e-mail the same day and write it down.".to_owned(),
        ],
    }
}

fn priority() -> Section {
    Section::checks(
        "Who to chase first",
        "Amount × age × habit: a large, old debt of a customer who often pays late comes first.",
        owned([
            "Broken promises, on the same day.",
            "The largest amounts among the oldest invoices.",
            "Repeat offenders before customers who were late once.",
            "Small and recent ones by letter; they do not need a call each.",
        ]),
    )
}

fn promises(policy: &Policy) -> Section {
    Section::checks(
        "When the customer promises",
        "A promise has an amount, a date and a way of paying; anything else is not one.",
        vec![
            "Leave the customer alone until the date, and look on the day after.".to_owned(),
            "Kept: say thank you.".to_owned(),
            "Broken: call on the same day, name the broken promise, agree on a new date once."
                .to_owned(),
            format!(
                "Broken twice: the next tone, credit on hold, and the owner calls. Day {} is not moved.",
                policy.hand_over_day
            ),
        ],
    )
}

fn disputes() -> Section {
    Section::checks(
        "When the customer complains",
        "",
        owned([
            "Ask which invoice, which amount, and what is wrong; thank them for saying so.",
            "Mark the invoice as disputed: no reminder for it while it is.",
            "One person answers, within a week; a valid complaint is put right and credited at once.",
            "Keep asking for what is not disputed.",
            "Settled: tell the customer in writing and give a new date to pay by.",
        ]),
    )
}

fn short_of_money() -> Section {
    Section::checks(
        "When the customer cannot pay",
        "Someone who says so openly deserves an open answer.",
        owned([
            "Ask for a part today, however small.",
            "Agree on a plan in writing: fixed amounts, fixed dates, the end in sight.",
            "Keep the original due dates on the books; the plan is a promise, not a new invoice.",
            "A missed part ends the plan; say so beforehand.",
        ]),
    )
}

fn credit(policy: &Policy) -> Section {
    Section::checks(
        "When to stop credit",
        "",
        vec![
            format!(
                "An invoice is {} past due: no new credit, and sales knows today.",
                counted(policy.credit_hold_from_days, "day")
            ),
            "Money up front until everything overdue is cleared.".to_owned(),
            "Cleared: lift the hold the same day and tell the customer.".to_owned(),
            "Look at the limit again: paid late before, so less credit or shorter terms."
                .to_owned(),
        ],
    )
}

fn offenders(policy: &Policy) -> Section {
    let rule = &policy.offender;
    Section::checks(
        "Repeat offenders",
        "",
        vec![
            format!(
                "On the list: {} or more, or {}% of the value with at least two, more than {} late within {}.",
                counted(rule.min_invoices, "invoice"),
                rule.min_value_pct,
                counted(rule.late_days, "day"),
                counted(rule.window_days, "day"),
            ),
            "Send the terms of business again and ask for a signature.".to_owned(),
            "Decide: shorter terms, a deposit, money up front, or no more credit.".to_owned(),
            "Look again after a few invoices paid on time.".to_owned(),
        ],
    )
}

fn hand_over(policy: &Policy) -> Section {
    Section::checks(
        "Handing over",
        "An old debt gets harder to collect every month; the day is fixed so that nobody has to be brave.",
        vec![
            format!(
                "On the {} day past due the account goes to the agency.",
                ordinal(policy.hand_over_day)
            ),
            "Not while a dispute is open or a promise is running; write the reason down."
                .to_owned(),
            "The file is complete: terms, orders, proof of delivery, invoices, letters, notes."
                .to_owned(),
            "The agency is licensed, names its fee, has references, and treats people decently."
                .to_owned(),
            "From now on only the agency talks about the debt; pass on every payment at once."
                .to_owned(),
        ],
    )
}

fn legal(policy: &Policy) -> Section {
    let days = steps(policy).last().map_or_else(String::new, |(from, _, tone)| {
        format!(" (the {} one, from day {from})", tone.word().to_lowercase())
    });
    Section::checks(
        "Court, as the last resort",
        "Ask a lawyer first. This page is not legal advice.",
        vec![
            format!("All reminders up to the last{days} went out and the calls are noted."),
            "The amount is worth the cost and the time, even with a fair chance of losing."
                .to_owned(),
            "The customer has something to pay with.".to_owned(),
            "We announce only what has really been decided.".to_owned(),
        ],
    )
}

fn review(policy: &Policy) -> Section {
    Section::checks(
        "Reviewing the rules",
        "Twice a year, or when something went wrong.",
        vec![
            format!(
                "Was the first contact really made within {}?",
                counted(policy.first_contact_working_days, "working day")
            ),
            "How many promises were kept? Which letter brought payments?".to_owned(),
            "Which reasons came up most, and what can we change ourselves?".to_owned(),
            "Every exception that was made: was it right, and is it a new rule?".to_owned(),
            "Change the rules in one place, print this page again, and tell everyone.".to_owned(),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::html;
    use crate::policy::{
        ContactLimits, CreditRules, DisputeRule, OffenderRule, OfferRule, Sender, ToneStep,
    };

    fn page(policy: &Policy) -> String {
        let page = html(&checklist(policy, NaiveDate::from_ymd_opt(2026, 3, 14).unwrap()));
        page.split_once("<main>").unwrap().1.to_owned()
    }

    /// A policy in which no two numbers are the same, so that each can be found again.
    fn distinct() -> Policy {
        Policy {
            sender: Sender { name: "Northwind".to_owned(), ..Sender::default() },
            first_contact_working_days: 5,
            offender: OffenderRule {
                late_days: 47,
                window_days: 730,
                min_invoices: 6,
                min_value_pct: 37,
            },
            tones: vec![
                ToneStep { from_days: 2, tone: Tone::Friendly },
                ToneStep { from_days: 41, tone: Tone::Final },
            ],
            pay_within_days: 9,
            credit_hold_from_days: 53,
            hand_over_day: 83,
            minimum_letter_amount: 250,
            disputes: DisputeRule { reply_working_days: 6, ..DisputeRule::default() },
            contact: ContactLimits { min_days_between: 11, ..ContactLimits::default() },
            offer: OfferRule { part_pct: 55, ..OfferRule::default() },
            credit: CreditRules { second_above: 777, ..CreditRules::default() },
            ..Policy::default()
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "mostly a table")]
    fn each_field_of_the_policy_changes_its_rule_and_the_page() {
        let base = distinct();
        let change = |edit: fn(&mut Policy)| {
            let mut policy = distinct();
            edit(&mut policy);
            policy
        };
        let changes: [(&[&str], Policy, &str, &str); 11] = [
            (
                &["first_contact"],
                change(|p| p.first_contact_working_days = 4),
                "4 working days",
                "5 working days",
            ),
            (
                &["offender_count", "offender_value"],
                change(|p| p.offender.late_days = 48),
                "48 days late within",
                "47 days",
            ),
            (
                &["offender_count", "offender_value"],
                change(|p| p.offender.window_days = 400),
                "late within 400 days",
                "730 days",
            ),
            (
                &["offender_count"],
                change(|p| p.offender.min_invoices = 7),
                "7 invoices",
                "6 invoices",
            ),
            (&["offender_value"], change(|p| p.offender.min_value_pct = 38), "38%", "37%"),
            (
                &["tones"],
                change(|p| p.tones[1].from_days = 43),
                "<td>43 to 82</td><td>Final</td>",
                "<td>41 to 82",
            ),
            (
                &["tones"],
                change(|p| p.tones[1].tone = Tone::Firm),
                "<td>41 to 82</td><td>Firm</td>",
                "<td>Final</td>",
            ),
            (&["pay_within"], change(|p| p.pay_within_days = 10), "within 10 days", "9 days"),
            (
                &["credit_hold"],
                change(|p| p.credit_hold_from_days = 54),
                "54 days past due",
                "53 days",
            ),
            (&["hand_over"], change(|p| p.hand_over_day = 84), "84th day", "83rd day"),
            (
                &["minimum_letter"],
                change(|p| p.minimum_letter_amount = 251),
                "less than 251",
                "250",
            ),
        ];
        for (keys, policy, present, gone) in changes {
            let touched: Vec<&str> = rules(&base)
                .into_iter()
                .zip(rules(&policy))
                .filter(|(before, after)| before != after)
                .map(|(before, _)| before.key)
                // The steps of a plan name the days of tones, credit hold and hand-over.
                .filter(|key| !key.starts_with("plan_"))
                .collect();
            assert_eq!(touched, keys);
            let page = page(&policy);
            assert!(page.contains(present), "{keys:?}: {present}");
            assert!(!page.contains(gone), "{keys:?}: {gone} is still there");
        }
        let named = change(|p| p.sender.name = "Southwind <b>".to_owned());
        assert!(page(&named).contains("<dd>Southwind &lt;b&gt;</dd>"));
    }

    #[test]
    fn no_number_on_the_page_comes_from_anywhere_but_the_policy() {
        let page = page(&distinct());
        let page = page.replace("&#39;", "’");
        let text: String = page
            .split('<')
            .filter_map(|part| part.split_once('>').map(|(_, text)| format!("{text} ")))
            .collect();
        let numbers = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
            parts.map(str::to_owned).collect()
        };
        let own = numbers(&serde_json::to_string(&distinct()).unwrap());
        // The days before a step and after hand-over, the time to reply that the law gives, the date.
        let derived = ["40", "82", "143", "14", "2026"];
        for number in numbers(&text) {
            assert!(own.contains(&number) || derived.contains(&number.as_str()), "{number}");
        }
    }

    #[test]
    fn what_the_practices_ask_for_is_on_the_page() {
        let page = page(&Policy::default());
        for needed in [
            "When did you send your payment?",
            "Never open with “Did you get the invoice?”",
            "Whoever sells does not collect",
            "Amount × age × habit",
            "On the 91st day past due",
            "at most 3 working days after the due date",
            "Money up front until everything overdue is cleared.",
            "Send the terms of business again",
            "Broken: call on the same day",
            "Mark the invoice as disputed",
            "Bill on the day of delivery",
            "Court, as the last resort",
            "Reviewing the rules",
            "New customer, before the first delivery on credit",
            "Every day",
            "Every week",
            "Every month end",
            "<input type=\"checkbox\">",
        ] {
            assert!(page.contains(needed), "{needed}");
        }
    }
}
