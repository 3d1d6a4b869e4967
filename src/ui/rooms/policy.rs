//! By which rules?
use leptos::prelude::*;
/// Rules.
#[component]
pub(crate) fn PolicyRoom() -> impl IntoView {}
