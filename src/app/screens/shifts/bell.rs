//! Rings when a repair comes that waits for the shift, on whatever screen the person is (P10.09.02b).

use crate::app::prefs;
use crate::app::session::session;
use crate::app::tone;
use crate::domain::ids::CaseId;
use crate::domain::shifts::{on_duty, waits_for_shift};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Shows nothing; lives as long as the frame of the app.
#[component]
pub fn Bell() -> impl IntoView {
    let session = session();
    let waiting = Memo::new(move |_| {
        let me = session.actor();
        session.context(|context| {
            if !on_duty(context.world, context.now).contains(&me) {
                return BTreeSet::new();
            }
            let cases = context.world.cases.values();
            let waiting = cases.filter(|case| waits_for_shift(case, context.now));
            waiting.map(|case| case.id).collect::<BTreeSet<CaseId>>()
        })
    });
    Effect::new(move |known: Option<BTreeSet<CaseId>>| {
        let now = waiting.get();
        // What waited already when the app was opened is on the screen; only what comes rings.
        if known.is_some_and(|known| !now.is_subset(&known)) && prefs::sound() {
            tone::play();
        }
        now
    });
}
