//! What only a quality complaint shows: goods and demand, both causes side by side, who is responsible, what it cost, what is owed, which
//! department has its copy, and the papers.

use super::Detail;
use super::owed::{Owed, owed};
use super::quality_papers::{OpinionForm, SlipPaper};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, full_date, month_day, near_time, t::quality as q};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::Case;
use crate::domain::cases::quality::{Line, Quality, Share, days, departments, unstaffed};
use crate::domain::copies::Paper;
use crate::domain::roles::Role;
use leptos::prelude::*;

/// The facts of a quality complaint, label and text.
pub fn facts(case: &Case, quality: &Quality, line: &mut impl FnMut(&'static str, String)) {
    let session = session();
    let count = session.context(|context| days(quality, case, context));
    line(
        q::days(),
        count.map_or_else(String::new, |count| q::day_of(count.day, count.latest)),
    );
    line(
        q::f_loss(),
        words::quality::loss(quality.loss_seen()).to_owned(),
    );
    line(
        q::f_class(),
        words::quality::class(quality.class()).to_owned(),
    );
    for (label, text) in goods(session, quality) {
        line(label, text);
    }
    if let Some(cause) = quality.cause() {
        line(q::cause_of_quality(), cause.cause.clone());
    }
    if let Some(analysis) = quality.analysis() {
        let parts = [analysis.cause.clone(), analysis.differs.clone()];
        line(q::cause_of_making(), joined(parts));
    }
    let responsible = quality.responsible();
    line(q::f_responsible(), words::quality::shares(responsible));
    line(q::f_people(), people(session, responsible));
    line(
        q::f_third(),
        quality.third_party().unwrap_or_default().to_owned(),
    );
    if let Some(conclusion) = quality.conclusion() {
        line(
            q::f_ways(),
            words::quality::settlement(&conclusion.settlement),
        );
        line(q::loss_amount(), words::yuan(quality.loss()));
        if conclusion.ours {
            let listed = if quality.is_listed() {
                q::listed()
            } else {
                q::not_listed()
            };
            line(q::f_listed(), listed.to_owned());
        }
    }
    let missing = session.context(unstaffed);
    let missing = missing.into_iter().map(words::role);
    let missing: Vec<&str> = missing.collect();
    line(q::unstaffed(), missing.join(words::separator()));
}

/// Who is named is for those who lead and for those who look into it (P04.07.42b, P04.07.21c).
pub fn may_see_people() -> bool {
    session().context(|context| {
        context.has_any(&[
            Role::Supervisor,
            Role::Manager,
            Role::DeputyManager,
            Role::GeneralManager,
            Role::Quality,
            Role::ProductionOffice,
            Role::Personnel,
        ])
    })
}

fn people(session: Session, shares: &[Share]) -> String {
    let me = session.actor();
    let all = shares.iter().flat_map(|share| share.people.iter().copied());
    let seen = may_see_people();
    let seen = all.filter(|person| seen || *person == me);
    let names = seen.map(|person| session.name_of(person));
    names.collect::<Vec<_>>().join(words::separator())
}

/// Goods, demand and reason, label and text.
pub fn goods(session: Session, quality: &Quality) -> Vec<(&'static str, String)> {
    let Some(goods) = quality.goods() else {
        return Vec::new();
    };
    let day = |at| full_date(at, session.offset());
    let demands = goods.demands.iter().map(|way| words::quality::way(*way));
    let demands = demands.collect::<Vec<_>>().join(words::separator());
    let claim = (goods.claim_fen > 0).then(|| words::yuan(goods.claim_fen));
    let share = q::of_delivered(goods.defective, goods.delivered, &goods.unit);
    let receivable = (goods.receivable_fen > 0).then(|| words::yuan(goods.receivable_fen));
    vec![
        (
            q::f_order(),
            joined([goods.order.clone(), goods.unfound.clone()]),
        ),
        (q::f_item(), goods.item.clone()),
        (q::f_shipped(), goods.shipped.map(day).unwrap_or_default()),
        (q::f_defective(), share),
        (
            q::f_demands(),
            joined([demands, goods.demand.clone(), claim.unwrap_or_default()]),
        ),
        (q::f_reason(), goods.reason.clone()),
        (
            q::f_receivable(),
            joined([goods.invoice.clone(), receivable.unwrap_or_default()]),
        ),
    ]
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(words::separator())
}

/// What is owed, the forms before and after it, the copies, the papers.
#[component]
pub fn OfQuality(detail: Detail) -> impl IntoView {
    let quality = Memo::new(move |_| {
        detail.case.with(|case| {
            let case = case.as_ref()?;
            let quality = case.procedure.quality()?;
            Some((case.clone(), quality.clone()))
        })
    });
    move || {
        quality.get().map(|(case, quality)| {
            view! {
                {owed(q::lines(), lines(&quality))}
                {chain(&case, &quality)}
                {copies(&case)}
                {papers(case, quality)}
            }
        })
    }
}

fn lines(quality: &Quality) -> Vec<Owed> {
    let session = session();
    let when = |at| near_time(at, platform::now(), session.offset());
    let line = |line: &Line| {
        let state = match (line.checked, line.done) {
            (Some(at), _) => q::line_checked(when(at)),
            (None, Some(at)) => q::line_done(when(at)),
            (None, None) => q::line_due(when(line.by)),
        };
        let urged = (!line.urged.is_empty()).then(|| q::line_urged(line.urged.len()));
        Owed {
            what: line.what.clone(),
            by: line.by,
            done: line.done,
            parts: vec![
                words::quality::line(line.kind).to_owned(),
                session.name_of(line.owner),
                state,
                urged.unwrap_or_default(),
                line.done_words.clone(),
            ],
        }
    };
    quality.lines.iter().map(line).collect()
}

/// The form that this one follows, the one that continues it, and the way to a fresh one (P04.09.09a).
fn chain(case: &Case, quality: &Quality) -> impl IntoView + use<> {
    let session = session();
    let id = case.id;
    let called = |case: &Case| (case.id, case.called().to_owned());
    let (before, after) = session.world(|world| {
        let before = quality.intake.follows;
        let before = before.and_then(|id| world.cases.get(&id)).map(called);
        let mut cases = world.cases.values();
        let after = cases.find(|other| {
            let other = other.procedure.quality();
            other.is_some_and(|other| other.intake.follows == Some(id))
        });
        (before, after.map(called))
    });
    let fresh = case.is_closed() && !quality.is_slip() && after.is_none();
    let link = |act: &'static str,
                (id, number): (crate::domain::ids::CaseId, String),
                words: String| {
        view! { <p class="line" data-chain=act><a class="btn quiet" href=Route::Case(id).href() data-number=number>{words}</a></p> }
    };
    view! {
        {before.map(|before| { let words = q::follows(&before.1); link("follows", before, words) })}
        {after.map(|after| { let words = q::continued(&after.1); link("continued", after, words) })}
        {fresh.then(|| view! {
            <p class="line no-print"><a class="btn quiet" href=Route::TakeFollowing(id).href() data-act="fresh-form">{q::fresh()}</a></p>
        })}
    }
}

/// The five departments, each with whoever has its copy (P04.09.08b).
fn copies(case: &Case) -> Option<impl IntoView + use<>> {
    let session = session();
    let owed = case.is_closed() && case.procedure.papers().contains(&Paper::OpinionForm);
    let when = |at| month_day(at, session.offset());
    let row = |(role, copy): (Role, u32)| {
        let mut held = case.copies.0.iter().rev();
        let held = held.find(|held| held.paper == Paper::OpinionForm && held.copy == copy);
        let (key, state) = match held {
            None => ("here", q::copy_here().to_owned()),
            Some(held) => match held.received {
                Some(at) => (
                    "received",
                    q::copy_received(when(at), session.name_of(held.to)),
                ),
                None => (
                    "given",
                    q::copy_given(when(held.given), session.name_of(held.to)),
                ),
            },
        };
        view! {
            <li class="line" data-copy=copy.to_string() data-state=key>
                <span class="grow">{q::copy_of(copy, words::role(role))}<small class="ask block">{state}</small></span>
            </li>
        }
    };
    owed.then(|| {
        let rows = departments()
            .into_iter()
            .zip(1_u32..)
            .map(row)
            .collect_view();
        view! {
            <section data-copies="">
                <div class="sec gap"><h2>{q::copies()}</h2></div>
                <ul class="stack">{rows}</ul>
            </section>
        }
    })
}

fn papers(case: Case, quality: Quality) -> impl IntoView {
    let slip = quality.is_slip();
    let both = StoredValue::new((case, quality));
    view! {
        <div class="line gap no-print">
            {if slip {
                view! {
                    <PaperButton label=q::print_slip() act="print-slip">
                        {both.with_value(|(case, quality)| view! { <SlipPaper case=case.clone() quality=quality.clone()/> })}
                    </PaperButton>
                }
                .into_any()
            } else {
                view! {
                    <PaperButton label=q::print_form() act="print-sheets">
                        {departments().into_iter().zip(1_u32..).map(|(role, copy)| {
                            let (case, quality) = both.get_value();
                            view! { <OpinionForm case quality role copy/> }
                        }).collect_view()}
                    </PaperButton>
                }
                .into_any()
            }}
        </div>
    }
}
