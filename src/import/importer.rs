//! Reads a file pushed in chunks. The first rows make a plan; when the rest of the file proves the
//! plan wrong, the file is asked for once more.

use crate::domain::Ledger;
use crate::import::build::{Builder, Built};
use crate::import::decode::Decoder;
use crate::import::duplicates;
use crate::import::evidence::DateEvidence;
use crate::import::join;
use crate::import::lines;
use crate::import::oldest_first;
use crate::import::plan::{self, Amendments, Billed, Plan, RoleColumns};
use crate::import::reading::Readings;
use crate::import::report::{
    Conversion, DecimalMark, FileKind, FindingCode, ImportError, ImportReport, ImportSettings,
    LineChoice, Question, Role, TableKind,
};
use crate::import::rows::{RowReader, UnclosedQuote};
use crate::import::value;

/// The plan is made from this many bytes.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The largest file that is read: offsets and memory are planned up to here.
pub const MAX_BYTES: u64 = 3 << 30;

/// A file is read at most this often; the last reading stands.
const MAX_READINGS: u32 = 24;

/// What to do after a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Push the next chunk.
    More,
    /// Enough is known; call `finish` now.
    Stop,
}

/// What reading came to.
#[derive(Debug)]
pub enum Finish {
    /// Push the whole file once more, from the start.
    Again,
    /// Done.
    Done(Box<Outcome>),
}

/// The result of an import.
#[allow(clippy::large_enum_variant, reason = "there is one per file")]
#[derive(Debug)]
pub enum Outcome {
    /// Documents and review.
    Imported {
        /// The documents.
        ledger: Ledger,
        /// The review.
        report: ImportReport,
    },
    /// The review has questions; without answers there are no figures.
    Asking {
        /// The review.
        report: ImportReport,
    },
    /// Nothing of the file is usable.
    Failed {
        /// Why.
        error: ImportError,
        /// As much of the review as there is.
        report: Option<ImportReport>,
    },
}

#[derive(Debug)]
enum State {
    Sampling(Vec<u8>),
    Reading(Box<Reading>),
    Stopped(ImportError),
}

#[derive(Debug)]
struct Reading {
    rows: RowReader,
    decoder: Decoder,
    builder: Builder,
    unclosed: Option<UnclosedQuote>,
}

/// Reads one file.
#[derive(Debug)]
pub struct Importer {
    file_name: String,
    bytes_total: u64,
    settings: ImportSettings,
    amendments: Amendments,
    readings: u32,
    bytes_read: u64,
    guesses_kind: bool,
    state: State,
}

impl Importer {
    /// An importer for a file of this name and size.
    pub fn new(file_name: &str, bytes_total: u64, settings: ImportSettings) -> Self {
        let state = if bytes_total > MAX_BYTES {
            State::Stopped(ImportError::TooLarge { bytes: bytes_total, limit: MAX_BYTES })
        } else {
            State::Sampling(Vec::new())
        };
        Self {
            file_name: file_name.to_owned(),
            bytes_total,
            settings,
            amendments: Amendments::default(),
            readings: 1,
            bytes_read: 0,
            guesses_kind: false,
            state,
        }
    }

    /// The file is one of several: its columns say whether its rows are invoices, payments or
    /// contacts, unless the settings do.
    #[must_use]
    pub fn among_others(mut self) -> Self {
        self.guesses_kind = true;
        self
    }

    /// Bytes read so far, and rows.
    pub fn progress(&self) -> (u64, u64) {
        let rows = match &self.state {
            State::Reading(reading) => reading.builder.rows(),
            State::Sampling(_) | State::Stopped(_) => 0,
        };
        (self.bytes_read, rows)
    }

    /// The bytes of the file, in order.
    pub fn push(&mut self, chunk: &[u8]) -> Step {
        if chunk.is_empty() {
            return Step::More;
        }
        self.bytes_read += chunk.len() as u64;
        match &mut self.state {
            State::Sampling(sample) => {
                sample.extend_from_slice(chunk);
                if sample.len() >= SAMPLE_BYTES { self.start_reading() } else { Step::More }
            }
            State::Reading(reading) => reading.push(chunk),
            State::Stopped(_) => Step::Stop,
        }
    }

    fn start_reading(&mut self) -> Step {
        let State::Sampling(sample) =
            std::mem::replace(&mut self.state, State::Sampling(Vec::new()))
        else {
            return Step::Stop;
        };
        let total = self.bytes_total.max(self.bytes_read);
        let head = sample.get(..SAMPLE_BYTES).unwrap_or(&sample);
        match plan::plan(&self.file_name, head, total, &self.settings, &self.amendments) {
            Ok(mut plan) => {
                if let Some(error) = self.wrong_file(&plan) {
                    self.state = State::Stopped(error);
                    return Step::Stop;
                }
                plan.kind = self.kind(&plan);
                if plan.kind == TableKind::Payments && self.settings.roles.is_empty() {
                    join::kind::for_payments(&mut plan.columns);
                    plan.roles = RoleColumns::from_reports(&plan.columns);
                }
                if matches!(plan.kind, TableKind::Payments | TableKind::Contacts) {
                    // Several rows for one number are payments of their own.
                    plan.lines = None;
                    plan.line_columns = false;
                }
                let bom = plan.encoding.bom;
                let mut reading = Box::new(Reading::new(plan));
                let step = reading.push(sample.get(bom..).unwrap_or_default());
                self.state = State::Reading(reading);
                step
            }
            Err(error) => {
                self.state = State::Stopped(error);
                Step::Stop
            }
        }
    }

    /// The file is clearly another list, and the user has not said otherwise.
    fn wrong_file(&self, plan: &Plan) -> Option<ImportError> {
        let kind = plan.recognized.kind;
        let welcome = kind.has_receivables()
            || (self.guesses_kind && matches!(kind, FileKind::Payments | FileKind::Contacts));
        let settled = self.settings.kind.is_some() || !self.settings.roles.is_empty();
        (!welcome && !settled).then(|| ImportError::WrongFile {
            kind,
            system: plan.recognized.system.map(str::to_owned),
            why: plan.recognized.why.clone(),
        })
    }

    /// What the rows are: the user's word, or what the file looks like.
    fn kind(&self, plan: &Plan) -> TableKind {
        match (self.settings.kind, plan.recognized.kind) {
            (Some(kind), _) => kind,
            (None, FileKind::CreditNotes) => TableKind::CreditNotes,
            (None, FileKind::Contacts) if self.guesses_kind => TableKind::Contacts,
            (None, FileKind::Payments) if self.guesses_kind => TableKind::Payments,
            (None, _) if self.guesses_kind => join::kind::of_columns(&plan.columns),
            (None, _) => TableKind::Invoices,
        }
    }

    /// The file has ended (or `push` said stop).
    pub fn finish(&mut self) -> Finish {
        if let State::Sampling(sample) = &self.state {
            self.bytes_total = sample.len() as u64;
            if sample.is_empty() {
                self.state = State::Stopped(ImportError::Empty);
            } else {
                self.start_reading();
            }
        }
        let state = std::mem::replace(&mut self.state, State::Sampling(Vec::new()));
        let mut reading = match state {
            State::Reading(reading) => reading,
            State::Stopped(error) => return done(Outcome::Failed { error, report: None }),
            State::Sampling(_) => {
                return done(Outcome::Failed { error: ImportError::Empty, report: None });
            }
        };
        if reading.unclosed.is_none() {
            reading.end();
        }
        if let Some(unclosed) = reading.unclosed {
            let plain = &mut self.amendments.plain_quotes;
            if plain.has(unclosed.offset) {
                let error = ImportError::EndlessRow { row: unclosed.row };
                return done(Outcome::Failed { error, report: None });
            }
            plain.unclosed.push(unclosed);
            // One more reading must be left for what the whole file proves.
            if self.readings + 2 >= MAX_READINGS {
                plain.from = Some(unclosed.offset);
            }
            return self.again();
        }
        let built = reading.builder.finish();
        if built.facts.invalid_text && self.takes_encoding_as_found() {
            let error = ImportError::NeedsConversion { from: Conversion::Text };
            return done(Outcome::Failed { error, report: None });
        }
        if self.readings < MAX_READINGS && self.amend(&built) {
            return self.again();
        }
        done(self.outcome(built))
    }

    /// Nobody has settled the encoding, so what the file proves against it counts.
    fn takes_encoding_as_found(&self) -> bool {
        self.settings.encoding.is_none() && self.settings.made_from.is_none()
    }

    fn again(&mut self) -> Finish {
        self.readings += 1;
        self.bytes_read = 0;
        Finish::Again
    }

    /// Takes over what the whole file proves against the plan; `true` = read again.
    fn amend(&mut self, built: &Built) -> bool {
        let before = self.amendments.clone();
        self.amendments.shared_ids.clone_from(&built.shared_ids);
        let proved = Readings::proved(&built.dates, &built.marks);
        if Readings::settled(&self.settings).or(&proved).or(&built.plan.readings)
            != built.plan.readings
        {
            self.amendments.readings = proved;
        }
        if self.settings.lines.is_none() && built.plan.lines.is_none() && built.plan.line_columns {
            self.amendments.lines =
                lines::evidence(&built.ledger).rule(built.plan.roles.of(Role::Open).is_some());
        }
        self.amendments != before
    }

    fn outcome(&self, mut built: Built) -> Outcome {
        for unclosed in &built.plan.plain_quotes.unclosed {
            built.findings.add(FindingCode::UnclosedQuote, unclosed.row, "", b"");
        }
        duplicates::note(&built.ledger, &mut built.findings, number_header(&built.plan));
        if built.plan.roles.of(Role::Currency).is_none()
            && !built.plan.currency.is_stated()
            && built.facts.rows_used > 0
        {
            built.findings.add(
                FindingCode::NoCurrency,
                built.plan.header_row.unwrap_or(1),
                "",
                b"",
            );
        }
        let mut ledger = std::mem::take(&mut built.ledger);
        if oldest_first::applies(&built.plan) {
            oldest_first::settle(&mut ledger, &mut built.findings);
        }
        let report = self.report(built, &ledger);
        if has_no_amounts(&report) {
            return Outcome::Failed { error: ImportError::NoAmounts, report: Some(report) };
        }
        if report.questions.iter().any(Question::blocks) {
            return Outcome::Asking { report };
        }
        if report.rows_read == 0 {
            let row = report.header_row.unwrap_or(1);
            return Outcome::Failed {
                error: ImportError::HeaderOnly { row },
                report: Some(report),
            };
        }
        let lacks_rows = match report.kind {
            TableKind::Contacts => ledger.customers().is_empty(),
            TableKind::Invoices | TableKind::Payments | TableKind::CreditNotes => ledger.is_empty(),
        };
        if lacks_rows {
            let error = ImportError::NothingUsable { rows: report.rows_read };
            return Outcome::Failed { error, report: Some(report) };
        }
        Outcome::Imported { ledger, report }
    }

    fn report(&self, built: Built, ledger: &Ledger) -> ImportReport {
        let questions = self.questions(&built, ledger);
        let Built {
            plan,
            findings,
            left_out,
            excluded,
            stated_totals,
            controls,
            facts,
            dates,
            marks,
            ..
        } = built;
        let lines_why = lines_why(&plan, self.settings.lines);
        let needs_order = dates.either + dates.only_dmy + dates.only_mdy > 0;
        ImportReport {
            file_name: self.file_name.clone(),
            bytes: self.bytes_total.max(self.bytes_read),
            kind: plan.kind,
            encoding: plan.encoding.encoding,
            encoding_why: plan.encoding.why.clone(),
            delimiter: plan.delimiter.byte,
            delimiter_why: plan.delimiter.why.clone(),
            header_row: plan.header_row,
            date_order: plan.date_order.filter(|_| needs_order),
            date_order_why: date_why(&plan, &dates, self.settings.date_order.is_some()),
            decimal_mark: plan.decimal_mark,
            decimal_mark_why: mark_why(&marks, self.settings.decimal_mark.is_some()),
            columns: plan.columns,
            questions,
            rows_read: facts.rows_read,
            rows_used: facts.rows_used,
            left_out,
            control: controls,
            stated_totals,
            minor_units: plan.minor_units,
            lines_why,
            findings: findings.into_groups(),
            excluded,
            stated_as_of: plan.stated_as_of,
            latest_date: facts.latest.to_date(),
            customers: ledger.customers().len() as u64,
            has_paid_dates: ledger.has_paid_dates(),
            has_history: ledger.has_history(),
        }
    }

    fn questions(&self, built: &Built, ledger: &Ledger) -> Vec<Question> {
        let mut questions = Vec::new();
        let has = |role| built.plan.roles.of(role).is_some();
        for any_of in needed(built.plan.kind) {
            let made = any_of.contains(&Role::Total) && built.plan.billed != Billed::Total;
            if !made && !any_of.iter().any(|role| has(*role)) {
                questions.push(Question::MissingColumn { any_of: any_of.to_vec() });
            }
        }
        let header = |role: Role| {
            let column = built.plan.roles.of(role).and_then(|c| built.plan.columns.get(c));
            column.map(|c| c.header.clone()).unwrap_or_default()
        };
        if self.settings.date_order.is_none() && built.dates.is_open() {
            let (role, example, rows) =
                built.dates.open_example().unwrap_or((Role::InvoiceDate, String::new(), 0));
            let (recommended, why) = match built.dates.recommendation() {
                Some((order, why)) => (Some(order), why),
                None => (None, String::new()),
            };
            questions.push(Question::DateOrder {
                column: header(role),
                example,
                rows,
                recommended,
                why,
            });
        }
        if built.plan.year().is_none()
            && let Some((role, example, rows)) =
                built.dates.without_year(|role| built.plan.readings.without_year(role))
        {
            let named = built.plan.years_named.clone();
            questions.push(Question::Year { column: header(role), example, rows, named });
        }
        if self.settings.currency.is_none()
            && let Some(odd) = built.findings.first(FindingCode::OddCurrency)
        {
            let rows = built.findings.count(FindingCode::OddCurrency);
            questions.push(Question::Currency { value: odd.value.clone(), rows });
        }
        let without_due = built.facts.without_due;
        if self.settings.terms.is_none() && without_due > 0 {
            questions.push(Question::Terms { column: header(Role::DueDate), rows: without_due });
        }
        if let Some(question) = self.lines_question(built, ledger, &header) {
            questions.push(question);
        }
        if self.settings.decimal_mark.is_none() && built.marks.is_open() {
            let (role, example, rows) =
                built.marks.open_example().unwrap_or((Role::Total, String::new(), 0));
            questions.push(Question::DecimalMark { column: header(role), example, rows });
        }
        questions
    }
}

impl Importer {
    /// Amounts that differ from row to row under one number are asked about, unless the header says
    /// that they belong to lines or the open amount, stated once, agrees with their sum.
    fn lines_question(
        &self,
        built: &Built,
        ledger: &Ledger,
        header: &impl Fn(Role) -> String,
    ) -> Option<Question> {
        let rule = self.amendments.lines.filter(|rule| rule.sum_total)?;
        let roles = &built.plan.roles;
        let priced = roles.of(Role::Quantity).or(roles.of(Role::UnitPrice)).is_some();
        let summed =
            built.plan.lines == Some(rule) && built.plan.billed == Billed::Total && !priced;
        if self.settings.lines.is_some() || !summed {
            return None;
        }
        let agrees = !rule.sum_open
            && ledger
                .columns()
                .total
                .iter()
                .zip(ledger.columns().open)
                .all(|(total, open)| open.unsigned_abs() <= total.unsigned_abs());
        let rows = built.findings.count(FindingCode::SummedLine);
        (!agrees).then(|| Question::Lines {
            column: header(Role::Total),
            row: built.findings.first(FindingCode::SummedLine).map_or(0, |first| first.row),
            rows,
        })
    }
}

impl Reading {
    fn new(plan: Plan) -> Self {
        Self {
            rows: RowReader::new(plan.delimiter.byte, plan.plain_quotes.clone()),
            decoder: Decoder::new(plan.encoding.encoding),
            builder: Builder::new(plan),
            unclosed: None,
        }
    }

    fn push(&mut self, chunk: &[u8]) -> Step {
        if chunk.is_empty() {
            return Step::More;
        }
        let text = self.decoder.decode(chunk);
        if text.is_empty() {
            return Step::More;
        }
        let builder = &mut self.builder;
        match self.rows.feed(text, |record| builder.add(record)) {
            Ok(()) => Step::More,
            Err(unclosed) => {
                self.unclosed = Some(unclosed);
                Step::Stop
            }
        }
    }

    fn end(&mut self) {
        let builder = &mut self.builder;
        self.unclosed = self.rows.feed(&[], |record| builder.add(record)).err();
    }
}

/// Without one role of each list there is nothing to read.
const fn needed(kind: TableKind) -> &'static [&'static [Role]] {
    match kind {
        TableKind::Invoices | TableKind::CreditNotes => {
            &[&[Role::CustomerName, Role::CustomerId], &[Role::Total, Role::Open]]
        }
        TableKind::Payments => &[
            &[Role::Number, Role::CustomerName, Role::CustomerId],
            &[Role::Total, Role::Paid, Role::Open],
        ],
        TableKind::Contacts => &[&[Role::CustomerName, Role::CustomerId]],
    }
}

fn done(outcome: Outcome) -> Finish {
    Finish::Done(Box::new(outcome))
}

/// A column of amounts is asked for, and no column has a number in its first values.
fn has_no_amounts(report: &ImportReport) -> bool {
    let is_asked = |question: &Question| matches!(question, Question::MissingColumn { any_of } if any_of.contains(&Role::Total));
    let is_amount = |text: &String| {
        value::mark_evidence(value::trim(text.as_bytes())) != value::MarkEvidence::None
    };
    report.questions.iter().any(is_asked)
        && !report.columns.iter().flat_map(|column| &column.samples).any(is_amount)
}

fn lines_why(plan: &Plan, choice: Option<LineChoice>) -> String {
    let chosen = if choice.is_some() { "your choice: " } else { "" };
    match plan.lines {
        None if choice == Some(LineChoice::Separate) => {
            "your choice: each row is a document".to_owned()
        }
        None => String::new(),
        Some(rule) if rule.sum_total => format!(
            "{chosen}rows with the same document number are its lines; their amounts are added up"
        ),
        Some(_) => format!(
            "{chosen}rows with the same document number repeat its amount; it is counted once"
        ),
    }
}

fn number_header(plan: &Plan) -> &str {
    let column = plan.roles.of(Role::Number).and_then(|c| plan.columns.get(c));
    column.map_or("", |column| column.header.as_str())
}

fn date_why(plan: &Plan, dates: &DateEvidence, chosen: bool) -> String {
    if chosen {
        return "your choice".to_owned();
    }
    match (dates.decide(), &dates.proof) {
        (Some(decided), Some((_, text, row))) => {
            let proving = dates.only_dmy.max(dates.only_mdy);
            let against = match decided.against {
                0 => String::new(),
                n => format!("; {n} contradict"),
            };
            format!(
                "{proving} dates can be read in one way only, for example {text} in row {row}{against}"
            )
        }
        _ if dates.either > 0 => "no row decides".to_owned(),
        _ if plan.roles.of(Role::InvoiceDate).or(plan.roles.of(Role::DueDate)).is_some() => {
            "every date is written in a way that cannot be misread".to_owned()
        }
        _ => "no dates".to_owned(),
    }
}

fn mark_why(marks: &crate::import::evidence::MarkCount, chosen: bool) -> String {
    if chosen {
        return "your choice".to_owned();
    }
    match (marks.decide(), &marks.proof) {
        (Some(_), Some(proof)) => format!("amounts such as {proof} can be read in one way only"),
        (Some(DecimalMark::Point), None) => "amounts have a point before their decimals".to_owned(),
        (Some(DecimalMark::Comma), None) => "amounts have a comma before their decimals".to_owned(),
        (None, _) => "no amount has decimals".to_owned(),
    }
}

/// Imports a file that is in memory, all in one go.
pub fn import(file_name: &str, bytes: &[u8], settings: &ImportSettings) -> Outcome {
    let mut importer = Importer::new(file_name, bytes.len() as u64, settings.clone());
    loop {
        for chunk in bytes.chunks(1 << 20) {
            if importer.push(chunk) == Step::Stop {
                break;
            }
        }
        if let Finish::Done(outcome) = importer.finish() {
            return *outcome;
        }
    }
}

#[cfg(test)]
mod tests;
