//! The cases: when each begins, how far it has come by now, and its number.

use super::chance::Chance;
use super::firm::Firm;
use super::reception::{self, OFFSET, month};
use super::request::Way;
use super::{repair, request};
use crate::domain::cases::{
    CaseCommand, CaseEvent, Channel, Circumstances, Intake, Received, Told,
};
use crate::domain::customers::CustomerFacts;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// What happens at a step, given the instant of the step and of the case's beginning.
pub(super) type Happening = Box<dyn Fn(Timestamp, Timestamp) -> CaseEvent>;

/// One step of a case's story.
pub(super) struct Step {
    /// How long after the beginning.
    pub(super) after: i64,
    /// By whom.
    pub(super) by: PersonId,
    /// What.
    pub(super) what: Happening,
    /// Customers are not called at night: the step waits for the morning.
    pub(super) by_day: bool,
}

/// A case's story, step by step after its receiving.
pub(super) struct Tale {
    /// Who takes the case.
    pub(super) desk: PersonId,
    /// Kind.
    pub(super) intake: Intake,
    /// Whose.
    pub(super) customer: (CustomerId, CustomerFacts),
    /// How it reached the firm.
    pub(super) channel: Channel,
    /// In the customer's words.
    pub(super) words: String,
    /// What the customer wants.
    pub(super) wanted: String,
    /// The promise that the desk gives, so long after the beginning.
    pub(super) promise: Option<i64>,
    /// What then happens.
    pub(super) steps: Vec<Step>,
}

impl Tale {
    /// Adds a step so long after the one before.
    pub(super) fn then(
        &mut self,
        pause: i64,
        by: PersonId,
        what: impl Fn(Timestamp, Timestamp) -> CaseEvent + 'static,
    ) {
        let after = self.steps.last().map_or(0, |step| step.after) + pause;
        self.steps.push(Step {
            after,
            by,
            what: Box::new(what),
            by_day: false,
        });
    }
}

/// A tale with its place in time.
struct Placed {
    id: CaseId,
    start: Timestamp,
    tale: Tale,
    /// How many steps have happened.
    depth: usize,
}

/// Every command of every case that has happened by `now`.
pub(super) fn commands(
    firm: &Firm,
    chance: &mut Chance,
    now: Timestamp,
    cases: usize,
) -> Vec<(Command, PersonId, Timestamp)> {
    let mut placed: Vec<Placed> = (0..cases)
        .filter_map(|place| placed(firm, chance, now, place))
        .collect();
    placed.sort_by_key(|case| case.start);
    let numbered = placed.into_iter().zip(1..);
    numbered
        .flat_map(|(case, count)| told(case, count, now))
        .collect()
}

/// The kinds of story.
const KINDS: [Kind; 5] = [
    Kind::Leak,
    Kind::Other,
    Kind::Request(Way::Hotline),
    Kind::Request(Way::Remote),
    Kind::Request(Way::OnSite),
];

#[derive(Clone, Copy)]
enum Kind {
    Leak,
    Other,
    Request(Way),
}

/// Four of five cases are history; the others are going on, each kind at each of its steps.
fn placed(firm: &Firm, chance: &mut Chance, now: Timestamp, place: usize) -> Option<Placed> {
    let id = CaseId(chance.id());
    let going_on = (place % 5 == 4).then_some(place / 5);
    let kind = match going_on {
        Some(turn) => *KINDS.get(turn % KINDS.len())?,
        None => match chance.between(0, 19) {
            0..=4 => Kind::Leak,
            5..=13 => Kind::Other,
            14..=17 => Kind::Request(Way::Hotline),
            18 => Kind::Request(Way::Remote),
            _ => Kind::Request(Way::OnSite),
        },
    };
    let tale = match kind {
        Kind::Leak => repair::leak(firm, chance)?,
        Kind::Other => repair::other(firm, chance)?,
        Kind::Request(way) => request::request(firm, chance, way)?,
    };
    let steps = tale.steps.len();
    let (start, depth) = if let Some(turn) = going_on {
        let depth = (turn / KINDS.len()) % (steps + 1);
        let last = depth
            .checked_sub(1)
            .and_then(|last| tale.steps.get(last))
            .map_or(0, |step| step.after);
        // Mostly a moment ago; one in six was left lying.
        let since = if turn % 6 == 0 {
            chance.between(3 * 60, 30 * 60)
        } else {
            chance.between(1, 20)
        };
        (now.plus(-last - since * MINUTE), depth)
    } else {
        // At least five days ago, so that the revisit is over, by day.
        let days = chance.between(5, 88);
        let midnight = (now.plus(OFFSET).0).div_euclid(DAY) * DAY - OFFSET;
        let minute = chance.between(7 * 60, 21 * 60);
        let start = Timestamp(midnight - days * DAY + minute * MINUTE);
        (start, steps)
    };
    Some(Placed {
        id,
        start,
        tale,
        depth,
    })
}

fn told(case: Placed, count: u32, now: Timestamp) -> Vec<(Command, PersonId, Timestamp)> {
    let Placed {
        id,
        start,
        tale,
        depth,
    } = case;
    let command = |command| Command::Case(id, Box::new(command));
    let received = received(&tale, start, count);
    let mut story = vec![(command(CaseCommand::Receive(received)), tale.desk, start)];
    for step in tale.steps.iter().take(depth) {
        let mut at = start.plus(step.after);
        if step.by_day {
            at = daytime(at);
        }
        // What would only happen later has not happened.
        if at > now {
            break;
        }
        let event = (step.what)(at, start);
        story.push((command(CaseCommand::Record(event)), step.by, at));
    }
    story
}

/// The same time, or half past nine in the morning when it is night.
fn daytime(at: Timestamp) -> Timestamp {
    let of_day = at.plus(OFFSET).0.rem_euclid(DAY);
    if of_day < 8 * HOUR + 30 * MINUTE {
        at.plus(9 * HOUR + 30 * MINUTE - of_day)
    } else if of_day > 19 * HOUR + 30 * MINUTE {
        at.plus(DAY + 9 * HOUR + 30 * MINUTE - of_day)
    } else {
        at
    }
}

fn received(tale: &Tale, start: Timestamp, count: u32) -> Received {
    let (_, facts) = &tale.customer;
    let said = |text: &str| Told::Said(text.to_owned());
    let number = format!("{}-SF-{count:04}", month(start));
    Received {
        channel: tale.channel,
        circumstances: Circumstances {
            place: said(&facts.address),
            since: said("今天"),
            who: Told::NotKnown,
            evidence: Told::NotKnown,
            done: said("還沒有處理"),
            wanted: said(&tale.wanted),
        },
        promise: tale.promise.map(|after| start.plus(after)),
        ..reception::received(
            number,
            tale.intake.clone(),
            &tale.customer,
            &tale.words,
            start,
        )
    }
}
