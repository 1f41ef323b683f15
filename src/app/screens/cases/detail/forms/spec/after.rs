//! The questions of what follows a complaint.

use super::{Input, Question, ask, happened, must, numbered, reason};
use crate::app::i18n::{self as words, length, t::after as a};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::after::{
    Act, Effect, Improvement, Note, NoteKind, Sanction, SanctionKind, Time, alike,
    improvements_for, late_now, late_then, like_before_and_since, notes_for, sanctions_for,
};
use crate::domain::roles::Role;

/// The answer that the cause lies in how the firm works.
pub const PROCESS: &str = "process";
const PERSON: &str = "person";

/// The questions of this step.
pub(super) fn questions(act: Act, case: &Case) -> Vec<Question> {
    const ANYONE: &[Role] = &[];
    let words_of = || ask("words", a::ask_words(), Input::Lines);
    match act {
        Act::IssueNote => vec![
            picked("late", a::ask_department(), late_options(case)),
            ask("words", a::ask_note_words(), Input::Lines),
            happened(),
        ],
        Act::AnswerNote => answer_note(case),
        Act::CheckTimes => vec![
            ask("reason", a::ask_no_note_because(), Input::Lines),
            happened(),
        ],
        Act::Renumber => vec![
            picked("thing", a::ask_thing(), same_numbers(case)),
            happened(),
        ],
        Act::Object => vec![
            reason(),
            must("proposal", a::ask_proposal(), Input::Lines),
            happened(),
        ],
        Act::AnswerObjection => vec![
            picked("thing", a::ask_objection(), open_objections(case)),
            must("kept", a::ask_kept(), Input::YesNo),
            reason(),
            happened(),
        ],
        Act::PlanImprovement => vec![
            must("problem", a::ask_problem(), Input::Lines),
            must("measure", a::ask_measure(), Input::Lines),
            must("changes", a::ask_changes(), Input::Line),
            must("check", a::ask_check(), Input::Line),
            must("owner", a::ask_owner(), Input::Person(ANYONE)),
            must("by", a::ask_by(), Input::Future),
            ask("parties", a::ask_parties(), Input::People),
            happened(),
        ],
        Act::JoinImprovement => vec![
            which_improvement(act, case),
            must("agrees", a::ask_take_part(), Input::YesNo),
            words_of(),
            happened(),
        ],
        Act::Instruct => vec![
            which_improvement(act, case),
            must("words", a::ask_words(), Input::Lines),
            happened(),
        ],
        Act::FinishImprovement => vec![
            which_improvement(act, case),
            must("words", a::ask_done(), Input::Lines),
            happened(),
        ],
        Act::UrgeImprovement => vec![which_improvement(act, case), words_of(), happened()],
        Act::HearUrge => vec![which_improvement(act, case), happened()],
        Act::CheckEffect => check_effect(case),
        Act::VoiceOpinion => vec![
            must("words", a::ask_said(), Input::Lines),
            must("to", a::ask_said_to(), Input::Person(ANYONE)),
            happened(),
        ],
        Act::AnswerOpinion => vec![
            picked("thing", a::ask_opinion(), open_opinions(case)),
            must("words", a::ask_opinion_answer(), Input::Lines),
            happened(),
        ],
        Act::ProposeSanction => propose(case),
        Act::WithdrawSanction => vec![which_sanction(act, case), reason(), happened()],
        Act::MakeOutNotice => vec![
            which_sanction(act, case),
            must("finance", a::ask_finance(), Input::Person(&[Role::Finance])),
            happened(),
        ],
        Act::CheckNotice => vec![
            which_sanction(act, case),
            must("right", a::ask_right(), Input::YesNo),
            ask("words", a::ask_query(), Input::Lines),
            happened(),
        ],
        Act::HearNotice => vec![which_sanction(act, case), happened()],
    }
}

/// One of several; the first is chosen already.
fn picked(key: &'static str, label: &'static str, options: Vec<(String, String)>) -> Question {
    Question {
        initial: options
            .first()
            .map(|(key, _)| key.clone())
            .unwrap_or_default(),
        ..must(key, label, Input::Pick(options))
    }
}

/// Departments that are or were late on this case, each with the step.
pub fn late(case: &Case) -> Vec<Time> {
    session().context(|context| {
        let mut late = late_now(case, context);
        late.extend(late_then(case, context));
        late
    })
}

fn late_options(case: &Case) -> Vec<(String, String)> {
    let now = platform::now();
    let late = late(case).into_iter();
    late.map(|time| {
        let line = a::late_now(
            &time.department,
            length(time.over(now)),
            words::duty(time.duty),
        );
        (time.department, line)
    })
    .collect()
}

fn note_line(note: &Note) -> String {
    let facts = &note.facts;
    let kind = words::after::note_kind(facts.kind);
    a::note_line(&facts.department, kind, &note.number.number, &facts.what)
}

/// Only what the notes that wait for this person ask.
fn answer_note(case: &Case) -> Vec<Question> {
    let (options, kinds) = session().context(|context| {
        let notes = notes_for(case, context);
        let kinds: Vec<NoteKind> = notes.iter().map(|note| note.facts.kind).collect();
        let notes = notes.into_iter();
        let options: Vec<(String, String)> = notes
            .map(|note| (note.facts.id.to_string(), note_line(note)))
            .collect();
        (options, kinds)
    });
    let mut asked = vec![
        picked("thing", a::ask_note(), options),
        ask("words", a::ask_where_it_stands(), Input::Lines),
    ];
    if kinds.contains(&NoteKind::Urging) {
        asked.push(ask("until", a::ask_until(), Input::Future));
    }
    if kinds.contains(&NoteKind::Inquiry) {
        let kinds = vec![
            (PROCESS, a::note_cause_process()),
            (PERSON, a::note_cause_person()),
        ];
        asked.push(ask("cause", a::ask_cause_kind(), Input::Choice(kinds)));
        asked.push(ask("against", a::ask_against(), Input::Lines));
    }
    asked.push(happened());
    asked
}

fn same_numbers(case: &Case) -> Vec<(String, String)> {
    session().context(|context| {
        let alike = alike(case, context).into_iter();
        let after = case.after.as_ref();
        alike
            .filter_map(|(id, _)| {
                let line = match after?.note(id) {
                    Some(note) => note_line(note),
                    None => a::notice_number(&after?.sanction(id)?.number.as_ref()?.number),
                };
                Some((id.to_string(), line))
            })
            .collect()
    })
}

fn open_objections(case: &Case) -> Vec<(String, String)> {
    let objections = case.after.iter().flat_map(|after| &after.objections);
    let open = objections.filter(|objection| objection.is_open());
    open.map(|objection| {
        let who = session().name_of(objection.raised.by);
        let line = a::objection_line(&objection.department, &objection.raised.text, who);
        (objection.id.to_string(), line)
    })
    .collect()
}

fn open_opinions(case: &Case) -> Vec<(String, String)> {
    let opinions = case.after.iter().flat_map(|after| &after.opinions);
    let open = opinions.filter(|opinion| opinion.answers.is_empty());
    open.map(|opinion| {
        let line = a::opinion_line(&opinion.department, &opinion.voiced.text);
        (opinion.id.to_string(), line)
    })
    .collect()
}

fn which_improvement(act: Act, case: &Case) -> Question {
    let line = |plan: &Improvement| {
        let facts = &plan.facts;
        (
            facts.id.to_string(),
            a::improvement_line(&facts.changes, &facts.measure),
        )
    };
    let options = session().context(|context| {
        let due = improvements_for(case, act, context).into_iter();
        due.map(line).collect()
    });
    picked("thing", a::ask_improvement(), options)
}

fn which_sanction(act: Act, case: &Case) -> Question {
    let options = session().context(|context| {
        let due = sanctions_for(case, act, context).into_iter();
        due.map(|one| (one.facts.id.to_string(), sanction_line(one)))
            .collect()
    });
    picked("thing", a::ask_sanction(), options)
}

/// Whom a sanction concerns, and which it is.
pub fn sanction_line(sanction: &Sanction) -> String {
    let person = sanction
        .facts
        .person
        .map(|person| session().name_of(person));
    let who = person.unwrap_or_else(|| sanction.facts.department.clone());
    a::sanction_line(words::after::sanction(sanction.facts.kind), who)
}

fn check_effect(case: &Case) -> Vec<Question> {
    let (before, since) = session().context(|context| {
        let due = improvements_for(case, Act::CheckEffect, context);
        let done = due.first().and_then(|plan| plan.done());
        done.map_or((0, 0), |done| like_before_and_since(case, done.at, context))
    });
    vec![
        which_improvement(Act::CheckEffect, case),
        Question {
            initial: before.to_string(),
            hint: a::like_hint(),
            ..ask("before", a::ask_before(), Input::Line)
        },
        Question {
            initial: since.to_string(),
            ..ask("since", a::ask_since(), Input::Line)
        },
        must(
            "effect",
            a::ask_effect(),
            Input::Choice(numbered(&Effect::ALL, words::after::effect)),
        ),
        happened(),
    ]
}

/// Whoever was judged to be responsible: people, and departments as a whole.
fn propose(case: &Case) -> Vec<Question> {
    let shares = case.procedure.shares();
    let people = shares.iter().flat_map(|share| &share.people);
    let people = people.map(|person| (person.to_string(), session().name_of(*person)));
    let departments = shares.iter().map(|share| &share.department);
    let departments = departments.map(|department| (format!("-{department}"), department.clone()));
    let outcome = case.procedure.outcome().unwrap_or_default();
    let month = session().context(|context| {
        let calendar = context.calendar_at(context.now);
        crate::domain::cases::petition::Month::of(calendar, context.now).key(calendar)
    });
    vec![
        picked("whom", a::ask_whom(), people.chain(departments).collect()),
        Question {
            initial: outcome.cause,
            ..must("cause", a::ask_cause(), Input::Lines)
        },
        Question {
            hint: a::loss_hint(),
            ..ask("loss", a::ask_loss(), Input::Yuan)
        },
        Question {
            hint: a::kind_hint(),
            ..ask(
                "kind",
                a::ask_kind(),
                Input::Choice(numbered(&SanctionKind::ALL, words::after::sanction)),
            )
        },
        Question {
            hint: a::deduction_hint(),
            ..ask("deduction", a::ask_deduction(), Input::Yuan)
        },
        ask("bonus", a::ask_bonus(), Input::Yuan),
        Question {
            initial: month,
            ..ask("month", a::ask_month(), Input::Line)
        },
        ask("because", a::ask_because(), Input::Lines),
        happened(),
    ]
}
