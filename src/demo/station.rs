//! The station: its roster with the last handovers, an outage that is over and one that goes on, credentials, and what people know.

use super::chance::Chance;
use super::firm::Firm;
use super::reception::OFFSET;
use crate::domain::event::Command;
use crate::domain::ids::{OutageId, PersonId, RosterId};
use crate::domain::knowledge::{HEATING_RULES, KnowledgeEvent};
use crate::domain::organisation::{Credentials, OrganisationCommand, OrganisationEvent};
use crate::domain::outages::{
    Announcement, Area, Expected, OutageEvent, OutageFacts, RepairOrder, Restoration, Temperature,
};
use crate::domain::shifts::{RosterEvent, Season, ShiftHandover, Watch};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// A command with who gives it and when.
type Said = (Command, PersonId, Timestamp);

/// Length of a shift.
const SHIFT: i64 = 8 * HOUR;

/// Everything that happened at the station by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let mut story = credentials(firm);
    story.extend(knowledge(firm, now));
    story.extend(outages(firm, chance, now));
    story.extend(roster(firm, chance, now));
    story
}

/// The technicians' certificates; the last one's has run out.
fn credentials(firm: &Firm) -> Vec<Said> {
    let technicians = firm.technicians.iter().zip(1..);
    let issued = technicians.map(|(person, number)| {
        let last = number == i64::try_from(firm.technicians.len()).unwrap_or_default();
        let days = if last { 60 } else { 700 };
        let event = OrganisationEvent::CredentialsIssued {
            person: *person,
            credentials: Credentials {
                number: format!("WX-2026-{:03}", 40 + number),
                valid_until: Some(firm.since.plus(days * DAY)),
                photo: None,
            },
        };
        let command = OrganisationCommand::Record(Box::new(event));
        let at = firm.since.plus((20 + number) * MINUTE);
        (Command::Organisation(command), firm.head, at)
    });
    issued.collect()
}

/// Each technician has read some chapters, and the head has checked a few of them.
fn knowledge(firm: &Firm, now: Timestamp) -> Vec<Said> {
    let mut story = Vec::new();
    for (person, read) in firm.technicians.iter().zip([11_usize, 8, 3]) {
        for (rule, day) in HEATING_RULES.iter().take(read).zip(1..) {
            let at = now.plus(-(40 - day) * DAY);
            let event = KnowledgeEvent::Read {
                rule: (*rule).to_owned(),
                occurred_at: at,
            };
            story.push((Command::Knowledge(*person, event), *person, at));
        }
        for (rule, day) in HEATING_RULES.iter().take(read / 2).zip(1..) {
            let at = now.plus(-(20 - day) * DAY);
            let event = KnowledgeEvent::Checked {
                rule: (*rule).to_owned(),
                occurred_at: at,
                passed: day != 3,
            };
            story.push((Command::Knowledge(*person, event), firm.head, at));
        }
    }
    story
}

/// One that lasted nine hours and a half, twelve days ago; one that began this morning and is expected to last as long.
fn outages(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let mut buildings: Vec<&String> = firm
        .customers
        .iter()
        .map(|(_, facts)| &facts.building)
        .collect();
    buildings.sort();
    buildings.dedup();
    let mut building = || {
        chance
            .of(&buildings)
            .map_or_else(String::new, |name| (*name).clone())
    };
    let (first, second) = (building(), building());
    let leader = firm.technicians.first().copied().unwrap_or(firm.head);
    let began = |area: &String, start: Timestamp, cause: &str| {
        OutageEvent::Began(OutageFacts {
            area: Area::Buildings([area.clone()].into()),
            start,
            expected: Expected::At(start.plus(9 * HOUR)),
            cause: cause.to_owned(),
            abnormal: false,
        })
    };
    let ordered = |at| {
        OutageEvent::RepairOrdered(RepairOrder {
            occurred_at: at,
            team: "搶修一隊".to_owned(),
            leader,
        })
    };
    let announced = |at, area: &String| {
        OutageEvent::Announced(Announcement {
            occurred_at: at,
            text: format!("{area}停暖，正在搶修，預計今晚恢復。造成不便，敬請見諒。"),
            place: "各單元門口、業主群".to_owned(),
            photos: Vec::new(),
        })
    };
    let restored = |at| {
        OutageEvent::Restored(Restoration {
            occurred_at: at,
            temperatures: vec![
                Temperature {
                    place: "底層 101".to_owned(),
                    tenths: 184,
                },
                Temperature {
                    place: "頂層".to_owned(),
                    tenths: 179,
                },
            ],
        })
    };
    let over = now.plus(-12 * DAY);
    let today = now.plus(-(2 * HOUR + 20 * MINUTE));
    let (desk, head) = (firm.desk.last().copied().unwrap_or(firm.head), firm.head);
    let ids = [OutageId(chance.id()), OutageId(chance.id())];
    let [past, present] = ids;
    let tell = |id, event, by, at| (Command::Outage(id, Box::new(event)), by, at);
    let at = |start: Timestamp, minutes: i64| start.plus(minutes * MINUTE);
    vec![
        tell(
            past,
            began(&first, over, "二次網回水管焊口開裂"),
            desk,
            at(over, 5),
        ),
        tell(past, ordered(at(over, 14)), head, at(over, 14)),
        tell(past, announced(at(over, 26), &first), desk, at(over, 26)),
        tell(past, restored(at(over, 570)), leader, at(over, 575)),
        tell(
            present,
            began(&second, today, "換熱站循環泵停機"),
            desk,
            at(today, 4),
        ),
        tell(present, ordered(at(today, 11)), head, at(today, 11)),
        tell(
            present,
            announced(at(today, 24), &second),
            desk,
            at(today, 24),
        ),
    ]
}

/// Three people in turn, so that whoever opens the demonstration is on duty; the end of the season has nobody yet.
fn roster(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let id = RosterId(chance.id());
    let local = now.plus(OFFSET);
    let midnight = local.plus(-local.0.rem_euclid(DAY)).plus(-OFFSET);
    let from = midnight.plus(-10 * DAY);
    let mut people = vec![firm.head];
    people.extend(
        firm.desk
            .iter()
            .filter(|person| **person != firm.head)
            .take(1),
    );
    people.extend(firm.technicians.first());
    let shift = now.since(from) / SHIFT;
    let back = usize::try_from(shift).unwrap_or_default() % people.len().max(1);
    people.rotate_right(back);
    let opened = RosterEvent::Opened {
        station: "東站".to_owned(),
        season: Season {
            from,
            until: midnight.plus(110 * DAY),
        },
    };
    let planned = RosterEvent::Planned {
        add: vec![Watch {
            from,
            until: midnight.plus(90 * DAY),
            minutes: u32::try_from(SHIFT / MINUTE).unwrap_or_default(),
            people: people.clone(),
        }],
        remove: Vec::new(),
    };
    let before = from.plus(-2 * DAY);
    let mut story = vec![
        (Command::Roster(id, opened), firm.head, before),
        (
            Command::Roster(id, planned),
            firm.head,
            before.plus(9 * MINUTE),
        ),
    ];
    let whose = |shift: i64| {
        let turn = usize::try_from(shift).ok()? % people.len();
        people.get(turn).copied()
    };
    for shift in (shift - 5).max(1)..=shift {
        let (Some(giver), Some(taker)) = (whose(shift - 1), whose(shift)) else {
            continue;
        };
        // In a firm of one nobody hands over.
        let at = from.plus(shift * SHIFT).plus(3 * MINUTE);
        if giver == taker || at > now {
            continue;
        }
        let handover = ShiftHandover {
            occurred_at: at,
            from: giver,
            to: taker,
            cases: Vec::new(),
            outages: Vec::new(),
            note: String::new(),
            given: firm.signature.clone(),
            taken: firm.signature.clone(),
        };
        let event = RosterEvent::HandedOver(Box::new(handover));
        story.push((Command::Roster(id, event), taker, at));
    }
    story
}
