//! What was taken for a form and did not reach the disk: that it is not kept, why, and another try where one may help.

use super::problem::into_sight;
use crate::app::i18n::{failure, t};
use crate::desk::DeskError;
use leptos::prelude::*;

/// Why something that was taken is not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// The browser makes nothing of it: trying again does not help.
    Unreadable,
    /// The store refuses it for now.
    Refused(DeskError),
}

/// Says it beside what was taken; nothing while all is well. Announced to screen readers.
#[component]
pub fn NotKept(
    /// What went wrong.
    problem: RwSignal<Option<Lost>>,
    /// What to say of something that cannot be read.
    unreadable: &'static str,
    /// What to say of something that the store refuses, with the reason.
    refused: fn(String) -> String,
    /// Tries once more to put the same thing away.
    again: Callback<()>,
) -> impl IntoView {
    let line = into_sight(move || problem.with(Option::is_some));
    let may = move || problem.with(|problem| matches!(problem, Some(Lost::Refused(_))));
    view! {
        <div class="not-kept" node_ref=line>
            <p class="problem" role="alert" data-not-kept=move || problem.with(Option::is_some).then_some("")>
                {move || problem.get().map(|problem| match problem {
                    Lost::Unreadable => unreadable.to_owned(),
                    Lost::Refused(reason) => refused(failure(&reason)),
                })}
            </p>
            <Show when=may>
                <button type="button" class="btn" data-act="keep-again" on:click=move |_| again.run(())>{t::form::keep_again()}</button>
            </Show>
        </div>
    }
}
