//! A maker that works by P04, and the steps of a quality complaint, each filled in as a careful person would. `m` is the minute of the story.

use crate::complaint_steps::{BOSS, QUALITY, VICE};
use crate::helpers::{received, signature};
use crate::story::*;
use huiyin::domain::approvals::{Matter, MatterKind};
use huiyin::domain::books::Book;
use huiyin::domain::cases::quality::{
    Analysis, Cause, Class, Conclusion, Cost, Goods, HumanCause, Inspection, LineKind, Loss,
    NewLine, Outcome, QualityEvent, QualityIntake, QualityStep, Settlement, Share, Verdict, Way,
};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Channel, Intake, Received};
use huiyin::domain::clause::Regulation;
use huiyin::domain::ids::{LineId, PersonId};
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;
use uuid::Uuid;

pub const PRODUCTION: PersonId = PersonId(Uuid::from_u128(30));
pub const MAKER: PersonId = PersonId(Uuid::from_u128(31));
pub const MAKER_QA: PersonId = PersonId(Uuid::from_u128(32));
pub const RESEARCHER: PersonId = PersonId(Uuid::from_u128(33));
pub const FINANCE: PersonId = PersonId(Uuid::from_u128(34));

pub const REPORT: Matter = Matter {
    kind: MatterKind::Report,
    number: 1,
};
pub const OPINION: Matter = Matter {
    kind: MatterKind::Opinion,
    number: 1,
};
pub const CONCLUSION: Matter = Matter {
    kind: MatterKind::Conclusion,
    number: 1,
};

/// Everybody whom P04 names, beside the six of every story.
pub fn maker() -> Story {
    let mut story = firm();
    story.world.organisation.regulations = [Regulation(4)].into();
    for (person, name, roles) in [
        (PRODUCTION, "生管", vec![Role::ProductionOffice]),
        (QUALITY, "品管", vec![Role::Quality]),
        (MAKER, "製造", vec![Role::Manufacturing]),
        (MAKER_QA, "品保", vec![Role::ManufacturingQuality]),
        (RESEARCHER, "研發", vec![Role::Research]),
        (FINANCE, "財務", vec![Role::Finance]),
        (BOSS, "業務經理", vec![Role::Manager]),
        (VICE, "副總", vec![Role::DeputyManager]),
    ] {
        story.enrol(person, name, &roles, START);
    }
    story
}

pub fn intake() -> QualityIntake {
    QualityIntake {
        loss: Loss::Yes,
        class: Class::Quality,
        on_the_spot: false,
        goods: None,
        follows: None,
    }
}

pub fn goods() -> Goods {
    Goods {
        order: "SO-2610-118".into(),
        item: "V-32".into(),
        shipped: Some(START.plus(-20 * DAY)),
        delivered: 1_000,
        defective: 80,
        unit: "件".into(),
        compared: true,
        unfound: String::new(),
        demands: [Way::Return, Way::Allowance].into(),
        demand: "退 80 件，其餘折讓".into(),
        reason: "閥體有砂眼".into(),
        claim_fen: 600_000,
        invoice: "AB12345678".into(),
        invoiced: Some(START.plus(-18 * DAY)),
        receivable_fen: 12_000_000,
    }
}

pub fn complaint_about(intake: QualityIntake) -> Received {
    Received {
        words: "閥體有砂眼，裝上去就滲水".into(),
        ..received(Intake::Quality(Box::new(intake)))
    }
}

pub fn take_of(intake: QualityIntake) -> Step {
    let received = complaint_about(intake);
    Step {
        actor: SALES,
        now: received.occurred_at,
        command: CaseCommand::Receive(received),
    }
}

pub fn event_at(m: i64, what: QualityStep) -> CaseEvent {
    CaseEvent::Quality(QualityEvent {
        occurred_at: minute(m),
        step: what,
    })
}

pub fn does(who: PersonId, m: i64, what: QualityStep) -> Step {
    step(who, minute(m), event_at(m, what))
}

pub fn establish() -> QualityStep {
    QualityStep::Established(Box::new(goods()))
}

pub fn send() -> QualityStep {
    QualityStep::Sent {
        sample: "S-1，三件，附照片".into(),
        without: String::new(),
        remark: "同批他客未反映".into(),
        signature: Some(signature()),
        attachments: Vec::new(),
    }
}

pub fn number(m: i64, number: &str) -> Step {
    let event = CaseEvent::Registered {
        book: Book::Quality,
        number: number.into(),
        occurred_at: minute(m),
    };
    step(PRODUCTION, minute(m), event)
}

pub fn inform() -> QualityStep {
    QualityStep::Informed {
        to: [QUALITY, MAKER].into(),
        what: "閥體砂眼客訴，請調查".into(),
    }
}

pub fn test_goods(verdict: Verdict) -> QualityStep {
    QualityStep::Tested {
        sample: "S-1".into(),
        characteristic: "1.6 MPa 水壓".into(),
        standard: "不滲".into(),
        value: "三件皆滲".into(),
        verdict,
        attachments: Vec::new(),
    }
}

pub fn shares(parts: &[(&str, u32)]) -> Vec<Share> {
    let parts = parts.iter();
    parts
        .map(|(department, per_cent)| Share {
            department: (*department).into(),
            per_cent: *per_cent,
            people: Vec::new(),
        })
        .collect()
}

pub fn cause() -> Cause {
    Cause {
        class: Class::Quality,
        human: None,
        defect: "C-07 砂眼".into(),
        cause: "鑄造排氣不良".into(),
        traced: "爐號 K-88 切片".into(),
        unnoticed: "抽檢未含水壓".into(),
        shares: shares(&[("製造部", 70), ("質量管理部", 30)]),
        nobody: String::new(),
        third: String::new(),
        attachments: Vec::new(),
    }
}

pub fn human(nobody: &str) -> Cause {
    Cause {
        class: Class::People,
        human: Some(HumanCause::Storage),
        defect: String::new(),
        shares: Vec::new(),
        nobody: nobody.into(),
        ..cause()
    }
}

pub fn find_cause() -> QualityStep {
    QualityStep::Caused(Box::new(cause()))
}

pub fn end() -> QualityStep {
    QualityStep::InvestigationEnded {
        words: "砂眼確認".into(),
    }
}

pub fn report() -> QualityStep {
    QualityStep::Reported {
        words: "起因、責任與對策如表".into(),
        concerned: String::new(),
    }
}

pub fn analysis() -> Analysis {
    Analysis {
        batch: "K-88".into(),
        made: "二線夜班".into(),
        batch_quantity: 3_000,
        elsewhere: "庫存 400 件".into(),
        finding: "排氣孔堵塞".into(),
        cause: "砂芯未清".into(),
        differs: String::new(),
        department: "製造部鑄造課".into(),
        people: vec![MAKER],
        no_measure: String::new(),
        attachments: Vec::new(),
    }
}

pub fn analyse() -> QualityStep {
    QualityStep::Analysed(Box::new(analysis()))
}

pub fn line(id: u128) -> LineId {
    LineId(Uuid::from_u128(700 + id))
}

pub fn add(id: u128, kind: LineKind, owner: PersonId, by: i64) -> QualityStep {
    QualityStep::LineAdded(NewLine {
        id: line(id),
        kind,
        what: "清砂芯並加水壓抽檢".into(),
        owner,
        by: minute(by),
    })
}

pub fn done(id: u128) -> QualityStep {
    QualityStep::LineDone {
        line: line(id),
        words: "做好了，紀錄在案".into(),
        attachments: Vec::new(),
    }
}

pub fn check_line(id: u128, agreed: bool) -> QualityStep {
    QualityStep::LineChecked {
        line: line(id),
        agreed,
        words: "抽查三批".into(),
    }
}

pub fn check_cause(agreed: bool) -> QualityStep {
    QualityStep::CauseChecked {
        agreed,
        words: "與切片相符".into(),
    }
}

pub fn opine(agreed: bool) -> QualityStep {
    QualityStep::Opined {
        agreed,
        words: "照辦".into(),
    }
}

pub fn checked() -> QualityStep {
    QualityStep::Checked {
        back: None,
        words: "各項齊備".into(),
    }
}

pub fn settlement(quantity: i64, allowance_fen: i64) -> Settlement {
    let mut ways = std::collections::BTreeSet::new();
    if quantity > 0 {
        ways.insert(Way::Return);
    }
    if allowance_fen > 0 {
        ways.insert(Way::Allowance);
    }
    if ways.is_empty() {
        ways.insert(Way::Explain);
    }
    Settlement {
        ways,
        quantity,
        unit_fen: if quantity > 0 { 5_000 } else { 0 },
        allowance_fen,
        compensation_fen: 0,
        words: "退 80 件並折讓".into(),
    }
}

pub fn propose(quantity: i64, allowance_fen: i64) -> QualityStep {
    QualityStep::Proposed(Box::new(settlement(quantity, allowance_fen)))
}

pub fn talk(offer: Settlement, outcome: Option<Outcome>) -> QualityStep {
    QualityStep::Talked {
        channel: Channel::Phone,
        with: "王採購".into(),
        words: "說明起因，願意接受".into(),
        offer,
        outcome,
    }
}

pub fn agreed_talk() -> QualityStep {
    talk(Settlement::default(), Some(Outcome::Accepted))
}

pub fn conclusion(upheld: bool, settlement: Settlement) -> Conclusion {
    Conclusion {
        upheld,
        agreed: "砂眼屬實".into(),
        open: String::new(),
        reasons: "檢驗與切片一致".into(),
        settlement,
        origin: "製造部鑄造課二線".into(),
        shares: cause().shares,
        differs: String::new(),
        ours: upheld,
        in_house: "庫存 400 件全檢".into(),
        careless: false,
        listed: Some(true),
        listed_because: String::new(),
        cost: Cost {
            unit_cost_fen: 3_000,
            rework_fen: 20_000,
            inspection_fen: 5_000,
            freight_fen: 8_000,
            scrap_fen: 13_000,
        },
    }
}

pub fn conclude(quantity: i64, allowance_fen: i64) -> QualityStep {
    QualityStep::Concluded(Box::new(conclusion(
        true,
        settlement(quantity, allowance_fen),
    )))
}

pub fn reject() -> QualityStep {
    let settlement = Settlement {
        ways: [Way::Reject].into(),
        words: "不屬品質問題".into(),
        ..Settlement::default()
    };
    QualityStep::Concluded(Box::new(conclusion(false, settlement)))
}

pub fn tell(accepts: Option<bool>) -> QualityStep {
    QualityStep::Told {
        channel: Channel::Phone,
        with: "王採購".into(),
        words: "照裁示退 80 件並折讓".into(),
        accepts,
    }
}

pub fn inspection(who: &[PersonId]) -> QualityStep {
    QualityStep::Inspected(Box::new(Inspection {
        place: "客戶裝配線".into(),
        who: who.iter().copied().collect(),
        found: "十件中三件滲水".into(),
        done: "先換三件".into(),
        agreed: String::new(),
        attachments: Vec::new(),
    }))
}

pub fn slip() -> QualityStep {
    QualityStep::Slip {
        went: SALES,
        goods: "SO-2610-118 V-32".into(),
        found: "外箱破損".into(),
        done: "換箱".into(),
        department: "倉庫".into(),
    }
}

/// A vote on what the matter says now.
pub fn vote(story: &Story, matter: Matter, who: PersonId, role: Role, m: i64) -> Step {
    story.vote(matter, who, role, m, "照辦")
}

impl Story {
    /// The form is with the office.
    #[track_caller]
    pub fn sent() -> Self {
        maker()
            .with(take_of(intake()))
            .with(does(SALES, 10, establish()))
            .with(does(SALES, 20, send()))
    }

    /// Accepted and numbered.
    #[track_caller]
    pub fn numbered() -> Self {
        Self::sent()
            .with(does(PRODUCTION, 30, QualityStep::Accepted { sample: true }))
            .with(number(40, "261101"))
    }

    /// The report on the investigation has its instruction.
    #[track_caller]
    pub fn instructed() -> Self {
        let story = Self::numbered()
            .with(does(PRODUCTION, 45, inform()))
            .with(does(QUALITY, 50, test_goods(Verdict::Confirmed)))
            .with(does(QUALITY, 60, find_cause()))
            .with(does(QUALITY, 70, end()))
            .with(does(QUALITY, 80, report()));
        let instruction = vote(&story, REPORT, MANAGER, Role::GeneralManager, 90);
        story.with(instruction)
    }

    /// Manufacturing's part is checked and has the office's opinion.
    #[track_caller]
    pub fn opined() -> Self {
        Self::instructed()
            .with(does(MAKER, 100, analyse()))
            .with(does(MAKER, 110, add(1, LineKind::Lasting, MAKER, 20_000)))
            .with(does(QUALITY, 120, check_cause(true)))
            .with(does(MAKER, 130, QualityStep::OpinionAsked))
            .with(does(PRODUCTION, 140, opine(true)))
    }

    /// The head has signed what sales proposes and negotiated.
    #[track_caller]
    pub fn negotiated(quantity: i64, allowance_fen: i64) -> Self {
        let story = Self::opined()
            .with(does(PRODUCTION, 150, checked()))
            .with(does(SALES, 160, propose(quantity, allowance_fen)))
            .with(does(SALES, 170, agreed_talk()));
        let signature = vote(&story, OPINION, HEAD, Role::Supervisor, 180);
        story.with(signature)
    }

    /// The combined opinion lies before whoever decides.
    #[track_caller]
    pub fn concluded(quantity: i64, allowance_fen: i64) -> Self {
        Self::negotiated(quantity, allowance_fen)
            .with(does(SALES, 190, QualityStep::GivenBack))
            .with(does(PRODUCTION, 200, conclude(quantity, allowance_fen)))
    }

    /// Decided, and closed by that.
    #[track_caller]
    pub fn decided(quantity: i64, allowance_fen: i64) -> Self {
        let story = Self::concluded(quantity, allowance_fen);
        let vote = vote(&story, CONCLUSION, MANAGER, Role::GeneralManager, 210);
        story.with(vote)
    }

    /// Not upheld, and closed by that.
    #[track_caller]
    pub fn rejected() -> Self {
        let story = Self::negotiated(0, 0)
            .with(does(SALES, 190, QualityStep::GivenBack))
            .with(does(PRODUCTION, 200, reject()));
        let vote = vote(&story, CONCLUSION, BOSS, Role::Manager, 210);
        story.with(vote)
    }
}
