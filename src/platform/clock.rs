//! Today's date, once, as a default for the as-of date. The core has no clock.

use chrono::NaiveDate;

/// The calendar day where the user sits; 1 January 2000 if the browser gives no date.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2000);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date())
        .or_else(|| NaiveDate::from_ymd_opt(2000, 1, 1))
        .unwrap_or_default()
}
