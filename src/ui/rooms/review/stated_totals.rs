//! The totals that the file states itself, beside ours. A difference blocks nothing; what usually
//! lies behind it is said.

use leptos::prelude::*;

use crate::domain::sorting::LeanSort;
use crate::import::StatedTotal;
use crate::present::format;
use crate::ui::state::use_app;

/// The file's own totals: in one sentence, with the table behind it.
#[component]
pub(super) fn StatedTotals() -> impl IntoView {
    let state = use_app();
    let totals = Memo::new(move |_| {
        state
            .import
            .with(|import| import.as_ref().map(|i| i.stated_totals.clone()).unwrap_or_default())
    });
    let differing = move || totals.with(|list| list.iter().filter(|t| differs(t)).count());
    let summary = move || {
        let (all, differing) = (totals.with(Vec::len) as u64, differing() as u64);
        let totals = format::counted(all, "total", "totals");
        match differing {
            0 if all == 1 => "The file states a total of its own; it is ours".to_owned(),
            0 => format!("The file states {totals} of its own; all are ours"),
            _ => format!(
                "The file states {totals} of its own; {} from ours",
                format::counted(differing, "differs", "differ")
            ),
        }
    };
    let lines = move || {
        let mut list = totals.get();
        list.lean_sort_by_key(|total| (!differs(total), total.row));
        list.into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || totals.with(|list| !list.is_empty())>
            <details class="fold" data-testid="stated-totals">
                <summary class="fold__summary">{summary}</summary>
                <Show when=move || { differing() > 0 }>
                    <p class="quiet fold__words">
                        "This blocks nothing. A report’s total can net credits and payments, leave out what is not due yet, or come from another date than the rows above it; ours is the sum of the rows that were used."
                    </p>
                </Show>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Totals the file states">
                    <table class="table table--plain">
                        <caption class="visually-hidden">"Totals the file states, beside ours"</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="num">"Row"</th>
                                <th scope="col">"Total"</th>
                                <th scope="col" class="num">"The file says"</th>
                                <th scope="col" class="num">"Ours"</th>
                                <th scope="col" class="num">"Difference"</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </details>
        </Show>
    }
}

fn differs(total: &StatedTotal) -> bool {
    total.stated != total.counted
}

fn line(total: StatedTotal) -> impl IntoView {
    let StatedTotal { row, label, column, currency, stated, counted } = total;
    let difference = stated - counted;
    let words =
        if difference.is_zero() { "none".to_owned() } else { format::money(difference, currency) };
    view! {
        <tr>
            <td class="num">{format::count(u64::from(row))}</td>
            <th scope="row">
                {if label.is_empty() { "Total".to_owned() } else { label }}
                <span class="sub">{column}</span>
            </th>
            <td class="num">{format::money_with_code(stated, currency)}</td>
            <td class="num">{format::money_with_code(counted, currency)}</td>
            <td class="num">{words}</td>
        </tr>
    }
}
