//! Whose entries count. A pure function of the firm and of an entry's envelope, so that every tablet that holds the same entries comes to
//! the same answer, in whatever order they arrived.
//!
//! The root of trust is the key of the device that founded the firm: the firm's identity is computed from it, so nobody else can found the
//! same firm. The root admits devices; an administrator on an admitted device may admit, revoke and enrol in turn. An entry that does not
//! count is kept and handed on; it waits, and counts as soon as the entry that admits it arrives.

use super::ids::{OrganisationId, PersonId};
use super::organisation::{Admission, Organisation, OrganisationEvent, Person};
use super::stamp::{DeviceId, Stamped};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Revoked devices with the last entry of theirs that counts.
pub type Revoked = BTreeMap<DeviceId, u64>;

/// The revocations that the firm knows of. An entry above its device's mark does not count wherever it sorts: its author may have written
/// any height and any date into it.
#[must_use]
pub fn revoked(organisation: &Organisation) -> Revoked {
    let devices = organisation.devices.iter();
    let marks = devices.filter_map(|(id, device)| match device.admission {
        Admission::Revoked { last } => Some((*id, last)),
        Admission::Asked | Admission::Admitted => None,
    });
    marks.collect()
}

/// Why an entry does not count (yet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// The device was never admitted.
    DeviceNotAdmitted,
    /// The device was revoked, and the administrator had not seen this entry.
    DeviceRevoked,
    /// Nobody of that identity was ever enrolled.
    PersonUnknown,
    /// The person had left.
    PersonLeft,
    /// Only an administrator may do this to the firm.
    NotAdministrator,
    /// A founding of this firm by a device that is not its root.
    NotTheRoot,
    /// The same entry counts already under another key: it was issued again after a feed had forked.
    IssuedAgain,
}

/// Whose entries about customers and cases count.
#[derive(Clone, Copy, Debug)]
pub struct Trust<'a> {
    organisation: &'a Organisation,
    here: DeviceId,
}

impl<'a> Trust<'a> {
    /// By the firm as it is now. What was written on this device (`here`) counts on it before the admission, so that a tablet that had to be
    /// set up anew can be worked with at once.
    #[must_use]
    pub fn new(organisation: &'a Organisation, here: DeviceId) -> Self {
        Self { organisation, here }
    }

    /// This device.
    #[must_use]
    pub fn here(&self) -> DeviceId {
        self.here
    }

    /// Whether an entry about a customer or a case counts.
    ///
    /// # Errors
    /// Why it does not.
    pub fn counts(&self, by: &Stamped<()>) -> Result<(), Waiting> {
        match admitted(self.organisation, by) {
            Err(Waiting::DeviceNotAdmitted) if by.dot.device == self.here => {}
            other => other?,
        }
        let person = self.organisation.people.get(&by.actor);
        let person = person.ok_or(Waiting::PersonUnknown)?;
        let gone = !person.active && person.left_at.is_some_and(|height| by.lamport > height);
        if gone {
            Err(Waiting::PersonLeft)
        } else {
            Ok(())
        }
    }
}

/// Whether an entry about the firm counts. `before` is the firm as it was before it in the order of folding, `revoked` what is known of
/// revocations in the end.
///
/// # Errors
/// Why it does not.
pub fn counts_for_firm(
    before: &Organisation,
    revoked: &Revoked,
    by: &Stamped<()>,
    event: &OrganisationEvent,
) -> Result<(), Waiting> {
    let device = by.dot.device;
    match event {
        OrganisationEvent::Founded { .. } => {
            let root = before.id == OrganisationId::of_root(device);
            return root.then_some(()).ok_or(Waiting::NotTheRoot);
        }
        // To ask is everybody's; it admits nobody.
        OrganisationEvent::DeviceIntroduced { .. } => return Ok(()),
        _ => {}
    }
    if revoked.get(&device).is_some_and(|last| by.dot.seq > *last) {
        return Err(Waiting::DeviceRevoked);
    }
    let recovers = before.recovery == Some(device)
        && matches!(event, OrganisationEvent::DeviceAdmitted { .. });
    if !recovers {
        admitted(before, by)?;
    }
    let may = match before.people.get(&by.actor) {
        Some(person) if before.has_administrator() => person.is_administrator(),
        Some(person) => person.active,
        None => before.people.is_empty(),
    };
    may.then_some(()).ok_or(Waiting::NotAdministrator)
}

fn admitted(organisation: &Organisation, by: &Stamped<()>) -> Result<(), Waiting> {
    let device = organisation.devices.get(&by.dot.device);
    match device.map(|device| device.admission) {
        Some(Admission::Admitted) => Ok(()),
        Some(Admission::Revoked { last }) if by.dot.seq <= last => Ok(()),
        Some(Admission::Revoked { .. }) => Err(Waiting::DeviceRevoked),
        Some(Admission::Asked) | None => Err(Waiting::DeviceNotAdmitted),
    }
}

/// What a change of the firm takes trust from. Where it gives trust is seen by asking again about the entries that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// Devices, with the last entry of theirs that still counts.
    pub devices: Vec<(DeviceId, u64)>,
    /// Entries above this height may be by somebody who had left.
    pub height: Option<u64>,
}

impl Withdrawn {
    /// Compares the firm before and after.
    #[must_use]
    pub fn between(before: &Organisation, after: &Organisation) -> Self {
        let devices = after.devices.iter().filter_map(|(id, device)| {
            let earlier = before.devices.get(id).map(|device| device.admission);
            match device.admission {
                Admission::Revoked { last } if earlier != Some(device.admission) => {
                    Some((*id, last))
                }
                _ => None,
            }
        });
        let left = |organisation: &Organisation| -> BTreeSet<(PersonId, u64)> {
            let gone = organisation.people.iter();
            gone.filter(|(_, person): &(_, &Person)| !person.active)
                .filter_map(|(id, person)| Some((*id, person.left_at?)))
                .collect()
        };
        let known = left(before);
        Self {
            devices: devices.collect(),
            height: left(after)
                .into_iter()
                .filter(|gone| !known.contains(gone))
                .map(|(_, height)| height)
                .min(),
        }
    }
}
