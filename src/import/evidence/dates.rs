//! The order of day, month and year: each date column decides for itself; an open one may follow
//! the others when none of its cells contradicts them.

use crate::domain::Day;
use crate::import::report::{DateOrder, Role};
use crate::import::value::{DateCell, Orders};

/// A decided order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecidedOrder {
    /// The order.
    pub order: DateOrder,
    /// Cells that contradict it.
    pub against: u64,
}

/// The days of a cell under day-first and month-first.
type Days = (Option<Day>, Option<Day>);

/// The least and the greatest of some numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Span(Option<(u32, u32)>);

impl Span {
    fn add(&mut self, number: u32) {
        let (least, most) = self.0.unwrap_or((number, number));
        self.0 = Some((least.min(number), most.max(number)));
    }

    fn width(self) -> u32 {
        self.0.map_or(0, |(least, most)| most - least)
    }
}

/// Counts over the cells of one date column.
#[derive(Clone, Debug, Default)]
pub struct ColumnDates {
    /// Cells that need an order, by the orders they can be read in.
    cells: Vec<(Orders, u64)>,
    /// Cells with a year of four digits at the end.
    year_last: u64,
    firsts: Span,
    thirds: Span,
    /// Cells day-first and month-first make different days of.
    pub either: u64,
    /// Cells whose year has two digits.
    pub short_years: u64,
    /// Cells that can be read in one way, whatever the order.
    pub days: u64,
    /// Cells that may be a spreadsheet's day numbers.
    pub serials: u64,
    /// Cells with day and month and no year.
    pub without_year: u64,
    /// Cells with a date that stands for none.
    pub stand_ins: u64,
    /// Cells that are no dates.
    pub bad: u64,
    /// A cell that excludes an order, with its row.
    pub proof: Option<(String, u32)>,
    /// A cell whose order matters.
    pub example: Option<String>,
    /// A cell with day and month and no year.
    pub yearless: Option<String>,
}

impl ColumnDates {
    /// Adds a cell with its days under day-first and month-first.
    fn add(&mut self, cell: DateCell, days: Days, text: &[u8], row: u32) {
        self.short_years += u64::from(cell.has_short_year());
        match cell {
            DateCell::Blank => {}
            DateCell::StandIn | DateCell::Serial(0) => self.stand_ins += 1,
            DateCell::Day(_) | DateCell::ShortYear(_) => self.days += 1,
            DateCell::Serial(_) => self.serials += 1,
            DateCell::DayMonth { .. } => {
                self.without_year += 1;
                self.yearless.get_or_insert_with(|| String::from_utf8_lossy(text).into_owned());
            }
            DateCell::Bad => self.bad += 1,
            DateCell::Parts { first, second, .. } => {
                self.year_last += 1;
                if first != second {
                    self.add_orders(Orders::of_days(days.0, days.1), days, text, row);
                }
            }
            DateCell::Short { first, third, orders, .. } => {
                self.firsts.add(first);
                self.thirds.add(third);
                self.add_orders(orders, days, text, row);
            }
        }
    }

    fn add_orders(&mut self, orders: Orders, (dmy, mdy): Days, text: &[u8], row: u32) {
        match self.cells.iter_mut().find(|(known, _)| *known == orders) {
            Some((_, count)) => *count += 1,
            None => self.cells.push((orders, 1)),
        }
        let text = || String::from_utf8_lossy(text).into_owned();
        if dmy.is_some() && mdy.is_some() {
            self.either += u64::from(dmy != mdy);
            if self.example.is_none() && dmy != mdy {
                self.example = Some(text());
            }
        } else if self.proof.is_none() {
            self.proof = Some((text(), row));
        }
    }

    /// Cells for whose orders `holds` is true.
    fn count(&self, holds: impl Fn(Orders) -> bool) -> u64 {
        self.cells.iter().filter(|(orders, _)| holds(*orders)).map(|(_, count)| count).sum()
    }

    /// Cells that the order makes no day of.
    pub fn against(&self, order: DateOrder) -> u64 {
        self.count(|orders| !orders.has(order))
    }

    /// Cells only this one of day-first and month-first makes sense of.
    fn only(&self, order: DateOrder, not: DateOrder) -> u64 {
        self.count(|orders| orders.has(order) && !orders.has(not))
    }

    /// The year of short dates stands first; `None` = not known. It stands where cells allow nothing
    /// else, or where the numbers hardly differ from row to row.
    fn year_first(&self) -> Option<bool> {
        let is_short = self.firsts.0.is_some();
        if self.year_last > 0 || !is_short {
            return Some(false);
        }
        let last = |orders: Orders| orders.has(DateOrder::Dmy) || orders.has(DateOrder::Mdy);
        let only_first = self.count(|orders| orders.has(DateOrder::Ymd) && !last(orders));
        let only_last = self.count(|orders| !orders.has(DateOrder::Ymd));
        let (first, third) = (self.firsts.width(), self.thirds.width());
        match (only_first, only_last) {
            (0, 0) if third < first && third <= 5 => Some(false),
            (0, 0) if first < third && first <= 5 => Some(true),
            (a, b) if a == b => None,
            (a, b) => Some(a > b),
        }
    }

    /// The order this column proves by itself; the majority where its cells contradict each other.
    pub fn decide(&self) -> Option<DecidedOrder> {
        let decided = |order| Some(DecidedOrder { order, against: self.against(order) });
        if self.year_first()? {
            return decided(DateOrder::Ymd);
        }
        let dmy = self.only(DateOrder::Dmy, DateOrder::Mdy);
        let mdy = self.only(DateOrder::Mdy, DateOrder::Dmy);
        match dmy.cmp(&mdy) {
            std::cmp::Ordering::Greater => decided(DateOrder::Dmy),
            std::cmp::Ordering::Less => decided(DateOrder::Mdy),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Some cell needs an order and the column does not prove one.
    pub fn is_open(&self) -> bool {
        if self.decide().is_some() {
            return false;
        }
        self.either > 0
            || self.only(DateOrder::Dmy, DateOrder::Mdy) > 0
            || (self.year_first().is_none() && self.firsts.0.is_some())
    }

    /// The column holds days and months without a year: next to nothing in it speaks against it.
    pub fn holds_days_and_months(&self) -> bool {
        let others = self.days + self.serials + self.bad + self.count(|_| true);
        self.without_year > 0 && others * 10 <= self.without_year
    }

    /// The column holds a spreadsheet's day numbers: next to nothing in it speaks against it.
    pub fn holds_serials(&self) -> bool {
        self.serials > 0 && (self.bad + self.without_year) * 10 <= self.serials
    }
}

/// Counts over all date cells of a file.
#[derive(Clone, Debug, Default)]
pub struct DateEvidence {
    columns: [ColumnDates; Role::DATES.len()],
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

impl DateEvidence {
    /// Adds a cell.
    pub fn add(&mut self, cell: DateCell, role: Role, text: &[u8], row: u32) {
        let days = (cell.day(DateOrder::Dmy), cell.day(DateOrder::Mdy));
        let slot = Role::DATES.iter().position(|known| *known == role);
        if let Some(column) = slot.and_then(|slot| self.columns.get_mut(slot)) {
            column.add(cell, days, text, row);
        }
        if !cell.needs_order() {
            return;
        }
        let shown = || (role, String::from_utf8_lossy(text).into_owned());
        match days {
            (Some(dmy), Some(mdy)) => {
                self.either += u64::from(dmy != mdy);
                if self.example.is_none() && dmy != mdy {
                    self.example = Some(shown());
                }
            }
            (dmy, mdy) => {
                self.only_dmy += u64::from(dmy.is_some());
                self.only_mdy += u64::from(mdy.is_some());
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

    /// What the cells of a role's column say, for a role that holds dates.
    pub fn column(&self, role: Role) -> Option<&ColumnDates> {
        let slot = Role::DATES.iter().position(|known| *known == role)?;
        self.columns.get(slot)
    }

    /// The order of a role's column: what it proves itself, else what the other columns prove with
    /// one voice, if no cell of this one contradicts.
    pub fn order_of(&self, role: Role) -> Option<DecidedOrder> {
        let column = self.column(role)?;
        column.decide().or_else(|| {
            let mut others = self.columns.iter().filter_map(ColumnDates::decide);
            let order = others.next()?.order;
            let agreed = others.all(|other| other.order == order) && column.against(order) == 0;
            agreed.then_some(DecidedOrder { order, against: 0 })
        })
    }

    /// Roles whose columns hold cells that need an order, and nothing tells it.
    pub fn open_roles(&self) -> impl Iterator<Item = Role> {
        let open = |role: &Role| {
            self.column(*role).is_some_and(ColumnDates::is_open) && self.order_of(*role).is_none()
        };
        Role::DATES.into_iter().filter(open)
    }

    /// The order of the file: the one its columns agree on, or the one most cells are for.
    pub fn decide(&self) -> Option<DecidedOrder> {
        let weight = |order: DateOrder| -> u64 {
            let decided = |column: &&ColumnDates| column.decide().is_some_and(|d| d.order == order);
            self.columns.iter().filter(decided).map(|c| c.count(|_| true).max(1)).sum()
        };
        let order = Orders::ALL
            .into_iter()
            .find(|order| Orders::ALL.iter().all(|o| o == order || weight(*o) < weight(*order)))?;
        let against = self.columns.iter().map(|column| column.against(order)).sum();
        Some(DecidedOrder { order, against })
    }

    /// Some cell needs an order and nothing tells it.
    pub fn is_open(&self) -> bool {
        self.open_roles().next().is_some()
    }

    /// A cell of an open column, with its role; how many cells of it wait for the answer.
    pub fn open_example(&self) -> Option<(Role, String, u64)> {
        let role = self.open_roles().next()?;
        let column = self.column(role)?;
        let proof = column.proof.as_ref().map(|(text, _)| text.clone());
        let example = column.example.clone().or(proof).unwrap_or_default();
        Some((role, example, column.count(|_| true)))
    }

    /// A cell of day and month in one of these columns: its role, its text, and how many there are.
    pub fn without_year(&self, among: impl Fn(Role) -> bool) -> Option<(Role, String, u64)> {
        Role::DATES.into_iter().filter(|role| among(*role)).find_map(|role| {
            let column = self.column(role)?;
            Some((role, column.yearless.clone()?, column.without_year))
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::value;
    use DateOrder::{Dmy, Mdy, Ymd};

    fn evidence(columns: &[(Role, &[&str])]) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        for (role, cells) in columns {
            for cell in *cells {
                evidence.add(value::date(cell.as_bytes()), *role, cell.as_bytes(), 2);
            }
        }
        evidence
    }

    #[test]
    fn one_cell_can_decide_for_its_column() {
        let cases: &[(&[&str], Option<DateOrder>, bool)] = &[
            (&["03/04/2026", "13/04/2026"], Some(Dmy), false),
            (&["03/04/2026", "04/13/2026"], Some(Mdy), false),
            (&["03/04/2026", "05/06/2026"], None, true),
            (&["04/04/2026"], None, false),
            (&["2026-04-13"], None, false),
            // One against one is no majority.
            (&["13/04/2026", "04/13/2026"], None, true),
            (&["13/04/2026", "14/04/2026", "04/13/2026"], Some(Dmy), false),
            // Years of two digits: the numbers that stay the same are the years.
            (&["01/01/24", "03/01/24", "19/01/24", "01/02/24"], Some(Dmy), false),
            (&["24-01-01", "24-01-19", "24-02-01"], Some(Ymd), false),
            (&["24. 1. 2.", "23. 7. 13.", "99. 12. 9."], Some(Ymd), false),
            (&["01/02/24", "03/05/24"], None, true),
            (&["13/02/24"], None, true),
            (&["12/31/99"], Some(Mdy), false),
            (&["13.03.21", "13/03/21", "03.13.2021"], Some(Dmy), false),
            // A year written in full at the end says where the short ones are.
            (&["13/02/24", "05/05/2024"], Some(Dmy), false),
            // The same day either way.
            (&["04/04/99"], None, false),
        ];
        for (cells, order, open) in cases {
            let evidence = evidence(&[(Role::DueDate, cells)]);
            assert_eq!(evidence.decide().map(|d| d.order), *order, "{cells:?}");
            assert_eq!(evidence.is_open(), *open, "{cells:?}");
        }
    }

    #[test]
    fn a_decided_column_settles_an_open_one_unless_a_cell_objects() {
        let open: &[&str] = &["03/04/2026"];
        let day_first: &[&str] = &["13/04/2026"];
        let month_first: &[&str] = &["04/13/2026", "04/14/2026"];
        let cases = [
            (open, day_first, Some(Dmy), false),
            (open, month_first, Some(Mdy), false),
            (open, open, None, true),
            // Two columns in two orders: each keeps its own.
            (day_first, month_first, Some(Dmy), false),
            (&["13/04/2026", "04/13/2026"], day_first, None, true),
        ];
        for (invoice, due, order, is_open) in cases {
            let evidence = evidence(&[(Role::InvoiceDate, invoice), (Role::DueDate, due)]);
            let got = evidence.order_of(Role::InvoiceDate).map(|d| d.order);
            assert_eq!(got, order, "{invoice:?} {due:?}");
            assert_eq!(evidence.is_open(), is_open, "{invoice:?} {due:?}");
        }
    }

    #[test]
    fn an_open_column_shows_a_cell_of_its_own() {
        let evidence = evidence(&[(Role::DueDate, &["04/04/2026", "03/04/2026"])]);
        assert_eq!(evidence.open_example(), Some((Role::DueDate, "03/04/2026".to_owned(), 1)));
    }

    #[test]
    fn day_numbers_are_believed_when_nothing_else_is_there() {
        for (cells, expected) in [
            (&["45292", "45300.5", ""][..], true),
            (&["45292", "2024-01-31"], true),
            (&["45292", "A17"], false),
            (&["45292", "1205"], false),
            (&["2024-01-31"], false),
        ] {
            let evidence = evidence(&[(Role::InvoiceDate, cells)]);
            let column = evidence.column(Role::InvoiceDate).unwrap();
            assert_eq!(column.holds_serials(), expected, "{cells:?}");
        }
    }

    #[test]
    fn dates_that_run_backwards_speak_for_the_other_order() {
        let mut evidence = evidence(&[(Role::DueDate, &["05/01/2026"])]);
        evidence.add_pair(value::date(b"05/01/2026"), value::date(b"04/02/2026"));
        // Day-first: 5 Jan to 4 Feb. Month-first: 1 May to 2 Apr, backwards.
        assert_eq!(evidence.recommendation().map(|r| r.0), Some(Dmy));
    }

    #[test]
    fn cells_are_counted_by_what_they_are() {
        let cells: &[&str] = &[
            "13/04/2026",
            "04/13/2026",
            "04/14/2026",
            "04/04/2026",
            "03/04/2026",
            "05/06/2026",
            "1900-01-01",
            "0",
            "26-Apr-11",
            "27-Apr-11",
        ];
        let evidence = evidence(&[(Role::DueDate, cells)]);
        let column = evidence.column(Role::DueDate).unwrap();
        assert_eq!((column.stand_ins, column.short_years, column.days), (2, 2, 2));
        assert_eq!((column.either, evidence.either), (2, 2));
        assert_eq!((evidence.only_dmy, evidence.only_mdy), (1, 2));
        assert_eq!(column.proof, Some(("13/04/2026".to_owned(), 2)));
        assert_eq!(column.example.as_deref(), Some("03/04/2026"));
        assert_eq!(evidence.proof, Some((Role::DueDate, "13/04/2026".to_owned(), 2)));
        assert_eq!(evidence.example, Some((Role::DueDate, "03/04/2026".to_owned())));
    }

    #[test]
    fn days_and_months_are_believed_when_next_to_nothing_else_is_there() {
        let yearless = ["0105"; 10];
        for (others, expected) in [
            (&[][..], true),
            (&["2024-01-31"], true),
            (&["2024-01-31", "2024-02-01"], false),
            (&["soon", "later"], false),
            (&["13/04/2026", "14/04/2026"], false),
        ] {
            let cells = [&yearless[..], others].concat();
            let evidence = evidence(&[(Role::InvoiceDate, &cells)]);
            let column = evidence.column(Role::InvoiceDate).unwrap();
            assert_eq!(column.holds_days_and_months(), expected, "{others:?}");
        }
        assert!(!ColumnDates::default().holds_days_and_months());
    }

    #[test]
    fn an_open_column_follows_all_the_others_or_none() {
        let (open, day_first): (&[&str], &[&str]) = (&["03/04/2026"], &["13/04/2026"]);
        for (paid, expected) in [(day_first, Some(Dmy)), (&["04/13/2026"], None)] {
            let columns =
                [(Role::InvoiceDate, open), (Role::DueDate, day_first), (Role::PaidDate, paid)];
            let order = evidence(&columns).order_of(Role::InvoiceDate).map(|d| d.order);
            assert_eq!(order, expected, "{paid:?}");
        }
    }

    #[test]
    fn only_a_day_due_before_its_invoice_runs_backwards() {
        let mut evidence = DateEvidence::default();
        let mut add = |invoice: &str, due: &str| {
            evidence.add_pair(value::date(invoice.as_bytes()), value::date(due.as_bytes()));
            (evidence.backwards_dmy, evidence.backwards_mdy)
        };
        assert_eq!(add("05/01/2026", ""), (0, 0));
        assert_eq!(add("", "05/01/2026"), (0, 0));
        assert_eq!(add("05/01/2026", "05/01/2026"), (0, 0));
        // Day-first: 1 May to 2 April, backwards. Month-first: 5 January to 4 February.
        assert_eq!(add("01/05/2026", "02/04/2026"), (1, 0));
        assert_eq!(add("01/05/2026", "02/04/2026"), (2, 0));
        let (order, why) = evidence.recommendation().unwrap();
        assert_eq!(order, Mdy);
        assert!(why.contains(" 2 rows would") && why.ends_with(" 0"), "{why}");
        assert_eq!(DateEvidence::default().recommendation(), None);
    }
}
