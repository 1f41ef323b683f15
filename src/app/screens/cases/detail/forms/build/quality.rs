//! From answers to the events of a quality complaint.

use super::Answers;
use crate::app::platform;
use crate::domain::cases::quality::{
    Analysis, Cause, Class, Conclusion, Cost, Goods, HumanCause, Inspection, LineKind, Loss,
    NewLine, Outcome, Part, QualityEvent, QualityStep, Ruling, Settlement, Share, Step, Verdict,
    Way,
};
use crate::domain::ids::LineId;
use crate::domain::time::Timestamp;

/// The event of this step.
pub(super) fn event(step: Step, answers: &Answers, occurred_at: Timestamp) -> Option<QualityEvent> {
    Some(QualityEvent {
        occurred_at,
        step: what(step, answers)?,
    })
}

fn what(step: Step, answers: &Answers) -> Option<QualityStep> {
    use QualityStep as S;
    let text = |key: &str| answers.text(key);
    let said = || answers.text("words");
    let line = || -> Option<LineId> { text("line").parse().ok() };
    let attachments = || answers.attachments("photos");
    Some(match step {
        Step::Establish => S::Established(Box::new(goods(answers)?)),
        Step::AskSubstitutes => S::SubstitutesAsked { reason: said() },
        Step::Appoint => S::Appointed {
            who: answers.people("who"),
        },
        Step::SetOut => S::SetOut,
        Step::Inspect => S::Inspected(Box::new(Inspection {
            place: text("place"),
            who: answers.people("who"),
            found: text("found"),
            done: text("done"),
            agreed: text("agreed"),
            attachments: attachments(),
        })),
        Step::ReportInspection => S::InspectionReported { words: said() },
        Step::FillSlip => S::Slip {
            went: answers.person("went")?,
            goods: text("goods"),
            found: text("found"),
            done: text("done"),
            department: text("department"),
        },
        Step::SeeLoss => S::LossSeen {
            loss: answers.chosen("loss", Loss::ALL)?,
            why: text("why"),
        },
        Step::Send => S::Sent {
            sample: text("sample"),
            without: text("without"),
            remark: text("remark"),
            signature: answers.attachments("signature").into_iter().next(),
            attachments: attachments(),
        },
        Step::Accept => S::Accepted {
            sample: answers.yes("came")?,
        },
        Step::Inform => S::Informed {
            to: answers.people("to"),
            what: text("what"),
        },
        Step::Examine => S::Examined { words: said() },
        Step::Find => S::Found {
            words: said(),
            attachments: attachments(),
        },
        Step::Test => S::Tested {
            sample: text("sample"),
            characteristic: text("characteristic"),
            standard: text("standard"),
            value: text("value"),
            verdict: answers.chosen("verdict", Verdict::ALL)?,
            attachments: attachments(),
        },
        Step::Cause => S::Caused(Box::new(Cause {
            class: answers.chosen("class", Class::ALL)?,
            human: answers.chosen("human", HumanCause::ALL),
            defect: text("defect"),
            cause: text("cause"),
            traced: text("traced"),
            unnoticed: text("unnoticed"),
            shares: shares(answers),
            nobody: text("nobody"),
            third: text("third"),
            attachments: attachments(),
        })),
        Step::EndInvestigation => S::InvestigationEnded { words: said() },
        Step::Report => S::Reported {
            words: said(),
            concerned: text("concerned"),
        },
        Step::MarkSpecial => S::MarkedSpecial {
            special: answers.yes("special")?,
            why: text("why"),
        },
        Step::Analyse => S::Analysed(Box::new(Analysis {
            batch: text("batch"),
            made: text("made"),
            batch_quantity: answers.whole("batch_quantity").unwrap_or_default(),
            elsewhere: text("elsewhere"),
            finding: text("finding"),
            cause: text("cause"),
            differs: text("differs"),
            department: text("department"),
            people: answers.people("people").into_iter().collect(),
            no_measure: text("no_measure"),
            attachments: attachments(),
        })),
        Step::CheckCause => S::CauseChecked {
            agreed: answers.yes("agreed")?,
            words: said(),
        },
        Step::AskOpinion => S::OpinionAsked,
        Step::Opine => S::Opined {
            agreed: answers.yes("agreed")?,
            words: said(),
        },
        Step::Research => S::Researched { words: said() },
        Step::Check => S::Checked {
            back: answers.chosen("back", Part::ALL),
            words: said(),
        },
        Step::Propose => S::Proposed(Box::new(settlement(answers))),
        Step::Talk => S::Talked {
            channel: answers.channel(),
            with: text("with"),
            words: said(),
            offer: offer(answers.fen("offer").unwrap_or_default()),
            outcome: answers.chosen("outcome", Outcome::ALL),
        },
        Step::GiveBack => S::GivenBack,
        Step::Conclude => S::Concluded(Box::new(conclusion(answers)?)),
        Step::Tell => S::Told {
            channel: answers.channel(),
            with: text("with"),
            words: said(),
            accepts: answers.yes("accepts"),
        },
        Step::ThirdParty => S::ThirdParty {
            who: text("who"),
            words: said(),
            recovered_fen: answers.fen("recovered").unwrap_or_default(),
            attachments: attachments(),
        },
        Step::Excuse => S::Excused { words: said() },
        Step::Collect => S::Collected {
            fen: answers.fen("fen")?,
        },
        Step::Object => S::Objected { words: said() },
        Step::Rule => S::Ruled {
            ruling: answers.chosen("ruling", Ruling::ALL)?,
            words: said(),
        },
        Step::AddLine => S::LineAdded(NewLine {
            id: LineId(platform::new_uuid()),
            kind: answers.chosen("kind", LineKind::ALL)?,
            what: text("what"),
            owner: answers.person("owner")?,
            by: answers.time("by")?,
        }),
        Step::DoneLine => S::LineDone {
            line: line()?,
            words: said(),
            attachments: attachments(),
        },
        Step::CheckLine => S::LineChecked {
            line: line()?,
            agreed: answers.yes("agreed")?,
            words: said(),
        },
        Step::UrgeLine => S::LineUrged {
            line: line()?,
            words: said(),
        },
        Step::ReportMeasures => S::MeasuresReported { words: said() },
    })
}

fn goods(answers: &Answers) -> Option<Goods> {
    let text = |key: &str| answers.text(key);
    Some(Goods {
        order: text("order"),
        item: text("item"),
        shipped: answers.time("shipped"),
        delivered: answers.whole("delivered").unwrap_or_default(),
        defective: answers.whole("defective").unwrap_or_default(),
        unit: text("unit"),
        compared: answers.yes("compared")?,
        unfound: text("unfound"),
        demands: answers.checked("demands", Way::ALL),
        demand: text("demand"),
        reason: text("reason"),
        claim_fen: answers.fen("claim").unwrap_or_default(),
        invoice: text("invoice"),
        invoiced: answers.time("invoiced"),
        receivable_fen: answers.fen("receivable").unwrap_or_default(),
    })
}

/// One department or two: the second has what the first leaves; persons stand with the first.
fn shares(answers: &Answers) -> Vec<Share> {
    let first = answers.text("department");
    if first.is_empty() {
        return Vec::new();
    }
    let second = answers.text("second");
    let alone = second.is_empty();
    let said = answers
        .whole("per_cent")
        .and_then(|share| u32::try_from(share).ok());
    let per_cent = said.unwrap_or(if alone { 100 } else { 50 });
    let mut shares = vec![Share {
        department: first,
        per_cent,
        people: answers.people("people").into_iter().collect(),
    }];
    if !alone {
        shares.push(Share {
            department: second,
            per_cent: 100_u32.saturating_sub(per_cent),
            people: Vec::new(),
        });
    }
    shares
}

fn settlement(answers: &Answers) -> Settlement {
    Settlement {
        ways: answers.checked("ways", Way::ALL),
        quantity: answers.whole("quantity").unwrap_or_default(),
        unit_fen: answers.fen("unit_price").unwrap_or_default(),
        allowance_fen: answers.fen("allowance").unwrap_or_default(),
        compensation_fen: answers.fen("compensation").unwrap_or_default(),
        words: answers.text("settle_words"),
    }
}

/// An amount that was held out, whatever it is to be called in the end.
fn offer(fen: i64) -> Settlement {
    let ways = if fen > 0 {
        [Way::Allowance].into()
    } else {
        std::collections::BTreeSet::new()
    };
    Settlement {
        ways,
        allowance_fen: fen,
        ..Settlement::default()
    }
}

fn conclusion(answers: &Answers) -> Option<Conclusion> {
    let text = |key: &str| answers.text(key);
    let fen = |key: &str| answers.fen(key).unwrap_or_default();
    Some(Conclusion {
        upheld: answers.yes("upheld")?,
        agreed: text("agreed"),
        open: text("open"),
        reasons: text("reasons"),
        settlement: settlement(answers),
        origin: text("origin"),
        shares: shares(answers),
        differs: text("differs"),
        ours: answers.yes("ours")?,
        in_house: text("in_house"),
        careless: answers.yes("careless") == Some(true),
        listed: answers.yes("listed"),
        listed_because: text("listed_because"),
        cost: Cost {
            unit_cost_fen: fen("unit_cost"),
            rework_fen: fen("rework"),
            inspection_fen: fen("inspection"),
            freight_fen: fen("freight"),
            scrap_fen: fen("scrap"),
        },
    })
}
