//! Reasons that belong to no kind of case (help between departments, visits, emergencies) those of the major fault and the grumble, apart from
//! [`refusal`](super::refusal), which makes one enum of all.

/// Makes something of a list of reasons and of those that stand here.
macro_rules! with_reasons {
    ($make:ident { $($others:tt)* }) => {
        $make! {
            $($others)*
            /// Giving away what belongs to one's own duties needs a reason.
            OwnDutyGivenAway by "P01.02.03a",
            /// Where the leader is not there it goes to a colleague who is in charge of the matter.
            NotInChargeOfMatter by "P01.02.04c",
            /// A visit is needed already.
            VisitNeeded by "P01.02.03f",
            /// No visit is to be agreed or made.
            NoVisit by "P01.02.03f",
            /// Why somebody has to go there is empty.
            VisitWithoutReason by "P01.02.03f",
            /// The visit lies before it was agreed.
            VisitInPast by "P01.02.03f",
            /// Who comes, or who agreed to it at the customer's, is empty.
            VisitNotAgreed by "P01.02.03f",
            /// What came of the visit is empty.
            VisitWithoutResult by "P01.02.03f",
            /// Nothing waits for this person to say that they know.
            NothingToKnow by "P01.09.01a",
            /// Nobody is named who has to know.
            NobodyToInform by "P01.09.01a",
            /// It is an emergency already.
            AlreadyEmergency by "P01.09.01c",
            /// Why it is an emergency is empty.
            EmergencyWithoutReason by "P01.09.01c",
            /// In an emergency only technical service, or who was asked first, solves first.
            NotTechnicalService by "P01.09.01c",
            /// The contact sheet after the emergency is still missing.
            EmergencySheetMissing by "P01.09.01d",
            /// Only the department that leads may.
            NotTheLead by "P01.06.01a",
            /// Nobody was asked for help who could answer, or everything is answered.
            NoSuchHelp by "P01.06.01b",
            /// Another department was asked.
            NotAskedToHelp by "P01.06.01b",
            /// Who is asked is empty, or nobody who works here.
            HelperMissing by "P01.06.01b",
            /// A department asks itself.
            HelpsItself by "P01.06.01b",
            /// What is needed, or was done, is empty.
            HelpWithoutContent by "P01.06.01b",
            /// The date lies in the past.
            HelpDateInPast by "P01.06.01b",
            /// Not agreeing needs a reason.
            DisagreementWithoutReason by "P01.06.01b",
            /// Taking back needs a reason.
            WithdrawnWithoutReason by "P01.06.01a",
            /// No department has said that it cannot agree.
            NothingDisputed by "P01.06.01c",
            /// What cannot go on is empty.
            StandstillMissing by "P01.06.01c",
            /// Nothing is before the office.
            NoDispute by "P01.06.01c",
            /// A dispute waits for the office.
            RulingPending by "P01.06.01e",
            /// Only the departments concerned speak, each for itself.
            NotConcerned by "P01.06.01d",
            /// An opinion is empty.
            OpinionEmpty by "P01.06.01d",
            /// A department's opinion is not there.
            OpinionMissing by "P01.06.01d",
            /// The opinions are with the office already.
            OpinionsSubmitted by "P01.06.01d",
            /// The opinions were not submitted yet.
            NotSubmitted by "P01.06.01e",
            /// Only the office rules.
            NotTheOffice by "P01.06.01e",
            /// Why it was ruled so is empty.
            RulingWithoutReason by "P01.06.01e",
            /// Who does what is empty.
            RulingWithoutTask by "P01.06.01e",
            /// Nothing that was ruled is done and waits to be seen.
            NothingRuledDone by "P01.06.01f",
            /// What was ruled is not seen to be done yet.
            RulingNotCarriedOut by "P01.06.01f",
            /// Somebody was told as this already.
            AlreadyTold,
            /// When it happened is empty.
            FaultTimeMissing by "P01.07.01b",
            /// It happened after it was known, or the end lies before the beginning.
            FaultTimeWrong by "P01.07.01b",
            /// Where it happened is empty.
            FaultPlaceMissing by "P01.07.01c",
            /// What is seen is empty.
            FaultSymptomMissing by "P01.07.01d",
            /// Neither a plan nor a time by which it is given.
            FaultPlanMissing by "P01.07.01e",
            /// The salesperson is nobody who works here.
            SalespersonUnknown by "P01.07.01f",
            /// The salesperson was not told.
            SalespersonNotTold by "P01.07.01f",
            /// The manager in charge is nobody who works here.
            ManagerUnknown by "P01.07.01g",
            /// The manager in charge was not told.
            ManagerNotTold by "P01.07.01g",
            /// Only the manager in charge, once told, puts it on record.
            NotManagerInCharge by "P01.07.01h",
            /// It is on record already.
            AlreadyRegistered by "P01.07.01h",
            /// It was not put on record yet.
            NotRegistered by "P01.07.01h",
            /// Only the manager in charge tells the senior leaders.
            NotManagerToTell by "P01.07.01i",
            /// Nobody else who leads is named.
            LeaderUnknown by "P01.07.01i",
            /// The senior leaders were not told.
            LeadersNotTold by "P01.07.01i",
            /// Only the manager in charge follows it.
            NotManagerToFollow by "P01.07.01j",
            /// How it goes is empty.
            ProgressEmpty by "P01.07.01j",
            /// The fault is over already.
            FaultOver by "P01.07.01j",
            /// What ended the fault is empty.
            OutcomeMissing by "P01.07.01j",
            /// The fault is not over yet.
            FaultLasts by "P01.07.01k",
            /// Only maintenance staff and their head write the analysis.
            NotOfMaintenance by "P01.07.01k",
            /// Only the head of technical service signs.
            NotTheHead by "P01.07.01k",
            /// The analysis is signed already.
            ReportSigned by "P01.07.01k",
            /// Two people wrote a part at the same time: settle it first.
            ReportContested by "P01.07.01k",
            /// The analysis is not signed.
            ReportUnsigned by "P01.07.01k",
            /// The analysis does not say what was affected.
            ImpactMissing by "P01.07.01l",
            /// The analysis does not say how it was handled.
            HandlingMissing by "P01.07.01m",
            /// The analysis names no cause.
            FaultCauseMissing by "P01.07.01n",
            /// The analysis names no corrective measure.
            CorrectiveMissing by "P01.07.01o",
            /// The analysis names no preventive measure, nor why there is none.
            PreventiveMissing by "P01.07.01p",
            /// Nothing signed that could go to the customer.
            NotSignedYet by "P01.07.01q",
            /// Who was told at the customer's is empty.
            ToldNobody by "P01.07.01q",
            /// The analysis did not go back to the customer.
            CustomerNotTold by "P01.07.01q",
            /// Nothing signed that could go to the business department.
            NotSignedForBusiness by "P01.07.01r",
            /// Nobody of the business department is named.
            BusinessUnknown by "P01.07.01r",
            /// The analysis did not go back to the business department.
            BusinessNotTold by "P01.07.01r",
            /// Who grumbles is empty.
            GrumblerMissing by "P08.06.28b",
            /// A grumble without an answer.
            GrumbleUnanswered by "P08.06.28b",
            /// No regulation is in force by which this kind of complaint is taken.
            NothingToRaiseTo,
        }
    };
}

/// Makes an enum of a procedure's own reasons, each with its clause.
macro_rules! ruled {
    ($(#[$of:meta])* $refusal:ident { $($(#[$doc:meta])* $name:ident by $clause:literal),+ $(,)? }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $refusal {
            $($(#[$doc])* $name),+
        }

        impl $refusal {
            /// The rule behind it.
            #[must_use]
            pub fn clause(self) -> $crate::domain::clause::Clause {
                match self {
                    $(Self::$name => $crate::domain::clause::Clause($clause)),+
                }
            }
        }
    };
}

pub(super) use {ruled, with_reasons};
