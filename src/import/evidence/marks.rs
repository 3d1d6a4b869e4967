//! The decimal mark and the currency beside amounts: each amount column decides for itself; an open
//! one may follow the others.

use crate::domain::Currency;
use crate::import::report::{DecimalMark, Role};
use crate::import::value::{AmountText, MarkEvidence};

/// Counts over the cells of one amount column.
#[derive(Clone, Debug, Default)]
pub struct ColumnMarks {
    /// Cells that prove a decimal point.
    pub point: u64,
    /// Cells that prove a decimal comma.
    pub comma: u64,
    /// Cells that fit both, with different values.
    pub either: u64,
    /// Cells such as `1.93E+09`, which a spreadsheet may have shortened.
    pub exponents: u64,
    /// Cells that begin with zeros, as document numbers do.
    pub padded: u64,
    /// A cell that proves the mark, for point and for comma.
    pub proofs: [Option<String>; 2],
    /// A cell that fits both.
    pub example: Option<String>,
    /// What stands beside the amounts, each once; `None` = a sign of several currencies.
    currencies: Vec<Option<Currency>>,
}

impl ColumnMarks {
    fn add(&mut self, evidence: MarkEvidence, text: &[u8]) {
        let [point, comma] = &mut self.proofs;
        let shown = match evidence {
            MarkEvidence::Point => {
                self.point += 1;
                point
            }
            MarkEvidence::Comma => {
                self.comma += 1;
                comma
            }
            MarkEvidence::Either => {
                self.either += 1;
                &mut self.example
            }
            MarkEvidence::Neutral | MarkEvidence::None => return,
        };
        if shown.is_none() {
            *shown = Some(String::from_utf8_lossy(text).into_owned());
        }
    }

    fn add_text(&mut self, text: &AmountText) {
        self.exponents += u64::from(text.exponent.is_some());
        self.padded += u64::from(text.padded);
        if let Some(seen) = text.currency
            && !self.currencies.contains(&seen.currency)
        {
            self.currencies.push(seen.currency);
        }
    }

    /// The mark this column proves; the majority where its cells contradict each other.
    pub fn decide(&self) -> Option<DecimalMark> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(DecimalMark::Point),
            std::cmp::Ordering::Less => Some(DecimalMark::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The currency that stands beside the amounts, if it is one and is named: `$` is not.
    pub fn currency(&self) -> Option<Currency> {
        match self.currencies.as_slice() {
            [currency] => *currency,
            _ => None,
        }
    }
}

/// Counts over all amount cells of a file.
#[derive(Clone, Debug, Default)]
pub struct MarkCount {
    columns: [ColumnMarks; Role::AMOUNTS.len()],
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
    fn slot(role: Role) -> Option<usize> {
        Role::AMOUNTS.iter().position(|known| *known == role)
    }

    /// Adds a cell.
    pub fn add(&mut self, evidence: MarkEvidence, role: Role, text: &[u8]) {
        if let Some(column) = Self::slot(role).and_then(|slot| self.columns.get_mut(slot)) {
            column.add(evidence, text);
        }
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

    /// Adds a cell that has been taken apart: its evidence, and what stands beside the number.
    pub fn add_text(&mut self, amount: &AmountText, role: Role, text: &[u8]) {
        self.add(amount.evidence(), role, text);
        if let Some(column) = Self::slot(role).and_then(|slot| self.columns.get_mut(slot)) {
            column.add_text(amount);
        }
    }

    /// Takes over cells with decimals that were read on the short path under `mark`.
    pub fn add_plain(&mut self, role: Role, mark: DecimalMark, cells: u64) {
        let column = Self::slot(role).and_then(|slot| self.columns.get_mut(slot));
        match mark {
            DecimalMark::Point => {
                self.point = self.point.saturating_add(cells);
                if let Some(column) = column {
                    column.point = column.point.saturating_add(cells);
                }
            }
            DecimalMark::Comma => {
                self.comma = self.comma.saturating_add(cells);
                if let Some(column) = column {
                    column.comma = column.comma.saturating_add(cells);
                }
            }
        }
    }

    /// What the cells of a role's column say, for a role that holds amounts.
    pub fn column(&self, role: Role) -> Option<&ColumnMarks> {
        self.columns.get(Self::slot(role)?)
    }

    /// The mark of a role's column: what it proves itself, else what the other columns prove with
    /// one voice. A column that contradicts itself evenly stays open.
    pub fn mark_of(&self, role: Role) -> Option<DecimalMark> {
        let column = self.column(role)?;
        if column.decide().is_some() || column.point > 0 {
            return column.decide();
        }
        let mut others = self.columns.iter().filter_map(ColumnMarks::decide);
        let mark = others.next()?;
        others.all(|other| other == mark).then_some(mark)
    }

    /// A cell of an open column, with its role; how many cells of it wait for the answer.
    pub fn open_example(&self) -> Option<(Role, String, u64)> {
        let role = self.open_roles().next()?;
        let column = self.column(role)?;
        let proof = column.proofs.iter().flatten().next();
        let example = column.example.as_ref().or(proof).cloned().unwrap_or_default();
        Some((role, example, column.either + column.point + column.comma))
    }

    /// Roles whose columns hold cells that need a mark, and nothing tells it.
    pub fn open_roles(&self) -> impl Iterator<Item = Role> {
        let open = |role: &Role| {
            let needs = |column: &ColumnMarks| column.either > 0 || column.point > 0;
            self.column(*role).is_some_and(needs) && self.mark_of(*role).is_none()
        };
        Role::AMOUNTS.into_iter().filter(open)
    }

    /// The mark, if any cell proves one; the majority where cells contradict each other.
    pub fn decide(&self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (0, 0) => None,
            (point, comma) if point >= comma => Some(DecimalMark::Point),
            _ => Some(DecimalMark::Comma),
        }
    }

    /// Some cell needs a mark and nothing tells it.
    pub fn is_open(&self) -> bool {
        self.open_roles().next().is_some()
    }

    /// The currency that stands beside the file's amounts, if it is one and is named.
    pub fn currency(&self) -> Option<Currency> {
        let mut seen = self.columns.iter().filter(|column| !column.currencies.is_empty());
        let currency = seen.next()?.currency()?;
        seen.all(|column| column.currency() == Some(currency)).then_some(currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::value;
    use DecimalMark::{Comma, Point};

    fn count(columns: &[(Role, &[&str])]) -> MarkCount {
        let mut marks = MarkCount::default();
        for (role, cells) in columns {
            for cell in *cells {
                let text = value::amount_text(cell.as_bytes()).unwrap();
                marks.add_text(&text, *role, cell.as_bytes());
            }
        }
        marks
    }

    #[test]
    fn one_cell_can_decide_the_mark_of_its_column() {
        for (cells, mark, open) in [
            (&["1,234.50", "94"][..], Some(Point), false),
            (&["1,234,567"], Some(Point), false),
            (&["1.234.567", "1.234"], Some(Comma), false),
            (&["1,23"], Some(Comma), false),
            (&["1.234"], None, true),
            (&["1,234", "94"], None, true),
            (&["94", "1 234"], None, false),
            (&["1.50", "1,50"], None, true),
            (&["1.50", "2.50", "1,50"], Some(Point), false),
            (&["0,500"], Some(Comma), false),
        ] {
            let marks = count(&[(Role::Total, cells)]);
            assert_eq!(marks.mark_of(Role::Total), mark, "{cells:?}");
            assert_eq!(marks.open_roles().next().is_some(), open, "{cells:?}");
        }
    }

    #[test]
    fn an_open_column_follows_the_others_when_they_agree() {
        for (total, open, paid, expected) in [
            (&["1.234"][..], &["1,50"][..], &["2,50"][..], Some(Comma)),
            (&["1.234"], &["1,50"], &["2.50"], None),
            (&["1.234"], &["5"], &["6"], None),
            (&["1.50"], &["1,50"], &["2,50"], Some(Point)),
        ] {
            let marks = count(&[(Role::Total, total), (Role::Open, open), (Role::Paid, paid)]);
            assert_eq!(marks.mark_of(Role::Total), expected, "{total:?} {open:?} {paid:?}");
        }
    }

    #[test]
    fn a_currency_beside_all_amounts_is_proposed_when_it_has_one_name() {
        for (cells, expected) in [
            (&["€ 12,00", "0"][..], Some("EUR")),
            (&["12,00 EUR", "€ 3"], Some("EUR")),
            (&["$12.00"], None),
            (&["€ 1", "£ 1"], None),
            (&["12"], None),
        ] {
            let currency = count(&[(Role::Open, cells)]).currency();
            assert_eq!(
                currency.map(|c| c.code().to_owned()),
                expected.map(str::to_owned),
                "{cells:?}"
            );
        }
    }

    #[test]
    fn cells_are_counted_by_what_they_prove() {
        let marks = count(&[
            (Role::Total, &["1.50", "2.50", "3.50", "1,234", "1,50", "1.93E+09", "2.93E+09"]),
            (Role::Paid, &["2,50", "2,345", "3,456", "007", "008"]),
        ]);
        let total = marks.column(Role::Total).unwrap();
        let paid = marks.column(Role::Paid).unwrap();
        // A number with an exponent and a point can only have a decimal point.
        assert_eq!((total.point, total.comma, total.either), (5, 1, 1));
        assert_eq!((paid.point, paid.comma, paid.either), (0, 1, 2));
        assert_eq!((marks.point, marks.comma, marks.either), (5, 2, 3));
        assert_eq!((total.exponents, paid.exponents), (2, 0));
        assert_eq!((total.padded, paid.padded), (0, 2));
        assert_eq!(marks.proof.as_deref(), Some("1.50"));
    }

    #[test]
    fn the_mark_of_a_file_is_that_of_most_cells_and_a_point_where_they_tie() {
        for (point, comma, expected) in [
            (0, 0, None),
            (2, 1, Some(Point)),
            (1, 2, Some(Comma)),
            (1, 1, Some(Point)),
            (0, 1, Some(Comma)),
        ] {
            let mut marks = MarkCount::default();
            marks.add_plain(Role::Total, Point, point);
            marks.add_plain(Role::Open, Comma, comma);
            assert_eq!(marks.decide(), expected, "{point} {comma}");
        }
    }

    #[test]
    fn a_column_that_contradicts_itself_evenly_does_not_follow_the_others() {
        let marks = count(&[(Role::Total, &["1.50", "1,50"]), (Role::Open, &["2,50"])]);
        assert_eq!(marks.mark_of(Role::Total), None);
        // Two that fit both, and one each way, wait for the answer.
        let marks = count(&[(Role::Total, &["1.50", "1.234", "2.345", "1,50"])]);
        assert_eq!(marks.open_example(), Some((Role::Total, "1.234".to_owned(), 4)));
    }
}
