//! A second look at rows that did not become documents: headings set the customer of the rows
//! below, totals are compared with ours, further lines belong to the document above.

use super::{Builder, Refusal};
use crate::domain::{Amount, Currency, to_u32};
use crate::import::layout::{self, Shape};
use crate::import::report::{FindingCode, Role, StatedTotal};
use crate::import::rows::Record;
use crate::import::value;

impl Builder {
    /// The reason that fits best, after noting what the row says about others.
    pub(super) fn look_again<'a>(
        &mut self,
        record: &Record<'a>,
        refusal: Refusal<'a>,
    ) -> Refusal<'a> {
        if !may_be_another_row(refusal.code) {
            return refusal;
        }
        let texts: Vec<std::borrow::Cow<'a, str>> =
            record.fields().map(|field| String::from_utf8_lossy(value::trim(field))).collect();
        let cells: Vec<(usize, &str)> = texts
            .iter()
            .enumerate()
            .map(|(column, text)| (column, text.as_ref()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let column_role =
            |column: usize| self.plan.columns.get(column).and_then(|column| column.role);
        let because = |code| Refusal { code, role: None, value: record.field(0) };
        if let Some(label) = self.closing_label(record) {
            self.compare_total(record, label);
            return because(FindingCode::TotalRow);
        }
        match layout::shape(&cells, &self.plan.layout, column_role) {
            Shape::Rule | Shape::Header | Shape::Note => because(FindingCode::Heading),
            Shape::Section => {
                self.section_start = self.ledger.len();
                because(FindingCode::Heading)
            }
            Shape::Currency(currency) => {
                if self.plan.layout.currency_sections {
                    self.section_currency = Some(currency);
                }
                self.section_start = self.ledger.len();
                because(FindingCode::Heading)
            }
            Shape::Heading(name) => {
                self.heading = name.into_bytes();
                self.section_start = self.ledger.len();
                because(FindingCode::Heading)
            }
            Shape::Total(label) => {
                self.compare_total(record, label);
                because(FindingCode::TotalRow)
            }
            Shape::Other if self.is_further_line(record, &refusal) => {
                because(FindingCode::FurtherLine)
            }
            Shape::Other => refusal,
        }
    }

    /// No amount of its own, and no document number but the one of the document above.
    fn is_further_line(&self, record: &Record<'_>, refusal: &Refusal<'_>) -> bool {
        let Some(last) = self.ledger.len().checked_sub(1) else { return false };
        let number = self.cell(record, Role::Number).unwrap_or_default();
        let same = self.ledger.number(to_u32(last)).is_some_and(|(_, above)| above == number);
        let blank = |role| self.cell(record, role).is_none_or(value::is_blank);
        matches!(refusal.code, FindingCode::NoAmount | FindingCode::NoCustomer)
            && (number.is_empty() || same)
            && [Role::Total, Role::Open, Role::InvoiceDate, Role::DueDate].into_iter().all(blank)
            && self.plan.line_columns
    }

    /// A total of the file beside the sum of the documents it stands below.
    fn compare_total(&mut self, record: &Record<'_>, label: String) {
        if self.stated_totals.len() >= StatedTotal::KEPT {
            return;
        }
        for role in [Role::Open, Role::Total] {
            let Some(column) = self.plan.roles.of(role) else { continue };
            let cell = value::trim(record.field(column));
            let currency = self.currency_of_section();
            let Some(stated) = value::amount(cell, self.plan.readings.mark(role))
                .and_then(|number| number.to_minor(currency.minor_digits()))
            else {
                continue;
            };
            let counted = self.counted(&label, role, i128::from(stated.minor));
            let header = super::header_of(&self.plan, role).to_owned();
            self.stated_totals.push(StatedTotal {
                row: record.row,
                label,
                column: header,
                currency,
                stated: Amount::from_minor(i128::from(stated.minor), currency),
                counted: Amount::from_minor(counted, currency),
            });
            if self.section_start == self.ledger.len() {
                self.group_start = self.ledger.len();
            }
            break;
        }
        self.section_start = self.ledger.len();
    }

    /// What a total should come to. It sums the section it stands below, the sections since the last
    /// total of totals, or the whole file: whichever it agrees with, else what its words and place say.
    fn counted(&self, label: &str, role: Role, stated: i128) -> i128 {
        let rows = self.section_start < self.ledger.len();
        let starts = [self.section_start, self.group_start, 0];
        let sums = starts.map(|from| self.sum_since(from, role));
        let [section, group, whole] = sums;
        let agrees = sums.into_iter().skip(usize::from(!rows)).find(|sum| *sum == stated);
        agrees.unwrap_or(if is_grand_total(label) || self.group_start == self.ledger.len() {
            whole
        } else if rows {
            section
        } else {
            group
        })
    }

    fn currency_of_section(&self) -> Currency {
        let last = self.ledger.len().checked_sub(1);
        let of_last = last.and_then(|last| self.ledger.document(to_u32(last)));
        of_last.map_or(self.plan.currency, |document| document.account.currency)
    }

    fn sum_since(&self, from: usize, role: Role) -> i128 {
        let columns = self.ledger.columns();
        let amounts = if role == Role::Open { columns.open } else { columns.total };
        amounts.get(from..).unwrap_or_default().iter().map(|&minor| i128::from(minor)).sum()
    }
}

/// Reasons that rows have which are no documents at all.
const fn may_be_another_row(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::FieldCount
            | FindingCode::NoCustomer
            | FindingCode::NoAmount
            | FindingCode::BadAmount
            | FindingCode::UnsureSign
            | FindingCode::BadDate
            | FindingCode::OtherCalendar
            | FindingCode::UnsureCentury
            | FindingCode::BadCurrency
            | FindingCode::TotalRow
    )
}

/// A label that sums the whole file rather than a section.
fn is_grand_total(label: &str) -> bool {
    !label.is_empty() && label.split_whitespace().count() <= 2 && !label.contains(':')
}

#[cfg(test)]
mod tests {
    use super::FindingCode;
    use crate::import::{ImportSettings, Outcome, import};

    /// Row, what the file says and what was counted, as text.
    fn totals(rows: &str) -> Vec<(u32, String, String)> {
        let text = format!("Customer,Invoice No,Date,Amount\n{rows}");
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        let plain = |amount: crate::domain::Amount| amount.decimal().normalize().to_string();
        let totals = report.stated_totals.into_iter();
        totals.map(|t| (t.row, plain(t.stated), plain(t.counted))).collect()
    }

    #[test]
    fn totals_are_compared_with_the_rows_they_sum() {
        let row = |n: u32, stated: &str, counted: &str| (n, stated.to_owned(), counted.to_owned());
        // Sections of 30 and 5, a group of both, a second group of 7, all: 42.
        let nested = "A,1,2026-01-01,10\nA,2,2026-01-02,20\nTotal for A,,,30\nB,3,2026-01-03,5\n\
                      Total for B,,,5\nTotal for both,,,35\nC,4,2026-01-04,7\nTotal for C,,,7\n\
                      Total for one,,,7\nGrand total,,,42\n";
        let expected = [
            row(4, "30", "30"),
            row(6, "5", "5"),
            row(7, "35", "35"),
            row(9, "7", "7"),
            row(10, "7", "7"),
            row(11, "42", "42"),
        ];
        assert_eq!(totals(nested), expected);
        // Totals that differ are compared with the section, and with the whole.
        let differing = "A,1,2026-01-01,10\nTotal for A,,,11\nB,2,2026-01-03,5\nTotal for B,,,5\n\
                         Total,,,16\n";
        assert_eq!(totals(differing), [row(3, "11", "10"), row(5, "5", "5"), row(6, "16", "15")]);
    }

    #[test]
    fn what_is_odd_is_shown_with_its_value() {
        let text = "Customer,Invoice No,Date,Due date,Amount\nA,1,2026-02-01,2026-01-01,10\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        let shown = report.findings.iter().flat_map(|group| &group.examples);
        let shown: Vec<_> = shown.map(|f| (f.row, f.column.as_str(), f.value.as_str())).collect();
        assert!(shown.contains(&(2, "Due date", "2026-01-01")), "{shown:?}");
    }

    #[test]
    fn a_total_that_differs_is_compared_with_what_its_words_and_place_say() {
        let row = |n: u32, stated: &str, counted: &str| (n, stated.to_owned(), counted.to_owned());
        let text = "A,1,2026-01-01,10\nA,2,2026-01-02,20\nTotal for A,,,30\nB,3,2026-01-03,5\n\
                    Total for B,,,6\nTotal for both,,,36\nC,4,2026-01-04,7\nTotal for C,,,8\n\
                    D,5,2026-01-05,9\nTotal for D,,,9\nTotal for these two,,,15\n\
                    Total for all of them,,,50\nE,6,2026-01-06,4\nGrand total,,,54\n\
                    F,7,2026-01-07,3\nSubtotal:,,,2\nG,8,2026-01-08,6\nSubtotal,,,6\n";
        let expected = [
            row(4, "30", "30"),
            row(6, "6", "5"),
            // 30 + 5.
            row(7, "36", "35"),
            row(9, "8", "7"),
            row(11, "9", "9"),
            // 7 + 9.
            row(12, "15", "16"),
            // 35 + 16: nothing stands between it and the total of two.
            row(13, "50", "51"),
            // 51 + 4.
            row(15, "54", "55"),
            row(17, "2", "3"),
            row(19, "6", "6"),
        ];
        assert_eq!(totals(text), expected);
    }

    #[test]
    fn a_total_of_all_after_a_group_is_that_of_the_file() {
        let row = |n: u32, stated: &str, counted: &str| (n, stated.to_owned(), counted.to_owned());
        // After the group of 15 comes a section of 7; 10 + 5 + 7.
        let text = "A,1,2026-01-01,10\nTotal for A,,,10\nB,2,2026-01-02,5\nTotal for B,,,5\n\
                    Total for both,,,15\nC,3,2026-01-03,7\nTotal for C,,,7\nGrand total,,,23\n";
        let last = totals(text).pop();
        assert_eq!(last, Some(row(9, "23", "22")));
    }

    /// Why rows were left out, by row.
    fn reasons(text: &str) -> Vec<(u32, FindingCode)> {
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        report.excluded.iter().map(|excluded| (excluded.row, excluded.code)).collect()
    }

    #[test]
    fn a_further_line_has_no_amount_and_no_number_of_its_own() {
        use FindingCode::{FurtherLine, NoAmount};
        let text = "Customer,Invoice No,Due Date,Item,Quantity,Total\n\
                    A,1,2026-01-05,Nails,2,10.00\n\
                    A,,,Bolts,3,\n\
                    A,1,,Screws,4,\n\
                    A,2,,Tacks,5,\n\
                    A,1,2026-01-09,Pins,6,\n\
                    B,4,2026-01-06,Glue,7,8.00\n";
        let expected = [(3, FurtherLine), (4, FurtherLine), (5, NoAmount), (6, NoAmount)];
        assert_eq!(reasons(text), expected);
        // Where documents have no lines, a row without an amount is none.
        let text = "Customer,Invoice No,Due Date,Total\nA,1,2026-01-05,10.00\nA,1,,\n\
                    B,4,2026-01-06,8.00\n";
        assert_eq!(reasons(text), [(3, NoAmount)]);
    }

    #[test]
    fn a_void_row_is_no_total_whatever_it_is_for() {
        let text = "Customer,Invoice No,Due Date,Status,Total,Notes\n\
                    A,1,2026-01-05,Open,10.00,pump\n\
                    A,2,,Void,7.00,Total for repair\n\
                    B,3,2026-01-06,Open,5.00,\n";
        assert_eq!(reasons(text), [(3, FindingCode::Void)]);
    }
}
