//! One matter that was taken twice (P01.02.07j): an entry on one of the cases joins them, both keep their history, and the one that was
//! taken first goes on.
//!
//! Joined cases form groups. Whoever joins whom, in whatever direction and on however many tablets, the group is the same, and so is the
//! case that leads it: the earliest that is open, or the earliest of all. So there is nothing to settle.

use super::state::Case;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// Every case of the same matter, `id` included.
#[must_use]
pub fn same_matter(world: &World, id: CaseId) -> BTreeSet<CaseId> {
    let mut group = BTreeSet::from([id]);
    // A matter is seldom taken three times: a few rounds over the few cases that are joined at all.
    let joined: Vec<&Case> = joining(world).collect();
    loop {
        let before = group.len();
        for case in &joined {
            let touches = group.contains(&case.id) || !case.joined.is_disjoint(&group);
            if touches {
                let others = case
                    .joined
                    .iter()
                    .filter(|other| world.cases.contains_key(other));
                group.extend(others.copied().chain([case.id]));
            }
        }
        if group.len() == before {
            return group;
        }
    }
}

/// The case that leads the matter of `id`: the earliest that is open, or the earliest of all.
#[must_use]
pub fn leader(world: &World, id: CaseId) -> CaseId {
    let group = same_matter(world, id);
    let key = |id: &CaseId| -> Option<(bool, Timestamp, CaseId)> {
        let case = world.cases.get(id)?;
        Some((case.is_closed(), case.received_at, case.id))
    };
    group
        .iter()
        .filter_map(key)
        .min()
        .map_or(id, |(_, _, id)| id)
}

/// Cases whose matter goes on under another one.
#[must_use]
pub fn led_elsewhere(world: &World) -> BTreeSet<CaseId> {
    let mut leaders: BTreeMap<CaseId, CaseId> = BTreeMap::new();
    for case in joining(world) {
        if leaders.contains_key(&case.id) {
            continue;
        }
        let leader = leader(world, case.id);
        for member in same_matter(world, case.id) {
            leaders.insert(member, leader);
        }
    }
    let elsewhere = leaders.into_iter().filter(|(case, leader)| case != leader);
    elsewhere.map(|(case, _)| case).collect()
}

fn joining(world: &World) -> impl Iterator<Item = &Case> {
    world.cases.values().filter(|case| !case.joined.is_empty())
}
