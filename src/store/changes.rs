//! Tabs of one browser tell each other that the store has changed.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel between the tabs.
pub struct Changes {
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Changes {
    /// Listens on the channel `name`; `on_change` runs when another tab has written.
    #[must_use]
    pub fn listen(name: &str, on_change: impl Fn() + 'static) -> Self {
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| on_change());
        // Without the channel a second tab is only behind until it is reloaded.
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            _heard: heard,
        }
    }

    /// Tells the other tabs.
    pub fn announce(&self) {
        if let Some(channel) = &self.channel {
            // A closed channel has nobody to tell.
            let _ = channel.post_message(&JsValue::from_str("changed"));
        }
    }
}
