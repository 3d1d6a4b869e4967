//! The ranked list; a name opens the sheet for the conversation.

use leptos::prelude::*;

use crate::collect::TodayItem;
use crate::letters::LetterKind;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{STEP, ShowMore};

/// The list of the day.
#[component]
pub(super) fn List() -> impl IntoView {
    let state = use_app();
    let shown = RwSignal::new(STEP);
    let total = Memo::new(move |_| state.today.with(|today| today.as_ref().map(|t| t.items.len())));
    let rows = move || {
        state.today.with(|today| {
            let items = today.iter().flat_map(|today| &today.items).take(shown.get()).cloned();
            items.map(|item| view! { <Entry item/> }).collect_view()
        })
    };
    let heading = move || match total.get() {
        None => "Looking at what is to be done".to_owned(),
        Some(0) => "Nothing is to be done today".to_owned(),
        Some(count) => {
            format!("{} to contact", format::counted(count as u64, "customer", "customers"))
        }
    };
    view! {
        <section class="card card--flush" aria-labelledby="today-title">
            <h2 class="card__title" id="today-title">{heading}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Who to contact today">
                <table class="table" data-testid="today-list">
                    <caption class="visually-hidden">"Who to contact today, most pressing first"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer and reason"</th>
                            <th scope="col">"What to do"</th>
                            <th scope="col" class="date wide">"By"</th>
                            <th scope="col" class="num">"Asked for"</th>
                            <th scope="col" class="num wide">"Priority"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || view! { <ShowMore shown total=total.get().unwrap_or_default()/> }}
        </section>
    }
}

#[component]
fn Entry(item: TodayItem) -> impl IntoView {
    let state = use_app();
    let account = item.account;
    let currency = item.currency;
    let open = move |_| state.open_call(account);
    let priority = item.priority;
    let habit = if priority.habit_unknown {
        "habit not known".to_owned()
    } else {
        format!("habit {}", format::plain(priority.habit.normalize()))
    };
    let parts = format!(
        "age {} \u{d7} {habit} \u{d7} promises {}",
        format::plain(priority.age.normalize()),
        format::plain(priority.promise.normalize())
    );
    let along = (!item.along.is_empty()).then(|| format!("with: {}", item.along.join(", ")));
    let kind = LetterKind::of_template(&item.template).filter(|_| item.channel.is_written());
    let letter = kind.map(|kind| {
        let show = move |_| state.show_letter(kind, account);
        view! { <button class="link-button" type="button" data-testid="today-letter" on:click=show>"Letter"</button> }
    });
    let risk = format!("{}: {}", item.risk.class.word(), item.risk.why);
    view! {
        <tr>
            <th scope="row">
                <button class="link-button" type="button" on:click=open>{item.name}</button>
                <span class="sub">{format::sentence_case(&item.reason.words())}</span>
                <span class="sub">{risk}</span>
            </th>
            <td>
                <span class="tag">{item.channel.word()}</span>
                <span class="sub">{item.step}</span>
                {letter}
                {along.map(|words| view! { <span class="sub">{words}</span> })}
            </td>
            <td class="date wide">{format::date(item.by)}</td>
            <td class="num">{format::money_with_code(priority.amount, currency)}</td>
            <td class="num wide">
                {format::money(priority.score, currency)}
                <span class="sub">{parts}</span>
            </td>
        </tr>
    }
}
