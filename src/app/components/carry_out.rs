//! What every form does with its command.

use crate::app::i18n::t;
use crate::app::session::Session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Carries out a command; says so and goes on when it is on disk, or says why not.
pub fn carry_out(
    session: Session,
    command: Command,
    problem: RwSignal<Option<DeskError>>,
    then: impl FnOnce() + 'static,
) {
    spawn_local(async move {
        match session.execute(command).await {
            Ok(_) => {
                // The form may be gone by now.
                problem.try_set(None);
                session.say(t::common::saved());
                then();
            }
            Err(error) => drop(problem.try_set(Some(error))),
        }
    });
}
