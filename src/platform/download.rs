//! Hands a finished file to the user through the browser's own download. Nothing leaves the tab.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Offers `bytes` as a file called `name`; `false` when the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> bool {
    blob(&js_sys::Uint8Array::from(bytes), mime).is_ok_and(|content| offer(name, &content))
}

/// Offers `content` as a file called `name`; `false` when the browser refuses.
pub fn offer(name: &str, content: &Blob) -> bool {
    click(name, content).is_ok()
}

/// Bytes as the content of a file.
pub(super) fn blob(bytes: &js_sys::Uint8Array, mime: &str) -> Result<Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(bytes), &options)
}

fn click(name: &str, content: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let url = web_sys::Url::create_object_url_with_blob(content)?;
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
