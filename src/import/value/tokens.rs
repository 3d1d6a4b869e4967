//! A date cell as its numbers and words, in order. Anything that no date is written with makes it
//! no date.

/// A number and how many digits it is written with.
pub(super) type Digits = (u32, usize);

/// The numbers, the words between them and what joins two numbers.
#[derive(Debug, Default)]
pub(super) struct Tokens<'a> {
    numbers: [Digits; 3],
    count: usize,
    words: Vec<(usize, &'a str)>,
    gaps: [Option<char>; 2],
}

impl<'a> Tokens<'a> {
    pub(super) fn numbers(&self) -> &[Digits] {
        self.numbers.get(..self.count).unwrap_or_default()
    }

    /// Words with the count of numbers before them.
    pub(super) fn words(&self) -> &[(usize, &'a str)] {
        &self.words
    }

    /// Every two numbers are joined by the same sign, with or without spaces around it.
    pub(super) fn evenly_joined(&self) -> bool {
        let [a, b] = self.gaps;
        a == b && a.is_some_and(|sign| sign != ',')
    }

    /// Cuts folded text. `None` = more numbers than a date has, or a sign that is in no date.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let mut tokens = Self::default();
        let mut rest = text;
        let mut gap = Gap::default();
        while let Some(c) = rest.chars().next() {
            let taken = if c.is_ascii_digit() {
                let length = rest.bytes().take_while(u8::is_ascii_digit).count();
                tokens.number(rest.get(..length)?, &gap)?;
                gap = Gap::default();
                length
            } else if is_letter(c) {
                let length = word_length(rest);
                tokens.words.push((tokens.count, rest.get(..length)?));
                gap.broken = true;
                length
            } else {
                gap.add(c)?;
                c.len_utf8()
            };
            rest = rest.get(taken..)?;
        }
        Some(tokens)
    }

    fn number(&mut self, digits: &str, gap: &Gap) -> Option<()> {
        if digits.len() > 4 {
            return None;
        }
        if let Some(before) = self.count.checked_sub(1)
            && !gap.broken
        {
            *self.gaps.get_mut(before)? = Some(gap.sign.unwrap_or(' '));
        }
        *self.numbers.get_mut(self.count)? = (digits.parse().ok()?, digits.len());
        self.count += 1;
        Some(())
    }
}

/// What stands between two numbers.
#[derive(Default)]
struct Gap {
    sign: Option<char>,
    broken: bool,
}

impl Gap {
    fn add(&mut self, c: char) -> Option<()> {
        match c {
            ' ' => {}
            '-' | '/' | '.' | ',' if self.sign.is_none() => self.sign = Some(c),
            // "2024. jan. 2., kedd"
            '-' | '/' | '.' | ',' if self.broken => {}
            ',' if self.sign == Some('.') => self.broken = true,
            _ => return None,
        }
        Some(())
    }
}

/// Letters, and the signs of other scripts that belong to letters.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || (!c.is_ascii() && !c.is_whitespace() && !c.is_ascii_punctuation())
}

/// A word goes on through a point, an apostrophe or a hyphen when a letter follows.
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = is_letter(c)
            || (matches!(c, '.' | '\'' | '-')
                && chars.peek().is_some_and(|(_, next)| is_letter(*next)));
        if !goes_on {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cut<'a> = (Vec<u32>, Vec<(usize, &'a str)>, bool);

    fn cut(text: &str) -> Option<Cut<'_>> {
        let tokens = Tokens::of(text)?;
        let numbers = tokens.numbers().iter().map(|n| n.0).collect();
        Some((numbers, tokens.words().to_vec(), tokens.evenly_joined()))
    }

    #[test]
    fn dates_are_cut_into_numbers_and_words() {
        for (text, expected) in [
            ("2. 1. 2024", Some((vec![2, 1, 2024], vec![], true))),
            ("1-2/2024", Some((vec![1, 2, 2024], vec![], false))),
            ("26-Apr-11", Some((vec![26, 11], vec![(1, "Apr")], false))),
            ("terça-feira, 2", Some((vec![2], vec![(0, "terça-feira")], false))),
            ("ม.ค. 2567", Some((vec![2567], vec![(0, "ม.ค")], false))),
            ("1//2", None),
            ("1/,2", None),
            ("1.,2", Some((vec![1, 2], vec![], false))),
            ("1 2 3 4", None),
            ("12345", None),
            ("1:2", None),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }
}
