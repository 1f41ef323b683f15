//! Sanctions and their notices: seen by whoever is concerned, the heads, the office, personnel, and finance once it has the notice.

use super::papers::NoticesOf;
use super::{Detail, Part, count, when};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, t::after as a};
use crate::app::session::session;
use crate::domain::cases::ActionKind;
use crate::domain::cases::after::{Act, Sanction, is_approved};
use leptos::prelude::*;

/// The part about sanctions.
#[component]
pub fn Sanctions(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[
        ActionKind::After(Act::HearNotice),
        ActionKind::After(Act::CheckNotice),
        ActionKind::After(Act::MakeOutNotice),
        ActionKind::After(Act::WithdrawSanction),
        ActionKind::After(Act::ProposeSanction),
    ];
    let session = session();
    let seen = Memo::new(move |_| {
        session.context(|context| {
            detail.case.with(|case| {
                let Some(case) = case.as_ref() else {
                    return Vec::new();
                };
                let sanctions = case.after.iter().flat_map(|after| &after.sanctions);
                sanctions
                    .filter(|one| one.is_seen_by_actor(context))
                    .map(|one| (one.clone(), is_approved(case, one, context)))
                    .collect::<Vec<_>>()
            })
        })
    });
    let state = count(move || seen.with(Vec::len));
    let there = Signal::derive(move || seen.with(|seen| !seen.is_empty()));
    view! {
        <Part key="sanctions" name=a::sanctions() state there detail steps=STEPS>
            {move || {
                let words = if seen.with(Vec::is_empty) { a::sanctions_none() } else { a::sanctions_seen_by() };
                view! { <p class="ask">{words}</p> }
            }}
            <ul class="stack">{move || seen.get().into_iter().map(|(one, approved)| line(detail, one, approved)).collect_view()}</ul>
        </Part>
    }
}

fn line(detail: Detail, sanction: Sanction, approved: bool) -> impl IntoView {
    let facts = &sanction.facts;
    let name = |person| session().name_of(person);
    let who = facts.person.map(name);
    let who = who.unwrap_or_else(|| facts.department.clone());
    let standing = match &sanction.withdrawn {
        Some(withdrawn) => a::sanction_withdrawn(&withdrawn.text),
        None if approved => a::sanction_approved().to_owned(),
        None => a::sanction_waits().to_owned(),
    };
    let yuan = |fen| words::yuan(fen);
    let number = sanction.number.as_ref();
    let taken =
        (facts.deduction > 0).then(|| a::sanction_deduction(yuan(facts.deduction), &facts.month));
    let office = sanction
        .made_out
        .as_ref()
        .map(|deed| a::copy_office(when(deed.at), name(deed.by)));
    let finance = sanction
        .finance
        .map(|finance| match sanction.checked.last() {
            None => a::copy_finance_waits(name(finance)),
            Some((deed, true)) => a::copy_finance_right(name(deed.by)),
            Some((deed, false)) => a::copy_finance_queried(name(deed.by), &deed.text),
        });
    let concerned = sanction.to.map(|to| match &sanction.heard {
        None => a::copy_concerned_waits(name(to)),
        Some(deed) => a::copy_concerned_read(name(deed.by)),
    });
    let lines = [
        Some(facts.cause.clone()),
        Some(a::sanction_loss(yuan(facts.loss))),
        taken,
        (!facts.reason.is_empty()).then(|| facts.reason.clone()),
        number.map(|number| a::notice_number(&number.number)),
        office,
        finance,
        concerned,
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines.map(|line| view! { <small class="ask block">{line}</small> });
    let lines = lines.collect_view();
    let title = a::sanction_line(words::after::sanction(facts.kind), who);
    let stored = StoredValue::new(sanction);
    view! {
        <li class="line" data-sanction="">
            <div class="grow">{title}{lines}</div>
            <span class="stands">{standing}</span>
            <PaperButton label=a::print_notice() act="print-sanction">
                {move || detail.case.get().map(|case| view! { <NoticesOf case sanction=stored.get_value() approved/> })}
            </PaperButton>
        </li>
    }
}
