//! Service complaints (P05): one that took two rounds and a penalty, one not upheld, one whose plan waits for the manager, one whose
//! customer is to be called today, and a letter that nobody has taken over yet.

use super::chance::Chance;
use super::firm::Firm;
use crate::domain::approvals::{ApprovalEvent, Matter, MatterKind};
use crate::domain::cases::complaint::{
    Call, Complaint, ComplaintEvent, ComplaintIntake, ComplaintStep, Extent, LineKind, Manner,
    Measure, NewLine, Origin, Reaction,
};
use crate::domain::cases::{
    Answer, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Grade, Intake,
    Received, Satisfaction, Told,
};
use crate::domain::copies::{CopyEvent, Paper};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, LineId, PersonId};
use crate::domain::roles::Role;
use crate::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use chrono::Datelike;

/// Wall clock minus UTC of the firm.
const OFFSET: i64 = 8 * HOUR;

/// Who does what.
#[derive(Clone, Copy)]
struct People {
    desk: PersonId,
    technical: PersonId,
    culprit: PersonId,
    head: PersonId,
    office: PersonId,
    quality: PersonId,
    manager: PersonId,
    leader: PersonId,
}

/// A complaint as it is told: what was asked so far, and what it says by then, which is what people approve.
struct Course {
    id: CaseId,
    start: Timestamp,
    complaint: Complaint,
    seq: u64,
    told: Vec<(Command, PersonId, Timestamp)>,
}

impl Course {
    fn ask(&mut self, after: i64, by: PersonId, command: CaseCommand) -> Timestamp {
        let at = self.start.plus(after);
        let command = Command::Case(self.id, Box::new(command));
        self.told.push((command, by, at));
        at
    }

    fn record(&mut self, after: i64, by: PersonId, event: impl FnOnce(Timestamp) -> CaseEvent) {
        let event = event(self.start.plus(after));
        self.ask(after, by, CaseCommand::Record(event));
    }

    fn step(&mut self, after: i64, by: PersonId, step: ComplaintStep) {
        let event = ComplaintEvent {
            round: self.complaint.round(),
            occurred_at: self.start.plus(after),
            step,
        };
        self.seq += 1;
        let stamped = Stamped {
            dot: Dot {
                device: DeviceId([0; 32]),
                seq: self.seq,
            },
            lamport: self.seq,
            at: event.occurred_at,
            actor: by,
            seen: Seen::default(),
            event: (),
        };
        self.complaint.evolve(&event, &stamped);
        self.record(after, by, |_| CaseEvent::Complaint(event));
    }

    fn approve(&mut self, after: i64, by: PersonId, role: Role, kind: MatterKind) {
        let number = if kind == MatterKind::Penalty {
            1
        } else {
            self.complaint.round()
        };
        let matter = Matter { kind, number };
        let mut matters = self.complaint.matters().into_iter();
        let Some(approved) = matters.find(|approved| approved.matter == matter) else {
            return;
        };
        self.record(after, by, |occurred_at| {
            CaseEvent::Approval(ApprovalEvent::Given {
                matter,
                content: approved.content,
                role,
                on_behalf: None,
                words: String::new(),
                occurred_at,
            })
        });
    }

    /// Registered, confirmed, reviewed, judged.
    fn judged(&mut self, who: People, number: String, upheld: bool) {
        self.record(20 * MINUTE, who.office, |occurred_at| {
            CaseEvent::Registered {
                number,
                occurred_at,
            }
        });
        let (reasons, reasonable) = if upheld {
            (Extent::Full, Extent::Full)
        } else {
            (Extent::Partly, Extent::Not)
        };
        let grounds = || "與工單、照片核對過".to_owned();
        self.step(
            40 * MINUTE,
            who.technical,
            ComplaintStep::Confirmed {
                reasons,
                grounds: grounds(),
            },
        );
        self.step(
            50 * MINUTE,
            who.office,
            ComplaintStep::Reviewed {
                complete: true,
                missing: String::new(),
            },
        );
        self.step(
            HOUR,
            who.office,
            ComplaintStep::Judged {
                read: true,
                reasonable,
                upheld,
                grounds: grounds(),
            },
        );
    }

    /// Assigned, taken, looked into, talked about within the day.
    fn looked_into(&mut self, who: People, origin: Origin, cause: &str) {
        self.step(
            80 * MINUTE,
            who.office,
            ComplaintStep::Assigned {
                department: "維修一班".to_owned(),
                person: who.head,
                head: who.head,
                instead: Some(who.desk),
                reason: String::new(),
            },
        );
        self.record(90 * MINUTE, who.head, |occurred_at| CaseEvent::Accepted {
            occurred_at,
        });
        self.found(3 * HOUR, who.head, who.culprit, origin, cause);
        self.step(
            200 * MINUTE,
            who.head,
            ComplaintStep::Drafted {
                words: "登門道歉，恢復原狀".to_owned(),
            },
        );
        self.step(
            220 * MINUTE,
            who.head,
            ComplaintStep::Talked {
                channel: Channel::Phone,
                reached: true,
                with: "本人".to_owned(),
                words: "說明已查到原因，約定登門".to_owned(),
                agreed: Some(true),
                agreement: "三天內登門道歉並清潔".to_owned(),
            },
        );
        self.step(
            4 * HOUR,
            who.office,
            ComplaintStep::MannerChosen {
                manner: Manner::Apologise,
                words: String::new(),
            },
        );
    }

    fn found(&mut self, after: i64, by: PersonId, culprit: PersonId, origin: Origin, cause: &str) {
        let step = ComplaintStep::Found {
            origin,
            cause: cause.to_owned(),
            looked_at: "工單、照片、當事人說明".to_owned(),
            people: vec![culprit],
            nobody: String::new(),
            attachments: Vec::new(),
        };
        self.step(after, by, step);
    }

    fn line(
        &mut self,
        after: i64,
        by: PersonId,
        kind: LineKind,
        owner: PersonId,
        what: (LineId, &str),
    ) {
        let (id, what) = what;
        let due = self.start.plus(after + 3 * DAY);
        self.step(
            after,
            by,
            ComplaintStep::LineAdded(NewLine {
                id,
                kind,
                what: what.to_owned(),
                owner,
                by: due,
                fen: 0,
                answers: "當天的查處情形".to_owned(),
                late_because: String::new(),
            }),
        );
    }

    fn submit(&mut self, after: i64, by: PersonId) {
        let step = ComplaintStep::PlanSubmitted {
            opinion: "情況屬實，登門道歉並恢復原狀".to_owned(),
            wish: Extent::Full,
            wish_reason: String::new(),
        };
        self.step(after, by, step);
    }

    /// Done, told, complete.
    fn carried_out(&mut self, after: i64, by: PersonId, line: LineId) {
        self.step(
            after,
            by,
            ComplaintStep::LineDone {
                line,
                words: "已登門，住戶在場".to_owned(),
                attachments: Vec::new(),
            },
        );
        self.record(after + 10 * MINUTE, by, |occurred_at| {
            CaseEvent::Answered(Answer {
                occurred_at,
                channel: Channel::OnSite,
                told: String::new(),
                course: "登門道歉，清潔並恢復原狀".to_owned(),
                result: "當場看過，沒有遺留".to_owned(),
                next: None,
                solves: true,
            })
        });
        self.step(
            after + 15 * MINUTE,
            by,
            ComplaintStep::Completed {
                words: "已道歉、已清潔".to_owned(),
            },
        );
    }

    fn called(&mut self, after: i64, by: PersonId, satisfied: bool) {
        let result = if satisfied {
            "滿意，謝謝回電"
        } else {
            "牆邊還有水漬，要再處理"
        };
        let call = Call {
            channel: Channel::Phone,
            reached: true,
            with: String::new(),
            done: Some(true),
            missing: String::new(),
            words: "問了登門的情形".to_owned(),
            result: result.to_owned(),
            satisfied: Some(satisfied),
        };
        self.step(after, by, ComplaintStep::Called(call));
    }

    fn summed(&mut self, after: i64, by: PersonId) {
        self.step(
            after,
            by,
            ComplaintStep::Summed {
                summary: "從受理到辦妥都有人負責，回電當天完成".to_owned(),
                grade: Extent::Partly,
                lesson: "出門前點檢鞋套與防水布".to_owned(),
                improvement: "工具包加鞋套格，列入班前檢查".to_owned(),
            },
        );
    }

    fn closed(&mut self, after: i64, by: PersonId, result: &str) {
        self.record(after, by, |occurred_at| {
            CaseEvent::Closed(Closing {
                occurred_at,
                result: result.to_owned(),
                satisfaction: Some(Satisfaction::Satisfied),
                reason: String::new(),
            })
        });
    }
}

/// The register number of the `count`-th complaint of the month of `at`.
fn number(at: Timestamp, count: u32) -> String {
    let local = at.plus(OFFSET).to_utc();
    format!(
        "{:02}{:02}{count:02}",
        local.year().rem_euclid(100),
        local.month()
    )
}

/// Every command of every complaint that has happened by `now`.
pub(super) fn commands(
    firm: &Firm,
    chance: &mut Chance,
    now: Timestamp,
) -> Vec<(Command, PersonId, Timestamp)> {
    let holder = |role: Role| {
        let mut people = firm.people.iter();
        people
            .find(|(_, facts)| facts.roles.contains(&role))
            .map(|(id, _)| *id)
    };
    let people = || {
        Some(People {
            desk: *firm.desk.last()?,
            technical: *firm.technicians.first()?,
            culprit: *firm.technicians.get(1)?,
            head: firm.head,
            office: holder(Role::Office)?,
            quality: holder(Role::Quality)?,
            manager: holder(Role::Manager)?,
            leader: firm.manager,
        })
    };
    let Some(who) = people() else {
        return Vec::new();
    };
    let mut courses = [
        begun(
            firm,
            chance,
            who,
            now.plus(-40 * DAY),
            Channel::Phone,
            "師傅走後地上全是水，也沒擦",
        ),
        begun(
            firm,
            chance,
            who,
            now.plus(-24 * DAY),
            Channel::Phone,
            "說好上午來，等到下午四點",
        ),
        begun(
            firm,
            chance,
            who,
            now.plus(-5 * DAY),
            Channel::InPerson,
            "師傅進門不穿鞋套，還大聲說話",
        ),
        begun(
            firm,
            chance,
            who,
            now.plus(-30 * HOUR),
            Channel::Phone,
            "換了閥門，收費和報價不一樣",
        ),
        begun(
            firm,
            chance,
            who,
            now.plus(-3 * HOUR),
            Channel::Written,
            "來信反映樓道暖氣井蓋沒有蓋好",
        ),
    ];
    let [rounds, declined, called_today, planned, _letter] = &mut courses;
    two_rounds(rounds, chance, who);
    not_upheld(declined, who);
    done_today(called_today, chance, who, now);
    waits_for_manager(planned, chance, who);
    let told = courses.into_iter().flat_map(|course| course.told);
    told.filter(|(_, _, at)| *at <= now).collect()
}

fn two_rounds(course: &mut Course, chance: &mut Chance, who: People) {
    let (first, second) = (LineId(chance.id()), LineId(chance.id()));
    course.judged(who, number(course.start, 1), true);
    course.looked_into(who, Origin::Quality, "收尾沒有按清單清潔");
    course.line(
        5 * HOUR,
        who.head,
        LineKind::Plan,
        who.head,
        (first, "登門道歉並清潔"),
    );
    course.submit(310 * MINUTE, who.head);
    course.approve(320 * MINUTE, who.quality, Role::Quality, MatterKind::Plan);
    course.approve(330 * MINUTE, who.manager, Role::Manager, MatterKind::Plan);
    course.carried_out(DAY, who.head, first);
    course.called(DAY + 2 * HOUR, who.quality, false);
    course.found(
        2 * DAY,
        who.quality,
        who.culprit,
        Origin::Quality,
        "牆邊滲水未發現",
    );
    course.line(
        2 * DAY + HOUR,
        who.head,
        LineKind::Plan,
        who.head,
        (second, "更換踢腳線並烘乾"),
    );
    course.submit(2 * DAY + 70 * MINUTE, who.head);
    course.approve(
        2 * DAY + 2 * HOUR,
        who.quality,
        Role::Quality,
        MatterKind::Plan,
    );
    course.approve(
        2 * DAY + 3 * HOUR,
        who.manager,
        Role::Manager,
        MatterKind::Plan,
    );
    course.carried_out(3 * DAY, who.head, second);
    course.called(3 * DAY + HOUR, who.quality, true);
    let grounds = || "收尾清單未執行，查實".to_owned();
    course.step(
        3 * DAY + 2 * HOUR,
        who.head,
        ComplaintStep::Proposed {
            people: vec![who.culprit],
            others: String::new(),
            grounds: grounds(),
        },
    );
    course.step(
        3 * DAY + 3 * HOUR,
        who.office,
        ComplaintStep::Decided {
            people: vec![who.culprit],
            others: String::new(),
            grounds: grounds(),
        },
    );
    course.step(
        3 * DAY + 200 * MINUTE,
        who.office,
        ComplaintStep::MeasureTaken {
            person: who.culprit,
            measure: Measure::Training,
            words: "參加收尾清單培訓".to_owned(),
        },
    );
    course.step(
        3 * DAY + 4 * HOUR,
        who.office,
        ComplaintStep::Fined {
            shares: vec![(who.culprit, 30_000)],
            because: "未按收尾清單清潔，造成二次投訴".to_owned(),
        },
    );
    course.approve(
        3 * DAY + 5 * HOUR,
        who.leader,
        Role::GeneralManager,
        MatterKind::Penalty,
    );
    let copies = [(1, who.office), (2, who.manager), (3, who.culprit)];
    for ((copy, to), after) in copies.into_iter().zip(1..) {
        let given = move |occurred_at| {
            CaseEvent::Copy(CopyEvent::Given {
                paper: Paper::PenaltyNotice,
                copy,
                to,
                occurred_at,
                signature: None,
            })
        };
        course.record(4 * DAY + after * MINUTE, who.office, given);
        let received = move |occurred_at| {
            CaseEvent::Copy(CopyEvent::Received {
                paper: Paper::PenaltyNotice,
                copy,
                occurred_at,
            })
        };
        course.record(4 * DAY + HOUR + after * MINUTE, to, received);
    }
    course.summed(4 * DAY + 2 * HOUR, who.head);
    course.closed(4 * DAY + 3 * HOUR, who.head, "更換踢腳線，客戶滿意");
}

fn not_upheld(course: &mut Course, who: People) {
    course.judged(who, number(course.start, 2), false);
    course.step(
        2 * HOUR,
        who.desk,
        ComplaintStep::Explained {
            channel: Channel::Phone,
            words: "謝謝您告訴我們。當天約的是下午，簡訊也寫了兩點到五點；下次我們會再打電話確認。"
                .to_owned(),
            misunderstood: "以為約在上午".to_owned(),
            reaction: Reaction::Understands,
        },
    );
    course.summed(DAY, who.head);
    course.closed(DAY + HOUR, who.head, "說明後客戶體諒");
}

fn done_today(course: &mut Course, chance: &mut Chance, who: People, now: Timestamp) {
    let line = LineId(chance.id());
    course.judged(who, number(course.start, 3), true);
    course.looked_into(who, Origin::Manner, "趕下一單，沒帶鞋套");
    course.line(
        5 * HOUR,
        who.head,
        LineKind::Plan,
        who.head,
        (line, "登門道歉並清潔"),
    );
    course.submit(310 * MINUTE, who.head);
    course.approve(320 * MINUTE, who.quality, Role::Quality, MatterKind::Plan);
    course.approve(330 * MINUTE, who.manager, Role::Manager, MatterKind::Plan);
    let after = now.since(course.start) - HOUR;
    course.carried_out(after, who.head, line);
}

fn waits_for_manager(course: &mut Course, chance: &mut Chance, who: People) {
    let lines = [LineId(chance.id()), LineId(chance.id())];
    course.judged(who, number(course.start, 4), true);
    course.looked_into(who, Origin::Charge, "報價後臨時換了型號，沒有再說明");
    let [plan, corrective] = lines;
    course.line(
        5 * HOUR,
        who.head,
        LineKind::Plan,
        who.head,
        (plan, "退回差額並當面說明"),
    );
    course.line(
        301 * MINUTE,
        who.head,
        LineKind::Corrective,
        who.technical,
        (corrective, "核對本月同型號的收費"),
    );
    course.submit(310 * MINUTE, who.head);
    course.approve(320 * MINUTE, who.quality, Role::Quality, MatterKind::Plan);
}

fn begun(
    firm: &Firm,
    chance: &mut Chance,
    who: People,
    start: Timestamp,
    channel: Channel,
    words: &str,
) -> Course {
    let start = Timestamp(start.0 - start.0.rem_euclid(MINUTE));
    let id = CaseId(chance.id());
    let intake = ComplaintIntake {
        about: "上門服務".to_owned(),
        department: "維修一班".to_owned(),
        ..ComplaintIntake::default()
    };
    let mut course = Course {
        id,
        start,
        complaint: Complaint::begin(&intake, start),
        seq: 0,
        told: Vec::new(),
    };
    let Some((customer, facts)) = chance.of(&firm.customers).cloned() else {
        return course;
    };
    let said = |text: &str| Told::Said(text.to_owned());
    let received = Received {
        number: format!(
            "{}-TS-{:04}",
            number(start, 0).get(..4).unwrap_or_default(),
            chance.between(1, 9_999)
        ),
        intake: Intake::Complaint(intake),
        customer: Some(customer),
        caller: Caller {
            name: facts.name.clone(),
            phone: facts.phone.clone(),
            address: facts.address.clone(),
        },
        channel,
        words: words.to_owned(),
        circumstances: Circumstances {
            place: said(&facts.address),
            since: said("上門當天"),
            who: Told::NotKnown,
            evidence: said("有照片"),
            done: Told::NotKnown,
            wanted: said("道歉並恢復原狀"),
        },
        occurred_at: start,
        grade: Grade::Ordinary,
        promise: None,
        read_back: true,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        attachments: Vec::new(),
    };
    course.ask(0, who.desk, CaseCommand::Receive(received));
    course
}
