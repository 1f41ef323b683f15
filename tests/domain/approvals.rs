//! Approvals hold for what was read, for whom they are of, and within what one may agree to.

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::approvals::deputies::{DeputyEvent, DeputyRefusal, Naming};
use huiyin::domain::approvals::{
    ApprovalEvent, ApprovalRefusal, Canonical, Seat, Standing, authority,
};
use huiyin::domain::cases::{ActionKind, CaseEvent, CaseRefusal, actions};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::ids::PersonId;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;

fn no(refusal: ApprovalRefusal) -> CaseRefusal {
    CaseRefusal::Approval(refusal)
}

fn seat(place: usize) -> &'static Seat {
    &huiyin::domain::cases::complaint::seats(PLAN)[place]
}

fn standing(story: &Story, place: usize) -> &'static str {
    let sheet = story.case().approvals.sheet(PLAN).expect("a plan");
    let context = story.context(DESK, minute(500));
    match sheet.standing(seat(place), &context) {
        Standing::Open => "open",
        Standing::Given(_) => "given",
        Standing::Void(_) => "void",
        Standing::Refused(_) => "refused",
    }
}

#[test]
fn an_approval_is_void_once_the_content_changes_and_asked_for_again() {
    // P05.03.05d–e: what both agreed to is not what lies there now.
    let story = Story::approved();
    assert_eq!([standing(&story, 0), standing(&story, 1)], ["given"; 2]);
    let story = story.with(act(AFFAIRS, 80, plan_line(2, 2_100, 0)));
    assert_eq!([standing(&story, 0), standing(&story, 1)], ["void"; 2]);
    story
        .clone()
        .when(act(KEEPER, 90, done(1)))
        .then_refused("P05.03.05e");
    let unasked = vote(&story, PLAN, QUALITY, Role::Quality, 91);
    story
        .clone()
        .when(unasked)
        .then_no(no(ApprovalRefusal::NotAsked));
    let story = story.with(act(AFFAIRS, 92, submit()));
    assert!(story.owed(Duty::Approve), "it is put before them again");
    let quality = vote(&story, PLAN, QUALITY, Role::Quality, 93);
    let story = story.with(quality);
    let manager = vote(&story, PLAN, BOSS, Role::Manager, 94);
    story.with(manager).with(act(KEEPER, 95, done(1)));
}

#[test]
fn whoever_read_something_else_has_not_approved_this() {
    let before = Story::planned(0);
    let read = vote(&before, PLAN, QUALITY, Role::Quality, 90);
    let story = before
        .with(act(AFFAIRS, 80, plan_line(2, 2_100, 0)))
        .with(act(AFFAIRS, 81, submit()));
    story.when(read).then_refused("P05.03.05d");
}

#[test]
fn an_approval_is_up_to_its_seat_and_never_to_the_author() {
    let story = Story::planned(0);
    let by = |who, role| story.clone().when(vote(&story, PLAN, who, role, 70));
    by(KEEPER, Role::Quality).then_refused("P05.03.05d");
    by(QUALITY, Role::Manager).then_refused("P05.03.05e");
    by(QUALITY, Role::Office).then_refused("P05.03.05d");
    by(AFFAIRS, Role::Quality).then_refused("P05.03.05d");
    let mut both = story.clone();
    both.world
        .organisation
        .people
        .get_mut(&AFFAIRS)
        .unwrap()
        .roles
        .insert(Role::Quality);
    let own = vote(&both, PLAN, AFFAIRS, Role::Quality, 70);
    both.when(own).then_refused("P05.03.05d");
}

#[test]
fn a_plan_that_was_sent_back_goes_on_once_whoever_did_agrees() {
    let story = Story::planned(0);
    let back = send_back(&story, PLAN, QUALITY, Role::Quality, 70);
    let silent = {
        let mut step = back.clone();
        if let huiyin::domain::cases::CaseCommand::Record(CaseEvent::Approval(
            ApprovalEvent::Refused { reason, .. },
        )) = &mut step.command
        {
            reason.clear();
        }
        step
    };
    story.clone().when(silent).then_refused("P05.03.05d");
    let story = story.with(back);
    let manager = vote(&story, PLAN, BOSS, Role::Manager, 75);
    let story = story.with(manager);
    assert_eq!(
        [standing(&story, 0), standing(&story, 1)],
        ["refused", "given"]
    );
    story
        .clone()
        .when(act(KEEPER, 90, done(1)))
        .then_refused("P05.03.05e");
    let agreed = vote(&story, PLAN, QUALITY, Role::Quality, 80);
    story.with(agreed).with(act(KEEPER, 90, done(1)));
}

#[test]
fn two_who_say_different_things_at_once_are_both_heard_and_the_no_holds() {
    let mut story = Story::planned(0);
    story.enrol(SALES, "另一位質量", &[Role::Quality], minute(65));
    let yes = vote(&story, PLAN, QUALITY, Role::Quality, 70);
    let other = send_back(&story, PLAN, SALES, Role::Quality, 70);
    for order in [[&yes, &other], [&other, &yes]] {
        let mut story = story.clone();
        for step in order {
            if let huiyin::domain::cases::CaseCommand::Record(event) = step.command.clone() {
                story.fold(of_case(event), step.actor, step.now);
            }
        }
        let sheet = story.case().approvals.sheet(PLAN).unwrap();
        assert_eq!(sheet.votes.len(), 2, "both are kept");
        assert_eq!(standing(&story, 0), "refused");
    }
}

#[test]
fn what_was_said_is_taken_back_while_nothing_rests_on_it() {
    let story = Story::approved();
    let back = |m, reason: &str| {
        let event = ApprovalEvent::TakenBack {
            matter: PLAN,
            reason: reason.into(),
            occurred_at: minute(m),
        };
        step(QUALITY, minute(m), CaseEvent::Approval(event))
    };
    story.clone().when(back(80, "")).then_refused("P05.03.05d");
    story
        .clone()
        .when(back(80, "看錯").by(KEEPER))
        .then_no(no(ApprovalRefusal::NothingSaid));
    let taken = story.clone().with(back(80, "看錯"));
    assert_eq!(standing(&taken, 0), "open");
    story
        .with(act(KEEPER, 90, done(1)))
        .when(back(95, "看錯"))
        .then_refused("P05.03.05d");
}

#[test]
fn who_agrees_depends_on_what_it_costs() {
    // P04.09.06d: 10,000.00 yuan is the manager's, one fen more is not.
    let figures = Figures([(Figure::AuthorityManager, 8_000)].into());
    assert_eq!(
        authority(Role::Manager, &Figures::default()),
        Some(1_000_000)
    );
    assert_eq!(authority(Role::Manager, &figures), Some(800_000));
    assert_eq!(authority(Role::DeputyManager, &figures), Some(5_000_000));
    assert_eq!(authority(Role::GeneralManager, &figures), None);
    let by = |fen, who, role| {
        let story = Story::planned(fen);
        let vote = vote(&story, PLAN, who, role, 70);
        story.when(vote)
    };
    by(1_000_000, BOSS, Role::Manager).allowed();
    by(1_000_001, BOSS, Role::Manager).then_refused("P04.09.06d");
    by(5_000_000, VICE, Role::DeputyManager).allowed();
    by(5_000_001, VICE, Role::DeputyManager).then_refused("P04.09.06d");
    by(5_000_001, MANAGER, Role::GeneralManager).allowed();
    // It waits for whoever may.
    let waits = |fen| {
        let clocks = Story::planned(fen).clocks().into_iter();
        let mut owners = clocks
            .filter(|clock| clock.duty == Duty::Approve)
            .map(|clock| clock.owner);
        owners.next_back().unwrap()
    };
    assert_eq!(waits(1_000_000), Owner::Role(Role::Manager));
    assert_eq!(waits(1_000_001), Owner::Role(Role::DeputyManager));
    assert_eq!(waits(5_000_001), Owner::Role(Role::GeneralManager));
    // A firm without that regulation has no such limits.
    let story = Story::planned(9_000_000).without(4);
    let vote = vote(&story, PLAN, BOSS, Role::Manager, 70);
    story.with(vote);
}

fn naming(deputy: PersonId, from: i64, until: Option<i64>) -> DeputyEvent {
    DeputyEvent::Named(Naming {
        deputy,
        roles: [Role::Quality].into(),
        from: minute(from),
        until: until.map(minute),
        absent: "出差".into(),
    })
}

#[test]
fn a_deputy_speaks_for_whoever_named_them_in_that_role_and_time() {
    // P05.06.02b.
    let story = Story::planned(0);
    let speaks = |story: &Story, m| {
        let mut step = vote(story, PLAN, KEEPER, Role::Quality, m);
        if let huiyin::domain::cases::CaseCommand::Record(CaseEvent::Approval(
            ApprovalEvent::Given { on_behalf, .. },
        )) = &mut step.command
        {
            *on_behalf = Some(QUALITY);
        }
        step
    };
    story
        .clone()
        .when(speaks(&story, 70))
        .then_refused("P05.03.05d");
    let mut named = story.clone();
    let mut name = |event, by| named.name_deputy(QUALITY, event, by, minute(60));
    let refused = |refusal| Err(Refusal::Deputy(refusal));
    assert_eq!(
        name(naming(KEEPER, 60, None), KEEPER),
        refused(DeputyRefusal::NotYours)
    );
    assert_eq!(
        name(naming(STRANGER, 60, None), QUALITY),
        refused(DeputyRefusal::DeputyUnknown)
    );
    assert_eq!(
        name(naming(QUALITY, 60, None), QUALITY),
        refused(DeputyRefusal::DeputyUnknown)
    );
    assert_eq!(
        name(naming(KEEPER, 60, Some(60)), QUALITY),
        refused(DeputyRefusal::EndsBeforeStart)
    );
    name(naming(KEEPER, 65, Some(100)), QUALITY).unwrap();
    named
        .clone()
        .when(speaks(&named, 100))
        .then_refused("P05.03.05d");
    let voted = named.clone().with(speaks(&named, 99));
    assert_eq!(
        standing(&voted, 0),
        "given",
        "it holds after the naming has ended"
    );
    // It stands on the deputy's Today as well.
    let context = named.context(KEEPER, minute(70));
    let clocks = huiyin::domain::cases::clocks(named.case(), &context);
    assert!(
        clocks
            .iter()
            .any(|clock| clock.duty == Duty::Approve && clock.owner == Owner::Person(KEEPER))
    );
    let offered = actions(named.case(), &context);
    let approve = offered
        .iter()
        .find(|action| action.kind == ActionKind::Agree);
    assert!(approve.unwrap().refused.is_none());
    let ended = DeputyEvent::Ended {
        deputy: KEEPER,
        occurred_at: minute(68),
    };
    named
        .name_deputy(QUALITY, ended, MANAGER, minute(68))
        .unwrap();
    named
        .clone()
        .when(speaks(&named, 70))
        .then_refused("P05.03.05d");
    // A vote in the place of somebody who had not named them is kept and counts for nothing.
    let mut forged = story;
    if let huiyin::domain::cases::CaseCommand::Record(event) = speaks(&forged, 70).command {
        forged.fold(of_case(event), KEEPER, minute(70));
    }
    assert_eq!(standing(&forged, 0), "open");
}

#[test]
fn the_canonical_form_tells_every_two_contents_apart() {
    let one = Canonical::default()
        .text("a", "x")
        .text("b", "yz")
        .content();
    let shifted = Canonical::default()
        .text("a", "xy")
        .text("b", "z")
        .content();
    let renamed = Canonical::default()
        .text("a", "x")
        .text("c", "yz")
        .content();
    let sly = Canonical::default().text("a", "x\nb:2:yz").content();
    assert_eq!(one.0.len(), 64);
    let blank = Canonical::default().text("a", " x ").text("b", "yz\n");
    assert_eq!(one, blank.content());
    for other in [shifted, renamed, sly] {
        assert_ne!(one, other);
    }
    assert_ne!(
        Canonical::default().number("fen", 1).content(),
        Canonical::default().number("fen", -1).content()
    );
}
