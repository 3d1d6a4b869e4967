//! What runs with a customer by the log, each with its way to end it and the letter that says so.

use leptos::prelude::*;

use super::outcome::note;
use crate::collect::log::{Judgement, What};
use crate::collect::{CallSheet, OpenDispute, PlanState, PromiseLine, RunningPlan, Verdict};
use crate::domain::Currency;
use crate::letters::LetterKind;
use crate::present::format;
use crate::ui::state::use_app;

/// The list; nothing when nothing runs.
#[component]
pub(super) fn RunningList(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let (running, currency, as_of) =
        sheet.with_value(|sheet| (sheet.running.clone(), sheet.currency, sheet.as_of));
    let promise = sheet.with_value(|sheet| sheet.promises.last().cloned());
    if running.is_empty() && promise.is_none() {
        return ().into_any();
    }
    let until = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(
            || "until you end it".to_owned(),
            |day| format!("until {}", format::date(day)),
        )
    };
    let promise = promise.map(|promise| view! { <PromiseItem sheet promise currency/> });
    let disputes = running.disputes.into_iter();
    let disputes = disputes.map(|dispute| view! { <DisputeItem sheet dispute currency/> });
    let plan = running.plan.map(|plan| view! { <PlanItem sheet plan currency/> });
    let hold = running.hold.map(|(reason, last)| {
        let words = format!("On hold {}: {reason}", until(last));
        view! { <Item words><End sheet what=What::HoldEnded testid="end-hold" words="End the hold"/></Item> }
    });
    let extended = running.extended.into_iter().map(|(document, due)| {
        let words = format!("{document} may be paid by {}", format::date(due));
        let what = What::ExtensionEnded { document };
        view! { <Item words><End sheet what testid="end-extension" words="Back to its own date"/></Item> }
    });
    let steps = sheet.with_value(|sheet| sheet.steps.clone());
    let skipped = running.skipped.into_iter().map(|(level, reason, last)| {
        let name = steps.iter().find(|(key, _)| *key == level).map(|(_, name)| name.clone());
        let words = format!("{} is left out {}: {reason}", name.unwrap_or_else(|| level.clone()), until(last));
        view! { <Item words><End sheet what=What::SkipEnded { level } testid="end-skip" words="Do it again"/></Item> }
    });
    let class = running.class.map(|(class, reason)| {
        let words = format!("{} by hand: {reason}", class.word());
        let what = What::Classified { class: None, reason: String::new() };
        view! { <Item words><End sheet what testid="class-by-rules" words="By the rules again"/></Item> }
    });
    let next = running.next.map(|(on, text)| {
        let ahead = if on > as_of { "Next step" } else { "Next step, due since" };
        let colon = if text.is_empty() { "" } else { ": " };
        view! { <Item words=format!("{ahead} {}{colon}{text}", format::date(on))/> }
    });
    let wrong =
        running.wrong_contact.map(|text| view! { <Item words=format!("Wrong contact: {text}")/> });
    view! {
        <section class="talk" aria-labelledby="running-title" data-testid="running">
            <h3 id="running-title">"What runs"</h3>
            <ul class="running">
                {promise}
                {disputes.collect_view()}
                {plan}
                {hold}
                {extended.collect_view()}
                {skipped.collect_view()}
                {class}
                {next}
                {wrong}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Item(words: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <li class="running__item">
            <span>{words}</span>
            {children.map(|children| view! { <span class="running__ways">{children()}</span> })}
        </li>
    }
}

/// A button that enters one thing.
#[component]
fn End(
    sheet: StoredValue<CallSheet>,
    what: What,
    testid: &'static str,
    words: &'static str,
) -> impl IntoView {
    let state = use_app();
    let end = move |_| note(state, sheet, vec![what.clone()], "Noted");
    view! { <button class="button" type="button" data-testid=testid on:click=end>{words}</button> }
}

/// A short text and a button that enters it.
#[component]
fn EndWith(
    sheet: StoredValue<CallSheet>,
    label: &'static str,
    testid: &'static str,
    words: &'static str,
    make: Callback<String, What>,
) -> impl IntoView {
    let state = use_app();
    let text = RwSignal::new(String::new());
    let end = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let what = make.run(text.with_untracked(|text| text.trim().to_owned()));
        note(state, sheet, vec![what], "Noted");
    };
    view! {
        <form class="running__end" on:submit=end>
            <input
                class="input" type="text" autocomplete="off" placeholder=label aria-label=label
                data-testid=format!("{testid}-words")
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button class="button" type="submit" data-testid=testid>{words}</button>
        </form>
    }
}

/// The way to a letter about it.
#[component]
fn LetterAbout(sheet: StoredValue<CallSheet>, kind: LetterKind) -> impl IntoView {
    let state = use_app();
    let account = sheet.with_value(|sheet| sheet.account);
    let show = move |_| state.show_letter(kind, account);
    view! {
        <button class="button" type="button" data-testid=format!("letter-{}", kind.key()) on:click=show>
            {format!("Letter: {}", kind.words().to_lowercase())}
        </button>
    }
}

#[component]
fn PromiseItem(
    sheet: StoredValue<CallSheet>,
    promise: PromiseLine,
    currency: Currency,
) -> impl IntoView {
    let verdict = match promise.verdict {
        Verdict::PartKept { received } => {
            format!("kept in part, {} came", format::money_with_code(received, currency))
        }
        other @ (Verdict::Running
        | Verdict::Kept
        | Verdict::Broken
        | Verdict::Replaced
        | Verdict::Unknown) => other.word().to_owned(),
    };
    let words = format!(
        "Promised {} by {}: {verdict}",
        format::money_with_code(promise.amount, currency),
        format::date(promise.by)
    );
    let kind = if promise.verdict.is_broken() {
        LetterKind::PromiseBroken
    } else {
        LetterKind::PromiseConfirmed
    };
    view! {
        <Item words>
            <End sheet what=What::PromiseJudged(Judgement::Kept) testid="promise-kept" words="It was kept"/>
            <End sheet what=What::PromiseJudged(Judgement::Broken) testid="promise-broken" words="It was broken"/>
            <LetterAbout sheet kind/>
        </Item>
    }
}

#[component]
fn DisputeItem(
    sheet: StoredValue<CallSheet>,
    dispute: OpenDispute,
    currency: Currency,
) -> impl IntoView {
    let part = dispute.amount.map_or_else(
        || "all of it".to_owned(),
        |amount| format!("{} of it", format::money_with_code(amount, currency)),
    );
    let owner = dispute.owner.trim();
    let owner = if owner.is_empty() { String::new() } else { format!("; {owner} settles it") };
    let revisit = dispute.revisit.map(|day| format!("; look again on {}", format::date(day)));
    let words = format!(
        "{}: {} disputed since {} ({}){owner}{}",
        dispute.document,
        part,
        format::date(dispute.since),
        dispute.reason.words().to_lowercase(),
        revisit.unwrap_or_default()
    );
    let document = dispute.document;
    let make =
        Callback::new(move |outcome| What::DisputeClosed { document: document.clone(), outcome });
    view! {
        <Item words>
            <EndWith sheet label="How it ended" testid="end-dispute" words="Settled" make/>
            <LetterAbout sheet kind=LetterKind::DisputeReceived/>
        </Item>
    }
}

#[component]
fn PlanItem(sheet: StoredValue<CallSheet>, plan: RunningPlan, currency: Currency) -> impl IntoView {
    let rows = plan.lines.into_iter().map(move |line| {
        let state = match line.state {
            PlanState::Missed { short } => {
                format!("missed, {} short", format::money_with_code(short, currency))
            }
            other @ (PlanState::Paid | PlanState::Ahead | PlanState::Unknown) => {
                other.word().to_owned()
            }
        };
        let late = matches!(line.state, PlanState::Missed { .. });
        view! {
            <tr>
                <td class="date">{format::date(line.due)}</td>
                <td class="num">{format::money(line.amount, currency)}</td>
                <td><span class:tag=late class:tag--late=late>{state}</span></td>
            </tr>
        }
    });
    let make = Callback::new(|reason| What::PlanEnded { reason });
    view! {
        <Item words=format!("Payment plan, agreed on {}", format::date(plan.agreed))>
            <table class="table table--plain" data-testid="plan-running">
                <caption class="visually-hidden">"The instalments and what became of them"</caption>
                <thead>
                    <tr>
                        <th scope="col" class="date">"By"</th>
                        <th scope="col" class="num">"Amount"</th>
                        <th scope="col">"State"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <EndWith sheet label="Why it ends" testid="end-plan" words="End the plan" make/>
            <LetterAbout sheet kind=LetterKind::PlanConfirmed/>
        </Item>
    }
}
