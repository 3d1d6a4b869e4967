//! The page's program.

fn main() {
    owed::panic_place::install_with(owed::platform::rescue::stop);
    owed::ui::run();
}
