//! Whose it is: particulars and wishes, who is named and who is not, what is sealed, whom it concerns; concealment and retaliation (P10.11.10–12).

use crate::helpers::*;
use crate::petition_steps::*;
use crate::story::*;
use huiyin::domain::cases::petition::{
    About, Grounds, Late, Matter, Offence, PetitionEvent, PetitionIntake, Way, Wishes, recipients,
};
use huiyin::domain::cases::{
    Caller, CaseCommand, CaseEvent, CaseRefusal, Intake, Procedure, Received, Satisfaction,
    missing_numbers,
};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::ids::CaseId;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, MINUTE};
use uuid::Uuid;

#[test]
fn every_way_is_taken_and_another_one_with_a_word_of_explanation() {
    // P10.11.05, P10.11.02: the dispatch telephone is the first of an open list.
    assert_eq!(Way::ALL[0], Way::DispatchPhone);
    for way in Way::ALL {
        let other = PetitionIntake {
            way,
            way_in_words: "走廊裡攔住說的".into(),
            ..intake()
        };
        given([take(taken_as(other))]);
    }
    let silent = PetitionIntake {
        way: Way::Other,
        ..intake()
    };
    firm()
        .when(take(taken_as(silent)))
        .then_refused("P10.11.05");
}

#[test]
fn particulars_name_and_wishes_are_asked_when_it_is_taken() {
    // P10.11.06b: what was said is written down.
    let change = |change: fn(&mut Received)| {
        let mut received = taken_as(intake());
        change(&mut received);
        firm().when(take(received))
    };
    change(|received| received.words = " ".into()).then_refused("P10.11.06b");
    // P10.04.03b: every call, visit, letter and matter from above is recorded with whose it is.
    change(|received| received.caller = nobody()).then_refused("P10.04.03b");
    // P10.11.10b: the user's wishes are asked.
    let silent = PetitionIntake {
        wishes: Wishes::default(),
        ..intake()
    };
    firm()
        .when(take(taken_as(silent)))
        .then_refused("P10.11.10b");
    let unasked = PetitionIntake {
        wishes: Wishes {
            reply: None,
            ..intake().wishes
        },
        ..intake()
    };
    firm()
        .when(take(taken_as(unasked)))
        .then_refused("P10.11.10b");
}

#[test]
fn whoever_wants_no_name_leaves_none_and_gets_a_code() {
    // P10.11.10c: saving with name, telephone or address filled is refused; a pick-up code is given out.
    given([take(anonymous())]);
    let with = |caller: Caller| Received {
        caller,
        ..anonymous()
    };
    let named = Caller {
        name: "某".into(),
        ..nobody()
    };
    let phoned = Caller {
        phone: "139".into(),
        ..nobody()
    };
    let housed = Caller {
        address: "松花路".into(),
        ..nobody()
    };
    for caller in [named, phoned, housed] {
        firm().when(take(with(caller))).then_refused("P10.11.10c");
    }
    let mut reachable = anonymous();
    if let Intake::Petition(intake) = &mut reachable.intake {
        intake.wishes.reach = "打 13900001111".into();
    }
    firm().when(take(reachable)).then_refused("P10.11.10c");
    let filed = Received {
        customer: Some(CUSTOMER),
        ..anonymous()
    };
    firm().when(take(filed)).then_refused("P10.11.10c");
    let mut without = anonymous();
    if let Intake::Petition(intake) = &mut without.intake {
        intake.pick_up = None;
    }
    firm().when(take(without)).then_refused("P10.11.10c");
    // Nobody can be called, so nobody is asked afterwards; nothing else is missing for it.
    given([
        take(anonymous()),
        give(10, DESK, MANAGER),
        accept(15, MANAGER),
        grounds(100, None).by(MANAGER),
        told(120, "查實，已處理").by(MANAGER),
        close(130).by(MANAGER),
    ])
    .when(called(3_000, Satisfaction::Very))
    .then_refused("P10.11.10c");
}

#[test]
fn what_is_sealed_stands_nowhere_in_clear() {
    // P10.11.10a, P10.11.10d: not beside the seal, and not in an entry that anybody can read.
    let both = Received {
        words: "收紅包".into(),
        ..anonymous()
    };
    firm().when(take(both)).then_no(CaseRefusal::SealedInClear);
    let story = given([take(anonymous())]);
    assert!(story.case().words_sealed() && story.case().identity_withheld());
    assert_eq!(story.case().words, "");
    assert_eq!(story.case().caller, nobody());
    // Even a confidence that lies about in clear changes nothing.
    let before = story.case().clone();
    let mut story = story;
    let confided = huiyin::domain::cases::petition::Confided {
        words: "收紅包".into(),
        ..Default::default()
    };
    let event = CaseEvent::Petition(PetitionEvent::Confided(confided));
    story.fold(of_case(event), DESK, START);
    let json = serde_json::to_string(story.case()).unwrap();
    assert!(!json.contains("收紅包"));
    assert_eq!(story.case().words, before.words);
}

#[test]
fn it_is_sealed_for_heads_and_leaders_but_never_for_whom_it_concerns() {
    // P10.11.10a
    let story = firm();
    let context = story.context(DESK, START);
    let roles = |roles: &[Role]| roles.iter().copied().collect();
    let to = recipients(&intake(), &context);
    assert_eq!(to.roles, roles(&[Role::Supervisor, Role::GeneralManager]));
    let about_head = PetitionIntake {
        concerned: [HEAD].into(),
        ..intake()
    };
    let to = recipients(&about_head, &context);
    assert!(to.roles.is_empty());
    assert_eq!(to.persons, [MANAGER].into());
    // An offence is the leader's alone (P10.11.12b).
    let offence = PetitionIntake {
        about: Some(About {
            case: Some(CASE),
            offence: Offence::Retaliation,
        }),
        ..intake()
    };
    assert_eq!(
        recipients(&offence, &context).roles,
        roles(&[Role::GeneralManager])
    );
}

#[test]
fn whom_a_report_concerns_neither_has_nor_sees_nor_passes_it_on() {
    // P10.11.12a
    let mut about_head = anonymous();
    if let Intake::Petition(intake) = &mut about_head.intake {
        intake.concerned = [HEAD].into();
    }
    firm()
        .when(take(about_head.clone()).by(HEAD))
        .then_refused("P10.11.12a");
    let story = given([take(about_head)]);
    story
        .clone()
        .when(give(5, DESK, HEAD))
        .then_refused("P10.11.12a");
    story
        .clone()
        .when(give(5, HEAD, MANAGER))
        .then_refused("P10.11.12a");
    // By whatever step it would reach them.
    let major = story.clone().when(mark_major(5)).allowed();
    major.when(report(6, HEAD, "")).then_refused("P10.11.12a");
    story
        .clone()
        .when(crate::craft_steps::raise(5, HEAD, "超過權限", 600))
        .then_refused("P10.11.12a");
    let note = CaseEvent::Noted(huiyin::domain::cases::Note {
        text: "看看".into(),
        attachments: Vec::new(),
    });
    story
        .clone()
        .when(step(HEAD, minute(6), note))
        .then_refused("P10.11.12a");
    let seen_by = |person| {
        let context = story.context(person, minute(5));
        huiyin::domain::cases::open_clocks(story.case(), &context).len()
    };
    assert!(seen_by(MANAGER) > 0);
    assert_eq!(seen_by(HEAD), 0, "nothing of it stands on their Today");
    assert!(story.case().concerns(HEAD) && !story.case().concerns(MANAGER));
    // Found out later: whoever has it gives it away first.
    let named = |m, person| {
        on_petition(
            MANAGER,
            m,
            PetitionEvent::Named {
                concerned: [person].into(),
                occurred_at: minute(m),
            },
        )
    };
    given([complaint()])
        .when(named(5, DESK))
        .then_refused("P10.11.12a");
    given([complaint(), named(5, HEAD)])
        .when(give(6, DESK, HEAD))
        .then_refused("P10.11.12a");
    // Two tablets were each right alone: the leader says whose it is.
    let mut both = given([complaint(), give(4, DESK, HEAD), accept(5, HEAD)]);
    let event = PetitionEvent::Named {
        concerned: [HEAD].into(),
        occurred_at: minute(5),
    };
    both.fold(of_case(CaseEvent::Petition(event)), MANAGER, minute(5));
    let clock = both.clock(Duty::DecideOwner);
    assert!(clock.is_open());
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.11.12a"));
    both.fold(of_case(given_to(6, MANAGER)), MANAGER, minute(6));
    let taken = CaseEvent::Accepted {
        occurred_at: minute(7),
    };
    both.fold(of_case(taken), MANAGER, minute(7));
    assert!(!both.has(Duty::DecideOwner));
}

#[test]
fn what_was_concealed_is_entered_late_and_becomes_a_matter_for_the_leader() {
    // P10.11.11a, P10.11.11b: the delay counts from the true receipt; the matter is a case of its own, linked, and the leader's to decide.
    let late = |found_by: &str| PetitionIntake {
        late: Some(Late {
            found_by: found_by.into(),
            concealed: Some(true),
        }),
        ..intake()
    };
    firm()
        .when(take(taken_as(late(" "))))
        .then_refused("P10.11.11a");
    let entered = take(taken_as(late("內部審計"))).written(START.plus(30 * DAY));
    let mut story = given([entered]);
    assert_eq!(story.clock(Duty::ReplyComplaint).deadline.start, START);
    assert!(story.owed(Duty::OpenOffence));
    let matter = CaseId(Uuid::from_u128(101));
    let about = PetitionIntake {
        matter: Matter::Misconduct,
        about: Some(About {
            case: Some(CASE),
            offence: Offence::Concealment,
        }),
        ..PetitionIntake::default()
    };
    let received = Received {
        number: "2611-K7-0002".into(),
        caller: nobody(),
        occurred_at: START.plus(30 * DAY),
        ..taken_as(about)
    };
    let now = START.plus(30 * DAY + MINUTE);
    let ask = |story: &mut Story, by, command| {
        let command = huiyin::domain::event::Command::Case(matter, Box::new(command));
        story.ask(command, by, now)
    };
    ask(&mut story, DESK, CaseCommand::Receive(received)).unwrap();
    assert!(!story.owed(Duty::OpenOffence), "the matter is there");
    let clocks =
        huiyin::domain::cases::clocks(&story.world.cases[&matter], &story.context(MANAGER, now));
    let decide = clocks
        .iter()
        .find(|clock| clock.duty == Duty::DecideOffence)
        .unwrap();
    assert_eq!(decide.owner, Owner::Role(Role::GeneralManager));
    assert!(!clocks.iter().any(|clock| clock.duty == Duty::ReplyReport));
    let record = |event| CaseCommand::Record(event);
    let mut found = Grounds {
        facts: "登記簿上撕掉一頁".into(),
        rule: "十一、(十一)".into(),
        rights: "不涉及".into(),
        fen: None,
        occurred_at: now,
    };
    found.occurred_at = now;
    let grounded = CaseEvent::Petition(PetitionEvent::Grounded(found));
    ask(&mut story, MANAGER, record(grounded)).unwrap();
    let closed = CaseEvent::Closed(huiyin::domain::cases::Closing {
        occurred_at: now,
        ..closing(0)
    });
    let refused = ask(&mut story, HEAD, record(closed.clone())).unwrap_err();
    assert_eq!(refused.clause().map(|clause| clause.0), Some("P10.11.11a"));
    ask(&mut story, MANAGER, record(closed)).unwrap();
}

#[test]
fn retaliation_is_stated_at_any_time_and_stays_with_the_leader_until_decided() {
    // P10.11.12b: at the revisit, at the desk or with the code, also when the case has ended.
    let stated = |m: i64| {
        on_petition(
            DESK,
            m,
            PetitionEvent::OffenceStated {
                offence: Offence::Retaliation,
                occurred_at: minute(m),
            },
        )
    };
    let story = settled().when(stated(4_000)).allowed();
    assert!(story.case().is_closed());
    let clock = story.clock(Duty::OpenOffence);
    assert!(clock.is_open());
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.11.12b"));
    let open =
        huiyin::domain::cases::open_clocks(story.case(), &story.context(DESK, minute(4_001)));
    assert!(open.iter().any(|clock| clock.duty == Duty::OpenOffence));
}

#[test]
fn a_gap_in_the_register_is_named() {
    // P10.11.01b, P10.11.11b: nothing is deleted, and what is missing here is named by its number.
    let mut story = given([complaint()]);
    let mut other = story.case().clone();
    other.id = CaseId(Uuid::from_u128(101));
    other.number = "2611-K7-0004".into();
    story.world.cases.insert(other.id, other);
    assert_eq!(missing_numbers(&story.world, 10), ["2611-K7-0002–0003"]);
    let mut last = story.case().clone();
    last.id = CaseId(Uuid::from_u128(102));
    last.number = "2611-K7-0006".into();
    story.world.cases.insert(last.id, last);
    assert_eq!(
        missing_numbers(&story.world, 10),
        ["2611-K7-0002–0003", "2611-K7-0005"]
    );
    assert_eq!(missing_numbers(&story.world, 1).len(), 1);
}

#[test]
fn where_the_regulation_is_not_in_force_it_asks_for_nothing() {
    let bare = firm().without(10);
    let story = bare
        .when(take(taken_as(PetitionIntake::default())))
        .allowed();
    assert!(!story.has(Duty::ReplyComplaint) && !story.has(Duty::PassOn));
    assert!(matches!(story.case().procedure, Procedure::Petition(_)));
    // Nobody's secret depends on a switch.
    let both = Received {
        words: "收紅包".into(),
        ..anonymous()
    };
    firm()
        .without(10)
        .when(take(both))
        .then_no(CaseRefusal::SealedInClear);
}
