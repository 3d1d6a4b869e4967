//! Any text as a file of templates, and as the wording of a letter: a file that is taken comes back as it was,
//! a letter is filled once, and what is filled in is never read again.

use std::sync::OnceLock;

use owed::analysis::AnalysisConfig;
use owed::documents::Language;
use owed::domain::Ledger;
use owed::import::{Finish, ImportSettings, Importer, Outcome};
use owed::letters::{
    CaseFacts, LetterInputs, LetterKind, LetterRun, LetterTemplate, LetterTexts, PLACEHOLDERS,
    preview,
};
use owed::policy::Policy;

/// The name of the customer is a placeholder; it must stay that.
const NAME: &str = "{total_due} & {unknown";

fn ledger() -> &'static Ledger {
    static LEDGER: OnceLock<Ledger> = OnceLock::new();
    LEDGER.get_or_init(|| {
        let rows = format!(
            "Invoice Number,Customer,Invoice Date,Due Date,Currency,Total\nA-1,{NAME},2026-01-05,2026-02-04,EUR,12.50\n"
        );
        let mut importer = Importer::new("one.csv", rows.len() as u64, ImportSettings::default());
        importer.push(rows.as_bytes());
        let Finish::Done(outcome) = importer.finish() else { panic!("one reading is enough") };
        let Outcome::Imported { ledger, .. } = *outcome else { panic!("the row is an invoice") };
        ledger
    })
}

/// Tries `bytes`.
pub fn template(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(texts) = LetterTexts::from_file(&text) {
        assert_eq!(LetterTexts::from_file(&texts.to_file()), Ok(texts));
    }
    let (kind, language) = (LetterKind::Firm, Language::English);
    let opening = format!("{{customer}}|{text}");
    let mut run = LetterRun { kind: Some(kind), language: Some(language), ..LetterRun::default() };
    let (subject, closing) = ("About your account".to_owned(), "Thank you".to_owned());
    run.texts.set(LetterTemplate { kind, language, subject, opening, closing });
    let config = AnalysisConfig::standard(chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap());
    let (policy, case) = (Policy::default(), CaseFacts::default());
    let inputs =
        LetterInputs { ledger: ledger(), config: &config, policy: &policy, run: &run, case: &case };
    let Some(made) = preview(&inputs, 0) else { panic!("the account is there") };
    let whole = made.opening.join("\n");
    assert!(whole.starts_with(NAME), "{whole:?}");
    // A brace of the wording is filled or stops the letter.
    if made.stops.is_empty() {
        let own = text.split('{').skip(1);
        for name in own.map(|rest| rest.split('}').next().unwrap_or_default().trim()) {
            assert!(PLACEHOLDERS.iter().any(|(known, _)| *known == name), "{name:?} went out");
        }
    }
}
