//! A sanction as a thing that is approved: what it says, who has to agree, and what rests on it (P04.09.07g, P04.11.02d).

use super::state::{After, Sanction};
use crate::domain::approvals::{Approved, Canonical, Matter, MatterKind, Seat};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::AfterId;
use crate::domain::roles::Role;

const SEATS: &[Seat] = &[Seat {
    roles: &[Role::GeneralManager],
    clause: "P04.09.07g",
    limited: false,
}];

/// Who has to agree to a sanction: the general manager, never anybody below.
#[must_use]
pub fn seats() -> &'static [Seat] {
    SEATS
}

/// The matter that a sanction is. Its number comes from its identity: what another tablet proposes moves it nowhere.
#[must_use]
pub fn matter_of(sanction: AfterId) -> Matter {
    let (.., low) = sanction.0.as_u64_pair();
    let number = u32::try_from(low & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    Matter {
        kind: MatterKind::Sanction,
        number,
    }
}

/// Every sanction as it is to be approved.
#[must_use]
pub fn matters(after: &After) -> Vec<Approved> {
    let sanctions = after.sanctions.iter();
    let standing = sanctions.filter(|sanction| sanction.withdrawn.is_none());
    standing.map(approved).collect()
}

fn approved(sanction: &Sanction) -> Approved {
    let facts = &sanction.facts;
    let person = facts.person.map(|person| person.to_string());
    let kind = u32::try_from(facts.kind as usize).unwrap_or_default();
    Approved {
        matter: matter_of(facts.id),
        content: Canonical::default()
            .text("department", &facts.department)
            .text("person", &person.unwrap_or_default())
            .text("cause", &facts.cause)
            .number("loss", facts.loss)
            .number("kind", i64::from(kind))
            .text("reason", &facts.reason)
            .number("deduction", facts.deduction)
            .text("month", &facts.month)
            .content(),
        author: sanction.proposed.by,
        fen: facts.deduction,
    }
}

/// Whether the general manager has agreed to what it says.
#[must_use]
pub fn is_approved(case: &Case, sanction: &Sanction, context: &Context<'_>) -> bool {
    let sheet = case.approvals.sheet(matter_of(sanction.facts.id));
    sanction.withdrawn.is_none() && sheet.is_some_and(|sheet| sheet.is_approved(SEATS, context))
}

/// Whether its notice is out, so that the approval cannot be taken back any more.
#[must_use]
pub fn rests(after: &After, matter: Matter) -> bool {
    let mut sanctions = after.sanctions.iter();
    sanctions.any(|sanction| matter_of(sanction.facts.id) == matter && sanction.made_out.is_some())
}

impl Sanction {
    /// Who may see it: whoever is concerned, the heads, the office, personnel, and finance once it has the notice (P04.09.07f).
    #[must_use]
    pub fn is_seen_by_actor(&self, context: &Context<'_>) -> bool {
        let actor = Some(context.actor);
        self.concerned() == actor
            || self.finance == actor
            || context.has_any(&[
                Role::Supervisor,
                Role::GeneralManager,
                Role::Office,
                Role::ProductionOffice,
                Role::Personnel,
            ])
    }
}
