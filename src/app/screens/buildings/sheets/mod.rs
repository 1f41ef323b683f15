//! What is ticked off at a building, each as a sheet over the screen: a round, a work, an object, who is responsible, the season.

mod object;
mod responsible;
mod round;
mod season;
mod work;

use crate::app::components::dialog::Dialog;
use crate::app::i18n::{t, work_kind};
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{BuildingId, ObjectId};
use crate::domain::premises::{BuildingCommand, BuildingEvent, Field, WorkKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which sheet is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A round through a building.
    Round(BuildingId),
    /// A regular work on an object.
    Work(BuildingId, ObjectId, WorkKind),
    /// An object of the installation; none adds one.
    Object(BuildingId, Option<ObjectId>),
    /// Who is responsible.
    Responsible(BuildingId),
    /// The season of a station begins.
    Season(String),
}

/// How a command of a form is going.
#[derive(Clone, Copy)]
pub struct Way {
    /// It is being written.
    pub busy: RwSignal<bool>,
    /// Why it was not.
    pub problem: RwSignal<Option<DeskError>>,
}

impl Default for Way {
    fn default() -> Self {
        Self {
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }
}

/// Carries commands out one after another; `done` once all are on disk. The form may be gone by then.
pub fn carry_out(
    session: Session,
    commands: Vec<Command>,
    way: Way,
    done: impl FnOnce() + 'static,
) {
    if way.busy.get_untracked() {
        return;
    }
    way.busy.set(true);
    way.problem.set(None);
    spawn_local(async move {
        for command in commands {
            if let Err(error) = session.execute(command).await {
                way.problem.try_set(Some(error));
                way.busy.try_set(false);
                return;
            }
        }
        way.busy.try_set(false);
        session.say(t::common::saved());
        done();
    });
}

/// Something that happened to a building, as a command.
pub fn record(id: BuildingId, event: BuildingEvent) -> Command {
    Command::Building(id, Box::new(BuildingCommand::Record(event)))
}

/// The open sheet, if one is.
#[component]
pub fn Sheets(open: RwSignal<Option<Sheet>>) -> impl IntoView {
    let session = session();
    move || {
        let sheet = open.get()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                open.set(None);
            }
        });
        let title = untrack(|| title(session, &sheet));
        let content = move || match sheet.clone() {
            Sheet::Round(id) => view! { <round::RoundForm building=id open=shown/> }.into_any(),
            Sheet::Work(id, object, kind) => {
                view! { <work::WorkForm building=id object kind open=shown/> }.into_any()
            }
            Sheet::Object(id, object) => {
                view! { <object::ObjectForm building=id object open=shown/> }.into_any()
            }
            Sheet::Responsible(id) => {
                view! { <responsible::ResponsibleForm building=id open=shown/> }.into_any()
            }
            Sheet::Season(station) => view! { <season::SeasonForm station open=shown/> }.into_any(),
        };
        Some(view! { <Dialog open=shown title=title>{content.clone()()}</Dialog> })
    }
}

fn title(session: Session, sheet: &Sheet) -> String {
    let name = |id: &BuildingId| {
        session.world(|world| {
            let building = world.buildings.get(id);
            building.map_or_else(String::new, |building| {
                building.text(Field::Name).to_owned()
            })
        })
    };
    let dotted = |what: &str, where_: String| format!("{what} · {where_}");
    match sheet {
        Sheet::Round(id) => dotted(t::premises::make_round(), name(id)),
        Sheet::Work(id, object, kind) => {
            let object = session.world(|world| {
                let object = world.buildings.get(id)?.objects.get(object)?;
                Some(object.facts.value.name.clone())
            });
            dotted(work_kind(*kind), object.unwrap_or_default())
        }
        Sheet::Object(_, None) => t::premises::add_object().to_owned(),
        Sheet::Object(..) => t::premises::change_object().to_owned(),
        Sheet::Responsible(id) => dotted(t::premises::responsible(), name(id)),
        Sheet::Season(station) => dotted(t::duties::begin_season(), station.clone()),
    }
}
