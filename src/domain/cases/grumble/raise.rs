//! The complaint that a grumble becomes: of the same customer, in the same words, with nothing to type (P08.06.28b).

use super::events::{GrumbleEvent, RaisedTo};
use crate::domain::cases::complaint::ComplaintIntake;
use crate::domain::cases::facts::{Intake, Received};
use crate::domain::cases::number::next_number;
use crate::domain::cases::petition::{Disclosure, Matter, PetitionIntake, Way, Wishes};
use crate::domain::cases::quality::{Class, Loss, QualityIntake};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::Subject;

/// The complaint as it is taken. Its limits run from the raising: until then nobody had complained.
pub(in crate::domain::cases) fn raised_as(
    case: &Case,
    event: &GrumbleEvent,
    context: &Context<'_>,
) -> Received {
    let GrumbleEvent::Raised {
        kind, occurred_at, ..
    } = event;
    let offset = context.calendar_at(context.now).offset_minutes;
    Received {
        number: next_number(context.world, context.device, context.now, offset),
        intake: intake(case, *kind),
        customer: case.customer,
        caller: case.caller.clone(),
        channel: case.channel,
        words: case.words.clone(),
        circumstances: case.circumstances.value.clone(),
        occurred_at: *occurred_at,
        grade: case.grade,
        promise: None,
        read_back: false,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        // Nobody called: it came to light by what somebody had said.
        found: Some(Subject::Case(case.id)),
        attachments: case.attachments.clone(),
    }
}

/// What only the kind asks, as far as a grumble tells it; the rest is asked where the complaint is examined.
fn intake(case: &Case, kind: RaisedTo) -> Intake {
    match kind {
        RaisedTo::Service => Intake::Complaint(ComplaintIntake {
            about: case.words.clone(),
            ..ComplaintIntake::default()
        }),
        RaisedTo::Quality => Intake::Quality(Box::new(QualityIntake {
            loss: Loss::NotKnown,
            class: Class::Quality,
            on_the_spot: false,
            goods: None,
            follows: None,
        })),
        RaisedTo::Utility => Intake::Petition(Box::new(PetitionIntake {
            matter: Matter::Complaint,
            way: Way::Visit,
            way_in_words: String::new(),
            disclosure: Disclosure::Named,
            sealed_words: false,
            pick_up: None,
            // It was said by name, and what is said is answered.
            wishes: Wishes {
                name_known: Some(true),
                reply: Some(true),
                reach: String::new(),
            },
            concerned: std::collections::BTreeSet::new(),
            about: None,
            late: None,
        })),
    }
}
