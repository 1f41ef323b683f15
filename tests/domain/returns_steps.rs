//! The steps of returns and allowances, each filled in as a careful person would. `m` is the minute of the story.

use crate::complaint_steps::{BOSS, VICE};
use crate::helpers::signature;
use crate::quality_steps::FINANCE;
use crate::story::*;
use huiyin::domain::cases::CaseEvent;
use huiyin::domain::cases::returns::{
    Body, Handling, Proof, ProofWay, Quantity, ReturnsEvent, ReturnsStep, Step as Returning, Way,
};
use huiyin::domain::clock::Duty;
use huiyin::domain::ids::{PersonId, SlipId};
use huiyin::domain::roles::Role;
use uuid::Uuid;

pub const STORES: PersonId = PersonId(Uuid::from_u128(42));

/// The certificate of every story.
pub const CERTIFICATE: SlipId = SlipId(Uuid::from_u128(71));
/// The slip of every story.
pub const SLIP: SlipId = SlipId(Uuid::from_u128(72));

/// For 40 pieces, the same off each.
pub fn certificate(way: Way, fen: i64) -> Body {
    Body {
        way,
        order: "SO-2610-118".into(),
        item: "V-32".into(),
        invoice: "AB-12345678".into(),
        quantity: Quantity::new(40, "件"),
        price: fen / 40,
        fen,
        tax: fen / 20,
        shipped: None,
        carrier: String::new(),
        reason: String::new(),
        handling: None,
        ground: String::new(),
        more_because: String::new(),
    }
}

/// So many pieces at 50.00.
pub fn slip_of(count: i64) -> Body {
    Body {
        quantity: Quantity::new(count, "件"),
        price: 5_000,
        fen: count * 5_000,
        carrier: "順豐".into(),
        reason: "閥體有砂眼".into(),
        handling: Some(Handling::Rework),
        ground: "客訴 261101：總經理核定退貨".into(),
        ..certificate(Way::Return, 0)
    }
}

/// A quality complaint decided and closed: 100 pieces may come back, 500.00 are allowed; somebody is in the warehouse.
pub fn granted() -> Story {
    let mut story = Story::decided(100, 50_000);
    story.enrol(STORES, "成品倉", &[Role::Warehouse], START);
    story
}

pub fn went_back(slip: u128) -> CaseEvent {
    CaseEvent::Returns(ReturnsEvent {
        slip: SlipId(Uuid::from_u128(slip)),
        occurred_at: minute(1),
        step: ReturnsStep::MadeOut {
            number: "261101".into(),
            body: Box::new(slip_of(100)),
        },
    })
}

pub fn on(slip: SlipId, who: PersonId, m: i64, what: ReturnsStep) -> Step {
    let event = ReturnsEvent {
        slip,
        occurred_at: minute(m),
        step: what,
    };
    step(who, minute(m), CaseEvent::Returns(event))
}

pub fn make_out(slip: SlipId, m: i64, body: Body) -> Step {
    let step = ReturnsStep::MadeOut {
        number: "261101".into(),
        body: Box::new(body),
    };
    on(slip, SALES, m, step)
}

pub fn seal(m: i64) -> Step {
    let step = ReturnsStep::Sealed {
        name: "王女士".into(),
        attachments: vec![signature()],
    };
    on(CERTIFICATE, SALES, m, step)
}

pub fn count(m: i64, count: i64) -> Step {
    let step = ReturnsStep::Counted {
        count,
        words: "批號 0711，箱角壓壞".into(),
        attachments: Vec::new(),
    };
    on(SLIP, STORES, m, step)
}

pub fn instruct(m: i64) -> Step {
    let words = "照實收，差額另談".into();
    on(SLIP, HEAD, m, ReturnsStep::Instructed { words })
}

pub fn sign_for(m: i64, count: i64) -> Step {
    let step = ReturnsStep::SignedFor {
        count,
        signature: Some(signature()),
    };
    on(SLIP, STORES, m, step)
}

/// A proof with everything that its way asks for: of a return of 92 of 1,000 pieces, or of the certificate.
pub fn proof(way: ProofWay) -> Proof {
    let plain = Proof {
        way,
        invoice: "AB-12345678".into(),
        dated: Some(minute(1)),
        count: 92,
        price: 5_000,
        fen: 460_000,
        kept: 908,
        full_price: 0,
        kept_price: 0,
        kept_fen: 0,
        in_hand: true,
        sealed: true,
        photos: vec![signature()],
    };
    match way {
        ProofWay::AllowanceCopy => Proof {
            count: 40,
            price: 1_250,
            fen: 50_000,
            kept: 0,
            full_price: 5_000,
            kept_price: 3_750,
            kept_fen: 150_000,
            ..plain
        },
        _ => plain,
    }
}

pub fn prove(slip: SlipId, m: i64, proof: Proof) -> Step {
    on(slip, SALES, m, ReturnsStep::Proved(Box::new(proof)))
}

pub fn book(slip: SlipId, m: i64, count: i64, fen: i64, remark: &str) -> Step {
    let step = ReturnsStep::Booked {
        voucher: "記-0117".into(),
        dated: minute(m),
        count,
        fen,
        remark: remark.into(),
    };
    on(slip, FINANCE, m, step)
}

/// Somebody agrees to a sheet as it says now.
pub fn agree(story: &Story, slip: SlipId, who: PersonId, role: Role, m: i64) -> Step {
    let returns = story.case().returns.as_ref().expect("sheets");
    let matter = returns.slip(slip).expect("the sheet").matter();
    story.vote(matter, who, role, m, "")
}

impl Story {
    /// The certificate of 500.00 has both signatures.
    #[track_caller]
    pub fn certified() -> Self {
        let story = granted().with(make_out(
            CERTIFICATE,
            300,
            certificate(Way::Allowance, 50_000),
        ));
        let first = agree(&story, CERTIFICATE, BOSS, Role::Manager, 310);
        let story = story.with(first);
        let second = agree(&story, CERTIFICATE, VICE, Role::DeputyManager, 320);
        story.with(second)
    }

    /// The slip is with the warehouse.
    #[track_caller]
    pub fn expecting(body: Body) -> Self {
        let story = granted().with(make_out(SLIP, 300, body));
        let superior = agree(&story, SLIP, BOSS, Role::Manager, 310);
        story
            .with(superior)
            .with(on(SLIP, SALES, 320, ReturnsStep::Sent))
    }

    /// So many of 100 on the slip came and were signed for.
    #[track_caller]
    pub fn came_back(came: i64) -> Self {
        let story = Self::expecting(slip_of(100)).with(count(400, came));
        let story = if came == 100 {
            story
        } else {
            story.with(instruct(410))
        };
        story.with(sign_for(420, came))
    }
}

/// One well-formed step of every kind, at minutes that follow one another.
pub fn of_returns() -> Vec<Step> {
    let words = || "照實收".to_owned();
    let quantity = Quantity::new(12, "件");
    let steps = [
        (CERTIFICATE, ReturnsStep::Receivables(Vec::new())),
        (
            CERTIFICATE,
            ReturnsStep::MadeOut {
                number: "261101".into(),
                body: Box::new(certificate(Way::Allowance, 50_000)),
            },
        ),
        (
            CERTIFICATE,
            ReturnsStep::WithCustomer {
                invoice: String::new(),
                tax: 0,
            },
        ),
        (
            CERTIFICATE,
            ReturnsStep::Sealed {
                name: "王女士".into(),
                attachments: vec![signature()],
            },
        ),
        (
            CERTIFICATE,
            ReturnsStep::Proved(Box::new(proof(ProofWay::AllowanceCertificate))),
        ),
        (CERTIFICATE, ReturnsStep::HandedIn),
        (
            SLIP,
            ReturnsStep::MadeOut {
                number: "261102".into(),
                body: Box::new(slip_of(100)),
            },
        ),
        (SLIP, ReturnsStep::Sent),
        (
            SLIP,
            ReturnsStep::Counted {
                count: 92,
                words: words(),
                attachments: Vec::new(),
            },
        ),
        (SLIP, ReturnsStep::Instructed { words: words() }),
        (
            SLIP,
            ReturnsStep::SignedFor {
                count: 92,
                signature: Some(signature()),
            },
        ),
        (
            CERTIFICATE,
            ReturnsStep::TakenIn {
                certificate: true,
                proof: true,
            },
        ),
        (SLIP, ReturnsStep::DecisionAsked { remark: words() }),
        (
            SLIP,
            ReturnsStep::Decided {
                yes: true,
                words: words(),
            },
        ),
        (SLIP, ReturnsStep::SentBack { remark: words() }),
        (
            SLIP,
            ReturnsStep::Booked {
                voucher: "記-0117".into(),
                dated: minute(900),
                count: 92,
                fen: 460_000,
                remark: words(),
            },
        ),
        (
            SlipId(Uuid::from_u128(75)),
            ReturnsStep::Strayed {
                item: "V-32".into(),
                quantity,
                words: words(),
                attachments: Vec::new(),
            },
        ),
        (
            SlipId(Uuid::from_u128(75)),
            ReturnsStep::StrayAnswered { words: words() },
        ),
        (
            SLIP,
            ReturnsStep::Numbered {
                number: "261103".into(),
            },
        ),
        (SLIP, ReturnsStep::Withdrawn { reason: words() }),
    ];
    let steps = steps.into_iter().zip(900..);
    steps
        .map(|((slip, what), m)| {
            let who = match &what {
                ReturnsStep::Counted { .. }
                | ReturnsStep::SignedFor { .. }
                | ReturnsStep::Strayed { .. } => STORES,
                ReturnsStep::Instructed { .. } => HEAD,
                ReturnsStep::Decided { .. } => BOSS,
                ReturnsStep::TakenIn { .. }
                | ReturnsStep::DecisionAsked { .. }
                | ReturnsStep::SentBack { .. }
                | ReturnsStep::Booked { .. } => FINANCE,
                _ => SALES,
            };
            on(slip, who, m, what)
        })
        .collect()
}

/// Whether somebody owes this step.
pub fn owes(story: &Story, step: Returning) -> bool {
    story.owed(Duty::Returns(step))
}
