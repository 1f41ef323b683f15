//! What turns up at a customer's place becomes a case in the same act (P01.10.11d, e, 13d).

use super::events::{Heard, HeardKind, Inspection, Part, Urgency};
use super::refusal::VisitRefusal;
use crate::domain::calendar::Span;
use crate::domain::cases::request::{RequestEvent, Step};
use crate::domain::cases::{
    self, Attachment, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Grade, HandOver,
    Intake, Received, Told, next_numbers,
};
use crate::domain::context::Context;
use crate::domain::event::Happened;
use crate::domain::figures::Figure;
use crate::domain::ids::{CaseId, CustomerId, PersonId, Subject, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::time::{HOUR, Timestamp};

/// Each finding is a case in the same act, with customer service where somebody of it took it over (P01.10.11d, e).
pub(super) fn cases_of(
    id: VisitId,
    inspection: &Inspection,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let mut all = Vec::new();
    let offset = context.calendar_at(context.now).offset_minutes;
    let numbers = next_numbers(context.world, context.device, context.now, offset);
    for (part, number) in inspection.findings().zip(numbers) {
        let Some(case) = part.case else { continue };
        let found = Found {
            visit: id,
            customer: inspection.customer,
            speaker: "",
            words: [part.name.as_str(), part.what.as_str()].join("："),
            cause: &part.cause,
            at: inspection.occurred_at,
            promise: promised(part, context),
            attachments: part.attachments.clone(),
        };
        let received = found.received(number, context);
        let mut steps = found.on_site();
        steps.extend(given_to(
            inspection.to,
            inspection.occurred_at,
            &found.words,
            context,
        ));
        let command = CaseCommand::ReceiveAnd(received, steps);
        all.extend(cases::decide(
            case,
            context.world.cases.get(&case),
            command,
            context,
        )?);
    }
    Ok(all)
}

/// By when the customer hears of a finding: the figures say it, in the time after now.
fn promised(part: &Part, context: &Context<'_>) -> Timestamp {
    let figures = context.figures_at(context.now);
    match part.urgency {
        Urgency::Urgent => context.now.plus(figures.get(Figure::UrgentFinding) * HOUR),
        Urgency::Ordinary => working_days(Figure::OrdinaryFinding, context),
    }
}

/// The end of so many working days from now.
fn working_days(figure: Figure, context: &Context<'_>) -> Timestamp {
    let days = context.figures_at(context.now).get(figure);
    let span = Span::WorkingDays(u32::try_from(days).unwrap_or(u32::MAX));
    let due = context.calendar_at(context.now).add(context.now, span);
    // A calendar without working time promises a day, and says elsewhere what is wrong with it.
    due.unwrap_or(context.now.plus(24 * HOUR))
}

/// What turned up at a customer's place, on its way to becoming a case.
struct Found<'a> {
    visit: VisitId,
    customer: CustomerId,
    speaker: &'a str,
    words: String,
    cause: &'a str,
    at: Timestamp,
    promise: Timestamp,
    attachments: Vec<Attachment>,
}

impl Found<'_> {
    fn received(&self, number: String, context: &Context<'_>) -> Received {
        let customer = context.world.customers.get(&self.customer);
        let text = |read: fn(&crate::domain::customers::Customer) -> &String| {
            customer.map_or_else(String::new, |customer| read(customer).clone())
        };
        let name = match self.speaker {
            "" => text(|customer| &customer.name.value),
            speaker => speaker.to_owned(),
        };
        Received {
            number,
            intake: Intake::Request,
            customer: Some(self.customer),
            caller: Caller {
                name,
                phone: text(|customer| &customer.phone.value),
                address: text(|customer| &customer.address.value),
            },
            channel: Channel::OnSite,
            words: self.words.clone(),
            circumstances: Circumstances {
                evidence: if !self.cause.trim().is_empty() {
                    Told::Said(self.cause.to_owned())
                } else {
                    Told::NotAsked
                },
                wanted: Told::NotKnown,
                ..Circumstances::default()
            },
            occurred_at: self.at,
            grade: Grade::Ordinary,
            promise: Some(self.promise),
            read_back: false,
            not_read_back: String::new(),
            target: None,
            source: None,
            round: None,
            found: Some(Subject::Visit(self.visit)),
            attachments: self.attachments.clone(),
        }
    }

    /// Nobody has to be called about what was seen at the place: the case begins there.
    fn on_site(&self) -> Vec<CaseEvent> {
        let skip = |step| {
            CaseEvent::Request(RequestEvent::StepSkipped {
                step,
                reason: self.words.clone(),
                occurred_at: self.at,
            })
        };
        vec![skip(Step::Hotline), skip(Step::Remote)]
    }
}

/// Somebody else gets it.
pub(super) fn given_to(
    to: Option<PersonId>,
    at: Timestamp,
    reason: &str,
    context: &Context<'_>,
) -> Option<CaseEvent> {
    let to = to.filter(|to| *to != context.actor)?;
    Some(CaseEvent::HandedOver(HandOver {
        to,
        reason: reason.to_owned(),
        occurred_at: at,
        absent: None,
    }))
}

/// A complaint on a visit is a case at once, answered the same day (P01.10.13d).
pub(super) fn complaint(
    id: VisitId,
    heard: &Heard,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    if heard.kind != HeardKind::Complaint {
        return Ok(Vec::new());
    }
    let case: CaseId = heard.case.ok_or(VisitRefusal::NothingThere)?;
    let found = Found {
        visit: id,
        customer: heard.customer,
        speaker: &heard.speaker,
        words: heard.words.clone(),
        cause: "",
        at: heard.occurred_at,
        promise: working_days(Figure::ComplaintAnswer, context),
        attachments: Vec::new(),
    };
    let offset = context.calendar_at(context.now).offset_minutes;
    let mut numbers = next_numbers(context.world, context.device, context.now, offset);
    let number = numbers.next().unwrap_or_default();
    let command = CaseCommand::ReceiveAnd(found.received(number, context), found.on_site());
    cases::decide(case, context.world.cases.get(&case), command, context)
}
