//! Can I trust it? What was understood of the file, what is open, what was left out and why.

mod columns;
mod control;
mod files;
mod finding_row;
mod findings;
mod fixes;
mod join;
mod ledger_total;
mod merges;
mod questions;
mod reading;
mod remember;
mod setting;
mod sheets;
mod stated_totals;
mod terms;

use leptos::prelude::*;

use super::problem::Problem;
use crate::ui::state::{Phase, use_app};
use columns::Columns;
use control::Control;
use files::{FileShown, Files};
use findings::Findings;
use fixes::Fixes;
use join::Joined;
use merges::Merges;
use questions::Questions;
use reading::Reading;
use remember::{Remember, Remembered};
use sheets::Sheets;

/// The review of the file.
#[component]
pub(crate) fn Review() -> impl IntoView {
    let state = use_app();
    let title = move || {
        state.phase.with(|phase| match phase {
            Phase::Asking => "One moment: a question first",
            Phase::Failed(_) => "This file could not be read",
            Phase::Empty | Phase::Importing(_) | Phase::Ready => "What was read",
        })
    };
    // A file that was refused has none.
    let has_review = Memo::new(move |_| state.import.with(Option::is_some));
    view! {
        <div class="review" data-testid="review">
            <header class="room-head">
                <h1 class="room-head__title" tabindex="-1">{title}</h1>
            </header>
            <Problem/>
            <Files/>
            <Joined/>
            <FileShown/>
            <Sheets/>
            <Show when=move || has_review.get()>
                <Remembered/>
                <Questions/>
                <Control/>
                <Fixes/>
                <Findings/>
                <Columns/>
                <Reading/>
                <Merges/>
                <Remember/>
            </Show>
        </div>
    }
}

/// What was understood of the other export, and what is to be settled about it. Customers are taken
/// as one in the review of the book, for both.
#[component]
pub(crate) fn OtherReview() -> impl IntoView {
    let state = use_app();
    let has_review = Memo::new(move |_| state.import.with(Option::is_some));
    view! {
        <div class="review" data-testid="other-review">
            <Problem/>
            <Files/>
            <Joined/>
            <FileShown/>
            <Sheets/>
            <Show when=move || has_review.get()>
                <Remembered/>
                <Questions/>
                <Control/>
                <Fixes/>
                <Findings/>
                <Columns/>
                <Reading/>
                <Remember/>
            </Show>
        </div>
    }
}
