//! The way to the desk ([`Session::desk`]): in the built page a part of its own of the engine's program, compiled when the
//! desk is first asked (docs/decisions/0020-what-comes-later.md). Elsewhere it is part of the whole.

use std::cell::RefCell;

use wasm_split_helpers::SplitLoaderError;

use crate::import::ImportError;
use crate::protocol::{DeskCommand, Packed, Response, WorkerError};
use crate::worker::session::{Finish, Session};

/// What the desk answers.
pub(super) async fn ask(session: &RefCell<Session>, command: &Packed<DeskCommand>) -> Response {
    #[cfg(owed_split)]
    let answer = desk(session, command).await;
    #[cfg(not(owed_split))]
    let answer = std::future::ready(desk(session, command)).await;
    answer.unwrap_or(Response::Failed(WorkerError::Incomplete))
}

/// Brings together the files that were read.
pub(super) async fn join(session: &RefCell<Session>) -> Finish {
    #[cfg(owed_split)]
    let finish = join_here(session).await;
    #[cfg(not(owed_split))]
    let finish = std::future::ready(join_here(session)).await;
    finish.unwrap_or_else(|_missing| {
        let (error, set) = (ImportError::Incomplete, Box::default());
        Finish::Done(Response::ImportFailed { error, import: None, set })
    })
}

/// An entry of that part, as [`desk`].
#[cfg_attr(owed_split, wasm_split_helpers::wasm_split(desk, fallible))]
#[cfg_attr(
    not(owed_split),
    expect(clippy::unnecessary_wraps, reason = "where it is cut, it may not come")
)]
fn join_here(session: &RefCell<Session>) -> Result<Finish, SplitLoaderError> {
    Ok(session.borrow_mut().join())
}

/// The entry of that part: all that is reached from here and from nowhere else is in it.
#[cfg_attr(owed_split, wasm_split_helpers::wasm_split(desk, fallible))]
#[cfg_attr(
    not(owed_split),
    expect(clippy::unnecessary_wraps, reason = "where it is cut, it may not come")
)]
fn desk(
    session: &RefCell<Session>,
    command: &Packed<DeskCommand>,
) -> Result<Response, SplitLoaderError> {
    Ok(session.borrow_mut().at_desk(command))
}
