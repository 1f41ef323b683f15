//! From a command to entries on disk, and then into the world.

use super::Desk;
use super::fold::Folded;
use super::layout::{Feed, KEY_FEEDS, SEGMENT, page_of, segment_key};
use super::open::write;
use super::port::{Batch, Key, Room, Store};
use super::subject::on_top;
use super::types::{DeskError, Done};
use crate::domain::context::Context;
use crate::domain::event::{Command, Event, Happened};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::organisation::{Organisation, OrganisationEvent};
use crate::domain::sealed::{SealedRefusal, is_confidential};
use crate::domain::time::Timestamp;
use crate::domain::world::decide;
use crate::ledger::causal::Frame;
use crate::ledger::entry::{self, EntryRef, Header, LARGEST};
use crate::ledger::hash::Hash;
use crate::ledger::identity::{Identity, Purpose, head_message};
use std::collections::BTreeMap;

/// Commands of a bulk write that share a transaction.
const BULK: usize = 400;

/// Entries that are written and not on disk yet.
pub(super) struct Pending {
    pub entries: Vec<EntryRef<'static>>,
    frames: BTreeMap<Subject, Frame>,
    pub feed: Feed,
    tail: Vec<u8>,
    pub segments: BTreeMap<Key, Vec<u8>>,
    pub lamport: u64,
    at: Timestamp,
}

impl Pending {
    /// Of a feed that has no entry yet.
    pub fn of_new_feed(at: Timestamp) -> Self {
        Self {
            entries: Vec::new(),
            frames: BTreeMap::new(),
            feed: Feed::default(),
            tail: Vec::new(),
            segments: BTreeMap::new(),
            lamport: 0,
            at,
        }
    }

    /// Appends an entry to the feed and to the bytes of its last segment.
    pub fn push(&mut self, entry: EntryRef<'static>) {
        let feed = &mut self.feed;
        let full = feed
            .segments
            .last()
            .is_none_or(|first| entry.header.seq - first >= SEGMENT);
        if full {
            feed.segments.push(entry.header.seq);
            self.tail.clear();
        }
        entry.append_line(&mut self.tail);
        if let Some(first) = feed.segments.last() {
            let key = segment_key(entry.header.device, *first);
            self.segments.insert(key, self.tail.clone());
        }
        feed.held = entry.header.seq;
        feed.head = Some(entry.hash);
        self.lamport = entry.header.lamport;
        self.entries.push(entry);
    }

    /// Signs the feed's head.
    pub fn sign(&mut self, identity: &Identity) {
        if let Some(head) = self.feed.head {
            let message = head_message(self.feed.held, head);
            self.feed.signature = Some(identity.sign(Purpose::FeedHead, &message));
        }
    }
}

impl<S: Store> Desk<S> {
    /// Decides, writes, makes durable (strict), folds. Returns once it is on disk. Commands are carried out one after another.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when the regulations say no, otherwise when the store fails; nothing has changed then.
    pub async fn execute(
        &self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Done, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let happened = self.decided_in_clear(command, actor, now)?;
        self.write_down(happened, actor, now).await
    }

    /// What a command leads to now, if all of it may stand in the open.
    fn decided_in_clear(
        &self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Happened>, DeskError> {
        let happened = self.decided(command, actor, now)?;
        if happened.iter().any(|one| is_confidential(&one.event)) {
            return Err(DeskError::Refused(SealedRefusal::OnlySealed.into()));
        }
        Ok(happened)
    }

    /// What a command leads to now, if the regulations allow it.
    pub(super) fn decided(
        &self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Happened>, DeskError> {
        let world = self.world.borrow();
        let context = Context {
            now,
            actor,
            device: self.device(),
            world: &world,
        };
        let mut happened = decide(command, &context)?;
        for happened in &mut happened {
            // A device that introduces itself says to which key bodies are sealed for it; only the desk knows.
            if let Event::Organisation(OrganisationEvent::DeviceIntroduced { sealing, .. }) =
                &mut happened.event
            {
                *sealing = self.state.borrow().sealing_key();
            }
        }
        Ok(happened)
    }

    /// Writes, makes durable, folds what was decided. The turn is held.
    pub(super) async fn write_down(
        &self,
        happened: Vec<Happened>,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Done, DeskError> {
        let mut pending = self.begin(now);
        self.add(&mut pending, &happened, actor, now)?;
        self.store.apply(self.batch(&pending)?).await?;
        let dots = pending
            .entries
            .iter()
            .map(|entry| entry.header.dot())
            .collect();
        let before = self.before_firm(&happened);
        self.absorb(&pending.entries);
        self.settle(pending);
        if let Some(before) = before {
            self.trust_anew(&before).await?;
            // Whose word is a receipt, and what counts of what was issued again, may be another now.
            self.find_forks().await?;
            self.find_oldest_only_here().await?;
        }
        self.reach_higher(&mut Folded::default()).await?;
        Ok(Done { happened, dots })
    }

    /// Carries out many commands, some hundreds a transaction: demonstration data, a spreadsheet. Each is decided in the world that the
    /// ones before it have made. Returns how many were carried out; refused ones are given to `refused` with their number and left out.
    ///
    /// # Errors
    /// When the store fails: what was written before stays, and the world is read anew from the store.
    pub async fn execute_all(
        &self,
        commands: impl IntoIterator<Item = (Command, PersonId, Timestamp)>,
        mut refused: impl FnMut(usize, crate::domain::refusal::Refusal),
    ) -> Result<usize, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let before = self.world.borrow().organisation.clone();
        let mut done = 0;
        let mut commands = commands.into_iter().enumerate().peekable();
        while let Some((_, (_, _, first_at))) = commands.peek() {
            let mut pending = self.begin(*first_at);
            for (number, (command, actor, now)) in commands.by_ref().take(BULK) {
                match self.decided_in_clear(command, actor, now) {
                    Ok(happened) => {
                        let before = pending.entries.len();
                        self.add(&mut pending, &happened, actor, now)?;
                        self.absorb(pending.entries.get(before..).unwrap_or_default());
                        done += 1;
                    }
                    Err(DeskError::Refused(refusal)) => refused(number, refusal),
                    Err(error) => return Err(error),
                }
            }
            if let Err(error) = self.store.apply(self.batch(&pending)?).await {
                // The world is ahead of the disk: read it anew, so that nothing is shown that is not there.
                self.load().await?;
                return Err(error.into());
            }
            self.settle(pending);
        }
        if self.world.borrow().organisation != before {
            self.trust_anew(&before).await?;
        }
        self.reach_higher(&mut Folded::default()).await?;
        self.write_pages().await?;
        Ok(done)
    }

    pub(super) fn begin(&self, at: Timestamp) -> Pending {
        let state = self.state.borrow();
        let feed = state.feeds.get(&state.me()).cloned().unwrap_or_default();
        Pending {
            entries: Vec::new(),
            frames: BTreeMap::new(),
            feed,
            tail: state.tail.clone(),
            segments: BTreeMap::new(),
            lamport: state.lamport,
            at,
        }
    }

    /// Writes what happened as entries of this device's feed.
    fn add(
        &self,
        pending: &mut Pending,
        happened: &[Happened],
        actor: PersonId,
        now: Timestamp,
    ) -> Result<(), DeskError> {
        let state = self.state.borrow();
        let device = state.me();
        for Happened { subject, event } in happened {
            let frame = pending
                .frames
                .entry(subject.clone())
                .or_insert_with(|| state.frames.get(subject).cloned().unwrap_or_default());
            // What others wrote too high does not count; only this device itself could have come so far.
            if pending.lamport >= LARGEST {
                return Err(DeskError::Damaged("lamport exhausted".to_owned()));
            }
            let header = Header {
                actor,
                after: frame.heads.clone(),
                at: now,
                backlink: pending.feed.head,
                body: Hash([0; 32]),
                device,
                lamport: pending.lamport + 1,
                reissues: None,
                seq: pending.feed.held + 1,
                subject: subject.clone(),
            };
            let entry = entry::write(header, event)
                .map_err(|error| DeskError::Damaged(error.to_string()))?;
            frame.push(&entry.header, entry.hash, true);
            pending.push(entry);
        }
        pending.sign(&state.identity);
        Ok(())
    }

    /// The firm as it is, if what happened concerns whose entries count.
    fn before_firm(&self, happened: &[Happened]) -> Option<Organisation> {
        let firm = |happened: &Happened| matches!(happened.event, Event::Organisation(_));
        let world = self.world.borrow();
        let founded = world.organisation.is_founded();
        (founded && happened.iter().any(firm)).then(|| world.organisation.clone())
    }

    /// Own segments and the table of feeds, together and strict.
    pub(super) fn batch(&self, pending: &Pending) -> Result<Batch, DeskError> {
        let state = self.state.borrow();
        let mut feeds: BTreeMap<_, &Feed> = state
            .feeds
            .iter()
            .map(|(device, feed)| (*device, feed))
            .collect();
        feeds.insert(state.me(), &pending.feed);
        let mut puts: Vec<(Room, Key, Vec<u8>)> = pending
            .segments
            .iter()
            .map(|(key, bytes)| (Room::Segments, key.clone(), bytes.clone()))
            .collect();
        puts.push((Room::Meta, KEY_FEEDS.to_owned(), write(&feeds)?));
        Ok(Batch {
            puts,
            strict: true,
            ..Batch::default()
        })
    }

    /// Folds own new entries: they have seen everything that is here.
    fn absorb(&self, entries: &[EntryRef<'_>]) {
        let mut state = self.state.borrow_mut();
        let mut world = self.world.borrow_mut();
        for entry in entries {
            let subject = &entry.header.subject;
            let mut here = state.here();
            let feed = state.feeds.get(&here.device);
            let known = feed.map_or(0, |feed| feed.held);
            here.entries += entry.header.seq.saturating_sub(known);
            let frame = state.frames.entry(subject.clone()).or_default();
            on_top(&mut world, frame, entry, here);
            state.dirty.insert(page_of(subject));
        }
    }

    /// Takes over the feed once it is on disk.
    pub(super) fn settle(&self, pending: Pending) {
        let mut state = self.state.borrow_mut();
        let me = state.me();
        state.lamport = pending.lamport;
        state.tail = pending.tail;
        if !pending.entries.is_empty() {
            state.oldest_only_here = state.oldest_only_here.or(Some(pending.at));
            state.feeds.insert(me, pending.feed);
        }
    }
}
