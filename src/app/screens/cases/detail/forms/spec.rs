//! Which questions each step asks: one table that the screen draws and [`super::build`] reads back.

use crate::app::components::keys::{channel_key, verdicts};
use crate::app::i18n::{self as words, t};
use crate::domain::cases::repair::{CauseKind, Courtesy, WorkStep};
use crate::domain::cases::{ActionKind, Case, Channel, Procedure};
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
    /// Several of a list.
    Checks(Vec<(&'static str, &'static str)>),
    /// Yes or no, as two buttons.
    YesNo,
    /// A decimal with one digit, kept as tenths.
    Tenths(&'static str),
    /// An amount in yuan, kept as fen.
    Yuan,
    /// When it happened: now unless changed.
    Happened,
    /// A time to come.
    Future,
    /// Somebody of the firm.
    Person(&'static [Role]),
    /// Photos.
    Photos,
    /// A signature.
    Signature,
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
}

fn ask(key: &'static str, label: &'static str, input: Input) -> Question {
    Question {
        key,
        label,
        input,
        required: false,
        initial: String::new(),
        hint: "",
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

/// Everything from the finding to the signature, in the order of the work. That it works again is what the step itself says.
fn on_site(case: &Case) -> Vec<Question> {
    let known =
        matches!(&case.procedure, Procedure::Repair(repair) if repair.cause_known().is_some());
    let found = [
        must("found", f::found(), Input::Lines),
        must(
            "cause",
            f::cause(),
            Input::Choice(numbered(&CauseKind::ALL, words::cause)),
        ),
        ask("photos", f::photos(), Input::Photos),
    ];
    let mut asked: Vec<Question> = found.into_iter().filter(|_| !known).collect();
    asked.extend([
        must("work", f::work(), Input::Lines),
        ask(
            "steps",
            f::steps(),
            Input::Checks(numbered(&WorkStep::ALL, words::work_step)),
        ),
        ask("left_out", f::left_out(), Input::Line),
        ask("parts", f::parts(), Input::Lines),
        ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
        ask("check", f::check(), Input::Line),
        ask("after", f::after_photos(), Input::Photos),
        verdict("opinion", f::opinion()),
        ask("signature", f::signature(), Input::Signature),
        Question {
            initial: case.caller.phone.clone(),
            ..must("phone", f::receipt_phone(), Input::Phone)
        },
        ask("words", f::users_words(), Input::Lines),
        ask("unsigned", f::unsigned_because(), Input::Line),
        happened(),
    ]);
    asked
}

/// The questions of a step.
pub fn questions(kind: ActionKind, case: &Case) -> Vec<Question> {
    const ANYONE: &[Role] = &[];
    let reason = || must("reason", f::reason(), Input::Lines);
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
            reason(),
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
        ActionKind::Notify => vec![
            must("to", f::to(), Input::Person(&[Role::Technician])),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Advise => vec![
            must("advice", f::advice(), Input::Lines),
            must("agrees", f::agrees(), Input::YesNo),
            happened(),
        ],
        ActionKind::ExplainCharge => vec![
            must("fen", f::charge(), Input::Yuan),
            must("agrees", f::agrees(), Input::YesNo),
            happened(),
        ],
        ActionKind::Contact => vec![
            must("reached", f::reached(), Input::YesNo),
            ask("agreed", f::agreed(), Input::Future),
            ask("call_back", f::call_back(), Input::YesNo),
            ask("wish", f::users_wish(), Input::Line),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Delay => vec![
            reason(),
            must("expected", f::expected(), Input::Future),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::Assign => vec![
            must(
                "technician",
                f::technician(),
                Input::Person(&[Role::Technician]),
            ),
            happened(),
        ],
        ActionKind::Arrive => vec![
            ask(
                "courtesy",
                f::courtesy(),
                Input::Checks(numbered(&Courtesy::ALL, words::courtesy)),
            ),
            happened(),
        ],
        ActionKind::Find => vec![
            must("found", f::found(), Input::Lines),
            ask(
                "cause",
                f::cause(),
                Input::Choice(numbered(&CauseKind::ALL, words::cause)),
            ),
            ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
            ask("photos", f::photos(), Input::Photos),
            happened(),
        ],
        ActionKind::AgreeOpening => vec![
            must("what", f::opening_what(), Input::Lines),
            must("by", f::consented_by(), Input::Line),
            ask("signature", f::signature(), Input::Signature),
            ask("photos", f::photos(), Input::Photos),
            happened(),
        ],
        ActionKind::DamageByUser => vec![
            must("what", f::damage_what(), Input::Lines),
            must("agrees", f::agrees(), Input::YesNo),
            ask("words", f::users_words(), Input::Lines),
            ask("photos", f::photos(), Input::Photos),
            ask("signature", f::signature(), Input::Signature),
            happened(),
        ],
        ActionKind::Leave => {
            vec![
                reason(),
                must("return", f::return_at(), Input::Future),
                ask("wish", f::left_users_wish(), Input::YesNo),
                happened(),
            ]
        }
        ActionKind::Remove => vec![
            must("work", f::work(), Input::Lines),
            ask(
                "steps",
                f::steps(),
                Input::Checks(numbered(&WorkStep::ALL, words::work_step)),
            ),
            ask("left_out", f::left_out(), Input::Line),
            ask("parts", f::parts(), Input::Lines),
            must("works_again", f::works_again(), Input::YesNo),
            ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
            ask("check", f::check(), Input::Line),
            ask("photos", f::after_photos(), Input::Photos),
            happened(),
        ],
        ActionKind::FinishOnSite => on_site(case),
        ActionKind::SignReceipt => vec![
            verdict("opinion", f::opinion()),
            ask("signature", f::signature(), Input::Signature),
            Question {
                initial: case.caller.phone.clone(),
                ..must("phone", f::receipt_phone(), Input::Phone)
            },
            ask("words", f::users_words(), Input::Lines),
            ask("unsigned", f::unsigned_because(), Input::Line),
            happened(),
        ],
        ActionKind::Guide => vec![
            must("guidance", f::guidance(), Input::Lines),
            must("helped", f::helped(), Input::YesNo),
            happened(),
        ],
        ActionKind::FailStep | ActionKind::SkipStep => vec![reason(), happened()],
        ActionKind::Consent => vec![
            must("by", f::consented_by(), Input::Line),
            must("system", f::system(), Input::Line),
            channel(Channel::Phone),
            ask("until", f::until(), Input::Future),
            ask("signature", f::signature(), Input::Signature),
            happened(),
        ],
        ActionKind::WithdrawConsent | ActionKind::SetOut | ActionKind::ReachSite => {
            vec![happened()]
        }
        ActionKind::BeginSession => vec![
            Question {
                initial: case.words.clone(),
                ..must("symptoms", f::symptoms(), Input::Lines)
            },
            must("fault", f::fault(), Input::Lines),
            must(
                "customers_technician",
                f::customers_technician(),
                Input::Line,
            ),
            happened(),
        ],
        ActionKind::EndSession => vec![must("changed", f::changed(), Input::Lines), happened()],
        ActionKind::Solve => {
            let on_site =
                matches!(&case.procedure, Procedure::Request(request) if request.reached.is_some());
            let signature = on_site.then(|| ask("signature", f::signature(), Input::Signature));
            [
                Some(must("what", f::what_done(), Input::Lines)),
                signature,
                Some(happened()),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
    }
}
