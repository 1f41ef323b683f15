//! What two people can do to returns and allowances without knowing of each other, and of which one can hold.

use super::events::{ReturnsEvent, ReturnsStep};
use super::granted::Way;
use super::state::{Slip, SlipVersion};
use crate::domain::cases::contested::{Contested, Version};
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::state::Case;
use crate::domain::deed::Deed;
use crate::domain::stamp::Stamped;

impl Slip {
    fn version(&self, what: Contested) -> Option<SlipVersion> {
        let base = |name: &str, deed: Option<&Deed>| SlipVersion {
            what,
            slip: self.id,
            name: name.to_owned(),
            deed: deed.cloned(),
            count: 0,
            fen: 0,
            dated: None,
            yes: false,
        };
        match what {
            Contested::GoodsSigned => {
                let signed = self.signed.as_ref()?;
                Some(SlipVersion {
                    count: signed.count,
                    ..base("", Some(&signed.deed))
                })
            }
            Contested::OverReturn => {
                let ruled = self.ruled.as_ref()?;
                Some(SlipVersion {
                    yes: ruled.yes,
                    ..base("", Some(&ruled.deed))
                })
            }
            _ if what == self.body.way.booked_twice() => {
                let booked = self.booked.as_ref()?;
                Some(SlipVersion {
                    count: booked.count,
                    fen: booked.fen,
                    dated: Some(booked.dated),
                    ..base(&booked.voucher, Some(&booked.deed))
                })
            }
            // What it says may change while two stand side by side: the sheet is the version.
            _ if what == self.body.way.made_twice() => Some(base("", None)),
            _ => None,
        }
    }
}

impl Case {
    /// The version that shows of something about its slips.
    pub(in crate::domain::cases) fn slip_version(&self, what: Contested) -> Option<SlipVersion> {
        let mut live = self.returns.as_ref()?.live();
        live.find_map(|slip| slip.version(what))
    }

    /// What an event about a slip claims, judged before it is folded.
    pub(in crate::domain::cases) fn slip_claims(
        &self,
        event: &ReturnsEvent,
        by: &Stamped<CaseEvent>,
    ) -> Vec<Version> {
        let known = self
            .returns
            .as_ref()
            .and_then(|returns| returns.slip(event.slip));
        let deed = Deed::new(event.occurred_at, by.actor);
        let base = |what, deed: Option<Deed>| SlipVersion {
            what,
            slip: event.slip,
            name: String::new(),
            deed,
            count: 0,
            fen: 0,
            dated: None,
            yes: false,
        };
        let claimed = match (&event.step, known) {
            // Made out once more it is the same sheet.
            (ReturnsStep::MadeOut { body, .. }, None) => base(body.way.made_twice(), None),
            (ReturnsStep::SignedFor { count, signature }, Some(slip))
                if slip.signed.as_ref().is_none_or(|one| one.count != *count) =>
            {
                let files = signature.iter().cloned().collect();
                SlipVersion {
                    count: *count,
                    ..base(Contested::GoodsSigned, Some(deed.showing(files)))
                }
            }
            (ReturnsStep::Decided { yes, words }, Some(slip))
                if slip.ruled.as_ref().is_none_or(|ruled| ruled.yes != *yes) =>
            {
                SlipVersion {
                    yes: *yes,
                    ..base(Contested::OverReturn, Some(deed.saying(words)))
                }
            }
            (
                ReturnsStep::Booked {
                    voucher,
                    dated,
                    count,
                    fen,
                    remark,
                },
                Some(slip),
            ) => SlipVersion {
                name: voucher.clone(),
                count: *count,
                fen: *fen,
                dated: Some(*dated),
                ..base(slip.body.way.booked_twice(), Some(deed.saying(remark)))
            },
            _ => return Vec::new(),
        };
        vec![Version::Slip(Box::new(claimed))]
    }

    /// Of two sheets made out apart, one that was withdrawn is nothing to choose any more.
    pub(in crate::domain::cases) fn forget_withdrawn(&mut self) {
        for way in Way::ALL {
            let shown = self.slip_version(way.made_twice()).map(|shown| shown.slip);
            let live = |version: &SlipVersion| {
                let returns = self.returns.as_ref();
                let slip = returns.and_then(|returns| returns.slip(version.slip));
                slip.is_some_and(Slip::is_live) && Some(version.slip) != shown
            };
            let kept: Vec<_> = self
                .claims
                .get(&way.made_twice())
                .into_iter()
                .flat_map(|claim| claim.rivals())
                .filter(|(version, _)| version.slip().is_some_and(live))
                .cloned()
                .collect();
            if let Some(claim) = self.claims.get_mut(&way.made_twice()) {
                claim.keep(kept);
            }
        }
    }
}
