//! Findings: counted all, kept with row and value up to a limit, told in words with a remedy.

use std::collections::BTreeMap;

use crate::domain::sorting::LeanSort;
use crate::import::report::{Finding, FindingCode, FindingGroup, Severity};

/// Collects findings while the file is read.
#[derive(Clone, Debug, Default)]
pub struct FindingLog {
    groups: BTreeMap<FindingCode, (u64, Vec<Finding>)>,
}

impl FindingLog {
    /// Counts a finding and keeps it while there is room.
    pub fn add(&mut self, code: FindingCode, row: u32, column: &str, value: &[u8]) {
        let (count, kept) = self.groups.entry(code).or_default();
        *count += 1;
        if kept.len() < FindingGroup::KEPT {
            let value = String::from_utf8_lossy(value).chars().take(80).collect();
            kept.push(Finding { row, column: column.to_owned(), value });
        }
    }

    /// How many findings of a kind there are.
    pub fn count(&self, code: FindingCode) -> u64 {
        self.groups.get(&code).map_or(0, |(count, _)| *count)
    }

    /// The first finding of a kind.
    pub fn first(&self, code: FindingCode) -> Option<&Finding> {
        self.groups.get(&code).and_then(|(_, kept)| kept.first())
    }

    /// The groups, the most serious first.
    pub fn into_groups(self) -> Vec<FindingGroup> {
        let mut groups: Vec<FindingGroup> = self
            .groups
            .into_iter()
            .map(|(code, (count, examples))| FindingGroup::new(code, count, examples))
            .collect();
        groups.lean_sort_by_key(|group| (group.severity, group.code));
        groups
    }
}

impl FindingGroup {
    /// Adds a finding that was made after its file was read.
    pub fn add_to(groups: &mut Vec<Self>, code: FindingCode, finding: Finding) {
        let at = groups.iter().position(|group| group.code == code);
        let at = at.unwrap_or_else(|| {
            let order = (code.severity(), code);
            let at = groups.partition_point(|group| (group.severity, group.code) < order);
            groups.insert(at, Self::new(code, 0, Vec::new()));
            at
        });
        if let Some(group) = groups.get_mut(at) {
            group.count += 1;
            if group.examples.len() < Self::KEPT {
                group.examples.push(finding);
            }
        }
    }

    fn new(code: FindingCode, count: u64, examples: Vec<Finding>) -> Self {
        Self {
            code,
            severity: code.severity(),
            count,
            message: code.message().to_owned(),
            hint: code.hint().to_owned(),
            examples,
        }
    }
}

impl FindingCode {
    /// How serious findings of this kind are.
    pub const fn severity(self) -> Severity {
        match self {
            Self::FieldCount
            | Self::NoCustomer
            | Self::NoAmount
            | Self::BadAmount
            | Self::UnsureSign
            | Self::BadDate
            | Self::OtherCalendar
            | Self::UnsureCentury
            | Self::BadCurrency
            | Self::Void
            | Self::Draft
            | Self::WrittenOff
            | Self::NotReceivable
            | Self::TotalRow
            | Self::Heading
            | Self::FurtherLine
            | Self::RepeatedInOtherFile
            | Self::ExcludedByYou => Severity::LeftOut,
            Self::UnclosedQuote
            | Self::DerivedAmount
            | Self::DueBeforeInvoice
            | Self::PaidBeforeInvoice
            | Self::OddYear
            | Self::RepeatedNumber
            | Self::NoNumber
            | Self::OverflowedId
            | Self::UnknownStatus
            | Self::OddCurrency
            | Self::OldestFirst
            | Self::OtherMark
            | Self::ShortenedAmount
            | Self::StatusDisagrees => Severity::Doubtful,
            Self::CorrectedByYou
            | Self::SummedLine
            | Self::CustomerFromAbove
            | Self::DerivedDueDate
            | Self::RoundedAmount
            | Self::StandInDate
            | Self::ShortYear
            | Self::YearFromTitle
            | Self::DayNumber
            | Self::LeadingZeros
            | Self::NameSpellings
            | Self::NoCurrency => Severity::Note,
        }
    }

    /// What is the matter, as a sentence.
    #[allow(clippy::too_many_lines, reason = "a table of sentences")]
    pub const fn message(self) -> &'static str {
        match self {
            Self::FieldCount => "The row has more or fewer fields than the header.",
            Self::NoCustomer => "The row names no customer.",
            Self::NoAmount => "The row has no amount.",
            Self::BadAmount => "The amount is not a number.",
            Self::UnsureSign => {
                "The amount has more than one sign, so it is not sure whether it is negative."
            }
            Self::BadDate => {
                "The date is not a date of the calendar, or not in its column's order."
            }
            Self::OtherCalendar => {
                "The date is of another calendar (Buddhist, Islamic, Persian or a Japanese era)."
            }
            Self::UnsureCentury => {
                "The year has two digits and could be of the last century or of this one."
            }
            Self::ShortenedAmount => {
                "The amount is written as a power of ten; a spreadsheet may have cut digits off."
            }
            Self::StandInDate => {
                "The date stands for none, such as 01/01/1900 or 31/12/9999; it was taken as blank."
            }
            Self::ShortYear => {
                "The year has two digits: 00 to 39 were read as 2000 to 2039, 80 to 99 as 1980 to 1999."
            }
            Self::YearFromTitle => {
                "The date is a day and a month; its year is that of the title, or the one you gave."
            }
            Self::DayNumber => {
                "The date is a spreadsheet's day number; it was counted from the year 1900."
            }
            Self::BadCurrency => "The currency is not a three-letter code.",
            Self::Void => "The document is void or canceled.",
            Self::Draft => "The document is a draft.",
            Self::WrittenOff => "The document is written off as lost.",
            Self::NotReceivable => {
                "The document is not a receivable (a quote, an order or a bill)."
            }
            Self::TotalRow => "The row is a total of other rows.",
            Self::Heading => "The row is a heading, a rule or a note of the report.",
            Self::FurtherLine => {
                "The row is a further line of the document above it; that document counts once."
            }
            Self::RepeatedInOtherFile => {
                "The same document, with the same figures, stands in another file; it counts once."
            }
            Self::OverflowedId => {
                "The customer number was destroyed by a spreadsheet; the name says who owes."
            }
            Self::ExcludedByYou => "You excluded the row.",
            Self::OtherMark => {
                "The amount is written in another style than its column; it can be read in one way only."
            }
            Self::OldestFirst => {
                "The payment names no invoice; it was set against the customer's oldest invoices."
            }
            Self::CorrectedByYou => {
                "You corrected a value of the row; the file itself is unchanged."
            }
            Self::SummedLine => {
                "The row is a further line of the document above it; its amount was added to it."
            }
            Self::CustomerFromAbove => {
                "The row names no customer; it was taken as one of the customer above it."
            }
            Self::DerivedDueDate => {
                "The file has no due date here; it was worked out from the payment terms."
            }
            Self::OddCurrency => "The currency is not a code of ISO 4217; it was taken as written.",
            Self::UnclosedQuote => {
                "A quote mark is opened and never closed; the row was read as plain text."
            }
            Self::DerivedAmount => "An amount was missing and was worked out from the others.",
            Self::RoundedAmount => {
                "The amount has more decimals than its currency; it was rounded half to even."
            }
            Self::DueBeforeInvoice => "The due date is before the invoice date.",
            Self::PaidBeforeInvoice => "The payment is dated before the invoice.",
            Self::OddYear => "The year is far from any working year.",
            Self::RepeatedNumber => "The document number appears again for the same customer.",
            Self::NoNumber => "The row has no document number.",
            Self::UnknownStatus => {
                "The status or type is a word this page does not know; the amounts decided."
            }
            Self::StatusDisagrees => {
                "The status says paid, but an amount is still open; the amount was used."
            }
            Self::LeadingZeros => {
                "The customer number is written with and without leading zeros; taken as one customer."
            }
            Self::NameSpellings => {
                "One customer number has several spellings of the name; the first is shown."
            }
            Self::NoCurrency => {
                "No currency is stated; these amounts are kept apart from stated ones."
            }
        }
    }

    /// What to do, as a sentence.
    #[allow(clippy::too_many_lines, reason = "a table of sentences")]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::FieldCount => {
                "Look for a delimiter inside a value that is not in quotes, and correct it in the file."
            }
            Self::NoCustomer => "Fill the customer in, or map another column as customer.",
            Self::NoAmount | Self::BadAmount => {
                "Correct the amount in the file, or map another column as amount."
            }
            Self::UnsureSign => "Write the amount with one sign: -125.00 or (125.00).",
            Self::OtherCalendar => "Write the date in the common (Gregorian) calendar.",
            Self::UnsureCentury => "Write the year with four digits.",
            Self::ShortenedAmount => {
                "Check the amount; export it again without opening the file in a spreadsheet."
            }
            Self::StandInDate => "Nothing to do, unless the date is a real one.",
            Self::ShortYear => {
                "Check one of the dates; write years with four digits if it is wrong."
            }
            Self::YearFromTitle => {
                "Check the first and the last date: a list may reach into another year."
            }
            Self::DayNumber => {
                "Check one of the dates; if it is four years off, the file counts from 1904."
            }
            Self::BadDate => {
                "Correct the date in the file, or set the order of day and month in the review."
            }
            Self::BadCurrency => "Use codes such as EUR or USD, or unmap the currency column.",
            Self::Void
            | Self::Draft
            | Self::WrittenOff
            | Self::NotReceivable
            | Self::TotalRow
            | Self::Heading => "Nothing to do; it does not belong to what customers owe.",
            Self::FurtherLine | Self::SummedLine => {
                "If these rows are documents of their own, say so in the review under “Rows of one document”."
            }
            Self::RepeatedInOtherFile => "Nothing to do; the other file has it.",
            Self::OverflowedId => {
                "Export the file again and do not open it in a spreadsheet before dropping it here."
            }
            Self::OtherMark => "Check the amount against your books.",
            Self::OldestFirst => {
                "Export a list of open invoices, or payments with invoice numbers, to know for certain."
            }
            Self::CorrectedByYou => "Undo the correction to read the row as the file has it.",
            Self::ExcludedByYou => "Restore it if it belongs to what customers owe.",
            Self::CustomerFromAbove => "Check that the rows are grouped by customer.",
            Self::DerivedDueDate => "Check the terms; export the due date if you can.",
            Self::OddCurrency => "Correct the code in the file if it is a mistake.",
            Self::UnclosedQuote => {
                "Check the row; close the quote in the file if the values look wrong."
            }
            Self::DerivedAmount => "Check that total less paid is what is open.",
            Self::RoundedAmount => "Nothing to do, unless the amounts are in a smaller unit.",
            Self::DueBeforeInvoice | Self::PaidBeforeInvoice => {
                "Check both dates; if many rows show this, day and month may be swapped."
            }
            Self::OddYear => "Check the year for a typing mistake.",
            Self::RepeatedNumber => {
                "If these rows are one invoice, remove the repetition in the file; both are counted now."
            }
            Self::NoNumber => "Letters cannot name this invoice; add its number in the file.",
            Self::UnknownStatus => "Check that these documents belong to what customers owe.",
            Self::StatusDisagrees => "Check whether the payment covered the whole invoice.",
            Self::LeadingZeros => "Nothing to do, unless they are different customers.",
            Self::NameSpellings => {
                "Nothing to do, unless the number is shared by different customers."
            }
            Self::NoCurrency => "Set the currency in the review if you know it.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_findings_are_counted_and_the_first_hundred_kept() {
        let mut log = FindingLog::default();
        for row in 2..103 {
            log.add(FindingCode::NoNumber, row, "Invoice", b"");
        }
        log.add(FindingCode::BadDate, 7, "Date", "\u{e4}".repeat(81).as_bytes());
        log.add(FindingCode::BadDate, 9, "Date", b"32/13/2026");
        assert_eq!(log.count(FindingCode::NoNumber), 101);
        assert_eq!(log.count(FindingCode::BadDate), 2);
        assert_eq!(log.count(FindingCode::NoAmount), 0);
        assert_eq!(log.first(FindingCode::BadDate).map(|finding| finding.row), Some(7));
        assert_eq!(log.first(FindingCode::NoAmount), None);
        let groups = log.into_groups();
        let shown: Vec<_> = groups.iter().map(|g| (g.code, g.count, g.examples.len())).collect();
        // What is left out comes before what is only noted.
        assert_eq!(shown, [(FindingCode::BadDate, 2, 2), (FindingCode::NoNumber, 101, 100)]);
        assert_eq!(groups[0].examples[0].value.chars().count(), 80);
        assert_eq!(groups[1].examples[99].row, 101);
    }

    #[test]
    fn a_finding_made_later_joins_its_group_or_makes_one_in_its_place() {
        let at = |row| Finding { row, column: String::new(), value: String::new() };
        let mut groups = Vec::new();
        // From the most to the least serious: left out, doubtful, note.
        for code in [FindingCode::NoCurrency, FindingCode::NoAmount, FindingCode::OddYear] {
            FindingGroup::add_to(&mut groups, code, at(3));
        }
        FindingGroup::add_to(&mut groups, FindingCode::NoAmount, at(5));
        let shown: Vec<_> = groups
            .iter()
            .map(|g| (g.code, g.count, g.examples.iter().map(|f| f.row).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            shown,
            [
                (FindingCode::NoAmount, 2, vec![3, 5]),
                (FindingCode::OddYear, 1, vec![3]),
                (FindingCode::NoCurrency, 1, vec![3]),
            ]
        );
        for row in 6..106 {
            FindingGroup::add_to(&mut groups, FindingCode::NoAmount, at(row));
        }
        assert_eq!((groups[0].count, groups[0].examples.len()), (102, 100));
        assert_eq!(groups[0].examples[99].row, 103);
    }

    #[test]
    fn a_finding_says_what_is_the_matter_and_what_to_do() {
        for (code, matter, remedy) in [
            (FindingCode::NoCustomer, "customer", "Fill the customer in"),
            (FindingCode::DueBeforeInvoice, "due date is before the invoice", "date"),
            (FindingCode::RepeatedNumber, "number appears again", "remove the repetition"),
            (FindingCode::NoCurrency, "No currency", "Set the currency"),
        ] {
            assert!(code.message().contains(matter), "{}", code.message());
            assert!(code.hint().contains(remedy), "{}", code.hint());
        }
    }
}
