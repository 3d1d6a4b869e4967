//! How the policy did in the month up to the as-of date.

use leptos::prelude::*;

use crate::collect::PolicyReview;
use crate::documents::DocumentFormat;
use crate::present::format;
use crate::protocol::{DeskCommand, Export};
use crate::ui::state::{Slot, use_app};

/// The report, and the report as a document.
#[component]
pub(super) fn ReviewPart() -> impl IntoView {
    let state = use_app();
    let report = state.making.review;
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
    // Asks the worker, outside of this tree; again when rules, entries or figures change.
    Effect::new(move |_| {
        if state.analysis.with(Option::is_none) {
            return;
        }
        let (policy, log) = (state.policy.get(), state.log.get());
        let config = state.config.get_untracked();
        state.ask_desk(Slot::PolicyReview, DeskCommand::PolicyReview { config, policy, log });
    });
    let next = move || {
        state.policy.with(|policy| match policy.next_review() {
            Some(day) => format!("The rules are to be looked at again by {}.", format::date(day)),
            None => {
                "Adopt a policy, and the day on which it is looked at again stands here.".to_owned()
            }
        })
    };
    view! {
        <section class="card policy__review" aria-labelledby="review-title" data-testid="policy-review">
            <h2 class="card__title" id="review-title">"How the policy did"</h2>
            <p class="quiet" data-testid="next-review">{next}</p>
            <Show
                when=move || has_figures.get()
                fallback=|| view! { <p class="quiet">"The report needs invoices and the case log. Drop an export and open your log to see it."</p> }
            >
                {move || report.get().map(|report| view! { <Report report/> })}
                <Downloads/>
            </Show>
        </section>
    }
}

#[component]
fn Downloads() -> impl IntoView {
    let state = use_app();
    let save = move |format| {
        let (policy, log) = (state.policy.get_untracked(), state.log.get_untracked());
        state.export(Export::PolicyReview { policy, log, format });
    };
    view! {
        <div class="actions">
            <button class="button button--main" type="button" data-testid="download-review-docx" on:click=move |_| save(DocumentFormat::Docx)>
                "Download the report (DOCX)"
            </button>
            <button class="button" type="button" data-testid="download-review-pdf" on:click=move |_| save(DocumentFormat::Pdf)>
                "Download the report (PDF)"
            </button>
            <button class="button" type="button" data-testid="download-review-html" on:click=move |_| save(DocumentFormat::Html)>
                "Download the report (HTML)"
            </button>
        </div>
    }
}

#[component]
fn Report(report: PolicyReview) -> impl IntoView {
    let month = format!("{} to {}", format::date(report.from), format::date(report.to));
    let suggestions = report.suggestions.iter().map(|own| {
        view! {
            <li data-testid=format!("suggestion-{}", own.key.replace('_', "-"))>
                {own.words.clone()}
                {(!own.enough).then(|| view! { " "<span class="tag">"Too few to say"</span> })}
            </li>
        }
    });
    let (contact, promises) = (report.first_contact_words(), report.promise_words());
    let suggestions = suggestions.collect_view();
    view! {
        <p class="quiet">{month}</p>
        <ul class="plain-list" data-testid="review-suggestions">{suggestions}</ul>
        <dl class="facts facts--wide">
            <div class="facts__row"><dt>"First contact"</dt><dd data-testid="review-first-contact">{contact}</dd></div>
            <div class="facts__row"><dt>"Promises"</dt><dd data-testid="review-promises">{promises}</dd></div>
        </dl>
        <Trend report=report.clone()/>
        <Steps report=report.clone()/>
        <Exceptions report/>
    }
}

#[component]
fn Trend(report: PolicyReview) -> impl IntoView {
    let table = |own: crate::collect::review::CurrencyTrend| {
        let label = format!("DSO and overdue share, {}", format::currency_name(own.currency));
        let caption = label.clone();
        let rows = own.points.into_iter().map(|point| {
            view! {
                <tr>
                    <th scope="row">{format::date(point.date)}</th>
                    <td class="num">{point.dso.map_or_else(|| "none".to_owned(), format::days)}</td>
                    <td class="num">{point.overdue_share.map_or_else(|| "none".to_owned(), format::percent)}</td>
                </tr>
            }
        });
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="table table--plain">
                    <caption>{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Date"</th>
                            <th scope="col" class="num">"DSO"</th>
                            <th scope="col" class="num">"Overdue"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
    };
    report.currencies.into_iter().map(table).collect_view()
}

#[component]
fn Steps(report: PolicyReview) -> impl IntoView {
    if report.levels.is_empty() {
        return view! {
            <p class="quiet">"No step whose time to pay is over is in the log, or the files have no payment dates."</p>
        }
        .into_any();
    }
    let rows = report.levels.into_iter().map(|own| {
        view! {
            <tr>
                <th scope="row">{own.name}</th>
                <td class="num">{own.contacts}</td>
                <td class="num">{own.paid}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="What each step brought">
            <table class="table table--plain" data-testid="review-steps">
                <caption>"What each step brought in the last year"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Step"</th>
                        <th scope="col" class="num">"Taken"</th>
                        <th scope="col" class="num">"Followed by money"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Exceptions(report: PolicyReview) -> impl IntoView {
    if report.exceptions.is_empty() {
        return view! { <p class="quiet">"Nothing was done otherwise than the rules say."</p> }
            .into_any();
    }
    let rows = report.exceptions.into_iter().map(|own| {
        let reason = if own.reason.is_empty() { "No reason given".to_owned() } else { own.reason };
        view! {
            <tr>
                <th scope="row">{own.customer}</th>
                <td>{format::sentence_case(&own.what)}<span class="sub">{reason}</span></td>
                <td class="date">{format::date(own.date)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Exceptions">
            <table class="table table--plain" data-testid="review-exceptions">
                <caption>"Exceptions of the month"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Customer"</th>
                        <th scope="col">"What and why"</th>
                        <th scope="col" class="date">"Date"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
