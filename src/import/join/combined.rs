//! One review of several files: counts, sums and findings of all, the rest as the first file with
//! documents has it.

use crate::domain::Money;
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
        sum.findings.sort_by_key(|group| (group.severity, group.code));
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
