//! One well-formed step of every kind that a complaint has, and of those that any case with papers and approvals has.

use crate::complaint_steps::*;
use crate::helpers::signature;
use crate::story::*;
use huiyin::domain::approvals::{ApprovalEvent, Content};
use huiyin::domain::cases::complaint::{
    ComplaintStep, LineKind, Measure, Presence, Reaction, Response,
};
use huiyin::domain::cases::{CaseEvent, Channel};
use huiyin::domain::copies::{CopyEvent, Paper};
use huiyin::domain::roles::Role;

/// All of them, at minutes that follow one another.
pub fn of_complaints() -> Vec<Step> {
    let content = Content("00".repeat(32));
    let vote = |refused: bool| {
        let (matter, role, occurred_at) = (PLAN, Role::Quality, minute(70));
        let content = content.clone();
        let event = if refused {
            ApprovalEvent::Refused {
                matter,
                content,
                role,
                on_behalf: None,
                reason: "再想想".into(),
                occurred_at,
            }
        } else {
            ApprovalEvent::Given {
                matter,
                content,
                role,
                on_behalf: None,
                words: String::new(),
                occurred_at,
            }
        };
        step(QUALITY, minute(70), CaseEvent::Approval(event))
    };
    let asked = ApprovalEvent::Asked {
        matter: PLAN,
        content: content.clone(),
        occurred_at: minute(61),
    };
    let taken_back = ApprovalEvent::TakenBack {
        matter: PLAN,
        reason: "看錯了".into(),
        occurred_at: minute(71),
    };
    let (paper, copy) = (Paper::Registration, 1);
    let given = CopyEvent::Given {
        paper,
        copy,
        to: AFFAIRS,
        occurred_at: minute(200),
        signature: None,
    };
    let received = CopyEvent::Received {
        paper,
        copy,
        occurred_at: minute(210),
    };
    let words = || "說明".to_owned();
    vec![
        register(5, "261101"),
        act(QUALITY, 6, ComplaintStep::TakenOver),
        act(TECHNICIAN, 10, confirm()),
        act(OFFICE, 15, review()),
        act(OFFICE, 20, judge(true)),
        act(OFFICE, 21, judge(false)),
        act(DESK, 25, explain(Reaction::Understands)),
        act(OFFICE, 30, assign()),
        act(KEEPER, 40, find()),
        act(
            AFFAIRS,
            41,
            ComplaintStep::Inspected {
                what: words(),
                result: Presence::Present,
                words: words(),
                attachments: Vec::new(),
            },
        ),
        act(
            AFFAIRS,
            42,
            ComplaintStep::InspectionConfirmed { words: words() },
        ),
        act(CHIEF, 43, draft()),
        act(CHIEF, 44, talk(Some(true))),
        act(
            AFFAIRS,
            45,
            ComplaintStep::InvestigationEnded { words: words() },
        ),
        act(OFFICE, 46, manner()),
        act(AFFAIRS, 50, plan_line(1, 2_000, 5_000)),
        act(AFFAIRS, 51, beside(2, LineKind::Corrective, KEEPER)),
        act(AFFAIRS, 60, submit()),
        step(AFFAIRS, minute(61), CaseEvent::Approval(asked)),
        vote(false),
        vote(true),
        step(QUALITY, minute(71), CaseEvent::Approval(taken_back)),
        act(KEEPER, 100, done(1)),
        act(
            AFFAIRS,
            101,
            ComplaintStep::LineReminded {
                line: line(2),
                words: words(),
            },
        ),
        act(KEEPER, 120, complete()),
        act(
            KEEPER,
            121,
            ComplaintStep::FedBack {
                channel: Channel::Phone,
                words: words(),
                signature: Some(signature()),
            },
        ),
        act(
            TECHNICIAN,
            122,
            ComplaintStep::PassedOn {
                to: words(),
                words: words(),
            },
        ),
        act(QUALITY, 130, call(true)),
        act(QUALITY, 131, call(false)),
        act(AFFAIRS, 140, propose()),
        act(OFFICE, 150, decide_responsibility()),
        act(CULPRIT, 151, ComplaintStep::Stated { words: words() }),
        act(OFFICE, 155, measure(Measure::Talk)),
        act(OFFICE, 160, fine(20_000)),
        act(
            QUALITY,
            161,
            ComplaintStep::Delegated {
                person: KEEPER,
                ended: false,
            },
        ),
        act(
            QUALITY,
            162,
            ComplaintStep::Reported {
                content: words(),
                standing: words(),
            },
        ),
        act(AFFAIRS, 170, sum()),
        act(
            OFFICE,
            171,
            ComplaintStep::Reacted {
                response: Response::Reminder,
                words: words(),
            },
        ),
        act(DESK, 172, ComplaintStep::Withdrawn { words: words() }),
        act(
            MANAGER,
            173,
            ComplaintStep::Rested {
                until: minute(20_000),
                words: words(),
            },
        ),
        step(QUALITY, minute(200), CaseEvent::Copy(given)),
        step(AFFAIRS, minute(210), CaseEvent::Copy(received)),
    ]
}
