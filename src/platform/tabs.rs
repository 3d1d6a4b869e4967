//! Whether another tab of this browser has the same book open: a lock that the browser holds for a tab
//! as long as that tab lives, whatever becomes of it.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The lock this tab holds, and what lets go of it.
    static HELD: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// Takes the lock of this name, in place of the one held; `false` when another tab holds it. Where the
/// browser has no locks, it is taken as free.
pub async fn hold(name: &str) -> bool {
    if HELD.with_borrow(|held| held.as_ref().is_some_and(|(own, _)| own == name)) {
        return true;
    }
    release();
    let mut ends = None;
    let answered = Promise::new(&mut |resolve, _| ends = Some(resolve));
    let Some(answer) = ends else { return true };
    if request(name, answer).is_none() {
        return true;
    }
    let got = JsFuture::from(answered).await;
    got.ok().and_then(|got| got.as_bool()).unwrap_or(true)
}

/// Lets go of the lock this tab holds.
pub fn release() {
    if let Some((_, end)) = HELD.take() {
        drop(end.call0(&JsValue::UNDEFINED));
    }
}

fn request(name: &str, answer: Function) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let ask: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    // The lock is held until the promise given back is settled.
    let (say, own) = (answer.clone(), name.to_owned());
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = lock.is_object();
        drop(say.call1(&JsValue::UNDEFINED, &got.into()));
        if !got {
            return JsValue::UNDEFINED;
        }
        Promise::new(&mut |resolve, _| HELD.set(Some((own.clone(), resolve)))).into()
    });
    let asked = ask.call3(&locks, &name.into(), &options, &granted).ok()?;
    // Refused, as at an unsafe address: then nobody else has it either.
    let refused = Closure::once_into_js(move || answer.call1(&JsValue::UNDEFINED, &JsValue::TRUE));
    let catch: Function = Reflect::get(&asked, &"catch".into()).ok()?.dyn_into().ok()?;
    catch.call1(&asked, &refused).ok()?;
    Some(())
}
