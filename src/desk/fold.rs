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
    /// Entries that go on top, in order.
    OnTop(Vec<EntryRef<'a>>),
    /// Everything anew: the new entries; the old ones are read from segments.
    Anew(Vec<EntryRef<'a>>),
}

/// What is folded how, and the segments that hold the old entries of what is folded anew.
struct Plan<'a> {
    ways: Vec<(Subject, Way<'a>)>,
    wanted: BTreeSet<(DeviceId, u64)>,
}

impl<S: Store> Desk<S> {
    /// Folds entries that are on disk and not in the frames yet.
    pub(super) async fn fold(&self, entries: Vec<EntryRef<'_>>) -> Result<Folded, DeskError> {
        let mut by_subject: BTreeMap<Subject, Vec<EntryRef<'_>>> = BTreeMap::new();
        let mut lamport = 0;
        for entry in entries {
            lamport = lamport.max(entry.header.lamport);
            by_subject
                .entry(entry.header.subject.clone())
                .or_default()
                .push(entry);
        }
        let Plan { ways, wanted } = self.plan(by_subject);
        let old = Segments::load(&self.store, wanted).await?;

        let mut state = self.state.borrow_mut();
        let mut world = self.world.borrow_mut();
        let state = &mut *state;
        state.lamport = state.lamport.max(lamport);
        let mut folded = Folded::default();
        for (subject, way) in ways {
            let before = state.frames.get(&subject).map_or(0, |frame| frame.held);
            match way {
                Way::OnTop(entries) => {
                    let frame = state.frames.entry(subject.clone()).or_default();
                    for entry in &entries {
                        on_top(&mut world, frame, &subject, entry);
                    }
                }
                Way::Anew(mut entries) => {
                    if let Some(frame) = state.frames.get(&subject) {
                        for (device, seqs) in &frame.dots {
                            let Some(feed) = state.feeds.get(device) else {
                                continue;
                            };
                            for seq in seqs {
                                entries.push(old.entry(*device, feed, *seq)?);
                            }
                        }
                    }
                    state
                        .frames
                        .insert(subject.clone(), anew(&mut world, &subject, entries));
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

    /// Decides for each subject how it is folded, and which segments that needs.
    fn plan<'a>(&self, by_subject: BTreeMap<Subject, Vec<EntryRef<'a>>>) -> Plan<'a> {
        let state = self.state.borrow();
        let mut wanted = BTreeSet::new();
        let mut ways = Vec::with_capacity(by_subject.len());
        for (subject, mut entries) in by_subject {
            entries.sort_by_key(|entry| place(&entry.header));
            let way = match state.frames.get(&subject) {
                None => Way::Anew(entries),
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
            ways.push((subject, way));
        }
        Plan { ways, wanted }
    }
}

fn all_continue(frame: &Frame, entries: &[EntryRef<'_>]) -> bool {
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

/// Folds a whole history.
fn anew(world: &mut World, subject: &Subject, mut entries: Vec<EntryRef<'_>>) -> Frame {
    entries.sort_by_key(|entry| place(&entry.header));
    let events: Vec<Option<Event>> = entries.iter().map(EntryRef::event).collect();
    let (frame, seen) = Frame::of(&entries, |index| {
        events.get(index).is_some_and(Option::is_some)
    });
    drop(world.take(subject));
    let mut state: Option<SubjectState> = None;
    for ((entry, event), seen) in entries.iter().zip(events).zip(seen) {
        if let Some(event) = event {
            state = evolve(state, subject, stamped(entry, seen, event));
        }
    }
    if let Some(state) = state {
        world.replace(state);
    }
    frame
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
