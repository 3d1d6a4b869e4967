//! The product's name, the rooms, the looks and the keys.

use leptos::prelude::*;

use super::book_buttons::BookButtons;
use super::lock_badge::LockBadge;
use crate::ui::room::Room;
use crate::ui::state::{Sheet, use_app};

/// The bar at the top of every room.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let state = use_app();
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
    view! {
        <header class="top-bar">
            <div class="top-bar__inner">
                <a class="brand" href="#start" aria-label="Owed, to the start">
                    <svg class="brand__mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                        <rect class="brand__bar-1" x="3" y="4" width="18" height="4" rx="1"/>
                        <rect class="brand__bar-2" x="3" y="10" width="12" height="4" rx="1"/>
                        <rect class="brand__bar-3" x="3" y="16" width="6" height="4" rx="1"/>
                    </svg>
                    <span class="brand__name">"Owed"</span>
                </a>
                <Show when=move || has_figures.get()>
                    <nav class="rooms" aria-label="Rooms">
                        <ul class="rooms__list">
                            {Room::NAV.into_iter().map(|room| view! { <NavItem room/> }).collect_view()}
                        </ul>
                    </nav>
                </Show>
                <div class="top-bar__end">
                    <BookButtons/>
                    <LockBadge/>
                    <button
                        class="quiet-button"
                        type="button"
                        data-testid="theme"
                        aria-label=move || format!("Colors: {}. Change", state.theme.get().word())
                        on:click=move |_| state.theme.update(|theme| *theme = theme.next())
                    >
                        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                            <circle class="theme-icon__ring" cx="10" cy="10" r="7"/>
                            <path class="theme-icon__half" d="M10 3a7 7 0 0 1 0 14z"/>
                        </svg>
                        <span class="theme-word">{move || state.theme.get().word()}</span>
                    </button>
                    <button
                        class="quiet-button"
                        type="button"
                        aria-label="Keys"
                        data-testid="help"
                        on:click=move |_| state.sheet.set(Some(Sheet::Help))
                    >
                        "?"
                    </button>
                </div>
            </div>
        </header>
    }
}

#[component]
fn NavItem(room: Room) -> impl IntoView {
    let state = use_app();
    let current = move || (state.shown_room() == room).then_some("page");
    view! {
        <li>
            <a
                class="rooms__link"
                href=format!("#{}", room.hash())
                data-testid=format!("nav-{}", room.hash())
                aria-current=current
                on:click=move |event| {
                    event.prevent_default();
                    state.go(room);
                }
            >
                {room.title()}
            </a>
        </li>
    }
}
