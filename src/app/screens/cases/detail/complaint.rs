//! What only a complaint shows: its number and those before, who is responsible, what is owed, round after round, and its papers.

use super::Detail;
use super::complaint_papers::{NoticePaper, RegistrationPaper, ReportPaper};
use super::owed::{Owed, owed};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, near_time, t::complaint as c};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::domain::cases::complaint::{Complaint, Fact, Line, LineKind, Step};
use crate::domain::cases::{Case, Channel};
use crate::domain::ids::PersonId;
use leptos::prelude::*;

/// The facts of a complaint, label and text.
pub fn facts(case: &Case, complaint: &Complaint, line: &mut impl FnMut(&'static str, String)) {
    let session = session();
    line(c::about(), complaint.intake.about.clone());
    line(c::department(), complaint.intake.department.clone());
    line(c::way(), way(case).to_owned());
    if let Some(id) = complaint.intake.against {
        let number = session.world(|world| {
            let case = world.cases.get(&id);
            case.map(|case| case.called().to_owned())
        });
        line(c::appeal(), number.unwrap_or_default());
    }
    if let Some(register) = &case.register {
        if !register.formerly.is_empty() {
            let numbers = register.formerly.join(words::separator());
            line(c::col_number(), c::formerly(numbers));
        }
        line(c::col_number(), c::provisional(&case.number));
    }
    line(c::responsibility(), responsibility(session, complaint));
    line(
        c::penalty(),
        penalty(session, complaint).unwrap_or_default(),
    );
    let rests = complaint.rests_until();
    let rests = rests.map(|until| c::rests(near_time(until, platform::now(), session.offset())));
    line(
        words::complaint::complaint_step(Step::Rest),
        rests.unwrap_or_default(),
    );
    let unreported = case.reports.is_empty() && !case.is_closed();
    let unreported = unreported.then(|| c::not_reported().to_owned());
    line(words::t::actions::report(), unreported.unwrap_or_default());
}

/// Direct or written (P05.02.01a).
pub fn way(case: &Case) -> &'static str {
    match case.channel {
        Channel::Written | Channel::Message => c::written(),
        _ => c::direct(),
    }
}

/// Found, put forward, decided: the furthest of the three.
pub fn responsibility(session: Session, complaint: &Complaint) -> String {
    let names = |fact: &Fact| {
        let people = fact.people.iter().map(|person| session.name_of(*person));
        let others = if fact.step == Step::Find {
            fact.rest.clone()
        } else {
            fact.more.clone()
        };
        let others = Some(others).filter(|others| !others.is_empty());
        people
            .chain(others)
            .collect::<Vec<_>>()
            .join(words::separator())
    };
    let said = |step, words: fn(String) -> String| {
        let fact = complaint.last(step)?;
        Some(words(names(fact)))
    };
    said(Step::Decide, c::responsible_decided)
        .or_else(|| said(Step::Propose, c::responsible_proposed))
        .or_else(|| said(Step::Find, c::responsible_found))
        .unwrap_or_default()
}

/// Who pays how much, or why nobody does.
pub fn penalty(session: Session, complaint: &Complaint) -> Option<String> {
    let fined = complaint.last(Step::Fine)?;
    if fined.people.is_empty() {
        return Some(c::penalty_none(&fined.words));
    }
    let shares = fined.people.iter().zip(&fined.fen);
    let shares: Vec<String> = shares
        .map(|(person, fen)| c::penalty_of(words::yuan(*fen), session.name_of(*person)))
        .collect();
    Some(shares.join(words::separator()))
}

/// What is owed, the rounds before, the papers.
#[component]
pub fn OfComplaint(detail: Detail) -> impl IntoView {
    let complaint = Memo::new(move |_| {
        detail.case.with(|case| {
            let case = case.as_ref()?;
            let complaint = case.procedure.complaint()?;
            Some((case.clone(), complaint.clone()))
        })
    });
    move || {
        complaint.get().map(|(case, complaint)| {
            view! {
                {owed(c::lines(), lines(&complaint))}
                {rounds(&complaint)}
                {papers(case, complaint)}
            }
        })
    }
}

fn lines(complaint: &Complaint) -> Vec<Owed> {
    let session = session();
    let when = |at| near_time(at, platform::now(), session.offset());
    let line = |line: &Line| {
        let state = match line.done {
            Some(at) => c::line_done(when(at)),
            None => c::line_due(when(line.by)),
        };
        let cost = (line.fen > 0).then(|| c::yuan(words::yuan(line.fen)));
        let reminded = (!line.reminded.is_empty()).then(|| c::line_reminded(line.reminded.len()));
        Owed {
            what: line.what.clone(),
            by: line.by,
            done: line.done,
            parts: vec![
                words::complaint::line_kind(line.kind).to_owned(),
                session.name_of(line.owner),
                state,
                cost.unwrap_or_default(),
                reminded.unwrap_or_default(),
                line.done_words.clone(),
            ],
        }
    };
    complaint.lines.iter().map(line).collect()
}

/// Each round with its cause, plan, completion and call; the one that is going on stands last.
fn rounds(complaint: &Complaint) -> Option<impl IntoView + use<>> {
    let session = session();
    let when = |at| near_time(at, platform::now(), session.offset());
    let of = |round: u32| {
        let told = [Step::Find, Step::Submit, Step::Complete, Step::Call]
            .into_iter()
            .filter_map(|step| {
                let fact = complaint.of_round(step, round)?;
                let verdict = match (step, fact.yes) {
                    (Step::Call, Some(true)) => c::satisfied_yes(),
                    (Step::Call, Some(false)) => c::satisfied_no(),
                    _ => "",
                };
                let parts = [
                    words::complaint::complaint_step(step),
                    verdict,
                    fact.words.as_str(),
                ];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let words = parts.join(" · ");
                Some(view! { <li class="ask">{words}" "{when(fact.at)}</li> })
            });
        view! { <li data-round=round.to_string()><strong>{c::round(round)}</strong><ul>{told.collect_view()}</ul></li> }
    };
    let count = complaint.round();
    (count > 1).then(|| {
        view! {
            <section data-rounds=count.to_string()>
                <div class="sec gap"><h2>{c::rounds()}</h2><span class="ask">{c::round_of(count)}</span></div>
                <ol class="stack">{(1..=count).map(of).collect_view()}</ol>
            </section>
        }
    })
}

fn papers(case: Case, complaint: Complaint) -> impl IntoView {
    let both = StoredValue::new((case, complaint));
    let fined: Vec<(PersonId, i64)> = both.with_value(|(_, complaint)| {
        let fined = complaint.last(Step::Fine);
        fined.map_or_else(Vec::new, |fact| {
            let people = fact.people.iter().copied();
            people.zip(fact.fen.iter().copied()).collect()
        })
    });
    let reported = both.with_value(|(_, complaint)| complaint.last(Step::Report).cloned());
    view! {
        <div class="line gap no-print">
            <PaperButton label=c::print_form() act="print-form">
                {both.with_value(|(case, complaint)| view! { <RegistrationPaper case=case.clone() complaint=complaint.clone()/> })}
            </PaperButton>
            {(!fined.is_empty()).then(|| {
                let fined = StoredValue::new(fined);
                view! {
                    <PaperButton label=c::print_notice() act="print-notice">
                        {fined.get_value().into_iter().map(|(person, fen)| {
                            let (case, complaint) = both.get_value();
                            view! { <NoticePaper case complaint person fen/> }
                        }).collect_view()}
                    </PaperButton>
                }
            })}
            {reported.map(|report| {
                let report = StoredValue::new(report);
                view! {
                    <PaperButton label=c::print_report() act="print-report">
                        {both.with_value(|(case, _)| view! { <ReportPaper case=case.clone() report=report.get_value()/> })}
                    </PaperButton>
                }
            })}
        </div>
    }
}

/// Lessons of complaints of the same kind, the latest first: what is read before a new one is handled (P05.03.07b).
#[component]
pub fn Lessons(detail: Detail) -> impl IntoView {
    let session = session();
    let lessons = Memo::new(move |_| {
        session
            .world(|world| {
                let complaint = world.cases.get(&detail.id)?.procedure.complaint()?;
                let origin = complaint.last(Step::Find)?.origin()?;
                let others = world.cases.values().filter(|case| case.id != detail.id);
                let mut lessons: Vec<_> = others
                    .filter_map(|case| {
                        let other = case.procedure.complaint()?;
                        let same = other.last(Step::Find)?.origin()? == origin;
                        let summed = other.last(Step::Sum).filter(|_| same)?;
                        let measure = other.lines.iter().rev();
                        let mut measure = measure.filter(|line| line.kind == LineKind::Preventive);
                        let measure = measure.next().map(|line| line.what.clone());
                        let parts = [Some(summed.more.clone()), measure];
                        let text: Vec<String> = parts.into_iter().flatten().collect();
                        Some((
                            summed.at,
                            case.id,
                            case.called().to_owned(),
                            text.join(" · "),
                        ))
                    })
                    .collect();
                lessons.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
                lessons.truncate(3);
                Some(lessons)
            })
            .unwrap_or_default()
    });
    move || {
        let lessons = lessons.get();
        (!lessons.is_empty()).then(|| {
            view! {
                <details class="more-acts" data-lessons="">
                    <summary>{c::lessons()}</summary>
                    <ul class="stack">
                        {lessons.into_iter().map(|(_, id, number, text)| view! {
                            <li class="line"><span class="grow">{text}</span><a class="btn quiet" href=crate::app::route::Route::Case(id).href()>{number}</a></li>
                        }).collect_view()}
                    </ul>
                </details>
            }
        })
    }
}
