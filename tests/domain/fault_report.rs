//! The fault analysis report and what comes of it (P01.07.01k–r).

use crate::fault::fault_of;
use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::fault::{FaultEvent, Part, Receiver};
use huiyin::domain::cases::{ActionKind, CaseEvent, CaseRefusal, Contested, Version};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

/// Told, on record and over.
fn over() -> Story {
    given([
        fault(),
        tell_salesperson(5),
        tell_manager(10),
        register(15),
        tell_leaders(20),
        follow(60),
        end_fault(200),
    ])
}

fn signed() -> Story {
    let story = over().when(analyse(250, &Part::ALL)).allowed();
    story.when(sign_report(300)).allowed()
}

#[test]
fn a_major_fault_goes_from_the_report_to_the_feedback() {
    // P01.07.01k: in the regulation's own order, one step after another.
    let story = over();
    let report = story.clock(Duty::ReportFault);
    assert_eq!(report.owner, Owner::Role(Role::Supervisor));
    // Three working days from Monday.
    assert_eq!(report.deadline.due.0 / DAY, minute(3 * 24 * 60).0 / DAY);
    story.clone().when(close(210)).then_refused("P01.07.01k");
    assert_eq!(
        story.primary(TECHNICIAN, minute(210)),
        Some(ActionKind::AnalyseFault)
    );
    let story = story.when(analyse(250, &Part::ALL)).allowed();
    assert!(story.owed(Duty::ReportFault), "written is not signed");
    let story = story.when(sign_report(300)).allowed();
    assert!(!story.owed(Duty::ReportFault));
    let story = story.when(feed_back_customer(320)).allowed();
    let story = story.when(feed_back_business(330)).allowed();
    let story = story.when(close(340).by(TECHNICIAN)).allowed();
    assert!(story.case().is_closed());
}

#[test]
fn maintenance_writes_and_the_head_of_technical_service_signs() {
    // P01.07.01k
    given([fault()])
        .when(analyse(30, &[Part::Cause]))
        .then_refused("P01.07.01k");
    over()
        .when(analyse(250, &Part::ALL).by(SALES))
        .then_refused("P01.07.01k");
    let story = over().when(analyse(250, &Part::ALL)).allowed();
    for other in [TECHNICIAN, DESK, MANAGER] {
        story
            .clone()
            .when(sign_report(300).by(other))
            .then_refused("P01.07.01k");
    }
    story
        .when(sign_report(300))
        .allowed()
        .when(sign_report(310))
        .then_refused("P01.07.01k");
}

#[test]
fn a_report_without_one_of_its_five_parts_is_none() {
    for (part, clause) in [
        (Part::Impact, "P01.07.01l"),
        (Part::Handling, "P01.07.01m"),
        (Part::Cause, "P01.07.01n"),
        (Part::Corrective, "P01.07.01o"),
        (Part::Preventive, "P01.07.01p"),
    ] {
        let others: Vec<Part> = Part::ALL.into_iter().filter(|one| *one != part).collect();
        let story = over().when(analyse(250, &others)).allowed();
        story.clone().when(sign_report(300)).then_refused(clause);
        let story = story.when(analyse(310, &[part])).allowed();
        story.when(sign_report(320)).allowed();
    }
}

#[test]
fn each_writes_their_part_on_their_own_tablet() {
    let mut story = over().when(analyse(250, &[Part::Impact])).allowed();
    let mut parts = std::collections::BTreeMap::from([(Part::Cause, "軸承缺油".to_owned())]);
    let event = FaultEvent::Analysed {
        parts: parts.clone(),
        occurred_at: minute(255),
    };
    story.fold_unmet(of_case(CaseEvent::Fault(event)), HEAD, minute(255));
    assert_eq!(
        story.case().contested(),
        [],
        "different parts are no conflict"
    );
    assert_eq!(fault_of(&story).part(Part::Cause), "軸承缺油");
    assert_eq!(fault_of(&story).part(Part::Impact), analysis(Part::Impact));
    assert_eq!(fault_of(&story).writers, [TECHNICIAN, HEAD]);

    // The same part twice is one to settle, and unsettled it is not signed.
    let mut story = over().when(analyse(250, &Part::ALL)).allowed();
    parts.insert(Part::Cause, "皮帶斷裂".into());
    let event = FaultEvent::Analysed {
        parts,
        occurred_at: minute(255),
    };
    story.fold_unmet(of_case(CaseEvent::Fault(event)), HEAD, minute(255));
    assert_eq!(story.case().contested(), [Contested::Analysis]);
    story
        .clone()
        .when(sign_report(300))
        .then_no(CaseRefusal::ReportContested);
    let choice = Version::Analysis {
        part: Part::Cause,
        text: analysis(Part::Cause),
    };
    let settle = |m, choice: &Version| step(DESK, minute(m), CaseEvent::Settled(choice.clone()));
    let story = story.when(settle(310, &choice)).allowed();
    assert_eq!(story.case().contested(), []);
    assert_eq!(fault_of(&story).part(Part::Cause), analysis(Part::Cause));
    // What was not chosen can be chosen later, and back again.
    let other = Version::Analysis {
        part: Part::Cause,
        text: "皮帶斷裂".into(),
    };
    let story = story.when(settle(320, &other)).allowed();
    assert_eq!(fault_of(&story).part(Part::Cause), "皮帶斷裂");
    let story = story.when(settle(330, &choice)).allowed();
    assert_eq!(fault_of(&story).part(Part::Cause), analysis(Part::Cause));
}

#[test]
fn other_words_need_another_signature_wherever_they_were_written() {
    let story = signed();
    let same = story.clone().when(analyse(310, &[Part::Cause])).allowed();
    assert!(
        fault_of(&same).signed.is_some(),
        "the same words change nothing"
    );
    let mut story = story;
    let parts = [(Part::Cause, "皮帶斷裂".to_owned())].into();
    let event = FaultEvent::Analysed {
        parts,
        occurred_at: minute(290),
    };
    story.fold_unmet(of_case(CaseEvent::Fault(event)), HEAD, minute(290));
    assert_eq!(fault_of(&story).signed, None);
    assert!(story.owed(Duty::ReportFault));
    assert!(!story.has(Duty::FeedBackCustomer));
}

#[test]
fn the_signed_report_goes_back_to_the_customer() {
    // P01.07.01q
    let story = over().when(analyse(250, &Part::ALL)).allowed();
    story
        .clone()
        .when(feed_back_customer(260))
        .then_refused("P01.07.01q");
    let story = story.when(sign_report(300)).allowed();
    let clock = story.clock(Duty::FeedBackCustomer);
    assert_eq!(
        clock.owner,
        Owner::Person(HEAD),
        "whoever signed sees to it"
    );
    let mut nobody = feed_back_customer(320);
    if let huiyin::domain::cases::CaseCommand::Record(CaseEvent::Fault(FaultEvent::Told(told))) =
        &mut nobody.command
    {
        told.name.clear();
    }
    story.clone().when(nobody).then_refused("P01.07.01q");
    let story = story.when(feed_back_business(310)).allowed();
    story.clone().when(close(315)).then_refused("P01.07.01q");
    let story = story.when(feed_back_customer(320)).allowed();
    assert!(!story.owed(Duty::FeedBackCustomer));
}

#[test]
fn the_signed_report_goes_to_the_business_department() {
    // P01.07.01r
    let story = over().when(analyse(250, &Part::ALL)).allowed();
    story
        .clone()
        .when(feed_back_business(260))
        .then_refused("P01.07.01r");
    let story = story.when(sign_report(300)).allowed();
    story
        .clone()
        .when(tell_as(310, HEAD, Receiver::Business, None))
        .then_refused("P01.07.01r");
    let story = story.when(feed_back_customer(310)).allowed();
    story.clone().when(close(315)).then_refused("P01.07.01r");
    let story = story.when(feed_back_business(320)).allowed();
    assert!(!story.owed(Duty::FeedBackBusiness));
    let to_read = |to| {
        let notices = story.case().notices.iter();
        notices.filter(move |notice| notice.to == to).count()
    };
    assert_eq!(to_read(SALES), 2, "of the fault, and of its analysis");
}

#[test]
fn a_fault_ends_only_when_everybody_who_has_to_know_was_told() {
    let missing: [(&str, &[usize]); 4] = [
        ("P01.07.01f", &[1]),
        ("P01.07.01g", &[2, 3, 4, 5]),
        ("P01.07.01h", &[3, 4]),
        ("P01.07.01i", &[4]),
    ];
    for (clause, left_out) in missing {
        let steps = [
            fault(),
            tell_salesperson(5),
            tell_manager(10),
            register(15),
            tell_leaders(20),
            follow(60),
            end_fault(200),
            analyse(250, &Part::ALL),
            sign_report(300),
            feed_back_customer(310),
            feed_back_business(320),
        ];
        let mut story = firm();
        for (place, step) in steps.into_iter().enumerate() {
            if !left_out.contains(&place) {
                story = story.when(step).allowed();
            }
        }
        story.when(close(340)).then_refused(clause);
    }
}

#[test]
fn a_fault_that_begins_again_is_ended_and_signed_anew() {
    let story = signed()
        .when(feed_back_customer(310))
        .allowed()
        .when(feed_back_business(320))
        .allowed();
    let story = story.when(close(340)).allowed();
    let reopened = CaseEvent::Reopened {
        reason: "又停了".into(),
        occurred_at: minute(400),
    };
    let story = story.when(step(DESK, minute(400), reopened)).allowed();
    assert_eq!(fault_of(&story).over, None);
    assert_eq!(fault_of(&story).told(Receiver::Customer), None);
    assert_eq!(fault_of(&story).told(Receiver::Manager), Some(minute(10)));
    let story = story.when(end_fault(450)).allowed();
    story.clone().when(close(455)).then_refused("P01.07.01k");
    let story = story.when(sign_report(460)).allowed();
    story.when(close(465)).then_refused("P01.07.01q");
}
