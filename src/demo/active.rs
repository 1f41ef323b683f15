//! Active service: projects with their inspections, a research visit with its plan, and how some customers like it.

use super::chance::Chance;
use super::firm::Firm;
use super::surveys;
use crate::domain::cases::request::RequestEvent;
use crate::domain::cases::{Answer, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Told};
use crate::domain::customers::{CallHours, CustomerChange, CustomerCommand, Dwelling, Project};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, HeardId, MeasureId, PersonId, VisitId};
use crate::domain::measures::{Measure, Outcome};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use crate::domain::visits::{
    Heard, HeardKind, Inspection, Part, PartState, Plan, Summary, Trip, Urgency, VisitEvent,
};
use std::collections::BTreeMap;

/// A command with who gives it and when.
type Said = (Command, PersonId, Timestamp);

/// The parts of a project, and what is wrong with the fourth now and then.
const PARTS: [&str; 5] = [
    "機房環境",
    "循環水泵",
    "控制器與感測器",
    "管線與閥門",
    "電源與接地",
];

/// Everybody who takes part.
pub(super) struct Cast {
    pub(super) desk: PersonId,
    pub(super) manager: PersonId,
    leader: PersonId,
    engineers: Vec<PersonId>,
}

/// Everything by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let person = |name: &str| {
        let mut people = firm.people.iter();
        people
            .find(|(_, facts)| facts.name == name)
            .map(|(id, _)| *id)
    };
    let cast = Cast {
        desk: firm.desk.last().copied().unwrap_or(firm.head),
        manager: person("孫麗華").unwrap_or(firm.head),
        leader: firm.manager,
        engineers: firm.technicians.iter().take(2).copied().collect(),
    };
    let works: Vec<CustomerId> = firm
        .customers
        .iter()
        .filter(|(_, facts)| facts.dwelling == Dwelling::NonResidential)
        .map(|(id, _)| *id)
        .take(12)
        .collect();
    let mut story = personal(firm, &cast, now);
    if let [first, second, third, ..] = works.as_slice() {
        for (place, customer) in (0..).zip([first, second, third]) {
            story.push(project(*customer, place, &cast, now));
        }
        story.extend(solved(*first, firm, &cast, chance, now.plus(-41 * DAY)));
        story.extend(open(*second, &cast, chance, now.plus(-3 * DAY)));
        story.extend(research(&[*first, *third], &cast, chance, now));
    }
    story.extend(surveys::commands(&works, &cast, chance, now));
    story
}

fn change(customer: CustomerId, change: CustomerChange, by: PersonId, at: Timestamp) -> Said {
    let command = CustomerCommand::Settle(change);
    (Command::Customer(customer, command), by, at)
}

/// What the first customers of the file have told.
fn personal(firm: &Firm, cast: &Cast, now: Timestamp) -> Vec<Said> {
    let told = [
        (
            "先傳訊息再來電",
            "中午十二點到兩點休息，別按門鈴",
            "喜歡把步驟講清楚",
            (18, 20),
        ),
        (
            "打手機，家裡電話沒人接",
            "進門要換鞋，家裡有老人",
            "不喜歡催促",
            (9, 11),
        ),
        ("找女兒，說普通話", "週末在家", "喜歡同一位師傅來", (19, 21)),
    ];
    let at = now.plus(-70 * DAY);
    firm.customers
        .iter()
        .zip(told)
        .zip(0..)
        .map(
            |(((id, _), (reach, habits, likes, (from, until))), place)| {
                let change_ = CustomerChange {
                    reach: Some(reach.to_owned()),
                    habits: Some(habits.to_owned()),
                    likes: Some(likes.to_owned()),
                    hours: Some(Some(CallHours {
                        from: from * 60,
                        until: until * 60,
                    })),
                    ..CustomerChange::default()
                };
                change(*id, change_, cast.desk, at.plus(place * MINUTE))
            },
        )
        .collect()
}

fn project(customer: CustomerId, place: i64, cast: &Cast, now: Timestamp) -> Said {
    let names = ["熱力站自控系統", "換熱機組改造", "遠端監測系統"];
    let name = usize::try_from(place)
        .ok()
        .and_then(|place| names.get(place));
    let at = now.plus(-82 * DAY + place * MINUTE);
    let project = Project {
        name: name.copied().unwrap_or_default().to_owned(),
        manager: cast.manager,
        every_days: (place == 1).then_some(60),
        parts: PARTS.map(str::to_owned).to_vec(),
        since: at,
    };
    let change_ = CustomerChange {
        project: Some(Some(project)),
        ..CustomerChange::default()
    };
    change(customer, change_, cast.desk, at)
}

fn visit(id: VisitId, event: VisitEvent, by: PersonId, at: Timestamp) -> Said {
    (Command::Visit(id, Box::new(event)), by, at)
}

/// An inspection on which the pipes were not in order.
fn inspection(
    customer: CustomerId,
    found: (PartState, Urgency, &str, &str),
    case: CaseId,
    to: Option<PersonId>,
    at: Timestamp,
) -> Inspection {
    let (state, urgency, what, cause) = found;
    let parts = PARTS.map(|name| {
        let mut part = Part {
            name: name.to_owned(),
            ..Part::default()
        };
        if name == "管線與閥門" {
            part = Part {
                state,
                urgency,
                what: what.to_owned(),
                cause: cause.to_owned(),
                case: Some(case),
                ..part
            };
        }
        part
    });
    Inspection {
        customer,
        occurred_at: at,
        parts: parts.to_vec(),
        to,
    }
}

/// A hidden danger that became a case and was solved the day after.
fn solved(
    customer: CustomerId,
    firm: &Firm,
    cast: &Cast,
    chance: &mut Chance,
    at: Timestamp,
) -> Vec<Said> {
    let (id, case) = (VisitId(chance.id()), CaseId(chance.id()));
    let found = (
        PartState::Danger,
        Urgency::Urgent,
        "回水管法蘭有滲水痕跡",
        "墊片老化，運行壓力偏高",
    );
    let inspected = inspection(customer, found, case, Some(cast.desk), at);
    let mut story = vec![visit(
        id,
        VisitEvent::Inspected(inspected),
        cast.manager,
        at,
    )];
    let goes = firm.technicians.first().copied().unwrap_or(firm.head);
    let later = |minutes: i64| at.plus(minutes * MINUTE);
    let mut step = |event, by, at| {
        let command = CaseCommand::Record(event);
        story.push((Command::Case(case, Box::new(command)), by, at));
    };
    let accepted = later(12);
    step(
        CaseEvent::Accepted {
            occurred_at: accepted,
        },
        cast.desk,
        accepted,
    );
    let request = |event| CaseEvent::Request(event);
    let sent = RequestEvent::Assigned {
        technician: goes,
        occurred_at: later(15),
    };
    step(request(sent), cast.desk, later(15));
    step(
        request(RequestEvent::SetOut {
            occurred_at: later(25),
        }),
        goes,
        later(25),
    );
    step(
        request(RequestEvent::ReachedSite {
            occurred_at: later(58),
        }),
        goes,
        later(58),
    );
    let done = RequestEvent::Solved {
        what: "換墊片，重新校緊，試壓不漏".to_owned(),
        occurred_at: later(150),
        signature: Some(firm.signature.clone()),
    };
    step(request(done), goes, later(150));
    let asked = |text: &str| Told::Said(text.to_owned());
    let told = Circumstances {
        place: asked("地下一層回水管"),
        since: Told::NotKnown,
        who: asked("整棟"),
        evidence: asked("墊片老化，運行壓力偏高"),
        done: asked("換了墊片"),
        wanted: asked("別在供暖季停機"),
    };
    step(CaseEvent::Clarified(told), cast.desk, later(170));
    let answer = Answer {
        occurred_at: later(180),
        channel: Channel::Phone,
        told: String::new(),
        course: "巡檢發現滲水，當天換了墊片".to_owned(),
        result: "試壓不漏".to_owned(),
        next: None,
        solves: true,
    };
    step(CaseEvent::Answered(answer), cast.desk, later(180));
    let closing = Closing {
        occurred_at: later(185),
        result: "隱患已排除".to_owned(),
        satisfaction: None,
        reason: String::new(),
    };
    step(CaseEvent::Closed(closing), cast.desk, later(185));
    story
}

/// A problem that customer service has and is still working on.
fn open(customer: CustomerId, cast: &Cast, chance: &mut Chance, at: Timestamp) -> Vec<Said> {
    let (id, case) = (VisitId(chance.id()), CaseId(chance.id()));
    let found = (
        PartState::Problem,
        Urgency::Ordinary,
        "二號閥關不嚴",
        "閥芯磨損",
    );
    let inspected = inspection(customer, found, case, Some(cast.desk), at);
    let accepted = at.plus(9 * MINUTE);
    let event = CaseEvent::Accepted {
        occurred_at: accepted,
    };
    let accept = Command::Case(case, Box::new(CaseCommand::Record(event)));
    vec![
        visit(id, VisitEvent::Inspected(inspected), cast.manager, at),
        (accept, cast.desk, accepted),
    ]
}

/// A research visit three weeks ago: one measure done, one still to be carried out.
fn research(
    customers: &[CustomerId],
    cast: &Cast,
    chance: &mut Chance,
    now: Timestamp,
) -> Vec<Said> {
    let id = VisitId(chance.id());
    let from = now.plus(-21 * DAY);
    let trip = Trip {
        from,
        to: from.plus(7 * HOUR),
        leader: cast.leader,
        engineers: cast.engineers.iter().copied().collect(),
        customers: customers.iter().copied().collect(),
    };
    let engineer = cast.engineers.first().copied().unwrap_or(cast.leader);
    let mut story = vec![visit(
        id,
        VisitEvent::Planned(trip),
        cast.leader,
        from.plus(-DAY),
    )];
    let said = [
        (
            HeardKind::Opinion,
            "設備科李科長",
            "系統穩定，培訓材料太舊",
            "培訓",
        ),
        (
            HeardKind::Suggestion,
            "值班員小周",
            "報警能不能直接發到手機",
            "報警",
        ),
        (
            HeardKind::Criticism,
            "設備科李科長",
            "上次換件等了五天",
            "備件",
        ),
    ];
    let mut topics = BTreeMap::new();
    for (customer, place) in customers.iter().zip(0..) {
        for ((kind, speaker, words, topic), number) in said.iter().zip(0..) {
            // The second customer had nothing to criticise.
            if place == 1 && *kind == HeardKind::Criticism {
                continue;
            }
            let line = HeardId(chance.id());
            let at = from.plus((place * 180 + number * 12 + 20) * MINUTE);
            let heard = Heard {
                line,
                customer: *customer,
                kind: *kind,
                speaker: (*speaker).to_owned(),
                words: (*words).to_owned(),
                occurred_at: at,
                case: None,
            };
            story.push(visit(id, VisitEvent::Heard(heard), engineer, at));
            topics.insert(line, (*topic).to_owned());
        }
        if place == 1 {
            let none = VisitEvent::NothingSaid {
                customer: *customer,
                kinds: [HeardKind::Criticism].into(),
            };
            story.push(visit(id, none, engineer, from.plus(6 * HOUR)));
        }
    }
    let summed = from.plus(2 * DAY);
    story.push(visit(id, VisitEvent::Sorted { topics }, engineer, summed));
    let summary = VisitEvent::SummedUp(Summary {
        occurred_at: summed.plus(HOUR),
        words: "系統本身客戶放心；要改的是培訓材料、報警方式和備件速度。".to_owned(),
    });
    story.push(visit(id, summary, cast.leader, summed.plus(HOUR)));
    let (first, second) = (MeasureId(chance.id()), MeasureId(chance.id()));
    let measure = |about: &str, what: &str, owner, by| Measure {
        about: about.to_owned(),
        what: what.to_owned(),
        owner,
        by,
    };
    let planned = from.plus(4 * DAY);
    let plan = Plan {
        occurred_at: planned,
        measures: [
            (
                first,
                measure(
                    "備件",
                    "常用備件放兩套在站裡",
                    cast.desk,
                    from.plus(14 * DAY),
                ),
            ),
            (
                second,
                measure(
                    "報警",
                    "報警轉到值班手機，試一個月",
                    engineer,
                    now.plus(6 * DAY),
                ),
            ),
        ]
        .into(),
        without: [("培訓".to_owned(), "新材料已在編，下月發".to_owned())].into(),
    };
    story.push(visit(id, VisitEvent::PlanMade(plan), cast.leader, planned));
    let done = from.plus(11 * DAY);
    let ended = VisitEvent::MeasureEnded {
        measure: first,
        outcome: Outcome {
            occurred_at: done,
            done: true,
            words: "兩套備件已入站".to_owned(),
        },
    };
    story.push(visit(id, ended, cast.desk, done));
    story
}
