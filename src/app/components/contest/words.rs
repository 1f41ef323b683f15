//! What is to settle, and its versions, in words.

use super::active;
use crate::app::i18n::{self as words, labelled, near_time, separator, t, t::settle as s, tenths};
use crate::app::platform;
use crate::app::screens::outages::outage_version;
use crate::app::session::Session;
use crate::domain::calendar::Weekday;
use crate::domain::cases::complaint::{Fact, Step};
use crate::domain::cases::{Circumstances, Contested, Told, Version};
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::conflicts::{Choice, Conflict};
use crate::domain::customers::CustomerChange;
use crate::domain::ids::BuildingId;
use crate::domain::organisation::FirmValue;
use crate::domain::outages::OutageEvent;
use crate::domain::premises::{BuildingValue, Field};
use crate::domain::shifts::RosterEvent;
use std::collections::BTreeSet;

/// What is to settle.
#[must_use]
pub fn label(session: Session, conflict: &Conflict) -> String {
    let first = conflict.choices().into_iter().next();
    match (conflict, first.map(|(choice, _)| choice)) {
        (Conflict::Number(number, _) | Conflict::Booked(_, number, _), _) => s::number(number),
        (_, Some(Choice::Customer(_, change))) => field(session, &change).0.to_owned(),
        (_, Some(Choice::Case(_, version))) => fact(version.of()).to_owned(),
        (_, Some(Choice::Building(_, value))) => of_building(&value),
        (_, Some(Choice::Firm(value))) => of_firm(session, &value),
        (_, Some(Choice::Outage(_, event))) => outage_field(&event).to_owned(),
        (_, Some(Choice::Roster(_, event))) => roster_field(&event).to_owned(),
        (_, Some(Choice::Visit(_, event))) => active::visit_field(&event).to_owned(),
        (_, Some(Choice::Survey(_, event))) => active::survey_field(session, &event),
        (_, Some(Choice::Complaints(event))) => of_complaints(&event).0.to_owned(),
        _ => String::new(),
    }
}

/// A fact about a case.
#[must_use]
pub fn fact(what: Contested) -> &'static str {
    match what {
        Contested::InCharge => s::in_charge(),
        Contested::Circumstances => s::circumstances(),
        Contested::Closing => s::closing(),
        Contested::Received => s::received(),
        Contested::Number => s::own_number(),
        Contested::HandOver => s::hand_over(),
        Contested::Technician => s::technician(),
        Contested::Arrival => s::arrival(),
        Contested::Removal => s::removal(),
        Contested::Receipt => s::receipt(),
        Contested::Solution => s::solution(),
        Contested::Appointment => s::appointment(),
        Contested::Ruling => s::ruling(),
        Contested::Analysis => s::analysis(),
        Contested::Judgement => s::judgement(),
        Contested::Assignment => s::assignment(),
        Contested::Plan => s::plan(),
        Contested::Responsibility => s::responsibility(),
        Contested::Penalty => s::penalty(),
        Contested::Call => s::call(),
        Contested::Facts => t::quality::contest_facts(),
        Contested::Cause => t::quality::contest_cause(),
        Contested::Proposal => t::quality::contest_proposal(),
        Contested::Conclusion => t::quality::contest_conclusion(),
        Contested::AllowanceMade => t::returns::contest_allowance(),
        Contested::CompensationMade => t::returns::contest_compensation(),
        Contested::ReturnMade => t::returns::contest_return(),
        Contested::GoodsSigned => t::returns::contest_signed(),
        Contested::OverReturn => t::returns::contest_over(),
        Contested::AllowanceBooked | Contested::CompensationBooked | Contested::ReturnBooked => {
            t::returns::contest_booked()
        }
        Contested::Agreed => t::craft::agreed(),
        Contested::Matter => t::petitions::contest_matter(),
        Contested::Grounds => t::petitions::contest_grounds(),
    }
}

/// Its name for tests.
pub(super) fn key(conflict: &Conflict) -> &'static str {
    match conflict {
        Conflict::Customer(..) => "customer",
        Conflict::Number(..) => "number",
        Conflict::Booked(..) => "register",
        Conflict::Building(..) => "building",
        Conflict::Firm(_) => "firm",
        Conflict::Outage(..) => "outage",
        Conflict::Roster(..) => "roster",
        Conflict::Visit(..) => "visit",
        Conflict::Survey(..) => "survey",
        Conflict::Complaints(_) => "complaints",
        Conflict::Case(_, contest) => match contest.choices.first().map(|(first, _)| first.of()) {
            Some(Contested::InCharge) => "in-charge",
            Some(Contested::Circumstances) => "circumstances",
            Some(Contested::Closing) => "closing",
            Some(Contested::Received) => "received",
            Some(Contested::HandOver) => "hand-over",
            Some(Contested::Technician) => "technician",
            Some(Contested::Arrival) => "arrival",
            Some(Contested::Removal) => "removal",
            Some(Contested::Receipt) => "receipt",
            Some(Contested::Solution) => "solution",
            Some(Contested::Appointment) => "appointment",
            Some(Contested::Ruling) => "ruling",
            Some(Contested::Analysis) => "analysis",
            Some(Contested::Judgement) => "judgement",
            Some(Contested::Assignment) => "assignment",
            Some(Contested::Plan) => "plan",
            Some(Contested::Responsibility) => "responsibility",
            Some(Contested::Penalty) => "penalty",
            Some(Contested::Call) => "call",
            Some(Contested::Facts) => "facts",
            Some(Contested::Cause) => "cause",
            Some(Contested::Proposal) => "proposal",
            Some(Contested::Conclusion) => "conclusion",
            Some(Contested::AllowanceMade) => "allowance",
            Some(Contested::CompensationMade) => "compensation",
            Some(Contested::ReturnMade) => "return-slip",
            Some(Contested::GoodsSigned) => "goods-signed",
            Some(Contested::OverReturn) => "over-return",
            Some(Contested::AllowanceBooked) => "allowance-booked",
            Some(Contested::CompensationBooked) => "compensation-booked",
            Some(Contested::ReturnBooked) => "return-booked",
            Some(Contested::Agreed) => "agreed",
            Some(Contested::Matter) => "matter",
            Some(Contested::Grounds) => "grounds",
            Some(Contested::Number) | None => "case-number",
        },
    }
}

/// One version.
#[must_use]
pub fn version(session: Session, choice: &Choice) -> String {
    match choice {
        Choice::Customer(_, change) => field(session, change).1,
        Choice::Building(_, value) => building_value(session, value),
        Choice::Case(_, version) => of_case(session, version),
        Choice::Number(_, id) | Choice::Booked(_, _, id) => session.world(|world| {
            world.cases.get(id).map_or_else(String::new, |case| {
                join([case.caller.name.clone(), case.words.clone()])
            })
        }),
        Choice::Firm(value) => firm_value(value),
        Choice::Outage(_, event) => outage_version(event, session),
        Choice::Roster(_, event) => roster_version(event, session),
        Choice::Visit(_, event) => active::visit_version(session, event),
        Choice::Survey(_, event) => active::survey_version(session, event),
        Choice::Complaints(event) => of_complaints(event).1,
    }
}

/// What complaints are handled and measured by, and one version of it.
fn of_complaints(event: &ComplaintsEvent) -> (&'static str, String) {
    match event {
        ComplaintsEvent::BasisStated(said) => {
            let files = said.files.iter().map(|file| file.caption.clone());
            let parts: Vec<String> = std::iter::once(said.text.clone()).chain(files).collect();
            (
                words::basis::document(said.document),
                parts.join(separator()),
            )
        }
        ComplaintsEvent::TargetSet(aim) => {
            let from = aim.from.clone();
            let said = match aim.value {
                Some(value) => t::basis::aim_from(words::basis::aim(aim.target, value), from),
                None => t::basis::ended_from(from),
            };
            (words::basis::target(aim.target), said)
        }
        // Everything else is only ever added, and never contested.
        _ => ("", String::new()),
    }
}

fn join<const N: usize>(parts: [String; N]) -> String {
    let mut parts = Vec::from(parts);
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The one field of a choice and its value.
fn field(session: Session, change: &CustomerChange) -> (&'static str, String) {
    changes(session, change)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// The fields that a change of a customer's file writes, with their values.
#[must_use]
pub fn changes(session: Session, change: &CustomerChange) -> Vec<(&'static str, String)> {
    use t::customers as c;
    let texts = [
        (c::name(), &change.name),
        (c::phone(), &change.phone),
        (c::second_contact(), &change.second_contact),
        (c::address(), &change.address),
        (c::building(), &change.building),
        (c::account(), &change.account),
        (c::remarks(), &change.remarks),
        (t::visits::reach(), &change.reach),
        (t::visits::habits(), &change.habits),
        (t::visits::likes(), &change.likes),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.clone()?)));
    let square = |area| format!("{} {}", tenths(area), c::square_metres());
    let area = change.area_tenths.map(|area| area.map(square));
    let dwelling = change.dwelling.map(words::dwelling);
    let site = change.site.map(words::site);
    let signed = change.signed_by.map(|person| {
        person.map_or_else(
            || t::fault::signed_by_nobody().to_owned(),
            |person| session.name_of(person),
        )
    });
    let hours = change
        .hours
        .map(|hours| hours.map(words::call_hours).unwrap_or_default());
    let project = change
        .project
        .as_ref()
        .map(|project| active::project(session, project.as_ref()));
    let grade = change.grade.as_ref().map(|grade| {
        let when = words::full_date(grade.since, session.offset());
        t::grades::version(words::graded(grade), &grade.reason, when)
    });
    let building = change.in_building;
    let building = building.map(|building| building_name(session, building));
    let others = [
        building.map(|name| (t::premises::choose_building(), name)),
        signed.map(|name| (t::fault::signed_by(), name)),
        area.map(|area| (c::area(), area.unwrap_or_default())),
        dwelling.map(|dwelling| (c::dwelling(), dwelling.to_owned())),
        site.map(|site| (c::site(), site.to_owned())),
        hours.map(|hours| (t::visits::hours(), hours)),
        project.map(|project| (t::visits::project(), project)),
        grade.map(|grade| (t::grades::title(), grade)),
    ];
    texts.chain(others.into_iter().flatten()).collect()
}

fn of_case(session: Session, version: &Version) -> String {
    let when = |at| near_time(at, platform::now(), session.offset());
    match version {
        Version::InCharge(person) | Version::Technician(person) => session.name_of(*person),
        Version::Circumstances(told) => circumstances(told),
        Version::Closing(None) => s::open_again().to_owned(),
        Version::Closing(Some(closing)) => s::closed(&closing.result, when(closing.occurred_at)),
        Version::Received(taking) => join([
            session.name_of(taking.person),
            taking.number.clone(),
            taking.caller.name.clone(),
            taking.words.clone(),
        ]),
        Version::Number(number) => number.clone(),
        Version::HandOver(handover) => {
            join([session.name_of(handover.to), handover.reason.clone()])
        }
        Version::Arrival(at) => when(*at),
        Version::Removal(removal) => s::done_at(&removal.work, when(removal.occurred_at)),
        Version::Receipt(receipt) => {
            let opinion = receipt.opinion.map(words::satisfaction).unwrap_or_default();
            join([
                opinion.to_owned(),
                receipt.words.clone(),
                receipt.unsigned_because.clone(),
                receipt.phone.clone(),
                when(receipt.occurred_at),
            ])
        }
        Version::Solution { what, occurred_at } => s::done_at(what, when(*occurred_at)),
        Version::Appointment(agreed) => join([session.name_of(agreed.who), when(agreed.on)]),
        Version::Ruling(ruling) => {
            let tasks = ruling.tasks.iter();
            let tasks = tasks.map(|task| s::done_at(&task.what, session.name_of(task.to)));
            let tasks: Vec<String> = tasks.collect();
            join([tasks.join(separator()), ruling.why.clone()])
        }
        Version::Analysis { part, text } => join([words::part(*part).to_owned(), text.clone()]),
        Version::Fact(fact) => of_complaint(session, fact),
        Version::Quality(fact) => {
            join([session.name_of(fact.by), words::quality::told(&fact.step)])
        }
        Version::Slip(version) => super::slips::slip_version(session, version),
        Version::Agreed(None) => t::craft::agreed_none().to_owned(),
        Version::Agreed(Some(id)) => session.world(|world| {
            let mut cases = world.cases.values();
            let solution = cases.find_map(|case| case.craft().solution(*id));
            solution.map_or_else(
                || t::craft::unknown_solution().to_owned(),
                |solution| solution.what.clone(),
            )
        }),
        Version::Matter(matter) => words::matter(*matter).to_owned(),
        Version::Grounds(grounds) => {
            t::petitions::told_grounds(&grounds.facts, &grounds.rights, &grounds.rule)
        }
    }
}

/// What a fact of a complaint says: yes or no, whom it names, and its words.
fn of_complaint(session: Session, fact: &Fact) -> String {
    use t::complaint as c;
    let verdict = match (fact.step, fact.yes) {
        (Step::Judge, Some(true)) => c::upheld_yes(),
        (Step::Judge, Some(false)) => c::upheld_no(),
        (Step::Call, Some(true)) => c::satisfied_yes(),
        (Step::Call, Some(false)) => c::satisfied_no(),
        _ => "",
    };
    let amounts = fact.fen.iter().map(Some).chain(std::iter::repeat(None));
    let people = fact.people.iter().zip(amounts).map(|(person, fen)| {
        let name = session.name_of(*person);
        match fen {
            Some(fen) => c::penalty_of(words::yuan(*fen), name),
            None => name,
        }
    });
    let people: Vec<String> = people.collect();
    join([
        verdict.to_owned(),
        people.join(separator()),
        fact.words.clone(),
        fact.more.clone(),
    ])
}

fn circumstances(told: &Circumstances) -> String {
    use t::form as f;
    let all = [
        (f::place(), &told.place),
        (f::since(), &told.since),
        (f::who(), &told.who),
        (f::evidence(), &told.evidence),
        (f::done(), &told.done),
        (f::wanted(), &told.wanted),
    ];
    let said = all.into_iter().filter_map(|(label, told)| match told {
        Told::Said(text) => Some(labelled(label, text)),
        Told::NotAsked | Told::NotKnown => None,
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn building_name(session: Session, building: Option<BuildingId>) -> String {
    session.world(|world| {
        let building = building.and_then(|building| world.buildings.get(&building));
        building.map_or_else(String::new, |building| {
            building.text(Field::Name).to_owned()
        })
    })
}

/// Something about a building.
fn of_building(value: &BuildingValue) -> String {
    match value {
        BuildingValue::Line(line, _) => words::building_field(*line).to_owned(),
        BuildingValue::Sketch(_) => t::premises::sketch().to_owned(),
        BuildingValue::Responsible(_) => t::premises::responsible().to_owned(),
        BuildingValue::Object(_, facts) => facts.name.clone(),
    }
}

fn building_value(session: Session, value: &BuildingValue) -> String {
    match value {
        BuildingValue::Line(_, text) => text.clone(),
        BuildingValue::Sketch(sketch) => sketch.as_ref().map_or_else(String::new, |sketch| {
            sketch.sha256.chars().take(6).collect()
        }),
        BuildingValue::Responsible(tenure) => {
            let name = tenure.responsible.map_or_else(
                || t::premises::nobody_from_then().to_owned(),
                |person| session.name_of(person),
            );
            let from = words::full_date(tenure.from, session.offset());
            join([name, t::premises::from_then(from)])
        }
        BuildingValue::Object(_, facts) => {
            let removed = if facts.removed {
                t::premises::object_removed()
            } else {
                ""
            };
            join([
                facts.name.clone(),
                words::object_kind(facts.kind).to_owned(),
                removed.to_owned(),
            ])
        }
    }
}

fn of_firm(session: Session, value: &FirmValue) -> String {
    use t::settings as c;
    match value {
        FirmValue::Name(_) => c::firm_name().to_owned(),
        FirmValue::ServicePhone(_) => c::service_phone().to_owned(),
        FirmValue::ComplaintPhone(_) => c::complaint_phone().to_owned(),
        FirmValue::PersonName { person, .. } => s::person_name(session.name_of(*person)),
        FirmValue::PersonRoles { person, .. } => s::person_roles(session.name_of(*person)),
        FirmValue::PersonPhone { person, .. } => s::person_phone(session.name_of(*person)),
        FirmValue::Credentials { person, .. } => s::person_credentials(session.name_of(*person)),
        FirmValue::PersonDepartment { person, .. } => {
            t::departments::person_department(session.name_of(*person))
        }
        FirmValue::Serving(_) => t::departments::serving().to_owned(),
        FirmValue::Regulation { regulation, .. } => s::regulation(words::regulation(*regulation)),
        FirmValue::Figure { figure, .. } => words::figure(*figure).to_owned(),
        FirmValue::Week(_) => c::week().to_owned(),
        FirmValue::Holidays(_) => c::holidays().to_owned(),
    }
}

fn firm_value(value: &FirmValue) -> String {
    match value {
        FirmValue::Name(text)
        | FirmValue::ServicePhone(text)
        | FirmValue::ComplaintPhone(text)
        | FirmValue::PersonName { name: text, .. }
        | FirmValue::PersonPhone { phone: text, .. }
        | FirmValue::PersonDepartment {
            department: text, ..
        } => text.clone(),
        FirmValue::Credentials { credentials, .. } => credentials.number.clone(),
        FirmValue::PersonRoles { roles, .. } if roles.is_empty() => s::no_roles().to_owned(),
        FirmValue::PersonRoles { roles, .. } => {
            let roles: Vec<&str> = roles.iter().copied().map(words::role).collect();
            roles.join(separator())
        }
        FirmValue::Serving(all) if all.is_empty() => t::departments::serving_all().to_owned(),
        FirmValue::Serving(all) => {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            all.join(separator())
        }
        FirmValue::Regulation { in_force: true, .. } => s::in_force().to_owned(),
        FirmValue::Regulation { .. } => s::not_in_force().to_owned(),
        FirmValue::Figure { figure, value } => {
            format!("{value} {}", words::unit(figure.spec().unit))
        }
        FirmValue::Week(week) => {
            let days = Weekday::ALL.into_iter().filter_map(|weekday| {
                let hours = words::hours_words(week.hours.get(&weekday));
                (!hours.is_empty()).then(|| format!("{} {hours}", words::weekday(weekday)))
            });
            days.collect::<Vec<_>>().join(separator())
        }
        FirmValue::Holidays(holidays) => {
            let years: BTreeSet<String> = holidays.years.iter().map(ToString::to_string).collect();
            let years: Vec<String> = years.into_iter().collect();
            s::special_days(holidays.days.len(), years.join(separator()))
        }
    }
}

fn outage_field(event: &OutageEvent) -> &'static str {
    match event {
        OutageEvent::Changed(change) if change.area.is_some() => t::outages::area(),
        OutageEvent::Changed(change) if change.start.is_some() => t::outages::start(),
        OutageEvent::Changed(change) if change.expected.is_some() => t::outages::expected_end(),
        OutageEvent::Changed(change) if change.cause.is_some() => t::outages::cause(),
        OutageEvent::Changed(_) => t::outages::abnormal(),
        OutageEvent::Withdrawn { .. } | OutageEvent::Reinstated => t::outages::withdrawn_or_not(),
        _ => t::outages::restore(),
    }
}

fn roster_field(event: &RosterEvent) -> &'static str {
    match event {
        RosterEvent::Changed {
            station: Some(_), ..
        } => t::shifts::station(),
        _ => t::shifts::from(),
    }
}

fn roster_version(event: &RosterEvent, session: Session) -> String {
    let date = |at| words::full_date(at, session.offset());
    match event {
        RosterEvent::Changed {
            station: Some(station),
            ..
        } => station.clone(),
        RosterEvent::Changed {
            season: Some(season),
            ..
        } => t::shifts::season(date(season.from), date(season.until)),
        _ => String::new(),
    }
}
