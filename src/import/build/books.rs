//! The books of an import: what was used, what was left out and why, and sums that prove both.
//!
//! Invariant: per currency, used + left out = the sum over all rows whose amount could be read.

use std::collections::BTreeMap;

use crate::domain::{Amount, Currency, Money};
use crate::import::finding::FindingLog;
use crate::import::report::{ControlTotal, Excluded, FindingCode, LeftOut};

/// Sums per currency in minor units.
#[derive(Clone, Copy, Debug, Default)]
struct Control {
    file: i128,
    used: i128,
    left_out: i128,
}

/// Rows and amounts, by what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Books {
    /// Findings, left-out rows among them.
    pub(super) findings: FindingLog,
    left_out: BTreeMap<FindingCode, (u64, BTreeMap<Currency, i128>)>,
    excluded: Vec<Excluded>,
    controls: Vec<(Currency, Control)>,
    row: Option<(Currency, i64)>,
}

/// What the books come to.
#[derive(Debug)]
pub(super) struct Closed {
    pub(super) findings: FindingLog,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) excluded: Vec<Excluded>,
    pub(super) controls: Vec<ControlTotal>,
}

impl Books {
    /// Begins a row.
    #[inline]
    pub(super) fn open_row(&mut self) {
        self.row = None;
    }

    /// The amount of the row in the column that controls.
    #[inline]
    pub(super) fn state(&mut self, currency: Currency, minor: i64) {
        self.row = Some((currency, minor));
        self.control(currency).file += i128::from(minor);
    }

    /// The row went into a document.
    #[inline]
    pub(super) fn use_row(&mut self) {
        if let Some((currency, minor)) = self.row {
            self.control(currency).used += i128::from(minor);
        }
    }

    /// The row is left out.
    pub(super) fn leave_out(&mut self, code: FindingCode, row: u32, column: &str, value: &[u8]) {
        let (rows, amounts) = self.left_out.entry(code).or_default();
        *rows += 1;
        if let Some((currency, minor)) = self.row {
            *amounts.entry(currency).or_default() += i128::from(minor);
            self.control(currency).left_out += i128::from(minor);
        }
        if self.excluded.len() < Excluded::KEPT {
            self.excluded.push(Excluded { row, code });
        }
        self.findings.add(code, row, column, value);
    }

    #[inline]
    fn control(&mut self, currency: Currency) -> &mut Control {
        let known = self.controls.iter().position(|(known, _)| *known == currency);
        let at = known.unwrap_or_else(|| {
            self.controls.push((currency, Control::default()));
            self.controls.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the entry was found or pushed just above")]
        let entry = &mut self.controls[at];
        &mut entry.1
    }

    /// Adds everything up.
    pub(super) fn close(self) -> Closed {
        let amount = Amount::from_minor;
        let left_out = self
            .left_out
            .into_iter()
            .map(|(code, (rows, amounts))| {
                let amounts = amounts.into_iter().map(|(c, minor)| Money::new(amount(minor, c), c));
                LeftOut { code, rows, amounts: amounts.collect() }
            })
            .collect();
        let controls = self
            .controls
            .into_iter()
            .map(|(currency, control)| ControlTotal {
                currency,
                used: amount(control.used, currency),
                left_out: amount(control.left_out, currency),
                file: amount(control.file, currency),
            })
            .collect();
        Closed { findings: self.findings, left_out, excluded: self.excluded, controls }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_left_out_for_one_reason_add_up() {
        let eur = Currency::new("EUR").unwrap();
        let mut books = Books::default();
        for minor in [300, 45] {
            books.open_row();
            books.state(eur, minor);
            books.leave_out(FindingCode::Void, 2, "", b"");
        }
        books.open_row();
        books.state(eur, 7_000);
        books.use_row();
        books.open_row();
        books.leave_out(FindingCode::Void, 5, "", b"");
        let closed = books.close();
        let sum = |minor| Amount::from_minor(minor, eur);
        let [group] = closed.left_out.as_slice() else { panic!("{:?}", closed.left_out) };
        assert_eq!((group.rows, group.amounts.as_slice()), (3, &[Money::new(sum(345), eur)][..]));
        let control =
            ControlTotal { currency: eur, used: sum(7_000), left_out: sum(345), file: sum(7_345) };
        assert_eq!(closed.controls, [control]);
    }

    #[test]
    fn the_first_rows_left_out_are_kept_one_by_one() {
        let excluded = vec![Excluded { row: 2, code: FindingCode::Void }; Excluded::KEPT - 1];
        let mut books = Books { excluded, ..Books::default() };
        for row in [8, 9] {
            books.leave_out(FindingCode::Void, row, "", b"");
        }
        assert_eq!(books.excluded.len(), Excluded::KEPT);
        assert_eq!(books.excluded.last().map(|excluded| excluded.row), Some(8));
    }
}
