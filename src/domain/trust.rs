//! Whose entries count. A pure function of the firm and of an entry's envelope, so that every tablet that holds the same entries comes to
//! the same answer, in whatever order they arrived.
//!
//! The root of trust is the key of the device that founded the firm: the firm's identity is computed from it, so nobody else can found the
//! same firm. The root admits devices; an administrator on an admitted device may admit, revoke and enrol in turn. An entry that does not
//! count is kept and handed on; it waits, and counts as soon as the entry that admits it arrives.

use super::event::Event;
use super::ids::OrganisationId;
use super::organisation::{Admission, Organisation, OrganisationEvent, Standing};
use super::roles::{Needs, Role};
use super::stamp::{DeviceId, Place, Stamped};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How far a height may lie above the number of entries that are here. Who counts honestly never writes a height above the number of
/// entries that they hold; the rest is for entries that have not arrived yet.
pub const REACH: u64 = 1 << 32;

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
    /// Nobody of that identity was enrolled when it was written.
    PersonUnknown,
    /// The person had left.
    PersonLeft,
    /// The person did not hold a role that the step needs.
    RoleMissing,
    /// Its height lies out of reach of the entries that are here ([`REACH`]): counted, it would stop everybody's writing.
    TooHigh,
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
    ceiling: u64,
}

impl<'a> Trust<'a> {
    /// By the firm as it is now, on a device that holds so many `entries`. What was written on this device (`here`) counts on it before the
    /// admission, so that a tablet that had to be set up anew can be worked with at once.
    #[must_use]
    pub fn new(organisation: &'a Organisation, here: DeviceId, entries: u64) -> Self {
        Self {
            organisation,
            here,
            ceiling: entries.saturating_add(REACH),
        }
    }

    /// This device.
    #[must_use]
    pub fn here(&self) -> DeviceId {
        self.here
    }

    /// Whether an entry about a customer or a case counts: its device was admitted, and its author worked here and held the role when it
    /// was written, or an administrator accepted it.
    ///
    /// # Errors
    /// Why it does not.
    pub fn counts(&self, by: &Stamped<()>, event: &Event) -> Result<(), Waiting> {
        self.reaches(by)?;
        match self.written_by_right(by, event) {
            Err(_) if self.organisation.accepts(by.dot) => Ok(()),
            other => other,
        }
    }

    /// Whether an entry about the firm counts. `before` is the firm as it was before it in the order of folding, `revoked` what is known of
    /// revocations in the end.
    ///
    /// # Errors
    /// Why it does not.
    pub fn counts_for_firm(
        &self,
        before: &Organisation,
        revoked: &Revoked,
        by: &Stamped<()>,
        event: &OrganisationEvent,
    ) -> Result<(), Waiting> {
        self.reaches(by)?;
        counts_for_firm(before, revoked, by, event)
    }

    /// Whether the height of an entry that cannot be read here counts: who writes next goes above it, so a stranger's must not.
    #[must_use]
    pub fn raises(&self, by: &Stamped<()>) -> bool {
        let known = match admitted(self.organisation, by) {
            Err(Waiting::DeviceNotAdmitted) => by.dot.device == self.here,
            other => other.is_ok(),
        };
        known && self.reaches(by).is_ok()
    }

    fn reaches(&self, by: &Stamped<()>) -> Result<(), Waiting> {
        let within = by.lamport <= self.ceiling;
        within.then_some(()).ok_or(Waiting::TooHigh)
    }

    fn written_by_right(&self, by: &Stamped<()>, event: &Event) -> Result<(), Waiting> {
        match admitted(self.organisation, by) {
            Err(Waiting::DeviceNotAdmitted) if by.dot.device == self.here => {}
            other => other?,
        }
        let place = by.place();
        let person = self.organisation.people.get(&by.actor);
        match person.map_or(Standing::Unknown, |person| person.standing_at(place)) {
            Standing::Unknown => Err(Waiting::PersonUnknown),
            Standing::Left => Err(Waiting::PersonLeft),
            Standing::Here(roles) if self.suffices(roles, event.needs(by.actor), place) => Ok(()),
            Standing::Here(_) => Err(Waiting::RoleMissing),
        }
    }

    fn suffices(&self, roles: &BTreeSet<Role>, needs: Needs, place: Place) -> bool {
        let asked = |clause: super::clause::Clause| {
            let regulation = clause.regulation();
            self.organisation.was_in_force(regulation, place)
        };
        needs.roles.is_empty()
            || needs.roles.iter().any(|role| roles.contains(role))
            || !needs.clause.is_none_or(asked)
    }
}

fn counts_for_firm(
    before: &Organisation,
    revoked: &Revoked,
    by: &Stamped<()>,
    event: &OrganisationEvent,
) -> Result<(), Waiting> {
    let device = by.dot.device;
    if matches!(event, OrganisationEvent::Founded { .. }) {
        let root = before.id == OrganisationId::of_root(device);
        return root.then_some(()).ok_or(Waiting::NotTheRoot);
    }
    if event.needs() == Needs::NOTHING {
        return Ok(());
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
    /// Entries from this height on may be by somebody who had left or had lost a role, or under a regulation that asks for one.
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
        let people = after.people.iter().filter_map(|(id, person)| {
            let known = before.people.get(id).map_or(&[][..], |known| &known.course);
            parting(known, &person.course, |earlier, later| {
                match (earlier, later) {
                    (Some(earlier), Some(later)) => later.is_superset(earlier),
                    (earlier, _) => earlier.is_none(),
                }
            })
        });
        // A regulation put in force asks for roles that nobody asked for before.
        let rules = parting(
            &before.in_force_since,
            &after.in_force_since,
            |earlier, later| later.is_subset(earlier),
        );
        Self {
            devices: devices.collect(),
            height: people.chain(rules).min(),
        }
    }
}

/// The height of the first step in which two courses differ, unless each new step gives (`gives`) at least what the one before it gave.
fn parting<T: PartialEq>(
    before: &[(Place, T)],
    after: &[(Place, T)],
    gives: impl Fn(&T, &T) -> bool,
) -> Option<u64> {
    let pairs = before.iter().zip(after);
    let same = pairs.take_while(|(one, other)| one == other).count();
    let steps = after.windows(2).skip(same.saturating_sub(1));
    let mut steps = steps.filter_map(|step| Some((&step.first()?.1, &step.last()?.1)));
    if same == before.len() && steps.all(|(earlier, later)| gives(earlier, later)) {
        return None;
    }
    let next = [before.get(same), after.get(same)].into_iter().flatten();
    next.map(|((height, ..), _)| *height).min()
}
