//! The frame of the page and everything that listens to the whole window.

use leptos::{ev, prelude::*};

use crate::platform::page::StepKey;
use crate::platform::worker_client::WorkerClient;
use crate::platform::{clock, files, lock, page, prefs};
use crate::ui::dispatch;
use crate::ui::frame::{Attached, FileBar, Notice, Nudge, PressProgress, TopBar};
use crate::ui::later;
use crate::ui::rescue;
use crate::ui::room::Room;
use crate::ui::rooms::{Overview, Start};
use crate::ui::sheet::SideSheet;
use crate::ui::state::{AppState, Phase, Sheet};
use crate::ui::widgets::DropVeil;

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let state = AppState::new(clock::today());
    provide_context(state);
    match WorkerClient::start(move |reply| dispatch::receive(state, reply)) {
        Ok(client) => state.connect(client),
        Err(_) => state.notice.set(Some(
            "The part of this page that reads files did not start. Reload the page.".to_owned(),
        )),
    }
    rescue::follow(state);
    state.watch_book();
    state.look_at_shelf();
    listen_to_leaving(state);
    listen_to_address(state);
    listen_to_keys(state);
    listen_to_paste(state);
    // All is fetched: what comes later is there before it is wanted, unless a file is being read.
    lock::on_change(move || {
        if lock::status().locked && state.phase.with_untracked(|phase| *phase == Phase::Empty) {
            later::bring(state);
        }
    });
    // The theme is an attribute of the document, outside of this tree.
    Effect::new(move |_| prefs::show(state.theme.get()));

    let shown = Memo::new(move |_| state.shown_room());
    // The title belongs to the document, outside of this tree.
    Effect::new(move |_| page::set_title(shown.get().title()));
    let has_file = Memo::new(move |_| state.has_review());
    view! {
        <a class="skip-link" href="#main" on:click=skip>"Skip to the content"</a>
        <TopBar/>
        <Show when=move || has_file.get() && shown.get() != Room::Start>
            <FileBar/>
        </Show>
        <main id="main" class="page" tabindex="-1">
            <Notice/>
            <Nudge/>
            <PressProgress/>
            <Attached/>
            {move || match shown.get() {
                Room::Start => view! { <Start/> }.into_any(),
                Room::Overview => view! { <Overview/> }.into_any(),
                room @ (Room::File
                | Room::Aging
                | Room::Measures
                | Room::Customers
                | Room::Outlook
                | Room::Today
                | Room::Letters
                | Room::Policy
                | Room::Compare) => later::room(state, room),
            }}
            <DropVeil/>
        </main>
        <SideSheet/>
        <div class="visually-hidden" role="status" aria-live="polite">{move || state.announcement.get()}</div>
    }
}

fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    page::focus("#main");
}

fn listen_to_address(state: AppState) {
    let follow = move || {
        if let Some(room) = Room::from_hash(&page::hash()) {
            state.room.set(room);
        }
    };
    let handle = window_event_listener(ev::hashchange, move |_| follow());
    on_cleanup(move || handle.remove());
}

fn listen_to_keys(state: AppState) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if let Some(step) = page::step_key(&event) {
            event.prevent_default();
            match step {
                StepKey::Undo => state.undo(),
                StepKey::Redo => state.redo(),
            }
            return;
        }
        let with_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if with_modifier || page::is_typing(&event) || page::dialog_is_open() {
            return;
        }
        let key = event.key();
        if key == "?" {
            state.sheet.set(Some(Sheet::Help));
        } else if key == "/" {
            event.prevent_default();
            page::focus("[data-find]");
        } else if let Some(room) = Room::from_key(&key)
            && state.analysis.with_untracked(Option::is_some)
        {
            state.go(room);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Leaving asks only when it would lose something, and what is kept is kept to the last change.
fn listen_to_leaving(state: AppState) {
    let asking = window_event_listener(ev::beforeunload, move |event| {
        if untrack(|| state.case.unsaved()) > 0 {
            event.prevent_default();
        }
    });
    let going = window_event_listener(ev::visibilitychange, move |_| state.keep_now());
    on_cleanup(move || {
        asking.remove();
        going.remove();
    });
}

fn listen_to_paste(state: AppState) {
    let handle = window_event_listener(ev::paste, move |event| {
        let on_start = untrack(|| state.shown_room()) == Room::Start;
        let busy = state.phase.with_untracked(Phase::is_importing);
        if on_start && !busy && !page::is_typing(&event) && !page::dialog_is_open() {
            let chosen = files::from_paste(&event);
            if !chosen.is_empty() {
                event.prevent_default();
                state.offer(chosen);
            }
        }
    });
    on_cleanup(move || handle.remove());
}
