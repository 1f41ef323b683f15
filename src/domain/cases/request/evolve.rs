//! Folds what happened in a request. Total and lenient.

use super::events::{RequestEvent, Step};
use super::state::{EndedStep, Request, Run};
use crate::domain::time::Timestamp;

impl Request {
    /// A request as it is taken: at the hotline (P01.10.21a).
    #[must_use]
    pub fn begin(since: Timestamp) -> Self {
        Self {
            step: Step::Hotline,
            step_since: since,
            guidance: Vec::new(),
            ended: Vec::new(),
            consent: None,
            session: None,
            sessions: Vec::new(),
            assigned: None,
            set_out: None,
            reached: None,
            solved: None,
            solution: String::new(),
            earlier: Vec::new(),
        }
    }

    /// Opened again: back at the hotline, with consent to ask for anew.
    pub fn begin_again(&mut self, since: Timestamp) {
        let guidance = std::mem::take(&mut self.guidance);
        let sessions = std::mem::take(&mut self.sessions);
        let mut earlier = std::mem::take(&mut self.earlier);
        earlier.push(Run {
            step: self.step,
            step_since: self.step_since,
            ended: std::mem::take(&mut self.ended),
            assigned: self.assigned,
            reached: self.reached,
            solved: self.solved,
            solution: std::mem::take(&mut self.solution),
        });
        *self = Self {
            guidance,
            sessions,
            earlier,
            ..Self::begin(since)
        };
    }

    /// The opening again did not hold.
    pub fn resume(&mut self) {
        let Some(run) = self.earlier.pop() else {
            return;
        };
        self.step = self.step.max(run.step);
        self.step_since = run.step_since;
        let since = std::mem::replace(&mut self.ended, run.ended);
        self.ended.extend(since);
        self.assigned = self.assigned.or(run.assigned);
        self.reached = run.reached.or(self.reached);
        if self.solved.is_none() {
            self.solved = run.solved;
            self.solution = run.solution;
        }
    }

    /// One more event.
    pub fn evolve(&mut self, event: &RequestEvent) {
        match event {
            RequestEvent::Guided {
                guidance, helped, ..
            } => self.guidance.push((guidance.clone(), *helped)),
            RequestEvent::StepFailed {
                step,
                reason,
                occurred_at,
            } => self.end_step(*step, reason, false, *occurred_at),
            RequestEvent::StepSkipped {
                step,
                reason,
                occurred_at,
            } => self.end_step(*step, reason, true, *occurred_at),
            RequestEvent::Consented(consent) => self.consent = Some(consent.clone()),
            RequestEvent::ConsentWithdrawn { .. } => self.consent = None,
            RequestEvent::SessionBegan { occurred_at, .. } => self.session = Some(*occurred_at),
            RequestEvent::SessionEnded {
                changed,
                occurred_at,
            } => {
                let began = self.session.take().unwrap_or(*occurred_at);
                self.sessions.push((began, *occurred_at, changed.clone()));
            }
            RequestEvent::Assigned {
                technician,
                occurred_at,
            } => {
                self.assigned = Some((*technician, *occurred_at));
                self.set_out = None;
                self.reached = None;
            }
            RequestEvent::SetOut { occurred_at } => self.set_out = Some(*occurred_at),
            RequestEvent::ReachedSite { occurred_at } => self.reached = Some(*occurred_at),
            RequestEvent::Solved {
                what, occurred_at, ..
            } => {
                self.solved = Some(*occurred_at);
                self.solution.clone_from(what);
            }
        }
    }

    /// The next step opens. On site there is none: the technician comes again, with new clocks.
    fn end_step(&mut self, step: Step, reason: &str, skipped: bool, at: Timestamp) {
        self.ended.push(EndedStep {
            step,
            reason: reason.to_owned(),
            skipped,
            at,
        });
        let next = match step {
            Step::Hotline => Step::Remote,
            Step::Remote | Step::OnSite => Step::OnSite,
        };
        if next > self.step {
            self.step = next;
            self.step_since = at;
        } else if step == Step::OnSite {
            self.assigned = None;
            self.set_out = None;
            self.reached = None;
        }
    }
}
