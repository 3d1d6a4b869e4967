//! What a file needs before the importer can read it: decided by its first bytes, never by its name.

use crate::convert::refusal::Refusal;
use crate::convert::report::Needs;
use crate::import::Conversion;
use crate::import::decode::{self, Reading};

/// Decides from the first bytes of a file (64 KiB are plenty); `whole` says that there are no more.
pub fn sniff(head: &[u8], whole: bool) -> Needs {
    if head.is_empty() {
        return Needs::Refuse(Refusal::Empty);
    }
    match decode::reading(head, whole) {
        Reading::Text(_) => Needs::Nothing,
        Reading::Convert(Conversion::Workbook) => Needs::Workbook,
        Reading::Convert(Conversion::WebPage) => Needs::Html,
        Reading::Convert(Conversion::Text) => Needs::Transcode,
        Reading::Binary(looks_like) => {
            Needs::Refuse(Refusal::NotATable { looks_like: looks_like.to_owned() })
        }
    }
}
