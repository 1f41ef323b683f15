//! The user-opinion form: matter, course and result come from the case; the user adds an opinion and signs; it is printed and filed
//! (P15.01.05a–c).

use super::{Detail, Part, told};
use crate::app::components::paper::PaperButton;
use crate::app::components::photo::{Photo, PhotoStrip};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, full_date, near_time, on_paper, t::craft as c};
use crate::app::platform;
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::{ActionKind, Attachment, Case};
use crate::domain::deed::Deed;
use leptos::prelude::*;

/// The part about the form.
#[component]
pub fn OpinionForm(detail: Detail) -> impl IntoView {
    let session = session();
    let when = move |at| near_time(at, platform::now(), session.offset());
    let state = told(detail, String::new(), move |case| {
        let craft = case.craft();
        if let Some(out) = craft.form_out() {
            return c::form_out(when(out));
        }
        let filed = craft.filed.last().map(|deed| c::form_filed(&deed.who));
        let signed = craft.opinions.last().map(said);
        filed.or(signed).unwrap_or_default()
    });
    let lines = told(detail, Vec::new(), |case| {
        let craft = case.craft();
        let opinions = craft.opinions.iter().map(said);
        let filed = craft.filed.iter().map(|deed| c::form_filed(&deed.who));
        let lines: Vec<String> = opinions.chain(filed).collect();
        if lines.is_empty() {
            vec![c::form_none().to_owned()]
        } else {
            lines
        }
    });
    let files = told(detail, Vec::new(), |case| {
        let opinions = case.craft().opinions.iter();
        let files = opinions.flat_map(|deed| deed.files.clone());
        files.collect::<Vec<Attachment>>()
    });
    let there = told(detail, false, |case| {
        let craft = case.craft();
        let signed = !craft.opinions.is_empty() || !craft.filed.is_empty();
        signed || !craft.handed.is_empty()
    });
    view! {
        <Part key="form" name=c::form() state there detail steps=&[ActionKind::SignForm, ActionKind::HandForm, ActionKind::FileForm]>
            <ul class="stack">{move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {move || (!files.with(Vec::is_empty)).then(|| view! { <PhotoStrip attachments=files/> })}
            <PaperButton label=c::form_print() act="print-opinion">
                {move || detail.case.get().map(|case| view! { <FormPaper case/> })}
            </PaperButton>
        </Part>
    }
}

/// What the user says, with the verdict; or why nobody signed.
fn said(deed: &Deed) -> String {
    if deed.files.is_empty() {
        return c::form_unsigned(&deed.who);
    }
    let verdict = deed.verdict.map(words::satisfaction).unwrap_or_default();
    let parts = [deed.text.as_str(), verdict];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    c::form_signed(parts.join(DOT))
}

/// The form on paper.
#[component]
fn FormPaper(case: Case) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let when = |at| on_paper(at, offset);
    let who = session.world(|world| crate::app::components::case_row::who_and_where(world, &case));
    let informed = case.craft().informed.iter().map(|deed| deed.text.clone());
    let informed: Vec<String> = informed.collect();
    let facts = [
        (c::paper_user(), who),
        (c::paper_phone(), case.caller.phone.clone()),
        (c::paper_received(), when(case.received_at)),
        (c::paper_channel(), words::channel(case.channel).to_owned()),
        (c::paper_taker(), session.name_of(case.first_responsible)),
        (c::paper_department(), informed.join(words::separator())),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let course = case.answers.iter().map(|answer| {
        let line = [when(answer.occurred_at), answer.course.clone()];
        line.join(" ")
    });
    let course: Vec<String> = course.collect();
    let ended = case
        .closing
        .value
        .as_ref()
        .map(|closing| closing.result.clone());
    let mut result = case.answers.iter().rev().map(|answer| &answer.result);
    let result = result.find(|result| !result.is_empty()).cloned();
    let result = ended.or(result).unwrap_or_default();
    let opinion = case.craft().opinions.last().cloned();
    let written = opinion.as_ref().map(said);
    let signature = opinion
        .as_ref()
        .and_then(|deed| deed.files.first().cloned());
    let signed = opinion.as_ref().map(|deed| full_date(deed.at, offset));
    view! {
        <article class="form-paper">
            <h1>{c::form()}" "<small>{case.number.clone()}</small></h1>
            <dl class="facts">{facts.map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
            <h2>{c::paper_matter()}</h2>
            <p class="ruled">{case.words.clone()}</p>
            <h2>{c::paper_course()}</h2>
            <div class="ruled">{course.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
            <h2>{c::paper_result()}</h2>
            <p class="ruled">{result}</p>
            <h2>{c::paper_opinion()}</h2>
            <p class="ruled tall">{written}</p>
            <div class="signed">
                <span>{c::paper_seal()}" "{signed}</span>
                {signature.map(|attachment| view! { <Photo attachment/> })}
            </div>
            <PaperFoot/>
        </article>
    }
}
