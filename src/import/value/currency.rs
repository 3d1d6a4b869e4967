//! The currency written beside an amount. A sign that several currencies share names none of them.

use crate::domain::Currency;

/// What stands beside an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencySeen {
    /// The currency, when the sign or code belongs to one only; `$` and `kr` belong to several.
    pub currency: Option<Currency>,
}

/// ISO 4217 codes in use, and those that recently were.
const CODES: &str = "AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCAD\
CDFCHFCLFCLPCNYCOPCRCCUCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHRKHTGHUF\
IDRILSINRIQDIRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVR\
MWKMXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSP\
STNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVESVNDVUVWSTXAFXCDXCGXOFXPFYERZARZMWZWG";

/// Signs and short words with the code they stand for; `---` where several currencies use them.
const SIGNS: &[(&str, &str)] = &[
    ("$", "---"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "---"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("đ", "VND"),
    ("৳", "BDT"),
    ("₱", "PHP"),
    ("₦", "NGN"),
    ("₵", "GHS"),
    ("₲", "PYG"),
    ("₡", "CRC"),
    ("₸", "KZT"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("֏", "AMD"),
    ("៛", "KHR"),
    ("₨", "---"),
    ("US$", "USD"),
    ("$US", "USD"),
    ("CA$", "CAD"),
    ("C$", "---"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("MX$", "MXN"),
    ("R$", "BRL"),
    ("CN¥", "CNY"),
    ("R", "ZAR"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("Rs", "---"),
    ("kr", "---"),
    ("Kr", "---"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Kc", "CZK"),
    ("Ft", "HUF"),
    ("Fr", "---"),
    ("SFr", "CHF"),
    ("sFr", "CHF"),
    ("lei", "---"),
    ("лв", "BGN"),
    ("ден", "MKD"),
    ("дин", "RSD"),
    ("din", "---"),
    ("KM", "BAM"),
    ("руб", "---"),
    ("р", "---"),
    ("грн", "UAH"),
    ("S/", "PEN"),
    ("د.إ", "AED"),
    ("ر.س", "SAR"),
    ("ج.م", "EGP"),
    ("د.ك", "KWD"),
    ("ر.ق", "QAR"),
    ("ریال", "IRR"),
    ("﷼", "---"),
    ("元", "---"),
    ("円", "JPY"),
    ("원", "KRW"),
    ("EUROS", "EUR"),
    ("EURO", "EUR"),
    ("Euro", "EUR"),
    ("euro", "EUR"),
    ("Eur", "EUR"),
    ("eur", "EUR"),
];

/// The currency a sign, code or short word stands for. `None` when it is not one.
pub fn look_up(text: &str) -> Option<CurrencySeen> {
    let code = |code: &str| CurrencySeen {
        currency: Currency::new(code).filter(|currency| currency.is_stated()),
    };
    let (codes, _) = CODES.as_bytes().as_chunks::<3>();
    if codes.iter().any(|known| known.as_slice() == text.as_bytes()) {
        return Some(code(text));
    }
    // Only of a short word (`kr.`); after a sign (`$.50`) it is the decimal mark.
    let short = text.strip_suffix('.').filter(|short| short.ends_with(char::is_alphabetic));
    let bare = short.unwrap_or(text);
    SIGNS.iter().find(|(sign, _)| *sign == text || *sign == bare).map(|(_, named)| code(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_several_currencies_share_names_none() {
        for (text, expected) in [
            ("€", Some(Some("EUR"))),
            ("EUR", Some(Some("EUR"))),
            ("ZWG", Some(Some("ZWG"))),
            ("US$", Some(Some("USD"))),
            ("zł", Some(Some("PLN"))),
            ("лв.", Some(Some("BGN"))),
            ("$", Some(None)),
            ("kr.", Some(None)),
            ("$.", None),
            ("€.", None),
            ("INV", None),
            ("EU", None),
            ("%", None),
            ("", None),
        ] {
            let seen = look_up(text).map(|seen| seen.currency.map(|c| c.code().to_owned()));
            assert_eq!(seen, expected.map(|code| code.map(str::to_owned)), "{text}");
        }
        assert_eq!(CODES.len() % 3, 0);
    }
}
