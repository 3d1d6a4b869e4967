//! Which characters a PDF can show: those of its embedded font. Known without the font, so that the engine
//! can say before the file is made what would be missing.

use std::collections::BTreeSet;

use super::{Block, Document};

/// First and last of each stretch of characters in the fonts of `pdf/fonts` (a test compares).
const RANGES: &[(char, char)] = &[
    (' ', '~'),
    ('\u{a0}', '\u{24f}'),
    ('\u{259}', '\u{259}'),
    ('\u{2b0}', '\u{2bf}'),
    ('\u{2c6}', '\u{2dd}'),
    ('\u{300}', '\u{304}'),
    ('\u{306}', '\u{30c}'),
    ('\u{326}', '\u{328}'),
    ('\u{370}', '\u{377}'),
    ('\u{37a}', '\u{37f}'),
    ('\u{384}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{3a1}'),
    ('\u{3a3}', '\u{3e1}'),
    ('\u{3f0}', '\u{52f}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{2000}', '\u{2064}'),
    ('\u{2066}', '\u{2071}'),
    ('\u{2074}', '\u{208e}'),
    ('\u{2090}', '\u{209c}'),
    ('\u{20a0}', '\u{20bf}'),
    ('\u{2100}', '\u{214f}'),
    ('\u{fb00}', '\u{fb06}'),
    ('\u{fffd}', '\u{fffd}'),
];

/// Whether the font has the character.
pub(super) fn is_covered(c: char) -> bool {
    RANGES.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// What of a text stands on a printed page: line feeds stay, a tab is four spaces; control characters and
/// marks that are not seen are left out, a minus sign is the dash the font has.
pub(super) fn printable(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let (c, times) = match c {
            '\n' => ('\n', 1),
            '\t' => (' ', 4),
            '\u{2212}' => ('\u{2013}', 1),
            _ if c.is_control() || is_unseen(c) => (c, 0),
            _ => (c, 1),
        };
        std::iter::repeat_n(c, times)
    })
}

/// Soft hyphens, joiners, marks of direction, byte order marks, variation selectors.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fffe}' | '\u{ffff}')
}

/// The characters of a document that a PDF could not show, each once, in the order of the alphabet of all;
/// empty when it can be printed. DOCX and HTML show them all.
pub fn missing_characters(document: &Document) -> Vec<char> {
    let missing: BTreeSet<char> =
        texts(document).flat_map(printable).filter(|c| *c != '\n' && !is_covered(*c)).collect();
    missing.into_iter().collect()
}

/// What to tell the user about [`missing_characters`], as a sentence without a full stop.
pub fn cannot_print(missing: &[char]) -> String {
    const SHOWN: usize = 12;
    let mut named: String = missing.iter().take(SHOWN).collect();
    if missing.len() > SHOWN {
        named.push('\u{2026}');
    }
    format!("The font of PDF files has no {named}; save it as DOCX or HTML instead")
}

/// Every text that is printed.
fn texts(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().flat_map(texts_of)
}

fn texts_of(block: &Block) -> Vec<&str> {
    match block {
        Block::Heading { text, .. } => vec![text],
        Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
        Block::List { items, .. } => items.iter().flatten().map(|run| run.text.as_str()).collect(),
        Block::Table(table) | Block::SignOff(table) => {
            let titles = table.columns.iter().map(|column| column.title.as_str());
            let cells = table.rows.iter().chain(&table.total).flatten().map(String::as_str);
            titles.chain(cells).collect()
        }
        Block::KeyValues(pairs) => {
            pairs.iter().flat_map(|(key, value)| [key.as_str(), value.as_str()]).collect()
        }
        Block::PageBreak => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::everything;
    use super::*;

    #[test]
    fn what_the_font_lacks_is_named_once() {
        for (text, expected) in [
            ("Müller & Söhne, Łódź, Αθήνα, Київ, 1.234,56 €", ""),
            ("a\tb\nc\u{200b}\u{ad}\u{1}", ""),
            ("\u{2212}5", ""),
            ("名前 名", "前名"),
            ("\u{5d0}\u{627} ok", "\u{5d0}\u{627}"),
            ("🧾", "🧾"),
        ] {
            let missing: String = missing_characters(&everything(text)).into_iter().collect();
            assert_eq!(missing, expected, "{text}");
        }
    }
}
