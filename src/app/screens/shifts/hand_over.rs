//! Handing over a shift: two people, what is open, both signatures (P10.09.02a).

use crate::app::components::capture::SignaturePad;
use crate::app::components::carry_out::carry_out;
use crate::app::components::case_row::who_and_where;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::TextArea;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::screens::outages::area_words;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, RosterId};
use crate::domain::shifts::{Roster, RosterEvent, ShiftHandover, open_matters};
use crate::domain::time::{DAY, HOUR, Timestamp};
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn HandOverSheet(id: RosterId, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t::shifts::hand_over()><HandOverForm id open/></Dialog> }
}

/// Who has the station until this handover: whoever took it last, or was planned before the shift that has just begun.
fn keeps(roster: &Roster, now: Timestamp) -> Option<PersonId> {
    let last = roster.last_handover(now);
    let last = last.filter(|handover| now.since(handover.occurred_at) < DAY);
    let begun = roster.planned(now).iter().map(|slot| slot.from).max();
    let just = begun.filter(|begun| now.since(*begun) < 2 * HOUR);
    let before = just.and_then(|begun| {
        let before = roster.planned(begun.plus(-1));
        before.first().map(|slot| slot.person)
    });
    last.map(|handover| handover.to)
        .or(before)
        .or_else(|| roster.on_duty(now).into_iter().next())
}

/// Nobody has signed: the domain says so.
fn drawn(value: RwSignal<String>) -> Attachment {
    let all = value.with_untracked(|text| serde_json::from_str::<Vec<Attachment>>(text));
    let first = all.ok().and_then(|all| all.into_iter().next());
    first.unwrap_or_else(|| Attachment {
        sha256: String::new(),
        media_type: String::new(),
        size: 0,
        caption: String::new(),
    })
}

#[component]
fn HandOverForm(id: RosterId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let me = session.actor();
    let keeps = untrack(|| {
        session.world(|world| {
            let roster = world.rosters.get(&id)?;
            keeps(roster, platform::now())
        })
    });
    let usual = keeps.unwrap_or(me).to_string();
    let taker = keeps.filter(|keeps| *keeps != me).map(|_| me.to_string());
    let taker = taker.unwrap_or_default();
    let fields = [
        ("giver", usual.as_str()),
        ("taker", &taker),
        ("note", ""),
        ("sign-giver", ""),
        ("sign-taker", ""),
    ];
    let kept = Kept::begin(format!("roster/{id}/hand-over"), &fields);
    let [giver, taker] = ["giver", "taker"].map(|name| kept.person(name));
    let [note, given, taken] = ["note", "sign-giver", "sign-taker"].map(|name| kept.field(name));
    let problem = RwSignal::new(None::<DeskError>);
    let nobody = PersonId(uuid::Uuid::nil());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let handover = ShiftHandover {
            occurred_at: platform::now(),
            from: giver.get_untracked().unwrap_or(nobody),
            to: taker.get_untracked().unwrap_or(nobody),
            cases: Vec::new(),
            outages: Vec::new(),
            note: note.get_untracked(),
            given: drawn(given),
            taken: drawn(taken),
        };
        let event = RosterEvent::HandedOver(Box::new(handover));
        let forget = kept.forget();
        carry_out(session, Command::Roster(id, event), problem, move || {
            forget();
            open.set(false);
        });
    };
    let pad = move |key: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <div class="field" data-field=key>
                <label for=key>{label}</label>
                <SignaturePad id=key.to_owned() value=value.into() set=Callback::new(move |text| value.set(text)) hint=t::shifts::sign_here()/>
            </div>
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Matters/>
            <PersonPicker id="giver" label=t::shifts::giver() value=giver/>
            <PersonPicker id="taker" label=t::shifts::taker() value=taker/>
            <TextArea id="note" label=t::shifts::note() value=note optional=true/>
            {pad("sign-giver", t::shifts::sign_giver(), given)}
            {pad("sign-taker", t::shifts::sign_taker(), taken)}
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

/// What goes to the next shift: read together before both sign.
#[component]
fn Matters() -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.context(|context| {
            let (cases, outages) = open_matters(context);
            let world = context.world;
            let cases = cases.into_iter().filter_map(|id| {
                let case = world.cases.get(&id)?;
                Some((case.words.clone(), who_and_where(world, case)))
            });
            let outages = outages.into_iter().filter_map(|id| {
                let outage = world.outages.get(&id)?;
                let what = [
                    t::outages::title().to_owned(),
                    area_words(&outage.area.value),
                ];
                Some((what.join(DOT), outage.cause.value.clone()))
            });
            outages.chain(cases).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="matters" data-matters=move || lines.with(Vec::len)>
            <div class="sec"><h3>{t::shifts::matters()}</h3><ClauseLink clause="P10.09.02a".to_owned()/></div>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="ask">{t::shifts::matters_none()}</p> })}
            <ol tabindex="0" aria-label=t::shifts::matters()>
                {move || lines.get().into_iter().map(|(what, who)| view! { <li><b>{what}</b><small class="ask block">{who}</small></li> }).collect_view()}
            </ol>
        </div>
    }
}
