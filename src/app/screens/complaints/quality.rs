//! The register of quality complaints of a month: number, goods, step, department at work, days; and 客戶投訴案件登記追蹤表 on A4
//! (P04.07.31a–b, P04.09.41b).

use super::papers::tracking_sheet;
use crate::app::components::case_row::who_and_where;
use crate::app::components::paper::PaperButton;
use crate::app::components::row::{DOT, Row};
use crate::app::i18n::{self as words, month_day, t::complaint as c, t::quality as q};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::quality::{Days, Tracked};
use leptos::prelude::*;

/// Every quality complaint of the month, what runs out first on top.
#[component]
pub fn QualityRegister(lines: Vec<Tracked>, title: String) -> impl IntoView {
    let session = session();
    let mut shown = lines.clone();
    let left = |days: &Option<Days>| days.map_or(i64::MAX, |days| days.latest - days.day);
    shown.sort_by_key(|line| (line.closed.is_some(), left(&line.days), line.received));
    let row = move |line: Tracked| {
        let (number, words) = session.world(|world| {
            let case = world.cases.get(&line.id);
            case.map(|case| (case.called().to_owned(), case.words.clone()))
                .unwrap_or_default()
        });
        let stage = line.reached.last().map(|(stage, _)| words::stage(*stage));
        let parts = [
            stage.map(str::to_owned),
            line.at_work.map(|owner| session.owner_name(owner)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let days = line.days.map(|days| q::day_of(days.day, days.latest));
        let href = Route::Case(line.id).href();
        view! {
            <li data-tracked=number.clone()>
                <Row href clock=None instead=days.unwrap_or_default() what=[number.as_str(), words.as_str()].join(" ") who=parts.join(DOT)/>
            </li>
        }
    };
    let paper = StoredValue::new((lines, title));
    (!shown.is_empty()).then(|| {
        view! {
            <section data-quality-register="">
                <div class="sec gap">
                    <h2>{words::t::labels::kind_quality()}</h2>
                    <PaperButton label=q::print_tracking() act="print-quality-tracking">
                        {paper.with_value(|(lines, title)| view! { <TrackingPaper lines=lines.clone() title=title.clone()/> })}
                    </PaperButton>
                </div>
                <ul class="rows">{shown.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn TrackingPaper(lines: Vec<Tracked>, title: String) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let day = move |at| month_day(at, offset);
    let row = |line: &Tracked| {
        session.world(|world| {
            let case = world.cases.get(&line.id)?;
            let quality = case.procedure.quality()?;
            let goods = quality.goods().cloned().unwrap_or_default();
            let steps = line.reached.iter();
            let steps = steps.map(|(stage, at)| format!("{} {}", words::stage(*stage), day(*at)));
            let steps: Vec<String> = steps.collect();
            let days = line.days.map(|days| days.day.to_string());
            let granted = line.granted_fen.map(words::yuan);
            Some(view! {
                <tr>
                    <td>{case.called().to_owned()}</td>
                    <td>{day(line.received)}</td>
                    <td>{who_and_where(world, case)}</td>
                    <td>{goods.order}<small>{goods.item}</small></td>
                    <td class="n">{goods.defective.to_string()}"/"{goods.delivered.to_string()}</td>
                    <td>{words::quality::class(quality.class())}</td>
                    <td>{line.at_work.map(|owner| session.owner_name(owner))}</td>
                    <td>{steps.join(words::separator())}</td>
                    <td class="n">{days}</td>
                    <td class="n">{granted}</td>
                    <td>{line.closed.map(day)}</td>
                </tr>
            })
        })
    };
    let rows = lines.iter().filter_map(row).collect_view();
    let heads = [
        c::col_number(),
        c::col_date(),
        c::col_who(),
        q::f_goods(),
        q::f_defective(),
        q::f_class(),
        q::at_work(),
        q::steps(),
        q::days(),
        q::f_ways(),
        q::closed_on(),
    ];
    let title = [title.as_str(), words::t::labels::kind_quality()].join(" ");
    tracking_sheet(title, heads, rows)
}
