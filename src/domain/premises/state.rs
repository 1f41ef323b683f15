//! A building as it is now.

use super::events::BuildingEvent;
use super::facts::{
    BuildingValue, Field, ObjectFacts, RepairOrder, Round, SeasonMark, Tenure, Work, WorkDone,
    WorkKind,
};
use crate::domain::cases::Attachment;
use crate::domain::ids::{BuildingId, ObjectId, PersonId};
use crate::domain::register::{Contest, Register};
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many works of an object are shown (P10.09.01e).
const WORKS_KEPT: usize = 4;
/// More than a season of rounds, were they made every day; older ones stay in the history.
const ROUNDS_KEPT: usize = 200;
/// Orders and seasons that stay in reach; older ones stay in the history.
const PAST_KEPT: usize = 24;

/// One object with what was done to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Installation {
    /// What it is.
    pub facts: Register<ObjectFacts>,
    /// Since when it is on the list.
    pub since: Timestamp,
    /// The last complete work of each kind, with the date named for the next.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub done: BTreeMap<WorkKind, (Timestamp, Option<Timestamp>)>,
    /// Works that were begun and did not hold: the water not clear, the repair not tested.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub defects: BTreeMap<WorkKind, (Timestamp, String)>,
    /// The last works, oldest first, with who did them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<(PersonId, WorkDone)>,
}

/// A building with its installation and who looks after it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// Identity.
    pub id: BuildingId,
    /// When it was written down.
    pub since: Timestamp,
    /// The lines of its page.
    pub fields: BTreeMap<Field, Register<String>>,
    /// The sketch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sketch: Option<Register<Option<Attachment>>>,
    /// Who is responsible, as written last; rivals when two tablets named somebody at the same time (P10.09.08b).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Register<Tenure>>,
    /// Everybody who was ever made responsible, in the order of writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenures: Vec<Tenure>,
    /// Who went through the installation, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone_through: Vec<(PersonId, Timestamp)>,
    /// The installation list.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub objects: BTreeMap<ObjectId, Installation>,
    /// Seasons begun and ended, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<SeasonMark>,
    /// The last rounds with who made them, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<(PersonId, Round)>,
    /// Repairs put together, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<RepairOrder>,
}

impl Building {
    /// A line of its page; empty when nobody has written it.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.fields
            .get(&field)
            .map_or("", |register| register.value.as_str())
    }

    /// Whether somebody still looks after it.
    #[must_use]
    pub fn in_use(&self) -> bool {
        self.text(Field::OutOfUse).is_empty()
    }

    /// Who was, is or will be responsible at `at` (P10.09.08b): whoever was named last among those who had begun by then.
    #[must_use]
    pub fn tenure_at(&self, at: Timestamp) -> Option<&Tenure> {
        self.tenures.iter().rev().find(|tenure| tenure.from <= at)
    }

    /// The one responsible at `at`.
    #[must_use]
    pub fn responsible_at(&self, at: Timestamp) -> Option<PersonId> {
        self.tenure_at(at)?.responsible
    }

    /// Objects that are still there.
    pub fn installed(&self) -> impl Iterator<Item = (ObjectId, &Installation)> + '_ {
        self.objects
            .iter()
            .filter(|(_, object)| !object.facts.value.removed)
            .map(|(id, object)| (*id, object))
    }

    /// How many fields hold a rival value.
    #[must_use]
    pub fn conflicts(&self) -> u64 {
        let fields = self
            .fields
            .values()
            .filter(|field| !field.rivals.is_empty());
        let objects = self.objects.values();
        let objects = objects.filter(|object| !object.facts.rivals.is_empty());
        let sketch = self.sketch.as_ref();
        let sketch = sketch.is_some_and(|sketch| !sketch.rivals.is_empty());
        let person = self.responsibility.as_ref();
        let person = person.is_some_and(|person| !person.rivals.is_empty());
        (fields.count() + objects.count()) as u64 + u64::from(sketch) + u64::from(person)
    }

    /// Everything that is to settle, each with every value.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<BuildingValue>> {
        let lines = self
            .fields
            .iter()
            .map(|(field, line)| line.contest(|text| BuildingValue::Line(*field, text.clone())));
        let objects = self.objects.iter().map(|(id, object)| {
            object
                .facts
                .contest(|facts| BuildingValue::Object(*id, facts.clone()))
        });
        let sketch = self.sketch.as_ref();
        let sketch =
            sketch.and_then(|sketch| sketch.contest(|file| BuildingValue::Sketch(file.clone())));
        let person = self.responsibility.as_ref();
        let person =
            person.and_then(|person| person.contest(|tenure| BuildingValue::Responsible(*tenure)));
        let others = [person, sketch];
        others
            .into_iter()
            .chain(lines)
            .chain(objects)
            .flatten()
            .collect()
    }

    fn new(id: BuildingId, since: Timestamp) -> Self {
        Self {
            id,
            since,
            fields: BTreeMap::new(),
            sketch: None,
            responsibility: None,
            tenures: Vec::new(),
            gone_through: Vec::new(),
            objects: BTreeMap::new(),
            seasons: Vec::new(),
            rounds: Vec::new(),
            orders: Vec::new(),
        }
    }
}

/// Folds one more event. Total: a building that was never described (which the causal order forbids) is one without a name.
#[must_use]
pub fn evolve(building: Option<Building>, id: BuildingId, by: &Stamped<BuildingEvent>) -> Building {
    let mut building = building.unwrap_or_else(|| Building::new(id, by.at));
    match &by.event {
        BuildingEvent::Described(fields) => {
            for (field, text) in fields {
                set(building.fields.entry(*field), text.clone(), by);
            }
        }
        BuildingEvent::Sketched(sketch) => match &mut building.sketch {
            Some(register) => register.set(sketch.clone(), by),
            None => building.sketch = Some(Register::new(sketch.clone(), by)),
        },
        BuildingEvent::ResponsibleSet(tenure) => {
            match &mut building.responsibility {
                Some(register) => register.set(*tenure, by),
                None => building.responsibility = Some(Register::new(*tenure, by)),
            }
            building.tenures.push(*tenure);
        }
        BuildingEvent::GoneThrough { occurred_at } => {
            building.gone_through.push((by.actor, *occurred_at));
        }
        BuildingEvent::ObjectSet { object, facts } => match building.objects.get_mut(object) {
            Some(known) => known.facts.set(facts.clone(), by),
            None => drop(building.objects.insert(
                *object,
                Installation {
                    facts: Register::new(facts.clone(), by),
                    since: by.at,
                    done: BTreeMap::new(),
                    defects: BTreeMap::new(),
                    recent: Vec::new(),
                },
            )),
        },
        BuildingEvent::Worked(done) => {
            if let Some(object) = building.objects.get_mut(&done.object) {
                worked(object, done, by.actor);
            }
        }
        BuildingEvent::Season(mark) => {
            building.seasons.push(mark.clone());
            building.seasons.sort_by_key(|mark| mark.occurred_at);
            keep_last(&mut building.seasons, PAST_KEPT);
        }
        BuildingEvent::Rounded(round) => {
            building.rounds.push((by.actor, round.clone()));
            building.rounds.sort_by_key(|(_, round)| round.occurred_at);
            keep_last(&mut building.rounds, ROUNDS_KEPT);
        }
        BuildingEvent::Bundled(order) => {
            building.orders.push(order.clone());
            building.orders.sort_by_key(|order| order.occurred_at);
            keep_last(&mut building.orders, PAST_KEPT);
        }
    }
    building
}

fn set<E>(
    entry: std::collections::btree_map::Entry<'_, Field, Register<String>>,
    text: String,
    by: &Stamped<E>,
) {
    match entry {
        std::collections::btree_map::Entry::Occupied(mut known) => known.get_mut().set(text, by),
        std::collections::btree_map::Entry::Vacant(vacant) => {
            vacant.insert(Register::new(text, by));
        }
    }
}

fn worked(object: &mut Installation, done: &WorkDone, by: PersonId) {
    let (kind, at) = (done.work.kind(), done.occurred_at);
    if done.work.is_complete() {
        let next = match &done.work {
            Work::Maintain { next, .. } => Some(*next),
            _ => None,
        };
        // One written down late does not take the place of a later one.
        if object.done.get(&kind).is_none_or(|(last, _)| *last <= at) {
            object.done.insert(kind, (at, next));
        }
        if object
            .defects
            .get(&kind)
            .is_some_and(|(since, _)| *since <= at)
        {
            object.defects.remove(&kind);
        }
    } else if object.done.get(&kind).is_none_or(|(last, _)| *last < at) {
        let what = match &done.work {
            Work::Clean { method: what, .. } | Work::Repair { defect: what, .. } => what.clone(),
            Work::BlowThrough { .. } | Work::Maintain { .. } => String::new(),
        };
        object.defects.insert(kind, (at, what));
    }
    object.recent.push((by, done.clone()));
    object.recent.sort_by_key(|(_, done)| done.occurred_at);
    keep_last(&mut object.recent, WORKS_KEPT);
}

fn keep_last<T>(list: &mut Vec<T>, most: usize) {
    let surplus = list.len().saturating_sub(most);
    list.drain(..surplus);
}
