//! The press's program: documents and tables to files; no ledger, no interface.

fn main() {
    owed::panic_place::install();
    owed::worker::wire::press::run();
}
