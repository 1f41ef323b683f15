//! Versions of what happened to a certificate or slip, in words.

use crate::app::i18n::{self as words, near_time, t::returns as r};
use crate::app::platform;
use crate::app::session::Session;
use crate::domain::cases::Contested;
use crate::domain::cases::returns::{Slip, SlipVersion};

/// One version: the sheet itself, what was signed for, decided or booked, with who did it and when.
#[must_use]
pub fn slip_version(session: Session, version: &SlipVersion) -> String {
    let slip = session.world(|world| {
        let mut cases = world.cases.values();
        cases.find_map(|case| case.returns.as_ref()?.slip(version.slip).cloned())
    });
    let what = match version.what {
        Contested::GoodsSigned => {
            let unit = slip.as_ref().map(|slip| slip.body.quantity.unit.clone());
            r::quantity(version.count, unit.unwrap_or_default())
        }
        Contested::OverReturn if version.yes => r::version_yes().to_owned(),
        Contested::OverReturn => r::version_no().to_owned(),
        Contested::AllowanceBooked | Contested::CompensationBooked | Contested::ReturnBooked => {
            r::version_booked(words::yuan(version.fen), &version.name)
        }
        _ => slip.as_ref().map(sheet).unwrap_or_default(),
    };
    let deed = version.deed.as_ref();
    let deed = deed.or(slip.as_ref().map(|slip| &slip.made));
    let who = deed.map(|deed| {
        let when = near_time(deed.at, platform::now(), session.offset());
        format!("{} {when}", session.name_of(deed.by))
    });
    let words = deed.map(|deed| deed.text.clone());
    let parts = [Some(what), words, who].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn sheet(slip: &Slip) -> String {
    r::version_sheet(words::yuan(slip.body.fen), &slip.number.number)
}
