//! How each language writes numbers and dates: `14 March 2026` and `1,234.56`, `14. März 2026` and
//! `1.234,56`.

use chrono::{Datelike, NaiveDate};

use super::Language;

/// A non-breaking space, so that no number is torn apart.
const GAP: char = '\u{a0}';

impl Language {
    /// The language of a BCP 47 tag; English for any other.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let is_it = |language: &Self| language.tag().split('-').next() == Some(primary);
        Self::ALL.into_iter().find(is_it).unwrap_or_default()
    }

    /// What stands between thousands, and the decimal mark.
    pub const fn marks(self) -> (char, char) {
        match self {
            Self::English => (',', '.'),
            Self::German | Self::Spanish | Self::Dutch => ('.', ','),
            Self::French => (GAP, ','),
        }
    }

    /// `1,234.50` for the plain decimal `1234.50`.
    pub fn number(self, plain: &str) -> String {
        let (separator, mark) = self.marks();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::with_capacity(plain.len() + 8);
        out.push_str(sign);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        if !part.is_empty() {
            out.push(mark);
            out.push_str(part);
        }
        out
    }

    /// `1.5%` or `1,5 %` for the plain decimal `1.5`.
    pub fn percent(self, plain: &str) -> String {
        let number = self.number(plain);
        match self {
            Self::English | Self::Dutch => format!("{number}%"),
            Self::German | Self::French | Self::Spanish => format!("{number}{GAP}%"),
        }
    }

    /// `EUR 1,234.50` or `1.234,50 EUR`; without a code where there is none.
    pub fn money(self, plain: &str, code: Option<&str>) -> String {
        let number = self.number(plain);
        match (code, self) {
            (None, _) => number,
            (Some(code), Self::English | Self::Dutch) => format!("{code}{GAP}{number}"),
            (Some(code), Self::German | Self::French | Self::Spanish) => {
                format!("{number}{GAP}{code}")
            }
        }
    }

    /// `14 March 2026`, `14. März 2026`, `1er mars 2026`, `14 de marzo de 2026`, `14 maart 2026`.
    pub fn long_date(self, date: NaiveDate) -> String {
        let (day, month, year) = (date.day(), self.month(date), date.year());
        match self {
            Self::French if day == 1 => format!("1er {month} {year}"),
            Self::English | Self::French | Self::Dutch => format!("{day} {month} {year}"),
            Self::German => format!("{day}. {month} {year}"),
            Self::Spanish => format!("{day} de {month} de {year}"),
        }
    }

    /// The name of the month of a date.
    pub(crate) fn month(self, date: NaiveDate) -> &'static str {
        let at = Self::ALL.iter().position(|language| *language == self);
        let months = at.and_then(|at| MONTHS.get(at));
        months.and_then(|months| months.get(date.month0() as usize)).copied().unwrap_or_default()
    }

    /// `a, with b; c and d; e`: for parts that may have commas of their own.
    pub fn list(self, parts: &[String]) -> String {
        parts.join(if self == Self::French { "\u{a0}; " } else { "; " })
    }

    /// What stands after a name and before its value.
    #[cfg(any(not(target_arch = "wasm32"), feature = "press"))]
    pub(super) const fn colon(self) -> &'static str {
        if matches!(self, Self::French) { "\u{a0}:" } else { ":" }
    }

    /// What stands before the number of a page, and between it and the number of all pages.
    #[cfg(any(not(target_arch = "wasm32"), feature = "press"))]
    pub(super) const fn page_of(self) -> (&'static str, &'static str) {
        match self {
            Self::English => ("Page ", " of "),
            Self::German => ("Seite ", " von "),
            Self::French => ("Page ", " sur "),
            Self::Spanish => ("Página ", " de "),
            Self::Dutch => ("Pagina ", " van "),
        }
    }
}

/// The months in each language, in the order of [`Language::ALL`].
const MONTHS: [[&str; 12]; 5] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_numbers() {
        for (language, number, percent) in [
            (Language::English, "1,234,567.50", "1.5%"),
            (Language::German, "1.234.567,50", "1,5\u{a0}%"),
            (Language::French, "1\u{a0}234\u{a0}567,50", "1,5\u{a0}%"),
            (Language::Spanish, "1.234.567,50", "1,5\u{a0}%"),
            (Language::Dutch, "1.234.567,50", "1,5%"),
        ] {
            assert_eq!(language.number("1234567.50"), number);
            assert_eq!(language.percent("1.5"), percent);
        }
        assert_eq!(Language::German.number("-999"), "-999");
        assert_eq!(Language::German.number("-1000"), "-1.000");
    }

    #[test]
    fn lists_and_tags_follow_the_language() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(Language::French.list(&parts), "a\u{a0}; b\u{a0}; c");
        assert_eq!(Language::Dutch.list(&parts), "a; b; c");
        assert_eq!(Language::English.list(&[]), "");
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), language);
        }
        assert_eq!(Language::of_tag("de-AT"), Language::German);
        assert_eq!(Language::of_tag("tlh"), Language::English);
    }
}
