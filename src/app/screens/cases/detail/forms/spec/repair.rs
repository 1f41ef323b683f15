//! The questions of a repair's steps.

use super::{Input, Question, ask, channel, happened, must, numbered, reason, verdict};
use crate::app::i18n::{self as words, t::form as f};
use crate::domain::cases::repair::{CauseKind, Courtesy, Repair, WorkStep};
use crate::domain::cases::{ActionKind, Case, Channel};
use crate::domain::roles::Role;

/// Everything from the finding to the signature, in the order of the work. That it works again is what the step itself says.
fn on_site(case: &Case, repair: &Repair) -> Vec<Question> {
    let known = repair.cause_known().is_some();
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
    asked.extend(work());
    asked.extend([
        ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
        ask("check", f::check(), Input::Line),
        ask("after", f::after_photos(), Input::Photos),
    ]);
    asked.extend(receipt(case));
    asked
}

/// What was done.
fn work() -> [Question; 4] {
    [
        must("work", f::work(), Input::Lines),
        ask(
            "steps",
            f::steps(),
            Input::Checks(numbered(&WorkStep::ALL, words::work_step)),
        ),
        ask("left_out", f::left_out(), Input::Line),
        ask("parts", f::parts(), Input::Lines),
    ]
}

/// What the user says to it, with their signature or the reason for none.
fn receipt(case: &Case) -> [Question; 6] {
    [
        verdict("opinion", f::opinion()),
        ask("signature", f::signature(), Input::Signature),
        Question {
            initial: case.caller.phone.clone(),
            ..must("phone", f::receipt_phone(), Input::Phone)
        },
        ask("words", f::users_words(), Input::Lines),
        ask("unsigned", f::unsigned_because(), Input::Line),
        happened(),
    ]
}

/// The questions of this step, if it is one of a repair.
pub(super) fn questions(kind: ActionKind, case: &Case, repair: &Repair) -> Option<Vec<Question>> {
    Some(match kind {
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
        ActionKind::TakeUp => vec![happened()],
        ActionKind::ConfirmCard => vec![
            must(
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
        ActionKind::Remove => {
            let result = [
                must("works_again", f::works_again(), Input::YesNo),
                ask("temperature", f::temperature(), Input::Tenths(f::celsius())),
                ask("check", f::check(), Input::Line),
                ask("photos", f::after_photos(), Input::Photos),
                happened(),
            ];
            work().into_iter().chain(result).collect()
        }
        ActionKind::FinishOnSite => on_site(case, repair),
        ActionKind::SignReceipt => receipt(case).into(),
        _ => return None,
    })
}
