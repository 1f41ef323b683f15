//! The steps that follow a complaint, each filled in as a careful person would. `m` is the minute of the story.

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::approvals::Matter;
use huiyin::domain::cases::after::{
    AfterEvent, AfterRefusal as No, AfterStep, Effect, NewImprovement, NewNote, NewSanction,
    NoteAnswer, NoteKind, SanctionKind, late_now, late_then, matter_of,
};
use huiyin::domain::cases::complaint::ComplaintStep;
use huiyin::domain::cases::{CaseEvent, CaseRefusal, Closing, Satisfaction, clocks};
use huiyin::domain::clock::Duty;
use huiyin::domain::ids::{AfterId, PersonId};
use huiyin::domain::roles::Role;
use uuid::Uuid;

pub const FINANCE: PersonId = PersonId(Uuid::from_u128(30));

/// Minutes of so many days.
pub const DAYS: i64 = 24 * 60;

pub fn id(number: u128) -> AfterId {
    AfterId(Uuid::from_u128(7_000 + number))
}

pub fn follow(who: PersonId, m: i64, what: AfterStep) -> Step {
    let event = AfterEvent {
        occurred_at: minute(m),
        step: what,
    };
    step(who, minute(m), CaseEvent::After(event))
}

/// The note that the office would make out now to the first department that is late.
pub fn note(story: &Story, number: u128, m: i64) -> AfterStep {
    let context = story.context(OFFICE, minute(m));
    let case = story.case();
    let kind = if case.is_closed() {
        NoteKind::Inquiry
    } else {
        NoteKind::Urging
    };
    let late = [late_now(case, &context), late_then(case, &context)].concat();
    let late = late.first().expect("somebody late");
    AfterStep::NoteIssued(NewNote {
        id: id(number),
        kind,
        number: format!("2611{number:02}"),
        department: late.department.clone(),
        to: late.owner,
        what: "查明原因".into(),
        clause: late
            .clause
            .map(|clause| clause.0.into())
            .unwrap_or_default(),
        due: late.due,
        words: String::new(),
    })
}

pub fn answer_note(number: u128, until: Option<i64>) -> AfterStep {
    AfterStep::NoteAnswered(NoteAnswer {
        note: id(number),
        words: "人手不足，已排入".into(),
        until: until.map(minute),
        process: None,
        against: String::new(),
    })
}

pub fn explain_delay(number: u128) -> AfterStep {
    AfterStep::NoteAnswered(NoteAnswer {
        note: id(number),
        words: "等樣品送回".into(),
        until: None,
        process: Some(true),
        against: "樣品改當天寄".into(),
    })
}

pub fn object(number: u128) -> AfterStep {
    AfterStep::Objected {
        id: id(number),
        department: String::new(),
        reason: "鞋套由倉庫發放".into(),
        proposal: "改由倉庫負責".into(),
    }
}

pub fn rule_on(number: u128, kept: bool) -> AfterStep {
    AfterStep::ObjectionAnswered {
        objection: id(number),
        kept,
        reason: "領用紀錄可查".into(),
    }
}

pub fn improvement(number: u128, parties: Vec<PersonId>) -> AfterStep {
    AfterStep::ImprovementPlanned(NewImprovement {
        id: id(number),
        problem: "鞋套常缺".into(),
        measure: "工具包加鞋套格".into(),
        changes: "出車點檢表".into(),
        check: "同類投訴件數".into(),
        owner: CHIEF,
        by: minute(5 * DAYS),
        parties,
    })
}

pub fn carried_out(number: u128) -> AfterStep {
    AfterStep::ImprovementDone {
        improvement: id(number),
        words: "全班換新工具包".into(),
    }
}

pub fn effect(number: u128, effect: Effect) -> AfterStep {
    AfterStep::EffectChecked {
        improvement: id(number),
        before: "月 3 件".into(),
        since: "月 0 件".into(),
        effect,
    }
}

pub fn voice(number: u128) -> AfterStep {
    AfterStep::OpinionVoiced {
        id: id(number),
        words: "來電總要等很久".into(),
        department: String::new(),
        to: DESK,
    }
}

/// A loss of 12,000 yuan: a minor demerit, and a tenth of it from the bonus.
pub fn sanction(number: u128) -> NewSanction {
    NewSanction {
        id: id(number),
        department: "業務部".into(),
        person: Some(SALES),
        cause: "未依合約核對".into(),
        loss: 1_200_000,
        kind: SanctionKind::MinorDemerit,
        reason: String::new(),
        deduction: 120_000,
        bonus: Some(300_000),
        month: "2026-11".into(),
    }
}

pub fn propose_sanction(number: u128) -> AfterStep {
    AfterStep::SanctionProposed(sanction(number))
}

pub fn matter(number: u128) -> Matter {
    matter_of(id(number))
}

pub fn make_out(number: u128) -> AfterStep {
    AfterStep::NoticeMadeOut {
        sanction: id(number),
        number: format!("2611{number:02}"),
        finance: FINANCE,
        to: SALES,
    }
}

/// A firm with finance, and a complaint for which sales is responsible.
pub fn responsible() -> Story {
    let decided = ComplaintStep::Decided {
        people: vec![SALES],
        others: String::new(),
        grounds: "查實".into(),
    };
    let mut story = Story::completed()
        .with(act(AFFAIRS, 131, propose()))
        .with(act(OFFICE, 132, decided));
    story.enrol(FINANCE, "金財務", &[Role::Finance], START);
    story
}

/// The general manager has agreed to the sanction.
pub fn agreed() -> Story {
    let story = responsible().with(follow(OFFICE, 140, propose_sanction(1)));
    let vote = vote(&story, matter(1), MANAGER, Role::GeneralManager, 150);
    story.with(vote)
}

/// Closed, whatever is missing: as a bundle brings it.
pub fn closed(mut story: Story, m: i64) -> Story {
    let closing = CaseEvent::Closed(Closing {
        occurred_at: minute(m),
        result: "已處理".into(),
        satisfaction: Some(Satisfaction::Satisfied),
        reason: String::new(),
    });
    story.fold(of_case(closing), QUALITY, minute(m));
    story
}

/// One well-formed step of every kind.
pub fn of_after() -> Vec<Step> {
    let late = minute(10);
    let note = |number, kind| {
        AfterStep::NoteIssued(NewNote {
            id: id(number),
            kind,
            number: format!("2611{number:02}"),
            department: "維修一班".into(),
            to: KEEPER,
            what: "查明原因".into(),
            clause: "P05.03.04a".into(),
            due: late,
            words: String::new(),
        })
    };
    let office = [
        note(1, NoteKind::Urging),
        note(2, NoteKind::Inquiry),
        AfterStep::Renumbered {
            thing: id(1),
            number: "261109".into(),
        },
        AfterStep::TimesChecked {
            reason: "等客戶回覆".into(),
        },
        rule_on(3, false),
        improvement(4, vec![HEAD]),
        AfterStep::ImprovementUrged {
            improvement: id(4),
            words: String::new(),
        },
        effect(4, Effect::DoesNot),
        propose_sanction(6),
        AfterStep::SanctionWithdrawn {
            sanction: id(6),
            reason: "查明非其責任".into(),
        },
        make_out(6),
    ];
    let others = [
        (KEEPER, answer_note(1, Some(400 * DAYS))),
        (KEEPER, explain_delay(2)),
        (CHIEF, object(3)),
        (
            HEAD,
            AfterStep::PartyAnswered {
                improvement: id(4),
                agrees: true,
                words: String::new(),
            },
        ),
        (
            MANAGER,
            AfterStep::Instructed {
                improvement: id(4),
                words: "照辦".into(),
            },
        ),
        (CHIEF, carried_out(4)),
        (CHIEF, AfterStep::UrgeHeard { improvement: id(4) }),
        (DESK, voice(5)),
        (
            DESK,
            AfterStep::OpinionAnswered {
                opinion: id(5),
                words: "加一線".into(),
            },
        ),
        (
            FINANCE,
            AfterStep::NoticeChecked {
                sanction: id(6),
                right: true,
                words: String::new(),
            },
        ),
        (SALES, AfterStep::NoticeHeard { sanction: id(6) }),
    ];
    let office = office.map(|step| (OFFICE, step));
    let all = office.into_iter().chain(others);
    all.map(|(who, step)| follow(who, 60, step)).collect()
}

pub fn after(story: &Story) -> &huiyin::domain::cases::after::After {
    story.case().after.as_ref().expect("something follows")
}

#[track_caller]
pub fn refused(story: &Story, step: Step, no: No) {
    story.clone().when(step).then_no(CaseRefusal::After(no));
}

/// The open clocks of a duty at a minute.
pub fn owed(story: &Story, duty: Duty, m: i64) -> Vec<huiyin::domain::clock::Clock> {
    let context = story.context(DESK, minute(m));
    let mut owed = clocks(story.case(), &context);
    owed.retain(|clock| clock.duty == duty && clock.is_open());
    owed
}
