//! What of certificates and slips is approved, by whom, and what rests on it.

use super::granted::Way;
use super::state::{Returns, Slip};
use crate::domain::approvals::{Approved, Canonical, Matter, MatterKind, Seat};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::SlipId;
use crate::domain::roles::Role;

/// The sales manager, or a deputy named for one, then the general manager or the general manager's deputy: one after the other
/// ([`MatterKind::is_in_turn`]), for every certificate, whatever it costs.
const CERTIFICATE: &[Seat] = &[
    Seat {
        roles: &[Role::Manager],
        clause: "P04.12.11d",
        limited: false,
    },
    Seat {
        roles: &[Role::DeputyManager, Role::GeneralManager],
        clause: "P04.12.11e",
        limited: false,
    },
];

/// The superior in line: by default the sales manager.
const SLIP: &[Seat] = &[Seat {
    roles: &[Role::Manager, Role::DeputyManager, Role::GeneralManager],
    clause: "P04.12.12e",
    limited: false,
}];

/// Who has to agree to a matter; `None` when it is none of these.
#[must_use]
pub fn seats(matter: Matter) -> Option<&'static [Seat]> {
    match matter.kind {
        MatterKind::Certificate => Some(CERTIFICATE),
        MatterKind::ReturnSlip => Some(SLIP),
        _ => None,
    }
}

/// The matter that a sheet of a way is. Its number comes from the identity, so that two made out apart never share what was said to one.
#[must_use]
pub fn matter_of(way: Way, id: SlipId) -> Matter {
    let (_, number) = id.0.as_u64_pair();
    Matter {
        kind: if way.is_certified() {
            MatterKind::Certificate
        } else {
            MatterKind::ReturnSlip
        },
        number: u32::try_from(number & 0x7fff_ffff).unwrap_or_default(),
    }
}

impl Slip {
    /// The matter that it is.
    #[must_use]
    pub fn matter(&self) -> Matter {
        matter_of(self.body.way, self.id)
    }

    /// Whether everybody who has to has agreed to what it says now.
    #[must_use]
    pub fn is_approved(&self, case: &Case, context: &Context<'_>) -> bool {
        let seats = seats(self.matter()).unwrap_or_default();
        let sheet = case.approvals.sheet(self.matter());
        sheet.is_some_and(|sheet| sheet.is_approved(seats, context))
    }

    fn approved(&self) -> Approved {
        let body = &self.body;
        let text = Canonical::default()
            .number("way", body.way as i64)
            .text("order", &body.order)
            .text("item", &body.item)
            .text("invoice", &body.invoice)
            .number("count", body.quantity.count)
            .text("unit", &body.quantity.unit)
            .number("price", body.price)
            .number("fen", body.fen)
            .number("tax", body.tax)
            .number("shipped", body.shipped.map_or(0, |at| at.0))
            .text("carrier", &body.carrier)
            .text("reason", &body.reason)
            .number("handling", body.handling.map_or(-1, |kind| kind as i64))
            .text("ground", &body.ground)
            .text("more_because", &body.more_because);
        Approved {
            matter: self.matter(),
            content: text.content(),
            author: self.made.by,
            fen: body.fen,
        }
    }
}

impl Returns {
    /// What of it is approved, as it says now.
    #[must_use]
    pub fn matters(&self) -> Vec<Approved> {
        self.live().map(Slip::approved).collect()
    }

    /// The matters that are none any more: of sheets that were withdrawn.
    pub fn withdrawn_matters(&self) -> impl Iterator<Item = Matter> {
        let withdrawn = self.slips.iter().filter(|slip| !slip.is_live());
        withdrawn.map(Slip::matter)
    }

    /// Whether something was done on the strength of an approval: the customer has sealed the certificate, the warehouse has the slip.
    #[must_use]
    pub fn rests(&self, matter: Matter) -> bool {
        let mut slips = self.live().filter(|slip| slip.matter() == matter);
        slips.any(|slip| {
            slip.sealed.is_some() || slip.sent.is_some() || slip.with_customer.is_some()
        })
    }
}
