//! Folding the entries of one subject: those that count, in order.

use crate::domain::event::Event;
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::organisation::Organisation;
use crate::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use crate::domain::time::Timestamp;
use crate::domain::trust::{Revoked, Trust, Waiting, revoked};
use crate::domain::world::{SubjectState, World, evolve};
use crate::ledger::causal::{Again, Frame, place};
use crate::ledger::entry::EntryRef;
use crate::ledger::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};

/// How often the firm is folded at most until its revocations are those that were assumed.
const ROUNDS: usize = 8;

/// Where it is folded.
#[derive(Clone, Copy)]
pub(super) struct Here {
    /// This device.
    pub device: DeviceId,
    /// How many entries it holds.
    pub entries: u64,
}

impl Here {
    /// Whose entries count by this firm.
    pub fn trust(self, firm: &Organisation) -> Trust<'_> {
        Trust::new(firm, self.device, self.entries)
    }
}

/// Folds one entry whose author had seen everything that is here.
pub(super) fn on_top(world: &mut World, frame: &mut Frame, entry: &EntryRef<'_>, here: Here) {
    let subject = &entry.header.subject;
    let event = entry.event();
    let seen = frame.seen.clone();
    frame.push(&entry.header, entry.hash, event.is_some());
    let by = envelope(entry, seen);
    let firm = &world.organisation;
    let trust = here.trust(firm);
    let Some(event) = event else {
        if trust.raises(&by) {
            frame.height = frame.height.max(by.lamport);
        }
        return;
    };
    note_files(frame, by.dot, &event);
    let counts = match (&event, subject) {
        (Event::Organisation(event), Subject::Organisation(id)) if firm.id != *id => {
            trust.counts_for_firm(&Organisation::empty(*id), &Revoked::new(), &by, event)
        }
        (Event::Organisation(event), _) => trust.counts_for_firm(firm, &revoked(firm), &by, event),
        (_, _) => trust.counts(&by, &event),
    };
    let raises = match event {
        Event::Organisation(_) => false,
        _ => trust.raises(&by),
    };
    if counts.is_ok() || raises || by.dot.device == here.device {
        frame.height = frame.height.max(by.lamport);
    }
    match counts {
        Err(why) => frame.wait(&by, why),
        Ok(()) => {
            let state = world.take(subject);
            if let Some(state) = evolve(state, subject, by.with(event)) {
                world.replace(state);
            }
        }
    }
}

/// Folds a whole history, given in fold order.
pub(super) fn anew(
    subject: &Subject,
    entries: &[&EntryRef<'_>],
    trust: &Trust<'_>,
) -> (Frame, Option<SubjectState>) {
    let events: Vec<Option<Event>> = entries.iter().map(|entry| entry.event()).collect();
    let (mut frame, seen) = Frame::of(entries, |index| {
        events.get(index).is_some_and(Option::is_some)
    });
    // Entries that wait, but by a device of the firm; entries whose heights count for nothing.
    let mut raised: BTreeSet<Dot> = BTreeSet::new();
    let mut mute: BTreeSet<Dot> = BTreeSet::new();
    let mut written = Vec::with_capacity(entries.len());
    for ((entry, event), seen) in entries.iter().zip(events).zip(seen) {
        let by = envelope(entry, seen);
        match event {
            Some(event) => written.push((by, event)),
            None if trust.raises(&by) => {}
            None => drop(mute.insert(by.dot)),
        }
    }
    for (by, event) in &written {
        note_files(&mut frame, by.dot, event);
    }
    let once = Once::of(entries);
    let state = match subject {
        Subject::Organisation(id) => {
            firm(&Organisation::empty(*id), written, &once, &mut frame, trust)
        }
        _ => {
            let mut counted = Counted::default();
            let mut state = None;
            for (by, event) in written {
                match trust
                    .counts(&by, &event)
                    .and_then(|()| counted.first(&once, by.dot))
                {
                    Ok(()) => state = evolve(state, subject, once.placed(by, &event).with(event)),
                    Err(why) => {
                        // What is given to its author afterwards has to stand above it.
                        raised.extend(trust.raises(&by).then_some(by.dot));
                        frame.wait(&by, why);
                    }
                }
            }
            state
        }
    };
    let waiting = frame.waiting.iter().map(|(by, _)| by.dot);
    mute.extend(waiting.filter(|dot| dot.device != trust.here() && !raised.contains(dot)));
    let heard = entries.iter().map(|entry| &entry.header);
    let heard = heard.filter(|header| !mute.contains(&header.dot()));
    frame.height = heard.map(|header| header.lamport).max().unwrap_or(0);
    note_again(&mut frame, entries);
    (frame, state)
}

fn note_files(frame: &mut Frame, dot: Dot, event: &Event) {
    let files = event.attachments().into_iter();
    frame.files.extend(files.map(|file| (dot, file.clone())));
}

fn note_again(frame: &mut Frame, entries: &[&EntryRef<'_>]) {
    for header in entries.iter().map(|entry| &entry.header) {
        let waits = || frame.waiting.iter().any(|(by, _)| by.dot == header.dot());
        if let Some(original) = header.reissues {
            let again = Again {
                original: original.hash,
                by: header.device,
                counts: !waits(),
            };
            frame.again.push(again);
        }
    }
}

/// What an entry says, whoever issued it: the original's hash with what may not differ from it.
type Said = (Hash, Hash, PersonId, Timestamp);

/// Which entries of a subject say the same as another one, because they were issued again; empty where none was.
struct Once(BTreeMap<Dot, (Said, Dot)>);

impl Once {
    fn of(entries: &[&EntryRef<'_>]) -> Self {
        let mut headers = entries.iter().map(|entry| &entry.header);
        if !headers.any(|header| header.reissues.is_some()) {
            return Self(BTreeMap::new());
        }
        let said = entries.iter().map(|entry| {
            let header = &entry.header;
            let original = header.reissues.map_or(entry.hash, |original| original.hash);
            let said = (original, header.body, header.actor, header.at);
            (header.dot(), (said, header.said_at()))
        });
        Self(said.collect())
    }

    /// What is sealed is bound to the place of its first writing, and others name it by that.
    fn placed(&self, mut by: Stamped<()>, event: &Event) -> Stamped<()> {
        if let (Event::Sealed(_), Some((_, place))) = (event, self.0.get(&by.dot)) {
            by.dot = *place;
        }
        by
    }
}

/// What has counted so far.
#[derive(Default)]
struct Counted(BTreeSet<Said>);

impl Counted {
    /// Counts an entry, unless the same has counted under another key.
    fn first(&mut self, once: &Once, dot: Dot) -> Result<(), Waiting> {
        let said = once.0.get(&dot);
        let new = said.is_none_or(|(said, _)| self.0.insert(*said));
        new.then_some(()).ok_or(Waiting::IssuedAgain)
    }
}

/// The firm as entries about it make it, in whatever order they are given, among so many `held` in all: for a program that reads bundles and
/// opens no ledger.
#[must_use]
pub fn firm_of(id: OrganisationId, entries: &[EntryRef<'_>], held: u64) -> Organisation {
    let subject = Subject::Organisation(id);
    let empty = Organisation::empty(id);
    let about = |entry: &&EntryRef<'_>| entry.header.subject == subject;
    let mut entries: Vec<&EntryRef<'_>> = entries.iter().filter(about).collect();
    entries.sort_by_key(|entry| place(&entry.header));
    let trust = Trust::new(&empty, DeviceId([0; 32]), held);
    match anew(&subject, &entries, &trust) {
        (_, Some(SubjectState::Organisation(organisation))) => *organisation,
        _ => empty,
    }
}

/// The firm decides itself who may change it; a revocation counts from the beginning, so it is folded until that is settled.
fn firm(
    empty: &Organisation,
    written: Vec<(Stamped<()>, Event)>,
    once: &Once,
    frame: &mut Frame,
    trust: &Trust<'_>,
) -> Option<SubjectState> {
    let subject = Subject::Organisation(empty.id);
    let mut assumed = Revoked::new();
    let mut state = None;
    for _ in 0..ROUNDS {
        state = None;
        frame.wait_for_nothing();
        let mut counted = Counted::default();
        for (by, event) in &written {
            let Event::Organisation(about) = event else {
                continue;
            };
            let before = match &state {
                Some(SubjectState::Organisation(organisation)) => organisation,
                _ => empty,
            };
            match trust
                .counts_for_firm(before, &assumed, by, about)
                .and_then(|()| counted.first(once, by.dot))
            {
                Ok(()) => state = evolve(state, &subject, by.clone().with(event.clone())),
                Err(why) => frame.wait(by, why),
            }
        }
        let found = match &state {
            Some(SubjectState::Organisation(organisation)) => revoked(organisation),
            _ => Revoked::new(),
        };
        if found == assumed {
            break;
        }
        assumed = found;
    }
    state
}

pub(super) fn envelope(entry: &EntryRef<'_>, seen: Seen) -> Stamped<()> {
    Stamped {
        dot: entry.header.dot(),
        lamport: entry.header.lamport,
        at: entry.header.at,
        actor: entry.header.actor,
        seen,
        event: (),
    }
}
