//! What the office, the departments and personnel owe about the month that has ended (P04.09.10a, c, P04.11.01a, c, d).

use super::decide::judges;
use super::statistics::statistics;
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::cases::petition::Month;
use crate::domain::clause::Clause;
use crate::domain::clock::{Duty, Owner};
use crate::domain::complaints::state::Complaints;
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::roles::Role;

fn days(figures: &Figures, figure: Figure) -> u32 {
    u32::try_from(figures.get(figure)).unwrap_or(u32::MAX)
}

/// The drafts of the last month; none while no complaint was closed in it.
pub(in crate::domain::complaints) fn clocks(
    complaints: &Complaints,
    figures: &Figures,
    context: &Context<'_>,
) -> Vec<Draft> {
    if !context.in_force(Clause("P04.09.10a")) {
        return Vec::new();
    }
    let calendar = context.calendar_at(context.now);
    let month = Month::of(calendar, context.now).before(calendar);
    let mut drafts = of_personnel(complaints, figures);
    let table = statistics(month, context);
    if table.lines.is_empty() {
        return drafts;
    }
    let known = complaints.monthly.get(&month.key(calendar));
    let known = known.cloned().unwrap_or_default();
    // The day after the month's end is the first of so many: by the end of the tenth.
    let by = |duty, clause, role| {
        let span = Span::CalendarDays(days(figures, Figure::StatisticsDay));
        Draft::span(duty, clause, Owner::Role(role), month.to.plus(-1), span)
    };
    let mut people = context.organisation().people.values();
    let has_office =
        people.any(|person| person.active && person.roles.contains(&Role::ProductionOffice));
    let office = if has_office {
        Role::ProductionOffice
    } else {
        Role::Office
    };
    if known.signed.is_empty() {
        drafts.push(by(Duty::CompileStatistics, "P04.09.10a", office));
        let open = judges(context).filter(|role| known.judgement(*role).is_none());
        drafts.extend(open.map(|role| by(Duty::JudgeStatistics, "P04.09.10c", role)));
    }
    let reviewed = table.lines.iter().all(|line| known.has_reviewed(line.id));
    if !reviewed || !known.unsent(month, context).is_empty() {
        drafts.push(by(Duty::ReviewSanctions, "P04.11.01a", office));
    }
    drafts
}

/// What was sent waits for a word, and what was received for its publication, whichever month it is of.
fn of_personnel(complaints: &Complaints, figures: &Figures) -> Vec<Draft> {
    let personnel = Owner::Role(Role::Personnel);
    let span = || Span::WorkingDays(days(figures, Figure::ComplaintStep));
    let months = complaints.monthly.values();
    let owed = months.flat_map(|known| {
        let undated = known.compiled.iter().find(|(_, sanctions)| {
            let mut sanctions = sanctions.iter();
            sanctions.any(|(_, sanction)| known.effect_of(*sanction).is_none())
        });
        let receive = undated.map(|(sent, _)| {
            Draft::span(
                Duty::ReceiveSanctions,
                "P04.11.01c",
                personnel,
                sent.at,
                span(),
            )
        });
        let unpublished = known.published.is_empty().then(|| known.received.last());
        let publish = unpublished.flatten().map(|(received, _)| {
            Draft::span(
                Duty::PublishSanctions,
                "P04.11.01d",
                personnel,
                received.at,
                span(),
            )
        });
        receive.into_iter().chain(publish)
    });
    owed.collect()
}
