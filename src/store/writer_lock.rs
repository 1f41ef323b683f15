//! One tab writes. The lock is the browser's own (Web Locks): it cannot be left behind by a crash.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whether this tab writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// This tab holds the lock until it closes, or until another one takes over.
    Here,
    /// Another tab holds it.
    Elsewhere,
}

/// Asks for the lock `name`; with `take_over` it is taken from the tab that has it. `on_lost` runs when another tab takes over later.
/// A browser without Web Locks has one writer by assumption.
pub async fn acquire(name: &str, take_over: bool, on_lost: impl FnOnce() + 'static) -> Writer {
    let Some(locks) = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(|locks| !locks.is_falsy())
    else {
        return Writer::Here;
    };
    // web-sys binds Web Locks only behind a compiler flag, so this one call goes by name.
    let Some(request) = Reflect::get(&locks, &"request".into())
        .ok()
        .and_then(|request| request.dyn_into::<Function>().ok())
    else {
        return Writer::Here;
    };
    let options = Object::new();
    let how = if take_over { "steal" } else { "ifAvailable" };
    // A plain object takes any property.
    let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
    let answer = Rc::new(RefCell::new(None::<Function>));
    let settled = {
        let answer = Rc::clone(&answer);
        Promise::new(&mut move |resolve, _| *answer.borrow_mut() = Some(resolve))
    };
    let granted = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |lock: JsValue| {
        let held = !lock.is_null();
        if let Some(resolve) = answer.borrow_mut().take() {
            // Telling ourselves cannot fail.
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(held));
        }
        // A promise that never settles holds the lock as long as the tab lives.
        if held {
            Promise::new(&mut |_, _| {})
        } else {
            Promise::resolve(&JsValue::UNDEFINED)
        }
    });
    let Ok(request) = request.call3(&locks, &name.into(), &options, granted.as_ref()) else {
        return Writer::Here;
    };
    let request: Promise = request.unchecked_into();
    // The lock manager calls it once, whenever that is.
    granted.forget();
    let here = JsFuture::from(settled)
        .await
        .is_ok_and(|held| held.is_truthy());
    if here {
        spawn_local(async move {
            // The request ends only when the lock is stolen.
            if JsFuture::from(request).await.is_err() {
                on_lost();
            }
        });
        Writer::Here
    } else {
        Writer::Elsewhere
    }
}
