//! The steps that the stories are made of, each filled in as a careful person would. `m` is the minute of the story.

pub use crate::seldom::*;
use crate::story::{DESK, MANAGER, START, Step, TECHNICIAN, minute, step};
use huiyin::domain::cases::grumble::{GrumbleEvent, RaisedTo};
use huiyin::domain::cases::repair::{
    CauseKind, Contact, Courtesy, Finding, Receipt, Removal, RepairEvent, RepairIntake, Scope,
    Symptom, WorkStep,
};
use huiyin::domain::cases::request::{Consent, RequestEvent, Step as Rung};
use huiyin::domain::cases::{
    Answer, Attachment, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Grade,
    HandOver, Intake, Received, Report, Revisit, Satisfaction, Told,
};
use huiyin::domain::ids::{CaseId, PersonId};
use huiyin::domain::time::Timestamp;

/// How a case of every kind begins: one line a procedure.
pub const BEGINNINGS: [fn() -> Step; 7] = [
    leak,
    no_heat,
    users_own,
    request,
    fault,
    grumble,
    crate::petition_steps::complaint,
];

pub fn said(text: &str) -> Told {
    Told::Said(text.into())
}

pub fn all_asked() -> Circumstances {
    Circumstances {
        place: said("301 室"),
        since: said("今早"),
        who: Told::NotKnown,
        evidence: Told::NotKnown,
        done: said("關了閥"),
        wanted: said("快點修好"),
    }
}

pub fn received(intake: Intake) -> Received {
    Received {
        number: "2611-K7-0001".into(),
        intake,
        customer: None,
        caller: Caller {
            name: "王女士".into(),
            phone: "139 0000 0000".into(),
            address: "松花路 8 號 301".into(),
        },
        channel: Channel::Phone,
        words: "暖氣管在漏水，地板都濕了".into(),
        circumstances: all_asked(),
        occurred_at: START,
        grade: Grade::Ordinary,
        promise: None,
        read_back: true,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        found: None,
        attachments: Vec::new(),
    }
}

pub fn take(received: Received) -> Step {
    Step {
        actor: DESK,
        now: received.occurred_at,
        command: CaseCommand::Receive(received),
    }
}

pub fn repair_of(symptom: Symptom, scope: Scope) -> Received {
    received(Intake::Repair(RepairIntake {
        symptom,
        scope,
        technician: None,
    }))
}

pub fn leak() -> Step {
    take(repair_of(Symptom::Leaking, Scope::Company))
}

pub fn no_heat() -> Step {
    take(repair_of(Symptom::NoHeat, Scope::Company))
}

pub fn users_own() -> Step {
    take(repair_of(Symptom::NoHeat, Scope::User))
}

/// Who, and what was said.
pub fn grumble() -> Step {
    take(received(Intake::Grumble))
}

/// It becomes a complaint under this identity.
pub fn raise_grumble(m: i64, to: CaseId, kind: RaisedTo) -> Step {
    let event = GrumbleEvent::Raised {
        to,
        kind,
        occurred_at: minute(m),
    };
    step(DESK, minute(m), CaseEvent::Grumble(event))
}

/// A request with a promise at minute 240.
pub fn request() -> Step {
    take(Received {
        promise: Some(minute(240)),
        ..received(Intake::Request)
    })
}

pub fn repair(m: i64, event: RepairEvent) -> Step {
    step(TECHNICIAN, minute(m), CaseEvent::Repair(event))
}

pub fn on_request(m: i64, event: RequestEvent) -> Step {
    step(DESK, minute(m), CaseEvent::Request(event))
}

pub fn notify(m: i64) -> Step {
    let event = RepairEvent::Notified {
        to: TECHNICIAN,
        channel: Channel::Phone,
        occurred_at: minute(m),
    };
    repair(m, event).by(DESK)
}

pub fn assign(m: i64, technician: PersonId) -> Step {
    let event = RepairEvent::Assigned {
        technician,
        occurred_at: minute(m),
    };
    repair(m, event).by(DESK)
}

pub fn talk(m: i64, agreed: Option<Timestamp>, wish: Option<&str>) -> Contact {
    Contact {
        occurred_at: minute(m),
        channel: Channel::Phone,
        reached: true,
        agreed,
        call_back: false,
        users_wish: wish.map(Into::into),
    }
}

pub fn contact(m: i64, agreed: i64) -> Step {
    repair(
        m,
        RepairEvent::Contacted(talk(m, Some(minute(agreed)), None)),
    )
}

pub fn arrive_at(at: Timestamp) -> Step {
    let event = RepairEvent::Arrived {
        occurred_at: at,
        courtesy: Courtesy::ALL.into(),
    };
    step(TECHNICIAN, at, CaseEvent::Repair(event))
}

pub fn arrive(m: i64) -> Step {
    arrive_at(minute(m))
}

pub fn finding(m: i64, cause: Option<CauseKind>) -> Finding {
    Finding {
        occurred_at: minute(m),
        found: "接頭滲水".into(),
        cause,
        temperature_tenths: Some(165),
        attachments: Vec::new(),
    }
}

pub fn find(m: i64, cause: Option<CauseKind>) -> Step {
    repair(m, RepairEvent::Found(finding(m, cause)))
}

pub fn removal(at: Timestamp) -> Removal {
    Removal {
        occurred_at: at,
        work: "換接頭".into(),
        steps: WorkStep::ALL.into(),
        left_out: String::new(),
        parts: Vec::new(),
        works_again: true,
        temperature_tenths: Some(205),
        check: "不漏".into(),
        attachments: Vec::new(),
    }
}

pub fn remove(m: i64) -> Step {
    repair(m, RepairEvent::Removed(removal(minute(m))))
}

pub fn leave(m: i64, back: i64, users_wish: bool) -> Step {
    let event = RepairEvent::Left {
        reason: "等零件".into(),
        occurred_at: minute(m),
        return_at: minute(back),
        users_wish,
    };
    repair(m, event)
}

pub fn signature() -> Attachment {
    Attachment {
        sha256: "ab".repeat(32),
        media_type: "image/png".into(),
        size: 4_000,
        caption: String::new(),
    }
}

pub fn receipt(m: i64) -> Receipt {
    Receipt {
        occurred_at: minute(m),
        phone: "139 0000 0000".into(),
        opinion: Some(Satisfaction::Satisfied),
        words: String::new(),
        signature: Some(signature()),
        unsigned_because: String::new(),
    }
}

pub fn sign(m: i64) -> Step {
    repair(m, RepairEvent::ReceiptSigned(receipt(m)))
}

pub fn closing(m: i64) -> Closing {
    Closing {
        occurred_at: minute(m),
        result: "已修好".into(),
        satisfaction: Some(Satisfaction::Satisfied),
        reason: String::new(),
    }
}

pub fn close(m: i64) -> Step {
    step(DESK, minute(m), CaseEvent::Closed(closing(m)))
}

pub fn revisit(m: i64, gone: bool) -> Step {
    let revisit = Revisit {
        occurred_at: minute(m),
        channel: Channel::Phone,
        reached: true,
        gone: Some(gone),
        temperature_tenths: Some(205),
        manner: Some(true),
        clean: Some(true),
        satisfaction: Some(Satisfaction::Very),
        words: "還是在漏".into(),
    };
    step(DESK, minute(m), CaseEvent::Revisited(revisit))
}

pub fn answer(m: i64, next: Option<i64>, solves: bool) -> Step {
    let answer = Answer {
        occurred_at: minute(m),
        channel: Channel::Phone,
        told: "王女士".into(),
        course: "查過了設定".into(),
        result: if solves {
            "已恢復".into()
        } else {
            String::new()
        },
        next: next.map(minute),
        solves,
    };
    step(DESK, minute(m), CaseEvent::Answered(answer))
}

pub fn hand_over(m: i64, to: PersonId) -> Step {
    let handover = HandOver {
        to,
        reason: "歸他管".into(),
        occurred_at: minute(m),
        absent: None,
    };
    step(DESK, minute(m), CaseEvent::HandedOver(handover))
}

pub fn accept(m: i64, by: PersonId) -> Step {
    let event = CaseEvent::Accepted {
        occurred_at: minute(m),
    };
    step(by, minute(m), event)
}

pub fn mark_major(m: i64) -> Step {
    let event = CaseEvent::MarkedMajor {
        reason: "整棟停暖".into(),
        occurred_at: minute(m),
    };
    step(DESK, minute(m), event)
}

pub fn report(m: i64, to: PersonId, instruction: &str) -> Step {
    let report = Report {
        to,
        channel: Channel::Phone,
        occurred_at: minute(m),
        instruction: instruction.into(),
    };
    step(DESK, minute(m), CaseEvent::Reported(report))
}

pub fn acknowledge(m: i64, by: PersonId) -> Step {
    let event = CaseEvent::Acknowledged {
        occurred_at: minute(m),
        instruction: String::new(),
    };
    step(by, minute(m), event)
}

pub fn report_to_manager(m: i64) -> Step {
    report(m, MANAGER, "先救水")
}

pub fn fail(m: i64, rung: Rung) -> Step {
    let event = RequestEvent::StepFailed {
        step: rung,
        reason: "還是不行".into(),
        occurred_at: minute(m),
    };
    on_request(m, event)
}

pub fn consent(m: i64, until: Option<i64>) -> Step {
    let consent = Consent {
        given_by: "王女士".into(),
        channel: Channel::Phone,
        system: "控制器".into(),
        occurred_at: minute(m),
        until: until.map(minute),
        signature: None,
    };
    on_request(m, RequestEvent::Consented(consent))
}

pub fn begin_session(m: i64) -> Step {
    let event = RequestEvent::SessionBegan {
        symptoms: "畫面不動".into(),
        fault: "控制器當機".into(),
        customers_technician: "李工 1380000".into(),
        occurred_at: minute(m),
    };
    on_request(m, event)
}

pub fn end_session(m: i64) -> Step {
    let event = RequestEvent::SessionEnded {
        changed: "重新設定".into(),
        occurred_at: minute(m),
    };
    on_request(m, event)
}

pub fn send(m: i64) -> Step {
    let event = RequestEvent::Assigned {
        technician: TECHNICIAN,
        occurred_at: minute(m),
    };
    on_request(m, event)
}

pub fn set_out(m: i64) -> Step {
    let event = RequestEvent::SetOut {
        occurred_at: minute(m),
    };
    on_request(m, event).by(TECHNICIAN)
}

pub fn reach(m: i64) -> Step {
    let event = RequestEvent::ReachedSite {
        occurred_at: minute(m),
    };
    on_request(m, event).by(TECHNICIAN)
}

pub fn solve(m: i64) -> Step {
    let event = RequestEvent::Solved {
        what: "重設了控制器".into(),
        occurred_at: minute(m),
        signature: Some(signature()),
    };
    on_request(m, event)
}
