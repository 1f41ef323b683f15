//! For whom the words and the identity of a complaint or a report are sealed.

use super::events::{Offence, PetitionIntake};
use crate::domain::context::Context;
use crate::domain::roles::Role;
use crate::domain::sealed::Recipients;

/// The supervisor and the leader (P10.11.10a).
const READERS: [Role; 2] = [Role::Supervisor, Role::GeneralManager];

/// The leader alone (P10.11.11–12).
const LEADER: [Role; 1] = [Role::GeneralManager];

/// Who may read it, whoever takes it aside: heads and leaders; about an offence the leader alone. Where somebody who is concerned holds one
/// of these roles, it is sealed to the others by name: whoever gets the role later does not read it by themselves.
#[must_use]
pub fn recipients(intake: &PetitionIntake, context: &Context<'_>) -> Recipients {
    let roles: &[Role] = match intake.about.map(|about| about.offence) {
        Some(Offence::Concealment | Offence::Papers | Offence::Retaliation) => &LEADER,
        None => &READERS,
    };
    let roles = Recipients {
        roles: roles.iter().copied().collect(),
        ..Recipients::default()
    };
    let people = &context.organisation().people;
    let meant = people
        .iter()
        .filter(|(id, person)| roles.name(**id, person));
    let (concerned, others): (Vec<_>, Vec<_>) =
        meant.partition(|(id, _)| intake.concerned.contains(id));
    if concerned.is_empty() {
        return roles;
    }
    Recipients {
        persons: others.into_iter().map(|(id, _)| *id).collect(),
        ..Recipients::default()
    }
}
