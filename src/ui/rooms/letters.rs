//! What goes out?
use leptos::prelude::*;
/// Letters.
#[component]
pub(crate) fn Letters() -> impl IntoView {}
