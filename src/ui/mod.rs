//! Placeholder until the interface lands.

/// Mounts the interface.
pub fn run() {
    leptos::mount::mount_to_body(|| {
        let ready = leptos::prelude::RwSignal::new(String::new());
        let client = crate::platform::worker_client::WorkerClient::start(move |reply| {
            leptos::prelude::Set::set(&ready, format!("{reply:?}"));
        });
        std::mem::forget(client);
        leptos::prelude::view! { <main>"Owed"<p>{ready}</p></main> }
    });
}

use leptos::prelude::*;
