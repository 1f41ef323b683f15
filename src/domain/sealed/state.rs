//! What everybody knows of sealed bodies, whether they can open them or not.

use super::bytes::SealingKey;
use super::events::{Recipients, SealedEvent};
use crate::domain::ids::PersonId;
use crate::domain::organisation::Organisation;
use crate::domain::stamp::{DeviceId, Dot, Stamped};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody opened it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Who.
    pub by: PersonId,
    /// When, by the reader's clock.
    pub at: Timestamp,
    /// On which device.
    pub device: DeviceId,
}

/// Something sealed is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The entry that holds it.
    pub dot: Dot,
    /// Who wrote it.
    pub by: PersonId,
    /// When it was written down.
    pub at: Timestamp,
    /// For whom.
    pub to: Recipients,
    /// Devices for which the entry itself holds a key.
    pub devices: BTreeSet<DeviceId>,
    /// Entries that hold further keys, and for which devices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<(Dot, BTreeSet<DeviceId>)>,
    /// Everybody who has opened it, in the order of folding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
}

impl Letter {
    /// Whether a device holds a key.
    #[must_use]
    pub fn has_key(&self, device: DeviceId) -> bool {
        self.devices.contains(&device)
            || self
                .shared
                .iter()
                .any(|(_, devices)| devices.contains(&device))
    }

    /// Whether a person may read it: its author, or whoever is meant.
    #[must_use]
    pub fn may_be_read_by(&self, id: PersonId, organisation: &Organisation) -> bool {
        let person = organisation.people.get(&id);
        person.is_some_and(|person| (id == self.by && person.active) || self.to.name(id, person))
    }

    /// Devices that may hold a key and have none.
    pub fn wanting<'a>(
        &'a self,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = (DeviceId, SealingKey)> + 'a {
        let entitled = self.to.devices(self.by, organisation);
        entitled.filter(|(device, _)| !self.has_key(*device))
    }
}

/// The sealed bodies of one subject, in the order of folding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Letters(Vec<Letter>);

impl Letters {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, the oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Letter> {
        self.0.iter()
    }

    /// The one that an entry holds.
    #[must_use]
    pub fn get(&self, dot: Dot) -> Option<&Letter> {
        // What is asked for is nearly always among the last.
        self.0.iter().rev().find(|letter| letter.dot == dot)
    }

    /// Folds one more event. Total: keys and readings of a letter that is not known (its author does not count) are left out, and come with
    /// it when the subject is folded anew.
    pub fn evolve(&mut self, stamped: &Stamped<SealedEvent>) {
        match &stamped.event {
            SealedEvent::Written(envelope) => self.0.push(Letter {
                dot: stamped.dot,
                by: stamped.actor,
                at: stamped.at,
                to: envelope.to.clone(),
                devices: envelope.keys.keys().copied().collect(),
                shared: Vec::new(),
                readings: Vec::new(),
            }),
            SealedEvent::Shared { letters } => {
                for shared in letters {
                    if let Some(letter) = self.known(shared.letter) {
                        let devices = shared.keys.keys().copied().collect();
                        letter.shared.push((stamped.dot, devices));
                    }
                }
            }
            SealedEvent::Read { letters } => {
                for dot in letters {
                    if let Some(letter) = self.known(*dot) {
                        letter.readings.push(Reading {
                            by: stamped.actor,
                            at: stamped.at,
                            device: stamped.dot.device,
                        });
                    }
                }
            }
        }
    }

    fn known(&mut self, dot: Dot) -> Option<&mut Letter> {
        self.0.iter_mut().rev().find(|letter| letter.dot == dot)
    }
}
