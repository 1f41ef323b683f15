//! What the browser promises about the storage: the honest light in the corner.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What is known about this installation's storage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StorageLight {
    /// The browser will not clear it by itself.
    pub persisted: bool,
    /// Opened from the home screen or as an installed app.
    pub installed: bool,
    /// Bytes in use, as the browser estimates.
    pub used: Option<f64>,
    /// Bytes that may be used in all.
    pub quota: Option<f64>,
}

/// Looks; with `ask` the browser is asked to keep the storage, which may show a question to the person.
pub async fn storage_light(ask: bool) -> StorageLight {
    let Some(window) = web_sys::window() else {
        return StorageLight::default();
    };
    let installed = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
        || js_sys::Reflect::get(&window.navigator(), &"standalone".into())
            .is_ok_and(|value| value.is_truthy());
    // Outside a secure context there is no storage manager.
    let manager = js_sys::Reflect::get(&window.navigator(), &"storage".into())
        .ok()
        .filter(|value| !value.is_falsy());
    let Some(manager) = manager.map(JsCast::unchecked_into::<web_sys::StorageManager>) else {
        return StorageLight {
            installed,
            ..StorageLight::default()
        };
    };
    let answer = if ask {
        manager.persist()
    } else {
        manager.persisted()
    };
    let persisted = match answer {
        Ok(promise) => JsFuture::from(promise)
            .await
            .is_ok_and(|value| value.is_truthy()),
        Err(_) => false,
    };
    let estimate = match manager.estimate() {
        Ok(promise) => JsFuture::from(promise).await.ok(),
        Err(_) => None,
    };
    let number = |name: &str| {
        estimate
            .as_ref()
            .and_then(|estimate| js_sys::Reflect::get(estimate, &name.into()).ok())
            .and_then(|value| value.as_f64())
    };
    StorageLight {
        persisted,
        installed,
        used: number("usage"),
        quota: number("quota"),
    }
}
