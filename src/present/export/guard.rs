//! Text cells that a spreadsheet would run as a formula get an apostrophe in front.
//!
//! Only text is guarded, never numbers, so negative amounts stay numbers. A text that already
//! begins with an apostrophe gets another one; so exactly one leading apostrophe is ours, and
//! [`unguard`] undoes [`guard`] for every text (OWASP ASVS 1.2.10 asks for the first half).

use std::borrow::Cow;

/// `text` as a CSV cell that no spreadsheet takes for a formula.
///
/// ```
/// use owed::present::export::{guard, unguard};
/// assert_eq!(guard("=1+1"), "'=1+1");
/// assert_eq!(guard("'t Hof"), "''t Hof");
/// assert_eq!(guard("Morgenstund"), "Morgenstund");
/// assert_eq!(unguard(&guard("'t Hof")), "'t Hof");
/// ```
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with('\'') || is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text behind a cell written by [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The first character that is not blank starts a formula, or a line break or tab comes before it.
fn is_formula(text: &str) -> bool {
    text.chars().find(|&c| !is_blank(c)).is_some_and(|c| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0'
                | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' // full width
                | '\u{fe66}' | '\u{fe62}' | '\u{fe63}' | '\u{fe6b}' // small forms
        )
    })
}

/// Spaces and characters without width, which spreadsheets and people skip; not the line breaks
/// and tabs that are dangerous themselves.
fn is_blank(c: char) -> bool {
    let breaks = matches!(c, '\t' | '\r' | '\n');
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{3164}' | '\u{feff}'
    );
    !breaks && (c.is_whitespace() || invisible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_could_be_a_formula_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+49 30 1234",
            "-5",
            "@SUM(A1)",
            "\tx",
            "\r\nx",
            "\nx",
            "  =1",
            "\u{a0}=1",
            "\u{200b}=1",
            "\u{feff}=1",
            "\u{2003}\u{2060}-1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM",
            "\u{202e}=1",
            " \t=1",
            "\0=1",
        ] {
            assert_eq!(guard(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in
            ["", " ", "a=b", "3-4", "Müller", "1–30", "−5", "日本", "“quoted”", "#REF!", "a\tb"]
        {
            assert_eq!(guard(text), text, "{text:?}");
        }
    }

    #[test]
    fn guarding_can_always_be_undone() {
        let parts = [
            "", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\0", " ", "\u{a0}", "\u{feff}",
            "\u{200b}", "＝", "a", "1", "\"", ",", ";", "ä", "日",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = format!("{first}{second}{third}");
                    let cell = guard(&text);
                    assert_eq!(unguard(&cell), text, "{text:?}");
                    assert!(!is_formula(&cell), "{cell:?}");
                }
            }
        }
    }
}
