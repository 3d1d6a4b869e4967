//! One thing that was settled about the file: what, by which evidence, and the other choices.
//!
//! The fields stay in place while the file is read again, so the focus is never lost.

use leptos::prelude::*;

use crate::import::{ImportReport, ImportSettings};
use crate::present::format;
use crate::ui::state::use_app;

/// One choice of a select.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, text: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), text: text.into(), chosen }
    }
}

/// How one thing stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The evidence, in words.
    pub(super) why: String,
    /// The choices.
    pub(super) choices: Vec<Choice>,
    /// The user has said so.
    pub(super) by_hand: bool,
}

/// The standing of something, followed.
pub(super) fn follow(read: fn(&ImportReport, &ImportSettings) -> Standing) -> Memo<Standing> {
    let state = use_app();
    Memo::new(move |_| {
        state.import.with(|import| {
            let settings = state.settings.read();
            import.as_ref().map(|import| read(import, &settings)).unwrap_or_default()
        })
    })
}

/// A setting with a select.
#[component]
pub(super) fn Setting(
    label: &'static str,
    testid: &'static str,
    read: fn(&ImportReport, &ImportSettings) -> Standing,
    settle: fn(&mut ImportSettings, &str),
) -> impl IntoView {
    let state = use_app();
    let standing = follow(read);
    let options = move || {
        let choices = standing.with(|standing| standing.choices.clone());
        let option = |choice: Choice| {
            let Choice { value, text, chosen } = choice;
            view! { <option value=value prop:selected=chosen>{text}</option> }
        };
        choices.into_iter().map(option).collect_view()
    };
    view! {
        <Row label testid standing reset=Callback::new(move |()| state.resettle(|s| settle(s, "")))>
            <select
                class="input settled__input"
                id=format!("set-{testid}")
                aria-describedby=format!("why-{testid}")
                data-testid=testid
                on:change=move |event| {
                    let value = event_target_value(&event);
                    state.resettle(|settings| settle(settings, &value));
                }
            >
                {options}
            </select>
        </Row>
    }
}

/// The row of a setting: words on one side, the field on the other.
#[component]
pub(super) fn Row(
    label: &'static str,
    testid: &'static str,
    #[prop(into)] standing: Signal<Standing>,
    /// Takes the user's word back.
    reset: Callback<()>,
    children: Children,
) -> impl IntoView {
    let why = move || standing.with(|standing| format::sentence_case(&standing.why));
    let by_hand = Memo::new(move |_| standing.with(|standing| standing.by_hand));
    view! {
        <div class="settled">
            <div class="settled__words">
                <label class="settled__label" for=format!("set-{testid}")>{label}</label>
                <span class="settled__why" id=format!("why-{testid}")>{why}</span>
                <Show when=move || by_hand.get()>
                    <button
                        class="link-button settled__reset"
                        type="button"
                        aria-label=format!("{label}: let the file decide again")
                        data-reset=testid
                        on:click=move |_| reset.run(())
                    >
                        "Let the file decide"
                    </button>
                </Show>
            </div>
            <div class="settled__field">{children()}</div>
        </div>
    }
}
