//! A patch of the lateness ramp, always beside its label.

use leptos::prelude::*;

/// The patch of bucket `index` of `count`, the last of which has no date.
#[component]
pub(crate) fn Swatch(
    /// Which bucket.
    index: usize,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    view! { <span class=ramp_class(index, count) aria-hidden="true"></span> }
}

/// The ramp has five steps; schemes with more or fewer buckets are spread over it.
fn ramp_class(index: usize, count: usize) -> &'static str {
    let last = count.saturating_sub(2);
    if index > last {
        return "swatch swatch--none";
    }
    match (index * 4).checked_div(last.max(1)) {
        Some(0) => "swatch swatch--0",
        Some(1) => "swatch swatch--1",
        Some(2) => "swatch swatch--2",
        Some(3) => "swatch swatch--3",
        _ => "swatch swatch--4",
    }
}
