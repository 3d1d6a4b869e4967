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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::invoice;
    use crate::domain::{Account, Currency, Customer, Day};

    /// Account, number, day, total, open amount and day of payment, row by row from row 2.
    type Row = (u32, &'static str, i32, i64, i64, i32);

    fn ledger(rows: &[Row]) -> Ledger {
        let mut ledger = Ledger::default();
        for name in ["A", "B"] {
            let customer = ledger.add_customer(Customer::named(String::new(), name.to_owned()));
            ledger.add_account(Account { customer, currency: Currency::UNSTATED });
        }
        for (row, &(account, number, day, total, open, paid)) in (2..).zip(rows) {
            ledger.push(NewDocument {
                number: number.as_bytes(),
                invoice_date: Day::from_number(day),
                due_date: Day::NONE,
                paid_date: Day::from_number(paid),
                open,
                row,
                ..invoice(account, total)
            });
        }
        ledger
    }

    #[test]
    fn rows_are_further_lines_where_customer_number_and_date_are_those_of_the_row_above() {
        let none = LineEvidence::default();
        let some = LineEvidence { further_rows: 1, example_row: 3, ..none };
        let first: Row = (0, "1", 20, 100, 60, 30);
        for (second, expected) in [
            ((1, "1", 20, 100, 60, 30), none),
            ((0, "1", 21, 100, 60, 30), none),
            ((0, "2", 20, 100, 60, 30), none),
            ((0, "1", 20, 100, 60, 30), some),
            ((0, "1", 20, 101, 60, 30), LineEvidence { totals_differ: true, ..some }),
            ((0, "1", 20, 100, 61, 30), LineEvidence { opens_differ: true, ..some }),
            ((0, "1", 20, 100, 60, 31), LineEvidence { payment_dates_differ: true, ..some }),
        ] {
            assert_eq!(evidence(&ledger(&[first, second])), expected, "{second:?}");
        }
        let unnumbered: Row = (0, "", 20, 100, 60, 30);
        assert_eq!(evidence(&ledger(&[unnumbered, unnumbered])), none);
    }

    #[test]
    fn what_one_further_row_shows_stays_shown() {
        // Row 4 differs from row 3 in everything, row 5 is row 4 once more; row 2 stands alone.
        let rows = [
            (1, "9", 20, 1, 1, 30),
            (0, "1", 20, 100, 60, 30),
            (0, "1", 20, 101, 61, 31),
            (0, "1", 20, 101, 61, 31),
        ];
        let expected = LineEvidence {
            further_rows: 2,
            totals_differ: true,
            opens_differ: true,
            payment_dates_differ: true,
            example_row: 4,
        };
        assert_eq!(evidence(&ledger(&rows)), expected);
    }

    #[test]
    fn the_rule_follows_from_what_differs() {
        let rule = |sum_total, sum_open, payments| Some(LineRule { sum_total, sum_open, payments });
        for (further_rows, [totals, opens, paid, open_mapped], expected) in [
            (0, [true, true, true, false], None),
            (1, [false, false, false, false], rule(false, false, false)),
            (1, [false, true, false, false], rule(false, false, true)),
            (1, [false, false, true, false], rule(false, false, true)),
            (1, [true, true, true, false], rule(true, true, false)),
            (1, [true, false, false, false], rule(true, true, false)),
            (1, [false, true, true, true], rule(false, true, false)),
            (1, [false, false, true, true], rule(false, false, false)),
            (1, [true, false, true, true], rule(true, false, false)),
        ] {
            let evidence = LineEvidence {
                further_rows,
                totals_differ: totals,
                opens_differ: opens,
                payment_dates_differ: paid,
                example_row: 0,
            };
            assert_eq!(evidence.rule(open_mapped), expected, "{evidence:?} {open_mapped}");
        }
    }
}
