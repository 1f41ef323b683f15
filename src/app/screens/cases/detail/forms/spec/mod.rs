//! Which questions each step asks: one table that the screen draws and [`super::build`] reads back.

pub mod after;
mod complaint;
mod craft;
mod departments;
mod fault;
pub mod papers;
mod petition;
mod quality;
mod repair;
mod request;
pub mod returns;

pub use fault::PARTS;

use crate::app::components::keys::{channel_key, verdicts};
use crate::app::i18n::{self as words, t};
use crate::domain::cases::{ActionKind, Case, Channel, Procedure, Wording};
use crate::domain::roles::Role;
use t::form as f;

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One line.
    Line,
    /// A telephone number.
    Phone,
    /// Several lines.
    Lines,
    /// One of a few, as large buttons.
    Choice(Vec<(&'static str, &'static str)>),
    /// One of a list that comes from the case: key and words.
    Pick(Vec<(String, String)>),
    /// Several of a list.
    Checks(Vec<(&'static str, &'static str)>),
    /// Yes or no, as two buttons.
    YesNo,
    /// A decimal with one digit, kept as tenths.
    Tenths(&'static str),
    /// An amount in yuan, kept as fen.
    Yuan,
    /// A whole number.
    Whole,
    /// A share in per cent.
    Percent,
    /// A day that has been, kept as its first instant.
    Day,
    /// When it happened: now unless changed.
    Happened,
    /// A time to come.
    Future,
    /// Somebody of the firm.
    Person(&'static [Role]),
    /// Several people of the firm.
    People,
    /// Photos.
    Photos,
    /// A signature.
    Signature,
    /// Any of a list that comes from the case.
    PickMany(Vec<(String, String)>),
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Key of the answer.
    pub key: &'static str,
    /// Label.
    pub label: &'static str,
    /// How it is answered.
    pub input: Input,
    /// Whether the form cannot be sent without it. What the regulations require beyond that is refused by the domain, with its clause.
    pub required: bool,
    /// What stands there at first.
    pub initial: String,
    /// A short help.
    pub hint: &'static str,
    /// Lines that were written for it before, to be taken by a tap.
    pub phrases: Vec<String>,
    /// Asked only while another question is answered by one of these.
    pub shown_if: Option<(&'static str, &'static [&'static str])>,
}

fn ask(key: &'static str, label: &'static str, input: Input) -> Question {
    Question {
        key,
        label,
        input,
        required: false,
        initial: String::new(),
        hint: "",
        phrases: Vec::new(),
        shown_if: None,
    }
}

fn must(key: &'static str, label: &'static str, input: Input) -> Question {
    Question {
        required: true,
        ..ask(key, label, input)
    }
}

fn channel(first: Channel) -> Question {
    let choices = [
        Channel::Phone,
        Channel::InPerson,
        Channel::OnSite,
        Channel::Written,
        Channel::Message,
    ];
    let options = choices
        .iter()
        .map(|channel| (channel_key(*channel), words::channel(*channel)))
        .collect();
    Question {
        initial: channel_key(first).to_owned(),
        ..ask("channel", f::channel(), Input::Choice(options))
    }
}

fn happened() -> Question {
    ask("at", f::when(), Input::Happened)
}

fn verdict(key: &'static str, label: &'static str) -> Question {
    ask(key, label, Input::Choice(verdicts()))
}

/// Keys of enum variants in a form, as their position in the list of all.
pub const POSITIONS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

fn numbered<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Vec<(&'static str, &'static str)> {
    POSITIONS
        .iter()
        .zip(all)
        .map(|(key, item)| (*key, name(*item)))
        .collect()
}

/// The questions of a step.
pub fn questions(kind: ActionKind, case: &Case) -> Vec<Question> {
    const ANYONE: &[Role] = &[];
    // Some steps of the core ask a complaint other things.
    if let Procedure::Petition(petition) = &case.procedure
        && let Some(asked) = petition::questions(kind, petition)
    {
        return asked;
    }
    match kind {
        ActionKind::Note => vec![
            must("text", f::text(), Input::Lines),
            ask("photos", f::photos(), Input::Photos),
        ],
        ActionKind::Clarify => vec![
            ask("place", f::place(), Input::Line),
            ask("since", f::since(), Input::Line),
            ask("who", f::who(), Input::Line),
            ask("evidence", f::evidence(), Input::Line),
            ask("done", f::done(), Input::Line),
            ask("wanted", f::wanted(), Input::Line),
        ],
        ActionKind::CalledAgain => vec![
            must("words", f::words(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::HandOver => vec![
            must("to", f::to(), Input::Person(ANYONE)),
            // Whether it needs a reason is for the regulation to say, with its clause.
            ask("reason", f::reason(), Input::Lines),
            ask(
                "absent",
                t::departments::absent(),
                Input::Person(&[Role::Supervisor, Role::GeneralManager]),
            ),
            happened(),
        ],
        ActionKind::Accept => vec![happened()],
        ActionKind::Decline => vec![reason()],
        ActionKind::Promise => vec![must("by", f::by(), Input::Future), happened()],
        ActionKind::Answer => vec![
            must("course", f::course(), Input::Lines),
            ask("result", f::result(), Input::Lines),
            ask("solves", f::solves(), Input::YesNo),
            ask("next", f::next(), Input::Future),
            channel(Channel::Phone),
            ask("told", f::told(), Input::Line),
            happened(),
        ],
        ActionKind::MarkMajor => vec![reason(), happened()],
        ActionKind::Report => vec![
            must(
                "to",
                f::to(),
                Input::Person(&[Role::Supervisor, Role::GeneralManager]),
            ),
            ask("instruction", f::instruction(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Acknowledge => vec![
            ask("instruction", f::instruction(), Input::Lines),
            happened(),
        ],
        // Chosen where both versions stand side by side, not typed.
        ActionKind::Settle => Vec::new(),
        ActionKind::SolveFirst => vec![must("what", f::what_done(), Input::Lines), happened()],
        ActionKind::ContactSheet => vec![
            ask("still_needed", f::still_needed(), Input::Lines),
            happened(),
        ],
        ActionKind::Close => vec![
            must("result", f::result(), Input::Lines),
            verdict("satisfaction", f::satisfaction()),
            ask("reason", f::unsigned_because(), Input::Line),
            happened(),
        ],
        ActionKind::Reopen => vec![reason(), happened()],
        ActionKind::FallShort => vec![
            must("expected", f::had_expected(), Input::Lines),
            must("cause", f::why_short(), Input::Lines),
            ask("plan", f::changed_plan(), Input::Lines),
            ask("measure", f::measure(), Input::Lines),
            ask("owner", f::measure_owner(), Input::Person(ANYONE)),
            ask("by", f::measure_by(), Input::Future),
            happened(),
        ],
        ActionKind::MakeGood => vec![
            must("words", f::best_answer(), Input::Lines),
            must("accepted", f::accepted(), Input::YesNo),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Revisit => vec![
            must("reached", f::reached(), Input::YesNo),
            ask("gone", f::gone(), Input::YesNo),
            verdict("satisfaction", f::satisfaction()),
            ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
            ask("manner", f::manner(), Input::YesNo),
            ask("clean", f::clean(), Input::YesNo),
            ask("words", f::users_words(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Returns(step) => returns::questions(step, case),
        ActionKind::After(act) => after::questions(act, case),
        kind if kind.is_aside() => craft::questions(kind, case).unwrap_or_default(),
        _ => papers::questions(kind, case)
            .or_else(|| own(kind, case))
            .or_else(|| departments::questions(kind, case))
            .unwrap_or_default(),
    }
}

/// Those of the steps that only this kind of case has.
fn own(kind: ActionKind, case: &Case) -> Option<Vec<Question>> {
    match &case.procedure {
        Procedure::Repair(repair) => repair::questions(kind, case, repair),
        Procedure::Request(request) => request::questions(kind, case, request),
        Procedure::Fault(fault) => fault::questions(kind, case, fault),
        // One tap, without a form.
        Procedure::Grumble(_) => None,
        Procedure::Complaint(complaint) => match kind {
            ActionKind::Complaint(step) => Some(complaint::questions(step, case, complaint)),
            _ => None,
        },
        Procedure::Petition(petition) => petition::questions(kind, petition),
        Procedure::Quality(quality) => match kind {
            ActionKind::Quality(step) => Some(quality::questions(step, case, quality)),
            _ => None,
        },
    }
}

/// Which of the wordings that return a question of a step asks for.
pub fn wording(kind: ActionKind, key: &str) -> Option<Wording> {
    Some(match (kind, key) {
        (ActionKind::Find | ActionKind::FinishOnSite, "found") => Wording::Found,
        (ActionKind::Remove | ActionKind::FinishOnSite, "work") => Wording::Work,
        (ActionKind::Remove | ActionKind::FinishOnSite, "parts") => Wording::Parts,
        (ActionKind::Solve, "what") => Wording::Work,
        (ActionKind::Advise, "advice") | (ActionKind::Guide, "guidance") => Wording::Advice,
        (ActionKind::Delay, "reason") => Wording::Delay,
        (ActionKind::Leave, "reason") => Wording::Left,
        _ => return None,
    })
}

fn reason() -> Question {
    must("reason", f::reason(), Input::Lines)
}
