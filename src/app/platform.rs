//! The one place that reads the browser's clock and draws random numbers.

use crate::domain::time::Timestamp;
use uuid::Uuid;

/// Now, by this device's clock.
#[must_use]
pub fn now() -> Timestamp {
    // A JavaScript time is a whole number of milliseconds well inside 2^53.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

/// 32 bytes for a new device's key. A platform without randomness gives none, and the app says so instead of starting.
///
/// # Errors
/// When the browser offers no random numbers.
pub fn entropy() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new identity, ordered by time.
#[must_use]
pub fn new_uuid() -> Uuid {
    let mut random = [0; 10];
    // Time alone still tells apart what one person does one after the other.
    let _ = getrandom::fill(&mut random);
    let ms = u64::try_from(now().0).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
}

/// Leaves a mark in the browser's performance timeline, for measurements.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // A mark that cannot be set costs a measurement only.
        let _ = performance.mark(name);
    }
}

/// The same once what was just built is on the screen: two frames later.
pub fn mark_after_paint(name: &'static str) {
    use leptos::prelude::request_animation_frame;
    request_animation_frame(move || request_animation_frame(move || mark(name)));
}

/// Shows a number on the app's icon where the system can.
pub fn set_badge(count: usize) {
    use wasm_bindgen::{JsCast, JsValue};
    let Some(navigator) = web_sys::window().map(|window| JsValue::from(window.navigator())) else {
        return;
    };
    let set = js_sys::Reflect::get(&navigator, &"setAppBadge".into())
        .ok()
        .and_then(|set| set.dyn_into::<js_sys::Function>().ok());
    let count = JsValue::from_f64(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    let promise = set
        .and_then(|set| set.call1(&navigator, &count).ok())
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        // A system that refuses (the app is not installed) shows no number; nothing depends on it.
        leptos::task::spawn_local(async move {
            drop(wasm_bindgen_futures::JsFuture::from(promise).await);
        });
    }
}
