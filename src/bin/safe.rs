//! The safe's program: case files behind a passphrase; no ledger, no interface.

fn main() {
    owed::panic_place::install();
    owed::worker::wire::safe::run();
}
