//! Complaints and reports: one of each way and stage, the premises with their box, the last reception.
//!
//! Nothing here is sealed: that needs a device's own random numbers, and a story has none.

use super::chance::Chance;
use super::firm::Firm;
use super::reception::month;
use crate::domain::calendar::Calendar;
use crate::domain::cases::petition::{
    Disclosure, Grounds, Matter, Month, Offence, PetitionEvent, PetitionIntake, Proposal, Urge,
    Way, Wishes,
};
use crate::domain::cases::{
    Answer, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Grade, HandOver,
    Intake, Received, Revisit, Satisfaction,
};
use crate::domain::complaints::{ComplaintsEvent, Emptying, PlaceFacts, Sitting, next_reception};
use crate::domain::event::Command;
use crate::domain::figures::Figures;
use crate::domain::ids::{CaseId, PersonId, PlaceId};
use crate::domain::sealed::Bytes;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// A command with who gives it and when.
type Said = (Command, PersonId, Timestamp);

/// Everything about complaints that happened by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let mut story = premises(firm, chance, now);
    let desk = firm.desk.first().copied().unwrap_or(firm.head);
    let mut told = |number, matter: Story, start: Timestamp| {
        let tale = Tale {
            id: CaseId(chance.id()),
            number,
            start,
            desk,
            head: firm.head,
            manager: firm.manager,
            technician: firm.technicians.first().copied().unwrap_or(firm.head),
        };
        let customer = chance.of(&firm.customers).cloned();
        story.extend(tale.told(matter, customer.as_ref()));
    };
    told(1, Story::Settled, now.plus(-26 * DAY));
    told(2, Story::FromTheBox, now.plus(-12 * DAY));
    told(3, Story::Report, now.plus(-4 * DAY));
    told(4, Story::InHand, now.plus(-3 * HOUR));
    story.retain(|(_, _, at)| *at <= now);
    story
}

/// The hall with its box, emptied now and then, and the reception of the last Monday.
fn premises(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let place = PlaceId(chance.id());
    let said = |event, by, at| (Command::Complaints(Box::new(event)), by, at);
    let set_up = ComplaintsEvent::PlaceSetUp {
        place,
        facts: PlaceFacts {
            name: "供熱營業廳".to_owned(),
            opinion_box: true,
            opinion_book: true,
            reception: true,
        },
    };
    let mut story = vec![said(set_up, firm.head, firm.since.plus(HOUR))];
    for (days, found) in [(12, 1_u32), (5, 0), (0, 0)] {
        let at = now.plus(-days * DAY - 2 * HOUR);
        let emptying = Emptying {
            found,
            occurred_at: at,
            words: String::new(),
        };
        story.push(said(
            ComplaintsEvent::Emptied { place, emptying },
            firm.head,
            at,
        ));
    }
    let (calendar, figures) = (Calendar::china(), Figures::default());
    // The head has signed the month before, on the second morning of this one.
    let month = Month::of(&calendar, now);
    let at = month.from.plus(DAY + 10 * HOUR);
    let signed = ComplaintsEvent::MonthSigned {
        month: month.before(&calendar).key(&calendar),
        reason: String::new(),
        occurred_at: at,
    };
    story.push(said(signed, firm.head, at));
    let begins = next_reception(&calendar, &figures, now.plus(-7 * DAY));
    let leader = firm.manager;
    let named = ComplaintsEvent::ReceiverNamed { begins, leader };
    story.push(said(named, firm.head, begins.plus(-DAY)));
    let at = begins.plus(HOUR);
    let sitting = Sitting {
        leader,
        visitors: 1,
        outcome: "反映樓道立管有聲響，當場派單檢修".to_owned(),
        occurred_at: at,
    };
    story.push(said(
        ComplaintsEvent::ReceptionHeld { begins, sitting },
        leader,
        at,
    ));
    story
}

/// How far a story has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Story {
    /// Answered, closed, called afterwards.
    Settled,
    /// From the opinion box: answered, closed, and retaliation stated since.
    FromTheBox,
    /// An anonymous report that was pressed for.
    Report,
    /// Passed on today, with an opinion on handling.
    InHand,
}

/// One case with the people in it.
struct Tale {
    id: CaseId,
    number: u32,
    start: Timestamp,
    desk: PersonId,
    head: PersonId,
    manager: PersonId,
    technician: PersonId,
}

impl Tale {
    fn told(
        &self,
        story: Story,
        customer: Option<&(
            crate::domain::ids::CustomerId,
            crate::domain::customers::CustomerFacts,
        )>,
    ) -> Vec<Said> {
        let named = matches!(story, Story::Settled | Story::InHand);
        let customer = customer.filter(|_| named);
        let (matter, way, words) = match story {
            Story::Settled => (
                Matter::Complaint,
                Way::DispatchPhone,
                "連著三天室溫只有 16 度，報了兩次沒人來",
            ),
            Story::FromTheBox => (
                Matter::Complaint,
                Way::OpinionBox,
                "三單元巡查總是走過場，門都不敲",
            ),
            Story::Report => (
                Matter::Misconduct,
                Way::Letter,
                "有人收了錢私自給住戶放水加裝暖氣片",
            ),
            Story::InHand => (
                Matter::Complaint,
                Way::Visit,
                "換表以後多收了一個月的熱費，要求退",
            ),
        };
        let intake = PetitionIntake {
            matter,
            way,
            way_in_words: if way == Way::OpinionBox {
                "供熱營業廳意見箱".to_owned()
            } else {
                String::new()
            },
            disclosure: if named {
                Disclosure::Named
            } else {
                Disclosure::Anonymous
            },
            pick_up: (!named).then(|| Bytes([u8::try_from(self.number).unwrap_or(0); 32])),
            wishes: Wishes {
                name_known: named.then_some(false),
                reply: Some(true),
                reach: String::new(),
            },
            ..PetitionIntake::default()
        };
        let received = Received {
            number: format!("{}-TS-{:04}", month(self.start), self.number),
            channel: way.channel(),
            intake: Intake::Petition(Box::new(intake)),
            customer: customer.map(|(id, _)| *id),
            caller: Caller::default(),
            words: words.to_owned(),
            circumstances: Circumstances::default(),
            occurred_at: self.start,
            grade: Grade::Ordinary,
            promise: None,
            read_back: true,
            not_read_back: String::new(),
            target: None,
            source: None,
            round: None,
            found: None,
            attachments: Vec::new(),
        };
        let receive = CaseCommand::Receive(received);
        let mut said = vec![(
            Command::Case(self.id, Box::new(receive)),
            self.desk,
            self.start,
        )];
        match story {
            Story::Settled => {
                self.given(&mut said, self.head);
                self.settled(
                    &mut said,
                    Channel::Phone,
                    "室溫已達標，連續兩天測得 20 度，用戶認可",
                );
                let at = self.start.plus(4 * DAY);
                let revisit = Revisit {
                    occurred_at: at,
                    channel: Channel::Phone,
                    reached: true,
                    gone: Some(true),
                    temperature_tenths: None,
                    manner: None,
                    clean: None,
                    satisfaction: Some(Satisfaction::Satisfied),
                    words: String::new(),
                };
                self.say(&mut said, self.desk, at, CaseEvent::Revisited(revisit));
            }
            Story::FromTheBox => {
                self.given(&mut said, self.head);
                self.settled(
                    &mut said,
                    Channel::Written,
                    "巡查記錄屬實不全，三單元已重新入戶一遍並逐戶簽字",
                );
                let occurred_at = self.start.plus(8 * DAY);
                let stated = PetitionEvent::OffenceStated {
                    offence: Offence::Retaliation,
                    occurred_at,
                };
                self.say(
                    &mut said,
                    self.desk,
                    occurred_at,
                    CaseEvent::Petition(stated),
                );
            }
            Story::Report => {
                self.given(&mut said, self.head);
                let at = self.start.plus(3 * DAY);
                let urge = Urge {
                    to: self.head,
                    until: at.plus(5 * DAY),
                    words: "十天期限內查清".to_owned(),
                    occurred_at: at,
                };
                let urged = CaseEvent::Petition(PetitionEvent::Urged(urge));
                self.say(&mut said, self.manager, at, urged);
            }
            Story::InHand => {
                self.given(&mut said, self.technician);
                let at = self.start.plus(50 * MINUTE);
                let proposal = Proposal {
                    what: "下午核對換表記錄，多收的退".to_owned(),
                    until: Some(self.start.plus(2 * DAY)),
                    told: "調度室 許文靜".to_owned(),
                    channel: Channel::Phone,
                    occurred_at: at,
                };
                let proposed = CaseEvent::Petition(PetitionEvent::Proposed(proposal));
                self.say(&mut said, self.technician, at, proposed);
            }
        }
        said
    }

    fn say(&self, said: &mut Vec<Said>, by: PersonId, at: Timestamp, event: CaseEvent) {
        let command = CaseCommand::Record(event);
        said.push((Command::Case(self.id, Box::new(command)), by, at));
    }

    /// Passed on at once, and taken.
    fn given(&self, said: &mut Vec<Said>, to: PersonId) {
        let at = self.start.plus(12 * MINUTE);
        if to == self.desk {
            return;
        }
        let handover = HandOver {
            to,
            reason: "歸口承辦".to_owned(),
            occurred_at: at,
            absent: None,
        };
        self.say(said, self.desk, at, CaseEvent::HandedOver(handover));
        let occurred_at = self.start.plus(20 * MINUTE);
        let accepted = CaseEvent::Accepted { occurred_at };
        self.say(said, to, occurred_at, accepted);
    }

    /// Established, answered, closed.
    fn settled(&self, said: &mut Vec<Said>, channel: Channel, result: &str) {
        let at = |hours: i64| self.start.plus(hours * HOUR);
        let grounds = Grounds {
            facts: "查工單、測溫記錄和當班人，反映屬實".to_owned(),
            rule: "供熱用熱條例與本公司服務規程".to_owned(),
            rights: "補做並道歉；不涉及退費".to_owned(),
            fen: None,
            occurred_at: at(20),
        };
        let grounded = CaseEvent::Petition(PetitionEvent::Grounded(grounds));
        self.say(said, self.head, at(20), grounded);
        let answer = Answer {
            occurred_at: at(26),
            channel,
            told: String::new(),
            course: "查了工單和記錄，問了當班的人".to_owned(),
            result: "反映屬實，已補做並安排復查，當班人已批評教育，向您道歉".to_owned(),
            next: None,
            solves: true,
        };
        self.say(said, self.head, at(26), CaseEvent::Answered(answer));
        let closing = Closing {
            occurred_at: at(27),
            result: result.to_owned(),
            satisfaction: None,
            reason: String::new(),
        };
        self.say(said, self.head, at(27), CaseEvent::Closed(closing));
    }
}
