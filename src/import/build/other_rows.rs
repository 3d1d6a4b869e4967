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
        use FindingCode::{
            BadAmount, BadCurrency, BadDate, FieldCount, NoAmount, NoCustomer, OtherCalendar,
            TotalRow, UnsureCentury, UnsureSign,
        };
        if !matches!(
            refusal.code,
            FieldCount
                | NoCustomer
                | NoAmount
                | BadAmount
                | UnsureSign
                | BadDate
                | OtherCalendar
                | UnsureCentury
                | BadCurrency
                | TotalRow
        ) {
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
            Shape::Heading(name) if !self.closes_heading(record) => {
                self.heading = name.into_bytes();
                self.section_start = self.ledger.len();
                because(FindingCode::Heading)
            }
            Shape::Total(label) => {
                self.compare_total(record, label);
                because(TotalRow)
            }
            Shape::Heading(_) if refusal.code == TotalRow => refusal,
            Shape::Heading(_) | Shape::Other if self.is_further_line(record, &refusal) => {
                because(FindingCode::FurtherLine)
            }
            Shape::Heading(_) | Shape::Other => refusal,
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
            let whole = is_grand_total(&label);
            let from = if whole { 0 } else { self.section_start };
            let counted = self.sum_since(from, role);
            let header = super::header_of(&self.plan, role).to_owned();
            self.stated_totals.push(StatedTotal {
                row: record.row,
                label,
                column: header,
                currency,
                stated: Amount::from_minor(i128::from(stated.minor), currency),
                counted: Amount::from_minor(counted, currency),
            });
            break;
        }
        self.section_start = self.ledger.len();
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

/// A label that sums the whole file rather than a section.
fn is_grand_total(label: &str) -> bool {
    !label.is_empty() && label.split_whitespace().count() <= 2 && !label.contains(':')
}
