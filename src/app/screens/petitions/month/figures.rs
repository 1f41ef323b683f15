//! The figures of a month as the screen and the papers show them.

use crate::app::i18n::{near_time, procedure, t::petitions as p};
use crate::domain::cases::petition::{Month, Share, Speed, share, short_or_equal, speeds};
use crate::domain::cases::{Case, Procedure};
use crate::domain::context::Context;
use crate::domain::ids::CaseId;

/// Everything about a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How it is written: `2026-11`.
    pub key: String,
    /// Whether it has ended.
    pub ended: bool,
    /// The complaints.
    pub share: Share,
    /// Complaints and reports received in it.
    pub received: usize,
    /// Of those, answered by now.
    pub answered: usize,
    /// Complaints and reports settled in it.
    pub settled: usize,
    /// Pressed for in it.
    pub urged: usize,
    /// Results of the month that say little.
    pub thin: Vec<CaseId>,
    /// Payments and waivers approved in it, in fen.
    pub paid: i64,
    /// How fast, by kind.
    pub speeds: Vec<SpeedLine>,
    /// Who signed, in words.
    pub signed: Vec<String>,
    /// Circulars about it: number and when, in words.
    pub circulars: Vec<(String, String)>,
}

/// The speed of one kind, beside the month before.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeedLine {
    /// Name of the kind.
    pub kind: &'static str,
    /// How many were received.
    pub received: usize,
    /// Median and slowest to the first answer, in ms.
    pub answer: Option<(i64, i64)>,
    /// The same of the month before.
    pub answer_before: Option<(i64, i64)>,
    /// Median and slowest to the end, in ms.
    pub end: Option<(i64, i64)>,
    /// The same of the month before.
    pub end_before: Option<(i64, i64)>,
}

/// Counts a month.
pub fn figures(month: Month, context: &Context<'_>) -> Figures {
    let calendar = context.calendar_at(context.now);
    let offset = calendar.offset_minutes;
    let key = month.key(calendar);
    let petitions = || {
        let cases = context.world.cases.values();
        cases.filter_map(|case| match &case.procedure {
            Procedure::Petition(petition) => Some((case, petition)),
            _ => None,
        })
    };
    let ended_in = |case: &Case| {
        let closing = case.closing.value.as_ref();
        closing.is_some_and(|closing| month.has(closing.occurred_at))
    };
    let received: Vec<&Case> = petitions()
        .filter(|(case, petition)| month.has(case.received_at) && !petition.is_internal())
        .map(|(case, _)| case)
        .collect();
    let urged = petitions().filter(|(_, petition)| {
        let mut urged = petition.urged.iter();
        urged.any(|urged| month.has(urged.urge.occurred_at))
    });
    let paid = petitions().filter_map(|(_, petition)| {
        petition.approved.filter(|(_, at)| month.has(*at))?;
        petition.grounds.as_ref()?.fen
    });
    let thin = petitions().filter(|(case, _)| ended_in(case) && short_or_equal(case, context));
    let complaints = &context.world.complaints;
    let people = &context.organisation().people;
    let signed = complaints.signed.get(&key).into_iter().flatten();
    let signed = signed.map(|(by, at, reason)| {
        let name = people.get(by).map_or("—", |person| person.name.as_str());
        let line = p::signed_by(name, near_time(*at, context.now, offset));
        if reason.trim().is_empty() {
            line
        } else {
            format!("{line}　{reason}")
        }
    });
    let circulars = complaints.circulars.iter().filter(|one| one.month == key);
    let circulars = circulars.map(|one| {
        let when = near_time(one.occurred_at, context.now, offset);
        (one.number.clone(), when)
    });
    Figures {
        ended: month.to <= context.now,
        share: share(month, context),
        answered: received
            .iter()
            .filter(|case| case.replied().is_some())
            .count(),
        received: received.len(),
        settled: petitions().filter(|(case, _)| ended_in(case)).count(),
        urged: urged.count(),
        thin: thin.map(|(case, _)| case.id).collect(),
        paid: paid.fold(0, i64::saturating_add),
        speeds: speed_lines(month, context),
        signed: signed.collect(),
        circulars: circulars.collect(),
        key,
    }
}

fn speed_lines(month: Month, context: &Context<'_>) -> Vec<SpeedLine> {
    let calendar = context.calendar_at(context.now);
    let before = speeds(month.before(calendar), context);
    let name = |speed: &Speed| {
        let case = context.world.cases.get(&speed.like);
        case.map_or("", |case| procedure(&case.procedure))
    };
    let lines = speeds(month, context).into_iter().map(|speed| {
        let kind = name(&speed);
        let earlier = before.iter().find(|before| name(before) == kind);
        SpeedLine {
            kind,
            received: speed.received,
            answer: speed.answer,
            answer_before: earlier.and_then(|earlier| earlier.answer),
            end: speed.end,
            end_before: earlier.and_then(|earlier| earlier.end),
        }
    });
    lines.collect()
}
