//! One letter as on paper.

use leptos::prelude::*;

use crate::documents::DocumentFormat;
use crate::letters::{LetterLine, LetterText};
use crate::present::format;
use crate::protocol::Export;
use crate::ui::state::use_app;

/// The preview and the buttons that save this one letter.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let state = use_app();
    let save = move |format| {
        if let Some(account) = state.letter_account.get_untracked() {
            let (policy, texts) = (state.policy.get_untracked(), state.texts.get_untracked());
            let log = state.log.get_untracked();
            state.export(Export::Letter { policy, texts, log, account, format });
        }
    };
    let there = Memo::new(move |_| state.letter.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <section aria-label="Preview of the letter">
                {move || state.letter.get().map(|letter| view! { <Paper letter/> })}
                <div class="actions letters__actions">
                    <button
                        class="button"
                        type="button"
                        data-testid="download-letter-docx"
                        on:click=move |_| save(DocumentFormat::Docx)
                    >
                        "Download this letter (DOCX)"
                    </button>
                    <button
                        class="button"
                        type="button"
                        data-testid="download-letter-html"
                        on:click=move |_| save(DocumentFormat::Html)
                    >
                        "Download this letter (HTML)"
                    </button>
                    <button
                        class="button"
                        type="button"
                        data-testid="download-letter-pdf"
                        on:click=move |_| save(DocumentFormat::Pdf)
                    >
                        "Download this letter (PDF)"
                    </button>
                </div>
            </section>
        </Show>
    }
}

/// Lines of the table shown in the preview; the files have them all.
const PREVIEW_LINES: usize = 300;

#[component]
fn Paper(letter: LetterText) -> impl IntoView {
    let currency = letter.currency;
    let unknown =
        (!letter.unknown_placeholders.is_empty()).then(|| letter.unknown_placeholders.join(", "));
    let hidden = letter.lines.len().saturating_sub(PREVIEW_LINES);
    let lines = letter.lines.into_iter().take(PREVIEW_LINES);
    let lines = lines.map(|line| view! { <PaperLine line currency/> });
    let paragraphs =
        |list: Vec<String>| list.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    let sender = letter.sender;
    let from = if sender.name.is_empty() { "Your name goes here".to_owned() } else { sender.name };
    view! {
        {unknown.map(|names| view! {
            <p class="problem" role="alert">
                {format!("This letter cannot go out: there is no placeholder {names}. Look at the wording below.")}
            </p>
        })}
        <article class="paper" data-testid="letter-preview">
            <header class="paper__from">
                <strong>{from}</strong>
                <span class="paper__lines">{sender.contact}</span>
            </header>
            <p class="paper__to">
                {letter.name}
                {(!letter.email.is_empty()).then(|| view! { <span class="paper__lines">{letter.email}</span> })}
            </p>
            <p class="paper__date">{format::date(letter.date)}</p>
            <h2 class="paper__subject">{letter.subject}</h2>
            {paragraphs(letter.opening)}
            <div class="table-scroll" tabindex="0" role="region" aria-label="Invoices in this letter">
                <table class="paper__table">
                    <caption class="visually-hidden">"Invoices in this letter"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Document"</th>
                            <th scope="col">"Date"</th>
                            <th scope="col">"Due"</th>
                            <th scope="col" class="num">"Days late"</th>
                            <th scope="col" class="num">"Amount"</th>
                            <th scope="col" class="num">"Still due"</th>
                        </tr>
                    </thead>
                    <tbody>{lines.collect_view()}</tbody>
                    <tfoot>
                        {(hidden > 0).then(|| view! {
                            <tr>
                                <td colspan="6">{format!("and {} in the letter itself", format::counted(hidden as u64, "more line", "more lines"))}</td>
                            </tr>
                        })}
                        <tr>
                            <th scope="row" colspan="5">"Total due"</th>
                            <td class="num">{format::money_with_code(letter.due, currency)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            {paragraphs(letter.closing)}
            {(!sender.payment_details.is_empty()).then(|| view! {
                <p class="paper__lines paper__pay">{sender.payment_details}</p>
            })}
        </article>
    }
}

#[component]
fn PaperLine(line: LetterLine, currency: crate::domain::Currency) -> impl IntoView {
    let number = if line.credit { format!("{} (credit)", line.number) } else { line.number };
    view! {
        <tr title=format!("Row {} of the file", line.row)>
            <td>{number}</td>
            <td>{format::date_or_dash(line.invoice_date)}</td>
            <td>{format::date_or_dash(line.due_date)}</td>
            <td class="num">{line.days_past_due.map_or_else(|| "\u{2013}".to_owned(), format::whole_days)}</td>
            <td class="num">{format::money(line.total, currency)}</td>
            <td class="num">{format::money(line.open, currency)}</td>
        </tr>
    }
}
