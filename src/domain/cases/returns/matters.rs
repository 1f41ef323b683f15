//! What of certificates and slips is approved, by whom, and what rests on it.

use super::events::Body;
use super::granted::Way;
use super::state::{Returns, Slip};
use crate::domain::approvals::{Approved, Canonical, Content, Matter, MatterKind, Seat};
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
        Approved {
            matter: self.matter(),
            content: self.body.content(),
            author: self.made.by,
            fen: self.body.fen,
        }
    }
}

impl Body {
    /// What it says, in the form that is approved.
    #[must_use]
    pub fn content(&self) -> Content {
        Canonical::default()
            .number("way", self.way as i64)
            .text("order", &self.order)
            .text("item", &self.item)
            .text("invoice", &self.invoice)
            .number("count", self.quantity.count)
            .text("unit", &self.quantity.unit)
            .number("price", self.price)
            .number("fen", self.fen)
            .number("tax", self.tax)
            .number("shipped", self.shipped.map_or(0, |at| at.0))
            .text("carrier", &self.carrier)
            .text("reason", &self.reason)
            .number("handling", self.handling.map_or(-1, |kind| kind as i64))
            .text("ground", &self.ground)
            .text("more_because", &self.more_because)
            .content()
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
