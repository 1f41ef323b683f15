//! Case numbers for people: `2611-K7-0042` is the 42nd case that tablet K7 took in November 2026.

use crate::domain::stamp::DeviceId;
use crate::domain::time::{MINUTE, Timestamp};
use crate::domain::world::World;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// Letters and digits that nobody mixes up on the telephone.
pub const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Two signs that tell a firm's tablets apart, from the device's key.
#[must_use]
pub fn device_tag(device: DeviceId) -> String {
    device
        .0
        .iter()
        .take(2)
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect()
}

/// The number of the next case that this device takes.
#[must_use]
pub fn next_number(world: &World, device: DeviceId, now: Timestamp, offset_minutes: i32) -> String {
    let mut numbers = next_numbers(world, device, now, offset_minutes);
    numbers.next().unwrap_or_default()
}

/// This device's numbers that no case has yet, in order.
pub fn next_numbers(
    world: &World,
    device: DeviceId,
    now: Timestamp,
    offset_minutes: i32,
) -> impl Iterator<Item = String> + use<> {
    let local = now.plus(i64::from(offset_minutes) * MINUTE).to_utc();
    let prefix = format!(
        "{:02}{:02}-{}-",
        local.year().rem_euclid(100),
        local.month(),
        device_tag(device)
    );
    let last = world
        .cases
        .values()
        .filter_map(|case| case.number.strip_prefix(&prefix)?.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    (last.saturating_add(1)..).map(move |number| format!("{prefix}{number:04}"))
}

/// Numbers between the lowest and the highest of a tablet and month that no case here has: taken there and not yet received by bundle (P10.11.01b,
/// P10.11.11b). Those that follow on each other are one stretch, `2611-K7-0002–0005`; at most `limit` stretches.
#[must_use]
pub fn missing_numbers(world: &World, limit: usize) -> Vec<String> {
    let mut held: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for case in world.cases.values().filter(|case| !case.is_imported()) {
        if let Some((prefix, number)) = case.number.rsplit_once('-')
            && let Ok(number) = number.parse()
        {
            held.entry(prefix).or_default().insert(number);
        }
    }
    let missing = held.iter().flat_map(|(prefix, numbers)| {
        let gaps = numbers
            .iter()
            .zip(numbers.iter().skip(1))
            .filter(|(before, after)| *after - *before > 1);
        gaps.map(move |(before, after)| {
            let (first, last) = (before + 1, after - 1);
            if first == last {
                format!("{prefix}-{first:04}")
            } else {
                format!("{prefix}-{first:04}–{last:04}")
            }
        })
    });
    missing.take(limit).collect()
}
