//! The call sheet of a customer: the facts, what was agreed, what to say, what can be offered. It
//! is shown beside the list and saved as a document.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Behavior, Contact};
use crate::collect::case::Cases;
use crate::collect::exceptions::exception;
use crate::collect::log::{CaseLog, Event, Method, What};
use crate::collect::offer::{Offer, offers};
use crate::collect::order::{NextOrder, next_order};
use crate::collect::promise::Verdict;
use crate::collect::risk::Risk;
use crate::collect::running::{Running, running};
use crate::collect::script::{Script, Situation, Talk, script};
use crate::collect::timeline::{Line, line};
use crate::collect::today::{Standing, TodayItem, standings, step_of, today};
use crate::documents::words::{counted, grouped, long_date};
use crate::documents::{Block, Column, Document, ListStyle, Table};
use crate::domain::{Amount, Currency, CustomerKey, DocumentIdx, Ledger, to_u32};
use crate::letters::ExclusionReason;
use crate::letters::format::english_money as money;
use crate::policy::{Channel, Policy};

/// Everything for one conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallSheet {
    /// Which account.
    pub account: u32,
    /// The customer's name in the log.
    pub customer: CustomerKey,
    /// Name.
    pub name: String,
    /// How to reach the customer.
    pub contact: Contact,
    /// Currency of all amounts.
    pub currency: Currency,
    /// The day it is for.
    pub as_of: NaiveDate,
    /// What is due today, if anything.
    pub item: Option<TodayItem>,
    /// Why nothing is.
    pub waiting: Option<ExclusionReason>,
    /// Past due and asked for, credits deducted.
    pub asked: Amount,
    /// Open credits, at least 0.
    pub credits: Amount,
    /// Past due but disputed.
    pub disputed: Amount,
    /// The invoices past due that are asked for, oldest first.
    pub lines: Vec<SheetLine>,
    /// Open invoices that are not past due, earliest first.
    pub later: Vec<SheetLine>,
    /// What runs by the log.
    pub running: Running,
    /// The steps of the customer's plan: key and name.
    pub steps: Vec<(String, String)>,
    /// The class of risk, and why.
    pub risk: Risk,
    /// What it gets for the next order.
    pub order: NextOrder,
    /// How the customer has paid so far.
    pub behavior: Behavior,
    /// All promises with what became of them, oldest first.
    pub promises: Vec<PromiseLine>,
    /// Which script fits best.
    pub situation: Situation,
    /// A script per situation.
    pub scripts: Vec<Script>,
    /// What can be offered, with its cost.
    pub offers: Vec<Offer>,
    /// What happened so far, latest first.
    pub timeline: Vec<Line>,
}

/// An invoice on a call sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLine {
    /// Which document.
    pub document: DocumentIdx,
    /// Number.
    pub number: String,
    /// The date it is due by now.
    pub due: NaiveDate,
    /// The date it was due before a later one was agreed on; `None` when none was.
    pub due_before: Option<NaiveDate>,
    /// Days past the date it is due by now; negative before it.
    pub days: i32,
    /// Asked for.
    pub open: Amount,
}

/// A promise and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    /// When it was made.
    pub made: NaiveDate,
    /// How much.
    pub amount: Amount,
    /// By when.
    pub by: NaiveDate,
    /// How.
    pub method: Method,
    /// What became of it.
    pub verdict: Verdict,
}

/// The call sheet of an account; `None` when it has nothing open and nothing in the log.
pub fn call_sheet(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
    account: u32,
) -> Option<CallSheet> {
    call_sheets(ledger, analysis, policy, log, &[account]).pop()
}

/// The call sheets of these accounts, in this order; of everyone to be called today, most pressing
/// first, when there are none.
pub fn call_sheets(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
    accounts: &[u32],
) -> Vec<CallSheet> {
    let as_of = analysis.config().as_of;
    let cases = Cases::new(log, as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let called: Vec<u32> = if accounts.is_empty() {
        let items = today(ledger, analysis, policy, log).items;
        let calls = items.iter().filter(|item| item.channel == Channel::Call);
        calls.map(|item| item.account).collect()
    } else {
        accounts.to_vec()
    };
    let find = |account: &u32| {
        let at = standings.binary_search_by_key(account, |own| own.row.account).ok()?;
        standings.get(at)
    };
    let own = called.iter().filter_map(find);
    own.map(|own| sheet_of(own, ledger, &cases, policy, as_of)).collect()
}

fn sheet_of(
    own: &Standing<'_>,
    ledger: &Ledger,
    cases: &Cases<'_>,
    policy: &Policy,
    as_of: NaiveDate,
) -> CallSheet {
    let (item, waiting) = step_of(own, ledger, policy, as_of);
    let all = own.items.items.iter().map(|item| SheetLine {
        document: item.document,
        number: item.number.clone(),
        due: item.due,
        due_before: own
            .case
            .extended
            .contains_key(item.number.as_str())
            .then(|| ledger.document(item.document)?.due_date.to_date())
            .flatten(),
        days: item.days,
        open: Amount::from_minor(i128::from(item.open), own.currency),
    });
    let (lines, later): (Vec<SheetLine>, Vec<SheetLine>) = all.partition(|line| line.days > 0);
    let plan = policy.plan(own.risk.class).map(|plan| plan.levels.as_slice()).unwrap_or_default();
    let asked = Amount::from_minor(own.items.net().max(0), own.currency);
    let mut timeline: Vec<Line> =
        cases.events(&own.key, own.currency).map(|event| noted(event, own, policy)).collect();
    timeline.reverse();
    CallSheet {
        account: own.row.account,
        customer: own.key.clone(),
        name: own.row.name.clone(),
        contact: own.row.contact.clone(),
        currency: own.currency,
        as_of,
        situation: item.as_ref().map_or(Situation::FirstCall, |item| item.situation),
        scripts: scripts(own, asked, &lines, policy),
        offers: offers(asked, own.currency, as_of, policy),
        asked,
        credits: Amount::from_minor(-own.items.credits, own.currency),
        disputed: Amount::from_minor(own.items.disputed, own.currency),
        lines,
        later,
        running: running(own, ledger, policy, as_of),
        steps: plan.iter().map(|level| (level.key.clone(), level.name.clone())).collect(),
        risk: own.risk.clone(),
        order: next_order(own, policy),
        behavior: own.row.behavior.clone(),
        promises: promises(own),
        timeline,
        item,
        waiting,
    }
}

/// An entry as a line; one that goes beyond the rules says so.
fn noted(event: &Event, own: &Standing<'_>, policy: &Policy) -> Line {
    let mut line = line(event, own.currency);
    let beyond = matches!(event.what, What::Promised(_) | What::PlanAgreed(_));
    if let Some((what, _)) = exception(event, policy).filter(|_| beyond) {
        line.words = format!("{} (an exception: {what})", line.words);
    }
    line
}

fn promises(own: &Standing<'_>) -> Vec<PromiseLine> {
    let all = own.verdicts.iter().map(|(made, promise, verdict)| PromiseLine {
        made: *made,
        amount: promise.amount,
        by: promise.by,
        method: promise.method,
        verdict: *verdict,
    });
    all.collect()
}

fn scripts(own: &Standing<'_>, asked: Amount, lines: &[SheetLine], policy: &Policy) -> Vec<Script> {
    let broken = own.verdicts.iter().rev().find(|(.., verdict)| verdict.is_broken());
    let talk = Talk {
        us: &policy.sender.name,
        customer: &own.row.name,
        amount: asked,
        currency: own.currency,
        invoices: to_u32(lines.len()),
        days: lines.first().map_or(0, |line| line.days.unsigned_abs()),
        broken: broken.map(|(_, promise, _)| (promise.amount, promise.by)),
        disputed: own.case.disputes.keys().next().copied(),
    };
    Situation::ALL.map(|situation| script(situation, &talk)).to_vec()
}

/// Call sheets as one document, each on a page of its own.
pub fn call_sheets_document(sheets: &[CallSheet]) -> Document {
    let mut blocks = Vec::new();
    for sheet in sheets {
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(page(sheet));
    }
    Document {
        title: "Call sheets".to_owned(),
        language: "en-US".to_owned(),
        blocks,
        ..Document::default()
    }
}

fn page(sheet: &CallSheet) -> Vec<Block> {
    let pair = |key: &str, value: &str| {
        let blank = "______________________________";
        let value = if value.trim().is_empty() { blank } else { value };
        (key.to_owned(), value.to_owned())
    };
    let why = match (&sheet.item, sheet.waiting) {
        (Some(item), _) => format!("{}: {}", item.step, item.reason.words()),
        (None, Some(reason)) => format!("Nothing today: {}", reason.words()),
        (None, None) => "Nothing today".to_owned(),
    };
    let mut blocks = vec![
        Block::heading(1, &sheet.name),
        Block::KeyValues(vec![
            pair("As of", &long_date(sheet.as_of)),
            pair("Telephone", &sheet.contact.phone),
            pair("E-mail", &sheet.contact.email),
            pair("Asked for", &money(sheet.asked, sheet.currency)),
            pair("Why", &why),
            pair("Risk", &format!("{}: {}", sheet.risk.class.word(), sheet.risk.why)),
            pair("Credit", &format!("{} ({})", sheet.order.terms.words(), sheet.order.why)),
        ]),
        Block::Table(lines_table(sheet)),
        Block::heading(2, "What to say"),
    ];
    let script = sheet.scripts.iter().find(|script| script.situation == sheet.situation);
    blocks.extend(script.map(|own| Block::list(ListStyle::Numbered, own.lines.clone())));
    blocks.push(Block::heading(2, "What was agreed"));
    blocks.push(Block::KeyValues(
        [
            "Spoke with",
            "Pays (amount)",
            "By (date)",
            "How",
            "Reason for the delay",
            "Next step, on",
        ]
        .map(|key| pair(key, ""))
        .to_vec(),
    ));
    if !sheet.timeline.is_empty() {
        blocks.push(Block::heading(2, "What happened so far"));
        let lines = sheet.timeline.iter().map(|l| format!("{}: {}", long_date(l.date), l.words));
        blocks.push(Block::list(ListStyle::Bullet, lines));
    }
    blocks
}

/// Invoices listed on paper; nobody reads out more on the telephone, and the statement has them all.
const LISTED: usize = 25;

fn lines_table(sheet: &CallSheet) -> Table {
    let row = |line: &SheetLine| {
        let before = line.due_before.map(|day| format!(" (first {})", long_date(day)));
        vec![
            if line.number.is_empty() { "No number".to_owned() } else { line.number.clone() },
            format!("{}{}", long_date(line.due), before.unwrap_or_default()),
            counted(line.days.unsigned_abs(), "day"),
            money(line.open, sheet.currency),
        ]
    };
    let mut rows: Vec<Vec<String>> = sheet.lines.iter().take(LISTED).map(row).collect();
    let rest = sheet.lines.get(LISTED..).unwrap_or_default();
    if !rest.is_empty() {
        let more = format!("{} more", grouped(&rest.len().to_string()));
        let open = money(rest.iter().map(|line| line.open).sum(), sheet.currency);
        rows.push(vec![more, String::new(), String::new(), open]);
    }
    if sheet.credits.is_positive() {
        let credits = money(-sheet.credits, sheet.currency);
        rows.push(vec!["Credits".to_owned(), String::new(), String::new(), credits]);
    }
    let total = ["Asked for", "", ""].map(str::to_owned).into_iter();
    Table {
        columns: vec![
            Column::text("Invoice"),
            Column::text("Due"),
            Column::number("Past due"),
            Column::number("Still due"),
        ],
        rows,
        total: Some(total.chain([money(sheet.asked, sheet.currency)]).collect()),
    }
}
