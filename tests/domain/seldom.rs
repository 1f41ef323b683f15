//! The steps of a major fault and those between departments, each filled in as a careful person would.

use crate::helpers::{received, signature, take};
use crate::story::{DESK, HEAD, MANAGER, OFFICE, SALES, Step, TECHNICIAN, minute, step};
use huiyin::domain::cases::fault::{FaultEvent, FaultIntake, Part, Receiver, Told as Telling};
use huiyin::domain::cases::help::{HelpAsked, HelpEvent, HelpTask, Ruling, RulingAsked};
use huiyin::domain::cases::{CaseEvent, Channel, Intake};
use huiyin::domain::ids::{HelpId, PersonId};
use uuid::Uuid;

/// A major fault that happened half an hour before it is reported.
pub fn fault_intake() -> FaultIntake {
    FaultIntake {
        happened: Some(minute(-30)),
        until: None,
        place: "三號換熱站".into(),
        plan: "先切到備用泵".into(),
        plan_by: None,
        origin: None,
    }
}

/// Reported by the technician who sees it.
pub fn fault() -> Step {
    take(received(Intake::Fault(fault_intake()))).by(TECHNICIAN)
}

pub fn of_fault(m: i64, by: PersonId, event: FaultEvent) -> Step {
    step(by, minute(m), CaseEvent::Fault(event))
}

pub fn tell_as(m: i64, by: PersonId, receiver: Receiver, to: Option<PersonId>) -> Step {
    let told = Telling {
        receiver,
        to,
        name: if to.is_none() {
            "王女士".into()
        } else {
            String::new()
        },
        channel: Channel::Phone,
        answer: String::new(),
        occurred_at: minute(m),
    };
    of_fault(m, by, FaultEvent::Told(told))
}

pub fn tell_salesperson(m: i64) -> Step {
    tell_as(m, TECHNICIAN, Receiver::Salesperson, Some(SALES))
}

pub fn tell_manager(m: i64) -> Step {
    tell_as(m, TECHNICIAN, Receiver::Manager, Some(HEAD))
}

pub fn register(m: i64) -> Step {
    let occurred_at = minute(m);
    of_fault(m, HEAD, FaultEvent::Registered { occurred_at })
}

pub fn tell_leaders(m: i64) -> Step {
    tell_as(m, HEAD, Receiver::Leaders, Some(MANAGER))
}

pub fn follow(m: i64) -> Step {
    let event = FaultEvent::Followed {
        text: "備用泵已啟動".into(),
        occurred_at: minute(m),
    };
    of_fault(m, HEAD, event)
}

pub fn end_fault(m: i64) -> Step {
    let event = FaultEvent::Over {
        what: "換好主泵軸承".into(),
        occurred_at: minute(m),
    };
    of_fault(m, TECHNICIAN, event)
}

/// What the report says in each of its parts.
pub fn analysis(part: Part) -> String {
    let words = match part {
        Part::Impact => "三號站 420 戶停暖四小時",
        Part::Handling => "切到備用泵，換主泵軸承",
        Part::Cause => "軸承缺油磨損",
        Part::Corrective => "更換軸承並試轉",
        Part::Preventive => "每月檢查油位",
    };
    words.into()
}

pub fn analyse(m: i64, parts: &[Part]) -> Step {
    let parts = parts.iter().map(|part| (*part, analysis(*part))).collect();
    let event = FaultEvent::Analysed {
        parts,
        occurred_at: minute(m),
    };
    of_fault(m, TECHNICIAN, event)
}

pub fn sign_report(m: i64) -> Step {
    let event = FaultEvent::Signed {
        signature: Some(signature()),
        occurred_at: minute(m),
    };
    of_fault(m, HEAD, event)
}

pub fn feed_back_customer(m: i64) -> Step {
    tell_as(m, HEAD, Receiver::Customer, None)
}

pub fn feed_back_business(m: i64) -> Step {
    tell_as(m, HEAD, Receiver::Business, Some(SALES))
}

pub const HELP: HelpId = HelpId(Uuid::from_u128(300));

pub fn between(m: i64, by: PersonId, event: HelpEvent) -> Step {
    step(by, minute(m), CaseEvent::Help(event))
}

pub fn help_asked(m: i64) -> HelpAsked {
    HelpAsked {
        help: HELP,
        lead: String::new(),
        party: "技術服務部".into(),
        to: None,
        what: "派兩人協助巡檢".into(),
        by: minute(600),
        occurred_at: minute(m),
    }
}

/// The desk asks technical service.
pub fn ask_help(m: i64) -> Step {
    between(m, DESK, HelpEvent::Asked(help_asked(m)))
}

pub fn agree_help(m: i64) -> Step {
    let event = HelpEvent::Agreed {
        help: HELP,
        occurred_at: minute(m),
    };
    between(m, HEAD, event)
}

pub fn disagree_help(m: i64) -> Step {
    let event = HelpEvent::Disagreed {
        help: HELP,
        reason: "人手都在搶修".into(),
        occurred_at: minute(m),
    };
    between(m, HEAD, event)
}

pub fn finish_help(m: i64) -> Step {
    let event = HelpEvent::Done {
        help: HELP,
        what: "巡檢完了".into(),
        occurred_at: minute(m),
    };
    between(m, TECHNICIAN, event)
}

pub fn ask_ruling(m: i64) -> Step {
    let asked = RulingAsked {
        what: "沒有人去巡檢，用戶等著".into(),
        since: minute(m),
        lead: String::new(),
        parties: [].into(),
        occurred_at: minute(m),
    };
    between(m, DESK, HelpEvent::RulingAsked(asked))
}

pub fn opinion(m: i64, by: PersonId, party: &str) -> Step {
    let event = HelpEvent::OpinionGiven {
        party: party.into(),
        text: format!("{party}認為應先保供"),
        missing: false,
        occurred_at: minute(m),
    };
    between(m, by, event)
}

pub fn submit(m: i64) -> Step {
    let occurred_at = minute(m);
    between(m, DESK, HelpEvent::Submitted { occurred_at })
}

pub fn ruling(m: i64) -> Ruling {
    Ruling {
        tasks: vec![HelpTask {
            help: HELP,
            party: String::new(),
            to: TECHNICIAN,
            what: "明早派一人巡檢".into(),
            by: minute(900),
        }],
        why: "保供優先".into(),
        occurred_at: minute(m),
    }
}

pub fn rule(m: i64) -> Step {
    between(m, OFFICE, HelpEvent::Ruled(ruling(m)))
}

pub fn confirm_help(m: i64) -> Step {
    let event = HelpEvent::Confirmed {
        help: HELP,
        occurred_at: minute(m),
    };
    between(m, OFFICE, event)
}
