//! Text on its way into markup: characters no XML may hold are dropped, markup is escaped.

/// XML 1.0 allows this character, and it is not a leftover control character.
fn is_legal(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => !c.is_control(),
    }
}

/// Appends `text` escaped for element content and for quoted attribute values, in HTML and XML.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars().filter(|&c| is_legal(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// `text` escaped; see [`push_escaped`].
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push_escaped(&mut out, text);
    out
}

/// A language tag that is safe in an attribute; `en-US` when there is nothing usable in it.
pub(super) fn language_tag(tag: &str) -> String {
    let clean: String =
        tag.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(35).collect();
    if clean.is_empty() { "en-US".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_illegal_characters_are_dropped() {
        for (text, expected) in [
            ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
            ("\"quoted\" 'single'", "&quot;quoted&quot; &#39;single&#39;"),
            ("&lt;", "&amp;lt;"),
            ("a\u{0}b\u{1f}c\u{7f}d\u{9f}e\u{fffe}f\u{ffff}g", "abcdefg"),
            ("two\nlines\tand a tab\r\n", "two\nlines\tand a tab\n"),
            ("名前 🧾 é", "名前 🧾 é"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_language_tag_cannot_leave_its_attribute() {
        for (tag, expected) in
            [("en-US", "en-US"), ("de\" onload=\"x", "deonloadx"), ("", "en-US"), ("<>", "en-US")]
        {
            assert_eq!(language_tag(tag), expected, "{tag}");
        }
    }
}
