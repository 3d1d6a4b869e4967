//! Cells to numbers, exactly as written. One sign at most, so that no sign can be read wrong; a
//! text that is not a number is none, never zero.

use crate::import::report::DecimalMark;
use crate::import::value::currency::{self, CurrencySeen};
use crate::import::value::number::{Number, digits, shifted};
use crate::import::value::text::{Folded, fold};

/// An amount cell taken apart: what does not depend on the decimal mark.
#[derive(Clone, Copy, Debug)]
pub struct AmountText {
    digits: Folded,
    negative: bool,
    /// What stands beside the number.
    pub currency: Option<CurrencySeen>,
    /// Written as `1.93E+09`: a spreadsheet may have cut digits off.
    pub exponent: Option<i32>,
    /// Begins with zeros, as document numbers do.
    pub padded: bool,
}

/// Why a cell is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// It is some text.
    NotANumber,
    /// It is a percentage.
    Percent,
    /// It has more than one sign: parentheses and a minus, a minus and `CR` …
    Signs,
    /// It names two currencies.
    Currencies,
}

impl AmountProblem {
    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotANumber => "It is not a number.",
            Self::Percent => "It is a percentage, not an amount.",
            Self::Signs => "It has more than one sign, so it is not sure whether it is negative.",
            Self::Currencies => "It names two currencies.",
        }
    }
}

/// What has been taken off the ends of a cell.
#[derive(Default)]
struct Ends {
    sign: Option<bool>,
    parentheses: bool,
    debit: bool,
    currency: Option<CurrencySeen>,
}

impl Ends {
    /// Two signs may not meet, even if they agree: one may undo the other.
    fn sign(&mut self, negative: bool) -> Result<(), AmountProblem> {
        if self.sign.replace(negative).is_some() {
            return Err(AmountProblem::Signs);
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<bool, AmountProblem> {
        let bare = word.strip_suffix('.').unwrap_or(word);
        if bare.eq_ignore_ascii_case("cr") {
            self.sign(true)?;
            return Ok(true);
        }
        if bare.eq_ignore_ascii_case("dr") {
            if self.debit || self.sign == Some(true) {
                return Err(AmountProblem::Signs);
            }
            self.debit = true;
            return Ok(true);
        }
        let Some(seen) = currency::look_up(word) else { return Ok(false) };
        if let (Some(a), Some(b)) = (self.currency.and_then(|c| c.currency), seen.currency)
            && a != b
        {
            return Err(AmountProblem::Currencies);
        }
        if self.currency.is_none_or(|known| known.currency.is_none()) {
            self.currency = Some(seen);
        }
        Ok(true)
    }
}

/// Takes an amount cell apart.
///
/// # Errors
/// [`AmountProblem`]: why it is not an amount under any decimal mark.
pub fn amount_text(cell: &[u8]) -> Result<AmountText, AmountProblem> {
    let folded = fold(cell).ok_or(AmountProblem::NotANumber)?;
    let mut ends = Ends::default();
    let body = bare_body(folded.as_str(), &mut ends)?;
    let negative = ends.sign == Some(true);
    if negative && ends.debit {
        return Err(AmountProblem::Signs);
    }
    let (body, exponent) = split_exponent(body)?;
    let padded = body.starts_with('0') && body.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    if body.contains(is_wordy) || !body.contains(|c: char| c.is_ascii_digit()) {
        return Err(AmountProblem::NotANumber);
    }
    let digits = fold(body.as_bytes()).ok_or(AmountProblem::NotANumber)?;
    Ok(AmountText { digits, negative, currency: ends.currency, exponent, padded })
}

/// The digits and separators in the middle, with signs, currency and words taken off both ends.
fn bare_body<'a>(text: &'a str, ends: &mut Ends) -> Result<&'a str, AmountProblem> {
    let mut body = text;
    loop {
        body = body.trim_matches(' ');
        let (Some(first), Some(last)) = (body.chars().next(), body.chars().next_back()) else {
            return Err(AmountProblem::NotANumber);
        };
        if first == '(' && last == ')' && body.len() > 2 {
            if std::mem::replace(&mut ends.parentheses, true) {
                return Err(AmountProblem::NotANumber);
            }
            ends.sign(true)?;
            body = body.get(1..body.len() - 1).unwrap_or_default();
        } else if matches!(first, '-' | '+') {
            ends.sign(first == '-')?;
            body = body.get(1..).unwrap_or_default();
        } else if last == '-' {
            body = trailing_minus(body, ends)?;
        } else if is_wordy(first) {
            body = leading_word(body, ends)?;
        } else if is_wordy(last) || (last == '.' && body.chars().rev().nth(1).is_some_and(is_wordy))
        {
            body = trailing_word(body, ends)?;
        } else {
            return Ok(body);
        }
    }
}

/// `100,00-` is negative; `100.--` has no cents; `100,-` is written for both and is neither.
fn trailing_minus<'a>(body: &'a str, ends: &mut Ends) -> Result<&'a str, AmountProblem> {
    if let Some(rest) = body.strip_suffix("--") {
        let whole = rest.strip_suffix(['.', ',']);
        return whole
            .filter(|w| w.ends_with(|c: char| c.is_ascii_digit()))
            .ok_or(AmountProblem::Signs);
    }
    let rest = body.get(..body.len() - 1).unwrap_or_default();
    if rest.ends_with(['.', ',']) {
        return Err(AmountProblem::Signs);
    }
    ends.sign(true)?;
    Ok(rest)
}

/// Neither part of a number nor of its frame.
fn is_wordy(c: char) -> bool {
    !(c.is_ascii_digit()
        || matches!(c, ' ' | '-' | '+' | '(' | ')' | '.' | ',' | '\'' | '\u{66b}' | '\u{66c}'))
}

fn leading_word<'a>(body: &'a str, ends: &mut Ends) -> Result<&'a str, AmountProblem> {
    let ends_word = |c: char| !is_wordy(c) && c != '.';
    let end = body.find(ends_word).unwrap_or(body.len());
    let (word, rest) = body.split_at(end);
    if ends.word(word)? {
        return Ok(rest);
    }
    // The point may be the decimal mark: `$.50`.
    match word.strip_suffix('.') {
        Some(bare) if ends.word(bare)? => body.get(bare.len()..).ok_or(AmountProblem::NotANumber),
        _ => Err(not_a_number(body)),
    }
}

fn trailing_word<'a>(body: &'a str, ends: &mut Ends) -> Result<&'a str, AmountProblem> {
    let ends_word = |c: char| !is_wordy(c) && c != '.';
    let start = body.rfind(ends_word).map_or(0, |at| at + 1);
    let (rest, word) = body.split_at_checked(start).ok_or(AmountProblem::NotANumber)?;
    if ends.word(word)? { Ok(rest) } else { Err(not_a_number(body)) }
}

fn not_a_number(text: &str) -> AmountProblem {
    if text.contains(['%', '‰', '٪']) {
        AmountProblem::Percent
    } else {
        AmountProblem::NotANumber
    }
}

/// `1.93E+09` as its mantissa and 9.
fn split_exponent(body: &str) -> Result<(&str, Option<i32>), AmountProblem> {
    let Some((mantissa, exponent)) = body.split_once(['e', 'E']) else { return Ok((body, None)) };
    let number = exponent.parse::<i32>().map_err(|_bad| AmountProblem::NotANumber)?;
    let plain = mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let one_mark = mantissa.chars().filter(|c| !c.is_ascii_digit()).count() <= 1;
    if !plain || !one_mark || number.unsigned_abs() > 30 {
        return Err(AmountProblem::NotANumber);
    }
    Ok((mantissa, Some(number)))
}

impl AmountText {
    /// The number under a decimal mark; `None` when it is not one then, or too long.
    pub fn read(&self, mark: DecimalMark) -> Option<Number> {
        let number = digits(self.digits.as_str(), mark)?;
        let number = match self.exponent {
            None => number,
            Some(exponent) => shifted(number, exponent)?,
        };
        Some(if self.negative { Number { mantissa: -number.mantissa, ..number } } else { number })
    }

    /// What the cell says about the decimal mark.
    pub fn evidence(&self) -> MarkEvidence {
        match (self.read(DecimalMark::Point), self.read(DecimalMark::Comma)) {
            (None, None) => MarkEvidence::None,
            (Some(_), None) => MarkEvidence::Point,
            (None, Some(_)) => MarkEvidence::Comma,
            (Some(a), Some(b)) if a.is_same(b) => MarkEvidence::Neutral,
            (Some(_), Some(_)) => MarkEvidence::Either,
        }
    }
}

/// What an amount cell says about the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkEvidence {
    /// Reads the same either way.
    Neutral,
    /// Only a decimal point makes sense of it.
    Point,
    /// Only a decimal comma makes sense of it.
    Comma,
    /// Both make sense, with different values (`1,234`).
    Either,
    /// Neither does: not a number.
    None,
}

/// Evidence of one cell.
pub fn mark_evidence(cell: &[u8]) -> MarkEvidence {
    // Most that is no number has no digit of any script.
    if cell.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_digit()) {
        return MarkEvidence::None;
    }
    amount_text(cell).map_or(MarkEvidence::None, |text| text.evidence())
}

/// Reads an amount: optional sign, currency sign or code, grouping, decimals; `(125.00)`, `125.00-`
/// and `CR` are negative. `None` = not a number.
pub fn amount(cell: &[u8], mark: DecimalMark) -> Option<Number> {
    amount_text(cell).ok()?.read(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::value::number::{Minor, plain_amount};
    use DecimalMark::{Comma, Point};

    fn read(text: &str, mark: DecimalMark) -> Option<(i128, u32)> {
        amount(text.as_bytes(), mark).map(|n| (n.mantissa, n.scale))
    }

    #[test]
    fn amounts_follow_the_columns_decimal_mark() {
        let cases = [
            ("1,234.56", Point, Some((123_456, 2))),
            ("1.234,56", Comma, Some((123_456, 2))),
            ("1.234,56", Point, None),
            ("20 160,0", Comma, Some((201_600, 1))),
            ("1\u{202f}234,50", Comma, Some((123_450, 2))),
            ("1'234.50", Point, Some((123_450, 2))),
            ("1\u{2019}234.50", Point, Some((123_450, 2))),
            ("13,19,31,723.04", Point, Some((13_193_172_304, 2))),
            ("1.93E+09", Point, Some((1_930_000_000, 0))),
            ("5,58199E+12", Comma, Some((5_581_990_000_000, 0))),
            ("1E-05", Point, Some((1, 5))),
            ("٣٤٫٥٦", Point, Some((3_456, 2))),
            ("١٬٢٣٤٫٥٦", Comma, Some((123_456, 2))),
            ("１．５", Point, Some((15, 1))),
            (".00", Point, Some((0, 2))),
            ("12.", Point, Some((12, 0))),
            ("USD.50", Point, Some((50, 2))),
            ("$.50", Point, Some((50, 2))),
            ("-€.5", Point, Some((-5, 1))),
            ("(£.05)", Point, Some((-5, 2))),
            ("kr.50", Point, Some((50, 0))),
            ("INV.50", Point, None),
            ("1E30", Point, Some((10_i128.pow(30), 0))),
            ("1E31", Point, None),
            ("2309.7899999999995", Point, Some((23_097_899_999_999_995, 13))),
            ("1,23", Point, None),
            ("1.2.3", Point, None),
            ("1,2,3", Point, None),
            ("1 2 3", Point, None),
            ("0,500", Point, None),
            ("012,345", Point, None),
            ("12,34,56", Point, None),
            ("+44 20 7946 0958", Point, None),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(read(text, mark), expected, "{text} {mark:?}");
        }
    }

    #[test]
    fn a_sign_is_read_once_or_not_at_all() {
        for (text, expected) in [
            ("(125.00)", Some(-12_500)),
            ("100.00-", Some(-10_000)),
            ("-$5.00", Some(-500)),
            ("$-5.00", Some(-500)),
            ("CHF-5.00", Some(-500)),
            ("(€ 5.00)", Some(-500)),
            ("€ (5.00)", Some(-500)),
            ("\u{2212}7.50", Some(-750)),
            ("\u{61c}-\u{200f}١٫٥٠\u{a0}ج.م.\u{200f}", Some(-150)),
            ("125.00 CR", Some(-12_500)),
            ("Cr. 125.00", Some(-12_500)),
            ("125.00Dr", Some(12_500)),
            ("+5.00", Some(500)),
            ("100.--", Some(100)),
            ("-0", Some(0)),
            ("(-125.00)", None),
            ("(125.00) CR", None),
            ("-125.00 CR", None),
            ("-125.00 DR", None),
            ("(125.00)-", None),
            ("-5-", None),
            ("--5", None),
            ("((1))", None),
            ("100,-", None),
            ("100.-", None),
            ("CR 5 CR", None),
            ("Dr 5 Dr", None),
        ] {
            assert_eq!(read(text, Point).map(|n| n.0), expected, "{text}");
        }
    }

    #[test]
    fn the_currency_beside_an_amount_is_kept() {
        for (text, expected) in [
            ("$13.50 ", Some(None)),
            ("£23,705", Some(Some("GBP"))),
            ("EUR 12.00", Some(Some("EUR"))),
            ("12.00 EUR", Some(Some("EUR"))),
            ("$1,234.50 CAD", Some(Some("CAD"))),
            ("Rs.500", Some(None)),
            ("$.50", Some(None)),
            ("1 234,50 kr.", Some(None)),
            ("12.00", None),
        ] {
            let text = amount_text(text.as_bytes()).unwrap();
            let seen = text.currency.map(|c| c.currency.map(|c| c.code().to_owned()));
            assert_eq!(seen, expected.map(|c| c.map(str::to_owned)), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_an_amount_has_a_reason() {
        use AmountProblem::*;
        for (text, expected) in [
            ("10%", Percent),
            ("-125 CR", Signs),
            ("EUR 5 USD", Currencies),
            ("N/A", NotANumber),
            ("", NotANumber),
            ("-", NotANumber),
            ("()", NotANumber),
            ("-()", NotANumber),
            ("1 234E5", NotANumber),
            ("1.2.3E5", NotANumber),
            ("EUR", NotANumber),
            ("£", NotANumber),
            ("INV 12", NotANumber),
            ("12a", NotANumber),
            ("0x10", NotANumber),
            ("1_000", NotANumber),
            ("1e309", NotANumber),
            ("1e-320", NotANumber),
            ("NaN", NotANumber),
            ("Infinity", NotANumber),
            ("∞", NotANumber),
            ("½", NotANumber),
            ("#REF!", NotANumber),
            ("TRUE", NotANumber),
        ] {
            assert_eq!(amount_text(text.as_bytes()).err(), Some(expected), "{text}");
        }
        for text in ["1..2", "0.1+0.2", "3-4", "99999999999999999999999999999999999"] {
            assert_eq!(mark_evidence(text.as_bytes()), MarkEvidence::None, "{text}");
        }
    }

    #[test]
    fn only_some_amounts_decide_the_decimal_mark() {
        for (text, expected) in [
            ("1234", MarkEvidence::Neutral),
            ("1 234", MarkEvidence::Neutral),
            ("1,234", MarkEvidence::Either),
            ("1.234", MarkEvidence::Either),
            ("$1,234", MarkEvidence::Either),
            ("1,234.5", MarkEvidence::Point),
            ("1,234,567", MarkEvidence::Point),
            ("0.500", MarkEvidence::Point),
            ("0.5", MarkEvidence::Point),
            ("1234,567", MarkEvidence::Comma),
            ("1,5", MarkEvidence::Comma),
            ("x", MarkEvidence::None),
        ] {
            assert_eq!(mark_evidence(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn doubtful_ways_of_writing_are_told() {
        for (text, exponent, padded) in [
            ("1.93E+09", true, false),
            ("00012345", false, true),
            ("0.5", false, false),
            ("12.5", false, false),
        ] {
            let text = amount_text(text.as_bytes()).unwrap();
            assert_eq!((text.exponent.is_some(), text.padded), (exponent, padded), "{text:?}");
        }
    }

    #[test]
    fn minor_units_round_half_to_even_and_say_so() {
        for (text, digits, minor, rounded) in [
            ("2309.7899999999995", 2, 230_979, true),
            ("299.99999999921", 2, 30_000, true),
            ("0.125", 2, 12, true),
            ("0.135", 2, 14, true),
            ("-0.125", 2, -12, true),
            ("10", 0, 10, false),
            ("1.5", 3, 1_500, false),
        ] {
            let got = amount(text.as_bytes(), Point).unwrap().to_minor(digits).unwrap();
            assert_eq!(got, Minor { minor, rounded }, "{text}");
        }
        let beyond = amount(b"99999999999999999999999999.99", Point).unwrap();
        assert_eq!(beyond.to_minor(2), None);
    }

    #[test]
    fn the_plain_path_agrees_with_the_full_one() {
        for text in ["0", "7", "-12.5", "1234.56", "000012.00", "999999999999999.99"] {
            let full = amount(text.as_bytes(), Point).unwrap().to_minor(2).unwrap();
            let plain = plain_amount(text.as_bytes(), Point, 2).map(|p| p.minor);
            assert_eq!(plain, Some(full.minor), "{text}");
        }
        for text in ["", "-", ".", "1.", ".5", "1,0", "1.234", "1.2.3"] {
            assert_eq!(plain_amount(text.as_bytes(), Point, 2), None, "{text}");
        }
    }

    #[test]
    fn a_problem_says_what_is_the_matter() {
        for (problem, word) in [
            (AmountProblem::NotANumber, "not a number"),
            (AmountProblem::Percent, "percentage"),
            (AmountProblem::Signs, "more than one sign"),
            (AmountProblem::Currencies, "two currencies"),
        ] {
            assert!(problem.words().contains(word), "{problem:?}");
        }
    }
}
