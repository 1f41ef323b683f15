//! What every case of the demonstration is taken with, and what the firm's offices number and stamp alike.

use crate::domain::cases::{Caller, Channel, Circumstances, Grade, Intake, LETTERS, Received};
use crate::domain::customers::CustomerFacts;
use crate::domain::ids::{CustomerId, PersonId};
use crate::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use crate::domain::time::{HOUR, Timestamp};
use chrono::Datelike;

/// Wall clock minus UTC of the firm.
pub(super) const OFFSET: i64 = 8 * HOUR;

/// A case as it is taken by telephone and read back; whoever takes it otherwise says so.
pub(super) fn received(
    number: String,
    intake: Intake,
    (customer, facts): &(CustomerId, CustomerFacts),
    words: &str,
    at: Timestamp,
) -> Received {
    Received {
        number,
        intake,
        customer: Some(*customer),
        caller: Caller {
            name: facts.name.clone(),
            phone: facts.phone.clone(),
            address: facts.address.clone(),
        },
        channel: Channel::Phone,
        words: words.to_owned(),
        circumstances: Circumstances::default(),
        occurred_at: at,
        grade: Grade::Ordinary,
        promise: None,
        read_back: true,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        found: None,
        attachments: Vec::new(),
    }
}

/// Year and month as every number begins: `2611`.
pub(super) fn month(at: Timestamp) -> String {
    let local = at.plus(OFFSET).to_utc();
    format!("{:02}{:02}", local.year().rem_euclid(100), local.month())
}

/// The `count`-th number of a book in the month of `at`.
pub(super) fn booked(at: Timestamp, count: u32) -> String {
    format!("{}{count:02}", month(at))
}

/// The number of the first case that a tablet took in the month of `at`; its two signs are `drawn`.
pub(super) fn first_of_tablet(at: Timestamp, drawn: i64) -> String {
    let drawn = usize::try_from(drawn).unwrap_or_default();
    let signs = [drawn, drawn / LETTERS.len()];
    let signs = signs
        .iter()
        .filter_map(|at| LETTERS.get(at % LETTERS.len()));
    let tag: String = signs.map(|sign| char::from(*sign)).collect();
    format!("{}-{tag}-0001", month(at))
}

/// The envelope of the `seq`-th step of a case that is told here and stored by the desk.
pub(super) fn stamped(seq: u64, at: Timestamp, by: PersonId) -> Stamped<()> {
    Stamped {
        dot: Dot {
            device: DeviceId([0; 32]),
            seq,
        },
        lamport: seq,
        at,
        actor: by,
        seen: Seen::default(),
        event: (),
    }
}
