//! Repairs: leaks, and everything else that is not warm or not quiet (P10 九).

use super::cases::{Step, Tale};
use super::chance::Chance;
use super::firm::Firm;
use super::words::{self, Fault};
use crate::domain::cases::repair::{
    Contact, Courtesy, Finding, Part, Receipt, Removal, RepairEvent, RepairIntake, Scope,
};
use crate::domain::cases::{CaseEvent, Channel, Closing, Intake, Revisit, Satisfaction};
use crate::domain::ids::PersonId;
use crate::domain::time::{DAY, HOUR, MINUTE};

/// Water where it should not be: half an hour to be there.
pub(super) fn leak(firm: &Firm, chance: &mut Chance) -> Option<Tale> {
    let fault = chance.of(&words::LEAKS)?;
    let (mut tale, technician) = taken(firm, chance, fault)?;
    let late = chance.percent(8);
    let way = if late {
        chance.between(38, 70)
    } else {
        chance.between(8, 22)
    };
    arrive(&mut tale, technician, way * MINUTE);
    work(&mut tale, firm, chance, fault, technician);
    Some(tale)
}

/// Anything else: a call within half an hour, there within two.
pub(super) fn other(firm: &Firm, chance: &mut Chance) -> Option<Tale> {
    let fault = chance.of(&words::FAULTS)?;
    let (mut tale, technician) = taken(firm, chance, fault)?;
    if chance.percent(15) {
        tale.then(chance.between(3, 8) * MINUTE, technician, |at, _| {
            CaseEvent::Repair(RepairEvent::Contacted(Contact {
                occurred_at: at,
                channel: Channel::Phone,
                reached: false,
                agreed: None,
                call_back: false,
                users_wish: None,
            }))
        });
    }
    let wish = chance.percent(18);
    let agreed = if wish {
        chance.between(20, 26) * HOUR
    } else {
        chance.between(70, 110) * MINUTE
    };
    tale.then(
        chance.between(4, 14) * MINUTE,
        technician,
        move |at, start| {
            CaseEvent::Repair(RepairEvent::Contacted(Contact {
                occurred_at: at,
                channel: Channel::Phone,
                reached: true,
                agreed: Some(start.plus(agreed)),
                call_back: false,
                users_wish: wish.then(|| "白天不在家，明天再來".to_owned()),
            }))
        },
    );
    let now = tale.steps.last().map_or(0, |step| step.after);
    let arrival = agreed - chance.between(2, 12) * MINUTE;
    let late = if chance.percent(7) { 90 * MINUTE } else { 0 };
    arrive(&mut tale, technician, (arrival + late - now).max(MINUTE));
    work(&mut tale, firm, chance, fault, technician);
    Some(tale)
}

/// Taken by the desk, told to a technician, who is named.
fn taken(firm: &Firm, chance: &mut Chance, fault: &Fault) -> Option<(Tale, PersonId)> {
    let desk = *chance.of(&firm.desk)?;
    let technician = *chance.of(&firm.technicians)?;
    let customer = chance.of(&firm.customers)?.clone();
    let mut tale = Tale {
        desk,
        intake: Intake::Repair(RepairIntake {
            symptom: fault.symptom,
            scope: Scope::Company,
            technician: None,
        }),
        customer,
        channel: if chance.percent(80) {
            Channel::Phone
        } else {
            Channel::Message
        },
        words: chance.word(fault.said).to_owned(),
        wanted: "盡快來人修好".to_owned(),
        promise: None,
        steps: Vec::new(),
    };
    let delay = if chance.percent(6) {
        9
    } else {
        chance.between(1, 4)
    };
    tale.then(delay * MINUTE, desk, move |at, _| {
        CaseEvent::Repair(RepairEvent::Notified {
            to: technician,
            channel: Channel::Phone,
            occurred_at: at,
        })
    });
    tale.then(MINUTE, desk, move |at, _| {
        CaseEvent::Repair(RepairEvent::Assigned {
            technician,
            occurred_at: at,
        })
    });
    Some((tale, technician))
}

fn arrive(tale: &mut Tale, technician: PersonId, pause: i64) {
    tale.then(pause, technician, |at, _| {
        CaseEvent::Repair(RepairEvent::Arrived {
            occurred_at: at,
            courtesy: Courtesy::ALL.into_iter().collect(),
        })
    });
}

/// Found, perhaps left for a part, removed, signed, closed, asked afterwards.
fn work(tale: &mut Tale, firm: &Firm, chance: &mut Chance, fault: &Fault, technician: PersonId) {
    let (found, cause, done, part) = (fault.found, fault.cause, fault.done, fault.part);
    let cold = chance.between(155, 172);
    tale.then(chance.between(5, 14) * MINUTE, technician, move |at, _| {
        CaseEvent::Repair(RepairEvent::Found(Finding {
            occurred_at: at,
            found: found.to_owned(),
            cause: Some(cause),
            temperature_tenths: Some(i32::try_from(cold).unwrap_or(165)),
            attachments: Vec::new(),
        }))
    });
    if chance.percent(9) {
        let back = chance.between(14, 18) * HOUR;
        let users_wish = chance.percent(40);
        tale.then(6 * MINUTE, technician, move |at, _| {
            CaseEvent::Repair(RepairEvent::Left {
                reason: "備件要從倉庫調來".to_owned(),
                occurred_at: at,
                return_at: at.plus(back + HOUR),
                users_wish,
            })
        });
        arrive(tale, technician, back);
    }
    let warm = chance.between(188, 226);
    let (symptom, check) = (fault.symptom, fault.check);
    tale.then(chance.between(18, 85) * MINUTE, technician, move |at, _| {
        CaseEvent::Repair(RepairEvent::Removed(Removal {
            occurred_at: at,
            work: done.to_owned(),
            steps: symptom.steps().iter().copied().collect(),
            left_out: String::new(),
            parts: part
                .iter()
                .map(|name| Part {
                    name: (*name).to_owned(),
                    quantity: 1,
                })
                .collect(),
            works_again: true,
            temperature_tenths: Some(i32::try_from(warm).unwrap_or(200)),
            check: check.to_owned(),
            attachments: Vec::new(),
        }))
    });
    let phone = tale.customer.1.phone.clone();
    let signature = firm.signature.clone();
    let signed = chance.percent(88);
    let opinion = opinion(chance);
    tale.then(chance.between(3, 9) * MINUTE, technician, move |at, _| {
        CaseEvent::Repair(RepairEvent::ReceiptSigned(Receipt {
            occurred_at: at,
            phone: phone.clone(),
            opinion: signed.then_some(opinion),
            words: String::new(),
            signature: signed.then(|| signature.clone()),
            unsigned_because: if signed {
                String::new()
            } else {
                "用戶已出門，電話確認修好".to_owned()
            },
        }))
    });
    tale.then(2 * MINUTE, technician, move |at, _| {
        CaseEvent::Closed(Closing {
            occurred_at: at,
            result: done.to_owned(),
            satisfaction: signed.then_some(opinion),
            reason: String::new(),
        })
    });
    revisit(tale, firm, chance);
}

/// Some are not revisited in time: somebody has to see it.
fn revisit(tale: &mut Tale, firm: &Firm, chance: &mut Chance) {
    if chance.percent(4) {
        return;
    }
    let Some(desk) = chance.of(&firm.desk).copied() else {
        return;
    };
    let warm = chance.between(190, 225);
    let opinion = opinion(chance);
    let last = tale.steps.last().map_or(0, |step| step.after);
    tale.steps.push(Step {
        after: last + 2 * DAY + chance.between(10, 8 * 60) * MINUTE,
        by: desk,
        what: Box::new(move |at, _| {
            CaseEvent::Revisited(Revisit {
                occurred_at: at,
                channel: Channel::Phone,
                reached: true,
                gone: Some(true),
                temperature_tenths: Some(i32::try_from(warm).unwrap_or(205)),
                manner: Some(true),
                clean: Some(true),
                satisfaction: Some(opinion),
                words: String::new(),
            })
        }),
        by_day: true,
    });
}

pub(super) fn opinion(chance: &mut Chance) -> Satisfaction {
    match chance.between(0, 9) {
        0..=4 => Satisfaction::Very,
        5..=8 => Satisfaction::Satisfied,
        _ => Satisfaction::Fairly,
    }
}
