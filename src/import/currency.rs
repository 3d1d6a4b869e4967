//! Currencies as exports write them: codes, names that carry a code, symbols of one currency only.

use crate::domain::Currency;
use crate::import::value;

/// A code of ISO 4217.
pub fn is_code(currency: Currency) -> bool {
    value::currency_sign(currency.code()).is_some()
}

/// The currency a cell or a heading names: `EUR`, `Swedish Krona - SEK`, `SEK (Swedish Krona)`,
/// `€`. `None` where it names none, or a sign of several.
pub fn named(text: &str) -> Option<Currency> {
    let text = text.trim();
    if let Some(seen) = value::currency_sign(text) {
        return seen.currency;
    }
    if text.len() == 3 {
        return Currency::new(text).filter(|currency| is_code(*currency));
    }
    let code = |word: &str| {
        let capitals = word.len() == 3 && word.bytes().all(|c| c.is_ascii_uppercase());
        Currency::new(word).filter(|currency| capitals && is_code(*currency))
    };
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    code(first).or_else(|| code(words.next_back()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_found_in_what_people_write() {
        for (text, expected) in [
            ("EUR", Some("EUR")),
            ("eur", Some("EUR")),
            ("Swedish Krona - SEK", Some("SEK")),
            ("SEK (Swedish Krona)", Some("SEK")),
            ("€", Some("EUR")),
            ("$", None),
            ("USA", None),
            ("IBM", None),
            ("Acme all", None),
            ("", None),
        ] {
            assert_eq!(named(text).map(|c| c.code().to_owned()).as_deref(), expected, "{text}");
        }
    }
}
