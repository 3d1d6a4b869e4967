//! What is not needed to see who owes what: most rooms, what opens from them, and the answers they wait for.
//!
//! In the built page this is the later half of the page's program, compiled when the first figures are there or when
//! one of it is opened before (docs/decisions/0020-what-comes-later.md). Elsewhere it is part of the whole.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::casefile::{CaseFile, CaseFileError};
use crate::protocol::Response;
use crate::ui::room::Room;
use crate::ui::state::{AppState, Sheet, Slot};

/// Where the later half is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arrival {
    /// Nobody has asked for it.
    Away,
    /// It is being compiled.
    OnTheWay,
    /// These lead into it.
    Here(Doors),
    /// It did not come, or could not be compiled.
    Missing,
}

/// The ways into the later half: all that is reached from here and from nowhere else is in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doors {
    room: fn(Room) -> AnyView,
    sheet: fn(Sheet) -> AnyView,
    settle: fn(AppState, Slot, Response),
    read_book: fn(&[u8]) -> Result<CaseFile, CaseFileError>,
    read_kept: fn(&[u8]) -> Result<CaseFile, CaseFileError>,
}

/// Here the program is cut.
#[cfg(owed_split)]
#[wasm_split_helpers::wasm_split(rooms, fallible)]
fn doors() -> Result<Doors, SplitLoaderError> {
    Ok(inside::DOORS)
}

#[cfg(not(owed_split))]
async fn doors() -> Result<Doors, SplitLoaderError> {
    std::future::ready(Ok(inside::DOORS)).await
}

impl Arrival {
    /// Where it is when the page starts.
    pub(crate) const AT_FIRST: Self =
        if cfg!(owed_split) { Self::Away } else { Self::Here(inside::DOORS) };
}

/// A room that is not needed first.
pub(crate) fn room(state: AppState, room: Room) -> AnyView {
    shown(state, |doors| (doors.room)(room))
}

/// A sheet that is not needed first.
pub(crate) fn sheet(state: AppState, sheet: Sheet) -> AnyView {
    shown(state, |doors| (doors.sheet)(sheet))
}

/// Takes an answer that only the later half waits for.
pub(crate) fn settle(state: AppState, slot: Slot, response: Response) {
    if let Arrival::Here(doors) = state.later.get_untracked() {
        (doors.settle)(state, slot, response);
    } else {
        spawn_local(async move {
            match doors().await {
                Ok(doors) => (doors.settle)(state, slot, response),
                Err(_missing) => state.later.set(Arrival::Missing),
            }
        });
    }
}

/// Reads the book of a case file whose parts were checked already ([`CaseFile::from_json`]).
///
/// # Errors
/// * Why it is not opened.
pub(crate) async fn read_book(text: Vec<u8>) -> Result<CaseFile, CaseFileError> {
    let doors = doors().await.map_err(|_missing| CaseFileError::Unreadable)?;
    (doors.read_book)(&text)
}

/// Reads what is kept of a book on this device ([`CaseFile::from_bytes`]).
///
/// # Errors
/// * Why it is not opened.
pub(crate) async fn read_kept(text: Vec<u8>) -> Result<CaseFile, CaseFileError> {
    let doors = doors().await.map_err(|_missing| CaseFileError::Unreadable)?;
    (doors.read_kept)(&text)
}

/// Has the later half compiled, unless it is already.
pub(crate) fn bring(state: AppState) {
    if !matches!(state.later.get_untracked(), Arrival::Away) {
        return;
    }
    state.later.set(Arrival::OnTheWay);
    spawn_local(async move {
        state.later.set(doors().await.map_or(Arrival::Missing, Arrival::Here));
    });
}

/// The view where the later half is here, and what is to be said until then.
fn shown(state: AppState, view: impl FnOnce(Doors) -> AnyView) -> AnyView {
    match state.later.get() {
        Arrival::Here(doors) => view(doors),
        Arrival::Missing => view! {
            <p class="problem" role="alert" data-testid="missing-half">
                "This part of the page did not come, or this browser did not start it. Save the book if you have entered anything, then reload the page."
            </p>
        }
        .into_any(),
        Arrival::Away | Arrival::OnTheWay => {
            // Asked for behind this drawing, as it changes what is drawn.
            spawn_local(async move { bring(state) });
            view! { <p class="muted" role="status" data-testid="opening">"Opening…"</p> }.into_any()
        }
    }
}

/// What is behind the doors.
mod inside {
    use leptos::prelude::*;

    use super::Doors;
    use crate::casefile::CaseFile;
    use crate::ui::dispatch;
    use crate::ui::room::Room;
    use crate::ui::rooms::{Compare, Customers, Letters, Measures, Outlook, PolicyRoom, Today};
    use crate::ui::sheet::{
        BookPanel, CallSheetOf, CustomerPage, HistoryList, HowToExport, Lock, OpenCase, Share,
    };
    use crate::ui::state::Sheet;

    pub(super) const DOORS: Doors = Doors {
        room,
        sheet,
        settle: dispatch::settle_later,
        read_book: CaseFile::from_json,
        read_kept: CaseFile::from_bytes,
    };

    fn room(room: Room) -> AnyView {
        match room {
            Room::Measures => view! { <Measures/> }.into_any(),
            Room::Customers => view! { <Customers/> }.into_any(),
            Room::Outlook => view! { <Outlook/> }.into_any(),
            Room::Today => view! { <Today/> }.into_any(),
            Room::Letters => view! { <Letters/> }.into_any(),
            Room::Policy => view! { <PolicyRoom/> }.into_any(),
            Room::Compare => view! { <Compare/> }.into_any(),
            Room::Start | Room::Overview | Room::Aging | Room::File => ().into_any(),
        }
    }

    fn sheet(sheet: Sheet) -> AnyView {
        match sheet {
            Sheet::Customer { account, name } => view! { <CustomerPage account name/> }.into_any(),
            Sheet::Call(account) => view! { <CallSheetOf account/> }.into_any(),
            Sheet::ExportHelp(system) => view! { <HowToExport system/> }.into_any(),
            Sheet::Lock => view! { <Lock/> }.into_any(),
            Sheet::Share => view! { <Share/> }.into_any(),
            Sheet::Book => view! { <BookPanel/> }.into_any(),
            Sheet::History => view! { <HistoryList/> }.into_any(),
            Sheet::OpenCase => view! { <OpenCase/> }.into_any(),
            Sheet::Documents(_)
            | Sheet::Source { .. }
            | Sheet::Paste
            | Sheet::Help
            | Sheet::TieOut
            | Sheet::AddOrNew => ().into_any(),
        }
    }
}
