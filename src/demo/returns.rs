//! What follows a granted quality complaint (P04.12): the certificate is still to be made out, and of the goods four are missing, so that they
//! are held until somebody has said what to do.

use super::chance::Chance;
use super::reception::booked;
use crate::domain::approvals::ApprovalEvent;
use crate::domain::cases::returns::{
    Body, Handling, Quantity, ReturnsEvent, ReturnsStep, Way, matter_of,
};
use crate::domain::cases::{CaseCommand, CaseEvent};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, PersonId, SlipId};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, Timestamp};

/// Who does what.
#[derive(Clone, Copy)]
pub(super) struct Settlers {
    pub(super) sales: PersonId,
    pub(super) leader: PersonId,
    pub(super) warehouse: PersonId,
}

/// The commands on a case that began at `start` and was decided twelve days later: 80 pieces at 50.00 come back, 1,200.00 are allowed.
pub(super) fn settled(
    case: CaseId,
    start: Timestamp,
    who: Settlers,
    chance: &mut Chance,
) -> Vec<(Command, PersonId, Timestamp)> {
    let slip = SlipId(chance.id());
    let mut told = Vec::new();
    let mut say = |after: i64, by: PersonId, event: CaseEvent| {
        let command = CaseCommand::Record(event);
        let command = Command::Case(case, Box::new(command));
        told.push((command, by, start.plus(after)));
    };
    let step = |after: i64, step: ReturnsStep| {
        CaseEvent::Returns(ReturnsEvent {
            slip,
            occurred_at: start.plus(after),
            step,
        })
    };
    let made = 12 * DAY + 5 * HOUR;
    let body = body();
    let out = ReturnsStep::MadeOut {
        number: booked(start.plus(made), 1),
        body: Box::new(body.clone()),
    };
    say(made, who.sales, step(made, out));
    let at = 13 * DAY;
    let agreed = ApprovalEvent::Given {
        matter: matter_of(body.way, slip),
        content: body.content(),
        role: Role::GeneralManager,
        on_behalf: None,
        words: String::new(),
        occurred_at: start.plus(at),
    };
    say(at, who.leader, CaseEvent::Approval(agreed));
    let at = 13 * DAY + HOUR;
    say(at, who.sales, step(at, ReturnsStep::Sent));
    let counted = ReturnsStep::Counted {
        count: 76,
        words: "批號 K-88，少四件".to_owned(),
        attachments: Vec::new(),
    };
    let at = 17 * DAY;
    say(at, who.warehouse, step(at, counted));
    told
}

fn body() -> Body {
    Body {
        way: Way::Return,
        order: "SO-2610-118".to_owned(),
        item: "V-32".to_owned(),
        invoice: "AB12345678".to_owned(),
        quantity: Quantity::new(80, "件"),
        price: 5_000,
        fen: 400_000,
        tax: 0,
        shipped: None,
        carrier: "順豐".to_owned(),
        reason: "鑄造排氣不良".to_owned(),
        handling: Some(Handling::Rework),
        ground: "不良品退貨，其餘折讓".to_owned(),
        more_because: String::new(),
    }
}
