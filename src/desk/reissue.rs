//! What stood on a branch of a forked feed is issued again under another key, so that it counts: by the tablet that wrote it, which takes a
//! new key for that, or by an administrator when that tablet is gone. Author, time, subject, body and, under a new key, the causal height
//! stay what they were; each says in its header which entry it takes the place of, so that whoever issues it and however often, it counts
//! once.

use super::Desk;
use super::commit::Pending;
use super::evidence::Evidence;
use super::layout::{Feed, KEY_FEEDS, KEY_IDENTITY, StoredIdentity};
use super::open::{incarnation_of, verified, write};
use super::port::{Batch, Room, Store};
use super::segments::{Segments, segments_from};
use super::types::{DeskError, Entropy};
use crate::domain::event::Event;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::organisation::{Admission, OrganisationEvent};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::entry::{self, AgainAt, EntryRef, Header, LARGEST};
use crate::ledger::hash::Hash;
use crate::ledger::identity::Identity;
use crate::ledger::seal::SealingSecret;
use std::collections::BTreeMap;

impl<S: Store> Desk<S> {
    /// Gives this device a new key when its feed has forked or was written on elsewhere, asks for its admission, and issues again what was
    /// written here and does not count any more; all of it at once or not at all. Returns how many entries were issued again. Does nothing
    /// when no new key is needed, so that two taps are one. The platform has to remember [`Desk::incarnation`] afterwards.
    ///
    /// # Errors
    /// When the store fails; nothing has changed then.
    pub async fn take_new_key(
        &self,
        entropy: Entropy,
        (actor, name): (PersonId, String),
        now: Timestamp,
    ) -> Result<u64, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().writable()?;
        let former = self.device();
        let feed = self.state.borrow().feeds.get(&former).cloned();
        let Some(feed) = feed.filter(|feed| feed.is_forked() || feed.elsewhere) else {
            return Ok(0);
        };
        let identity = Identity::from_secret(entropy);
        let mut pending = Pending::of_new_feed(now);
        let lost = self.lost(former, &feed).await?;
        self.write_again(&mut pending, identity.device(), &lost)?;
        let entry = self.introduction(&pending, &identity, (former, actor, name), now)?;
        let again = pending.entries.len() as u64;
        pending.push(entry);
        pending.sign(&identity);
        // What was sealed for the former key is read here or nowhere.
        let stored = StoredIdentity {
            former: {
                let state = self.state.borrow();
                let secrets = state.secrets.iter();
                secrets
                    .map(|(device, secret)| (*device, secret.bytes()))
                    .collect()
            },
            secret: identity.secret(),
            incarnation: incarnation_of(&entropy),
        };
        let table = {
            let state = self.state.borrow();
            let feeds = state.feeds.iter().map(|(device, feed)| (*device, feed));
            let mut feeds: BTreeMap<DeviceId, &Feed> = feeds.collect();
            feeds.insert(identity.device(), &pending.feed);
            write(&feeds)?
        };
        let segments = pending.segments.into_iter();
        let mut puts: Vec<_> = segments
            .map(|(key, bytes)| (Room::Segments, key, bytes))
            .collect();
        puts.push((Room::Meta, KEY_IDENTITY.to_owned(), write(&stored)?));
        puts.push((Room::Meta, KEY_FEEDS.to_owned(), table));
        let batch = Batch {
            puts,
            // What counts here before an admission depends on the key.
            deletes: self.all_pages().await?,
            strict: true,
        };
        self.store.apply(batch).await?;
        self.load().await?;
        Ok(again)
    }

    /// Issues again, in this device's feed, what of a branch neither counts nor was issued again here. For one's own branch once the fork
    /// turns out to lie further back; for another's when its tablet is gone. Returns how many. Doing it again does nothing.
    ///
    /// # Errors
    /// [`DeskError::NeedsNewKey`] while this device has to take a new key itself; otherwise when the store fails.
    pub async fn issue_again(
        &self,
        device: DeviceId,
        head: Hash,
        now: Timestamp,
    ) -> Result<u64, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let feed = self.state.borrow().feeds.get(&device).cloned();
        let feed = feed.unwrap_or_default();
        let evidence = Evidence::load(&self.store, [(device, &feed)]).await?;
        let Some(branch) = feed.branches.iter().find(|branch| branch.head == head) else {
            return Ok(0);
        };
        let entries = evidence.entries(device, &feed, branch)?;
        let lost = entries.into_iter().filter(|entry| !self.is_again(entry));
        let lost: Vec<EntryRef<'_>> = lost.collect();
        if lost.is_empty() {
            return Ok(0);
        }
        let mut pending = self.begin(now);
        self.write_again(&mut pending, self.device(), &lost)?;
        pending.sign(&self.state.borrow().identity);
        self.store.apply(self.batch(&pending)?).await?;
        let entries = pending.entries.clone();
        self.settle(pending);
        self.fold(&entries).await?;
        self.find_forks().await?;
        self.find_oldest_only_here().await?;
        Ok(entries.len() as u64)
    }

    /// What was written on this tablet under its former key and counts no longer. Of a key that was never admitted, everything: it counted
    /// here only because it was written here.
    async fn lost(
        &self,
        former: DeviceId,
        feed: &Feed,
    ) -> Result<Vec<EntryRef<'static>>, DeskError> {
        let admission = {
            let world = self.world.borrow();
            let device = world.organisation.devices.get(&former);
            device.map(|device| device.admission)
        };
        let mut lost = Vec::new();
        if matches!(admission, None | Some(Admission::Asked)) && feed.held > 0 {
            let wanted = segments_from(feed, 1).map(|first| (former, first));
            let segments = Segments::load(&self.store, wanted).await?;
            lost.extend(verified(&segments, former, feed, 1)?.into_iter().map(owned));
        }
        let evidence = Evidence::load(&self.store, [(former, feed)]).await?;
        let own = feed.branches.iter().filter(|branch| branch.own);
        for branch in own {
            let entries = evidence.entries(former, feed, branch)?.into_iter();
            lost.extend(entries.filter(|entry| !self.is_again(entry)).map(owned));
        }
        Ok(lost)
    }

    /// Appends entries that take the place of others. What an author had seen of these is named anew.
    fn write_again(
        &self,
        pending: &mut Pending,
        device: DeviceId,
        originals: &[EntryRef<'_>],
    ) -> Result<(), DeskError> {
        let mut names: BTreeMap<Hash, Hash> = BTreeMap::new();
        for original in originals {
            let lamport = original.header.lamport.max(pending.lamport + 1);
            if lamport > LARGEST {
                return Err(DeskError::Damaged("lamport exhausted".to_owned()));
            }
            let after = original.header.after.iter();
            let at = AgainAt {
                device,
                seq: pending.feed.held + 1,
                backlink: pending.feed.head,
                lamport,
                after: after
                    .map(|hash| names.get(hash).copied().unwrap_or(*hash))
                    .collect(),
            };
            let entry = entry::again(original, at)
                .map_err(|error| DeskError::Damaged(error.to_string()))?;
            names.insert(original.hash, entry.hash);
            pending.push(entry);
        }
        Ok(())
    }

    /// The entry by which the tablet asks for admission under its new key. Not a command: to ask is everybody's, also while the entry that
    /// enrolled whoever holds the tablet is one of those that wait.
    fn introduction(
        &self,
        pending: &Pending,
        identity: &Identity,
        (former, actor, name): (DeviceId, PersonId, String),
        now: Timestamp,
    ) -> Result<EntryRef<'static>, DeskError> {
        let state = self.state.borrow();
        let world = self.world.borrow();
        let known = world.organisation.devices.get(&former);
        let introduced = OrganisationEvent::DeviceIntroduced {
            name: known.map_or(name, |device| device.name.clone()),
            person: known.map_or(actor, |device| device.person),
            sealing: SealingSecret::of(identity).key().ok(),
            replaces: Some(former),
        };
        let subject = Subject::Organisation(world.organisation.id);
        let heads = state.frames.get(&subject).map(|frame| frame.heads.clone());
        let header = Header {
            actor,
            after: heads.unwrap_or_default(),
            at: now,
            backlink: pending.feed.head,
            body: Hash([0; 32]),
            device: identity.device(),
            lamport: state.lamport.max(pending.lamport) + 1,
            reissues: None,
            seq: pending.feed.held + 1,
            subject,
        };
        entry::write(header, &Event::Organisation(introduced))
            .map_err(|error| DeskError::Damaged(error.to_string()))
    }
}

/// The same, holding its texts itself.
pub(super) fn owned(entry: EntryRef<'_>) -> EntryRef<'static> {
    EntryRef {
        header: entry.header,
        hash: entry.hash,
        header_json: entry.header_json.into_owned().into(),
        body_json: entry.body_json.map(|body| body.into_owned().into()),
    }
}
