//! How the cells of each column are read: the order of dates, the decimal mark of amounts. Each
//! column has its own, as exports do mix them.

use crate::import::evidence::{DateEvidence, MarkCount};
use crate::import::report::{DateOrder, DecimalMark, ImportSettings, Role};

/// What is decided per column; `None` = nothing decides it yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readings {
    orders: [Option<DateOrder>; Role::ALL.len()],
    marks: [Option<DecimalMark>; Role::ALL.len()],
    serials: [bool; Role::ALL.len()],
    without_year: [bool; Role::ALL.len()],
}

impl Default for Readings {
    fn default() -> Self {
        let len = [(); Role::ALL.len()];
        Self {
            orders: len.map(|()| None),
            marks: len.map(|()| None),
            serials: len.map(|()| false),
            without_year: len.map(|()| false),
        }
    }
}

#[allow(clippy::indexing_slicing, reason = "a role is always below the length of these arrays")]
impl Readings {
    /// What the cells seen so far prove.
    pub fn proved(dates: &DateEvidence, marks: &MarkCount) -> Self {
        let mut proved = Self::default();
        for role in Role::DATES {
            proved.orders[role as usize] = dates.order_of(role).map(|decided| decided.order);
            proved.serials[role as usize] =
                dates.column(role).is_some_and(super::evidence::ColumnDates::holds_serials);
        }
        for role in Role::AMOUNTS {
            proved.marks[role as usize] = marks.mark_of(role);
        }
        proved
    }

    /// These, and what `other` knows where these do not.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for role in Role::ALL {
            let i = role as usize;
            self.orders[i] = self.orders[i].or(other.orders[i]);
            self.marks[i] = self.marks[i].or(other.marks[i]);
            self.serials[i] |= other.serials[i];
            self.without_year[i] |= other.without_year[i];
        }
        self
    }

    /// The user's word for all columns.
    pub fn settled(settings: &ImportSettings) -> Self {
        let mut settled = Self::default();
        settled.orders = settled.orders.map(|_| settings.date_order);
        settled.marks = settled.marks.map(|_| settings.decimal_mark);
        settled
    }

    /// The order of a column's dates, as far as known.
    #[inline]
    pub fn order(&self, role: Role) -> Option<DateOrder> {
        self.orders[role as usize]
    }

    /// The decimal mark to read a column's amounts with.
    #[inline]
    pub fn mark(&self, role: Role) -> DecimalMark {
        self.marks[role as usize].unwrap_or(DecimalMark::Point)
    }

    /// The column holds a spreadsheet's day numbers.
    #[inline]
    pub fn serials(&self, role: Role) -> bool {
        self.serials[role as usize]
    }

    /// These, and which columns hold days and months without a year by the first rows, of which every
    /// cell is counted.
    #[must_use]
    pub fn and_years_missing(mut self, sample: &DateEvidence) -> Self {
        for role in Role::DATES {
            self.without_year[role as usize] = sample
                .column(role)
                .is_some_and(super::evidence::ColumnDates::holds_days_and_months);
        }
        self
    }

    /// The column holds days and months without a year.
    #[inline]
    pub fn without_year(&self, role: Role) -> bool {
        self.without_year[role as usize]
    }
}
