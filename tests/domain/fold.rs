//! Two tablets that had not met: each was right alone, both facts stay, and every device shows the same.

use crate::complaint_steps::{complaint_of, intake, service_firm};
use crate::helpers::*;
use crate::samples::samples;
use crate::story::*;
use huiyin::domain::cases::complaint::ComplaintIntake;
use huiyin::domain::cases::{
    ActionKind, Case, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Contested, actions,
    evolve,
};
use huiyin::domain::ids::PersonId;
use huiyin::domain::stamp::{DeviceId, Dot, Stamped};
use huiyin::domain::time::Timestamp;

fn stamped(
    device: u8,
    seq: u64,
    seen: &[(u8, u64)],
    actor: PersonId,
    at: Timestamp,
    event: CaseEvent,
) -> Stamped<CaseEvent> {
    Stamped {
        dot: Dot {
            device: DeviceId([device; 32]),
            seq,
        },
        lamport: seq,
        at,
        actor,
        seen: seen
            .iter()
            .map(|(device, seq)| (DeviceId([*device; 32]), *seq))
            .collect(),
        event,
    }
}

fn taken() -> Option<Box<Case>> {
    let CaseCommand::Receive(received) = request().command else {
        panic!("a receiving");
    };
    let event = CaseEvent::Received(received);
    evolve(None, CASE, &stamped(1, 1, &[], DESK, START, event))
}

#[test]
fn two_closings_written_apart_are_both_kept() {
    let close = |result: &str, m| {
        CaseEvent::Closed(Closing {
            result: result.into(),
            ..closing(m)
        })
    };
    let case = evolve(
        taken(),
        CASE,
        &stamped(1, 2, &[(1, 1)], DESK, minute(60), close("甲", 60)),
    );
    let case = evolve(
        case,
        CASE,
        &stamped(2, 3, &[(1, 1)], HEAD, minute(61), close("乙", 61)),
    )
    .unwrap();
    assert_eq!(case.closing.value.as_ref().unwrap().result, "乙");
    assert_eq!(case.closing.rivals.len(), 1);
    assert_eq!(case.contested(), [Contested::Closing]);
    // Writing the ending once more settles it.
    let seen = [(1, 2), (2, 3)];
    let case = evolve(
        Some(case),
        CASE,
        &stamped(1, 4, &seen, DESK, minute(70), close("甲", 70)),
    )
    .unwrap();
    assert_eq!(case.contested(), []);
}

#[test]
fn circumstances_and_ownership_keep_what_was_written_apart() {
    let clarified = |place: &str| {
        CaseEvent::Clarified(Circumstances {
            place: said(place),
            ..all_asked()
        })
    };
    let accepted = |m| CaseEvent::Accepted {
        occurred_at: minute(m),
    };
    let mut case = taken();
    for (device, seq, actor, event) in [
        (1, 2, DESK, clarified("廚房")),
        (2, 2, HEAD, clarified("浴室")),
        (1, 3, SALES, accepted(5)),
        (2, 3, HEAD, accepted(6)),
    ] {
        case = evolve(
            case,
            CASE,
            &stamped(device, seq, &[(1, 1)], actor, minute(9), event),
        );
    }
    let case = case.unwrap();
    assert_eq!(
        case.contested(),
        [Contested::InCharge, Contested::Circumstances]
    );
    assert_eq!(case.in_charge.value, HEAD);
}

#[test]
fn an_event_before_its_receiving_changes_nothing() {
    for sample in samples() {
        let CaseCommand::Record(event) = sample.command else {
            continue;
        };
        let first = stamped(1, 1, &[], DESK, START, event);
        assert_eq!(evolve(None, CASE, &first), None);
    }
}

#[test]
fn every_event_survives_its_way_through_json() {
    for sample in samples() {
        let CaseCommand::Record(event) = sample.command else {
            continue;
        };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<CaseEvent>(&json).unwrap(), event);
    }
}

#[test]
fn there_is_a_sample_of_every_step() {
    let kinds: std::collections::BTreeSet<ActionKind> = samples()
        .iter()
        .filter_map(|sample| match &sample.command {
            CaseCommand::Record(event) => ActionKind::of(event),
            _ => None,
        })
        .collect();
    // Every step that any kind of case shows; ending on the spot is several steps in one.
    let written = {
        let mut received = complaint_of(ComplaintIntake {
            quality: true,
            ..intake()
        });
        received.channel = Channel::Written;
        service_firm().with(Step {
            actor: DESK,
            now: START,
            command: CaseCommand::Receive(received),
        })
    };
    let stories = [
        given([leak()]),
        given([request()]),
        written,
        Story::judged(false),
        Story::approved(),
    ];
    for story in stories {
        let context = story.context(DESK, minute(500));
        for action in actions(story.case(), &context) {
            let known = kinds.contains(&action.kind) || action.kind == ActionKind::FinishOnSite;
            assert!(known, "no sample of {:?}", action.kind);
        }
    }
}
