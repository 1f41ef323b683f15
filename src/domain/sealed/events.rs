//! What can happen to sealed bodies. They lie on the subject of the event that is inside.

use super::bytes::{Ciphertext, KeyHash, Nonce, SealingKey, WrappedKey};
use crate::domain::ids::PersonId;
use crate::domain::organisation::{Organisation, Person};
use crate::domain::roles::Role;
use crate::domain::stamp::{DeviceId, Dot};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// For whom something is sealed. Who holds a role is asked again whenever somebody joins or changes: a seal names the role, not its holders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipients {
    /// Whoever holds one of these.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
    /// These people.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub persons: BTreeSet<PersonId>,
}

impl Recipients {
    /// Whether nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.persons.is_empty()
    }

    /// Whether a person is meant, as they are enrolled now.
    #[must_use]
    pub fn name(&self, id: PersonId, person: &Person) -> bool {
        person.active && (self.persons.contains(&id) || !self.roles.is_disjoint(&person.roles))
    }

    /// The devices that may hold a key: admitted, with a sealing key, and entrusted by an administrator to somebody who is meant or to the
    /// author. Who introduces a device does not decide for whom it is: it could name anybody.
    pub fn devices<'a>(
        &'a self,
        author: PersonId,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = (DeviceId, SealingKey)> + 'a {
        organisation.devices.iter().filter_map(move |(id, device)| {
            let user = device.entrusted?;
            let person = organisation.people.get(&user)?;
            let meant = self.name(user, person) || (user == author && person.active);
            let key = device.sealing?;
            (meant && organisation.admits(*id)).then_some((*id, key))
        })
    }
}

/// A sealed body as it is written and carried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// For whom.
    #[serde(rename = "for")]
    pub to: Recipients,
    /// Hash of the content key.
    pub key_hash: KeyHash,
    /// The content key, wrapped for each device that could be reached when it was written.
    pub keys: BTreeMap<DeviceId, WrappedKey>,
    /// Nonce of the cipher.
    pub nonce: Nonce,
    /// The event inside, enciphered.
    pub text: Ciphertext,
}

/// Further keys of one sealed body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Which entry holds it.
    pub letter: Dot,
    /// The same content key, wrapped for more devices.
    pub keys: BTreeMap<DeviceId, WrappedKey>,
}

/// What happened to sealed bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedEvent {
    /// Something was written that only the named may read.
    Written(Envelope),
    /// A device that can open them shared their keys with devices that may, too, by now.
    Shared {
        /// Which, with the keys.
        letters: Vec<Shared>,
    },
    /// Somebody opened them: the author of the entry, at its time.
    Read {
        /// Which.
        letters: Vec<Dot>,
    },
}
