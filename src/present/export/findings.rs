//! What was left out or doubtful, as CSV: one line per finding, with what to do about it.

use super::table::{Cell, Table};
use crate::import::{FindingGroup, ImportReport, Severity};

const HEADER: [&str; 7] =
    ["File", "Row", "Column", "Value", "What happened to the row", "What is wrong", "What to do"];

/// The findings of an import. Of a kind with very many, the first are listed and the rest counted
/// in one more line without a row number.
pub fn findings_csv(import: &ImportReport) -> String {
    let mut table = Table::new(&HEADER.map(str::to_owned));
    for group in &import.findings {
        write_group(&mut table, import, group);
    }
    table.finish()
}

fn write_group(table: &mut Table, import: &ImportReport, group: &FindingGroup) {
    let fate = match group.severity {
        Severity::LeftOut => "left out",
        Severity::Doubtful => "used, please check",
        Severity::Note => "used",
    };
    for finding in &group.examples {
        table.row(
            [
                Cell::Text(&import.file_name),
                Cell::Count(u64::from(finding.row)),
                Cell::Text(&finding.column),
                Cell::Text(&finding.value),
                Cell::Text(fate),
                Cell::Text(&group.message),
                Cell::Text(&group.hint),
            ]
            .into_iter(),
        );
    }
    let more = group.count.saturating_sub(group.examples.len() as u64);
    if more > 0 {
        let message = format!("{more} more like this: {}", group.message);
        let file = Cell::Text(&import.file_name);
        let words = [Cell::Text(fate), Cell::Text(&message), Cell::Text(&group.hint)];
        let blank = [Cell::Empty, Cell::Empty, Cell::Empty];
        table.row([file].into_iter().chain(blank).chain(words));
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
        let expected = "\u{feff}File,Row,Column,Value,What happened to the row,What is wrong,What to do\r\n\
            open.csv,7,Due Date,'@30 Feb,left out,Not a date,Correct it in the file\r\n\
            open.csv,,,,left out,2 more like this: Not a date,Correct it in the file\r\n";
        assert_eq!(findings_csv(&report), expected);
    }
}
