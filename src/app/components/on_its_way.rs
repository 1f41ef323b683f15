//! Saving waits for what is still being put away. Who signs and taps "save" in one breath is not told that nobody has signed: the form goes
//! by itself as soon as the signature is on disk.

use leptos::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlFormElement};

/// How many things of a form are on their way to disk.
const COUNT: &str = "data-on-its-way";
/// That somebody has asked meanwhile that the form be sent.
const ASKED: &str = "aria-busy";

thread_local! {
    /// Holds forms back; made when the first thing is put away, kept as long as the page.
    static GATE: OnceCell<Closure<dyn FnMut(Event)>> = const { OnceCell::new() };
}

/// Something of a form that is on its way to disk, as long as this lives.
pub struct OnItsWay {
    form: Option<HtmlFormElement>,
    /// It did not arrive.
    lost: bool,
}

impl OnItsWay {
    /// Something that this element has taken and is putting away. Outside a form there is nothing to hold back.
    pub fn of(element: &Element) -> Self {
        GATE.with(|gate| {
            gate.get_or_init(guard);
        });
        let form = element.closest("form").ok().flatten();
        let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let Some(form) = &form {
            count(form, under_way(form) + 1);
        }
        Self { form, lost: false }
    }

    /// It did not arrive: the form is not sent without it, and whoever asked for that is told why where the thing was taken.
    pub fn lost(mut self) {
        self.lost = true;
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        let Some(form) = &self.form else { return };
        let left = under_way(form).saturating_sub(1);
        count(form, left);
        if self.lost {
            let _ = form.remove_attribute(ASKED);
        }
        if left == 0 && form.has_attribute(ASKED) {
            let _ = form.remove_attribute(ASKED);
            // A form that is gone by now is not sent.
            let _ = form.request_submit();
        }
    }
}

/// Hears every form before its own listeners do.
fn guard() -> Closure<dyn FnMut(Event)> {
    let hold = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| under_way(form) > 0) else {
            return;
        };
        event.prevent_default();
        event.stop_immediate_propagation();
        let _ = form.set_attribute(ASKED, "true");
    });
    // A listener of this kind is never refused.
    let _ = window().add_event_listener_with_callback_and_bool(
        "submit",
        hold.as_ref().unchecked_ref(),
        true,
    );
    hold
}

fn under_way(form: &HtmlFormElement) -> u32 {
    form.get_attribute(COUNT)
        .and_then(|count| count.parse().ok())
        .unwrap_or(0)
}

/// Attributes with plain names cannot fail.
fn count(form: &HtmlFormElement, count: u32) {
    let _ = if count == 0 {
        form.remove_attribute(COUNT)
    } else {
        form.set_attribute(COUNT, &count.to_string())
    };
}
