//! Share without names: how the copy is made, what it changes, and the copy or its reports as files.

use leptos::prelude::*;

use super::SheetHead;
use crate::platform::random;
use crate::present::format;
use crate::protocol::{DeskCommand, Export, Shared};
use crate::share::{Change, Factor, MAX_SHIFT_DAYS, ShareOptions, SharePreview};
use crate::ui::state::{Slot, use_app};

/// The panel in the sheet.
#[component]
pub(crate) fn Share() -> impl IntoView {
    let state = use_app();
    let options =
        RwSignal::new(ShareOptions { key: random::key_word(), ..ShareOptions::default() });
    state.share_preview.set(None);
    // Asks the worker, outside of this tree; again when an option changes.
    Effect::new(move |_| {
        let options = options.get();
        state.ask_desk(Slot::Share, DeskCommand::SharePreview { options });
    });
    let save = move |what| {
        state.export(Export::Anonymous { options: options.get_untracked(), what });
    };
    let no_key = move || options.with(|options| options.key.is_empty());
    view! {
        <SheetHead title="Share without names"/>
        <p class="prose">
            "For a question or a demonstration: a copy of what is loaded without a name, number or contact of anybody, which still gives the same figures when it is opened here. Whoever knows your figures may still recognize an amount or a date: move and multiply them, if that matters."
        </p>
        <p class="prose">
            "Customers, documents, orders, salespeople and regions get made-up names. E-mail and postal addresses, telephone numbers, customer numbers, terms and your notes are not in the copy."
        </p>
        <Options options/>
        <div class="actions">
            <button class="button button--main" type="button" data-testid="anonymise-data" disabled=no_key on:click=move |_| save(Shared::Data)>
                "Download the data"
            </button>
            <button class="button" type="button" data-testid="anonymise-json" disabled=no_key on:click=move |_| save(Shared::Analysis)>
                "Download the analysis (JSON)"
            </button>
            <button class="button" type="button" data-testid="anonymise-pack" disabled=no_key on:click=move |_| save(Shared::Pack)>
                "Download the report pack (ZIP)"
            </button>
        </div>
        {move || state.share_preview.get().map(|preview| view! { <Preview preview/> })}
    }
}

#[component]
fn Options(options: RwSignal<ShareOptions>) -> impl IntoView {
    let refused = RwSignal::new(None::<&'static str>);
    let set_shift = move |text: String| {
        let days = text.trim().parse::<i32>().ok().filter(|days| days.abs() <= MAX_SHIFT_DAYS);
        match days {
            Some(days) => {
                refused.set(None);
                options.update(|options| options.shift_days = days);
            }
            None => refused.set(Some("Use a whole number of days, at most ten years")),
        }
    };
    let set_factor = move |text: String| match Factor::parse(&text) {
        Some(factor) => {
            refused.set(None);
            options.update(|options| options.factor = factor);
        }
        None => refused.set(Some("Use a number above 0 and up to 1,000, such as 3 or 1.37")),
    };
    view! {
        <label class="field">
            <span class="field__label">"Key word"</span>
            <input
                class="input"
                type="text"
                autocomplete="off"
                spellcheck="false"
                data-testid="share-key"
                aria-describedby="share-key-hint"
                prop:value=move || options.with(|options| options.key.clone())
                on:change=move |event| {
                    let key = event_target_value(&event).trim().to_owned();
                    options.update(|options| options.key = key);
                }
            />
            <span class="quiet" id="share-key-hint">
                "Keep it to yourself. With the same word next month's copy has the same made-up names; who knows it can test a guess."
            </span>
        </label>
        <label class="field">
            <span class="field__label">"Move all dates by days"</span>
            <input
                class="input input--days"
                type="number"
                min=-MAX_SHIFT_DAYS
                max=MAX_SHIFT_DAYS
                data-testid="share-shift"
                prop:value=move || options.with(|options| options.shift_days.to_string())
                on:change=move |event| set_shift(event_target_value(&event))
            />
        </label>
        <label class="field">
            <span class="field__label">"Multiply all amounts by"</span>
            <input
                class="input input--days"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                data-testid="share-factor"
                aria-describedby="share-refused"
                prop:value=move || options.with(|options| options.factor.to_string())
                on:change=move |event| set_factor(event_target_value(&event))
            />
        </label>
        <p class="quiet" id="share-refused" role="status">
            {move || refused.get().unwrap_or_else(|| options.with(consequence))}
        </p>
    }
}

/// What the options mean for the figures.
fn consequence(options: &ShareOptions) -> &'static str {
    match (options.shift_days == 0, options.factor.is_one(), options.factor.is_whole()) {
        (true, true, _) => "Dates and amounts stay as they are, so every figure does too.",
        (false, true, _) => {
            "Ages and days stay the same at the moved date; figures by calendar month can differ."
        }
        (true, false, true) => "Every amount and every sum is multiplied exactly.",
        (false, false, true) => {
            "Every sum is multiplied exactly; figures by calendar month can differ."
        }
        (_, false, false) => {
            "Each amount is rounded to the cent, so sums can differ by half a cent a document."
        }
    }
}

#[component]
fn Preview(preview: SharePreview) -> impl IntoView {
    let totals = preview.totals.iter().map(|totals| {
        let money = |amount| format::money_with_code(amount, totals.currency);
        view! {
            <tr data-currency=totals.currency.code().to_owned()>
                <th scope="row">{format!("Open, {}", totals.currency)}</th>
                <td class="num">{money(totals.open)}</td>
                <td class="num" data-testid="share-open" data-value=totals.open_in_copy.to_string()>
                    {money(totals.open_in_copy)}
                </td>
            </tr>
            <tr>
                <th scope="row">{format!("Billed, {}", totals.currency)}</th>
                <td class="num">{money(totals.billed)}</td>
                <td class="num">{money(totals.billed_in_copy)}</td>
            </tr>
        }
    });
    let mut notes = vec![format!(
        "{} of {}.",
        format::counted(preview.documents, "document", "documents"),
        format::counted(preview.customers, "customer", "customers")
    )];
    if preview.contacts_dropped > 0 {
        let customers = format::counted(preview.contacts_dropped, "customer", "customers");
        notes.push(format!("Contact data of {customers} left behind."));
    }
    if preview.rows_left_out > 0 {
        let rows = format::counted(preview.rows_left_out, "row", "rows");
        notes.push(format!("{rows} that the figures leave out are not in the copy either."));
    }
    view! {
        <section data-testid="share-preview">
            <h3 class="subtitle">"What changes"</h3>
            <p class="prose">{notes.join(" ")}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"Here"</th>
                        <th scope="col">"In the copy"</th>
                    </tr>
                </thead>
                <tbody>
                    {changes("Customer", preview.names)}
                    {changes("Document", preview.numbers)}
                    {changes("Date", preview.dates)}
                    {totals.collect_view()}
                </tbody>
            </table>
        </section>
    }
}

fn changes(what: &'static str, list: Vec<Change>) -> impl IntoView {
    let row = |change: Change| {
        view! { <tr><th scope="row">{what}</th><td>{change.from}</td><td>{change.to}</td></tr> }
    };
    list.into_iter().map(row).collect_view()
}
