//! The worker's program: the core and its wire, without the interface.

fn main() {
    owed::panic_place::install();
    owed::worker::wire::engine::run();
}
