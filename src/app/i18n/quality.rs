//! The words of quality complaints. Exhaustive: a new variant without a name does not compile.

use super::t::quality as q;
use super::t::quality_refusals as r;
use super::{separator, yuan};
use crate::domain::cases::quality::{
    Class, HumanCause, LineKind, Loss, Outcome, Part, QualityRefusal as No, QualityStep, Ruling,
    Settlement, Share, Step, Verdict, Way,
};

/// A step of a quality complaint.
#[must_use]
pub fn step(one: Step) -> &'static str {
    match one {
        Step::Establish => q::step_establish(),
        Step::AskSubstitutes => q::step_ask_substitutes(),
        Step::Appoint => q::step_appoint(),
        Step::SetOut => q::step_set_out(),
        Step::Inspect => q::step_inspect(),
        Step::ReportInspection => q::step_report_inspection(),
        Step::FillSlip => q::step_fill_slip(),
        Step::SeeLoss => q::step_see_loss(),
        Step::Send => q::step_send(),
        Step::Accept => q::step_accept(),
        Step::Inform => q::step_inform(),
        Step::Examine => q::step_examine(),
        Step::Find => q::step_find(),
        Step::Test => q::step_test(),
        Step::Cause => q::step_cause(),
        Step::EndInvestigation => q::step_end_investigation(),
        Step::Report => q::step_report(),
        Step::MarkSpecial => q::step_mark_special(),
        Step::Analyse => q::step_analyse(),
        Step::CheckCause => q::step_check_cause(),
        Step::AskOpinion => q::step_ask_opinion(),
        Step::Opine => q::step_opine(),
        Step::Research => q::step_research(),
        Step::Check => q::step_check(),
        Step::Propose => q::step_propose(),
        Step::Talk => q::step_talk(),
        Step::GiveBack => q::step_give_back(),
        Step::Conclude => q::step_conclude(),
        Step::Tell => q::step_tell(),
        Step::ThirdParty => q::step_third_party(),
        Step::Excuse => q::step_excuse(),
        Step::Collect => q::step_collect(),
        Step::Object => q::step_object(),
        Step::Rule => q::step_rule(),
        Step::AddLine => q::step_add_line(),
        Step::DoneLine => q::step_done_line(),
        Step::CheckLine => q::step_check_line(),
        Step::UrgeLine => q::step_urge_line(),
        Step::ReportMeasures => q::step_report_measures(),
    }
}

/// Whether there is a loss.
#[must_use]
pub fn loss(one: Loss) -> &'static str {
    match one {
        Loss::Yes => q::loss_yes(),
        Loss::NotKnown => q::loss_not_known(),
        Loss::No => q::loss_no(),
    }
}

/// The class.
#[must_use]
pub fn class(one: Class) -> &'static str {
    match one {
        Class::People => q::class_people(),
        Class::Quality => q::class_quality(),
    }
}

/// What people did.
#[must_use]
pub fn human(one: HumanCause) -> &'static str {
    match one {
        HumanCause::Order => q::human_order(),
        HumanCause::Packing => q::human_packing(),
        HumanCause::Loading => q::human_loading(),
        HumanCause::Transport => q::human_transport(),
        HumanCause::Storage => q::human_storage(),
        HumanCause::Use => q::human_use(),
        HumanCause::Other => q::human_other(),
    }
}

/// What a test means.
#[must_use]
pub fn verdict(one: Verdict) -> &'static str {
    match one {
        Verdict::Confirmed => q::verdict_confirmed(),
        Verdict::Partly => q::verdict_partly(),
        Verdict::NotConfirmed => q::verdict_not_confirmed(),
    }
}

/// How it can be settled.
#[must_use]
pub fn way(one: Way) -> &'static str {
    match one {
        Way::Return => q::way_return(),
        Way::Allowance => q::way_allowance(),
        Way::Compensation => q::way_compensation(),
        Way::Replace => q::way_replace(),
        Way::Rework => q::way_rework(),
        Way::Explain => q::way_explain(),
        Way::Reject => q::way_reject(),
    }
}

/// What came of the talks.
#[must_use]
pub fn outcome(one: Outcome) -> &'static str {
    match one {
        Outcome::Accepted => q::outcome_accepted(),
        Outcome::Changed => q::outcome_changed(),
        Outcome::NotAccepted => q::outcome_not_accepted(),
        Outcome::NotReached => q::outcome_not_reached(),
    }
}

/// Whose part.
#[must_use]
pub fn part(one: Part) -> &'static str {
    match one {
        Part::Sales => q::part_sales(),
        Part::Quality => q::part_quality(),
        Part::Manufacturing => q::part_manufacturing(),
        Part::Research => q::part_research(),
    }
}

/// What somebody owes.
#[must_use]
pub fn line(one: LineKind) -> &'static str {
    match one {
        LineKind::Immediate => q::line_immediate(),
        LineKind::Lasting => q::line_lasting(),
        LineKind::Task => q::line_task(),
        LineKind::Question => q::line_question(),
        LineKind::Missing => q::line_missing(),
        LineKind::Contact => q::line_contact(),
        LineKind::Improve => q::line_improve(),
    }
}

/// What a superior says.
#[must_use]
pub fn ruling(one: Ruling) -> &'static str {
    match one {
        Ruling::Insist => q::ruling_insist(),
        Ruling::NewForm => q::ruling_new_form(),
        Ruling::Other => q::ruling_other(),
    }
}

/// Why not.
#[must_use]
pub(super) fn quality_refusal(refusal: No) -> &'static str {
    match refusal {
        No::IsSlip => r::is_slip(),
        No::NotASlip => r::not_a_slip(),
        No::LossReasonMissing => r::loss_reason_missing(),
        No::SlipMissing => r::slip_missing(),
        No::SlipOpen => r::slip_open(),
        No::ImprovementOpen => r::improvement_open(),
        No::HumanCauseMissing => r::human_cause_missing(),
        No::TestMissing => r::test_missing(),
        No::NotCompared => r::not_compared(),
        No::DemandMissing => r::demand_missing(),
        No::ReasonMissing => r::reason_missing(),
        No::FindingMissing => r::finding_missing(),
        No::SharesUneven => r::shares_uneven(),
        No::CauseUnchecked => r::cause_unchecked(),
        No::NotChecker => r::not_checker(),
        No::RemarkMissing => r::remark_missing(),
        No::NotMeasureChecker => r::not_measure_checker(),
        No::NotUrger => r::not_urger(),
        No::NotReporter => r::not_reporter(),
        No::NotTester => r::not_tester(),
        No::TestIncomplete => r::test_incomplete(),
        No::NotExaminer => r::not_examiner(),
        No::NotInformer => r::not_informer(),
        No::InformedMissing => r::informed_missing(),
        No::JudgementMissing => r::judgement_missing(),
        No::DifferenceUnexplained => r::difference_unexplained(),
        No::InquiryMissing => r::inquiry_missing(),
        No::MeasureMissing => r::measure_missing(),
        No::DepartmentMissing => r::department_missing(),
        No::ProductMissing => r::product_missing(),
        No::NotRegistered => r::not_registered(),
        No::NotRegistrar => r::not_registrar(),
        No::AlreadyRegistered => r::already_registered(),
        No::NumberUnfit => r::number_unfit(),
        No::NotEstablisher => r::not_establisher(),
        No::FactsMissing => r::facts_missing(),
        No::OrderMissing => r::order_missing(),
        No::ItemMissing => r::item_missing(),
        No::ShippedMissing => r::shipped_missing(),
        No::ShippedLater => r::shipped_later(),
        No::DeliveredMissing => r::delivered_missing(),
        No::DefectiveMissing => r::defective_missing(),
        No::MoreBadThanDelivered => r::more_bad_than_delivered(),
        No::SampleMissing => r::sample_missing(),
        No::SignatureMissing => r::signature_missing(),
        No::NotSender => r::not_sender(),
        No::NotSent => r::not_sent(),
        No::AlreadySent => r::already_sent(),
        No::NotInspected => r::not_inspected(),
        No::NoInspection => r::no_inspection(),
        No::SideMissing => r::side_missing(),
        No::InspectionMissing => r::inspection_missing(),
        No::NotAppointer => r::not_appointer(),
        No::SubstituteMissing => r::substitute_missing(),
        No::NotAskedFor => r::not_asked_for(),
        No::NotThere => r::not_there(),
        No::NotInvestigator => r::not_investigator(),
        No::InvestigationEnded => r::investigation_ended(),
        No::InvestigationOpen => r::investigation_open(),
        No::NotConcerned => r::not_concerned(),
        No::ReportMissing => r::report_missing(),
        No::NotInstructed => r::not_instructed(),
        No::InstructionMissing => r::instruction_missing(),
        No::NotQuality => r::not_quality(),
        No::CauseMissing => r::cause_missing(),
        No::ResponsibleMissing => r::responsible_missing(),
        No::NotManufacturing => r::not_manufacturing(),
        No::NotAnalysed => r::not_analysed(),
        No::NoMeasures => r::no_measures(),
        No::NotAsker => r::not_asker(),
        No::OpinionNotAsked => r::opinion_not_asked(),
        No::NotOpinion => r::not_opinion(),
        No::OpinionOpen => r::opinion_open(),
        No::OpinionMissing => r::opinion_missing(),
        No::NotResearch => r::not_research(),
        No::NotMarker => r::not_marker(),
        No::NotSpecial => r::not_special(),
        No::ResearchOpen => r::research_open(),
        No::NotOffice => r::not_office(),
        No::CheckMissing => r::check_missing(),
        No::NotReturned => r::not_returned(),
        No::NotProposer => r::not_proposer(),
        No::ProposalMissing => r::proposal_missing(),
        No::NotProposed => r::not_proposed(),
        No::NotDecided => r::not_decided(),
        No::NotNegotiator => r::not_negotiator(),
        No::TalkMissing => r::talk_missing(),
        No::OutcomeMissing => r::outcome_missing(),
        No::HeadOpen => r::head_open(),
        No::NotReturner => r::not_returner(),
        No::NotGivenBack => r::not_given_back(),
        No::NotConcluder => r::not_concluder(),
        No::ConclusionMissing => r::conclusion_missing(),
        No::OriginMissing => r::origin_missing(),
        No::InHouseMissing => r::in_house_missing(),
        No::ListedOpen => r::listed_open(),
        No::ListedUnexplained => r::listed_unexplained(),
        No::CostNegative => r::cost_negative(),
        No::CopiesAfterClosing => r::copies_after_closing(),
        No::OtherDepartment => r::other_department(),
        No::FreshForm => r::fresh_form(),
        No::OriginalMissing => r::original_missing(),
        No::NeedsManager => r::needs_manager(),
        No::NeedsDeputy => r::needs_deputy(),
        No::NeedsGeneral => r::needs_general(),
        No::NotTeller => r::not_teller(),
        No::TellingMissing => r::telling_missing(),
        No::NotJoint => r::not_joint(),
        No::ThirdPartyMissing => r::third_party_missing(),
        No::NothingToCollect => r::nothing_to_collect(),
        No::NotCollector => r::not_collector(),
        No::AmountMissing => r::amount_missing(),
        No::NotObjector => r::not_objector(),
        No::ObjectionMissing => r::objection_missing(),
        No::NotSuperior => r::not_superior(),
        No::NoObjection => r::no_objection(),
        No::RulingMissing => r::ruling_missing(),
        No::NotAccepter => r::not_accepter(),
        No::NotAccepted => r::not_accepted(),
        No::AlreadyAccepted => r::already_accepted(),
        No::NotLate => r::not_late(),
        No::ExcuseMissing => r::excuse_missing(),
        No::LineMissing => r::line_missing(),
        No::NotTheOwner => r::not_the_owner(),
        No::LineUnknown => r::line_unknown(),
        No::DoneMissing => r::done_missing(),
        No::NotQuestioner => r::not_questioner(),
        No::NotContact => r::not_contact(),
        No::NotMeasurer => r::not_measurer(),
    }
}
/// What a step says, in the words that were chosen and written; amounts in yuan.
#[must_use]
pub fn told(step: &QualityStep) -> String {
    use QualityStep as S;
    let parts: Vec<String> = match step {
        S::SetOut | S::OpinionAsked | S::GivenBack | S::Appointed { .. } => Vec::new(),
        S::Established(goods) => {
            let bad = format!("{}/{} {}", goods.defective, goods.delivered, goods.unit);
            vec![
                goods.order.clone(),
                goods.item.clone(),
                bad,
                goods.demand.clone(),
                goods.reason.clone(),
                goods.unfound.clone(),
            ]
        }
        S::SubstitutesAsked { reason } => vec![reason.clone()],
        S::Inspected(seen) => vec![
            seen.place.clone(),
            seen.found.clone(),
            seen.done.clone(),
            seen.agreed.clone(),
        ],
        S::Slip {
            goods,
            found,
            done,
            department,
            ..
        } => [goods, found, done, department].map(Clone::clone).to_vec(),
        S::LossSeen { loss: seen, why } => vec![loss(*seen).to_owned(), why.clone()],
        S::Sent {
            sample,
            without,
            remark,
            ..
        } => [sample, without, remark].map(Clone::clone).to_vec(),
        S::Accepted { sample } => vec![if *sample { q::f_came() } else { "" }.to_owned()],
        S::Informed { what, .. } => vec![what.clone()],
        S::Tested {
            sample,
            characteristic,
            standard,
            value,
            verdict: shown,
            ..
        } => vec![
            sample.clone(),
            characteristic.clone(),
            standard.clone(),
            value.clone(),
            verdict(*shown).to_owned(),
        ],
        S::Caused(cause) => vec![
            class(cause.class).to_owned(),
            cause.human.map(human).unwrap_or_default().to_owned(),
            cause.defect.clone(),
            cause.cause.clone(),
            shares(&cause.shares),
            cause.nobody.clone(),
            cause.third.clone(),
        ],
        S::Reported { words, concerned } => vec![words.clone(), concerned.clone()],
        S::MarkedSpecial { special, why } => vec![yes_no(*special).to_owned(), why.clone()],
        S::Analysed(analysis) => vec![
            analysis.batch.clone(),
            analysis.finding.clone(),
            analysis.cause.clone(),
            analysis.differs.clone(),
            analysis.department.clone(),
            analysis.no_measure.clone(),
        ],
        S::CauseChecked { agreed, words } | S::Opined { agreed, words } => {
            vec![agreement(*agreed).to_owned(), words.clone()]
        }
        S::LineChecked { agreed, words, .. } => vec![agreement(*agreed).to_owned(), words.clone()],
        S::Checked { back, words } => {
            vec![back.map(part).unwrap_or_default().to_owned(), words.clone()]
        }
        S::Proposed(settled) => vec![settlement(settled)],
        S::Talked {
            with,
            words,
            offer,
            outcome: came,
            ..
        } => {
            let offer = offer.fen();
            let offer = if offer > 0 {
                yuan(offer)
            } else {
                String::new()
            };
            let came = came.map(outcome).unwrap_or_default().to_owned();
            vec![with.clone(), words.clone(), offer, came]
        }
        S::Concluded(one) => vec![
            if one.upheld {
                q::upheld_yes()
            } else {
                q::upheld_no()
            }
            .to_owned(),
            one.agreed.clone(),
            one.reasons.clone(),
            settlement(&one.settlement),
            shares(&one.shares),
        ],
        S::Told {
            with,
            words,
            accepts,
            ..
        } => {
            let accepts = accepts.map(|yes| {
                if yes {
                    q::accepted()
                } else {
                    q::not_accepted()
                }
            });
            vec![
                with.clone(),
                words.clone(),
                accepts.unwrap_or_default().to_owned(),
            ]
        }
        S::ThirdParty {
            who,
            words,
            recovered_fen,
            ..
        } => {
            let paid = if *recovered_fen > 0 {
                yuan(*recovered_fen)
            } else {
                String::new()
            };
            vec![who.clone(), words.clone(), paid]
        }
        S::Collected { fen } => vec![yuan(*fen)],
        S::Ruled {
            ruling: said,
            words,
        } => vec![ruling(*said).to_owned(), words.clone()],
        S::LineAdded(new) => vec![line(new.kind).to_owned(), new.what.clone()],
        S::InspectionReported { words }
        | S::Examined { words }
        | S::Found { words, .. }
        | S::InvestigationEnded { words }
        | S::Researched { words }
        | S::Excused { words }
        | S::Objected { words }
        | S::LineDone { words, .. }
        | S::LineUrged { words, .. }
        | S::MeasuresReported { words } => vec![words.clone()],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(separator())
}

/// How it is settled: the ways with their amounts, and the words.
#[must_use]
pub fn settlement(settled: &Settlement) -> String {
    let told = settled.ways.iter().map(|one| {
        let name = way(*one);
        match one {
            Way::Return => q::way_amount(
                format!("{} × {}", settled.quantity, yuan(settled.unit_fen)),
                name,
            ),
            Way::Allowance => q::way_amount(yuan(settled.allowance_fen), name),
            Way::Compensation => q::way_amount(yuan(settled.compensation_fen), name),
            _ => name.to_owned(),
        }
    });
    let words = Some(settled.words.clone()).filter(|words| !words.is_empty());
    told.chain(words).collect::<Vec<_>>().join(separator())
}

/// Who is responsible with which part.
#[must_use]
pub fn shares(shares: &[Share]) -> String {
    let told = shares.iter();
    let told = told.map(|share| format!("{} {}%", share.department, share.per_cent));
    told.collect::<Vec<_>>().join(separator())
}

fn agreement(agreed: bool) -> &'static str {
    if agreed {
        q::f_agree()
    } else {
        q::not_agreed()
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes {
        super::t::common::yes()
    } else {
        super::t::common::no()
    }
}
