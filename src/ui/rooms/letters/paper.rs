//! One letter as on paper, and this one letter as files and texts.

use leptos::prelude::*;

use crate::documents::DocumentFormat;
use crate::letters::{Charges, LetterText};
use crate::present::format;
use crate::protocol::{Export, LetterFormat};
use crate::ui::state::use_app;

/// The preview and the ways to take this one letter along.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let state = use_app();
    let there = Memo::new(move |_| state.letter.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <section aria-label="Preview of the letter">
                {move || state.letter.get().map(|letter| view! { <Notes letter/> })}
                {move || state.letter.get().map(|letter| view! { <Paper letter/> })}
                <TakeAlong/>
            </section>
        </Show>
    }
}

/// Why it does not go out, and what to look at again.
#[component]
fn Notes(letter: LetterText) -> impl IntoView {
    let left_out = letter.left_out.map(|reason| {
        format!("Only to look at: {} gets no such letter ({}).", letter.name, reason.words())
    });
    let stops = (!letter.stops.is_empty()).then(|| {
        format!("This letter cannot go out: {}. Look at the wording below.", letter.stops.words())
    });
    let missing = letter
        .charges
        .and_then(|charges| charges.missing)
        .map(|rate| format!("Some interest is left out: {rate}."));
    let notes = letter.notes.into_iter().map(|note| {
        view! { <li>{format!("“{}”: {}", note.words, note.why)}</li> }
    });
    let notes: Vec<_> = notes.collect();
    view! {
        {left_out.map(|text| view! { <p class="quiet" data-testid="letter-left-out">{text}</p> })}
        {stops.map(|text| view! { <p class="problem" role="alert" data-testid="letter-stopped">{text}</p> })}
        {missing.map(|text| view! { <p class="quiet">{text}</p> })}
        {(!notes.is_empty()).then(|| view! {
            <div class="card" data-testid="wording-notes">
                <h2 class="card__title">"Look at this wording again"</h2>
                <ul class="plain-list">{notes}</ul>
            </div>
        })}
    }
}

/// Downloads, the mail link, and texts to copy.
#[component]
fn TakeAlong() -> impl IntoView {
    let state = use_app();
    let save = move |format| {
        if let Some(account) = state.letter_account.get_untracked() {
            let (policy, run) = (state.policy.get_untracked(), state.run.get_untracked());
            let log = state.log.get_untracked();
            state.letters_made(Some(account), 1);
            state.export(Export::Letter { policy, run, log, account, format });
        }
    };
    let blocked = move || {
        state.letter.with(|letter| {
            letter.as_ref().is_none_or(|l| l.left_out.is_some() || !l.stops.is_empty())
        })
    };
    let of = move |read: fn(&LetterText) -> String| {
        move || state.letter.with(|letter| letter.as_ref().map(read).unwrap_or_default())
    };
    let mailto = move || state.letter.with(|letter| letter.as_ref()?.labels.mailto.clone());
    let button = move |label: &'static str, testid: &'static str, format: LetterFormat| {
        view! {
            <button class="button" type="button" data-testid=testid disabled=blocked on:click=move |_| save(format)>
                {label}
            </button>
        }
    };
    view! {
        <div class="actions letters__actions">
            {button("This letter (DOCX)", "download-letter-docx", LetterFormat::Document(DocumentFormat::Docx))}
            {button("This letter (HTML)", "download-letter-html", LetterFormat::Document(DocumentFormat::Html))}
            {button("This letter (PDF)", "download-letter-pdf", LetterFormat::Document(DocumentFormat::Pdf))}
            {button("Draft for mail (EML)", "download-letter-eml", LetterFormat::Mail)}
            {move || mailto().filter(|_| !blocked()).map(|link| view! {
                <a class="button" data-testid="letter-mailto" href=link>"Open in mail program"</a>
            })}
        </div>
        <details class="card fold letters__actions">
            <summary class="fold__summary">"As text to copy"</summary>
            <Copy label="Letter as plain text" testid="letter-text" rows="12" text=Signal::derive(of(|l| l.labels.text.clone()))/>
            <Copy label="Message for a phone" testid="letter-sms" rows="3" text=Signal::derive(of(|l| l.labels.sms.clone()))/>
        </details>
    }
}

/// A text to select and copy.
#[component]
fn Copy(
    label: &'static str,
    testid: &'static str,
    rows: &'static str,
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea class="input input--area" readonly rows=rows data-testid=testid prop:value=text></textarea>
        </label>
    }
}

/// Lines of the table shown in the preview; the files have them all.
const PREVIEW_LINES: usize = 300;

#[component]
fn Paper(letter: LetterText) -> impl IntoView {
    let paragraphs = |list: Vec<String>| {
        list.into_iter().map(|text| view! { <p class="paper__lines">{text}</p> }).collect_view()
    };
    let sender = letter.sender;
    let from = if sender.name.is_empty() { "Your name goes here".to_owned() } else { sender.name };
    let to = if letter.address.is_empty() { letter.email } else { letter.address.join("\n") };
    let tag = letter.language.tag();
    let labels = letter.labels;
    let currency = letter.currency;
    let due = letter.due;
    let rows = (!labels.rows.is_empty()).then(|| {
        let (columns, numbers) = (labels.columns, labels.numbers);
        view! { <Lines columns numbers rows=labels.rows total=labels.total/> }
    });
    view! {
        <article class="paper" data-testid="letter-preview" lang=tag>
            <header class="paper__from">
                <strong>{from}</strong>
                <span class="paper__lines">{sender.contact}</span>
            </header>
            <p class="paper__to">
                {letter.name}
                {(!to.is_empty()).then(|| view! { <span class="paper__lines">{to}</span> })}
            </p>
            <p class="paper__date">{labels.date}</p>
            <h2 class="paper__subject">{letter.subject}</h2>
            {paragraphs(letter.opening)}
            {rows}
            {letter.charges.filter(|charges| !charges.lines.is_empty()).map(|charges| view! {
                <ChargesNote charges currency due/>
            })}
            {(!sender.payment_details.is_empty()).then(|| view! {
                <p class="paper__lines paper__pay">
                    <strong>{labels.how_to_pay}</strong>
                    "\n"
                    {sender.payment_details}
                </p>
            })}
            {paragraphs(letter.closing)}
        </article>
    }
}

/// The invoices, as the files have them.
#[component]
fn Lines(
    columns: Vec<String>,
    numbers: Vec<bool>,
    rows: Vec<Vec<String>>,
    total: Vec<String>,
) -> impl IntoView {
    let width = columns.len().to_string();
    let hidden = rows.len().saturating_sub(PREVIEW_LINES);
    let class = move |i: usize| if numbers.get(i) == Some(&true) { "num" } else { "" };
    let heads = columns.into_iter().enumerate().map({
        let class = class.clone();
        move |(i, text)| view! { <th scope="col" class=class(i)>{text}</th> }
    });
    let cells = move |row: Vec<String>| {
        let class = class.clone();
        let cells = row.into_iter().enumerate();
        cells.map(move |(i, text)| view! { <td class=class(i)>{text}</td> }).collect_view()
    };
    let body = rows.into_iter().take(PREVIEW_LINES).map({
        let cells = cells.clone();
        move |row| view! { <tr>{cells(row)}</tr> }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Invoices in this letter">
            <table class="paper__table">
                <caption class="visually-hidden">"Invoices in this letter"</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{body.collect_view()}</tbody>
                <tfoot>
                    {(hidden > 0).then(|| view! {
                        <tr>
                            <td colspan=width>{format!("and {} in the letter itself", format::counted(hidden as u64, "more line", "more lines"))}</td>
                        </tr>
                    })}
                    <tr>{cells(total)}</tr>
                </tfoot>
            </table>
        </div>
    }
}

/// Interest and charges in one line each; the files show every stretch.
#[component]
fn ChargesNote(
    charges: Charges,
    currency: crate::domain::Currency,
    due: crate::domain::Amount,
) -> impl IntoView {
    let lines = charges.lines.into_iter().map(|line| {
        let days = format::counted(u64::from(line.claim.days()), "day", "days");
        let sum = format::money_with_code(line.claim.total(), currency);
        view! { <li>{format!("{}: {days}, {sum}", line.number)}</li> }
    });
    view! {
        <div data-testid="letter-charges">
            <p><strong>{format!("Interest and charges: {}", format::money_with_code(charges.total, currency))}</strong></p>
            <p>{charges.basis}</p>
            <ul>{lines.collect_view()}</ul>
            <p><strong>{format::money_with_code(due + charges.total, currency)}</strong></p>
        </div>
    }
}
