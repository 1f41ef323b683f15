//! The book of incoming documents, letters and their answers, deliveries, filing (P15.02.03, P11.04.01, P11.04.03).

use crate::helpers::{received, signature};
use crate::story::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::{CaseCommand, Channel, Intake, Received};
use huiyin::domain::clause::Regulation;
use huiyin::domain::clock::{Clock, Duty, Owner};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::{PaperId, PersonId, Subject};
use huiyin::domain::papers::*;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::time::{DAY, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

pub const LETTER: PaperId = PaperId(Uuid::from_u128(800));

pub fn facts() -> PaperFacts {
    PaperFacts {
        number: "S2611-HH-001".into(),
        kind: PaperKind::Complaint,
        direction: Direction::In,
        party: "王女士".into(),
        customer: None,
        subject: "帳單多收".into(),
        occurred_at: START,
        pages: vec![signature()],
    }
}

pub fn office() -> Story {
    let mut story = firm();
    story.world.organisation.regulations.insert(Regulation(11));
    story
}

#[track_caller]
fn does(story: &mut Story, event: PaperEvent, actor: PersonId, at: Timestamp) {
    let command = Command::Paper(LETTER, Box::new(event));
    story.ask(command, actor, at).expect("allowed");
}

#[track_caller]
fn refuses(story: &Story, event: PaperEvent, actor: PersonId, clause: &str) {
    let command = Command::Paper(LETTER, Box::new(event));
    let said = story.clone().ask(command, actor, minute(10));
    let refusal = said.expect_err("refused");
    assert_eq!(
        refusal.clause().map(|clause| clause.0),
        Some(clause),
        "{refusal:?}"
    );
}

fn entered(facts: PaperFacts) -> Story {
    let mut story = office();
    does(&mut story, PaperEvent::Entered(facts), DESK, START);
    story
}

fn submitted() -> Story {
    let mut story = entered(facts());
    let event = PaperEvent::Submitted {
        to: MANAGER,
        occurred_at: minute(5),
    };
    does(&mut story, event, DESK, minute(5));
    story
}

fn clock(story: &Story, duty: Duty) -> Option<Clock> {
    let context = story.context(DESK, minute(10));
    let all = clocks(&story.world.papers[&LETTER], &context);
    all.into_iter().find(|clock| clock.duty == duty)
}

#[test]
fn a_written_complaint_is_entered_in_the_book() {
    // P15.02.03a
    let story = office();
    let with = |change: fn(&mut PaperFacts)| {
        let mut facts = facts();
        change(&mut facts);
        PaperEvent::Entered(facts)
    };
    refuses(&story, with(|one| one.pages.clear()), DESK, "P15.02.03a");
    refuses(&story, with(|one| one.number.clear()), DESK, "P15.02.03a");
    // P11.04.01c: what the form asks is filled in, and what is missing is named.
    refuses(&story, with(|one| one.party.clear()), DESK, "P11.04.01c");
    refuses(
        &story,
        with(|one| one.subject = " ".into()),
        DESK,
        "P11.04.01c",
    );
    let story = entered(facts());
    let second = Command::Paper(PaperId(Uuid::from_u128(801)), Box::new(with(|_| ())));
    let taken = story.clone().ask(second, DESK, minute(5));
    assert_eq!(taken, Err(Refusal::Paper(PaperRefusal::NumberTaken)));
    let device = huiyin::domain::stamp::DeviceId([7; 32]);
    assert_eq!(
        next_paper_number(&story.world, device, START, 480),
        "S2611-HH-002"
    );
    // A case that came in writing waits for its place in the book.
    let mut story = submitted();
    let written = Received {
        channel: Channel::Written,
        promise: Some(minute(240)),
        occurred_at: minute(6),
        ..received(Intake::Request)
    };
    let take = Command::Case(CASE, Box::new(CaseCommand::Receive(written)));
    story.ask(take, DESK, minute(6)).expect("taken");
    assert!(story.owed(Duty::EnterInBook));
    does(&mut story, PaperEvent::Led { case: CASE }, DESK, minute(7));
    assert!(!story.owed(Duty::EnterInBook));
}

#[test]
fn a_written_complaint_is_submitted_to_the_leaders_before_it_is_handled() {
    // P15.02.03b
    let story = entered(facts());
    let letter = PaperEvent::Answered {
        letter: "已退費".into(),
        copy: Vec::new(),
        occurred_at: minute(6),
    };
    refuses(&story, letter.clone(), DESK, "P15.02.03b");
    let to = |to| PaperEvent::Submitted {
        to,
        occurred_at: minute(5),
    };
    refuses(&story, to(SALES), DESK, "P15.02.03b");
    assert!(clock(&story, Duty::SubmitPaper).expect("owed").is_open());
    let mut story = submitted();
    assert_eq!(
        clock(&story, Duty::SubmitPaper).expect("met").met,
        Some(minute(5))
    );
    let seen = PaperEvent::Seen {
        instruction: "三天內答覆".into(),
        occurred_at: minute(8),
    };
    refuses(&story, seen.clone(), DESK, "P15.02.03b");
    does(&mut story, seen, MANAGER, minute(8));
    let paper = &story.world.papers[&LETTER];
    assert_eq!(paper.seen[0].text, "三天內答覆");
    assert_eq!(paper.unseen().count(), 0);
    does(&mut story, letter, DESK, minute(9));
}

#[test]
fn a_letter_is_answered_by_a_letter_whose_copy_is_kept() {
    // P15.02.03c
    let mut story = submitted();
    let empty = PaperEvent::Answered {
        letter: " ".into(),
        copy: Vec::new(),
        occurred_at: minute(6),
    };
    refuses(&story, empty, DESK, "P15.02.03c");
    let answered = PaperEvent::Answered {
        letter: "已退差額".into(),
        copy: vec![signature()],
        occurred_at: minute(6),
    };
    does(&mut story, answered, DESK, minute(6));
    let paper = &story.world.papers[&LETTER];
    assert_eq!(paper.answers[0].text, "已退差額");
    assert_eq!(paper.files().count(), 2);
}

#[test]
fn every_delivery_has_a_recipient_and_a_proof() {
    // P11.04.01b
    let mut story = entered(facts());
    let delivered = |to: &str, proof: bool| PaperEvent::Delivered {
        what: "答覆函".into(),
        to: to.into(),
        channel: Channel::InPerson,
        files: proof.then(signature).into_iter().collect(),
        occurred_at: minute(9),
    };
    refuses(&story, delivered("", true), DESK, "P11.04.01b");
    refuses(&story, delivered("王女士", false), DESK, "P11.04.01b");
    does(&mut story, delivered("王女士", true), DESK, minute(9));
    assert_eq!(story.world.papers[&LETTER].deliveries[0].who, "王女士");
}

#[test]
fn information_is_passed_on_the_same_working_day_in_both_directions() {
    // P11.04.01a
    for direction in [Direction::In, Direction::Out] {
        let notice = PaperFacts {
            kind: PaperKind::Notice,
            direction,
            pages: Vec::new(),
            ..facts()
        };
        let mut story = entered(notice);
        let owed = clock(&story, Duty::PassPaperOn).expect("owed");
        // Monday 17:30.
        assert_eq!(
            (owed.owner, owed.deadline.due),
            (Owner::Person(DESK), minute(450))
        );
        let to = |to: &str| PaperEvent::PassedOn {
            to: to.into(),
            occurred_at: minute(9),
        };
        refuses(&story, to(""), DESK, "P11.04.01a");
        does(&mut story, to("物業辦"), DESK, minute(9));
        assert_eq!(
            clock(&story, Duty::PassPaperOn).expect("met").met,
            Some(minute(9))
        );
        let off = story.without(11);
        assert!(clock(&off, Duty::PassPaperOn).is_none());
    }
}

#[test]
fn papers_are_filed_and_those_of_nobody_are_listed() {
    // P11.04.03a
    let mut story = entered(facts());
    let registered = CustomerFacts {
        name: "王女士".into(),
        ..CustomerFacts::default()
    };
    let register = Command::Customer(CUSTOMER, CustomerCommand::Register(registered));
    story.ask(register, DESK, minute(1)).expect("registers");
    assert_eq!(unassigned(&story.world).len(), 1);
    let nowhere = PaperEvent::Filed {
        place: String::new(),
        occurred_at: minute(5),
    };
    refuses(&story, nowhere, DESK, "P11.04.03a");
    does(
        &mut story,
        PaperEvent::Assigned { customer: CUSTOMER },
        DESK,
        minute(5),
    );
    assert!(unassigned(&story.world).is_empty());
    let filed = PaperEvent::Filed {
        place: "客戶櫃 12".into(),
        occurred_at: minute(6),
    };
    does(&mut story, filed, DESK, minute(6));
    assert_eq!(story.world.papers[&LETTER].filed[0].who, "客戶櫃 12");
}

#[test]
fn from_a_paper_something_is_put_down_for_later_and_done() {
    // P11.04.03c
    let mut story = entered(facts());
    let task = |what: &str, by| PaperEvent::TaskSet {
        what: what.into(),
        owner: SALES,
        by,
    };
    refuses(&story, task("", minute(900)), DESK, "P11.04.03c");
    refuses(&story, task("查面積", START), DESK, "P11.04.03c");
    does(&mut story, task("查面積", minute(900)), DESK, minute(5));
    let owed = clock(&story, Duty::DoPaperTask).expect("owed");
    assert_eq!(
        (owed.owner, owed.deadline.due),
        (Owner::Person(SALES), minute(900))
    );
    let context = story.context(SALES, minute(6));
    let today = agenda(&context);
    assert!(
        today
            .iter()
            .any(|line| line.clock.subject == Subject::Paper(LETTER))
    );
    let done = PaperEvent::TaskDone {
        result: "差 3 平米".into(),
        occurred_at: minute(9),
    };
    does(&mut story, done.clone(), SALES, minute(9));
    assert!(story.world.papers[&LETTER].open_tasks().is_empty());
    let again = Command::Paper(LETTER, Box::new(done));
    let said = story.ask(again, SALES, minute(10));
    assert_eq!(said, Err(Refusal::Paper(PaperRefusal::NoTask)));
}

#[test]
fn the_files_are_put_in_order_at_regular_intervals() {
    // P11.04.03b
    let mut story = entered(facts());
    let id = files_id(story.world.organisation.id);
    let due = |story: &Story, at| -> Option<Timestamp> {
        let context = story.context(DESK, at);
        let mut owed = open_clocks(&context).filter(|clock| clock.duty == Duty::OrderFiles);
        owed.next().map(|clock| clock.deadline.due)
    };
    assert_eq!(due(&office(), minute(5)), None, "no paper, no file");
    assert_eq!(due(&story, minute(5)), Some(START.plus(91 * DAY)));
    let ordered = |files, at| PaperEvent::PutInOrder {
        files,
        occurred_at: at,
    };
    let at = START.plus(80 * DAY);
    let none = Command::Paper(id, Box::new(ordered(0, at)));
    let refusal = story.ask(none, DESK, at).expect_err("refused");
    assert_eq!(refusal.clause().map(|clause| clause.0), Some("P11.04.03b"));
    let elsewhere = Command::Paper(LETTER, Box::new(ordered(37, at)));
    let refusal = story.ask(elsewhere, DESK, at);
    assert_eq!(refusal, Err(Refusal::Paper(PaperRefusal::WrongSheet)));
    let done = Command::Paper(id, Box::new(ordered(37, at)));
    story.ask(done, DESK, at).expect("writes");
    assert_eq!(story.world.papers[&id].signed[0].1, 37);
    assert_eq!(due(&story, at), Some(at.plus(91 * DAY)));
}

/// What two tablets may write about one paper.
fn events() -> Vec<PaperEvent> {
    let at = minute(5);
    vec![
        PaperEvent::Entered(PaperFacts {
            party: "李先生".into(),
            ..facts()
        }),
        PaperEvent::Submitted {
            to: HEAD,
            occurred_at: at,
        },
        PaperEvent::Seen {
            instruction: "辦".into(),
            occurred_at: at,
        },
        PaperEvent::Led { case: CASE },
        PaperEvent::Assigned { customer: CUSTOMER },
        PaperEvent::Answered {
            letter: "甲".into(),
            copy: Vec::new(),
            occurred_at: at,
        },
        PaperEvent::Answered {
            letter: "乙".into(),
            copy: vec![signature()],
            occurred_at: at,
        },
        PaperEvent::Delivered {
            what: "函".into(),
            to: "王".into(),
            channel: Channel::Written,
            files: vec![signature()],
            occurred_at: at,
        },
        PaperEvent::PassedOn {
            to: "辦".into(),
            occurred_at: at,
        },
        PaperEvent::Filed {
            place: "櫃".into(),
            occurred_at: at,
        },
        PaperEvent::TaskSet {
            what: "查".into(),
            owner: SALES,
            by: minute(90),
        },
        PaperEvent::TaskDone {
            result: "好".into(),
            occurred_at: at,
        },
        PaperEvent::PutInOrder {
            files: 3,
            occurred_at: at,
        },
    ]
}

proptest! {
    /// Whatever comes in whatever order, every reader of a paper is total, nothing that was done is lost, and it survives its page.
    #[test]
    fn a_paper_keeps_everything_in_whatever_order(order in prop::collection::vec(0_usize..13, 0..20)) {
        let mut story = entered(facts());
        let events = events();
        for place in &order {
            let happened = Happened {
                subject: Subject::Paper(LETTER),
                event: Event::Paper(Box::new(events[*place].clone())),
            };
            story.fold_apart(happened, SALES, minute(6));
        }
        let paper = &story.world.papers[&LETTER];
        let answers = order.iter().filter(|place| matches!(place, 5 | 6)).count();
        prop_assert_eq!(paper.answers.len(), answers);
        prop_assert_eq!(paper.party.as_str(), "王女士");
        let context = story.context(DESK, minute(9));
        let _ = (clocks(paper, &context), paper.open_tasks().len(), paper.unseen().count());
        let json = serde_json::to_string(paper).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Paper>(&json).unwrap(), paper);
        prop_assert_eq!(story.world.to_settle(), 0);
    }
}
