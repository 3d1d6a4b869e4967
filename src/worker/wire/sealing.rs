//! What the page and the safe say to each other, as JavaScript values, and back.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::casefile::CaseFileError;

/// What the safe is to do.
#[derive(Clone, Debug)]
pub enum Errand {
    /// Encrypt.
    Seal {
        /// What.
        content: Uint8Array,
        /// With which passphrase.
        passphrase: String,
        /// Random bytes for this one file.
        random: Uint8Array,
    },
    /// Decrypt.
    Unseal {
        /// What.
        content: Uint8Array,
        /// With which passphrase.
        passphrase: String,
    },
}

/// Writes an errand.
pub fn encode_errand(errand: &Errand) -> JsValue {
    match errand {
        Errand::Seal { content, passphrase, random } => {
            Array::of3(content, &passphrase.into(), random).into()
        }
        Errand::Unseal { content, passphrase } => Array::of2(content, &passphrase.into()).into(),
    }
}

/// Reads an errand; `None` when the message is none.
pub fn decode_errand(message: &JsValue) -> Option<Errand> {
    let parts: &Array = message.dyn_ref()?;
    let content: Uint8Array = parts.get(0).dyn_into().ok()?;
    let passphrase = parts.get(1).as_string()?;
    Some(match parts.get(2).dyn_into::<Uint8Array>() {
        Ok(random) => Errand::Seal { content, passphrase, random },
        Err(_) => Errand::Unseal { content, passphrase },
    })
}

/// Writes an answer: the file, or why there is none.
pub fn encode_answer(answer: Result<Uint8Array, CaseFileError>) -> JsValue {
    match answer {
        Ok(content) => content.into(),
        Err(CaseFileError::Altered { part }) => Array::of1(&part.into()).into(),
        Err(error) => code(&error).into(),
    }
}

/// Reads an answer.
///
/// # Errors
/// * What the safe refused for.
pub fn decode_answer(message: &JsValue) -> Result<Uint8Array, CaseFileError> {
    if let Some(content) = message.dyn_ref::<Uint8Array>() {
        return Ok(content.clone());
    }
    if let Some(parts) = message.dyn_ref::<Array>() {
        let part = parts.get(0).as_string().unwrap_or_default();
        return Err(CaseFileError::Altered { part });
    }
    let word = message.as_string().unwrap_or_default();
    let known = CODES.iter().find(|(known, _)| *known == word);
    Err(known.map_or(CaseFileError::Unreadable, |(_, error)| error.clone()))
}

const CODES: [(&str, CaseFileError); 4] = [
    ("not_a_case_file", CaseFileError::NotACaseFile),
    ("cut_short", CaseFileError::CutShort),
    ("wrong_passphrase", CaseFileError::WrongPassphrase),
    ("too_demanding", CaseFileError::TooDemanding),
];

fn code(error: &CaseFileError) -> &'static str {
    CODES.iter().find(|(_, known)| known == error).map_or("unreadable", |(word, _)| word)
}
