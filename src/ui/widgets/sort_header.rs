//! A column header that sorts.

use leptos::prelude::*;

/// A sortable column header.
#[component]
pub(crate) fn SortHeader(
    /// The column's name.
    #[prop(into)]
    label: String,
    /// `None` = not sorted by this column, else whether largest comes first.
    #[prop(into)]
    sorted: Signal<Option<bool>>,
    /// Told when pressed.
    on_sort: Callback<()>,
    /// Extra classes of the cell.
    #[prop(default = "")]
    class: &'static str,
    /// What stands before the name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let aria = move || match sorted.get() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let arrow = move || match sorted.get() {
        Some(true) => "\u{2193}",
        Some(false) => "\u{2191}",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=aria>
            <button class="sort-button" type="button" on:click=move |_| on_sort.run(())>
                {children.map(|children| children())}
                {label}
                <span class="sort-button__arrow" aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}
