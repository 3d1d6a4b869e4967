//! Payment terms in words, and the due date they give. Only what is certain is read; a code that
//! only its system can translate (`NAA8`) is not.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::Day;

/// When a document falls due, counted from its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Terms {
    /// So many days after the invoice date: "Net 30", "due on receipt" (0).
    Net(u16),
    /// So many days after the end of the invoice's month: "EOM + 10", "Net 10 EOM".
    AfterMonthEnd(u16),
    /// The end of the month in which so many days have passed: "30 jours fin de mois".
    ThenMonthEnd(u16),
    /// This day of the month after the invoice's: "15th of the following month", "15 MFI".
    DayOfNextMonth(u8),
}

/// Longest terms believed, in days.
const LONGEST: u16 = 730;

const AT_ONCE: &[&str] = &[
    "due on receipt",
    "upon receipt",
    "on receipt",
    "due upon receipt",
    "immediate",
    "immediately",
    "payable immediately",
    "cod",
    "c o d",
    "cash on delivery",
    "cash",
    "sofort",
    "sofort fallig",
    "zahlbar sofort",
    "a reception",
    "comptant",
    "al contado",
    "contado",
    "contant",
    "a vista",
    "gotowka",
];

const DAY_WORDS: &[&str] = &[
    "day",
    "days",
    "d",
    "tage",
    "tagen",
    "tag",
    "jours",
    "jour",
    "dias",
    "dia",
    "dagen",
    "dag",
    "dage",
    "dager",
    "dni",
    "dnu",
    "giorni",
    "paiva",
    "paivaa",
    "nap",
    "zile",
    "gun",
    "net",
    "netto",
    "n",
    "nett",
    "due",
    "in",
    "within",
    "terms",
    "credit",
    "strictly",
    "zahlbar",
    "innerhalb",
    "von",
    "binnen",
    "after",
    "invoice",
    "date",
    "of",
    "the",
    "from",
];

impl Terms {
    /// Reads terms; `None` when the words do not say for certain.
    ///
    /// ```
    /// use owed::import::terms::Terms;
    /// assert_eq!(Terms::parse("2/10 net 30"), Some(Terms::Net(30)));
    /// assert_eq!(Terms::parse("NAA8"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let plain = fold(text);
        if AT_ONCE.contains(&plain.as_str()) {
            return Some(Self::Net(0));
        }
        let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
        let month_end = [" eom ", " end of month ", " month end ", " monatsende ", " einde maand "]
            .iter()
            .find_map(|phrase| format!(" {plain} ").find(phrase));
        let french = plain.contains("fin de mois") || plain.contains("fine mese");
        let next_month = plain.contains("following month")
            || plain.contains("next month")
            || words.last() == Some(&"mfi");
        let days = net_days(&words);
        if next_month {
            let day = u8::try_from(days?).ok().filter(|day| (1..=31).contains(day))?;
            return Some(Self::DayOfNextMonth(day));
        }
        if french {
            return Some(Self::ThenMonthEnd(days.unwrap_or(0)));
        }
        if month_end.is_some() {
            return Some(Self::AfterMonthEnd(days.unwrap_or(0)));
        }
        let known =
            |word: &&str| DAY_WORDS.contains(word) || word.bytes().all(|c| c.is_ascii_digit());
        words.iter().all(known).then_some(Self::Net(days?))
    }

    /// The due date of a document of this date; [`Day::NONE`] without one, or past the calendar.
    pub fn due(self, invoice_date: Day) -> Day {
        invoice_date.to_date().and_then(|date| self.due_date(date)).map_or(Day::NONE, of_date)
    }

    fn due_date(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Net(days) => date.checked_add_days(Days::new(days.into())),
            Self::AfterMonthEnd(days) => month_end(date)?.checked_add_days(Days::new(days.into())),
            Self::ThenMonthEnd(days) => month_end(date.checked_add_days(Days::new(days.into()))?),
            Self::DayOfNextMonth(day) => {
                let next = date.with_day(1)?.checked_add_months(Months::new(1))?;
                next.with_day(day.into()).or_else(|| month_end(next))
            }
        }
    }

    /// For people: `net 30 days`.
    pub fn words(self) -> String {
        match self {
            Self::Net(0) => "due at once".to_owned(),
            Self::Net(days) => format!("net {days} days"),
            Self::AfterMonthEnd(0) | Self::ThenMonthEnd(0) => "end of month".to_owned(),
            Self::AfterMonthEnd(days) => format!("{days} days after the end of the month"),
            Self::ThenMonthEnd(days) => format!("{days} days, then the end of that month"),
            Self::DayOfNextMonth(day) => format!("day {day} of the next month"),
        }
    }
}

fn of_date(date: NaiveDate) -> Day {
    Day::from_ymd(date.year(), date.month(), date.day()).unwrap_or(Day::NONE)
}

fn month_end(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The number of days: the one after "net" (those of a discount come before it: `2/10 net 30`), else the only number
/// there is.
fn net_days(words: &[&str]) -> Option<u16> {
    let number = |word: &str| word.parse::<u16>().ok().filter(|days| *days <= LONGEST);
    let after_net = words.windows(2).find_map(|pair| match pair {
        [net, days] if matches!(*net, "net" | "n" | "netto") => number(days),
        _ => None,
    });
    let mut numbers = words.iter().filter_map(|word| number(word));
    let first = numbers.next();
    match (after_net, first, numbers.next()) {
        (Some(days), _, _) => Some(days),
        (None, only, None) => only,
        _ => None,
    }
}

/// Lower case without accents and punctuation; digits apart from letters.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut last = ' ';
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        let c = match c {
            'à' | 'á' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        let turns = c.is_ascii_digit() != last.is_ascii_digit() && c != ' ' && last != ' ';
        if turns {
            out.push(' ');
        }
        out.push(c);
        last = c;
    }
    let mut words: Vec<&str> = out.split_whitespace().collect();
    // "10th", "1st": the ending is no word.
    words.retain(|word| !matches!(*word, "th" | "st" | "nd" | "rd"));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_only_when_certain() {
        for (text, expected) in [
            ("Net 30", Some(Terms::Net(30))),
            ("30", Some(Terms::Net(30))),
            ("NET30", Some(Terms::Net(30))),
            ("2/10 net 30", Some(Terms::Net(30))),
            ("2% 10, Net 30", Some(Terms::Net(30))),
            ("Due on receipt", Some(Terms::Net(0))),
            ("30 Tage netto", Some(Terms::Net(30))),
            ("60 días", Some(Terms::Net(60))),
            ("Net 10 EOM", Some(Terms::AfterMonthEnd(10))),
            ("EOM", Some(Terms::AfterMonthEnd(0))),
            ("30 jours fin de mois", Some(Terms::ThenMonthEnd(30))),
            ("15th of the following month", Some(Terms::DayOfNextMonth(15))),
            ("NAA8", None),
            ("CA10", None),
            ("2/10", None),
            ("", None),
            ("as agreed", None),
            ("Net 9999", None),
        ] {
            assert_eq!(Terms::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn due_dates_follow_the_calendar() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        for (terms, expected) in [
            (Terms::Net(30), day(2026, 2, 14)),
            (Terms::AfterMonthEnd(10), day(2026, 2, 10)),
            (Terms::ThenMonthEnd(30), day(2026, 2, 28)),
            (Terms::DayOfNextMonth(31), day(2026, 2, 28)),
        ] {
            assert_eq!(terms.due(day(2026, 1, 15)), expected, "{terms:?}");
        }
        assert_eq!(Terms::Net(30).due(Day::NONE), Day::NONE);
    }

    #[test]
    fn accents_and_the_words_for_the_month_after_are_read() {
        for (text, expected) in [
            ("10th of next month", Some(Terms::DayOfNextMonth(10))),
            ("15 MFI", Some(Terms::DayOfNextMonth(15))),
            ("20th of the following month", Some(Terms::DayOfNextMonth(20))),
            ("\u{e0} r\u{e9}ception", Some(Terms::Net(0))),
            ("sofort f\u{e4}llig", Some(Terms::Net(0))),
            ("got\u{f3}wka", Some(Terms::Net(0))),
            ("30 g\u{fc}n", Some(Terms::Net(30))),
        ] {
            assert_eq!(Terms::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn terms_are_told_in_words() {
        for (terms, expected) in [
            (Terms::Net(0), "due at once"),
            (Terms::Net(30), "net 30 days"),
            (Terms::AfterMonthEnd(0), "end of month"),
            (Terms::AfterMonthEnd(10), "10 days after the end of the month"),
            (Terms::ThenMonthEnd(30), "30 days, then the end of that month"),
            (Terms::DayOfNextMonth(15), "day 15 of the next month"),
        ] {
            assert_eq!(terms.words(), expected);
        }
    }
}
