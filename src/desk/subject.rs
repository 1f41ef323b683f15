//! Folding the entries of one subject: those that count, in order.

use crate::domain::event::Event;
use crate::domain::ids::{OrganisationId, Subject};
use crate::domain::organisation::Organisation;
use crate::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use crate::domain::trust::{Revoked, Trust, revoked};
use crate::domain::world::{SubjectState, World, evolve};
use crate::ledger::causal::{Frame, place};
use crate::ledger::entry::EntryRef;
use std::collections::BTreeSet;

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
    let counts = match (&event, subject) {
        (Event::Organisation(event), Subject::Organisation(id)) if firm.id != *id => {
            trust.counts_for_firm(&Organisation::empty(*id), &Revoked::new(), &by, event)
        }
        (Event::Organisation(event), _) => trust.counts_for_firm(firm, &revoked(firm), &by, event),
        (_, _) => trust.counts(&by, &event),
    };
    if counts.is_ok() || by.dot.device == here.device {
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
    // Entries whose heights count for nothing.
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
    let state = match subject {
        Subject::Organisation(id) => firm(&Organisation::empty(*id), written, &mut frame, trust),
        _ => {
            let mut state = None;
            for (by, event) in written {
                match trust.counts(&by, &event) {
                    Ok(()) => state = evolve(state, subject, by.with(event)),
                    Err(why) => frame.wait(&by, why),
                }
            }
            state
        }
    };
    let waiting = frame.waiting.iter().map(|(by, _)| by.dot);
    mute.extend(waiting.filter(|dot| dot.device != trust.here()));
    let heard = entries.iter().map(|entry| &entry.header);
    let heard = heard.filter(|header| !mute.contains(&header.dot()));
    frame.height = heard.map(|header| header.lamport).max().unwrap_or(0);
    (frame, state)
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
    frame: &mut Frame,
    trust: &Trust<'_>,
) -> Option<SubjectState> {
    let subject = Subject::Organisation(empty.id);
    let mut assumed = Revoked::new();
    let mut state = None;
    for _ in 0..ROUNDS {
        state = None;
        frame.wait_for_nothing();
        for (by, event) in &written {
            let Event::Organisation(about) = event else {
                continue;
            };
            let before = match &state {
                Some(SubjectState::Organisation(organisation)) => organisation,
                _ => empty,
            };
            match trust.counts_for_firm(before, &assumed, by, about) {
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
