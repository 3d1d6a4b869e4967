//! The lock of the page's ways out, as boot/lock.js and boot/self-test.js leave it: whether it is
//! closed, what an auditor compares, and the trial of every way.

use js_sys::{Function, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Name under which boot/lock.js leaves the lock.
const LOCK: &str = "owedLock";
/// Name under which boot/self-test.js leaves the trial.
const SELF_TEST: &str = "owedSelfTest";
/// What the lock says when something about it has changed.
const CHANGED: &str = "owed:lock";

/// How the lock stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LockStatus {
    /// The ways out are closed.
    pub locked: bool,
    /// Requests since then.
    pub requests: u32,
    /// A new version waits.
    pub update: bool,
    /// The page is kept on this device and opens without a connection.
    pub kept: bool,
}

/// What an auditor compares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct LockFacts {
    /// The content security policies in force, in the words of the page.
    pub policies: Vec<String>,
    /// The files of the page with their hashes.
    pub files: Vec<FileHash>,
    /// What each program can call outside of itself.
    pub programs: Vec<ProgramCalls>,
}

/// A file and its hash.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FileHash {
    /// Name of the file.
    pub name: String,
    /// `sha384-` and the hash in base 64.
    pub hash: String,
}

/// A program and every function it can call outside of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ProgramCalls {
    /// Name of the program.
    pub name: String,
    /// Names of the functions.
    pub calls: Vec<String>,
}

/// One way out, tried.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Trial {
    /// What it is called.
    pub name: String,
    /// What came of it.
    pub closed: Outcome,
}

/// What came of trying a way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Outcome {
    /// It is closed.
    #[serde(rename = "true")]
    Closed,
    /// It is open.
    #[serde(rename = "false")]
    Open,
    /// It cannot be tried in this browser.
    #[serde(rename = "unknown")]
    Unknown,
}

/// How the lock stands now.
pub fn status() -> LockStatus {
    let Some(status) = call("status") else { return LockStatus::default() };
    let part = |name: &str| Reflect::get(&status, &name.into()).unwrap_or(JsValue::UNDEFINED);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count; out of range it becomes the nearest there is"
    )]
    LockStatus {
        locked: part("locked").is_truthy(),
        requests: part("requests").as_f64().unwrap_or_default() as u32,
        update: part("update").is_truthy(),
        kept: part("kept").is_truthy(),
    }
}

/// What an auditor compares.
pub fn facts() -> LockFacts {
    ask("facts")
}

/// Lets the new version that waits take over; the page starts anew.
pub fn update() {
    call("update");
}

/// Calls `listener` whenever the lock has changed, as long as the page lives.
pub fn on_change(listener: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(listener);
    window.add_event_listener_with_callback(CHANGED, listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// Tries every way out; `done` gets the trials, none where the page has no self-test.
pub fn try_all(done: impl FnOnce(Vec<Trial>) + 'static) {
    let started = function(&js_sys::global(), SELF_TEST)
        .and_then(|run| run.call0(&JsValue::UNDEFINED).ok())
        .and_then(|promise| promise.dyn_into::<Promise>().ok());
    spawn_local(async move {
        let outcome = match started {
            Some(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED),
            None => JsValue::UNDEFINED,
        };
        done(serde_wasm_bindgen::from_value(outcome).unwrap_or_default());
    });
}

fn ask<T: Default + for<'de> Deserialize<'de>>(name: &str) -> T {
    call(name).and_then(|value| serde_wasm_bindgen::from_value(value).ok()).unwrap_or_default()
}

fn call(name: &str) -> Option<JsValue> {
    let lock = Reflect::get(&js_sys::global(), &LOCK.into()).ok()?;
    function(&lock, name)?.call0(&lock).ok()
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
