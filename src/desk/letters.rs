//! Sealed bodies: writing them, opening them, sharing their keys with devices that may open them by now.
//!
//! What is opened is given to whoever asked and kept nowhere: neither pages nor memory hold it. So the store never holds in clear what came
//! sealed, the common state is the same on every device, and every look is a reading that is written down.

use super::Desk;
use super::fold::old_entries;
use super::port::Store;
use super::segments::Segments;
use super::state::State;
use super::subject::envelope;
use super::types::{DeskError, Done, Entropy, Opened};
use crate::domain::context::Context;
use crate::domain::event::{Command, Event, Happened};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::organisation::{Device, OrganisationEvent};
use crate::domain::sealed::{
    Envelope, Letter, Recipients, SealedEvent, SealingKey, Shared, WrappedKey, is_confidential,
    may_read, may_seal,
};
use crate::domain::stamp::{DeviceId, Dot};
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use crate::ledger::causal::{Frame, place};
use crate::ledger::entry::EntryRef;
use crate::ledger::seal::{ContentKey, Draw, Place, SealError, open, seal, share, unwrap};
use std::collections::{BTreeMap, BTreeSet};

/// Subjects whose keys are shared in one transaction.
const SHARED_AT_ONCE: usize = 256;

impl<S: Store> Desk<S> {
    /// Carries out a command, sealed: what it leads to can be read by the people named and by its author, and by nobody else. `entropy` is
    /// drawn for this and used for nothing else.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when the regulations say no or the step cannot be sealed; otherwise when the store fails. Nothing has changed
    /// then.
    pub async fn seal(
        &self,
        command: Command,
        to: Recipients,
        (actor, now): (PersonId, Timestamp),
        entropy: Entropy,
    ) -> Result<Done, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let happened = self.decided(command, actor, now)?;
        let sealed = self.sealed(&happened, &to, |_| true, (actor, now), entropy)?;
        self.write_down(sealed, actor, now).await
    }

    /// Carries out a command of which only what is confidential is sealed, in one go with the rest: a case, and what was told in confidence
    /// with it. `entropy` is drawn for this and used for nothing else.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub async fn confide(
        &self,
        command: Command,
        to: Recipients,
        (actor, now): (PersonId, Timestamp),
        entropy: Entropy,
    ) -> Result<Done, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let happened = self.decided(command, actor, now)?;
        let sealed = self.sealed(&happened, &to, is_confidential, (actor, now), entropy)?;
        self.write_down(sealed, actor, now).await
    }

    fn sealed(
        &self,
        happened: &[Happened],
        to: &Recipients,
        is_sealed: impl Fn(&Event) -> bool,
        (actor, now): (PersonId, Timestamp),
        entropy: Entropy,
    ) -> Result<Vec<Happened>, DeskError> {
        let (state, world) = (self.state.borrow(), self.world.borrow());
        let me = state.me();
        let context = Context {
            now,
            actor,
            device: me,
            world: &world,
        };
        let mut devices: BTreeMap<DeviceId, SealingKey> =
            to.devices(actor, &world.organisation).collect();
        // The author's own device reads what it has written, admitted or not.
        devices.extend(state.sealing_key().map(|key| (me, key)));
        let held = state.feeds.get(&me).map_or(0, |feed| feed.held);
        let mut draw = Draw::from_entropy(entropy);
        let sealed = (held.saturating_add(1)..)
            .zip(happened)
            .map(|(seq, inner)| {
                if !is_sealed(&inner.event) {
                    return Ok(inner.clone());
                }
                may_seal(&inner.event, to, &context).map_err(|no| DeskError::Refused(no.into()))?;
                let place = Place {
                    organisation: world.organisation.id,
                    subject: inner.subject.clone(),
                    dot: Dot { device: me, seq },
                    actor,
                };
                let devices = devices.iter().map(|(device, key)| (*device, *key));
                let envelope = seal(&place, to.clone(), &inner.event, devices, &mut draw)?;
                Ok(Happened {
                    subject: inner.subject.clone(),
                    event: Event::Sealed(Box::new(SealedEvent::Written(envelope))),
                })
            });
        sealed.collect()
    }

    /// Whether this device holds a key of a letter.
    pub fn can_open(&self, letter: &Letter) -> bool {
        can_open(&self.state.borrow(), letter)
    }

    /// Opens letters of one subject for a person. The reading is on disk before anything is given out.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when one of them is not for this person; otherwise when the store fails. Why a single letter does not open
    /// stands in its [`Opened::content`].
    pub async fn open_letters(
        &self,
        subject: &Subject,
        wanted: &[Dot],
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Opened>, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        {
            let world = self.world.borrow();
            let context = Context {
                now,
                actor,
                device: self.device(),
                world: &world,
            };
            may_read(world.letters_of(subject), wanted, &context)
                .map_err(|no| DeskError::Refused(no.into()))?;
        }
        let segments = self.segments_of(subject).await?;
        let opened = self.opened(subject, wanted, &segments)?;
        let read = opened.iter().filter(|opened| opened.content.is_ok());
        let letters: Vec<Dot> = read.map(|opened| opened.dot).collect();
        if !letters.is_empty() {
            let event = Event::Sealed(Box::new(SealedEvent::Read { letters }));
            let subject = subject.clone();
            self.write_down(vec![Happened { subject, event }], actor, now)
                .await?;
        }
        Ok(opened)
    }

    fn opened(
        &self,
        subject: &Subject,
        wanted: &[Dot],
        segments: &Segments,
    ) -> Result<Vec<Opened>, DeskError> {
        let (state, world) = (self.state.borrow(), self.world.borrow());
        let entries = entries_of(&state, subject, segments)?;
        let entries: Vec<&EntryRef<'_>> = entries.iter().collect();
        let (_, seen) = Frame::of(&entries, |_| true);
        let keys = Keys::of(&world, subject, &entries);
        let opened = entries.iter().zip(seen).filter_map(|(entry, seen)| {
            let dot = entry.header.said_at();
            wanted.contains(&dot).then(|| Opened {
                dot,
                content: keys
                    .unwrap(&state, dot)
                    .and_then(|(place, letter, key)| open(&place, letter, &key))
                    .map(|event| envelope(entry, seen).with(event)),
            })
        });
        Ok(opened.collect())
    }

    /// Whether there is something for [`Desk::tend_letters`] to do. Cheap: it is asked after every change.
    pub fn letters_to_tend(&self) -> bool {
        let (state, world) = (self.state.borrow(), self.world.borrow());
        unpublished(&state, &world).is_some()
            || world
                .letters()
                .any(|(_, letter)| !shareable(&state, &world, letter).is_empty())
    }

    /// Publishes this device's sealing key if that was not done yet, and shares the keys of letters that can be opened here with devices that
    /// may open them by now: admitted since, or of people who have the role since. Any device that can does so; two that do it at once do no
    /// harm. Returns how many entries were written.
    ///
    /// # Errors
    /// When the store fails; what was written before stays.
    pub async fn tend_letters(
        &self,
        actor: PersonId,
        now: Timestamp,
        entropy: Entropy,
    ) -> Result<usize, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let enrolled = {
            let world = self.world.borrow();
            let person = world.organisation.people.get(&actor);
            person.is_some_and(|person| person.active)
        };
        if !enrolled {
            return Ok(0);
        }
        let mut written = 0;
        let introduced = introduced(&self.state.borrow(), &self.world.borrow());
        if let Some(happened) = introduced {
            self.write_down(vec![happened], actor, now).await?;
            written += 1;
        }
        let mut subjects = {
            let (state, world) = (self.state.borrow(), self.world.borrow());
            let due = world
                .letters()
                .filter(|(_, letter)| !shareable(&state, &world, letter).is_empty());
            due.map(|(subject, _)| subject)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .peekable()
        };
        let mut draw = Draw::from_entropy(entropy);
        while subjects.peek().is_some() {
            let mut happened = Vec::new();
            for subject in subjects.by_ref().take(SHARED_AT_ONCE) {
                let segments = self.segments_of(&subject).await?;
                let letters = self.shared(&subject, &segments, &mut draw)?;
                if !letters.is_empty() {
                    let event = Event::Sealed(Box::new(SealedEvent::Shared { letters }));
                    happened.push(Happened { subject, event });
                }
            }
            if !happened.is_empty() {
                written += happened.len();
                self.write_down(happened, actor, now).await?;
            }
        }
        Ok(written)
    }

    /// The keys of a subject's letters, wrapped for the devices that lack them.
    fn shared(
        &self,
        subject: &Subject,
        segments: &Segments,
        draw: &mut Draw,
    ) -> Result<Vec<Shared>, DeskError> {
        let mut failed = Vec::new();
        let mut shared = Vec::new();
        {
            let (state, world) = (self.state.borrow(), self.world.borrow());
            let entries = entries_of(&state, subject, segments)?;
            let entries: Vec<&EntryRef<'_>> = entries.iter().collect();
            let keys = Keys::of(&world, subject, &entries);
            for letter in world
                .letters_of(subject)
                .into_iter()
                .flat_map(|all| all.iter())
            {
                let wanting = shareable(&state, &world, letter);
                if wanting.is_empty() {
                    continue;
                }
                let wrapped = keys.unwrap(&state, letter.dot).and_then(|found| {
                    let (place, envelope, key) = found;
                    share(&place, envelope, &key, wanting.iter().copied(), draw)
                });
                let wrapped = wrapped.unwrap_or_default();
                let without = wanting
                    .iter()
                    .filter(|(device, _)| !wrapped.contains_key(device));
                failed.extend(without.map(|(device, _)| (letter.dot, *device)));
                if !wrapped.is_empty() {
                    shared.push(Shared {
                        letter: letter.dot,
                        keys: wrapped,
                    });
                }
            }
        }
        self.state.borrow_mut().unshareable.extend(failed);
        Ok(shared)
    }

    /// The segments that hold a subject's entries.
    async fn segments_of(&self, subject: &Subject) -> Result<Segments, DeskError> {
        let wanted: BTreeSet<(DeviceId, u64)> = {
            let state = self.state.borrow();
            let dots = state
                .frames
                .get(subject)
                .into_iter()
                .flat_map(|frame| &frame.dots);
            let segments = dots.flat_map(|(device, seqs)| {
                let feed = state.feeds.get(device);
                let firsts = seqs.iter().filter_map(move |seq| feed?.segment_of(*seq));
                firsts.map(|first| (*device, first))
            });
            segments.collect()
        };
        Segments::load(&self.store, wanted).await
    }
}

fn can_open(state: &State, letter: &Letter) -> bool {
    let mut mine = state.secrets.iter();
    mine.any(|(device, _)| letter.has_key(*device))
}

/// Devices that lack a key of this letter and that this device may give one.
fn shareable(state: &State, world: &World, letter: &Letter) -> Vec<(DeviceId, SealingKey)> {
    if !world.organisation.admits(state.me()) || !can_open(state, letter) {
        return Vec::new();
    }
    let wanting = letter.wanting(&world.organisation);
    wanting
        .filter(|(device, _)| !state.unshareable.contains(&(letter.dot, *device)))
        .collect()
}

/// This device, if it is known and has published no key.
fn unpublished<'a>(state: &State, world: &'a World) -> Option<&'a Device> {
    let device = world.organisation.devices.get(&state.me());
    device.filter(|device| device.sealing.is_none())
}

/// The introduction by which this device publishes its key, if it has not done so.
fn introduced(state: &State, world: &World) -> Option<Happened> {
    let device = unpublished(state, world)?;
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: device.name.clone(),
        person: device.person,
        sealing: Some(state.sealing_key()?),
        replaces: None,
    };
    Some(Happened {
        subject: Subject::Organisation(world.organisation.id),
        event: Event::Organisation(introduced),
    })
}

/// A subject's entries in the order of folding.
fn entries_of<'a>(
    state: &State,
    subject: &Subject,
    segments: &'a Segments,
) -> Result<Vec<EntryRef<'a>>, DeskError> {
    let mut entries = old_entries(state, subject, segments)?;
    entries.sort_by_key(|entry| place(&entry.header));
    Ok(entries)
}

/// The sealed bodies of a subject with the keys that its entries hold.
struct Keys {
    letters: BTreeMap<Dot, (Place, Envelope)>,
    wrapped: BTreeMap<Dot, Vec<(DeviceId, WrappedKey)>>,
}

impl Keys {
    /// Of what counts: letters and shares that were folded.
    fn of(world: &World, subject: &Subject, entries: &[&EntryRef<'_>]) -> Self {
        let mut keys = Self {
            letters: BTreeMap::new(),
            wrapped: BTreeMap::new(),
        };
        let Some(letters) = world.letters_of(subject) else {
            return keys;
        };
        let counts = |letter: Dot, by: Dot| {
            let known = letters.get(letter);
            known.is_some_and(|known| known.shared.iter().any(|(dot, _)| *dot == by))
        };
        for entry in entries {
            let dot = entry.header.said_at();
            let Some(Event::Sealed(event)) = entry.event() else {
                continue;
            };
            match *event {
                SealedEvent::Written(envelope) if letters.get(dot).is_some() => {
                    let wrapped = keys.wrapped.entry(dot).or_default();
                    wrapped.extend(envelope.keys.iter().map(|(device, key)| (*device, *key)));
                    let place = Place {
                        organisation: world.organisation.id,
                        subject: subject.clone(),
                        dot,
                        actor: entry.header.actor,
                    };
                    keys.letters.insert(dot, (place, envelope));
                }
                SealedEvent::Shared { letters } => {
                    for shared in letters {
                        if counts(shared.letter, dot) {
                            let wrapped = keys.wrapped.entry(shared.letter).or_default();
                            wrapped.extend(shared.keys);
                        }
                    }
                }
                SealedEvent::Written(_) | SealedEvent::Read { .. } => {}
            }
        }
        keys
    }

    fn unwrap(
        &self,
        state: &State,
        letter: Dot,
    ) -> Result<(Place, &Envelope, ContentKey), SealError> {
        let (place, envelope) = self.letters.get(&letter).ok_or(SealError::NoKey)?;
        let wrapped = self.wrapped.get(&letter).map(Vec::as_slice);
        let key = unwrap(place, envelope, wrapped.unwrap_or_default(), &state.secrets)?;
        Ok((place.clone(), envelope, key))
    }
}
