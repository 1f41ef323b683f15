//! One well-formed step of every kind that a quality complaint has, for the laws.

use crate::complaint_steps::QUALITY;
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::cases::quality::{LineKind, Loss, QualityStep, Verdict};

/// One well-formed step of every kind, at minutes that follow one another.
pub fn of_quality() -> Vec<Step> {
    let words = || "說明".to_owned();
    vec![
        does(SALES, 10, establish()),
        does(
            QUALITY,
            11,
            QualityStep::SubstitutesAsked { reason: words() },
        ),
        does(
            MANAGER,
            12,
            QualityStep::Appointed {
                who: [MAKER_QA].into(),
            },
        ),
        does(SALES, 13, QualityStep::SetOut),
        does(SALES, 14, inspection(&[SALES, QUALITY, MAKER])),
        does(
            SALES,
            15,
            QualityStep::InspectionReported { words: words() },
        ),
        does(SALES, 16, slip()),
        does(
            SALES,
            17,
            QualityStep::LossSeen {
                loss: Loss::No,
                why: words(),
            },
        ),
        does(
            SALES,
            18,
            QualityStep::LossSeen {
                loss: Loss::Yes,
                why: words(),
            },
        ),
        does(SALES, 20, send()),
        does(PRODUCTION, 30, QualityStep::Accepted { sample: true }),
        number(40, "261101"),
        does(PRODUCTION, 45, inform()),
        does(PRODUCTION, 46, QualityStep::Examined { words: words() }),
        does(
            QUALITY,
            47,
            QualityStep::Found {
                words: words(),
                attachments: Vec::new(),
            },
        ),
        does(QUALITY, 50, test_goods(Verdict::Confirmed)),
        does(QUALITY, 60, find_cause()),
        does(QUALITY, 70, end()),
        does(QUALITY, 80, report()),
        does(
            QUALITY,
            85,
            QualityStep::MarkedSpecial {
                special: true,
                why: words(),
            },
        ),
        does(MAKER, 100, analyse()),
        does(MAKER, 110, add(1, LineKind::Lasting, MAKER, 20_000)),
        does(QUALITY, 120, check_cause(true)),
        does(QUALITY, 121, check_cause(false)),
        does(MAKER, 130, QualityStep::OpinionAsked),
        does(PRODUCTION, 140, opine(true)),
        does(RESEARCHER, 145, QualityStep::Researched { words: words() }),
        does(PRODUCTION, 150, checked()),
        does(SALES, 160, propose(80, 100_000)),
        does(SALES, 170, agreed_talk()),
        does(SALES, 190, QualityStep::GivenBack),
        does(PRODUCTION, 200, conclude(80, 100_000)),
        does(PRODUCTION, 201, reject()),
        does(SALES, 220, tell(Some(true))),
        does(
            PRODUCTION,
            221,
            QualityStep::ThirdParty {
                who: "砂廠".into(),
                words: words(),
                recovered_fen: 10_000,
                attachments: Vec::new(),
            },
        ),
        does(QUALITY, 222, QualityStep::Excused { words: words() }),
        does(SALES, 223, QualityStep::Collected { fen: 1_000 }),
        does(SALES, 224, QualityStep::Objected { words: words() }),
        does(
            HEAD,
            225,
            QualityStep::Ruled {
                ruling: huiyin::domain::cases::quality::Ruling::Insist,
                words: words(),
            },
        ),
        does(MAKER, 230, done(1)),
        does(QUALITY, 240, check_line(1, true)),
        does(QUALITY, 241, check_line(1, false)),
        does(
            QUALITY,
            250,
            QualityStep::LineUrged {
                line: line(1),
                words: String::new(),
            },
        ),
        does(
            QUALITY,
            260,
            QualityStep::MeasuresReported { words: words() },
        ),
    ]
}
