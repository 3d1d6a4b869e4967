//! Several rows of one document: exports that write a row per line item, tax or payment repeat the
//! document's number, and often its total, on each.
//!
//! Invariant: rows are taken together only when they follow each other and carry the same customer,
//! number and date; how is decided once for the whole file, from all of it.

use crate::domain::ledger::NewDocument;
use crate::domain::{Ledger, to_u32};

/// How the amounts of further rows count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineRule {
    /// The amount billed is that of a line: add it up. Else it is repeated: count it once.
    pub sum_total: bool,
    /// Likewise for the open amount.
    pub sum_open: bool,
    /// Each row is a payment of the document, whose total is repeated.
    pub payments: bool,
}

/// What the documents of a first reading show, row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineEvidence {
    /// Rows that carry the number of the row above.
    pub further_rows: u64,
    /// Their billed amounts differ from the row above.
    pub totals_differ: bool,
    /// Their open amounts differ from the row above.
    pub opens_differ: bool,
    /// Their payment dates differ from the row above.
    pub payment_dates_differ: bool,
    /// The first such row.
    pub example_row: u32,
}

/// A document that belongs to the last one of the ledger.
pub fn continues(ledger: &Ledger, next: &NewDocument<'_>) -> bool {
    let Some(last) = ledger.len().checked_sub(1).map(to_u32) else { return false };
    let columns = ledger.columns();
    !next.number.is_empty()
        && ledger
            .number(last)
            .is_some_and(|(account, number)| account == next.account && number == next.number)
        && columns.invoice_date.last().is_some_and(|date| *date == next.invoice_date)
}

/// Looks through a ledger whose rows were read one by one.
pub fn evidence(ledger: &Ledger) -> LineEvidence {
    let columns = ledger.columns();
    let mut evidence = LineEvidence::default();
    for (above, accounts) in columns.account.windows(2).enumerate() {
        let (here, next) = (to_u32(above), to_u32(above + 1));
        let [first, second] = accounts else { continue };
        if first != second || columns.invoice_date.get(above) != columns.invoice_date.get(above + 1)
        {
            continue;
        }
        let same_number = match (ledger.number(here), ledger.number(next)) {
            (Some((_, a)), Some((_, b))) => !a.is_empty() && a == b,
            _ => false,
        };
        if !same_number {
            continue;
        }
        if evidence.further_rows == 0 {
            evidence.example_row = ledger.document(next).map_or(0, |document| document.row);
        }
        evidence.further_rows += 1;
        evidence.totals_differ |= columns.total.get(above) != columns.total.get(above + 1);
        evidence.payment_dates_differ |=
            columns.paid_date.get(above) != columns.paid_date.get(above + 1);
        evidence.opens_differ |= columns.open.get(above) != columns.open.get(above + 1);
    }
    evidence
}

impl LineEvidence {
    /// The rule the evidence gives; `None` = nothing repeats.
    pub fn rule(self, open_mapped: bool) -> Option<LineRule> {
        let payments =
            !open_mapped && !self.totals_differ && (self.opens_differ || self.payment_dates_differ);
        (self.further_rows > 0).then_some(LineRule {
            sum_total: self.totals_differ,
            sum_open: if open_mapped { self.opens_differ } else { self.totals_differ },
            payments,
        })
    }
}
