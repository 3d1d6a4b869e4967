//! A table of any length: only the rows in view stand in the page, the others are asked for in windows.
//!
//! The table stands still in its scroller and shows the rows that belong to the place on the track, so
//! it is never blank and no browser's limit on height is met. Short tables are plain ones.

mod grid;
mod keys;
mod take_along;

use leptos::{ev, html, prelude::*};

use crate::analysis::Page;
use crate::domain::Currency;
use crate::protocol::ListOf;
use grid::Grid;
use take_along::TakeAlong;

/// Rows asked for at a time; all of a table that is short.
pub(crate) const WINDOW: u32 = 120;

/// What a virtual table shows: the window of rows that is held, and how another one is asked for.
#[derive(Debug)]
pub(crate) struct Rows<T: 'static> {
    /// The window.
    pub(crate) page: RwSignal<Option<Page<T>>>,
    /// Asks for so many rows (second) from a row on (first). Asked again when what it reads changes.
    pub(crate) ask: Callback<(u32, u32)>,
    /// All of it as it is seen now, to take along.
    pub(crate) whole: Callback<(), ListOf>,
    /// The list begins at its top when this changes: how it is sorted and narrowed.
    pub(crate) begins: Signal<String>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rows<T> {}

/// The table.
#[component]
pub(crate) fn VirtualTable<T, K, C, V>(
    /// What it shows.
    rows: Rows<T>,
    /// Tells one state of a row from another.
    key: fn(&T) -> K,
    /// The cells of a row.
    cells: C,
    /// The rows of the head, as one `thead`.
    #[prop(into)]
    head: ViewFn,
    /// How many rows the head has.
    #[prop(default = 1)]
    head_rows: u32,
    /// What it is, for those who do not see it.
    #[prop(into)]
    caption: String,
    /// What a row is, and what several are.
    nouns: [&'static str; 2],
    /// Its look.
    class: &'static str,
    /// Name for tests.
    testid: &'static str,
    /// The currency of all its amounts.
    #[prop(optional_no_strip)]
    currency: Option<Currency>,
    /// Where the reader was the last time, kept while the table is away.
    #[prop(optional)]
    place: Option<RwSignal<u32>>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: std::hash::Hash + Eq + 'static,
    C: Fn(T) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let scroller: NodeRef<html::Div> = NodeRef::new();
    let grid = Grid::new(scroller, rows, head_rows, place);
    let resized = window_event_listener(ev::resize, move |_| grid.resized());
    on_cleanup(move || resized.remove());
    let drawn = move || grid.drawn_rows(rows.page);
    let row_key = move |(index, row): &(u32, T)| (*index, key(row));
    let px = |signal: Signal<Option<i64>>| move || signal.get().map(|px| format!("{px}px"));
    let label = caption.clone();
    view! {
        <div
            node_ref=scroller
            class="table-scroll table-scroll--tall"
            class:virtual=move || grid.is_long()
            tabindex="0"
            role="region"
            aria-label=label
            on:scroll=move |_| grid.scrolled()
            on:keydown=move |event| keys::pressed(grid, &event)
        >
            <div class="virtual__track" style:height=px(grid.track())>
                <div class="virtual__hole" style:height=px(grid.hole())>
                    <table
                        class=class
                        data-testid=testid
                        data-currency=currency.map(|currency| currency.code().to_owned())
                        aria-rowcount=move || grid.row_count()
                        aria-busy=move || grid.is_behind().to_string()
                    >
                        <caption class="visually-hidden">{caption}</caption>
                        {move || head.run()}
                        <tbody style:transform=move || grid.shift().map(|px| format!("translateY({px}px)"))>
                            <For each=drawn key=row_key let((index, row))>
                                <tr tabindex="-1" aria-rowindex=(index + head_rows + 1).to_string()>{cells(row)}</tr>
                            </For>
                        </tbody>
                    </table>
                </div>
            </div>
        </div>
        <TakeAlong grid whole=rows.whole nouns/>
    }
}
