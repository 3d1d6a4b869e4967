//! The keys.

use leptos::prelude::*;

use super::SheetHead;
use crate::ui::room::Room;

/// The list of keys.
#[component]
pub(crate) fn Help() -> impl IntoView {
    let rooms = Room::NAV.into_iter().enumerate().map(|(i, room)| {
        view! { <Key key=(i + 1).to_string() does=format!("{} room", room.title())/> }
    });
    view! {
        <SheetHead title="Keys"/>
        <dl class="keys">
            {rooms.collect_view()}
            <Key key="/" does="Find in the list"/>
            <Key key="?" does="This list"/>
            <Key key="Ctrl Z" does="Take the last change back; with Shift, make it again"/>
            <Key key="Esc" does="Close what is open"/>
            <Key key="Ctrl V" does="On the start: read what you copied"/>
        </dl>
        <h3 class="subtitle">"What stays where"</h3>
        <p class="prose">
            "Files are read and counted inside this browser tab. Nothing is sent, and nothing is stored unless you keep a book on this device; without that, closing the tab forgets everything."
        </p>
    }
}

#[component]
fn Key(#[prop(into)] key: String, #[prop(into)] does: String) -> impl IntoView {
    view! {
        <div class="keys__row">
            <dt><kbd class="key">{key}</kbd></dt>
            <dd>{does}</dd>
        </div>
    }
}
