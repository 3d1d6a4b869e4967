//! Digits to exact numbers under one decimal mark, and numbers to minor units. No floats anywhere.

use crate::import::report::DecimalMark;

/// A number as written: mantissa and digits after the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All digits as one whole number, with the sign.
    pub mantissa: i128,
    /// How many of them stand after the decimal mark.
    pub scale: u32,
}

/// An amount in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minor {
    /// Whole minor units.
    pub minor: i64,
    /// Digits were lost in rounding (half to even).
    pub rounded: bool,
}

impl Number {
    /// In minor units with `digits` decimals, rounded half to even. `None` beyond 9·10^17.
    pub fn to_minor(self, digits: u32) -> Option<Minor> {
        let (value, rounded) = if self.scale <= digits {
            (self.mantissa.checked_mul(10_i128.checked_pow(digits - self.scale)?)?, false)
        } else {
            let unit = 10_i128.checked_pow(self.scale - digits)?;
            let (floor, rest) = (self.mantissa.div_euclid(unit), self.mantissa.rem_euclid(unit));
            let twice = rest.checked_mul(2)?;
            let up = twice > unit || (twice == unit && floor % 2 != 0);
            (floor + i128::from(up), rest != 0)
        };
        let minor =
            i64::try_from(value).ok().filter(|v| v.unsigned_abs() <= 900_000_000_000_000_000)?;
        Some(Minor { minor, rounded })
    }

    pub(super) fn is_same(self, other: Self) -> bool {
        let scale = self.scale.max(other.scale);
        let at =
            |n: Self| 10_i128.checked_pow(scale - n.scale).and_then(|f| n.mantissa.checked_mul(f));
        at(self) == at(other)
    }
}

pub(super) fn shifted(number: Number, exponent: i32) -> Option<Number> {
    let scale = i32::try_from(number.scale).ok()? - exponent;
    if scale >= 0 {
        return Some(Number { scale: scale.unsigned_abs(), ..number });
    }
    let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
    let mantissa = number.mantissa.checked_mul(factor).filter(|m| *m <= 10_i128.pow(32))?;
    Some(Number { mantissa, scale: 0 })
}

/// Digits with grouping and at most one decimal mark.
pub(super) fn digits(text: &str, mark: DecimalMark) -> Option<Number> {
    let (decimal, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    // The Arabic decimal mark is nothing else, whatever the file uses.
    let decimal = if text.contains('\u{66b}') { '\u{66b}' } else { decimal };
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) {
        let known = separator == group || matches!(separator, ' ' | '\'' | '\u{66c}');
        if !known || !well_grouped(whole, separator) {
            return None;
        }
    }
    let all = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars());
    let mut mantissa = 0_i128;
    for c in all {
        let digit = c.to_digit(10)?;
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
        if mantissa > 10_i128.pow(32) {
            return None;
        }
    }
    Some(Number { mantissa, scale: u32::try_from(fraction.len()).ok()? })
}

/// Groups of three, or the Indian way (three last, twos before). Grouped numbers have no leading
/// zero, so `0,500` can only have decimals.
fn well_grouped(whole: &str, separator: char) -> bool {
    if whole.starts_with('0') {
        return false;
    }
    let is_digits = |group: &str| group.bytes().all(|c| c.is_ascii_digit());
    let mut groups = whole.split(separator).peekable();
    let Some(first) = groups.next().filter(|group| is_digits(group)) else { return false };
    let (mut threes, mut twos) = ((1..=3).contains(&first.len()), (1..=2).contains(&first.len()));
    while let Some(group) = groups.next() {
        if !is_digits(group) {
            return false;
        }
        threes &= group.len() == 3;
        twos &= group.len() == if groups.peek().is_some() { 2 } else { 3 };
    }
    threes || twos
}

/// The common case: `-1234.56` or `1234`, no grouping, at most 15 digits before and 2 after the
/// decimal mark. `None` = look closer with [`amount`].
#[inline]
pub fn plain_amount(cell: &[u8], mark: DecimalMark, digits: u32) -> Option<Plain> {
    let point = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (negative, body) = match cell {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, cell),
    };
    let (whole, fraction): (&[u8], &[u8]) = match body {
        [whole @ .., p, _, _] if *p == point => {
            (whole, body.get(body.len() - 2..).unwrap_or_default())
        }
        [whole @ .., p, _] if *p == point => {
            (whole, body.get(body.len() - 1..).unwrap_or_default())
        }
        _ => (body, &[]),
    };
    if whole.is_empty() || whole.len() > 15 || digits != 2 {
        return None;
    }
    let mut value = 0_i64;
    for &c in whole.iter().chain(fraction) {
        if !c.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(c - b'0');
    }
    value *= match fraction.len() {
        0 => 100,
        1 => 10,
        _ => 1,
    };
    Some(Plain { minor: if negative { -value } else { value }, decided: !fraction.is_empty() })
}

/// An amount read on the short path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Minor units.
    pub minor: i64,
    /// It has decimals, so it proves the decimal mark.
    pub decided: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::Point;

    #[test]
    fn numbers_are_the_same_whatever_their_decimals() {
        let number = |mantissa, scale| Number { mantissa, scale };
        for (a, b, expected) in [
            (number(15, 1), number(150, 2), true),
            (number(150, 2), number(15, 1), true),
            (number(15, 1), number(15, 2), false),
            (number(-3, 0), number(-300, 2), true),
            (number(7, 1), number(7, 1), true),
        ] {
            assert_eq!(a.is_same(b), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_number_has_ten_to_the_32nd_at_most() {
        let zeros = "0".repeat(31);
        let largest = digits(&format!("1{zeros}0"), Point);
        assert_eq!(largest, Some(Number { mantissa: 10_i128.pow(32), scale: 0 }));
        assert_eq!(digits(&format!("1{zeros}1"), Point), None);
    }
}
