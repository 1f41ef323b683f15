//! A clock: one deadline of one subject, running or stopped. Obligations are the clocks that still run.

use super::calendar::Span;
use super::cases::complaint::Step;
use super::cases::quality;
use super::cases::returns;
use super::clause::Clause;
use super::ids::{PersonId, Subject};
use super::roles::Role;
use super::time::{MINUTE, Timestamp};

/// What has to happen before the clock ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Tell the emergency-repair people (P10.09.04c).
    NotifyRepair,
    /// Be at the place of a leak (P10.09.10a).
    ArriveAtLeak,
    /// Reach the customer and agree a time (P10.09.10b).
    ContactCustomer,
    /// Be at the place of any other repair (P10.09.10d).
    ArriveOnSite,
    /// Come back, as was said on leaving (P10.09.10f).
    Return,
    /// Have the fault removed (P10.09.10g).
    FinishRepair,
    /// Ask the customer 48 hours after the repair (P10.09.11c).
    Revisit,
    /// Keep what was promised to the customer (P13.01.08, P15.01.03c).
    KeepPromise,
    /// Report a major matter upwards (P01.02.05a, P15.01.06).
    ReportMajor,
    /// Say that one knows of a major matter (P15.01.06).
    AcknowledgeReport,
    /// Say whether one takes a case that was handed over (P01.02.04b).
    AcceptHandover,
    /// Solve on the telephone or go to the next step (P01.10.21c).
    SolveByHotline,
    /// End a remote session that was begun (P01.10.22d).
    EndRemoteSession,
    /// Set out to the site (P01.10.23d).
    SetOut,
    /// Arrive at the site of a request (P01.10.23e).
    ReachSite,
    /// Reply once there is a result (P15.01.04a).
    Reply,
    /// Hand in the work contact sheet after "solve first" (P01.02.06b).
    HandInContactSheet,
    /// Meet the target that came with an imported case.
    MeetTarget,
    /// Tell the users of an outage, or announce it (P10.09.03a).
    TellUsers,
    /// Order emergency repair of an outage (P10.09.03b).
    OrderRepair,
    /// Restore the supply (P10.09.03c).
    RestoreSupply,
    /// Plan somebody where the roster has a gap (P10.09.02a).
    StaffStation,
    /// Hand over the shift that has changed (P10.09.02a).
    HandOverShift,
    /// Blow an installation through (P10.09.01a).
    BlowThrough,
    /// Clean an installation (P10.09.01b).
    CleanInstallation,
    /// Overhaul an installation (P10.09.01c).
    OverhaulInstallation,
    /// Maintain an installation (P10.09.01d).
    MaintainInstallation,
    /// Make a round through a building (P10.09.12b).
    MakeRound,
    /// Go through the installation of a building that is newly one's own (P10.09.12a).
    GoThrough,
    /// Pass a call on to customer service or to those who do the work (P01.02.07h).
    PassOnCall,
    /// Agree a visit that is needed with the customer (P01.02.03f).
    AgreeVisit,
    /// Be at the customer's as was agreed (P01.02.03f).
    MakeVisit,
    /// Say that one knows of what must be known (P01.09.01a).
    KnowNotice,
    /// Say whether one's department helps (P01.06.01b).
    AnswerHelp,
    /// Give the help that was promised (P01.06.01b).
    GiveHelp,
    /// Say what one's department thinks of the dispute (P01.06.01d).
    GiveOpinion,
    /// Rule on a dispute (P01.06.01e).
    RuleDispute,
    /// Do what the ruling says (P01.06.01f).
    CarryOutRuling,
    /// See to it that a ruling is carried out (P01.06.01f).
    SuperviseRuling,
    /// Tell the salesperson of the contract of a major fault (P01.07.01f).
    TellSalesperson,
    /// Tell the manager in charge of a major fault (P01.07.01g).
    TellManager,
    /// Say how a major fault is to be handled, as was announced (P01.07.01e).
    GivePlan,
    /// Put a major fault on record (P01.07.01h).
    RegisterFault,
    /// Tell the senior leaders of a major fault (P01.07.01i).
    TellLeaders,
    /// Follow how a major fault is handled (P01.07.01j).
    FollowFault,
    /// Have the fault analysis report written and sign it (P01.07.01k).
    ReportFault,
    /// Feed the report back to the customer (P01.07.01q).
    FeedBackCustomer,
    /// Feed the report back to the business department (P01.07.01r).
    FeedBackBusiness,
    /// Inspect a customer's project (P01.10.11a).
    Inspect,
    /// Hand what an inspection found to customer service (P01.10.11d).
    HandOverFindings,
    /// Go on a research visit again (P01.10.13b).
    GoOnResearch,
    /// Bring together what was said on a research visit (P01.10.13e).
    SumUpVisit,
    /// Draw up the plan that follows a research visit (P01.10.13f).
    PlanMeasures,
    /// Carry out a measure (P01.10.12h, 13g, 30i).
    CarryOutMeasure,
    /// Find a way to solve what a survey showed (P01.10.12h).
    FindWay,
    /// Ask the customers again (P01.10.12a).
    RunSurvey,
    /// Find why an expectation was not met (P01.10.30h).
    FindCause,
    /// Answer a customer whose expectation was not met (P01.10.30j).
    GiveBestAnswer,
    /// Answer a customer who grumbles (P08.06.28b).
    AnswerGrumble,
    /// Take a step of a complaint (P05).
    Complaint(Step),
    /// Take a step of a quality complaint (P04).
    Quality(quality::Step),
    /// Have a quality complaint closed, as a rule (P04.10.01b).
    CloseAsRule,
    /// Have a quality complaint closed, at the latest (P04.10.01c).
    CloseAtLatest,
    /// A step of returns and allowances (P04.12.10–25).
    Returns(returns::Step),
    /// Give a case its number of the register (P05.05.31a, P04.09.41a).
    RegisterCase,
    /// Come to a preliminary agreement with whoever complains (P05.06.01d).
    AgreeWithCustomer,
    /// Have a complaint dealt with (P05.06.03a).
    FinishComplaint,
    /// Tell whoever complained what was done (P05.03.06c).
    TellComplainant,
    /// Do what one shall do by a date (P05.03.06a).
    DoLine,
    /// Agree to what was put before one, or send it back (P05.03.05d).
    Approve,
    /// Press a department that is late (P04.13.01a).
    IssueUrge,
    /// Say by when, being pressed (P04.13.01a).
    AnswerUrge,
    /// Check how long each department took (P04.13.01b).
    CheckTimes,
    /// Say why one was late (P04.13.01d).
    AnswerInquiry,
    /// Answer a department's objection (P04.09.12).
    AnswerObjection,
    /// Say whether one takes part in an improvement (P05.05.34b).
    JoinImprovement,
    /// Press for an improvement (P04.07.35b).
    UrgeImprovement,
    /// Confirm that an improvement works (P04.07.35c, P05.05.34d).
    CheckEffect,
    /// Say what became of an opinion (P04.07.37).
    AnswerOpinion,
    /// Make out the notice of an approved sanction (P04.11.02c).
    MakeOutNotice,
    /// Check a notice for finance (P04.11.02f).
    CheckNotice,
    /// Read a notice that concerns one (P04.11.02g).
    HearNotice,
    /// Gather the cases closed in a month in the statistics (P04.09.10a).
    CompileStatistics,
    /// Say whether one agrees to whose the responsibility is (P04.09.10c).
    JudgeStatistics,
    /// Go through the closed cases and compile the approved sanctions (P04.11.01a, b).
    ReviewSanctions,
    /// Say from when sanctions take effect (P04.11.01c).
    ReceiveSanctions,
    /// Publish the sanctions (P04.11.01d).
    PublishSanctions,
    /// Say that a paper has come (P05.06.31c).
    ReceivePaper,
    /// Tell the customer how matters stand once a department was informed (P15.02.01c).
    TellCustomer,
    /// Ask afterwards how it was handled (P13.02.08, P15.02.04c).
    FollowUp,
    /// Take back the user-opinion form that is out (P15.01.05c).
    TakeFormBack,
    /// Enter a written complaint in the book (P15.02.03a).
    EnterInBook,
    /// Say that a measure was heard, or took place (P01.02.07b, c).
    ConfirmMeasure,
    /// Name somebody who repairs (P11.04.05b).
    AssignRepair,
    /// Submit a complaint in writing to the leaders (P15.02.03b).
    SubmitPaper,
    /// Pass information on to the other side (P11.04.01a).
    PassPaperOn,
    /// Do what was put down about a paper (P11.04.03c).
    DoPaperTask,
    /// Put the files in order (P11.04.03b).
    OrderFiles,
    /// Sum up the complaints of the month (P15.02.04a).
    SumUpMonth,
    /// Pass a complaint or a report on (P10.11.06c).
    PassOn,
    /// Answer a complaint (P10.11.06d).
    ReplyComplaint,
    /// Answer a report of misconduct (P10.11.06e).
    ReplyReport,
    /// Tell the dispatch room the opinion on handling (P10.04.05b, c).
    ProposeHandling,
    /// Reply to the dispatch room on what was handed down (P10.04.05d).
    ReplyToDispatch,
    /// Say whose a case is that is pushed on, not taken or come back (P10.04.01b, P10.11.08b, c).
    DecideOwner,
    /// Look after a case without movement (P10.11.09b).
    FollowProgress,
    /// Take note of being pressed (P10.11.09c).
    HearUrge,
    /// Ask whoever waits over the end of the month (P10.04.06b).
    AskMeanwhile,
    /// Open the matter of an offence that was stated (P10.11.11–12).
    OpenOffence,
    /// Decide about concealment, destroyed papers, retaliation (P10.11.11–12).
    DecideOffence,
    /// Deal with a matter whose kind has no limit of its own (P10.04.05a).
    DealWith,
    /// Empty the opinion box, read the opinion book (P10.11.03).
    EmptyBox,
    /// Name the leader who receives (P10.11.04).
    NameReceiver,
    /// Hold the leaders' reception (P10.11.04).
    HoldReception,
    /// Sign the month of complaints (P10.04.06a).
    SignMonth,
}

/// Who owes it: somebody by name, or whoever holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// By name.
    Person(PersonId),
    /// Whoever holds the role.
    Role(Role),
}

/// A half-open stretch of time `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// First instant inside.
    pub from: Timestamp,
    /// First instant after.
    pub to: Timestamp,
}

/// How a due instant came about; `calendar.explain` turns it into lines for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The instant from which is counted.
    pub start: Timestamp,
    /// How much, in which time. `None`: an instant that somebody named (a promise, an appointment).
    pub span: Option<Span>,
    /// Stretches that do not count, because the customer wished to wait.
    pub pauses: Vec<Interval>,
    /// The last instant that is still in time.
    pub due: Timestamp,
}

/// Where a clock stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not yet to be done (a revisit before its 48 hours are over); opens then.
    NotYetOpen(Timestamp),
    /// Running, time left in ms.
    Running(i64),
    /// Over, by ms.
    Overdue(i64),
    /// Done in time.
    Met(Timestamp),
    /// Done, late by ms.
    MetLate(Timestamp, i64),
    /// No longer owed (withdrawn, replaced, case ended otherwise).
    Void,
}

/// One deadline of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it is about.
    pub subject: Subject,
    /// What has to happen.
    pub duty: Duty,
    /// The rule it comes from; `None` for an imported target.
    pub clause: Option<Clause>,
    /// Who owes it.
    pub owner: Owner,
    /// From when it can be done; equals the start unless the rule says "after".
    pub opens: Timestamp,
    /// When it is due and why.
    pub deadline: Deadline,
    /// How long before the end it turns amber, in ms.
    pub amber: i64,
    /// When it was done.
    pub met: Option<Timestamp>,
    /// No longer owed.
    pub void: bool,
}

impl Deadline {
    /// So many ms by the wall clock from `start`.
    #[must_use]
    pub fn by_the_wall(start: Timestamp, ms: i64) -> Self {
        let minutes = u32::try_from(ms / MINUTE).unwrap_or(u32::MAX);
        Self {
            start,
            span: Some(Span::ClockMinutes(minutes)),
            pauses: Vec::new(),
            due: start.plus(ms),
        }
    }
}

impl Clock {
    /// An open clock that runs by the wall: so many ms from `start`, amber in the last quarter.
    #[must_use]
    pub fn by_the_wall(
        subject: Subject,
        duty: Duty,
        clause: Clause,
        owner: Owner,
        start: Timestamp,
        ms: i64,
    ) -> Self {
        Self {
            subject,
            duty,
            clause: Some(clause),
            owner,
            opens: start,
            deadline: Deadline::by_the_wall(start, ms),
            amber: ms / 4,
            met: None,
            void: false,
        }
    }

    /// Where it stands at `now`. Exactly at the due instant is in time; one millisecond later is late.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.met {
            Some(met) if met <= self.deadline.due => Standing::Met(met),
            Some(met) => Standing::MetLate(met, met.since(self.deadline.due)),
            None if self.void => Standing::Void,
            None if now < self.opens => Standing::NotYetOpen(self.opens),
            None if now <= self.deadline.due => Standing::Running(self.deadline.due.since(now)),
            None => Standing::Overdue(now.since(self.deadline.due)),
        }
    }

    /// Whether somebody still owes it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.met.is_none() && !self.void
    }
}
