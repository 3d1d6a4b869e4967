//! Any bytes as a workbook, a web page or text in an older encoding: a table or a refusal by name,
//! within the limits; what comes out is text that the importer reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use owed::convert::{Choice, Limits, convert};
use owed::import::{ImportSettings, Outcome, import};

fuzz_target!(|bytes: &[u8]| {
    for sheet in [None, Some(0), Some(1)] {
        let choice = Choice { sheet, ..Choice::default() };
        let Ok(converted) = convert(bytes, &choice, &Limits::default()) else { continue };
        let text = converted.text.into_bytes();
        assert!(std::str::from_utf8(&text).is_ok(), "not UTF-8");
        let settings = ImportSettings {
            made_from: Some(converted.made_from),
            ..ImportSettings::default()
        };
        if let Outcome::Imported { report, .. } = import("file.xlsx", &text, &settings) {
            assert_eq!(report.rows_used + report.rows_left_out(), report.rows_read, "rows");
        }
    }
});
