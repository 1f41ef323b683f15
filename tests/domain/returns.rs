//! What follows a granted claim, in the regulation's own order: certificate, slip, goods, finance, proofs (P04.12.10–25).

use crate::complaint_steps::{BOSS, VICE};
use crate::quality_steps::{FINANCE, does, tell};
use crate::returns_steps::*;
use crate::story::*;
use huiyin::domain::books::Book;
use huiyin::domain::cases::ActionKind;
use huiyin::domain::cases::returns::{
    Body, Proof, ProofWay, Quantity, ReturnsStep, Slip, Step as Returning, Verdict, Way,
};
use huiyin::domain::ids::SlipId;
use huiyin::domain::roles::Role;
use uuid::Uuid;

fn slip(story: &Story, id: SlipId) -> Slip {
    let returns = story.case().returns.as_ref().unwrap();
    returns.slip(id).unwrap().clone()
}

fn verdict(story: &Story) -> Verdict {
    let granted = story.case().procedure.granted(story.case()).unwrap();
    let context = story.context(FINANCE, minute(500));
    let found = slip(story, SLIP).reconciled(&granted, &context);
    found.unwrap().verdict
}

#[test]
fn sales_settles_in_the_ways_that_were_decided_once_the_form_is_closed() {
    // P04.12.10: nothing before closing, no way that was not decided; both ways may occur in one case.
    let concluded = Story::concluded(100, 50_000);
    let first = make_out(SLIP, 300, slip_of(100));
    concluded.when(first.clone()).then_refused("P04.12.10");
    let money_only = Story::decided(0, 50_000);
    money_only.when(first).then_refused("P04.12.10");
    let goods_only = Story::decided(100, 0);
    let paper = make_out(CERTIFICATE, 300, certificate(Way::Allowance, 50_000));
    goods_only.when(paper).then_refused("P04.12.10");
    let both = granted();
    assert!(owes(&both, Returning::Certify));
    assert!(owes(&both, Returning::MakeOut));
    let both = both
        .with(make_out(
            CERTIFICATE,
            300,
            certificate(Way::Allowance, 50_000),
        ))
        .with(make_out(SLIP, 301, slip_of(100)));
    assert!(!owes(&both, Returning::Certify));
    assert!(!owes(&both, Returning::MakeOut));
    // Where both are there, a step is refused for what its own sheet lacks.
    let actions = huiyin::domain::cases::actions(both.case(), &both.context(SALES, minute(310)));
    let refused = |step| {
        let mut actions = actions.iter();
        let action = actions.find(|action| action.kind == ActionKind::Returns(step));
        let clause = action.and_then(|action| action.refused.as_ref()?.clause());
        clause.map(|clause| clause.0)
    };
    assert_eq!(refused(Returning::Seal), Some("P04.12.11e"));
    assert_eq!(refused(Returning::Send), Some("P04.12.12e"));
}

#[test]
fn a_certificate_rests_on_the_form_and_is_never_more_than_was_decided() {
    // P04.12.11a, P04.12.11b.
    let made = |change: &dyn Fn(&mut Body)| {
        let mut body = certificate(Way::Allowance, 50_000);
        change(&mut body);
        granted().when(make_out(CERTIFICATE, 300, body))
    };
    made(&|_| {}).allowed();
    made(&|body| (body.price, body.fen) = (1_251, 50_040)).then_refused("P04.12.11a");
    made(&|body| body.fen = 49_999).then_refused("P04.12.11a");
    made(&|body| body.item = " ".into()).then_refused("P04.12.11a");
    // Compensation runs over the same paper, but only where it was decided.
    made(&|body| body.way = Way::Compensation).then_refused("P04.12.10");
    // A further certificate only once the first is withdrawn.
    let story = granted().with(make_out(
        CERTIFICATE,
        300,
        certificate(Way::Allowance, 40_000),
    ));
    let other = SlipId(Uuid::from_u128(79));
    let second = make_out(other, 310, certificate(Way::Allowance, 10_000));
    story
        .clone()
        .when(second.clone())
        .then_refused("P04.12.11a");
    let reason = "開錯".to_owned();
    let story = story.with(on(
        CERTIFICATE,
        SALES,
        305,
        ReturnsStep::Withdrawn { reason },
    ));
    // Its number is not given again.
    story.when(second).then_refused("P04.12.11a");
}

#[test]
fn two_sign_a_certificate_one_after_the_other_and_never_its_author() {
    // P04.12.11d, P04.12.11e.
    let story = granted().with(make_out(
        CERTIFICATE,
        300,
        certificate(Way::Allowance, 50_000),
    ));
    let early = agree(&story, CERTIFICATE, VICE, Role::DeputyManager, 305);
    story.clone().when(early).then_refused("P04.12.11e");
    let own = agree(&story, CERTIFICATE, SALES, Role::Manager, 306);
    story.clone().when(own).then_refused("P04.12.11d");
    story.clone().when(seal(307)).then_refused("P04.12.11e");
    let first = agree(&story, CERTIFICATE, BOSS, Role::Manager, 310);
    let story = story.with(first);
    story.clone().when(seal(311)).then_refused("P04.12.11e");
    let second = agree(&story, CERTIFICATE, MANAGER, Role::GeneralManager, 320);
    let story = story.with(second);
    // A changed amount voids both: the customer cannot seal it before it is signed anew.
    let changed = make_out(CERTIFICATE, 330, certificate(Way::Allowance, 48_000));
    let changed = story.clone().with(changed);
    changed.when(seal(331)).then_refused("P04.12.11e");
    story.when(seal(331)).allowed();
}

#[test]
fn the_customer_seals_the_certificate_before_finance_gets_its_copy() {
    // P04.12.11c, P04.12.11f, P04.12.11g, P04.12.11h.
    let given = ReturnsStep::WithCustomer {
        invoice: String::new(),
        tax: 0,
    };
    let story = Story::certified().with(on(CERTIFICATE, SALES, 330, given));
    assert!(owes(&story, Returning::Seal));
    let hand_in = on(CERTIFICATE, SALES, 350, ReturnsStep::HandedIn);
    story
        .clone()
        .when(hand_in.clone())
        .then_refused("P04.12.11f");
    let unsigned = ReturnsStep::Sealed {
        name: "王女士".into(),
        attachments: Vec::new(),
    };
    let unsigned = on(CERTIFICATE, SALES, 340, unsigned);
    story.clone().when(unsigned).then_refused("P04.12.11f");
    let story = story.with(seal(340));
    assert!(!owes(&story, Returning::Seal));
    let copies = slip(&story, CERTIFICATE).copies();
    let there: Vec<_> = copies
        .iter()
        .map(|copy| (copy.copy, copy.role, copy.since))
        .collect();
    assert_eq!(
        there,
        [
            (1, Role::Sales, Some(minute(340))),
            (2, Role::Finance, None)
        ]
    );
    let story = story
        .with(prove(
            CERTIFICATE,
            345,
            proof(ProofWay::AllowanceCertificate),
        ))
        .with(hand_in);
    assert!(owes(&story, Returning::TakeIn));
    assert_eq!(
        slip(&story, CERTIFICATE).copies()[1].since,
        Some(minute(350))
    );
}

#[test]
fn an_allowance_is_proved_in_one_of_two_ways_and_goes_to_finance_with_its_certificate() {
    // P04.12.25a, P04.12.25b, P04.12.25c, P04.12.25d, P04.12.25e.
    let story = Story::certified();
    let with = |change: &dyn Fn(&mut Proof)| {
        let mut copy = proof(ProofWay::AllowanceCopy);
        change(&mut copy);
        story.clone().when(prove(CERTIFICATE, 330, copy))
    };
    with(&|_| {}).allowed();
    with(&|copy| copy.photos.clear()).then_refused("P04.12.25b");
    with(&|copy| copy.fen = 49_999).then_refused("P04.12.25b");
    with(&|copy| copy.kept_price = 3_700).then_refused("P04.12.25b");
    with(&|copy| copy.kept_fen = 1).then_refused("P04.12.25b");
    with(&|copy| copy.sealed = false).then_refused("P04.12.25c");
    // The ways of a return are none of an allowance.
    let foreign = prove(CERTIFICATE, 330, proof(ProofWay::Original));
    story.clone().when(foreign).then_refused("P04.12.25a");
    // The certificate itself is a proof once it is sealed; the seal is not asked for twice.
    let itself = prove(CERTIFICATE, 331, proof(ProofWay::AllowanceCertificate));
    story
        .clone()
        .when(itself.clone())
        .then_refused("P04.12.25d");
    let story = story.with(seal(330));
    let hand_in = on(CERTIFICATE, SALES, 340, ReturnsStep::HandedIn);
    story
        .clone()
        .when(hand_in.clone())
        .then_refused("P04.12.25e");
    let story = story.with(itself).with(hand_in);
    let taken = |certificate, proof| {
        let step = ReturnsStep::TakenIn { certificate, proof };
        on(CERTIFICATE, FINANCE, 350, step)
    };
    story
        .clone()
        .when(taken(true, false))
        .then_refused("P04.12.25e");
    let voucher = book(CERTIFICATE, 360, 0, 50_000, "");
    story
        .clone()
        .when(voucher.clone())
        .then_refused("P04.12.25e");
    let story = story.with(taken(true, true));
    let other = book(CERTIFICATE, 360, 0, 49_000, "");
    story.clone().when(other).then_refused("P04.12.20b");
    let story = story.with(voucher);
    assert!(!owes(&story, Returning::Book));
}

#[test]
fn a_return_slip_says_what_comes_back_why_what_is_done_with_it_and_on_what_ground() {
    // P04.12.12a, P04.12.12b, P04.12.12c, P04.12.12d.
    let made = |change: &dyn Fn(&mut Body)| {
        let mut body = slip_of(100);
        change(&mut body);
        granted().when(make_out(SLIP, 300, body))
    };
    made(&|_| {}).allowed();
    made(&|body| body.order.clear()).then_refused("P04.12.12a");
    made(&|body| body.reason = "  ".into()).then_refused("P04.12.12b");
    made(&|body| body.handling = None).then_refused("P04.12.12c");
    made(&|body| body.ground.clear()).then_refused("P04.12.12d");
    let more = |body: &mut Body| {
        body.quantity = Quantity::new(104, "件");
        body.fen = 104 * 5_000;
    };
    made(&more).then_refused("P04.12.12a");
    made(&|body| {
        more(body);
        body.more_because = "整箱退".into();
    })
    .allowed();
}

#[test]
fn the_superior_approves_a_slip_before_it_goes_to_the_warehouse() {
    // P04.12.12e, P04.12.12f, P04.12.12g, P04.12.12h.
    let story = granted().with(make_out(SLIP, 300, slip_of(100)));
    let send = on(SLIP, SALES, 320, ReturnsStep::Sent);
    story.clone().when(send.clone()).then_refused("P04.12.12e");
    let superior = agree(&story, SLIP, BOSS, Role::Manager, 310);
    let story = story.with(superior);
    // What comes without a slip is entered apart and reported to sales; the warehouse goes by the slip only.
    story
        .clone()
        .when(count(315, 100))
        .then_refused("P04.12.12h");
    let strayed = ReturnsStep::Strayed {
        item: "V-32".into(),
        quantity: Quantity::new(12, "件"),
        words: "司機說還有一批".into(),
        attachments: Vec::new(),
    };
    let goods = SlipId(Uuid::from_u128(75));
    let stray = story.clone().with(on(goods, STORES, 316, strayed));
    assert!(owes(&stray, Returning::AnswerStray));
    let words = "併入原單".to_owned();
    let stray = stray.with(on(goods, SALES, 317, ReturnsStep::StrayAnswered { words }));
    assert!(!owes(&stray, Returning::AnswerStray));
    let story = story.with(send);
    let since = slip(&story, SLIP).copies();
    let since: Vec<bool> = since.iter().map(|copy| copy.since.is_some()).collect();
    assert_eq!(since, [true, true, false, false]);
    assert!(owes(&story, Returning::Count));
}

#[test]
fn the_warehouse_compares_asks_where_it_differs_and_signs_for_what_really_came() {
    // P04.12.22a, P04.12.22b, P04.12.22c, P04.12.22d, P04.12.22e, P04.12.22f, P04.12.22g.
    let story = Story::expecting(slip_of(100));
    story
        .clone()
        .when(sign_for(400, 100))
        .then_refused("P04.12.22a");
    story
        .clone()
        .when(count(400, -1))
        .then_refused("P04.12.22a");
    // All agrees: it is signed for at once.
    let agrees = story.clone().with(count(400, 100));
    assert!(!owes(&agrees, Returning::Instruct));
    let unsigned = ReturnsStep::SignedFor {
        count: 100,
        signature: None,
    };
    let unsigned = on(SLIP, STORES, 410, unsigned);
    agrees.clone().when(unsigned).then_refused("P04.12.22b");
    agrees
        .clone()
        .when(instruct(405))
        .then_refused("P04.12.22c");
    let agrees = agrees.with(sign_for(410, 100));
    let copies = slip(&agrees, SLIP).copies();
    assert!(copies.iter().all(|copy| copy.since.is_some()));
    // It differs: the goods are held until somebody has said what to do.
    let story = story.with(count(400, 92));
    assert!(owes(&story, Returning::Instruct));
    story
        .clone()
        .when(sign_for(410, 92))
        .then_refused("P04.12.22c");
    let story = story.with(instruct(420));
    story
        .clone()
        .when(sign_for(430, 100))
        .then_refused("P04.12.22d");
    let story = story.with(sign_for(430, 92));
    let slip = slip(&story, SLIP);
    assert_eq!(slip.body.quantity.count, 100);
    assert_eq!(slip.signed.unwrap().count, 92);
    assert_eq!(slip.instructed.unwrap().text, "照實收，差額另談");
    story.when(count(440, 90)).then_refused("P04.12.22b");
}

#[test]
fn finance_books_what_agrees_and_nothing_before_the_slip_is_signed() {
    // P04.12.20a, P04.12.20b.
    let early = Story::expecting(slip_of(100)).with(count(400, 100));
    let voucher = book(SLIP, 450, 100, 500_000, "");
    early.when(voucher.clone()).then_refused("P04.12.20a");
    let story = Story::came_back(100);
    assert_eq!(verdict(&story), Verdict::Agreed);
    assert!(owes(&story, Returning::Book));
    let other = book(SLIP, 450, 99, 495_000, "");
    story.clone().when(other).then_refused("P04.12.20b");
    let nameless = ReturnsStep::Booked {
        voucher: " ".into(),
        dated: minute(450),
        count: 100,
        fen: 500_000,
        remark: String::new(),
    };
    let nameless = on(SLIP, FINANCE, 450, nameless);
    story.clone().when(nameless).then_refused("P04.12.20b");
    let by_sales = voucher.clone().by(SALES);
    story.clone().when(by_sales).then_refused("P04.12.20a");
    let story = story.with(voucher.clone());
    assert!(!owes(&story, Returning::Book));
    let mut again = voucher;
    again.now = minute(460);
    story.when(again).then_refused("P04.12.20b");
}

#[test]
fn fewer_goods_than_approved_are_booked_as_they_came() {
    // P04.12.21a, P04.12.20c.
    let story = Story::came_back(92);
    assert_eq!(verdict(&story), Verdict::Fewer);
    let all = book(SLIP, 450, 100, 500_000, "照核定");
    story.clone().when(all).then_refused("P04.12.21a");
    let silent = book(SLIP, 450, 92, 460_000, "");
    story.clone().when(silent).then_refused("P04.12.20c");
    story
        .when(book(SLIP, 450, 92, 460_000, "少 8 件"))
        .allowed();
}

#[test]
fn more_goods_than_approved_are_booked_within_the_ratio_and_decided_anew_beyond_it() {
    // P04.12.21b: 5 % unless the firm says otherwise.
    let story = Story::came_back(105);
    assert_eq!(verdict(&story), Verdict::MoreWithin);
    let approved = book(SLIP, 450, 100, 500_000, "照核定");
    story.clone().when(approved).then_refused("P04.12.21b");
    story
        .when(book(SLIP, 450, 105, 525_000, "多 5 件"))
        .allowed();
    let story = Story::came_back(106);
    assert_eq!(verdict(&story), Verdict::MoreBeyond);
    let voucher = book(SLIP, 480, 106, 530_000, "多 6 件");
    story
        .clone()
        .when(voucher.clone())
        .then_refused("P04.12.21b");
    let remark = "多 6 件".to_owned();
    let ask = on(SLIP, FINANCE, 450, ReturnsStep::DecisionAsked { remark });
    let story = story.with(ask);
    assert!(owes(&story, Returning::Decide));
    let decide = |yes, who| {
        let words = "客戶整箱退".to_owned();
        on(SLIP, who, 460, ReturnsStep::Decided { yes, words })
    };
    story
        .clone()
        .when(decide(true, FINANCE))
        .then_refused("P04.12.21b");
    let no = story.clone().with(decide(false, BOSS));
    no.when(voucher.clone()).then_refused("P04.12.21b");
    let story = story.with(decide(true, BOSS));
    story.when(voucher).allowed();
}

#[test]
fn a_difference_in_the_amount_goes_back_to_sales() {
    // P04.12.20c: another price than was approved.
    let mut body = slip_of(100);
    (body.price, body.fen) = (5_500, 550_000);
    let story = Story::expecting(body)
        .with(count(400, 100))
        .with(sign_for(410, 100));
    assert_eq!(verdict(&story), Verdict::AmountDiffers);
    let voucher = book(SLIP, 450, 100, 500_000, "");
    story
        .clone()
        .when(voucher.clone())
        .then_refused("P04.12.20c");
    let back = |remark: &str| {
        let remark = remark.to_owned();
        on(SLIP, FINANCE, 440, ReturnsStep::SentBack { remark })
    };
    story.clone().when(back("")).then_refused("P04.12.20c");
    let story = story.with(back("單價不是核定的 50.00"));
    assert!(owes(&story, Returning::MakeOut));
    // Corrected: what the warehouse signed for stays, and the voucher is made out.
    let mut corrected = make_out(SLIP, 445, slip_of(100));
    corrected.now = minute(445);
    let story = story.with(corrected);
    assert_eq!(verdict(&story), Verdict::Agreed);
    story.when(voucher).allowed();
}

#[test]
fn everybody_does_what_is_theirs() {
    // P04.12.10, P04.12.12h, P04.12.20a, P04.12.22c.
    let story = granted();
    let paper = make_out(CERTIFICATE, 300, certificate(Way::Allowance, 50_000));
    story.when(paper.by(FINANCE)).then_refused("P04.12.10");
    let story = Story::expecting(slip_of(100));
    story
        .clone()
        .when(count(400, 92).by(SALES))
        .then_refused("P04.12.12h");
    let story = story.with(count(400, 92));
    story
        .when(instruct(410).by(STORES))
        .then_refused("P04.12.22c");
}

#[test]
fn the_next_step_stands_first_for_whoever_has_to_take_it() {
    // P04.12.10, P04.12.12g, P04.12.20a.
    let next = |story: &Story, who| story.primary(who, minute(500));
    let of = |step| Some(ActionKind::Returns(step));
    let told = granted().with(does(SALES, 250, tell(Some(true))));
    assert_eq!(next(&told, SALES), of(Returning::Certify));
    let story = Story::expecting(slip_of(100));
    assert_eq!(next(&story, STORES), of(Returning::Count));
    let story = Story::came_back(100);
    assert_eq!(next(&story, FINANCE), of(Returning::Book));
}

#[test]
fn numbers_of_slips_come_from_a_book_and_are_given_once() {
    // P04.12.12a: own running number.
    let story = granted().with(make_out(SLIP, 300, slip_of(100)));
    let context = story.context(SALES, minute(310));
    let next = |book| story.world.book_numbers(book, &context).next();
    assert_eq!(next(Book::ReturnSlips).as_deref(), Some("261102"));
    assert_eq!(next(Book::Certificates).as_deref(), Some("261101"));
    assert!(story.world.is_taken(Book::ReturnSlips, "261101"));
}

#[test]
fn a_firm_without_the_regulation_is_asked_for_nothing() {
    // P04.12.10, P04.12.12e: what is not in force refuses nothing and starts no clock.
    let story = granted().without(4);
    let mut body = slip_of(100);
    body.ground.clear();
    let story = story
        .with(make_out(SLIP, 300, body))
        .with(on(SLIP, SALES, 320, ReturnsStep::Sent));
    assert!(!owes(&story, Returning::Count));
}
