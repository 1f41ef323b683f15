//! An expectation that could not be met: the cause, what is done otherwise, the best answer (P01.10.30h–j); and the journey of P01.10.23c.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    ActionKind, CaseEvent, Channel, MadeGood, Revisit, Satisfaction, Shortfall, actions,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::measures::Measure;
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

fn shortfall(m: i64) -> Shortfall {
    Shortfall {
        occurred_at: minute(m),
        expected: "當天修好".into(),
        cause: "備件在外地".into(),
        plan: "常用備件放站裡".into(),
        measure: Measure {
            about: String::new(),
            what: "補兩套閥門".into(),
            owner: HEAD,
            by: minute(m).plus(7 * DAY),
        },
    }
}

fn fell_short(m: i64, shortfall: Shortfall) -> Step {
    step(DESK, minute(m), CaseEvent::FellShort(Box::new(shortfall)))
}

fn made_good(m: i64, accepted: bool) -> Step {
    let answer = MadeGood {
        occurred_at: minute(m),
        channel: Channel::Phone,
        words: "備件已放站裡，下次當天修".into(),
        accepted,
    };
    step(DESK, minute(m), CaseEvent::MadeGood(answer))
}

/// A repair that ended, after which the customer says that it was not what they expected.
fn dissatisfied() -> Story {
    let revisit = Revisit {
        occurred_at: minute(3_000),
        channel: Channel::Phone,
        reached: true,
        gone: Some(true),
        temperature_tenths: None,
        manner: Some(true),
        clean: Some(true),
        satisfaction: Some(Satisfaction::Not),
        words: "等了兩天".into(),
    };
    given([
        leak(),
        notify(3),
        arrive(20),
        find(25, Some(huiyin::domain::cases::repair::CauseKind::Wear)),
        remove(110),
        sign(120),
        close(130),
        step(DESK, minute(3_000), CaseEvent::Revisited(revisit)),
    ])
}

#[test]
fn a_dissatisfied_customer_makes_somebody_find_the_cause() {
    // P01.10.30h
    let story = dissatisfied();
    let clock = story.clock(Duty::FindCause);
    assert_eq!(clock.owner, Owner::Role(Role::ServiceDesk));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P01.10.30h"));
    assert_eq!(clock.deadline.start, minute(3_000));
    let silent = Shortfall {
        cause: " ".into(),
        ..shortfall(3_010)
    };
    story
        .clone()
        .when(fell_short(3_010, silent))
        .then_refused("P01.10.30h");
    story
        .when(fell_short(3_010, shortfall(3_010)))
        .then(|story| assert!(!story.has(Duty::FindCause), "it is analysed"));
}

#[test]
fn the_cause_alone_improves_nothing() {
    // P01.10.30i
    let story = dissatisfied();
    let whole = || shortfall(3_010);
    let with = |measure: Measure| Shortfall { measure, ..whole() };
    let measure = || whole().measure;
    for wrong in [
        Shortfall {
            plan: String::new(),
            ..whole()
        },
        with(Measure {
            what: String::new(),
            ..measure()
        }),
        with(Measure {
            owner: STRANGER,
            ..measure()
        }),
        with(Measure {
            by: minute(3_010),
            ..measure()
        }),
    ] {
        story
            .clone()
            .when(fell_short(3_010, wrong))
            .then_refused("P01.10.30i");
    }
    story.when(fell_short(3_010, whole())).then(|story| {
        let clock = story.clock(Duty::CarryOutMeasure);
        assert_eq!(clock.owner, Owner::Person(HEAD));
        assert_eq!(clock.deadline.due, whole().measure.by);
    });
}

#[test]
fn the_customer_gets_the_best_answer_and_a_leader_decides_where_it_is_not_accepted() {
    // P01.10.30j
    let story = dissatisfied();
    story
        .clone()
        .when(made_good(3_005, true))
        .then_refused("P01.10.30j");
    let story = story.when(fell_short(3_010, shortfall(3_010))).allowed();
    let clock = story.clock(Duty::GiveBestAnswer);
    assert!(clock.is_open());
    let shown = actions(story.case(), &story.context(DESK, minute(3_020)));
    assert!(
        shown
            .iter()
            .any(|action| action.kind == ActionKind::MakeGood)
    );
    story
        .clone()
        .when(made_good(3_020, false))
        .then_refused("P01.10.30j");
    story
        .clone()
        .when(made_good(3_020, false).by(HEAD))
        .allowed();
    story.when(made_good(3_020, true)).then(|story| {
        let standing = story.standing(Duty::GiveBestAnswer, minute(3_020));
        assert_eq!(standing, Standing::Met(minute(3_020)));
        assert!(!story.owed(Duty::CarryOutMeasure));
    });
}

#[test]
fn who_is_sent_has_a_clock_from_being_sent_and_both_ends_are_one_step() {
    // P01.10.23c
    let skipped = |m| {
        on_request(
            m,
            huiyin::domain::cases::request::RequestEvent::StepSkipped {
                step: huiyin::domain::cases::request::Step::Remote,
                reason: "沒有網路".into(),
                occurred_at: minute(m),
            },
        )
    };
    let story = given([
        request(),
        fail(5, huiyin::domain::cases::request::Step::Hotline),
        skipped(6),
        send(10),
    ]);
    for duty in [Duty::SetOut, Duty::ReachSite] {
        let clock = story.clock(duty);
        assert_eq!(clock.deadline.start, minute(10), "from being sent");
        assert_eq!(clock.owner, Owner::Person(TECHNICIAN));
    }
    assert_eq!(
        story.primary(TECHNICIAN, minute(11)),
        Some(ActionKind::SetOut),
        "one tap"
    );
    let story = story.when(set_out(12)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(13)),
        Some(ActionKind::ReachSite)
    );
    let story = story.when(reach(40)).allowed();
    assert_eq!(
        story.standing(Duty::ReachSite, minute(40)),
        Standing::Met(minute(40))
    );
}
