//! Whatever is not plain UTF-8 or UTF-16 text becomes plain UTF-8 text that the importer reads: sheets
//! of workbooks, tables of web pages, text in older encodings.
//!
//! Pure, like the importer, and apart from it: in the browser this is a program of its own that runs in
//! a worker which is thrown away after each file (docs/decisions/0013-the-converter.md). The page
//! carries [`report`] only; native programs call [`convert`] directly.
//!
//! [`sniff`] says what a file needs; [`workbook`] turns sheets into [`TableText`];
//! [`text`] guesses encodings and decodes; [`run`] chooses.

pub mod refusal;
pub mod report;

/// Everything that reads; left out of programs that only show reports.
macro_rules! reading {
    ($($item:item)*) => {
        $(#[cfg(any(not(target_arch = "wasm32"), feature = "converter"))] $item)*
    };
}

reading! {
    mod archive;
    mod cell;
    mod compound;
    mod dense;
    mod grid;
    mod html;
    pub mod limits;
    mod ods;
    pub mod run;
    pub mod sniff;
    pub mod text;
    pub mod workbook;
    mod xls;
    mod xls_records;
    mod xlsb;
    mod xlsx;
    mod xlsx_parts;
    mod xml;

    pub use grid::TableText;
    pub use limits::Limits;
    pub use run::{Converted, Ready, convert, import_any, ready};
    pub use sniff::sniff;
    pub use workbook::{Workbook, workbook};
}

pub use report::*;
