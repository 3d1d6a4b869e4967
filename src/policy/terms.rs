//! The usual terms of payment: how long a customer has, and what paying early is worth.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::documents::words::counted;
use crate::law::Rate;

/// What is agreed with a customer unless something else is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentTerms {
    /// Days from the date of the invoice to its due date. Default 30. Invoices with longer terms are
    /// counted as exceptions (`collect::effect`); terms sheet.
    pub net_days: u32,
    /// What paying early is worth; none by default. Who took it is counted (`collect::effect`);
    /// terms sheet.
    pub early: Option<EarlyDiscount>,
}

impl Default for PaymentTerms {
    fn default() -> Self {
        Self { net_days: 30, early: None }
    }
}

/// A discount for paying early: "2% within 10 days".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyDiscount {
    /// Percent of the invoice.
    pub percent: Rate,
    /// When paid within so many days of the date of the invoice.
    pub days: u32,
}

impl EarlyDiscount {
    /// What it costs us as a yearly rate in percent, to one decimal, on 365 days; `None` when no
    /// days are gained.
    pub fn per_year(self, net_days: u32) -> Option<Decimal> {
        let percent = Decimal::new(i64::from(self.percent.hundredths()), 2);
        discount_per_year(percent, self.days, net_days, 365).map(|rate| rate.round_dp(1))
    }
}

/// What an early-payment discount comes to per year, in percent; `None` when no days are gained or
/// the discount is all or nothing.
///
/// d ÷ (100 − d) × days of the year ÷ days gained, simple ("2/10 net 30" = 37.2% on 365 days, 36.7%
/// on 360; the usual textbook formula).
pub fn discount_per_year(
    discount_pct: Decimal,
    discount_days: u32,
    net_days: u32,
    year_days: u32,
) -> Option<Decimal> {
    let gained = net_days.checked_sub(discount_days).filter(|days| *days > 0)?;
    let left = Decimal::ONE_HUNDRED - discount_pct;
    if discount_pct <= Decimal::ZERO || left <= Decimal::ZERO {
        return None;
    }
    let days = Decimal::from(year_days).checked_div(Decimal::from(gained))?;
    Some((Decimal::ONE_HUNDRED * discount_pct).checked_div(left)?.checked_mul(days)?.round_dp(6))
}

/// `An invoice is due 30 days after its date unless …`
pub(super) fn net(terms: &PaymentTerms) -> String {
    match terms.net_days {
        0 => {
            "An invoice is due on its date unless other terms were agreed on in writing.".to_owned()
        }
        days => format!(
            "An invoice is due {} after its date unless other terms were agreed on in writing.",
            counted(days, "day")
        ),
    }
}

/// `Whoever pays within 10 days of …`
pub(super) fn early(terms: &PaymentTerms) -> String {
    let Some(early) = terms.early else {
        return "There is no discount for paying early.".to_owned();
    };
    let per_year = early
        .per_year(terms.net_days)
        .map_or_else(String::new, |rate| format!(", which costs us {}% a year", rate.normalize()));
    format!(
        "Whoever pays within {} of the date of the invoice may deduct {}%{per_year}. Later the full amount is due.",
        counted(early.days, "day"),
        plain(early.percent)
    )
}

/// A rate without zeros at its end: `2`, `1.5`.
pub(super) fn plain(rate: Rate) -> String {
    Decimal::new(i64::from(rate.hundredths()), 2).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ten_net_thirty_is_a_third_a_year_and_more() {
        // Formula sheet of the agreed features: 37.2% on 365 days, 36.7% on 360.
        for (year, expected) in [(365, "37.2"), (360, "36.7")] {
            let found = discount_per_year(Decimal::TWO, 10, 30, year).unwrap();
            assert_eq!(found.round_dp(1).to_string(), expected);
        }
        assert_eq!(discount_per_year(Decimal::TWO, 30, 30, 365), None);
        assert_eq!(discount_per_year(Decimal::ONE_HUNDRED, 10, 30, 365), None);
    }

    #[test]
    fn the_sentence_names_discount_days_and_yearly_cost() {
        let early = EarlyDiscount { percent: Rate::from_hundredths(200), days: 10 };
        let terms = PaymentTerms { net_days: 30, early: Some(early) };
        let words = super::early(&terms);
        assert!(words.contains("within 10 days") && words.contains("deduct 2%"), "{words}");
        assert!(words.contains("37.2% a year"), "{words}");
    }
}
