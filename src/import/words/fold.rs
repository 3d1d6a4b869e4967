//! Text as it is compared: one spelling for what people and systems write in many, so that the
//! tables need each word once.

use crate::domain::sorting::LeanSort;

/// A header or word as compared: lower case, accents folded, `camelCase` and `_` to spaces, marks
/// such as `*`, `#`, `.` and brackets dropped. Letters outside Latin stay.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().map(narrow).peekable();
    while let Some(c) = letters.next() {
        // `dueDate`, and `POAddress` before its last capital.
        let ends_capitals =
            before.is_uppercase() && letters.peek().is_some_and(|n| n.is_lowercase());
        if c.is_uppercase() && (before.is_lowercase() || ends_capitals) {
            gap(&mut out);
        }
        before = c;
        if c.is_ascii() {
            fold(c.to_ascii_lowercase(), &mut out);
        } else {
            c.to_lowercase().for_each(|c| fold(c, &mut out));
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Full-width letters, digits and marks of East Asian files as plain ones.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Ends a word, where one stands before.
fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn fold(c: char, out: &mut String) {
    let plain = match c {
        'a'..='z' | '0'..='9' => c,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'º' | '°' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        // Accents written apart from their letter, and marks that carry no meaning.
        '\u{300}'..='\u{36f}'
        | '*'
        | '#'
        | '.'
        | '('
        | ')'
        | ':'
        | '\''
        | '"'
        | '\u{2019}'
        | '\u{feff}' => return,
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'þ' => return out.push_str("th"),
        '№' => return out.push_str("no"),
        c if c.is_alphanumeric() => c,
        _ => return gap(out),
    };
    out.push(plain);
}

/// Words that can be looked up, built once from `a|b|c` tables. Spaces do not count:
/// `invoicenumber` is `invoice number`.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    entries: Vec<(u64, usize, T)>,
}

impl<T: Copy> Lexicon<T> {
    /// From rows of meaning, rank of the first word, and words.
    pub(super) fn new(table: impl IntoIterator<Item = (T, usize, &'static str)>) -> Self {
        let mut entries = Vec::new();
        for (meaning, first, words) in table {
            let ranked = words.split('|').enumerate();
            entries.extend(ranked.map(|(i, word)| (key(&normalize(word)), first + i, meaning)));
        }
        entries.lean_sort_by_key(|&(key, rank, _)| (key, rank));
        Self { entries }
    }

    /// What a normalized text means, best first, with ranks.
    pub(super) fn all(&self, normalized: &str) -> impl Iterator<Item = (T, usize)> {
        let key = key(normalized);
        let start = self.entries.partition_point(|entry| entry.0 < key);
        let found = self.entries.get(start..).unwrap_or_default();
        found.iter().take_while(move |entry| entry.0 == key).map(|&(_, rank, t)| (t, rank))
    }

    /// The best meaning of a normalized text.
    pub(super) fn first(&self, normalized: &str) -> Option<T> {
        self.all(normalized).next().map(|(meaning, _)| meaning)
    }
}

/// FNV-1a over the letters; spaces do not count. Sixty-four bits keep a few thousand words apart.
fn key(normalized: &str) -> u64 {
    normalized.bytes().filter(|&c| c != b' ').fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_has_one_spelling() {
        for (text, plain) in [
            ("*ContactName", "contact name"),
            ("  Invoice   No. ", "invoice no"),
            ("P. O. #", "p o"),
            ("due_in_date", "due in date"),
            ("Amount (LCY)", "amount lcy"),
            ("KUNNR", "kunnr"),
            ("POAddressLine2", "po address line2"),
            ("customerID", "customer id"),
            ("Fälligkeitsdatum", "falligkeitsdatum"),
            ("Nº Factura", "no factura"),
            ("N° de facture", "no de facture"),
            ("Müşteri\u{307} Adı", "musteri adi"),
            ("ΠΟΣΌ ΠΡΟΣ ΠΛΗΡΩΜΉΣ", "ποσο προσ πληρωμησ"),
            ("ＰＯ番号", "po番号"),
            ("Cafe\u{301}", "cafe"),
            ("Co./Last Name", "co last name"),
            ("Line\r\nTotal", "line total"),
        ] {
            assert_eq!(normalize(text), plain, "{text}");
        }
    }

    #[test]
    fn letters_with_marks_are_their_plain_letter() {
        for (letters, plain) in [
            ("àáâãäåāăąª", "a"),
            ("çćĉċč", "c"),
            ("ďđð", "d"),
            ("èéêëēĕėęěə", "e"),
            ("ĝğġģ", "g"),
            ("ìíîïĩīĭįı", "i"),
            ("ķ", "k"),
            ("ĺļľł", "l"),
            ("ñńņň", "n"),
            ("òóôõöøōŏőº°", "o"),
            ("ŕř", "r"),
            ("śŝşšș", "s"),
            ("ţťț", "t"),
            ("ùúûüũūŭůűų", "u"),
            ("ýÿ", "y"),
            ("źżž", "z"),
            ("ά", "α"),
            ("έ", "ε"),
            ("ή", "η"),
            ("ίϊΐ", "ι"),
            ("ό", "ο"),
            ("ύϋΰ", "υ"),
            ("ώ", "ω"),
            ("ς", "σ"),
            ("ё", "е"),
            ("ß", "ss"),
            ("æ", "ae"),
            ("œ", "oe"),
            ("þ", "th"),
            ("№", "no"),
        ] {
            for letter in letters.chars() {
                assert_eq!(normalize(&letter.to_string()), plain, "{letter}");
            }
        }
    }

    #[test]
    fn marks_without_a_meaning_leave_no_gap() {
        for mark in "\u{300}\u{36f}*#.():'\"\u{2019}\u{feff}".chars() {
            assert_eq!(normalize(&format!("a{mark}b")), "ab", "{mark:?}");
        }
        assert_eq!(normalize("a/b"), "a b");
    }

    #[test]
    fn words_are_found_without_regard_to_spaces_best_first() {
        let lexicon = Lexicon::new([('a', 0, "one|two three"), ('b', 5, "one|Öl")]);
        assert_eq!(lexicon.all("one").collect::<Vec<_>>(), [('a', 0), ('b', 5)]);
        assert_eq!(lexicon.first("twothree"), Some('a'));
        assert_eq!(lexicon.first("ol"), Some('b'));
        assert_eq!(lexicon.first("four"), None);
    }
}
