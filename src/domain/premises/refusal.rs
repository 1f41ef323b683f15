//! Why something may not happen to a building.

use crate::domain::refusal::refusals;

refusals! {
    /// A business "no" about a building.
    BuildingRefusal {
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
}
