//! One review of several files: counts, sums and findings of all, the rest as the first file with
//! documents has it.

use crate::domain::Money;
use crate::domain::sorting::LeanSort;
use crate::import::join::report::{FileReport, SetReport};
use crate::import::report::{ControlTotal, FindingGroup, ImportReport, LeftOut, TableKind};

impl SetReport {
    /// The review of all files together; a single file's own. `None` when no file has one.
    pub fn combined(&self) -> Option<ImportReport> {
        let counted = || self.files.iter().filter(|file| file.repeats.is_none());
        let of_documents =
            |file: &&FileReport| matches!(file.kind, TableKind::Invoices | TableKind::CreditNotes);
        let first = counted()
            .filter(of_documents)
            .chain(counted())
            .find_map(|file| file.import.as_ref())?;
        let mut sum = first.clone();
        if self.files.len() < 2 {
            return Some(sum);
        }
        let names: Vec<String> = self.files.iter().map(FileReport::shown_name).collect();
        sum.file_name = names.join(" + ");
        (sum.bytes, sum.rows_read, sum.rows_used) = (0, 0, 0);
        (sum.left_out, sum.control, sum.findings) = (Vec::new(), Vec::new(), Vec::new());
        (sum.questions, sum.stated_totals) = (Vec::new(), Vec::new());
        for file in counted() {
            if let Some(report) = &file.import {
                add(&mut sum, report, of_documents(&file));
            }
        }
        sum.findings.lean_sort_by_key(|group| (group.severity, group.code));
        Some(sum)
    }
}

impl FileReport {
    /// The name with the sheet, where there is one.
    pub fn shown_name(&self) -> String {
        if self.sheet.is_empty() {
            self.name.clone()
        } else {
            format!("{} / {}", self.name, self.sheet)
        }
    }
}

fn add(sum: &mut ImportReport, report: &ImportReport, of_documents: bool) {
    sum.bytes += report.bytes;
    sum.rows_read += report.rows_read;
    sum.rows_used += report.rows_used;
    sum.questions.extend(report.questions.iter().cloned());
    sum.latest_date = sum.latest_date.max(report.latest_date);
    sum.stated_as_of = sum.stated_as_of.or(report.stated_as_of);
    for group in &report.left_out {
        match sum.left_out.iter_mut().find(|own| own.code == group.code) {
            Some(own) => add_left_out(own, group),
            None => sum.left_out.push(group.clone()),
        }
    }
    for group in &report.findings {
        match sum.findings.iter_mut().find(|own| own.code == group.code) {
            Some(own) => add_findings(own, group),
            None => sum.findings.push(group.clone()),
        }
    }
    if of_documents {
        sum.stated_totals.extend(report.stated_totals.iter().cloned());
        for control in &report.control {
            match sum.control.iter_mut().find(|own| own.currency == control.currency) {
                Some(own) => add_control(own, control),
                None => sum.control.push(control.clone()),
            }
        }
    }
}

fn add_left_out(own: &mut LeftOut, other: &LeftOut) {
    own.rows += other.rows;
    for money in &other.amounts {
        match own.amounts.iter_mut().find(|sum| sum.currency == money.currency) {
            Some(sum) => *sum = Money::new(sum.amount + money.amount, sum.currency),
            None => own.amounts.push(*money),
        }
    }
}

fn add_findings(own: &mut FindingGroup, other: &FindingGroup) {
    own.count += other.count;
    let room = FindingGroup::KEPT.saturating_sub(own.examples.len());
    own.examples.extend(other.examples.iter().take(room).cloned());
}

fn add_control(own: &mut ControlTotal, other: &ControlTotal) {
    own.used += other.used;
    own.left_out += other.left_out;
    own.file += other.file;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Amount, Currency};
    use crate::import::report::{Finding, FindingCode};
    use crate::import::{ImportSettings, Outcome, import};

    fn money(cents: i128, code: &str) -> Money {
        let currency = Currency::new(code).unwrap();
        Money::new(Amount::from_minor(cents, currency), currency)
    }

    fn file(name: &str, kind: TableKind, import: ImportReport) -> FileReport {
        FileReport {
            name: name.to_owned(),
            sheet: "S".to_owned(),
            kind,
            kind_why: String::new(),
            repeats: None,
            refused: None,
            import: Some(import),
            documents: 0,
        }
    }

    /// A review with one group of rows left out, and control totals of `used`, `left_out` and their
    /// sum per currency.
    fn review(rows: u64, left_out: &[Money], controls: &[(i128, i128, &str)]) -> ImportReport {
        let text = "Customer,Invoice No,Due Date,Total\nA,1,2026-01-05,10.00\n";
        let outcome = import("own.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { mut report, .. } = outcome else { panic!("{outcome:?}") };
        let code = FindingCode::Void;
        (report.bytes, report.rows_read, report.rows_used) = (rows * 100, rows * 10, rows * 7);
        report.left_out = vec![LeftOut { code, rows, amounts: left_out.to_vec() }];
        report.control = controls
            .iter()
            .map(|(used, left_out, code)| ControlTotal {
                currency: Currency::new(code).unwrap(),
                used: money(*used, code).amount,
                left_out: money(*left_out, code).amount,
                file: money(*used + *left_out, code).amount,
            })
            .collect();
        report.findings = Vec::new();
        let finding = Finding { row: 2, column: String::new(), value: rows.to_string() };
        for _ in 0..rows {
            FindingGroup::add_to(&mut report.findings, code, finding.clone());
        }
        report
    }

    #[test]
    fn reviews_add_up_by_reason_and_by_currency() {
        let first = review(3, &[money(500, "EUR")], &[(1_000, 500, "EUR")]);
        let second = review(
            4,
            &[money(70, "USD"), money(200, "EUR")],
            &[(30, 70, "USD"), (4_000, 200, "EUR")],
        );
        // Payments are no documents: their rows count, their sums do not.
        let third = review(5, &[], &[(9_999, 0, "EUR")]);
        let set = SetReport {
            files: vec![
                file("a.csv", TableKind::Invoices, first),
                file("b.csv", TableKind::CreditNotes, second),
                file("c.csv", TableKind::Payments, third),
            ],
            join: None,
        };
        let sum = set.combined().unwrap();
        assert_eq!(sum.file_name, "a.csv / S + b.csv / S + c.csv / S");
        // 3 + 4 + 5 = 12.
        assert_eq!((sum.bytes, sum.rows_read, sum.rows_used), (1_200, 120, 84));
        assert_eq!((sum.left_out.len(), sum.rows_left_out()), (1, 12));
        assert_eq!(sum.left_out[0].amounts, [money(700, "EUR"), money(70, "USD")]);
        let controls: Vec<_> = sum
            .control
            .iter()
            .map(|c| (c.currency.code().to_owned(), [c.used, c.left_out, c.file]))
            .collect();
        let sums = |code: &str, cents: [i128; 3]| {
            (code.to_owned(), cents.map(|cents| money(cents, code).amount))
        };
        assert_eq!(controls, [sums("EUR", [5_000, 700, 5_700]), sums("USD", [30, 70, 100])]);
        assert_eq!(sum.findings.len(), 1);
        assert_eq!((sum.findings[0].count, sum.findings[0].examples.len()), (12, 12));
    }

    #[test]
    fn other_reasons_stay_apart_and_examples_are_few() {
        let first = review(99, &[], &[]);
        let mut second = review(5, &[], &[]);
        second.left_out[0].code = FindingCode::Draft;
        let finding = Finding { row: 3, column: String::new(), value: String::new() };
        FindingGroup::add_to(&mut second.findings, FindingCode::Draft, finding);
        let files = vec![
            file("a.csv", TableKind::Invoices, first),
            file("b.csv", TableKind::Invoices, second),
        ];
        let sum = SetReport { files, join: None }.combined().unwrap();
        let mut reasons: Vec<_> = sum.left_out.iter().map(|l| (l.rows, l.code)).collect();
        reasons.lean_sort();
        assert_eq!(reasons, [(5, FindingCode::Draft), (99, FindingCode::Void)]);
        let mut counts: Vec<_> = sum.findings.iter().map(|g| (g.count, g.examples.len())).collect();
        counts.lean_sort();
        // 99 + 5 are counted, 100 kept.
        assert_eq!(counts, [(1, 1), (104, FindingGroup::KEPT)]);
    }

    #[test]
    fn a_file_alone_keeps_its_own_review() {
        let own = review(3, &[money(500, "EUR")], &[(1_000, 500, "EUR")]);
        let files = vec![file("b.csv", TableKind::Payments, own.clone())];
        assert_eq!(SetReport { files, join: None }.combined(), Some(own));
        assert_eq!(SetReport::default().combined(), None);
    }
}
