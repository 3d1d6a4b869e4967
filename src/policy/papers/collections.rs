//! The collections policy: who asks, when, how, and what follows when nothing comes.

use super::frame::{Frame, pair};
use super::team::steps;
use crate::documents::words::long_date;
use crate::documents::{Block, Document, ListStyle};
use crate::policy::{Country, Role};

const TITLE: &str = "Collections policy";

pub(super) fn document(frame: &Frame<'_>) -> Document {
    let mut blocks = frame.head(TITLE, head(frame));
    blocks.extend(purpose(frame));
    blocks.extend(before(frame));
    blocks.extend(contact(frame));
    blocks.extend(agreements(frame));
    blocks.extend(consequences(frame));
    blocks.extend(keeping(frame));
    blocks.extend(frame.sign_off(
        "Read and agreed",
        "I have read these rules, can explain them to a customer, and work by them.",
    ));
    frame.document(TITLE, blocks)
}

fn head(frame: &Frame<'_>) -> Vec<(String, String)> {
    let policy = frame.policy;
    let mut pairs = Vec::new();
    if policy.country != Country::Other {
        pairs.push(pair("Country", policy.country.words()));
    }
    for (label, role) in [("Decides", Role::Owner), ("Collects", Role::Receivables)] {
        let name = policy.people.name(role);
        if !name.is_empty() {
            pairs.push(pair(label, name));
        }
    }
    if let Some(day) = policy.next_review() {
        pairs.push(pair("Next review", &long_date(day)));
    }
    pairs
}

fn purpose(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "What this policy is for"),
        Block::text(
            "We deliver before we are paid because it wins us customers. It only works when the \
             money comes. This policy says who asks for it, when, in what tone, and what follows \
             when it does not come. It holds for every customer, large or small, old or new, and \
             for everyone who works here.",
        ),
    ];
    blocks.extend(frame.section(
        "Who does what",
        &["people", "sales_apart"],
        &[
            "Whoever hears something about a payment or a complaint passes it on the same day.",
            "Nobody gives a customer more time without telling whoever collects.",
        ],
    ));
    blocks
}

fn before(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "Before anything is late",
        &["terms", "early_discount", "deposits"],
        &[
            "Every customer has our terms before the first order and has signed them.",
            "An invoice goes out with the goods or on the day the work is done, with its number, \
             the customer's order number, the due date as a date and every way to pay.",
            "It goes to the person who pays, by e-mail or through their portal, so that we know it \
             arrived.",
            "We ask whether everything arrived and is in order before the due date, not after it.",
        ],
    );
    blocks.push(frame.say(&["letter_windows"]));
    blocks
}

fn contact(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "When an invoice is late",
        &["first_contact", "working_days", "contact_pace"],
        &[],
    );
    blocks.push(frame.say(&["tones", "pay_within", "minimum_letter", "letter_language"]));
    blocks.push(Block::text(
        "Every reminder is marked as one, lists the invoices with number, due date and amount still \
         due, sets off what we owe the customer, and says how to pay.",
    ));
    blocks.push(Block::heading(2, "The steps"));
    blocks.push(frame.say(&["risk"]));
    blocks.extend(steps(frame.policy));
    blocks.push(Block::heading(2, "How we speak"));
    blocks.push(Block::list(
        ListStyle::Bullet,
        [
            "The first question is “When did you send your payment?”. We do not ask whether the \
             invoice arrived; that hands over an excuse.",
            "Then: can you send it today, and if not, on which date, how much and how?",
            "We ask for the reason and write it down. Often it is something we can put right.",
            "We are polite and firm. We do not argue, threaten, or speak of crime, police or shame.",
            "We speak of a debt with the customer alone, and only in our own name.",
            "We announce only what has been decided.",
        ],
    ));
    blocks
}

fn agreements(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "Promises",
        &["promises", "broken_promises"],
        &[
            "The promise is read back on the phone and confirmed by e-mail the same day.",
            "Until the promised day the customer is left in peace.",
            "A kept promise is thanked for; it decides how we speak next time.",
        ],
    );
    blocks.extend(frame.section(
        "Disputes",
        &["disputes", "undisputed"],
        &[
            "We thank the customer for saying it, and ask which invoice, which amount and what is \
             wrong.",
            "A valid complaint is put right and credited at once. Where we disagree we explain why, \
             with the papers.",
            "Once it is settled, the customer gets it in writing with a new date to pay by.",
        ],
    ));
    let mut keys = vec!["payment_plans", "offers"];
    if frame.policy.interest.in_force() {
        keys.push("hardship");
    }
    blocks.extend(frame.section(
        "When a customer cannot pay",
        &keys,
        &[
            "Someone who says so openly deserves an open answer. We ask for a part today and a plan \
             for the rest.",
            "The first due dates stay in the books. A plan is a promise, not a new invoice.",
        ],
    ));
    blocks
}

fn consequences(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "When credit stops, and when it comes back",
        &["credit_hold", "credit_resumes"],
        &[
            "Sales knows the same day, and the customer hears it from us before the next order does.",
            "Lifting the hold is announced as clearly as setting it.",
        ],
    );
    blocks.extend(frame.section(
        "Repeat offenders",
        &["offender_count", "offender_value"],
        &[
            "They are called first, get our terms again and are asked to sign them.",
            "Owner and sales decide: shorter terms, a smaller limit, a deposit, money up front, or \
             no more credit.",
        ],
    ));
    blocks.extend(frame.section("Interest and charges", &["interest"], &[]));
    blocks.extend(frame.section(
        "Hand-over and court",
        &["hand_over", "legal_gate"],
        &[
            "The day is fixed so that nobody has to be brave. A reason to wait is written down with \
             a date.",
            "We choose an agency that is licensed where that is needed, names its fee, has \
             references, and treats people decently. From then on only the agency talks about the \
             debt.",
            "Court is the last resort. We weigh the amount against cost, time and whether there is \
             anything to collect, and ask a lawyer first.",
        ],
    ));
    blocks
}

fn keeping(frame: &Frame<'_>) -> Vec<Block> {
    let mut blocks = frame.section(
        "Exceptions",
        &[],
        &[
            "Anyone may ask for one; only the owner grants it.",
            "It is written down with its reason, who asked, and the day it ends.",
            "Exceptions are read at every review. One that keeps coming back is a rule that is wrong.",
        ],
    );
    blocks.extend(frame.section(
        "Keeping these rules true",
        &["ceiling", "review", "country"],
        &[
            "We look at how fast customers paid, how soon we got in touch, how many promises were \
             kept and which step brought payment.",
            "A change is made in one place, gets a new version, and is given to everyone.",
        ],
    ));
    blocks
}
