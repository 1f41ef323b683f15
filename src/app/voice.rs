//! Clocks for ears: when one of the person's own clocks turns amber or red it is said once. The seconds themselves are never read out.

use super::burning::burning;
use super::components::clock::tone;
use super::i18n::{duty, separator, short_length, t};
use super::session::session;
use crate::domain::clock::{Duty, Standing};
use crate::domain::ids::Subject;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// So many are said at once; more of them would drown each other.
const SAID: usize = 3;

/// The region in which turns are announced; for nobody's eyes.
#[component]
pub fn ClockVoice() -> impl IntoView {
    let session = session();
    let burning = burning();
    let said = RwSignal::new(String::new());
    Effect::new(
        move |before: Option<BTreeMap<(Subject, Duty), &'static str>>| {
            let now = session.slow();
            let mut tones = BTreeMap::new();
            let mut turned = Vec::new();
            for (subject, clock) in burning.lines(!burning.oversees()) {
                let (key, now_is) = ((subject, clock.duty), tone(&clock, now));
                let was = before.as_ref().and_then(|before| before.get(&key));
                // What stood there already when the app was opened is on the screen and is no news.
                if was.is_some_and(|was| *was != now_is) && turned.len() < SAID {
                    let name = duty(clock.duty);
                    match clock.standing(now) {
                        Standing::Overdue(_) => turned.push(t::parts::turned_late(name)),
                        Standing::Running(left) if now_is == "soon" => {
                            turned.push(t::parts::turned_soon(name, short_length(left)));
                        }
                        _ => (),
                    }
                }
                tones.insert(key, now_is);
            }
            if !turned.is_empty() {
                said.set(turned.join(separator()));
            }
            tones
        },
    );
    view! { <p class="visually-hidden" role="status" aria-live="polite" data-voice="">{move || said.get()}</p> }
}
