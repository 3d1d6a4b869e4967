//! Any bytes as a text file: nothing stops the importer, every row is used or left out, every sum
//! ties out, and the size of the chunks it arrives in makes no difference.
#![no_main]

use libfuzzer_sys::fuzz_target;
use owed::domain::Currency;
use owed::import::{
    DateOrder, DecimalMark, Finish, ImportReport, ImportSettings, Importer, LineChoice, Outcome,
    Role, RoleChoice, Step, Terms,
};

fn import(bytes: &[u8], settings: &ImportSettings, chunk: usize) -> Outcome {
    let mut importer = Importer::new("file.csv", bytes.len() as u64, settings.clone());
    for _ in 0..100 {
        for piece in bytes.chunks(chunk) {
            if importer.push(piece) == Step::Stop {
                break;
            }
        }
        if let Finish::Done(outcome) = importer.finish() {
            return *outcome;
        }
    }
    panic!("the file is read again and again");
}

fn ties_out(report: &ImportReport) {
    assert_eq!(report.rows_used + report.rows_left_out(), report.rows_read, "rows");
    for total in &report.control {
        assert_eq!(total.used + total.left_out, total.file, "{}", total.currency.code());
    }
}

/// What an owner would answer to every question, and columns pointed at.
fn told(bytes: &[u8]) -> ImportSettings {
    let first = bytes.first().copied().unwrap_or(0);
    let choice = |column, role| RoleChoice { column, role: Some(role) };
    ImportSettings {
        roles: vec![
            choice(0, Role::CustomerName),
            choice(1, Role::Total),
            choice(2, Role::InvoiceDate),
            choice(3, Role::DueDate),
            choice(4, Role::Number),
        ],
        date_order: Some(if first & 1 == 0 { DateOrder::Dmy } else { DateOrder::Mdy }),
        decimal_mark: Some(if first & 2 == 0 { DecimalMark::Point } else { DecimalMark::Comma }),
        currency: Currency::new("EUR"),
        lines: (first & 4 == 0).then_some(LineChoice::Summed),
        terms: Some(Terms::Net(30)),
        flip_sign: first & 8 != 0,
        ..ImportSettings::default()
    }
}

fuzz_target!(|bytes: &[u8]| {
    for settings in [ImportSettings::default(), told(bytes)] {
        let whole = import(bytes, &settings, 1 << 20);
        let pieces = import(bytes, &settings, 7);
        match (&whole, &pieces) {
            (
                Outcome::Imported { ledger, report },
                Outcome::Imported { ledger: other, report: second },
            ) => {
                ties_out(report);
                assert_eq!(report, second);
                assert_eq!(ledger.len(), other.len());
                for idx in 0..u32::try_from(ledger.len()).unwrap_or(0) {
                    assert_eq!(
                        ledger.document(idx).map(|d| (d.total, d.open)),
                        other.document(idx).map(|d| (d.total, d.open))
                    );
                }
            }
            (Outcome::Asking { report }, Outcome::Asking { report: second }) => {
                assert_eq!(report, second);
            }
            (Outcome::Failed { error, .. }, Outcome::Failed { error: second, .. }) => {
                assert_eq!(error, second);
            }
            other => panic!("chunks make a difference: {other:?}"),
        }
    }
});
