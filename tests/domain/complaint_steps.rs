//! A firm that works by P05, and the steps of a service complaint, each filled in as a careful person would. `m` is the minute of the story.

use crate::helpers::{all_asked, received};
use crate::story::*;
use huiyin::domain::approvals::{ApprovalEvent, Matter, MatterKind};
use huiyin::domain::cases::complaint::{
    Call, ComplaintEvent, ComplaintIntake, ComplaintRefusal, ComplaintStep, Extent, LineKind,
    Manner, Measure, NewLine, Origin, Reaction,
};
use huiyin::domain::cases::{
    Answer, CaseCommand, CaseEvent, CaseRefusal, Channel, Closing, Intake, Received, Satisfaction,
};
use huiyin::domain::clause::Regulation;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{LineId, PersonId};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, Timestamp};
use uuid::Uuid;

pub const AFFAIRS: PersonId = PersonId(Uuid::from_u128(12));
pub const QUALITY: PersonId = PersonId(Uuid::from_u128(13));
pub const BOSS: PersonId = PersonId(Uuid::from_u128(14));
pub const KEEPER: PersonId = PersonId(Uuid::from_u128(15));
pub const CHIEF: PersonId = PersonId(Uuid::from_u128(16));
pub const VICE: PersonId = PersonId(Uuid::from_u128(17));
pub const CULPRIT: PersonId = PersonId(Uuid::from_u128(18));

/// Everybody whom P05 names, beside the five of every story.
pub fn service_firm() -> Story {
    let mut story = firm();
    story.world.organisation.regulations.clear();
    for number in [4, 5] {
        let regulations = &mut story.world.organisation.regulations;
        regulations.insert(Regulation(number));
    }
    for (person, name, roles) in [
        (OFFICE, "總經辦", vec![Role::Office]),
        (AFFAIRS, "綜合部", vec![Role::GeneralAffairs]),
        (QUALITY, "質量負責人", vec![Role::Quality]),
        (BOSS, "經理", vec![Role::Manager]),
        (KEEPER, "承辦", vec![]),
        (CHIEF, "部門主任", vec![]),
        (VICE, "副總", vec![Role::DeputyManager]),
        (CULPRIT, "當事人", vec![]),
    ] {
        story.enrol(person, name, &roles, START);
    }
    story
}

pub fn intake() -> ComplaintIntake {
    ComplaintIntake {
        about: "上門師傅態度".into(),
        department: "維修一班".into(),
        ..ComplaintIntake::default()
    }
}

pub fn complaint_of(intake: ComplaintIntake) -> Received {
    Received {
        words: "師傅進門不穿鞋套，還大聲說話".into(),
        circumstances: all_asked(),
        ..received(Intake::Complaint(intake))
    }
}

pub fn act(who: PersonId, m: i64, step: ComplaintStep) -> Step {
    in_round(1, who, m, step)
}

pub fn in_round(round: u32, who: PersonId, m: i64, what: ComplaintStep) -> Step {
    let event = ComplaintEvent {
        round,
        occurred_at: minute(m),
        step: what,
    };
    step(who, minute(m), CaseEvent::Complaint(event))
}

pub fn take_complaint() -> Step {
    let received = complaint_of(intake());
    Step {
        actor: DESK,
        now: received.occurred_at,
        command: CaseCommand::Receive(received),
    }
}

pub fn register(m: i64, number: &str) -> Step {
    let event = CaseEvent::Registered {
        book: huiyin::domain::books::Book::Complaints,
        number: number.into(),
        occurred_at: minute(m),
    };
    step(OFFICE, minute(m), event)
}

pub fn confirm() -> ComplaintStep {
    ComplaintStep::Confirmed {
        reasons: Extent::Full,
        grounds: "工單和照片都對得上".into(),
    }
}

pub fn review() -> ComplaintStep {
    ComplaintStep::Reviewed {
        complete: true,
        missing: String::new(),
    }
}

pub fn judge(upheld: bool) -> ComplaintStep {
    ComplaintStep::Judged {
        read: true,
        reasonable: if upheld { Extent::Full } else { Extent::Not },
        upheld,
        grounds: "規定要穿鞋套".into(),
    }
}

pub fn assign() -> ComplaintStep {
    ComplaintStep::Assigned {
        department: "維修一班".into(),
        person: KEEPER,
        head: CHIEF,
        instead: Some(HEAD),
        reason: String::new(),
    }
}

pub fn find() -> ComplaintStep {
    ComplaintStep::Found {
        origin: Origin::Manner,
        cause: "沒帶鞋套，趕時間".into(),
        looked_at: "工單、當事人說明".into(),
        people: vec![CULPRIT],
        nobody: String::new(),
        attachments: Vec::new(),
    }
}

pub fn draft() -> ComplaintStep {
    ComplaintStep::Drafted {
        words: "登門道歉並清潔地板".into(),
    }
}

pub fn talk(agreed: Option<bool>) -> ComplaintStep {
    ComplaintStep::Talked {
        channel: Channel::Phone,
        reached: true,
        with: "王女士".into(),
        words: "說明會登門道歉".into(),
        agreed,
        agreement: agreed.map_or_else(String::new, |_| "週五前道歉並清潔".into()),
    }
}

pub fn line(number: u128) -> LineId {
    LineId(Uuid::from_u128(900 + number))
}

pub fn plan_line(number: u128, by: i64, fen: i64) -> ComplaintStep {
    ComplaintStep::LineAdded(NewLine {
        id: line(number),
        kind: LineKind::Plan,
        what: "登門道歉".into(),
        owner: KEEPER,
        by: minute(by),
        fen,
        answers: "沒穿鞋套".into(),
        late_because: String::new(),
    })
}

pub fn beside(number: u128, kind: LineKind, owner: PersonId) -> ComplaintStep {
    ComplaintStep::LineAdded(NewLine {
        id: line(number),
        kind,
        what: "要辦的事".into(),
        owner,
        by: minute(2_000),
        fen: 0,
        answers: "出門檢查表".into(),
        late_because: String::new(),
    })
}

pub fn submit() -> ComplaintStep {
    ComplaintStep::PlanSubmitted {
        opinion: "情況屬實，應道歉並清潔".into(),
        wish: Extent::Full,
        wish_reason: String::new(),
    }
}

pub fn done(number: u128) -> ComplaintStep {
    ComplaintStep::LineDone {
        line: line(number),
        words: "已登門".into(),
        attachments: Vec::new(),
    }
}

pub fn complete() -> ComplaintStep {
    ComplaintStep::Completed {
        words: "已道歉、已清潔".into(),
    }
}

pub fn call(satisfied: bool) -> ComplaintStep {
    ComplaintStep::Called(Call {
        channel: Channel::Phone,
        reached: true,
        with: "王女士".into(),
        done: Some(true),
        missing: String::new(),
        words: "問了道歉的情形".into(),
        result: if satisfied {
            "滿意".into()
        } else {
            "地板還有印子".into()
        },
        satisfied: Some(satisfied),
    })
}

pub fn propose() -> ComplaintStep {
    ComplaintStep::Proposed {
        people: vec![CULPRIT],
        others: String::new(),
        grounds: "當事人未依規定".into(),
    }
}

pub fn decide_responsibility() -> ComplaintStep {
    ComplaintStep::Decided {
        people: vec![CULPRIT],
        others: String::new(),
        grounds: "查實".into(),
    }
}

pub fn measure(measure: Measure) -> ComplaintStep {
    ComplaintStep::MeasureTaken {
        person: CULPRIT,
        measure,
        words: "當面談過".into(),
    }
}

pub fn fine(fen: i64) -> ComplaintStep {
    ComplaintStep::Fined {
        shares: vec![(CULPRIT, fen)],
        because: "未穿鞋套，言語失當".into(),
    }
}

pub fn sum() -> ComplaintStep {
    ComplaintStep::Summed {
        summary: "兩輪才讓客戶滿意".into(),
        grade: Extent::Partly,
        lesson: "出門前點檢鞋套".into(),
        improvement: "工具包加鞋套格".into(),
    }
}

pub fn explain(reaction: Reaction) -> ComplaintStep {
    ComplaintStep::Explained {
        channel: Channel::Phone,
        words: "謝謝您告訴我們。我們查了……".into(),
        misunderstood: "以為要收上門費".into(),
        reaction,
    }
}

pub fn manner() -> ComplaintStep {
    ComplaintStep::MannerChosen {
        manner: Manner::Apologise,
        words: String::new(),
    }
}

pub fn tell(m: i64) -> Step {
    let answer = Answer {
        occurred_at: minute(m),
        channel: Channel::Phone,
        told: "王女士".into(),
        course: "登門道歉".into(),
        result: "已清潔".into(),
        next: None,
        solves: true,
    };
    step(KEEPER, minute(m), CaseEvent::Answered(answer))
}

pub fn close_complaint(m: i64) -> Step {
    let closing = Closing {
        occurred_at: minute(m),
        result: "客戶滿意".into(),
        satisfaction: Some(Satisfaction::Satisfied),
        reason: String::new(),
    };
    step(OFFICE_KEEPER, minute(m), CaseEvent::Closed(closing))
}

/// Whoever closes: the person who has it.
pub const OFFICE_KEEPER: PersonId = QUALITY;

pub const PLAN: Matter = Matter {
    kind: MatterKind::Plan,
    number: 1,
};

/// What a vote would say now.
pub fn vote(story: &Story, matter: Matter, who: PersonId, role: Role, m: i64) -> Step {
    story.vote(matter, who, role, m, "")
}

pub fn send_back(story: &Story, matter: Matter, who: PersonId, role: Role, m: i64) -> Step {
    let sheet = story.case().approvals.sheet(matter).expect("a matter");
    let event = ApprovalEvent::Refused {
        matter,
        content: sheet.content.clone(),
        role,
        on_behalf: None,
        reason: "只道歉不夠".into(),
        occurred_at: minute(m),
    };
    step(who, minute(m), CaseEvent::Approval(event))
}

/// A rule of complaints says no.
pub fn no(refusal: ComplaintRefusal) -> CaseRefusal {
    CaseRefusal::Complaint(refusal)
}

/// A complaint taken with something changed.
pub fn taken(change: impl FnOnce(&mut Received)) -> Outcome {
    let mut received = complaint_of(intake());
    change(&mut received);
    service_firm().when(Step {
        actor: DESK,
        now: received.occurred_at,
        command: CaseCommand::Receive(received),
    })
}

/// A complaint taken with something else asked at intake.
pub fn about(change: impl FnOnce(&mut ComplaintIntake)) -> Outcome {
    let mut intake = intake();
    change(&mut intake);
    taken(|received| *received = complaint_of(intake))
}

impl Story {
    /// A step that has to be allowed.
    #[track_caller]
    pub fn with(self, step: Step) -> Self {
        self.when(step).allowed()
    }

    /// Recorded and registered.
    #[track_caller]
    pub fn registered() -> Self {
        service_firm()
            .with(take_complaint())
            .with(register(5, "261101"))
    }

    /// Judged.
    #[track_caller]
    pub fn judged(upheld: bool) -> Self {
        Self::registered()
            .with(act(TECHNICIAN, 10, confirm()))
            .with(act(OFFICE, 15, review()))
            .with(act(OFFICE, 20, judge(upheld)))
    }

    /// Upheld, assigned, its cause found.
    #[track_caller]
    pub fn found() -> Self {
        let accepted = CaseEvent::Accepted {
            occurred_at: minute(35),
        };
        Self::judged(true)
            .with(act(OFFICE, 30, assign()))
            .with(step(KEEPER, minute(35), accepted))
            .with(act(KEEPER, 40, find()))
    }

    /// The plan lies before quality and manager.
    #[track_caller]
    pub fn planned(fen: i64) -> Self {
        Self::found()
            .with(act(AFFAIRS, 50, plan_line(1, 2_000, fen)))
            .with(act(AFFAIRS, 60, submit()))
    }

    /// Both have agreed to the plan.
    #[track_caller]
    pub fn approved() -> Self {
        let story = Self::planned(0);
        let quality = vote(&story, PLAN, QUALITY, Role::Quality, 70);
        let manager = vote(&story, PLAN, BOSS, Role::Manager, 75);
        story.with(quality).with(manager)
    }

    /// Done, told, complete.
    #[track_caller]
    pub fn completed() -> Self {
        Self::approved()
            .with(act(KEEPER, 100, done(1)))
            .with(tell(110))
            .with(act(KEEPER, 120, complete()))
    }

    /// Asks for something of the deputies of a person.
    pub fn name_deputy(
        &mut self,
        whose: PersonId,
        event: huiyin::domain::approvals::deputies::DeputyEvent,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.ask(Command::Deputy(whose, event), by, now).map(drop)
    }
}

/// The end of a day of the story, the day of the start being 0: one millisecond before its 24:00.
pub fn end_of_day(day: i64) -> Timestamp {
    // Minute 0 is 10:00 by the firm's clock.
    START.plus(14 * 60 * 60 * 1_000 - 1 + day * DAY)
}
