//! The clocks beside the cases: boxes and books, the reception, the month to be signed (P10.11.03, 04, P10.04.06a).

use super::monthly;
use super::state::{Complaints, next_reception};
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::cases::Procedure;
use crate::domain::cases::petition::{Matter, Month};
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::Subject;
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR};

/// The clocks that run; none when the regulation is not in force.
#[must_use]
pub fn clocks(complaints: &Complaints, context: &Context<'_>) -> Vec<Clock> {
    let figures = context.figures_at(context.now);
    let mut drafts = monthly::clocks(complaints, figures, context);
    if context.in_force(Clause("P10.11.03")) {
        drafts.extend(boxes(complaints, figures));
        drafts.extend(reception(complaints, figures, context));
        drafts.extend(month(complaints, figures, context));
    }
    let subject = Subject::Complaints(context.organisation().id);
    drafts
        .into_iter()
        .filter_map(|draft| draft.of(subject.clone(), context.now, context))
        .collect()
}

/// Each box and book, so many working days after it was last looked into.
fn boxes<'a>(complaints: &'a Complaints, figures: &'a Figures) -> impl Iterator<Item = Draft> + 'a {
    let places = complaints.open_places();
    let places = places.filter(|(_, place)| !place.has_neither());
    places.map(|(_, place)| {
        Draft::span(
            Duty::EmptyBox,
            "P10.11.03",
            Owner::Role(Role::ServiceDesk),
            place.last_emptied().unwrap_or(place.since),
            working_days(figures, Figure::EmptyBox),
        )
    })
}

/// The last reception until it is written down; then the next, with the leader who is to be named before it begins.
fn reception(complaints: &Complaints, figures: &Figures, context: &Context<'_>) -> Option<Draft> {
    let mut places = complaints.open_places();
    let (_, place) = places.find(|(_, place)| place.facts.reception)?;
    let calendar = context.calendar_at(context.now);
    // What was to begin before the place was set up is nobody's.
    let last = next_reception(
        calendar,
        figures,
        context.now.plus(-7 * DAY).max(place.since),
    );
    let held = complaints.receptions.get(&last);
    let held = held.is_some_and(|reception| !reception.held.is_empty());
    let begins = if held {
        next_reception(calendar, figures, last.plus(HOUR))
    } else {
        last
    };
    let leader = complaints
        .receptions
        .get(&begins)
        .and_then(|reception| reception.leaders.first().copied());
    let hours = figures.get(Figure::ReceptionUntil) - figures.get(Figure::ReceptionFrom);
    Some(match leader {
        None => Draft::instant(
            Duty::NameReceiver,
            "P10.11.04",
            Owner::Role(Role::GeneralManager),
            begins.plus(-7 * DAY),
            begins,
        ),
        Some(leader) => Draft::instant(
            Duty::HoldReception,
            "P10.11.04",
            Owner::Person(leader),
            begins.plus(-7 * DAY),
            begins.plus(hours.max(1) * HOUR),
        ),
    })
}

/// The month before, until somebody above has signed it; a month without complaints needs no name under it.
fn month(complaints: &Complaints, figures: &Figures, context: &Context<'_>) -> Option<Draft> {
    let calendar = context.calendar_at(context.now);
    let month = Month::of(calendar, context.now).before(calendar);
    if complaints.signed.contains_key(&month.key(calendar)) {
        return None;
    }
    let mut cases = context.world.cases.values();
    cases.find(|case| {
        let complaint = matches!(&case.procedure, Procedure::Petition(petition)
            if petition.matter == Matter::Complaint && !petition.is_internal());
        let closing = case.closing.value.as_ref();
        let lasted = closing.is_none_or(|closing| closing.occurred_at >= month.from);
        complaint && lasted && case.received_at < month.to
    })?;
    Some(Draft::span(
        Duty::SignMonth,
        "P10.04.06a",
        Owner::Role(Role::Supervisor),
        month.to,
        working_days(figures, Figure::SignMonth),
    ))
}

fn working_days(figures: &Figures, figure: Figure) -> Span {
    Span::WorkingDays(u32::try_from(figures.get(figure)).unwrap_or(u32::MAX))
}
