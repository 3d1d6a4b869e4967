//! The interface, mounted in a real page that has no worker: what can be seen and done before any
//! figure is there, and what is said when there cannot be one.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the page is not as expected"
)]

use std::cell::Cell;

use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).unwrap()
}

/// Mounts the page, once for all tests.
async fn mounted() {
    thread_local! { static MOUNTED: Cell<bool> = const { Cell::new(false) }; }
    if !MOUNTED.replace(true) {
        owed::ui::run();
    }
    tick().await;
}

fn find(test_id: &str) -> Option<Element> {
    document().query_selector(&format!("[data-testid='{test_id}']")).unwrap()
}

async fn click(test_id: &str) {
    let element = find(test_id).unwrap_or_else(|| panic!("{test_id} is not on the page"));
    element.unchecked_into::<HtmlElement>().click();
    tick().await;
}

fn sheet_is_open() -> bool {
    find("sheet").is_some_and(|sheet| sheet.unchecked_into::<HtmlDialogElement>().open())
}

#[wasm_bindgen_test]
async fn the_start_offers_every_way_in() {
    mounted().await;
    for test_id in ["file-input", "drop-zone", "choose-file", "paste", "sample-data"] {
        assert!(find(test_id).is_some(), "{test_id}");
    }
    assert_eq!(document().query_selector_all("h1").unwrap().length(), 1);
}

#[wasm_bindgen_test]
async fn without_figures_there_are_no_rooms_to_go_to() {
    mounted().await;
    for test_id in ["nav-overview", "total-open", "aging-table", "tie-out", "progress"] {
        assert!(find(test_id).is_none(), "{test_id}");
    }
}

#[wasm_bindgen_test]
async fn a_page_without_a_worker_says_so() {
    mounted().await;
    let notice = document().query_selector("main [role='alert']").unwrap().unwrap();
    assert!(notice.text_content().unwrap().contains("Reload the page"));
}

#[wasm_bindgen_test]
async fn the_sheet_opens_for_pasting_and_closes_again() {
    mounted().await;
    assert!(!sheet_is_open());
    click("paste").await;
    assert!(sheet_is_open());
    assert!(find("paste-text").is_some());
    click("sheet-close").await;
    assert!(!sheet_is_open());
    assert!(find("paste-text").is_none());
}

#[wasm_bindgen_test]
async fn the_theme_goes_round_in_three_steps() {
    mounted().await;
    let shown = || document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let mut seen = vec![shown()];
    for _ in 0..3 {
        click("theme").await;
        seen.push(shown());
    }
    let expected = [None, Some("light"), Some("dark"), None].map(|theme| theme.map(String::from));
    assert_eq!(seen, expected);
}

#[wasm_bindgen_test]
async fn no_element_carries_a_style_that_the_policy_would_drop() {
    mounted().await;
    let ours = "header [style], main [style], dialog [style]";
    assert_eq!(document().query_selector_all(ours).unwrap().length(), 0);
}
