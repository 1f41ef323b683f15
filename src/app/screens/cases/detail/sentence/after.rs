//! What followed a complaint, in words.

use super::Teller;
use crate::app::i18n::{after as words, t::after as a};
use crate::domain::cases::after::{AfterEvent, AfterStep};

impl Teller {
    pub(super) fn tell_after(&self, event: &AfterEvent) -> String {
        match &event.step {
            AfterStep::NoteIssued(note) => a::tell_issued(
                &note.department,
                words::note_kind(note.kind),
                &note.number,
                &note.what,
            ),
            AfterStep::NoteAnswered(answer) => a::tell_answered(&answer.words),
            AfterStep::Renumbered { number, .. } => a::tell_renumbered(number),
            AfterStep::TimesChecked { .. } => a::tell_checked().to_owned(),
            AfterStep::Objected {
                department,
                reason,
                proposal,
                ..
            } => a::tell_objected(department, proposal, reason),
            AfterStep::ObjectionAnswered { kept, reason, .. } if *kept => a::objection_kept(reason),
            AfterStep::ObjectionAnswered { reason, .. } => a::objection_open(reason),
            AfterStep::ImprovementPlanned(plan) => a::tell_planned(
                &plan.changes,
                &plan.measure,
                self.when(plan.by),
                self.name(plan.owner),
            ),
            AfterStep::PartyAnswered { agrees: true, .. } => a::tell_party().to_owned(),
            AfterStep::PartyAnswered { words, .. } => a::tell_party_not(words),
            AfterStep::Instructed { words, .. } => a::tell_instructed(words),
            AfterStep::ImprovementDone { words, .. } => a::tell_done(words),
            AfterStep::ImprovementUrged { .. } => a::tell_urged().to_owned(),
            AfterStep::UrgeHeard { .. } => a::tell_heard().to_owned(),
            AfterStep::EffectChecked {
                before,
                since,
                effect,
                ..
            } => a::tell_effect(before, words::effect(*effect), since),
            AfterStep::OpinionVoiced {
                words, department, ..
            } => a::tell_voiced(department, words),
            AfterStep::OpinionAnswered { words, .. } => a::tell_opinion_answered(words),
            // What is about somebody's conduct is not told to everybody: who, and what, stands in its own part.
            AfterStep::SanctionProposed(_) => a::tell_sanction().to_owned(),
            AfterStep::SanctionWithdrawn { .. } => a::tell_sanction_withdrawn().to_owned(),
            AfterStep::NoticeMadeOut { number, .. } => a::tell_made_out(number),
            AfterStep::NoticeChecked { .. } => a::tell_notice_checked().to_owned(),
            AfterStep::NoticeHeard { .. } => a::tell_notice_heard().to_owned(),
        }
    }
}
