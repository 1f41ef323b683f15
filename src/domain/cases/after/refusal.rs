//! Why something may not follow.

use crate::domain::clause::Clause;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident by $clause:literal),+ $(,)?) => {
        /// A business "no" about what follows a complaint.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AfterRefusal {
            $($(#[$doc])* $name),+
        }

        impl AfterRefusal {
            /// The rule behind it.
            #[must_use]
            pub fn clause(self) -> Clause {
                match self {
                    $(Self::$name => Clause($clause)),+
                }
            }
        }
    };
}

refusals! {
    /// Only the office presses for what is late.
    NotPresser by "P04.13.01a",
    /// No department is over a limit.
    NothingLate by "P04.13.01a",
    /// The department was pressed already, and not long ago.
    AlreadyPressed by "P04.13.01a",
    /// To whom the note goes is nobody who works here.
    NoteToNobody by "P04.13.01a",
    /// The number has not the shape of the book, or another note bears it.
    NoteNumberUnfit by "P04.13.01a",
    /// The number is borne by nothing else.
    NumberIsFree by "P04.13.01a",
    /// A note is answered with a new date.
    NewDateMissing by "P04.13.01a",
    /// No note waits for this department.
    NoNoteOpen by "P04.13.01a",
    /// Only the office checks how long each took.
    NotChecker by "P04.13.01b",
    /// The times are checked once the case is closed.
    CheckBeforeEnd by "P04.13.01b",
    /// They were checked already.
    AlreadyChecked by "P04.13.01b",
    /// A department that was late has neither a note nor a reason for none.
    LateUnexplained by "P04.13.01c",
    /// No department was late in it.
    NobodyWasLate by "P04.13.01c",
    /// There is an inquiry note to this department about this case.
    AlreadyAsked by "P04.13.01c",
    /// The cause, whether it is a person or a process, or what is done against it is missing.
    CauseOfDelayMissing by "P04.13.01d",
    /// Nothing was decided that could be objected to.
    NothingDecided by "P04.09.12",
    /// Why, or what instead, is empty.
    ObjectionIncomplete by "P04.09.12",
    /// No objection waits for an answer.
    NothingObjected by "P04.09.12",
    /// Only the general manager's office answers an objection.
    NotInCharge by "P04.09.12",
    /// Nobody answers their own objection.
    OwnObjection by "P04.09.12",
    /// Only the office puts improvements forward.
    NotImprover by "P04.07.35a",
    /// Problem, measure or the way of looking at its effect is empty, or nobody who works here carries it out.
    ImprovementIncomplete by "P04.07.35a",
    /// Which process or rule it changes is empty.
    ChangeUnnamed by "P05.03.07d",
    /// The date lies in the past.
    ImprovementDateInPast by "P04.07.35a",
    /// No improvement waits for this.
    NoImprovement by "P04.07.35a",
    /// Only whoever carries it out, or the office.
    NotCarrier by "P04.07.35b",
    /// It is not late.
    ImprovementNotLate by "P04.07.35b",
    /// Nobody was pressed for it.
    NotPressedFor by "P04.07.35b",
    /// It begins once every party takes part, or the general manager says so.
    PartiesOpen by "P05.05.34b",
    /// Another department was asked.
    NotAParty by "P05.05.34b",
    /// Not taking part needs a reason.
    PartyReasonMissing by "P05.05.34b",
    /// Only the general manager has it begin all the same.
    NotInstructor by "P05.05.34b",
    /// The figure before, or since, is empty.
    FiguresMissing by "P04.07.35c",
    /// It was not carried out, or its effect is confirmed.
    EffectNotDue by "P04.07.35c",
    /// An opinion or its answer is empty.
    OpinionEmpty by "P04.07.37",
    /// No opinion waits for this department.
    NoOpinionOpen by "P04.07.37",
    /// Only the office puts sanctions forward.
    NotProposer by "P04.09.07f",
    /// Nothing is put forward, or a sum is negative.
    NothingProposed by "P04.09.07f",
    /// It differs from the standard, and nobody says why.
    StandardReasonMissing by "P04.09.07f",
    /// Nobody agrees to a sanction of their own.
    OwnSanction by "P04.09.07g",
    /// It is not approved.
    NotApproved by "P04.09.07h",
    /// More is taken than the bonus comes to.
    MoreThanBonus by "P04.09.07h",
    /// Deductions concern manufacturing, sales and quality only.
    OtherDepartment by "P04.11.02a",
    /// Who is responsible was not judged, or they are not.
    ResponsibilityOpen by "P04.11.02b",
    /// The cause is empty.
    CauseMissing by "P04.11.02b",
    /// One notice a department or person; this one has one, or its month is missing.
    NoticeIncomplete by "P04.11.02c",
    /// They have one for this case.
    AlreadyProposed by "P04.11.02c",
    /// There is no proposal, or its notice is out.
    NoProposal by "P04.11.02c",
    /// Taking it back needs a reason.
    WithdrawalWithoutReason by "P04.09.07f",
    /// The copy for finance goes to somebody of finance.
    NotFinance by "P04.11.02f",
    /// No notice waits to be checked.
    NothingToCheck by "P04.11.02f",
    /// What is queried is empty.
    QueryMissing by "P04.11.02f",
    /// No notice waits to be read by this person.
    NothingToHear by "P04.11.02g",
}
