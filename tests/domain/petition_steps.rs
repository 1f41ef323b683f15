//! The steps of complaints and reports, each filled in as a careful person would. `m` is the minute of the story.

use crate::helpers::{accept, close, received, take};
use crate::story::*;
use huiyin::domain::cases::petition::{
    Disclosure, Grounds, Matter, PetitionEvent, PetitionIntake, Proposal, Wishes,
};
use huiyin::domain::cases::{
    Answer, Caller, CaseEvent, Channel, HandOver, Intake, Received, Revisit, Satisfaction,
};
use huiyin::domain::ids::PersonId;
use huiyin::domain::sealed::Bytes;

pub fn intake() -> PetitionIntake {
    PetitionIntake {
        wishes: Wishes {
            name_known: Some(false),
            reply: Some(true),
            reach: String::new(),
        },
        ..PetitionIntake::default()
    }
}

pub fn taken_as(intake: PetitionIntake) -> Received {
    Received {
        words: "交了費兩個星期了還是不熱，打電話沒人理".into(),
        channel: intake.way.channel(),
        ..received(Intake::Petition(Box::new(intake)))
    }
}

pub fn complaint() -> Step {
    take(taken_as(intake()))
}

pub fn on_petition(actor: PersonId, m: i64, event: PetitionEvent) -> Step {
    step(actor, minute(m), CaseEvent::Petition(event))
}

pub fn grounds(m: i64, fen: Option<i64>) -> Step {
    let grounds = Grounds {
        facts: "10 月 30 日繳費，入戶測溫 15.5 度".into(),
        rule: "供熱用熱條例：不低於 18 度".into(),
        rights: "退還不達標天數的熱費".into(),
        fen,
        occurred_at: minute(m),
    };
    on_petition(HEAD, m, PetitionEvent::Grounded(grounds))
}

pub fn propose(m: i64) -> Step {
    let proposal = Proposal {
        what: "今天下午上門測溫，調立管閥門".into(),
        until: Some(minute(m + 300)),
        told: "調度室 老周".into(),
        channel: Channel::Phone,
        occurred_at: minute(m),
    };
    on_petition(HEAD, m, PetitionEvent::Proposed(proposal))
}

pub fn nobody() -> Caller {
    Caller::default()
}

/// A report of misconduct by somebody who leaves no name.
pub fn anonymous() -> Received {
    let intake = PetitionIntake {
        matter: Matter::Misconduct,
        disclosure: Disclosure::Anonymous,
        pick_up: Some(Bytes([9; 32])),
        sealed_words: true,
        ..intake()
    };
    Received {
        caller: nobody(),
        words: String::new(),
        ..taken_as(intake)
    }
}

pub fn told(m: i64, result: &str) -> Step {
    let answer = Answer {
        occurred_at: minute(m),
        channel: Channel::Phone,
        told: "本人".into(),
        course: "測了溫，調了閥，按天退費".into(),
        result: result.into(),
        next: None,
        solves: true,
    };
    step(HEAD, minute(m), CaseEvent::Answered(answer))
}

pub fn give(m: i64, by: PersonId, to: PersonId) -> Step {
    let handover = HandOver {
        to,
        reason: "歸他管".into(),
        occurred_at: minute(m),
    };
    step(by, minute(m), CaseEvent::HandedOver(handover))
}

pub fn decline(m: i64, by: PersonId) -> Step {
    let reason = "不歸我們管".into();
    step(by, minute(m), CaseEvent::Declined { reason })
}

pub fn called(m: i64, satisfaction: Satisfaction) -> Step {
    let revisit = Revisit {
        occurred_at: minute(m),
        channel: Channel::Phone,
        reached: true,
        gone: Some(true),
        temperature_tenths: None,
        manner: None,
        clean: None,
        satisfaction: Some(satisfaction),
        words: "退費還沒到".into(),
    };
    step(DESK, minute(m), CaseEvent::Revisited(revisit))
}

/// Given to the supervisor, answered and closed.
pub fn settled() -> Story {
    given([
        complaint(),
        give(10, DESK, HEAD),
        accept(15, HEAD),
        propose(40),
        grounds(100, None),
        told(120, "立管閥門已調，室溫 20 度，熱費已退"),
        close(130),
    ])
}
