//! The steps of a repair in words.

use super::{Teller, consent, joined, temperature};
use crate::app::i18n::{self as words, t::timeline as l};
use crate::domain::cases::repair::{Courtesy, RepairEvent};
use crate::domain::time::Timestamp;

impl Teller {
    pub(super) fn tell_repair(&self, event: &RepairEvent) -> (String, Option<Timestamp>) {
        match event {
            RepairEvent::Notified {
                to,
                channel,
                occurred_at,
            } => (
                joined([
                    Some(l::notified(self.name(*to))),
                    Some(words::channel(*channel).to_owned()),
                ]),
                Some(*occurred_at),
            ),
            RepairEvent::Advised {
                advice,
                agrees,
                occurred_at,
            } => (
                joined([Some(l::advised(advice)), Some(consent(*agrees))]),
                Some(*occurred_at),
            ),
            RepairEvent::ChargeExplained {
                fen,
                agrees,
                occurred_at,
            } => {
                let charge = if *fen == 0 {
                    l::charge_free().to_owned()
                } else {
                    l::charge(words::yuan(*fen))
                };
                (
                    joined([Some(charge), Some(consent(*agrees))]),
                    Some(*occurred_at),
                )
            }
            RepairEvent::Contacted(contact) => {
                let text = match (contact.reached, contact.agreed) {
                    (false, _) => l::tried().to_owned(),
                    (true, Some(agreed)) => l::contacted(self.when(agreed)),
                    (true, None) => l::contacted_callback().to_owned(),
                };
                (
                    joined([Some(text), contact.users_wish.as_ref().map(l::users_wish)]),
                    Some(contact.occurred_at),
                )
            }
            RepairEvent::Delayed {
                reason,
                occurred_at,
                expected,
                ..
            } => (l::delayed(self.when(*expected), reason), Some(*occurred_at)),
            RepairEvent::Assigned {
                technician,
                occurred_at,
            } => (l::assigned(self.name(*technician)), Some(*occurred_at)),
            RepairEvent::Arrived {
                occurred_at,
                courtesy,
            } => {
                let text = if courtesy.is_empty() {
                    l::arrived().to_owned()
                } else {
                    l::arrived_with(items(courtesy))
                };
                (text, Some(*occurred_at))
            }
            RepairEvent::TakenUp { occurred_at } => (l::taken_up().to_owned(), Some(*occurred_at)),
            RepairEvent::CardConfirmed {
                occurred_at,
                courtesy,
            } => (l::card_confirmed(items(courtesy)), Some(*occurred_at)),
            RepairEvent::Found(finding) => {
                let cause = finding.cause.map_or_else(
                    || l::cause_unknown().to_owned(),
                    |cause| l::cause(words::cause(cause)),
                );
                let text = joined([
                    Some(l::found(&finding.found)),
                    Some(cause),
                    finding.temperature_tenths.map(temperature),
                ]);
                (text, Some(finding.occurred_at))
            }
            RepairEvent::OpeningAgreed(opening) => (
                l::opening(&opening.what, &opening.consented_by),
                Some(opening.occurred_at),
            ),
            RepairEvent::DamageByUser(damage) => (
                joined([Some(l::damage(&damage.what)), Some(consent(damage.agrees))]),
                Some(damage.occurred_at),
            ),
            RepairEvent::Left {
                reason,
                occurred_at,
                return_at,
                ..
            } => (l::left(self.when(*return_at), reason), Some(*occurred_at)),
            RepairEvent::Removed(removal) => {
                let parts: Vec<String> = removal
                    .parts
                    .iter()
                    .map(|part| format!("{} ×{}", part.name, part.quantity))
                    .collect();
                let parts = (!parts.is_empty())
                    .then(|| l::parts(parts.join(crate::app::i18n::separator())));
                (
                    joined([
                        Some(l::removed(&removal.work)),
                        parts,
                        removal.temperature_tenths.map(temperature),
                    ]),
                    Some(removal.occurred_at),
                )
            }
            RepairEvent::ReceiptSigned(receipt) => {
                let text = match receipt.opinion {
                    Some(opinion) if receipt.signature.is_some() => joined([
                        Some(l::receipt(words::satisfaction(opinion))),
                        Some(receipt.words.clone()),
                    ]),
                    _ => l::receipt_unsigned(&receipt.unsigned_because),
                };
                (text, Some(receipt.occurred_at))
            }
        }
    }
}

/// Items of the arrival card, in the order of arriving.
fn items(courtesy: &std::collections::BTreeSet<Courtesy>) -> String {
    let confirmed = Courtesy::ALL
        .into_iter()
        .filter(|item| courtesy.contains(item));
    let names: Vec<&str> = confirmed.map(words::courtesy).collect();
    names.join(words::separator())
}
