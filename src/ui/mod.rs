//! The rooms the user sees. Renders what the worker reports; computes nothing.
#![allow(
    clippy::large_types_passed_by_value,
    clippy::needless_pass_by_value,
    unreachable_pub,
    reason = "the state is a bundle of copied signals; components own what they are given, and their \
              macro makes the types of their properties public"
)]

mod app;
mod behind;
mod case;
mod case_entries;
mod compare_state;
mod customer_words;
mod dispatch;
mod frame;
mod intake;
mod later;
mod policy_state;
mod printing;
mod remembered;
mod rescue;
mod review_state;
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
