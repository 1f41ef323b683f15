//! The firm's quality policy and objectives, and the targets of its months, one of them raised since.

use super::firm::Firm;
use crate::domain::calendar::Calendar;
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::complaints::basis::{Aim, Document, Statement, Target};
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::summary::Month;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// What the head of quality has laid down by `now`.
pub(super) fn commands(firm: &Firm, now: Timestamp) -> Vec<(Command, PersonId, Timestamp)> {
    let mut people = firm.people.iter();
    let head = people.find(|(_, facts)| facts.roles.contains(&Role::Quality));
    let head = head.map_or(firm.head, |(person, _)| *person);
    let offset = Calendar::china().offset_minutes;
    let said = |event, at| (Command::Complaints(Box::new(event)), head, at);
    let stated = |document, text: &str, at: Timestamp| {
        let statement = Statement {
            document,
            occurred_at: at,
            text: text.to_owned(),
            files: Vec::new(),
        };
        said(ComplaintsEvent::BasisStated(statement), at)
    };
    let set = |target, value, at: Timestamp| {
        let aim = Aim {
            target,
            value: Some(value),
            from: Month::of(at, offset).to_string(),
            occurred_at: at,
        };
        said(ComplaintsEvent::TargetSet(aim), at)
    };
    let begun = firm.since.plus(2 * HOUR);
    let raised = now.plus(-35 * DAY);
    vec![
        stated(
            Document::Policy,
            "室內溫暖，有問必答：每一件投訴都有人負責、有結果、有回音。",
            begun,
        ),
        stated(
            Document::Objectives,
            "投訴率每月不超過千分之三十；首次回訪即滿意八成以上；一週內辦結九成五以上。",
            begun.plus(MINUTE),
        ),
        set(Target::Rate, 30, begun.plus(2 * MINUTE)),
        set(Target::AtOnce, 80, begun.plus(3 * MINUTE)),
        set(Target::InTime, 90, begun.plus(4 * MINUTE)),
        set(Target::InTime, 95, raised),
    ]
}
