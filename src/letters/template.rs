//! The wording the user can change: templates by kind and language, as a file out and in.

use serde::{Deserialize, Serialize};

use super::kind::LetterKind;
use super::words::wording;
use crate::documents::Language;

/// The wording of one kind of letter in one language. Placeholders are written `{like_this}` and
/// filled once; what is filled in is never read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTemplate {
    /// What kind.
    pub kind: LetterKind,
    /// In which language.
    pub language: Language,
    /// Subject line.
    pub subject: String,
    /// Text above the table of invoices; paragraphs are separated by an empty line.
    pub opening: String,
    /// Text below the table.
    pub closing: String,
}

/// The templates the user changed; all others are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTexts {
    /// At most one per kind and language.
    pub own: Vec<LetterTemplate>,
}

/// Why a file of templates was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFileError {
    /// It is not a file of templates.
    NotTemplates,
    /// It was made by a later version.
    TooNew,
}

impl std::fmt::Display for TemplateFileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotTemplates => "This is not a file of letter templates",
            Self::TooNew => "This file of templates was made by a later version of this page",
        })
    }
}

/// Version of the file.
const VERSION: u32 = 1;

/// The file: what it is, its version, and the changed templates.
#[derive(Serialize, Deserialize)]
struct TemplateFile {
    owed_letter_templates: u32,
    templates: Vec<LetterTemplate>,
}

impl LetterTemplate {
    /// Our wording.
    pub fn ours(kind: LetterKind, language: Language) -> Self {
        let [subject, opening, closing] = wording(kind, language).map(str::to_owned);
        Self { kind, language, subject, opening, closing }
    }
}

impl LetterTexts {
    /// The wording in force: the user's, else ours.
    pub fn template(&self, kind: LetterKind, language: Language) -> LetterTemplate {
        let own = self.own.iter().find(|own| own.kind == kind && own.language == language);
        own.cloned().unwrap_or_else(|| LetterTemplate::ours(kind, language))
    }

    /// Takes a template over in place of the one before.
    pub fn set(&mut self, template: LetterTemplate) {
        self.reset(template.kind, template.language);
        self.own.push(template);
    }

    /// Back to our wording.
    pub fn reset(&mut self, kind: LetterKind, language: Language) {
        self.own.retain(|own| own.kind != kind || own.language != language);
    }

    /// The changed templates as a file (JSON).
    pub fn to_file(&self) -> String {
        let file = TemplateFile { owed_letter_templates: VERSION, templates: self.own.clone() };
        // Texts only: writing them cannot fail.
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads [`Self::to_file`].
    ///
    /// # Errors
    /// * [`TemplateFileError`] when it is another file or made by a later version.
    pub fn from_file(text: &str) -> Result<Self, TemplateFileError> {
        let version = serde_json::from_str::<serde_json::Value>(text)
            .ok()
            .and_then(|value| value.get("owed_letter_templates")?.as_u64())
            .ok_or(TemplateFileError::NotTemplates)?;
        if version > u64::from(VERSION) {
            return Err(TemplateFileError::TooNew);
        }
        let file: TemplateFile =
            serde_json::from_str(text).ok().ok_or(TemplateFileError::NotTemplates)?;
        let mut texts = Self::default();
        for template in file.templates {
            texts.set(template);
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_templates_survive_the_way_through_a_file() {
        let mut texts = LetterTexts::default();
        let mut template = LetterTemplate::ours(LetterKind::Firm, Language::German);
        template.subject.push_str(" {{\"<b>");
        texts.set(template.clone());
        assert_eq!(LetterTexts::from_file(&texts.to_file()), Ok(texts.clone()));
        assert_eq!(texts.template(LetterKind::Firm, Language::German), template);
        assert_ne!(texts.template(LetterKind::Firm, Language::English), template);
        texts.reset(LetterKind::Firm, Language::German);
        assert_eq!(texts, LetterTexts::default());
    }

    #[test]
    fn another_file_is_refused() {
        for (text, expected) in [
            ("", TemplateFileError::NotTemplates),
            ("{}", TemplateFileError::NotTemplates),
            ("{\"owed_letter_templates\":1}", TemplateFileError::NotTemplates),
            ("{\"owed_letter_templates\":2,\"templates\":[]}", TemplateFileError::TooNew),
        ] {
            assert_eq!(LetterTexts::from_file(text), Err(expected), "{text}");
        }
    }
}
