//! Why it was not saved, beside the button that saves: a sentence, and the rule if a rule says so.

use super::clause_link::ClauseLink;
use crate::app::i18n::{failure, refusal, t};
use crate::desk::DeskError;
use leptos::html;
use leptos::prelude::*;

/// Brings the line into sight when there is something to say: the button that saves stays in reach while a long form scrolls, the line does not.
pub fn into_sight(said: impl Fn() -> bool + 'static) -> NodeRef<html::Div> {
    let line = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if said() {
            request_animation_frame(move || {
                if let Some(line) = line.try_get_untracked().flatten() {
                    let options = web_sys::ScrollIntoViewOptions::new();
                    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                    line.scroll_into_view_with_scroll_into_view_options(&options);
                }
            });
        }
    });
    line
}

/// Shows what went wrong; announced to screen readers.
#[component]
pub fn ProblemLine(
    /// What the desk said.
    problem: RwSignal<Option<DeskError>>,
) -> impl IntoView {
    let line = into_sight(move || problem.with(Option::is_some));
    view! {
        <div class="problem" role="alert" node_ref=line>
            {move || problem.get().map(|problem| match problem {
                DeskError::Refused(reason) => {
                    let clause = reason.clause().map(|clause| view! { " "<ClauseLink clause=clause.to_string()/> });
                    view! { {refusal(&reason)}{clause} }.into_any()
                }
                other => failure(&other).into_any(),
            })}
        </div>
    }
}

/// The end of a form whose draft is kept: why it was not saved, that nothing typed is lost, and the button that saves.
#[component]
pub fn KeptFormEnd(
    /// What the desk said.
    problem: RwSignal<Option<DeskError>>,
) -> impl IntoView {
    view! {
        <ProblemLine problem/>
        <div class="form-foot">
            <span class="ask">{t::form::draft_kept()}</span>
            <button type="submit" class="btn go big" data-act="save">{t::common::save()}</button>
        </div>
    }
}
