//! Letters and statements: who gets one, what it says, and all of them as files. Pure.
//!
//! One letter per account (a customer in one currency). A reminder asks for what is really still due
//! at the as-of date: overdue invoices that are not disputed, less every open credit. Amounts, kind
//! and order come from one pass over the ledger, so the overview, a single letter and the archive
//! cannot disagree.

mod bundle;
mod charges;
mod facts;
mod fill;
mod follow_ups;
pub(crate) mod format;
mod index;
mod kind;
mod known;
mod letter_file;
mod page;
mod part;
mod plain;
mod reason;
mod schedule;
mod select;
mod statement;
mod statement_page;
mod template;
mod values;
mod wording;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use bundle::{Bundle, bundle, letter_file_name, letter_mail};
pub use charges::{ChargeLine, Charges};
pub use facts::{Agreed, CaseFacts, DocumentFacts};
pub use fill::{PLACEHOLDERS, Stops};
pub use kind::LetterKind;
pub use known::{AccountFacts, Dispute, Hold, Instalment, Promise};
pub use letter_file::LetterFile;
pub use page::letter_document;
pub(crate) use part::{Part, part_of};
pub use plain::{mailto, plain_text, safe_address, sms_text};
pub use reason::ExclusionReason;
pub use select::overview;
pub use statement::{Movement, MovementKind, Statement, StatementRun, statement, statements};
pub use statement_page::{statement_document, statement_pieces};
pub use template::{LetterTemplate, LetterTexts, TemplateFileError};
pub use wording::{WordingNote, wording_notes};
pub use write::{letter, preview};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::AnalysisConfig;
use crate::documents::Language;
use crate::domain::{Amount, Currency, Ledger};
use crate::policy::Policy;

/// Which letters, in which words, and what is known besides the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterRun {
    /// One kind for everybody; by the rules' tones where it is not chosen.
    pub kind: Option<LetterKind>,
    /// One language for everybody; by customer where it is not chosen.
    pub language: Option<Language>,
    /// Wording the user changed.
    pub texts: LetterTexts,
    /// What is known of accounts; may be empty.
    pub facts: Vec<AccountFacts>,
}

/// Everything letters are made from.
#[derive(Clone, Copy, Debug)]
pub struct LetterInputs<'a> {
    /// The documents.
    pub ledger: &'a Ledger,
    /// As-of date and aging.
    pub config: &'a AnalysisConfig,
    /// The rules.
    pub policy: &'a Policy,
    /// Which letters.
    pub run: &'a LetterRun,
    /// What the case log says; may be empty.
    pub case: &'a CaseFacts,
}

/// Who gets a letter and who does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LettersOverview {
    /// Letters that would go out, largest amount first within a currency.
    pub going_out: Vec<LetterEntry>,
    /// Accounts with something open that get none, with the reason.
    pub left_out: Vec<LetterExclusion>,
    /// Accounts with nothing open (and, for thanks, nothing paid lately); they get none either.
    pub settled: u32,
    /// What all letters ask for, per currency.
    pub totals: Vec<(Currency, Amount)>,
    /// How the letters tie to what is overdue, per currency; only for reminders.
    pub ties: Vec<Tie>,
    /// Latest entry of the file up to the as-of date.
    pub data_date: Option<NaiveDate>,
    /// Days between it and the as-of date, when more than the rules allow.
    pub stale_days: Option<u32>,
    /// The calendar does not know the year of the pay-by date, so only weekends are stepped over.
    pub beyond_calendar: bool,
}

/// What is overdue, less what the letters leave aside, is what they ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Of every amount.
    pub currency: Currency,
    /// Overdue invoices of all accounts, before credits.
    pub overdue: Amount,
    /// Of that, disputed.
    pub disputed: Amount,
    /// Of that, of accounts that get no letter.
    pub left_out: Amount,
    /// Credits the letters take off.
    pub credits: Amount,
    /// What the letters ask for.
    pub asked: Amount,
}

/// One letter that would go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterEntry {
    /// To which account.
    pub account: u32,
    /// Customer name.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// There is an e-mail or a postal address.
    pub reachable: bool,
    /// Currency.
    pub currency: Currency,
    /// What kind of letter.
    pub kind: LetterKind,
    /// In which language.
    pub language: Language,
    /// Days past due of the oldest overdue invoice; 0 when nothing is overdue.
    pub oldest_days_past_due: i32,
    /// What the letter asks for or states: its invoices less open credits.
    pub due: Amount,
    /// Number of invoices in it.
    pub invoices: u32,
    /// The last letter of ours that the log has, of the as-of date too.
    pub last_letter: Option<NaiveDate>,
}

/// One customer who gets no letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterExclusion {
    /// Which account.
    pub account: u32,
    /// Customer name.
    pub name: String,
    /// Currency.
    pub currency: Currency,
    /// Overdue before credits; for [`ExclusionReason::AllDisputed`] what is disputed of it.
    pub overdue: Amount,
    /// Why not.
    pub reason: ExclusionReason,
}

/// One letter, filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterText {
    /// To which account.
    pub account: u32,
    /// What kind of letter.
    pub kind: LetterKind,
    /// In which language.
    pub language: Language,
    /// Date of the letter.
    pub date: NaiveDate,
    /// Date to pay by.
    pub pay_by: NaiveDate,
    /// Latest entry of the file: later payments are not in it.
    pub data_date: NaiveDate,
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Customer name.
    pub name: String,
    /// Lines of the postal address; may be empty.
    pub address: Vec<String>,
    /// E-mail address as written; may be empty.
    pub email: String,
    /// Phone number as written; may be empty.
    pub phone: String,
    /// Currency.
    pub currency: Currency,
    /// Subject line.
    pub subject: String,
    /// Paragraphs above the table.
    pub opening: Vec<String>,
    /// The invoices, oldest first, then the credits.
    pub lines: Vec<LetterLine>,
    /// Sum of the lines: what is asked for or stated.
    pub due: Amount,
    /// Interest and fees, apart from the invoices; `None` when nothing is claimed.
    pub charges: Option<Charges>,
    /// Everything open on the account by age: label and amount; empty amounts left out.
    pub aging: Vec<(String, Amount)>,
    /// Paragraphs below the table.
    pub closing: Vec<String>,
    /// Sender, address, payment details as typed; may be empty.
    pub sender: crate::policy::Sender,
    /// Why it does not go out, when it is only looked at.
    pub left_out: Option<ExclusionReason>,
    /// What keeps the letter from going out as it is worded.
    pub stops: Stops,
    /// The wording it was made from.
    pub template: LetterTemplate,
    /// Places of that wording to look at again.
    pub notes: Vec<WordingNote>,
    /// The column heads and fixed words of its language, for showing it.
    pub labels: LetterLabels,
}

/// What is shown of a letter besides its texts, ready in its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLabels {
    /// Heads of the columns that are shown.
    pub columns: Vec<String>,
    /// The rows of the table, cell by cell.
    pub rows: Vec<Vec<String>>,
    /// The row of the total.
    pub total: Vec<String>,
    /// Which columns hold numbers.
    pub numbers: Vec<bool>,
    /// Date of the letter.
    pub date: String,
    /// Heading of the payment details.
    pub how_to_pay: String,
    /// The message for a phone.
    pub sms: String,
    /// The letter as plain text.
    pub text: String,
    /// A link that opens a mail program, where it is short enough.
    pub mailto: Option<String>,
}

/// A line of a letter's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    /// Document number.
    pub number: String,
    /// The customer's order number; may be empty.
    pub order: String,
    /// It is a credit (amounts are negative).
    pub credit: bool,
    /// Invoice date.
    pub invoice_date: Option<NaiveDate>,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// Days past due; `None` for credits, before the due date and without one.
    pub days_past_due: Option<i32>,
    /// Billed.
    pub total: Amount,
    /// Paid, credited or left aside as disputed: billed less due.
    pub paid: Amount,
    /// Still due; for thanks, what was paid.
    pub open: Amount,
    /// Line in the file, for checking.
    pub row: u32,
}
