//! A document as on paper. Its texts become text nodes.

use leptos::prelude::*;

use crate::documents::{Align, Block, Document, ListStyle, Run, Table};

/// The document.
#[component]
pub(super) fn Preview(document: Memo<Document>) -> impl IntoView {
    view! {
        <article
            class="paper paper--policy"
            data-testid="policy-preview"
            aria-label="Preview of the document"
            lang=move || document.with(|document| document.language.clone())
        >
            {move || document.with(|document| document.blocks.iter().map(block).collect_view())}
        </article>
    }
}

fn block(block: &Block) -> AnyView {
    match block {
        // The room and the card have the first two levels.
        Block::Heading { level: 0 | 1, text } => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Heading { level: 2, text } => view! { <h4>{text.clone()}</h4> }.into_any(),
        Block::Heading { text, .. } => view! { <h5>{text.clone()}</h5> }.into_any(),
        Block::Paragraph(runs) => view! { <p class="paper__lines">{inline(runs)}</p> }.into_any(),
        Block::List { style: ListStyle::Numbered, items } => {
            let items = items.iter().map(|item| view! { <li>{inline(item)}</li> });
            view! { <ol>{items.collect_view()}</ol> }.into_any()
        }
        Block::List { style: ListStyle::Bullet, items } => {
            let items = items.iter().map(|item| view! { <li>{inline(item)}</li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
        Block::List { style: ListStyle::Checkbox, items } => {
            let items = items.iter().map(|item| view! { <li>{inline(item)}</li> });
            view! { <ul class="paper__checks">{items.collect_view()}</ul> }.into_any()
        }
        Block::Table(own) => table(own, "Table in the document"),
        Block::SignOff(own) => table(own, "Place to sign"),
        Block::KeyValues(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| {
                view! {
                    <dt>{key.clone()}</dt>
                    <dd>{value.clone()}</dd>
                }
            });
            view! { <dl class="paper__pairs">{pairs.collect_view()}</dl> }.into_any()
        }
        Block::PageBreak => view! { <hr class="paper__break"/> }.into_any(),
    }
}

fn inline(runs: &[Run]) -> AnyView {
    let run = |run: &Run| {
        let text = run.text.clone();
        if run.bold { view! { <strong>{text}</strong> }.into_any() } else { text.into_any() }
    };
    runs.iter().map(run).collect_view().into_any()
}

fn table(table: &Table, label: &'static str) -> AnyView {
    let class = |align: Align| if align == Align::End { "num" } else { "" };
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let heads = table.columns.iter().map(|column| {
        view! { <th scope="col" class=class(column.align)>{column.title.clone()}</th> }
    });
    let rows = table.rows.iter().chain(&table.total).map(|row| {
        let cells = aligns.iter().enumerate().map(|(at, align)| {
            let text = row.get(at).cloned().unwrap_or_default();
            view! { <td class=class(*align)>{text}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="paper__table">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
