//! What two people wrote about a building at once: both values side by side, one tap keeps one of them.

use super::sheets::record;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{building_field, full_date, object_kind, t};
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{Building, BuildingCommand, BuildingEvent, Tenure};
use crate::domain::register::Register;
use crate::domain::stamp::DeviceId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One value that can be kept, and how.
#[derive(Clone, PartialEq)]
struct Value {
    text: String,
    device: DeviceId,
    keep: Command,
}

/// One thing with all its values, the one that shows first.
#[derive(Clone, PartialEq)]
struct Rival {
    label: String,
    values: Vec<Value>,
}

fn rival<T: Clone>(
    all: &mut Vec<Rival>,
    label: impl Into<String>,
    register: &Register<T>,
    text: impl Fn(&T) -> String,
    keep: impl Fn(T) -> Command,
) {
    if register.rivals.is_empty() {
        return;
    }
    let values = std::iter::once((&register.value, register.set_by))
        .chain(register.rivals.iter().map(|(value, dot)| (value, *dot)))
        .map(|(value, dot)| Value {
            text: text(value),
            device: dot.device,
            keep: keep(value.clone()),
        });
    all.push(Rival {
        label: label.into(),
        values: values.collect(),
    });
}

fn rivals(session: Session, building: &Building) -> Vec<Rival> {
    let id = building.id;
    let mut all = Vec::new();
    let command = |command| Command::Building(id, Box::new(command));
    for (field, register) in &building.fields {
        rival(
            &mut all,
            building_field(*field),
            register,
            String::clone,
            |text| command(BuildingCommand::Settle([(*field, text)].into())),
        );
    }
    if let Some(register) = &building.responsibility {
        let name = |tenure: &Tenure| {
            let name = tenure.responsible.map_or_else(
                || t::premises::nobody_from_then().to_owned(),
                |person| session.name_of(person),
            );
            let from = t::premises::from_then(full_date(tenure.from, session.offset()));
            format!("{name} · {from}")
        };
        rival(
            &mut all,
            t::premises::responsible(),
            register,
            name,
            |tenure| command(BuildingCommand::SettleResponsible(tenure)),
        );
    }
    if let Some(register) = &building.sketch {
        let text = |sketch: &Option<crate::domain::cases::Attachment>| {
            sketch.as_ref().map_or_else(String::new, |sketch| {
                format!(
                    "{} {}",
                    t::premises::sketch(),
                    sketch.sha256.chars().take(6).collect::<String>()
                )
            })
        };
        rival(&mut all, t::premises::sketch(), register, text, |sketch| {
            record(id, BuildingEvent::Sketched(sketch))
        });
    }
    for (object, installation) in &building.objects {
        let text = |facts: &crate::domain::premises::ObjectFacts| {
            let removed = if facts.removed {
                t::premises::object_removed()
            } else {
                ""
            };
            format!("{} · {} {removed}", facts.name, object_kind(facts.kind))
        };
        rival(
            &mut all,
            installation.facts.value.name.as_str(),
            &installation.facts,
            text,
            |facts| {
                record(
                    id,
                    BuildingEvent::ObjectSet {
                        object: *object,
                        facts,
                    },
                )
            },
        );
    }
    all
}

/// Everything about a building that is to settle; nothing while there is none.
#[component]
pub fn Rivals(building: BuildingId) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let open = Memo::new(move |_| {
        let building = session.world(|world| world.buildings.get(&building).cloned());
        building
            .map(|building| rivals(session, &building))
            .unwrap_or_default()
    });
    let keep = move |command: Command| {
        spawn_local(async move {
            // The page may be gone when the desk answers.
            let failed = session.execute(command).await.err();
            problem.try_set(failed);
        });
    };
    view! {
        {move || open.get().into_iter().map(|Rival { label, values }| { let about = label.clone(); view! {
            <div class="settle" data-settle=about>
                <p class="ask">{t::customers::two_changed(label)}</p>
                <div class="pair">
                    {values.into_iter().map(|Value { text, device, keep: command }| {
                        let shown = if text.is_empty() { t::customers::nothing().to_owned() } else { text };
                        view! {
                            <div>
                                <strong>{shown}</strong>
                                <small>{session.device_name(device)}</small>
                                <button type="button" class="btn" data-act="keep" on:click=move |_| keep(command.clone())>{t::customers::keep()}</button>
                            </div>
                        }
                    }).collect_view()}
                </div>
            </div>
        }}).collect_view()}
        <ProblemLine problem/>
    }
}
