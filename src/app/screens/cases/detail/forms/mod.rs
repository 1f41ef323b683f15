//! The form of each step: questions, kept drafts, and one button that writes.

mod answers;
mod build;
mod input;
mod keys;
mod spec;

use super::Detail;
use super::panel::rule;
use crate::app::components::dialog::Dialog;
use crate::app::components::draft;
use crate::app::components::problem::into_sight;
use crate::app::components::show_card::ShowCard;
use crate::app::i18n::complaint::complaint_step;
use crate::app::i18n::{after, failure, quality, returns, t, work_step};
use crate::app::places;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::repair::WorkStep;
use crate::domain::cases::{ActionKind, Case};
use crate::domain::concern::Concern;
use crate::domain::event::Command;
use crate::domain::phrases::phrases;
use crate::domain::premises::{building_of, proposed};
use answers::Answers;
use keys::{after_key, complaint_key, quality_key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use spec::{Input, Question, questions, wording};

macro_rules! steps {
    ($($kind:ident => $key:ident),+ $(,)?) => {
        /// What a step is called on its button.
        pub fn name(kind: ActionKind) -> &'static str {
            match kind {
                $(ActionKind::$kind => t::actions::$key(),)+
                ActionKind::Complaint(step) => complaint_step(step),
                ActionKind::After(act) => after::act(act),
                ActionKind::Quality(step) => quality::step(step),
                ActionKind::Returns(step) => returns::step(step),
            }
        }

        /// Its short name for tests and drafts.
        pub fn key(kind: ActionKind) -> &'static str {
            match kind {
                $(ActionKind::$kind => stringify!($key),)+
                ActionKind::Complaint(step) => complaint_key(step),
                ActionKind::After(act) => after_key(act),
                ActionKind::Quality(step) => quality_key(step),
                ActionKind::Returns(step) => returns::step_key(step),
            }
        }
    };
}

steps! {
    Note => note, Clarify => clarify, CalledAgain => called_again, HandOver => hand_over, Accept => accept, Decline => decline,
    Promise => promise, Answer => answer, MarkMajor => mark_major, Report => report, Acknowledge => acknowledge, Settle => settle, SolveFirst => solve_first, ContactSheet => contact_sheet,
    FallShort => fall_short, MakeGood => make_good, Close => close, Reopen => reopen, Revisit => revisit, Notify => notify, Advise => advise, ExplainCharge => explain_charge,
    Contact => contact, Delay => delay, Assign => assign, Arrive => arrive, Find => find, AgreeOpening => agree_opening,
    DamageByUser => damage_by_user, Leave => leave, Remove => remove, SignReceipt => sign_receipt, Guide => guide, FailStep => fail_step,
    SkipStep => skip_step, Consent => consent, WithdrawConsent => withdraw_consent, BeginSession => begin_session, EndSession => end_session,
    SetOut => set_out, ReachSite => reach_site, Solve => solve, FinishOnSite => finish_on_site, TakeUp => take_up,
    ConfirmCard => confirm_card, NeedVisit => need_visit, AgreeVisit => agree_visit, MakeVisit => make_visit,
    MarkEmergency => mark_emergency, MustKnow => must_know, Know => know, AskHelp => ask_help, AgreeHelp => agree_help,
    DisagreeHelp => disagree_help, FinishHelp => finish_help, ConfirmHelp => confirm_help, WithdrawHelp => withdraw_help,
    AskRuling => ask_ruling, SayOpinion => say_opinion, SubmitOpinions => submit_opinions, Rule => rule,
    TellSalesperson => tell_salesperson, TellManager => tell_manager, PlanFault => plan_fault, RegisterFault => register_fault,
    TellLeaders => tell_leaders, FollowFault => follow_fault, EndFault => end_fault, AnalyseFault => analyse_fault,
    SignReport => sign_report, FeedBackCustomer => feed_back_customer, FeedBackBusiness => feed_back_business,
    Register => register, AskApproval => ask_approval, Agree => agree, SendBack => send_back,
    TakeBack => take_back, GivePaper => give_paper, ReceivePaper => receive_paper,
    TakeView => take_view, SettleMatter => settle_matter, Analyse => analyse, Apologise => apologise, Propose => propose, Prefer => prefer, Offer => offer, Object => object, Confirm => confirm, CarryOut => carry_out, Tell => tell, Inform => inform,
    Raise => raise, HandForm => hand_form, SignForm => sign_form, FileForm => file_form, Judge => judge, FollowUp => follow_up, WaiveFollowUp => waive_follow_up, SetFollowUp => set_follow_up, Join => join, NoteLapse => note_lapse, TakeMeasure => take_measure, ConfirmMeasure => confirm_measure,
    Confide => confide, Resort => resort, NameConcerned => name_concerned, GiveOpinion => give_opinion, ReportBack => report_back,
    Ground => ground, Approve => approve, Urge => urge, HearUrge => hear_urge, AskMeanwhile => ask_meanwhile, PickUp => pick_up,
    StateOffence => state_offence, RaiseGrumble => raise_grumble,
}

/// The form of the step that is open, as a sheet over the case.
#[component]
pub fn OpenForm(detail: Detail) -> impl IntoView {
    move || {
        let kind = detail.open.get()?;
        let case = detail.case.get_untracked()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                detail.open.set(None);
            }
        });
        Some(view! {
            <Dialog open=shown title=name(kind)>
                <Form kind case=case.clone() detail/>
            </Dialog>
        })
    }
}

/// Leaves out what only concerns heat: temperatures, the manners at the door by its regulation, and the steps of work on radiators.
fn without_heat(asked: &mut Vec<Question>) {
    asked.retain(|question| !matches!(question.key, "temperature" | "courtesy"));
    for question in asked.iter_mut().filter(|question| question.key == "steps") {
        if let Input::Checks(steps) = &mut question.input {
            steps.retain(|(_, name)| *name != work_step(WorkStep::BagRadiator));
        }
    }
}

#[component]
fn Form(kind: ActionKind, case: Case, detail: Detail) -> impl IntoView {
    let session = session();
    let draft_key = format!("case/{}/{}", case.id, key(kind));
    let mut asked = questions(kind, &case);
    if !untrack(|| places::asked(Concern::Heating)) {
        without_heat(&mut asked);
    }
    propose(&mut asked, kind, &case);
    offer(&mut asked, kind, &case);
    let answers = RwSignal::new(begin(&asked, draft::load(&draft_key).unwrap_or_default()));
    let problem = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let stored_key = StoredValue::new(draft_key);
    Effect::new(move |_| {
        answers.with(|answers| stored_key.with_value(|key| draft::save(key, answers)))
    });

    let submitted = asked.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = answers.get_untracked();
        if let Some(missing) = unanswered(&submitted, &given) {
            problem.set(Some(missing));
            return;
        }
        let Some(command) = build::command(kind, &given, &case, platform::now()) else {
            return;
        };
        let command = Command::Case(case.id, Box::new(command));
        busy.set(true);
        let kept = stored_key.get_value();
        spawn_local(async move {
            // Somebody who saves and walks on is somewhere else when the desk answers: the page may be gone.
            match session.execute(command).await {
                Ok(_) => {
                    draft::clear(&kept);
                    detail.open.try_set(None);
                    session.say(t::common::saved());
                }
                Err(error) => drop(problem.try_set(Some(Problem::Failed(error)))),
            }
            busy.try_set(false);
        });
    };
    let line = into_sight(move || problem.with(Option::is_some));
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {matches!(kind, ActionKind::Arrive | ActionKind::ConfirmCard).then(|| view! { <ShowCard/> })}
            {asked.into_iter().map(|question| maybe(question, answers)).collect_view()}
            <div class="problem" role="alert" node_ref=line>{move || problem.get().map(|problem| said(&problem))}</div>
            <div class="form-foot">
                <span class="ask">{t::form::draft_kept()}</span>
                <button class="btn go big" type="submit" data-act="save" disabled=move || busy.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}

/// A question, while it is asked.
fn maybe(question: Question, answers: RwSignal<Answers>) -> AnyView {
    if question.shown_if.is_none() {
        return view! { <input::Field question answers/> }.into_any();
    }
    let asked = question.clone();
    let shown = Memo::new(move |_| answers.with(|answers| is_shown(&asked, answers)));
    view! {
        <Show when=move || shown.get()><input::Field question=question.clone() answers/></Show>
    }
    .into_any()
}

/// Whoever is responsible for the building is proposed, and said so (P10.09.08a), or who signed the contract (P01.07.01f); anybody else is
/// one tap away.
fn propose(asked: &mut [Question], kind: ActionKind, case: &Case) {
    let salesperson = matches!(
        kind,
        ActionKind::TellSalesperson | ActionKind::FeedBackBusiness
    );
    let key = match kind {
        ActionKind::Assign => "technician",
        ActionKind::Notify => "to",
        _ if salesperson => "to",
        _ => return,
    };
    let person = session().context(|context| {
        if salesperson {
            let customer = context.world.customers.get(&case.customer?)?;
            return customer.signed_by.value;
        }
        let building = building_of(context.world, case)?;
        let building = context.world.buildings.get(&building)?;
        proposed(building, context.now, context.world)
    });
    let Some(question) = asked.iter_mut().find(|question| question.key == key) else {
        return;
    };
    match person {
        Some(person) => {
            question.initial = person.to_string();
            question.hint = if salesperson {
                t::fault::signed_by()
            } else {
                t::premises::proposed_hint()
            };
        }
        None if salesperson && case.customer.is_some() => question.hint = t::fault::to_complete(),
        None => {}
    }
}

/// What others wrote for the same question lies below it.
fn offer(asked: &mut [Question], kind: ActionKind, case: &Case) {
    session().world(|world| {
        for question in asked {
            if let Some(wording) = wording(kind, question.key) {
                question.phrases = phrases(world, case, wording);
            }
        }
    });
}

/// Why the form was not sent.
#[derive(Clone, Debug, PartialEq)]
enum Problem {
    /// An answer is missing.
    Missing(&'static str),
    /// An answer is no number.
    NotANumber(&'static str),
    /// Refused, or not stored.
    Failed(DeskError),
}

fn said(problem: &Problem) -> AnyView {
    match problem {
        Problem::Missing(field) => t::form::missing(field).into_any(),
        Problem::NotANumber(field) => t::form::number_bad(field).into_any(),
        Problem::Failed(DeskError::Refused(refusal)) => {
            view! { {crate::app::i18n::refusal(refusal)}" "{rule(refusal)} }.into_any()
        }
        Problem::Failed(error) => failure(error).into_any(),
    }
}

/// The draft, with first values where nothing was typed yet.
fn begin(asked: &[Question], mut draft: Answers) -> Answers {
    for question in asked.iter().filter(|question| !question.initial.is_empty()) {
        draft
            .0
            .entry(question.key.to_owned())
            .or_insert_with(|| question.initial.clone());
    }
    draft
}

/// Whether a question is asked at all, as the others are answered now.
fn is_shown(question: &Question, given: &Answers) -> bool {
    let depends = question.shown_if;
    depends.is_none_or(|(other, values)| values.contains(&given.text(other).as_str()))
}

fn unanswered(asked: &[Question], given: &Answers) -> Option<Problem> {
    let mut asked = asked.iter().filter(|question| is_shown(question, given));
    asked.find_map(|question| {
        let text = given.text(question.key);
        let unreadable = match question.input {
            Input::Tenths(_) => given.tenths(question.key).is_none(),
            Input::Yuan => given.fen(question.key).is_none(),
            Input::Whole => given.whole(question.key).is_none(),
            _ => false,
        };
        match (text.is_empty(), question.required) {
            (true, true) => Some(Problem::Missing(question.label)),
            (false, _) if unreadable => Some(Problem::NotANumber(question.label)),
            _ => None,
        }
    })
}
