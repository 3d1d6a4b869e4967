//! A picture of ours as a PNG: the browser reads its SVG as an image and paints it on a canvas. The
//! image comes from a `blob:` address, so nothing is asked for and nothing leaves.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::download;

/// Pixels for each unit of the picture, for sharp print.
const SCALE: f64 = 2.0;

/// Paints `svg`, which is `width` by `height` units, at twice its size.
///
/// # Errors
/// * What the browser says when it cannot read, paint or write the image.
pub async fn png(svg: String, (width, height): (f64, f64)) -> Result<Blob, JsValue> {
    let bytes = js_sys::Uint8Array::from(svg.as_bytes());
    let address = Url::create_object_url_with_blob(&download::blob(&bytes, "image/svg+xml")?)?;
    let painted = paint(&address, width * SCALE, height * SCALE).await;
    Url::revoke_object_url(&address)?;
    written(&painted?).await
}

async fn paint(address: &str, width: f64, height: f64) -> Result<HtmlCanvasElement, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

async fn written(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let written = Promise::new(&mut |resolve, reject| {
        let taken = Closure::once_into_js(move |blob: JsValue| {
            let settle = if blob.is_null() { reject } else { resolve };
            settle.apply(&JsValue::NULL, &Array::of1(&blob)).ok();
        });
        canvas.to_blob(taken.unchecked_ref()).ok();
    });
    JsFuture::from(written).await.map(JsCast::unchecked_into)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture is some hundred to some thousand pixels wide"
)]
fn pixels(length: f64) -> u32 {
    length.round().clamp(1.0, 8_192.0) as u32
}
