//! Before anything is made: who is in, who is out and why, how old the data is, and how the letters
//! tie to what is overdue.

use leptos::prelude::*;

use super::left_out::LeftOut;
use super::list::GoingOut;
use crate::letters::{LettersOverview, Tie};
use crate::present::format;
use crate::ui::state::use_app;

/// The pre-flight.
#[component]
pub(super) fn Preflight() -> impl IntoView {
    let state = use_app();
    let notes =
        move || state.letters.with(|letters| letters.as_ref().map(notes).unwrap_or_default());
    let ties = move || {
        let ties = state.letters.with(|letters| letters.as_ref().map(|l| l.ties.clone()));
        ties.unwrap_or_default().into_iter().map(|tie| view! { <TieRow tie/> }).collect_view()
    };
    let has_ties = Memo::new(move |_| {
        state.letters.with(|letters| letters.as_ref().is_some_and(|l| !l.ties.is_empty()))
    });
    view! {
        <div class="letters__side" data-testid="preflight">
            <Show when=move || !notes().is_empty()>
                <section class="card" aria-labelledby="before-sending">
                    <h2 class="card__title" id="before-sending">"Before you send"</h2>
                    <ul class="plain-list">
                        {move || notes().into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
                    </ul>
                </section>
            </Show>
            <GoingOut/>
            <LeftOut/>
            <Show when=move || has_ties.get()>
                <section class="card" aria-labelledby="letters-tie">
                    <h2 class="card__title" id="letters-tie">"From overdue to asked for"</h2>
                    <div data-testid="letters-tie">{ties}</div>
                </section>
            </Show>
        </div>
    }
}

/// What to look at before sending.
fn notes(letters: &LettersOverview) -> Vec<String> {
    let mut notes = Vec::new();
    if let (Some(days), Some(date)) = (letters.stale_days, letters.data_date) {
        notes.push(format!(
            "The data is {} old: its latest entry is of {}. Export it again if you can, so that nobody who has paid is reminded.",
            format::counted(u64::from(days), "day", "days"),
            format::date(date)
        ));
    }
    let unreachable = letters.going_out.iter().filter(|entry| !entry.reachable).count() as u64;
    if unreachable > 0 {
        notes.push(format!(
            "{} neither an e-mail nor a postal address in the file.",
            format::counted(unreachable, "customer has", "customers have")
        ));
    }
    if letters.beyond_calendar {
        notes.push(
            "Your holiday calendar does not reach this year: only weekends are stepped over."
                .to_owned(),
        );
    }
    if letters.settled > 0 {
        notes.push(format!(
            "{} nothing and get no letter.",
            format::counted(u64::from(letters.settled), "customer owes", "customers owe")
        ));
    }
    notes
}

#[component]
fn TieRow(tie: Tie) -> impl IntoView {
    let money = move |amount| format::money_with_code(amount, tie.currency);
    let line = |label: &'static str, text: String| {
        view! { <div class="facts__row"><dt>{label}</dt><dd class="num">{text}</dd></div> }
    };
    view! {
        <dl class="facts" data-currency=tie.currency.code().to_owned()>
            {line("Overdue invoices", money(tie.overdue))}
            {(!tie.disputed.is_zero()).then(|| line("Disputed", money(-tie.disputed)))}
            {(!tie.left_out.is_zero()).then(|| line("Of customers without a letter", money(-tie.left_out)))}
            {(!tie.credits.is_zero()).then(|| line("Credits taken off", money(-tie.credits)))}
            {line("Asked for", money(tie.asked))}
        </dl>
    }
}
