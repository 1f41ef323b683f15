//! What people write down about a building: the payloads that events and commands share.

use crate::domain::cases::Attachment;
use crate::domain::cases::repair::{Part, Symptom};
use crate::domain::figures::Figure;
use crate::domain::ids::{CaseId, ObjectId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A line of a building's page (P10.09.12a). Each is changed by itself, so that two people may each change another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What people call it.
    Name,
    /// Where it is.
    Address,
    /// The heating station that looks after it; the same words for every building of a station.
    Station,
    /// The risers, one a line.
    Risers,
    /// The valves and where they close, one a line.
    Valves,
    /// The radiators.
    Radiators,
    /// How old the installation is.
    Age,
    /// Anything else.
    Remarks,
    /// Why it is no longer looked after; empty while it is.
    OutOfUse,
}

impl Field {
    /// All, in the order in which they are read.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Address,
        Self::Station,
        Self::Risers,
        Self::Valves,
        Self::Radiators,
        Self::Age,
        Self::Remarks,
        Self::OutOfUse,
    ];
}

/// One of the four regular works (P10.09.01a–d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// 吹掃 (P10.09.01a).
    BlowThrough,
    /// 清洗 (P10.09.01b).
    Clean,
    /// 維修 (P10.09.01c).
    Repair,
    /// 養護 (P10.09.01d).
    Maintain,
}

impl WorkKind {
    /// All, in the order of the regulation.
    pub const ALL: [Self; 4] = [Self::BlowThrough, Self::Clean, Self::Repair, Self::Maintain];

    /// How often, where an object says nothing else.
    #[must_use]
    pub fn figure(self) -> Figure {
        match self {
            Self::BlowThrough => Figure::BlowThroughEvery,
            Self::Clean => Figure::CleanEvery,
            Self::Repair => Figure::OverhaulEvery,
            Self::Maintain => Figure::MaintainEvery,
        }
    }
}

/// What an installation is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// A riser with its branches.
    Riser,
    /// A main in the basement or the duct.
    Main,
    /// A valve or a group of them.
    Valves,
    /// A pump.
    Pump,
    /// A heat exchanger.
    Exchanger,
    /// A filter or dirt trap.
    Filter,
    /// Anything else.
    Other,
}

impl ObjectKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Riser,
        Self::Main,
        Self::Valves,
        Self::Pump,
        Self::Exchanger,
        Self::Filter,
        Self::Other,
    ];

    /// The maintenance list of this kind (P10.09.01d).
    #[must_use]
    pub fn steps(self) -> &'static [CareStep] {
        use CareStep::{
            Bleed, Fasten, Gauges, Insulate, Lubricate, Rust, Strainer, Tightness, Turn,
        };
        match self {
            Self::Riser | Self::Main => &[Tightness, Rust, Insulate, Fasten, Bleed],
            Self::Valves => &[Turn, Tightness, Lubricate, Rust],
            Self::Pump => &[Lubricate, Tightness, Fasten, Gauges],
            Self::Exchanger => &[Tightness, Gauges, Insulate, Rust],
            Self::Filter => &[Strainer, Tightness, Rust],
            Self::Other => &[Tightness, Fasten, Rust],
        }
    }
}

/// One step of a maintenance list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareStep {
    /// Turned through its whole way and back.
    Turn,
    /// Joints and glands are tight.
    Tightness,
    /// Lubricated.
    Lubricate,
    /// Rust removed, painted.
    Rust,
    /// Insulation whole.
    Insulate,
    /// Brackets and bolts firm.
    Fasten,
    /// Gauges and thermometers read right.
    Gauges,
    /// Strainer taken out and rinsed.
    Strainer,
    /// Bled.
    Bleed,
}

impl CareStep {
    /// All.
    pub const ALL: [Self; 9] = [
        Self::Turn,
        Self::Tightness,
        Self::Lubricate,
        Self::Rust,
        Self::Insulate,
        Self::Fasten,
        Self::Gauges,
        Self::Strainer,
        Self::Bleed,
    ];
}

/// One object of the installation list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectFacts {
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: ObjectKind,
    /// Days between two works of a kind; one that is missing follows the firm's figure.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub every: BTreeMap<WorkKind, u16>,
    /// Taken out of the building: nothing is owed for it any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// A regular work with what its clause names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Blown through (P10.09.01a).
    BlowThrough {
        /// From where to where.
        section: String,
        /// At which pressure, in kilopascals.
        kilopascals: u32,
        /// How long.
        minutes: u32,
    },
    /// Cleaned (P10.09.01b).
    Clean {
        /// How.
        method: String,
        /// Whether the water came out clear in the end; if not, the work is still owed.
        clear: bool,
    },
    /// Overhauled (P10.09.01c).
    Repair {
        /// What was wrong; "nothing found" is an answer.
        defect: String,
        /// Parts used.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<Part>,
        /// Whether it was tested and holds; if not, the work is still owed.
        tested: bool,
    },
    /// Maintained (P10.09.01d).
    Maintain {
        /// Steps of its list that were done.
        steps: BTreeSet<CareStep>,
        /// Why steps were left out; needed when any was.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        left_out: String,
        /// When it is due next.
        next: Timestamp,
    },
}

impl Work {
    /// Which of the four.
    #[must_use]
    pub fn kind(&self) -> WorkKind {
        match self {
            Self::BlowThrough { .. } => WorkKind::BlowThrough,
            Self::Clean { .. } => WorkKind::Clean,
            Self::Repair { .. } => WorkKind::Repair,
            Self::Maintain { .. } => WorkKind::Maintain,
        }
    }

    /// Whether it is done for this time: the water was clear, the repair was tested.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self {
            Self::BlowThrough { .. } | Self::Maintain { .. } => true,
            Self::Clean { clear, .. } => *clear,
            Self::Repair { tested, .. } => *tested,
        }
    }
}

/// A work on one object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkDone {
    /// Which object.
    pub object: ObjectId,
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub work: Work,
}

/// Who is responsible for a building from when on (P10.09.08a, b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// The one technician; none when nobody is for the time being.
    pub responsible: Option<PersonId>,
    /// Who stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<PersonId>,
    /// From this instant on.
    pub from: Timestamp,
    /// Who hands the building over; none when nobody was responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relieves: Option<PersonId>,
}

/// Something about a building that two people may write at the same time, as one of them wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildingValue {
    /// A line of its page.
    Line(Field, String),
    /// The sketch.
    Sketch(Option<Attachment>),
    /// Who is responsible.
    Responsible(Tenure),
    /// An object of the installation list.
    Object(ObjectId, ObjectFacts),
}

/// What is looked at on a round (P10.09.12b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checkpoint {
    /// Pressure, in kilopascals.
    Pressure,
    /// Temperature of the supply, tenths of a degree Celsius.
    Supply,
    /// Temperature of the return, tenths of a degree Celsius.
    Return,
    /// Leaks.
    Leaks,
    /// Noise.
    Noise,
    /// Insulation.
    Insulation,
}

impl Checkpoint {
    /// All, in the order of the walk.
    pub const ALL: [Self; 6] = [
        Self::Pressure,
        Self::Supply,
        Self::Return,
        Self::Leaks,
        Self::Noise,
        Self::Insulation,
    ];

    /// What a problem here looks like at first.
    #[must_use]
    pub fn symptom(self) -> Symptom {
        match self {
            Self::Leaks => Symptom::Leaking,
            Self::Supply | Self::Return => Symptom::LowHeat,
            Self::Noise => Symptom::Noise,
            Self::Pressure | Self::Insulation => Symptom::Other,
        }
    }
}

/// What was read at a checkpoint. A point that is not there was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The figure, for the points that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i32>,
    /// What is wrong, if anything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// A problem found on a round, and the repair that it opened in the same act (P10.09.12c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong.
    pub what: String,
    /// What is seen: a leak has its own limit.
    pub symptom: Symptom,
    /// The repair.
    pub case: CaseId,
    /// The object concerned, if one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<ObjectId>,
    /// Photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// A round through a building (P10.09.12b).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// When.
    pub occurred_at: Timestamp,
    /// What was looked at.
    pub points: BTreeMap<Checkpoint, Reading>,
}

impl Round {
    /// The checkpoints that nobody looked at.
    pub fn left_out(&self) -> impl Iterator<Item = Checkpoint> + '_ {
        Checkpoint::ALL
            .into_iter()
            .filter(|point| !self.points.contains_key(point))
    }

    /// The problems, in the order of the walk.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + '_ {
        self.points
            .values()
            .filter_map(|reading| reading.problem.as_ref())
    }
}

/// The heating season of a station began or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeasonMark {
    /// When.
    pub occurred_at: Timestamp,
    /// Began, or else ended.
    pub begins: bool,
    /// Works of this building that were overdue then (P10.09.01e).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overdue: Vec<(ObjectId, WorkKind)>,
    /// Who answers for going on all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<PersonId>,
}

/// Repairs of one building that one person does in one go (P10.09.08c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairOrder {
    /// When it was given.
    pub occurred_at: Timestamp,
    /// Who goes.
    pub technician: PersonId,
    /// When.
    pub planned: Timestamp,
    /// Which repairs; each keeps its own clocks.
    pub cases: Vec<CaseId>,
}
