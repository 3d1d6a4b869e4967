//! The import's side of the file: what was read, how it was understood, what was left out.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::{AnalysisFile, next, word};
use crate::domain::Amount;
use crate::import::{
    ColumnReport, ControlTotal, Finding, FindingGroup, ImportError, ImportReport, LeftOut,
    Question, Role, Severity,
};

/// Writes `file` to `findings`.
pub(super) fn write(out: &mut impl Write, file: &AnalysisFile<'_>) -> io::Result<()> {
    let import = file.import;
    let bytes = import.map(|import| import.bytes);
    next(out, "file", &FileOut { name: file.file_name, bytes })?;
    next(out, "refused", &file.refused.map(refusal))?;
    next(out, "understanding", &import.map(understanding))?;
    let questions = import.map_or(&[][..], |import| &import.questions);
    next(out, "questions", &questions.iter().map(question).collect::<Vec<_>>())?;
    next(out, "rows", &import.map(rows))?;
    next(out, "control_totals", &each(import, |import| &import.control, control))?;
    next(out, "excluded", &import.map(excluded).unwrap_or_default())?;
    let doubtful = |group: &&FindingGroup| group.severity != Severity::LeftOut;
    let findings = import.map_or(&[][..], |import| &import.findings);
    next(out, "findings", &findings.iter().filter(doubtful).map(finding).collect::<Vec<_>>())
}

/// `make` over a list of the import, if there is one.
fn each<'a, T, O>(
    import: Option<&'a ImportReport>,
    list: fn(&ImportReport) -> &Vec<T>,
    make: fn(&'a T) -> O,
) -> Vec<O> {
    import.map(|import| list(import).iter().map(make).collect()).unwrap_or_default()
}

#[derive(Serialize)]
struct FileOut<'a> {
    name: &'a str,
    bytes: Option<u64>,
}

/// The review of one file among several.
#[derive(Serialize)]
pub(super) struct Review<'a> {
    understanding: Understanding<'a>,
    questions: Vec<QuestionOut<'a>>,
    rows: Rows,
    control_totals: Vec<ControlOut<'a>>,
    excluded: Vec<Excluded<'a>>,
    findings: Vec<FindingOut<'a>>,
}

impl<'a> Review<'a> {
    /// The same entries as at the top level, of one file.
    pub(super) fn of(import: &'a ImportReport) -> Self {
        let doubtful = |group: &&FindingGroup| group.severity != Severity::LeftOut;
        Self {
            understanding: understanding(import),
            questions: import.questions.iter().map(question).collect(),
            rows: rows(import),
            control_totals: import.control.iter().map(control).collect(),
            excluded: excluded(import),
            findings: import.findings.iter().filter(doubtful).map(finding).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Refusal {
    code: String,
    message: String,
    hint: String,
}

pub(super) fn refusal(error: &ImportError) -> Refusal {
    let code = match error {
        ImportError::NotConverted { code, .. } => code.replace('-', "_"),
        ImportError::Empty
        | ImportError::Binary { .. }
        | ImportError::NeedsConversion { .. }
        | ImportError::HeaderOnly { .. }
        | ImportError::WrongFile { .. }
        | ImportError::NoTable
        | ImportError::NoAmounts
        | ImportError::DestroyedDates { .. }
        | ImportError::TooLarge { .. }
        | ImportError::EndlessRow { .. }
        | ImportError::NothingUsable { .. }
        | ImportError::Unreadable
        | ImportError::Stopped
        | ImportError::Incomplete => word::snake(error),
    };
    Refusal { code, message: error.to_string(), hint: error.hint().to_owned() }
}

/// Something concluded, with its evidence in words.
#[derive(Serialize)]
struct Concluded<'a, T> {
    value: T,
    evidence: &'a str,
}

#[derive(Serialize)]
struct Understanding<'a> {
    encoding: Concluded<'a, &'static str>,
    delimiter: Concluded<'a, char>,
    header_row: Option<u32>,
    columns: Vec<ColumnOut<'a>>,
    date_order: Concluded<'a, Option<&'static str>>,
    decimal_mark: Concluded<'a, &'static str>,
    stated_as_of: Option<NaiveDate>,
    latest_date: Option<NaiveDate>,
    customers: u64,
    has_paid_dates: bool,
    has_history: bool,
}

#[derive(Serialize)]
struct ColumnOut<'a> {
    index: u32,
    header: &'a str,
    role: Option<&'static str>,
    evidence: &'a str,
}

fn column_out(column: &ColumnReport) -> ColumnOut<'_> {
    ColumnOut {
        index: column.index,
        header: &column.header,
        role: column.role.map(Role::key),
        evidence: &column.why,
    }
}

fn understanding(import: &ImportReport) -> Understanding<'_> {
    Understanding {
        encoding: Concluded { value: import.encoding.name(), evidence: &import.encoding_why },
        delimiter: Concluded {
            value: char::from(import.delimiter),
            evidence: &import.delimiter_why,
        },
        header_row: import.header_row,
        columns: import.columns.iter().map(column_out).collect(),
        date_order: Concluded {
            value: import.date_order.map(word::date_order),
            evidence: &import.date_order_why,
        },
        decimal_mark: Concluded {
            value: word::decimal_mark(import.decimal_mark),
            evidence: &import.decimal_mark_why,
        },
        stated_as_of: import.stated_as_of,
        latest_date: import.latest_date,
        customers: import.customers,
        has_paid_dates: import.has_paid_dates,
        has_history: import.has_history,
    }
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum QuestionOut<'a> {
    DateOrder {
        column: &'a str,
        example: &'a str,
        rows: u64,
        recommended: Option<&'static str>,
        why: &'a str,
    },
    Year {
        column: &'a str,
        example: &'a str,
        rows: u64,
        named: &'a [i32],
    },
    DecimalMark {
        column: &'a str,
        example: &'a str,
        rows: u64,
    },
    Lines {
        column: &'a str,
        row: u32,
        rows: u64,
    },
    Currency {
        value: &'a str,
        rows: u64,
    },
    Terms {
        column: &'a str,
        rows: u64,
    },
    MissingColumn {
        any_of: Vec<&'static str>,
    },
}

fn question(question: &Question) -> QuestionOut<'_> {
    match question {
        Question::DateOrder { column, example, rows, recommended, why } => QuestionOut::DateOrder {
            column,
            example,
            rows: *rows,
            recommended: recommended.map(word::date_order),
            why,
        },
        Question::Year { column, example, rows, named } => {
            QuestionOut::Year { column, example, rows: *rows, named }
        }
        Question::DecimalMark { column, example, rows } => {
            QuestionOut::DecimalMark { column, example, rows: *rows }
        }
        Question::Lines { column, row, rows } => {
            QuestionOut::Lines { column, row: *row, rows: *rows }
        }
        Question::Currency { value, rows } => QuestionOut::Currency { value, rows: *rows },
        Question::Terms { column, rows } => QuestionOut::Terms { column, rows: *rows },
        Question::MissingColumn { any_of } => {
            QuestionOut::MissingColumn { any_of: any_of.iter().map(|role| role.key()).collect() }
        }
    }
}

#[derive(Serialize)]
struct Rows {
    read: u64,
    used: u64,
    left_out: u64,
}

fn rows(import: &ImportReport) -> Rows {
    Rows { read: import.rows_read, used: import.rows_used, left_out: import.rows_left_out() }
}

#[derive(Serialize)]
struct ControlOut<'a> {
    currency: Option<&'a str>,
    used: Amount,
    left_out: Amount,
    file: Amount,
    ties_out: bool,
}

fn control(total: &ControlTotal) -> ControlOut<'_> {
    let ControlTotal { currency, used, left_out, file } = total;
    ControlOut {
        currency: word::currency(currency),
        used: *used,
        left_out: *left_out,
        file: *file,
        ties_out: *used + *left_out == *file,
    }
}

#[derive(Serialize)]
struct Excluded<'a> {
    reason: String,
    message: &'a str,
    hint: &'a str,
    rows: u64,
    amounts: Vec<AmountOut<'a>>,
    examples: &'a [Finding],
    all_listed: bool,
}

#[derive(Serialize)]
struct AmountOut<'a> {
    currency: Option<&'a str>,
    amount: Amount,
}

/// The rows left out by reason, with what the findings say about each reason.
fn excluded(import: &ImportReport) -> Vec<Excluded<'_>> {
    import.left_out.iter().map(|group| exclusion(group, import)).collect()
}

fn exclusion<'a>(group: &'a LeftOut, import: &'a ImportReport) -> Excluded<'a> {
    let of_this_reason = |found: &&FindingGroup| found.code == group.code;
    let (message, hint, examples) = import
        .findings
        .iter()
        .find(of_this_reason)
        .map_or(("", "", &[][..]), |f| (f.message.as_str(), f.hint.as_str(), &f.examples));
    let amounts = group.amounts.iter();
    Excluded {
        reason: word::snake(&group.code),
        message,
        hint,
        rows: group.rows,
        amounts: amounts
            .map(|m| AmountOut { currency: word::currency(&m.currency), amount: m.amount })
            .collect(),
        examples,
        all_listed: examples.len() as u64 >= group.rows,
    }
}

#[derive(Serialize)]
struct FindingOut<'a> {
    code: String,
    severity: String,
    message: &'a str,
    hint: &'a str,
    rows: u64,
    examples: &'a [Finding],
    all_listed: bool,
}

fn finding(group: &FindingGroup) -> FindingOut<'_> {
    FindingOut {
        code: word::snake(&group.code),
        severity: word::snake(&group.severity),
        message: &group.message,
        hint: &group.hint,
        rows: group.count,
        examples: &group.examples,
        all_listed: group.examples.len() as u64 >= group.count,
    }
}
