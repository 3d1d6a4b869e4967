//! What an agency or a lawyer gets of one customer, as documents: what is owed and since when, what was
//! said, promised, disputed and sent, whether it is worth it, and what to ask of whoever takes it on.

use chrono::NaiveDate;

use crate::analysis::Analysis;
use crate::collect::case::Cases;
use crate::collect::cost_benefit::{HandOverCosts, cost_benefit};
use crate::collect::log::{CaseLog, What};
use crate::collect::sheet::{CallSheet, call_sheet};
use crate::collect::timeline::{Line, line};
use crate::collect::today::standings;
use crate::documents::words::{counted, long_date};
use crate::documents::{Block, Cell, Column, Document, ListStyle, Run, Sheet, Table};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, Ledger};
use crate::letters::format::english_money as money;
use crate::policy::Policy;

/// Everything that goes into the pack of one account.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The facts and the conversation so far.
    pub sheet: CallSheet,
    /// What was entered about the account, oldest first, with its words.
    pub history: Vec<(What, Line)>,
    /// What is open, document by document.
    pub invoices: Vec<DossierLine>,
}

/// A document of the account that is open.
#[derive(Clone, Debug)]
pub struct DossierLine {
    /// Number.
    pub number: String,
    /// The customer's order number; may be empty.
    pub order: String,
    /// Invoice date.
    pub invoice_date: Option<NaiveDate>,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// The later date that was agreed on.
    pub agreed: Option<NaiveDate>,
    /// Days past the date that counts; negative before it, `None` without one.
    pub days: Option<i32>,
    /// Billed.
    pub total: Amount,
    /// Open; credits are negative.
    pub open: Amount,
    /// Of that, disputed.
    pub disputed: Amount,
    /// Line in the file.
    pub row: u32,
}

const OURS: &str = "en-US";

/// The pack of an account; `None` when there is none to show.
pub fn dossier(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
    account: u32,
) -> Option<Dossier> {
    let as_of = analysis.config().as_of;
    let sheet = call_sheet(ledger, analysis, policy, log, account)?;
    let cases = Cases::new(log, as_of);
    let (_, facts) = standings(ledger, analysis, policy, &cases);
    let events = cases.events(&sheet.customer, sheet.currency);
    let history = events.map(|event| (event.what.clone(), line(event, sheet.currency))).collect();
    let own = ledger.columns().account.iter().zip(0..).filter(|(own, _)| **own == account);
    let documents: Vec<u32> = own.map(|(_, idx)| idx).collect();
    let invoices = invoices(ledger, &documents, &facts, as_of, sheet.currency);
    Some(Dossier { sheet, history, invoices })
}

impl Dossier {
    fn currency(&self) -> Currency {
        self.sheet.currency
    }

    fn sum(&self, read: impl Fn(&DossierLine) -> Amount) -> Amount {
        self.invoices.iter().map(read).sum()
    }

    /// The summary with all lists, to read and to print.
    pub fn document(&self, policy: &Policy) -> Document {
        let sheet = &self.sheet;
        let title = format!("Hand-over: {}", sheet.name);
        let mut blocks = vec![Block::heading(1, title.as_str()), self.facts(policy)];
        blocks.push(Block::heading(2, "What is open"));
        blocks.push(Block::Table(self.invoice_table()));
        blocks.push(Block::heading(2, "Promises to pay"));
        let promises = sheet.promises.iter().map(|own| {
            format!(
                "{}: {} by {}, by {}: {}",
                long_date(own.made),
                money(own.amount, sheet.currency),
                long_date(own.by),
                own.method.words(),
                own.verdict.word()
            )
        });
        blocks.push(listed(promises.collect(), "No promise is noted."));
        blocks.push(Block::heading(2, "Disputes"));
        let of = |wanted: fn(&What) -> bool| {
            let own = self.history.iter().filter(move |(what, _)| wanted(what));
            own.map(|(_, line)| format!("{}: {}", long_date(line.date), line.words)).collect()
        };
        let disputes = of(|what| matches!(what, What::Disputed(_) | What::DisputeClosed { .. }));
        blocks.push(listed(disputes, "No dispute is noted."));
        blocks.push(Block::heading(2, "Letters that were sent"));
        let letters = of(|what| matches!(what, What::LetterProduced(_)));
        blocks.push(listed(letters, "No letter is noted as sent."));
        blocks.push(Block::heading(2, "Everything in order of time"));
        blocks.push(listed(of(|_| true), "Nothing is noted."));
        Document { title, language: OURS.to_owned(), blocks, ..Document::default() }
    }

    fn facts(&self, policy: &Policy) -> Block {
        let (sheet, currency) = (&self.sheet, self.currency());
        let mut facts = vec![
            ("As of".to_owned(), long_date(sheet.as_of)),
            ("Creditor".to_owned(), policy.sender.name.clone()),
            ("Debtor".to_owned(), sheet.name.clone()),
            ("Address".to_owned(), sheet.contact.address.join(", ")),
            ("Telephone".to_owned(), sheet.contact.phone.clone()),
            ("E-mail".to_owned(), sheet.contact.email.clone()),
            ("Terms".to_owned(), sheet.contact.terms.clone()),
            ("Past due and asked for".to_owned(), money(sheet.asked, currency)),
            ("Open in all".to_owned(), money(self.sum(|line| line.open), currency)),
        ];
        if sheet.disputed.is_positive() {
            facts.push(("Disputed, not part of it".to_owned(), money(sheet.disputed, currency)));
        }
        if let Some(line) = sheet.lines.first() {
            let days = counted(line.days.unsigned_abs(), "day");
            facts.push(("Oldest".to_owned(), format!("due {}, {days} ago", long_date(line.due))));
        }
        facts.retain(|(_, value)| !value.trim().is_empty());
        Block::KeyValues(facts)
    }

    fn invoice_table(&self) -> Table {
        let currency = self.currency();
        let date = |day: Option<NaiveDate>| day.map(long_date).unwrap_or_default();
        let row = |line: &DossierLine| {
            let later = line.agreed.map(|day| format!(" (agreed: {})", long_date(day)));
            vec![
                if line.number.is_empty() { "No number".to_owned() } else { line.number.clone() },
                date(line.invoice_date),
                format!("{}{}", date(line.due_date), later.unwrap_or_default()),
                line.days.filter(|days| *days > 0).map(|days| days.to_string()).unwrap_or_default(),
                money(line.total, currency),
                money(line.disputed, currency),
                money(line.open, currency),
            ]
        };
        let total = [String::new(), String::new(), String::new(), String::new()];
        Table {
            columns: vec![
                Column::text("Document"),
                Column::text("Date"),
                Column::text("Due"),
                Column::number("Days past due"),
                Column::number("Billed"),
                Column::number("Disputed"),
                Column::number("Open"),
            ],
            rows: self.invoices.iter().map(row).collect(),
            total: Some(
                ["In all".to_owned()]
                    .into_iter()
                    .chain(total.into_iter().skip(1))
                    .chain([
                        money(self.sum(|line| line.total), currency),
                        money(self.sum(|line| line.disputed), currency),
                        money(self.sum(|line| line.open), currency),
                    ])
                    .collect(),
            ),
        }
    }

    /// The open documents as a sheet.
    pub fn invoice_sheet(&self) -> Sheet {
        let headings = [
            "Document",
            "Order",
            "Date",
            "Due date",
            "Agreed date",
            "Days past due",
            "Billed",
            "Open",
            "Disputed",
            "Currency",
            "Row in the file",
        ];
        let code = self.currency().is_stated().then(|| self.currency().to_string());
        let row = |line: &DossierLine| {
            vec![
                Cell::text(line.number.as_str()),
                Cell::text(line.order.as_str()),
                Cell::date(line.invoice_date),
                Cell::date(line.due_date),
                Cell::date(line.agreed),
                line.days.map_or(Cell::Empty, Cell::whole),
                Cell::Number(line.total.decimal()),
                Cell::Number(line.open.decimal()),
                Cell::Number(line.disputed.decimal()),
                Cell::text(code.clone().unwrap_or_default()),
                Cell::whole(i64::from(line.row)),
            ]
        };
        Sheet {
            name: "Invoices".to_owned(),
            headings: headings.map(str::to_owned).to_vec(),
            rows: self.invoices.iter().map(row).collect(),
        }
    }

    /// What happened, as a sheet.
    pub fn timeline_sheet(&self) -> Sheet {
        let row =
            |(_, line): &(What, Line)| vec![Cell::Date(line.date), Cell::text(line.words.as_str())];
        Sheet {
            name: "Timeline".to_owned(),
            headings: ["Date", "What"].map(str::to_owned).to_vec(),
            rows: self.history.iter().map(row).collect(),
        }
    }

    /// Whether it is worth it, at the costs the user typed.
    pub fn cost_benefit(&self, costs: &HandOverCosts) -> Document {
        let (sheet, currency) = (&self.sheet, self.currency());
        let found = cost_benefit(sheet.asked, currency, costs);
        let pct = |value: rust_decimal::Decimal| format!("{}%", value.round_dp(1).normalize());
        let hundred = rust_decimal::Decimal::ONE_HUNDRED;
        let break_even = match found.break_even {
            None => "never: the fee takes everything".to_owned(),
            Some(chance) if chance > rust_decimal::Decimal::ONE => {
                "never: the costs are higher than what may come".to_owned()
            }
            Some(chance) => pct(chance * hundred),
        };
        let oldest = sheet.lines.first().map_or(0, |line| line.days.unsigned_abs());
        let mut facts = vec![
            ("Past due and asked for".to_owned(), money(sheet.asked, currency)),
            ("Oldest invoice".to_owned(), format!("{} past due", counted(oldest, "day"))),
            ("Disputed, not part of it".to_owned(), money(sheet.disputed, currency)),
            ("Costs whatever comes of it".to_owned(), money(costs.costs, currency)),
            ("Fee on what comes".to_owned(), pct(costs.fee_pct)),
            (
                "Left when all of it comes, after the fee".to_owned(),
                money(found.after_fee, currency),
            ),
            ("It pays from a chance of".to_owned(), break_even),
        ];
        if let (Some(chance), Some(value)) = (costs.chance_pct, found.value) {
            facts.push(("Your chance".to_owned(), pct(chance)));
            facts.push(("On average it brings".to_owned(), money(value, currency)));
        }
        let title = format!("Is it worth it? {}", sheet.name);
        let blocks = vec![
            Block::heading(1, title.as_str()),
            Block::text(
                "What handing over may bring against what it costs. The chance is your judgment: the older and the more disputed a debt is, the smaller it gets.",
            ),
            Block::KeyValues(facts),
            Block::text(
                "Chance from which it pays = costs \u{f7} (amount \u{d7} (1 \u{2212} fee)). On average it brings = chance \u{d7} amount \u{d7} (1 \u{2212} fee) \u{2212} costs.",
            ),
            Block::Paragraph(vec![Run::bold(
                "This is arithmetic and not legal advice. Ask a lawyer before you go to court.",
            )]),
        ];
        Document { title, language: OURS.to_owned(), blocks, ..Document::default() }
    }
}

/// A list, or a sentence in its place.
fn listed(items: Vec<String>, none: &str) -> Block {
    if items.is_empty() { Block::text(none) } else { Block::list(ListStyle::Bullet, items) }
}

/// What to ask of an agency before it gets anything.
pub fn agency_checklist(policy: &Policy) -> Document {
    let title = "Choosing a collection agency".to_owned();
    let heading = |words: &str| Block::heading(2, words);
    let ask = |items: &[&str]| Block::list(ListStyle::Checkbox, items.iter().copied());
    let blocks = vec![
        Block::heading(1, title.as_str()),
        Block::text(format!(
            "We hand accounts over on day {} past due. Before the first one goes out, have an answer to each of these.",
            policy.hand_over_day
        )),
        heading("Who they are"),
        ask(&[
            "They are licensed or registered where the debtor lives, and the number was looked up",
            "They collect from businesses like our customers, and name two clients we may call",
            "They are insured against mistakes of their own",
            "Nothing worrying is known of them: reviews, complaints, court cases",
        ]),
        heading("What it costs"),
        ask(&[
            "The fee is in writing: percent of what comes, or a fixed sum, and when it is due",
            "It is clear what is paid when nothing comes, or when the debtor pays us directly",
            "Costs of court and lawyers need our word before they are spent",
            "The contract can be ended, and we know what happens to cases under way",
        ]),
        heading("How they work"),
        ask(&[
            "They showed us their letters and what they say on the telephone; we would sign both",
            "They tell us monthly what was done, promised and paid",
            "Money for us is kept apart and paid out by a fixed day",
            "They stop at once when a debtor disputes a debt or is in hardship, and ask us",
        ]),
        heading("Data"),
        ask(&[
            "A written agreement says what they may do with names and amounts, and where they are kept",
            "They get this pack and nothing more, by a safe way",
            "They delete everything when the case is closed",
        ]),
        heading("Before each case"),
        ask(&[
            "The amount is undisputed, and payments of the last days are checked",
            "The final demand went out and its date has passed",
            "Terms, order and proof of delivery are at hand",
            "The customer was told that the account would be handed over",
        ]),
        Block::text(
            "This list is no legal advice. What agencies may do differs from country to country.",
        ),
    ];
    Document { title, language: OURS.to_owned(), blocks, ..Document::default() }
}

/// The open documents of an account as a dossier lists them, oldest first, credits last.
fn invoices(
    ledger: &Ledger,
    documents: &[u32],
    facts: &crate::letters::CaseFacts,
    as_of: NaiveDate,
    currency: Currency,
) -> Vec<DossierLine> {
    use crate::analysis::balance::{days_past_due, open_at};
    use crate::domain::ledger::{Attribute, is_disputed};
    let columns = ledger.columns();
    let day = Day::from(as_of);
    let amount = |minor: i64| Amount::from_minor(i128::from(minor), currency);
    let line = |&idx: &u32| {
        let i = idx as usize;
        let open = open_at(&columns, i, day).filter(|open| *open != 0)?;
        let document = ledger.document(idx)?;
        let fact = facts.of_document(i);
        let agreed = fact.map(|fact| fact.due).filter(|due| due.is_some());
        let marked = columns.flags.get(i).copied().is_some_and(is_disputed) && open > 0;
        let disputed = match fact.map_or(0, |fact| fact.disputed) {
            0 if marked => open,
            own => own,
        };
        Some(DossierLine {
            number: document.number.trim().to_owned(),
            order: ledger.attribute(idx, Attribute::PoNumber).unwrap_or_default().to_owned(),
            invoice_date: document.invoice_date.to_date(),
            due_date: document.due_date.to_date(),
            agreed: agreed.and_then(Day::to_date),
            days: match agreed {
                Some(due) => Some(day.days_since(due)),
                None => days_past_due(&columns, i, day),
            }
            .filter(|_| open > 0),
            total: document.total,
            open: amount(open),
            disputed: amount(disputed),
            row: document.row,
        })
    };
    let mut lines: Vec<DossierLine> = documents.iter().filter_map(line).collect();
    lines.lean_sort_by_key(|line| {
        (line.open.is_negative(), std::cmp::Reverse(line.days), line.invoice_date, line.row)
    });
    lines
}
