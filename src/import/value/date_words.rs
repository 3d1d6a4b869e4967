//! Dates with words: months by name, weekdays, marks of other scripts. A word that no date has makes
//! it no date, so "before 2 Jan 2024" is not read as a day.

use crate::domain::Day;
use crate::import::value::calendar::{self, BUDDHIST_YEARS, from_buddhist};
use crate::import::value::date_cell::{DateCell, DateProblem, full_year};
use crate::import::value::date_numbers::{in_year, of_numbers};
use crate::import::value::months::{self, Month};
use crate::import::value::tokens::{Digits, Tokens};

/// Dates with words: months by name, weekdays, 年月日, "de", "tháng" …
pub(super) fn of_tokens(tokens: &Tokens<'_>) -> Result<DateCell, DateProblem> {
    let words = Words::of(tokens)?;
    match (tokens.numbers(), words.month) {
        (&[a, b], Some(month)) => with_month(a, b, month),
        (&[a, b, c], None) if words.year_first => {
            if words.era {
                return Err(DateProblem::OtherCalendar);
            }
            year_first(a, b, c)
        }
        (&[(day, _), (month, _), (year, 4)], None) if words.month_number => {
            in_year(year.cast_signed(), month, day)
        }
        (&[a, b, c], None) if tokens.evenly_joined() => of_numbers([a, b, c], true),
        (&[_], Some(_)) => Err(DateProblem::NoDay),
        _ => Err(DateProblem::NotADate),
    }
}

fn year_first(a: Digits, b: Digits, c: Digits) -> Result<DateCell, DateProblem> {
    let ((first, la), (month, _), (day, _)) = (a, b, c);
    match la {
        4 => in_year(first.cast_signed(), month, day),
        2 => {
            let year = full_year(first).ok_or(DateProblem::Century)?;
            Day::from_ymd(year, month, day).map(DateCell::ShortYear).ok_or(DateProblem::NoSuchDay)
        }
        _ => Err(DateProblem::NotADate),
    }
}

/// A month by name, and two numbers: the one of four digits is the year, else the second.
fn with_month(a: Digits, b: Digits, month: Month) -> Result<DateCell, DateProblem> {
    let (day, (year, length)) = match (a.1, b.1) {
        (4, 1 | 2) => (b.0, a),
        (1 | 2, 2 | 4) => (a.0, b),
        _ => return Err(DateProblem::NotADate),
    };
    let year_number = year.cast_signed();
    let (month, is_thai) = match month {
        Month::Persian(month) => {
            let read = calendar::from_persian(year_number, month, day);
            return read.map(DateCell::Day).ok_or(DateProblem::NoSuchDay);
        }
        Month::Common(month) => (month, false),
        Month::Thai(month) => (month, true),
    };
    if length == 4 {
        // Thai names come with years from Buddha, of which no other calendar has the numbers.
        let is_buddhist = is_thai && BUDDHIST_YEARS.contains(&year_number);
        let year = if is_buddhist { from_buddhist(year_number) } else { year_number };
        return in_year(year, month, day);
    }
    if is_thai {
        return Err(DateProblem::OtherCalendar);
    }
    let year = full_year(year).ok_or(DateProblem::Century)?;
    Day::from_ymd(year, month, day).map(DateCell::ShortYear).ok_or(DateProblem::NoSuchDay)
}

/// Words between the numbers of a date that say nothing more.
const PARTICLES: &str = "de del den of the st nd rd th г р gada m d พศ";

/// Names of Japanese and Taiwanese eras.
const ERAS: &str = "令和 平成 昭和 大正 明治 民國 民国";

/// What the words of a date say.
#[derive(Default)]
struct Words {
    month: Option<Month>,
    /// Year, month and day are marked by signs for them.
    year_first: bool,
    /// The second number is marked as the month.
    month_number: bool,
    era: bool,
}

impl Words {
    fn of(tokens: &Tokens<'_>) -> Result<Self, DateProblem> {
        let mut words = Self::default();
        for &(at, word) in tokens.words() {
            words.add(at, &word.replace('.', "").to_lowercase())?;
        }
        Ok(words)
    }

    /// Takes the next word, which stands after `at` numbers.
    fn add(&mut self, at: usize, word: &str) -> Result<(), DateProblem> {
        match (at, word) {
            (1, "年" | "년") => self.year_first = true,
            (2, "月" | "월") if self.year_first => {}
            (1, "tháng" | "thg") => self.month_number = true,
            (0, _) if ERAS.split(' ').any(|era| era == word) => self.era = true,
            _ if PARTICLES.split(' ').any(|particle| particle == word) => {}
            _ => return self.add_name(at, word),
        }
        Ok(())
    }

    fn add_name(&mut self, at: usize, word: &str) -> Result<(), DateProblem> {
        let after_day = if at == 3 { word.strip_prefix(['日', '일']) } else { None };
        if let Some(rest) = after_day.filter(|_| self.year_first)
            && (rest.is_empty() || months::is_weekday(rest))
        {
            return Ok(());
        }
        match (months::month(word), self.month) {
            // "mar 2 ene": what looked like March was Tuesday.
            (Some(month), None | Some(Month::Common(3))) => self.month = Some(month),
            (None, _) if months::is_weekday(word) => {}
            _ => return Err(DateProblem::NotADate),
        }
        Ok(())
    }
}
