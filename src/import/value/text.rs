//! Characters of all scripts brought to the few that numbers and dates are made of, so that the
//! grammars know one digit zero, one space and one minus. Nothing is allocated.

/// The digit zero of other scripts; the nine others follow it.
const ZEROS: [u32; 18] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810,
];

/// The longest cell that can be a number or a date.
const LONGEST: usize = 96;

/// A cell after folding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Folded {
    pub(super) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default().trim_matches(' ')
    }

    fn push(&mut self, c: char) -> Option<()> {
        let end = self.length + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.length..end)?);
        self.length = end;
        Some(())
    }
}

/// Folds a cell. `None` when it is not text or too long to be a value.
pub(super) fn fold(cell: &[u8]) -> Option<Folded> {
    let mut folded = Folded { bytes: [0; LONGEST], length: 0 };
    if cell.is_ascii() {
        folded.bytes.get_mut(..cell.len())?.copy_from_slice(cell);
        folded.length = cell.len();
        return Some(folded);
    }
    for c in std::str::from_utf8(cell).ok()?.chars() {
        if let Some(c) = folded_char(c) {
            folded.push(c)?;
        }
    }
    Some(folded)
}

/// The plain form of a character; `None` for one that cannot be seen.
fn folded_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    if is_invisible(c) {
        return None;
    }
    let code = u32::from(c);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    if let Some(digit) = digit {
        return char::from_digit(digit, 10);
    }
    Some(match c {
        // Full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xFEE0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '\u{2032}' => '\'',
        '\u{ffe1}' => '£',
        '\u{ffe5}' => '¥',
        '\u{ffe6}' => '₩',
        '\u{60c}' | '\u{3001}' => ',',
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

/// Marks of writing direction, joiners and the byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{61c}'
            | '\u{ad}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_scripts_are_brought_to_one() {
        for (text, expected) in [
            ("12.50", "12.50"),
            (" 12 ", "12"),
            ("١٢٣", "123"),
            ("۱۲۳", "123"),
            ("१२३", "123"),
            ("১২৩", "123"),
            ("１２３．５", "123.5"),
            ("\u{200f}\u{200e}\u{2212}5\u{a0}", "-5"),
            ("1\u{202f}234", "1 234"),
            ("1\u{2019}234", "1'234"),
            ("٫", "٫"),
            // The sign after nine is no digit.
            ("٩٪", "9٪"),
            ("￡5", "£5"),
            ("￥5", "¥5"),
            ("￦5", "₩5"),
        ] {
            assert_eq!(fold(text.as_bytes()).unwrap().as_str(), expected, "{text}");
        }
        assert!(fold(&[b'1'; 97]).is_none());
        assert!(fold(&[0xFF, 0xFE]).is_none());
    }
}
