//! Making a recovery file, and admitting this device by one.

use super::Desk;
use super::layout::{Feed, KEY_FEEDS, segment_key};
use super::open::write;
use super::port::{Batch, Room, Store};
use super::types::DeskError;
use crate::domain::event::{Command, Event};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::organisation::{
    OrganisationCommand, OrganisationEvent, OrganisationRefusal, Person,
};
use crate::domain::time::Timestamp;
use crate::ledger::entry::{self, Header};
use crate::ledger::hash::Hash;
use crate::ledger::identity::{Identity, Purpose, head_message};
use crate::ledger::recovery::{RecoveryError, open, seal};
use std::collections::BTreeMap;

impl<S: Store> Desk<S> {
    /// Makes a recovery file, which takes the place of the one before. `entropy` is drawn for its key, `random` for its seal. The key is
    /// kept nowhere but in the file.
    ///
    /// # Errors
    /// [`DeskError::Recovery`] for a short passphrase; as [`Desk::execute`].
    pub async fn prepare_recovery(
        &self,
        passphrase: &str,
        (entropy, random): ([u8; 32], [u8; 40]),
        actor: PersonId,
        now: Timestamp,
    ) -> Result<String, DeskError> {
        let key = Identity::from_secret(entropy);
        let text = {
            let world = self.world.borrow();
            let firm = (world.organisation.id, world.organisation.name.as_str());
            seal(&key, firm, passphrase, random)?
        };
        let prepared = OrganisationEvent::RecoveryPrepared {
            device: key.device(),
        };
        let command = OrganisationCommand::Record(Box::new(prepared));
        self.execute(Command::Organisation(command), actor, now)
            .await?;
        Ok(text)
    }

    /// Admits this device in the name of an administrator, by one entry in the feed of the file's key.
    ///
    /// # Errors
    /// [`DeskError::Recovery`] says what is wrong with the file or the passphrase; nothing has changed then.
    pub async fn recover(
        &self,
        file: &str,
        passphrase: &str,
        (actor, name): (PersonId, String),
        now: Timestamp,
    ) -> Result<(), DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().may_write()?;
        let before = self.world.borrow().organisation.clone();
        let key = open(file, before.id, passphrase)?;
        let me = self.state.borrow().me();
        if before.admits(me) {
            return Err(RecoveryError::NotNeeded.into());
        }
        if before.recovery != Some(key.device()) || self.held(key.device()) > 0 {
            return Err(RecoveryError::Spent.into());
        }
        let administrator = before.people.get(&actor);
        if !administrator.is_some_and(Person::is_administrator) {
            return Err(DeskError::Refused(
                OrganisationRefusal::NotAdministrator.into(),
            ));
        }
        let subject = Subject::Organisation(before.id);
        let admitted = Event::Organisation(OrganisationEvent::DeviceAdmitted {
            device: me,
            name,
            person: actor,
        });
        let header = {
            let state = self.state.borrow();
            let frame = state.frames.get(&subject);
            Header {
                actor,
                after: frame.map(|frame| frame.heads.clone()).unwrap_or_default(),
                at: now,
                backlink: None,
                body: Hash([0; 32]),
                device: key.device(),
                lamport: state.lamport + 1,
                reissues: None,
                seq: 1,
                subject,
            }
        };
        let entry = entry::write(header, &admitted)
            .map_err(|error| DeskError::Damaged(error.to_string()))?;
        let feed = Feed {
            held: 1,
            head: Some(entry.hash),
            signature: Some(key.sign(Purpose::FeedHead, &head_message(1, entry.hash))),
            segments: vec![1],
            ..Feed::default()
        };
        let table = {
            let state = self.state.borrow();
            let feeds = state.feeds.iter().map(|(device, feed)| (*device, feed));
            let mut feeds: BTreeMap<_, &Feed> = feeds.collect();
            feeds.insert(key.device(), &feed);
            write(&feeds)?
        };
        let mut line = Vec::new();
        entry.append_line(&mut line);
        let puts = vec![
            (Room::Segments, segment_key(key.device(), 1), line),
            (Room::Meta, KEY_FEEDS.to_owned(), table),
        ];
        self.store
            .apply(Batch {
                puts,
                strict: true,
                ..Batch::default()
            })
            .await?;
        self.state.borrow_mut().feeds.insert(key.device(), feed);
        self.fold(&[entry]).await?;
        Ok(())
    }
}
