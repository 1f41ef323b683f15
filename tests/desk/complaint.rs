//! A complaint on two tablets that have not met: numbers given twice, a plan changed while somebody approves it, two verdicts of one customer.

use crate::apart::{firm, keep, record};
use crate::complaint_steps::{
    AFFAIRS, BOSS, CHIEF, CULPRIT, KEEPER, PLAN, QUALITY, assign, call, complete, confirm, done,
    find, judge, line, plan_line, review, submit,
};
use crate::property::{case, service_complaint};
use crate::story::{OFFICE, TECHNICIAN, minute};
use crate::tablet::Tablet;
use huiyin::domain::approvals::deputies::{DeputyEvent, Naming};
use huiyin::domain::approvals::{ApprovalEvent, Standing};
use huiyin::domain::cases::complaint::{ComplaintEvent, ComplaintStep, NewLine, seats};
use huiyin::domain::cases::{Answer, CaseEvent, Channel, Contested};
use huiyin::domain::conflicts::Conflict;
use huiyin::domain::context::Context;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, PersonId};
use huiyin::domain::organisation::{OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use proptest::prelude::*;

/// An office where everybody of the regulation works, with two complaints, and a second tablet that holds the same.
fn two() -> [Tablet; 2] {
    let office = Tablet::founder();
    for (person, roles) in [
        (TECHNICIAN, vec![Role::Technician]),
        (OFFICE, vec![Role::Office, Role::ServiceDesk]),
        (AFFAIRS, vec![Role::GeneralAffairs]),
        (QUALITY, vec![Role::Quality]),
        (BOSS, vec![Role::Manager]),
        (KEEPER, vec![]),
        (CHIEF, vec![]),
        (CULPRIT, vec![]),
    ] {
        let facts = PersonFacts {
            name: "某".to_owned(),
            roles: roles.into_iter().collect(),
            phone: String::new(),
        };
        let enrolled = OrganisationEvent::PersonEnrolled { person, facts };
        office.run(firm(enrolled)).expect("enrols");
    }
    office.clock.set(minute(-10).0);
    service_complaint(&office, 3);
    service_complaint(&office, 4);
    office.clock.set(minute(5_000).0);
    let field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.clock.set(office.clock.get());
    [office, field]
}

fn by(tablet: &mut Tablet, who: PersonId, id: CaseId, event: CaseEvent) {
    tablet.person = who;
    tablet.run(record(id, event)).expect("is allowed");
}

fn act(tablet: &mut Tablet, who: PersonId, step: ComplaintStep) {
    let id = case(3);
    let round = {
        let world = tablet.desk.world();
        world.cases[&id].procedure.complaint().unwrap().round()
    };
    let event = ComplaintEvent {
        round,
        occurred_at: tablet.tick(),
        step,
    };
    by(tablet, who, id, CaseEvent::Complaint(event));
}

fn register(tablet: &mut Tablet, id: CaseId, number: &str) {
    let event = CaseEvent::Registered {
        book: huiyin::domain::books::Book::Complaints,
        number: number.to_owned(),
        occurred_at: tablet.tick(),
    };
    by(tablet, OFFICE, id, event);
}

fn approve(tablet: &mut Tablet, who: PersonId, role: Role) {
    let event = {
        let world = tablet.desk.world();
        let sheet = world.cases[&case(3)].approvals.sheet(PLAN).unwrap();
        ApprovalEvent::Given {
            matter: PLAN,
            content: sheet.content.clone(),
            role,
            on_behalf: None,
            words: String::new(),
            occurred_at: tablet.tick(),
        }
    };
    by(tablet, who, case(3), CaseEvent::Approval(event));
}

/// Up to the plan that lies before quality and manager.
fn planned(tablet: &mut Tablet) {
    register(tablet, case(3), "261101");
    act(tablet, TECHNICIAN, confirm());
    act(tablet, OFFICE, review());
    act(tablet, OFFICE, judge(true));
    act(tablet, OFFICE, assign_to_chief());
    act(tablet, CHIEF, find());
    act(tablet, AFFAIRS, plan_line(1, 9_000, 0));
    act(tablet, AFFAIRS, submit());
}

fn assign_to_chief() -> ComplaintStep {
    match assign() {
        ComplaintStep::Assigned {
            department, person, ..
        } => ComplaintStep::Assigned {
            department,
            person,
            head: CHIEF,
            instead: None,
            reason: String::new(),
        },
        other => other,
    }
}

fn meet(tablets: &[Tablet; 2]) -> Vec<Conflict> {
    let bundles = [tablets[0].give(None), tablets[1].give(None)];
    for tablet in tablets {
        for bundle in &bundles {
            tablet.take(bundle);
        }
    }
    assert_eq!(*tablets[0].desk.world(), *tablets[1].desk.world());
    tablets[0].desk.world().conflicts()
}

fn standings(tablet: &Tablet) -> Vec<&'static str> {
    let world = tablet.desk.world();
    let context = Context {
        now: minute(9_000),
        actor: OFFICE,
        device: tablet.desk.device(),
        world: &world,
    };
    let sheet = world.cases[&case(3)].approvals.sheet(PLAN).unwrap();
    let told = |seat| match sheet.standing(seat, &context) {
        Standing::Open => "open",
        Standing::Given(_) => "given",
        Standing::Void(_) => "void",
        Standing::Refused(_) => "refused",
    };
    seats(PLAN).iter().map(told).collect()
}

#[test]
fn two_offices_give_one_number_and_the_later_is_renumbered_with_one_tap() {
    let mut tablets = two();
    register(&mut tablets[0], case(3), "261101");
    register(&mut tablets[1], case(4), "261101");
    let conflicts = meet(&tablets);
    let [conflict @ Conflict::Booked(_, number, contest)] = conflicts.as_slice() else {
        panic!("one number twice: {conflicts:?}");
    };
    assert_eq!(number, "261101");
    let keeper = contest.choices[0].0;
    let (choice, _) = &conflict.choices()[0];
    tablets[1].person = OFFICE;
    assert_eq!(keep(&tablets[1], choice).expect("settles"), 1);
    assert_eq!(meet(&tablets), []);
    let world = tablets[0].desk.world();
    for id in [case(3), case(4)] {
        let register = world.cases[&id].register.as_ref().unwrap();
        let wanted = if id == keeper { "261101" } else { "261102" };
        assert_eq!(register.number, wanted);
        assert!(register.fits("261101"), "the old number still finds it");
    }
}

#[test]
fn an_approval_given_while_the_plan_was_changed_elsewhere_is_void_on_both() {
    let mut tablets = two();
    planned(&mut tablets[0]);
    meet(&tablets);
    approve(&mut tablets[1], QUALITY, Role::Quality);
    approve(&mut tablets[1], BOSS, Role::Manager);
    act(&mut tablets[0], AFFAIRS, plan_line(2, 9_100, 0));
    assert_eq!(standings(&tablets[1]), ["given", "given"]);
    meet(&tablets);
    for tablet in &tablets {
        assert_eq!(standings(tablet), ["void", "void"]);
    }
    act(&mut tablets[1], AFFAIRS, submit());
    approve(&mut tablets[1], QUALITY, Role::Quality);
    approve(&mut tablets[1], BOSS, Role::Manager);
    meet(&tablets);
    assert_eq!(standings(&tablets[0]), ["given", "given"]);
}

#[test]
fn a_deputy_that_was_named_on_another_tablet_counts_once_both_have_met() {
    let mut tablets = two();
    planned(&mut tablets[0]);
    meet(&tablets);
    let naming = Naming {
        deputy: KEEPER,
        roles: [Role::Quality].into(),
        from: minute(0),
        until: None,
        absent: "出差".to_owned(),
    };
    tablets[1].person = QUALITY;
    let command = Command::Deputy(QUALITY, DeputyEvent::Named(naming));
    tablets[1].run(command).expect("names");
    let event = {
        let world = tablets[1].desk.world();
        let sheet = world.cases[&case(3)].approvals.sheet(PLAN).unwrap();
        ApprovalEvent::Given {
            matter: PLAN,
            content: sheet.content.clone(),
            role: Role::Quality,
            on_behalf: Some(QUALITY),
            words: String::new(),
            occurred_at: tablets[1].tick(),
        }
    };
    by(&mut tablets[1], KEEPER, case(3), CaseEvent::Approval(event));
    meet(&tablets);
    assert_eq!(standings(&tablets[0])[0], "given");
    let [office, _] = tablets;
    let world = office.desk.world().clone();
    assert_eq!(*office.restart().desk.world(), world);
}

#[test]
fn satisfied_on_one_tablet_and_not_on_the_other_is_settled_by_a_person() {
    let mut tablets = two();
    planned(&mut tablets[0]);
    approve(&mut tablets[0], QUALITY, Role::Quality);
    approve(&mut tablets[0], BOSS, Role::Manager);
    act(&mut tablets[0], CHIEF, done(1));
    let answer = Answer {
        occurred_at: tablets[0].tick(),
        channel: Channel::Phone,
        told: String::new(),
        course: "登門".to_owned(),
        result: "已清潔".to_owned(),
        next: None,
        solves: true,
    };
    by(&mut tablets[0], CHIEF, case(3), CaseEvent::Answered(answer));
    act(&mut tablets[0], CHIEF, complete());
    meet(&tablets);
    act(&mut tablets[0], QUALITY, call(true));
    act(&mut tablets[1], QUALITY, call(false));
    let conflicts = meet(&tablets);
    let call_is_contested = conflicts.iter().any(|conflict| match conflict {
        Conflict::Case(_, contest) => contest.choices[0].0.of() == Contested::Call,
        _ => false,
    });
    assert!(call_is_contested, "{conflicts:?}");
    // Whichever is chosen, everybody has it, and nothing else is left to settle about the call.
    for choice in conflicts.iter().flat_map(Conflict::choices) {
        let copies = tablets.each_ref().map(Tablet::copy);
        let mut copies = copies;
        copies[0].person = OFFICE;
        keep(&copies[0], &choice.0).expect("settles");
        meet(&copies);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Lines of a plan added on both, approvals given on both, in any order: both come to the same, every line and every vote is there, and
    /// an approval holds only for the content that it named.
    #[test]
    fn plans_and_approvals_on_two_tablets_come_to_the_same(
        acts in prop::collection::vec((0_usize..2, 0_u8..5, any::<bool>()), 1..14),
    ) {
        let mut tablets = two();
        planned(&mut tablets[0]);
        meet(&tablets);
        let mut lines = 1;
        let mut votes = 0;
        for (place, (on, what, meets)) in acts.into_iter().enumerate() {
            match what {
                0 => {
                    let number = 10 + place as u128;
                    let ComplaintStep::LineAdded(new) = plan_line(number, 9_000, 0) else { continue };
                    let new = NewLine { id: line(number), ..new };
                    act(&mut tablets[on], AFFAIRS, ComplaintStep::LineAdded(new));
                    lines += 1;
                }
                1 => act(&mut tablets[on], AFFAIRS, submit()),
                _ => {
                    let (who, role) = if what == 2 { (QUALITY, Role::Quality) } else { (BOSS, Role::Manager) };
                    tablets[on].person = who;
                    let event = {
                        let world = tablets[on].desk.world();
                        let sheet = world.cases[&case(3)].approvals.sheet(PLAN).unwrap();
                        ApprovalEvent::Given {
                            matter: PLAN,
                            content: sheet.content.clone(),
                            role,
                            on_behalf: None,
                            words: String::new(),
                            occurred_at: tablets[on].tick(),
                        }
                    };
                    let command = record(case(3), CaseEvent::Approval(event));
                    votes += usize::from(tablets[on].run(command).is_ok());
                }
            }
            if meets {
                meet(&tablets);
            }
        }
        meet(&tablets);
        let world = tablets[0].desk.world();
        let complaint = world.cases[&case(3)].procedure.complaint().unwrap();
        prop_assert_eq!(complaint.plan(1).count(), lines);
        let sheet = world.cases[&case(3)].approvals.sheet(PLAN).unwrap();
        prop_assert_eq!(sheet.votes.len(), votes);
        let context = Context { now: minute(9_000), actor: OFFICE, device: tablets[0].desk.device(), world: &world };
        for seat in seats(PLAN) {
            if let Standing::Given(vote) = sheet.standing(seat, &context) {
                prop_assert_eq!(&vote.content, &sheet.content);
            }
        }
        drop(world);
        let late = Tablet::fresh(90);
        late.take(&tablets[1].give(None));
        prop_assert_eq!(&*late.desk.world(), &*tablets[0].desk.world());
    }
}
