//! Why it was not saved, beside the button that saves: a sentence, and the rule if a rule says so.

use super::clause_link::ClauseLink;
use crate::app::i18n::{failure, refusal};
use crate::desk::DeskError;
use leptos::prelude::*;

/// Shows what went wrong; announced to screen readers.
#[component]
pub fn ProblemLine(
    /// What the desk said.
    problem: RwSignal<Option<DeskError>>,
) -> impl IntoView {
    view! {
        <p class="problem" role="alert">
            {move || problem.get().map(|problem| match problem {
                DeskError::Refused(reason) => {
                    let clause = reason.clause().map(|clause| view! { " "<ClauseLink clause=clause.to_string()/> });
                    view! { {refusal(&reason)}{clause} }.into_any()
                }
                other => failure(&other).into_any(),
            })}
        </p>
    }
}
