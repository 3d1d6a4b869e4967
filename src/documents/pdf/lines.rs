//! Text broken into lines of a width: at spaces and after hyphens, and inside a word only where it is wider
//! than the line. Nothing is lost: the pieces of all lines are the text.

use super::super::coverage::printable;
use super::font::Fonts;

/// Text of one weight.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// One line, with its width in points (a space at its end not counted).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
}

/// The lines of texts (bold or not) at a size, each at most `room` points wide; at least one.
pub(super) fn lines(fonts: &Fonts, texts: &[(&str, bool)], size: f32, room: f32) -> Vec<Line> {
    let mut filler = Filler { fonts, size, room, done: Vec::new(), line: Line::default(), end: 0.0 };
    for (text, bold) in texts {
        let text: String = printable(text).collect();
        for (i, part) in text.split('\n').enumerate() {
            if i > 0 {
                filler.next_line();
            }
            for word in words(part) {
                filler.word(word, *bold);
            }
        }
    }
    filler.next_line();
    filler.done
}

/// Words with the spaces behind them; a hyphen or a slash ends one too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut after = false;
        let end = rest.char_indices().find(|&(at, c)| {
            let ends = at > 0 && after && c != ' ';
            after = c == ' ' || (at > 0 && matches!(c, '-' | '/'));
            ends
        });
        let (word, left) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = left;
        (!word.is_empty()).then_some(word)
    })
}

struct Filler<'a> {
    fonts: &'a Fonts,
    size: f32,
    room: f32,
    done: Vec<Line>,
    line: Line,
    /// Where the next word would begin.
    end: f32,
}

impl Filler<'_> {
    fn word(&mut self, word: &str, bold: bool) {
        let seen = self.fonts.width(word.trim_end_matches(' '), bold, self.size);
        if self.end > 0.0 && self.end + seen > self.room {
            self.next_line();
        }
        if seen <= self.room {
            self.push(word, bold, seen);
            return;
        }
        let mut part = String::new();
        for c in word.chars() {
            part.push(c);
            let width = self.fonts.width(&part, bold, self.size);
            if width > self.room && part.chars().count() > 1 {
                part.pop();
                let width = self.fonts.width(&part, bold, self.size);
                self.push(&part, bold, width);
                self.next_line();
                part = c.to_string();
            }
        }
        let seen = self.fonts.width(part.trim_end_matches(' '), bold, self.size);
        self.push(&part, bold, seen);
    }

    fn push(&mut self, word: &str, bold: bool, seen: f32) {
        self.line.width = self.end + seen;
        self.end += self.fonts.width(word, bold, self.size);
        match self.line.pieces.last_mut() {
            Some(last) if last.bold == bold => last.text.push_str(word),
            _ => self.line.pieces.push(Piece { text: word.to_owned(), bold }),
        }
    }

    fn next_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.end = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, room: f32) -> Vec<String> {
        let fonts = Fonts::load().unwrap();
        let lines = lines(&fonts, &[(text, false)], 10.0, room);
        assert!(lines.iter().all(|line| line.width <= room + 0.01), "{lines:?}");
        lines.iter().map(|l| l.pieces.iter().map(|p| p.text.as_str()).collect()).collect()
    }

    #[test]
    fn text_breaks_at_spaces_and_hyphens_and_words_only_when_they_must() {
        // A figure is 5.72 points wide at size 10, a space 2.6.
        for (text, room, expected) in [
            ("111 222 333", 40.0, vec!["111 222 ", "333"]),
            ("111 222 333", 400.0, vec!["111 222 333"]),
            ("111-222-333", 45.0, vec!["111-222-", "333"]),
            ("1111111", 20.0, vec!["111", "111", "1"]),
            ("1\n\n2", 40.0, vec!["1", "", "2"]),
            ("", 40.0, vec![""]),
        ] {
            assert_eq!(broken(text, room), expected, "{text}");
        }
    }

    #[test]
    fn no_text_is_lost_at_any_width() {
        let text = "One two-three  four/five  sixseveneightnineteneleven, and more";
        for room in [10.0, 15.0, 33.0, 80.0, 500.0] {
            assert_eq!(broken(text, room).concat(), text);
        }
    }

    #[test]
    fn weights_stay_apart() {
        let fonts = Fonts::load().unwrap();
        let lines = lines(&fonts, &[("a ", true), ("b", false)], 10.0, 100.0);
        let pieces: Vec<(&str, bool)> =
            lines[0].pieces.iter().map(|p| (p.text.as_str(), p.bold)).collect();
        assert_eq!(pieces, [("a ", true), ("b", false)]);
    }
}
