//! One outage: what is owed and why, what can be done, who was told, and what happened.

use super::course::Course;
use super::papers::{NoticePaper, UsersPaper};
use super::steps::{Sheet, Step};
use super::{area_words, expected_words, state_words, time_words};
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::contact::tel_link;
use crate::app::components::contest::ContestsOf;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::paper::PaperButton;
use crate::app::components::photo::PhotoStrip;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::rules::Rules;
use crate::app::i18n::{near_time, t, tenths};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::clock::{Clock, Duty};
use crate::domain::event::Command;
use crate::domain::figures::Figure;
use crate::domain::ids::{CustomerId, OutageId, Subject};
use crate::domain::outages::{Notice, Outage, OutageEvent, Why, affected, clocks, notice};
use leptos::prelude::*;

/// So many users who were not told yet show at once.
const UNTOLD_SHOWN: usize = 30;

/// The page of one outage.
#[component]
pub fn OutageDetail(id: OutageId) -> impl IntoView {
    let session = session();
    let outage = Memo::new(move |_| session.world(|world| world.outages.get(&id).cloned()));
    let step = RwSignal::new(None::<Step>);
    view! {
        <section class="detail" data-outage=id.to_string() aria-label=t::outages::course()>
            {move || match outage.get() {
                None => view! { <p class="empty">{t::outages::not_here()}</p> }.into_any(),
                Some(outage) => view! {
                    {head(&outage, session)}
                    <div class="body">
                        <div class="stack">
                            <ContestsOf subject=Subject::Outage(id)/>
                            {match outage.withdrawn.value.clone() {
                                Some(reason) => view! { <TakenBack id reason/> }.into_any(),
                                None => view! { <Owed outage=outage.clone()/><Done outage=outage.clone()/> }.into_any(),
                            }}
                            <Course id/>
                        </div>
                        {(!outage.is_withdrawn()).then(|| view! { <Acts outage=outage.clone() step/> })}
                    </div>
                    {foot(&outage, step, session)}
                }
                .into_any(),
            }}
            <Sheet id step/>
        </section>
    }
}

fn head(outage: &Outage, session: Session) -> impl IntoView + use<> {
    let now = platform::now();
    let users = session.world(|world| affected(outage, world).count());
    let line = [
        time_words(outage, now, session.offset()),
        t::outages::users(users),
    ];
    let expected = (outage.ended().is_none() && !outage.is_withdrawn())
        .then(|| expected_words(outage.expected.value, session));
    view! {
        <header class="head">
            <div class="line">
                <span class="chips">
                    <span class="chip" class:a=outage.runs(now)>{state_words(outage, now)}</span>
                    {expected.map(|expected| view! { <span class="chip">{expected}</span> })}
                </span>
                <Rules/>
            </div>
            <h1>{area_words(&outage.area.value)}</h1>
            <p>{outage.cause.value.clone()}</p>
            <p>{line.join(DOT)}</p>
        </header>
    }
}

/// It was recorded by mistake: why, and the way back.
#[component]
fn TakenBack(id: OutageId, reason: String) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let reinstate = move |_| {
        let command = Command::Outage(id, Box::new(OutageEvent::Reinstated));
        carry_out(session, command, problem, || ());
    };
    view! {
        <section class="stack" data-withdrawn="">
            <p>{t::outages::withdrawn_because(reason)}</p>
            <p class="ask">{t::outages::withdrawn_note()}</p>
            <div class="line"><button type="button" class="btn" data-act="reinstate" on:click=reinstate>{t::outages::reinstate()}</button></div>
            <ProblemLine problem/>
        </section>
    }
}

/// The likeliest next step.
fn next(outage: &Outage, clocks: &[Clock]) -> Option<Step> {
    let open = |duty| {
        clocks
            .iter()
            .any(|clock| clock.duty == duty && clock.is_open())
    };
    if open(Duty::OrderRepair) && outage.orders.is_empty() {
        Some(Step::Order)
    } else if open(Duty::TellUsers) {
        Some(Step::Announce)
    } else if outage.ended().is_none() && !outage.is_withdrawn() {
        Some(Step::Restore)
    } else {
        None
    }
}

fn foot(outage: &Outage, step: RwSignal<Option<Step>>, session: Session) -> impl IntoView + use<> {
    let next = session.context(|context| next(outage, &clocks(outage, context)));
    view! {
        <footer class="bar">
            <a class="btn quiet back" href=Route::Outages.href() aria-label=t::common::back()><Icon name=IconName::Back/></a>
            {next.map(|next| view! {
                <button type="button" class="btn go big" data-act=next.key() on:click=move |_| step.set(Some(next))>{next.name()}</button>
            })}
        </footer>
    }
}

/// The three clocks, with the sentence that says why users have to be told, or why not.
#[component]
fn Owed(outage: Outage) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let shown = move || {
        session.context(|context| {
            let figures = context.figures_at(outage.recorded_at);
            let why = notice(&outage, figures, context.now);
            let hours = figures.get(Figure::OutageHours);
            (clocks(&outage, context), why, hours, outage.forecasts.len())
        })
    };
    let line = move |clock: Clock| {
        let now = platform::now();
        let due = match clock.met {
            Some(met) => t::outages::done_at(near_time(met, now, offset)),
            None if clock.void => String::new(),
            None => t::clock::before(near_time(clock.deadline.due, now, offset)),
        };
        let clause = clock.clause.map(|clause| clause.to_string());
        let name = crate::app::i18n::duty(clock.duty);
        let key = format!("{:?}", clock.duty);
        view! {
            <li class="row" data-duty=key>
                <ClockCell clock/>
                <div><strong>{name}</strong><em>{due}</em></div>
                {clause.map(|clause| view! { <ClauseLink clause/> })}
            </li>
        }
    };
    view! {
        <section class="owed">
            <div class="sec"><h2>{t::outages::owed()}</h2></div>
            {move || {
                let (clocks, why, hours, forecasts) = shown();
                let moved = (forecasts > 1).then(|| t::outages::moved(forecasts - 1));
                view! {
                    <p data-why="">{why_words(why, hours, session)}" "{moved}</p>
                    <ul class="rows flush named">{clocks.into_iter().map(line).collect_view()}</ul>
                }
            }}
        </section>
    }
}

fn why_words(why: Notice, hours: i64, session: Session) -> String {
    match why {
        Notice::NotOwed => t::outages::why_not(hours),
        Notice::Ahead(full) => {
            let when = near_time(full, platform::now(), session.offset());
            t::outages::why_ahead(hours, when)
        }
        Notice::Owed { why, .. } => match why {
            Why::Abnormal => t::outages::why_abnormal().to_owned(),
            Why::Expected => t::outages::why_expected(hours),
            Why::Lasted => t::outages::why_lasted(hours),
        },
    }
}

#[component]
fn Acts(outage: Outage, step: RwSignal<Option<Step>>) -> impl IntoView {
    let session = session();
    let first = session.context(|context| next(&outage, &clocks(&outage, context)));
    let over = outage.ended().is_some() && outage.restored.rivals.is_empty();
    let rest = Step::ALL
        .into_iter()
        .filter(|step| Some(*step) != first && !(over && *step == Step::Restore));
    let button = move |which: Step, class: &'static str| {
        view! { <button type="button" class=class data-act=which.key() on:click=move |_| step.set(Some(which))>{which.name()}</button> }
    };
    let announced = outage.announcements.last().cloned();
    let paper = outage.clone();
    let list = outage.clone();
    view! {
        <div class="acts">
            <h2>{t::outages::acts()}</h2>
            {first.map(|first| button(first, "btn go big"))}
            {rest.map(|step| button(step, "btn")).collect_view()}
            {announced.map(|announcement| view! {
                <PaperButton label=t::outages::print_notice() act="print-notice">
                    <NoticePaper outage=paper.clone() announcement=announcement.clone()/>
                </PaperButton>
            })}
            <PaperButton label=t::outages::print_list() act="print-list"><UsersPaper outage=list.clone()/></PaperButton>
        </div>
    }
}

/// Orders, notices and the first temperatures.
#[component]
fn Done(outage: Outage) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let now = platform::now();
    let at = move |when| near_time(when, now, offset);
    let orders: Vec<String> = outage
        .orders
        .iter()
        .map(|order| {
            let who = t::outages::order_line(session.name_of(order.leader), &order.team);
            [at(order.occurred_at), who].join(DOT)
        })
        .collect();
    let notices: Vec<_> = outage
        .announcements
        .iter()
        .map(|one| {
            let line = [at(one.occurred_at), one.place.clone()].join(DOT);
            view! {
                <li>
                    <p>{one.text.clone()}</p>
                    <small class="ask">{line}</small>
                    {(!one.photos.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(one.photos.clone())/> })}
                </li>
            }
        })
        .collect();
    let (told, untold) = session.world(|world| {
        let mut told = 0;
        let mut untold: Vec<(CustomerId, String, String, String)> = Vec::new();
        for customer in affected(&outage, world) {
            if outage.told(customer.id) {
                told += 1;
            } else {
                let texts = [&customer.name, &customer.address, &customer.phone];
                let [name, address, phone] = texts.map(|text| text.value.clone());
                untold.push((customer.id, name, address, phone));
            }
        }
        (told, untold)
    });
    let all = told + untold.len();
    let count = (told > 0).then(|| t::outages::told_count(all, told));
    let nothing = outage.announcements.is_empty() && told == 0;
    let needed = told > 0 && outage.announcements.is_empty() && !untold.is_empty();
    let temperatures: Vec<String> = outage
        .restored
        .value
        .iter()
        .flat_map(|restored| &restored.temperatures)
        .map(|one| format!("{} {}\u{a0}°C", one.place, tenths(i64::from(one.tenths))))
        .collect();
    view! {
        <section>
            <div class="sec"><h2>{t::outages::orders()}</h2></div>
            {orders.is_empty().then(|| view! { <p class="ask">{t::outages::no_order()}</p> })}
            <ul class="stack">{orders.into_iter().map(|order| view! { <li>{order}</li> }).collect_view()}</ul>
        </section>
        <section>
            <div class="sec gap"><h2>{t::outages::notices()}</h2></div>
            {nothing.then(|| view! { <p class="ask">{t::outages::no_notice()}</p> })}
            <ul class="stack">{notices}</ul>
            {count.map(|count| view! { <p data-told="">{count}</p> })}
            {needed.then(|| view! {
                <details class="more-acts">
                    <summary>{t::outages::untold()}</summary>
                    <ul class="stack">
                        {untold.into_iter().take(UNTOLD_SHOWN).map(|(id, name, address, phone)| view! {
                            <li class="line">
                                <span class="grow"><a href=Route::Customer(id).href()>{name}</a><small class="ask block">{address}</small></span>
                                {(!phone.is_empty()).then(|| view! { <a class="btn quiet" href=tel_link(&phone)><Icon name=IconName::Phone/>{phone.clone()}</a> })}
                            </li>
                        }).collect_view()}
                    </ul>
                </details>
            })}
        </section>
        {(!temperatures.is_empty()).then(|| view! {
            <section>
                <div class="sec gap"><h2>{t::outages::temperatures()}</h2></div>
                <p>{temperatures.join(DOT)}</p>
            </section>
        })}
    }
}
