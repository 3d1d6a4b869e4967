//! What is not needed to see who owes what: most rooms, what opens from them, and the answers they wait for.
//!
//! In the built page this is the later half of the page's program, compiled when the first figures are there or when
//! one of it is opened before (docs/decisions/0020-what-comes-later.md). Elsewhere it is part of the whole.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::casefile::{Book, CaseFile, CaseFileError, History};
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
    book_as_json: fn(&CaseFile) -> String,
    book_as_text: fn(&CaseFile) -> String,
    record: fn(&mut History, &Book, &Book) -> bool,
    undo: fn(&mut History, &Book) -> Option<Book>,
    redo: fn(&mut History, &Book) -> Option<Book>,
}

impl Doors {
    /// Notes what changed between two books ([`History::record`]).
    pub(crate) fn record(self, history: &mut History, before: &Book, after: &Book) -> bool {
        (self.record)(history, before, after)
    }

    /// The book before its last step ([`History::undo`]).
    pub(crate) fn undo(self, history: &mut History, now: &Book) -> Option<Book> {
        (self.undo)(history, now)
    }

    /// The book with the step made again that was taken back last ([`History::redo`]).
    pub(crate) fn redo(self, history: &mut History, now: &Book) -> Option<Book> {
        (self.redo)(history, now)
    }

    /// A book as it is kept on this device, and saved after a fault ([`CaseFile::to_text`]).
    pub(crate) fn book_as_text(self, case: &CaseFile) -> String {
        (self.book_as_text)(case)
    }
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
    when_here(state, move |doors| {
        if let Some(doors) = doors {
            (doors.settle)(state, slot, response);
        }
    });
}

/// Does something with the later half: at once, or when it is here, in the order in which it was asked. It is given
/// nothing when the later half does not come.
pub(crate) fn when_here(state: AppState, act: impl FnOnce(Option<Doors>) + 'static) {
    if let Arrival::Here(doors) = state.later.get_untracked() {
        act(Some(doors));
        return;
    }
    spawn_local(async move {
        let doors = doors().await.ok();
        if doors.is_none() {
            state.later.set(Arrival::Missing);
        }
        act(doors);
    });
}

/// A book as a case file begins with it ([`CaseFile::to_json`]).
///
/// # Errors
/// * [`CaseFileError::Unreadable`], when the later half does not come.
pub(crate) async fn book_as_json(case: &CaseFile) -> Result<String, CaseFileError> {
    let doors = doors().await.map_err(|_missing| CaseFileError::Unreadable)?;
    Ok((doors.book_as_json)(case))
}

/// A book as it is kept on this device ([`CaseFile::to_text`]); `None` when the later half does not come.
pub(crate) async fn book_as_text(case: &CaseFile) -> Option<String> {
    doors().await.ok().map(|doors| doors.book_as_text(case))
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
    use crate::casefile::{CaseFile, History};
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
        book_as_json: CaseFile::to_json,
        book_as_text: CaseFile::to_text,
        record: History::record,
        undo: History::undo,
        redo: History::redo,
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
