//! The converter's program: workbooks, web pages and old encodings to text; no ledger, no interface.

fn main() {
    owed::panic_place::install();
    owed::worker::wire::converter::run();
}
