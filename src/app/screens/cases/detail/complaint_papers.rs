//! The papers of a complaint on A4: the registration form with every step (P05.03.01a–e), the notice of a penalty (P05.07.01a), the report to
//! the general manager (P05.06.02c).

use super::complaint::{penalty, responsibility, way};
use crate::app::components::photo::Photo;
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, full_date, on_paper, t, t::complaint as c};
use crate::app::platform;
use crate::app::screens::outages::PaperFoot;
use crate::app::session::{Session, session};
use crate::domain::approvals::{Matter, MatterKind, Standing};
use crate::domain::cases::complaint::{Complaint, Fact, LineKind, Step, seats};
use crate::domain::cases::{Case, Told};
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// 申訴和投訴處理登記表: one form a case, printed in every state; what is still empty says with which step it will be filled.
#[component]
pub fn RegistrationPaper(case: Case, complaint: Complaint) -> impl IntoView {
    let session = session();
    let rows = rows(session, &case, &complaint);
    let rounds = (1..=complaint.round()).map(|round| round_rows(session, &case, &complaint, round));
    let rounds = rounds.collect_view();
    let ends = ending_rows(session, &complaint);
    let kind = if complaint.intake.against.is_some() {
        c::is_an_appeal()
    } else {
        c::is_complaint()
    };
    view! {
        <article class="form-paper">
            <header><h1>{words::complaint::paper(crate::domain::copies::Paper::Registration)}</h1><span>{case.called().to_owned()}" "{kind}</span></header>
            <table><tbody>{rows}</tbody></table>
            {rounds}
            <table><tbody>{ends}</tbody></table>
            <div class="signatures">
                {[c::person(), words::role(crate::domain::roles::Role::Quality), words::role(crate::domain::roles::Role::Manager), words::role(crate::domain::roles::Role::GeneralAffairs)]
                    .map(|who| view! { <span>{who}</span> }).collect_view()}
            </div>
            <PaperFoot/>
        </article>
    }
}

fn row(label: &'static str, text: String, step: Step) -> impl IntoView + use<> {
    let empty = text.trim().is_empty();
    let text = if empty {
        c::to_be_filled(words::complaint::complaint_step(step))
    } else {
        text
    };
    view! { <tr><th scope="row">{label}</th><td class:unfilled=empty>{text}</td></tr> }
}

fn plain(label: &'static str, text: String) -> impl IntoView + use<> {
    view! { <tr><th scope="row">{label}</th><td>{text}</td></tr> }
}

/// A fact with who and when behind its words.
fn said(session: Session, fact: Option<&Fact>, words: impl Fn(&Fact) -> String) -> String {
    fact.map_or_else(String::new, |fact| {
        let when = on_paper(fact.at, session.offset());
        let who = format!("{} {when}", session.name_of(fact.by));
        let parts = [words(fact), who];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(DOT)
    })
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(words::separator())
}

fn rows(session: Session, case: &Case, complaint: &Complaint) -> impl IntoView + use<> {
    let told = &case.circumstances.value;
    let details = [
        (t::form::place(), &told.place),
        (t::form::since(), &told.since),
        (t::form::who(), &told.who),
        (t::form::evidence(), &told.evidence),
        (t::form::done(), &told.done),
        (t::form::wanted(), &told.wanted),
    ];
    let details = details.into_iter().filter_map(|(label, told)| match told {
        Told::Said(text) => Some(words::labelled(label, text)),
        Told::NotAsked | Told::NotKnown => None,
    });
    let details: Vec<String> = details.collect();
    let complainant = if complaint.intake.unnamed.is_empty() {
        let who =
            session.world(|world| crate::app::components::case_row::who_and_where(world, case));
        joined(&[&who, &case.caller.phone])
    } else {
        complaint.intake.unnamed.clone()
    };
    let taken = joined(&[
        &full_date(case.received_at, session.offset()),
        words::channel(case.channel),
        way(case),
        &session.name_of(case.taken_by.actor),
    ]);
    let judged = |fact: &Fact| {
        let verdict = match fact.yes {
            Some(true) => c::upheld_yes(),
            Some(false) => c::upheld_no(),
            None => "",
        };
        joined(&[verdict, &fact.words])
    };
    let confirmed = |fact: &Fact| {
        joined(&[
            fact.extent()
                .map(words::complaint::extent)
                .unwrap_or_default(),
            &fact.words,
        ])
    };
    let assigned = |fact: &Fact| {
        let people = fact.people.iter().map(|person| session.name_of(*person));
        joined(&[
            &fact.words,
            &people.collect::<Vec<_>>().join(words::separator()),
        ])
    };
    view! {
        {plain(c::col_who(), complainant)}
        {plain(c::about(), joined(&[&complaint.intake.about, &complaint.intake.department]))}
        {plain(c::col_date(), taken)}
        {plain(c::col_content(), joined(&[&case.words, &details.join(words::separator())]))}
        {row(c::reasons(), said(session, complaint.last(Step::Confirm), confirmed), Step::Confirm)}
        {row(c::upheld(), said(session, complaint.last(Step::Judge), judged), Step::Judge)}
        {(complaint.upheld() == Some(false)).then(|| row(
            c::explanation(),
            said(session, complaint.last(Step::Explain), |fact| joined(&[&fact.words, fact.reaction().map(words::complaint::reaction).unwrap_or_default()])),
            Step::Explain,
        ))}
        {(complaint.upheld() != Some(false)).then(|| row(c::handling(), said(session, complaint.last(Step::Assign), assigned), Step::Assign))}
    }
}

/// Cause, plan, approvals, carrying out and call of one round.
fn round_rows(
    session: Session,
    case: &Case,
    complaint: &Complaint,
    round: u32,
) -> Option<impl IntoView + use<>> {
    if complaint.upheld() == Some(false) {
        return None;
    }
    let of = |step| complaint.of_round(step, round);
    let when = |at| on_paper(at, session.offset());
    let found = |fact: &Fact| {
        let people = fact.people.iter().map(|person| session.name_of(*person));
        let people = people.collect::<Vec<_>>().join(words::separator());
        joined(&[&fact.words, &people, &fact.rest])
    };
    let agreed = |fact: &Fact| joined(&[&fact.words, &fact.more]);
    let lines = complaint.plan(round).map(|line| {
        let done = line.done.map(|at| c::line_done(when(at)));
        let parts = [
            line.what.clone(),
            session.name_of(line.owner),
            c::line_due(when(line.by)),
            done.unwrap_or_default(),
        ];
        parts.join(" ")
    });
    let lines: Vec<String> = lines.collect();
    let plan = |fact: &Fact| joined(&[&fact.words, &lines.join(words::separator())]);
    let called = |fact: &Fact| {
        let verdict = match fact.yes {
            Some(true) => c::satisfied_yes(),
            Some(false) => c::satisfied_no(),
            None => c::told_call_tried(),
        };
        joined(&[&fact.words, &fact.more, &fact.rest, verdict])
    };
    let told = case.answers.iter().rev();
    let since = complaint
        .rounds
        .get(usize::try_from(round).unwrap_or(1).saturating_sub(1));
    let told = told
        .filter(|answer| since.is_some_and(|since| answer.occurred_at >= *since))
        .map(|answer| [answer.result.clone(), when(answer.occurred_at)].join(DOT))
        .next();
    let words_of = |fact: &Fact| fact.words.clone();
    Some(view! {
        <h2>{c::round(round)}</h2>
        <table><tbody>
            {row(c::cause(), said(session, of(Step::Find), found), Step::Find)}
            {(round == 1).then(|| row(c::agreement(), said(session, of(Step::Talk), agreed), Step::Talk))}
            {row(c::opinion(), said(session, of(Step::Submit), plan), Step::Submit)}
            {row(c::approvals(), approvals(session, case, round), Step::Submit)}
            {row(words::stage(crate::domain::cases::Stage::CarriedOut), said(session, of(Step::Complete), words_of), Step::Complete)}
            {plain(t::labels::duty_tell_complainant(), told.unwrap_or_default())}
            {row(c::call_words(), said(session, complaint.call(round).or_else(|| of(Step::Call)), called), Step::Call)}
        </tbody></table>
    })
}

fn approvals(session: Session, case: &Case, round: u32) -> String {
    let matter = Matter {
        kind: MatterKind::Plan,
        number: round,
    };
    let Some(sheet) = case.approvals.sheet(matter) else {
        return String::new();
    };
    session.context(|context| {
        let lines = seats(matter).iter().filter_map(|seat| {
            let vote = match sheet.standing(seat, context) {
                Standing::Given(vote) => vote,
                _ => return None,
            };
            let when = on_paper(vote.at, session.offset());
            let who = format!("{} {when}", session.name_of(vote.by));
            Some(c::seat_given(words::role(vote.role), who))
        });
        lines.collect::<Vec<_>>().join(words::separator())
    })
}

fn ending_rows(session: Session, complaint: &Complaint) -> impl IntoView + use<> {
    let measures: Vec<String> = complaint
        .all(Step::Measure)
        .map(|fact| {
            let person = fact.people.first().map(|person| session.name_of(*person));
            let measure = fact
                .measure()
                .map(words::complaint::measure)
                .unwrap_or_default();
            joined(&[&person.unwrap_or_default(), measure, &fact.words])
        })
        .collect();
    let lines = complaint.lines.iter().filter(|line| {
        matches!(
            line.kind,
            LineKind::Corrective | LineKind::Preventive | LineKind::Improvement
        )
    });
    let lines: Vec<String> = lines
        .map(|line| words::labelled(words::complaint::line_kind(line.kind), &line.what))
        .collect();
    let summed = |fact: &Fact| {
        let grade = fact
            .extent()
            .map(words::complaint::extent)
            .unwrap_or_default();
        joined(&[&fact.words, grade, &fact.more, &fact.rest])
    };
    view! {
        {row(c::responsibility(), responsibility(session, complaint), Step::Decide)}
        {row(c::measure(), measures.join(words::separator()), Step::Measure)}
        {row(c::penalty(), penalty(session, complaint).unwrap_or_default(), Step::Fine)}
        {plain(c::lines(), lines.join(words::separator()))}
        {row(c::summary(), said(session, complaint.last(Step::Sum), summed), Step::Sum)}
    }
}

/// 處分通知單: one page a person.
#[component]
pub fn NoticePaper(case: Case, complaint: Complaint, person: PersonId, fen: i64) -> impl IntoView {
    let session = session();
    let approved = session.context(|context| {
        let matter = Matter {
            kind: MatterKind::Penalty,
            number: 1,
        };
        let sheet = case.approvals.sheet(matter);
        sheet.is_some_and(|sheet| sheet.is_approved(seats(matter), context))
    });
    let fined = complaint.last(Step::Fine);
    let decided = complaint.last(Step::Decide);
    let department = complaint.last(Step::Assign).map(|fact| fact.words.clone());
    view! {
        <article class="form-paper page-each">
            <header><h1>{words::complaint::paper(crate::domain::copies::Paper::PenaltyNotice)}</h1><span>{case.called().to_owned()}</span></header>
            {(!approved).then(|| view! { <p><strong>{c::notice_draft()}</strong></p> })}
            <p>{c::notice_text()}</p>
            <table><tbody>
                {plain(c::notice_to(), session.name_of(person))}
                {plain(c::department_label(), department.unwrap_or_default())}
                {plain(c::col_content(), case.words.clone())}
                {plain(c::responsibility(), said(session, decided, |fact| fact.words.clone()))}
                {plain(c::because(), said(session, fined, |fact| fact.words.clone()))}
                {plain(c::amount(), c::yuan(words::yuan(fen)))}
                {plain(c::col_date(), full_date(platform::now(), session.offset()))}
            </tbody></table>
            <p>{c::notice_object()}</p>
            <div class="signatures">
                {[crate::domain::roles::Role::GeneralManager, crate::domain::roles::Role::Office].map(|role| view! { <span>{words::role(role)}</span> }).collect_view()}
                <span>{c::notice_to()}</span>
            </div>
            <p class="ask">{c::notice_copies()}</p>
            <PaperFoot/>
        </article>
    }
}

/// The report to the general manager, on one page.
#[component]
pub fn ReportPaper(case: Case, report: Fact) -> impl IntoView {
    let session = session();
    let photos = case.attachments.iter().take(2).cloned();
    let photos = photos.filter(|file| file.media_type.starts_with("image/"));
    let photos = photos
        .map(|attachment| view! { <Photo attachment/> })
        .collect_view();
    view! {
        <article class="form-paper">
            <header><h1>{words::complaint::paper(crate::domain::copies::Paper::Report)}</h1><span>{case.called().to_owned()}</span></header>
            <table><tbody>
                {plain(c::report_content(), report.words.clone())}
                {plain(c::report_standing(), report.more.clone())}
                {plain(c::signed_by(), said(session, Some(&report), |_| String::new()))}
            </tbody></table>
            <div class="photos">{photos}</div>
            <div class="signatures"><span>{words::role(crate::domain::roles::Role::Quality)}</span><span>{words::role(crate::domain::roles::Role::GeneralManager)}</span></div>
            <PaperFoot/>
        </article>
    }
}
