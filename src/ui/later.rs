//! What is not needed to see who owes what: all rooms but the start and the overview, all sheets, and whatever else the first
//! figures do not wait for.
//!
//! In the built page this is the later half of the page's program, compiled once all is fetched, or when the first figures are
//! there, or when one of it is opened before (docs/decisions/0022-first-figures-first.md). Elsewhere it is part of the whole.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::analysis::CurrencyReport;
use crate::casefile::{Book, History};
use crate::import::{ImportReport, SetReport};
use crate::platform::files::Chosen;
use crate::platform::rescue;
use crate::protocol::{Command, DeskCommand, FileOut, Response};
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
    kept_books: fn() -> AnyView,
    below: fn(StoredValue<CurrencyReport>) -> AnyView,
    currency_switch: fn() -> AnyView,
    conventions: fn() -> AnyView,
    settle: fn(AppState, Slot, Response),
    /// Writes what the desk is asked.
    pub(crate) request: fn(DeskCommand) -> Command,
    /// Makes text of the files that need it, then has all of them read ([`AppState::open_files`]).
    pub(crate) open_files: fn(AppState) -> Work,
    /// Opens a case file, with other files to go on with ([`AppState::read_case_file`]).
    pub(crate) read_case_file: fn(AppState, Chosen, Vec<Chosen>),
    /// Finds the books on this device ([`AppState::fill_shelf`]).
    pub(crate) fill_shelf: fn(AppState),
    /// Has the press make a file ([`AppState::print`]).
    pub(crate) print: fn(AppState, FileOut),
    /// Learns what this device remembers of kinds of files ([`AppState::learn_mappings`]).
    pub(crate) learn_mappings: fn(AppState),
    /// Notes of which kinds the files are ([`AppState::know_kinds`]).
    pub(crate) know_kinds: fn(AppState, Option<&ImportReport>, &SetReport),
    /// Reads files of a known kind again, as is remembered ([`AppState::read_as_remembered`]).
    pub(crate) read_as_remembered: fn(AppState, Option<&ImportReport>, &SetReport) -> bool,
    /// Keeps what was settled since ([`AppState::keep_what_was_settled`]).
    pub(crate) keep_what_was_settled: fn(AppState),
    /// Keeps the book on this device ([`AppState::keep_here`]).
    pub(crate) keep: fn(AppState),
    /// What can be saved after a fault ([`rescue::work`]).
    pub(crate) work: fn(AppState) -> rescue::Work,
    /// Notes what changed between two books ([`History::record`]).
    pub(crate) record: fn(&mut History, &Book, &Book) -> bool,
    /// Takes the last step back ([`AppState::undo_here`]).
    pub(crate) undo: fn(AppState),
    /// Makes it again ([`AppState::redo_here`]).
    pub(crate) redo: fn(AppState),
}

/// Something that takes its time.
pub(crate) type Work = Pin<Box<dyn Future<Output = ()>>>;

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

/// The books on this device.
pub(crate) fn kept_books(state: AppState) -> AnyView {
    shown(state, |doors| (doors.kept_books)())
}

/// What stands below the pictures of the overview; nothing until it is here, which is the moment after the figures are.
pub(crate) fn below(state: AppState, report: StoredValue<CurrencyReport>) -> AnyView {
    match state.later.get() {
        Arrival::Away | Arrival::OnTheWay => ().into_any(),
        Arrival::Here(_) | Arrival::Missing => shown(state, |doors| (doors.below)(report)),
    }
}

/// Which currency is looked at; nothing until it is here.
pub(crate) fn currency_switch(state: AppState) -> AnyView {
    quietly(state, |doors| (doors.currency_switch)())
}

/// The conventions of the aging; nothing until they are here.
pub(crate) fn conventions(state: AppState) -> AnyView {
    quietly(state, |doors| (doors.conventions)())
}

fn quietly(state: AppState, view: impl FnOnce(Doors) -> AnyView) -> AnyView {
    match state.later.get() {
        Arrival::Here(doors) => view(doors),
        Arrival::Away | Arrival::OnTheWay | Arrival::Missing => ().into_any(),
    }
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
    match now(state) {
        Some(doors) => act(Some(doors)),
        None => spawn_local(async move { act(here(state).await) }),
    }
}

/// The later half, when it is here; `None` when it does not come.
pub(crate) async fn here(state: AppState) -> Option<Doors> {
    if let Some(doors) = now(state) {
        return Some(doors);
    }
    let doors = doors().await.ok();
    match (state.later.get_untracked(), doors) {
        (Arrival::Here(_), _) | (Arrival::Missing, None) => {}
        (_, Some(doors)) => state.later.set(Arrival::Here(doors)),
        (_, None) => state.later.set(Arrival::Missing),
    }
    doors
}

/// The later half, if it is here already.
pub(crate) fn now(state: AppState) -> Option<Doors> {
    if let Arrival::Here(doors) = state.later.get_untracked() { Some(doors) } else { None }
}

/// Has the later half compiled, unless it is already.
pub(crate) fn bring(state: AppState) {
    if matches!(state.later.get_untracked(), Arrival::Away) {
        state.later.set(Arrival::OnTheWay);
        when_here(state, drop);
    }
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
    use crate::casefile::History;
    use crate::protocol::Command;
    use crate::ui::frame::{Conventions, CurrencySwitch};
    use crate::ui::room::Room;
    use crate::ui::rooms::{
        Aging, Below, Compare, Customers, KeptBooks, Letters, Measures, Outlook, PolicyRoom,
        Review, Today,
    };
    use crate::ui::sheet::{
        AddOrNew, BookPanel, CallSheetOf, CustomerPage, DocumentsBehind, Help, HistoryList,
        HowToExport, Lock, OpenCase, Paste, Share, SourceRowOf, TieOutPanel,
    };
    use crate::ui::state::{AppState, Sheet};
    use crate::ui::{dispatch, rescue};

    pub(super) const DOORS: Doors = Doors {
        room,
        sheet,
        kept_books: || view! { <KeptBooks/> }.into_any(),
        below: |report| view! { <Below report/> }.into_any(),
        currency_switch: || view! { <CurrencySwitch/> }.into_any(),
        conventions: || view! { <Conventions/> }.into_any(),
        settle: dispatch::settle_later,
        request: Command::from,
        open_files: |state| Box::pin(state.open_files()),
        read_case_file: AppState::read_case_file,
        fill_shelf: AppState::fill_shelf,
        print: AppState::print,
        learn_mappings: AppState::learn_mappings,
        know_kinds: AppState::know_kinds,
        read_as_remembered: AppState::read_as_remembered,
        keep_what_was_settled: AppState::keep_what_was_settled,
        keep: AppState::keep_here,
        work: rescue::work,
        record: History::record,
        undo: AppState::undo_here,
        redo: AppState::redo_here,
    };

    fn room(room: Room) -> AnyView {
        match room {
            Room::File => view! { <Review/> }.into_any(),
            Room::Aging => view! { <Aging/> }.into_any(),
            Room::Measures => view! { <Measures/> }.into_any(),
            Room::Customers => view! { <Customers/> }.into_any(),
            Room::Outlook => view! { <Outlook/> }.into_any(),
            Room::Today => view! { <Today/> }.into_any(),
            Room::Letters => view! { <Letters/> }.into_any(),
            Room::Policy => view! { <PolicyRoom/> }.into_any(),
            Room::Compare => view! { <Compare/> }.into_any(),
            Room::Start | Room::Overview => ().into_any(),
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
            Sheet::Documents(behind) => view! { <DocumentsBehind behind/> }.into_any(),
            Sheet::Source { document: _, number, back } => {
                view! { <SourceRowOf number back/> }.into_any()
            }
            Sheet::Paste => view! { <Paste/> }.into_any(),
            Sheet::Help => view! { <Help/> }.into_any(),
            Sheet::TieOut => view! { <TieOutPanel/> }.into_any(),
            Sheet::AddOrNew => view! { <AddOrNew/> }.into_any(),
        }
    }
}
