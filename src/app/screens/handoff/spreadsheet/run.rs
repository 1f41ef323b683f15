//! Writes a plan: one case after another through the desk, as if somebody had typed them; then holds our clocks against the file's own
//! words.

use super::Chosen;
use crate::app::components::problem::ProblemLine;
use crate::app::components::progress::Progress;
use crate::app::files;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::context::Context;
use crate::domain::event::Command;
use crate::import::{Comparison, Counts, PlannedCase, RowStatus, compare};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many rows are written before the screen is painted again.
const STEP: usize = 100;

/// How the taking stands.
#[derive(Clone, Debug, Default, PartialEq)]
enum Running {
    #[default]
    Not,
    Taking(usize),
    Done(usize),
    /// Stopped by the person after so many cases; the rest can be taken later.
    Enough(usize),
    /// Stopped by a row that was refused.
    Stopped(u64),
}

/// The button, the progress and the outcome.
#[component]
pub fn Run(chosen: Chosen) -> impl IntoView {
    let session = session();
    let new = chosen
        .plan
        .cases
        .iter()
        .filter(|case| case.status == RowStatus::New)
        .count();
    let known = chosen.plan.cases.len() - new;
    let errors = chosen.plan.errors.len();
    let running = RwSignal::new(Running::default());
    let problem = RwSignal::new(None::<DeskError>);
    let comparison = RwSignal::new(None::<Comparison>);
    let enough = RwSignal::new(false);
    let cancel = Callback::new(move |()| enough.set(true));
    let take = move |_| {
        let chosen = chosen.clone();
        enough.set(false);
        running.set(Running::Taking(0));
        spawn_local(async move {
            let fresh: Vec<&PlannedCase> = chosen
                .plan
                .cases
                .iter()
                .filter(|case| case.status == RowStatus::New)
                // Those of a first go that was stopped are there already.
                .filter(|case| !session.desk().world().cases.contains_key(&case.case))
                .collect();
            let mut done = new.saturating_sub(fresh.len());
            for step in fresh.chunks(STEP) {
                if let Err((line, error)) = write(session, step).await {
                    session.changed();
                    problem.set(Some(error));
                    running.set(Running::Stopped(line));
                    return;
                }
                done += step.len();
                running.set(Running::Taking(done));
                files::breathe().await;
                // Every step is whole: what is taken stays, and taking the file again brings the rest.
                if enough.try_get_untracked() == Some(true) && done < new {
                    session.changed();
                    running.set(Running::Enough(done));
                    return;
                }
            }
            session.changed();
            running.set(Running::Done(done));
            comparison.set(Some(compared(session, &chosen)));
        });
    };
    let said = move || {
        match running.get() {
        Running::Not if new == 0 => view! { <p>{t::spreadsheet::nothing_to_take()}</p> }.into_any(),
        Running::Not => view! {
            <button type="button" class="btn go big" data-act="import-csv" on:click=take.clone()>{t::spreadsheet::take(new)}</button>
        }
        .into_any(),
        Running::Taking(done) => view! { <Progress words=t::spreadsheet::taking(new, done) of=Some((done, new)) cancel=Some(cancel)/> }.into_any(),
        Running::Enough(done) => view! {
            <p data-enough=done.to_string()>{t::spreadsheet::enough(done, new.saturating_sub(done))}</p>
            <button type="button" class="btn go" data-act="import-csv" on:click=take.clone()>{t::spreadsheet::go_on()}</button>
        }
        .into_any(),
        Running::Done(done) => view! { <p data-imported=done.to_string()><b>{t::spreadsheet::done(known, done)}</b></p> }.into_any(),
        Running::Stopped(line) => view! { <p class="wrong">{t::spreadsheet::stopped(line)}</p> }.into_any(),
    }
    };
    view! {
        <section class="give" aria-live="polite">
            <p data-new=new.to_string() data-known=known.to_string()>{t::spreadsheet::summary(errors, known, new)}</p>
            {said}
            <ProblemLine problem/>
            {move || comparison.get().map(|comparison| view! { <Compared comparison/> })}
        </section>
    }
}

/// Writes some rows in one go. An error names the line at which the first row was refused.
async fn write(session: Session, rows: &[&PlannedCase]) -> Result<(), (u64, DeskError)> {
    let actor = untrack(|| session.actor());
    let commands: Vec<(u64, Command)> = rows
        .iter()
        .flat_map(|case| case.commands().map(|command| (case.line, command)))
        .collect();
    let lines: Vec<u64> = commands.iter().map(|(line, _)| *line).collect();
    let first = lines.first().copied().unwrap_or_default();
    let wishes = commands
        .into_iter()
        .map(|(_, command)| (command, actor, platform::now()));
    let mut refused = None;
    let note = |number: usize, refusal| {
        refused.get_or_insert((
            lines.get(number).copied().unwrap_or(first),
            DeskError::Refused(refusal),
        ));
    };
    session
        .desk()
        .execute_all(wishes, note)
        .await
        .map_err(|error| (first, error))?;
    refused.map_or(Ok(()), Err)
}

/// Our clocks at the time of which the file speaks.
fn compared(session: Session, chosen: &Chosen) -> Comparison {
    let now = chosen
        .mapping
        .as_of()
        .ok()
        .flatten()
        .unwrap_or_else(platform::now);
    untrack(|| {
        let actor = session.actor();
        session.world(|world| {
            compare(
                &chosen.plan,
                &Context {
                    now,
                    actor,
                    device: session.desk().device(),
                    world,
                },
            )
        })
    })
}

#[component]
fn Compared(comparison: Comparison) -> impl IntoView {
    let words = |counts: Counts, say: fn(usize, usize, usize, usize) -> String| {
        say(counts.closed, counts.late, counts.on_time, counts.open)
    };
    let lines: Vec<String> = comparison
        .differences
        .iter()
        .map(|difference| t::spreadsheet::compare_line(difference.line))
        .collect();
    view! {
        <h3>{t::spreadsheet::compare()}</h3>
        <p>{words(comparison.said, t::spreadsheet::compare_said)}</p>
        <p>{words(comparison.found, t::spreadsheet::compare_found)}</p>
        {lines.is_empty().then(|| view! { <p>{t::spreadsheet::compare_same()}</p> })}
        <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}
