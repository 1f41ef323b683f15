//! What a complaint or a report shows beside its course: how it came, the wishes, the grounds, and the matters that belong to it.

use crate::app::i18n::{self as words, t::petitions as p};
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::petition::{Offence, Petition, short_or_equal};
use crate::domain::cases::{Case, Procedure};
use crate::domain::ids::CaseId;
use leptos::prelude::*;

/// The facts, as a list of their own.
pub(super) fn facts(case: &Case, petition: &Petition) -> impl IntoView + use<> {
    let session = session();
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    let way = [words::way(petition.way), petition.way_in_words.as_str()];
    lines.push((p::way(), joined(&way)));
    lines.push((
        p::disclosure(),
        words::disclosure(petition.disclosure).to_owned(),
    ));
    lines.push((p::wishes(), wishes(petition)));
    let concerned = petition.concerned.iter();
    let concerned: Vec<String> = concerned.map(|one| session.name_of(*one)).collect();
    lines.push((p::concerned(), concerned.join(words::separator())));
    if let Some(late) = &petition.late {
        lines.push((p::late(), p::late_line(&late.found_by)));
    }
    if let Some(proposal) = &petition.proposal {
        lines.push((p::proposal(), proposal.what.clone()));
    }
    if let Some(grounds) = &petition.grounds {
        let text = p::told_grounds(&grounds.facts, &grounds.rights, &grounds.rule);
        lines.push((p::grounds(), text));
        if let Some(fen) = grounds.fen.filter(|fen| *fen != 0) {
            let yuan = words::yuan(fen);
            let text = match petition.approved {
                Some((by, _)) => p::money_approved(session.name_of(by), yuan),
                None => p::money_waits(yuan),
            };
            lines.push((p::money(), text));
        }
    }
    let marks = [
        (!petition.urged.is_empty()).then(|| p::urged_line(petition.urged.len())),
        (!case.transfers.is_empty()).then(|| p::transfers_line(case.transfers.len())),
        (!petition.picked_up.is_empty()).then(|| p::picked_up().to_owned()),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    lines.push((p::state(), marks.join(words::separator())));
    lines.retain(|(_, text)| !text.is_empty());
    let thin = session.context(|context| short_or_equal(case, context));
    view! {
        <dl class="facts" data-petition="">
            {lines.into_iter().map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}
            {linked(session, case, petition)}
        </dl>
        {thin.then(|| view! { <p class="soon" data-thin="">{p::thin_result()}</p> })}
    }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(words::separator())
}

fn wishes(petition: &Petition) -> String {
    let name = petition.wishes.name_known.filter(|_| !petition.withheld());
    let name = match name {
        Some(true) => p::wish_name_yes(),
        Some(false) => p::wish_name_no(),
        None => "",
    };
    let reply = match petition.wishes.reply {
        Some(true) => p::wish_reply_yes(),
        Some(false) => p::wish_reply_no(),
        None => "",
    };
    joined(&[name, reply, &petition.wishes.reach])
}

/// The case that it is about, the matters that were opened about it, and those that are still to be opened.
fn linked(session: Session, case: &Case, petition: &Petition) -> impl IntoView + use<> {
    let about = petition.about.and_then(|about| {
        let id = about.case?;
        let number = session.world(|world| Some(world.cases.get(&id)?.number.clone()))?;
        Some((id, format!("{number} {}", words::offence(about.offence))))
    });
    let id = case.id;
    let opened: Vec<(CaseId, Offence, String)> = session.world(|world| {
        let cases = world.cases.values();
        let about_this = cases.filter_map(|other| match &other.procedure {
            Procedure::Petition(petition) => {
                let about = petition.about.filter(|about| about.case == Some(id))?;
                Some((other.id, about.offence, other.number.clone()))
            }
            _ => None,
        });
        about_this.collect()
    });
    let missing: Vec<Offence> = Offence::ALL
        .into_iter()
        .filter(|offence| {
            let stated = petition
                .offences
                .iter()
                .any(|(stated, _)| stated == offence);
            stated && !opened.iter().any(|(_, opened, _)| opened == offence)
        })
        .collect();
    view! {
        {about.map(|(id, text)| view! { <dt>{p::about_case()}</dt><dd><a href=Route::Case(id).href()>{text}</a></dd> })}
        {opened.into_iter().map(|(id, offence, number)| view! {
            <dt>{p::its_matter()}</dt>
            <dd><a href=Route::Case(id).href()>{format!("{number} {}", words::offence(offence))}</a></dd>
        }).collect_view()}
        {missing.into_iter().map(|offence| {
            let from = format!("{id}.{}", offence_key(offence));
            view! {
                <dt>{p::offence_open()}</dt>
                <dd><a class="btn" data-act="open-offence" href=Route::PetitionTakeFrom(from).href()>{p::open_offence(words::offence(offence))}</a></dd>
            }
        }).collect_view()}
    }
}

/// Key of an offence in an address.
pub(in crate::app::screens) fn offence_key(offence: Offence) -> &'static str {
    match offence {
        Offence::Concealment => "concealment",
        Offence::Papers => "papers",
        Offence::Retaliation => "retaliation",
    }
}
