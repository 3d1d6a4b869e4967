//! What a careful reader of a file concludes, as data, and the comparison with what the importer
//! concludes. The two never share a computation: expectations are worked out from the files.

#![allow(dead_code, reason = "each test program uses its own part")]

use std::collections::{BTreeMap, BTreeSet};

use owed::convert::{self, Choice};
use owed::domain::ledger::Document;
use owed::domain::{Amount, Currency, DocumentKind, Ledger};
use owed::import::{
    DateOrder, DecimalMark, ImportError, ImportReport, ImportSettings, LineChoice, Question, Role,
    RoleChoice, Source, Terms, import_set,
};

/// One file and what is right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// File name.
    pub(crate) file: &'static str,
    /// Why this is right, in a line.
    pub(crate) why: &'static str,
    /// What must be asked: only the owner can know it.
    pub(crate) asks: &'static [Ask],
    /// What may be asked or may be read from the file.
    pub(crate) may_ask: &'static [Ask],
    /// The owner's answers.
    pub(crate) answers: &'static [Answer],
    /// The documents, where the file has receivables.
    pub(crate) documents: Option<Documents>,
    /// Refusals a reader would agree with. With `documents`, either end is right.
    pub(crate) refused: &'static [&'static str],
}

/// A case with nothing in it.
pub(crate) const CASE: Case = Case {
    file: "",
    why: "",
    asks: &[],
    may_ask: &[],
    answers: &[],
    documents: None,
    refused: &[],
};

/// The documents of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Documents {
    /// Invoices.
    pub(crate) invoices: usize,
    /// Credit notes.
    pub(crate) credits: usize,
    /// Receipts.
    pub(crate) receipts: Receipts,
    /// Distinct customers of the documents.
    pub(crate) customers: usize,
    /// Currency, sum of the totals, sum still open; over invoices and credit notes.
    pub(crate) sums: &'static [(&'static str, &'static str, &'static str)],
    /// Rows left out that are not furniture of the report: any of these reasons, how many.
    pub(crate) left_out: &'static [(&'static [&'static str], u64)],
    /// The first invoice date and the last due date of invoices and credit notes; empty where the
    /// file has none.
    pub(crate) dates: (&'static str, &'static str),
    /// The date the file states, where it states one.
    pub(crate) as_of: &'static str,
}

/// Money received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receipts {
    /// There is none.
    None,
    /// All of it is set against invoices, so nothing of it is open.
    Settled,
    /// So many receipts are not set against anything; currency and sum open.
    Open(usize, &'static str, &'static str),
}

/// No documents at all.
pub(crate) const NONE: Documents = Documents {
    invoices: 0,
    credits: 0,
    receipts: Receipts::None,
    customers: 0,
    sums: &[],
    left_out: &[],
    dates: ("", ""),
    as_of: "",
};

/// What may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Day or month first.
    DateOrder,
    /// Decimal point or comma.
    DecimalMark,
    /// When an invoice without a due date is due.
    Terms,
    /// Which column has something.
    Column,
    /// Which currency.
    Currency,
    /// Whether amounts are in the smallest unit.
    MinorUnits,
    /// Whether rows with one number are lines of one document.
    Lines,
}

/// What the owner says.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    /// The order of day and month.
    DateOrder(DateOrder),
    /// The decimal mark.
    DecimalMark(DecimalMark),
    /// The currency of rows that name none.
    Currency(&'static str),
    /// What a column is.
    Column(u32, Option<Role>),
    /// Invoices without a due date are due after so many days.
    TermsDays(u16),
    /// What rows with one number are.
    Lines(LineChoice),
}

/// Rows that belong to the layout of a report and carry no document of their own.
const FURNITURE: &[&str] = &["TotalRow", "Heading", "FurtherLine"];

fn name_of(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

fn is_about(question: &Question, ask: Ask) -> bool {
    let name = name_of(question);
    match ask {
        Ask::DateOrder => name == "DateOrder",
        Ask::DecimalMark => name == "DecimalMark",
        Ask::Terms => name.contains("Terms") || name.contains("DueDate"),
        Ask::Column => name == "MissingColumn",
        Ask::Currency => name == "Currency",
        Ask::MinorUnits => name == "MinorUnits",
        Ask::Lines => name == "Lines",
    }
}

fn apply(settings: &mut ImportSettings, answer: Answer) {
    match answer {
        Answer::DateOrder(order) => settings.date_order = Some(order),
        Answer::DecimalMark(mark) => settings.decimal_mark = Some(mark),
        Answer::Currency(code) => settings.currency = Currency::new(code),
        Answer::Column(column, role) => settings.roles.push(RoleChoice { column, role }),
        Answer::TermsDays(days) => settings.terms = Some(Terms::Net(days)),
        Answer::Lines(choice) => settings.lines = Some(choice),
    }
}

fn check_questions(case: &Case, questions: &[Question]) -> Result<(), String> {
    for ask in case.asks {
        if !questions.iter().any(|question| is_about(question, *ask)) {
            return Err(format!("does not ask about {ask:?}, only {questions:?}"));
        }
    }
    let foreseen = || case.asks.iter().chain(case.may_ask);
    match questions.iter().find(|question| !foreseen().any(|ask| is_about(question, *ask))) {
        Some(question) => Err(format!("asks needlessly: {question:?}")),
        None => Ok(()),
    }
}

/// What the importer makes of one file.
struct End {
    ledger: Option<Ledger>,
    report: Option<ImportReport>,
    refused: Option<String>,
}

fn read(case: &Case, bytes: &[u8], settings: &ImportSettings) -> End {
    let ready = match convert::ready(bytes, settings, &Choice::default()) {
        Ok(ready) => ready,
        Err(refusal) => {
            let refused = Some(format!("{:?}", ImportError::from(refusal)));
            return End { ledger: None, report: None, refused };
        }
    };
    let source = Source {
        name: case.file.to_owned(),
        bytes: ready.bytes.len() as u64,
        settings: ready.settings,
        ..Source::default()
    };
    let outcome = import_set(vec![(source, ready.bytes.as_ref())], Vec::new());
    let file = outcome.files.into_iter().next().unwrap();
    let refused = file.refused.map(|error| format!("{error:?}"));
    End { ledger: outcome.ledger, report: file.import, refused }
}

/// The review of a file as it is, where there is one.
pub(crate) fn review(file: &'static str, bytes: &[u8]) -> Option<ImportReport> {
    read(&Case { file, ..CASE }, bytes, &ImportSettings::default()).report
}

/// Compares what the importer makes of a file with what is right.
pub(crate) fn check(case: &Case, bytes: &[u8]) -> Result<(), String> {
    let mut end = read(case, bytes, &ImportSettings::default());
    let asked = |end: &End| end.report.as_ref().map(|r| r.questions.clone()).unwrap_or_default();
    if end.refused.is_none() {
        check_questions(case, &asked(&end))?;
    }
    if end.refused.is_none() && !case.answers.is_empty() {
        let mut settings = ImportSettings::default();
        for answer in case.answers {
            apply(&mut settings, *answer);
        }
        end = read(case, bytes, &settings);
        let still = asked(&end);
        if case.asks.iter().any(|ask| still.iter().any(|question| is_about(question, *ask))) {
            return Err(format!("still asks {still:?}"));
        }
    }
    let shown = summary(&end);
    match (end, case.documents) {
        (End { refused: Some(text), .. }, _) => {
            if case.refused.iter().any(|name| text.contains(name)) {
                return Ok(());
            }
            Err(format!("refused with {text}, expected {}", expected_end(case)))
        }
        (End { ledger: Some(ledger), report: Some(report), .. }, Some(documents)) => {
            check_documents(&documents, &ledger, &report)
                .map_err(|problems| format!("{} [{shown}]", problems.join("; ")))
        }
        _ => Err(format!("{shown}, expected {}", expected_end(case))),
    }
}

fn expected_end(case: &Case) -> String {
    match case.documents {
        Some(_) => "documents".to_owned(),
        None => format!("a refusal {:?}", case.refused),
    }
}

fn all(ledger: &Ledger) -> Vec<Document<'_>> {
    (0..u32::MAX).map_while(|idx| ledger.document(idx)).collect()
}

fn summary(end: &End) -> String {
    let Some(report) = &end.report else { return "no review".to_owned() };
    let roles: Vec<String> = report
        .columns
        .iter()
        .filter_map(|column| column.role.map(|role| format!("{}={role:?}", column.header)))
        .collect();
    let left: Vec<String> =
        report.left_out.iter().map(|l| format!("{:?} {}", l.code, l.rows)).collect();
    format!(
        "{} documents of {} rows, left out {left:?}, columns {}",
        end.ledger.as_ref().map_or(0, Ledger::len),
        report.rows_read,
        roles.join(" ")
    )
}

fn check_documents(
    expected: &Documents,
    ledger: &Ledger,
    report: &ImportReport,
) -> Result<(), Vec<String>> {
    let documents = all(ledger);
    let mut problems = Vec::new();
    let mut same = |what: &str, got: String, right: String| {
        if got != right {
            problems.push(format!("{what}: {got}, right is {right}"));
        }
    };
    let count = |kind| documents.iter().filter(|d| d.kind == kind).count();
    same("invoices", count(DocumentKind::Invoice).to_string(), expected.invoices.to_string());
    same("credits", count(DocumentKind::CreditNote).to_string(), expected.credits.to_string());
    let customers: BTreeSet<u32> = documents.iter().map(|d| d.account.customer).collect();
    same("customers", customers.len().to_string(), expected.customers.to_string());
    let (got, right) = (sums(&documents), right_sums(expected));
    same("currency, total, open", format!("{got:?}"), format!("{right:?}"));
    same("receipts", receipts(&documents, expected.receipts), format!("{:?}", expected.receipts));
    let billed = || documents.iter().filter(|d| d.kind != DocumentKind::Receipt);
    let first = billed().filter_map(|d| d.invoice_date.to_date()).min();
    let last = billed().filter_map(|d| d.due_date.to_date()).max();
    for (what, got, right) in [
        ("first invoice date", first, expected.dates.0),
        ("last due date", last, expected.dates.1),
        ("as of", report.stated_as_of, expected.as_of),
    ] {
        if !right.is_empty() {
            same(what, got.map(|d| d.to_string()).unwrap_or_default(), right.to_owned());
        }
    }
    same("rows left out", left_out(expected, report), right_left_out(expected));
    same(
        "rows used and left out",
        (report.rows_used + report.rows_left_out()).to_string(),
        report.rows_read.to_string(),
    );
    for total in &report.control {
        same("tie-out", plain(total.used + total.left_out), plain(total.file));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Currency, total, open: as text without trailing zeros.
type Sums = BTreeMap<String, (String, String)>;

fn plain(amount: Amount) -> String {
    amount.decimal().normalize().to_string()
}

fn amount(text: &str) -> Amount {
    Amount::new(text.parse().unwrap())
}

fn sums(documents: &[Document<'_>]) -> Sums {
    let mut sums: BTreeMap<&str, (Amount, Amount)> = BTreeMap::new();
    for document in documents.iter().filter(|d| d.kind != DocumentKind::Receipt) {
        let sum = sums.entry(document.account.currency.code()).or_default();
        *sum = (sum.0 + document.total, sum.1 + document.open);
    }
    let sums = sums.into_iter();
    sums.map(|(code, sum)| (code.to_owned(), (plain(sum.0), plain(sum.1)))).collect()
}

fn right_sums(expected: &Documents) -> Sums {
    let sums = expected.sums.iter();
    sums.map(|(code, total, open)| {
        ((*code).to_owned(), (plain(amount(total)), plain(amount(open))))
    })
    .collect()
}

fn receipts(documents: &[Document<'_>], expected: Receipts) -> String {
    let receipts: Vec<_> = documents.iter().filter(|d| d.kind == DocumentKind::Receipt).collect();
    let open: Vec<_> = receipts.iter().filter(|d| !d.open.is_zero()).collect();
    let right = match expected {
        Receipts::None => receipts.is_empty(),
        Receipts::Settled => open.is_empty(),
        Receipts::Open(count, code, sum) => {
            let total = open.iter().map(|d| d.open).sum::<Amount>();
            open.len() == count
                && open.iter().all(|d| d.account.currency.code() == code)
                && total == amount(sum)
        }
    };
    if right {
        return format!("{expected:?}");
    }
    format!("{:?}", receipts.iter().map(|d| d.open.to_string()).collect::<Vec<_>>())
}

/// The rows left out that are not furniture, under the expectation's own groups.
fn left_out(expected: &Documents, report: &ImportReport) -> String {
    let mut groups: BTreeMap<String, u64> = BTreeMap::new();
    for left in &report.left_out {
        let name = format!("{:?}", left.code);
        let group = expected.left_out.iter().find(|(names, _)| names.contains(&name.as_str()));
        match group {
            Some((names, _)) => *groups.entry(names.join(" or ")).or_default() += left.rows,
            None if FURNITURE.contains(&name.as_str()) => {}
            None => *groups.entry(name).or_default() += left.rows,
        }
    }
    format!("{groups:?}")
}

fn right_left_out(expected: &Documents) -> String {
    let groups: BTreeMap<String, u64> =
        expected.left_out.iter().map(|(names, rows)| (names.join(" or "), *rows)).collect();
    format!("{groups:?}")
}

/// Runs all cases. Those in `not_yet` must be wrong still: an entry that has become right has to
/// be removed.
#[expect(clippy::print_stdout, reason = "what is missing is seen with --nocapture")]
pub(crate) fn run(
    cases: &[Case],
    not_yet: &[(&str, &str)],
    read: impl Fn(&str) -> Vec<u8>,
) -> Vec<String> {
    let mut problems = Vec::new();
    for case in cases {
        let waits = not_yet.iter().find(|(file, _)| *file == case.file);
        match (check(case, &read(case.file)), waits) {
            (Ok(()), None) => {}
            (Err(problem), Some(_)) => println!("not yet: {}: {problem}", case.file),
            (Ok(()), Some(_)) => {
                problems.push(format!("{}: is right now; take it off the list", case.file));
            }
            (Err(problem), None) => {
                problems.push(format!("{} ({}): {problem}", case.file, case.why));
            }
        }
    }
    problems
}
