//! A document's row as it stands in the file: header, value and what it was used as.

use leptos::prelude::*;

use super::SheetHead;
use crate::present::format;
use crate::protocol::SourceRow;
use crate::ui::state::{Behind, Sheet, use_app};

/// The source row of a document.
#[component]
pub(crate) fn SourceRowOf(
    /// The document, as titled.
    number: String,
    /// Where it came from.
    back: Option<Box<Behind>>,
) -> impl IntoView {
    let state = use_app();
    let back_button = back.map(|behind| {
        let words = format!("\u{2190} {}", behind.title);
        let go = move |_| state.sheet.set(Some(Sheet::Documents((*behind).clone())));
        view! { <button class="link-button" type="button" data-testid="sheet-back" on:click=go>{words}</button> }
    });
    view! {
        <SheetHead title=number>{back_button}</SheetHead>
        <div data-testid="source-row">
            {move || match state.source_row.get() {
                Some(row) => view! { <Fields row/> }.into_any(),
                None => view! { <p class="quiet">"Looking up the row"</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Fields(row: SourceRow) -> impl IntoView {
    let place = format!("Row {} of {}", format::count(u64::from(row.row)), row.file_name);
    let fields = row.fields.into_iter().map(|field| {
        let unused = field.used_as.is_empty();
        let used_as = if unused { "not used".to_owned() } else { field.used_as };
        view! {
            <tr>
                <th scope="row">{field.header}</th>
                <td class="verbatim">{field.value}</td>
                <td class:quiet=unused>{used_as}</td>
            </tr>
        }
    });
    view! {
        <p class="quiet">{place}</p>
        <table class="table">
            <caption class="visually-hidden">"The row as it stands in the file"</caption>
            <thead>
                <tr>
                    <th scope="col">"Column"</th>
                    <th scope="col">"As written"</th>
                    <th scope="col">"Used as"</th>
                </tr>
            </thead>
            <tbody>{fields.collect_view()}</tbody>
        </table>
    }
}
