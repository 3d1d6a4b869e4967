//! That nothing can leave the tab: in words, by a trial of every way, and for an auditor.

use leptos::prelude::*;

use super::SheetHead;
use crate::platform::lock::{self, LockFacts, Outcome, Trial};
use crate::platform::page;
use crate::present::format;

/// The proof.
#[component]
pub(crate) fn Lock() -> impl IntoView {
    let status = lock::status();
    let stands = if status.locked {
        "Everything this page needs is loaded. Then it locked itself: since that moment no connection to anywhere is possible, not even to the address the page came from."
    } else {
        "The page is still loading parts that read workbooks and make documents. It locks itself when they are here; a file you give it now is read on this device all the same."
    };
    let kept = if status.kept {
        "The page is kept on this device and opens without a connection. Of your files nothing is kept."
    } else {
        "The page is not kept on this device; opening it again needs a connection."
    };
    view! {
        <SheetHead title="Nothing leaves this tab"/>
        <p class="prose">{stands}</p>
        <p class="prose">{kept}</p>
        <p class="prose">
            "You need not believe it. Try it below, switch your network off and keep working, or look at the network list of your browser's developer tools."
        </p>
        <SelfTest/>
        <Copy/>
        <Auditor/>
    }
}

/// Where the copy for a USB stick is; this page itself may not ask for it any more. Nothing in the copy itself.
#[component]
fn Copy() -> impl IntoView {
    let name = concat!("owed-", env!("CARGO_PKG_VERSION"), ".zip");
    page::beside(name).map(|address| {
        view! {
            <section class="lock-part">
                <h3 class="subtitle">"A copy for a USB stick"</h3>
                <p class="prose">
                    "The whole page as one file that opens from a folder, without any connection. This page asks for nothing any more, so open this address in a new tab to get it:"
                </p>
                <code class="code" data-testid="copy-address">{address}</code>
            </section>
        }
    })
}

/// A button that tries every way out, and what came of it.
#[component]
fn SelfTest() -> impl IntoView {
    let trials = RwSignal::new(None::<Vec<Trial>>);
    let running = RwSignal::new(false);
    let start = move |_| {
        running.set(true);
        lock::try_all(move |list| {
            // The sheet may be closed by now.
            trials.try_set(Some(list));
            running.try_set(false);
        });
    };
    view! {
        <section class="lock-part">
            <h3 class="subtitle">"Try every way out"</h3>
            <p class="prose">
                "The page now tries to send something in every way a browser knows, to an address that belongs to nobody, and shows what happened."
            </p>
            <button
                class="button"
                type="button"
                data-testid="lock-self-test"
                disabled=move || running.get()
                on:click=start
            >
                {move || if running.get() { "Trying\u{2026}" } else { "Try now" }}
            </button>
            <div role="status">{move || trials.with(|list| list.as_deref().map(summary))}</div>
            {move || trials.get().map(|list| view! { <Trials list/> })}
        </section>
    }
}

fn summary(trials: &[Trial]) -> String {
    let count = |outcome| trials.iter().filter(|trial| trial.closed == outcome).count() as u64;
    let (open, unknown) = (count(Outcome::Open), count(Outcome::Unknown));
    let tried = format::counted(trials.len() as u64, "way", "ways");
    if trials.is_empty() {
        "The trial could not be run.".to_owned()
    } else if open > 0 {
        format!("{tried} tried, {open} open. Please tell us; do not load a file meanwhile.")
    } else if unknown > 0 {
        format!("{tried} tried, none open; {unknown} cannot be tried in this browser.")
    } else {
        format!("{tried} tried, all closed.")
    }
}

#[component]
fn Trials(list: Vec<Trial>) -> impl IntoView {
    let rows = list.into_iter().map(|trial| {
        let (word, key) = match trial.closed {
            Outcome::Closed => ("Closed", "closed"),
            Outcome::Open => ("Open", "open"),
            Outcome::Unknown => ("Cannot be tried here", "unknown"),
        };
        view! {
            <tr data-testid="lock-trial" data-outcome=key>
                <th scope="row">{trial.name}</th>
                <td class:wrong=key == "open">{word}</td>
            </tr>
        }
    });
    view! {
        <table class="table">
            <thead><tr><th scope="col">"Way out"</th><th scope="col">"What happened"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// What can be compared with the published build.
#[component]
fn Auditor() -> impl IntoView {
    let LockFacts { policies, files, programs } = lock::facts();
    let policies =
        policies.into_iter().map(|policy| view! { <li><code class="code">{policy}</code></li> });
    let files = files.into_iter().map(|file| {
        view! { <tr><th scope="row">{file.name}</th><td><code class="code">{file.hash}</code></td></tr> }
    });
    let programs = programs.into_iter().map(|program| {
        let count = format::counted(program.calls.len() as u64, "function", "functions");
        view! {
            <li>
                <p>{format!("The {} can call {count} outside of itself:", program.name)}</p>
                <code class="code">{program.calls.join(", ")}</code>
            </li>
        }
    });
    view! {
        <details class="lock-part" data-testid="lock-auditor">
            <summary class="lock-part__head">"For auditors"</summary>
            <h3 class="subtitle">"Policies in force"</h3>
            <ul class="lock-part__list">{policies.collect_view()}</ul>
            <h3 class="subtitle">"Files and their hashes"</h3>
            <p class="prose">
                "The browser refuses a file whose hash differs from the one here. Build the same version yourself, or take its published list of hashes, and compare."
            </p>
            <table class="table">
                <thead><tr><th scope="col">"File"</th><th scope="col">"Hash"</th></tr></thead>
                <tbody>{files.collect_view()}</tbody>
            </table>
            <h3 class="subtitle">"What the programs can call"</h3>
            <p class="prose">
                "A WebAssembly program can do nothing but compute and call the functions it was given. None of these opens a connection."
            </p>
            <ul class="lock-part__list">{programs.collect_view()}</ul>
        </details>
    }
}
