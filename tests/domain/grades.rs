//! A customer's grade: who may say it, that it says why, and that two who said it apart are both kept (P08).

use crate::story::*;
use huiyin::domain::clause::Regulation;
use huiyin::domain::customers::{
    CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts, CustomerGrade, CustomerRefusal,
    Graded,
};
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::{CustomerId, PersonId, Subject};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;

/// A firm that works by P08, with one customer.
pub fn grading_firm() -> Story {
    let mut story = firm();
    story.world.organisation.regulations.insert(Regulation(8));
    register(&mut story, CUSTOMER, "鼎盛鍋爐廠");
    story
}

pub fn register(story: &mut Story, id: CustomerId, name: &str) {
    let facts = CustomerFacts {
        name: name.into(),
        phone: "0431-100".into(),
        ..CustomerFacts::default()
    };
    let command = Command::Customer(id, CustomerCommand::Register(facts));
    story.ask(command, DESK, START).expect("registers");
}

pub fn graded(grade: CustomerGrade, provisional: bool) -> Graded {
    Graded {
        grade,
        provisional,
        since: minute(1),
        reason: "銷量和回款都在前面".into(),
    }
}

/// Says a grade of a customer.
pub fn grade(story: &mut Story, id: CustomerId, grade: CustomerGrade) {
    let command = Command::Customer(id, CustomerCommand::Grade(graded(grade, false)));
    story.ask(command, MANAGER, minute(2)).expect("grades");
}

fn refusal(
    story: &mut Story,
    said: Graded,
    actor: PersonId,
) -> Option<(CustomerRefusal, &'static str)> {
    let command = Command::Customer(CUSTOMER, CustomerCommand::Grade(said));
    match story.clone().ask(command, actor, minute(2)) {
        Ok(_) => None,
        Err(Refusal::Customer(refusal)) => {
            let clause = refusal.clause().map_or("", |clause| clause.0);
            Some((refusal, clause))
        }
        Err(other) => panic!("refused otherwise: {other:?}"),
    }
}

fn changed(said: Graded) -> Happened {
    Happened {
        subject: Subject::Customer(CUSTOMER),
        event: Event::Customer(CustomerEvent::Changed(Box::new(CustomerChange {
            grade: Some(said),
            ..CustomerChange::default()
        }))),
    }
}

#[test]
fn a_grade_is_said_by_whoever_answers_for_it_with_its_day_and_its_reason() {
    use CustomerGrade::{A, B, C};
    let mut story = grading_firm();
    let no_reason = Graded {
        reason: " ".into(),
        ..graded(B, false)
    };
    let tomorrow = Graded {
        since: minute(3),
        ..graded(B, false)
    };
    for (said, actor, expected) in [
        (graded(B, false), HEAD, None),
        (graded(C, false), MANAGER, None),
        (graded(A, true), HEAD, None),
        (graded(A, false), MANAGER, None),
        (graded(A, false), HEAD, Some("P08.06.22f")),
        (graded(B, false), SALES, Some("P08.05.12a")),
        (graded(A, true), DESK, Some("P08.05.12a")),
        (no_reason, HEAD, Some("P08.04.01e")),
        (tomorrow, HEAD, Some("")),
    ] {
        let refused = refusal(&mut story, said.clone(), actor).map(|(_, clause)| clause);
        assert_eq!(refused, expected, "{said:?} by {actor}");
    }
    grade(&mut story, CUSTOMER, A);
    let file = &story.world.customers[&CUSTOMER];
    assert_eq!(file.graded(), Some(&graded(A, false)));
}

#[test]
fn editing_a_file_leaves_its_grade_and_the_form_is_no_way_round_the_rule() {
    let mut story = grading_firm();
    grade(&mut story, CUSTOMER, CustomerGrade::A);
    let mut facts = story.world.customers[&CUSTOMER].facts();
    facts.grade = None;
    facts.address = "工業路 9 號".into();
    let edit =
        |facts: &CustomerFacts| Command::Customer(CUSTOMER, CustomerCommand::Edit(facts.clone()));
    story.ask(edit(&facts), DESK, minute(3)).expect("edits");
    let file = &story.world.customers[&CUSTOMER];
    assert_eq!(
        file.graded().map(|said| said.grade),
        Some(CustomerGrade::A),
        "{file:?}"
    );
    facts.grade = Some(graded(CustomerGrade::C, false));
    let refused = story.ask(edit(&facts), DESK, minute(4));
    assert_eq!(refused, Err(Refusal::Customer(CustomerRefusal::NotGrader)));
}

#[test]
fn two_grades_said_apart_are_both_kept_until_whoever_may_has_chosen() {
    let mut story = grading_firm();
    story.fold_apart(changed(graded(CustomerGrade::A, false)), MANAGER, minute(2));
    story.fold_apart(changed(graded(CustomerGrade::B, false)), HEAD, minute(2));
    let file = story.world.customers[&CUSTOMER].clone();
    assert_eq!(file.conflicts(), 1);
    let choices = file.contests().remove(0).choices;
    let said: Vec<CustomerGrade> = choices
        .iter()
        .filter_map(|(change, _)| Some(change.grade.as_ref()?.grade))
        .collect();
    assert_eq!(said, [CustomerGrade::B, CustomerGrade::A]);
    let (to_a, _) = choices[1].clone();
    let settle = Command::Customer(CUSTOMER, CustomerCommand::Settle(to_a));
    let refused = story.ask(settle.clone(), HEAD, minute(5));
    assert_eq!(
        refused,
        Err(Refusal::Customer(CustomerRefusal::NotApprover))
    );
    story.ask(settle, MANAGER, minute(5)).expect("settles");
    let file = &story.world.customers[&CUSTOMER];
    assert_eq!(file.conflicts(), 0);
    assert_eq!(file.graded().map(|said| said.grade), Some(CustomerGrade::A));
}

#[test]
fn what_needs_a_role_to_grade_at_the_merge_is_refused_without_it_by_decide() {
    for said in CustomerGrade::ALL
        .into_iter()
        .flat_map(|grade| [graded(grade, false), graded(grade, true)])
    {
        let Event::Customer(event) = changed(said.clone()).event else {
            unreachable!()
        };
        let needs = event.needs();
        assert!(needs.roles.contains(&Role::GeneralManager));
        let mut story = grading_firm();
        for actor in [TECHNICIAN, DESK, HEAD, MANAGER, SALES, OFFICE] {
            let may = story.context(actor, START).has_any(needs.roles);
            assert_eq!(refusal(&mut story, said.clone(), actor).is_none(), may);
        }
    }
}

#[test]
fn a_file_of_before_there_were_grades_is_read_and_written_as_it_was() {
    let story = firm();
    let old = r#"{"name":"王建國"}"#;
    let facts: CustomerFacts = serde_json::from_str(old).expect("reads");
    assert_eq!(facts.grade, None);
    assert!(
        !serde_json::to_string(&facts)
            .expect("writes")
            .contains("grade")
    );
    // Without the regulation nobody is asked who they are.
    let mut without = story;
    register(&mut without, CUSTOMER, "王建國");
    assert_eq!(
        refusal(&mut without, graded(CustomerGrade::A, false), DESK),
        None
    );
}
