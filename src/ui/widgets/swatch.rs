//! A patch of the lateness ramp, always beside its label.

use leptos::prelude::*;

use crate::present::chart::bucket_class;

/// The patch of bucket `index` of `count`, the last of which has no date.
#[component]
pub(crate) fn Swatch(
    /// Which bucket.
    index: usize,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let class = bucket_class(index, count);
    view! {
        <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
            <rect class=class width="12" height="12" rx="3"/>
        </svg>
    }
}
