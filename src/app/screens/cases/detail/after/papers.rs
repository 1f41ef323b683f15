//! 催辦單, 查辦單 and 處分通知單 on A4.

use crate::app::i18n::{self as words, full_date, length, t::after as a, t::complaint as c};
use crate::app::platform;
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::after::{Note, NoteKind, Sanction};
use crate::domain::figures::Figure;
use crate::domain::roles::Role;
use leptos::prelude::*;

fn row(label: &'static str, text: String) -> impl IntoView {
    view! { <tr><th scope="row">{label}</th><td>{text}</td></tr> }
}

fn tall(label: &'static str, text: String) -> impl IntoView {
    view! { <tr><th scope="row">{label}</th><td><div class="tall">{text}</div></td></tr> }
}

/// A department and who answers for it; once where somebody stands for themselves.
fn with_person(department: &str, person: String) -> String {
    if department == person {
        person
    } else {
        format!("{department} {person}")
    }
}

fn date(at: crate::domain::time::Timestamp) -> String {
    full_date(at, session().offset())
}

/// A note on one page, with room for the answer.
#[component]
pub fn NotePaper(case: Case, note: Note) -> impl IntoView {
    let session = session();
    let facts = &note.facts;
    let inquiry = facts.kind == NoteKind::Inquiry;
    let please = if inquiry {
        let days = session.context(|context| {
            let figures = context.figures_at(case.recorded_at);
            figures.get(Figure::AnswerInquiry)
        });
        a::paper_inquire_please(days)
    } else {
        a::paper_urge_please().to_owned()
    };
    let answer = note.answers.last().map(|(_, answer)| answer.clone());
    let said = answer.as_ref().map(|answer| answer.words.clone());
    let until = answer.as_ref().and_then(|answer| answer.until).map(date);
    let kind = answer.as_ref().and_then(|answer| answer.process);
    let kind = kind.map(|process| {
        if process {
            a::note_cause_process()
        } else {
            a::note_cause_person()
        }
    });
    let against = answer.map(|answer| answer.against);
    let cause = [kind.map(str::to_owned), said.clone()];
    let cause: Vec<String> = cause.into_iter().flatten().collect();
    let reply = if inquiry {
        view! {
            {tall(a::paper_cause(), cause.join(words::separator()))}
            {tall(a::paper_against(), against.unwrap_or_default())}
        }
        .into_any()
    } else {
        view! {
            {tall(a::paper_answer(), said.unwrap_or_default())}
            {row(a::paper_new_date(), until.unwrap_or_default())}
        }
        .into_any()
    };
    let to = with_person(&facts.department, session.name_of(facts.to));
    let issued = format!(
        "{} {}",
        session.name_of(note.issued.by),
        date(note.issued.at)
    );
    view! {
        <article class="form-paper">
            <header><h1>{words::after::note_kind(facts.kind)}</h1><span>{note.number.number.clone()}</span></header>
            <table><tbody>
                {row(a::paper_department(), to)}
                {row(a::paper_case(), format!("{} {}", case.called(), case.words))}
                {row(a::paper_step(), facts.what.clone())}
                {row(a::paper_limit(), date(facts.due))}
                {row(a::paper_over(), length(note.issued.at.since(facts.due).max(0)))}
                {row(a::paper_clause(), facts.clause.clone())}
                {row(a::paper_words(), facts.words.clone())}
                {row(a::paper_issued(), issued)}
            </tbody></table>
            <p>{please}</p>
            <table><tbody>{reply}</tbody></table>
            <div class="signatures">
                <span>{words::role(Role::Office)}</span><span>{words::role(Role::Supervisor)}</span><span>{a::paper_department()}</span>
            </div>
            <PaperFoot/>
        </article>
    }
}

/// 處分通知單 in its three copies, a page each.
#[component]
pub fn NoticesOf(case: Case, sanction: Sanction, approved: bool) -> impl IntoView {
    let both = StoredValue::new((case, sanction));
    let copies = [
        a::paper_copy_office(),
        a::paper_copy_finance(),
        a::paper_copy_concerned(),
    ];
    (1..=3)
        .zip(copies)
        .map(|(copy, whose)| {
            let (case, sanction) = both.get_value();
            view! { <Notice case sanction approved copy=a::paper_copy(copy, whose)/> }
        })
        .collect_view()
}

#[component]
fn Notice(case: Case, sanction: Sanction, approved: bool, copy: String) -> impl IntoView {
    let session = session();
    let facts = &sanction.facts;
    let number = sanction.number.as_ref().map(|number| number.number.clone());
    let who = facts.person.map(|person| session.name_of(person));
    let to = who.map_or_else(
        || facts.department.clone(),
        |who| with_person(&facts.department, who),
    );
    let made_out = sanction.made_out.as_ref().map(|deed| date(deed.at));
    let yuan = |fen| c::yuan(words::yuan(fen));
    let deduction = if facts.deduction > 0 {
        format!("{} {}", yuan(facts.deduction), facts.month)
    } else {
        String::new()
    };
    let issued = made_out.unwrap_or_else(|| date(platform::now()));
    view! {
        <article class="form-paper page-each">
            <header><h1>{words::complaint::paper(crate::domain::copies::Paper::PenaltyNotice)}</h1><span>{number}" "{copy}</span></header>
            {(!approved).then(|| view! { <p><strong>{a::paper_draft()}</strong></p> })}
            <table><tbody>
                {row(a::paper_case(), format!("{} {}", case.called(), case.words))}
                {row(c::notice_to(), to)}
                {row(a::ask_cause(), facts.cause.clone())}
                {row(a::ask_loss(), yuan(facts.loss))}
                {row(a::paper_kind(), words::after::sanction(facts.kind).to_owned())}
                {row(a::paper_amount(), deduction)}
                {row(a::paper_words(), facts.reason.clone())}
                {row(a::paper_clause(), ["P04.09.07f", "P04.09.07g", "P04.09.07h", "P04.11.02c"].join(", "))}
                {row(a::paper_issued(), issued)}
            </tbody></table>
            <p>{a::paper_object()}</p>
            <div class="signatures">
                {[Role::GeneralManager, Role::Office, Role::Finance].map(|role| view! { <span>{words::role(role)}</span> }).collect_view()}
                <span>{c::notice_to()}</span>
            </div>
            <PaperFoot/>
        </article>
    }
}
