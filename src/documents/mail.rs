//! A draft for a mail program (RFC 5322, MIME), with one document attached or none. `X-Unsent` opens it for
//! writing; no date and no sender, which the program adds when the user sends it.
//!
//! Text is base64 and so are headers that are not plain, so no text can become a header or an
//! attachment. Written by hand: the crates for it take clock and chance for boundaries and ids.

use super::MailDraft;

/// Base64 has no `=_` before its last characters, so this never occurs in a part.
const BOUNDARY: &str = "=_owed_part_=";

/// The draft as a file, with what is attached: its safe name, type and content.
pub fn mail(draft: &MailDraft, attached: Option<(&str, &str, &[u8])>) -> Vec<u8> {
    let to = if is_plain(&draft.to) && !draft.to.is_empty() {
        format!("To: {}\r\n", draft.to)
    } else {
        String::new()
    };
    let head = [
        to,
        format!("Subject: {}\r\n", header(&draft.subject)),
        "X-Unsent: 1\r\nMIME-Version: 1.0\r\n".to_owned(),
    ]
    .concat();
    let text = [
        "Content-Type: text/plain; charset=utf-8\r\n",
        ENCODED,
        &lines(&base64(draft.text.as_bytes())),
    ]
    .concat();
    let Some((name, mime, attachment)) = attached else { return (head + &text).into_bytes() };
    let mime = mime.split(';').next().unwrap_or_default();
    [
        head,
        format!("Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\"\r\n\r\n"),
        format!("--{BOUNDARY}\r\n{text}"),
        format!("--{BOUNDARY}\r\nContent-Type: {mime}\r\n"),
        format!("Content-Disposition: attachment; filename*=UTF-8''{}\r\n", percent(name)),
        format!("{ENCODED}{}", lines(&base64(attachment))),
        format!("--{BOUNDARY}--\r\n"),
    ]
    .concat()
    .into_bytes()
}

/// The last header of every part, and the empty line before its content.
const ENCODED: &str = "Content-Transfer-Encoding: base64\r\n\r\n";

/// Printable ASCII that cannot end a header.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Text as the value of a header: as encoded words (RFC 2047) of at most 75 characters, each with
/// whole characters, folded.
fn header(text: &str) -> String {
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= 39 => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let encoded = words.iter().map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes())));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// Everything but letters, digits and `-._` percent-encoded (RFC 8187).
fn percent(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

/// Lines of 76 characters, each with its end.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 38 + 2);
    for (i, c) in text.chars().enumerate() {
        if i > 0 && i % 76 == 0 {
            out.push_str("\r\n");
        }
        out.push(c);
    }
    out.push_str("\r\n");
    out
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let index = (all >> (18 - 6 * i)) & 63;
            let letter = ALPHABET.get(index as usize).copied().unwrap_or(b'A');
            out.push(if i <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_published() {
        // RFC 4648, section 10.
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    // CC-67: line breaks and control characters in a name cannot become headers.
    #[test]
    fn no_text_becomes_a_header_or_a_part() {
        let hostile = "Hi\r\nBcc: everyone@example.com\r\n\r\n--=_owed_part_=--\u{0}";
        let draft = MailDraft {
            to: "a@example.com\r\nBcc: b@example.com".to_owned(),
            subject: hostile.to_owned(),
            text: hostile.to_owned(),
        };
        let mail = String::from_utf8(mail(&draft, Some(("é\r\nX: y.docx", "a/b", b"x")))).unwrap();
        let (head, body) = mail.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with(' '))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(names, ["Subject", "X-Unsent", "MIME-Version", "Content-Type"]);
        assert_eq!(body.matches(BOUNDARY).count(), 3);
        assert!(!mail.contains("Bcc"));
        assert!(mail.contains("filename*=UTF-8''%C3%A9%0D%0AX%3A%20y.docx"));
        assert!(head.split("\r\n").all(|line| line.len() <= 76));
        // Without an attachment there is one part, and still no header but ours.
        let alone = String::from_utf8(super::mail(&draft, None)).unwrap();
        let (head, body) = alone.split_once("\r\n\r\n").unwrap();
        assert_eq!(head.matches("\r\nContent-").count(), 2);
        assert!(!head.contains("Bcc") && !body.contains('-') && !body.contains(':'));
    }
}
