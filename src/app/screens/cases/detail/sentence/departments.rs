//! What happened between departments, and a visit, in words.

use super::Teller;
use crate::app::i18n::{separator, t::departments as d};
use crate::domain::cases::VisitEvent;
use crate::domain::cases::help::HelpEvent;

impl Teller {
    pub(super) fn tell_help(&self, event: &HelpEvent) -> String {
        match event {
            HelpEvent::Asked(asked) => {
                d::tell_asked(self.when(asked.by), &asked.party, &asked.what)
            }
            HelpEvent::Agreed { .. } => d::tell_agreed().to_owned(),
            HelpEvent::Disagreed { reason, .. } => d::tell_disagreed(reason),
            HelpEvent::Done { what, .. } => d::tell_done(what),
            HelpEvent::Confirmed { .. } => d::tell_confirmed().to_owned(),
            HelpEvent::Withdrawn { reason, .. } => d::tell_withdrawn(reason),
            HelpEvent::RulingAsked(asked) => d::tell_ruling_asked(&asked.what),
            HelpEvent::OpinionGiven {
                party,
                text,
                missing: true,
                ..
            } => d::tell_missing(party, text),
            HelpEvent::OpinionGiven { party, text, .. } => d::tell_opinion(party, text),
            HelpEvent::Submitted { .. } => d::tell_submitted().to_owned(),
            HelpEvent::Ruled(ruling) => {
                let tasks = ruling.tasks.iter();
                let tasks = tasks
                    .map(|task| d::tell_task(self.when(task.by), &task.what, self.name(task.to)));
                let tasks: Vec<String> = tasks.collect();
                d::tell_ruled(tasks.join(separator()), &ruling.why)
            }
        }
    }

    pub(super) fn tell_visit(&self, event: &VisitEvent) -> String {
        match event {
            VisitEvent::Needed { why, .. } => d::tell_visit_needed(why),
            VisitEvent::Agreed(agreed) => {
                d::tell_visit_agreed(&agreed.consent, self.when(agreed.on), self.name(agreed.who))
            }
            VisitEvent::Made { what, .. } => d::tell_visit_made(what),
        }
    }
}
