//! What seldom happens, each in the middle of its course: a major fault whose analysis is half written, two departments before the office,
//! an emergency whose contact sheet is still owed.

use super::chance::Chance;
use super::firm::{Firm, TECHNICAL};
use super::reception;
use crate::domain::cases::fault::{FaultEvent, FaultIntake, Part, Receiver, Told as Telling};
use crate::domain::cases::help::{HelpAsked, HelpEvent, RulingAsked};
use crate::domain::cases::repair::{RepairIntake, Scope, Symptom};
use crate::domain::cases::{
    CaseCommand, CaseEvent, Channel, Circumstances, Intake, Received, Told,
};
use crate::domain::customers::CustomerFacts;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, HelpId, PersonId};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

type Said = (Command, PersonId, Timestamp);

/// Everything of the three cases.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let stories = [
        fault(firm, chance, now.plus(-5 * HOUR)),
        dispute(firm, chance, now.plus(-2 * HOUR)),
        emergency(firm, chance, now.plus(-50 * MINUTE)),
    ];
    stories.into_iter().flatten().flatten().collect()
}

struct Story {
    id: CaseId,
    start: Timestamp,
    said: Vec<Said>,
}

impl Story {
    fn begin(id: CaseId, by: PersonId, received: Received) -> Self {
        let start = received.occurred_at;
        let command = Command::Case(id, Box::new(CaseCommand::Receive(received)));
        Self {
            id,
            start,
            said: vec![(command, by, start)],
        }
    }

    /// So many minutes after the beginning.
    fn then(&mut self, minute: i64, by: PersonId, event: impl FnOnce(Timestamp) -> CaseEvent) {
        let at = self.start.plus(minute * MINUTE);
        let command = CaseCommand::Record(event(at));
        let command = Command::Case(self.id, Box::new(command));
        self.said.push((command, by, at));
    }
}

fn received(
    number: &str,
    intake: Intake,
    of: &(CustomerId, CustomerFacts),
    words: &str,
    at: Timestamp,
) -> Received {
    Received {
        circumstances: Circumstances {
            wanted: Told::Said("盡快解決".to_owned()),
            ..Circumstances::default()
        },
        ..reception::received(number.to_owned(), intake, of, words, at)
    }
}

/// A pump stands still at a customer with a contract; it runs again, and the analysis lacks its cause and what follows from it.
fn fault(firm: &Firm, chance: &mut Chance, at: Timestamp) -> Option<Vec<Said>> {
    let mut contracts = firm.customers.iter();
    let customer = contracts.find(|(_, facts)| facts.signed_by.is_some())?;
    let technician = *firm.technicians.first()?;
    let intake = Intake::Fault(FaultIntake {
        happened: Some(at.plus(-20 * MINUTE)),
        until: None,
        place: "三號換熱站 一次側循環泵".to_owned(),
        plan: "先切到備用泵保供，再拆檢主泵".to_owned(),
        plan_by: None,
        origin: None,
    });
    let words = "循環泵停轉，整棟回水溫度掉到 31 度";
    let received = received("GZ-0001", intake, customer, words, at);
    let mut story = Story::begin(CaseId(chance.id()), technician, received);
    let tell = |receiver, to| {
        move |at| {
            CaseEvent::Fault(FaultEvent::Told(Telling {
                receiver,
                to: Some(to),
                name: String::new(),
                channel: Channel::Phone,
                answer: String::new(),
                occurred_at: at,
            }))
        }
    };
    let fault = |event: fn(Timestamp) -> FaultEvent| move |at| CaseEvent::Fault(event(at));
    story.then(6, technician, tell(Receiver::Manager, firm.head));
    story.then(9, technician, tell(Receiver::Salesperson, firm.sales));
    let registered = fault(|occurred_at| FaultEvent::Registered { occurred_at });
    story.then(14, firm.head, registered);
    story.then(16, firm.head, |occurred_at| CaseEvent::Known {
        occurred_at,
    });
    story.then(20, firm.head, tell(Receiver::Leaders, firm.manager));
    story.then(25, firm.sales, |occurred_at| CaseEvent::Known {
        occurred_at,
    });
    let followed = fault(|occurred_at| FaultEvent::Followed {
        text: "備用泵已啟動，回水 38 度，主泵軸承在換".to_owned(),
        occurred_at,
    });
    story.then(95, firm.head, followed);
    let over = fault(|occurred_at| FaultEvent::Over {
        what: "換好主泵軸承，試轉一小時正常，切回主泵".to_owned(),
        occurred_at,
    });
    story.then(210, technician, over);
    let analysed = fault(|occurred_at| FaultEvent::Analysed {
        parts: [
            (
                Part::Impact,
                "三號站 420 戶供溫偏低近四小時，無人停暖".to_owned(),
            ),
            (
                Part::Handling,
                "切備用泵，拆檢主泵，更換兩端軸承，試轉後切回".to_owned(),
            ),
        ]
        .into(),
        occurred_at,
    });
    story.then(250, technician, analysed);
    Some(story.said)
}

/// The desk needs people of technical service, who have none to spare: the office is asked, one opinion is there.
fn dispute(firm: &Firm, chance: &mut Chance, at: Timestamp) -> Option<Vec<Said>> {
    let desk = *firm.desk.get(1)?;
    let customer = firm.customers.get(5)?;
    let words = "整個單元想在冷空氣到之前統一排氣，問哪天能來";
    let mut received = received("XZ-0001", Intake::Request, customer, words, at);
    received.promise = Some(at.plus(DAY));
    let mut story = Story::begin(CaseId(chance.id()), desk, received);
    let help = HelpId(chance.id());
    let of_help = |event: HelpEvent| CaseEvent::Help(event);
    story.then(10, desk, |occurred_at| {
        of_help(HelpEvent::Asked(HelpAsked {
            help,
            lead: String::new(),
            party: TECHNICAL.to_owned(),
            to: None,
            what: "明天派兩人，一個單元逐戶排氣".to_owned(),
            by: occurred_at.plus(DAY),
            occurred_at,
        }))
    });
    story.then(35, firm.head, |occurred_at| {
        of_help(HelpEvent::Disagreed {
            help,
            reason: "明天全員在三號站檢修".to_owned(),
            occurred_at,
        })
    });
    story.then(50, desk, |occurred_at| {
        of_help(HelpEvent::RulingAsked(RulingAsked {
            what: "排氣派不出人，冷空氣後天到".to_owned(),
            since: occurred_at.plus(-15 * MINUTE),
            lead: String::new(),
            parties: [].into(),
            occurred_at,
        }))
    });
    story.then(60, desk, |occurred_at| {
        of_help(HelpEvent::OpinionGiven {
            party: "客服部".to_owned(),
            text: "已答應用戶冷空氣前辦完，請先排一人".to_owned(),
            missing: false,
            occurred_at,
        })
    });
    Some(story.said)
}

/// Water runs; a technician shut it off before anybody was sent, and the contact sheet follows.
fn emergency(firm: &Firm, chance: &mut Chance, at: Timestamp) -> Option<Vec<Said>> {
    let desk = *firm.desk.first()?;
    let technician = *firm.technicians.get(1)?;
    let customer = firm.customers.get(9)?;
    let intake = Intake::Repair(RepairIntake {
        symptom: Symptom::Running,
        scope: Scope::Company,
        technician: Some(technician),
    });
    let words = "樓道主管接口崩開，水往電梯井流";
    let received = received("JJ-0001", intake, customer, words, at);
    let mut story = Story::begin(CaseId(chance.id()), desk, received);
    story.then(2, desk, |occurred_at| CaseEvent::MarkedEmergency {
        reason: "水往電梯井流".to_owned(),
        occurred_at,
    });
    story.then(9, technician, |occurred_at| CaseEvent::SolvedFirst {
        occurred_at,
        what: "關了單元總閥，斷了電梯電源".to_owned(),
    });
    Some(story.said)
}
