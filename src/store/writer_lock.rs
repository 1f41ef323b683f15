//! One tab writes. The lock is the browser's own (Web Locks): it cannot be left behind by a crash.
//!
//! A tab that takes over asks first, on a channel with the lock's name: the holder stops writing and lets go, so that whatever it had
//! begun stands before anything the new writer reads. Only a holder that does not answer (frozen by the system, so not writing either)
//! has its lock stolen; it hears of that when it wakes.

use super::pause::pause;
use futures_util::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// How long the holder may take to let go, in milliseconds.
const PATIENCE: i32 = 1_500;

/// Whether this tab writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// This tab holds the lock until it closes, or until another one takes over.
    Here,
    /// Another tab holds it.
    Elsewhere,
}

/// Asks for the lock `name`; with `take_over` it is taken from the tab that has it. `on_lost` runs when another tab takes over later,
/// before that tab can write. A browser without Web Locks has one writer by assumption.
pub async fn acquire(name: &str, take_over: bool, on_lost: impl FnOnce() + 'static) -> Writer {
    let Some(locks) = Locks::of_this_browser(name) else {
        return Writer::Here;
    };
    let held = if take_over {
        ask_to_let_go(name);
        let asked = pin!(locks.request(None));
        match select(asked, pin!(pause(PATIENCE))).await {
            Either::Left((held, _)) => held,
            Either::Right(_) => locks.request(Some("steal")).await,
        }
    } else {
        locks.request(Some("ifAvailable")).await
    };
    match held {
        Some(held) => {
            held.watch(name, on_lost);
            Writer::Here
        }
        None => Writer::Elsewhere,
    }
}

/// The browser's lock manager, for one lock. web-sys binds it only behind a compiler flag, so it is called by name.
struct Locks<'a> {
    manager: JsValue,
    request: Function,
    name: &'a str,
}

impl<'a> Locks<'a> {
    fn of_this_browser(name: &'a str) -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        let manager = Reflect::get(&navigator, &"locks".into())
            .ok()
            .filter(|manager| !manager.is_falsy())?;
        let request = Reflect::get(&manager, &"request".into()).ok()?;
        Some(Self {
            request: request.dyn_into().ok()?,
            manager,
            name,
        })
    }

    /// Waits for the lock, or does what the option says; nothing when the lock is not to be had. A request that is dropped before it was
    /// granted gives the lock back at once when it is.
    async fn request(&self, option: Option<&str>) -> Option<Held> {
        let options = Object::new();
        if let Some(option) = option {
            // A plain object takes any property.
            let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
        }
        let wanted = Wanted(Rc::new(Cell::new(true)));
        let (answered, answer) = promise();
        let (kept, let_go) = promise();
        let still_wanted = Rc::clone(&wanted.0);
        // The lock manager calls it once, whenever that is; it frees itself then.
        let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
            let held = !lock.is_null() && still_wanted.get();
            answer.with(held);
            if held {
                kept
            } else {
                Promise::resolve(&JsValue::UNDEFINED)
            }
        });
        let ended = self
            .request
            .call3(&self.manager, &self.name.into(), &options, granted.as_ref())
            .ok()?
            .unchecked_into::<Promise>();
        JsFuture::from(answered)
            .await
            .is_ok_and(|held| held.is_truthy())
            .then_some(Held { ended, let_go })
    }
}

/// Whether somebody still waits for a request.
struct Wanted(Rc<Cell<bool>>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// A lock that this tab holds.
struct Held {
    ended: Promise,
    let_go: Resolve,
}

impl Held {
    /// Lets go when another tab asks; `on_lost` runs before that, or when the lock was stolen.
    fn watch(self, name: &str, on_lost: impl FnOnce() + 'static) {
        let on_lost = Rc::new(RefCell::new(Some(on_lost)));
        let lose = move || {
            let lost = on_lost.borrow_mut().take();
            if let Some(lost) = lost {
                lost();
            }
        };
        let (lose_when_asked, let_go) = (lose.clone(), self.let_go);
        let asked = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
            lose_when_asked();
            let_go.with(true);
        });
        // Without the channel the lock can still be stolen.
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(asked.as_ref().unchecked_ref()));
        }
        let ended = self.ended;
        spawn_local(async move {
            // Rejected when the lock was stolen, resolved when we let go.
            let _ = JsFuture::from(ended).await;
            lose();
            if let Some(channel) = channel {
                channel.close();
            }
            drop(asked);
        });
    }
}

/// Asks the tab that holds the lock `name`, if any, to let go.
fn ask_to_let_go(name: &str) {
    if let Ok(channel) = BroadcastChannel::new(name) {
        // A message that does not arrive costs patience only.
        let _ = channel.post_message(&JsValue::from_str("let go"));
        channel.close();
    }
}

/// A promise and what resolves it.
fn promise() -> (Promise, Resolve) {
    let resolve = Rc::new(RefCell::new(None));
    let slot = Rc::clone(&resolve);
    let promise = Promise::new(&mut move |settle, _| *slot.borrow_mut() = Some(settle));
    (promise, Resolve(resolve.take()))
}

/// What resolves a promise.
struct Resolve(Option<Function>);

impl Resolve {
    fn with(&self, value: bool) {
        if let Some(resolve) = &self.0 {
            // Telling ourselves cannot fail.
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(value));
        }
    }
}
