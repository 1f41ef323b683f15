//! Why something may not happen in a survey.

use crate::domain::refusal::refusals;

refusals! {
    /// A business "no" about a survey.
    SurveyRefusal {
        /// There is no such survey on this device.
        Unknown,
        /// Whoever acts is not enrolled (any more).
        NotEnrolled,
        /// It is said to have happened later than now.
        InFuture,
        /// A survey needs a name.
        NameMissing,
        /// There is nothing to read.
        TextMissing,
        /// No such measure.
        NothingThere,
        /// It is over.
        Over,
        /// Only customer service and heads run surveys.
        NotCustomerService by "P01.10.12a",
        /// Nobody is named to whom questionnaires went.
        NobodyAsked by "P01.10.12a",
        /// The customer is not on file.
        CustomerUnknown by "P01.10.12a",
        /// A question has neither an answer nor "does not apply".
        QuestionOpen by "P01.10.12b",
        /// A grade is from 1 to 5.
        NoSuchGrade by "P01.10.12b",
        /// A low grade needs its reason.
        ReasonMissing by "P01.10.12e",
        /// What the numbers mean is missing.
        AnalysisMissing by "P01.10.12g",
        /// A low answer has no way of being solved yet.
        WayMissing by "P01.10.12h",
        /// A way is a case or a measure with what, who and by when.
        WayIncomplete by "P01.10.12h",
        /// The answer is not low.
        NothingToSolve by "P01.10.12h",
        /// There is a way already.
        WayKnown by "P01.10.12h",
        /// A question fell, and nothing is done about it.
        FallWithoutMeasure by "P01.10.12i",
        /// Only its owner or customer service ends a measure.
        NotYourMeasure by "P01.10.12h",
        /// The measure has ended already.
        MeasureOver by "P01.10.12h",
    }
}
