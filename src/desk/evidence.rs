//! Branches of forked feeds, as they lie in the store, and what is told of them. They are kept, verified and handed on, and never folded:
//! what counts of them was issued again under another key.

use super::Desk;
use super::layout::{Branch, Feed, branch_key};
use super::port::{Room, Store};
use super::segments::lines;
use super::told::{BranchLine, BranchStanding, ForkStanding};
use super::types::DeskError;
use crate::domain::stamp::DeviceId;
use crate::ledger::entry::{EntryRef, RawEntry};
use crate::ledger::feed::check_chain;
use crate::ledger::hash::Hash;
use std::collections::BTreeMap;

/// Bytes of branches, by feed and head.
#[derive(Default)]
pub(super) struct Evidence(BTreeMap<(DeviceId, Hash), Vec<u8>>);

impl Evidence {
    /// Reads all branches of these feeds, in one transaction; none at all where no feed has forked.
    pub async fn load<'a, S: Store>(
        store: &S,
        feeds: impl IntoIterator<Item = (DeviceId, &'a Feed)>,
    ) -> Result<Self, DeskError> {
        let places = feeds.into_iter().flat_map(|(device, feed)| {
            let branches = feed.branches.iter();
            branches.map(move |branch| (device, branch.head))
        });
        let places: Vec<(DeviceId, Hash)> = places.collect();
        if places.is_empty() {
            return Ok(Self::default());
        }
        let keys: Vec<String> = places
            .iter()
            .map(|(device, head)| branch_key(*device, *head))
            .collect();
        let values = store.get_many(Room::Segments, &keys).await?;
        let mut evidence = BTreeMap::new();
        for ((place, value), key) in places.into_iter().zip(values).zip(keys) {
            let missing = || DeskError::Damaged(format!("branch {key} is missing"));
            evidence.insert(place, value.ok_or_else(missing)?);
        }
        Ok(Self(evidence))
    }

    /// The entries of a branch, as they lie.
    pub fn raw(&self, device: DeviceId, branch: &Branch) -> Result<Vec<RawEntry<'_>>, DeskError> {
        let bytes = self.0.get(&(device, branch.head));
        let bytes = bytes.map_or(&[][..], Vec::as_slice);
        lines(bytes)?
            .map(|line| {
                RawEntry::from_line(line?).map_err(|error| DeskError::Damaged(error.to_string()))
            })
            .collect()
    }

    /// The entries of a branch, with their chain checked from the fork to its head.
    pub fn entries(
        &self,
        device: DeviceId,
        feed: &Feed,
        branch: &Branch,
    ) -> Result<Vec<EntryRef<'_>>, DeskError> {
        let raw = self.raw(device, branch)?;
        check_chain(device, feed.held + 1, feed.head, Some(branch.head), raw)
            .map_err(|error| DeskError::Damaged(error.to_string()))
    }
}

/// The original in whose place an entry stands; of most entries, itself.
pub(super) fn original(entry: &EntryRef<'_>) -> Hash {
    let original = entry.header.reissues;
    original.map_or(entry.hash, |original| original.hash)
}

impl<S: Store> Desk<S> {
    /// The entries of one branch of a feed that has forked, in order; empty when there is no such branch.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn branch(&self, device: DeviceId, head: Hash) -> Result<Vec<BranchLine>, DeskError> {
        let feed = self.state.borrow().feeds.get(&device).cloned();
        let feed = feed.unwrap_or_default();
        let evidence = Evidence::load(&self.store, [(device, &feed)]).await?;
        let Some(branch) = feed.branches.iter().find(|branch| branch.head == head) else {
            return Ok(Vec::new());
        };
        let entries = evidence.entries(device, &feed, branch)?;
        let lines = entries.iter().map(|entry| BranchLine {
            seq: entry.header.seq,
            at: entry.header.at,
            actor: entry.header.actor,
            subject: entry.header.subject.clone(),
            event: entry.event(),
            counts: self.again(entry).any(|again| again.counts),
        });
        Ok(lines.collect())
    }

    /// How an entry of a branch was issued again, if it was.
    fn again<'a>(
        &'a self,
        entry: &'a EntryRef<'_>,
    ) -> impl Iterator<Item = crate::ledger::causal::Again> + 'a {
        let state = self.state.borrow();
        let frame = state.frames.get(&entry.header.subject);
        let again = frame.map(|frame| frame.again.clone()).unwrap_or_default();
        again
            .into_iter()
            .filter(|again| again.original == original(entry))
    }

    /// Whether an entry of a branch counts under another key, or was issued again by this device and waits for its admission.
    pub(super) fn is_again(&self, entry: &EntryRef<'_>) -> bool {
        let me = self.device();
        self.again(entry)
            .any(|again| again.counts || again.by == me)
    }

    /// Looks up what is told of forked feeds. Costs nothing while there is none.
    pub(super) async fn find_forks(&self) -> Result<(), DeskError> {
        let feeds: BTreeMap<DeviceId, Feed> = {
            let state = self.state.borrow();
            let split = state.feeds.iter();
            split
                .filter(|(_, feed)| feed.is_split())
                .map(|(device, feed)| (*device, feed.clone()))
                .collect()
        };
        let evidence =
            Evidence::load(&self.store, feeds.iter().map(|(id, feed)| (*id, feed))).await?;
        let mut forks = Vec::new();
        let mut files = Vec::new();
        for (device, feed) in &feeds {
            let mut branches = Vec::new();
            for branch in &feed.branches {
                let entries = evidence.entries(*device, feed, branch)?;
                let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
                    continue;
                };
                let counts = |entry: &&EntryRef<'_>| self.again(entry).any(|again| again.counts);
                let pending = entries.iter().filter(|entry| !self.is_again(entry));
                branches.push(BranchStanding {
                    head: branch.head,
                    entries: entries.len() as u64,
                    first: first.header.at,
                    last: last.header.at,
                    own: branch.own,
                    counting: entries.iter().filter(counts).count() as u64,
                    pending: pending.count() as u64,
                });
                for entry in &entries {
                    let named = entry.event().into_iter();
                    let named = named.flat_map(|event| {
                        let files = event.attachments().into_iter().cloned();
                        files.collect::<Vec<_>>()
                    });
                    let subject = &entry.header.subject;
                    files.extend(named.map(|file| (*device, branch.head, subject.clone(), file)));
                }
            }
            forks.push(ForkStanding {
                device: *device,
                at: feed.is_forked().then_some(feed.held + 1),
                branches,
            });
        }
        let mut state = self.state.borrow_mut();
        (state.forks, state.evidence_files) = (forks, files);
        Ok(())
    }
}
