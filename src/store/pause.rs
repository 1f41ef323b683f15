//! Waiting, for what another tab or the browser needs time to do.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Ends after so many milliseconds; at once where there is no window to set a timer in.
pub async fn pause(milliseconds: i32) {
    let elapsed = Promise::new(&mut |resolve, _| {
        let set = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
                .ok()
        });
        if set.is_none() {
            // Telling ourselves cannot fail.
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(elapsed).await;
}
