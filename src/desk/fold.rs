//! Folding new entries into the world: on top where their authors had seen everything, anew from the whole history where not.

use super::Desk;
use super::layout::page_of;
use super::port::Store;
use super::segments::Segments;
use super::types::DeskError;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::stamp::{DeviceId, Seen, Stamped};
use crate::domain::world::{SubjectState, World, evolve};
use crate::ledger::causal::{Frame, place};
use crate::ledger::entry::EntryRef;
use std::collections::{BTreeMap, BTreeSet};

/// What folding changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// Subjects whose state changed.
    pub touched: u64,
    /// Entries that are kept but not applied.
    pub held: u64,
    /// Fields that hold rivals now.
    pub conflicts: u64,
}

/// What of one subject is folded how.
enum Way<'a> {
    /// A subject that was not known: folded already.
    New(Frame, Option<SubjectState>),
    /// Entries that go on top, in order.
    OnTop(Vec<&'a EntryRef<'a>>),
    /// Everything anew: the new entries; the old ones are read from segments.
    Anew(Vec<&'a EntryRef<'a>>),
}

/// What is folded how, and the segments that hold the old entries of what is folded anew.
pub(super) struct Plan<'a> {
    ways: Vec<(Subject, Way<'a>)>,
    wanted: BTreeSet<(DeviceId, u64)>,
    lamport: u64,
}

impl<S: Store> Desk<S> {
    /// Folds entries that are on disk and not in the frames yet.
    pub(super) async fn fold(&self, entries: &[EntryRef<'_>]) -> Result<Folded, DeskError> {
        self.carry_out(self.plan(entries.iter())).await
    }

    /// Decides for each subject how it is folded and which segments that needs, and folds what needs none. The world is not touched: this
    /// runs while the entries are still being written.
    pub(super) fn plan<'a>(&self, entries: impl Iterator<Item = &'a EntryRef<'a>>) -> Plan<'a> {
        let mut by_subject: BTreeMap<&Subject, Vec<&EntryRef<'_>>> = BTreeMap::new();
        let mut lamport = 0;
        for entry in entries {
            lamport = lamport.max(entry.header.lamport);
            by_subject
                .entry(&entry.header.subject)
                .or_default()
                .push(entry);
        }
        let state = self.state.borrow();
        let mut wanted = BTreeSet::new();
        let mut ways = Vec::with_capacity(by_subject.len());
        for (subject, mut entries) in by_subject {
            entries.sort_by_key(|entry| place(&entry.header));
            let way = match state.frames.get(subject) {
                None => {
                    let (frame, folded) = anew(subject, &entries);
                    Way::New(frame, folded)
                }
                Some(frame) if all_continue(frame, &entries) => Way::OnTop(entries),
                Some(frame) => {
                    for (device, seqs) in &frame.dots {
                        let Some(feed) = state.feeds.get(device) else {
                            continue;
                        };
                        wanted.extend(
                            seqs.iter()
                                .filter_map(|seq| Some((*device, feed.segment_of(*seq)?))),
                        );
                    }
                    Way::Anew(entries)
                }
            };
            ways.push((subject.clone(), way));
        }
        Plan {
            ways,
            wanted,
            lamport,
        }
    }

    /// Makes the world what the plan says, once its entries are on disk.
    pub(super) async fn carry_out(&self, plan: Plan<'_>) -> Result<Folded, DeskError> {
        let old = Segments::load(&self.store, plan.wanted).await?;

        let mut state = self.state.borrow_mut();
        let mut world = self.world.borrow_mut();
        let state = &mut *state;
        state.lamport = state.lamport.max(plan.lamport);
        let mut folded = Folded::default();
        for (subject, way) in plan.ways {
            let before = state.frames.get(&subject).map_or(0, |frame| frame.held);
            match way {
                Way::New(frame, whole) => {
                    if let Some(whole) = whole {
                        world.replace(whole);
                    }
                    state.frames.insert(subject.clone(), frame);
                }
                Way::OnTop(entries) => {
                    let frame = state.frames.entry(subject.clone()).or_default();
                    for entry in entries {
                        on_top(&mut world, frame, &subject, entry);
                    }
                }
                Way::Anew(new) => {
                    let mut known = Vec::new();
                    if let Some(frame) = state.frames.get(&subject) {
                        for (device, seqs) in &frame.dots {
                            let Some(feed) = state.feeds.get(device) else {
                                continue;
                            };
                            for seq in seqs {
                                known.push(old.entry(*device, feed, *seq)?);
                            }
                        }
                    }
                    let mut entries: Vec<&EntryRef<'_>> = known.iter().chain(new).collect();
                    entries.sort_by_key(|entry| place(&entry.header));
                    let (frame, whole) = anew(&subject, &entries);
                    drop(world.take(&subject));
                    if let Some(whole) = whole {
                        world.replace(whole);
                    }
                    state.frames.insert(subject.clone(), frame);
                }
            }
            let after = state.frames.get(&subject).map_or(0, |frame| frame.held);
            folded.held += after.saturating_sub(before);
            folded.touched += 1;
            folded.conflicts += world.conflicts_of(&subject);
            state.dirty.insert(page_of(&subject));
        }
        Ok(folded)
    }
}

fn all_continue(frame: &Frame, entries: &[&EntryRef<'_>]) -> bool {
    let mut frame = frame.clone();
    entries.iter().all(|entry| {
        let continues = frame.continues(&entry.header);
        frame.push(&entry.header, entry.hash, true);
        continues
    })
}

/// Folds one entry whose author had seen everything that is here.
pub(super) fn on_top(
    world: &mut World,
    frame: &mut Frame,
    subject: &Subject,
    entry: &EntryRef<'_>,
) {
    let event = entry.event();
    let seen = frame.seen.clone();
    frame.push(&entry.header, entry.hash, event.is_some());
    if let Some(event) = event {
        let state = world.take(subject);
        if let Some(state) = evolve(state, subject, stamped(entry, seen, event)) {
            world.replace(state);
        }
    }
}

/// Folds a whole history, given in fold order.
fn anew(subject: &Subject, entries: &[&EntryRef<'_>]) -> (Frame, Option<SubjectState>) {
    let events: Vec<Option<Event>> = entries.iter().map(|entry| entry.event()).collect();
    let (frame, seen) = Frame::of(entries, |index| {
        events.get(index).is_some_and(Option::is_some)
    });
    let mut state: Option<SubjectState> = None;
    for ((entry, event), seen) in entries.iter().zip(events).zip(seen) {
        if let Some(event) = event {
            state = evolve(state, subject, stamped(entry, seen, event));
        }
    }
    (frame, state)
}

fn stamped(entry: &EntryRef<'_>, seen: Seen, event: Event) -> Stamped<Event> {
    Stamped {
        dot: entry.header.dot(),
        lamport: entry.header.lamport,
        at: entry.header.at,
        actor: entry.header.actor,
        seen,
        event,
    }
}
