//! Help between departments and the office's ruling (P01 六).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::help::{HelpAsked, HelpEvent, HelpStanding, HelpTask, Ruling};
use huiyin::domain::cases::{ActionKind, CaseEvent, CaseRefusal, Contested, actions};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::ids::HelpId;
use uuid::Uuid;

fn help(story: &Story) -> &huiyin::domain::cases::help::Help {
    &story.case().helps[0]
}

/// Both have spoken and the office has it.
fn before_the_office() -> Story {
    given([
        request(),
        ask_help(5),
        disagree_help(20),
        ask_ruling(30),
        opinion(40, DESK, "客服部"),
        opinion(45, TECHNICIAN, "技術服務部"),
        submit(50),
    ])
}

#[test]
fn the_department_that_asks_leads_and_only_it_asks_for_more() {
    // P01.06.01a
    let story = given([request(), ask_help(5)]);
    assert_eq!(help(&story).lead, "客服部");
    let more = |by| {
        let asked = HelpAsked {
            help: HelpId(Uuid::from_u128(301)),
            party: "業務部".into(),
            ..help_asked(10)
        };
        between(10, by, HelpEvent::Asked(asked))
    };
    story
        .clone()
        .when(more(TECHNICIAN))
        .then_refused("P01.06.01a");
    let withdraw = |by| {
        let event = HelpEvent::Withdrawn {
            help: HELP,
            reason: "自己辦".into(),
            occurred_at: minute(12),
        };
        between(12, by, event)
    };
    story
        .clone()
        .when(withdraw(HEAD))
        .then_refused("P01.06.01a");
    story.clone().when(more(DESK)).then(|story| {
        assert_eq!(story.case().helps.len(), 2);
        assert_eq!(
            story.case().helps[1].to,
            SALES,
            "whoever is there answers for it"
        );
    });
    let story = story.when(withdraw(DESK)).allowed();
    assert_eq!(help(&story).standing(), HelpStanding::Withdrawn);
    assert!(!story.owed(Duty::AnswerHelp));
}

#[test]
fn a_department_that_is_asked_agrees_declines_with_a_reason_or_has_done_it() {
    // P01.06.01b
    let story = given([request(), ask_help(5)]);
    assert_eq!(
        help(&story).to,
        HEAD,
        "the head of the department answers for it"
    );
    assert_eq!(story.clock(Duty::AnswerHelp).owner, Owner::Person(HEAD));
    assert_eq!(story.clock(Duty::AnswerHelp).deadline.due, minute(125));
    story
        .clone()
        .when(agree_help(10).by(SALES))
        .then_refused("P01.06.01b");
    story
        .clone()
        .when(finish_help(10))
        .then_refused("P01.06.01b");
    let unreasoned = HelpEvent::Disagreed {
        help: HELP,
        reason: " ".into(),
        occurred_at: minute(10),
    };
    story
        .clone()
        .when(between(10, HEAD, unreasoned))
        .then_refused("P01.06.01b");
    let story = story.when(agree_help(10).by(TECHNICIAN)).allowed();
    assert!(!story.owed(Duty::AnswerHelp));
    assert_eq!(story.clock(Duty::GiveHelp).deadline.due, minute(600));
    let story = story.when(finish_help(300)).allowed();
    assert_eq!(help(&story).standing(), HelpStanding::Done);
    assert!(!story.owed(Duty::GiveHelp));
}

#[test]
fn what_is_asked_names_somebody_else_content_and_a_date_ahead() {
    // P01.06.01b
    let asking = |change: fn(&mut HelpAsked)| {
        let mut asked = help_asked(5);
        change(&mut asked);
        given([request()]).when(between(5, DESK, HelpEvent::Asked(asked)))
    };
    asking(|asked| asked.party = "沒有這個部".into()).then_no(CaseRefusal::HelperMissing);
    asking(|asked| asked.party = "客服部".into()).then_no(CaseRefusal::HelpsItself);
    asking(|asked| asked.what = String::new()).then_no(CaseRefusal::HelpWithoutContent);
    asking(|asked| asked.by = minute(4)).then_no(CaseRefusal::HelpDateInPast);
    let story = asking(|asked| {
        asked.party = String::new();
        asked.to = Some(MANAGER);
    });
    let story = story.allowed();
    assert_eq!(
        help(&story).party,
        "方總",
        "who is in no department stands for themselves"
    );
}

#[test]
fn a_ruling_is_asked_for_when_somebody_cannot_agree_and_the_work_stands_still() {
    // P01.06.01c
    let story = given([request(), ask_help(5)]);
    story
        .clone()
        .when(ask_ruling(30))
        .then_refused("P01.06.01c");
    let story = story.when(disagree_help(20)).allowed();
    story
        .clone()
        .when(ask_ruling(30).by(TECHNICIAN))
        .then_refused("P01.06.01a");
    let mut wordless = ask_ruling(30);
    if let huiyin::domain::cases::CaseCommand::Record(CaseEvent::Help(HelpEvent::RulingAsked(
        asked,
    ))) = &mut wordless.command
    {
        asked.what.clear();
    }
    story.clone().when(wordless).then_refused("P01.06.01c");
    let story = story.when(ask_ruling(30)).allowed();
    let dispute = story.case().dispute.as_ref().unwrap();
    let parties: Vec<&str> = dispute.parties.iter().map(String::as_str).collect();
    assert_eq!(parties, ["客服部", "技術服務部"]);
    story.when(ask_ruling(35)).then_refused("P01.06.01e");
}

#[test]
fn every_department_concerned_speaks_for_itself_before_the_office_has_it() {
    // P01.06.01d
    let story = given([request(), ask_help(5), disagree_help(20), ask_ruling(30)]);
    let owed: Vec<Owner> = story
        .clocks()
        .iter()
        .filter(|clock| clock.duty == Duty::GiveOpinion)
        .map(|clock| clock.owner)
        .collect();
    assert_eq!(owed, [Owner::Person(DESK), Owner::Person(HEAD)]);
    story
        .clone()
        .when(opinion(40, SALES, "業務部"))
        .then_refused("P01.06.01d");
    story
        .clone()
        .when(opinion(40, DESK, "技術服務部"))
        .then_refused("P01.06.01d");
    let story = story.when(opinion(40, DESK, "客服部")).allowed();
    story.clone().when(submit(45)).then_refused("P01.06.01d");
    let silent = |by| {
        let event = HelpEvent::OpinionGiven {
            party: "技術服務部".into(),
            text: "到今天中午沒有意見".into(),
            missing: true,
            occurred_at: minute(44),
        };
        between(44, by, event)
    };
    story.clone().when(silent(HEAD)).then_refused("P01.06.01d");
    let noted = story.clone().when(silent(DESK)).allowed();
    noted.clone().when(submit(45)).allowed();
    // What comes after all takes the note's place.
    let spoken = noted.when(opinion(46, HEAD, "技術服務部")).allowed();
    let opinions = &spoken.case().dispute.as_ref().unwrap().opinions;
    assert!(opinions.iter().all(|opinion| !opinion.missing));
    assert_eq!(opinions.len(), 2);
    let story = spoken.when(submit(50)).allowed();
    assert!(!story.owed(Duty::GiveOpinion));
    story.when(submit(55)).then_refused("P01.06.01d");
}

#[test]
fn only_the_office_rules_with_reason_and_tasks() {
    // P01.06.01e
    given([request(), ask_help(5), disagree_help(20), ask_ruling(30)])
        .when(rule(40))
        .then_refused("P01.06.01e");
    let story = before_the_office();
    assert_eq!(
        story.clock(Duty::RuleDispute).owner,
        Owner::Role(huiyin::domain::roles::Role::Office)
    );
    for other in [DESK, HEAD, MANAGER, TECHNICIAN] {
        story
            .clone()
            .when(rule(60).by(other))
            .then_refused("P01.06.01e");
    }
    let without = |change: fn(&mut Ruling)| {
        let mut ruled = ruling(60);
        change(&mut ruled);
        story
            .clone()
            .when(between(60, OFFICE, HelpEvent::Ruled(ruled)))
    };
    without(|ruling| ruling.why.clear()).then_no(CaseRefusal::RulingWithoutReason);
    without(|ruling| ruling.tasks.clear()).then_no(CaseRefusal::RulingWithoutTask);
    without(|ruling| ruling.tasks[0].what.clear()).then_no(CaseRefusal::RulingWithoutTask);
    assert_eq!(story.primary(OFFICE, minute(60)), Some(ActionKind::Rule));
    let asked = given([request(), ask_help(5)]);
    assert_eq!(asked.primary(HEAD, minute(6)), Some(ActionKind::AgreeHelp));
    let waits = given([request(), ask_help(5), disagree_help(20), ask_ruling(30)]);
    assert_eq!(
        waits.primary(HEAD, minute(35)),
        Some(ActionKind::SayOpinion)
    );
    let story = story.when(rule(60)).allowed();
    assert!(!story.owed(Duty::RuleDispute));
    let told: Vec<_> = story.case().notices.iter().map(|told| told.to).collect();
    assert_eq!(
        told,
        [TECHNICIAN],
        "whose part it names has to say that they know"
    );
    story.when(rule(70)).then_no(CaseRefusal::NoDispute);
}

#[test]
fn a_ruling_binds_and_is_carried_out_under_supervision_before_the_case_ends() {
    // P01.06.01f
    let story = before_the_office().when(rule(60)).allowed();
    assert_eq!(help(&story).standing(), HelpStanding::Ruled);
    assert_eq!(
        story.clock(Duty::CarryOutRuling).owner,
        Owner::Person(TECHNICIAN)
    );
    assert_eq!(story.clock(Duty::CarryOutRuling).deadline.due, minute(900));
    assert!(story.owed(Duty::SuperviseRuling));
    // Nobody disagrees with a ruling.
    story
        .clone()
        .when(disagree_help(70))
        .then_refused("P01.06.01b");
    story
        .clone()
        .when(confirm_help(80))
        .then_refused("P01.06.01f");
    let solved = story
        .when(solve(100))
        .allowed()
        .when(answer(110, None, true))
        .allowed();
    solved.clone().when(close(120)).then_refused("P01.06.01f");
    let done = solved.when(finish_help(130)).allowed();
    assert!(!done.owed(Duty::CarryOutRuling));
    assert!(done.owed(Duty::SuperviseRuling));
    done.clone().when(close(135)).then_refused("P01.06.01f");
    done.clone()
        .when(confirm_help(140).by(TECHNICIAN))
        .then_refused("P01.06.01a");
    let seen = done.when(confirm_help(140)).allowed();
    assert!(!seen.owed(Duty::SuperviseRuling));
    seen.when(close(150)).allowed();
}

#[test]
fn a_case_does_not_end_while_the_office_has_it() {
    // P01.06.01e
    let story = before_the_office();
    let story = story.when(solve(100)).allowed();
    let story = story.when(answer(110, None, true)).allowed();
    story.when(close(120)).then_refused("P01.06.01e");
}

#[test]
fn a_regulation_that_is_not_in_force_keeps_no_department_from_helping() {
    let story = given([request(), ask_help(5), agree_help(10)]).without(1);
    assert!(!story.has(Duty::GiveHelp));
    assert!(!story.has(Duty::AnswerHelp));
    story.when(finish_help(15).by(SALES)).allowed();
}

#[test]
fn what_nobody_asked_for_is_not_on_the_panel() {
    let story = given([request()]);
    let context = story.context(DESK, minute(5));
    let shown: Vec<ActionKind> = actions(story.case(), &context)
        .iter()
        .map(|action| action.kind)
        .collect();
    assert!(shown.contains(&ActionKind::AskHelp));
    for hidden in [
        ActionKind::AgreeHelp,
        ActionKind::AskRuling,
        ActionKind::Rule,
    ] {
        assert!(!shown.contains(&hidden), "{hidden:?}");
    }
}

/// As another tablet wrote it that had seen nothing since the taking.
fn apart(story: &mut Story, event: HelpEvent, actor: huiyin::domain::ids::PersonId, m: i64) {
    story.fold_unmet(of_case(CaseEvent::Help(event)), actor, minute(m));
}

#[test]
fn two_answers_of_one_department_that_contradict_have_it_say_which_holds() {
    let mut story = given([request(), ask_help(5), agree_help(10)]);
    let no = HelpEvent::Disagreed {
        help: HELP,
        reason: "沒有人".into(),
        occurred_at: minute(9),
    };
    apart(&mut story, no, TECHNICIAN, 9);
    assert_eq!(help(&story).standing(), HelpStanding::Apart);
    assert_eq!(help(&story).answers.len(), 2, "both are kept");
    assert!(story.owed(Duty::AnswerHelp), "and it is owed again");
    let story = story.when(agree_help(30)).allowed();
    assert_eq!(help(&story).standing(), HelpStanding::Agreed);
}

#[test]
fn two_rulings_at_once_are_settled_and_only_the_chosen_one_binds() {
    let mut story = before_the_office().when(rule(60)).allowed();
    let other = Ruling {
        tasks: vec![HelpTask {
            help: HelpId(Uuid::from_u128(302)),
            party: "業務部".into(),
            to: SALES,
            what: "先請用戶等到後天".into(),
            by: minute(800),
        }],
        why: "人手不足".into(),
        occurred_at: minute(61),
    };
    apart(&mut story, HelpEvent::Ruled(other), OFFICE, 61);
    assert_eq!(story.case().contested(), [Contested::Ruling]);
    let standing = |story: &Story, place: usize| story.case().helps[place].standing();
    assert_eq!(standing(&story, 0), HelpStanding::Withdrawn);
    assert_eq!(standing(&story, 1), HelpStanding::Ruled);
    let choices = story.case().choices(Contested::Ruling);
    let first = choices
        .iter()
        .find(|(version, _)| {
            matches!(version, huiyin::domain::cases::Version::Ruling(ruling) if ruling.why == "保供優先")
        })
        .unwrap();
    let settle = step(DESK, minute(70), CaseEvent::Settled(first.0.clone()));
    let story = story.when(settle).allowed();
    assert_eq!(story.case().contested(), []);
    assert_eq!(standing(&story, 0), HelpStanding::Ruled);
    assert_eq!(standing(&story, 1), HelpStanding::Withdrawn);
}
