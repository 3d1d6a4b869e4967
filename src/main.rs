//! The page's program.

fn main() {
    owed::panic_place::install();
    owed::ui::run();
}
