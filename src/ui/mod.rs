//! The rooms the user sees. Renders what the worker reports; computes nothing.

mod app;
mod behind;
mod dispatch;
mod frame;
mod room;
mod rooms;
mod sheet;
mod state;
mod widgets;
mod words;

/// Puts the app on the page and starts its worker.
pub fn run() {
    leptos::mount::mount_to_body(app::App);
}
