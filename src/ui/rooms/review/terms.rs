//! When documents without a due date fall due: the terms, and how many due dates come from them.

use leptos::prelude::*;

use super::setting::{Row, Standing, follow};
use crate::import::{FindingCode, ImportReport, ImportSettings, Question, Terms};
use crate::present::format;
use crate::ui::state::use_app;

/// The kinds of terms, with their names in the select and what the number beside means.
const KINDS: [(&str, &str); 4] = [
    ("net", "days after the invoice date"),
    ("after-month", "days after the end of the month"),
    ("then-month", "days, then the end of that month"),
    ("day-of-next", "as day of the next month"),
];

/// Terms from the name of their kind and a number; `None` when they make no sense.
pub(super) fn terms_of(kind: &str, number: u16) -> Option<Terms> {
    match kind {
        "net" if number <= 730 => Some(Terms::Net(number)),
        "after-month" if number <= 730 => Some(Terms::AfterMonthEnd(number)),
        "then-month" if number <= 730 => Some(Terms::ThenMonthEnd(number)),
        "day-of-next" => {
            let day = u8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
            Some(Terms::DayOfNextMonth(day))
        }
        _ => None,
    }
}

fn parts_of(terms: Terms) -> (&'static str, u16) {
    match terms {
        Terms::Net(days) => ("net", days),
        Terms::AfterMonthEnd(days) => ("after-month", days),
        Terms::ThenMonthEnd(days) => ("then-month", days),
        Terms::DayOfNextMonth(day) => ("day-of-next", u16::from(day)),
    }
}

fn standing(import: &ImportReport, settings: &ImportSettings) -> Standing {
    let derived = import.findings.iter().find(|group| group.code == FindingCode::DerivedDueDate);
    let derived = derived.map_or(0, |group| group.count);
    let missing = import.questions.iter().find_map(|question| match question {
        Question::Terms { rows, .. } => Some(*rows),
        Question::DateOrder { .. }
        | Question::Year { .. }
        | Question::DecimalMark { .. }
        | Question::Lines { .. }
        | Question::Currency { .. }
        | Question::MissingColumn { .. } => None,
    });
    let counted = format::counted(derived, "due date was", "due dates were");
    let why = match (settings.terms, derived, missing) {
        (Some(terms), 0, _) => format!("{}; no row needs it", terms.words()),
        (Some(terms), _, _) => format!("{counted} worked out: {}", terms.words()),
        (None, 0, None) => "the file has all due dates".to_owned(),
        (None, 0, Some(rows)) => {
            format!("{} no due date", format::counted(rows, "row has", "rows have"))
        }
        (None, _, _) => format!("{counted} worked out from terms in the file"),
    };
    Standing { why, choices: Vec::new(), by_hand: settings.terms.is_some() }
}

/// The setting.
#[component]
pub(super) fn DueDates() -> impl IntoView {
    let state = use_app();
    let reset = Callback::new(move |()| state.resettle(|settings| settings.terms = None));
    view! {
        <Row label="Where the due date is missing" testid="terms-days" standing=follow(standing) reset>
            <TermsFields id="set-terms-days" days_testid="terms-days" kind_testid="terms-kind"/>
        </Row>
    }
}

/// A number and what it counts.
#[component]
pub(super) fn TermsFields(
    /// Id of the number, for its label.
    id: &'static str,
    days_testid: &'static str,
    kind_testid: &'static str,
) -> impl IntoView {
    let state = use_app();
    let settled = Memo::new(move |_| state.settings.with(|settings| settings.terms.map(parts_of)));
    let kind = RwSignal::new(untrack(|| settled.get().map_or("net", |(kind, _)| kind)));
    let days = move || settled.get().map(|(_, days)| days.to_string()).unwrap_or_default();
    let settle = move |number: Option<u16>| {
        let terms = number.and_then(|number| terms_of(kind.get_untracked(), number));
        if terms.is_some() && state.settings.with_untracked(|s| s.terms != terms) {
            state.resettle(|settings| settings.terms = terms);
        }
    };
    let choose = move |value: String| {
        if let Some((name, _)) = KINDS.into_iter().find(|(name, _)| *name == value) {
            kind.set(name);
            settle(settled.get_untracked().map(|(_, days)| days));
        }
    };
    let options = KINDS.map(|(name, words)| {
        view! { <option value=name prop:selected=move || kind.get() == name>{words}</option> }
    });
    view! {
        <div class="terms">
            <input
                class="input terms__days"
                type="number"
                inputmode="numeric"
                min="0"
                max="730"
                placeholder="30"
                id=id
                aria-label="Days until they fall due"
                data-testid=days_testid
                prop:value=days
                on:change=move |event| settle(event_target_value(&event).trim().parse().ok())
            />
            <select
                class="input terms__kind"
                aria-label="What the days count from"
                data-testid=kind_testid
                on:change=move |event| choose(event_target_value(&event))
            >
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
}
