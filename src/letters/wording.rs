//! Words a letter is better off without: threats, claims a creditor cannot make, insults.
//!
//! The list follows what first-party creditors are held to in the US, the UK, Ireland and
//! Australia (harassment, false legal claims, official look). It warns; it is not legal advice.

use serde::{Deserialize, Serialize};

use super::LetterTemplate;

/// A place in a template to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingNote {
    /// The words found.
    pub words: String,
    /// Why they may do harm, as a sentence without a full stop.
    pub why: String,
}

const CRIME: &str = "owing money is not a crime; saying so can be harassment";
const OFFICIAL: &str = "a reminder must not look like a paper from a court or an authority";
const STARTED: &str = "say what you may do, unless it has really been decided";
const SHAME: &str = "telling others about a debt, or threatening to, can be unlawful";
const POSING: &str = "write in your own name, not as a lawyer or an agency";
const CHARGE: &str = "only if the customer agreed to it or a law you can name gives it to you";
const INSULT: &str = "insults cost customers and can be harassment";
const LOUD: &str = "calm letters are taken more seriously";
const EXCUSE: &str = "it hands the customer an excuse; ask when the payment was sent";

/// Words and why to avoid them; found at the start of a word, in any case.
const AVOID: [(&str, &str); 90] = [
    ("crime", CRIME),
    ("criminal", CRIME),
    ("fraud", CRIME),
    ("police", CRIME),
    ("arrest", CRIME),
    ("prison", CRIME),
    ("jail", CRIME),
    ("prosecut", CRIME),
    ("theft", CRIME),
    ("court notice", OFFICIAL),
    ("bailiff", OFFICIAL),
    ("summons", OFFICIAL),
    ("warrant", OFFICIAL),
    ("case number", OFFICIAL),
    ("case no", OFFICIAL),
    ("legal proceedings have", STARTED),
    ("proceedings will", STARTED),
    ("we will sue", STARTED),
    ("will take you to court", STARTED),
    ("we have instructed", STARTED),
    ("winding-up", STARTED),
    ("wind up your", STARTED),
    ("inform your bank", SHAME),
    ("tell your bank", SHAME),
    ("inform your customers", SHAME),
    ("tell your customers", SHAME),
    ("your employer", SHAME),
    ("your family", SHAME),
    ("publish", SHAME),
    ("blacklist", SHAME),
    ("credit score", SHAME),
    ("credit rating", SHAME),
    ("credit file", SHAME),
    ("our legal department", POSING),
    ("law office", POSING),
    ("interest", CHARGE),
    ("late fee", CHARGE),
    ("penalty", CHARGE),
    ("compensation", CHARGE),
    ("deadbeat", INSULT),
    ("liar", INSULT),
    ("did you get the invoice", EXCUSE),
    ("did you receive the invoice", EXCUSE),
    // German.
    ("strafanzeige", CRIME),
    ("straftat", CRIME),
    ("betrug", CRIME),
    ("polizei", CRIME),
    ("gefängnis", CRIME),
    ("gerichtsvollzieher", OFFICIAL),
    ("pfändung", OFFICIAL),
    ("gerichtsbescheid", OFFICIAL),
    ("aktenzeichen", OFFICIAL),
    ("wir haben klage", STARTED),
    ("wir werden sie verklagen", STARTED),
    ("ihre bank informieren", SHAME),
    ("schufa", SHAME),
    ("öffentlich", SHAME),
    ("zinsen", CHARGE),
    ("mahngebühr", CHARGE),
    // French.
    ("escroquerie", CRIME),
    ("plainte pénale", CRIME),
    ("délit", CRIME),
    ("huissier", OFFICIAL),
    ("assignation", OFFICIAL),
    ("avons saisi le tribunal", STARTED),
    ("votre banque", SHAME),
    ("votre employeur", SHAME),
    ("intérêts", CHARGE),
    ("pénalité", CHARGE),
    // Spanish.
    ("delito", CRIME),
    ("estafa", CRIME),
    ("policía", CRIME),
    ("cárcel", CRIME),
    ("embargo", OFFICIAL),
    ("citación", OFFICIAL),
    ("hemos demandado", STARTED),
    ("su banco", SHAME),
    ("moroso", SHAME),
    ("intereses", CHARGE),
    ("recargo", CHARGE),
    // Dutch.
    ("misdrijf", CRIME),
    ("oplichting", CRIME),
    ("politie", CRIME),
    ("gevangenis", CRIME),
    ("deurwaarder", OFFICIAL),
    ("beslag", OFFICIAL),
    ("dagvaarding", STARTED),
    ("uw bank", SHAME),
    ("rente", CHARGE),
    ("boete", CHARGE),
];

/// Everything in a template worth a second look. Where interest or fees are claimed on a ground,
/// `charges_allowed`, naming them is no reason.
pub fn wording_notes(template: &LetterTemplate, charges_allowed: bool) -> Vec<WordingNote> {
    let text = [&template.subject, &template.opening, &template.closing]
        .map(|part| format!(" {part} "))
        .concat();
    let note =
        |words: &str, why: &str| WordingNote { words: words.to_owned(), why: why.to_owned() };
    let lower: String = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut notes: Vec<WordingNote> = AVOID
        .iter()
        .filter(|(words, why)| starts_a_word(&lower, words) && !(charges_allowed && *why == CHARGE))
        .map(|&(words, why)| note(words, why))
        .collect();
    if text.contains('!') {
        notes.push(note("!", LOUD));
    }
    if shouts(&text) {
        notes.push(note("capital letters", LOUD));
    }
    notes
}

/// `words` stand in `text`, not in the middle of another word.
fn starts_a_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        !text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_alphanumeric)
    })
}

/// Two words in capitals in a row.
fn shouts(text: &str) -> bool {
    let loud = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() >= 3
            && !word.chars().any(char::is_lowercase)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| pair.iter().all(|word| loud(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Language;
    use crate::letters::LetterKind;

    #[test]
    fn our_own_texts_pass() {
        for kind in LetterKind::ALL {
            for language in Language::ALL {
                let notes = wording_notes(&LetterTemplate::ours(kind, language), false);
                assert_eq!(notes, [], "{kind:?} {language:?}");
            }
        }
    }

    #[test]
    fn words_that_do_harm_are_found_with_a_reason() {
        for (closing, expected) in [
            ("We will call the POLICE.", &["police"][..]),
            ("Legal proceedings\nhave been started", &["legal proceedings have"]),
            ("We charge interest of 8 %", &["interest"]),
            ("Did you get the invoice?", &["did you get the invoice"]),
            ("Pay now!", &["!"]),
            ("PAY THIS NOW please", &["capital letters"]),
            ("an uninteresting, disarresting thing", &[]),
            ("ACME GmbH, IBAN below", &[]),
            ("Wir erstatten Strafanzeige", &["strafanzeige"]),
            ("Nous informerons votre banque", &["votre banque"]),
        ] {
            let template = LetterTemplate {
                kind: LetterKind::Firm,
                language: Language::English,
                subject: "Reminder".to_owned(),
                opening: String::new(),
                closing: closing.to_owned(),
            };
            let notes = wording_notes(&template, false);
            let found: Vec<&str> = notes.iter().map(|note| note.words.as_str()).collect();
            assert_eq!(found, expected, "{closing}");
        }
    }
}
