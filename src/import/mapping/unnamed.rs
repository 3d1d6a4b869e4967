//! Columns whose headers say nothing: what their values show beyond doubt. Nothing else is taken
//! from values alone.

use super::Draft;
use super::sight::Sight;
use crate::import::report::Role;
use crate::import::value;
use crate::import::words;

/// Codes of the currencies most invoices are in; three letters alone could be anything.
const CODES: &[u8] = b"USD EUR GBP CAD AUD NZD CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH \
    JPY CNY HKD TWD KRW SGD INR IDR THB MYR PHP VND PKR BDT LKR AED SAR QAR KWD BHD OMR ILS EGP ZAR \
    NGN KES GHS MAD TND BRL MXN ARS CLP COP PEN UYU RSD GEL KZT JOD";

/// E-mail addresses, currency codes and ISO dates, where no header speaks for them.
pub(super) fn give_by_content(draft: &mut Draft<'_>) {
    let open: Vec<usize> = (0..draft.len())
        .filter(|&column| draft.is_free(column) && is_silent(draft, column))
        .collect();
    let find = |draft: &Draft<'_>, test: fn(&Sight<'_>) -> bool| {
        let mut fitting = open.iter().filter(|&&column| draft.sight(column).is_some_and(test));
        // Two of a kind: neither.
        fitting.next().copied().filter(|_| fitting.next().is_none())
    };
    if draft.given(Role::Email).is_none()
        && let Some(column) = find(draft, |sight| sight.always(|cell| is_email(cell)))
    {
        draft.give(column, Role::Email, "every value is an e-mail address");
    }
    if draft.given(Role::Currency).is_none()
        && let Some(column) = find(draft, |sight| sight.always(|cell| is_code(cell)))
    {
        draft.give(column, Role::Currency, "every value is a currency code");
    }
    dates(draft, &open);
}

/// No table knows the header.
fn is_silent(draft: &Draft<'_>, column: usize) -> bool {
    draft.sight(column).is_some_and(|sight| {
        sight.filled > 0
            && words::roles_of(sight.header).is_empty()
            && words::known_unused(sight.header).is_none()
    })
}

/// One column of full ISO dates is when the documents are dated; of two, the later is when they are
/// due. A person should look at either.
fn dates(draft: &mut Draft<'_>, open: &[usize]) {
    let dated = [Role::InvoiceDate, Role::DueDate, Role::PaidDate];
    if dated.iter().any(|&role| draft.given(role).is_some()) {
        return;
    }
    let is_full =
        |sight: &Sight<'_>| sight.filled == sight.cells.len() && sight.always(|cell| is_iso(cell));
    let full: Vec<usize> =
        open.iter().copied().filter(|&c| draft.sight(c).is_some_and(is_full)).collect();
    let (first, second) = match *full.as_slice() {
        [only] => (only, None),
        [a, b] if in_order(draft, a, b) => (a, Some(b)),
        [a, b] if in_order(draft, b, a) => (b, Some(a)),
        _ => return,
    };
    draft.give(first, Role::InvoiceDate, "the only full column of dates, or the earlier of two");
    draft.doubt(first);
    if let Some(second) = second {
        draft.give(second, Role::DueDate, "the later of two full columns of dates");
        draft.doubt(second);
    }
}

fn in_order(draft: &Draft<'_>, first: usize, second: usize) -> bool {
    let (Some(a), Some(b)) = (draft.sight(first), draft.sight(second)) else { return false };
    // ISO dates sort as text.
    let pairs = || a.cells.iter().zip(&b.cells).map(|(a, b)| (a.bytes, b.bytes));
    pairs().all(|(a, b)| a <= b) && pairs().any(|(a, b)| a != b)
}

fn is_iso(cell: &[u8]) -> bool {
    value::iso_day(cell).is_some()
}

fn is_email(cell: &[u8]) -> bool {
    let mut parts = cell.split(|&c| c == b'@');
    let named = parts.next().is_some_and(|name| !name.is_empty());
    let host = parts.next().is_some_and(|host| host.contains(&b'.'));
    named && host && parts.next().is_none() && !cell.contains(&b' ')
}

fn is_code(cell: &[u8]) -> bool {
    cell.len() == 3 && CODES.split(|&c| c == b' ').any(|code| code == cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapping::sight;
    use crate::import::sniff::SampleRow;

    fn split(line: &str) -> Vec<String> {
        line.split(';').map(str::to_owned).collect()
    }

    fn lines(rows: &[&str]) -> Vec<SampleRow> {
        (2..).zip(rows).map(|(row, line)| SampleRow { row, fields: split(line) }).collect()
    }

    /// Role and doubt of each column, where the user wants no role for the columns in `chosen`.
    fn given(header: &str, rows: &[&str], chosen: &[usize]) -> Vec<(Option<Role>, bool)> {
        let (header, rows) = (split(header), lines(rows));
        let mut draft = Draft::new(sight::columns(&header, &rows, header.len()));
        for &column in chosen {
            draft.choose(column, None);
        }
        give_by_content(&mut draft);
        draft.decided.iter().map(|decided| (decided.role, decided.doubtful)).collect()
    }

    const NONE: (Option<Role>, bool) = (None, false);

    #[test]
    fn of_two_full_columns_of_dates_the_later_is_when_it_is_due() {
        let (issued, due) = ((Some(Role::InvoiceDate), true), (Some(Role::DueDate), true));
        for (rows, expected) in [
            (["2026-01-02;x", "2026-01-09;y"], [issued, NONE]),
            (["2026-01-02;2026-01-02", "2026-01-09;2026-02-08"], [issued, due]),
            (["2026-01-02;2026-01-02", "2026-02-08;2026-01-09"], [due, issued]),
            // Crossing, and saying the same: neither.
            (["2026-01-02;2026-02-01", "2026-02-08;2026-01-09"], [NONE, NONE]),
            (["2026-01-02;2026-01-02", "2026-01-09;2026-01-09"], [NONE, NONE]),
        ] {
            assert_eq!(given("aa;bb", &rows, &[]), expected, "{rows:?}");
        }
    }

    #[test]
    fn only_columns_that_nothing_is_known_of_are_looked_at() {
        // The user set the first aside, so the second is the only one.
        let mails = ["a@b.de;c@d.de", "e@f.de;g@h.de"];
        assert_eq!(given("aa;bb", &mails, &[0]), [NONE, (Some(Role::Email), false)]);
        assert_eq!(given("aa;bb", &mails, &[]), [NONE, NONE]);
        assert_eq!(given("Memo;bb", &["EUR;x", "USD;y"], &[]), [NONE, NONE]);
        for (header, value, expected) in
            [("aa", "x", true), ("aa", "", false), ("Memo", "x", false), ("Customer", "x", false)]
        {
            let (header, rows) = (split(header), lines(&[value]));
            let draft = Draft::new(sight::columns(&header, &rows, 1));
            assert_eq!(is_silent(&draft, 0), expected, "{header:?} {value}");
        }
    }

    #[test]
    fn three_letters_alone_are_no_currency() {
        for (cell, expected) in
            [("USD", true), ("JOD", true), ("XYZ", false), ("usd", false), ("US", false)]
        {
            assert_eq!(is_code(cell.as_bytes()), expected, "{cell}");
        }
    }
}
