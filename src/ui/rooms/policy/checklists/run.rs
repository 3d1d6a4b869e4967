//! The month-end run: every customer with a balance gets a statement or a reminder, and the list is
//! ticked for what the page did itself.

use leptos::prelude::*;

use crate::letters::StatementRun;
use crate::present::format;
use crate::protocol::{DeskCommand, Export};
use crate::ui::case::Mode;
use crate::ui::state::{AppState, Slot, use_app};
use crate::ui::widgets::{STEP, ShowMore};

/// Whose tick it is when the page did the work.
const BY_ITSELF: &str = "this page";

/// The run, with whom it brings what.
#[component]
pub(super) fn MonthEnd() -> impl IntoView {
    let state = use_app();
    let run = state.making.month_end;
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
    // Asks the worker, outside of this tree; again when rules, entries or figures change.
    Effect::new(move |_| {
        if state.analysis.with(Option::is_none) {
            return;
        }
        let (policy, log) = (state.policy.get(), state.log.get());
        let config = state.config.get_untracked();
        state.ask_desk(Slot::MonthEnd, DeskCommand::MonthEnd { config, policy, log });
    });
    let counts = move || {
        run.with(|run| {
            let lines = run.as_ref().map(|run| &run.lines)?;
            let reminders = lines.iter().filter(|line| line.reminder.is_some()).count();
            Some((lines.len(), reminders))
        })
    };
    let words = move || match counts() {
        None => "Looking at who has a balance".to_owned(),
        Some((all, reminders)) => format!(
            "{} a balance: each gets a statement, and {} a reminder. Nobody is left out.",
            format::counted(all as u64, "customer account has", "customer accounts have"),
            format::counted(reminders as u64, "gets", "get")
        ),
    };
    let go = move |_| make(state, counts().is_some_and(|(_, reminders)| reminders > 0));
    let ticks = move || {
        let done: Vec<&str> = done_by_page(state).into_iter().map(|done| done.words).collect();
        format!("Ticked then, as done by this page: {}.", done.join("; "))
    };
    view! {
        <section class="card card--flush" aria-labelledby="month-end-title" data-testid="month-end">
            <h2 class="card__title" id="month-end-title">"Month-end run"</h2>
            <Show
                when=move || has_figures.get()
                fallback=|| view! { <p class="quiet card__inset">"Load an export, and every customer with a balance gets a statement or a reminder at one press."</p> }
            >
                <p class="card__inset" data-testid="month-end-words">{words}</p>
                <Accounts/>
                <p class="quiet card__inset" data-testid="month-end-ticks">{ticks}</p>
                <div class="more more--inset">
                    <button class="button button--main" type="button" data-testid="month-end-run" on:click=go>
                        "Make statements and reminders"
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Accounts() -> impl IntoView {
    let state = use_app();
    let run = state.making.month_end;
    let shown = RwSignal::new(STEP);
    let total = Memo::new(move |_| run.with(|run| run.as_ref().map_or(0, |run| run.lines.len())));
    let rows = move || {
        run.with(|run| {
            let lines = run.iter().flat_map(|run| &run.lines).take(shown.get()).cloned();
            lines
                .map(|line| {
                    let gets = line.reminder.map_or("Statement", |kind| kind.words());
                    view! {
                        <tr>
                            <th scope="row">{line.name}</th>
                            <td>
                                {gets}
                                <span class="sub">{format::sentence_case(&line.why)}</span>
                            </td>
                            <td class="num">{format::money_with_code(line.balance, line.currency)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <details class="fold card__inset">
            <summary class="fold__summary">"Who gets what"</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Who gets what at the end of the month">
                <table class="table table--plain" data-testid="month-end-list">
                    <caption class="visually-hidden">"Who gets what at the end of the month"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col">"Gets"</th>
                            <th scope="col" class="num">"Balance"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || view! { <ShowMore shown total=total.get()/> }}
        </details>
    }
}

/// Makes what everyone gets, and notes that it was done.
fn make(state: AppState, reminders: bool) {
    let (policy, log) = (state.policy.get_untracked(), state.log.get_untracked());
    let run = state.run.get_untracked();
    state.export(Export::Statements {
        policy: policy.clone(),
        run: run.clone(),
        log: log.clone(),
        statements: StatementRun::default(),
    });
    if reminders {
        let files = state.letter_files.get_untracked();
        state.export(Export::Letters { policy, run, log, files });
    }
    for done in untrack(|| done_by_page(state)) {
        state.tick_once("month_end", done.item, BY_ITSELF);
    }
    state.announcement.set("Month end: statements and reminders are being made".to_owned());
}

/// An item of the month-end list that the page has seen to.
struct Done {
    /// Its key in the list.
    item: &'static str,
    words: &'static str,
}

/// What the run ticks: only what really holds when it is pressed.
fn done_by_page(state: AppState) -> Vec<Done> {
    let everyone = Done { item: "everyone", words: "everyone gets a statement or a reminder" };
    let tie_out =
        Done { item: "tie_out", words: "the open balance equals what you typed from your books" };
    let keep = Done { item: "keep", words: "log and figures are kept on this device" };
    let keeping = state.case.keeping;
    let keeps_all = matches!(keeping.mode.get(), Mode::On { .. }) && keeping.with_files.get();
    let all = [(true, everyone), (state.equals_ledger(), tie_out), (keeps_all, keep)];
    all.into_iter().filter_map(|(holds, done)| holds.then_some(done)).collect()
}
