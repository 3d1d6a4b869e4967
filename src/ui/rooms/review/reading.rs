//! How the file was read, each with its evidence and a way to settle it otherwise.

use leptos::prelude::*;

use crate::domain::Currency;
use crate::import::{DateOrder, DecimalMark, Encoding, ImportReport, ImportSettings, Question};
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::words;

/// One thing that was settled, with the choices.
struct Choice {
    label: &'static str,
    testid: &'static str,
    why: String,
    options: Vec<(String, String, bool)>,
    settle: fn(&mut ImportSettings, &str),
}

/// The list of what was settled.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let state = use_app();
    move || state.import.with(|import| import.as_ref().map(card))
}

fn card(import: &ImportReport) -> impl IntoView + use<> {
    let choices = [encoding(import), delimiter(import), date_order(import), decimal_mark(import)];
    let choices = choices.into_iter().map(|choice| view! { <ChoiceField choice/> });
    let facts = format!(
        "{}, {}, {}",
        format::bytes(import.bytes),
        format::counted(import.columns.len() as u64, "column", "columns"),
        format::counted(import.customers, "customer", "customers")
    );
    let header_row = import.header_row.map(|row| row.to_string()).unwrap_or_default();
    view! {
        <section class="card" aria-labelledby="reading">
            <h2 class="card__title" id="reading">"How it was read"</h2>
            <p class="quiet">{import.file_name.clone()} ": " {facts}</p>
            <div class="choices">
                {choices.collect_view()}
                <HeaderRow value=header_row/>
                <DefaultCurrency/>
            </div>
        </section>
    }
}

fn encoding(import: &ImportReport) -> Choice {
    Choice {
        label: "Characters",
        testid: "encoding",
        why: import.encoding_why.clone(),
        options: Encoding::ALL
            .iter()
            .map(|e| (e.name().to_owned(), e.name().to_owned(), *e == import.encoding))
            .collect(),
        settle: |settings, value| {
            settings.encoding = Encoding::ALL.into_iter().find(|e| e.name() == value);
        },
    }
}

fn delimiter(import: &ImportReport) -> Choice {
    Choice {
        label: "Columns are divided by",
        testid: "delimiter",
        why: import.delimiter_why.clone(),
        options: [b',', b';', b'\t', b'|']
            .into_iter()
            .map(|byte| {
                (byte.to_string(), words::delimiter(byte).to_owned(), byte == import.delimiter)
            })
            .collect(),
        settle: |settings, value| settings.delimiter = value.parse().ok(),
    }
}

fn date_order(import: &ImportReport) -> Choice {
    let orders = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy];
    let mut options: Vec<(String, String, bool)> = orders
        .iter()
        .map(|order| {
            (order.words().to_owned(), order.words().to_owned(), import.date_order == Some(*order))
        })
        .collect();
    let asked = import.questions.iter().any(|q| matches!(q, Question::DateOrder { .. }));
    let unsettled = if asked { "not settled yet" } else { "as written, no choice needed" };
    if import.date_order.is_none() {
        options.insert(0, (String::new(), unsettled.to_owned(), true));
    }
    Choice {
        label: "Dates are written",
        testid: "date-order",
        why: import.date_order_why.clone(),
        options,
        settle: |settings, value| {
            let orders = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy];
            settings.date_order = orders.into_iter().find(|order| order.words() == value);
        },
    }
}

fn decimal_mark(import: &ImportReport) -> Choice {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    Choice {
        label: "Decimal mark",
        testid: "decimal-mark",
        why: import.decimal_mark_why.clone(),
        options: marks
            .iter()
            .map(|mark| {
                (mark.words().to_owned(), mark.words().to_owned(), *mark == import.decimal_mark)
            })
            .collect(),
        settle: |settings, value| {
            let marks = [DecimalMark::Point, DecimalMark::Comma];
            settings.decimal_mark = marks.into_iter().find(|mark| mark.words() == value);
        },
    }
}

#[component]
fn ChoiceField(choice: Choice) -> impl IntoView {
    let state = use_app();
    let Choice { label, testid, why, options, settle } = choice;
    let options = options.into_iter().map(
        |(value, text, selected)| view! { <option value=value selected=selected>{text}</option> },
    );
    view! {
        <label class="choice">
            <span class="choice__label">{label}</span>
            <select
                class="input"
                data-testid=testid
                on:change=move |event| {
                    let value = event_target_value(&event);
                    state.resettle(|settings| settle(settings, &value));
                }
            >
                {options.collect_view()}
            </select>
            <span class="choice__why">{format::sentence_case(&why)}</span>
        </label>
    }
}

#[component]
fn HeaderRow(value: String) -> impl IntoView {
    let state = use_app();
    let why =
        if value.is_empty() { "No row of headers was found" } else { "Rows above it are skipped" };
    view! {
        <label class="choice">
            <span class="choice__label">"Row of headers"</span>
            <input
                class="input"
                type="number"
                min="1"
                data-testid="header-row"
                value=value
                on:change=move |event| {
                    let row = event_target_value(&event).parse().ok();
                    state.resettle(|settings| settings.header_row = row);
                }
            />
            <span class="choice__why">{why}</span>
        </label>
    }
}

#[component]
fn DefaultCurrency() -> impl IntoView {
    let state = use_app();
    let value = state
        .settings
        .with_untracked(|settings| settings.currency.map(|currency| currency.code().to_owned()))
        .unwrap_or_default();
    view! {
        <label class="choice">
            <span class="choice__label">"Currency where none is stated"</span>
            <input
                class="input"
                type="text"
                maxlength="3"
                placeholder="EUR"
                autocomplete="off"
                data-testid="default-currency"
                value=value
                on:change=move |event| {
                    let currency = Currency::new(event_target_value(&event).trim());
                    state.resettle(|settings| settings.currency = currency);
                }
            />
            <span class="choice__why">"Three letters, such as EUR or USD"</span>
        </label>
    }
}
