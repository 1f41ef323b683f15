//! The personal side of a customer's file and the project that we have with them: one tap deeper on the form (P01.10.11a, 30b–d).

use crate::app::components::field::{Line, TextArea, TextField};
use crate::app::components::person_picker::PersonPicker;
use crate::app::i18n::t;
use crate::app::places::asked;
use crate::app::platform;
use crate::app::session::session;
use crate::domain::concern::Concern;
use crate::domain::customers::{CallHours, CustomerFacts, Project};
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What stands in the fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TypedMore {
    reach: String,
    hours_from: String,
    hours_until: String,
    habits: String,
    likes: String,
    project: String,
    manager: Option<PersonId>,
    every: String,
    parts: String,
    since: Option<Timestamp>,
}

impl TypedMore {
    /// Of a file.
    pub(super) fn of(facts: &CustomerFacts) -> Self {
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let project = facts.project.as_ref();
        Self {
            reach: facts.reach.clone(),
            hours_from: facts
                .hours
                .map(|hours| time(hours.from))
                .unwrap_or_default(),
            hours_until: facts
                .hours
                .map(|hours| time(hours.until))
                .unwrap_or_default(),
            habits: facts.habits.clone(),
            likes: facts.likes.clone(),
            project: project
                .map(|project| project.name.clone())
                .unwrap_or_default(),
            manager: project.map(|project| project.manager),
            every: project
                .and_then(|project| project.every_days)
                .map(|days| days.to_string())
                .unwrap_or_default(),
            parts: project
                .map(|project| project.parts.join("\n"))
                .unwrap_or_default(),
            since: project.map(|project| project.since),
        }
    }

    /// Whether the times can be read.
    pub(super) fn hours(&self) -> Result<Option<CallHours>, ()> {
        let minutes = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            let (hours, minutes): (u16, u16) =
                (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
            (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
        };
        match (self.hours_from.as_str(), self.hours_until.as_str()) {
            ("", "") => Ok(None),
            (from, until) => match (minutes(from), minutes(until)) {
                (Some(from), Some(until)) => Ok(Some(CallHours { from, until })),
                _ => Err(()),
            },
        }
    }

    /// Days between two inspections, if they can be read.
    pub(super) fn every(&self) -> Result<Option<u32>, ()> {
        match self.every.trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| ())
                .and_then(|days: Option<u32>| {
                    if days.is_some_and(|days| (1..=1095).contains(&days)) {
                        Ok(days)
                    } else {
                        Err(())
                    }
                }),
        }
    }

    /// Into the file; what cannot be read stays out, which the form has said before.
    pub(super) fn put(&self, facts: &mut CustomerFacts) {
        facts.reach.clone_from(&self.reach);
        facts.habits.clone_from(&self.habits);
        facts.likes.clone_from(&self.likes);
        facts.hours = self.hours().ok().flatten();
        // Without a name there is no project.
        facts.project = (!self.project.trim().is_empty()).then(|| Project {
            name: self.project.clone(),
            manager: self.manager.unwrap_or(PersonId(uuid::Uuid::nil())),
            every_days: self.every().ok().flatten(),
            parts: self.parts.lines().map(str::to_owned).collect(),
            since: self.since.unwrap_or_else(platform::now),
        });
    }
}

/// The same as signals.
#[derive(Clone, Copy)]
pub(super) struct More {
    reach: RwSignal<String>,
    hours_from: RwSignal<String>,
    hours_until: RwSignal<String>,
    habits: RwSignal<String>,
    likes: RwSignal<String>,
    project: RwSignal<String>,
    manager: RwSignal<Option<PersonId>>,
    every: RwSignal<String>,
    parts: RwSignal<String>,
    since: StoredValue<Option<Timestamp>>,
}

impl More {
    /// Begins with what was typed.
    pub(super) fn begin(typed: TypedMore) -> Self {
        Self {
            reach: RwSignal::new(typed.reach),
            hours_from: RwSignal::new(typed.hours_from),
            hours_until: RwSignal::new(typed.hours_until),
            habits: RwSignal::new(typed.habits),
            likes: RwSignal::new(typed.likes),
            project: RwSignal::new(typed.project),
            manager: RwSignal::new(typed.manager),
            every: RwSignal::new(typed.every),
            parts: RwSignal::new(typed.parts),
            since: StoredValue::new(typed.since),
        }
    }

    /// What stands in the fields.
    pub(super) fn typed(self) -> TypedMore {
        TypedMore {
            reach: self.reach.get(),
            hours_from: self.hours_from.get(),
            hours_until: self.hours_until.get(),
            habits: self.habits.get(),
            likes: self.likes.get(),
            project: self.project.get(),
            manager: self.manager.get(),
            every: self.every.get(),
            parts: self.parts.get(),
            since: self.since.get_value(),
        }
    }
}

/// The fields, folded until somebody needs them.
#[component]
pub(super) fn MoreFields(
    /// The fields.
    more: More,
    /// Whether somebody has tried to save.
    tried: RwSignal<bool>,
) -> impl IntoView {
    let session = session();
    let days = session.context(|context| context.figures_at(context.now).get(Figure::InspectEvery));
    let hours_problem = Signal::derive(move || {
        (tried.get() && more.typed().hours().is_err()).then(|| t::visits::hours_bad().to_owned())
    });
    let every_problem = Signal::derive(move || {
        (tried.get() && more.typed().every().is_err())
            .then(|| t::visits::project_bad_days().to_owned())
    });
    let named = untrack(|| more.project.with(|name| !name.is_empty()));
    let projects = named || untrack(|| asked(Concern::ActiveService));
    // What cannot be read must be in sight.
    let wrong = move || hours_problem.with(Option::is_some);
    let bad_project = move || every_problem.with(Option::is_some);
    view! {
        <details class="more-acts" open=wrong>
            <summary data-act="personal">{t::visits::personal()}</summary>
            <div class="form">
                <TextField id="reach" label=t::visits::reach() value=more.reach optional=true hint=t::visits::reach_hint()/>
                <div class="two">
                    <TextField id="hours-from" label=t::visits::hours_from() value=more.hours_from kind=Line::Time optional=true problem=hours_problem/>
                    <TextField id="hours-until" label=t::visits::hours_until() value=more.hours_until kind=Line::Time optional=true/>
                </div>
                <TextArea id="habits" label=t::visits::habits() value=more.habits optional=true hint=t::visits::habits_hint()/>
                <TextArea id="likes" label=t::visits::likes() value=more.likes optional=true/>
            </div>
        </details>
        {projects.then(|| view! { <details class="more-acts" open=bad_project>
            <summary data-act="project">{t::visits::project()}</summary>
            <div class="form">
                <p class="hint">{t::visits::project_note()}</p>
                <TextField id="project" label=t::visits::project_name() value=more.project optional=true/>
                <PersonPicker id="manager" label=t::visits::project_manager() value=more.manager roles=&[Role::ProjectManager]/>
                <TextField id="every" label=t::visits::project_every() value=more.every kind=Line::Number optional=true hint=t::visits::project_every_hint(days) problem=every_problem/>
                <TextArea id="parts" label=t::visits::project_parts() value=more.parts optional=true/>
            </div>
        </details> })}
    }
}
