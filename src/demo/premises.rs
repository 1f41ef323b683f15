//! The buildings: their installations and who is responsible, works and rounds, what was found on them (P10.09.01, 08, 09, 12).

use super::chance::Chance;
use super::firm::Firm;
use super::reception::OFFSET;
use super::words;
use crate::domain::cases::repair::{CauseKind, Courtesy, Finding, Removal, RepairEvent, Symptom};
use crate::domain::cases::{CaseCommand, CaseEvent, Closing};
use crate::domain::customers::CustomerCommand;
use crate::domain::event::Command;
use crate::domain::ids::{BuildingId, CaseId, ObjectId, PersonId};
use crate::domain::premises::{
    BuildingCommand, BuildingEvent, Checkpoint, Field, ObjectFacts, ObjectKind, Problem, Reading,
    Round, SeasonCommand, Tenure, Work, WorkDone, WorkKind,
};
use crate::domain::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};
use std::collections::BTreeMap;

/// So many buildings have a page already; the others follow.
const BUILDINGS: usize = 24;
/// How long the season has been on.
const SEASON: i64 = 40 * DAY;
/// The building whose responsible technician changed a while ago, and the one that has none.
const CHANGED: usize = 3;
const ORPHAN: usize = 7;

/// The heating stations.
const STATIONS: [&str; 3] = ["城東熱力站", "城西熱力站", "南湖熱力站"];

/// A command with who gives it and when.
type Said = (Command, PersonId, Timestamp);

/// A building of the story.
struct House {
    id: BuildingId,
    name: String,
    address: String,
    station: &'static str,
    responsible: PersonId,
    deputy: PersonId,
    objects: Vec<(ObjectId, &'static str, ObjectKind)>,
}

/// Puts the customers of the largest buildings into these, and tells what happened there.
pub(super) fn commands(firm: &mut Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let houses = houses(firm, chance);
    for (_, facts) in &mut firm.customers {
        let house = houses.iter().find(|house| house.name == facts.building);
        facts.in_building = house.map(|house| house.id);
    }
    let mut story = Vec::new();
    for (place, house) in houses.iter().enumerate() {
        found(&mut story, firm, house, place, now);
        worked(&mut story, chance, firm, house, now);
    }
    let begun = midnight(now.plus(-SEASON)).plus(9 * HOUR);
    for station in STATIONS {
        let season = SeasonCommand {
            station: station.to_owned(),
            begins: true,
            occurred_at: begun,
            answers: Some(firm.head),
        };
        let known = houses.iter().any(|house| house.station == station);
        story.extend(known.then_some((Command::Season(season), firm.head, begun)));
    }
    for (place, house) in houses
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != ORPHAN)
    {
        walked(&mut story, chance, house, place, begun, now);
    }
    if let Some(house) = houses.first() {
        leaked(&mut story, chance, house, now);
    }
    if let Some(house) = houses.get(1) {
        hummed(&mut story, chance, house, now);
    }
    handed_out(&mut story, chance, firm, now);
    story
}

/// Street, compound and the station that looks after them.
fn stations() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let compounds = words::COMPOUNDS.iter().enumerate();
    compounds.filter_map(|(place, (street, compound))| {
        Some((*street, *compound, *STATIONS.get(place % STATIONS.len())?))
    })
}

/// The buildings with the most customers.
fn houses(firm: &Firm, chance: &mut Chance) -> Vec<House> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, facts) in &firm.customers {
        *count.entry(&facts.building).or_default() += 1;
    }
    let mut largest: Vec<(&str, usize)> = count.into_iter().collect();
    largest.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let technician = |place: usize| {
        let all = &firm.technicians;
        all.get(place % all.len().max(1))
            .copied()
            .unwrap_or(firm.head)
    };
    let largest = largest.into_iter().take(BUILDINGS).enumerate();
    largest
        .filter_map(|(place, (name, _))| {
            let (street, _, station) =
                stations().find(|(_, compound, _)| name.starts_with(compound))?;
            let mut object = |name, kind| (ObjectId(chance.id()), name, kind);
            let mut objects = vec![
                object("地下室供回水幹管", ObjectKind::Main),
                object("單元立管", ObjectKind::Riser),
                object("入戶閥門組", ObjectKind::Valves),
            ];
            if place % 4 == 0 {
                objects.push(object("循環泵", ObjectKind::Pump));
            }
            Some(House {
                id: BuildingId(chance.id()),
                name: name.to_owned(),
                address: format!("{street}{name}"),
                station,
                responsible: technician(place),
                deputy: technician(place + 1),
                objects,
            })
        })
        .collect()
}

fn of(house: &House, event: BuildingEvent) -> Command {
    let command = BuildingCommand::Record(event);
    Command::Building(house.id, Box::new(command))
}

/// Written down, given to somebody, gone through.
fn found(story: &mut Vec<Said>, firm: &Firm, house: &House, place: usize, now: Timestamp) {
    let at = firm
        .since
        .plus(6 * MINUTE + i64::try_from(place).unwrap_or_default() * SECOND);
    let text = |text: &str| text.to_owned();
    let fields = BTreeMap::from([
        (Field::Name, house.name.clone()),
        (Field::Address, house.address.clone()),
        (Field::Station, text(house.station)),
        (
            Field::Risers,
            text("1 單元：東立管、西立管\n2 單元：東立管、西立管\n下供下回，雙管"),
        ),
        (
            Field::Valves,
            text("總閥：地下室東端入口右側\n1 單元分閥：1 單元樓梯下\n2 單元分閥：2 單元樓梯下"),
        ),
        (Field::Radiators, text("鑄鐵四柱 760，部分住戶已換鋼製")),
        (Field::Age, text("2004 年建，2016 年換過立管")),
    ]);
    let described = BuildingCommand::Describe(fields);
    story.push((
        Command::Building(house.id, Box::new(described)),
        firm.head,
        at,
    ));
    for (object, name, kind) in &house.objects {
        let facts = ObjectFacts {
            name: text(name),
            kind: *kind,
            every: BTreeMap::new(),
            removed: false,
        };
        let set = BuildingEvent::ObjectSet {
            object: *object,
            facts,
        };
        story.push((of(house, set), firm.head, at.plus(MINUTE)));
    }
    if place == ORPHAN {
        return;
    }
    let first = Tenure {
        responsible: Some(house.responsible),
        deputy: Some(house.deputy),
        from: firm.since,
        relieves: None,
    };
    story.push((
        of(house, BuildingEvent::ResponsibleSet(first)),
        firm.head,
        at.plus(2 * MINUTE),
    ));
    let at = firm.since.plus(2 * DAY);
    let gone = BuildingEvent::GoneThrough { occurred_at: at };
    story.push((of(house, gone), house.responsible, at));
    if place == CHANGED {
        let at = midnight(now.plus(-9 * DAY)).plus(8 * HOUR);
        let next = Tenure {
            responsible: Some(house.deputy),
            deputy: Some(house.responsible),
            from: at,
            relieves: Some(house.responsible),
        };
        story.push((
            of(house, BuildingEvent::ResponsibleSet(next)),
            firm.head,
            at,
        ));
    }
}

/// The four works on every object, most of them within the year.
fn worked(story: &mut Vec<Said>, chance: &mut Chance, firm: &Firm, house: &House, now: Timestamp) {
    let written = firm.since.plus(3 * DAY);
    for (object, _, kind) in &house.objects {
        for work in WorkKind::ALL {
            let ago = if chance.percent(3) {
                chance.between(368, 410)
            } else {
                chance.between(60, 320)
            };
            let at = midnight(now.plus(-ago * DAY)).plus(chance.between(9, 15) * HOUR);
            let done = WorkDone {
                object: *object,
                occurred_at: at,
                work: the_work(work, *kind, at),
            };
            story.push((
                of(house, BuildingEvent::Worked(done)),
                house.responsible,
                at.max(written),
            ));
        }
    }
}

fn the_work(work: WorkKind, kind: ObjectKind, at: Timestamp) -> Work {
    match work {
        WorkKind::BlowThrough => Work::BlowThrough {
            section: "總閥到立管頂".to_owned(),
            kilopascals: 400,
            minutes: 25,
        },
        WorkKind::Clean => Work::Clean {
            method: "循環沖洗，排汙閥放水".to_owned(),
            clear: true,
        },
        WorkKind::Repair => Work::Repair {
            defect: "填料滲水，已換".to_owned(),
            parts: Vec::new(),
            tested: true,
        },
        WorkKind::Maintain => Work::Maintain {
            steps: kind.steps().iter().copied().collect(),
            left_out: String::new(),
            next: at.plus(365 * DAY),
        },
    }
}

/// About once a week since the season began, not always in time.
fn walked(
    story: &mut Vec<Said>,
    chance: &mut Chance,
    house: &House,
    place: usize,
    begun: Timestamp,
    now: Timestamp,
) {
    let mut at = begun;
    loop {
        let late = chance.percent(10);
        let days = if late { 9 } else { chance.between(5, 7) };
        at = midnight(at.plus(days * DAY)).plus(chance.between(9, 16) * HOUR);
        // One in six is behind with this week's.
        if at > now || (place % 6 == 5 && at > now.plus(-8 * DAY)) {
            return;
        }
        let mut points = readings(chance);
        if chance.percent(12) {
            points.remove(&Checkpoint::Insulation);
        }
        let round = Round {
            occurred_at: at,
            points,
        };
        story.push((
            of(house, BuildingEvent::Rounded(round)),
            house.responsible,
            at,
        ));
    }
}

fn readings(chance: &mut Chance) -> BTreeMap<Checkpoint, Reading> {
    let mut value = |point: Checkpoint| {
        let (from, to) = match point {
            Checkpoint::Pressure => (340, 420),
            Checkpoint::Supply => (560, 640),
            Checkpoint::Return => (400, 455),
            Checkpoint::Leaks | Checkpoint::Noise | Checkpoint::Insulation => return None,
        };
        i32::try_from(chance.between(from, to)).ok()
    };
    Checkpoint::ALL
        .into_iter()
        .map(|point| {
            let reading = Reading {
                value: value(point),
                problem: None,
            };
            (point, reading)
        })
        .collect()
}

/// A round on which something is wrong: the repair is opened by it.
fn problem(
    chance: &mut Chance,
    point: Checkpoint,
    symptom: Symptom,
    what: &str,
    object: Option<ObjectId>,
    at: Timestamp,
) -> (CaseId, BuildingEvent) {
    let case = CaseId(chance.id());
    let mut points = readings(chance);
    points.insert(
        point,
        Reading {
            value: None,
            problem: Some(Problem {
                what: what.to_owned(),
                symptom,
                case,
                object,
                attachments: Vec::new(),
            }),
        },
    );
    let round = Round {
        occurred_at: at,
        points,
    };
    (case, BuildingEvent::Rounded(round))
}

/// A leak that was found and stopped on the same walk.
fn leaked(story: &mut Vec<Said>, chance: &mut Chance, house: &House, now: Timestamp) {
    let at = midnight(now.plus(-4 * DAY)).plus(10 * HOUR);
    let object = house.objects.first().map(|(object, ..)| *object);
    let (case, round) = problem(
        chance,
        Checkpoint::Leaks,
        Symptom::Dripping,
        "地下室幹管法蘭滴水",
        object,
        at,
    );
    let who = house.responsible;
    story.push((of(house, round), who, at));
    let steps = [
        (
            1,
            CaseEvent::Repair(RepairEvent::Arrived {
                occurred_at: at.plus(MINUTE),
                courtesy: std::collections::BTreeSet::<Courtesy>::new(),
            }),
        ),
        (
            6,
            CaseEvent::Repair(RepairEvent::Found(Finding {
                occurred_at: at.plus(6 * MINUTE),
                found: "法蘭墊片老化".to_owned(),
                cause: Some(CauseKind::Wear),
                temperature_tenths: None,
                attachments: Vec::new(),
            })),
        ),
        (
            50,
            CaseEvent::Repair(RepairEvent::Removed(Removal {
                occurred_at: at.plus(50 * MINUTE),
                work: "關分閥，換墊片，重新上緊".to_owned(),
                steps: Symptom::Dripping.steps().iter().copied().collect(),
                left_out: String::new(),
                parts: Vec::new(),
                works_again: true,
                temperature_tenths: None,
                check: "保壓 20 分鐘不滴".to_owned(),
                attachments: Vec::new(),
            })),
        ),
        (
            55,
            CaseEvent::Closed(Closing {
                occurred_at: at.plus(55 * MINUTE),
                result: "不滴了".to_owned(),
                satisfaction: None,
                reason: String::new(),
            }),
        ),
    ];
    for (minutes, event) in steps {
        let command = Command::Case(case, Box::new(CaseCommand::Record(event)));
        story.push((command, who, at.plus(minutes * MINUTE)));
    }
}

/// A noise that was found today and is still to be dealt with.
fn hummed(story: &mut Vec<Said>, chance: &mut Chance, house: &House, now: Timestamp) {
    let at = now.plus(-2 * HOUR);
    let (_, round) = problem(
        chance,
        Checkpoint::Noise,
        Symptom::Noise,
        "回水管有水錘聲，每分鐘一兩次",
        None,
        at,
    );
    story.push((of(house, round), house.responsible, at));
}

/// Two of three customers of these buildings hold a card.
fn handed_out(story: &mut Vec<Said>, chance: &mut Chance, firm: &Firm, now: Timestamp) {
    let housed = firm.customers.iter();
    for (customer, _) in housed.filter(|(_, facts)| facts.in_building.is_some()) {
        if chance.percent(66) {
            let at = firm.since.plus(chance.between(4, 40) * DAY).plus(2 * HOUR);
            let command = Command::Customer(*customer, CustomerCommand::HandCard(at.min(now)));
            story.push((command, firm.head, at.min(now)));
        }
    }
}

/// The beginning of the day at the firm.
fn midnight(at: Timestamp) -> Timestamp {
    Timestamp(at.plus(OFFSET).0.div_euclid(DAY) * DAY - OFFSET)
}
