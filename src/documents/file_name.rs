//! File names that are safe on every system, whatever the customer is called.
//!
//! Letters, digits, space, `.`, `_` and `-` stay; marks that hide or reorder text go; anything else
//! becomes `_`. The extension is ours and always last.

use std::collections::BTreeSet;

/// Longest name in bytes, extension included.
pub const MAX_BYTES: usize = 120;

/// What Windows keeps for devices, whatever the extension.
const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

/// A file name made from `stem`, ending in `.extension`; at most [`MAX_BYTES`] bytes.
///
/// ```
/// use owed::documents::safe_file_name;
/// assert_eq!(safe_file_name("../../etc/passwd", "docx"), "_.._etc_passwd.docx");
/// assert_eq!(safe_file_name("NUL.txt", "docx"), "NUL_.txt.docx");
/// assert_eq!(safe_file_name("Müller & Söhne", "html"), "Müller _ Söhne.html");
/// ```
pub fn safe_file_name(stem: &str, extension: &str) -> String {
    let extension = safe_extension(extension);
    format!("{}.{extension}", fit(&safe_stem(stem), MAX_BYTES.saturating_sub(extension.len() + 1)))
}

/// Gives out names and never the same one twice, whether or not the system tells upper from lower
/// case.
#[derive(Clone, Debug, Default)]
pub struct FileNames {
    taken: BTreeSet<String>,
}

impl FileNames {
    /// A stem (no extension) that is safe and not given out before, with room for an extension of
    /// up to 8 bytes; a second one of the same name gets ` (2)`.
    pub fn unique_stem(&mut self, stem: &str) -> String {
        let room = MAX_BYTES - 9;
        let safe = safe_stem(stem);
        let mut candidate = fit(&safe, room);
        let mut count = 1_u32;
        while !self.taken.insert(candidate.to_lowercase()) {
            count += 1;
            let suffix = format!(" ({count})");
            candidate = format!("{}{suffix}", fit(&safe, room - suffix.len()));
        }
        candidate
    }
}

fn safe_stem(stem: &str) -> String {
    let mut clean = String::with_capacity(stem.len());
    for c in stem.chars().filter_map(safe_char) {
        if !(matches!(c, '_' | ' ') && clean.ends_with(c)) {
            clean.push(c);
        }
    }
    let clean = clean.trim_matches(['.', ' ']);
    if clean.is_empty() { "unnamed".to_owned() } else { step_off_devices(clean) }
}

/// What a character becomes; `None` = it is dropped.
fn safe_char(c: char) -> Option<char> {
    match c {
        '.' | '_' | '-' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        _ if c.is_control() || hides_or_reorders(c) => None,
        _ if c.is_alphanumeric() => Some(c),
        _ => Some('_'),
    }
}

/// Zero-width, bidirectional, joining and combining marks, variation selectors and tags.
fn hides_or_reorders(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Puts `_` behind a device name (`NUL`, `COM1`) that stands before the first dot.
fn step_off_devices(stem: &str) -> String {
    let (base, rest) = match stem.split_once('.') {
        Some((base, rest)) => (base, Some(rest)),
        None => (stem, None),
    };
    let upper = base.trim_end().to_uppercase();
    let reserved = RESERVED.iter().any(|device| match upper.strip_prefix(device) {
        Some("") => !matches!(*device, "COM" | "LPT"),
        Some(port) => {
            let mut chars = port.chars();
            let one = matches!(chars.next(), Some('0'..='9' | '¹' | '²' | '³'));
            one && chars.next().is_none() && matches!(*device, "COM" | "LPT")
        }
        None => false,
    });
    match (reserved, rest) {
        (false, _) => stem.to_owned(),
        (true, None) => format!("{base}_"),
        (true, Some(rest)) => format!("{base}_.{rest}"),
    }
}

/// The start of `text` that fits into `room` bytes, cut between characters and never ending in a
/// dot or a space.
fn fit(text: &str, room: usize) -> String {
    let mut end = text.len().min(room);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ' ']).to_owned()
}

fn safe_extension(extension: &str) -> String {
    let clean: String = extension.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if clean.is_empty() { "txt".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_become_harmless() {
        for (name, expected) in [
            ("../../etc/passwd", "_.._etc_passwd.docx"),
            ("..\\..\\windows\\win.ini", "_.._windows_win.ini.docx"),
            ("C:\\evil.txt", "C_evil.txt.docx"),
            ("/abs", "_abs.docx"),
            ("CON", "CON_.docx"),
            ("con ", "con_.docx"),
            ("NUL.txt", "NUL_.txt.docx"),
            ("COM1", "COM1_.docx"),
            ("COM¹", "COM¹_.docx"),
            ("COM10", "COM10.docx"),
            ("COM", "COM.docx"),
            ("Console", "Console.docx"),
            ("aux", "aux_.docx"),
            ("a:b", "a_b.docx"),
            ("a*b?c\"d<e>f|g", "a_b_c_d_e_f_g.docx"),
            ("trailing. ", "trailing.docx"),
            (".hidden", "hidden.docx"),
            ("name\u{202e}gpj.exe", "namegpj.exe.docx"),
            ("a\u{0}b", "ab.docx"),
            ("a\nb", "a b.docx"),
            ("e\u{301}", "e.docx"),
            ("..", "unnamed.docx"),
            (".", "unnamed.docx"),
            ("", "unnamed.docx"),
            ("\u{200b}", "unnamed.docx"),
            ("~", "_.docx"),
            ("%2e%2e%2f", "_2e_2e_2f.docx"),
            ("名前", "名前.docx"),
            ("🧾", "_.docx"),
            ("letter.pdf.exe", "letter.pdf.exe.docx"),
        ] {
            assert_eq!(safe_file_name(name, "docx"), expected, "{name:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters_and_keep_the_extension() {
        // 200 two-byte letters: 120 bytes less ".docx" leave 115, so 57 letters fit.
        let name = safe_file_name(&"é".repeat(200), "docx");
        assert_eq!(name, format!("{}.docx", "é".repeat(57)));
        assert_eq!(safe_file_name(&"x".repeat(300), "html").len(), MAX_BYTES);
    }

    #[test]
    fn a_name_is_never_given_out_twice() {
        let mut names = FileNames::default();
        for (name, expected) in [
            ("Acme", "Acme"),
            ("acme", "acme (2)"),
            ("Acme", "Acme (3)"),
            ("Acme (2)", "Acme _2_"),
            ("Ac:me", "Ac_me"),
            ("Ac/me", "Ac_me (2)"),
        ] {
            assert_eq!(names.unique_stem(name), expected, "{name}");
        }
        let long = "y".repeat(300);
        let stems = [names.unique_stem(&long), names.unique_stem(&long)];
        assert_ne!(stems[0], stems[1]);
        assert!(stems.iter().all(|stem| stem.len() + ".docx".len() <= MAX_BYTES));
    }

    #[test]
    fn an_extension_cannot_carry_a_path() {
        for (extension, expected) in
            [("html", "a.html"), ("/../x", "a.x"), ("", "a.txt"), ("..", "a.txt")]
        {
            assert_eq!(safe_file_name("a", extension), expected, "{extension}");
        }
    }
}
