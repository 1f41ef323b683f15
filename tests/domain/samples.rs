//! One well-formed step of every kind, for the laws.

use crate::after_steps::of_after;
use crate::complaint_samples::of_complaints;
use crate::craft_steps::craft_samples;
use crate::helpers::*;
use crate::petition_steps::{grounds, on_petition, propose};
use crate::quality_samples::of_quality;
use crate::returns_steps::of_returns;
use crate::story::*;
use huiyin::domain::cases::fault::{FaultEvent, Part};
use huiyin::domain::cases::grumble::RaisedTo;
use huiyin::domain::cases::help::HelpEvent;
use huiyin::domain::cases::petition::{
    Matter, Meanwhile, Offence, PetitionEvent, ReportBack, Urge,
};
use huiyin::domain::cases::repair::{CauseKind, Courtesy, Opening, RepairEvent, UserDamage};
use huiyin::domain::cases::request::{RequestEvent, Step as Rung};
use huiyin::domain::cases::{
    Appointment, CalledAgain, CaseEvent, Channel, Informed, MadeGood, Note, Shortfall, Version,
    VisitEvent,
};
use huiyin::domain::ids::CaseId;
use huiyin::domain::measures::Measure;

/// All steps, at minutes that follow one another.
pub fn samples() -> Vec<Step> {
    let core = |event| step(DESK, minute(50), event);
    let mut all = vec![
        core(CaseEvent::Noted(Note {
            text: "看過了".into(),
            attachments: vec![signature()],
        })),
        core(CaseEvent::Clarified(all_asked())),
        core(CaseEvent::CalledAgain(CalledAgain {
            occurred_at: minute(50),
            channel: Channel::Phone,
            words: "來了沒".into(),
        })),
        raise_grumble(50, CaseId(uuid::Uuid::from_u128(0x6e0)), RaisedTo::Utility),
        hand_over(51, HEAD),
        accept(52, HEAD),
        step(
            HEAD,
            minute(52),
            CaseEvent::Declined {
                reason: "忙".into(),
            },
        ),
        core(CaseEvent::Promised {
            occurred_at: minute(50),
            by: minute(500),
        }),
        answer(53, Some(600), false),
        answer(54, None, true),
        mark_major(55),
        report_to_manager(56),
        acknowledge(57, MANAGER),
        core(CaseEvent::Settled(Version::InCharge(DESK))),
        core(CaseEvent::SolvedFirst {
            occurred_at: minute(50),
            what: "先關閥".into(),
        }),
        core(CaseEvent::ContactSheetHandedIn {
            occurred_at: minute(50),
            still_needed: String::new(),
        }),
        close(300),
        core(CaseEvent::Reopened {
            reason: "又漏".into(),
            occurred_at: minute(50),
        }),
        revisit(5_000, true),
        core(CaseEvent::FellShort(Box::new(Shortfall {
            occurred_at: minute(50),
            expected: "當天修好".into(),
            cause: "缺備件".into(),
            plan: "備兩套".into(),
            measure: Measure {
                about: String::new(),
                what: "補備件".into(),
                owner: HEAD,
                by: minute(20_000),
            },
        }))),
        core(CaseEvent::MadeGood(MadeGood {
            occurred_at: minute(50),
            channel: Channel::Phone,
            words: "備件已補".into(),
            accepted: true,
        })),
        revisit(5_000, false),
        notify(3),
        repair(
            4,
            RepairEvent::Advised {
                advice: "放氣".into(),
                agrees: true,
                occurred_at: minute(4),
            },
        ),
        repair(
            4,
            RepairEvent::ChargeExplained {
                fen: 0,
                agrees: true,
                occurred_at: minute(4),
            },
        ),
        contact(10, 90),
        repair(
            12,
            RepairEvent::Delayed {
                reason: "太多".into(),
                channel: Channel::Phone,
                occurred_at: minute(12),
                expected: minute(200),
            },
        ),
        assign(5, TECHNICIAN),
        repair(
            6,
            RepairEvent::TakenUp {
                occurred_at: minute(6),
            },
        ),
        arrive(20),
        repair(
            21,
            RepairEvent::CardConfirmed {
                occurred_at: minute(21),
                courtesy: [Courtesy::Numbers].into(),
            },
        ),
        find(25, Some(CauseKind::Wear)),
        repair(
            26,
            RepairEvent::OpeningAgreed(Opening {
                occurred_at: minute(26),
                what: "地板".into(),
                consented_by: "王女士".into(),
                attachments: Vec::new(),
            }),
        ),
        repair(
            27,
            RepairEvent::DamageByUser(UserDamage {
                occurred_at: minute(27),
                what: "壓斷".into(),
                agrees: true,
                words: String::new(),
                attachments: Vec::new(),
                signature: Some(signature()),
            }),
        ),
        leave(30, 100, true),
        remove(110),
        sign(120),
        on_request(
            5,
            RequestEvent::Guided {
                guidance: "重開".into(),
                helped: false,
                occurred_at: minute(5),
            },
        ),
        fail(10, Rung::Hotline),
        fail(40, Rung::Remote),
        on_request(
            41,
            RequestEvent::StepSkipped {
                step: Rung::Remote,
                reason: "沒有網路".into(),
                occurred_at: minute(41),
            },
        ),
        consent(15, None),
        on_request(
            16,
            RequestEvent::ConsentWithdrawn {
                occurred_at: minute(16),
            },
        ),
        begin_session(20),
        end_session(30),
        send(45),
        set_out(50),
        reach(90),
        solve(120),
        tell_salesperson(10),
        tell_manager(11),
        of_fault(
            12,
            TECHNICIAN,
            FaultEvent::Planned {
                plan: "改用臨時鍋爐".into(),
                occurred_at: minute(12),
            },
        ),
        register(20),
        tell_leaders(25),
        follow(60),
        end_fault(200),
        analyse(250, &[Part::Impact, Part::Handling]),
        analyse(260, &Part::ALL),
        sign_report(300),
        feed_back_customer(320),
        feed_back_business(330),
        ask_help(10),
        agree_help(15),
        disagree_help(20),
        ask_ruling(30),
        opinion(40, DESK, "客服部"),
        opinion(41, HEAD, "技術服務部"),
        submit(50),
        rule(60),
        finish_help(80),
        confirm_help(90),
        between(
            95,
            DESK,
            HelpEvent::Withdrawn {
                help: HELP,
                reason: "自己辦了".into(),
                occurred_at: minute(95),
            },
        ),
        core(CaseEvent::Visit(VisitEvent::Needed {
            why: "要看現場".into(),
            occurred_at: minute(50),
        })),
        core(CaseEvent::Visit(VisitEvent::Agreed(Appointment {
            on: minute(400),
            who: TECHNICIAN,
            consent: "王女士".into(),
            occurred_at: minute(50),
        }))),
        core(CaseEvent::Visit(VisitEvent::Made {
            what: "看過了".into(),
            occurred_at: minute(50),
        })),
        core(CaseEvent::MarkedEmergency {
            reason: "水漫到樓下".into(),
            occurred_at: minute(50),
        }),
        core(CaseEvent::Informed(Informed {
            to: [HEAD, SALES].into(),
            what: "明天停水".into(),
            channel: Channel::Message,
            occurred_at: minute(50),
        })),
        step(
            HEAD,
            minute(55),
            CaseEvent::Known {
                occurred_at: minute(55),
            },
        ),
    ];
    all.extend(craft_samples());
    all.extend(of_complaints());
    all.extend(of_after());
    all.extend(of_quality());
    all.extend(of_returns());
    all.extend(of_petitions());
    all
}

/// The steps of a complaint or a report.
fn of_petitions() -> Vec<Step> {
    let urge = Urge {
        to: TECHNICIAN,
        until: minute(400),
        words: "今天之內".into(),
        occurred_at: minute(60),
    };
    vec![
        propose(40),
        grounds(100, None),
        grounds(101, Some(12_300)),
        on_petition(
            MANAGER,
            102,
            PetitionEvent::Approved {
                occurred_at: minute(102),
            },
        ),
        on_petition(
            DESK,
            45,
            PetitionEvent::ReportedBack(ReportBack {
                what: "已派人".into(),
                next: None,
                told: "調度室".into(),
                occurred_at: minute(45),
            }),
        ),
        on_petition(
            HEAD,
            30,
            PetitionEvent::Resorted {
                matter: Matter::Misconduct,
                reason: "說的是收受紅包".into(),
                occurred_at: minute(30),
            },
        ),
        on_petition(
            MANAGER,
            31,
            PetitionEvent::Named {
                concerned: [SALES].into(),
                occurred_at: minute(31),
            },
        ),
        on_petition(HEAD, 60, PetitionEvent::Urged(urge)),
        on_petition(
            TECHNICIAN,
            61,
            PetitionEvent::UrgeHeard {
                words: "在辦".into(),
                occurred_at: minute(61),
            },
        ),
        on_petition(
            DESK,
            70,
            PetitionEvent::AskedMeanwhile(Meanwhile {
                reached: true,
                satisfied: Some(false),
                words: "太慢".into(),
                occurred_at: minute(70),
            }),
        ),
        on_petition(
            DESK,
            200,
            PetitionEvent::PickedUp {
                occurred_at: minute(200),
            },
        ),
        on_petition(
            DESK,
            201,
            PetitionEvent::OffenceStated {
                offence: Offence::Retaliation,
                occurred_at: minute(201),
            },
        ),
    ]
}
