//! An outage as it is now, and what it means for a customer.

use super::events::{
    Announcement, Area, Expected, OutageChange, OutageEvent, OutageFacts, RepairOrder, Restoration,
    Telling,
};
use crate::domain::customers::Customer;
use crate::domain::ids::{CustomerId, OutageId};
use crate::domain::premises::page_name;
use crate::domain::register::Register;
use crate::domain::stamp::{Stamped, Written};
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};

/// An outage. Each fact may be changed on two tablets at once and keeps both values then; what was done (orders, notices) adds up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outage {
    /// Identity.
    pub id: OutageId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Where.
    pub area: Register<Area>,
    /// Since when.
    pub start: Register<Timestamp>,
    /// Until when, as was said last.
    pub expected: Register<Expected>,
    /// When that was said.
    pub expected_at: Timestamp,
    /// Every expected end that was named, with the instant of writing it down.
    pub forecasts: Vec<(Timestamp, Expected)>,
    /// Why.
    pub cause: Register<String>,
    /// Normal supply is impossible.
    pub abnormal: Register<bool>,
    /// When that was said.
    pub abnormal_at: Timestamp,
    /// Orders to repair, in the order of writing.
    pub orders: Vec<RepairOrder>,
    /// Users told.
    pub tellings: Vec<Telling>,
    /// Announcements.
    pub announcements: Vec<Announcement>,
    /// The end.
    pub restored: Register<Option<Restoration>>,
    /// Why it was taken back, if it was. Whoever goes on with an outage says by that that it is one: together with somebody's withdrawal
    /// that they had not seen, it is to settle.
    pub withdrawn: Register<Option<String>>,
    /// The last that each device wrote of it, apart from withdrawals.
    pub gone_on: Vec<Written>,
}

/// A customer's share in one outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// Which outage.
    pub outage: OutageId,
    /// From when.
    pub from: Timestamp,
    /// Until when; the present while it lasts.
    pub to: Timestamp,
}

impl Area {
    /// Whether a customer lives there: by the page of their building, or by what their file calls it. Without either the address decides, so
    /// that an incomplete file hides nobody.
    #[must_use]
    pub fn covers(&self, customer: &Customer, world: &World) -> bool {
        match self {
            Self::Everybody => true,
            Self::Buildings(names) => {
                let called = [page_name(customer, world), customer.building.value.trim()];
                let mut called = called
                    .into_iter()
                    .filter(|name| !name.is_empty())
                    .peekable();
                if called.peek().is_none() {
                    let address = &customer.address.value;
                    names.iter().any(|name| address.contains(name.as_str()))
                } else {
                    called.any(|name| names.contains(name))
                }
            }
        }
    }
}

impl Outage {
    /// Since when there is heat again.
    #[must_use]
    pub fn ended(&self) -> Option<Timestamp> {
        let restored = self.restored.value.as_ref();
        restored.map(|restored| restored.occurred_at)
    }

    /// Whether it goes on at `now`: planned work has not begun, restored supply has ended it.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        self.start.value <= now && self.ended().is_none() && !self.is_withdrawn()
    }

    /// Whether it was taken back as written down by mistake.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn.value.is_some()
    }

    /// How many facts two people wrote without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let rivals = [
            self.area.rivals.len(),
            self.start.rivals.len(),
            self.expected.rivals.len(),
            self.cause.rivals.len(),
            self.abnormal.rivals.len(),
            self.restored.rivals.len(),
            self.withdrawn.rivals.len(),
        ];
        rivals.map(|count| usize::from(count > 0)).iter().sum()
    }

    /// Whether a customer was told one by one.
    #[must_use]
    pub fn told(&self, customer: CustomerId) -> bool {
        let mut tellings = self.tellings.iter();
        tellings.any(|telling| telling.customers.contains(&customer))
    }

    /// How long it lasted, or has lasted by `now`, in ms.
    #[must_use]
    pub fn length(&self, now: Timestamp) -> i64 {
        let end = self.ended().unwrap_or(now);
        end.since(self.start.value).max(0)
    }

    fn withdraw(&mut self, reason: &str, by: &Stamped<OutageEvent>) {
        let mut went_on = self.gone_on.iter();
        let unseen = went_on.find(|one| !by.seen.has(one.dot)).copied();
        self.withdrawn.set(Some(reason.to_owned()), by);
        let rivals = &mut self.withdrawn.rivals;
        if let Some(unseen) = unseen.filter(|_| rivals.iter().all(|(rival, _)| rival.is_some())) {
            rivals.push((None, unseen));
        }
    }

    /// What was written although its author knew of the withdrawal takes nothing back.
    fn go_on(&mut self, by: &Stamped<OutageEvent>) {
        self.gone_on.retain(|one| one.dot.device != by.dot.device);
        self.gone_on.push(by.written());
        if self.is_withdrawn() && !by.seen.has(self.withdrawn.set_by.dot) {
            self.withdrawn.set(None, by);
        }
    }

    fn change(&mut self, change: &OutageChange, by: &Stamped<OutageEvent>) {
        if let Some(area) = &change.area {
            self.area.set(area.clone(), by);
        }
        if let Some(start) = change.start {
            self.start.set(start, by);
        }
        if let Some(expected) = change.expected {
            self.expected.set(expected, by);
            self.expected_at = by.at;
            self.forecasts.push((by.at, expected));
        }
        if let Some(cause) = &change.cause {
            self.cause.set(cause.clone(), by);
        }
        if let Some(abnormal) = change.abnormal {
            self.abnormal.set(abnormal, by);
            self.abnormal_at = by.at;
        }
    }
}

/// Folds one more event. Total; an event before the beginning (which causal order forbids) stays in the history only.
#[must_use]
pub fn evolve(
    outage: Option<Outage>,
    id: OutageId,
    stamped: &Stamped<OutageEvent>,
) -> Option<Outage> {
    let mut outage = match (outage, &stamped.event) {
        (None, OutageEvent::Began(facts)) => return Some(begin(id, facts.clone(), stamped)),
        (None, _) => return None,
        (Some(outage), _) => outage,
    };
    match &stamped.event {
        OutageEvent::Began(facts) => outage.change(&everything(facts.clone()), stamped),
        OutageEvent::Changed(change) => outage.change(change, stamped),
        OutageEvent::RepairOrdered(order) => outage.orders.push(order.clone()),
        OutageEvent::Told(telling) => outage.tellings.push(telling.clone()),
        OutageEvent::Announced(announcement) => outage.announcements.push(announcement.clone()),
        OutageEvent::Restored(restored) => outage.restored.set(Some(restored.clone()), stamped),
        OutageEvent::Withdrawn { reason } => {
            outage.withdraw(reason, stamped);
            return Some(outage);
        }
        OutageEvent::Reinstated => outage.withdrawn.set(None, stamped),
    }
    outage.go_on(stamped);
    Some(outage)
}

fn begin(id: OutageId, facts: OutageFacts, by: &Stamped<OutageEvent>) -> Outage {
    Outage {
        id,
        recorded_at: by.at,
        area: Register::new(facts.area, by),
        start: Register::new(facts.start, by),
        expected: Register::new(facts.expected, by),
        expected_at: by.at,
        forecasts: vec![(by.at, facts.expected)],
        cause: Register::new(facts.cause, by),
        abnormal: Register::new(facts.abnormal, by),
        abnormal_at: by.at,
        orders: Vec::new(),
        tellings: Vec::new(),
        announcements: Vec::new(),
        restored: Register::new(None, by),
        withdrawn: Register::new(None, by),
        gone_on: vec![by.written()],
    }
}

fn everything(facts: OutageFacts) -> OutageChange {
    OutageChange {
        area: Some(facts.area),
        start: Some(facts.start),
        expected: Some(facts.expected),
        cause: Some(facts.cause),
        abnormal: Some(facts.abnormal),
    }
}

/// Everybody concerned. Whose file was opened after the end was not there to be told.
pub fn affected<'a>(
    outage: &'a Outage,
    world: &'a World,
) -> impl Iterator<Item = &'a Customer> + 'a {
    let ended = outage.ended();
    world
        .customers
        .values()
        .filter(move |customer| ended.is_none_or(|end| customer.since <= end))
        .filter(|customer| outage.area.value.covers(customer, world))
}

/// The outage that a customer is in at `now`, if there is one: the one that began first.
#[must_use]
pub fn running_for<'a>(
    customer: &Customer,
    world: &'a World,
    now: Timestamp,
) -> Option<&'a Outage> {
    let outages = world.outages.values();
    outages
        .filter(|outage| outage.runs(now) && outage.area.value.covers(customer, world))
        .min_by_key(|outage| (outage.start.value, outage.id))
}

/// How long a customer was out of supply by `now`, in ms, and in which outages. Two outages at once are counted once.
#[must_use]
pub fn out_of_supply(customer: &Customer, world: &World, now: Timestamp) -> (i64, Vec<Spell>) {
    let outages = world.outages.values();
    let mut spells: Vec<Spell> = outages
        .filter(|outage| outage.start.value <= now && !outage.is_withdrawn())
        .filter(|outage| outage.area.value.covers(customer, world))
        .map(|outage| Spell {
            outage: outage.id,
            from: outage.start.value,
            to: outage.start.value.plus(outage.length(now)),
        })
        .collect();
    spells.sort_by_key(|spell| (spell.from, spell.outage));
    let mut counted = Timestamp(i64::MIN);
    let mut total = 0_i64;
    for spell in &spells {
        let from = spell.from.max(counted);
        total = total.saturating_add(spell.to.since(from).max(0));
        counted = counted.max(spell.to);
    }
    (total, spells)
}
