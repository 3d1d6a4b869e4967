//! What only the user can know, with the evidence, the recommended answer and one button each.

use leptos::prelude::*;

use super::terms::TermsFields;
use crate::import::{DateOrder, DecimalMark, LineChoice, Question, Role, Terms};
use crate::present::format;
use crate::ui::state::use_app;

/// The open questions.
#[component]
pub(super) fn Questions() -> impl IntoView {
    let state = use_app();
    let questions = Memo::new(move |_| {
        state.import.with(|import| import.as_ref().map(|i| i.questions.clone()).unwrap_or_default())
    });
    move || {
        let cards = questions.get().into_iter().map(|question| match question {
            Question::DateOrder { column, example, rows, recommended, why } => {
                view! { <DayOrMonth column example rows recommended why/> }.into_any()
            }
            Question::Year { column, example, rows, named } => {
                view! { <WhichYear column example rows named/> }.into_any()
            }
            Question::DecimalMark { column, example, rows } => {
                view! { <PointOrComma column example rows/> }.into_any()
            }
            Question::Lines { column, row, rows } => {
                view! { <LinesOrDocuments column row rows/> }.into_any()
            }
            Question::Currency { value, rows } => view! { <WhichCurrency value rows/> }.into_any(),
            Question::Terms { rows, .. } => view! { <WhenDue rows/> }.into_any(),
            Question::MissingColumn { any_of } => view! { <Missing any_of/> }.into_any(),
        });
        cards.collect_view()
    }
}

#[component]
fn DayOrMonth(
    column: String,
    example: String,
    rows: u64,
    recommended: Option<DateOrder>,
    why: String,
) -> impl IntoView {
    let answers =
        [("answer-dmy", DateOrder::Dmy), ("answer-mdy", DateOrder::Mdy)].map(|(testid, order)| {
            let reading = read_as(&example, order);
            view! { <OrderAnswer testid order reading recommended=recommended == Some(order)/> }
        });
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">{format!("Is {example} day first or month first?")}</h2>
            <p class="question__why">
                {format!("{} in column \u{201c}{column}\u{201d} fit both; none decides. ", format::counted(rows, "row", "rows"))}
                {why}
            </p>
            <div class="actions">{answers.collect_view()}</div>
        </section>
    }
}

#[component]
fn OrderAnswer(
    testid: &'static str,
    order: DateOrder,
    reading: String,
    recommended: bool,
) -> impl IntoView {
    let state = use_app();
    view! {
        <button
            class=if recommended { "button button--main" } else { "button" }
            type="button"
            data-testid=testid
            on:click=move |_| state.resettle(|settings| settings.date_order = Some(order))
        >
            {reading}
            {recommended.then_some(" (recommended)")}
        </button>
    }
}

/// The example date in words, read in one order; the order in words when it cannot be read.
fn read_as(example: &str, order: DateOrder) -> String {
    let parts: Vec<u32> = example
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .take(3)
        .filter_map(|part| part.parse().ok())
        .collect();
    let date = match (parts.as_slice(), order) {
        (&[day, month, year], DateOrder::Dmy) | (&[month, day, year], DateOrder::Mdy) => {
            let year = if year < 100 { year + 2000 } else { year };
            i32::try_from(year)
                .ok()
                .and_then(|year| chrono::NaiveDate::from_ymd_opt(year, month, day))
        }
        _ => None,
    };
    let words = match order {
        DateOrder::Dmy => "Day first",
        DateOrder::Mdy => "Month first",
        DateOrder::Ymd => "Year first",
    };
    date.map_or_else(|| words.to_owned(), |date| format!("{words}: {}", format::date(date)))
}

#[component]
fn WhichYear(column: String, example: String, rows: u64, named: Vec<i32>) -> impl IntoView {
    let state = use_app();
    let settle = move |year: i32| state.resettle(|settings| settings.year = Some(year));
    let answers = named.iter().map(|&year| {
        view! {
            <button class="button" type="button" data-testid="answer-year" on:click=move |_| settle(year)>
                {year.to_string()}
            </button>
        }
    });
    let typed = move |event| {
        let year = event_target_value(&event).trim().parse().ok();
        if let Some(year) = year.filter(|year| (1980..2100).contains(year)) {
            settle(year);
        }
    };
    let rows = format::counted(rows, "date", "dates");
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">{format!("Of which year is {example}?")}</h2>
            <p class="question__why">
                {format!("{rows} in column \u{201c}{column}\u{201d} are written as day and month only, and the lines above the table do not state one year.")}
            </p>
            <div class="actions">
                {answers.collect_view()}
                <label class="question__other">
                    <span>"Year:"</span>
                    <input
                        class="input terms__days"
                        type="number"
                        inputmode="numeric"
                        min="1980"
                        max="2099"
                        data-testid="answer-year-other"
                        on:change=typed
                    />
                </label>
            </div>
        </section>
    }
}

#[component]
fn PointOrComma(column: String, example: String, rows: u64) -> impl IntoView {
    let state = use_app();
    let answers = [
        ("answer-point", DecimalMark::Point, "The point is the decimal mark: 1,234.56"),
        ("answer-comma", DecimalMark::Comma, "The comma is the decimal mark: 1.234,56"),
    ]
    .map(|(testid, mark, words)| {
        view! {
            <button
                class="button"
                type="button"
                data-testid=testid
                on:click=move |_| state.resettle(|settings| settings.decimal_mark = Some(mark))
            >
                {words}
            </button>
        }
    });
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">{format!("How is {example} meant?")}</h2>
            <p class="question__why">
                {format!("{} in column \u{201c}{column}\u{201d} fit both; none decides.", format::counted(rows, "row", "rows"))}
            </p>
            <div class="actions">{answers.collect_view()}</div>
        </section>
    }
}

#[component]
fn LinesOrDocuments(column: String, row: u32, rows: u64) -> impl IntoView {
    let state = use_app();
    let answers = [
        ("answer-lines-summed", LineChoice::Summed, "Lines of one document: add them up"),
        ("answer-lines-repeated", LineChoice::Repeated, "One document: count the first amount"),
        ("answer-lines-separate", LineChoice::Separate, "Documents of their own"),
    ]
    .map(|(testid, choice, words)| {
        view! {
            <button
                class="button"
                type="button"
                data-testid=testid
                on:click=move |_| state.resettle(|settings| settings.lines = Some(choice))
            >
                {words}
            </button>
        }
    });
    let rows = format::counted(rows, "row carries", "rows carry");
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">"What are rows with the same document number?"</h2>
            <p class="question__why">
                {format!("{rows} the number of the row above and another amount in \u{201c}{column}\u{201d}, first in row {row}.")}
            </p>
            <div class="actions">{answers.collect_view()}</div>
        </section>
    }
}

#[component]
fn WhichCurrency(value: String, rows: u64) -> impl IntoView {
    let rows = format::counted(rows, "row names", "rows name");
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">{format!("Which currency is “{value}”?")}</h2>
            <p class="question__why">
                {format!("{rows} a currency that is no code of ISO 4217; it is kept as written, apart from all others. To say which one it is, set the currency under “How it was read”.")}
            </p>
        </section>
    }
}

/// Terms offered for documents without a due date, in days.
const DAYS: [u16; 6] = [0, 7, 14, 30, 45, 60];

#[component]
fn WhenDue(rows: u64) -> impl IntoView {
    let state = use_app();
    let answers = DAYS.map(|days| {
        let words = if days == 0 { "At once".to_owned() } else { format!("{days} days") };
        view! {
            <button
                class="button"
                type="button"
                data-testid=format!("answer-terms-{days}")
                on:click=move |_| state.resettle(|settings| settings.terms = Some(Terms::Net(days)))
            >
                {words}
            </button>
        }
    });
    let rows = format::counted(rows, "invoice has", "invoices have");
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">"When are these invoices due?"</h2>
            <p class="question__why">
                {format!("{rows} no due date in this file. Until you say, they count as open but not as late. Due dates worked out from your terms are marked as such.")}
            </p>
            <div class="actions">
                {answers.collect_view()}
                <button
                    class="button"
                    type="button"
                    data-testid="answer-terms-eom"
                    on:click=move |_| state.resettle(|s| s.terms = Some(Terms::AfterMonthEnd(0)))
                >
                    "End of the month"
                </button>
            </div>
            <div class="question__other">
                <span>"Other terms:"</span>
                <TermsFields id="answer-terms-days" days_testid="answer-terms-days" kind_testid="answer-terms-kind"/>
            </div>
        </section>
    }
}

#[component]
fn Missing(any_of: Vec<Role>) -> impl IntoView {
    let names: Vec<String> = any_of.iter().map(|role| role.words().to_lowercase()).collect();
    view! {
        <section class="question" data-testid="question">
            <h2 class="question__title">{format!("Which column holds the {}?", names.join(" or the "))}</h2>
            <p class="question__why">
                "No column was recognized for it. Choose it in the table of columns below; the figures follow at once."
            </p>
        </section>
    }
}
