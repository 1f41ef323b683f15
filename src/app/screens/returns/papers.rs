//! 銷貨折讓證明單, 成品退貨單 and 銷貨退回證明單 on A4: one page a copy, all with the same content hash (P04.12.11c, P04.12.12a, P04.12.24e).

use crate::app::components::case_row::who_and_where;
use crate::app::components::photo::Photo;
use crate::app::i18n::{self as words, full_date, t::returns as r};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::{Session, session};
use crate::domain::approvals::Standing;
use crate::domain::cases::Case;
use crate::domain::cases::returns::{Slip, seats};
use crate::domain::deed::Deed;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

fn row(label: &'static str, text: impl Into<String>) -> impl IntoView {
    let text = text.into();
    view! { <tr><th scope="row">{label}</th><td>{text}</td></tr> }
}

fn money(fen: i64) -> String {
    words::t::complaint::yuan(words::yuan(fen))
}

fn date(session: Session, at: Option<Timestamp>) -> String {
    at.map(|at| full_date(at, session.offset()))
        .unwrap_or_default()
}

/// Who signed at a seat, or nothing while nobody has.
fn signed_at(session: Session, case: &Case, slip: &Slip, place: usize) -> String {
    session.context(|context| {
        let matter = slip.matter();
        let seat = seats(matter).and_then(|seats| seats.get(place));
        let sheet = case.approvals.sheet(matter);
        let Some((seat, sheet)) = seat.zip(sheet) else {
            return String::new();
        };
        match sheet.standing(seat, context) {
            Standing::Given(vote) => {
                let when = full_date(vote.at, session.offset());
                format!("{} {when}", session.name_of(vote.by))
            }
            _ => String::new(),
        }
    })
}

/// A place to sign, with who signed in the app and the picture of a signature or seal.
fn signature(label: &'static str, who: String, deed: Option<&Deed>) -> impl IntoView + use<> {
    let files = deed.map(|deed| deed.files.clone()).unwrap_or_default();
    let files = files.into_iter().take(1);
    view! {
        <span>
            {label}" "<b>{who}</b>
            {files.map(|attachment| view! { <Photo attachment/> }).collect_view()}
        </span>
    }
}

fn head(case: &Case, slip: &Slip, title: &'static str, copy: Option<(u32, usize)>) -> AnyView {
    let hash = case.approvals.sheet(slip.matter());
    let hash = hash.map(|sheet| r::hash(sheet.content.0.chars().take(16).collect::<String>()));
    let copy = copy.and_then(|(copy, of)| {
        let mut copies = slip.copies().into_iter();
        let place = copies.find(|place| place.copy == copy)?;
        Some(r::copy_sheet(copy, of, words::role(place.role)))
    });
    view! {
        <header><h1>{title}</h1><span>{slip.number.number.clone()}</span></header>
        <p class="ask">{copy}" "{hash}</p>
    }
    .into_any()
}

fn buyer(session: Session, case: &Case) -> String {
    session.world(|world| who_and_where(world, case))
}

/// The certificate of sales allowance in its two copies.
#[component]
pub fn CertificatePaper(case: Case, slip: Slip) -> impl IntoView {
    let session = session();
    let copies = slip.copies().len();
    let made = full_date(slip.made.at, session.offset());
    let sealed = slip.sealed.as_ref();
    let page = |copy: u32| {
        let body = &slip.body;
        let sealer = sealed.map(|deed| deed.who.clone()).unwrap_or_default();
        view! {
            <article class="form-paper page-each">
                {head(&case, &slip, r::paper_certificate(), Some((copy, copies)))}
                <table><tbody>
                    {row(r::kind_of(), words::returns::way(body.way))}
                    {row(r::case_number(), case.called())}
                    {row(r::buyer(), buyer(session, &case))}
                    {row(r::order(), body.order.clone())}
                    {row(r::item(), body.item.clone())}
                    {row(r::invoice(), body.invoice.clone())}
                    {row(r::count(), if body.quantity.count > 0 { words::returns::quantity(&body.quantity) } else { String::new() })}
                    {row(r::price_off(), if body.price > 0 { money(body.price) } else { String::new() })}
                    {row(r::amount(), money(body.fen))}
                    {row(r::tax(), money(body.tax))}
                    {row(r::made_on(), made.clone())}
                </tbody></table>
                <div class="signatures">
                    {signature(r::sign_author(), session.name_of(slip.made.by), None)}
                    {signature(r::sign_manager(), signed_at(session, &case, &slip, 0), None)}
                    {signature(r::sign_general(), signed_at(session, &case, &slip, 1), None)}
                    {signature(r::sign_customer(), sealer, sealed)}
                </div>
                <PaperFoot/>
            </article>
        }
    };
    (1..).take(copies).map(page).collect_view()
}

/// The return slip in its four copies; slip quantity, counted quantity and instruction stand side by side (P04.12.22d).
#[component]
pub fn SlipPaper(case: Case, slip: Slip) -> impl IntoView {
    let session = session();
    let copies = slip.copies().len();
    let approved = case.procedure.granted(&case).unwrap_or_default().quantity;
    let counted = |count: i64| words::returns::quantity(&slip.body.quantity.counted(count));
    let page = |copy: u32| {
        let body = &slip.body;
        let signed = slip.signed.as_ref();
        let came = signed.map(|signed| counted(signed.count));
        let warehouse = signed.map(|signed| session.name_of(signed.deed.by));
        let handling = body.handling.map(words::returns::handling);
        let instructed = slip.instructed.as_ref().map(|deed| deed.text.clone());
        let found = slip.counted.as_ref();
        let condition = found.map(|found| found.deed.text.clone());
        view! {
            <article class="form-paper page-each">
                {head(&case, &slip, r::paper_slip(), Some((copy, copies)))}
                <table><tbody>
                    {row(r::case_number(), case.called())}
                    {row(r::buyer(), buyer(session, &case))}
                    {row(r::order(), body.order.clone())}
                    {row(r::item(), body.item.clone())}
                    {row(r::shipped_on(), date(session, body.shipped))}
                    {row(r::approved_quantity(), words::returns::quantity(&approved))}
                    {row(r::slip_quantity(), [words::returns::quantity(&body.quantity), body.more_because.clone()].join(" "))}
                    {row(r::price(), money(body.price))}
                    {row(r::amount(), money(body.fen))}
                    {row(r::reason(), body.reason.clone())}
                    {row(r::handling(), handling.unwrap_or_default())}
                    {row(r::ground(), body.ground.clone())}
                    {row(r::carrier(), body.carrier.clone())}
                    {row(r::really_returned(), came.unwrap_or_default())}
                    {row(r::condition(), condition.unwrap_or_default())}
                    {row(r::instruction(), instructed.unwrap_or_default())}
                </tbody></table>
                <div class="signatures">
                    {signature(r::sign_author(), session.name_of(slip.made.by), None)}
                    {signature(r::sign_superior(), signed_at(session, &case, &slip, 0), None)}
                    {signature(r::sign_warehouse(), warehouse.unwrap_or_default(), signed.map(|signed| &signed.deed))}
                </div>
                <PaperFoot/>
            </article>
        }
    };
    (1..).take(copies).map(page).collect_view()
}

/// The certificate of sales return, filled from slip and case, for the buyer to seal.
#[component]
pub fn ReturnCertificatePaper(case: Case, slip: Slip) -> impl IntoView {
    let session = session();
    let body = &slip.body;
    let given = slip.with_customer.as_ref();
    let invoice = given.map(|deed| deed.text.clone());
    let came = slip.signed.as_ref();
    let came = came.map_or(body.quantity.count, |signed| signed.count);
    let made = date(session, given.map(|deed| deed.at));
    view! {
        <article class="form-paper">
            {head(&case, &slip, r::paper_return_certificate(), None)}
            <table><tbody>
                {row(r::case_number(), case.called())}
                {row(r::buyer(), buyer(session, &case))}
                {row(r::invoice(), invoice.unwrap_or_else(|| body.invoice.clone()))}
                {row(r::item(), body.item.clone())}
                {row(r::returned_count(), words::returns::quantity(&body.quantity.counted(came)))}
                {row(r::price(), money(body.price))}
                {row(r::amount(), money(came.saturating_mul(body.price)))}
                {row(r::tax_plain(), money(slip.return_tax))}
                {row(r::made_on(), made)}
            </tbody></table>
            <div class="signatures">
                {signature(r::sign_author(), session.name_of(slip.made.by), None)}
                {signature(r::sign_customer(), String::new(), None)}
            </div>
            <PaperFoot/>
        </article>
    }
}
