//! Numbers in the book of incoming documents: `S2611-K7-003` is the third paper that tablet K7 entered in November 2026.

use crate::domain::cases::device_tag;
use crate::domain::stamp::DeviceId;
use crate::domain::time::{MINUTE, Timestamp};
use crate::domain::world::World;
use chrono::Datelike;

/// The number of the next paper that this device enters.
#[must_use]
pub fn next_paper_number(
    world: &World,
    device: DeviceId,
    now: Timestamp,
    offset_minutes: i32,
) -> String {
    let local = now.plus(i64::from(offset_minutes) * MINUTE).to_utc();
    let (year, month) = (local.year().rem_euclid(100), local.month());
    let prefix = format!("S{year:02}{month:02}-{}-", device_tag(device));
    let papers = world.papers.values();
    let last = papers
        .filter_map(|paper| paper.number.strip_prefix(&prefix)?.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    format!("{prefix}{:03}", last.saturating_add(1))
}
