//! The short message at the foot of the screen, and the tap that takes back what it speaks of.

use super::i18n::t;
use super::session::session;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stands.
const SHORT: Duration = Duration::from_secs(4);
/// How long it stands when something can be taken back.
const LONG: Duration = Duration::from_secs(10);

/// What stands there.
#[derive(Clone)]
pub struct Message {
    /// The words.
    text: String,
    /// Takes back what was done, by a new entry.
    undo: Option<Callback<()>>,
}

/// The place of the message; the newest one takes it.
#[derive(Clone, Copy)]
pub struct Messages {
    shown: RwSignal<Option<Message>>,
    count: RwSignal<u32>,
}

impl Messages {
    /// Nothing to say yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            count: RwSignal::new(0),
        }
    }

    /// Shows a message for a while.
    pub fn say(self, text: String, undo: Option<Callback<()>>) {
        let length = if undo.is_some() { LONG } else { SHORT };
        self.shown.set(Some(Message { text, undo }));
        self.count.update(|count| *count = count.wrapping_add(1));
        let mine = self.count.get_untracked();
        set_timeout(
            move || {
                // A later message has a time of its own.
                if self.count.get_untracked() == mine {
                    self.shown.set(None);
                }
            },
            length,
        );
    }
}

/// The region is always there: screen readers announce what changes in it.
#[component]
pub fn Toast() -> impl IntoView {
    let messages = session().messages;
    let take_back = move |undo: Callback<()>| {
        messages.shown.set(None);
        undo.run(());
    };
    view! {
        <div class="toast" role="status" aria-live="polite">
            {move || messages.shown.get().map(|message| view! {
                <span>
                    {message.text}
                    {message.undo.map(|undo| view! { <button type="button" class="btn quiet" data-act="undo" on:click=move |_| take_back(undo)>{t::parts::undo()}</button> })}
                </span>
            })}
        </div>
    }
}
