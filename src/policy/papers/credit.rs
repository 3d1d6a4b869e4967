//! The credit policy: who gets credit, how much, on what papers, and when it stops.

use super::frame::Frame;
use crate::documents::words::counted;
use crate::documents::{Block, Column, Document, ListStyle, Table};
use crate::policy::agreements::capital;
use crate::policy::{RiskClass, Role};

const TITLE: &str = "Credit policy";

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let mut blocks = frame.head(TITLE, Vec::new());
    blocks.push(Block::heading(2, "What this policy is for"));
    blocks.push(Block::text(
        "Delivering on account is lending money without security. We do it where we know the \
         customer, where the terms are clear, and where we can bear to lose what is open. This \
         policy says how we decide that, and it holds for friends and large customers too.",
    ));
    blocks.extend(granting(frame));
    blocks.extend(terms(frame));
    blocks.extend(classes(frame));
    blocks.extend(stopping(frame));
    blocks.extend(frame.section(
        "Keeping these rules true",
        &["ceiling", "review"],
        &[
            "A limit is looked at earlier when a customer pays later than before, orders much more, \
             changes hands, or is spoken of.",
            "Every exception is granted by the owner alone and written down with its reason and the day it \
             ends.",
        ],
    ));
    blocks.extend(frame.sign_off(
        "Read and agreed",
        "I have read these rules and grant or promise credit only by them.",
    ));
    frame.document(TITLE, blocks)
}

fn granting(frame: &Frame<'_>) -> Vec<Block> {
    let rules = &frame.policy.credit;
    let sales_grants = rules.granted_by == Role::Sales || rules.second == Role::Sales;
    let asking = "Sales may ask for credit for a customer and says why; sales does not grant it.";
    let asking: &[&str] = if sales_grants { &[] } else { &[asking] };
    let mut blocks = frame.section("Who grants credit", &["credit_granting"], asking);
    blocks.push(Block::heading(2, "What a new customer brings"));
    let papers = &rules.documents;
    if papers.is_empty() {
        blocks.push(frame.say(&["credit_papers"]));
    } else {
        blocks.push(Block::text("Before the first delivery on credit we have on file:"));
        let list = papers.iter().map(|paper| format!("{}.", capital(paper.words())));
        blocks.push(Block::list(ListStyle::Checkbox, list));
        blocks.push(Block::text(
            "What is missing is asked for; until it is there, we deliver against payment up front.",
        ));
    }
    blocks.extend(frame.section(
        "How much",
        &["credit_limit"],
        &[
            "A limit starts from what the customer will owe at the busiest time on the agreed terms.",
            "It is never more than we can bear to lose, whatever the customer's name.",
            "Credits and payments on account count for the customer when the limit is checked.",
        ],
    ));
    blocks
}

fn terms(frame: &Frame<'_>) -> Vec<Block> {
    frame.section(
        "Terms and deposits",
        &["terms", "early_discount", "deposits"],
        &[
            "Longer terms are credit too: whoever grants credit grants them, in writing.",
            "A deposit is invoiced before the work starts, and the work starts when it is paid.",
        ],
    )
}

/// The classes of risk with what each means for credit.
fn classes(frame: &Frame<'_>) -> Vec<Block> {
    let policy = frame.policy;
    let row = |class: RiskClass, credit: &str| {
        let deposit = match policy.deposits.of(class) {
            0 => "None".to_owned(),
            percent => format!("{percent}% of the price"),
        };
        let steps = policy.plan(class).map_or(0, |plan| plan.levels.len());
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        vec![class.word().to_owned(), credit.to_owned(), deposit, counted(steps, "step")]
    };
    vec![
        Block::heading(2, "Classes of risk"),
        frame.say(&["risk"]),
        Block::Table(Table {
            columns: ["Class", "Credit", "Deposit", "Plan of contacts"].map(Column::text).to_vec(),
            rows: vec![
                row(RiskClass::Low, "Up to the limit; a higher one may be asked for."),
                row(RiskClass::Medium, "Up to the limit, watched."),
                row(RiskClass::High, "Lower limit or money up front; decided one by one."),
                row(RiskClass::New, "Small at first; more when it was used and paid on time."),
            ],
            total: None,
        }),
        Block::text("The steps of each plan stand in the collections policy."),
    ]
}

fn stopping(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "When credit stops, and when it comes back",
        &["credit_hold", "credit_resumes"],
        &[
            "The hold list goes to everyone who takes orders; it is looked at before an order is \
             accepted.",
            "Orders already accepted are looked at one by one before anything is held back.",
        ],
    );
    blocks.extend(frame.section(
        "Repeat offenders",
        &["offender_count", "offender_value"],
        &[
            "The terms go out again to be signed.",
            "The limit is lowered or ended, terms are shortened, or the price comes up front. The \
             customer is told what changes and how to change it back.",
        ],
    ));
    blocks
}
