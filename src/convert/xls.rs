//! XLS: read by calamine, which trusts the chains and counts of the old format. The chains are followed
//! by us, the records looked through, and the reader gets a clean container of them.

use std::io::Cursor;

use calamine::{Reader, Xls};

use crate::convert::cell::Epoch;
use crate::convert::compound::{self, Compound};
use crate::convert::dense;
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::xls_records;
use crate::convert::xlsx::Sheets;

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheets, Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::PasswordProtected);
    }
    let stream = ["Workbook", "Book", "WORKBOOK", "BOOK"].iter().find(|name| file.has(name));
    let Some(stream) = stream else {
        let is_word = file.has("WordDocument");
        let looks_like = if is_word { "an old Word document" } else { "no workbook" };
        return Err(Refusal::NotATable { looks_like: looks_like.to_owned() });
    };
    let records = file.stream(stream)?;
    xls_records::check(&records, limits)?;
    let clean = compound::container("Workbook", &records);
    drop(records);
    let book: Result<Xls<_>, _> = Xls::new(Cursor::new(clean));
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other problem is damage")]
    let mut book = book.map_err(|problem| match problem {
        calamine::XlsError::Password => Refusal::PasswordProtected,
        other => Refusal::damaged(Place::default(), &format!("it is unreadable ({other})")),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
    Ok(dense::sheets(&mut book, epoch, limits))
}
