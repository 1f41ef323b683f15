//! What is owed after, or beside, the handling.

use super::events::{Effect, NoteKind};
use super::guard::is_checked;
use super::improvement::parties_silent;
use super::late::late_now;
use super::rules::Rules;
use super::sanction::{is_approved, matter_of};
use super::state::{After, Improvement, Note, Sanction};
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, count, days};
use crate::domain::cases::state::Case;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::roles::Role;
use crate::domain::time::DAY;

/// Every clock of what follows; the urging notes first, which are owed as soon as another clock has run out.
pub(in crate::domain::cases) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let Some(rules) = case.procedure.afterwards() else {
        return Vec::new();
    };
    let figures = context.figures_at(case.recorded_at);
    let mut drafts = press(case, rules, figures, context);
    drafts.extend(check_times(case, rules, figures));
    if let Some(after) = &case.after {
        drafts.extend(after.notes.iter().map(|note| of_note(note, case, figures)));
        drafts.extend(objections(after, figures));
        for plan in &after.improvements {
            drafts.extend(of_improvement(plan, rules, figures, context));
        }
        drafts.extend(opinions(after, rules, figures));
        for sanction in &after.sanctions {
            drafts.extend(of_sanction(sanction, case, rules, figures, context));
        }
    }
    let drafts = drafts.into_iter();
    drafts
        .filter_map(|draft| draft.clock(case, context))
        .collect()
}

fn calendar_days(figures: &Figures, figure: Figure) -> Span {
    Span::CalendarDays(count(figures, figure))
}

/// A department over its limit is pressed within a day, and again every three until it says by when, or has done it (P04.13.01a).
fn press(case: &Case, rules: &Rules, figures: &Figures, context: &Context<'_>) -> Vec<Draft> {
    let draft = |time: super::late::Time| {
        let after = case.after.as_ref();
        let notes = after.map(|after| after.notes_to(&time.department, NoteKind::Urging));
        let last = notes.and_then(|mut notes| notes.next_back());
        let (start, span) = match last {
            None => (time.due, calendar_days(figures, Figure::UrgeWithin)),
            Some(note) => {
                let given = note.answers.iter().filter_map(|(_, answer)| answer.until);
                let again = figures.get(Figure::UrgeAgain);
                // A new date is waited for; then it is late again.
                let start = given.max().map(|until| until.plus(-again * DAY));
                let start = start.unwrap_or(note.issued.at).max(note.issued.at);
                (start, calendar_days(figures, Figure::UrgeAgain))
            }
        };
        let owner = Owner::Role(rules.office);
        Draft::span(Duty::IssueUrge, "P04.13.01a", owner, start, span)
    };
    late_now(case, context).into_iter().map(draft).collect()
}

/// Once a case is closed, how long each department took is checked (P04.13.01b).
fn check_times(case: &Case, rules: &Rules, figures: &Figures) -> Option<Draft> {
    let closing = case.closing.value.as_ref()?;
    let checks = case.after.iter().flat_map(|after| &after.checked);
    let met = checks.map(|check| check.at).max();
    let owner = Owner::Role(rules.office);
    let span = days(figures, Figure::CheckTimes);
    Some(
        Draft::span(
            Duty::CheckTimes,
            "P04.13.01b",
            owner,
            closing.occurred_at,
            span,
        )
        .met(met.filter(|_| is_checked(case))),
    )
}

fn of_note(note: &Note, case: &Case, figures: &Figures) -> Draft {
    let owner = Owner::Person(note.facts.to);
    let issued = note.issued.at;
    let met = note.answers.iter().map(|(deed, _)| deed.at).min();
    match note.facts.kind {
        NoteKind::Urging => {
            let span = days(figures, Figure::ComplaintStep);
            Draft::span(Duty::AnswerUrge, "P04.13.01a", owner, issued, span)
                .met(met)
                .void(case.is_closed())
        }
        NoteKind::Inquiry => {
            let span = calendar_days(figures, Figure::AnswerInquiry);
            Draft::span(Duty::AnswerInquiry, "P04.13.01d", owner, issued, span).met(met)
        }
    }
}

fn objections<'a>(after: &'a After, figures: &'a Figures) -> impl Iterator<Item = Draft> + 'a {
    after.objections.iter().map(|objection| {
        Draft::span(
            Duty::AnswerObjection,
            "P04.09.12",
            Owner::Role(Role::Office),
            objection.raised.at,
            calendar_days(figures, Figure::AnswerObjection),
        )
        .met(objection.answers.first().map(|(deed, _)| deed.at))
    })
}

fn of_improvement(
    plan: &Improvement,
    rules: &Rules,
    figures: &Figures,
    context: &Context<'_>,
) -> Vec<Draft> {
    let office = Owner::Role(rules.office);
    if let Some(done) = plan.done() {
        // Looked at after a time; what was too early is looked at again as long after that look.
        let last = plan.effect();
        let again = last.filter(|(_, effect)| *effect == Effect::TooEarly);
        let start = again.map_or(done.at, |(look, _)| look.at);
        let met = last.filter(|(_, effect)| *effect == Effect::Works);
        let span = calendar_days(figures, rules.effect_after);
        return vec![
            Draft::span(Duty::CheckEffect, rules.effect, office, start, span)
                .met(met.map(|(look, _)| look.at)),
        ];
    }
    let asked = plan.planned.at;
    let answer = |party| {
        let span = days(figures, Figure::ComplaintStep);
        let owner = Owner::Person(party);
        Draft::span(Duty::JoinImprovement, "P05.05.34b", owner, asked, span)
            .void(plan.instructed.is_some())
    };
    let owner = Owner::Person(plan.facts.owner);
    let by = plan.facts.by;
    let carry = Draft::instant(Duty::CarryOutMeasure, rules.improve, owner, asked, by);
    let hear = plan.urged.iter().map(|(urged, heard)| {
        let span = days(figures, Figure::ComplaintStep);
        Draft::span(Duty::HearUrge, rules.press, owner, urged.at, span).met(*heard)
    });
    let late = (by < context.now).then(|| {
        let last = plan.urged.last();
        let (start, figure) = match last {
            Some((urged, _)) => (urged.at, Figure::UrgeAgain),
            None => (by, Figure::UrgeWithin),
        };
        let span = calendar_days(figures, figure);
        Draft::span(Duty::UrgeImprovement, rules.press, office, start, span)
    });
    parties_silent(plan)
        .map(answer)
        .chain([carry])
        .chain(hear)
        .chain(late)
        .collect()
}

fn opinions<'a>(
    after: &'a After,
    rules: &'a Rules,
    figures: &'a Figures,
) -> impl Iterator<Item = Draft> + 'a {
    after.opinions.iter().filter_map(|said| {
        let owner = Owner::Person(said.voiced.person?);
        let span = calendar_days(figures, Figure::AnswerOpinion);
        let start = said.voiced.at;
        Some(
            Draft::span(Duty::AnswerOpinion, rules.opinion, owner, start, span)
                .met(said.answers.first().map(|deed| deed.at)),
        )
    })
}

/// An approved sanction has its notice made out, checked by finance and read by whoever is concerned (P04.11.02c, f, g).
fn of_sanction(
    sanction: &Sanction,
    case: &Case,
    rules: &Rules,
    figures: &Figures,
    context: &Context<'_>,
) -> Vec<Draft> {
    let span = || days(figures, Figure::ComplaintStep);
    let Some(made_out) = &sanction.made_out else {
        let sheet = case.approvals.sheet(matter_of(sanction.facts.id));
        let votes = sheet.into_iter().flat_map(|sheet| &sheet.votes);
        let agreed = votes.map(|vote| vote.at).max();
        let agreed = agreed.filter(|_| is_approved(case, sanction, context));
        let office = Owner::Role(rules.office);
        let draft = |at| Draft::span(Duty::MakeOutNotice, "P04.11.02c", office, at, span());
        return agreed.map(draft).into_iter().collect();
    };
    let right = sanction.checked.iter().find(|(_, right)| *right);
    let finance = sanction.finance.map(|finance| {
        let owner = Owner::Person(finance);
        Draft::span(Duty::CheckNotice, "P04.11.02f", owner, made_out.at, span())
            .met(right.map(|(deed, _)| deed.at))
    });
    let concerned = sanction.to.map(|to| {
        let owner = Owner::Person(to);
        Draft::span(Duty::HearNotice, "P04.11.02g", owner, made_out.at, span())
            .met(sanction.heard.as_ref().map(|deed| deed.at))
    });
    finance.into_iter().chain(concerned).collect()
}

/// Whether nothing that follows a closed case is owed any more.
pub(in crate::domain::cases) fn is_quiet(case: &Case, context: &Context<'_>) -> bool {
    let rest = case.after.as_ref().is_none_or(|after| after.is_at_rest());
    let watched = case.procedure.afterwards().is_some() && context.in_force(Clause("P04.13.01b"));
    rest && (!watched || is_checked(case))
}
