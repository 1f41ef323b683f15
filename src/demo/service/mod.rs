//! Service complaints (P05): one that took two rounds and a penalty, one not upheld, one whose plan waits for the manager, one whose
//! customer is to be called today, and a letter that nobody has taken over yet.

mod course;

use super::chance::Chance;
use super::firm::Firm;
use super::reception::{booked, first_of_tablet, received};
use crate::domain::approvals::MatterKind;
use crate::domain::cases::after::{AfterStep, NewImprovement};
use crate::domain::cases::complaint::{
    Complaint, ComplaintIntake, ComplaintStep, LineKind, Measure, Origin, Reaction,
};
use crate::domain::cases::{
    CaseCommand, CaseEvent, Channel, Circumstances, Intake, Received, Told,
};
use crate::domain::copies::{CopyEvent, Paper};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, LineId, PersonId};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

use course::{Course, People};
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

/// The plan, and those who have to agree with it.
fn planned(course: &mut Course, who: People, line: LineId) {
    let plan = (line, "登門道歉並清潔");
    course.line(5 * HOUR, who.head, LineKind::Plan, who.head, plan);
    course.submit(310 * MINUTE, who.head);
    course.approve(320 * MINUTE, who.quality, Role::Quality, MatterKind::Plan);
    course.approve(330 * MINUTE, who.manager, Role::Manager, MatterKind::Plan);
}

fn two_rounds(course: &mut Course, chance: &mut Chance, who: People) {
    let (first, second) = (LineId(chance.id()), LineId(chance.id()));
    course.judged(who, booked(course.start, 1), true);
    course.looked_into(who, Origin::Quality, "收尾沒有按清單清潔");
    planned(course, who, first);
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
    followed(course, who);
}

/// What the customer said beside the matter, and an improvement that both departments take part in; its effect is still to be looked at.
fn followed(course: &mut Course, who: People) {
    let (opinion, improvement) = (course.thing("opinion"), course.thing("improvement"));
    course.follow(
        DAY + 3 * HOUR,
        who.head,
        AfterStep::OpinionVoiced {
            id: opinion,
            words: "報修電話中午常打不通".to_owned(),
            department: String::new(),
            to: who.desk,
        },
    );
    course.follow(
        3 * DAY,
        who.desk,
        AfterStep::OpinionAnswered {
            opinion,
            words: "中午加一人值班".to_owned(),
        },
    );
    let plan = NewImprovement {
        id: improvement,
        problem: "收尾清單常被略過".to_owned(),
        measure: "收尾清單改成離開前拍照".to_owned(),
        changes: "維修收尾清單".to_owned(),
        check: "同類投訴件數".to_owned(),
        owner: who.head,
        by: course.start.plus(12 * DAY),
        parties: vec![who.technical],
    };
    course.follow(5 * DAY, who.office, AfterStep::ImprovementPlanned(plan));
    course.follow(
        5 * DAY + HOUR,
        who.technical,
        AfterStep::PartyAnswered {
            improvement,
            agrees: true,
            words: String::new(),
        },
    );
    course.follow(
        10 * DAY,
        who.head,
        AfterStep::ImprovementDone {
            improvement,
            words: "兩個班都已照新清單收尾".to_owned(),
        },
    );
}

fn not_upheld(course: &mut Course, who: People) {
    course.judged(who, booked(course.start, 2), false);
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
    course.judged(who, booked(course.start, 3), true);
    course.looked_into(who, Origin::Manner, "趕下一單，沒帶鞋套");
    planned(course, who, line);
    let after = now.since(course.start) - HOUR;
    course.carried_out(after, who.head, line);
}

fn waits_for_manager(course: &mut Course, chance: &mut Chance, who: People) {
    let lines = [LineId(chance.id()), LineId(chance.id())];
    course.judged(who, booked(course.start, 4), true);
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
    let Some(customer) = chance.of(&firm.customers).cloned() else {
        return course;
    };
    let said = |text: &str| Told::Said(text.to_owned());
    let number = first_of_tablet(start, chance.between(1, 9_999));
    let received = Received {
        channel,
        circumstances: Circumstances {
            place: said(&customer.1.address),
            since: said("上門當天"),
            who: Told::NotKnown,
            evidence: said("有照片"),
            done: Told::NotKnown,
            wanted: said("道歉並恢復原狀"),
        },
        ..received(number, Intake::Complaint(intake), &customer, words, start)
    };
    course.ask(0, who.desk, CaseCommand::Receive(received));
    course
}
