//! The questions of a quality complaint's steps.

use super::complaint::{everybody, pick};
use super::{Input, Question, ask, channel, happened, must, numbered};
use crate::app::i18n::{self as words, near_time, t::quality as q};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::quality::{
    Class, Goods, HumanCause, Line, LineKind, Loss, Outcome, Part, Quality, Ruling, Settlement,
    Step, Verdict, Way,
};
use crate::domain::cases::{Case, Channel};
use crate::domain::roles::Role;

const ANYONE: &[Role] = &[];

/// The questions of this step.
pub(super) fn questions(step: Step, case: &Case, quality: &Quality) -> Vec<Question> {
    let in_words = |label| must("words", label, Input::Lines);
    let photos = || ask("photos", words::t::form::photos(), Input::Photos);
    let asked = match step {
        Step::Establish => facts(quality.goods()),
        Step::AskSubstitutes => vec![in_words(q::f_why())],
        Step::Appoint => vec![must("who", q::f_who(), Input::PickMany(everybody()))],
        Step::SetOut | Step::AskOpinion | Step::GiveBack => Vec::new(),
        Step::Inspect => vec![
            must("place", q::f_place(), Input::Line),
            must("who", q::f_who(), Input::PickMany(everybody())),
            must("found", q::f_found(), Input::Lines),
            ask("done", q::f_done(), Input::Lines),
            ask("agreed", q::f_agreed(), Input::Line),
            photos(),
        ],
        Step::ReportInspection | Step::ReportMeasures => vec![in_words(q::f_report())],
        Step::FillSlip => vec![
            must("went", q::f_who(), Input::Person(ANYONE)),
            must("goods", q::f_goods(), Input::Line),
            must("found", q::f_found(), Input::Lines),
            must("done", q::f_done(), Input::Lines),
            must("department", q::f_department(), Input::Line),
        ],
        Step::SeeLoss => vec![
            must("loss", q::f_loss(), choice(Loss::ALL, words::quality::loss)),
            must("why", q::f_why(), Input::Line),
        ],
        Step::Send => vec![
            ask("sample", q::f_sample(), Input::Line),
            ask("without", q::f_without(), Input::Line),
            must("remark", q::f_remark(), Input::Lines),
            must("signature", words::t::form::signature(), Input::Signature),
            photos(),
        ],
        Step::Accept => vec![must("came", q::f_came(), Input::YesNo)],
        Step::Inform => vec![
            must("to", q::f_to(), Input::PickMany(everybody())),
            Question {
                initial: case.words.clone(),
                ..must("what", q::f_what(), Input::Line)
            },
        ],
        Step::Examine => vec![in_words(q::f_seen())],
        Step::Find => vec![in_words(q::f_finding()), photos()],
        Step::Test => vec![
            must("sample", q::f_sample(), Input::Line),
            must("characteristic", q::f_characteristic(), Input::Line),
            must("standard", q::f_standard(), Input::Line),
            must("value", q::f_value(), Input::Line),
            must(
                "verdict",
                q::f_verdict(),
                choice(Verdict::ALL, words::quality::verdict),
            ),
            photos(),
        ],
        Step::Cause => cause(quality),
        Step::EndInvestigation => vec![in_words(q::f_finding())],
        Step::Report => vec![
            Question {
                initial: report(quality),
                ..in_words(q::f_report())
            },
            ask("concerned", q::f_concerned(), Input::Line),
        ],
        Step::MarkSpecial => vec![
            must("special", q::f_special(), Input::YesNo),
            must("why", q::f_why(), Input::Line),
        ],
        Step::Analyse => vec![
            must("finding", q::f_inquiry(), Input::Lines),
            must("cause", q::f_own_cause(), Input::Lines),
            ask("differs", q::f_differs(), Input::Line),
            must("batch", q::f_batch(), Input::Line),
            ask("made", q::f_made(), Input::Line),
            ask("batch_quantity", q::f_batch_quantity(), Input::Whole),
            ask("elsewhere", q::f_elsewhere(), Input::Line),
            must("department", q::f_own_department(), Input::Line),
            ask("people", q::f_people(), Input::PickMany(everybody())),
            ask("no_measure", q::f_no_measure(), Input::Line),
            photos(),
        ],
        Step::CheckCause | Step::Opine => vec![
            must("agreed", q::f_agree(), Input::YesNo),
            ask("words", q::f_remark_words(), Input::Lines),
        ],
        Step::Research => vec![in_words(q::f_remark_words())],
        Step::Check => vec![
            in_words(q::f_checked()),
            ask("back", q::f_back(), choice(Part::ALL, words::quality::part)),
        ],
        Step::Propose => settlement(quality.proposal(), quality),
        Step::Talk => vec![
            Question {
                initial: case.caller.name.clone(),
                ..must("with", q::f_with(), Input::Line)
            },
            must("words", q::f_said(), Input::Lines),
            Question {
                hint: q::f_offer_hint(),
                ..ask("offer", q::f_offer(), Input::Yuan)
            },
            ask(
                "outcome",
                q::f_outcome(),
                choice(Outcome::ALL, words::quality::outcome),
            ),
            channel(Channel::Phone),
        ],
        Step::Conclude => conclusion(quality),
        Step::Tell => vec![
            Question {
                initial: case.caller.name.clone(),
                ..must("with", q::f_with(), Input::Line)
            },
            Question {
                initial: decided(quality),
                ..must("words", q::f_told(), Input::Lines)
            },
            ask("accepts", q::f_accepts(), Input::YesNo),
            Question {
                hint: q::f_letter_hint(),
                ..channel(Channel::Phone)
            },
        ],
        Step::ThirdParty => vec![
            Question {
                initial: quality.third_party().unwrap_or_default().to_owned(),
                ..must("who", q::f_third(), Input::Line)
            },
            must("words", q::f_third_words(), Input::Lines),
            ask("recovered", q::f_recovered(), Input::Yuan),
            photos(),
        ],
        Step::Excuse => vec![in_words(q::f_why())],
        Step::Collect => vec![must("fen", q::f_paid(), Input::Yuan)],
        Step::Object => vec![in_words(q::f_customer_words())],
        Step::Rule => vec![
            must(
                "ruling",
                q::f_ruling(),
                choice(Ruling::ALL, words::quality::ruling),
            ),
            in_words(q::f_why()),
        ],
        Step::AddLine => vec![
            must(
                "kind",
                q::f_kind(),
                choice(LineKind::ALL, words::quality::line),
            ),
            must("what", q::f_line_what(), Input::Lines),
            must("owner", q::f_owner(), Input::Person(ANYONE)),
            must("by", q::f_by(), Input::Future),
        ],
        Step::DoneLine => vec![
            pick("line", q::f_line(), lines(quality.open_lines())),
            must("words", q::f_line_done(), Input::Lines),
            photos(),
        ],
        Step::CheckLine => vec![
            pick("line", q::f_line(), lines(quality.unchecked())),
            must("agreed", q::f_agree(), Input::YesNo),
            ask("words", q::f_remark_words(), Input::Lines),
        ],
        Step::UrgeLine => vec![
            pick("line", q::f_line(), lines(quality.open_lines())),
            ask("words", q::f_answer(), Input::Line),
        ],
    };
    asked.into_iter().chain([happened()]).collect()
}

fn choice<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Input {
    Input::Choice(numbered(all, name))
}

fn ways() -> Input {
    Input::Checks(numbered(Way::ALL, words::quality::way))
}

/// Several of a list as an answer keeps them: their places.
fn places(chosen: impl Iterator<Item = Way>) -> String {
    let places = chosen.filter_map(|way| Way::ALL.iter().position(|one| *one == way));
    let places: Vec<String> = places.map(|place| place.to_string()).collect();
    places.join(" ")
}

/// An amount as it is typed; nothing for nothing.
fn typed(fen: i64) -> String {
    if fen == 0 {
        String::new()
    } else {
        words::yuan(fen)
    }
}

fn whole(number: i64) -> String {
    if number == 0 {
        String::new()
    } else {
        number.to_string()
    }
}

/// Facts and demand; what is known already stands there.
fn facts(known: Option<&Goods>) -> Vec<Question> {
    let goods = known.cloned().unwrap_or_default();
    let with = |initial: String, question: Question| Question {
        initial,
        ..question
    };
    let day = |at: Option<crate::domain::time::Timestamp>| {
        at.map(|at| at.0.to_string()).unwrap_or_default()
    };
    vec![
        with(goods.order, ask("order", q::f_order(), Input::Line)),
        with(goods.item, must("item", q::f_item(), Input::Line)),
        with(
            day(goods.shipped),
            ask("shipped", q::f_shipped(), Input::Day),
        ),
        with(
            whole(goods.delivered),
            must("delivered", q::f_delivered(), Input::Whole),
        ),
        with(
            whole(goods.defective),
            must("defective", q::f_defective(), Input::Whole),
        ),
        with(goods.unit, must("unit", q::f_unit(), Input::Line)),
        must("compared", q::f_compared(), Input::YesNo),
        with(goods.unfound, ask("unfound", q::f_unfound(), Input::Line)),
        with(
            places(goods.demands.iter().copied()),
            must("demands", q::f_demands(), ways()),
        ),
        with(goods.demand, must("demand", q::f_demand(), Input::Line)),
        with(
            typed(goods.claim_fen),
            ask("claim", q::f_claim(), Input::Yuan),
        ),
        with(goods.reason, must("reason", q::f_reason(), Input::Lines)),
        with(goods.invoice, ask("invoice", q::f_invoice(), Input::Line)),
        with(
            day(goods.invoiced),
            ask("invoiced", q::f_invoiced(), Input::Day),
        ),
        with(
            typed(goods.receivable_fen),
            ask("receivable", q::f_receivable(), Input::Yuan),
        ),
    ]
}

fn responsible(quality: &Quality) -> Vec<Question> {
    let shares = quality.responsible();
    let first = shares.first().cloned().unwrap_or_default();
    let second = shares.get(1).map(|share| share.department.clone());
    let people: Vec<String> = shares
        .iter()
        .flat_map(|share| share.people.iter().map(ToString::to_string))
        .collect();
    let with = |initial: String, question: Question| Question {
        initial,
        ..question
    };
    vec![
        with(
            first.department,
            ask("department", q::f_responsible(), Input::Line),
        ),
        with(
            whole(first.per_cent.into()),
            ask("per_cent", q::f_per_cent(), Input::Percent),
        ),
        with(
            second.unwrap_or_default(),
            ask("second", q::f_second(), Input::Line),
        ),
        with(
            people.join(" "),
            ask("people", q::f_people(), Input::PickMany(everybody())),
        ),
    ]
}

fn cause(quality: &Quality) -> Vec<Question> {
    let class = quality.class();
    let place = Class::ALL.iter().position(|one| *one == class);
    let mut asked = vec![
        Question {
            initial: place.unwrap_or_default().to_string(),
            ..must(
                "class",
                q::f_class(),
                choice(Class::ALL, words::quality::class),
            )
        },
        must("cause", q::f_cause(), Input::Lines),
        must("traced", q::f_traced(), Input::Line),
        ask("defect", q::f_defect(), Input::Line),
        ask(
            "human",
            q::f_human(),
            choice(HumanCause::ALL, words::quality::human),
        ),
        ask("unnoticed", q::f_unnoticed(), Input::Line),
    ];
    asked.extend(responsible(quality));
    asked.extend([
        ask("nobody", q::f_nobody(), Input::Line),
        ask("third", q::f_third(), Input::Line),
        ask("photos", words::t::form::photos(), Input::Photos),
    ]);
    asked
}

/// Ways and amounts; what was said before stands there.
fn settlement(before: Option<&Settlement>, quality: &Quality) -> Vec<Question> {
    let demanded = quality.goods().map(|goods| Settlement {
        ways: goods.demands.clone(),
        ..Settlement::default()
    });
    let before = before.cloned().or(demanded).unwrap_or_default();
    let with = |initial: String, question: Question| Question {
        initial,
        ..question
    };
    vec![
        with(
            places(before.ways.iter().copied()),
            must("ways", q::f_ways(), ways()),
        ),
        with(
            whole(before.quantity),
            ask("quantity", q::f_quantity(), Input::Whole),
        ),
        with(
            typed(before.unit_fen),
            ask("unit_price", q::f_unit_price(), Input::Yuan),
        ),
        with(
            typed(before.allowance_fen),
            ask("allowance", q::f_allowance(), Input::Yuan),
        ),
        with(
            typed(before.compensation_fen),
            ask("compensation", q::f_compensation(), Input::Yuan),
        ),
        with(
            before.words,
            must("settle_words", q::f_settle_words(), Input::Lines),
        ),
    ]
}

fn conclusion(quality: &Quality) -> Vec<Question> {
    let before = quality.conclusion();
    let settled = before.map(|before| &before.settlement);
    let origin = before.map(|before| before.origin.clone());
    let made = quality
        .analysis()
        .map(|analysis| analysis.department.clone());
    let mut asked = vec![
        must("upheld", q::f_upheld(), Input::YesNo),
        must("agreed", q::f_points(), Input::Lines),
        ask("open", q::f_open(), Input::Lines),
        must("reasons", q::f_reasons(), Input::Lines),
    ];
    asked.extend(settlement(settled.or_else(|| quality.proposal()), quality));
    asked.push(Question {
        initial: origin.or(made).unwrap_or_default(),
        ..must("origin", q::f_origin(), Input::Line)
    });
    asked.extend(responsible(quality));
    asked.extend([
        ask("differs", q::f_judged_differs(), Input::Line),
        must("ours", q::f_ours(), Input::YesNo),
        ask("in_house", q::f_in_house(), Input::Lines),
        ask("careless", q::f_careless(), Input::YesNo),
        ask("listed", q::f_listed(), Input::YesNo),
        ask("listed_because", q::f_listed_because(), Input::Line),
        ask("unit_cost", q::f_unit_cost(), Input::Yuan),
        ask("rework", q::f_rework(), Input::Yuan),
        ask("inspection", q::f_inspection(), Input::Yuan),
        ask("freight", q::f_freight(), Input::Yuan),
        ask("scrap", q::f_scrap(), Input::Yuan),
    ]);
    asked
}

/// What was decided, as it is told.
fn decided(quality: &Quality) -> String {
    let conclusion = quality.conclusion();
    conclusion.map_or_else(String::new, |conclusion| {
        conclusion.settlement.words.clone()
    })
}

/// Where the report begins: what the investigation has brought (P04.09.03b).
fn report(quality: &Quality) -> String {
    let cause = quality.cause();
    let cause = cause.map(|cause| [cause.cause.clone(), cause.traced.clone()]);
    let parts = cause.into_iter().flatten();
    parts.collect::<Vec<_>>().join("\n")
}

fn lines<'a>(all: impl Iterator<Item = &'a Line>) -> Vec<(String, String)> {
    let session = session();
    let mut all: Vec<&Line> = all.collect();
    all.sort_by_key(|line| line.by);
    let told = |line: &Line| {
        let by = near_time(line.by, platform::now(), session.offset());
        let parts = [line.what.clone(), session.name_of(line.owner), by];
        (line.id.to_string(), parts.join(" · "))
    };
    all.into_iter().map(told).collect()
}
