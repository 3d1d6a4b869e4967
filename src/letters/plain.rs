//! A letter without layout: plain text, a message for a phone, and a link that opens a mail program.
//!
//! The link carries nothing but escaped text, and an address only when it is plainly one.

use super::LetterText;
use super::charges;
use super::format::{counted, long_date, money, put};
use super::page::table;
use super::words::words;

/// Longer links are cut or refused by mail programs and browsers.
const LONGEST_LINK: usize = 1_900;

/// The letter as plain text with CRLF line ends.
pub fn plain_text(letter: &LetterText) -> String {
    let mut parts = vec![letter.opening.join("\n\n")];
    if !letter.lines.is_empty() {
        parts.push(rows(letter));
    }
    if let Some(claimed) = letter.charges.as_ref().filter(|claimed| !claimed.lines.is_empty()) {
        let sum = money(claimed.total, letter.currency, letter.language);
        let heading = words(letter.language).total_charges;
        let total = charges::grand_total(claimed, letter.due, letter.currency, letter.language);
        parts.push(format!("{heading}: {sum}\n{}\n{total}", claimed.basis));
    }
    let details = letter.sender.payment_details.trim();
    if !details.is_empty() {
        parts.push(format!("{}:\n{details}", words(letter.language).how_to_pay));
    }
    parts.push(letter.closing.join("\n\n"));
    let signature = format!("{}\n{}", letter.sender.name.trim(), letter.sender.contact.trim());
    parts.push(signature.trim().to_owned());
    parts.retain(|part| !part.is_empty());
    let text = parts.join("\n\n").replace("\r\n", "\n").replace('\r', "\n");
    format!("{}\r\n", text.replace('\n', "\r\n"))
}

/// One line per invoice: `A2 | 5 Dec 2025 | … | 50.00`.
fn rows(letter: &LetterText) -> String {
    let table = table(letter);
    let heads = table.columns.iter().map(|column| column.title.clone()).collect();
    let lines = [heads].into_iter().chain(table.rows);
    let mut text: Vec<String> = lines.map(|cells: Vec<String>| cells.join(" | ")).collect();
    let total = money(letter.due, letter.currency, letter.language);
    let label = table.total.and_then(|cells| cells.into_iter().next()).unwrap_or_default();
    text.push(format!("{label}: {total}"));
    text.join("\n")
}

/// A message for a phone: what is due, by when, and who asks.
pub fn sms_text(letter: &LetterText) -> String {
    let words = words(letter.language);
    let invoices = letter.lines.iter().filter(|line| !line.credit).count();
    let invoices = u32::try_from(invoices).unwrap_or(u32::MAX);
    let count = counted(invoices, words.invoice, letter.language);
    let due = money(letter.due, letter.currency, letter.language);
    let by = long_date(letter.pay_by, letter.language);
    put(words.sms, &[&due, &count, &by, letter.sender.name.trim()]).trim().to_owned()
}

/// A `mailto:` link with subject and text; `None` when the address is none or the link too long.
pub fn mailto(letter: &LetterText) -> Option<String> {
    let address = safe_address(&letter.email)?;
    let body = plain_text(letter);
    let link =
        format!("mailto:{address}?subject={}&body={}", escaped(&letter.subject), escaped(&body));
    (link.len() <= LONGEST_LINK && letter.stops.is_empty()).then_some(link)
}

/// The address, when it is one plain address and nothing else: letters, digits, `._+-`, one `@`.
///
/// ```
/// use owed::letters::safe_address;
/// assert_eq!(safe_address(" ap@example.com "), Some("ap@example.com"));
/// assert_eq!(safe_address("a@example.com?bcc=b@example.com"), None);
/// assert_eq!(safe_address("a@example.com,b@example.com"), None);
/// ```
pub fn safe_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let (name, host) = text.split_once('@')?;
    let plain = |part: &str, more: &str| {
        let ends_well = |c: char| c.is_ascii_alphanumeric() || c == '_';
        !part.is_empty()
            && part.len() <= 120
            && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
            && part.starts_with(ends_well)
            && part.ends_with(|c| ends_well(c) || c == '-' || c == '+')
            && !part.contains("..")
    };
    (plain(name, "._+-") && plain(host, ".-") && host.contains('.')).then_some(text)
}

/// Percent-encoded except for letters, digits and `-._~` (RFC 3986, unreserved).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let code = format!("%{byte:02X}");
            out.push_str(&code);
        }
    }
    out
}
