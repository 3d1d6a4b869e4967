//! Numbers and dates as English prose writes them.

use chrono::NaiveDate;

use super::Language;

/// `14 March 2026`.
pub(crate) fn long_date(date: NaiveDate) -> String {
    Language::English.long_date(date)
}

/// `digits` in groups of three: `1,234,567`.
pub(crate) fn grouped(digits: &str) -> String {
    Language::English.number(digits)
}

/// `1 invoice`, `3 invoices`, `1,000 invoices`.
pub(crate) fn counted(count: u32, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(&count.to_string()))
}

/// `1st`, `2nd`, `91st`, `112th`.
pub(crate) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(&number.to_string()))
}

/// Puts values into `{0}`, `{1}` … of one of our fixed texts, in one pass.
pub(crate) fn put(text: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((index, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(
            index.parse().ok().and_then(|i: usize| values.get(i)).copied().unwrap_or_default(),
        );
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_words() {
        for ((y, m, d), expected) in [
            ((2026, 3, 14), "14 March 2026"),
            ((2024, 2, 29), "29 February 2024"),
            ((1999, 12, 1), "1 December 1999"),
        ] {
            assert_eq!(long_date(NaiveDate::from_ymd_opt(y, m, d).unwrap()), expected);
        }
    }

    #[test]
    fn counts_agree_with_their_noun() {
        for (count, expected) in [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_500, "1,500 days")]
        {
            assert_eq!(counted(count, "day"), expected);
        }
    }

    #[test]
    fn ordinals_follow_english() {
        for (number, expected) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (12, "12th"),
            (13, "13th"),
            (21, "21st"),
            (91, "91st"),
            (111, "111th"),
            (122, "122nd"),
        ] {
            assert_eq!(ordinal(number), expected);
        }
    }
}
