//! Certificates and slips on two tablets that had not met: both are kept, and whoever chooses one withdraws the other.

use crate::helpers::{request, signature};
use crate::quality_steps::FINANCE;
use crate::returns_steps::{STORES, certificate, slip_of, went_back};
use crate::story::*;
use huiyin::domain::approvals::{ApprovalEvent, MatterKind};
use huiyin::domain::cases::returns::{
    Handling, Quantity, Returns, ReturnsEvent, ReturnsStep, Slip, Way,
};
use huiyin::domain::cases::{Case, CaseCommand, CaseEvent, Contested, Version, evolve};
use huiyin::domain::ids::{PersonId, SlipId};
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::{DeviceId, Dot, Stamped};
use uuid::Uuid;

/// What happened, on which device, after which entries of both.
type Told<'a> = (u8, u64, &'a [(u8, u64)], PersonId, CaseEvent);

fn fold(told: &[Told<'_>]) -> Box<Case> {
    let CaseCommand::Receive(received) = request().command else {
        panic!("a receiving");
    };
    let taken = (1, 1, &[][..], DESK, CaseEvent::Received(received));
    let mut case = None;
    for (device, seq, seen, actor, event) in std::iter::once(&taken).chain(told) {
        let stamped = Stamped {
            dot: Dot {
                device: DeviceId([*device; 32]),
                seq: *seq,
            },
            lamport: *seq,
            at: minute(i64::try_from(*seq).unwrap()),
            actor: *actor,
            seen: seen
                .iter()
                .map(|(device, seq)| (DeviceId([*device; 32]), *seq))
                .collect(),
            event: event.clone(),
        };
        case = evolve(case, CASE, &stamped);
    }
    case.unwrap()
}

fn on(slip: u128, step: ReturnsStep) -> CaseEvent {
    CaseEvent::Returns(ReturnsEvent {
        slip: SlipId(Uuid::from_u128(slip)),
        occurred_at: minute(1),
        step,
    })
}

fn made(slip: u128, number: &str, fen: i64) -> CaseEvent {
    let step = ReturnsStep::MadeOut {
        number: number.into(),
        body: Box::new(certificate(Way::Allowance, fen)),
    };
    on(slip, step)
}

fn live(case: &Case) -> Vec<u128> {
    let returns: &Returns = case.returns.as_ref().unwrap();
    returns.live().map(|slip| slip.id.0.as_u128()).collect()
}

#[test]
fn of_two_certificates_made_out_apart_both_are_kept_until_somebody_chooses() {
    // P04.12.11a: of each way there is one certificate.
    let apart = [
        (1, 2, &[(1, 1)][..], SALES, made(7, "261101", 50_000)),
        (2, 3, &[(1, 1)][..], SALES, made(8, "261101", 40_000)),
    ];
    let case = fold(&apart);
    assert_eq!(case.contested(), [Contested::AllowanceMade]);
    assert_eq!(live(&case), [7, 8]);
    let choices = case.choices(Contested::AllowanceMade);
    assert_eq!(choices.len(), 2);
    // Choosing the second withdraws the first; what was put before the seats of the first is nobody's any more.
    let second = choices[1].0.clone();
    let seen = &[(1, 2), (2, 3)][..];
    let mut told = apart.to_vec();
    told.push((2, 4, seen, SALES, CaseEvent::Settled(second)));
    let case = fold(&told);
    assert_eq!(case.contested(), []);
    assert_eq!(live(&case), [8]);
    assert_eq!(case.approvals.0.len(), 1);
    // What was not chosen can still be chosen: then it holds, and the other does not.
    let first = case.choices(Contested::AllowanceMade)[0].0.clone();
    told.push((
        1,
        5,
        &[(1, 2), (2, 4)][..],
        SALES,
        CaseEvent::Settled(first),
    ));
    let case = fold(&told);
    assert_eq!(live(&case), [7]);
}

#[test]
fn withdrawing_one_of_two_is_a_choice_too() {
    // P04.12.11a.
    let both = &[(1, 2), (2, 3)][..];
    let withdrawn = |slip| {
        on(
            slip,
            ReturnsStep::Withdrawn {
                reason: "重複".into(),
            },
        )
    };
    for (gone, stays) in [(7, 8), (8, 7)] {
        let case = fold(&[
            (1, 2, &[(1, 1)], SALES, made(7, "261101", 50_000)),
            (2, 3, &[(1, 1)], SALES, made(8, "261102", 40_000)),
            (1, 4, both, SALES, withdrawn(gone)),
        ]);
        assert_eq!(case.contested(), [], "{gone} withdrawn");
        assert_eq!(live(&case), [stays]);
    }
}

#[test]
fn an_allowance_and_a_compensation_made_out_apart_do_not_exclude_each_other() {
    // P04.12.11b: two kinds over one paper.
    let compensation = ReturnsStep::MadeOut {
        number: "261102".into(),
        body: Box::new(certificate(Way::Compensation, 40_000)),
    };
    let case = fold(&[
        (1, 2, &[(1, 1)], SALES, made(7, "261101", 50_000)),
        (2, 3, &[(1, 1)], SALES, on(8, compensation)),
    ]);
    assert_eq!(case.contested(), []);
    assert_eq!(live(&case), [7, 8]);
}

#[test]
fn a_changed_certificate_voids_its_signatures_and_its_seal() {
    // P04.12.11e: a changed amount voids both visibly.
    let slip = |case: &Case| -> Slip { case.returns.as_ref().unwrap().slips[0].clone() };
    let case = fold(&[(1, 2, &[(1, 1)], SALES, made(7, "261101", 50_000))]);
    let matter = slip(&case).matter();
    assert_eq!(matter.kind, MatterKind::Certificate);
    let given = ApprovalEvent::Given {
        matter,
        content: case.approvals.sheet(matter).unwrap().content.clone(),
        role: Role::Manager,
        on_behalf: None,
        words: String::new(),
        occurred_at: minute(3),
    };
    let sealed = ReturnsStep::Sealed {
        name: "王女士".into(),
        attachments: vec![signature()],
    };
    // Sealed on another tablet by somebody who knew the first amount only.
    let case = fold(&[
        (1, 2, &[(1, 1)], SALES, made(7, "261101", 50_000)),
        (1, 3, &[(1, 2)], MANAGER, CaseEvent::Approval(given)),
        (1, 4, &[(1, 3)], SALES, made(7, "261101", 45_000)),
        (2, 5, &[(1, 3)], SALES, on(7, sealed)),
    ]);
    let sheet = case.approvals.sheet(matter).unwrap();
    assert_ne!(sheet.votes[0].content, sheet.content);
    assert_eq!(slip(&case).sealed, None, "the seal is on another sheet");
    assert_eq!(slip(&case).body.fen, 45_000);
}

#[test]
fn goods_signed_for_twice_in_different_quantities_are_settled_by_a_person() {
    // P04.12.22b, P04.12.20b: of signatures and of vouchers one holds.
    let signed = |count| {
        on(
            7,
            ReturnsStep::SignedFor {
                count,
                signature: Some(signature()),
            },
        )
    };
    let booked = |voucher: &str| {
        on(
            7,
            ReturnsStep::Booked {
                voucher: voucher.into(),
                dated: minute(9),
                count: 92,
                fen: 460_000,
                remark: String::new(),
            },
        )
    };
    let out = (1, 2, &[(1, 1)][..], SALES, went_back(7));
    let case = fold(&[
        out.clone(),
        (1, 3, &[(1, 2)], STORES, signed(92)),
        (2, 4, &[(1, 2)], STORES, signed(95)),
    ]);
    assert_eq!(case.contested(), [Contested::GoodsSigned]);
    let counts: Vec<i64> = case
        .choices(Contested::GoodsSigned)
        .iter()
        .map(|(version, _)| match version {
            Version::Slip(version) => version.count,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(counts, [95, 92]);
    // The same count twice is no difference.
    let case = fold(&[
        out.clone(),
        (1, 3, &[(1, 2)], STORES, signed(92)),
        (2, 4, &[(1, 2)], STORES, signed(92)),
    ]);
    assert_eq!(case.contested(), []);
    let case = fold(&[
        out,
        (1, 3, &[(1, 2)], FINANCE, booked("V-1")),
        (2, 4, &[(1, 2)], FINANCE, booked("V-2")),
    ]);
    assert_eq!(case.contested(), [Contested::ReturnBooked]);
}

#[test]
fn the_copies_of_a_sheet_are_where_its_steps_have_brought_them() {
    // P04.12.11c, P04.12.11g, P04.12.12f, P04.12.12g, P04.12.22e, P04.12.22f, P04.12.22g.
    let places = |case: &Case| {
        let slip = &case.returns.as_ref().unwrap().slips[0];
        let copies = slip.copies().into_iter();
        copies
            .map(|copy| (copy.copy, copy.role, copy.since.is_some()))
            .collect::<Vec<_>>()
    };
    let out = (1, 2, &[(1, 1)][..], SALES, went_back(7));
    let sent = (1, 3, &[(1, 2)][..], SALES, on(7, ReturnsStep::Sent));
    let signed = ReturnsStep::SignedFor {
        count: 100,
        signature: Some(signature()),
    };
    let signed = (1, 4, &[(1, 3)][..], STORES, on(7, signed));
    use Role::{Finance, Sales, Warehouse};
    let at = |sent, signed| {
        vec![
            (1, Sales, sent),
            (2, Warehouse, sent),
            (3, Finance, signed),
            (4, Sales, signed),
        ]
    };
    assert_eq!(places(&fold(std::slice::from_ref(&out))), at(false, false));
    assert_eq!(places(&fold(&[out.clone(), sent.clone()])), at(true, false));
    assert_eq!(places(&fold(&[out, sent, signed])), at(true, true));
    let case = fold(&[(1, 2, &[(1, 1)], SALES, made(7, "261101", 50_000))]);
    assert_eq!(places(&case), [(1, Sales, false), (2, Finance, false)]);
}

#[test]
fn a_slip_says_reason_handling_and_ground_in_what_is_approved() {
    // P04.12.12b, P04.12.12c, P04.12.12d: who changes one of them asks anew.
    let content = |change: &dyn Fn(&mut huiyin::domain::cases::returns::Body)| {
        let mut body = slip_of(100);
        change(&mut body);
        let step = ReturnsStep::MadeOut {
            number: "261101".into(),
            body: Box::new(body),
        };
        let case = fold(&[(1, 2, &[(1, 1)], SALES, on(7, step))]);
        case.approvals.0[0].content.clone()
    };
    let first = content(&|_| {});
    for changed in [
        content(&|body| body.reason = "另一個原因".into()),
        content(&|body| body.handling = Some(Handling::Scrap)),
        content(&|body| body.ground = "口頭".into()),
        content(&|body| body.quantity = Quantity::new(101, "件")),
    ] {
        assert_ne!(changed, first);
    }
}
