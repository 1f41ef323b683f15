//! Why something may not happen to a complaint.

use crate::domain::cases::reasons::ruled;

ruled! {
    /// A business "no" about a complaint.
    ComplaintRefusal {
    /// Who complains, or how to reach them, is empty, and nobody says why.
    ComplainantMissing by "P05.03.01b",
    /// Whom or what it is about is empty.
    AboutMissing by "P05.03.01c",
    /// What happened was not asked in detail.
    DetailsMissing by "P05.03.01d",
    /// The case that the appeal is raised against is not here.
    AppealUnknown by "P05.03.01f",
    /// An appeal is handled by somebody else than the case it is raised against.
    SameInCharge by "P05.03.01f",
    /// Only the quality supervisor receives written complaints.
    NotQuality by "P05.02.01d",
    /// The letter has not been taken over.
    NotTakenOver by "P05.02.01d",
    /// It did not come in writing, or the quality supervisor has it.
    NothingToTakeOver by "P05.02.01d",
    /// Only the general manager's office registers.
    NotRegistrar by "P05.05.31a",
    /// It has no number of the register.
    NotRegistered by "P05.05.31a",
    /// It has a number that nobody else bears.
    AlreadyRegistered by "P05.05.31a",
    /// The number has not the shape of the book, or somebody bears it.
    NumberUnfit by "P05.05.31a",
    /// Only the technical department confirms reasons.
    NotTechnical by "P05.05.11b",
    /// The technical department has not confirmed the reasons.
    NotConfirmed by "P05.05.11b",
    /// Why the reasons hold or not is empty.
    ReasonsMissing by "P05.03.02b",
    /// Only the general manager's office reviews.
    NotReviewer by "P05.05.32a",
    /// What is missing is not named.
    MissingUnnamed by "P05.05.32a",
    /// It was not reviewed, or sent back.
    NotReviewed by "P05.05.32a",
    /// Only the general manager's office judges.
    NotJudge by "P05.03.02a",
    /// The content was not read and understood.
    NotRead by "P05.03.02a",
    /// It goes on already by what was judged.
    AlreadyJudged by "P05.03.02a",
    /// Nobody has judged.
    NotJudged by "P05.03.02a",
    /// It was not upheld.
    NotUpheld by "P05.03.02a",
    /// Why the content is reasonable or not is empty.
    GroundsMissing by "P05.03.02c",
    /// It was upheld: there is nothing to excuse.
    IsUpheld by "P05.03.02d",
    /// What the customer was told is empty.
    ExplanationMissing by "P05.03.02d",
    /// The customer was not told that it is not upheld.
    NotExplained by "P05.03.02d",
    /// Only the general manager's office assigns.
    NotAssigner by "P05.03.03a",
    /// The department is empty.
    DepartmentMissing by "P05.03.03a",
    /// The department does not serve customers.
    NotServing by "P05.01.01",
    /// The department of whoever takes it does not serve customers.
    TakerNotServing by "P05.01.01",
    /// Nobody has been assigned.
    NotAssigned by "P05.03.03a",
    /// The person in charge is nobody who works here.
    PersonUnknown by "P05.03.03b",
    /// The head of the department is nobody who works here.
    HeadUnknown by "P05.06.01e",
    /// Only who handles it may.
    NotHandling by "P05.03.04a",
    /// The cause is empty.
    CauseMissing by "P05.03.04a",
    /// The cause is not known yet.
    CauseUnknown by "P05.03.04a",
    /// Neither who caused it nor why nobody of the firm did.
    PeopleMissing by "P05.03.04b",
    /// Only who was named may state something.
    NotNamed by "P05.03.04b",
    /// It is not about quality.
    NotAboutQuality by "P05.05.23a",
    /// What was inspected, or what it showed, is empty.
    InspectionMissing by "P05.05.23a",
    /// Only general affairs inspects.
    NotInspector by "P05.05.23a",
    /// Nothing was inspected, or it is confirmed.
    NotInspected by "P05.05.23b",
    /// Nobody confirms what they inspected themselves.
    OwnInspection by "P05.05.23b",
    /// Only the head of the department complained about or who acts for the head.
    NotTheHead by "P05.06.01e",
    /// The draft is empty.
    DraftMissing by "P05.06.01b",
    /// What was said is empty.
    TalkMissing by "P05.06.01c",
    /// What was agreed, or why nothing was, is empty.
    AgreementMissing by "P05.06.01d",
    /// Only the general manager's office chooses the manner.
    NotDrafter by "P05.05.33a",
    /// Only general affairs plans; in a further round whoever handles it once more.
    NotPlanner by "P05.03.05a",
    /// A plan has at least one dated line.
    PlanEmpty by "P05.03.05a",
    /// What shall be done, or who does it, is empty.
    LineMissing by "P05.03.05a",
    /// Which finding a line of the plan answers is empty.
    FindingMissing by "P05.03.05b",
    /// Why a wish is granted in part only, or not, is empty.
    WishUnanswered by "P05.03.05c",
    /// The plan is not approved in its present content.
    NotApproved by "P05.03.05e",
    /// A date after the end of the week needs a reason.
    AfterTheWeek by "P05.03.06a",
    /// A line is ticked off by its owner, or by who watches over it.
    NotTheOwner by "P05.03.06a",
    /// Something planned is not done.
    LinesOpen by "P05.03.06a",
    /// There is no such line, or it is done.
    LineUnknown by "P05.03.06a",
    /// What was done is empty.
    DoneMissing by "P05.03.06a",
    /// What becomes of somebody is for those who are responsible.
    NotResponsible by "P05.03.06b",
    /// Why nothing becomes of somebody is empty.
    MeasureMissing by "P05.03.06b",
    /// Somebody is responsible and nothing was said about them.
    MeasureOpen by "P05.03.06b",
    /// The customer was not told.
    CustomerNotTold by "P05.03.06c",
    /// The customer's words are empty.
    FeedbackMissing by "P05.03.06d",
    /// How it was handled is empty.
    SummaryMissing by "P05.03.07a",
    /// Nobody has summed it up.
    NotSummed by "P05.03.07a",
    /// Only general affairs sums up.
    NotSummer by "P05.03.07a",
    /// The lesson is empty.
    LessonMissing by "P05.03.07b",
    /// Neither an improvement nor why none is needed.
    ImprovementMissing by "P05.03.07c",
    /// A question of the customer is open.
    QuestionsOpen by "P05.05.12a",
    /// There is no result to pass on.
    NoResult by "P05.05.13",
    /// Only the technical department passes it on.
    NotPasser by "P05.05.13",
    /// To whom is empty.
    ReceiverMissing by "P05.05.13",
    /// Only general affairs leads the investigation.
    NotLeader by "P05.05.21a",
    /// Only general affairs puts forward who is responsible.
    NotProposer by "P05.05.21b",
    /// Nobody has put forward who is responsible.
    NotProposed by "P05.05.21b",
    /// Nobody is named, or no grounds are.
    ProposalMissing by "P05.05.21b",
    /// A corrective measure is open.
    CorrectiveOpen by "P05.05.22b",
    /// Only general affairs keeps measures.
    NotMeasurer by "P05.05.22b",
    /// Only the office and general affairs remind.
    NotReminder by "P05.05.22d",
    /// Nothing is late, or what is has been reacted to.
    NothingLate by "P05.05.31c",
    /// Only the general manager's office reacts.
    NotWatcher by "P05.05.31c",
    /// What was said or set is empty.
    ReactionMissing by "P05.05.31c",
    /// Only the general manager's office decides who is responsible.
    NotDecider by "P05.05.33b",
    /// Nobody is named, or no grounds are.
    DecisionMissing by "P05.05.33b",
    /// Only the office puts forward improvements.
    NotImprover by "P05.05.34a",
    /// Only the office brings opinions to departments.
    NotCourier by "P05.05.36a",
    /// The investigation has not ended.
    InvestigationOpen by "P05.06.02a",
    /// The investigation has ended already.
    InvestigationEnded by "P05.06.02a",
    /// Only the head of quality, or who was named, may.
    NotForQuality by "P05.06.02b",
    /// Only the head of quality names somebody.
    NotHeadOfQuality by "P05.06.02b",
    /// Who is named is nobody who works here.
    DelegateUnknown by "P05.06.02b",
    /// What is complained about or how far it is has no text.
    ReportIncomplete by "P05.06.02c",
    /// Only the general manager instructs.
    NotInstructor by "P05.06.02d",
    /// It is complete already.
    AlreadyCompleted by "P05.06.03a",
    /// What came of it is empty.
    CompletionMissing by "P05.06.03a",
    /// It is not complete yet.
    NotCompleted by "P05.06.03b",
    /// Satisfied or not was not asked.
    VerdictMissing by "P05.06.03d",
    /// The customer has said so.
    AlreadySatisfied by "P05.06.03d",
    /// The conversation is empty.
    ConversationMissing by "P05.06.31a",
    /// What came of it is empty.
    ResultMissing by "P05.06.31b",
    /// The customer is not satisfied.
    NotSatisfied by "P05.06.32b",
    /// The customer's words are empty.
    WithdrawalMissing by "P05.06.32b",
    /// Only the general manager lets it rest.
    NotRester by "P05.06.32b",
    /// It rests until a day ahead, not too far, for a reason.
    RestTooLong by "P05.06.32b",
    /// Only the general manager's office fines.
    NotFiner by "P05.07.01a",
    /// The sum is not in the range.
    PenaltyOutOfRange by "P05.07.01a",
    /// Grounds, or why there is no penalty, are empty.
    PenaltyUngrounded by "P05.07.01a",
    /// Neither an amount nor why there is none.
    PenaltyOpen by "P05.07.01a",
    /// Responsibility is not decided, or not theirs.
    PenaltyUnfounded by "P05.07.01b",
    /// There is a penalty for this case.
    AlreadyFined by "P05.07.01c",
    /// Nobody has decided who is responsible.
    ResponsibilityOpen by "P05.07.01d",
} }
