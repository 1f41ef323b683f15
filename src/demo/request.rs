//! Requests: hotline, remote with consent, on site (P01 十).

use super::cases::Tale;
use super::chance::Chance;
use super::firm::Firm;
use super::repair::opinion;
use super::words::{self, Wish};
use crate::domain::cases::request::{Consent, RequestEvent, Step};
use crate::domain::cases::{
    Answer, CaseEvent, Channel, Closing, CraftEvent, FollowUp, HandOver, Intake, Note, Report,
    Satisfaction,
};
use crate::domain::ids::PersonId;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// How far up the ladder a request has to go.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// The telephone is enough.
    Hotline,
    /// A remote session helps.
    Remote,
    /// Somebody has to go.
    OnSite,
}

/// A wish, a question or a problem.
pub(super) fn request(firm: &Firm, chance: &mut Chance, way: Way) -> Option<Tale> {
    let wish = chance.of(&words::WISHES)?;
    let desk = *chance.of(&firm.desk)?;
    let mut tale = Tale {
        desk,
        intake: Intake::Request,
        customer: chance.of(&firm.customers)?.clone(),
        channel: match chance.between(0, 9) {
            0..=6 => Channel::Phone,
            7 => Channel::Written,
            8 => Channel::InPerson,
            _ => Channel::Message,
        },
        words: wish.said.to_owned(),
        wanted: wish.wanted.to_owned(),
        promise: Some(DAY),
        steps: Vec::new(),
    };
    if chance.percent(10) {
        major(&mut tale, firm);
    }
    let keeper = if chance.percent(12) {
        handed_over(&mut tale, firm, chance)?
    } else {
        desk
    };
    let (guidance, helped) = (wish.guidance, matches!(way, Way::Hotline));
    tale.then(chance.between(2, 9) * MINUTE, keeper, move |at, _| {
        CaseEvent::Request(RequestEvent::Guided {
            guidance: guidance.to_owned(),
            helped,
            occurred_at: at,
        })
    });
    match way {
        Way::Hotline => {}
        Way::Remote => {
            failed(&mut tale, keeper, Step::Hotline);
            remote(&mut tale, chance, keeper);
        }
        Way::OnSite => {
            failed(&mut tale, keeper, Step::Hotline);
            skipped(&mut tale, keeper);
            on_site(&mut tale, firm, chance, keeper)?;
        }
    }
    ended(&mut tale, firm, chance, keeper, wish);
    Some(tale)
}

fn major(tale: &mut Tale, firm: &Firm) {
    let manager = firm.manager;
    tale.then(2 * MINUTE, tale.desk, |at, _| CaseEvent::MarkedMajor {
        reason: "整棟樓受影響".to_owned(),
        occurred_at: at,
    });
    tale.then(10 * MINUTE, tale.desk, move |at, _| {
        CaseEvent::Reported(Report {
            to: manager,
            channel: Channel::Phone,
            occurred_at: at,
            instruction: "當天答覆用戶，結果報給我".to_owned(),
        })
    });
}

fn handed_over(tale: &mut Tale, firm: &Firm, chance: &mut Chance) -> Option<PersonId> {
    let others: Vec<PersonId> = firm
        .desk
        .iter()
        .copied()
        .filter(|person| *person != tale.desk)
        .collect();
    let successor = *chance.of(&others)?;
    tale.then(4 * MINUTE, tale.desk, move |at, _| {
        CaseEvent::HandedOver(HandOver {
            to: successor,
            reason: "交班".to_owned(),
            occurred_at: at,
        })
    });
    tale.then(chance.between(3, 20) * MINUTE, successor, |at, _| {
        CaseEvent::Accepted { occurred_at: at }
    });
    Some(successor)
}

fn failed(tale: &mut Tale, by: PersonId, step: Step) {
    tale.then(6 * MINUTE, by, move |at, _| {
        CaseEvent::Request(RequestEvent::StepFailed {
            step,
            reason: "電話裡說不清楚，要看現場數據".to_owned(),
            occurred_at: at,
        })
    });
}

fn skipped(tale: &mut Tale, by: PersonId) {
    tale.then(2 * MINUTE, by, |at, _| {
        CaseEvent::Request(RequestEvent::StepSkipped {
            step: Step::Remote,
            reason: "用戶沒有聯網的溫控器".to_owned(),
            occurred_at: at,
        })
    });
}

fn remote(tale: &mut Tale, chance: &mut Chance, by: PersonId) {
    let given_by = tale.customer.1.name.clone();
    tale.then(4 * MINUTE, by, move |at, _| {
        CaseEvent::Request(RequestEvent::Consented(Consent {
            given_by: given_by.clone(),
            channel: Channel::Phone,
            system: "室內溫控器".to_owned(),
            occurred_at: at,
            until: Some(at.plus(6 * HOUR)),
            signature: None,
        }))
    });
    tale.then(3 * MINUTE, by, |at, _| {
        CaseEvent::Request(RequestEvent::SessionBegan {
            symptoms: "溫控器顯示離線".to_owned(),
            fault: "設定溫度不生效".to_owned(),
            customers_technician: "住戶家中無技術人員".to_owned(),
            occurred_at: at,
        })
    });
    tale.then(chance.between(8, 25) * MINUTE, by, |at, _| {
        CaseEvent::Request(RequestEvent::SessionEnded {
            changed: "重新配對溫控器，恢復自動時段".to_owned(),
            occurred_at: at,
        })
    });
}

fn on_site(tale: &mut Tale, firm: &Firm, chance: &mut Chance, desk: PersonId) -> Option<()> {
    let technician = *chance.of(&firm.technicians)?;
    tale.then(5 * MINUTE, desk, move |at, _| {
        CaseEvent::Request(RequestEvent::Assigned {
            technician,
            occurred_at: at,
        })
    });
    tale.then(chance.between(8, 40) * MINUTE, technician, |at, _| {
        CaseEvent::Request(RequestEvent::SetOut { occurred_at: at })
    });
    tale.then(chance.between(15, 60) * MINUTE, technician, |at, _| {
        CaseEvent::Request(RequestEvent::ReachedSite { occurred_at: at })
    });
    Some(())
}

/// Solved, told, closed.
fn ended(tale: &mut Tale, firm: &Firm, chance: &mut Chance, keeper: PersonId, wish: &Wish) {
    let on_site = tale.steps.last().map(|step| step.by).filter(|by| {
        // Whoever reached the site solves it there.
        firm.technicians.contains(by)
    });
    let signature = on_site.map(|_| firm.signature.clone());
    let (result, course) = (wish.result, wish.guidance);
    tale.then(
        chance.between(5, 25) * MINUTE,
        on_site.unwrap_or(keeper),
        move |at, _| {
            CaseEvent::Request(RequestEvent::Solved {
                what: result.to_owned(),
                occurred_at: at,
                signature: signature.clone(),
            })
        },
    );
    if chance.percent(10) {
        tale.then(5 * MINUTE, keeper, |_, _| {
            CaseEvent::Noted(Note {
                text: "用戶希望下次提前一天通知。".to_owned(),
                attachments: Vec::new(),
            })
        });
    }
    let channel = tale.channel;
    tale.then(chance.between(5, 50) * MINUTE, keeper, move |at, _| {
        CaseEvent::Answered(answer(at, channel, course, result))
    });
    let satisfaction = opinion(chance);
    tale.then(2 * MINUTE, keeper, move |at, _| {
        CaseEvent::Closed(Closing {
            occurred_at: at,
            result: result.to_owned(),
            satisfaction: Some(satisfaction),
            reason: String::new(),
        })
    });
    asked_afterwards(tale, keeper, satisfaction);
}

/// Twice, some days after the end, the customer is asked how it was handled (P13.02.08).
fn asked_afterwards(tale: &mut Tale, keeper: PersonId, satisfaction: Satisfaction) {
    let closed = tale.steps.last().map_or(0, |step| step.after);
    for days in [2, 11] {
        tale.steps.push(super::cases::Step {
            after: closed + days * DAY,
            by: keeper,
            what: Box::new(move |at, _| {
                CaseEvent::Craft(CraftEvent::FollowedUp(FollowUp {
                    occurred_at: at,
                    channel: Channel::Phone,
                    reached: true,
                    satisfaction: Some(satisfaction),
                    words: String::new(),
                    chance: String::new(),
                }))
            }),
            by_day: true,
        });
    }
}

/// A letter is answered by a letter (P15.02.03c); everybody else by telephone.
fn answer(at: Timestamp, asked: Channel, course: &str, result: &str) -> Answer {
    Answer {
        occurred_at: at,
        channel: if asked == Channel::Written {
            Channel::Written
        } else {
            Channel::Phone
        },
        told: String::new(),
        course: course.to_owned(),
        result: result.to_owned(),
        next: None,
        solves: true,
    }
}
