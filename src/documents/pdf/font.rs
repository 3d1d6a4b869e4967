//! The two weights of the embedded font: how wide a text is, and its glyphs. Figures are all of one width in
//! this font, so columns of amounts line up.

use std::collections::HashMap;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans, reduced to the characters of `coverage.rs` (fonts/README.md).
const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

/// Both weights.
pub(super) struct Fonts {
    regular: Face,
    bold: Face,
}

/// One weight.
pub(super) struct Face {
    pub(super) font: Font,
    /// Glyph and width of each character; widths in parts of the font's size.
    glyphs: HashMap<char, (GlyphId, f32)>,
}

impl Fonts {
    /// Reads both; `None` when the program was put together wrongly.
    pub(super) fn load() -> Option<Self> {
        Some(Self { regular: Face::load(REGULAR)?, bold: Face::load(BOLD)? })
    }

    pub(super) fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }

    /// Width of a text in points at a size.
    pub(super) fn width(&self, text: &str, bold: bool, size: f32) -> f32 {
        let face = self.face(bold);
        text.chars().map(|c| face.advance(c)).sum::<f32>() * size
    }
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let read = FontRef::new(bytes).ok()?;
        let metrics = read.glyph_metrics(Size::new(1.0), LocationRef::default());
        let of = |(code, glyph): (u32, skrifa::GlyphId)| {
            let width = metrics.advance_width(glyph)?;
            Some((char::from_u32(code)?, (GlyphId::new(glyph.to_u32()), width)))
        };
        let glyphs = read.charmap().mappings().filter_map(of).collect();
        Some(Self { font, glyphs })
    }

    /// Width of a character in parts of the font's size; 0 for one it lacks.
    pub(super) fn advance(&self, c: char) -> f32 {
        self.glyphs.get(&c).map_or(0.0, |(_, width)| *width)
    }

    /// The glyphs of a text, one for each character.
    pub(super) fn shape(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, c): (usize, char)| {
            let (id, width) = self.glyphs.get(&c)?;
            let place = at..at + c.len_utf8();
            Some(KrillaGlyph::new(*id, *width, 0.0, 0.0, 0.0, place, None))
        };
        text.char_indices().filter_map(glyph).collect()
    }

    #[cfg(test)]
    pub(super) fn has(&self, c: char) -> bool {
        self.glyphs.contains_key(&c)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::coverage::is_covered;
    use super::*;

    #[test]
    fn the_fonts_have_exactly_the_characters_that_are_promised() {
        let fonts = Fonts::load().unwrap();
        for c in (0..0x2_0000_u32).filter_map(char::from_u32) {
            for bold in [false, true] {
                assert_eq!(fonts.face(bold).has(c), is_covered(c), "{c:?}");
            }
        }
    }

    #[test]
    fn all_figures_are_of_one_width() {
        let fonts = Fonts::load().unwrap();
        for bold in [false, true] {
            let face = fonts.face(bold);
            assert!(('0'..='9').all(|c| face.advance(c).to_bits() == face.advance('0').to_bits()));
        }
    }
}
