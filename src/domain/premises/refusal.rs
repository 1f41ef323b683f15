//! Why something may not happen to a building.

use crate::domain::clause::Clause;
use crate::domain::context::Context;

macro_rules! clause {
    () => {
        None
    };
    ($clause:literal) => {
        Some(Clause($clause))
    };
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident $(by $clause:literal)?),+ $(,)?) => {
        /// A business "no" about a building.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum BuildingRefusal {
            $($(#[$doc])* $name),+
        }

        impl BuildingRefusal {
            /// The rule behind it, where there is one.
            #[must_use]
            pub fn clause(&self) -> Option<Clause> {
                match self { $(Self::$name => clause!($($clause)?)),+ }
            }
        }
    };
}

refusals! {
    /// There is no such building on this device.
    Unknown,
    /// Whoever acts is not enrolled (any more).
    NotEnrolled,
    /// Only the desk and the heads of the station may.
    NotYours,
    /// Only technicians and heads of the station may.
    NotATechnician,
    /// It is said to have happened later than now.
    InFuture,
    /// A building needs a name.
    NameMissing,
    /// There is nothing to choose among.
    NothingToSettle,
    /// No such object is in the building.
    ObjectUnknown,
    /// An object needs a name.
    ObjectNameMissing,
    /// An interval is at least a day.
    IntervalZero by "P10.09.01a",
    /// Section, pressure or duration is missing.
    BlowThroughIncomplete by "P10.09.01a",
    /// How it was cleaned is missing.
    MethodMissing by "P10.09.01b",
    /// What was wrong is missing.
    DefectMissing by "P10.09.01c",
    /// Steps were left out without a reason.
    CareLeftOut by "P10.09.01d",
    /// The next date lies before the work.
    NextInPast by "P10.09.01d",
    /// The next date lies beyond the interval.
    NextTooLate by "P10.09.01d",
    /// No building belongs to that station.
    StationUnknown,
    /// The season has begun already.
    SeasonBegun,
    /// No season has begun.
    NoSeason,
    /// Works are overdue and nobody answers for going on.
    NobodyAnswers by "P10.09.01e",
    /// Whoever shall answer is nobody who is enrolled.
    AnswererUnknown by "P10.09.01e",
    /// The responsible one is no technician who is enrolled.
    TechnicianUnknown by "P10.09.08a",
    /// Somebody else is responsible then, and does not hand over.
    TwoResponsible by "P10.09.08b",
    /// Nobody stands in for oneself.
    OwnDeputy by "P10.09.08b",
    /// It would begin before the change before it.
    BeforeLastChange by "P10.09.08b",
    /// A case is no repair without rush, or is not in this building.
    NotToBundle by "P10.09.08c",
    /// The planned time would cost a case its limit.
    TooLateForOne by "P10.09.08c",
    /// One repair alone is no round.
    OneAlone by "P10.09.08c",
    /// The planned time is over.
    PlannedInPast by "P10.09.08c",
    /// Nothing was looked at.
    RoundEmpty by "P10.09.12b",
    /// What is wrong is missing.
    ProblemMissing by "P10.09.12c",
}

/// Refuses unless `holds`, as long as the regulation of the refusal's clause is in force. A refusal without a clause always counts.
pub(super) fn demand(
    context: &Context<'_>,
    holds: bool,
    refusal: BuildingRefusal,
) -> Result<(), BuildingRefusal> {
    let counts = refusal
        .clause()
        .is_none_or(|clause| context.in_force(clause));
    if holds || !counts {
        Ok(())
    } else {
        Err(refusal)
    }
}
