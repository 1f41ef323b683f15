//! Handoff: give, take, what is to settle, who has what.

mod admission;
mod give;
mod held;
mod recovery;
mod sealing;
mod settle;
mod spreadsheet;
mod standing;
pub mod take;

pub use recovery::lacks_recovery;
pub use spreadsheet::Spreadsheet;

use crate::app::components::app_bar::AppBar;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::HandoffStanding;
use leptos::prelude::*;

/// Give and take bundles.
#[component]
pub fn Handoff() -> impl IntoView {
    let session = session();
    // Exports change the standing without changing the world.
    let given = RwSignal::new(0_u32);
    let state = Memo::new(move |_| {
        given.track();
        session.world(|_| ());
        session.desk().standing()
    });
    let me = session.desk().device();
    let device = move || {
        session.world(|world| {
            let known = world.organisation.devices.get(&me);
            known.map_or_else(
                || t::common::this_device().to_owned(),
                |device| t::handoff::this_is(device.name.clone()),
            )
        })
    };
    view! {
        <main class="page" id="main" data-screen="handoff">
            <AppBar title=t::handoff::title() below=move || device()/>
            <admission::OwnMark/>
            <div class="ask line" data-own-sealing=""><sealing::Sealing device=me/></div>
            <recovery::UseRecovery/>
            <div class="two">
                <give::Give state given/>
                <section class="drop-box"><take::Take/></section>
            </div>
            <admission::Admissions/>
            <held::Held/>
            <settle::Settle/>
            <standing::Standing state/>
            <recovery::MakeRecovery/>
            <ul class="places gap">
                <li>
                    <a href=Route::Spreadsheet.href() data-act="spreadsheet">
                        <Icon name=IconName::Cases/>
                        <span>{t::handoff::from_spreadsheet()}<small>{t::handoff::from_spreadsheet_note()}</small></span>
                    </a>
                </li>
            </ul>
        </main>
    }
}

/// Who is likeliest to be given something: whom we met last.
fn likeliest(standing: &HandoffStanding) -> Option<&crate::desk::DeviceStanding> {
    standing
        .devices
        .iter()
        .filter(|device| device.it_lacks > 0)
        .max_by_key(|device| device.last_taken.max(device.last_given))
}
