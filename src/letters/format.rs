//! Dates, money and names as letters write them, in each language: `14 March 2026` and
//! `EUR 1,234.56`, `14. März 2026` and `1.234,56 EUR`. The ledger's locale has no say in it.

use chrono::{Datelike, Days, NaiveDate};

use crate::documents::Language;
pub(crate) use crate::documents::words::put;
use crate::domain::{Amount, Currency};
use crate::law::{WorkingDays, is_weekend};

/// A non-breaking space, so that no amount is torn apart.
const GAP: char = '\u{a0}';

/// `1,234.56`: every digit, thousands separated.
pub(crate) fn number(amount: Amount, language: Language) -> String {
    language.number(&amount.to_string())
}

/// `EUR 1,234.56` or `1.234,56 EUR`; without a code when the file names no currency.
pub(crate) fn money(amount: Amount, currency: Currency, language: Language) -> String {
    let code = currency.is_stated().then(|| currency.to_string());
    language.money(&amount.to_string(), code.as_deref())
}

/// `EUR 1,234.56` with a plain space: for the user's own lists.
pub(crate) fn english_money(amount: Amount, currency: Currency) -> String {
    money(amount, currency, Language::English).replace(GAP, " ")
}

/// `13.25` or `13,25`, followed by the sign for percent.
pub(crate) fn percent(rate: crate::law::Rate, language: Language) -> String {
    let (_, mark) = language.marks();
    let gap = if language == Language::English { "" } else { "\u{a0}" };
    format!("{}{gap}%", rate.to_string().replace('.', &mark.to_string()))
}

/// `14 March 2026`, `14. März 2026`, `1er mars 2026`, `14 de marzo de 2026`, `14 maart 2026`.
pub(crate) fn long_date(date: NaiveDate, language: Language) -> String {
    language.long_date(date)
}

/// For tables: `14 Mar 2026`, `14.03.2026`, `14/03/2026`, `14-03-2026`.
pub(crate) fn short_date(date: NaiveDate, language: Language) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::English => {
            format!("{day} {} {year}", language.month(date).get(..3).unwrap_or_default())
        }
        Language::German => format!("{day:02}.{month:02}.{year}"),
        Language::French | Language::Spanish => format!("{day:02}/{month:02}/{year}"),
        Language::Dutch => format!("{day:02}-{month:02}-{year}"),
    }
}

/// `1 invoice`, `3 invoices`, `1,818 invoices`.
pub(crate) fn counted(count: u32, [one, many]: [&str; 2], language: Language) -> String {
    let digits = language.number(&count.to_string());
    format!("{digits} {}", if count == 1 { one } else { many })
}

/// The date `days` calendar days after `date`, moved on to a working day. In years the calendar does
/// not know, only weekends are stepped over.
pub(crate) fn pay_by(date: NaiveDate, days: u32, working: &WorkingDays) -> NaiveDate {
    let day = date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date);
    working
        .on_or_after(day)
        .unwrap_or_else(|_| day.iter_days().find(|day| !is_weekend(*day)).unwrap_or(day))
}

/// A text from the file on one line: control characters become spaces, marks that reorder text are
/// dropped, the rest stays as it is.
pub(crate) fn on_one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    // CC-68: dates and numbers are in the letter's language, never in another's.
    #[test]
    fn each_language_has_its_dates_and_numbers() {
        let eur = Currency::new("EUR").unwrap();
        let amount = Amount::from_minor(123_456_789, eur);
        for (language, long, first, short, sum) in [
            (
                Language::English,
                "14 March 2026",
                "1 August 2026",
                "14 Mar 2026",
                "EUR\u{a0}1,234,567.89",
            ),
            (
                Language::German,
                "14. März 2026",
                "1. August 2026",
                "14.03.2026",
                "1.234.567,89\u{a0}EUR",
            ),
            (
                Language::French,
                "14 mars 2026",
                "1er août 2026",
                "14/03/2026",
                "1\u{a0}234\u{a0}567,89\u{a0}EUR",
            ),
            (
                Language::Spanish,
                "14 de marzo de 2026",
                "1 de agosto de 2026",
                "14/03/2026",
                "1.234.567,89\u{a0}EUR",
            ),
            (
                Language::Dutch,
                "14 maart 2026",
                "1 augustus 2026",
                "14-03-2026",
                "EUR\u{a0}1.234.567,89",
            ),
        ] {
            assert_eq!(long_date(date(2026, 3, 14), language), long);
            assert_eq!(long_date(date(2026, 8, 1), language), first);
            assert_eq!(short_date(date(2026, 3, 14), language), short);
            assert_eq!(money(amount, eur, language), sum);
        }
    }

    #[test]
    fn money_keeps_every_digit_of_its_currency() {
        for (minor, code, expected) in [
            (99_999, "USD", "USD\u{a0}999.99"),
            (-5, "EUR", "EUR\u{a0}-0.05"),
            (-123_456, "EUR", "EUR\u{a0}-1,234.56"),
            (1_234_567, "JPY", "JPY\u{a0}1,234,567"),
            (1_234_567, "KWD", "KWD\u{a0}1,234.567"),
            (0, "EUR", "EUR\u{a0}0.00"),
        ] {
            let currency = Currency::new(code).unwrap();
            let amount = Amount::from_minor(minor, currency);
            assert_eq!(money(amount, currency, Language::English), expected);
        }
        let unstated = Currency::UNSTATED;
        let amount = Amount::from_minor(123_456, unstated);
        assert_eq!(money(amount, unstated, Language::English), "1,234.56");
    }

    #[test]
    fn pay_by_falls_on_a_working_day() {
        // 14 March 2026 is a Saturday, 3 April 2026 Good Friday, 6 April Easter Monday.
        let weekends = WorkingDays::default();
        for (from, days, expected) in [
            (date(2026, 3, 11), 7, date(2026, 3, 18)),
            (date(2026, 3, 7), 7, date(2026, 3, 16)),
            (date(2026, 3, 8), 7, date(2026, 3, 16)),
            (date(2026, 2, 27), 1, date(2026, 3, 2)),
        ] {
            assert_eq!(pay_by(from, days, &weekends), expected, "{from} + {days}");
        }
        let calendar = crate::law::Calendar::Germany;
        let german = WorkingDays { calendar, own: vec![date(2026, 4, 7)] };
        assert_eq!(pay_by(date(2026, 3, 27), 7, &german), date(2026, 4, 8));
        assert_eq!(pay_by(date(2040, 3, 2), 1, &german), date(2040, 3, 5));
    }

    #[test]
    fn a_text_from_the_file_stays_on_its_line() {
        for (text, expected) in [
            ("Acme\r\nBcc: x", "Acme  Bcc: x"),
            (" A\u{202e}cme\u{2069} ", "Acme"),
            ("{customer} & <b>", "{customer} & <b>"),
        ] {
            assert_eq!(on_one_line(text), expected);
        }
    }

    #[test]
    fn counts_are_grouped_as_the_language_groups() {
        let nouns = ["invoice", "invoices"];
        assert_eq!(counted(1, nouns, Language::English), "1 invoice");
        assert_eq!(counted(1_818, nouns, Language::English), "1,818 invoices");
        assert_eq!(
            counted(1_818, ["Rechnung", "Rechnungen"], Language::German),
            "1.818 Rechnungen"
        );
    }

    #[test]
    fn values_are_put_in_once() {
        assert_eq!(put("{0} and {1}", &["{1}", "b"]), "{1} and b");
    }
}
