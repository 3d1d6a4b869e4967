//! How wide a text is without a font: widths per character class, a little on the wide side, so
//! that what fits here fits in any common sans-serif face.

/// Size of `chart-label` text in user units.
pub(super) const LABEL_SIZE: f64 = 12.0;
/// Size of `chart-value` text in user units.
pub(super) const VALUE_SIZE: f64 = 13.0;

/// Width of a label in user units.
pub(super) fn label_width(label: &str) -> f64 {
    width(label, LABEL_SIZE)
}

/// Width of a value in user units; values are set heavier, so wider.
pub(super) fn value_width(value: &str) -> f64 {
    width(value, VALUE_SIZE) * 1.08
}

/// Width of `text` at `size`, in the units of `size`.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// Advance of a character in thousandths of the type size.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' => 290,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '/' | '-' => 380,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 920,
        '0'..='9' | '–' | '−' | '+' => 640,
        'a'..='z' => 615,
        'A'..='Z' => 730,
        c if u32::from(c) >= 0x1100 => 1040,
        _ => 640,
    }
}

/// Splits a label at the space that makes its longer half shortest; one word stays whole.
pub(super) fn halves(label: &str) -> Vec<&str> {
    label
        .match_indices(' ')
        .filter_map(|(at, _)| Some((label.get(..at)?, label.get(at + 1..)?)))
        .min_by(|a, b| {
            let longer =
                |(first, second): (&str, &str)| label_width(first).max(label_width(second));
            longer(*a).total_cmp(&longer(*b))
        })
        .map_or_else(|| vec![label], |(first, second)| vec![first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        // 4 digits of 0.64 and a point of 0.29 at size 10.
        assert!((width("84.25", 10.0) - 28.5).abs() < 1e-9);
        assert!((width("", 10.0)).abs() < 1e-9);
        assert!(width("日本", 10.0) > 20.0);
    }

    #[test]
    fn labels_break_where_the_halves_are_most_even() {
        for (label, expect) in [
            ("1–30", vec!["1–30"]),
            ("Not due", vec!["Not", "due"]),
            ("No due date", vec!["No due", "date"]),
        ] {
            assert_eq!(halves(label), expect);
        }
    }
}
