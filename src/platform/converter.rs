//! The page's way to the converter: one errand for each file.

use web_sys::Blob;

use super::errand;
use crate::convert::report::{Choice, MadeFrom, Refusal, Summary};
use crate::worker::wire::conversion::{Told, decode_told, encode_order};

/// Name under which boot/boot.js leaves what the converter is made of: a promise.
const CONVERTER: &str = "owedConverter";
/// A worker that says nothing for so long is given up: files can be hostile.
const SILENCE_MS: i32 = 10_000;

/// Text for the engine.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The text, as a file.
    pub file: Blob,
    /// What was found and taken.
    pub summary: Summary,
    /// What to put into the import's settings.
    pub made_from: MadeFrom,
}

/// Converts a file; dropping the future stops the work.
///
/// # Errors
/// * A [`Refusal`]; [`Refusal::Stopped`] when the worker died or went silent.
pub async fn convert(file: &Blob, choice: &Choice) -> Result<Converted, Refusal> {
    let order = encode_order(choice, file).map_err(|_unwritten| Refusal::Stopped)?;
    let is_alive = |message: &_| matches!(decode_told(message), Some((Told::Alive, _)));
    let answer = errand::run(CONVERTER, &order, SILENCE_MS, is_alive).await;
    let told = answer.ok().and_then(|message| decode_told(&message));
    match told {
        Some((Told::Done { summary, made_from }, Some(file))) => {
            Ok(Converted { file, summary: *summary, made_from })
        }
        Some((Told::Refused(refusal), _)) => Err(refusal),
        Some((Told::Alive | Told::Done { .. }, _)) | None => Err(Refusal::Stopped),
    }
}
