//! That the file is old, in words: who has paid since then is not known.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::state::use_app;

/// More days than this make debts that the law may have let go of.
const YEARS_OLD: u32 = 730;

/// The words; nothing while the file is young.
#[component]
pub(super) fn Stale() -> impl IntoView {
    let state = use_app();
    let words = move || {
        let (date, days) = state.today.with(|today| today.as_ref()?.stale)?;
        let old = format!(
            "Your file ends on {}, {} before this list. Whoever has paid since then is still on it: export it again before you contact anyone, or set the date above to the day of the export.",
            format::date(date),
            format::counted(u64::from(days), "day", "days")
        );
        let years = (days > YEARS_OLD).then_some(
            " Debts this old come out as legal action by the plan; ask a lawyer first whether they can still be claimed.",
        );
        Some(format!("{old}{}", years.unwrap_or_default()))
    };
    view! {
        {move || words().map(|words| view! { <p class="card today__part" data-testid="stale-data">{words}</p> })}
    }
}
