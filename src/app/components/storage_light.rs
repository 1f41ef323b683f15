//! The quiet light that is always there: is everything on disk, and when did another device last get a copy.

use crate::app::i18n::{length, t};
use crate::app::route::Route;
use crate::app::session::{Saving, session};
use leptos::prelude::*;

/// Saved or not, and the last handoff; leads to Handoff.
#[component]
pub fn StorageLight() -> impl IntoView {
    let session = session();
    let class = move || match session.saving.get() {
        Saving::Saved => "light",
        Saving::Writing => "light writing",
        Saving::Failed(_) => "light failed",
    };
    let words = move || match session.saving.get() {
        Saving::Saved => t::common::saved(),
        Saving::Writing => t::common::saving(),
        Saving::Failed(_) => t::common::not_saved(),
    };
    let handed = Memo::new(move |_| {
        session.world(|_| ());
        session
            .desk()
            .standing()
            .devices
            .iter()
            .flat_map(|device| [device.last_taken, device.last_given])
            .flatten()
            .max()
    });
    let handoff = move || match handed.get() {
        Some(at) => t::parts::handed(length(session.slow().since(at))),
        None => t::parts::never_handed().to_owned(),
    };
    view! {
        <a class=class href=Route::Handoff.href()>
            <i aria-hidden="true"></i>
            <span role="status">{words}</span>
            <br/>
            {handoff}
        </a>
    }
}
