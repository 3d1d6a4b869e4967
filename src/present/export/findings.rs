//! What was left out or doubtful, as CSV: one line per finding, with what to do about it.

use super::json::code_of;
use super::table::{Cell, Table};
use crate::import::{FindingGroup, ImportReport, Severity};

const HEADER: [&str; 9] = [
    "File",
    "Sheet",
    "Row",
    "Column",
    "Value",
    "Rule",
    "What happened to the row",
    "What is wrong",
    "What to do",
];

/// The review of one file, or of one sheet of a workbook.
#[derive(Clone, Copy, Debug)]
pub struct FileFindings<'a> {
    /// Name of the file as given.
    pub file: &'a str,
    /// Name of the sheet; empty where there is none.
    pub sheet: &'a str,
    /// Its review.
    pub import: &'a ImportReport,
}

/// The findings of an import. Of a kind with very many, the first are listed and the rest counted
/// in one more line without a row number.
pub fn findings_csv(files: &[FileFindings<'_>]) -> String {
    let mut table = Table::new(&HEADER.map(str::to_owned));
    for file in files {
        for group in &file.import.findings {
            write_group(&mut table, *file, group);
        }
    }
    table.finish()
}

fn write_group(table: &mut Table, from: FileFindings<'_>, group: &FindingGroup) {
    let fate = match group.severity {
        Severity::LeftOut => "left out",
        Severity::Doubtful => "used, please check",
        Severity::Note => "used",
    };
    let rule = code_of(group.code);
    let place = || [Cell::Text(from.file), Cell::Text(from.sheet)].into_iter();
    for finding in &group.examples {
        let cells = [
            Cell::Count(u64::from(finding.row)),
            Cell::Text(&finding.column),
            Cell::Text(&finding.value),
            Cell::Text(&rule),
            Cell::Text(fate),
            Cell::Text(&group.message),
            Cell::Text(&group.hint),
        ];
        table.row(place().chain(cells));
    }
    let more = group.count.saturating_sub(group.examples.len() as u64);
    if more > 0 {
        let message = format!("{more} more like this: {}", group.message);
        let blank = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Text(&rule)];
        let words = [Cell::Text(fate), Cell::Text(&message), Cell::Text(&group.hint)];
        table.row(place().chain(blank).chain(words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Finding, FindingCode};
    use crate::present::export::testing::import;

    #[test]
    fn findings_are_listed_and_the_rest_counted() {
        let report = ImportReport {
            findings: vec![FindingGroup {
                code: FindingCode::BadDate,
                severity: Severity::LeftOut,
                count: 3,
                message: "Not a date".to_owned(),
                hint: "Correct it in the file".to_owned(),
                examples: vec![Finding {
                    row: 7,
                    column: "Due Date".to_owned(),
                    value: "@30 Feb".to_owned(),
                }],
            }],
            ..import()
        };
        let expected = "\u{feff}File,Sheet,Row,Column,Value,Rule,What happened to the row,What is wrong,What to do\r\n\
            a.xlsx,'=1+1,7,Due Date,'@30 Feb,bad_date,left out,Not a date,Correct it in the file\r\n\
            a.xlsx,'=1+1,,,,bad_date,left out,2 more like this: Not a date,Correct it in the file\r\n";
        let files = [FileFindings { file: "a.xlsx", sheet: "=1+1", import: &report }];
        assert_eq!(findings_csv(&files), expected);
    }
}
