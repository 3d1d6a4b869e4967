//! The page's way to the press: one errand for each order, which the page passes on unread.

use js_sys::Uint8Array;
use web_sys::Blob;

use super::download::blob;
use super::errand;
use crate::worker::wire::printing::{Said, decode_said};

/// Name under which boot/boot.js leaves what the press is made of: a promise.
const PRESS: &str = "owedPress";
/// A worker that says nothing for so long is given up: one large workbook takes its time.
const SILENCE_MS: i32 = 120_000;

/// Has an order made into a file of this media type; `progress` hears how many files are made, and of how
/// many. Dropping the future stops the work.
///
/// # Errors
/// * Why not, in words.
pub async fn press(
    order: &[u8],
    mime: &str,
    progress: impl Fn(u32, u32) + 'static,
) -> Result<Blob, String> {
    let more = move |message: &_| match decode_said(message) {
        Some(Said::Made(made, all)) => {
            progress(made, all);
            true
        }
        Some(Said::Done(_) | Said::Refused(_)) | None => false,
    };
    let stopped = || "The file could not be made; try again".to_owned();
    let order = Uint8Array::from(order).into();
    let answer = errand::run(PRESS, &order, SILENCE_MS, more).await;
    match answer.ok().and_then(|message| decode_said(&message)) {
        Some(Said::Done(bytes)) => blob(&bytes, mime).map_err(|_refused| stopped()),
        Some(Said::Refused(why)) => Err(why),
        Some(Said::Made(..)) | None => Err(stopped()),
    }
}
