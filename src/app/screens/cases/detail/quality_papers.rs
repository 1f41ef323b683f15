//! The papers of a quality complaint on A4: 客戶意見處理表 in five sheets, one a department, all under the same content (P04.09.08b), and the
//! simple slip (P04.03.01c).

use super::quality::{goods, may_see_people};
use crate::app::components::case_row::who_and_where;
use crate::app::i18n::{self as words, full_date, on_paper, t::quality as q};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::{Session, session};
use crate::domain::approvals::{MatterKind, Standing};
use crate::domain::cases::Case;
use crate::domain::cases::quality::{Conclusion, Fact, Quality, Step};
use crate::domain::roles::Role;
use leptos::prelude::*;

/// How many digits of the content's hash stand on each sheet.
const DIGITS: usize = 12;

/// One sheet of the form, for one department. Finance does not see who is responsible by name (P04.09.08f).
#[component]
pub fn OpinionForm(case: Case, quality: Quality, role: Role, copy: u32) -> impl IntoView {
    let session = session();
    let who = session.world(|world| who_and_where(world, &case));
    let steps = [
        Step::Send,
        Step::Inspect,
        Step::Test,
        Step::Cause,
        Step::Report,
        Step::Analyse,
        Step::CheckCause,
        Step::Opine,
        Step::Research,
        Step::Check,
        Step::Propose,
        Step::Talk,
    ];
    let steps = steps.into_iter().filter(|step| match step {
        Step::Research => quality.is_special(),
        Step::Inspect => quality.intake.on_the_spot,
        _ => true,
    });
    let rows = steps
        .map(|step| row(session, step, quality.now(step)))
        .collect_view();
    let names = role != Role::Finance && may_see_people();
    let conclusion = quality
        .conclusion()
        .map(|conclusion| concluded(session, &quality, conclusion, names));
    let content = content(&case);
    let mut known = goods(session, &quality);
    known.insert(0, (q::customer(), who));
    known.insert(
        1,
        (q::received(), full_date(case.received_at, session.offset())),
    );
    known.push((q::f_finding(), case.words.clone()));
    view! {
        <article class="form-paper page-each">
            <header>
                <h1>{words::complaint::paper(crate::domain::copies::Paper::OpinionForm)}</h1>
                <span>{case.called().to_owned()}" "{q::copy_of(copy, words::role(role))}</span>
            </header>
            <table class="pairs"><tbody>{known.into_iter().map(|(label, text)| plain(label, text)).collect_view()}</tbody></table>
            <table><tbody>{rows}</tbody></table>
            <h2>{words::quality::step(Step::Conclude)}</h2>
            <table class="pairs"><tbody>{match conclusion {
                Some(rows) => rows.into_iter().map(|(label, text)| plain(label, text)).collect_view().into_any(),
                None => row(session, Step::Conclude, None).into_any(),
            }}</tbody></table>
            <h2>{words::t::complaint::approvals()}</h2>
            <table><tbody>{signed(session, &case)}</tbody></table>
            <p class="ask">{content.map(q::content)}</p>
            <PaperFoot/>
        </article>
    }
}

fn plain(label: &'static str, text: String) -> impl IntoView + use<> {
    (!text.is_empty()).then(|| view! { <tr><th scope="row">{label}</th><td>{text}</td></tr> })
}

/// A part of the form with who wrote it; what is still empty says so.
fn row(session: Session, step: Step, fact: Option<&Fact>) -> impl IntoView + use<> {
    let label = words::quality::step(step);
    let empty = fact.is_none();
    let text = match fact {
        None => q::to_be_filled().to_owned(),
        Some(fact) => {
            let when = on_paper(fact.at, session.offset());
            let said = words::quality::told(&fact.step);
            let who = format!("{} {when}", session.name_of(fact.by));
            if said.is_empty() {
                who
            } else {
                words::aside(said, who)
            }
        }
    };
    view! { <tr><th scope="row">{label}</th><td class:unfilled=empty>{text}</td></tr> }
}

fn concluded(
    session: Session,
    quality: &Quality,
    conclusion: &Conclusion,
    names: bool,
) -> Vec<(&'static str, String)> {
    let people = conclusion
        .shares
        .iter()
        .flat_map(|share| share.people.iter());
    let people = people.map(|person| session.name_of(*person));
    let people: Vec<String> = people.filter(|_| names).collect();
    let upheld = if conclusion.upheld {
        q::upheld_yes()
    } else {
        q::upheld_no()
    };
    let listed = match (conclusion.ours, quality.is_listed()) {
        (false, _) => String::new(),
        (true, true) => q::listed().to_owned(),
        (true, false) => {
            let why = Some(conclusion.listed_because.as_str()).filter(|why| !why.is_empty());
            let why = why.unwrap_or(q::f_careless());
            words::aside(q::not_listed(), why)
        }
    };
    vec![
        (q::f_upheld(), upheld.to_owned()),
        (q::f_points(), conclusion.agreed.clone()),
        (q::f_open(), conclusion.open.clone()),
        (q::f_reasons(), conclusion.reasons.clone()),
        (
            q::f_ways(),
            words::quality::settlement(&conclusion.settlement),
        ),
        (q::f_origin(), conclusion.origin.clone()),
        (
            q::f_responsible(),
            words::quality::shares(&conclusion.shares),
        ),
        (q::f_people(), people.join(words::separator())),
        (q::f_in_house(), conclusion.in_house.clone()),
        (q::f_listed(), listed),
        (q::loss_amount(), words::yuan(quality.loss())),
    ]
}

/// Who signed what.
fn signed(session: Session, case: &Case) -> impl IntoView + use<> {
    let rows = session.context(|context| {
        let sheets = case.approvals.0.iter();
        sheets
            .map(|sheet| {
                let seats = case.procedure.seats(sheet.matter).iter();
                let votes = seats.filter_map(|seat| match sheet.standing(seat, context) {
                    Standing::Given(vote) => {
                        let when = on_paper(vote.at, session.offset());
                        let who =
                            format!("{} {}", words::role(vote.role), session.name_of(vote.by));
                        let parts = [who, when, vote.words.clone()];
                        let parts: Vec<String> =
                            parts.into_iter().filter(|part| !part.is_empty()).collect();
                        Some(parts.join(words::separator()))
                    }
                    _ => None,
                });
                let votes: Vec<String> = votes.collect();
                (
                    words::complaint::matter(sheet.matter),
                    votes.join(words::separator()),
                )
            })
            .collect::<Vec<_>>()
    });
    let row = |(label, text): (String, String)| {
        // What is still to be signed has room for a hand.
        let empty = text.is_empty();
        view! { <tr><th scope="row">{label}</th><td>{text}{empty.then(|| view! { <div class="tall"></div> })}</td></tr> }
    };
    rows.into_iter().map(row).collect_view()
}

/// The beginning of the hash of what was decided: the same on every sheet.
fn content(case: &Case) -> Option<String> {
    let mut sheets = case.approvals.0.iter();
    let sheet = sheets.find(|sheet| sheet.matter.kind == MatterKind::Conclusion)?;
    sheet.content.0.get(..DIGITS).map(str::to_owned)
}

/// 異常處理單.
#[component]
pub fn SlipPaper(case: Case, quality: Quality) -> impl IntoView {
    let session = session();
    let who = session.world(|world| who_and_where(world, &case));
    let when = |at| full_date(at, session.offset());
    let filled = quality.now(Step::FillSlip);
    let lines = quality.lines.iter().map(|line| {
        let done = line.done.map(when).unwrap_or_default();
        view! { <tr><th scope="row">{line.what.clone()}</th><td>{session.name_of(line.owner)}" "{when(line.by)}" "{done}</td></tr> }
    });
    let lines = lines.collect_view();
    view! {
        <article class="form-paper">
            <header><h1>{q::slip()}</h1><span>{case.number.clone()}</span></header>
            <table><tbody>
                {plain(q::customer(), who)}
                {plain(q::received(), when(case.received_at))}
                {plain(q::f_finding(), case.words.clone())}
                {row(session, Step::FillSlip, filled)}
                {lines}
            </tbody></table>
            <div class="signatures"><span>{words::role(Role::Sales)}</span><span>{q::f_department()}</span></div>
            <PaperFoot/>
        </article>
    }
}
