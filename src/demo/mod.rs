//! Demonstration data: a heating company with people, customers and cases in every stage, told as the commands that made it.
//!
//! Deterministic: the same seed and the same `now` give the same commands. Nothing is written past the rules: every command passes
//! `decide` like anybody's, at the instant at which it is said to have happened.

mod active;
mod basis;
mod cases;
mod chance;
mod complaints;
mod fault;
mod firm;
mod grumbles;
mod petition;
mod premises;
mod quality;
mod reception;
mod repair;
mod request;
mod returns;
mod service;
mod station;
mod surveys;
mod words;

pub use firm::{founder, signature};

use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::time::{DAY, MINUTE, Timestamp};
use chance::Chance;

/// How many customers there are.
pub const CUSTOMERS: usize = 200;
/// How many cases there are.
pub const CASES: usize = 300;
/// How many more are in the middle of something seldom: a major fault, help between departments, an emergency.
pub const SELDOM: usize = 3;
/// How many more were found on rounds through buildings and on inspections.
pub const FOUND: usize = 4;
/// How many complaints and reports there are.
pub const PETITIONS: usize = 4;

/// How many more are service complaints in the register.
pub const REGISTERED: usize = 5;

/// How many more are only grumbled about.
pub const GRUMBLES: usize = grumbles::CASES;

/// How many more are complaints about goods.
pub const OF_GOODS: usize = quality::CASES;

/// How many more are complaints that are told in full.
pub const COMPLAINTS: usize = complaints::CASES;

/// Since when the firm has been using the app.
const SINCE: i64 = 92 * DAY;

/// The firm's story up to `now`, in the order of time: what is asked, by whom, when. The first command founds the firm; the file that
/// [`signature`] gives must be there before the rest.
pub fn script(
    seed: u64,
    now: Timestamp,
) -> impl Iterator<Item = (Command, PersonId, Timestamp)> + use<> {
    script_of(seed, now, CASES)
}

/// As [`script`], with any number of cases: measuring needs more than showing.
pub fn script_of(
    seed: u64,
    now: Timestamp,
    cases: usize,
) -> impl Iterator<Item = (Command, PersonId, Timestamp)> + use<> {
    let now = Timestamp(now.0 - now.0.rem_euclid(MINUTE));
    let mut chance = Chance::new(seed);
    let mut firm = firm::firm(&mut chance, now.plus(-SINCE));
    // Its own chance: the cases of a seed stay what they were.
    let buildings = premises::commands(&mut firm, &mut Chance::new(!seed), now);
    let mut story = firm.commands();
    story.extend(buildings);
    story.extend(cases::commands(&firm, &mut chance, now, cases));
    story.extend(service::commands(&firm, &mut Chance::new(seed ^ 5), now));
    story.extend(station::commands(&firm, &mut chance, now));
    story.extend(fault::commands(&firm, &mut Chance::new(seed ^ 7), now));
    // Its own chance, for the same reason.
    story.extend(active::commands(
        &firm,
        &mut Chance::new(seed.rotate_left(19) ^ 0xac71),
        now,
    ));
    // Its own chance as well.
    let mut chance = Chance::new(seed.rotate_left(32) ^ 0x5eed);
    story.extend(complaints::commands(&firm, &mut chance, now));
    // Its own chance again.
    story.extend(petition::commands(
        &firm,
        &mut Chance::new(seed.rotate_left(32)),
        now,
    ));
    // Its own chance once more.
    story.extend(quality::commands(
        &firm,
        &mut Chance::new(seed.rotate_left(47) ^ 0x9a11),
        now,
    ));
    story.extend(basis::commands(&firm, now));
    // Its own chance, and the last.
    story.extend(grumbles::commands(
        &firm,
        &mut Chance::new(seed.rotate_left(11) ^ 0x9a0e),
        now,
    ));
    // Stable: what belongs to one minute stays in its order.
    story.sort_by_key(|(_, _, at)| *at);
    story.into_iter()
}
