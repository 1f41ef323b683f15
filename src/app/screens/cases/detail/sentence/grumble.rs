//! The steps of a grumble in words.

use super::Teller;
use crate::app::i18n::{raised_to, t::grades as g};
use crate::domain::cases::grumble::GrumbleEvent;

impl Teller {
    pub(super) fn tell_grumble(&self, event: &GrumbleEvent) -> String {
        let GrumbleEvent::Raised { to, kind, .. } = event;
        let number = self.session.world(|world| {
            let case = world.cases.get(to);
            case.map(|case| case.called().to_owned())
                .unwrap_or_default()
        });
        g::tell_raised(raised_to(*kind), number)
    }
}
