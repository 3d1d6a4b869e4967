//! What a comparison of two exports says: plain data. "Before" is the earlier export, "after" the later.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::Figure;
use crate::domain::{Amount, Currency, DocumentKind};

/// What became of documents between two exports. Each but [`Change::ReDated`] is a step of the bridge,
/// and the steps stand in the order of the bridge. A document can be in several: what was billed anew
/// and partly paid is in both, each with its own part of the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// An invoice that only the later export has; its part is what was billed.
    New,
    /// More was billed on an invoice than before (or less credited on a credit note).
    Grown,
    /// More is open of what was billed than before: a payment was taken back.
    Reopened,
    /// Paid in full since; with what was paid.
    Paid,
    /// Paid in part since; with what was paid.
    PartPaid,
    /// A new credit note, or less billed on an invoice than before.
    Credited,
    /// Money on account that only the later export has, set against no invoice.
    OnAccount,
    /// Credit notes and money on account used up since: what is owed rises, and the invoices they were
    /// set against are among those paid.
    CreditsUsed,
    /// Open in the earlier export and absent from the later one: paid or removed, which the file does
    /// not tell.
    Vanished,
    /// In the earlier export, and cannot be found with certainty in the later one.
    UnmatchedBefore,
    /// In the later export, and cannot be found with certainty in the earlier one.
    UnmatchedAfter,
    /// Invoice date or due date differs. No step of the bridge: its part is 0.
    ReDated,
}

impl Change {
    /// The steps of the bridge, in their order.
    pub const STEPS: [Self; 11] = [
        Self::New,
        Self::Grown,
        Self::Reopened,
        Self::Paid,
        Self::PartPaid,
        Self::Credited,
        Self::OnAccount,
        Self::CreditsUsed,
        Self::Vanished,
        Self::UnmatchedBefore,
        Self::UnmatchedAfter,
    ];

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Grown => "grown",
            Self::Reopened => "reopened",
            Self::Paid => "paid",
            Self::PartPaid => "part_paid",
            Self::Credited => "credited",
            Self::OnAccount => "on_account",
            Self::CreditsUsed => "credits_used",
            Self::Vanished => "vanished",
            Self::UnmatchedBefore => "unmatched_before",
            Self::UnmatchedAfter => "unmatched_after",
            Self::ReDated => "re_dated",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::New => "New invoices",
            Self::Grown => "Billed more than before",
            Self::Reopened => "Open again",
            Self::Paid => "Paid",
            Self::PartPaid => "Paid in part",
            Self::Credited => "Credited",
            Self::OnAccount => "Money on account",
            Self::CreditsUsed => "Credits used up",
            Self::Vanished => "Vanished",
            Self::UnmatchedBefore => "Not matched, earlier file",
            Self::UnmatchedAfter => "Not matched, later file",
            Self::ReDated => "Dates changed",
        }
    }

    /// What it means, in a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::New => "Invoices that only the later file has, with what was billed.",
            Self::Grown => "The same invoice, with a larger total than before.",
            Self::Reopened => "The same total, and more of it open: a payment was taken back.",
            Self::Paid => "Nothing is left open. The amount is what was paid since.",
            Self::PartPaid => "Something is left open. The amount is what was paid since.",
            Self::Credited => "New credit notes, and invoices with a smaller total than before.",
            Self::OnAccount => "Money received that is set against no invoice.",
            Self::CreditsUsed => {
                "Credit notes and money on account that were set against invoices; those invoices are among the paid ones."
            }
            Self::Vanished => {
                "Open in the earlier file and not in the later one at all: paid or removed. The file cannot tell which."
            }
            Self::UnmatchedBefore => {
                "In the earlier file, and not to be found in the later one with certainty. Nothing is guessed."
            }
            Self::UnmatchedAfter => {
                "In the later file, and not to be found in the earlier one with certainty. Nothing is guessed."
            }
            Self::ReDated => "The invoice date or the due date is another one than before.",
        }
    }
}

/// Why a document has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unmatched {
    /// It has no number.
    NoNumber,
    /// Its customer has this number more than once in one of the exports.
    NumberTwice,
    /// The other export has this number, date and total, under another customer.
    OtherCustomer,
    /// The other export has this number for the same customer, in another currency.
    OtherCurrency,
}

impl Unmatched {
    /// In words, without a full stop.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoNumber => "it has no number",
            Self::NumberTwice => "its number is used more than once for this customer",
            Self::OtherCustomer => "the other file has it under another customer",
            Self::OtherCurrency => "the other file has it in another currency",
        }
    }
}

/// One of the two exports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportSide {
    /// Name of the file or files.
    pub name: String,
    /// The date its balances are stated for.
    pub as_of: NaiveDate,
    /// It lists settled documents too; `false` = open items only, so what is paid is simply absent.
    pub has_history: bool,
    /// Documents issued by its date.
    pub documents: u32,
    /// Of those, without a number.
    pub unnumbered: u32,
    /// Rows that its import left out: the reason in words, and how many.
    pub left_out: Vec<(String, u64)>,
}

/// The comparison of two exports. Contents: (1) the two exports, (2) one comparison per currency;
/// currencies are never added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonReport {
    /// The earlier export.
    pub before: ExportSide,
    /// The later export.
    pub after: ExportSide,
    /// One per currency that either has, those of the later export first.
    pub currencies: Vec<CurrencyComparison>,
}

/// A comparison with all its lists, for files.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeComparison {
    /// The report.
    pub report: ComparisonReport,
    /// The lists of each currency of the report, in its order.
    pub lists: Vec<ComparedLists>,
}

/// All lists of one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedLists {
    /// Every document that changed, step by step, the largest parts first; then the re-dated ones.
    pub documents: Vec<ComparedRow>,
    /// Every customer that improved or slid, the largest changes first.
    pub customers: Vec<CustomerMove>,
}

/// The bridge of one currency. `open_before` + Σ `steps` = `open_after`, to the cent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyComparison {
    /// Which currency.
    pub currency: Currency,
    /// Open in the earlier export.
    pub open_before: Figure,
    /// Open in the later export.
    pub open_after: Figure,
    /// Of that, past due.
    pub overdue_before: Figure,
    /// Of that, past due.
    pub overdue_after: Figure,
    /// The steps in the order of [`Change::STEPS`]: what each adds to the open balance, and how many
    /// documents are in it.
    pub steps: Vec<BridgeStep>,
    /// Documents with another invoice or due date.
    pub re_dated: u32,
    /// Documents in both exports with nothing changed.
    pub unchanged: u32,
    /// Documents settled in the earlier export and absent from the later one: no effect.
    pub settled_before: u32,
    /// Documents settled in the later export and, by their date, before the earlier one: no effect.
    pub settled_after: u32,
    /// Customers that improved.
    pub improved: u32,
    /// Customers that slid.
    pub slid: u32,
    /// Customers that owe less past due but for longer, or more but less long.
    pub mixed: u32,
    /// Customers without a change in what is past due.
    pub steady: u32,
}

/// One step from the old open balance to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BridgeStep {
    /// What happened.
    pub change: Change,
    /// What it adds to the open balance; negative = lowers it.
    pub amount: Amount,
    /// Documents in it.
    pub count: u32,
}

/// A document in a list of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedRow {
    /// Why it is listed.
    pub change: Change,
    /// Number as in the later file, else as in the earlier.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Customer name.
    pub customer: String,
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Its part of the step: what it adds to the open balance here.
    pub part: Amount,
    /// As the earlier export has it.
    pub before: Option<DocumentThen>,
    /// As the later export has it.
    pub after: Option<DocumentThen>,
    /// Why it has no counterpart, where that is not certain.
    pub reason: Option<Unmatched>,
    /// New, though dated on or before the earlier export's date: entered late.
    pub entered_late: bool,
}

/// A document as one export has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentThen {
    /// Its index in that export, for asking for its source row.
    pub document: u32,
    /// Invoice date.
    pub invoice_date: Option<NaiveDate>,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// Date paid.
    pub paid_date: Option<NaiveDate>,
    /// Billed.
    pub total: Amount,
    /// Open at that export's date.
    pub open: Amount,
    /// Days past due at that export's date; negative or 0 = not late.
    pub days_past_due: Option<i32>,
    /// Which file of that export, counted from 0.
    pub file: u32,
    /// Line in the file, from 1.
    pub row: u32,
}

/// How a customer's overdue balance went. Improved: less past due or less long, and neither more.
/// Slid: more or longer, and neither less. Mixed: one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Better in one respect, worse in none.
    Improved,
    /// Worse in one respect, better in none.
    Slid,
    /// Better in one respect and worse in the other.
    Mixed,
    /// The same in both.
    Steady,
}

impl Movement {
    /// The three that are listed.
    pub const LISTED: [Self; 3] = [Self::Slid, Self::Improved, Self::Mixed];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Improved => "Improved",
            Self::Slid => "Slid",
            Self::Mixed => "Mixed",
            Self::Steady => "Unchanged",
        }
    }

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Slid => "slid",
            Self::Mixed => "mixed",
            Self::Steady => "steady",
        }
    }
}

/// A customer in one currency, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerMove {
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Name.
    pub name: String,
    /// How it went.
    pub movement: Movement,
    /// The figures of the earlier export.
    pub before: Standing,
    /// The figures of the later export.
    pub after: Standing,
    /// Of the change, what vanished from the later file: paid or removed.
    pub vanished: Amount,
}

/// Where a customer stands in one export.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Its account there, for asking for its documents; `None` = not in that export.
    pub account: Option<u32>,
    /// Open.
    pub open: Amount,
    /// Past due.
    pub overdue: Amount,
    /// Days past due of the oldest overdue item; `None` = nothing overdue.
    pub oldest_days_past_due: Option<i32>,
    /// Mean days from invoice to payment of what was paid by then; `None` = not known.
    pub average_days_to_pay: Option<Decimal>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn changes() -> Vec<Change> {
        Change::STEPS.into_iter().chain([Change::ReDated]).collect()
    }

    fn written(value: impl Serialize) -> String {
        serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
    }

    #[test]
    fn the_names_in_files_are_those_that_are_read_back() {
        for change in changes() {
            assert_eq!(change.key(), written(change));
        }
        for movement in Movement::LISTED.into_iter().chain([Movement::Steady]) {
            assert_eq!(movement.key(), written(movement));
        }
    }

    #[test]
    fn each_change_has_its_own_words_and_whole_sentences_as_meaning() {
        for of in [Change::words, Change::meaning] {
            let different: BTreeSet<&str> = changes().into_iter().map(of).collect();
            assert_eq!(different.len(), 12, "{different:?}");
        }
        for change in changes() {
            let meaning = change.meaning();
            assert!(meaning.contains(' ') && meaning.ends_with('.'), "{meaning:?}");
        }
    }

    #[test]
    fn each_movement_and_each_reason_has_its_own_words() {
        let all = [Movement::Improved, Movement::Slid, Movement::Mixed, Movement::Steady];
        let words = all.map(Movement::words);
        assert_eq!(words, ["Improved", "Slid", "Mixed", "Unchanged"]);
        let all = [
            Unmatched::NoNumber,
            Unmatched::NumberTwice,
            Unmatched::OtherCustomer,
            Unmatched::OtherCurrency,
        ];
        let reasons: BTreeSet<&str> = all.into_iter().map(Unmatched::words).collect();
        assert_eq!(reasons.len(), 4);
        // They stand within a sentence.
        assert!(reasons.iter().all(|words| words.contains(' ') && !words.ends_with('.')));
    }
}
