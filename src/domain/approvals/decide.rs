//! What may be said to a matter, by whom.

use super::deputies::replaced;
use super::events::ApprovalEvent;
use super::state::{Seat, Sheet, Standing};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;

/// Why something may not be said to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalRefusal {
    /// There is no such matter.
    Unknown,
    /// It lies before nobody, or not in its present content.
    NotAsked,
    /// Everybody has agreed to what it says now.
    AlreadyApproved(Clause),
    /// It says something else by now than what was read.
    Changed(Clause),
    /// It is up to somebody else.
    NotYours(Clause),
    /// Nobody approves what they wrote.
    OwnWork(Clause),
    /// It costs more than this role may agree to.
    BeyondAuthority,
    /// Sending back, or taking back, needs a reason.
    ReasonMissing(Clause),
    /// Nothing was said that could be taken back.
    NothingSaid,
    /// Something rests on it already.
    RestsOnIt(Clause),
    /// Somebody else signs first.
    OutOfTurn(Clause),
}

impl ApprovalRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        match self {
            Self::Unknown | Self::NotAsked | Self::NothingSaid => None,
            Self::BeyondAuthority => Some(Clause("P04.09.06d")),
            Self::AlreadyApproved(clause)
            | Self::Changed(clause)
            | Self::NotYours(clause)
            | Self::OwnWork(clause)
            | Self::ReasonMissing(clause)
            | Self::RestsOnIt(clause)
            | Self::OutOfTurn(clause) => Some(clause),
        }
    }
}

/// What a role may agree to, in fen; `None` is without limit (P04.09.06d).
#[must_use]
pub fn authority(role: Role, figures: &Figures) -> Option<i64> {
    let figure = match role {
        Role::Manager => Figure::AuthorityManager,
        Role::DeputyManager => Figure::AuthorityDeputy,
        _ => return None,
    };
    Some(figures.get(figure).saturating_mul(100))
}

/// The seats that wait for this person: in which role, and in whose place if not in their own.
#[must_use]
pub fn waiting<'a>(
    sheet: &Sheet,
    seats: &'a [Seat],
    context: &Context<'_>,
) -> Vec<(&'a Seat, Role, Option<PersonId>)> {
    if !sheet.is_asked() || sheet.author == context.actor {
        return Vec::new();
    }
    let open = seats.iter().filter(|seat| {
        context.in_force(Clause(seat.clause))
            && sheet.is_turn_of(seat, seats, context)
            && !matches!(sheet.standing(seat, context), Standing::Given(_))
    });
    open.filter_map(|seat| speaks(sheet, seat, context).map(|(role, whose)| (seat, role, whose)))
        .collect()
}

/// Why none of the seats waits for this person.
#[must_use]
pub fn why_not(sheet: &Sheet, seats: &[Seat], context: &Context<'_>) -> ApprovalRefusal {
    let first = Clause(seats.first().map_or("", |seat| seat.clause));
    let theirs = seats.iter().find(|seat| context.has_any(seat.roles));
    match theirs {
        _ if !sheet.is_asked() => ApprovalRefusal::NotAsked,
        None => ApprovalRefusal::NotYours(first),
        Some(seat) if sheet.author == context.actor => {
            ApprovalRefusal::OwnWork(Clause(seat.clause))
        }
        Some(seat) if !sheet.is_turn_of(seat, seats, context) => {
            ApprovalRefusal::OutOfTurn(Clause(seat.clause))
        }
        Some(seat) if matches!(sheet.standing(seat, context), Standing::Given(_)) => {
            ApprovalRefusal::AlreadyApproved(Clause(seat.clause))
        }
        Some(_) => ApprovalRefusal::BeyondAuthority,
    }
}

/// In which role this person may speak for the seat, within its authority; their own role before another's.
fn speaks(sheet: &Sheet, seat: &Seat, context: &Context<'_>) -> Option<(Role, Option<PersonId>)> {
    let mut fitting = seat
        .roles
        .iter()
        .copied()
        .filter(|role| sheet.within(seat, *role, context));
    let own = fitting.clone().find(|role| context.has_role(*role));
    own.map(|role| (role, None)).or_else(|| {
        fitting.find_map(|role| {
            let whose = replaced(context.actor, role, context.now, context.world)?;
            Some((role, Some(whose)))
        })
    })
}

/// May this be said now, by this person? `rests`: whether something rests on the approval already.
///
/// # Errors
/// The first rule that says no.
pub fn check(
    event: &ApprovalEvent,
    sheet: Option<&Sheet>,
    seats: &[Seat],
    rests: bool,
    context: &Context<'_>,
) -> Result<(), ApprovalRefusal> {
    let need = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
    let sheet = sheet.ok_or(ApprovalRefusal::Unknown)?;
    let clause = Clause(seats.first().map_or("", |seat| seat.clause));
    match event {
        ApprovalEvent::Asked { content, .. } => {
            need(*content == sheet.content, ApprovalRefusal::Changed(clause))?;
            need(
                !sheet.is_approved(seats, context),
                ApprovalRefusal::AlreadyApproved(clause),
            )
        }
        ApprovalEvent::Given {
            content,
            role,
            on_behalf,
            ..
        } => may_speak(sheet, seats, content, (*role, *on_behalf), context),
        ApprovalEvent::Refused {
            content,
            role,
            on_behalf,
            reason,
            ..
        } => {
            may_speak(sheet, seats, content, (*role, *on_behalf), context)?;
            need(
                !reason.trim().is_empty(),
                ApprovalRefusal::ReasonMissing(clause),
            )
        }
        ApprovalEvent::TakenBack { reason, .. } => {
            let mut own = sheet.votes.iter();
            need(
                own.any(|vote| vote.by == context.actor && vote.taken_back.is_none()),
                ApprovalRefusal::NothingSaid,
            )?;
            need(!rests, ApprovalRefusal::RestsOnIt(clause))?;
            need(
                !reason.trim().is_empty(),
                ApprovalRefusal::ReasonMissing(clause),
            )
        }
    }
}

fn may_speak(
    sheet: &Sheet,
    seats: &[Seat],
    content: &super::Content,
    (role, whose): (Role, Option<PersonId>),
    context: &Context<'_>,
) -> Result<(), ApprovalRefusal> {
    let need = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
    let first = Clause(seats.first().map_or("", |seat| seat.clause));
    let seat = seats.iter().find(|seat| seat.roles.contains(&role));
    let seat = seat.ok_or(ApprovalRefusal::NotYours(first))?;
    let clause = Clause(seat.clause);
    let holds = match whose {
        None => context.has_role(role),
        Some(whose) => replaced(context.actor, role, context.now, context.world) == Some(whose),
    };
    need(holds, ApprovalRefusal::NotYours(clause))?;
    need(*content == sheet.content, ApprovalRefusal::Changed(clause))?;
    need(sheet.is_asked(), ApprovalRefusal::NotAsked)?;
    need(
        sheet.author != context.actor,
        ApprovalRefusal::OwnWork(clause),
    )?;
    need(
        sheet.is_turn_of(seat, seats, context),
        ApprovalRefusal::OutOfTurn(clause),
    )?;
    need(
        sheet.within(seat, role, context),
        ApprovalRefusal::BeyondAuthority,
    )
}
