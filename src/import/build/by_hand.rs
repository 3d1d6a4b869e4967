//! What the user corrected by hand: cells with another value, rows taken out or put back.

use super::Builder;
use crate::import::plan::Billed;
use crate::import::report::{FindingCode, RowUse};
use crate::import::rows::Record;

impl Builder {
    /// Takes a record as the user wants it.
    pub(super) fn take_by_hand(&mut self, record: &Record<'_>) {
        let choice = self.plan.by_hand.choice(record.row);
        if choice == Some(RowUse::Exclude) {
            self.state_amount(record);
            let value = record.field(0);
            self.books.leave_out(FindingCode::ExcludedByYou, record.row, "", value);
            return;
        }
        self.restoring = choice == Some(RowUse::Restore);
        match self.corrected(record) {
            Some((data, ends)) => {
                let corrected = Record::of(&data, &ends, record.row, record.offset);
                self.take(&corrected);
            }
            None => self.take(record),
        }
        self.restoring = false;
    }

    /// An excluded row counts in the sum of the file, where its amount can be read.
    fn state_amount(&mut self, record: &Record<'_>) {
        let Ok(currency) = self.currency(record) else { return };
        let role = self.control_role;
        let stated = if self.plan.billed == Billed::Total {
            self.amount(record, role, currency)
        } else {
            self.billed(record, currency)
        };
        if stated.is_err() {
            self.note(FindingCode::BadAmount, record.row, role, b"");
        }
    }

    /// The record with the user's values, where there are some for this row.
    fn corrected(&mut self, record: &Record<'_>) -> Option<(Vec<u8>, Vec<usize>)> {
        let fixes: Vec<(usize, String)> = self
            .plan
            .by_hand
            .cells(record.row)
            .iter()
            .map(|fix| (fix.column as usize, fix.value.clone()))
            .collect();
        let last = fixes.iter().map(|(column, _)| column + 1).max()?;
        let (mut data, mut ends) = (Vec::new(), Vec::new());
        for column in 0..record.len().max(last.min(record.len() + 256)) {
            match fixes.iter().find(|(fixed, _)| *fixed == column) {
                Some((_, value)) => data.extend_from_slice(value.as_bytes()),
                None => data.extend_from_slice(record.field(column)),
            }
            ends.push(data.len());
        }
        for (column, value) in fixes {
            let header = self.plan.columns.get(column).map_or("", |c| c.header.as_str()).to_owned();
            self.books.findings.add(
                FindingCode::CorrectedByYou,
                record.row,
                &header,
                value.as_bytes(),
            );
        }
        Some((data, ends))
    }
}
