//! What departments owe each other (P01.06.01b, d–f).

use super::state::{Dispute, Help, HelpStanding};
use crate::domain::cases::clocks::{Draft, days, minutes};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::roles::Role;

/// Every clock of help and of the dispute, running or stopped.
pub(in crate::domain::cases) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let figures = context.figures_at(case.recorded_at);
    let ended = case.is_closed();
    let helps = case.helps.iter();
    let helps = helps.flat_map(|help| of_help(help, ended, figures));
    let disputes = case.disputes.iter().chain(&case.dispute);
    let disputes = disputes.flat_map(|dispute| of_dispute(dispute, ended, context, figures));
    helps
        .chain(disputes)
        .filter_map(|draft| draft.clock(case, context))
        .collect()
}

fn of_help(help: &Help, ended: bool, figures: &Figures) -> Vec<Draft> {
    let helper = Owner::Person(help.to);
    let gone = ended || help.withdrawn.is_some();
    if let Some(ruled) = help.ruled {
        let carry_out = Draft::instant(Duty::CarryOutRuling, "P01.06.01f", helper, ruled, help.by);
        let supervise = Draft::instant(
            Duty::SuperviseRuling,
            "P01.06.01f",
            Owner::Role(Role::Office),
            ruled,
            help.by,
        );
        return vec![
            carry_out.met(help.done).void(ended),
            supervise.met(help.confirmed).void(ended),
        ];
    }
    let apart = help.standing() == HelpStanding::Apart;
    let answered = help.answers.iter().map(|answer| answer.at).min();
    let answer = Draft::span(
        Duty::AnswerHelp,
        "P01.06.01b",
        helper,
        help.asked,
        minutes(figures, Figure::AnswerHelp),
    )
    .met(answered.or(help.done).filter(|_| !apart));
    let agreed = help.answers.last().filter(|answer| answer.agrees && !apart);
    let give = agreed.map(|agreed| {
        Draft::instant(
            Duty::GiveHelp,
            "P01.06.01b",
            helper,
            agreed.at.min(help.by),
            help.by,
        )
        .met(help.done)
    });
    let drafts = std::iter::once(answer).chain(give);
    drafts.map(|draft| draft.void(gone)).collect()
}

fn of_dispute(
    dispute: &Dispute,
    ended: bool,
    context: &Context<'_>,
    figures: &Figures,
) -> Vec<Draft> {
    let firm = context.organisation();
    let opinions = dispute.parties.iter().filter_map(|party| {
        let given = dispute.opinions.iter().find(|given| given.party == *party);
        let given = given.map(|given| given.at);
        Some(
            Draft::span(
                Duty::GiveOpinion,
                "P01.06.01d",
                Owner::Person(firm.head_of(party)?),
                dispute.asked,
                days(figures, Figure::GiveOpinion),
            )
            .met(given)
            .void(ended || dispute.submitted.is_some()),
        )
    });
    let rule = dispute.submitted.map(|submitted| {
        Draft::span(
            Duty::RuleDispute,
            "P01.06.01e",
            Owner::Role(Role::Office),
            submitted,
            days(figures, Figure::RuleDispute),
        )
        .met(dispute.ruling.as_ref().map(|ruling| ruling.occurred_at))
        .void(ended)
    });
    opinions.chain(rule).collect()
}
