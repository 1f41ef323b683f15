//! The questions of the steps that any case with approvals and papers has.

use super::{Input, Question, ask, happened, must, numbered, reason};
use crate::app::i18n::{self as words, t::complaint as c};
use crate::app::session::session;
use crate::domain::approvals::{Matter, MatterKind, Sheet, waiting};
use crate::domain::cases::{ActionKind, Case};
use crate::domain::copies::Paper;

/// The questions of this step, if it is one of these.
pub(super) fn questions(kind: ActionKind, case: &Case) -> Option<Vec<Question>> {
    Some(match kind {
        ActionKind::Register => vec![happened()],
        ActionKind::AskApproval => vec![matters(case, |sheet| !sheet.is_asked()), happened()],
        ActionKind::Agree => vec![
            waiting_matters(case),
            ask("words", c::approve_words(), Input::Lines),
            happened(),
        ],
        ActionKind::SendBack => vec![waiting_matters(case), reason(), happened()],
        ActionKind::TakeBack => {
            let me = session().actor();
            let said = move |sheet: &Sheet| {
                let mut votes = sheet.votes.iter();
                votes.any(|vote| vote.by == me && vote.taken_back.is_none())
            };
            vec![matters(case, said), reason(), happened()]
        }
        ActionKind::GivePaper => vec![
            Question {
                initial: match case.procedure.papers() {
                    [only] => position(*only).to_string(),
                    _ => String::new(),
                },
                ..must("paper", c::paper(), Input::Choice(papers(case)))
            },
            must("to", c::copy_to(), Input::Person(&[])),
            ask("signature", c::signed_by(), Input::Signature),
            happened(),
        ],
        ActionKind::ReceivePaper => {
            let me = session().actor();
            let awaited = case.copies.awaited_by(me);
            let options = awaited.map(|copy| {
                let key = format!("{}/{}", position(copy.paper), copy.copy);
                (
                    key,
                    c::copy_line(copy.copy, words::complaint::paper(copy.paper)),
                )
            });
            vec![only("copy", c::paper(), options.collect()), happened()]
        }
        _ => return None,
    })
}

/// The papers of this kind of case, by their place in the list of all; where there is but one it is chosen already.
fn papers(case: &Case) -> Vec<(&'static str, &'static str)> {
    let of_case = case.procedure.papers();
    let all = numbered(&Paper::ALL, words::complaint::paper).into_iter();
    let all = all.zip(Paper::ALL);
    all.filter(|(_, paper)| of_case.contains(paper))
        .map(|(option, _)| option)
        .collect()
}

fn waiting_matters(case: &Case) -> Question {
    let waits = |sheet: &Sheet| {
        session().context(|context| {
            !waiting(sheet, case.procedure.seats(sheet.matter), context).is_empty()
        })
    };
    matters(case, waits)
}

fn matters(case: &Case, holds: impl Fn(&Sheet) -> bool) -> Question {
    let sheets = case.approvals.0.iter();
    let options = sheets
        .filter(|sheet| holds(sheet))
        .map(|sheet| (key(sheet.matter), words::complaint::matter(sheet.matter)));
    only("matter", c::matter(), options.collect())
}

/// One of several; where there is but one it is chosen already.
fn only(key: &'static str, label: &'static str, options: Vec<(String, String)>) -> Question {
    let only = match options.as_slice() {
        [(only, _)] => only.clone(),
        _ => String::new(),
    };
    Question {
        initial: only,
        ..must(key, label, Input::Pick(options))
    }
}

/// A matter as an answer keeps it.
pub fn key(matter: Matter) -> String {
    let kind = match matter.kind {
        MatterKind::Plan => "plan",
        MatterKind::Report => "report",
        MatterKind::Penalty => "penalty",
        MatterKind::Sanction => "sanction",
        MatterKind::Opinion => "opinion",
        MatterKind::Conclusion => "conclusion",
        MatterKind::Certificate => "certificate",
        MatterKind::ReturnSlip => "return-slip",
    };
    format!("{kind}/{}", matter.number)
}

/// A paper's place in the list of all.
pub fn position(paper: Paper) -> usize {
    let place = Paper::ALL.iter().position(|other| *other == paper);
    place.unwrap_or_default()
}
