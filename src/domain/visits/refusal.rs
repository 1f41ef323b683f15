//! Why something may not happen on a visit.

use crate::domain::refusal::refusals;

refusals! {
    /// A business "no" about a visit.
    VisitRefusal {
        /// There is no such visit on this device.
        Unknown,
        /// Whoever acts is not enrolled (any more).
        NotEnrolled,
        /// It was written down already.
        AlreadyMade,
        /// It is said to have happened later than now.
        InFuture,
        /// A step of another kind of visit.
        WrongKind,
        /// There is nothing to read.
        TextMissing,
        /// No such line, measure or topic.
        NothingThere,
        /// The customer has no project that somebody is to inspect.
        NoProject by "P01.10.11a",
        /// Only project managers and heads inspect.
        NotAnInspector by "P01.10.11a",
        /// A part of the project is left out.
        PartMissing by "P01.10.11b",
        /// A part was not looked at, and nobody says why.
        WhyNotChecked by "P01.10.11b",
        /// What was found, or its likely cause, is missing.
        NotAnalysed by "P01.10.11c",
        /// Whoever gets the findings is not of customer service.
        NotCustomerService by "P01.10.11d",
        /// The findings are with customer service already, or there are none.
        NothingToHandOver by "P01.10.11d",
        /// The leader is no senior leader.
        NoSeniorLeader by "P01.10.13a",
        /// Fewer senior engineers go than have to.
        TooFewEngineers by "P01.10.13b",
        /// Nobody is visited.
        NobodyVisited by "P01.10.13b",
        /// It would end before it begins.
        EndsBeforeStart by "P01.10.13b",
        /// Only who is on the visit writes down what was said.
        NotOnTheVisit by "P01.10.13c",
        /// The customer is not on the visit's list.
        NotVisited by "P01.10.13c",
        /// A customer was not asked for opinions, suggestions or criticism.
        NotAsked by "P01.10.13c",
        /// Lines stand under no topic yet.
        NotSorted by "P01.10.13e",
        /// Nothing was brought together yet.
        NotSummedUp by "P01.10.13f",
        /// Only the leader signs summary and plan.
        NotTheLeader by "P01.10.13f",
        /// A topic has neither a measure nor a reason.
        TopicWithoutMeasure by "P01.10.13f",
        /// A measure lacks what, who or by when.
        MeasureIncomplete by "P01.10.13f",
        /// Only its owner or the leader ends a measure.
        NotYourMeasure by "P01.10.13g",
        /// The measure has ended already.
        MeasureOver by "P01.10.13g",
    }
}
