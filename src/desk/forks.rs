//! Taking what does not continue a feed: another branch of one that has forked. Both branches are kept as evidence, and the feed ends for
//! everybody with the last entry before the fork. That is rare, so the way through here is plain rather than fast: when a feed loses
//! entries that counted, everything is folded anew.

use super::Desk;
use super::evidence::Evidence;
use super::layout::{Branch, Feed, KEY_BUNDLE, KEY_FEEDS, KEY_WATERMARK, branch_key, segment_key};
use super::open::write;
use super::port::{Batch, Key, Room, Store};
use super::segments::{Segments, segments_from};
use super::types::{DeskError, Gap, ImportReport};
use crate::domain::stamp::DeviceId;
use crate::ledger::branch::{Continuation, Placed, Tree};
use crate::ledger::bundle::Run;
use crate::ledger::entry::EntryRef;
use std::collections::BTreeMap;

/// What a feed becomes.
struct Changed {
    device: DeviceId,
    feed: Feed,
    puts: Vec<(Room, Key, Vec<u8>)>,
    deletes: Vec<(Room, Key)>,
    /// Entries that counted do so no longer.
    cut: bool,
}

impl<S: Store> Desk<S> {
    /// Takes runs that do not continue what is here. What they bring is durable, and the world what it makes of it, when this returns.
    pub(super) async fn take_branches(
        &self,
        runs: Vec<Run<'_>>,
        journaled: bool,
        report: &mut ImportReport,
    ) -> Result<(), DeskError> {
        let mut by_device: BTreeMap<DeviceId, Vec<Run<'_>>> = BTreeMap::new();
        for run in runs {
            by_device.entry(run.range.device).or_default().push(run);
        }
        let mut batch = Batch {
            strict: true,
            ..Batch::default()
        };
        let mut feeds = self.state.borrow().feeds.clone();
        let mut cut = false;
        for (device, runs) in by_device {
            let before = feeds.get(&device).cloned().unwrap_or_default();
            if let Some(changed) = self.grow(device, before, runs, report).await? {
                batch.puts.extend(changed.puts);
                batch.deletes.extend(changed.deletes);
                cut |= changed.cut;
                feeds.insert(changed.device, changed.feed);
            }
        }
        if journaled {
            let closed = (Room::Journal, KEY_BUNDLE.to_owned());
            batch.deletes.push(closed);
        }
        if feeds != self.state.borrow().feeds {
            batch
                .puts
                .push((Room::Meta, KEY_FEEDS.to_owned(), write(&feeds)?));
        }
        if cut {
            batch.deletes.extend(self.all_pages().await?);
        }
        if batch.puts.is_empty() && batch.deletes.is_empty() {
            return Ok(());
        }
        self.store.apply(batch).await?;
        self.state.borrow_mut().feeds = feeds;
        if cut {
            self.load().await
        } else {
            self.find_forks().await
        }
    }

    /// Every page and the mark that says what they reflect, to be deleted: everything is folded anew then.
    pub(super) async fn all_pages(&self) -> Result<Vec<(Room, Key)>, DeskError> {
        let pages = self.store.keys(Room::Pages).await?.into_iter();
        let mark = (Room::Meta, KEY_WATERMARK.to_owned());
        Ok(pages.map(|key| (Room::Pages, key)).chain([mark]).collect())
    }

    /// Lays the runs of one device to what is here of it.
    async fn grow(
        &self,
        device: DeviceId,
        before: Feed,
        runs: Vec<Run<'_>>,
        report: &mut ImportReport,
    ) -> Result<Option<Changed>, DeskError> {
        let evidence = Evidence::load(&self.store, [(device, &before)]).await?;
        let segments = self.trunk(device, &before, &runs).await?;
        let own = device == self.device() || before.elsewhere;
        let mut tree = planted(device, &before, own, &segments, &evidence)?;
        let mut waiting = runs;
        let mut suspected = before.suspected;
        loop {
            let count = waiting.len();
            let mut apart = Vec::new();
            for run in waiting {
                let (range, entries) = (run.range.clone(), run.entries.len());
                match tree.place(
                    range.from,
                    range.backlink,
                    run.entries.clone(),
                    range.signature,
                ) {
                    Placed::Known => report.known += entries as u64,
                    Placed::Kept(new) => {
                        report.evidence += new;
                        report.known += (entries as u64).saturating_sub(new);
                    }
                    Placed::Apart => apart.push(run),
                }
            }
            waiting = apart;
            if waiting.len() == count || waiting.is_empty() {
                break;
            }
        }
        for run in &waiting {
            suspected = true;
            // Of a feed that is whole here, everything may be another one there.
            let whole = tree.branches.is_empty();
            let to = run.range.from.saturating_sub(1);
            report.gaps.push(Gap {
                device,
                from: if whole { 1 } else { to.min(tree.last + 1) },
                to,
            });
        }
        suspected &= tree.branches.is_empty();
        if suspected || !tree.branches.is_empty() {
            report.forked.push(device);
        }
        if !tree.changed && suspected == before.suspected {
            return Ok(None);
        }
        let mut changed = rewritten(device, &before, &tree, &segments)?;
        changed.feed.suspected = suspected;
        Ok(Some(changed))
    }

    /// The part of the trunk that the runs have to be compared with: none when they agree with its last entry, which answers for all
    /// before it.
    async fn trunk(
        &self,
        device: DeviceId,
        feed: &Feed,
        runs: &[Run<'_>],
    ) -> Result<Segments, DeskError> {
        let agrees = |run: &Run<'_>| {
            let at = feed.held.checked_sub(run.range.from);
            let place = at.and_then(|at| usize::try_from(at).ok());
            match place {
                Some(place) => {
                    let entry = run.entries.get(place);
                    entry.is_some_and(|entry| Some(entry.hash) == feed.head)
                }
                None => run.range.from > feed.held + 1 || run.range.backlink == feed.head,
            }
        };
        // A run that ends inside the trunk, or that the feed has not forked from yet, is looked at entry by entry.
        if feed.is_forked() && runs.iter().all(agrees) {
            return Ok(Segments::default());
        }
        let from = runs.iter().map(|run| run.range.from).min().unwrap_or(1);
        let wanted = segments_from(feed, from.saturating_sub(1).max(1));
        Segments::load(&self.store, wanted.map(|first| (device, first))).await
    }
}

/// The feed as a tree: as much of the trunk as was read, and the branches.
fn planted<'a>(
    device: DeviceId,
    feed: &Feed,
    own: bool,
    segments: &'a Segments,
    evidence: &'a Evidence,
) -> Result<Tree<'a>, DeskError> {
    let mut trunk: Vec<EntryRef<'a>> = Vec::new();
    for raw in segments.run(device, feed, 0)? {
        let entry = raw
            .check()
            .map_err(|error| DeskError::Damaged(error.to_string()))?;
        trunk.push(entry);
    }
    let mut branches = Vec::new();
    for branch in &feed.branches {
        branches.push(Continuation {
            entries: evidence.entries(device, feed, branch)?,
            signature: branch.signature,
            own: branch.own,
        });
    }
    Ok(Tree {
        last: feed.held,
        head: feed.head,
        signature: feed.signature,
        trunk,
        own,
        branches,
        changed: false,
    })
}

/// Feed and store for a tree that has grown.
fn rewritten(
    device: DeviceId,
    before: &Feed,
    tree: &Tree<'_>,
    segments: &Segments,
) -> Result<Changed, DeskError> {
    let cut = tree.last < before.held;
    let mut feed = Feed {
        held: tree.last,
        head: tree.head,
        signature: tree.signature,
        ..before.clone()
    };
    let mut puts = Vec::new();
    let mut deletes = Vec::new();
    if cut {
        feed.bodiless.retain(|seq| *seq <= tree.last);
        feed.segments.retain(|first| *first <= tree.last);
        let gone = before.segments.iter().filter(|first| **first > tree.last);
        deletes.extend(gone.map(|first| (Room::Segments, segment_key(device, *first))));
        if let Some(first) = feed.segments.last() {
            let mut lines = Vec::new();
            for raw in segments.run(device, before, *first)? {
                let entry = raw
                    .check()
                    .map_err(|error| DeskError::Damaged(error.to_string()))?;
                if (*first..=tree.last).contains(&entry.header.seq) {
                    entry.append_line(&mut lines);
                }
            }
            puts.push((Room::Segments, segment_key(device, *first), lines));
        }
    }
    if tree.changed {
        let old = before.branches.iter().map(|branch| branch.head);
        deletes.extend(old.map(|head| (Room::Segments, branch_key(device, head))));
        feed.branches.clear();
        for branch in &tree.branches {
            let Some(last) = branch.entries.last() else {
                continue;
            };
            let mut lines = Vec::new();
            for entry in &branch.entries {
                entry.append_line(&mut lines);
            }
            let key = branch_key(device, last.hash);
            deletes.retain(|(_, deleted)| *deleted != key);
            puts.push((Room::Segments, key, lines));
            feed.branches.push(Branch {
                to: last.header.seq,
                head: last.hash,
                signature: branch.signature,
                own: branch.own,
            });
        }
        feed.branches.sort_by_key(|branch| branch.head);
    }
    Ok(Changed {
        device,
        feed,
        puts,
        deletes,
        cut,
    })
}
