//! The engine's end of the wire: messages in, file bytes read, replies out; decides nothing else.
//!
//! Requests are answered one after the other, in the order they came, each exactly once. A message
//! that cannot be understood is answered too. The page keeps no copy of the file: its handle
//! stays here, and bytes go to the session in pieces that are dropped right after.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

use super::codec::{decode_request, encode_reply, first_file, job_of};
use super::file_reader::{FileReader, read_span, size_of};
use super::later;
use crate::analysis::AnalysisConfig;
use crate::import::{ImportError, ImportSettings};
use crate::protocol::{
    Command, JobId, PROTOCOL_VERSION, Reply, Request, Response, Side, UNASKED, WorkerError,
};
use crate::worker::session::{Finish, ImportJob, Session, Step};

/// Least time between two progress messages, in milliseconds.
const PROGRESS_EVERY_MS: f64 = 80.0;

/// Takes over the worker: answers every message from now on.
pub fn run() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let wire = Rc::new(Wire::new(scope.clone()));
    wire.reply(UNASKED, Response::Ready { version: PROTOCOL_VERSION });
    let taking = Rc::clone(&wire);
    let on_message =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| taking.take(event.data()));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The closure lives as long as the worker does.
    on_message.forget();
    spawn_local(practise(wire));
}

/// Reads and measures the invented ledger again and again, so that the browser has the way of a file compiled, and its
/// loops optimized, before the first one comes; in the page too, by the answer, which it drops. The first request ends
/// it.
async fn practise(wire: Rc<Wire>) {
    let Some(today) = chrono::NaiveDate::from_ymd_opt(2025, 3, 1) else { return };
    let csv = crate::sample::sample_csv(today);
    let end = wire.now() + PRACTICE_MS;
    let mut told = false;
    while !wire.asked.get() && wire.now() < end {
        let config = AnalysisConfig::standard(today);
        let job = ImportJob::of_one("", csv.len() as u64, ImportSettings::default(), config);
        let mut session = Session::new();
        if session.begin_import(job).is_ok() {
            session.push(csv.as_bytes());
        }
        if let (false, Some(Finish::Done(answer))) = (told, session.finish_alone()) {
            wire.reply(UNASKED, answer);
            told = true;
        }
        wire.others_turn().await;
    }
}

/// So long a browser needs to take the loops for worth optimizing, on a slow machine: a second, in milliseconds.
const PRACTICE_MS: f64 = 1000.0;

struct Wire {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session>,
    /// The files each side's ledger came from; row texts are read from them.
    files: [RefCell<Vec<Blob>>; 2],
    waiting: RefCell<VecDeque<JsValue>>,
    busy: Cell<bool>,
    /// A request has come.
    asked: Cell<bool>,
}

impl Wire {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self {
            scope,
            session: RefCell::new(Session::new()),
            files: Default::default(),
            waiting: RefCell::new(VecDeque::new()),
            busy: Cell::new(false),
            asked: Cell::new(false),
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
        // The file is on its way while the request is read.
        let first = first_file(message).map(|file| FileReader::open(&file));
        let Some((Request { job, command }, files)) = decode_request(message) else {
            self.reply(job_of(message), Response::Failed(WorkerError::BadMessage));
            return;
        };
        self.asked.set(self.asked.get() || job != UNASKED);
        let response = match command {
            // Practice: that it was read is its use.
            Command::Import { .. } if job == UNASKED => {
                Response::Failed(WorkerError::NothingLoaded)
            }
            Command::Import { side, sources, merges, config, prefer_stated_as_of } => {
                let import = ImportJob { side, sources, merges, config, prefer_stated_as_of };
                self.import(job, import, files, first).await
            }
            Command::ImportSample { side, config } => {
                let (name, content) = self.session.borrow().sample(side, &config);
                let import = ImportJob::of_sample(side, &name, config);
                match csv_blob(&content) {
                    Ok(file) => self.import(job, import, vec![file], None).await,
                    Err(_) => unreadable(),
                }
            }
            Command::SourceRow { side, document } => self.source_row(side, document).await,
            Command::Desk(command) => later::ask(&self.session, &command).await,
            Command::Analyze { config } => self.session.borrow_mut().analyze(&config),
        };
        self.reply(job, response);
    }

    /// Reads `files` (or the current ones again) into the session; the first of them may be opened already.
    async fn import(
        &self,
        job: JobId,
        mut import: ImportJob,
        files: Vec<Blob>,
        mut first: Option<FileReader>,
    ) -> Response {
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
            let mut reader = first.take().unwrap_or_else(|| FileReader::open(file));
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
            drop(reader);
            let alone = self.session.borrow_mut().finish_alone();
            let finish = match alone {
                Some(finish) => finish,
                None => later::join(&self.session).await,
            };
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

    /// Lets messages that have come be heard.
    async fn others_turn(&self) {
        let mut timer = |resolve: Function, _| drop(self.scope.set_timeout_with_callback(&resolve));
        drop(JsFuture::from(Promise::new(&mut timer)).await);
    }

    fn now(&self) -> f64 {
        self.scope.performance().map_or(0.0, |clock| clock.now())
    }
}

fn unreadable() -> Response {
    Response::ImportFailed { error: ImportError::Unreadable, import: None, set: Box::default() }
}

/// A file made of `content`.
///
/// # Errors
/// What the browser says when it cannot hold it.
fn csv_blob(content: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let parts = Array::of1(&Uint8Array::from(content));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}
