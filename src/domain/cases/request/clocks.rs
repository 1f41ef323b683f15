//! The deadlines of a request (P01.10.21c, 22d, 23d, 23e).

use super::events::Step;
use super::state::Request;
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, minutes};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::customers::SiteClass;
use crate::domain::figures::{Figure, Figures};

impl Request {
    /// All clocks of the current run.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        let keeps = Owner::Person(case.in_charge.value);
        let mut drafts = Vec::new();
        let moved_on = self.ending_of(Step::Hotline).map(|ended| ended.at);
        let answered = super::super::clears::result_at(case);
        drafts.push(
            Draft::span(
                Duty::SolveByHotline,
                "P01.10.21c",
                keeps,
                case.opened_at,
                minutes(figures, Figure::SolveByHotline),
            )
            .met([moved_on, answered].into_iter().flatten().min()),
        );
        if let Some(began) = self.session {
            let until = self.consent.as_ref().and_then(|consent| consent.until);
            drafts.push(match until {
                Some(until) => {
                    Draft::instant(Duty::EndRemoteSession, "P01.10.22d", keeps, began, until)
                }
                // Nobody leaves a session open overnight.
                None => Draft::span(
                    Duty::EndRemoteSession,
                    "P01.10.22d",
                    keeps,
                    began,
                    Span::WorkingDays(0),
                ),
            });
        }
        if let Some((technician, since)) = self.assigned {
            let site = case
                .customer
                .and_then(|id| context.world.customers.get(&id))
                .map_or(SiteClass::Unknown, |customer| customer.site.value);
            let (set_out, arrive) = limits(site, figures);
            let goes = Owner::Person(technician);
            drafts.push(
                Draft::span(Duty::SetOut, "P01.10.23d", goes, since, set_out)
                    .met(self.set_out.or(self.reached)),
            );
            drafts.push(
                Draft::span(Duty::ReachSite, "P01.10.23e", goes, since, arrive).met(self.reached),
            );
        }
        drafts
            .into_iter()
            .filter_map(|draft| draft.void(case.is_closed()).clock(case, context))
            .collect()
    }
}

/// Set out, arrive; a site without class has the strictest limits (P01.10.23d).
fn limits(site: SiteClass, figures: &Figures) -> (Span, Span) {
    let of = |set_out, arrive| (minutes(figures, set_out), minutes(figures, arrive));
    match site {
        SiteClass::City => of(Figure::SetOutCity, Figure::ArriveCity),
        SiteClass::Province => of(Figure::SetOutProvince, Figure::ArriveProvince),
        SiteClass::Elsewhere => of(Figure::SetOutElsewhere, Figure::ArriveElsewhere),
        SiteClass::Unknown => (
            strictest(
                figures,
                [
                    Figure::SetOutCity,
                    Figure::SetOutProvince,
                    Figure::SetOutElsewhere,
                ],
            ),
            strictest(
                figures,
                [
                    Figure::ArriveCity,
                    Figure::ArriveProvince,
                    Figure::ArriveElsewhere,
                ],
            ),
        ),
    }
}

fn strictest(figures: &Figures, [first, second, third]: [Figure; 3]) -> Span {
    let least = figures
        .get(first)
        .min(figures.get(second))
        .min(figures.get(third));
    Span::ClockMinutes(u32::try_from(least).unwrap_or(u32::MAX))
}
