//! How the file was read: the text, its dates and amounts, its rows; each with evidence and a choice.

use leptos::prelude::*;

use super::setting::{Choice, Row, Setting, Standing, follow};
use super::terms::DueDates;
use crate::domain::Currency;
use crate::import::{
    DateOrder, DecimalMark, Encoding, ImportReport, ImportSettings, LineChoice, Question, TableKind,
};
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::words;

/// The list of what was settled.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let state = use_app();
    let there = Memo::new(move |_| state.import.with(Option::is_some));
    // A sheet or a table of a web page has no encoding and no delimiter.
    let from_table = Memo::new(move |_| {
        let index = state.current.get();
        state.files.with(|files| files.get(index).is_some_and(|file| !file.is_text()))
    });
    view! {
        <Show when=move || there.get()>
            <section class="card" aria-labelledby="reading">
                <h2 class="card__title" id="reading">"How it was read"</h2>
                <p class="quiet">{facts}</p>
                <div class="settings">
                    <div class="settings__group">
                        <h3 class="subtitle">"Dates and amounts"</h3>
                        <Setting label="Dates are written" testid="date-order" read=date_order settle=settle_order/>
                        <Setting label="Decimal mark" testid="decimal-mark" read=decimal_mark settle=settle_mark/>
                        <DefaultCurrency/>
                        <Setting label="Amounts are in" testid="minor-units" read=minor_units settle=settle_units/>
                        <Setting label="What customers owe is" testid="sign" read=sign settle=settle_sign/>
                    </div>
                    <div class="settings__group">
                        <h3 class="subtitle">"Rows"</h3>
                        <Setting label="Rows are" testid="kind" read=kind settle=settle_kind/>
                        <Setting label="Rows of one document" testid="lines" read=lines settle=settle_lines/>
                        <DueDates/>
                        <HeaderRow/>
                        <Show when=move || !from_table.get()>
                            <Setting label="Characters" testid="encoding" read=encoding settle=settle_encoding/>
                            <Setting label="Columns are divided by" testid="delimiter" read=delimiter settle=settle_delimiter/>
                        </Show>
                    </div>
                </div>
            </section>
        </Show>
    }
}

fn facts() -> Option<String> {
    let state = use_app();
    state.import.with(|import| {
        let import = import.as_ref()?;
        Some(format!(
            "{}: {}, {}, {}",
            import.file_name,
            format::bytes(import.bytes),
            format::counted(import.columns.len() as u64, "column", "columns"),
            format::counted(import.customers, "customer", "customers")
        ))
    })
}

fn encoding(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice = |encoding: Encoding| {
        let text = format!("{} ({})", encoding.name(), encoding.words());
        Choice::new(encoding.name(), text, encoding == import.encoding)
    };
    Standing {
        why: import.encoding_why.clone(),
        choices: Encoding::ALL.into_iter().map(choice).collect(),
        by_hand: settings.encoding.is_some(),
    }
}

fn settle_encoding(settings: &mut ImportSettings, value: &str) {
    settings.encoding = Encoding::by_name(value);
}

fn delimiter(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice =
        |byte: u8| Choice::new(byte.to_string(), words::delimiter(byte), byte == import.delimiter);
    Standing {
        why: import.delimiter_why.clone(),
        choices: [b',', b';', b'\t', b'|'].map(choice).to_vec(),
        by_hand: settings.delimiter.is_some(),
    }
}

fn settle_delimiter(settings: &mut ImportSettings, value: &str) {
    settings.delimiter = value.parse().ok();
}

const ORDERS: [DateOrder; 3] = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy];

fn date_order(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice = |order: DateOrder| {
        Choice::new(order.words(), order.words(), import.date_order == Some(order))
    };
    let mut choices = ORDERS.map(choice).to_vec();
    let asked = import.questions.iter().any(|q| matches!(q, Question::DateOrder { .. }));
    let unsettled = if asked { "not settled yet" } else { "as written, no choice needed" };
    if import.date_order.is_none() {
        choices.insert(0, Choice::new("", unsettled, true));
    }
    let by_hand = settings.date_order.is_some();
    Standing { why: import.date_order_why.clone(), choices, by_hand }
}

fn settle_order(settings: &mut ImportSettings, value: &str) {
    settings.date_order = ORDERS.into_iter().find(|order| order.words() == value);
}

const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

fn decimal_mark(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice =
        |mark: DecimalMark| Choice::new(mark.words(), mark.words(), mark == import.decimal_mark);
    Standing {
        why: import.decimal_mark_why.clone(),
        choices: MARKS.map(choice).to_vec(),
        by_hand: settings.decimal_mark.is_some(),
    }
}

fn settle_mark(settings: &mut ImportSettings, value: &str) {
    settings.decimal_mark = MARKS.into_iter().find(|mark| mark.words() == value);
}

fn minor_units(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice = |value, text, cents| Choice::new(value, text, cents == import.minor_units);
    let by_hand = settings.minor_units.is_some();
    let why = match (by_hand, import.minor_units) {
        (true, _) => "your choice",
        (false, true) => "whole numbers under a header of a system that writes cents",
        (false, false) => "nothing speaks for cents",
    };
    Standing {
        why: why.to_owned(),
        choices: vec![
            choice("whole", "whole units (12.50)", false),
            choice("cents", "cents (1250 is 12.50)", true),
        ],
        by_hand,
    }
}

fn settle_units(settings: &mut ImportSettings, value: &str) {
    settings.minor_units = match value {
        "cents" => Some(true),
        "whole" => Some(false),
        _ => None,
    };
}

fn sign(_: &ImportReport, settings: &ImportSettings) -> Standing {
    let turned = settings.flip_sign;
    let why = if turned { "your choice: every sign is turned" } else { "credits have a minus" };
    Standing {
        why: why.to_owned(),
        choices: vec![
            Choice::new("plus", "without a minus", !turned),
            Choice::new("minus", "with a minus: turn all signs", turned),
        ],
        by_hand: turned,
    }
}

fn settle_sign(settings: &mut ImportSettings, value: &str) {
    settings.flip_sign = value == "minus";
}

fn kind(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let choice = |kind: TableKind| {
        Choice::new(kind.key(), format::sentence_case(kind.words()), kind == import.kind)
    };
    let by_hand = settings.kind.is_some();
    let why = if by_hand { "your choice" } else { "recognized by its columns" };
    Standing { why: why.to_owned(), choices: TableKind::ALL.map(choice).to_vec(), by_hand }
}

fn settle_kind(settings: &mut ImportSettings, value: &str) {
    settings.kind = TableKind::ALL.into_iter().find(|kind| kind.key() == value);
}

fn lines(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let chosen = settings.lines;
    let why = if import.lines_why.is_empty() {
        "no rows in a row carry the same number".to_owned()
    } else {
        import.lines_why.clone()
    };
    Standing {
        why,
        choices: vec![
            Choice::new("", "as the amounts show", chosen.is_none()),
            Choice::new("summed", "lines: add them up", chosen == Some(LineChoice::Summed)),
            Choice::new(
                "repeated",
                "the amount is repeated: count it once",
                chosen == Some(LineChoice::Repeated),
            ),
            Choice::new("separate", "each row is a document", chosen == Some(LineChoice::Separate)),
        ],
        by_hand: chosen.is_some(),
    }
}

fn settle_lines(settings: &mut ImportSettings, value: &str) {
    settings.lines = match value {
        "summed" => Some(LineChoice::Summed),
        "repeated" => Some(LineChoice::Repeated),
        "separate" => Some(LineChoice::Separate),
        _ => None,
    };
}

fn header_row(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let by_hand = settings.header_row.is_some();
    let why = match (by_hand, import.header_row) {
        (true, _) => "your choice; rows above it are skipped",
        (false, Some(1)) => "the first row names the columns",
        (false, Some(_)) => "it names the most columns; rows above it are the title",
        (false, None) => "no row of headers was found",
    };
    Standing { why: why.to_owned(), choices: Vec::new(), by_hand }
}

#[component]
fn HeaderRow() -> impl IntoView {
    let state = use_app();
    let standing = follow(header_row);
    let value = move || {
        let row = state.import.with(|import| import.as_ref().and_then(|i| i.header_row));
        row.map(|row| row.to_string()).unwrap_or_default()
    };
    let settle = move |row: Option<u32>| state.resettle(|settings| settings.header_row = row);
    view! {
        <Row label="Row of headers" testid="header-row" standing reset=Callback::new(move |()| settle(None))>
            <input
                class="input settled__input"
                type="number"
                min="1"
                id="set-header-row"
                aria-describedby="why-header-row"
                data-testid="header-row"
                prop:value=value
                on:change=move |event| settle(event_target_value(&event).parse().ok())
            />
        </Row>
    }
}

fn currency(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let unstated = import.control.iter().any(|total| !total.currency.is_stated());
    let why = match (settings.currency.is_some(), unstated) {
        (true, _) => "your choice",
        (false, true) => "the file does not say; three letters, such as EUR or USD",
        (false, false) => "the file says; only for rows that do not",
    };
    Standing { why: why.to_owned(), choices: Vec::new(), by_hand: settings.currency.is_some() }
}

#[component]
fn DefaultCurrency() -> impl IntoView {
    let state = use_app();
    let standing = follow(currency);
    let value = move || {
        let currency = state.settings.with(|settings| settings.currency);
        currency.map(|currency| currency.code().to_owned()).unwrap_or_default()
    };
    let settle = move |currency: Option<Currency>| state.resettle(|s| s.currency = currency);
    view! {
        <Row
            label="Currency where none is stated"
            testid="default-currency"
            standing
            reset=Callback::new(move |()| settle(None))
        >
            <input
                class="input settled__input"
                type="text"
                maxlength="3"
                placeholder="EUR"
                autocomplete="off"
                id="set-default-currency"
                aria-describedby="why-default-currency"
                data-testid="default-currency"
                prop:value=value
                on:change=move |event| settle(Currency::new(event_target_value(&event).trim()))
            />
        </Row>
    }
}
