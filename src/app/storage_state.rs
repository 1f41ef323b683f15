//! What the browser says about this app's storage: promised to be kept, installed, how much is used.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// The browser's word, as far as it gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageState {
    /// Whether it promised not to clear the data by itself.
    pub persisted: Option<bool>,
    /// Whether the app runs from the home screen.
    pub installed: bool,
    /// Bytes used and bytes granted.
    pub space: Option<(u64, u64)>,
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Absent on pages that are not secure.
    Reflect::get(&navigator, &"storage".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Asks the browser.
pub async fn look() -> StorageState {
    StorageState {
        persisted: persisted().await,
        installed: installed(),
        space: space().await,
    }
}

async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?)
        .await
        .ok()?
        .as_bool()
}

/// Asks the browser to keep the data; whether it agreed.
pub async fn ask_to_persist() -> bool {
    let answer = async {
        JsFuture::from(manager()?.persist().ok()?)
            .await
            .ok()?
            .as_bool()
    };
    answer.await.unwrap_or(false)
}

async fn space() -> Option<(u64, u64)> {
    let estimate: StorageEstimate = JsFuture::from(manager()?.estimate().ok()?)
        .await
        .ok()?
        .unchecked_into();
    // Whole numbers of bytes well inside 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = |number: f64| number.max(0.0) as u64;
    Some((whole(estimate.get_usage()?), whole(estimate.get_quota()?)))
}

fn installed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let standalone = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    // Safari on iPadOS has a word of its own.
    let safari = Reflect::get(&window.navigator(), &"standalone".into())
        .is_ok_and(|value| value == JsValue::TRUE);
    standalone || safari
}
