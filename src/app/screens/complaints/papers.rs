//! 客戶投訴案件登記追蹤表 and 客戶投訴案件統計表 on A4.

use super::{beside_targets, figures};
use crate::app::components::case_row::who_and_where;
use crate::app::i18n::{self as words, month_day, t::complaint as c};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::complaint::{Month, MonthLine};
use crate::domain::cases::{StageMark, stages};
use leptos::prelude::*;

fn verdict(line: &MonthLine) -> &'static str {
    match line.upheld {
        Some(true) => c::upheld_yes(),
        Some(false) => c::upheld_no(),
        None => "",
    }
}

fn content(line: &MonthLine) -> &'static str {
    match line.satisfied {
        Some(true) => c::satisfied_yes(),
        Some(false) => c::satisfied_no(),
        None => "",
    }
}

/// Every complaint of the month in a line.
#[component]
pub fn TrackingPaper(counted: Month, title: String) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let row = |line: &MonthLine| {
        session.context(|context| {
            let case = context.world.cases.get(&line.id)?;
            let complaint = case.procedure.complaint()?;
            let mut reached = stages(case, context).into_iter();
            let reached = reached.rfind(|(_, mark)| matches!(mark, StageMark::Done(_)));
            let state = reached.map(|(stage, _)| words::stage(stage));
            let penalty = line.penalty.filter(|fen| *fen > 0).map(words::yuan);
            Some(view! {
                <tr>
                    <td>{case.called().to_owned()}</td>
                    <td>{month_day(case.received_at, offset)}</td>
                    <td>{who_and_where(context.world, case)}</td>
                    <td>{complaint.intake.about.clone()}<small>{case.words.clone()}</small></td>
                    <td>{words::channel(case.channel)}</td>
                    <td>{session.name_of(case.in_charge.value)}<small>{line.department.clone()}</small></td>
                    <td>{verdict(line)}</td>
                    <td>{state}<small>{content(line)}</small></td>
                    <td class="n">{line.rounds.to_string()}</td>
                    <td class="n">{penalty}</td>
                </tr>
            })
        })
    };
    let rows = counted.lines.iter().filter_map(row).collect_view();
    let heads = [
        c::col_number(),
        c::col_date(),
        c::col_who(),
        c::col_about(),
        c::col_way(),
        c::col_owner(),
        c::col_verdict(),
        c::col_state(),
        c::col_rounds(),
        c::col_penalty(),
    ];
    tracking_sheet(title, heads, rows)
}

/// The sheet itself: a month's complaints of one kind, a line each.
pub(super) fn tracking_sheet<const N: usize>(
    title: String,
    heads: [&'static str; N],
    rows: impl IntoView,
) -> impl IntoView {
    view! {
        <article class="form-paper wide">
            <header><h1>{c::tracking()}</h1><span>{title}</span></header>
            <table class="grid">
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <PaperFoot/>
        </article>
    }
}

/// The month in figures.
#[component]
pub fn StatisticsPaper(
    counted: Month,
    title: String,
    /// As it is written, `2026-11`.
    month: String,
) -> impl IntoView {
    let session = session();
    let (beside, over) = beside_targets(session, &counted, &month);
    let line = |(label, text): (String, String)| {
        view! { <tr><th scope="row">{label}</th><td class="n">{text}</td></tr> }
    };
    let all = figures(&counted)
        .into_iter()
        .map(|(target, label, text)| {
            let mut beside = beside.iter();
            let one = beside.find(|one| Some(one.target) == target);
            let against = one.map(|one| words::basis::measured(one, over));
            view! { <tr><th scope="row">{label}</th><td class="n">{text}</td><td>{against}</td></tr> }
        })
        .collect_view();
    let origins = counted.by_origin().into_iter();
    let origins = origins
        .map(|(origin, count)| {
            line((
                words::complaint::origin(origin).to_owned(),
                count.to_string(),
            ))
        })
        .collect_view();
    let departments = counted.by_department().into_iter();
    let departments = departments
        .map(|(department, (count, fen))| {
            view! { <tr><th scope="row">{department.to_owned()}</th><td class="n">{count.to_string()}</td><td class="n">{words::yuan(fen)}</td></tr> }
        })
        .collect_view();
    let people = counted.by_person().into_iter();
    let people = people
        .map(|(person, fen)| line((session.name_of(person), words::yuan(fen))))
        .collect_view();
    view! {
        <article class="form-paper">
            <header><h1>{c::statistics()}</h1><span>{title}</span></header>
            <table><tbody>{all}</tbody></table>
            <h2>{c::by_origin()}</h2>
            <table><tbody>{origins}</tbody></table>
            <h2>{c::by_department()}</h2>
            <table>
                <thead><tr><th></th><th scope="col" class="n">{c::col_count()}</th><th scope="col" class="n">{c::col_penalty()}</th></tr></thead>
                <tbody>{departments}</tbody>
            </table>
            <h2>{c::by_person()}</h2>
            <table><tbody>{people}</tbody></table>
            <div class="signatures"><span>{words::role(crate::domain::roles::Role::Office)}</span><span>{words::role(crate::domain::roles::Role::GeneralManager)}</span></div>
            <PaperFoot/>
        </article>
    }
}
