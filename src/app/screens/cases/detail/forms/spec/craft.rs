//! The questions of the handling, of evasions and of joining.

use super::{Input, Question, ask, channel, happened, must, numbered, reason, verdict};
use crate::app::components::row::DOT;
use crate::app::i18n::t::{craft as c, form as f};
use crate::app::i18n::{self as words, near_time};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::{
    ActionKind, Case, Channel, Expectation, MeasureKind, Responsibility, Side, Solution, Told,
    same_matter, similar,
};
use crate::domain::roles::Role;

/// So many other cases are offered for joining.
const OFFERED: usize = 8;

/// The questions of this step, if it is one of the handling.
pub(super) fn questions(kind: ActionKind, case: &Case) -> Option<Vec<Question>> {
    Some(match kind {
        ActionKind::TakeView => vec![
            Question {
                initial: matters(case),
                ..must("matters", c::q_matters(), Input::Lines)
            },
            Question {
                hint: c::q_correction_hint(),
                ..ask("correction", c::q_correction(), Input::Lines)
            },
            ask("expects", c::q_expects(), Input::Line),
            happened(),
        ],
        ActionKind::SettleMatter => {
            let open = case.craft().matters.iter();
            let open = open.filter(|(_, settled)| settled.is_none());
            vec![
                pick(
                    "matter",
                    c::q_matter(),
                    open.map(|(matter, _)| (matter.clone(), matter.clone())),
                ),
                must("how", c::q_how(), Input::Lines),
                happened(),
            ]
        }
        ActionKind::Analyse => vec![
            must("problem", c::q_problem(), Input::Lines),
            must("cause", c::q_cause(), Input::Lines),
            must(
                "responsibility",
                c::q_responsibility(),
                Input::Choice(numbered(&Responsibility::ALL, words::responsibility)),
            ),
            must("words", c::q_responsibility_words(), Input::Lines),
            happened(),
        ],
        ActionKind::Apologise => vec![
            must("words", c::q_apology(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Propose => vec![
            must("what", c::q_what(), Input::Lines),
            must("means", c::q_means(), Input::Lines),
            must(
                "side",
                c::q_side(),
                Input::Choice(numbered(&Side::ALL, words::side)),
            ),
            ask("fen", c::q_cost(), Input::Yuan),
            ask("time", c::q_time(), Input::Line),
            ask("rests_on", c::q_rests_on(), Input::Line),
            ask("concession", c::q_concession(), Input::Line),
            ask("because", c::q_because(), Input::Line),
            ask("best", c::q_best(), Input::YesNo),
            happened(),
        ],
        ActionKind::Prefer => vec![solution(case, |_| true), happened()],
        ActionKind::Offer => vec![
            solution(case, Solution::is_open),
            ask("reason", c::q_why_not_best(), Input::Line),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Object => vec![
            must("objection", c::q_objection(), Input::Lines),
            ask("next", c::q_new_time(), Input::Future),
            happened(),
        ],
        ActionKind::Confirm => vec![
            Question {
                initial: case.caller.name.clone(),
                ..ask("by", c::q_accepts(), Input::Line)
            },
            channel(Channel::Phone),
            ask("signature", f::signature(), Input::Signature),
            happened(),
        ],
        ActionKind::CarryOut => vec![must("what", c::q_done(), Input::Lines), happened()],
        ActionKind::Tell => vec![
            ask("words", c::q_words(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Inform => vec![
            must("department", c::q_department(), Input::Line),
            ask("person", c::q_person(), Input::Person(&[])),
            happened(),
        ],
        ActionKind::Raise => vec![
            must(
                "to",
                f::to(),
                Input::Person(&[Role::Supervisor, Role::GeneralManager]),
            ),
            must("reason", c::q_reason_told(), Input::Lines),
            must("reply_by", c::q_reply_by(), Input::Future),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::HandForm => vec![happened()],
        ActionKind::SignForm => vec![
            ask("opinion", c::q_opinion(), Input::Lines),
            verdict("satisfaction", f::satisfaction()),
            ask("signature", f::signature(), Input::Signature),
            ask("photos", c::q_sealed(), Input::Photos),
            ask("unsigned", f::unsigned_because(), Input::Line),
            happened(),
        ],
        ActionKind::FileForm => vec![must("place", c::q_place(), Input::Line), happened()],
        ActionKind::Judge => vec![
            must(
                "expectation",
                c::q_expectation(),
                Input::Choice(numbered(&Expectation::ALL, words::expectation)),
            ),
            must("firm", c::q_firm(), Input::YesNo),
            ask("lesson", c::q_lesson(), Input::Lines),
            happened(),
        ],
        ActionKind::FollowUp => vec![
            must("reached", f::reached(), Input::YesNo),
            verdict("satisfaction", f::satisfaction()),
            ask("words", f::users_words(), Input::Lines),
            ask("chance", c::q_chance(), Input::Line),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::WaiveFollowUp => vec![reason(), happened()],
        ActionKind::SetFollowUp => vec![
            must("owner", c::q_owner(), Input::Person(&[])),
            must("by", f::by(), Input::Future),
            happened(),
        ],
        ActionKind::Join => vec![
            Question {
                hint: c::q_other_none(),
                ..pick("other", c::q_other(), others(case))
            },
            happened(),
        ],
        ActionKind::NoteLapse => vec![
            must("person", c::q_who(), Input::Person(&[])),
            must("what", c::q_happened(), Input::Lines),
            ask("serious", c::q_serious(), Input::YesNo),
            happened(),
        ],
        ActionKind::TakeMeasure => vec![
            pick("lapse", c::q_lapse(), lapses(case)),
            must(
                "kind",
                c::q_measure(),
                Input::Choice(numbered(&MeasureKind::ALL, words::measure)),
            ),
            must("text", c::q_measure_text(), Input::Lines),
            ask("answer", c::q_answer(), Input::Lines),
            ask("with", c::q_with(), Input::Person(&[])),
            ask("on", c::q_on(), Input::Future),
            happened(),
        ],
        ActionKind::ConfirmMeasure => {
            vec![pick("measure", c::q_measure(), measures(case)), happened()]
        }
        _ => return None,
    })
}

/// One of a list that the case itself holds; the first is chosen unless somebody chooses otherwise.
fn pick(
    key: &'static str,
    label: &'static str,
    options: impl Iterator<Item = (String, String)>,
) -> Question {
    let options: Vec<(String, String)> = options.collect();
    let initial = options.first().map(|(key, _)| key.clone());
    Question {
        initial: initial.unwrap_or_default(),
        ..must(key, label, Input::Pick(options))
    }
}

fn solution(case: &Case, fits: impl Fn(&Solution) -> bool) -> Question {
    let solutions = case.craft().solutions.iter();
    let fitting = solutions.filter(|solution| fits(solution));
    pick(
        "solution",
        c::q_solution(),
        fitting.map(|solution| (solution.id.to_string(), solution.what.clone())),
    )
}

/// What was written down before, to be put in another order.
fn matters(case: &Case) -> String {
    let known = &case.craft().matters;
    if known.is_empty() {
        return match &case.circumstances.value.wanted {
            Told::Said(wanted) => wanted.clone(),
            _ => String::new(),
        };
    }
    let names: Vec<&str> = known.iter().map(|(matter, _)| matter.as_str()).collect();
    names.join("\n")
}

/// Cases that may be the same matter: of the same customer or number first.
fn others(case: &Case) -> impl Iterator<Item = (String, String)> {
    let session = session();
    let (now, offset) = (platform::now(), session.offset());
    let found: Vec<(String, String)> = session.world(|world| {
        let joined = same_matter(world, case.id);
        similar(world, case.customer, &case.caller.phone, &case.words)
            .into_iter()
            .filter(|id| !joined.contains(id))
            .filter_map(|id| world.cases.get(&id))
            .take(OFFERED)
            .map(|other| {
                let when = near_time(other.received_at, now, offset);
                let words = [other.number.as_str(), when.as_str(), other.words.as_str()];
                (other.id.to_string(), words.join(DOT))
            })
            .collect()
    });
    found.into_iter()
}

fn lapses(case: &Case) -> impl Iterator<Item = (String, String)> {
    let session = session();
    let lapses = case.lapses.iter();
    let lines: Vec<(String, String)> = lapses
        .map(|lapse| {
            let line = c::lapse_line(&lapse.noted.text, session.name_of(lapse.person));
            (lapse.id.to_string(), line)
        })
        .collect();
    lines.into_iter()
}

/// What waits for a word of whoever looks at it, as `lapse position`.
fn measures(case: &Case) -> impl Iterator<Item = (String, String)> {
    let me = session().actor();
    let mut lines = Vec::new();
    for lapse in &case.lapses {
        for measure in &lapse.measures {
            let place = MeasureKind::ALL
                .iter()
                .position(|kind| *kind == measure.kind);
            let asked = lapse.silent(measure).contains(&me);
            if let Some(place) = place.filter(|_| asked) {
                let line = [words::measure(measure.kind), measure.decided.text.as_str()];
                lines.push((format!("{} {place}", lapse.id), line.join(DOT)));
            }
        }
    }
    lines.into_iter()
}
