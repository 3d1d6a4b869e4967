//! Follow-ups for a calendar program: one all-day entry per letter, on the working day after its
//! date to pay by (RFC 5545). The same letters give the same bytes.

use super::bundle::Bundle;
use super::format::money;
use crate::documents::Language;
use crate::law::WorkingDays;

/// Longest line in bytes before it is folded.
const LONGEST: usize = 75;

/// The calendar file of all letters that go out.
pub(super) fn follow_ups(bundle: &Bundle, working: &WorkingDays) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Owed//Letters//EN".to_owned(),
    ];
    for (letter, _) in bundle.written() {
        let day = working
            .after(letter.pay_by, 1)
            .unwrap_or_else(|_| letter.pay_by.succ_opt().unwrap_or(letter.pay_by));
        let due = money(letter.due, letter.currency, Language::English);
        let written = letter.date.format("%Y%m%d");
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:letter-{written}-{}@owed.invalid", letter.account),
            format!("DTSTAMP:{written}T000000Z"),
            format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&format!("Has {} paid {due}?", letter.name))),
            format!(
                "DESCRIPTION:{}",
                escaped(&format!("{}\nAsked to pay by {}.", letter.kind.words(), letter.pay_by))
            ),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// Text as a value: what would end it is escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A line with its end, folded between characters.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_add_a_line_and_no_line_is_too_long() {
        let text = escaped("a;b,c\\d\r\nBEGIN:VEVENT\u{85}");
        assert_eq!(text, "a\\;b\\,c\\\\d \\nBEGIN:VEVENT ");
        let long = folded(&format!("SUMMARY:{}", "ü".repeat(200)));
        assert!(long.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(long.replace("\r\n ", "").len(), "SUMMARY:".len() + 400 + 2);
    }
}
