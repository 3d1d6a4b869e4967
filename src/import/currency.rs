//! Currencies as exports write them: codes, names that carry a code, symbols of one currency only.

use crate::domain::Currency;

/// The active codes of ISO 4217, without funds, metals and tests.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR \
FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR \
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Symbols that stand for one currency. `$`, `¥`, `kr` and others stand for many: they are not here.
const SYMBOLS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₫", "VND"),
    ("₦", "NGN"),
    ("฿", "THB"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("US$", "USD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("R$", "BRL"),
    ("Euro", "EUR"),
];

/// A code of ISO 4217.
pub fn is_code(currency: Currency) -> bool {
    CODES.split(' ').any(|code| code == currency.code())
}

/// The currency a cell or a heading names: `EUR`, `Swedish Krona - SEK`, `SEK (Swedish Krona)`,
/// `€`. `None` where it names none, or a symbol of several.
pub fn named(text: &str) -> Option<Currency> {
    let text = text.trim();
    if let Some((_, code)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == text) {
        return Currency::new(code);
    }
    let code = |word: &str| {
        let capitals = word.len() == 3 && word.bytes().all(|c| c.is_ascii_uppercase());
        Currency::new(word).filter(|currency| is_code(*currency) && (capitals || word == text))
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
