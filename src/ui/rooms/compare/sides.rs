//! Which two files, as of when, and which is the earlier one; each changeable.

use leptos::prelude::*;

use crate::analysis::compare::{ComparisonReport, ExportSide};
use crate::domain::date::from_iso;
use crate::present::format;
use crate::ui::state::use_app;

/// The two files and what is settled about them.
#[component]
pub(super) fn Sides() -> impl IntoView {
    let state = use_app();
    let pairing = state.compare.pairing;
    let other_as_of = Memo::new(move |_| pairing.get().map(|own| own.other_as_of.to_string()));
    let set_date = move |text: String| {
        let as_of = state.config.with_untracked(|config| config.as_of);
        let (Some(date), Some(mut own)) = (from_iso(&text), pairing.get_untracked()) else {
            return;
        };
        own.other_as_of = date;
        if date != as_of {
            own.other_is_earlier = date < as_of;
        }
        pairing.set(Some(own));
    };
    view! {
        <section class="card compare__sides" aria-label="The two files">
            {move || state.compare.report.get().map(|report| view! { <Named report/> })}
            <div class="actions">
                <label class="setting">
                    <span class="setting__label">"The other file is as of"</span>
                    <input
                        class="input"
                        type="date"
                        data-testid="compare-as-of"
                        prop:value=move || other_as_of.get()
                        on:change=move |event| set_date(event_target_value(&event))
                    />
                </label>
                <Ways/>
            </div>
        </section>
    }
}

/// What can be done with the two.
#[component]
fn Ways() -> impl IntoView {
    let state = use_app();
    let swap = move |_| {
        state.compare.pairing.update(|own| {
            if let Some(own) = own {
                own.other_is_earlier = !own.other_is_earlier;
            }
        });
    };
    view! {
        <button class="button" type="button" data-testid="compare-swap" on:click=swap>
            "Swap earlier and later"
        </button>
        <button
            class="button"
            type="button"
            data-testid="compare-choose"
            on:click=move |_| state.pick_other()
        >
            "Choose another file"
        </button>
        <button
            class="button"
            type="button"
            data-testid="compare-end"
            on:click=move |_| state.drop_other()
        >
            "Stop comparing"
        </button>
        <button
            class="button"
            type="button"
            data-testid="download-comparison"
            on:click=move |_| state.export_comparison()
        >
            "Save as CSV"
        </button>
    }
}

#[component]
fn Named(report: ComparisonReport) -> impl IntoView {
    let odd = report.before.as_of > report.after.as_of;
    view! {
        <dl class="facts">
            <Side name="Earlier" side=report.before testid="compare-before"/>
            <Side name="Later" side=report.after testid="compare-after"/>
        </dl>
        {odd.then(|| view! {
            <p class="quiet" data-testid="compare-odd">
                "The earlier file has the later date. Check the dates, or swap the two."
            </p>
        })}
    }
}

#[component]
fn Side(name: &'static str, side: ExportSide, testid: &'static str) -> impl IntoView {
    let kind = if side.has_history { "paid and open" } else { "open items only" };
    let unnumbered = (side.unnumbered > 0)
        .then(|| format!(", {} without a number", format::count(u64::from(side.unnumbered))));
    let words = format!(
        "{}, as of {}: {}{}, {kind}",
        side.name,
        format::date(side.as_of),
        format::counted(u64::from(side.documents), "document", "documents"),
        unnumbered.unwrap_or_default(),
    );
    view! {
        <div class="facts__row facts__row--prose">
            <dt>{name}</dt>
            <dd class="verbatim" data-testid=testid data-as-of=side.as_of.to_string()>{words}</dd>
        </div>
    }
}
