//! 客戶投訴案件統計表 of the cases closed in a month, on A4 across.

use super::{Shown, sentences};
use crate::app::i18n::{self as words, month_of_key, t::closed as k, t::complaint as c};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::after::Improvement;
use crate::domain::complaints::monthly::{ClosedCase, Group};
use crate::domain::roles::Role;
use leptos::prelude::*;

/// The table, its groups, and room for those who judge.
#[component]
pub fn ClosedPaper(shown: Shown) -> impl IntoView {
    let heads = [
        c::col_number(),
        c::col_who(),
        k::col_product(),
        k::col_cause(),
        k::col_department(),
        k::col_solution(),
        k::col_returned(),
        k::col_amount(),
        k::col_loss(),
        k::col_days(),
        k::col_sanction(),
        k::col_improvement(),
    ];
    let (amount, loss) = shown.table.sums();
    let rows = shown.table.lines.iter().map(row).collect_view();
    let group = |group: &Group| {
        let counts = k::group_line(group.month_before, group.count, group.year_before);
        let said = shown.known.remark(&group.key());
        let said = said.map(|deed| deed.text.clone()).unwrap_or_default();
        view! { <tr><th scope="row">{sentences::group(group)}</th><td>{counts}</td><td>{said}</td></tr> }
    };
    let groups = shown.table.groups.iter().map(group).collect_view();
    let judged = sentences::judgements(&shown.known).into_iter();
    let judged = judged.map(|line| view! { <li>{line}</li> }).collect_view();
    let signers = [
        Role::Manufacturing,
        Role::Quality,
        Role::Research,
        Role::ProductionOffice,
        Role::GeneralManager,
    ];
    view! {
        <article class="form-paper wide">
            <header><h1>{k::statistics()}</h1><span>{month_of_key(&shown.key)}</span></header>
            <table class="grid">
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                <tbody>
                    {rows}
                    <tr><th scope="row" colspan="7">{k::total()}</th><td class="n">{words::yuan(amount)}</td><td class="n">{words::yuan(loss)}</td><td colspan="3"></td></tr>
                </tbody>
            </table>
            <table><tbody>{groups}</tbody></table>
            <ul>{judged}</ul>
            <div class="signatures">{signers.map(|role| view! { <span>{words::role(role)}</span> }).collect_view()}</div>
            <PaperFoot/>
        </article>
    }
}

fn row(line: &ClosedCase) -> impl IntoView + use<> {
    let (number, who) = sentences::case(line.id);
    let (sanctions, improvements) = session().context(|context| {
        let case = context.world.cases.get(&line.id);
        let after = case.and_then(|case| case.after.as_ref());
        let sanctions = after.into_iter().flat_map(|after| &after.sanctions);
        let seen = sanctions.filter(|one| one.withdrawn.is_none() && one.is_seen_by_actor(context));
        let sanctions: Vec<&str> = seen
            .map(|one| words::after::sanction(one.facts.kind))
            .collect();
        let improvements = after.into_iter().flat_map(|after| &after.improvements);
        let told = |plan: &Improvement| {
            let standing = crate::app::screens::cases::improvement_standing(plan);
            words::aside(&plan.facts.measure, standing)
        };
        let improvements: Vec<String> = improvements.map(told).collect();
        (
            sanctions.join(words::separator()),
            improvements.join(words::separator()),
        )
    });
    view! {
        <tr>
            <td>{number}</td>
            <td>{who}</td>
            <td>{line.item.clone()}</td>
            <td>{sentences::cause(&line.cause_key)}<small>{line.cause.clone()}</small></td>
            <td>{line.departments.join(words::t::time::comma())}</td>
            <td>{line.solution.clone()}</td>
            <td>{sentences::returned(line)}</td>
            <td class="n">{words::yuan(line.amount)}</td>
            <td class="n">{words::yuan(line.loss)}</td>
            <td class="n">{sentences::days(line)}</td>
            <td>{sanctions}</td>
            <td>{improvements}</td>
        </tr>
    }
}
