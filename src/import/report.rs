//! What the importer understood, and what it could not: plain data for the review.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{Amount, Currency};
pub use crate::import::encoding::Encoding;
use crate::import::export_help;
pub use crate::import::recognize::FileKind;
pub use crate::import::role::Role;
pub use crate::import::terms::Terms;

/// Order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateOrder {
    /// Year, month, day.
    Ymd,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl DateOrder {
    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ymd => "year-month-day",
            Self::Dmy => "day/month/year",
            Self::Mdy => "month/day/year",
        }
    }
}

/// The decimal mark of the file's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DecimalMark {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

impl DecimalMark {
    /// The words for people, with an example.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Point => "point (1,234.56)",
            Self::Comma => "comma (1.234,56)",
        }
    }
}

/// What the user has settled about a file; everything else is worked out from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSettings {
    /// Encoding, when not as detected.
    pub encoding: Option<Encoding>,
    /// Delimiter byte, when not as detected: `,` `;` tab `|`.
    pub delimiter: Option<u8>,
    /// Line of the header, from 1, when not as detected.
    pub header_row: Option<u32>,
    /// Column (from 0) → role, or no role, when not as detected.
    pub roles: Vec<RoleChoice>,
    /// Day/month order, when the file does not decide it or decides it wrongly.
    pub date_order: Option<DateOrder>,
    /// The year of dates written as day and month only.
    #[serde(default)]
    pub year: Option<i32>,
    /// Decimal mark, likewise.
    pub decimal_mark: Option<DecimalMark>,
    /// Currency of rows that name none.
    pub currency: Option<Currency>,
    /// How rows with the same document number are taken, when not as detected.
    pub lines: Option<LineChoice>,
    /// Payment terms of documents that state neither a due date nor terms of their own.
    pub terms: Option<Terms>,
    /// Debts are written with a minus in this file: turn every sign.
    pub flip_sign: bool,
    /// Amounts are whole numbers of the smallest unit (cents), when not as detected.
    pub minor_units: Option<bool>,
    /// What the rows are, when not as recognized.
    pub kind: Option<TableKind>,
    /// Cells corrected by hand.
    pub cells: Vec<CellFix>,
    /// Rows taken out or put back by hand.
    pub rows: Vec<RowChoice>,
    /// The text was made from a file that is no UTF-8 or UTF-16 text. Set by whoever converts it.
    #[serde(default)]
    pub made_from: Option<MadeFrom>,
}

/// What text was made from before it came to the importer. It is UTF-8 then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MadeFrom {
    /// A sheet of a workbook, or a table of a web page: commas, one line per row of the sheet.
    Table {
        /// What it is, such as "sheet Invoices of an Excel workbook".
        what: String,
    },
    /// Text in this encoding.
    Text {
        /// Which.
        encoding: Encoding,
        /// Why this one, in words.
        why: String,
    },
}

/// What has to be made into UTF-8 text before the importer can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conversion {
    /// A workbook.
    Workbook,
    /// A web page, often with the name of a workbook.
    WebPage,
    /// Text in another encoding.
    Text,
}

/// A cell corrected by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFix {
    /// Line in the file, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What it should say.
    pub value: String,
}

/// The user's word on one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChoice {
    /// Line in the file, from 1.
    pub row: u32,
    /// What to do with it.
    pub take: RowUse,
}

/// What to do with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowUse {
    /// Leave it out, whatever it is.
    Exclude,
    /// Use it although it was left out; what cannot be read still cannot be used.
    Restore,
}

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TableKind {
    /// Invoices, with credit notes and receipts among them.
    #[default]
    Invoices,
    /// Payments of invoices that stand in another file.
    Payments,
    /// Credit notes, also where their amounts have no sign.
    CreditNotes,
    /// Customers with addresses, terms and the like; no amounts owed.
    Contacts,
}

impl TableKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Invoices, Self::Payments, Self::CreditNotes, Self::Contacts];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Payments => "payments",
            Self::CreditNotes => "credit notes",
            Self::Contacts => "contacts",
        }
    }

    /// The name used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Payments => "payments",
            Self::CreditNotes => "credit_notes",
            Self::Contacts => "contacts",
        }
    }
}

/// What rows that follow each other with the same document number are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineChoice {
    /// Documents of their own.
    Separate,
    /// Lines of one document whose amounts are repeated: each is counted once.
    Repeated,
    /// Lines of one document whose amounts are those of the lines: they are added up.
    Summed,
}

/// The user's word on one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleChoice {
    /// Column, from 0.
    pub column: u32,
    /// Its role; `None` = not used.
    pub role: Option<Role>,
}

/// The review of one import. Contents: (1) the file, (2) how it was read, (3) columns, (4) open
/// questions, (5) the tie-out, (6) findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    /// File name as given; shown, never used as a path.
    pub file_name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Encoding, and why.
    pub encoding: Encoding,
    /// Why this encoding, in words.
    pub encoding_why: String,
    /// What its rows are.
    pub kind: TableKind,
    /// Delimiter byte.
    pub delimiter: u8,
    /// Why this delimiter, in words.
    pub delimiter_why: String,
    /// Line of the header, from 1; `None` = the file has no header line.
    pub header_row: Option<u32>,
    /// The columns, in file order.
    pub columns: Vec<ColumnReport>,
    /// Order of day and month, where the file's dates need one.
    pub date_order: Option<DateOrder>,
    /// Evidence for it, in words.
    pub date_order_why: String,
    /// Decimal mark of the amounts.
    pub decimal_mark: DecimalMark,
    /// Evidence for it, in words.
    pub decimal_mark_why: String,
    /// What the page must ask; while one is here that blocks, there are no figures.
    pub questions: Vec<Question>,
    /// Data rows read (header and lines before it not counted, empty lines neither).
    pub rows_read: u64,
    /// Rows that became documents.
    pub rows_used: u64,
    /// Rows left out, by reason; with `rows_used` they sum to `rows_read`.
    pub left_out: Vec<LeftOut>,
    /// Sums of the amount column per currency: used + left out = file.
    pub control: Vec<ControlTotal>,
    /// Totals the file states itself, beside ours; a difference blocks nothing.
    pub stated_totals: Vec<StatedTotal>,
    /// Amounts were read as whole numbers of the smallest unit (cents).
    pub minor_units: bool,
    /// How several rows of one document were taken together, in words; empty where none were.
    pub lines_why: String,
    /// What was left out or doubtful, grouped.
    pub findings: Vec<FindingGroup>,
    /// Every row left out, in the order of the file, at most [`Excluded::KEPT`]. Stays in the
    /// worker; the files it makes list them.
    #[serde(skip)]
    pub excluded: Vec<Excluded>,
    /// The date the file itself states ("As of …"), if any.
    #[serde(with = "crate::domain::date::written::optional")]
    pub stated_as_of: Option<NaiveDate>,
    /// The latest invoice, or payment date in the file: a hint how old the export is.
    #[serde(with = "crate::domain::date::written::optional")]
    pub latest_date: Option<NaiveDate>,
    /// Customers found.
    pub customers: u64,
    /// The file has at least one payment date on a used row.
    pub has_paid_dates: bool,
    /// The file shows paid and unpaid documents, or totals beside open balances; `false` = open
    /// items only.
    pub has_history: bool,
}

impl ImportReport {
    /// Rows left out in all.
    pub fn rows_left_out(&self) -> u64 {
        self.left_out.iter().map(|group| group.rows).sum()
    }
}

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReport {
    /// Position from 0.
    pub index: u32,
    /// Header as written.
    pub header: String,
    /// What it is used as.
    pub role: Option<Role>,
    /// Why, in words.
    pub why: String,
    /// Up to three values from the file, not empty where there are any.
    pub samples: Vec<String>,
    /// Another reading is almost as good: a person should look.
    #[serde(default)]
    pub doubtful: bool,
    /// Recognized, and not needed.
    #[serde(default)]
    pub known_unused: bool,
}

/// Something only the user can know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Day or month first? No row decides.
    DateOrder {
        /// Header of the column.
        column: String,
        /// A date from the file that fits both.
        example: String,
        /// Rows that fit both.
        rows: u64,
        /// The order the other columns speak for, if they do.
        recommended: Option<DateOrder>,
        /// Why it is recommended, in words; empty without a recommendation.
        why: String,
    },
    /// Which year? The dates are a day and a month, and no title states one year.
    Year {
        /// Header of the column.
        column: String,
        /// A date as written.
        example: String,
        /// Rows with such dates.
        rows: u64,
        /// Years that the lines above the table name.
        named: Vec<i32>,
    },
    /// Decimal point or comma? No row decides.
    DecimalMark {
        /// Header of the column.
        column: String,
        /// An amount from the file that fits both.
        example: String,
        /// Rows that fit both.
        rows: u64,
    },
    /// Rows repeat a document number with other amounts: lines of one document, or documents?
    Lines {
        /// Header of the amount column.
        column: String,
        /// The first such row.
        row: u32,
        /// How many such rows.
        rows: u64,
    },
    /// Which currency is meant by a word that is no currency code? Figures do not wait.
    Currency {
        /// The word, as written.
        value: String,
        /// Rows with such words.
        rows: u64,
    },
    /// When do documents fall due that state no due date and no terms? Figures do not wait for the
    /// answer; until then these documents have no age.
    Terms {
        /// Header of the due-date column; empty when there is none.
        column: String,
        /// Rows without a due date.
        rows: u64,
    },
    /// No column was recognised for something without which there are no figures.
    MissingColumn {
        /// Any one of these roles would do.
        any_of: Vec<Role>,
    },
}

impl Question {
    /// There are no figures before it is answered.
    pub const fn blocks(&self) -> bool {
        !matches!(self, Self::Terms { .. } | Self::Currency { .. })
    }
}

/// Rows left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The reason.
    pub code: FindingCode,
    /// How many rows.
    pub rows: u64,
    /// Their readable amounts, per currency.
    pub amounts: Vec<crate::domain::Money>,
}

/// A row left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// Line in the file, from 1.
    pub row: u32,
    /// Why.
    pub code: FindingCode,
}

impl Excluded {
    /// How many are kept one by one; all are counted.
    pub const KEPT: usize = 100_000;
}

/// A total that the file itself states, beside the sum of the documents above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedTotal {
    /// Line in the file, from 1.
    pub row: u32,
    /// Its label; empty where it has none.
    pub label: String,
    /// Header of the column it stands in.
    pub column: String,
    /// In which currency.
    pub currency: Currency,
    /// What the file says.
    pub stated: Amount,
    /// What the documents add up to.
    pub counted: Amount,
}

impl StatedTotal {
    /// How many are kept.
    pub const KEPT: usize = 200;
}

/// Control totals of the amount column in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlTotal {
    /// Which currency.
    pub currency: Currency,
    /// Sum over the rows used.
    pub used: Amount,
    /// Sum over the rows left out whose amount could be read.
    pub left_out: Amount,
    /// Sum over all rows, added up independently; `used + left_out = file`.
    pub file: Amount,
}

/// What kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FindingCode {
    /// Left out: the row has too many or too few fields.
    FieldCount,
    /// Left out: no customer.
    NoCustomer,
    /// Left out: no amount.
    NoAmount,
    /// Left out: an amount that is not a number.
    BadAmount,
    /// Left out: an amount with more than one sign.
    UnsureSign,
    /// Left out: a date that is not a date.
    BadDate,
    /// Left out: a date of another calendar.
    OtherCalendar,
    /// Left out: a year of two digits that could be of either century.
    UnsureCentury,
    /// Left out: a currency that is not a currency code.
    BadCurrency,
    /// Left out: a void or cancelled document.
    Void,
    /// Left out: a draft.
    Draft,
    /// Left out: written off as lost.
    WrittenOff,
    /// Left out: a quote, an order or a bill of ours; not a receivable.
    NotReceivable,
    /// Left out: a total or subtotal of the report.
    TotalRow,
    /// Left out: a heading, a rule, a repeated header or a note of the report.
    Heading,
    /// Left out: a further line of the document above, whose amounts count once.
    FurtherLine,
    /// Left out: the same document, with the same figures, stands in another file of the import.
    RepeatedInOtherFile,
    /// Left out: the user excluded the row.
    ExcludedByYou,
    /// Used: a payment that names no invoice; it was set against the customer's oldest ones.
    OldestFirst,
    /// Used: the user corrected a cell of the row.
    CorrectedByYou,
    /// Used: added to the document above, of which it is a further line.
    SummedLine,
    /// Used: the row names no customer; taken from the row above.
    CustomerFromAbove,
    /// Used: the due date was worked out from the payment terms.
    DerivedDueDate,
    /// Used: the currency code is not one of ISO 4217.
    OddCurrency,
    /// Used: a quote mark was never closed; the row was read as plain text.
    UnclosedQuote,
    /// Used: the open amount was derived from total and paid.
    DerivedAmount,
    /// Used: the amount was rounded to the currency's smallest unit.
    RoundedAmount,
    /// Used: the amount is written as `1.93E+09`; digits may be lost.
    ShortenedAmount,
    /// Used: a date that stands for none.
    StandInDate,
    /// Used: the year has two digits.
    ShortYear,
    /// Used: the date has no year of its own; the file's or yours was taken.
    YearFromTitle,
    /// Used: the date is a spreadsheet's day number.
    DayNumber,
    /// Used: an amount written in another style than its column.
    OtherMark,
    /// Used: due before the invoice date.
    DueBeforeInvoice,
    /// Used: paid before the invoice date.
    PaidBeforeInvoice,
    /// Used: a year before 1980 or after 2099.
    OddYear,
    /// Used: the same document number appears again for the same customer.
    RepeatedNumber,
    /// Used: no document number.
    NoNumber,
    /// Used: a status word this program does not know.
    UnknownStatus,
    /// Used: the status and the amounts disagree.
    StatusDisagrees,
    /// Used: the customer number was destroyed by a spreadsheet; the name says who owes.
    OverflowedId,
    /// Used: customer numbers with and without leading zeros, taken as one customer.
    LeadingZeros,
    /// Used: several spellings of a name under one customer number.
    NameSpellings,
    /// Used: no currency stated.
    NoCurrency,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The row is left out.
    LeftOut,
    /// The row is used, but look at it.
    Doubtful,
    /// Good to know.
    Note,
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingGroup {
    /// Which kind.
    pub code: FindingCode,
    /// How serious.
    pub severity: Severity,
    /// How many rows.
    pub count: u64,
    /// What is the matter, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub hint: String,
    /// The first of them, at most [`FindingGroup::KEPT`].
    pub examples: Vec<Finding>,
}

impl FindingGroup {
    /// How many findings of a kind are kept with row and value; all are counted.
    pub const KEPT: usize = 100;
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Line in the file, from 1.
    pub row: u32,
    /// Header of the column, or empty when it is about the whole row.
    pub column: String,
    /// The value, cut to 80 characters.
    pub value: String,
}

/// The file could not be read at all. Nothing else of it is usable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportError {
    /// The file has no bytes, or only blank ones.
    Empty,
    /// The file is not text: a picture, a PDF, a program …
    Binary {
        /// What it looks like ("a PDF", "a ZIP archive or Excel workbook").
        looks_like: String,
    },
    /// Not for these eyes: whoever called converts the file and asks again.
    NeedsConversion {
        /// What it is.
        from: Conversion,
    },
    /// The file could not be made into text; the converter's own words say why.
    NotConverted {
        /// A stable name of the reason, such as "password".
        code: String,
        /// What is wrong, as a sentence without a full stop.
        message: String,
        /// What to do about it, likewise.
        hint: String,
    },
    /// The file is another list than one of invoices.
    WrongFile {
        /// What it looks like.
        kind: FileKind,
        /// The system that wrote it, where its header proves that.
        system: Option<String>,
        /// The evidence, in words.
        why: String,
    },
    /// There is a header but no row below it.
    HeaderOnly {
        /// Line of the header.
        row: u32,
    },
    /// No line looks like a header or a row of a table.
    NoTable,
    /// There is a table, but no column of it holds amounts.
    NoAmounts,
    /// Every date of a column was destroyed before export ("00:00.0").
    DestroyedDates {
        /// Header of the column.
        column: String,
        /// A value.
        example: String,
    },
    /// The file is larger than this program reads.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size in bytes.
        limit: u64,
    },
    /// A row does not end where any row would; what follows it cannot be told from it.
    EndlessRow {
        /// The line it begins on.
        row: u32,
    },
    /// No row could be used.
    NothingUsable {
        /// Rows read.
        rows: u64,
    },
    /// The browser could not read the file (it was moved or changed while open).
    Unreadable,
    /// Whoever read it stopped before the end.
    Stopped,
    /// The part of the program that reads such files, or several together, is not there.
    Incomplete,
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty"),
            Self::Binary { looks_like } => {
                write!(f, "This is not a text file; it looks like {looks_like}")
            }
            Self::NeedsConversion { from } => f.write_str(match from {
                Conversion::Workbook => "This is a workbook, which was not converted",
                Conversion::WebPage => "This is a web page, which was not converted",
                Conversion::Text => "This text is in an older encoding and was not converted",
            }),
            Self::NotConverted { message, .. } => f.write_str(message),
            Self::WrongFile { kind, why, .. } => {
                write!(f, "This looks like {}", kind.words())?;
                if why.is_empty() { Ok(()) } else { write!(f, ": {why}") }
            }
            Self::HeaderOnly { row } => {
                write!(f, "The file has a header in row {row} but no rows below it")
            }
            Self::NoTable => f.write_str("No table of invoices was found in this file"),
            Self::NoAmounts => f.write_str("The list in this file has no amounts"),
            Self::DestroyedDates { column, example } => write!(
                f,
                "The dates in column \u{201c}{column}\u{201d} were lost before this file was saved (they read \u{201c}{example}\u{201d})"
            ),
            Self::TooLarge { bytes, limit } => {
                write!(f, "The file has {bytes} bytes; the largest this page reads is {limit}")
            }
            Self::EndlessRow { row } => {
                write!(f, "Row {row} does not end: it is longer than a row of a list can be")
            }
            Self::NothingUsable { rows } => {
                write!(f, "None of the {rows} rows could be used")
            }
            Self::Unreadable => f.write_str("The browser could not read the file"),
            Self::Stopped => f.write_str("Reading stopped unexpectedly before the end of the file"),
            Self::Incomplete => f.write_str(
                "The part of this page that this takes did not come, or this browser did not start it",
            ),
        }
    }
}

impl std::error::Error for ImportError {}

impl ImportError {
    /// What to do about it, as a sentence without a full stop.
    pub fn hint(&self) -> &str {
        match self {
            Self::NotConverted { hint, .. } => hint,
            Self::WrongFile { kind: FileKind::Payments | FileKind::Contacts, .. } => {
                "Drop it together with the list of invoices it belongs to"
            }
            Self::WrongFile { system, .. } => export_help::help(system.as_deref()).report,
            Self::Empty => "Export it again and check that the report shows invoices on screen",
            Self::Binary { .. } | Self::NeedsConversion { .. } => {
                "Save or export the list as CSV and drop that file here"
            }
            Self::HeaderOnly { .. } => {
                "Check the date range and filters of the report, then export it again"
            }
            Self::NoTable | Self::NoAmounts => {
                "The file needs one row per invoice with at least a customer and an amount"
            }
            Self::DestroyedDates { .. } => {
                "Export it again from the accounting system and drop that file here without opening it in a spreadsheet first"
            }
            Self::TooLarge { .. } => "Export a shorter date range",
            Self::EndlessRow { .. } => {
                "Export the list again; if the file is complete, look at that row for a missing line break"
            }
            Self::NothingUsable { .. } => {
                "Look at the reasons below; often a column is mapped to the wrong meaning"
            }
            Self::Unreadable => "Choose the file again; it may have been moved or changed",
            Self::Stopped => {
                "Read it again; if it stops again, close other tabs to free memory, or export fewer rows"
            }
            Self::Incomplete => {
                "Reload the page; until then it reads one list at a time, saved as CSV"
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Columns without headers and values that have these roles.
    pub(crate) fn columns_of(roles: &[Option<Role>]) -> Vec<ColumnReport> {
        let column = |(index, role): (u32, &Option<Role>)| ColumnReport {
            index,
            header: String::new(),
            role: *role,
            why: String::new(),
            samples: Vec::new(),
            doubtful: false,
            known_unused: false,
        };
        (0..).zip(roles).map(column).collect()
    }

    #[test]
    fn what_was_understood_is_told_in_words() {
        for (words, expected) in [
            (DateOrder::Ymd.words(), "year-month-day"),
            (DateOrder::Dmy.words(), "day/month/year"),
            (DateOrder::Mdy.words(), "month/day/year"),
            (DecimalMark::Point.words(), "point (1,234.56)"),
            (DecimalMark::Comma.words(), "comma (1.234,56)"),
            (TableKind::Payments.words(), "payments"),
            (TableKind::CreditNotes.words(), "credit notes"),
            (FileKind::Payables.words(), "a list of what you owe or spend"),
            (FileKind::AgingSummary.words(), "a summary per customer, without the invoices"),
        ] {
            assert_eq!(words, expected);
        }
    }
}
