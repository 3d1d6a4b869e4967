//! Hands a finished file to the user through the browser's own download. Nothing leaves the tab.

use wasm_bindgen::{JsCast, JsValue};

/// Offers `bytes` as a file called `name`; `false` when the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> bool {
    offer(name, mime, bytes).is_ok()
}

fn offer(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    release_later(url);
    Ok(())
}

/// The browser reads the address after the click; releasing it at once would lose the file.
fn release_later(url: String) {
    leptos::prelude::set_timeout(
        move || {
            web_sys::Url::revoke_object_url(&url).ok();
        },
        std::time::Duration::from_secs(30),
    );
}
