//! Any bytes as a date: a day of the calendar, parts that their column has to settle, or nothing;
//! blanks around it change nothing, and a day written plainly is the same day.
#![no_main]

use libfuzzer_sys::fuzz_target;
use owed::import::DateOrder;
use owed::import::value::{DateCell, date, is_destroyed_date, iso_day};

fuzz_target!(|cell: &[u8]| {
    let read = date(cell);
    let _destroyed = is_destroyed_date(cell);
    if let Some(day) = iso_day(cell) {
        assert_eq!(read, DateCell::Day(day), "the quick way says another day");
    }
    for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
        let Some(day) = read.day(order) else { continue };
        let calendar = day.to_date().expect("a day of the calendar");
        let plain = calendar.format("%Y-%m-%d").to_string();
        if (1901..2400).contains(&chrono_year(&plain)) {
            assert_eq!(date(plain.as_bytes()), DateCell::Day(day), "{plain}");
        }
    }
});

fn chrono_year(plain: &str) -> i32 {
    plain.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}
