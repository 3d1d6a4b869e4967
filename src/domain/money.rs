//! Exact money: an amount is a decimal, a currency is a type that cannot be mixed by accident.
//!
//! Documents are stored as whole minor units (`i64`); reports carry [`Amount`]. No float anywhere.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact amount of money without its currency; positive = the customer owes us.
///
/// Serialized exactly: as a decimal string in files, as a whole number with its decimals on the way to the page
/// ([`super::decimal`]).
///
/// Sums cannot overflow: a document is at most 9.3·10^18 minor units, there are fewer than 2^32
/// documents, so a sum stays below 2^95 minor units and a `Decimal` holds 2^96.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Amount(#[serde(with = "super::decimal")] Decimal);

impl Amount {
    /// Nothing owed.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Wraps an exact decimal.
    pub const fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// `minor` whole minor units of `currency` (cents for EUR, yen for JPY).
    ///
    /// ```
    /// use owed::domain::{Amount, Currency};
    /// let eur = Currency::new("EUR").unwrap();
    /// assert_eq!(Amount::from_minor(12_345, eur).to_string(), "123.45");
    /// let jpy = Currency::new("JPY").unwrap();
    /// assert_eq!(Amount::from_minor(12_345, jpy).to_string(), "12345");
    /// ```
    pub fn from_minor(minor: i128, currency: Currency) -> Self {
        Self(
            Decimal::try_from_i128_with_scale(minor, currency.minor_digits())
                .unwrap_or(if minor < 0 { Decimal::MIN } else { Decimal::MAX }),
        )
    }

    /// The exact decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Zero exactly.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Greater than zero: owed to us.
    pub fn is_positive(self) -> bool {
        self.0.is_sign_positive() && !self.0.is_zero()
    }

    /// Less than zero: a credit.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The size without the sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// An ISO 4217 currency code, or [`Currency::UNSTATED`] where the file names none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The file does not say which currency. Shown without a code and never added to a stated one.
    pub const UNSTATED: Self = Self(*b"---");

    /// Three ASCII letters, in any case. `None` for anything else.
    pub fn new(code: &str) -> Option<Self> {
        Self::from_bytes(code.as_bytes())
    }

    /// As [`Currency::new`], from bytes.
    pub fn from_bytes(code: &[u8]) -> Option<Self> {
        match code {
            &[a, b, c] if code.iter().all(u8::is_ascii_alphabetic) => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The code in capitals; `---` when unstated.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("---")
    }

    /// The file named a currency.
    pub fn is_stated(self) -> bool {
        self != Self::UNSTATED
    }

    /// Digits after the decimal mark in this currency's minor unit (ISO 4217): 2 for most, 0 for
    /// JPY and its like, 3 for KWD and its like. Unstated counts as 2.
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        if code == "---" {
            return Ok(Self::UNSTATED);
        }
        Self::new(&code).ok_or_else(|| serde::de::Error::custom("not a currency code"))
    }
}

/// An amount in a currency. There is no `+`: two currencies have no sum.
///
/// ```
/// use owed::domain::{Amount, Currency, Money};
/// let eur = Money::new(Amount::ZERO, Currency::new("EUR").unwrap());
/// let usd = Money::new(Amount::ZERO, Currency::new("USD").unwrap());
/// assert!(eur.checked_add(eur).is_some());
/// assert!(eur.checked_add(usd).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// How much; positive = owed to us.
    pub amount: Amount,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// `amount` of `currency`.
    pub const fn new(amount: Amount, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// The sum, or `None` when the currencies differ.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| Self::new(self.amount + other.amount, self.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units_follow_the_currency() {
        for (code, minor, shown) in
            [("EUR", -5, "-0.05"), ("JPY", 1200, "1200"), ("KWD", 1, "0.001"), ("USD", 100, "1.00")]
        {
            let currency = Currency::new(code).unwrap();
            assert_eq!(Amount::from_minor(minor, currency).to_string(), shown, "{code}");
        }
    }

    #[test]
    fn only_three_letters_are_a_currency() {
        for (text, ok) in
            [("eur", true), ("EU", false), ("EURO", false), ("E1R", false), ("", false)]
        {
            assert_eq!(Currency::new(text).is_some(), ok, "{text}");
        }
    }

    // A decimal holds 2^96 minor units; what is beyond stops at the end of its own side.
    #[test]
    fn an_amount_too_large_to_hold_keeps_its_sign() {
        let eur = Currency::new("EUR").unwrap();
        for (minor, expected) in [(i128::MAX, Decimal::MAX), (i128::MIN, Decimal::MIN)] {
            assert_eq!(Amount::from_minor(minor, eur).decimal(), expected, "{minor}");
        }
    }

    #[test]
    fn a_currency_shows_its_code() {
        let eur = Currency::new("eur").unwrap();
        assert_eq!((format!("{eur:?}"), format!("{eur}")), ("EUR".to_owned(), "EUR".to_owned()));
    }

    #[test]
    fn money_adds_up_in_one_currency_only() {
        let money = |minor, code| {
            let currency = Currency::new(code).unwrap();
            Money::new(Amount::from_minor(minor, currency), currency)
        };
        let (five, seven) = (money(500, "EUR"), money(-700, "EUR"));
        assert_eq!(five.checked_add(seven), Some(money(-200, "EUR")));
        assert_eq!(five.checked_add(money(700, "USD")), None);
    }
}
