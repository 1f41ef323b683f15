//! The figures of the regulations that an organisation may change: one table that drives deadlines, settings and tests.

use super::clause::Clause;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident = $default:literal $unit:ident in $min:literal..=$max:literal by $clause:literal),+ $(,)?) => {
        /// A figure of a regulation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Figure { $($(#[$doc])* $name),+ }

        impl Figure {
            /// Every figure, in the order in which Settings lists them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What the regulation says, in which unit, within which limits, and where.
            #[must_use]
            pub fn spec(self) -> FigureSpec {
                match self { $(Self::$name => FigureSpec { default: $default, unit: Unit::$unit, min: $min, max: $max, clause: Clause($clause) }),+ }
            }
        }
    };
}

/// The unit in which a figure is written and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Clock minutes.
    Minutes,
    /// Clock hours.
    Hours,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// A count.
    Times,
    /// A share in percent.
    Percent,
    /// A share in per mille.
    PerMille,
    /// An hour of the day, 0 to 24.
    HourOfDay,
    /// An amount in whole yuan.
    Yuan,
    /// A day of the week, 1 for Monday to 7 for Sunday.
    Weekday,
}

/// What the register says about a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureSpec {
    /// The regulation's own figure, or ours where it only says "promptly".
    pub default: i64,
    /// Its unit.
    pub unit: Unit,
    /// Smallest value that can be set.
    pub min: i64,
    /// Largest value that can be set.
    pub max: i64,
    /// Where it stands.
    pub clause: Clause,
}

figures! {
    /// Be at a leak within.
    ArriveAtLeak = 30 Minutes in 1..=1440 by "P10.09.10a",
    /// Contact the customer of any other repair within.
    ContactCustomer = 30 Minutes in 1..=1440 by "P10.09.10b",
    /// Tries that show as "tried".
    ContactTries = 3 Times in 1..=20 by "P10.09.10b",
    /// Be at any other repair within.
    ArriveOnSite = 120 Minutes in 1..=10080 by "P10.09.10d",
    /// Have a repair finished within.
    FinishRepair = 24 Hours in 1..=720 by "P10.09.10g",
    /// The finish clock turns amber so long before its end.
    FinishAmber = 4 Hours in 0..=72 by "P10.09.10g",
    /// Tell emergency repair within.
    NotifyRepair = 5 Minutes in 1..=240 by "P10.09.04c",
    /// The same fault at the same place within so many days is a repeat.
    RepeatWithin = 7 Days in 1..=365 by "P10.09.02c",
    /// The revisit opens so long after the end of the repair.
    RevisitOpens = 48 Hours in 1..=720 by "P10.09.11c",
    /// The revisit is late so long after the end of the repair.
    RevisitEnds = 72 Hours in 1..=1440 by "P10.09.11c",
    /// Calls to customers begin at this hour.
    CallingFrom = 8 HourOfDay in 0..=23 by "P10.09.11c",
    /// Calls to customers end at this hour.
    CallingUntil = 20 HourOfDay in 1..=24 by "P10.09.11c",
    /// Report a major complaint within.
    ReportMajor = 30 Minutes in 1..=1440 by "P15.01.06",
    /// Report a matter of weight to the general manager within.
    ReportWeighty = 30 Minutes in 1..=1440 by "P01.02.05a",
    /// Reply after a result within.
    ReplyAfterResult = 1 WorkingDays in 1..=30 by "P15.01.04a",
    /// Hand in the contact sheet after "solve first" within.
    ContactSheet = 1 WorkingDays in 1..=30 by "P01.02.06b",
    /// A handed-over case is accepted, a call passed on, within.
    PassOn = 30 Minutes in 1..=1440 by "P01.02.07h",
    /// Solve on the telephone, or go on, within.
    SolveByHotline = 30 Minutes in 1..=1440 by "P01.10.21c",
    /// Set out to a site in the same city within.
    SetOutCity = 30 Minutes in 1..=10080 by "P01.10.23d",
    /// Set out to a site in the same province within.
    SetOutProvince = 120 Minutes in 1..=10080 by "P01.10.23d",
    /// Set out to a site elsewhere within.
    SetOutElsewhere = 1440 Minutes in 1..=20160 by "P01.10.23d",
    /// Arrive at a site in the same city within.
    ArriveCity = 120 Minutes in 1..=10080 by "P01.10.23e",
    /// Arrive at a site in the same province within.
    ArriveProvince = 480 Minutes in 1..=20160 by "P01.10.23e",
    /// Arrive at a site elsewhere within.
    ArriveElsewhere = 2880 Minutes in 1..=40320 by "P01.10.23e",
    /// Remind to call the customer first at so much of the time to the promise.
    ContactFirst = 80 Percent in 10..=100 by "P13.04.04",
    /// An outage of so many hours or more is told to the users.
    OutageHours = 8 Hours in 1..=72 by "P10.09.03a",
    /// Tell the users of an outage that is known to be long within.
    TellUsers = 30 Minutes in 1..=1440 by "P10.09.03a",
    /// Order emergency repair of an outage within.
    OrderRepair = 30 Minutes in 1..=1440 by "P10.09.03b",
    /// Restore the supply within.
    RestoreSupply = 24 Hours in 1..=720 by "P10.09.03c",
    /// Hand over a shift after the planned change within.
    HandOverShift = 15 Minutes in 0..=240 by "P10.09.02a",
    /// Blow every object through once in.
    BlowThroughEvery = 365 Days in 1..=3650 by "P10.09.01a",
    /// Clean every object once in.
    CleanEvery = 365 Days in 1..=3650 by "P10.09.01b",
    /// Overhaul every object once in.
    OverhaulEvery = 365 Days in 1..=3650 by "P10.09.01c",
    /// Maintain every object once in.
    MaintainEvery = 365 Days in 1..=3650 by "P10.09.01d",
    /// Go through the installation of a new building of one's own within.
    GoThrough = 7 Days in 1..=180 by "P10.09.12a",
    /// A round through every building in the season once in.
    RoundEvery = 7 Days in 1..=60 by "P10.09.12b",
    /// A problem that was found on a round is dealt with within.
    RoundProblem = 24 Hours in 1..=720 by "P10.09.12c",
    /// Agree a visit that is needed within so many hours of working time.
    AgreeVisit = 4 Hours in 1..=80 by "P01.02.03f",
    /// Say that one knows of what must be known within.
    KnowNotice = 120 Minutes in 1..=2880 by "P01.09.01a",
    /// Answer a department that asks for help within.
    AnswerHelp = 120 Minutes in 1..=2880 by "P01.06.01b",
    /// Give a department's opinion in a dispute within.
    GiveOpinion = 1 WorkingDays in 1..=30 by "P01.06.01d",
    /// Rule on a dispute within.
    RuleDispute = 2 WorkingDays in 1..=30 by "P01.06.01e",
    /// Tell those concerned of a major fault within.
    TellOfFault = 30 Minutes in 1..=1440 by "P01.07.01a",
    /// Tell the senior leaders of a major fault within.
    TellLeaders = 60 Minutes in 1..=1440 by "P01.07.01i",
    /// Follow up a major fault once in.
    FollowFault = 120 Minutes in 5..=2880 by "P01.07.01j",
    /// Have the fault analysis report signed within.
    ReportFault = 3 WorkingDays in 1..=60 by "P01.07.01k",
    /// Feed the report back to the customer and the business department within.
    FeedBackFault = 1 WorkingDays in 1..=30 by "P01.07.01q",
    /// Inspect every project once in.
    InspectEvery = 90 Days in 1..=1095 by "P01.10.11a",
    /// Findings are with customer service after so many working days; 0 is the end of the same one.
    HandOverFindings = 0 WorkingDays in 0..=10 by "P01.10.11d",
    /// The customer hears of an urgent finding within.
    UrgentFinding = 24 Hours in 1..=240 by "P01.10.11e",
    /// The customer hears of any other finding within.
    OrdinaryFinding = 5 WorkingDays in 1..=60 by "P01.10.11e",
    /// Ask the customers once in.
    SurveyEvery = 365 Days in 30..=1095 by "P01.10.12a",
    /// A grade up to this one is low.
    LowGrade = 2 Times in 1..=4 by "P01.10.12e",
    /// Fewer answers than this are marked as few.
    FewAnswers = 5 Times in 1..=100 by "P01.10.12g",
    /// Find a way to solve what a survey showed within.
    FindWay = 10 WorkingDays in 1..=60 by "P01.10.12h",
    /// Go on a research visit once in.
    ResearchEvery = 182 Days in 14..=1095 by "P01.10.13b",
    /// So many senior engineers go on a research visit.
    ResearchEngineers = 2 Times in 1..=10 by "P01.10.13b",
    /// A complaint on a research visit is answered after so many working days; 0 is the end of the same one.
    ComplaintAnswer = 0 WorkingDays in 0..=10 by "P01.10.13d",
    /// Bring together what was said on a research visit within.
    SumUpVisit = 5 WorkingDays in 1..=60 by "P01.10.13e",
    /// Draw up the plan that follows it within.
    PlanMeasures = 10 WorkingDays in 1..=60 by "P01.10.13f",
    /// Find why an expectation was not met, and answer the customer, within.
    AnswerShortfall = 5 WorkingDays in 1..=60 by "P01.10.30j",
    /// A manager agrees to so much.
    AuthorityManager = 10000 Yuan in 0..=100000000 by "P04.09.06d",
    /// The general manager's deputy agrees to so much.
    AuthorityDeputy = 50000 Yuan in 0..=100000000 by "P04.09.06d",
    /// The effect of an improvement is looked at so long after it was carried out.
    CheckEffect = 30 Days in 1..=365 by "P04.07.35c",
    /// What became of an opinion is told within.
    AnswerOpinion = 7 Days in 1..=90 by "P04.07.37",
    /// A reprimand is the rule from a loss of.
    ReprimandFrom = 1000 Yuan in 0..=100000000 by "P04.09.07f",
    /// A minor demerit is the rule from a loss of.
    MinorDemeritFrom = 10000 Yuan in 0..=100000000 by "P04.09.07f",
    /// A major demerit is the rule from a loss of.
    MajorDemeritFrom = 50000 Yuan in 0..=100000000 by "P04.09.07f",
    /// So much of a department's part of the loss is taken from the performance bonus.
    DeductionShare = 10 Percent in 0..=100 by "P04.09.07h",
    /// The cases closed in a month are gathered so many days after its end.
    StatisticsDay = 10 Days in 1..=28 by "P04.09.10a",
    /// An objection is answered within.
    AnswerObjection = 7 Days in 1..=90 by "P04.09.12",
    /// A department that runs over a limit is pressed within.
    UrgeWithin = 1 Days in 1..=30 by "P04.13.01a",
    /// It is pressed again once in.
    UrgeAgain = 3 Days in 1..=30 by "P04.13.01a",
    /// How long each department took is checked after the closing within.
    CheckTimes = 5 WorkingDays in 1..=60 by "P04.13.01b",
    /// An inquiry note is answered within.
    AnswerInquiry = 7 Days in 1..=90 by "P04.13.01d",
    /// The effect of an improvement of the service is looked at so long after it was carried out.
    LookAgain = 90 Days in 1..=730 by "P05.05.34d",
    /// A salesperson holds out so much to a customer by themselves.
    AuthoritySales = 0 Yuan in 0..=100000000 by "P04.09.11a",
    /// Set out to look at it on the spot within.
    SetOutInspection = 24 Hours in 1..=240 by "P04.09.02c",
    /// Accept the form of a quality complaint, and register it, within.
    RegisterQuality = 1 Days in 0..=30 by "P04.09.41a",
    /// Find the cause of a quality complaint within.
    FindQualityCause = 3 Days in 0..=60 by "P04.09.42a",
    /// Report after the investigation of a quality complaint within.
    ReportQuality = 3 Days in 1..=60 by "P04.09.03a",
    /// Manufacturing gives its cause and its measures within.
    AnalyseMaking = 3 Days in 0..=60 by "P04.09.43a",
    /// Research and development give their opinion within.
    ResearchQuality = 2 Days in 0..=60 by "P04.09.44",
    /// Check causes, measures and the form within.
    CheckQuality = 1 Days in 0..=30 by "P04.09.45a",
    /// Propose, negotiate and give the form back within.
    SettleQuality = 3 Days in 0..=60 by "P04.09.45c",
    /// Form the combined opinion within.
    ConcludeQuality = 1 Days in 1..=30 by "P04.09.06b",
    /// Tell the customer what was decided within.
    TellQuality = 1 Days in 0..=30 by "P04.07.14",
    /// Have a quality complaint closed as a rule within.
    CloseQualityRule = 14 Days in 1..=180 by "P04.10.01b",
    /// Have a quality complaint closed at the latest within.
    CloseQualityLatest = 21 Days in 1..=365 by "P04.10.01c",
    /// An invoice is paid within.
    PaymentTerm = 30 Days in 1..=365 by "P04.09.14b",
    /// After a complaint that is not upheld the customer still has.
    PaymentLeast = 7 Days in 0..=90 by "P04.09.14b",
    /// A step after a claim was granted is taken within.
    ReturnStep = 1 WorkingDays in 0..=30 by "P04.12.10",
    /// Goods that are to come back come within.
    GoodsComeBack = 14 Days in 1..=180 by "P04.12.12h",
    /// So much more than was approved may come back.
    OverReturn = 50 PerMille in 0..=1000 by "P04.12.21b",
    /// Have a proof of a return or an allowance within.
    ProofOfReturn = 14 Days in 1..=180 by "P04.12.24a",
    /// A step of a complaint for which the regulation names no time is taken within.
    ComplaintStep = 1 WorkingDays in 0..=30 by "P05.05.31b",
    /// Clear the responsibility of a complaint, draft a plan and agree with the customer within.
    AgreeOnComplaint = 1 Days in 1..=30 by "P05.06.01a",
    /// Report to the general manager after the investigation within.
    ReportComplaint = 3 Days in 1..=60 by "P05.06.02a",
    /// Have a complaint dealt with within.
    FinishComplaint = 7 Days in 1..=180 by "P05.06.03a",
    /// After so many calls nobody is reached.
    CallTries = 5 Times in 1..=50 by "P05.06.03d",
    /// From this round on the general manager sees the complaint too.
    WatchRound = 3 Times in 2..=50 by "P05.06.32b",
    /// A complaint rests no longer than.
    RestDays = 30 Days in 1..=365 by "P05.06.32b",
    /// A penalty is at least.
    PenaltyLeast = 200 Yuan in 0..=1000000 by "P05.07.01a",
    /// A penalty is at most.
    PenaltyMost = 1500 Yuan in 0..=1000000 by "P05.07.01a",
    /// Tell the customer how matters stand once a department was informed within.
    TellAfterInforming = 30 Minutes in 1..=1440 by "P15.02.01c",
    /// Ask the customer afterwards so many times.
    FollowUps = 2 Times in 1..=2 by "P13.02.08",
    /// Ask for the first time within.
    FollowUpFirst = 3 Days in 1..=60 by "P13.02.08",
    /// Ask for the second time within.
    FollowUpSecond = 14 Days in 2..=120 by "P13.02.08",
    /// A form that was given out comes back within.
    FormBack = 7 Days in 1..=90 by "P15.01.05c",
    /// An open case to which nothing happens for so long is listed.
    IdleAfter = 3 Days in 1..=60 by "P13.04.03",
    /// Information for the other side is passed on within; 0: the same working day.
    PassPaperOn = 0 WorkingDays in 0..=10 by "P11.04.01a",
    /// Put the files in order once in.
    OrderFilesEvery = 91 Days in 7..=366 by "P11.04.03b",
    /// Sum up a month so many days after its end.
    SummaryDay = 5 Days in 1..=28 by "P15.02.04a",
    /// Name somebody who repairs within, where no other figure holds.
    AssignRepair = 30 Minutes in 1..=1440 by "P11.04.05b",
    /// Pass a complaint or report on within.
    PassPetitionOn = 30 Minutes in 1..=1440 by "P10.11.06c",
    /// Answer a complaint within.
    ReplyComplaint = 5 WorkingDays in 1..=60 by "P10.11.06d",
    /// Answer a report of misconduct within.
    ReplyReport = 10 WorkingDays in 1..=120 by "P10.11.06e",
    /// The opinion on handling, to the dispatch room, within.
    ProposeHandling = 60 Minutes in 1..=1440 by "P10.04.05b",
    /// The reply on what was handed down, to the dispatch room, within.
    ReplyToDispatch = 60 Minutes in 1..=1440 by "P10.04.05d",
    /// At so many transfers the supervisor decides whose it is.
    TransfersTold = 3 Times in 1..=20 by "P10.04.01b",
    /// At so many who did not take it a leader decides whose it is.
    LeaderDecides = 2 Times in 1..=20 by "P10.11.08b",
    /// Call the user after the answer within.
    RevisitAnswered = 3 WorkingDays in 1..=60 by "P10.11.09a",
    /// Without movement the first responsible looks after it within.
    NoMovement = 1 WorkingDays in 1..=30 by "P10.11.09b",
    /// Answer a customer who grumbles within; the regulation names no figure.
    AnswerGrumble = 3 WorkingDays in 1..=60 by "P08.06.28b",
    /// A matter whose kind has no limit of its own is dealt with within.
    DealWithin = 5 WorkingDays in 1..=60 by "P10.04.05a",
    /// Empty the opinion box, read the opinion book once in.
    EmptyBox = 1 WorkingDays in 1..=30 by "P10.11.03",
    /// The leaders' reception is on this day of the week, 1 for Monday.
    ReceptionDay = 1 Weekday in 1..=7 by "P10.11.04",
    /// The leaders' reception begins at this hour.
    ReceptionFrom = 8 HourOfDay in 0..=23 by "P10.11.04",
    /// The leaders' reception ends at this hour.
    ReceptionUntil = 10 HourOfDay in 1..=24 by "P10.11.04",
    /// The month of complaints is signed after its end within.
    SignMonth = 3 WorkingDays in 1..=30 by "P10.04.06a",
}

/// The figures an organisation has changed; the others keep the regulation's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures(pub BTreeMap<Figure, i64>);

impl Figures {
    /// The value in force, always within the figure's limits.
    #[must_use]
    pub fn get(&self, figure: Figure) -> i64 {
        let spec = figure.spec();
        self.0
            .get(&figure)
            .copied()
            .unwrap_or(spec.default)
            .clamp(spec.min, spec.max)
    }
}
