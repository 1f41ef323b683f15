//! Words about buildings. Exhaustive matches: a new variant without a name does not compile.

use super::t::{building_refusals as r, premises as p};
use crate::domain::premises::{BuildingRefusal, CareStep, Checkpoint, Field, ObjectKind, WorkKind};

/// A line of a building's page.
#[must_use]
pub fn building_field(field: Field) -> &'static str {
    match field {
        Field::Name => p::field_name(),
        Field::Address => p::field_address(),
        Field::Station => p::field_station(),
        Field::Risers => p::field_risers(),
        Field::Valves => p::field_valves(),
        Field::Radiators => p::field_radiators(),
        Field::Age => p::field_age(),
        Field::Remarks => p::field_remarks(),
        Field::OutOfUse => p::field_out_of_use(),
    }
}

/// One of the four works.
#[must_use]
pub fn work_kind(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::BlowThrough => p::work_blow_through(),
        WorkKind::Clean => p::work_clean(),
        WorkKind::Repair => p::work_repair(),
        WorkKind::Maintain => p::work_maintain(),
    }
}

/// What an object is.
#[must_use]
pub fn object_kind(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Riser => p::kind_riser(),
        ObjectKind::Main => p::kind_main(),
        ObjectKind::Valves => p::kind_valves(),
        ObjectKind::Pump => p::kind_pump(),
        ObjectKind::Exchanger => p::kind_exchanger(),
        ObjectKind::Filter => p::kind_filter(),
        ObjectKind::Other => p::kind_other(),
    }
}

/// A step of a maintenance list.
#[must_use]
pub fn care_step(step: CareStep) -> &'static str {
    match step {
        CareStep::Turn => p::care_turn(),
        CareStep::Tightness => p::care_tightness(),
        CareStep::Lubricate => p::care_lubricate(),
        CareStep::Rust => p::care_rust(),
        CareStep::Insulate => p::care_insulate(),
        CareStep::Fasten => p::care_fasten(),
        CareStep::Gauges => p::care_gauges(),
        CareStep::Strainer => p::care_strainer(),
        CareStep::Bleed => p::care_bleed(),
    }
}

/// What is looked at on a round.
#[must_use]
pub fn checkpoint(point: Checkpoint) -> &'static str {
    match point {
        Checkpoint::Pressure => p::point_pressure(),
        Checkpoint::Supply => p::point_supply(),
        Checkpoint::Return => p::point_return(),
        Checkpoint::Leaks => p::point_leaks(),
        Checkpoint::Noise => p::point_noise(),
        Checkpoint::Insulation => p::point_insulation(),
    }
}

/// Why not.
pub(super) fn building_refusal(refusal: BuildingRefusal) -> &'static str {
    match refusal {
        BuildingRefusal::NotEnrolled => super::t::refusals::not_enrolled(),
        BuildingRefusal::Unknown => r::unknown(),
        BuildingRefusal::NotYours => r::not_yours(),
        BuildingRefusal::NotATechnician => r::not_a_technician(),
        BuildingRefusal::InFuture => r::in_future(),
        BuildingRefusal::NameMissing => r::name_missing(),
        BuildingRefusal::NothingToSettle => r::nothing_to_settle(),
        BuildingRefusal::ObjectUnknown => r::object_unknown(),
        BuildingRefusal::ObjectNameMissing => r::object_name_missing(),
        BuildingRefusal::IntervalZero => r::interval_zero(),
        BuildingRefusal::BlowThroughIncomplete => r::blow_through_incomplete(),
        BuildingRefusal::MethodMissing => r::method_missing(),
        BuildingRefusal::DefectMissing => r::defect_missing(),
        BuildingRefusal::CareLeftOut => r::care_left_out(),
        BuildingRefusal::NextInPast => r::next_in_past(),
        BuildingRefusal::NextTooLate => r::next_too_late(),
        BuildingRefusal::StationUnknown => r::station_unknown(),
        BuildingRefusal::SeasonBegun => r::season_begun(),
        BuildingRefusal::NoSeason => r::no_season(),
        BuildingRefusal::NobodyAnswers => r::nobody_answers(),
        BuildingRefusal::AnswererUnknown => r::answerer_unknown(),
        BuildingRefusal::TechnicianUnknown => r::technician_unknown(),
        BuildingRefusal::TwoResponsible => r::two_responsible(),
        BuildingRefusal::OwnDeputy => r::own_deputy(),
        BuildingRefusal::BeforeLastChange => r::before_last_change(),
        BuildingRefusal::NotToBundle => r::not_to_bundle(),
        BuildingRefusal::TooLateForOne => r::too_late_for_one(),
        BuildingRefusal::OneAlone => r::one_alone(),
        BuildingRefusal::PlannedInPast => r::planned_in_past(),
        BuildingRefusal::RoundEmpty => r::round_empty(),
        BuildingRefusal::ProblemMissing => r::problem_missing(),
    }
}
