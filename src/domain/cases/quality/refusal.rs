//! Why something may not happen to a quality complaint.

use crate::domain::cases::reasons::ruled;

ruled! {
    /// A business "no" about a quality complaint.
    QualityRefusal {
    /// A case without loss runs by the simple slip.
    IsSlip by "P04.03.01b",
    /// With a loss, or while nobody knows, it runs by the form.
    NotASlip by "P04.03.01b",
    /// Why it is seen otherwise is empty.
    LossReasonMissing by "P04.03.01b",
    /// Who went, what was found, what was done and who shall improve is not all there.
    SlipMissing by "P04.03.01c",
    /// The slip is not filled in.
    SlipOpen by "P04.03.01c",
    /// What the slip asks of a department is not done, or not confirmed.
    ImprovementOpen by "P04.03.01d",
    /// The class is the first, and what people did is not said.
    HumanCauseMissing by "P04.05.01",
    /// The class is the second, and no test or no defect code is there.
    TestMissing by "P04.05.02",
    /// The facts are neither compared with the papers nor explained.
    NotCompared by "P04.07.11",
    /// What the customer asks for is empty.
    DemandMissing by "P04.07.12a",
    /// The customer's reason is empty.
    ReasonMissing by "P04.07.12b",
    /// Nothing was found yet.
    FindingMissing by "P04.07.21a",
    /// The shares do not add up to a hundred, or nobody is named without a reason.
    SharesUneven by "P04.07.21c",
    /// Quality has not checked the cause that manufacturing gives.
    CauseUnchecked by "P04.07.22a",
    /// Only quality checks causes.
    NotChecker by "P04.07.22a",
    /// A remark belongs to what is not agreed.
    RemarkMissing by "P04.07.22a",
    /// A measure is checked by quality, or by manufacturing for itself.
    NotMeasureChecker by "P04.07.22a",
    /// Only who has something to do with it urges.
    NotUrger by "P04.07.22c",
    /// Only quality reports on causes and measures.
    NotReporter by "P04.07.22d",
    /// Only quality tests.
    NotTester by "P04.07.23",
    /// Sample, standard, value or what was measured is empty.
    TestIncomplete by "P04.07.23",
    /// Only the production office examines the papers.
    NotExaminer by "P04.07.32a",
    /// Only the production office informs the departments.
    NotInformer by "P04.07.33",
    /// Whom, or of what, is empty.
    InformedMissing by "P04.07.33",
    /// Who is responsible is not judged.
    JudgementMissing by "P04.07.34b",
    /// Why the office judges otherwise than quality found is empty.
    DifferenceUnexplained by "P04.07.34b",
    /// Manufacturing's finding is empty.
    InquiryMissing by "P04.07.41a",
    /// Neither a measure nor why none is needed.
    MeasureMissing by "P04.07.41b",
    /// The department responsible, as manufacturing sees it, is empty.
    DepartmentMissing by "P04.07.42a",
    /// The data of the product are empty.
    ProductMissing by "P04.07.42c",
    /// A case without a number of the register.
    NotRegistered by "P04.09.41a",
    /// Only the production office registers.
    NotRegistrar by "P04.09.41a",
    /// It has a number that nobody else bears.
    AlreadyRegistered by "P04.09.41a",
    /// The number has not the shape of the book, or somebody bears it.
    NumberUnfit by "P04.08.10",
    /// Only sales establishes the facts.
    NotEstablisher by "P04.09.01a",
    /// The facts are not established.
    FactsMissing by "P04.09.01a",
    /// The order number is empty.
    OrderMissing by "P04.09.01b",
    /// The item number is empty.
    ItemMissing by "P04.09.01c",
    /// The day of shipping is empty.
    ShippedMissing by "P04.09.01d",
    /// It was shipped after the customer spoke.
    ShippedLater by "P04.09.01d",
    /// Nothing was delivered, or the unit is empty.
    DeliveredMissing by "P04.09.01e",
    /// How many are bad is empty.
    DefectiveMissing by "P04.09.01f",
    /// More are bad than were delivered.
    MoreBadThanDelivered by "P04.09.01f",
    /// Neither a sample nor why there is none.
    SampleMissing by "P04.09.01i",
    /// The remark or the signature is missing.
    SignatureMissing by "P04.09.01j",
    /// Only sales sends the form.
    NotSender by "P04.09.01k",
    /// The form has not been sent.
    NotSent by "P04.09.01k",
    /// It was sent already.
    AlreadySent by "P04.09.01k",
    /// It has not been looked at on the spot.
    NotInspected by "P04.09.02a",
    /// Nobody asked for an inspection on the spot.
    NoInspection by "P04.09.02a",
    /// One of the three sides is missing.
    SideMissing by "P04.09.02b",
    /// Place, people or what was found is empty.
    InspectionMissing by "P04.09.02b",
    /// Only the general manager appoints who goes.
    NotAppointer by "P04.09.02d",
    /// Nobody is named, or why quality cannot come is empty.
    SubstituteMissing by "P04.09.02d",
    /// Nobody has asked for others.
    NotAskedFor by "P04.09.02d",
    /// Only who went reports.
    NotThere by "P04.09.02e",
    /// Only quality ends the investigation.
    NotInvestigator by "P04.09.03a",
    /// It has ended already.
    InvestigationEnded by "P04.09.03a",
    /// It has not ended.
    InvestigationOpen by "P04.09.03a",
    /// Who writes it says why they are concerned, unless it is quality.
    NotConcerned by "P04.09.03b",
    /// The report is empty.
    ReportMissing by "P04.09.03b",
    /// The general manager has not given instructions on the report.
    NotInstructed by "P04.09.03c",
    /// The instruction has no words.
    InstructionMissing by "P04.09.03c",
    /// Only quality gives cause and responsibility.
    NotQuality by "P04.09.42a",
    /// The cause is empty, or how it was traced.
    CauseMissing by "P04.09.42a",
    /// The department responsible is not determined.
    ResponsibleMissing by "P04.09.42b",
    /// Only manufacturing gives its cause.
    NotManufacturing by "P04.09.43a",
    /// Manufacturing has not given its cause.
    NotAnalysed by "P04.09.43a",
    /// Its measures are not put down.
    NoMeasures by "P04.09.43b",
    /// Only manufacturing asks for the opinion.
    NotAsker by "P04.09.43c",
    /// Manufacturing has not asked for the opinion.
    OpinionNotAsked by "P04.09.43c",
    /// Only the office gives the opinion.
    NotOpinion by "P04.09.43c",
    /// The office has not given its opinion.
    OpinionOpen by "P04.09.43c",
    /// The opinion is empty.
    OpinionMissing by "P04.09.43c",
    /// Only research and development give this opinion.
    NotResearch by "P04.09.44",
    /// Only quality and the office say what is out of the ordinary.
    NotMarker by "P04.09.44",
    /// It is not out of the ordinary.
    NotSpecial by "P04.09.44",
    /// Research and development have not given their opinion.
    ResearchOpen by "P04.09.44",
    /// Only the office checks the form.
    NotOffice by "P04.09.45a",
    /// What is wanting, or what was seen, is empty.
    CheckMissing by "P04.09.45a",
    /// The office has not sent the form back to sales.
    NotReturned by "P04.09.45b",
    /// Only sales says how to settle it.
    NotProposer by "P04.09.45c",
    /// No way, or a way without its figures.
    ProposalMissing by "P04.09.45c",
    /// Sales has not said how to settle it.
    NotProposed by "P04.09.45c",
    /// It is not decided.
    NotDecided by "P04.09.46a",
    /// Only sales negotiates.
    NotNegotiator by "P04.09.05a",
    /// Whom, or what was said, is empty.
    TalkMissing by "P04.09.05a",
    /// What came of the talks is not written down.
    OutcomeMissing by "P04.09.05c",
    /// The head has not signed.
    HeadOpen by "P04.09.05d",
    /// Only sales gives the form back.
    NotReturner by "P04.09.05e",
    /// Sales has not given the form back.
    NotGivenBack by "P04.09.05e",
    /// Only the production office forms the combined opinion.
    NotConcluder by "P04.09.06a",
    /// What is agreed about, or why, is empty.
    ConclusionMissing by "P04.09.06a",
    /// The unit of origin is empty.
    OriginMissing by "P04.09.07a",
    /// How it is handled in our own house is empty.
    InHouseMissing by "P04.09.07b",
    /// Whether it goes on the list is not said.
    ListedOpen by "P04.09.07c",
    /// Why it does not go on the list is empty.
    ListedUnexplained by "P04.09.07c",
    /// A line of the loss is less than nothing.
    CostNegative by "P04.09.07e",
    /// A copy goes out once it is closed.
    CopiesAfterClosing by "P04.09.08b",
    /// Whoever is given a copy is of another department.
    OtherDepartment by "P04.09.08b",
    /// A customer who does not accept gets a fresh form.
    FreshForm by "P04.09.09a",
    /// The form that it follows is not here, or is not closed.
    OriginalMissing by "P04.09.09b",
    /// More than a salesperson may say: the sales manager decides.
    NeedsManager by "P04.09.11a",
    /// More than this person may say: the deputy general manager decides.
    NeedsDeputy by "P04.09.11a",
    /// More than this person may say: the general manager decides.
    NeedsGeneral by "P04.09.11a",
    /// Only sales tells the customer.
    NotTeller by "P04.09.11b",
    /// Whom, or what was said, is empty.
    TellingMissing by "P04.09.11b",
    /// Only the general manager, the office and quality handle it with a third party.
    NotJoint by "P04.09.13a",
    /// Who, or what was handled, is empty.
    ThirdPartyMissing by "P04.09.13b",
    /// Nothing is to be collected.
    NothingToCollect by "P04.09.14a",
    /// Only sales and finance collect.
    NotCollector by "P04.09.14a",
    /// The amount is not more than nothing.
    AmountMissing by "P04.09.14a",
    /// Only sales reports it to the superior.
    NotObjector by "P04.09.14c",
    /// The customer's words are empty.
    ObjectionMissing by "P04.09.14c",
    /// Only a superior decides.
    NotSuperior by "P04.09.14c",
    /// The customer does not object.
    NoObjection by "P04.09.14c",
    /// Why is empty.
    RulingMissing by "P04.09.14c",
    /// Only the office accepts the form.
    NotAccepter by "P04.10.01a",
    /// The office does not have the form.
    NotAccepted by "P04.10.01a",
    /// The office has it already.
    AlreadyAccepted by "P04.10.01a",
    /// It takes no longer than it should.
    NotLate by "P04.10.01b",
    /// Why it takes longer is empty.
    ExcuseMissing by "P04.10.01b",
    /// What shall be done, or who does it, is empty.
    LineMissing by "P04.09.46b",
    /// A line is ticked off by its owner, or by who asked for it.
    NotTheOwner by "P04.09.46b",
    /// There is no such line, or it is not open.
    LineUnknown by "P04.09.46b",
    /// What was done is empty.
    DoneMissing by "P04.07.22b",
    /// Only the production office asks questions of its own.
    NotQuestioner by "P04.07.32b",
    /// Only the production office arranges contact with the customer.
    NotContact by "P04.07.36",
    /// Only manufacturing and quality put measures down.
    NotMeasurer by "P04.09.43b",
} }
