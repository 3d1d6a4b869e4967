//! Rows that are not documents: totals, aging groups and closing lines, by their words.

use std::sync::OnceLock;

use super::fold::{Lexicon, normalize};
use crate::import::value;

const TOTALS: &str = "total|totals|grand total|sum|subtotal|sub total|report total|overall total|total due|\
     total balance|total open|percentage of total|summe|gesamt|gesamtsumme|zwischensumme|endsumme|\
     total général|sous-total|suma|suma total|total general|totale|totale generale|totaal|eindtotaal|\
     subtotaal|summa|totalsumma|delsumma|i alt|sum totalt|yhteensä|välisumma|razem|suma końcowa|\
     ogółem|celkem|mezisoučet|celkom|spolu|medzisúčet|összesen|mindösszesen|részösszeg|\
     toplam|genel toplam|ara toplam|σύνολο|γενικό σύνολο|итого|всего|合計|総計|小計|总计|合计|小计|總計|\
     小計 合計|합계|сума|ukupno|skupaj|kokku|kopā|iš viso|jumlah|tổng cộng|المجموع|الإجمالي";

/// Words before the name of what is summed.
const TOTAL_OF: &[&str] = &["total for ", "total of ", "total pour ", "summe fur ", "total de "];

static TOTAL_WORDS: OnceLock<Lexicon<()>> = OnceLock::new();

/// A row that sums others: its first words say so.
pub fn is_total_label(cell: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    // Most cells are numbers and dates.
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    if text.len() > 200 || !has_letters {
        return false;
    }
    let plain = normalize(text);
    let words = TOTAL_WORDS.get_or_init(|| Lexicon::new([((), 0, TOTALS)]));
    words.first(&plain).is_some()
        || TOTAL_OF.iter().any(|start| plain.starts_with(start))
        || says_total_of(text)
}

/// `Total: Acme`; without the colon a customer may be called so.
fn says_total_of(text: &str) -> bool {
    let start = text.trim_start().split_inclusive(':').next().unwrap_or_default();
    start.eq_ignore_ascii_case("total:")
}

/// What a subtotal names: `Acme` of "Total for Acme", "Total Acme" and "Acme Total". A customer may
/// be called "Total Access", so the name must be compared with the group it closes.
pub fn total_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let after = |word: &str| {
        let rest = text.get(word.len()..)?;
        text.get(..word.len())?.eq_ignore_ascii_case(word).then_some(rest)
    };
    let before = || {
        let at = text.len().checked_sub(" total".len())?;
        text.get(at..)?.eq_ignore_ascii_case(" total").then_some(text.get(..at)?)
    };
    let words = ["total for ", "total of ", "total pour ", "summe ", "total "];
    words.iter().find_map(|word| after(word)).or_else(before).map(str::trim)
}

/// Words that alone name an aging group.
const BUCKETS: &str = "current|not due|not yet due|not overdue|older|future|past due|overdue|over due|undue|\
     nicht fällig|noch nicht fällig|überfällig|à échoir|non échu|échu|no vencido|vencido|a scadere|\
     scaduto|a vencer|niet vervallen|vervallen|ej förfallet|ikke forfalden|ikke forfalt|erääntymätön|\
     bieżące|przeterminowane|ve splatnosti|po splatnosti|v splatnosti|lejárt|nem lejárt|не просрочено|\
     просрочено|期日前|未到期|vadesi gelmemiş|corrente|corriente|aktuell|lopend";

/// Words that stand beside the numbers of an aging group.
const AROUND: &str = "days|day|month|months|week|weeks|past|due|overdue|or|more|over|older|and|above|to|than|less|\
     under|up|late|outstanding|period|tage|tag|überfällig|über|monate|monat|mehr|als|jours|jour|mois|\
     plus|de|días|día|meses|mes|más|giorni|oltre|mesi|dias|mais|acima|dagen|dag|maanden|meer|dan|dagar|\
     dage|dager|över|over|pv|päivää|yli|dni|dní|dnů|dnu|ponad|powyżej|nad|více|nap|napos|felett|gün|\
     günden|fazla|дней|более|свыше|日|日以上|日超|天|天以上|ヶ月|月|i|y|e|und|et|en|och|og|ja|a|od|do|bis|à|hasta|tot|till|til";

static BUCKET_WORDS: OnceLock<Lexicon<bool>> = OnceLock::new();

/// A label of an aging group: "91 or more days past due", "1 - 30", "< 1 Month", "Current", or a
/// date with a count such as "29 Jun 2026 (95)".
pub fn is_bucket_label(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    let words = BUCKET_WORDS.get_or_init(|| Lexicon::new([(true, 0, BUCKETS), (false, 0, AROUND)]));
    let plain = normalize(text);
    if words.first(&plain) == Some(true) {
        return true;
    }
    is_date_group(text) || (has_range(text, &plain) && is_range(&plain, words))
}

/// Numbers, and around them only words such as days, months and over.
fn is_range(plain: &str, words: &Lexicon<bool>) -> bool {
    let mut numbers = 0;
    let fitting = plain.split(' ').all(|word| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        numbers += usize::from(letters.len() < word.len());
        letters.is_empty() || words.first(letters).is_some()
    });
    fitting && (1..=2).contains(&numbers)
}

/// It compares or spans, or says what it counts: `3000` alone is a customer.
fn has_range(text: &str, plain: &str) -> bool {
    text.contains(['<', '>', '+', '≥', '≤'])
        || text.contains(['-', '\u{2013}', '\u{2014}'])
            && text.starts_with(|c: char| c.is_ascii_digit())
        || plain
            .split(' ')
            .any(|word| word.chars().count() > 1 && !word.starts_with(|c: char| c.is_ascii_digit()))
        || plain.ends_with(['日', '天', '月'])
}

/// A day or month with a count in brackets, as grouped lists write it.
fn is_date_group(text: &str) -> bool {
    let Some((date, count)) = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return false;
    };
    let counted = !count.is_empty() && count.bytes().all(|c| c.is_ascii_digit());
    let date = date.trim();
    let month = format!("1 {date}");
    let is_date = |text: &str| value::date(text.as_bytes()).is_certain();
    counted && (is_date(date) || is_date(&month))
}

const TRAILERS: &[&str] = &[
    "accrual basis",
    "cash basis",
    "printed on",
    "printed at",
    "printed by",
    "generated on",
    "generated at",
    "generated by",
    "report generated",
    "exported on",
    "exported at",
    "exported by",
    "report date",
    "run date",
    "run time",
    "created on",
    "created by",
    "end of report",
    "page ",
    "erstellt am",
    "gedruckt am",
    "edite le",
    "imprime le",
    "impreso el",
    "stampato il",
    "afgedrukt op",
    "utskriven",
    "udskrevet",
    "wydrukowano",
    "vytisteno",
    "stranka ",
    "seite ",
];

const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A closing line of a report: a timestamp, "Accrual Basis …", "Page 1 of 3".
pub fn is_trailer(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    let plain = normalize(text);
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let stamped = digits >= 4 && WEEKDAYS.iter().any(|day| plain.starts_with(day));
    let zoned = digits >= 6 && (plain.contains(" gmt") || plain.contains(" utc"));
    stamped || zoned || TRAILERS.iter().any(|start| plain.starts_with(start))
}

const YES: &str = "yes|y|true|t|1|x|ja|j|oui|o|si|s|sim|kyllä|k|tak|ano|áno|igen|da|evet|e|ναι|да|はい|有|是|예|wahr|vrai|verdadero|\
     vero|verdadeiro|waar|sant|prawda|pravda|igaz|doğru|истина|disputed|✓|✔";

const NO: &str = "no|n|false|f|0|nein|non|não|nao|nee|nej|nei|ei|nie|ne|nem|nu|hayır|όχι|нет|いいえ|無|否|아니요|falsch|faux|\
     falso|onwaar|falskt|fałsz|nepravda|hamis|yanlış|ложь";

static YES_NO: OnceLock<Lexicon<bool>> = OnceLock::new();

fn yes_no(cell: &[u8]) -> Option<bool> {
    // The usual words, once per row: without allocation.
    let is = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()));
    if is(&["yes", "y", "true", "1"]) {
        return Some(true);
    }
    if is(&["no", "n", "false", "0", ""]) {
        return if cell.is_empty() { None } else { Some(false) };
    }
    let text = std::str::from_utf8(cell).ok().filter(|text| text.len() <= 24)?;
    if matches!(text.trim(), "✓" | "✔") {
        return Some(true);
    }
    let words = YES_NO.get_or_init(|| Lexicon::new([(true, 0, YES), (false, 0, NO)]));
    words.first(&normalize(text))
}

/// A yes in a yes/no column.
pub fn is_yes(cell: &[u8]) -> bool {
    yes_no(cell) == Some(true)
}

/// A no in a yes/no column.
pub fn is_no(cell: &[u8]) -> bool {
    yes_no(cell) == Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_customers_called_total() {
        for (text, total) in [
            ("TOTAL", true),
            ("Total for Acme Corp", true),
            ("Total: Acme Corp", true),
            ("total:F", true),
            ("Percentage of total", true),
            ("Total général", true),
            ("Gesamtsumme", true),
            ("Razem:", true),
            ("合計", true),
            ("Total Access Ltd", false),
            ("Acme", false),
            ("", false),
        ] {
            assert_eq!(is_total_label(text.as_bytes()), total, "{text}");
        }
    }

    #[test]
    fn subtotals_name_what_they_sum() {
        for (text, name) in [
            ("Total for Acme Corp", Some("Acme Corp")),
            ("Total 3000", Some("3000")),
            ("Acme Total", Some("Acme")),
            ("Acme", None),
            ("Total", None),
        ] {
            assert_eq!(total_of(text), name, "{text}");
        }
    }

    #[test]
    fn aging_groups_are_told_from_customers_with_numbers() {
        for (text, bucket) in [
            ("91 or more days past due", true),
            ("CURRENT", true),
            ("1 - 30", true),
            ("0-30", true),
            ("31-60 days", true),
            ("> 90", true),
            ("90+", true),
            ("121-Above", true),
            ("< 1 Month", true),
            ("2 Months", true),
            ("Older", true),
            ("Period 1", true),
            ("1 - 30 dní", true),
            ("ve splatnosti", true),
            ("29 Jun 2026 (95)", true),
            ("June 2026 (12)", true),
            ("3000", false),
            ("7-Eleven", false),
            ("Acme (12)", false),
            ("Studio 54", false),
            ("12-2026-004", false),
            ("3000 a", false),
            ("29 Jun 2026 (open)", false),
            ("29 Jun 2026 ()", false),
            ("", false),
        ] {
            assert_eq!(is_bucket_label(text), bucket, "{text}");
        }
    }

    #[test]
    fn closing_lines_are_known() {
        for (text, trailer) in [
            (" Thursday, July 30, 2026 04:19 PM GMT-06:00", true),
            ("Accrual Basis Wednesday, July 29, 2026 05:00 PM GMT-05:00", true),
            ("Page 2 of 3", true),
            ("Friday 31 July 2026", true),
            ("Friday 31 July", false),
            ("2026-07-30 04:19 UTC", true),
            ("2026-07-30 04:19 GMT", true),
            ("Invoice 2026-004711", false),
            ("Radio UTC 12", false),
            ("Friday Lunch Ltd", false),
            ("Acme", false),
        ] {
            assert_eq!(is_trailer(text), trailer, "{text}");
        }
    }

    #[test]
    fn labels_have_a_longest_length() {
        let padded = |start: &str, end: &str, bytes: usize| {
            format!("{start}{}{end}", " ".repeat(bytes - start.len() - end.len()))
        };
        for (bytes, known) in [(199, true), (200, true), (201, false), (202, false)] {
            assert_eq!(is_total_label(padded("Total", "", bytes).as_bytes()), known, "{bytes}");
            assert_eq!(is_trailer(&padded("Page 2", "", bytes)), known, "{bytes}");
        }
        for (bytes, known) in [(59, true), (60, true), (61, false), (62, false)] {
            assert_eq!(is_bucket_label(&padded("1 -", "30", bytes)), known, "{bytes}");
        }
    }

    #[test]
    fn yes_and_no_in_many_languages() {
        for (text, yes, no) in [
            ("Yes", true, false),
            ("oui", true, false),
            ("Sí", true, false),
            ("1", true, false),
            ("FALSE", false, true),
            ("Nein", false, true),
            ("není", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_yes(text.as_bytes()), is_no(text.as_bytes())), (yes, no), "{text}");
        }
    }
}
