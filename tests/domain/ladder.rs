//! A request: hotline, remote with consent, on site (P01 十).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::request::{Consent, RequestEvent, Step as Rung};
use huiyin::domain::cases::{ActionKind, CaseRefusal, Channel, Procedure, StageMark};
use huiyin::domain::clock::{Clock, Duty, Standing};
use huiyin::domain::customers::{CustomerEvent, CustomerFacts, SiteClass};
use huiyin::domain::event::{Event, Happened};
use huiyin::domain::ids::Subject;
use huiyin::domain::time::SECOND;

fn skip(m: i64, rung: Rung) -> Step {
    let event = RequestEvent::StepSkipped {
        step: rung,
        reason: "沒有遠端".into(),
        occurred_at: minute(m),
    };
    on_request(m, event)
}

#[test]
fn a_request_climbs_the_ladder_one_step_at_a_time() {
    // P01.10.20, P01.10.21a
    let story = given([request()]);
    let Procedure::Request(state) = &story.case().procedure else {
        panic!("a request");
    };
    assert_eq!(state.step, Rung::Hotline);
    let story = [
        fail(10, Rung::Hotline),
        consent(15, None),
        begin_session(20),
        end_session(40),
        fail(41, Rung::Remote),
        send(45),
        set_out(60),
        reach(100),
        solve(130).by(TECHNICIAN),
        answer(140, None, true),
        close(150),
    ]
    .into_iter()
    .fold(story, |story, step| story.when(step).allowed());
    assert!(
        story
            .marks()
            .iter()
            .all(|mark| matches!(mark, StageMark::Done(_)))
    );
    let asked_afterwards = |clock: &Clock| clock.duty == Duty::FollowUp;
    let mut open = story.clocks();
    open.retain(Clock::is_open);
    assert!(open.iter().all(asked_afterwards));
}

#[test]
fn every_step_of_the_ladder_ends_with_a_reason() {
    // P01.10.20
    let silent = RequestEvent::StepFailed {
        step: Rung::Hotline,
        reason: " ".into(),
        occurred_at: minute(5),
    };
    given([request()])
        .when(on_request(5, silent))
        .then_refused("P01.10.20");
    given([request(), skip(5, Rung::Hotline)])
        .when(fail(6, Rung::Hotline))
        .then_refused("P01.10.20");
    let story = given([
        request(),
        skip(5, Rung::Hotline),
        skip(6, Rung::Remote),
        send(7),
    ]);
    assert_eq!(story.marks()[1..3], [StageMark::Skipped; 2]);
    assert!(matches!(story.marks()[3], StageMark::Now(Some(_))));
}

#[test]
fn guidance_on_the_telephone_is_a_line_each() {
    // P01.10.21b
    let guide = |text: &str| {
        let event = RequestEvent::Guided {
            guidance: text.into(),
            helped: false,
            occurred_at: minute(5),
        };
        on_request(5, event)
    };
    given([request()])
        .when(guide(""))
        .then_refused("P01.10.21b");
    let story = given([request(), guide("先重開")]);
    let Procedure::Request(state) = &story.case().procedure else {
        panic!("a request");
    };
    assert_eq!(state.guidance, [("先重開".to_owned(), false)]);
}

#[test]
fn the_hotline_solves_within_half_an_hour_or_gives_on() {
    // P01.10.21c
    let story = given([request()]);
    assert_eq!(
        story.standing(Duty::SolveByHotline, minute(30)),
        Standing::Running(0)
    );
    assert_eq!(
        story.standing(Duty::SolveByHotline, second(1801)),
        Standing::Overdue(SECOND)
    );
    for ending in [fail(30, Rung::Hotline), solve(30)] {
        let story = given([request(), ending]);
        assert_eq!(
            story.standing(Duty::SolveByHotline, minute(30)),
            Standing::Met(minute(30))
        );
    }
}

#[test]
fn remote_service_opens_after_the_hotline() {
    // P01.10.22a
    given([request(), consent(5, None)])
        .when(begin_session(6))
        .then_refused("P01.10.22a");
    given([request()])
        .when(fail(5, Rung::Remote))
        .then_refused("P01.10.22a");
    given([request(), fail(5, Rung::Hotline), consent(6, None)])
        .when(begin_session(7))
        .then(|story| assert!(story.owed(Duty::EndRemoteSession)));
}

#[test]
fn no_remote_session_without_the_customers_authorisation() {
    // P01.10.22b
    let remote = || given([request(), fail(5, Rung::Hotline)]);
    remote().when(begin_session(10)).then_refused("P01.10.22b");
    let by_nobody = Consent {
        given_by: String::new(),
        channel: Channel::Phone,
        system: "控制器".into(),
        occurred_at: minute(6),
        until: None,
        signature: None,
    };
    remote()
        .when(on_request(6, RequestEvent::Consented(by_nobody)))
        .then_refused("P01.10.22b");
    remote()
        .when(consent(6, Some(6)))
        .then_refused("P01.10.22b");
    let hour = || remote().when(consent(6, Some(66))).allowed();
    hour().when(begin_session(66)).allowed();
    hour().when(begin_session(67)).then_refused("P01.10.22b");
    let withdrawn = RequestEvent::ConsentWithdrawn {
        occurred_at: minute(8),
    };
    hour()
        .when(on_request(8, withdrawn))
        .allowed()
        .when(begin_session(9))
        .then_refused("P01.10.22b");
}

#[test]
fn a_session_works_from_symptoms_and_fault_with_the_customers_technician() {
    let ready = || given([request(), fail(5, Rung::Hotline), consent(6, None)]);
    let begin = |symptoms: &str, guest: &str| {
        let event = RequestEvent::SessionBegan {
            symptoms: symptoms.into(),
            fault: "當機".into(),
            customers_technician: guest.into(),
            occurred_at: minute(10),
        };
        on_request(10, event)
    };
    // P01.10.22c
    ready().when(begin("", "李工")).then_refused("P01.10.22c");
    // P01.10.22e
    ready()
        .when(begin("畫面不動", " "))
        .then_refused("P01.10.22e");
    ready().when(begin("畫面不動", "沒有：小店")).allowed();
}

#[test]
fn a_session_that_was_begun_is_ended_before_anything_goes_on() {
    // P01.10.22d
    let open = || {
        given([
            request(),
            fail(5, Rung::Hotline),
            consent(6, Some(90)),
            begin_session(10),
        ])
    };
    assert_eq!(
        open().clock(Duty::EndRemoteSession).deadline.due,
        minute(90)
    );
    assert_eq!(
        open().primary(DESK, minute(20)),
        Some(ActionKind::EndSession)
    );
    for other in [fail(20, Rung::Remote), solve(20), begin_session(20)] {
        open().when(other).then_refused("P01.10.22d");
    }
    let silent = RequestEvent::SessionEnded {
        changed: String::new(),
        occurred_at: minute(20),
    };
    open()
        .when(on_request(20, silent))
        .then_refused("P01.10.22d");
    let ended = open().when(end_session(20)).allowed();
    assert!(!ended.has(Duty::EndRemoteSession));
    ended.when(end_session(21)).then_refused("P01.10.22d");
}

fn on_site() -> Story {
    given([request(), fail(5, Rung::Hotline), fail(10, Rung::Remote)])
}

#[test]
fn on_site_service_opens_after_two_failed_steps() {
    // P01.10.23a
    given([request(), fail(5, Rung::Hotline)])
        .when(send(6))
        .then_refused("P01.10.23a");
    given([request()])
        .when(fail(6, Rung::OnSite))
        .then_refused("P01.10.23a");
    on_site().when(send(12)).allowed();
}

#[test]
fn only_the_service_desk_assigns_and_only_the_assigned_goes() {
    // P01.10.23b
    for other in [TECHNICIAN, HEAD, SALES] {
        on_site()
            .when(send(12).by(other))
            .then_refused("P01.10.23b");
    }
    let sent = on_site().when(send(12)).allowed();
    sent.clone()
        .when(set_out(15).by(SALES))
        .then_refused("P01.10.23b");
    on_site().when(set_out(15)).then_refused("P01.10.23b");
    // P01.10.23c: on my way and arrived are one step each, and the clock runs from the assignment.
    assert_eq!(sent.clock(Duty::ReachSite).deadline.start, minute(12));
    let there = sent.when(set_out(15)).allowed().when(reach(40)).allowed();
    there.when(reach(41)).then_no(CaseRefusal::AlreadyAtSite);
}

#[test]
fn the_limits_of_the_journey_follow_the_class_of_the_site() {
    // P01.10.23d and P01.10.23e; a site without class takes the strictest.
    for (site, set_out, arrive) in [
        (SiteClass::Unknown, 30, 120),
        (SiteClass::City, 30, 120),
        (SiteClass::Province, 120, 480),
        (SiteClass::Elsewhere, 1440, 2880),
    ] {
        let mut story = on_site();
        let facts = CustomerFacts {
            name: "王女士".into(),
            site,
            ..CustomerFacts::default()
        };
        let registered = Happened {
            subject: Subject::Customer(CUSTOMER),
            event: Event::Customer(CustomerEvent::Registered(Box::new(facts))),
        };
        story.fold(registered, DESK, START);
        story.world.cases.get_mut(&CASE).unwrap().customer = Some(CUSTOMER);
        let story = story.when(send(12)).allowed();
        assert_eq!(story.clock(Duty::SetOut).deadline.due, minute(12 + set_out));
        assert_eq!(
            story.clock(Duty::ReachSite).deadline.due,
            minute(12 + arrive)
        );
    }
    let late = on_site()
        .when(send(12))
        .allowed()
        .when(set_out(43))
        .allowed();
    assert!(matches!(
        late.standing(Duty::SetOut, minute(43)),
        Standing::MetLate(..)
    ));
}

#[test]
fn on_site_it_is_solved_for_good_with_a_signature_or_stays_open() {
    // P01.10.23f
    let there = || {
        let steps = [send(12), set_out(15), reach(40)];
        steps
            .into_iter()
            .fold(on_site(), |story, step| story.when(step).allowed())
    };
    on_site().when(solve(20)).then_no(CaseRefusal::NotAtSite);
    let unsigned = RequestEvent::Solved {
        what: "換線".into(),
        occurred_at: minute(60),
        signature: None,
    };
    there()
        .when(on_request(60, unsigned))
        .then_refused("P01.10.23f");
    there()
        .when(solve(60).by(TECHNICIAN))
        .allowed()
        .when(solve(61))
        .then_refused("P01.10.23f");
    let again = there().when(fail(60, Rung::OnSite)).allowed();
    assert!(
        !again.has(Duty::ReachSite),
        "the next journey is assigned anew"
    );
    assert_eq!(again.case().in_charge.value, DESK);
    again.when(send(70)).allowed();
}
