//! The questions of a complaint's steps.

use super::{Input, Question, ask, channel, happened, must, numbered};
use crate::app::i18n::{self as words, near_time, t::complaint as c};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::complaint::{
    Complaint, Extent, Line, LineKind, Manner, Measure, Origin, Presence, Reaction, Response, Step,
};
use crate::domain::cases::{Case, Channel};
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;

const ANYONE: &[Role] = &[];

/// The questions of this step.
pub(super) fn questions(step: Step, case: &Case, complaint: &Complaint) -> Vec<Question> {
    let extent = |key, label| must(key, label, choice(&Extent::ALL, words::complaint::extent));
    let grounds = || must("grounds", c::grounds(), Input::Lines);
    let in_words = || must("words", c::words(), Input::Lines);
    let asked = match step {
        Step::TakeOver => Vec::new(),
        Step::Confirm => vec![extent("reasons", c::reasons()), grounds()],
        Step::Review => vec![
            must("complete", c::complete(), Input::YesNo),
            ask("missing", c::missing(), Input::Line),
        ],
        Step::Judge => vec![
            must("read", c::read(), Input::YesNo),
            extent("reasonable", c::reasonable()),
            must(
                "upheld",
                c::upheld(),
                Input::Choice(vec![("yes", c::upheld_yes()), ("no", c::upheld_no())]),
            ),
            grounds(),
        ],
        Step::Explain => vec![
            Question {
                initial: c::explanation_proposed().to_owned(),
                ..must("words", c::explanation(), Input::Lines)
            },
            ask("misunderstood", c::misunderstood(), Input::Line),
            must(
                "reaction",
                c::reaction(),
                choice(&Reaction::ALL, words::complaint::reaction),
            ),
            channel(Channel::Phone),
        ],
        Step::Assign => vec![
            handling(complaint.intake.department.clone()),
            must("person", c::person(), Input::Person(ANYONE)),
            must("head", c::head(), Input::Person(&[Role::Supervisor])),
            ask("instead", c::instead(), Input::Person(ANYONE)),
        ],
        Step::Find => vec![
            must(
                "origin",
                c::origin(),
                choice(&Origin::ALL, words::complaint::origin),
            ),
            must("cause", c::cause(), Input::Lines),
            ask("looked_at", c::looked_at(), Input::Line),
            ask("people", c::people(), Input::PickMany(everybody())),
            ask("nobody", c::nobody(), Input::Line),
            ask("photos", words::t::form::photos(), Input::Photos),
        ],
        Step::Inspect => vec![
            must("what", c::inspected(), Input::Line),
            must(
                "presence",
                c::presence(),
                choice(&Presence::ALL, words::complaint::presence),
            ),
            in_words(),
            ask("photos", words::t::form::photos(), Input::Photos),
        ],
        Step::ConfirmInspection => vec![ask("words", c::words(), Input::Line)],
        Step::EndInvestigation => vec![must("words", c::result(), Input::Lines)],
        Step::Draft => vec![must("words", c::draft_words(), Input::Lines)],
        Step::Talk => vec![
            must("reached", c::reached(), Input::YesNo),
            ask("with", c::with(), Input::Line),
            must("words", c::said(), Input::Lines),
            ask("agreed", c::agreed(), Input::YesNo),
            Question {
                hint: c::agreement_hint(),
                ..ask("agreement", c::agreement(), Input::Lines)
            },
            channel(Channel::Phone),
        ],
        Step::ChooseManner => vec![
            must(
                "manner",
                c::manner(),
                choice(&Manner::ALL, words::complaint::manner_of_handling),
            ),
            ask("words", c::words(), Input::Line),
        ],
        Step::PlanLine => {
            let found = complaint.now(Step::Find);
            vec![
                must("what", c::what(), Input::Lines),
                must("owner", c::owner(), Input::Person(ANYONE)),
                must("by", c::by(), Input::Future),
                Question {
                    initial: found.map(|found| found.words.clone()).unwrap_or_default(),
                    ..must("answers", c::answers(), Input::Line)
                },
                ask("fen", c::cost(), Input::Yuan),
                ask("late_because", c::late_because(), Input::Line),
            ]
        }
        Step::Submit => vec![
            Question {
                initial: draft(complaint),
                ..must("opinion", c::opinion(), Input::Lines)
            },
            extent("wish", c::wish()),
            ask("wish_reason", c::wish_reason(), Input::Line),
        ],
        Step::DoneLine => vec![
            pick("line", c::line(), lines(complaint)),
            must("words", c::done_words(), Input::Lines),
            ask("photos", words::t::form::photos(), Input::Photos),
        ],
        Step::Feedback => vec![
            must("words", c::feedback(), Input::Lines),
            ask("signature", words::t::form::signature(), Input::Signature),
            channel(Channel::Phone),
        ],
        Step::Complete => vec![must("words", c::completed(), Input::Lines)],
        Step::PassOn => vec![
            must("to", c::passed_to(), Input::Line),
            ask("words", c::words(), Input::Line),
        ],
        Step::Call => vec![
            must("reached", c::reached(), Input::YesNo),
            ask("done", c::call_done(), Input::YesNo),
            ask("missing", c::call_missing(), Input::Line),
            ask("words", c::call_words(), Input::Lines),
            ask("result", c::call_result(), Input::Line),
            ask(
                "satisfied",
                c::satisfied(),
                Input::Choice(vec![("yes", c::satisfied_yes()), ("no", c::satisfied_no())]),
            ),
            Question {
                initial: case.caller.name.clone(),
                ..ask("with", c::with(), Input::Line)
            },
            channel(Channel::Phone),
        ],
        Step::Report => vec![
            Question {
                initial: case.words.clone(),
                ..must("content", c::report_content(), Input::Lines)
            },
            Question {
                initial: standing(complaint),
                ..must("standing", c::report_standing(), Input::Lines)
            },
        ],
        Step::Propose | Step::Decide => {
            let before = complaint
                .last(Step::Propose)
                .or_else(|| complaint.last(Step::Find));
            let named: Vec<String> = before
                .map(|fact| fact.people.iter().map(PersonId::to_string).collect())
                .unwrap_or_default();
            vec![
                Question {
                    initial: named.join(" "),
                    ..ask(
                        "people",
                        c::people_responsible(),
                        Input::PickMany(everybody()),
                    )
                },
                ask("others", c::others(), Input::Line),
                grounds(),
            ]
        }
        Step::State => vec![must("words", c::statement(), Input::Lines)],
        Step::Measure => vec![
            pick(
                "person",
                c::people_responsible(),
                named(complaint.responsible()),
            ),
            must(
                "measure",
                c::measure(),
                choice(&Measure::ALL, words::complaint::measure),
            ),
            in_words(),
        ],
        Step::Fine => vec![
            ask(
                "people",
                c::fined(),
                Input::PickMany(named(complaint.responsible())),
            ),
            ask("fen", c::amount(), Input::Yuan),
            must("because", c::because(), Input::Lines),
        ],
        Step::Sum => vec![
            must("summary", c::summary(), Input::Lines),
            extent("grade", c::grade()),
            must("lesson", c::lesson(), Input::Lines),
            must("improvement", c::improvement(), Input::Lines),
        ],
        Step::AddLine => vec![
            must(
                "kind",
                c::kind(),
                choice(&LineKind::BESIDE, words::complaint::line_kind),
            ),
            must("what", c::what(), Input::Lines),
            must("owner", c::owner(), Input::Person(ANYONE)),
            must("by", c::by(), Input::Future),
            ask("answers", c::answers_beside(), Input::Line),
        ],
        Step::Remind => vec![
            pick("line", c::line(), lines(complaint)),
            ask("words", c::words(), Input::Line),
        ],
        Step::React => vec![
            must(
                "response",
                c::response(),
                choice(&Response::ALL, words::complaint::response),
            ),
            in_words(),
        ],
        Step::Delegate => vec![
            must("person", c::delegate(), Input::Person(ANYONE)),
            ask("ended", c::delegate_end(), Input::YesNo),
        ],
        Step::Withdraw => vec![must("words", c::withdrawn(), Input::Lines)],
        Step::Rest => vec![must("until", c::rest_until(), Input::Future), in_words()],
    };
    asked.into_iter().chain([happened()]).collect()
}

fn choice<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Input {
    Input::Choice(numbered(all, name))
}

/// One of several that only this case has; where there is but one it is chosen already.
pub(super) fn pick(
    key: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
) -> Question {
    let only = match options.as_slice() {
        [(only, _)] => only.clone(),
        _ => String::new(),
    };
    Question {
        initial: only,
        ..must(key, label, Input::Pick(options))
    }
}

/// Everybody of the firm.
pub(super) fn everybody() -> Vec<(String, String)> {
    session().world(|world| {
        let people = world.organisation.people.iter();
        let mut people: Vec<_> = people
            .filter(|(_, person)| person.active)
            .map(|(id, person)| (id.to_string(), person.name.clone()))
            .collect();
        people.sort_by(|one, other| one.1.cmp(&other.1));
        people
    })
}

fn named(people: &[PersonId]) -> Vec<(String, String)> {
    let people = people.iter();
    people
        .map(|person| (person.to_string(), session().name_of(*person)))
        .collect()
}

/// What is open, the earliest first.
fn lines(complaint: &Complaint) -> Vec<(String, String)> {
    let session = session();
    let mut open: Vec<&Line> = complaint.open_lines().collect();
    open.sort_by_key(|line| line.by);
    let told = |line: &Line| {
        let by = near_time(line.by, platform::now(), session.offset());
        let parts = [line.what.clone(), session.name_of(line.owner), by];
        (line.id.to_string(), parts.join(" · "))
    };
    open.into_iter().map(told).collect()
}

/// The department's draft and the manner that the office chose are where the plan begins (P05.03.05a).
fn draft(complaint: &Complaint) -> String {
    let manner = complaint
        .last(Step::ChooseManner)
        .and_then(crate::domain::cases::complaint::Fact::manner)
        .map(|manner| words::complaint::manner_of_handling(manner).to_owned());
    let draft = complaint.now(Step::Draft).map(|draft| draft.words.clone());
    let parts: Vec<String> = [manner, draft].into_iter().flatten().collect();
    parts.join(words::separator())
}

/// How far the handling is, as the facts say (P05.06.02c).
fn standing(complaint: &Complaint) -> String {
    let facts = complaint.facts.iter();
    let told = facts
        .filter(|fact| !fact.words.is_empty() && fact.step != Step::Report)
        .map(|fact| words::labelled(words::complaint::complaint_step(fact.step), &fact.words));
    let plan = complaint
        .plan(complaint.round())
        .map(|line| line.what.clone());
    told.chain(plan).collect::<Vec<_>>().join("\n")
}

/// The department that handles it: one of those that serve customers where they are marked (P05.01.01), else in whatever words.
fn handling(about: String) -> Question {
    session().world(|world| {
        let firm = &world.organisation;
        let input = firm.marked().map_or(Input::Line, |marked| {
            Input::Pick(
                marked
                    .iter()
                    .map(|name| (name.clone(), name.clone()))
                    .collect(),
            )
        });
        let initial = if firm.serves(&about) {
            about
        } else {
            String::new()
        };
        Question {
            initial,
            ..must("department", c::handling(), input)
        }
    })
}
