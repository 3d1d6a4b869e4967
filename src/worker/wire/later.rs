//! The way to the desk ([`Session::desk`]): in the built page a part of its own of the engine's program, compiled when the
//! desk is first asked, or has to bring files together (docs/decisions/0020-what-comes-later.md). Elsewhere it is part of the whole.

use std::cell::RefCell;

use wasm_split_helpers::SplitLoaderError;

use crate::import::ImportError;
use crate::protocol::{DeskCommand, Packed, Response, WorkerError};
use crate::worker::session::{Finish, Session};

/// What the desk answers.
pub(super) async fn ask(session: &RefCell<Session>, command: &Packed<DeskCommand>) -> Response {
    match ways().await {
        Ok(ways) => (ways.answer)(&mut session.borrow_mut(), command),
        Err(_missing) => Response::Failed(WorkerError::Incomplete),
    }
}

/// Brings together the files that were read.
pub(super) async fn join(session: &RefCell<Session>) -> Finish {
    match ways().await {
        Ok(ways) => (ways.join)(&mut session.borrow_mut()),
        Err(_missing) => {
            let (error, set) = (ImportError::Incomplete, Box::default());
            Finish::Done(Response::ImportFailed { error, import: None, set })
        }
    }
}

/// The ways into that part: all that is reached from here and from nowhere else is in it.
#[derive(Clone, Copy)]
struct Ways {
    answer: fn(&mut Session, &Packed<DeskCommand>) -> Response,
    join: fn(&mut Session) -> Finish,
}

const WAYS: Ways = Ways { answer: Session::at_desk, join: Session::join };

/// Here the program is cut. There is one such place: each would start that part anew.
#[cfg(owed_split)]
#[wasm_split_helpers::wasm_split(desk, fallible)]
fn ways() -> Result<Ways, SplitLoaderError> {
    Ok(WAYS)
}

#[cfg(not(owed_split))]
async fn ways() -> Result<Ways, SplitLoaderError> {
    std::future::ready(Ok(WAYS)).await
}
