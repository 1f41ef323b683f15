//! Who has what. Everything here is computed from entries held and from signed statements; nothing is taken on trust about oneself.

use super::Desk;
use super::layout::Feed;
use super::port::Store;
use super::segments::Segments;
use super::state::State;
use super::told::{BranchStanding, NewKey};
use super::types::{
    DeskError, DeviceStanding, Gap, HandoffStanding, Missing, Quarantined, WaitingEntries,
};
use crate::domain::ids::Subject;
use crate::domain::organisation::Organisation;
use crate::domain::stamp::DeviceId;
use crate::domain::trust::Waiting;
use crate::ledger::bundle::hex;
use crate::ledger::hash::Hash;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

impl<S: Store> Desk<S> {
    /// What exists only here, and every known device.
    pub fn standing(&self) -> HandoffStanding {
        let state = self.state.borrow();
        let world = self.world.borrow();
        let me = state.me();
        let only_here = only_here(&state, &world.organisation);
        let known: BTreeSet<DeviceId> = state
            .feeds
            .keys()
            .chain(state.peers.keys())
            .chain(world.organisation.devices.keys())
            .copied()
            .filter(|device| *device != me)
            .collect();
        let devices = known.into_iter().map(|device| {
            let peer = state.peers.get(&device).cloned().unwrap_or_default();
            let leaving = self.leaving(Some(device)).into_iter();
            let own = state.feeds.get(&device);
            let held = own.map_or(0, Feed::reach);
            let i_lack = peer.have.iter().map(|(feed, has)| {
                has.saturating_sub(state.feeds.get(feed).map_or(0, Feed::reach))
            });
            let others = peer.have.iter().filter(|(feed, _)| **feed != device);
            DeviceStanding {
                device,
                it_lacks: leaving.map(|run| run.to + 1 - run.from).sum(),
                i_lack: i_lack.sum(),
                it_holds: peer.have.get(&device).copied().unwrap_or(0).max(held)
                    + others.map(|(_, has)| has).sum::<u64>(),
                retired: {
                    let device = world.organisation.devices.get(&device);
                    device.is_some_and(|device| device.replaced_by.is_some())
                },
                held,
                last_taken: peer.taken,
                last_given: peer.given,
            }
        });
        let own = state.feeds.get(&me);
        HandoffStanding {
            me: Some(me),
            only_here,
            oldest_only_here: state.oldest_only_here.filter(|_| only_here > 0),
            devices: devices.collect(),
            missing: missing(&state),
            forks: state.forks.clone(),
            new_key: match own {
                Some(feed) if feed.is_forked() => Some(NewKey::Forked),
                Some(feed) if feed.elsewhere => Some(NewKey::WrittenElsewhere),
                _ => None,
            },
        }
    }

    /// What does not count, by device and reason.
    #[must_use]
    pub fn quarantine(&self) -> Vec<Quarantined> {
        let state = self.state.borrow();
        let mut counts: BTreeMap<(DeviceId, Waiting), u64> = BTreeMap::new();
        let waiting = state.frames.values().flat_map(|frame| &frame.waiting);
        // What was issued twice does count, once.
        for (by, why) in waiting.filter(|(_, why)| *why != Waiting::IssuedAgain) {
            *counts.entry((by.dot.device, *why)).or_default() += 1;
        }
        let lines = counts.into_iter();
        lines
            .map(|((device, why), entries)| Quarantined {
                device,
                why,
                entries,
            })
            .collect()
    }

    /// What does not count, by device, person and reason, with what it is about.
    #[must_use]
    pub fn waiting_entries(&self) -> Vec<WaitingEntries> {
        let state = self.state.borrow();
        let mut lines: BTreeMap<_, BTreeMap<u64, Subject>> = BTreeMap::new();
        for (subject, frame) in &state.frames {
            // What is written about the firm stands apart: nobody can accept it as it is.
            let firm = matches!(subject, Subject::Organisation(_));
            let waiting = frame.waiting.iter();
            for (by, why) in waiting.filter(|(_, why)| *why != Waiting::IssuedAgain) {
                let line = (by.dot.device, by.actor, *why, firm);
                let line = lines.entry(line).or_default();
                line.insert(by.dot.seq, subject.clone());
            }
        }
        let lines = lines.into_iter();
        lines
            .map(|((device, actor, why, _), entries)| WaitingEntries {
                device,
                actor,
                why,
                entries: entries.keys().copied().collect(),
                subjects: entries.into_values().collect(),
            })
            .collect()
    }

    /// How far a feed is held here; 0 for one that is not.
    #[must_use]
    pub fn held(&self, device: DeviceId) -> u64 {
        let state = self.state.borrow();
        state.feeds.get(&device).map_or(0, |feed| feed.held)
    }

    /// A short name of everything that this device knows: two devices that show the same one hold the same entries and the same state.
    /// Empty before there is an organisation. Twelve hexadecimal digits of a SHA-256.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let state = self.state.borrow();
        let world = self.world.borrow();
        if !world.organisation.is_founded() {
            return String::new();
        }
        let mut digest = Sha256::new();
        for (device, feed) in &state.feeds {
            digest.update(device.0);
            digest.update(feed.held.to_be_bytes());
            digest.update(feed.head.map_or([0; 32], |head| head.0));
            for branch in &feed.branches {
                digest.update(branch.head.0);
            }
        }
        for (subject, frame) in &state.frames {
            digest.update(subject.to_string().as_bytes());
            digest.update(frame.held.to_be_bytes());
            if let Some(text) = world
                .state_of(subject)
                .and_then(|state| serde_json::to_vec(&state).ok())
            {
                digest.update(Hash::of(&text).0);
            }
        }
        hex(digest.finalize().get(..6).unwrap_or_default())
    }

    /// Looks up when the oldest entry was written that nobody else is known to hold.
    pub(super) async fn find_oldest_only_here(&self) -> Result<(), DeskError> {
        let (me, feed, first, branch) = {
            let state = self.state.borrow();
            let world = self.world.borrow();
            let me = state.me();
            let branches = state.forks.iter().filter(|fork| fork.device == me);
            let mut branches = branches.flat_map(|fork| &fork.branches);
            let alone = |branch: &&BranchStanding| {
                branch.own && !state.branch_elsewhere(&world.organisation, me, branch.head)
            };
            (
                me,
                state.feeds.get(&me).cloned().unwrap_or_default(),
                state.first_only_here(&world.organisation),
                branches.find(alone).map(|branch| branch.first),
            )
        };
        let at = match feed.segment_of(first).filter(|_| first <= feed.held) {
            Some(segment) => {
                let segments = Segments::load(&self.store, [(me, segment)]).await?;
                // A damaged tail is reported where it is folded.
                segments
                    .entry(me, &feed, first)
                    .ok()
                    .map(|entry| entry.header.at)
            }
            None => branch,
        };
        let mut state = self.state.borrow_mut();
        state.oldest_unread = false;
        state.watermark_stale |= state.oldest_only_here != at;
        state.oldest_only_here = at;
        Ok(())
    }
}

/// Entries of this tablet that no other device of the firm is known to hold.
fn only_here(state: &State, firm: &Organisation) -> u64 {
    let me = state.me();
    let held = state.feeds.get(&me).map_or(0, |feed| feed.held);
    let own = state.forks.iter().filter(|fork| fork.device == me);
    let branches = own
        .flat_map(|fork| &fork.branches)
        .filter(|branch| branch.own && !state.branch_elsewhere(firm, me, branch.head));
    let branches: u64 = branches.map(|branch| branch.entries).sum();
    held.saturating_sub(state.receipt(firm)) + branches
}

/// What the peers have said they hold, against what is here.
fn missing(state: &State) -> Vec<Missing> {
    let mut most: BTreeMap<DeviceId, u64> = BTreeMap::new();
    for (feed, has) in state.peers.values().flat_map(|peer| &peer.have) {
        let most = most.entry(*feed).or_default();
        *most = (*most).max(*has);
    }
    let me = state.me();
    most.into_iter()
        .filter_map(|(device, to)| {
            let held = state.feeds.get(&device).map_or(0, Feed::reach);
            let holds = |peer: DeviceId, have: &BTreeMap<DeviceId, u64>| {
                peer == device || have.get(&device).is_some_and(|has| *has >= to)
            };
            (device != me && to > held).then(|| Missing {
                gap: Gap {
                    device,
                    from: held + 1,
                    to,
                },
                held_by: state
                    .peers
                    .iter()
                    .filter(|(peer, known)| holds(**peer, &known.have))
                    .map(|(peer, _)| *peer)
                    .collect(),
            })
        })
        .collect()
}
