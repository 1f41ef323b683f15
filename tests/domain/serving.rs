//! Which departments serve customers, and what only they may do (P05.01.01).

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::complaint::{ComplaintIntake, ComplaintStep};
use huiyin::domain::cases::{CaseCommand, Received};
use huiyin::domain::event::Command;
use huiyin::domain::ids::PersonId;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};

fn mark(story: &mut Story, departments: &[&str]) {
    let departments = departments.iter().map(|name| (*name).to_owned()).collect();
    story.fold(
        of_firm(OrganisationEvent::ServingChosen { departments }),
        DESK,
        START,
    );
}

fn marked(departments: &[&str]) -> Story {
    let mut story = service_firm();
    mark(&mut story, departments);
    story
}

fn taken(by: PersonId, about: &str) -> Step {
    let intake = ComplaintIntake {
        department: about.into(),
        ..intake()
    };
    let received: Received = complaint_of(intake);
    Step {
        actor: by,
        now: received.occurred_at,
        command: CaseCommand::Receive(received),
    }
}

#[test]
fn without_a_mark_every_department_serves() {
    // P05.01.01: as in bundles of firms that never said so.
    let mut story = service_firm();
    let firm = &story.world.organisation;
    assert_eq!(firm.marked(), None);
    assert_eq!(firm.serving(), firm.departments());
    for department in ["維修一班", "業務部", "誰也不認識"] {
        assert!(firm.serves(department));
        story.clone().when(taken(DESK, department)).allowed();
    }
    mark(&mut story, &["客服部"]);
    mark(&mut story, &[]);
    let firm = &story.world.organisation;
    assert!(firm.serves("業務部"), "taking every mark back is none");
}

#[test]
fn only_departments_that_serve_customers_take_handle_or_are_complained_about() {
    // P05.01.01
    let story = || marked(&["客服部", "維修一班"]);
    let offered: Vec<String> = story()
        .world
        .organisation
        .serving()
        .into_iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(offered, ["客服部", "維修一班"]);
    story()
        .when(taken(DESK, "業務部"))
        .then_refused("P05.01.01");
    // Somebody of a department that does not serve; and somebody who is entered in none.
    story()
        .when(taken(SALES, "維修一班"))
        .then_refused("P05.01.01");
    for (by, about) in [
        (DESK, "維修一班"),
        (DESK, " 維修一班 "),
        (DESK, ""),
        (QUALITY, ""),
    ] {
        story().when(taken(by, about)).allowed();
    }
    // Switched off, the regulation asks for nothing.
    story().without(5).when(taken(SALES, "業務部")).allowed();
    let judged = |departments: &[&str]| {
        let mut story = Story::judged(true);
        mark(&mut story, departments);
        story
    };
    let given_to = |name: &str| {
        let ComplaintStep::Assigned {
            person,
            head,
            instead,
            reason,
            ..
        } = assign()
        else {
            panic!("an assignment");
        };
        let department = name.to_owned();
        act(
            OFFICE,
            60,
            ComplaintStep::Assigned {
                department,
                person,
                head,
                instead,
                reason,
            },
        )
    };
    judged(&["客服部"])
        .when(given_to("維修一班"))
        .then_refused("P05.01.01");
    judged(&["客服部", "維修一班"])
        .when(given_to("維修一班"))
        .allowed();
}

#[test]
fn a_complaint_given_to_a_department_before_it_lost_its_mark_goes_on() {
    // P05.01.01: what was written stays, and nobody has to begin again.
    let mut story = service_firm().with(take_complaint());
    mark(&mut story, &["客服部"]);
    let case = story.case();
    assert!(case.is_of_department("維修一班", &story.world.organisation));
    assert!(case.is_of_department("客服部", &story.world.organisation));
    assert!(!case.is_of_department("業務部", &story.world.organisation));
}

#[test]
fn administrators_mark_and_two_who_mark_apart_are_settled() {
    // P05.01.01
    let mut story = service_firm();
    let chosen = |names: &[&str]| OrganisationEvent::ServingChosen {
        departments: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let command = |event| Command::Organisation(OrganisationCommand::Record(Box::new(event)));
    story.enrol(
        HEAD,
        "吳主管",
        &[huiyin::domain::roles::Role::Administrator],
        START,
    );
    assert!(
        story
            .ask(command(chosen(&["客服部"])), DESK, START)
            .is_err()
    );
    story.fold(of_firm(chosen(&["客服部"])), HEAD, START);
    story.fold_unmet(of_firm(chosen(&["維修一班"])), HEAD, START);
    let conflicts = story.world.conflicts();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].choices().len(), 2);
    assert!(story.world.organisation.serves("維修一班"));
    story.fold(of_firm(chosen(&["客服部", "維修一班"])), HEAD, START);
    assert_eq!(story.world.conflicts(), []);
    assert!(story.world.organisation.serves("客服部"));
}
