//! One's own page: what one shows to users, and what one has to know; for whoever checks others, their lists too.

mod deputies;
mod knowledge;

use crate::app::components::app_bar::AppBar;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::row::DOT;
use crate::app::components::show_card::{Certificate, ShowCard};
use crate::app::i18n::{role, separator, t};
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::concern::Concern;
use crate::domain::ids::PersonId;
use crate::domain::knowledge::Knowledge;
use crate::domain::roles::Role;
use deputies::DeputyList;
use knowledge::{ComplaintDuties, KnowledgeList};
use leptos::prelude::*;

/// The page of whoever is signed in.
#[component]
pub fn Own() -> impl IntoView {
    let session = session();
    let me = session.actor();
    let about = move || {
        session.world(|world| {
            let person = world.organisation.people.get(&me)?;
            let roles: Vec<&str> = person.roles.iter().copied().map(role).collect();
            let line = [person.name.clone(), roles.join(separator())];
            Some(line.join(DOT))
        })
    };
    let credentials = Memo::new(move |_| {
        session.world(|world| {
            let person = world.organisation.people.get(&me)?;
            person.credentials.as_ref().map(|shown| shown.value.clone())
        })
    });
    // What is shown at the door and what is known by heart belong to heat; what was registered or read stays.
    let heating = Memo::new(move |_| {
        let known =
            session.world(|world| world.knowledge.get(&me).is_some_and(Knowledge::knows_heat));
        known || asked(Concern::Heating)
    });
    let shows = Memo::new(move |_| asked(Concern::Heating) || credentials.with(Option::is_some));
    let checks = Memo::new(move |_| {
        session.context(|context| {
            context.has_any(&[
                Role::Supervisor,
                Role::Quality,
                Role::GeneralManager,
                Role::Administrator,
            ])
        })
    });
    let whom = RwSignal::new(None::<PersonId>);
    view! {
        <main class="page narrow" data-screen="own">
            <AppBar title=t::own::title() back=Route::More below=about>{move || shows.get().then(|| view! { <ShowCard/> })}</AppBar>
            {move || shows.get().then(|| view! {
                <section class="card-box">
                    <div class="sec"><h2>{t::own::credentials()}</h2></div>
                    {move || view! { <Certificate credentials=credentials.get()/> }}
                </section>
            })}
            <DeputyList person=me/>
            {move || heating.get().then(|| view! { <KnowledgeList person=me checking=false/> })}
            <ComplaintDuties person=me/>
            {move || (heating.get() && checks.get()).then(|| view! {
                <section>
                    <div class="sec gap"><h2>{t::own::check_others()}</h2></div>
                    <PersonPicker id="check-whom" label=t::own::check_whom() value=whom roles=&[Role::Technician]/>
                    {move || whom.get().filter(|person| *person != me).map(|person| view! { <KnowledgeList person checking=true/> })}
                </section>
            })}
        </main>
    }
}
