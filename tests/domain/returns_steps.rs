//! The steps of returns and allowances, each filled in as a careful person would. `m` is the minute of the story.

use crate::helpers::signature;
use crate::story::*;
use huiyin::domain::cases::CaseEvent;
use huiyin::domain::cases::returns::{
    Body, Handling, Proof, ProofWay, Quantity, ReturnsEvent, ReturnsStep, Way,
};
use huiyin::domain::ids::{PersonId, SlipId};
use uuid::Uuid;

pub const SELLER: PersonId = PersonId(Uuid::from_u128(41));
pub const STORES: PersonId = PersonId(Uuid::from_u128(42));
pub const BOOKS: PersonId = PersonId(Uuid::from_u128(43));

/// The certificate of every story.
pub const CERTIFICATE: SlipId = SlipId(Uuid::from_u128(71));
/// The slip of every story.
pub const SLIP: SlipId = SlipId(Uuid::from_u128(72));

/// 40 m at 12.50 off each.
pub fn certificate(way: Way, fen: i64) -> Body {
    Body {
        way,
        order: "SO-1181".into(),
        item: "鋁型材 6063".into(),
        invoice: "AB-12345678".into(),
        quantity: Quantity::new(40, "m"),
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

/// So many metres at 12.50.
pub fn slip_of(count: i64) -> Body {
    Body {
        quantity: Quantity::new(count, "m"),
        price: 1_250,
        fen: count * 1_250,
        carrier: "順豐".into(),
        reason: "氧化層起泡".into(),
        handling: Some(Handling::Rework),
        ground: "客訴 261101：總經理核定退貨".into(),
        ..certificate(Way::Return, 0)
    }
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
    on(slip, SELLER, m, step)
}

pub fn seal(m: i64) -> Step {
    let step = ReturnsStep::Sealed {
        name: "王女士".into(),
        attachments: vec![signature()],
    };
    on(CERTIFICATE, SELLER, m, step)
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

/// A proof with everything that its way asks for: of a return of 92 m of 500, or of the certificate.
pub fn proof(way: ProofWay) -> Proof {
    let plain = Proof {
        way,
        invoice: "AB-12345678".into(),
        dated: Some(minute(1)),
        count: 92,
        price: 1_250,
        fen: 115_000,
        kept: 408,
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
    on(slip, SELLER, m, ReturnsStep::Proved(Box::new(proof)))
}

pub fn book(slip: SlipId, m: i64, count: i64, fen: i64, remark: &str) -> Step {
    let step = ReturnsStep::Booked {
        voucher: "記-0117".into(),
        dated: minute(m),
        count,
        fen,
        remark: remark.into(),
    };
    on(slip, BOOKS, m, step)
}
