//! The engine's end of the wire: messages in, file bytes read, replies out; decides nothing else.
//!
//! Requests are answered one after the other, in the order they came, each exactly once. A message
//! that cannot be understood is answered too. The page keeps no copy of the file: its handle
//! stays here, and bytes go to the session in pieces that are dropped right after.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::codec::{decode_request, encode_reply, job_of};
use super::file_reader::{FileReader, csv_blob, read_span, size_of};
use super::later;
use crate::analysis::AnalysisConfig;
use crate::import::{ImportError, ImportSettings};
use crate::protocol::{
    Command, JobId, PROTOCOL_VERSION, Reply, Request, Response, Side, WorkerError,
};
use crate::worker::session::{Finish, ImportJob, Session, Step};

/// Least time between two progress messages, in milliseconds.
const PROGRESS_EVERY_MS: f64 = 80.0;

/// Takes over the worker: answers every message from now on.
pub fn run() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let wire = Rc::new(Wire::new(scope.clone()));
    wire.reply(0, Response::Ready { version: PROTOCOL_VERSION });
    let taking = Rc::clone(&wire);
    let on_message =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| taking.take(event.data()));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The closure lives as long as the worker does.
    on_message.forget();
    if let Some(practice) = warm_up() {
        wire.reply(0, practice);
    }
}

/// Reads and measures the invented ledger a few times, so that the browser has the way of a file
/// compiled before the first one comes, in the worker and (by the answer, which the page drops)
/// in the page.
fn warm_up() -> Option<Response> {
    let config = AnalysisConfig::standard(chrono::NaiveDate::from_ymd_opt(2025, 3, 1)?);
    let csv = crate::sample::sample_csv(config.as_of);
    let mut answer = None;
    for _ in 0..WARM_UPS {
        let settings = ImportSettings::default();
        let job = ImportJob::of_one("", csv.len() as u64, settings, config.clone());
        answer = Some(Session::new().import_bytes(job, csv.as_bytes()));
    }
    answer
}

/// So often that the browser takes the inner loops for worth optimizing; nearly all of the time is compiling.
const WARM_UPS: u32 = 8;

struct Wire {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session>,
    /// The files each side's ledger came from; row texts are read from them.
    files: [RefCell<Vec<Blob>>; 2],
    waiting: RefCell<VecDeque<JsValue>>,
    busy: Cell<bool>,
}

impl Wire {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self {
            scope,
            session: RefCell::new(Session::new()),
            files: Default::default(),
            waiting: RefCell::new(VecDeque::new()),
            busy: Cell::new(false),
        }
    }

    /// Queues a message, and works the queue off unless that is going on already.
    fn take(self: &Rc<Self>, message: JsValue) {
        self.waiting.borrow_mut().push_back(message);
        if self.busy.replace(true) {
            return;
        }
        let wire = Rc::clone(self);
        spawn_local(async move {
            while let Some(message) = wire.next() {
                wire.answer(&message).await;
            }
            wire.busy.set(false);
        });
    }

    fn next(&self) -> Option<JsValue> {
        self.waiting.borrow_mut().pop_front()
    }

    async fn answer(&self, message: &JsValue) {
        let Some((Request { job, command }, files)) = decode_request(message) else {
            self.reply(job_of(message), Response::Failed(WorkerError::BadMessage));
            return;
        };
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the session answers all that need no file"
        )]
        let response = match command {
            Command::Import { side, sources, merges, config, prefer_stated_as_of } => {
                let import = ImportJob { side, sources, merges, config, prefer_stated_as_of };
                self.import(job, import, files).await
            }
            Command::ImportSample { side, config } => {
                let (name, content) = self.session.borrow().sample(side, &config);
                let import = ImportJob::of_sample(side, &name, config);
                match csv_blob(&content) {
                    Ok(file) => self.import(job, import, vec![file]).await,
                    Err(_) => unreadable(),
                }
            }
            Command::SourceRow { side, document } => self.source_row(side, document).await,
            Command::Desk(command) => later::ask(&self.session, &command).await,
            other => self.session.borrow_mut().first(other),
        };
        self.reply(job, response);
    }

    /// Reads `files` (or the current ones again) into the session.
    async fn import(&self, job: JobId, mut import: ImportJob, files: Vec<Blob>) -> Response {
        let kept = self.files(import.side);
        if !files.is_empty() {
            kept.replace(files);
        }
        let files = kept.borrow().clone();
        if files.is_empty() || files.len() != import.sources.len() {
            return Response::Failed(WorkerError::NothingLoaded);
        }
        for (source, file) in import.sources.iter_mut().zip(&files) {
            source.bytes = size_of(file);
        }
        if let Err(answer) = self.session.borrow_mut().begin_import(import) {
            return answer;
        }
        let mut last_progress = self.now();
        let mut due = 0;
        loop {
            let Some(file) = files.get(due) else { return unreadable() };
            let mut reader = FileReader::open(file);
            loop {
                match reader.next().await {
                    Ok(Some(chunk)) => {
                        if self.session.borrow_mut().push(chunk) == Step::Stop {
                            break;
                        }
                    }
                    Ok(None) => break,
                    Err(_) => return unreadable(),
                }
                if self.now() - last_progress >= PROGRESS_EVERY_MS {
                    last_progress = self.now();
                    let progress = self.session.borrow().progress();
                    self.reply(job, Response::Progress(progress));
                }
            }
            reader.close();
            let finish = self.session.borrow_mut().finish();
            match finish {
                Finish::Push(file) => due = file,
                Finish::Done(response) => return response,
            }
        }
    }

    fn files(&self, side: Side) -> &RefCell<Vec<Blob>> {
        let [book, other] = &self.files;
        match side {
            Side::Book => book,
            Side::Other => other,
        }
    }

    async fn source_row(&self, side: Side, document: u32) -> Response {
        let Some(span) = self.session.borrow().source_span(side, document) else {
            return Response::Failed(WorkerError::NotFound);
        };
        let Some(file) = self.files(side).borrow().get(span.file).cloned() else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        match read_span(&file, span.offset, span.len).await {
            Ok(bytes) => self.session.borrow().source_row(side, document, &bytes),
            Err(_) => unreadable(),
        }
    }

    fn reply(&self, job: JobId, response: Response) {
        let message = encode_reply(&Reply { job, response }).or_else(|_| {
            encode_reply(&Reply { job, response: Response::Failed(WorkerError::BadMessage) })
        });
        let sent = message.and_then(|message| self.scope.post_message(&message));
        if sent.is_err() {
            web_sys::console::error_1(&"a reply could not be sent".into());
        }
    }

    fn now(&self) -> f64 {
        self.scope.performance().map_or(0.0, |clock| clock.now())
    }
}

fn unreadable() -> Response {
    Response::ImportFailed { error: ImportError::Unreadable, import: None, set: Box::default() }
}
