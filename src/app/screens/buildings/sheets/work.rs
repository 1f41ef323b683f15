//! A regular work, ticked off with what its clause names (P10.09.01a–d).

use super::round::time;
use super::{Way, carry_out, record};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::duration_field::DurationField;
use crate::app::components::field::{Checks, Choice, Line, TextArea, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::components::typed::{Kept, parts, scaled};
use crate::app::i18n::{care_step, t, wall};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::ids::{BuildingId, ObjectId};
use crate::domain::premises::{
    BuildingEvent, CareStep, ObjectKind, Work, WorkDone, WorkKind, interval,
};
use crate::domain::time::{DAY, MINUTE, Timestamp};
use chrono::NaiveDate;
use leptos::prelude::*;

const KEYS: [(&str, CareStep); 9] = [
    ("turn", CareStep::Turn),
    ("tightness", CareStep::Tightness),
    ("lubricate", CareStep::Lubricate),
    ("rust", CareStep::Rust),
    ("insulate", CareStep::Insulate),
    ("fasten", CareStep::Fasten),
    ("gauges", CareStep::Gauges),
    ("strainer", CareStep::Strainer),
    ("bleed", CareStep::Bleed),
];

fn clause(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::BlowThrough => "P10.09.01a",
        WorkKind::Clean => "P10.09.01b",
        WorkKind::Repair => "P10.09.01c",
        WorkKind::Maintain => "P10.09.01d",
    }
}

/// The work.
#[component]
pub fn WorkForm(
    building: BuildingId,
    object: ObjectId,
    kind: WorkKind,
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let (list, days) = session.context(|context| {
        let buildings = &context.world.buildings;
        let object = buildings
            .get(&building)
            .and_then(|building| building.objects.get(&object));
        let list = object
            .map_or(ObjectKind::Other, |object| object.facts.value.kind)
            .steps();
        let days = object.map_or(365, |object| interval(object, kind, context, context.now));
        (list, days)
    });
    let next = wall(platform::now().plus(days * DAY), offset).format("%Y-%m-%d");
    let fields = [
        ("section", ""),
        ("kilopascals", ""),
        ("minutes", ""),
        ("method", ""),
        ("clear", "yes"),
        ("defect", ""),
        ("parts", ""),
        ("tested", "yes"),
        ("left-out", ""),
        ("next", &*next.to_string()),
        ("steps", ""),
        ("at", ""),
    ];
    let kept = Kept::begin(format!("work/{object}/{kind:?}"), &fields);
    let steps = kept.list("steps");
    let way = Way::default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let done = WorkDone {
            object,
            occurred_at: time(kept, "at"),
            work: work(kept, kind, &steps.get_untracked(), offset),
        };
        let forget = kept.forget();
        let commands = vec![record(building, BuildingEvent::Worked(done))];
        carry_out(session, commands, way, move || {
            forget();
            open.try_set(false);
        });
    };
    let yes_no = || vec![("yes", t::common::yes()), ("no", t::common::no())];
    let questions = match kind {
        WorkKind::BlowThrough => view! {
            <TextField id="section" label=t::premises::section() value=kept.field("section")/>
            <TextField id="kilopascals" label=t::premises::kilopascals() value=kept.field("kilopascals") kind=Line::Number unit="kPa"/>
            <DurationField id="minutes" label=t::premises::duration() value=kept.field("minutes") quick=&[10, 20, 30, 60]/>
        }
        .into_any(),
        WorkKind::Clean => view! {
            <TextArea id="method" label=t::premises::method() value=kept.field("method")/>
            <Choice id="clear" label=t::premises::clear() value=kept.field("clear") options=yes_no()/>
        }
        .into_any(),
        WorkKind::Repair => view! {
            <TextArea id="defect" label=t::premises::defect() value=kept.field("defect") hint=t::premises::defect_hint()/>
            <TextArea id="parts" label=t::form::parts() value=kept.field("parts") optional=true/>
            <Choice id="tested" label=t::premises::tested() value=kept.field("tested") options=yes_no()/>
        }
        .into_any(),
        WorkKind::Maintain => {
            let options = KEYS.iter().filter(|(_, step)| list.contains(step));
            let options: Vec<(String, String)> = options
                .map(|(key, step)| ((*key).to_owned(), care_step(*step).to_owned()))
                .collect();
            view! {
                <Checks id="steps" label=t::premises::steps() value=steps options=options/>
                {move || (steps.with(Vec::len) < list.len()).then(|| view! { <TextField id="left-out" label=t::premises::steps_left_out() value=kept.field("left-out") optional=true/> })}
                <TextField id="next" label=t::premises::next_date() value=kept.field("next") kind=Line::Date/>
            }
            .into_any()
        }
    };
    let at = kept.field("at");
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {questions}
            <div class="field" data-field="at">
                <label for="at">{t::form::when()}</label>
                <TimeEntry id="at".to_owned() value=at.into() set=Callback::new(move |text| at.set(text)) future=false/>
            </div>
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <span class="ask"><ClauseLink clause=clause(kind)/></span>
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}

/// What was typed, as the work; what is missing is refused by the domain with its clause.
fn work(kept: Kept, kind: WorkKind, steps: &[String], offset: i32) -> Work {
    let count = |name| {
        let value = scaled(&kept.text(name), 0);
        value.and_then(|value| value.try_into().ok()).unwrap_or(0)
    };
    let yes = |name| kept.text(name) == "yes";
    match kind {
        WorkKind::BlowThrough => Work::BlowThrough {
            section: kept.text("section"),
            kilopascals: count("kilopascals"),
            minutes: count("minutes"),
        },
        WorkKind::Clean => Work::Clean {
            method: kept.text("method"),
            clear: yes("clear"),
        },
        WorkKind::Repair => Work::Repair {
            defect: kept.text("defect"),
            parts: parts(&kept.text("parts")),
            tested: yes("tested"),
        },
        WorkKind::Maintain => Work::Maintain {
            steps: KEYS
                .iter()
                .filter(|(key, _)| steps.iter().any(|chosen| chosen == key))
                .map(|(_, step)| *step)
                .collect(),
            left_out: kept.text("left-out"),
            next: end_of_day(&kept.text("next"), offset),
        },
    }
}

/// The last minute of a day; the beginning of time when it is no date, which is refused.
fn end_of_day(text: &str, offset: i32) -> Timestamp {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let midnight = date.and_then(|date| date.and_hms_opt(23, 59, 0));
    midnight.map_or(Timestamp(0), |at| {
        Timestamp(at.and_utc().timestamp_millis() - i64::from(offset) * MINUTE)
    })
}
