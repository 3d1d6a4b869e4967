//! How a file will be read: decided from its first rows and what the user has settled. What the
//! rest of the file proves wrong is amended, and the file is read again.

use chrono::NaiveDate;

use crate::domain::Currency;
use crate::domain::sorting::LeanSort;
use crate::import::decode::{self, Decoder, Detected, Reading};
use crate::import::evidence::{DateEvidence, MarkCount};
use crate::import::layout::{self, Layout};
use crate::import::lines::LineRule;
use crate::import::mapping;
use crate::import::reading::Readings;
use crate::import::recognize::{self, Recognized};
use crate::import::report::{
    CellFix, ColumnReport, Conversion, DateOrder, DecimalMark, Encoding, ImportError,
    ImportSettings, LineChoice, MadeFrom, Role, RowChoice, RowUse, TableKind,
};
use crate::import::rows::PlainQuotes;
use crate::import::sniff::{self, Delimiter, SampleRow};
use crate::import::terms::Terms;
use crate::import::value;
use crate::import::words;

/// What a first reading proved about the file that its first rows did not show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendments {
    /// Orders and marks that the rest of the file proves.
    pub readings: Readings,
    /// Rows to be read as plain text, because a quote in them is not closed.
    pub plain_quotes: PlainQuotes,
    /// Customer numbers that so many unlike names share that they are none.
    pub shared_ids: Vec<String>,
    /// How rows of one document are taken together.
    pub lines: Option<LineRule>,
}

/// What the user corrected: cells with another value, rows taken out or put back.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    cells: Vec<CellFix>,
    rows: Vec<RowChoice>,
}

impl ByHand {
    /// Of these settings, in the order of the rows, so that a row finds its own by halving.
    fn of(settings: &ImportSettings) -> Self {
        let (mut cells, mut rows) = (settings.cells.clone(), settings.rows.clone());
        cells.lean_sort_by_key(|fix| fix.row);
        rows.lean_sort_by_key(|choice| choice.row);
        Self { cells, rows }
    }

    /// What the user said about a row.
    pub fn choice(&self, row: u32) -> Option<RowUse> {
        let at = self.rows.partition_point(|choice| choice.row < row);
        self.rows.get(at).filter(|choice| choice.row == row).map(|choice| choice.take)
    }

    /// The cells of a row that have another value.
    pub fn cells(&self, row: u32) -> &[CellFix] {
        let from = self.cells.partition_point(|fix| fix.row < row);
        let to = self.cells.partition_point(|fix| fix.row <= row);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// Nothing was corrected.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.rows.is_empty()
    }
}

/// What the amount billed is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Billed {
    /// Its own column (or none: then the open amount stands for it).
    #[default]
    Total,
    /// The amounts of lines.
    Line,
    /// The amount before tax and the tax.
    NetAndTax,
    /// The amount before tax and the rate of the tax.
    NetAndRate,
    /// The quantity and the price of lines.
    QuantityTimesPrice,
    /// Debits and credits, each in a column of its own.
    DebitLessCredit,
}

/// Columns by role.
#[derive(Clone, Copy, Debug)]
pub struct RoleColumns {
    columns: [Option<u16>; Role::ALL.len()],
}

impl Default for RoleColumns {
    fn default() -> Self {
        Self { columns: [None; Role::ALL.len()] }
    }
}

impl RoleColumns {
    /// The columns as the review has them.
    pub fn from_reports(columns: &[ColumnReport]) -> Self {
        let mut by_role = Self::default();
        for column in columns {
            if let Some(role) = column.role
                && let Some(slot) = by_role.columns.get_mut(role as usize)
            {
                *slot = u16::try_from(column.index).ok();
            }
        }
        by_role
    }

    /// The column of a role, if it has one.
    #[inline]
    pub fn of(&self, role: Role) -> Option<usize> {
        self.columns.get(role as usize).copied().flatten().map(usize::from)
    }
}

/// The decided plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the rows are.
    pub kind: TableKind,
    /// Encoding and byte order mark.
    pub encoding: Detected,
    /// Delimiter.
    pub delimiter: Delimiter,
    /// Line of the header; `None` = no header line, data from the first row.
    pub header_row: Option<u32>,
    /// Last line of the header; 0 = no header line.
    pub header_end: u32,
    /// How the rows are arranged.
    pub layout: Layout,
    /// What the amount billed is made of.
    pub billed: Billed,
    /// How rows of one document are taken together; `None` = each row is one.
    pub lines: Option<LineRule>,
    /// Amounts are whole numbers of the currency's smallest unit.
    pub minor_units: bool,
    /// Some column belongs to a line of a document, not to the document.
    pub line_columns: bool,
    /// Terms of documents that state none.
    pub terms: Option<Terms>,
    /// Debts are written with a minus.
    pub flip_sign: bool,
    /// Cells and rows the user corrected.
    pub by_hand: ByHand,
    /// Fields in the header (or in most rows).
    pub width: usize,
    /// What the file looks like.
    pub recognized: Recognized,
    /// Columns with roles.
    pub columns: Vec<ColumnReport>,
    /// The same, by role.
    pub roles: RoleColumns,
    /// The last mapped column; a shorter row lacks something needed.
    pub last_mapped: usize,
    /// How the cells of each column are read.
    pub readings: Readings,
    /// Day/month order of the file, as far as known: what most of its columns have.
    pub date_order: Option<DateOrder>,
    /// The year of dates written as day and month only, where the user says it.
    pub year: Option<i32>,
    /// Years that the title lines name.
    pub years_named: Vec<i32>,
    /// Decimal mark of most amounts.
    pub decimal_mark: DecimalMark,
    /// Currency of rows that state none.
    pub currency: Currency,
    /// A date the title lines state.
    pub stated_as_of: Option<NaiveDate>,
    /// Rows to read with quotes as plain characters.
    pub plain_quotes: PlainQuotes,
    /// Customer numbers that so many unlike names share that they are none.
    pub shared_ids: Vec<String>,
    /// Data rows expected in the whole file.
    pub rows_expected: usize,
}

impl Plan {
    /// The year of dates written as day and month only: the user's word, or the only one named.
    pub fn year(&self) -> Option<i32> {
        let named = if let [year] = *self.years_named { Some(year) } else { None };
        self.year.or(named)
    }
}

/// Makes the plan from the file's first bytes.
///
/// # Errors
/// * [`ImportError::Empty`], [`ImportError::Binary`], [`ImportError::HeaderOnly`],
///   [`ImportError::NoTable`], [`ImportError::DestroyedDates`]: the file cannot be read at all.
pub fn plan(
    file_name: &str,
    sample: &[u8],
    bytes_total: u64,
    settings: &ImportSettings,
    amendments: &Amendments,
) -> Result<Plan, ImportError> {
    let whole_file = sample.len() as u64 >= bytes_total;
    let encoding = encoding(sample, whole_file, settings)?;
    let mut decoder = Decoder::new(encoding.encoding);
    let text = decoder.decode(sample.get(encoding.bom..).unwrap_or_default());
    if text.trim_ascii().is_empty() {
        return Err(ImportError::Empty);
    }
    let delimiter = delimiter(text, whole_file, settings);
    let rows = sniff::sample_rows(text, delimiter.byte, whole_file, &amendments.plain_quotes);
    let table = table(&rows, header(&rows, settings, delimiter.directive_lines));
    let data = table.data;
    check_table(&rows, data, table.header_row, whole_file)?;
    let header_fields = table.names;
    let mut columns = mapping::columns(&header_fields, data, &settings.roles);
    check_dates(&columns, data)?;
    let recognized = recognize::table_kind(&columns, &header_fields, data, Some(file_name));
    let layout = layout::arrange(table.title, &header_fields, &mut columns, data, &settings.roles);
    let roles = RoleColumns::from_reports(&columns);
    let width = if table.header_row.is_some() { header_fields.len() } else { columns.len() };
    let billed = billed(&roles);
    let line_columns = has_line_columns(&roles, &header_fields);
    let (dates, marks) = sample_evidence(&roles, data);
    let proved = Readings::proved(&dates, &marks).and_years_missing(&dates);
    let readings = Readings::settled(settings).or(&amendments.readings).or(&proved);
    let orders = Role::DATES.into_iter().find_map(|role| readings.order(role));
    let date_order = orders.or_else(|| dates.decide().map(|decided| decided.order));
    let rows_expected =
        if whole_file { data.len() } else { rows_expected(bytes_total, text.len(), rows.len()) };
    Ok(Plan {
        kind: settings.kind.unwrap_or_default(),
        header_row: table.header_row,
        header_end: table.header_end,
        width,
        billed,
        lines: line_rule(settings, amendments, billed, &roles),
        line_columns,
        minor_units: settings
            .minor_units
            .unwrap_or_else(|| writes_minor_units(&header_fields, &roles, data)),
        terms: settings.terms,
        flip_sign: settings.flip_sign,
        by_hand: ByHand::of(settings),
        last_mapped: last_mapped(&columns, &layout),
        recognized,
        layout,
        roles,
        columns,
        date_order,
        year: settings.year,
        years_named: sniff::years(table.title),
        decimal_mark: readings.mark(roles.of(Role::Total).map_or(Role::Open, |_| Role::Total)),
        readings,
        currency: settings.currency.or(marks.currency()).unwrap_or(Currency::UNSTATED),
        stated_as_of: sniff::stated_as_of(table.title, date_order),
        plain_quotes: amendments.plain_quotes.clone(),
        shared_ids: amendments.shared_ids.clone(),
        rows_expected,
        encoding,
        delimiter,
    })
}

fn delimiter(text: &[u8], whole_file: bool, settings: &ImportSettings) -> Delimiter {
    match (settings.delimiter, &settings.made_from) {
        (_, Some(MadeFrom::Table { what })) => {
            Delimiter { byte: b',', why: what.clone(), directive_lines: 0 }
        }
        (Some(byte), _) => Delimiter { byte, why: "your choice".to_owned(), directive_lines: 0 },
        (None, _) => sniff::delimiter(text, whole_file),
    }
}

/// The table in the sample: what stands above it, its column names, its rows.
struct Table<'a> {
    title: &'a [SampleRow],
    names: Vec<String>,
    header_row: Option<u32>,
    header_end: u32,
    data: &'a [SampleRow],
}

fn table(rows: &[SampleRow], header: Option<usize>) -> Table<'_> {
    let Some((index, first)) = header.and_then(|index| Some((index, rows.get(index)?))) else {
        return Table {
            title: &[],
            names: Vec::new(),
            header_row: None,
            header_end: 0,
            data: rows,
        };
    };
    let below = rows.get(index + 1);
    let second = below.and_then(|below| layout::second_header(&first.fields, &below.fields));
    let two_lines = second.is_some();
    Table {
        title: rows.get(..index).unwrap_or_default(),
        names: second.unwrap_or_else(|| first.fields.clone()),
        header_row: Some(first.row),
        header_end: below.filter(|_| two_lines).map_or(first.row, |below| below.row),
        data: rows.get(index + 1 + usize::from(two_lines)..).unwrap_or_default(),
    }
}

fn rows_expected(bytes_total: u64, sample_bytes: usize, sample_rows: usize) -> usize {
    let per_row = (sample_bytes / sample_rows.max(1)).max(8) as u64;
    usize::try_from(bytes_total / per_row + 1024).unwrap_or(usize::MAX)
}

fn last_mapped(columns: &[ColumnReport], layout: &Layout) -> usize {
    let mapped = columns.iter().filter(|column| column.role.is_some()).map(|c| c.index as usize);
    mapped.filter(|index| layout.heading_column != Some(*index)).max().unwrap_or(0)
}

/// The amount billed stands in a column of its own, or is made of others.
fn billed(roles: &RoleColumns) -> Billed {
    let has = |role| roles.of(role).is_some();
    if has(Role::Total) {
        Billed::Total
    } else if has(Role::LineTotal) {
        Billed::Line
    } else if has(Role::Net) && has(Role::Tax) {
        Billed::NetAndTax
    } else if has(Role::Net) && has(Role::TaxRate) {
        Billed::NetAndRate
    } else if has(Role::Quantity) && has(Role::UnitPrice) && !has(Role::Open) {
        Billed::QuantityTimesPrice
    } else if has(Role::Debit) && has(Role::Credit) {
        Billed::DebitLessCredit
    } else {
        Billed::Total
    }
}

/// Words of columns that hold something else on each line of a document.
const LINE_WORDS: &[&str] = &[
    "item",
    "product",
    "description",
    "line",
    "sku",
    "service",
    "quantity",
    "qty",
    "artikel",
    "bezeichnung",
    "beschreibung",
    "menge",
    "position",
    "libelle",
    "designation",
    "quantite",
    "concepto",
    "cantidad",
    "descripcion",
    "omschrijving",
    "aantal",
    "lineitem",
    "paymentid",
];

fn has_line_columns(roles: &RoleColumns, header: &[String]) -> bool {
    let has = |role| roles.of(role).is_some();
    [Role::LineTotal, Role::Quantity, Role::UnitPrice].into_iter().any(has)
        || (has(Role::Paid) && has(Role::PaidDate) && !has(Role::Open))
        || header
            .iter()
            .any(|name| words::normalize(name).split(' ').any(|word| LINE_WORDS.contains(&word)))
}

/// Stripe's API writes amounts in the smallest unit of the currency: cents, but whole yen
/// (docs.stripe.com, "Zero-decimal currencies").
fn writes_minor_units(header: &[String], roles: &RoleColumns, data: &[SampleRow]) -> bool {
    let named = |name: &str| header.iter().any(|field| field.trim() == name);
    let whole = |field: &String| field.trim().bytes().all(|c| c.is_ascii_digit() || c == b'-');
    named("amount_due")
        && named("amount_remaining")
        && named("currency")
        && Role::AMOUNTS
            .into_iter()
            .filter_map(|role| roles.of(role))
            .all(|column| data.iter().filter_map(|row| row.fields.get(column)).all(whole))
}

fn line_rule(
    settings: &ImportSettings,
    amendments: &Amendments,
    billed: Billed,
    roles: &RoleColumns,
) -> Option<LineRule> {
    let open = roles.of(Role::Open).is_some();
    match settings.lines {
        Some(LineChoice::Separate) => None,
        Some(LineChoice::Repeated) => Some(LineRule::default()),
        Some(LineChoice::Summed) => {
            Some(LineRule { sum_total: true, sum_open: !open, payments: false })
        }
        None if matches!(billed, Billed::Line | Billed::QuantityTimesPrice) => amendments
            .lines
            .or(Some(LineRule { sum_total: true, sum_open: !open, payments: false })),
        None => amendments.lines,
    }
}

fn encoding(
    sample: &[u8],
    whole_file: bool,
    settings: &ImportSettings,
) -> Result<Detected, ImportError> {
    let needs = |from| Err(ImportError::NeedsConversion { from });
    let utf8 = |encoding, why: &str| {
        let bom = if sample.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        Ok(Detected { encoding, why: why.to_owned(), bom })
    };
    match (&settings.made_from, settings.encoding) {
        (Some(MadeFrom::Table { what }), _) => return utf8(Encoding::Utf8, what),
        (Some(MadeFrom::Text { encoding, why }), wanted) => {
            // Another choice since then means that the file has to be made into text again.
            let is_right = wanted.is_none_or(|wanted| wanted == *encoding);
            let why = if wanted.is_some() { "your choice" } else { why };
            return if is_right { utf8(*encoding, why) } else { needs(Conversion::Text) };
        }
        (None, _) => {}
    }
    match (decode::reading(sample, whole_file), settings.encoding) {
        (Reading::Binary(kind), _) => Err(ImportError::Binary { looks_like: kind.to_owned() }),
        (Reading::Convert(from @ (Conversion::Workbook | Conversion::WebPage)), _) => needs(from),
        (Reading::Text(detected), None) => Ok(detected),
        (Reading::Convert(Conversion::Text), None) => needs(Conversion::Text),
        (_, Some(encoding)) if !encoding.is_unicode() => needs(Conversion::Text),
        (reading, Some(encoding)) => {
            let detected = match reading {
                Reading::Text(detected) => Some(detected),
                Reading::Convert(_) | Reading::Binary(_) => None,
            };
            let bom = detected.filter(|d| d.encoding == encoding).map_or(0, |d| d.bom);
            Ok(Detected { encoding, why: "your choice".to_owned(), bom })
        }
    }
}

fn header(rows: &[SampleRow], settings: &ImportSettings, directive_lines: u32) -> Option<usize> {
    if let Some(line) = settings.header_row {
        return rows.iter().position(|row| row.row == line);
    }
    let known = sniff::header_index(rows).or_else(|| sniff::unknown_header_index(rows));
    known.or((directive_lines > 0).then_some(0))
}

fn check_table(
    rows: &[SampleRow],
    data: &[SampleRow],
    header_row: Option<u32>,
    whole_file: bool,
) -> Result<(), ImportError> {
    match header_row {
        Some(row) if data.is_empty() && whole_file => Err(ImportError::HeaderOnly { row }),
        None if rows.iter().all(|row| row.fields.len() < 2) => Err(ImportError::NoTable),
        _ if whole_file && !sniff::has_known_header(rows) && !has_values(rows) => {
            Err(ImportError::NoTable)
        }
        _ => Ok(()),
    }
}

/// Some cell is an amount or a date.
fn has_values(rows: &[SampleRow]) -> bool {
    rows.iter().flat_map(|row| &row.fields).map(|field| value::trim(field.as_bytes())).any(|cell| {
        value::mark_evidence(cell) != value::MarkEvidence::None || value::date(cell).is_certain()
    })
}

/// Refuses a file whose dates are times only: they were lost before the file was saved.
fn check_dates(columns: &[ColumnReport], data: &[SampleRow]) -> Result<(), ImportError> {
    for column in
        columns.iter().filter(|c| matches!(c.role, Some(Role::InvoiceDate | Role::DueDate)))
    {
        let filled: Vec<&[u8]> = data
            .iter()
            .filter_map(|row| row.fields.get(column.index as usize))
            .map(|field| value::trim(field.as_bytes()))
            .filter(|cell| !value::is_blank(cell))
            .collect();
        if let Some(first) = filled.first()
            && filled.iter().all(|cell| value::is_destroyed_date(cell))
        {
            let example = String::from_utf8_lossy(first).into_owned();
            return Err(ImportError::DestroyedDates { column: column.header.clone(), example });
        }
    }
    Ok(())
}

fn sample_evidence(roles: &RoleColumns, data: &[SampleRow]) -> (DateEvidence, MarkCount) {
    let mut dates = DateEvidence::default();
    let mut marks = MarkCount::default();
    for row in data {
        let cell = |role| {
            roles.of(role).and_then(|c| row.fields.get(c)).map(|f| value::trim(f.as_bytes()))
        };
        for role in Role::DATES {
            if let Some(cell) = cell(role) {
                dates.add(value::date(cell), role, cell, row.row);
            }
        }
        for role in Role::AMOUNTS {
            if let Some(cell) = cell(role)
                && let Ok(text) = value::amount_text(cell)
            {
                marks.add_text(&text, role, cell);
            }
        }
    }
    (dates, marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::report::tests::columns_of;

    #[test]
    fn what_the_user_corrected_is_found_by_row_whatever_its_order() {
        let fix = |row, column, value: &str| CellFix { row, column, value: value.to_owned() };
        let take = |row, take| RowChoice { row, take };
        let settings = ImportSettings {
            cells: vec![
                fix(9, 1, "nine"),
                fix(3, 2, "three"),
                fix(5, 0, "five"),
                fix(3, 4, "more"),
            ],
            rows: vec![
                take(8, RowUse::Restore),
                take(2, RowUse::Exclude),
                take(6, RowUse::Exclude),
            ],
            ..ImportSettings::default()
        };
        let by_hand = ByHand::of(&settings);
        for (row, choice, cells) in [
            (1, None, &[][..]),
            (2, Some(RowUse::Exclude), &[]),
            (3, None, &["three", "more"]),
            (4, None, &[]),
            (5, None, &["five"]),
            (6, Some(RowUse::Exclude), &[]),
            (8, Some(RowUse::Restore), &[]),
            (9, None, &["nine"]),
            (10, None, &[]),
        ] {
            let values: Vec<&str> = by_hand.cells(row).iter().map(|f| f.value.as_str()).collect();
            assert_eq!((by_hand.choice(row), &*values), (choice, cells), "row {row}");
        }
        let only_cells = ImportSettings { rows: Vec::new(), ..settings.clone() };
        let only_rows = ImportSettings { cells: Vec::new(), ..settings.clone() };
        for (settings, expected) in [
            (settings, false),
            (only_cells, false),
            (only_rows, false),
            (ImportSettings::default(), true),
        ] {
            assert_eq!(ByHand::of(&settings).is_empty(), expected, "{settings:?}");
        }
    }

    fn by_role(roles: &[Role]) -> RoleColumns {
        let roles: Vec<Option<Role>> = roles.iter().copied().map(Some).collect();
        RoleColumns::from_reports(&columns_of(&roles))
    }

    #[test]
    fn the_amount_billed_is_made_of_what_is_there_in_full() {
        use Role::{Credit, Debit, LineTotal, Net, Open, Quantity, Tax, TaxRate, Total, UnitPrice};
        for (roles, expected) in [
            (&[Total, LineTotal][..], Billed::Total),
            (&[LineTotal, Net, Tax], Billed::Line),
            (&[Net, Tax, TaxRate], Billed::NetAndTax),
            (&[Net, TaxRate], Billed::NetAndRate),
            (&[Quantity, UnitPrice], Billed::QuantityTimesPrice),
            (&[Debit, Credit], Billed::DebitLessCredit),
            (&[Quantity, UnitPrice, Open], Billed::Total),
            (&[Net], Billed::Total),
            (&[Tax], Billed::Total),
            (&[TaxRate], Billed::Total),
            (&[Quantity], Billed::Total),
            (&[UnitPrice], Billed::Total),
            (&[Debit], Billed::Total),
            (&[Credit], Billed::Total),
        ] {
            assert_eq!(billed(&by_role(roles)), expected, "{roles:?}");
        }
    }

    #[test]
    fn columns_of_lines_are_known_by_role_and_by_name() {
        use Role::{Open, Paid, PaidDate, Quantity, Total};
        for (roles, header, expected) in [
            (&[Total][..], "Total", false),
            (&[Total, Quantity], "Total", true),
            (&[Total, Paid, PaidDate], "Total", true),
            (&[Total, Paid, PaidDate, Open], "Total", false),
            (&[Total, Paid], "Total", false),
            (&[Total, PaidDate], "Total", false),
            (&[Total], "Item name", true),
            (&[Total], "Itemized", false),
        ] {
            let found = has_line_columns(&by_role(roles), &[header.to_owned()]);
            assert_eq!(found, expected, "{roles:?} {header}");
        }
    }

    #[test]
    fn the_rows_of_a_table_begin_below_all_lines_of_its_header() {
        let row = |row, fields: &[&str]| SampleRow {
            row,
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        };
        let title = row(1, &["Open items", "", ""]);
        let first = row(3, &["Invoice", "Customer", "Opening"]);
        let second = row(4, &["Date", "Name", "Amount"]);
        let data = row(5, &["2026-01-05", "A", "10.00"]);
        let two = [title.clone(), first.clone(), second, data.clone()];
        let found = table(&two, Some(1));
        assert_eq!(found.names, ["Invoice Date", "Customer Name", "Opening Amount"]);
        assert_eq!((found.header_row, found.header_end), (Some(3), 4));
        assert_eq!((found.title[0].row, found.title.len()), (1, 1));
        assert_eq!(found.data.iter().map(|row| row.row).collect::<Vec<_>>(), [5]);
        let one = [title, first, data.clone(), data];
        let found = table(&one, Some(1));
        assert_eq!((found.header_row, found.header_end, found.data.len()), (Some(3), 3, 2));
    }

    #[test]
    fn the_rows_of_a_file_are_estimated_from_those_of_the_sample() {
        for (bytes, sample_bytes, sample_rows, expected) in [
            // 1003 / 50 = 20 bytes a row: 100 000 / 20, and 1024 to spare.
            (100_000, 1_003, 50, 6_024),
            // Never less than 8 bytes a row: 1000 / 8.
            (1_000, 300, 100, 1_149),
            // A sample without a row is one row of 500 bytes.
            (10_000, 500, 0, 1_044),
        ] {
            assert_eq!(rows_expected(bytes, sample_bytes, sample_rows), expected, "{bytes}");
        }
    }

    #[test]
    fn only_stripes_own_columns_of_whole_numbers_are_in_the_smallest_unit() {
        let stripe = ["amount_due", "amount_remaining", "currency"];
        let roles = by_role(&[Role::Total, Role::Open, Role::Currency]);
        for (header, amounts, expected) in [
            (stripe, ["1000", "-250"], true),
            (stripe, ["1000", "2.50"], false),
            (["amount", "amount_remaining", "currency"], ["1000", "-250"], false),
            (["amount_due", "remaining", "currency"], ["1000", "-250"], false),
            (["amount_due", "amount_remaining", "code"], ["1000", "-250"], false),
        ] {
            let [total, open] = amounts.map(str::to_owned);
            let data = [SampleRow { row: 2, fields: vec![total, open, "eur".to_owned()] }];
            let header = header.map(str::to_owned);
            assert_eq!(writes_minor_units(&header, &roles, &data), expected, "{header:?}");
        }
    }

    #[test]
    fn amounts_of_lines_are_added_up_unless_the_user_or_the_file_says_otherwise() {
        use Role::{LineTotal, Open};
        let summed = |sum_open| Some(LineRule { sum_total: true, sum_open, payments: false });
        let repeated = Some(LineRule::default());
        let amended = Amendments { lines: repeated, ..Amendments::default() };
        let none = Amendments::default();
        for (choice, amendments, billed, roles, expected) in [
            (None, &none, Billed::Line, &[LineTotal][..], summed(true)),
            (None, &none, Billed::QuantityTimesPrice, &[LineTotal, Open], summed(false)),
            (None, &none, Billed::Total, &[Open], None),
            (None, &amended, Billed::Line, &[LineTotal], repeated),
            (None, &amended, Billed::Total, &[Open], repeated),
            (Some(LineChoice::Separate), &amended, Billed::Line, &[LineTotal], None),
            (Some(LineChoice::Repeated), &none, Billed::Line, &[LineTotal], repeated),
            (Some(LineChoice::Summed), &amended, Billed::Total, &[Open], summed(false)),
        ] {
            let settings = ImportSettings { lines: choice, ..ImportSettings::default() };
            let found = line_rule(&settings, amendments, billed, &by_role(roles));
            assert_eq!(found, expected, "{choice:?} {billed:?} {roles:?}");
        }
    }

    #[test]
    fn the_users_encoding_counts_and_text_of_another_one_is_converted_again() {
        let needs = || Err(ImportError::NeedsConversion { from: Conversion::Text });
        let made = |encoding| Some(MadeFrom::Text { encoding, why: "its bytes".to_owned() });
        let (utf8, le) = (Encoding::Utf8, Encoding::Utf16Le);
        let (latin, greek) = (Encoding::Windows1252, Encoding::Windows1253);
        let (plain, marked) = (b"a,b\n".as_slice(), b"\xEF\xBB\xBFa,b\n".as_slice());
        for (sample, made_from, wanted, expected) in [
            (plain, made(latin), None, Ok((latin, "its bytes", 0))),
            (plain, made(latin), Some(latin), Ok((latin, "your choice", 0))),
            (plain, made(latin), Some(greek), needs()),
            (marked, made(latin), None, Ok((latin, "its bytes", 3))),
            (plain, None, Some(latin), needs()),
            (b"M\xFCller", None, Some(utf8), Ok((utf8, "your choice", 0))),
            (marked, None, Some(utf8), Ok((utf8, "your choice", 3))),
            (marked, None, Some(le), Ok((le, "your choice", 0))),
        ] {
            let settings =
                ImportSettings { made_from, encoding: wanted, ..ImportSettings::default() };
            let found = encoding(sample, true, &settings);
            let shown = found.as_ref().map(|found| (found.encoding, &*found.why, found.bom));
            assert_eq!(shown, expected.as_ref().copied(), "{settings:?}");
        }
    }

    #[test]
    fn the_header_is_the_users_line_a_known_one_or_the_first_below_a_directive() {
        let row = |row, text: &str| SampleRow {
            row,
            fields: text.split(',').map(str::to_owned).collect(),
        };
        let known = [row(1, "Open items"), row(3, "Customer,Total"), row(4, "A,10.00")];
        let values = [row(2, "7,10.00"), row(3, "8,20.00")];
        for (rows, chosen, directive_lines, expected) in [
            (&known[..], None, 0, Some(1)),
            (&known, Some(4), 0, Some(2)),
            (&known, Some(2), 0, None),
            (&values, None, 0, None),
            (&values, None, 1, Some(0)),
        ] {
            let settings = ImportSettings { header_row: chosen, ..ImportSettings::default() };
            let found = header(rows, &settings, directive_lines);
            assert_eq!(found, expected, "{chosen:?} {directive_lines}");
        }
    }
}
