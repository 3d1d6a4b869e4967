//! How a kind of file is read, to be kept and used for the next file of its kind.
//!
//! A kind is known by a fingerprint of its column names. What is kept are the user's choices and
//! names of columns: no value, no customer and no file name. An answer about days and months or
//! about decimal marks is used only where the next file leaves the question open again; what that
//! file proves by itself always wins.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::domain::Currency;
use crate::import::report::{
    ColumnReport, DateOrder, DecimalMark, Encoding, ImportReport, ImportSettings, LineChoice,
    Question, Role, RoleChoice, TableKind, Terms,
};

/// What the file of mappings says it is.
const FORMAT: &str = "owed-mappings";
const VERSION: u32 = 1;
/// A larger file is none.
const MOST_BYTES: usize = 256 * 1024;
const MOST_MAPPINGS: usize = 200;
const MOST_COLUMNS: usize = 500;
const LONGEST_HEADER: usize = 200;
const LAST_HEADER_ROW: u32 = 100_000;

/// How files of one kind are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Mapping {
    /// The kind of file.
    pub fingerprint: String,
    encoding: Option<Encoding>,
    delimiter: Option<u8>,
    header_row: Option<u32>,
    roles: Vec<NamedRole>,
    date_order: Option<DateOrder>,
    decimal_mark: Option<DecimalMark>,
    currency: Option<Currency>,
    lines: Option<LineChoice>,
    terms: Option<Terms>,
    flip_sign: bool,
    minor_units: Option<bool>,
    kind: Option<TableKind>,
}

/// A column by name, and what it is used as.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NamedRole {
    column: u32,
    header: String,
    role: Option<Role>,
}

impl Mapping {
    /// The kind of a file, from its column names as they were found without any settings. `None` when
    /// it has none, so that its kind cannot be known again.
    pub fn kind_of(import: &ImportReport) -> Option<String> {
        let named = import.columns.iter().filter(|column| !column.header.trim().is_empty()).count();
        if import.header_row.is_none() || named < 2 {
            return None;
        }
        // FNV-1a over the names, in the order of the file.
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for column in &import.columns {
            for byte in plain(&column.header).bytes().chain([0x1f]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        }
        Some(format!("{hash:016x}"))
    }

    /// Mappings as a small JSON file.
    pub fn write_all(mappings: &[Self]) -> String {
        let file = StoredFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            mappings: mappings.iter().map(stored).collect(),
        };
        // Plain strings and numbers always have a JSON form.
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads what [`Mapping::write_all`] wrote; anything else is refused as a whole.
    ///
    /// # Errors
    /// * Why the text is no file of mappings.
    pub fn read_all(text: &str) -> Result<Vec<Self>, MappingError> {
        if text.len() > MOST_BYTES {
            return Err(MappingError::TooLarge);
        }
        let not_ours = |_| MappingError::NotMappings;
        let head: StoredHead = serde_json::from_str(text).map_err(not_ours)?;
        if head.format != FORMAT {
            return Err(MappingError::NotMappings);
        }
        if head.version > VERSION {
            return Err(MappingError::Later);
        }
        let file: StoredFile = serde_json::from_str(text).map_err(not_ours)?;
        if file.mappings.len() > MOST_MAPPINGS {
            return Err(MappingError::TooLarge);
        }
        let numbered = file.mappings.into_iter().enumerate();
        numbered
            .map(|(at, stored)| {
                restored(stored).map_err(|part| MappingError::Unclear { mapping: at + 1, part })
            })
            .collect()
    }

    /// What to keep of a file of this kind as it is read now.
    pub fn of(fingerprint: String, import: &ImportReport, settings: &ImportSettings) -> Self {
        let chosen = |column: &ColumnReport| {
            column.doubtful || settings.roles.iter().any(|choice| choice.column == column.index)
        };
        let named = |column: &ColumnReport| NamedRole {
            column: column.index,
            header: if import.header_row.is_some() { plain(&column.header) } else { String::new() },
            role: column.role,
        };
        Self {
            fingerprint,
            encoding: settings.encoding,
            delimiter: settings.delimiter,
            header_row: settings.header_row,
            roles: import.columns.iter().filter(|column| chosen(column)).map(named).collect(),
            date_order: settings.date_order.or(import.date_order),
            decimal_mark: settings.decimal_mark,
            currency: settings.currency.filter(|currency| currency.is_stated()),
            lines: settings.lines,
            terms: settings.terms,
            flip_sign: settings.flip_sign,
            minor_units: settings.minor_units,
            kind: settings.kind,
        }
    }

    /// The settings to read a file with that was read as `import` with `now`; `now` itself when
    /// nothing is left to settle. What changes the columns comes first, alone: the roles follow when
    /// the file was read with it.
    #[must_use]
    pub fn apply(&self, import: &ImportReport, now: &ImportSettings) -> ImportSettings {
        let mut settings = now.clone();
        settings.encoding = self.encoding.or(now.encoding);
        settings.delimiter = self.delimiter.or(now.delimiter);
        settings.header_row = self.header_row.or(now.header_row);
        let columns_stay = settings == *now;
        settings.currency = self.currency.or(now.currency);
        settings.lines = self.lines.or(now.lines);
        settings.terms = self.terms.or(now.terms);
        settings.minor_units = self.minor_units.or(now.minor_units);
        settings.kind = self.kind.or(now.kind);
        settings.flip_sign |= self.flip_sign;
        if columns_stay {
            for named in &self.roles {
                let Some(column) = named.find(import) else { continue };
                if !settings.roles.iter().any(|choice| choice.column == column) {
                    settings.roles.push(RoleChoice { column, role: named.role });
                }
            }
            let asks = |wanted: fn(&Question) -> bool| import.questions.iter().any(wanted);
            if asks(|question| matches!(question, Question::DateOrder { .. })) {
                settings.date_order = self.date_order.or(now.date_order);
            }
            if asks(|question| matches!(question, Question::DecimalMark { .. })) {
                settings.decimal_mark = self.decimal_mark.or(now.decimal_mark);
            }
        }
        settings
    }
}

impl NamedRole {
    /// Where the column stands in this file: at its old place, or wherever its name is.
    fn find(&self, import: &ImportReport) -> Option<u32> {
        let has_name = |column: &ColumnReport| plain(&column.header) == self.header;
        let at_place = import.columns.iter().find(|column| column.index == self.column);
        let same = at_place.filter(|column| self.header.is_empty() || has_name(column));
        let named = || import.columns.iter().find(|column| has_name(column));
        same.or_else(named).map(|column| column.index)
    }
}

/// A name without regard to case and spacing, cut to a length that is kept.
fn plain(header: &str) -> String {
    let words: Vec<String> = header.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").chars().take(LONGEST_HEADER).collect()
}

/// Why a file of mappings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingError {
    /// It is far too large to be one.
    TooLarge,
    /// It is something else.
    NotMappings,
    /// A later version of this program made it.
    Later,
    /// One of its mappings cannot be understood.
    Unclear {
        /// Which, from 1.
        mapping: usize,
        /// The name of the part.
        part: &'static str,
    },
}

impl std::fmt::Display for MappingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => f.write_str("This file is too large to be a file of mappings"),
            Self::NotMappings => {
                f.write_str("This is not a file of mappings; choose one that was saved here")
            }
            Self::Later => f.write_str(
                "A later version of this page saved this file; load the page again and retry",
            ),
            Self::Unclear { mapping, part } => {
                write!(
                    f,
                    "Mapping {mapping} of this file has a \u{201c}{part}\u{201d} that is not understood; nothing was taken over"
                )
            }
        }
    }
}

impl std::error::Error for MappingError {}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFile {
    format: String,
    version: u32,
    mappings: Vec<Stored>,
}

/// What is looked at first: a file of a later version may have other parts.
#[derive(Deserialize)]
struct StoredHead {
    format: String,
    version: u32,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Stored {
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<StoredColumn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_order: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_mark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    flip_sign: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minor_units: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
}

impl From<Mapping> for Stored {
    fn from(mapping: Mapping) -> Self {
        stored(&mapping)
    }
}

impl TryFrom<Stored> for Mapping {
    type Error = String;

    fn try_from(stored: Stored) -> Result<Self, String> {
        restored(stored).map_err(|part| format!("{part} of a mapping"))
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredColumn {
    column: u32,
    header: String,
    role: Option<String>,
}

fn stored(mapping: &Mapping) -> Stored {
    Stored {
        fingerprint: mapping.fingerprint.clone(),
        encoding: mapping.encoding.map(|encoding| encoding.name().to_owned()),
        delimiter: mapping.delimiter.map(|byte| char::from(byte).to_string()),
        header_row: mapping.header_row,
        columns: mapping
            .roles
            .iter()
            .map(|named| StoredColumn {
                column: named.column,
                header: named.header.clone(),
                role: named.role.map(|role| role.key().to_owned()),
            })
            .collect(),
        date_order: mapping.date_order.map(|order| name_of(&ORDERS, &order)),
        decimal_mark: mapping.decimal_mark.map(|mark| name_of(&MARKS, &mark)),
        currency: mapping.currency.map(|currency| currency.code().to_owned()),
        lines: mapping.lines.map(|lines| name_of(&LINES, &lines)),
        terms: mapping.terms.map(terms_text),
        flip_sign: mapping.flip_sign,
        minor_units: mapping.minor_units,
        kind: mapping.kind.map(|kind| kind.key().to_owned()),
    }
}

/// The mapping, or the name of the part that is not understood.
fn restored(stored: Stored) -> Result<Mapping, &'static str> {
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if stored.fingerprint.len() != 16 || !stored.fingerprint.bytes().all(is_hex) {
        return Err("fingerprint");
    }
    if stored.columns.len() > MOST_COLUMNS {
        return Err("columns");
    }
    let row_is_sane = |row: &u32| (1..=LAST_HEADER_ROW).contains(row);
    if stored.header_row.is_some_and(|row| !row_is_sane(&row)) {
        return Err("header_row");
    }
    let delimiter = |text: &str| match text {
        "," | ";" | "\t" | "|" => text.bytes().next(),
        _ => None,
    };
    let kind = |key: &str| TableKind::ALL.into_iter().find(|kind| kind.key() == key);
    Ok(Mapping {
        fingerprint: stored.fingerprint,
        encoding: part(stored.encoding, Encoding::by_name, "encoding")?,
        delimiter: part(stored.delimiter, delimiter, "delimiter")?,
        header_row: stored.header_row,
        roles: stored.columns.into_iter().map(restored_column).collect::<Result<_, _>>()?,
        date_order: part(stored.date_order, |name| of_name(&ORDERS, name), "date_order")?,
        decimal_mark: part(stored.decimal_mark, |name| of_name(&MARKS, name), "decimal_mark")?,
        currency: part(stored.currency, Currency::new, "currency")?,
        lines: part(stored.lines, |name| of_name(&LINES, name), "lines")?,
        terms: part(stored.terms, terms_of, "terms")?,
        flip_sign: stored.flip_sign,
        minor_units: stored.minor_units,
        kind: part(stored.kind, kind, "kind")?,
    })
}

fn restored_column(stored: StoredColumn) -> Result<NamedRole, &'static str> {
    let short = stored.header.chars().count() <= LONGEST_HEADER;
    if !short || stored.header.chars().any(char::is_control) || stored.column > 100_000 {
        return Err("columns");
    }
    let role = |key: &str| Role::ALL.into_iter().find(|role| role.key() == key);
    let role = part(stored.role, role, "role")?;
    Ok(NamedRole { column: stored.column, header: plain(&stored.header), role })
}

/// An optional part: absent, understood, or not.
fn part<T>(
    text: Option<String>,
    read: impl FnOnce(&str) -> Option<T>,
    name: &'static str,
) -> Result<Option<T>, &'static str> {
    match text {
        None => Ok(None),
        Some(text) => read(&text).map(Some).ok_or(name),
    }
}

const ORDERS: [(DateOrder, &str); 3] =
    [(DateOrder::Ymd, "ymd"), (DateOrder::Dmy, "dmy"), (DateOrder::Mdy, "mdy")];

const MARKS: [(DecimalMark, &str); 2] =
    [(DecimalMark::Point, "point"), (DecimalMark::Comma, "comma")];

const LINES: [(LineChoice, &str); 3] = [
    (LineChoice::Separate, "separate"),
    (LineChoice::Repeated, "repeated"),
    (LineChoice::Summed, "summed"),
];

fn name_of<T: PartialEq>(table: &[(T, &str)], value: &T) -> String {
    let row = table.iter().find(|(known, _)| known == value);
    row.map(|(_, name)| (*name).to_owned()).unwrap_or_default()
}

fn of_name<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, known)| *known == name).map(|(value, _)| *value)
}

/// `net 30`, `month_end 10`, `then_month_end 30`, `day_of_next_month 15`.
fn terms_text(terms: Terms) -> String {
    let (kind, number) = match terms {
        Terms::Net(days) => ("net", days),
        Terms::AfterMonthEnd(days) => ("month_end", days),
        Terms::ThenMonthEnd(days) => ("then_month_end", days),
        Terms::DayOfNextMonth(day) => ("day_of_next_month", u16::from(day)),
    };
    let mut text = kind.to_owned();
    // Writing to a string cannot fail.
    write!(text, " {number}").ok();
    text
}

fn terms_of(text: &str) -> Option<Terms> {
    let (kind, number) = text.split_once(' ')?;
    let number: u16 = number.parse().ok().filter(|number| *number <= 730)?;
    match kind {
        "net" => Some(Terms::Net(number)),
        "month_end" => Some(Terms::AfterMonthEnd(number)),
        "then_month_end" => Some(Terms::ThenMonthEnd(number)),
        "day_of_next_month" => {
            let day = u8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
            Some(Terms::DayOfNextMonth(day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::importer::{Outcome, import};

    fn read(csv: &str, settings: &ImportSettings) -> ImportReport {
        match import("a.csv", csv.as_bytes(), settings) {
            Outcome::Imported { report, .. } | Outcome::Asking { report } => report,
            Outcome::Failed { error, .. } => panic!("{error}"),
        }
    }

    const AMBIGUOUS: &str = "Invoice No,Customer,Date,Due Date,Total,Mystery\n\
        1,Acme,03/04/2026,05/06/2026,10.50,x\n2,Beta,01/02/2026,02/03/2026,20.50,y\n";
    const PROVED: &str = "Invoice No,Customer,Date,Due Date,Total,Mystery\n\
        1,Acme,03/25/2026,05/26/2026,10.50,x\n2,Beta,01/02/2026,02/13/2026,20.50,y\n";

    fn settled() -> ImportSettings {
        ImportSettings {
            date_order: Some(DateOrder::Dmy),
            currency: Currency::new("EUR"),
            terms: Some(Terms::AfterMonthEnd(10)),
            lines: Some(LineChoice::Separate),
            roles: vec![RoleChoice { column: 5, role: Some(Role::PoNumber) }],
            ..ImportSettings::default()
        }
    }

    fn mapping() -> Mapping {
        let untouched = read(AMBIGUOUS, &ImportSettings::default());
        let settings = settled();
        Mapping::of(Mapping::kind_of(&untouched).unwrap(), &read(AMBIGUOUS, &settings), &settings)
    }

    #[test]
    fn the_kind_of_a_file_is_its_column_names() {
        let print = |csv: &str| Mapping::kind_of(&read(csv, &ImportSettings::default()));
        let own = print(AMBIGUOUS).unwrap();
        assert_eq!(print(PROVED), Some(own.clone()));
        assert_eq!(print(&AMBIGUOUS.replace("Invoice No", "INVOICE  no ")), Some(own.clone()));
        assert_ne!(print(&AMBIGUOUS.replace("Mystery", "Other")), Some(own));
    }

    #[test]
    fn the_second_file_asks_nothing() {
        let now = ImportSettings::default();
        let second = AMBIGUOUS.replace("Acme", "Gamma");
        let asking = read(&second, &now);
        assert!(asking.questions.iter().any(|q| matches!(q, Question::DateOrder { .. })));
        let settings = mapping().apply(&asking, &now);
        let report = read(&second, &settings);
        assert_eq!(report.questions, []);
        assert_eq!(report.date_order, Some(DateOrder::Dmy));
        assert_eq!(report.columns[5].role, Some(Role::PoNumber));
        assert_eq!(mapping().apply(&report, &settings), settings, "nothing is left to settle");
    }

    #[test]
    fn what_the_file_proves_wins_over_what_is_remembered() {
        let now = ImportSettings::default();
        let settings = mapping().apply(&read(PROVED, &now), &now);
        assert_eq!(settings.date_order, None);
        assert_eq!(settings.terms, Some(Terms::AfterMonthEnd(10)));
    }

    #[test]
    fn what_changes_the_columns_comes_first() {
        let mapping = Mapping { header_row: Some(3), ..mapping() };
        let now = ImportSettings::default();
        let first = mapping.apply(&read(AMBIGUOUS, &now), &now);
        assert_eq!((first.header_row, first.roles.len(), first.date_order), (Some(3), 0, None));
    }

    #[test]
    fn mappings_survive_the_file_and_hold_no_values() {
        let all = [
            mapping(),
            Mapping {
                fingerprint: "0123456789abcdef".to_owned(),
                encoding: Some(Encoding::Windows1252),
                delimiter: Some(b'\t'),
                header_row: Some(4),
                decimal_mark: Some(DecimalMark::Comma),
                flip_sign: true,
                minor_units: Some(false),
                kind: Some(TableKind::Payments),
                terms: Some(Terms::DayOfNextMonth(15)),
                ..Mapping::default()
            },
        ];
        let text = Mapping::write_all(&all);
        assert_eq!(Mapping::read_all(&text).unwrap(), all);
        for value in ["Acme", "10.50", "03/04/2026", "a.csv"] {
            assert!(!text.contains(value), "{value} in {text}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_a_sentence() {
        let good = Mapping::write_all(&[mapping()]);
        let spoiled = |from: &str, to: &str| {
            assert!(good.contains(from), "{from} in {good}");
            Mapping::read_all(&good.replace(from, to)).unwrap_err()
        };
        let part = |part| MappingError::Unclear { mapping: 1, part };
        assert_eq!(Mapping::read_all("").unwrap_err(), MappingError::NotMappings);
        assert_eq!(Mapping::read_all("[1, 2]").unwrap_err(), MappingError::NotMappings);
        assert_eq!(Mapping::read_all(&" ".repeat(300_000)).unwrap_err(), MappingError::TooLarge);
        for (from, to, expected) in [
            ("owed-mappings", "something", MappingError::NotMappings),
            ("\"version\": 1", "\"version\": 2", MappingError::Later),
            ("\"lines\"", "\"links\"", MappingError::NotMappings),
            ("\"dmy\"", "\"dym\"", part("date_order")),
            ("month_end 10", "month_end 9999", part("terms")),
            ("po_number", "password", part("role")),
            ("\"EUR\"", "\"EURO\"", part("currency")),
            ("\"fingerprint\": \"", "\"fingerprint\": \"../", part("fingerprint")),
        ] {
            assert_eq!(spoiled(from, to), expected, "{to}");
        }
    }

    #[test]
    fn a_file_without_a_header_or_with_one_name_only_is_not_known_again() {
        let mut report = read("Customer,Total\nA,10.00\n", &ImportSettings::default());
        // FNV-1a over "customer", 0x1f, "total", 0x1f, worked out apart.
        assert_eq!(Mapping::kind_of(&report).as_deref(), Some("3e98f0f9211aab79"));
        report.columns[1].header = " ".to_owned();
        assert_eq!(Mapping::kind_of(&report), None);
        let mut report =
            read("Customer,Total,Date\nA,10.00,2026-01-05\n", &ImportSettings::default());
        assert!(Mapping::kind_of(&report).is_some());
        report.header_row = None;
        assert_eq!(Mapping::kind_of(&report), None);
    }

    #[test]
    fn files_of_mappings_have_a_largest_size() {
        let of = |count: usize| Mapping::write_all(&vec![mapping(); count]);
        let small = |count: usize| {
            let own = format!("{{\"fingerprint\": \"{}\"}}", "0f".repeat(8));
            let all = vec![own; count].join(",");
            format!("{{\"format\": \"owed-mappings\", \"version\": 1, \"mappings\": [{all}]}}")
        };
        assert_eq!(Mapping::read_all(&small(200)).unwrap().len(), 200);
        assert_eq!(Mapping::read_all(&small(201)).unwrap_err(), MappingError::TooLarge);
        let text = of(1);
        let padded = |bytes: usize| format!("{text}{}", " ".repeat(bytes - text.len()));
        assert!(Mapping::read_all(&padded(256 * 1024)).is_ok());
        assert_eq!(Mapping::read_all(&padded(256 * 1024 + 1)).unwrap_err(), MappingError::TooLarge);
    }

    #[test]
    fn a_turned_sign_stays_turned_whoever_said_so() {
        for (kept, now, expected) in
            [(false, false, false), (true, false, true), (false, true, true), (true, true, true)]
        {
            let mapping = Mapping { flip_sign: kept, ..Mapping::default() };
            let settings = ImportSettings { flip_sign: now, ..ImportSettings::default() };
            let applied = mapping.apply(&read(PROVED, &ImportSettings::default()), &settings);
            assert_eq!(applied.flip_sign, expected, "{kept} {now}");
        }
    }

    #[test]
    fn a_column_is_found_at_its_old_place_or_by_its_name() {
        let report = read("Customer,Total,Note,Note\nA,10.00,x,y\n", &ImportSettings::default());
        for (column, header, expected) in [
            (2, "note", Some(2)),
            (3, "note", Some(3)),
            (0, "note", Some(2)),
            (9, "total", Some(1)),
            (3, "", Some(3)),
            (1, "other", None),
        ] {
            let named = NamedRole { column, header: header.to_owned(), role: None };
            assert_eq!(named.find(&report), expected, "{column} {header}");
        }
    }

    #[test]
    fn what_is_out_of_bounds_is_refused_part_by_part() {
        let fingerprint = "0123456789abcdef".to_owned();
        let good = Stored { fingerprint, ..Stored::default() };
        let column = |column, header: String| StoredColumn { column, header, role: None };
        let with = |columns| Stored { columns, ..good.clone() };
        let printed = |text: &str| Stored { fingerprint: text.to_owned(), ..good.clone() };
        let many = |count| with(vec![column(1, "a".to_owned()); count]);
        for (stored, expected) in [
            (good.clone(), Ok(())),
            (printed("zzzzzzzzzzzzzzzz"), Err("fingerprint")),
            (printed("0123456789abcde"), Err("fingerprint")),
            (many(500), Ok(())),
            (many(501), Err("columns")),
            (many(502), Err("columns")),
            (with(vec![column(100_000, "a".repeat(200))]), Ok(())),
            (with(vec![column(100_001, "a".to_owned())]), Err("columns")),
            (with(vec![column(100_002, "a".to_owned())]), Err("columns")),
            (with(vec![column(1, "a".repeat(201))]), Err("columns")),
            (with(vec![column(1, "a\u{7}".to_owned())]), Err("columns")),
        ] {
            assert_eq!(restored(stored).map(|_| ()), expected);
        }
    }

    #[test]
    fn a_mapping_is_kept_whole_and_an_error_says_what_to_do() {
        for terms in [Terms::Net(30), Terms::AfterMonthEnd(10), Terms::ThenMonthEnd(45)] {
            let own = Mapping { terms: Some(terms), ..mapping() };
            let text = serde_json::to_string(&own).unwrap();
            assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), own, "{text}");
        }
        for (error, words) in [
            (MappingError::TooLarge, "too large"),
            (MappingError::NotMappings, "not a file of mappings"),
            (MappingError::Later, "later version"),
            (MappingError::Unclear { mapping: 3, part: "terms" }, "Mapping 3"),
        ] {
            assert!(error.to_string().contains(words), "{error}");
        }
    }
}
