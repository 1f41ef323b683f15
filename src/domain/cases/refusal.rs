//! Why something may not happen to a case, and when a rule is asked at all.

use super::after::AfterRefusal;
use super::clears::Clear;
use super::complaint::ComplaintRefusal;
use super::quality::QualityRefusal;
use super::reasons::with_reasons;
use super::returns::ReturnsRefusal;
use crate::domain::approvals::ApprovalRefusal;
use crate::domain::clause::Clause;
use crate::domain::context::Context;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident $(by $clause:literal)?),+ $(,)?) => {
        /// A business "no" about a case.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum CaseRefusal {
            $($(#[$doc])* $name,)+
            /// Marks of the five clears are not filled (P15.01.00).
            ClearsMissing(Vec<Clear>),
            /// A rule of complaints.
            Complaint(ComplaintRefusal),
            /// A rule of what follows them.
            After(AfterRefusal),
            /// A rule of quality complaints.
            Quality(QualityRefusal),
            /// A rule of returns and allowances.
            Returns(ReturnsRefusal),
            /// A rule of approvals.
            Approval(ApprovalRefusal),
        }

        impl CaseRefusal {
            /// The rule behind it, where there is one.
            #[must_use]
            pub fn clause(&self) -> Option<Clause> {
                match self {
                    $(Self::$name => clause!($($clause)?),)+
                    Self::ClearsMissing(_) => Some(Clause("P15.01.00")),
                    Self::Complaint(refusal) => Some(refusal.clause()),
                    Self::After(refusal) => Some(refusal.clause()),
                    Self::Quality(refusal) => Some(refusal.clause()),
                    Self::Returns(refusal) => Some(refusal.clause()),
                    Self::Approval(refusal) => refusal.clause(),
                }
            }
        }
    };
}

macro_rules! clause {
    () => {
        None
    };
    ($clause:literal) => {
        Some(Clause($clause))
    };
}

with_reasons! { refusals {
    /// There is no such case on this device.
    Unknown,
    /// It was taken already.
    AlreadyReceived,
    /// Whoever acts is not enrolled (any more).
    NotEnrolled,
    /// The step belongs to another kind of case.
    WrongKind,
    /// The step answers something that nobody has asked.
    NothingAsked,
    /// It is said to have happened later than now.
    InFuture,
    /// It is said to have happened before the case was received.
    BeforeReceived,
    /// It is said to have happened before the step that it follows.
    OutOfOrder,
    /// The case has no number.
    NumberMissing,
    /// Another case has this number.
    NumberTaken,
    /// Nobody wrote another version at the same time, or this is none of them.
    NothingToSettle,
    /// What was expected, or why it could not be met, is missing.
    CauseOfShortfallMissing by "P01.10.30h",
    /// The changed plan, or a measure with what, who and by when, is missing.
    ImprovementMissing by "P01.10.30i",
    /// What the customer was answered is missing.
    BestAnswerMissing by "P01.10.30j",
    /// A customer who does not accept the answer gets a leader's decision.
    NotAcceptedNeedsLeader by "P01.10.30j",
    /// No shortfall waits for an answer.
    NothingFellShort by "P01.10.30j",
    /// There is nothing to write down.
    TextMissing,
    /// Nobody has given this person a paper that has not come.
    NoPaperAwaited,
    /// The case is closed.
    Closed,
    /// The case is still open.
    NotClosed,
    /// What the customer says is empty (P15.01.01b, P13.01.03).
    WordsMissing by "P15.01.01b",
    /// Caller or number to call back is empty.
    CallerMissing by "P01.02.07g",
    /// The main points were not repeated to the customer, and nobody says why.
    ReadBackMissing by "P13.01.04",
    /// No time by which the customer hears.
    PromiseMissing by "P13.01.07",
    /// The promised time lies in the past.
    PromiseInPast by "P13.01.07",
    /// A repair is not settled while it is taken.
    CannotSettleAtOnce by "P10.09.04b",
    /// What the customer wants was not asked.
    WantedMissing by "P01.02.02e",
    /// Only who has the case, the service desk or a superior may.
    NotInCharge by "P01.02.00",
    /// The successor is nobody who is enrolled.
    SuccessorUnknown by "P01.02.00",
    /// The successor has the case already.
    AlreadyInCharge by "P01.02.00",
    /// Name, number, content or wish is missing, so it cannot be handed over.
    HandOverIncomplete by "P01.02.04a",
    /// Handing over needs a reason.
    HandOverReasonMissing by "P13.04.03",
    /// Nothing was handed over.
    NothingHandedOver by "P01.02.04b",
    /// It was handed to somebody else.
    NotHandedToYou by "P01.02.04b",
    /// Not taking it needs a reason.
    DeclineReasonMissing by "P01.02.03d",
    /// It is major already.
    AlreadyMajor by "P15.02.00",
    /// Why it is major is empty.
    MajorReasonMissing by "P15.02.00",
    /// Only major matters are reported upwards.
    NotMajor by "P15.01.06",
    /// Nobody waits for a word about a report.
    NothingToAcknowledge by "P15.01.06",
    /// It was reported to somebody else.
    NotReportedToYou by "P15.01.06",
    /// Neither head nor leader.
    NotASuperior by "P15.01.06",
    /// Major, and nobody above knows.
    NotReported by "P15.01.06",
    /// Major, and the general manager does not know.
    NotReportedToManager by "P01.02.05a",
    /// The general manager's instruction is not there yet.
    InstructionMissing by "P01.02.05b",
    /// Only the first responsible person may solve first.
    NotFirstResponsible by "P01.02.06a",
    /// It was solved first already.
    AlreadySolvedFirst by "P01.02.06a",
    /// No contact sheet is owed.
    SheetNotOwed by "P01.02.06b",
    /// The sheet is owed by whoever solved first.
    SheetNotYours by "P01.02.06b",
    /// The contact sheet is still missing.
    SheetMissing by "P01.02.06b",
    /// An answer tells what has been done.
    CourseMissing by "P15.01.04a",
    /// An answer that solves tells the result.
    AnswerResultMissing by "P15.01.04a",
    /// An answer that does not solve promises the next one.
    NextMissing by "P13.01.09",
    /// The next reply lies in the past.
    NextInPast by "P15.01.03c",
    /// Closing tells what came of it.
    ClosingResultMissing by "P15.01.05a",
    /// Nothing has been solved yet.
    NotSolved by "P13.01.09",
    /// The customer was not told the result.
    NotReplied by "P15.01.03a",
    /// A written complaint is answered in writing.
    NotAnsweredInWriting by "P15.02.03c",
    /// A dissatisfied customer's case is closed by a superior.
    DissatisfiedNeedsSuperior by "P13.04.06",
    /// Opening again needs a reason.
    ReopenReasonMissing by "P13.04.03",
    /// Only repair technicians work at the customer's place.
    NotATechnician,
    /// The technician is nobody who is enrolled as one.
    TechnicianUnknown by "P10.09.08a",
    /// Sending a technician is up to desk, superior or the technician.
    NotAssigner by "P10.09.08b",
    /// The fault is the user's own and the charge was not explained.
    ChargeNotExplained by "P10.09.04e",
    /// The user does not agree to the cause of the damage.
    ChargeDisputed by "P10.09.06b",
    /// A charge is zero or more.
    ChargeNegative by "P10.09.04e",
    /// Only the user's own installation is advised on or charged.
    NotUsersOwn by "P10.09.04d",
    /// What was advised is empty.
    AdviceMissing by "P10.09.04d",
    /// Reached, but neither a time nor a call back.
    AgreedTimeMissing by "P10.09.10c",
    /// The agreed time lies before the contact.
    AgreedTimeInPast by "P10.09.10c",
    /// Later than the limit only at the user's wish, with the user's words.
    WishMissing by "P10.09.10c",
    /// Somebody is there already.
    AlreadyThere by "P10.09.10d",
    /// Why it cannot be reached in time is empty.
    DelayReasonMissing by "P10.09.05a",
    /// The new time lies in the past.
    DelayInPast by "P10.09.05b",
    /// Nobody is at the place.
    NotThere by "P10.09.10e",
    /// What was found is empty.
    FindingMissing by "P10.09.10e",
    /// The cause is not known yet.
    CauseMissing by "P10.09.10e",
    /// Leaving before the end needs a reason.
    LeaveReasonMissing by "P10.09.10f",
    /// The time of return does not lie ahead.
    ReturnInPast by "P10.09.10f",
    /// The fault is removed already.
    AlreadyRemoved by "P10.09.10f",
    /// The fault is not removed yet.
    NotRemoved by "P10.09.10f",
    /// What was done is empty.
    WorkMissing by "P10.09.11a",
    /// It does not work again.
    NotWorking by "P10.09.02c",
    /// No temperature and no check.
    CheckMissing by "P10.09.02c",
    /// Steps of the work list were left out without a reason.
    StepsLeftOut by "P10.09.07f",
    /// The receipt with the user's opinion is missing.
    ReceiptMissing by "P10.09.11a",
    /// Neither signed with an opinion, nor a reason.
    ReceiptUnsigned by "P10.09.11a",
    /// The receipt says nowhere how the user can be reached.
    ReceiptPhoneMissing by "P10.09.11b",
    /// Nothing was repaired, so there is nothing to revisit.
    RevisitNotOwed by "P10.09.11c",
    /// The revisit has been done.
    AlreadyRevisited by "P10.09.11c",
    /// Whether the fault is gone was not asked.
    RevisitIncomplete by "P10.09.11c",
    /// What is opened, or who consents, is empty.
    OpeningUnconsented by "P10.09.13a",
    /// What is damaged and why is empty.
    DamageMissing by "P10.09.06a",
    /// Agreed, but not signed.
    DamageUnsigned by "P10.09.06c",
    /// Not agreed, and the user's words are missing.
    DamageWordsMissing by "P10.09.06b",
    /// Accepting a new repair is up to the shift, the desk and the technicians.
    NotOfTheShift by "P10.09.02b",
    /// Somebody has accepted it or is there already.
    AlreadyTakenUp by "P10.09.02b",
    /// Nobody has arrived to whom the card could belong.
    CardBeforeArrival by "P10.09.08d",
    /// Everything on the arrival card is confirmed.
    CardConfirmed by "P10.09.08d",
    /// Nothing on the card was confirmed.
    CardEmpty by "P10.09.08d",
    /// Another step of the ladder is open.
    StepNotOpen by "P01.10.20",
    /// The hotline has not ended yet.
    RemoteNotOpen by "P01.10.22a",
    /// Hotline and remote service have not both ended yet.
    OnSiteNotOpen by "P01.10.23a",
    /// Why the step ended is empty.
    StepReasonMissing by "P01.10.20",
    /// What was said is empty.
    GuidanceMissing by "P01.10.21b",
    /// Who consents, or for which system, is empty.
    ConsentIncomplete by "P01.10.22b",
    /// The authorisation ends before it begins.
    ConsentExpired by "P01.10.22b",
    /// No authorisation in force.
    NoConsent by "P01.10.22b",
    /// Symptoms or fault are empty.
    SymptomsMissing by "P01.10.22c",
    /// The customer's technician, or why there is none, is empty.
    GuestTechnicianMissing by "P01.10.22e",
    /// A remote session is still open.
    SessionOpen by "P01.10.22d",
    /// No remote session is open.
    NoSession by "P01.10.22d",
    /// What was looked at and changed is empty.
    ChangesMissing by "P01.10.22d",
    /// Only the service desk assigns.
    NotServiceDesk by "P01.10.23b",
    /// Nobody, or somebody else, is assigned.
    NotAssigned by "P01.10.23b",
    /// Already on the way.
    AlreadyOnTheWay by "P01.10.23d",
    /// Already there.
    AlreadyAtSite by "P01.10.23e",
    /// Not there yet.
    NotAtSite by "P01.10.23e",
    /// It is solved already.
    AlreadySolved by "P01.10.23f",
    /// What was done is empty.
    SolutionMissing by "P01.10.23f",
    /// Solved on site without the customer's signature.
    SignatureMissing by "P01.10.23f",
    /// No matter is written down that is still open.
    NoMatter by "P13.06.02",
    /// What the customer wants was not written down.
    MattersMissing by "P13.01.05",
    /// What the customer wants most is still open.
    MostWantedOpen by "P13.06.02",
    /// Problem and cause were not written down.
    NotAnalysed by "P13.05.01",
    /// How our share is put to the customer is empty.
    ResponsibilityMissing by "P13.05.05b",
    /// The fault is ours, and nobody has apologised.
    NotApologised by "P13.02.02",
    /// There is no such solution, or none that can be offered.
    NoSolution by "P13.02.04",
    /// This solution is on the list.
    SolutionKnown by "P13.02.04",
    /// What would be done is empty.
    SolutionEmpty by "P13.02.04",
    /// What it means for the customer is empty.
    MeansMissing by "P13.02.03",
    /// A concession beyond the rule needs a reason.
    ConcessionUnexplained by "P13.06.04",
    /// One solution lies with the customer already.
    AlreadyOffered by "P13.02.05",
    /// It is not the best one, and nobody says why it is offered.
    NotTheBest by "P13.02.05",
    /// No solution lies with the customer.
    NothingOffered by "P13.02.06",
    /// What the customer says against it is empty.
    ObjectionMissing by "P13.02.06",
    /// None is left, so the customer is given a time; or one is left, so it is offered.
    NoneLeft by "P13.02.06",
    /// The customer has accepted one already.
    AlreadyAgreed by "P13.02.07",
    /// Who accepts is neither named nor has signed.
    ConfirmerMissing by "P13.02.07",
    /// The customer has not accepted a solution.
    NotConfirmed by "P13.02.07",
    /// It was carried out already.
    AlreadyCarriedOut by "P13.02.07",
    /// Neither side was asked what it thinks of the result.
    VerdictsMissing by "P13.06.05",
    /// Below what was expected, and nobody says why.
    BelowUnexplained by "P13.04.02",
    /// The firm cannot live with it, and nobody says why.
    FirmUnexplained by "P13.06.05",
    /// Which department is empty.
    DepartmentMissing by "P15.02.01b",
    /// It was given to the head already.
    AlreadyRaised by "P15.02.02a",
    /// Whoever it would be given to is no head.
    NotAHead by "P15.02.02a",
    /// The head has it: others do not end it.
    WithTheHead by "P15.02.02a",
    /// The reason that the customer was told is empty.
    RaisedUnexplained by "P15.02.02b",
    /// The time of the reply does not lie ahead.
    RaisedWithoutReply by "P15.02.02c",
    /// Matter, course or result is missing on the form.
    FormIncomplete by "P15.01.05a",
    /// The form is out with the user already.
    FormIsOut by "P15.01.05c",
    /// Neither signed with an opinion, nor a reason.
    FormUnsigned by "P15.01.05b",
    /// Where it is filed is empty.
    FormPlaceMissing by "P15.01.05c",
    /// This kind has a revisit of its own.
    FollowUpNotOwed by "P13.02.08",
    /// The customer is asked once at least; a second time is waived with a reason.
    FollowUpOwed by "P13.02.08",
    /// Reached, but not asked.
    FollowUpEmpty by "P13.02.08",
    /// The other case is not known here, or is this one.
    OtherCaseUnknown by "P01.02.07j",
    /// They are one matter already.
    AlreadyJoined by "P01.02.07j",
    /// No lapse is written down.
    NoLapse by "P01.02.07b",
    /// This lapse is written down.
    LapseKnown by "P01.02.07b",
    /// Measures are up to the heads.
    NotTheHeads by "P01.02.07b",
    /// What is criticised is empty.
    CriticismEmpty by "P01.02.07b",
    /// Topic, trainer or date is missing.
    InstructionUnplanned by "P01.02.07c",
    /// Measure or the person's answer is empty.
    DisciplineUnheard by "P01.02.07d",
    /// Only serious lapses lead to another post.
    NotSerious by "P01.02.07e",
    /// A second superior has to consent.
    ConsentMissing by "P01.02.07e",
    /// The person still has open cases.
    CasesLeft by "P01.02.07e",
    /// Nothing waits for a word of whoever acts.
    NothingToConfirm by "P01.02.07c",
    /// Somebody of the firm whom a report concerns.
    PersonConcerned by "P10.11.12a",
    /// What was said is empty.
    ParticularsMissing by "P10.11.06b",
    /// Sealed, and in clear as well.
    SealedInClear,
    /// Another way, without a word which.
    WayMissing by "P10.11.05",
    /// Nobody is named, and nobody said that they want no name.
    ReporterMissing by "P10.04.03b",
    /// What the user wishes was not asked.
    WishesMissing by "P10.11.10b",
    /// A name, number or address of somebody who does not want to be known.
    IdentityInClear by "P10.11.10c",
    /// Anonymous, and no pick-up code.
    PickUpMissing by "P10.11.10c",
    /// Entered late, and who found it is empty.
    FinderMissing by "P10.11.11a",
    /// Whoever got it pushes it on instead of giving it back.
    PushedOn by "P10.11.08b",
    /// A leader has named who has it.
    DecidedByLeader by "P10.11.08b",
    /// Facts or rule are missing.
    GroundsMissing by "P10.11.07a",
    /// What the user is entitled to is empty.
    RightsMissing by "P10.11.07b",
    /// A payment or waiver that nobody has approved.
    NotApproved by "P10.11.07c",
    /// Nothing waits for an approval.
    NothingToApprove by "P10.11.07c",
    /// Only heads and leaders approve.
    NotAnApprover by "P10.11.07c",
    /// It is of this sort already.
    SameSort by "P10.11.01a",
    /// Why it is of the other sort is empty.
    SortReasonMissing by "P10.11.01a",
    /// What is to be done is empty.
    ProposalMissing by "P10.04.05b",
    /// Who of the dispatch room was told is empty.
    DispatchNotTold by "P10.04.05c",
    /// The opinion is there already.
    AlreadyProposed by "P10.04.05b",
    /// The result or the state is empty.
    ReportBackMissing by "P10.04.05d",
    /// The next report lies in the past.
    NextReportInPast by "P10.04.05d",
    /// The dispatch room has the result.
    AlreadyReportedBack by "P10.04.05d",
    /// Only heads and leaders press.
    NotAbove by "P10.11.09c",
    /// The time until which it is pressed for lies in the past.
    UrgeInPast by "P10.11.09c",
    /// Pressing again goes to a head or leader.
    UrgeGoesToLeader by "P10.11.09c",
    /// Nobody has pressed this person.
    NotUrged by "P10.11.09c",
    /// Whether the user is satisfied was not asked.
    SatisfactionMissing by "P10.04.06b",
    /// Nobody can be called.
    NoContact by "P10.11.10c",
    /// The user was asked afterwards already.
    AlreadyAsked by "P10.11.09a",
    /// No pick-up code was given out.
    NoPickUpCode by "P10.11.10c",
    /// The user has no answer yet.
    NotAnswered by "P10.04.04c",
    /// What came of it is empty.
    ResultMissing by "P10.04.04b",
    /// Concealment, papers and retaliation are the leader's to decide.
    LeaderDecides by "P10.11.11a",
    /// The explanation that the user was given is empty.
    ExplanationMissing by "P10.04.02b",
} }

macro_rules! rooms {
    ($($room:ident holds $refusal:ident),+ $(,)?) => {
        $(impl From<$refusal> for CaseRefusal {
            fn from(refusal: $refusal) -> Self {
                Self::$room(refusal)
            }
        })+
    };
}

rooms! {
    After holds AfterRefusal,
    Complaint holds ComplaintRefusal,
    Quality holds QualityRefusal,
    Approval holds ApprovalRefusal,
}

/// Refuses unless `holds`. A rule of a regulation that is not in force refuses nothing.
pub(super) fn demand(
    context: &Context<'_>,
    holds: bool,
    refusal: CaseRefusal,
) -> Result<(), CaseRefusal> {
    let asked = refusal
        .clause()
        .is_none_or(|clause| context.in_force(clause));
    (holds || !asked).then_some(()).ok_or(refusal)
}
