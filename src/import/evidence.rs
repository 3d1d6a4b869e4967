//! What all rows together prove about the order of day and month, and about the decimal mark.

use crate::domain::Day;
use crate::import::report::{DateOrder, DecimalMark, Role};
use crate::import::value::{DateCell, MarkEvidence};

/// Counts over all date cells of a file.
#[derive(Clone, Debug, Default)]
pub struct DateEvidence {
    /// Cells only day-first makes sense of.
    pub only_dmy: u64,
    /// Cells only month-first makes sense of.
    pub only_mdy: u64,
    /// Cells both make sense of, with different days.
    pub either: u64,
    /// Rows whose dates run backwards (due before invoice) when read day-first …
    pub backwards_dmy: u64,
    /// … and when read month-first.
    pub backwards_mdy: u64,
    /// A cell that proves the order, with its row.
    pub proof: Option<(Role, String, u32)>,
    /// A cell that fits both.
    pub example: Option<(Role, String)>,
}

/// A decided order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecidedOrder {
    /// The order.
    pub order: DateOrder,
    /// Cells that contradict it.
    pub against: u64,
}

impl DateEvidence {
    /// Adds a cell.
    pub fn add(&mut self, cell: DateCell, role: Role, text: &[u8], row: u32) {
        let DateCell::Parts { first, second, .. } = cell else { return };
        let shown = || (role, String::from_utf8_lossy(text).into_owned());
        match (cell.day(DateOrder::Dmy).is_some(), cell.day(DateOrder::Mdy).is_some()) {
            (true, true) if first == second => {}
            (true, true) => {
                self.either += 1;
                if self.example.is_none() {
                    self.example = Some(shown());
                }
            }
            (dmy, _) => {
                if dmy {
                    self.only_dmy += 1;
                } else {
                    self.only_mdy += 1;
                }
                if self.proof.is_none() {
                    let (role, text) = shown();
                    self.proof = Some((role, text, row));
                }
            }
        }
    }

    /// Adds a row's invoice and due date, to see under which order they run backwards.
    pub fn add_pair(&mut self, invoice: DateCell, due: DateCell) {
        let day = |cell: DateCell, order| cell.day(order).map_or(Day::NONE, |day| day);
        let backwards = |order| {
            let (from, to) = (day(invoice, order), day(due, order));
            from.is_some() && to.is_some() && to < from
        };
        self.backwards_dmy += u64::from(backwards(DateOrder::Dmy));
        self.backwards_mdy += u64::from(backwards(DateOrder::Mdy));
    }

    /// The order, if any cell proves one; the majority where cells contradict each other.
    pub fn decide(&self) -> Option<DecidedOrder> {
        match (self.only_dmy, self.only_mdy) {
            (0, 0) => None,
            (dmy, mdy) if dmy >= mdy => Some(DecidedOrder { order: DateOrder::Dmy, against: mdy }),
            (dmy, _) => Some(DecidedOrder { order: DateOrder::Mdy, against: dmy }),
        }
    }

    /// Some cell needs an order and none proves one.
    pub fn is_open(&self) -> bool {
        self.decide().is_none() && self.either > 0
    }

    /// The order under which fewer rows run backwards, with the reason, where there is one.
    pub fn recommendation(&self) -> Option<(DateOrder, String)> {
        let (order, better, worse) = match (self.backwards_dmy, self.backwards_mdy) {
            (dmy, mdy) if dmy < mdy => (DateOrder::Dmy, dmy, mdy),
            (dmy, mdy) if mdy < dmy => (DateOrder::Mdy, mdy, dmy),
            _ => return None,
        };
        let why = format!(
            "read the other way, {worse} rows would be due before they were invoiced; this way {better}"
        );
        Some((order, why))
    }
}

/// Counts over all amount cells of a file.
#[derive(Clone, Debug, Default)]
pub struct MarkCount {
    /// Cells that prove a decimal point.
    pub point: u64,
    /// Cells that prove a decimal comma.
    pub comma: u64,
    /// Cells that fit both, with different values.
    pub either: u64,
    /// A cell that proves the mark.
    pub proof: Option<String>,
    /// A cell that fits both.
    pub example: Option<(Role, String)>,
}

impl MarkCount {
    /// Adds a cell.
    pub fn add(&mut self, evidence: MarkEvidence, role: Role, text: &[u8]) {
        let shown = || String::from_utf8_lossy(text).into_owned();
        match evidence {
            MarkEvidence::Point | MarkEvidence::Comma => {
                if evidence == MarkEvidence::Point {
                    self.point += 1;
                } else {
                    self.comma += 1;
                }
                if self.proof.is_none() {
                    self.proof = Some(shown());
                }
            }
            MarkEvidence::Either => {
                self.either += 1;
                if self.example.is_none() {
                    self.example = Some((role, shown()));
                }
            }
            MarkEvidence::Neutral | MarkEvidence::None => {}
        }
    }

    /// The mark, if any cell proves one; the majority where cells contradict each other.
    pub fn decide(&self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (0, 0) => None,
            (point, comma) if point >= comma => Some(DecimalMark::Point),
            _ => Some(DecimalMark::Comma),
        }
    }

    /// Some cell needs a mark and none proves one.
    pub fn is_open(&self) -> bool {
        self.decide().is_none() && self.either > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::value;

    fn evidence(cells: &[&str]) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        for cell in cells {
            evidence.add(value::date(cell.as_bytes()), Role::DueDate, cell.as_bytes(), 2);
        }
        evidence
    }

    #[test]
    fn one_cell_can_decide_for_all() {
        for (cells, order, open) in [
            (&["03/04/2026", "13/04/2026"][..], Some(DateOrder::Dmy), false),
            (&["03/04/2026", "04/13/2026"], Some(DateOrder::Mdy), false),
            (&["03/04/2026", "05/06/2026"], None, true),
            (&["04/04/2026"], None, false),
            (&["2026-04-13"], None, false),
        ] {
            let evidence = evidence(cells);
            assert_eq!(evidence.decide().map(|d| d.order), order, "{cells:?}");
            assert_eq!(evidence.is_open(), open, "{cells:?}");
        }
    }

    #[test]
    fn dates_that_run_backwards_speak_for_the_other_order() {
        let mut evidence = evidence(&["05/01/2026"]);
        evidence.add_pair(value::date(b"05/01/2026"), value::date(b"04/02/2026"));
        // Day-first: 5 Jan to 4 Feb. Month-first: 1 May to 2 Apr, backwards.
        assert_eq!(evidence.recommendation().map(|r| r.0), Some(DateOrder::Dmy));
    }
}
