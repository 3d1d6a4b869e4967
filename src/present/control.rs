//! A total from somewhere else beside ours: equal, or by how much not, and what would explain it.
//!
//! Nothing is guessed: a reason is named only when its sum is exactly the difference.

use rust_decimal::Decimal;

use super::format;
use crate::domain::{Amount, Currency};
use crate::import::{FindingCode, ImportReport};

/// What the files came to in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// Which currency.
    pub currency: Currency,
    /// Open, credits deducted.
    pub open: Amount,
    /// Of it, credits; zero or negative.
    pub credits: Amount,
    /// Dated after the as-of date; not in `open`.
    pub later: Amount,
}

/// A stated total beside ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Stated less open; zero = equal.
    pub difference: Amount,
    /// What is exactly the difference, in words.
    pub explanations: Vec<String>,
}

/// Compares what a ledger states with the open balance.
pub fn compare(
    import: &ImportReport,
    ours: &Ours,
    stated: Amount,
    why: impl Fn(FindingCode) -> &'static str,
) -> Compared {
    let currency = ours.currency;
    let difference = stated - ours.open;
    if difference.is_zero() {
        return Compared { difference, explanations: Vec::new() };
    }
    let mut parts: Vec<(String, Amount)> = Vec::new();
    for group in &import.left_out {
        let sums = group.amounts.iter().filter(|money| money.currency == currency);
        for money in sums.filter(|money| !money.amount.is_zero()) {
            let rows = format::counted(group.rows, "row", "rows");
            parts.push((format!("{rows} left out ({})", why(group.code)), money.amount));
        }
    }
    if !ours.later.is_zero() {
        parts.push(("documents dated after the as-of date".to_owned(), ours.later));
    }
    let mut explanations = sums_to(&parts, difference);
    if difference == -ours.credits && !ours.credits.is_zero() {
        explanations.push("the credits, which the stated total does not deduct".to_owned());
    }
    if stated == -ours.open {
        explanations.push("the sign: the stated total has a minus where ours has none".to_owned());
    }
    let total = import.control.iter().find(|total| total.currency == currency);
    if let Some(total) = total {
        if stated == total.file && explanations.is_empty() {
            explanations.push("it is the sum of all rows of the file, paid or not".to_owned());
        } else if stated == total.used && explanations.is_empty() {
            explanations.push("it is the sum of all rows used, paid or not".to_owned());
        }
    }
    Compared { difference, explanations }
}

/// The parts that are the difference: one, two, or all of them.
fn sums_to(parts: &[(String, Amount)], difference: Amount) -> Vec<String> {
    let single = parts.iter().filter(|(_, sum)| *sum == difference).map(|(words, _)| words.clone());
    let mut found: Vec<String> = single.collect();
    for (at, (first, a)) in parts.iter().enumerate() {
        let others = parts.iter().skip(at + 1).filter(|(_, b)| *a + *b == difference);
        found.extend(others.map(|(second, _)| format!("{first} and {second}, together")));
    }
    let all = parts.iter().fold(Amount::ZERO, |sum, (_, part)| sum + *part);
    if found.is_empty() && parts.len() > 2 && all == difference {
        found.push("all that was left out, together".to_owned());
    }
    found
}

/// Reads an amount typed by hand: `1,234.50`, `1.234,50`, `1 234.5`, `-12`. A lone comma or point
/// with three digits after it groups, unless the currency has three decimals.
pub fn read_amount(text: &str, currency: Currency) -> Option<Amount> {
    let digits = currency.minor_digits();
    let mut plain = text.trim().replace(['\u{2212}', '\u{2013}'], "-");
    for sign in [" ", "\u{a0}", "\u{202f}", "'", "\u{2019}", currency.code()] {
        plain = plain.replace(sign, "");
    }
    let decimal = decimal_mark(&plain, digits);
    let mut number = String::with_capacity(plain.len());
    for (at, sign) in plain.char_indices() {
        match sign {
            '0'..='9' | '-' => number.push(sign),
            '.' | ',' if Some(at) == decimal => number.push('.'),
            '.' | ',' => {}
            _ => return None,
        }
    }
    let value: Decimal = number.parse().ok()?;
    (value.normalize().scale() <= digits).then(|| Amount::new(value))
}

/// Where the decimal mark stands, if there is one.
fn decimal_mark(text: &str, digits: u32) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let mark = text.get(last..=last)?;
    let after = text.len() - last - 1;
    let lone = text.matches(['.', ',']).count() == 1;
    let repeated = text.matches(mark).count() > 1;
    let zero = matches!(text.get(..last), Some("0" | "-0"));
    let groups = repeated || (lone && after == 3 && digits != 3 && !zero);
    (!groups).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Money;
    use crate::import::LeftOut;
    use crate::present::export::testing::import;

    fn usd(minor: i128) -> Amount {
        Amount::from_minor(minor, Currency::new("USD").unwrap())
    }

    fn report(left_out: &[(FindingCode, u64, i128)]) -> ImportReport {
        let usd_code = Currency::new("USD").unwrap();
        let group = |&(code, rows, minor): &(FindingCode, u64, i128)| LeftOut {
            code,
            rows,
            amounts: vec![Money::new(usd(minor), usd_code)],
        };
        ImportReport {
            left_out: left_out.iter().map(group).collect(),
            control: Vec::new(),
            ..import()
        }
    }

    fn explained(stated: i128, left_out: &[(FindingCode, u64, i128)]) -> (Amount, Vec<String>) {
        let currency = Currency::new("USD").unwrap();
        let ours = Ours { currency, open: usd(10_000), credits: usd(-700), later: Amount::ZERO };
        let words = |code| if code == FindingCode::BadDate { "bad date" } else { "void" };
        let compared = compare(&report(left_out), &ours, usd(stated), words);
        (compared.difference, compared.explanations)
    }

    #[test]
    fn a_difference_is_explained_only_by_what_is_exactly_as_much() {
        let left_out = [(FindingCode::BadDate, 2, 3000), (FindingCode::Void, 1, 1250)];
        for (stated, difference, expected) in [
            (10_000, 0, &[][..]),
            (13_000, 3000, &["2\u{a0}rows left out (bad date)"][..]),
            (11_250, 1250, &["1\u{a0}row left out (void)"]),
            (
                14_250,
                4250,
                &["2\u{a0}rows left out (bad date) and 1\u{a0}row left out (void), together"],
            ),
            (10_700, 700, &["the credits, which the stated total does not deduct"]),
            (-10_000, -20_000, &["the sign: the stated total has a minus where ours has none"]),
            (10_100, 100, &[]),
        ] {
            let (found, words) = explained(stated, &left_out);
            assert_eq!(
                (found, words),
                (usd(difference), expected.iter().map(|w| (*w).to_owned()).collect())
            );
        }
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, code, minor) in [
            ("1,234.50", "USD", Some(123_450)),
            ("1.234,50", "EUR", Some(123_450)),
            ("EUR 1 234,5", "EUR", Some(123_450)),
            ("1,234", "USD", Some(123_400)),
            ("1.234.567", "EUR", Some(123_456_700)),
            ("12,5", "EUR", Some(1_250)),
            ("\u{2212}12", "USD", Some(-1_200)),
            ("1,234", "KWD", Some(1_234)),
            ("500", "JPY", Some(500)),
            ("1.2", "JPY", None),
            ("0.001", "USD", None),
            ("12.3456", "USD", None),
            ("twelve", "USD", None),
            ("", "USD", None),
        ] {
            let currency = Currency::new(code).unwrap();
            let expected = minor.map(|minor| Amount::from_minor(minor, currency));
            assert_eq!(read_amount(text, currency), expected, "{text} {code}");
        }
    }
}
