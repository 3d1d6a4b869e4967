//! The page's end of the wire: starts the worker, queues requests until it is ready, replaces it
//! when work is cancelled or the worker dies.
//!
//! Replacing makes no request: boot/boot.js left a function behind that starts a worker from what was fetched and
//! compiled once. A replaced worker is deaf and mute at once: its handlers
//! are taken off before it is stopped, so no stale reply can arrive.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

use crate::platform::rescue;
use crate::protocol::{
    Command, JobId, PROTOCOL_VERSION, Reply, Request, Response, UNASKED, WorkerError,
};
use crate::worker::wire::codec::{decode_reply, encode_request};

/// Name under which boot/boot.js leaves what a worker is made of.
const ENGINE: &str = "owedEngine";
/// In it: a function that starts a worker.
const START: &str = "start";
/// In it: the worker that boot/boot.js has started already, and what it has said since.
const FIRST: &str = "first";
/// A worker that dies this often before it is ready is not started again.
const MAX_FAILED_STARTS: u32 = 3;

/// Why there is no worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartError {
    /// The page was not started by boot/boot.js.
    NoProgram,
    /// The browser refused to make a worker.
    Refused,
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoProgram => "The page was not loaded completely; reload it",
            Self::Refused => "This browser did not let the page start its worker",
        })
    }
}

impl std::error::Error for StartError {}

/// The page's handle on its worker; clones share it.
#[derive(Clone)]
pub struct WorkerClient(Rc<Inner>);

impl std::fmt::Debug for WorkerClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkerClient").finish_non_exhaustive()
    }
}

impl WorkerClient {
    /// Starts the worker; `on_reply` gets everything it says, [`Response::Ready`] included.
    ///
    /// # Errors
    /// When no worker can be made in this page at all.
    pub fn start(on_reply: impl Fn(Reply) + 'static) -> Result<Self, StartError> {
        let inner = Rc::new_cyclic(|weak| Inner::new(weak, Box::new(on_reply)));
        inner.spawn()?;
        Ok(Self(inner))
    }

    /// Sends a request, and the files it is about; waits in a queue while the worker starts.
    pub fn send(&self, command: Command, files: impl IntoIterator<Item = Blob>) -> JobId {
        self.0.send(command, files.into_iter().collect())
    }

    /// Stops everything at once: the running request and the waiting ones get no answer, and a
    /// new worker, without a file, takes the old one's place.
    pub fn cancel(&self) {
        self.0.stop();
        if self.0.spawn().is_err() {
            self.0.state.borrow_mut().gave_up = true;
        }
    }
}

struct Inner {
    on_reply: Box<dyn Fn(Reply)>,
    on_message: Closure<dyn Fn(MessageEvent)>,
    on_error: Closure<dyn Fn(ErrorEvent)>,
    this: Weak<Inner>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    worker: Option<Worker>,
    ready: bool,
    gave_up: bool,
    failed_starts: u32,
    last_job: JobId,
    /// Requests for when the worker is ready.
    queue: VecDeque<(Request, Vec<Blob>)>,
    /// Requests sent and not yet answered.
    open: Vec<JobId>,
}

impl Inner {
    fn new(this: &Weak<Self>, on_reply: Box<dyn Fn(Reply)>) -> Self {
        let (on_message, on_error) = (Weak::clone(this), Weak::clone(this));
        Self {
            on_reply,
            on_message: Closure::new(move |event: MessageEvent| {
                if let Some(inner) = on_message.upgrade() {
                    inner.hear(&event.data());
                }
            }),
            on_error: Closure::new(move |event: ErrorEvent| {
                event.prevent_default();
                if let Some(inner) = on_error.upgrade() {
                    inner.bury();
                }
            }),
            this: Weak::clone(this),
            state: RefCell::default(),
        }
    }

    fn spawn(&self) -> Result<(), StartError> {
        let engine = Reflect::get(&js_sys::global(), &ENGINE.into()).unwrap_or(JsValue::UNDEFINED);
        if self.adopt(&engine) {
            return Ok(());
        }
        let start: Function = part_of(&engine, START)
            .and_then(|start| start.dyn_into().ok())
            .ok_or(StartError::NoProgram)?;
        let worker = start.call0(&engine).and_then(JsCast::dyn_into::<Worker>);
        let worker = worker.map_err(|_refusal| StartError::Refused)?;
        self.listen_to(worker);
        Ok(())
    }

    fn listen_to(&self, worker: Worker) {
        worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(self.on_error.as_ref().unchecked_ref()));
        self.state.borrow_mut().worker = Some(worker);
    }

    /// Takes over the worker that was started before the page, once; `false` when there is none, or it has died.
    fn adopt(&self, engine: &JsValue) -> bool {
        let Some(first) = part_of(engine, FIRST) else { return false };
        if Reflect::set(engine, &FIRST.into(), &JsValue::UNDEFINED).is_err() {
            return false;
        }
        let Some(Ok(worker)) = part_of(&first, "worker").map(JsCast::dyn_into::<Worker>) else {
            return false;
        };
        if part_of(&first, "failed").is_none_or(|failed| failed.is_truthy()) {
            worker.terminate();
            return false;
        }
        self.listen_to(worker);
        // Whoever starts this does not expect an answer before it has returned.
        let heard = part_of(&first, "heard").map(|heard| Array::from(&heard));
        let this = Weak::clone(&self.this);
        spawn_local(async move {
            for message in heard.iter().flat_map(Array::iter) {
                if let Some(inner) = this.upgrade() {
                    inner.hear(&message);
                }
            }
        });
        true
    }

    /// Stops the worker and forgets what it was asked; returns what it still owed.
    fn stop(&self) -> Vec<JobId> {
        let mut state = self.state.borrow_mut();
        if let Some(worker) = state.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        state.ready = false;
        let waiting: Vec<JobId> = state.queue.drain(..).map(|(request, _)| request.job).collect();
        let mut owed = std::mem::take(&mut state.open);
        owed.extend(waiting);
        owed
    }

    fn send(&self, command: Command, files: Vec<Blob>) -> JobId {
        let mut state = self.state.borrow_mut();
        state.last_job = state.last_job.wrapping_add(1);
        let job = state.last_job;
        if state.gave_up {
            self.fail_later(job, WorkerError::Stopped);
            return job;
        }
        state.queue.push_back((Request { job, command }, files));
        drop(state);
        self.flush();
        job
    }

    /// Posts what waits, once the worker is ready.
    fn flush(&self) {
        let mut state = self.state.borrow_mut();
        let Some(worker) = state.worker.clone().filter(|_| state.ready) else { return };
        while let Some((request, files)) = state.queue.pop_front() {
            let sent =
                encode_request(&request, &files).and_then(|message| worker.post_message(&message));
            match sent {
                Ok(()) => state.open.push(request.job),
                Err(_) => self.fail_later(request.job, WorkerError::BadMessage),
            }
        }
    }

    fn hear(&self, message: &JsValue) {
        // After a fault of the page nothing is taken in any more.
        if rescue::has_stopped() {
            return;
        }
        let reply = decode_reply(message)
            .unwrap_or(Reply { job: UNASKED, response: Response::Failed(WorkerError::BadMessage) });
        #[expect(clippy::wildcard_enum_match_arm, reason = "every other answer ends its job")]
        match &reply.response {
            // Answers to practice: nobody waits for them, and that they were read was their use.
            Response::Loaded { .. } | Response::Failed(WorkerError::NothingLoaded)
                if reply.job == UNASKED =>
            {
                return;
            }
            Response::Ready { version } if *version == PROTOCOL_VERSION => self.greet(),
            Response::Progress(_) => {}
            _ => self.state.borrow_mut().open.retain(|job| *job != reply.job),
        }
        (self.on_reply)(reply);
    }

    fn greet(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.ready = true;
            state.failed_starts = 0;
        }
        mark_ready();
        self.practise();
        self.flush();
    }

    /// Asks for a file to be read without giving one, so that the browser has the way of such a request compiled, here and
    /// in the worker, before the first one comes.
    fn practise(&self) {
        let Some(worker) = self.state.borrow().worker.clone() else { return };
        let request = Request { job: UNASKED, command: Command::practice() };
        // It is of no use where it fails.
        drop(encode_request(&request, &[]).and_then(|message| worker.post_message(&message)));
    }

    /// The worker has died: tells everyone who waits for it, and starts another.
    fn bury(&self) {
        let was_ready = self.state.borrow().ready;
        let mut owed = self.stop();
        if owed.is_empty() {
            owed.push(UNASKED);
        }
        let tries = {
            let mut state = self.state.borrow_mut();
            state.failed_starts = if was_ready { 0 } else { state.failed_starts.saturating_add(1) };
            state.failed_starts
        };
        if tries >= MAX_FAILED_STARTS || self.spawn().is_err() {
            self.state.borrow_mut().gave_up = true;
        }
        for job in owed {
            (self.on_reply)(Reply { job, response: Response::Failed(WorkerError::Stopped) });
        }
    }

    /// Answers after the caller has learned the job's number.
    fn fail_later(&self, job: JobId, error: WorkerError) {
        let this = Weak::clone(&self.this);
        spawn_local(async move {
            if let Some(inner) = this.upgrade() {
                (inner.on_reply)(Reply { job, response: Response::Failed(error) });
            }
        });
    }
}

/// A property of an object, if it has it.
fn part_of(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// Leaves the moment from which a file can be taken in the browser's own timeline.
fn mark_ready() {
    if let Some(clock) = web_sys::window().and_then(|window| window.performance()) {
        // A timeline that is full or switched off is no reason to stop.
        drop(clock.mark("owed:ready"));
    }
}
