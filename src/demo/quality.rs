//! Quality complaints (P04): one that was decided and whose customer does not accept the outcome, one that was granted and is being
//! settled, one that waits for the deputy's decision, one without loss that runs by the slip.

use super::chance::Chance;
use super::firm::Firm;
use super::reception::{booked, first_of_tablet, received, stamped};
use super::returns;
use crate::domain::approvals::{ApprovalEvent, Matter, MatterKind};
use crate::domain::books::Book;
use crate::domain::cases::quality::{
    Analysis, Cause, Class, Conclusion, Cost, Goods, LineKind, Loss, NewLine, Outcome, Quality,
    QualityEvent, QualityIntake, QualityStep, Settlement, Share, Verdict, Way,
};
use crate::domain::cases::{CaseCommand, CaseEvent, Channel, Intake};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, LineId, PersonId};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// How many there are.
pub(super) const CASES: usize = 4;

type Told = (Command, PersonId, Timestamp);

/// Who does what.
#[derive(Clone, Copy)]
struct People {
    sales: PersonId,
    office: PersonId,
    quality: PersonId,
    making: PersonId,
    head: PersonId,
    leader: PersonId,
    manager: PersonId,
}

/// A complaint as it is told: what was asked so far, and what it says by then, which is what people approve.
struct Course {
    id: CaseId,
    start: Timestamp,
    quality: Quality,
    seq: u64,
    told: Vec<Told>,
}

/// Every command of every quality complaint that has happened by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Told> {
    let holder = |role: Role| {
        let mut people = firm.people.iter();
        let found = people.find(|(_, facts)| facts.roles.contains(&role));
        found.map(|(id, _)| *id)
    };
    let people = || {
        Some(People {
            sales: firm.sales,
            office: holder(Role::ProductionOffice)?,
            quality: holder(Role::Quality)?,
            making: holder(Role::Manufacturing)?,
            head: firm.head,
            leader: firm.manager,
            manager: holder(Role::Manager)?,
        })
    };
    let Some(who) = people() else {
        return Vec::new();
    };
    let mut decided = begun(
        firm,
        chance,
        who,
        now.plus(-23 * DAY),
        "熱量表裝上去就滲水",
        Loss::Yes,
    );
    concluded(&mut decided, chance, who, 1, 80, 120_000);
    let at = 12 * DAY + HOUR;
    decided.approve(at, who.manager, Role::Manager, MatterKind::Conclusion);
    let told = QualityStep::Told {
        channel: Channel::Phone,
        with: "王採購".to_owned(),
        words: "照裁示退貨並折讓".to_owned(),
        accepts: Some(false),
    };
    decided.step(at + 2 * HOUR, who.sales, told);
    let mut waits = begun(
        firm,
        chance,
        who,
        now.plus(-13 * DAY),
        "閥門手柄斷了一批",
        Loss::NotKnown,
    );
    concluded(&mut waits, chance, who, 2, 300, 400_000);
    let mut slip = begun(
        firm,
        chance,
        who,
        now.plus(-2 * DAY),
        "外箱壓破，裡面沒事",
        Loss::No,
    );
    let filled = QualityStep::Slip {
        went: who.sales,
        goods: "SO-118 V-32".to_owned(),
        found: "堆疊過高，兩箱壓破".to_owned(),
        done: "換箱".to_owned(),
        department: "倉庫".to_owned(),
    };
    slip.step(5 * HOUR, who.sales, filled);
    slip.line(
        6 * HOUR,
        who.sales,
        who.making,
        chance,
        LineKind::Improve,
        "堆疊不過三層",
    );
    let start = now.plus(-18 * DAY);
    let words = "球閥密封圈三個月就老化";
    let mut granted = begun(firm, chance, who, start, words, Loss::Yes);
    concluded(&mut granted, chance, who, 3, 80, 120_000);
    granted.approve(at, who.manager, Role::Manager, MatterKind::Conclusion);
    let told = QualityStep::Told {
        channel: Channel::Phone,
        with: "王採購".to_owned(),
        words: "照裁示退貨並折讓".to_owned(),
        accepts: Some(true),
    };
    granted.step(at + 2 * HOUR, who.sales, told);
    let settlers = holder(Role::Warehouse).map(|warehouse| returns::Settlers {
        sales: who.sales,
        leader: who.leader,
        warehouse,
    });
    let settled = settlers.map(|who| returns::settled(granted.id, granted.start, who, chance));
    granted.told.extend(settled.into_iter().flatten());
    let told = [decided, waits, slip, granted].into_iter();
    let told = told.flat_map(|course| course.told);
    told.filter(|(_, _, at)| *at <= now).collect()
}

fn begun(
    firm: &Firm,
    chance: &mut Chance,
    who: People,
    start: Timestamp,
    words: &str,
    loss: Loss,
) -> Course {
    let start = Timestamp(start.0 - start.0.rem_euclid(MINUTE));
    let intake = QualityIntake {
        loss,
        class: Class::Quality,
        on_the_spot: false,
        goods: None,
        follows: None,
    };
    let mut course = Course {
        id: CaseId(chance.id()),
        start,
        quality: Quality::begin(&intake),
        seq: 0,
        told: Vec::new(),
    };
    let Some(customer) = chance.of(&firm.customers).cloned() else {
        return course;
    };
    let number = first_of_tablet(start, chance.between(1, 9_999));
    let intake = Intake::Quality(Box::new(intake));
    let received = received(number, intake, &customer, words, start);
    let command = CaseCommand::Receive(received);
    course.ask(0, who.sales, command);
    if loss == Loss::No {
        return course;
    }
    let goods = Goods {
        order: "SO-2610-118".to_owned(),
        item: "V-32".to_owned(),
        shipped: Some(start.plus(-20 * DAY)),
        delivered: 1_000,
        defective: 300,
        unit: "件".to_owned(),
        compared: true,
        demands: [Way::Return, Way::Allowance].into(),
        demand: "不良品退貨，其餘折讓".to_owned(),
        reason: words.to_owned(),
        claim_fen: 800_000,
        invoice: "AB12345678".to_owned(),
        invoiced: Some(start.plus(-18 * DAY)),
        receivable_fen: 5_000_000,
        ..Goods::default()
    };
    course.step(HOUR, who.sales, QualityStep::Established(Box::new(goods)));
    let sent = QualityStep::Sent {
        sample: "S-1，三件".to_owned(),
        without: String::new(),
        remark: "同批他客未反映".to_owned(),
        signature: Some(firm.signature.clone()),
        attachments: Vec::new(),
    };
    course.step(2 * HOUR, who.sales, sent);
    course
}

/// From the acceptance to the combined opinion.
fn concluded(
    course: &mut Course,
    chance: &mut Chance,
    who: People,
    count: u32,
    quantity: i64,
    allowance_fen: i64,
) {
    let words = |text: &str| text.to_owned();
    course.step(5 * HOUR, who.office, QualityStep::Accepted { sample: true });
    course.number(6 * HOUR, who.office, count);
    let informed = QualityStep::Informed {
        to: [who.quality, who.making].into(),
        what: words("請調查"),
    };
    course.step(7 * HOUR, who.office, informed);
    let tested = QualityStep::Tested {
        sample: words("S-1"),
        characteristic: words("1.6 MPa 水壓"),
        standard: words("不滲"),
        value: words("三件皆不合格"),
        verdict: Verdict::Confirmed,
        attachments: Vec::new(),
    };
    course.step(2 * DAY, who.quality, tested);
    let share = |department: &str, per_cent| Share {
        department: words(department),
        per_cent,
        people: Vec::new(),
    };
    let shares = vec![share("製造部", 70), share("質量管理部", 30)];
    let cause = Cause {
        class: Class::Quality,
        human: None,
        defect: words("C-07"),
        cause: words("鑄造排氣不良"),
        traced: words("爐號 K-88 切片"),
        unnoticed: words("抽檢未含水壓"),
        shares: shares.clone(),
        nobody: String::new(),
        third: String::new(),
        attachments: Vec::new(),
    };
    course.step(
        2 * DAY + HOUR,
        who.quality,
        QualityStep::Caused(Box::new(cause)),
    );
    let ended = QualityStep::InvestigationEnded {
        words: words("不良確認"),
    };
    course.step(2 * DAY + 2 * HOUR, who.quality, ended);
    let report = QualityStep::Reported {
        words: words("起因與責任如表"),
        concerned: String::new(),
    };
    course.step(2 * DAY + 3 * HOUR, who.quality, report);
    course.approve(
        3 * DAY,
        who.leader,
        Role::GeneralManager,
        MatterKind::Report,
    );
    let analysis = Analysis {
        batch: words("K-88"),
        made: words("二線夜班"),
        batch_quantity: 3_000,
        elsewhere: words("庫存 400 件"),
        finding: words("排氣孔堵塞"),
        cause: words("砂芯未清"),
        department: words("製造部鑄造課"),
        ..Analysis::default()
    };
    course.step(
        4 * DAY,
        who.making,
        QualityStep::Analysed(Box::new(analysis)),
    );
    course.line(
        4 * DAY + HOUR,
        who.making,
        who.making,
        chance,
        LineKind::Lasting,
        "每班清砂芯，加水壓抽檢",
    );
    let agreed = QualityStep::CauseChecked {
        agreed: true,
        words: String::new(),
    };
    course.step(4 * DAY + 2 * HOUR, who.quality, agreed);
    course.step(4 * DAY + 3 * HOUR, who.making, QualityStep::OpinionAsked);
    let opinion = QualityStep::Opined {
        agreed: true,
        words: words("照辦"),
    };
    course.step(5 * DAY, who.office, opinion);
    let checked = QualityStep::Checked {
        back: None,
        words: words("各項齊備"),
    };
    course.step(6 * DAY, who.office, checked);
    let settlement = Settlement {
        ways: [Way::Return, Way::Allowance].into(),
        quantity,
        unit_fen: 5_000,
        allowance_fen,
        compensation_fen: 0,
        words: words("不良品退貨，其餘折讓"),
    };
    course.step(
        7 * DAY,
        who.sales,
        QualityStep::Proposed(Box::new(settlement.clone())),
    );
    let talk = QualityStep::Talked {
        channel: Channel::Phone,
        with: words("王採購"),
        words: words("說明起因，客戶同意退貨，折讓再議"),
        offer: Settlement::default(),
        outcome: Some(Outcome::Changed),
    };
    course.step(8 * DAY, who.sales, talk);
    course.approve(9 * DAY, who.head, Role::Supervisor, MatterKind::Opinion);
    course.step(9 * DAY + HOUR, who.sales, QualityStep::GivenBack);
    let conclusion = Conclusion {
        upheld: true,
        agreed: words("不良屬實"),
        open: String::new(),
        reasons: words("檢驗與切片一致"),
        settlement,
        origin: words("製造部鑄造課二線"),
        shares,
        differs: String::new(),
        ours: true,
        in_house: words("庫存 400 件全檢"),
        careless: false,
        listed: Some(true),
        listed_because: String::new(),
        cost: Cost {
            unit_cost_fen: 3_000,
            inspection_fen: 5_000,
            freight_fen: 8_000,
            ..Cost::default()
        },
    };
    course.step(
        10 * DAY,
        who.office,
        QualityStep::Concluded(Box::new(conclusion)),
    );
}

impl Course {
    fn ask(&mut self, after: i64, by: PersonId, command: CaseCommand) {
        let command = Command::Case(self.id, Box::new(command));
        self.told.push((command, by, self.start.plus(after)));
    }

    fn record(&mut self, after: i64, by: PersonId, event: CaseEvent) {
        self.ask(after, by, CaseCommand::Record(event));
    }

    fn step(&mut self, after: i64, by: PersonId, step: QualityStep) {
        let event = QualityEvent {
            occurred_at: self.start.plus(after),
            step,
        };
        self.seq += 1;
        let stamped = stamped(self.seq, event.occurred_at, by);
        self.quality.evolve(&event, &stamped);
        self.record(after, by, CaseEvent::Quality(event));
    }

    fn number(&mut self, after: i64, by: PersonId, count: u32) {
        let occurred_at = self.start.plus(after);
        let event = CaseEvent::Registered {
            book: Book::Quality,
            number: booked(occurred_at, count),
            occurred_at,
        };
        self.record(after, by, event);
    }

    fn line(
        &mut self,
        after: i64,
        by: PersonId,
        owner: PersonId,
        chance: &mut Chance,
        kind: LineKind,
        what: &str,
    ) {
        let line = NewLine {
            id: LineId(chance.id()),
            kind,
            what: what.to_owned(),
            owner,
            by: self.start.plus(after + 14 * DAY),
        };
        self.step(after, by, QualityStep::LineAdded(line));
    }

    fn approve(&mut self, after: i64, by: PersonId, role: Role, kind: MatterKind) {
        let matter = Matter { kind, number: 1 };
        let mut matters = self.quality.matters().into_iter();
        let Some(approved) = matters.find(|approved| approved.matter == matter) else {
            return;
        };
        let event = ApprovalEvent::Given {
            matter,
            content: approved.content,
            role,
            on_behalf: None,
            words: "照辦".to_owned(),
            occurred_at: self.start.plus(after),
        };
        self.record(after, by, CaseEvent::Approval(event));
    }
}
