//! Fields of a form. Each has a label and, tied to it for screen readers, a hint and what is wrong. Values are text signals: what was
//! typed is kept as it was typed, and read only on sending.

use super::date_words::{DateWords, described_by};
use crate::app::i18n::t;
use leptos::prelude::*;

/// What goes round every input: label, the word "optional", hint, mistake.
#[component]
fn Around(
    id: String,
    label: String,
    optional: bool,
    hint: String,
    problem: Signal<Option<String>>,
    /// A group of buttons is labelled by id, an input by `for`.
    group: bool,
    children: Children,
) -> impl IntoView {
    let may = optional.then(|| view! { <small>{t::common::optional()}</small> });
    let label_id = format!("{id}-label");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let label = if group {
        view! { <span class="label" id=label_id>{label}" "{may}</span> }.into_any()
    } else {
        view! { <label id=label_id for=id.clone()>{label}" "{may}</label> }.into_any()
    };
    view! {
        <div class="field" data-field=id>
            {label}
            {children()}
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p class="problem" id=problem_id>{move || problem.get()}</p>
        </div>
    }
}

/// Ids that describe an input: its mistake and, if there is one, its hint.
fn described(id: &str, hint: &str) -> String {
    if hint.is_empty() {
        format!("{id}-problem")
    } else {
        format!("{id}-problem {id}-hint")
    }
}

/// What a line of text is for: keyboard and autofill follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Any text.
    #[default]
    Text,
    /// A telephone number.
    Phone,
    /// A number, perhaps with a decimal point.
    Number,
    /// A date, `2026-11-23`.
    Date,
    /// A month, `2026-11`; typed where the browser has no field for it.
    Month,
    /// A time of day, `08:30`.
    Time,
}

/// A line of text.
#[component]
pub fn TextField(
    /// Id of the input, unique on the screen.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What was typed.
    value: RwSignal<String>,
    /// What is typed: chooses the keyboard.
    #[prop(optional)]
    kind: Line,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
    /// Unit behind a number.
    #[prop(optional, into)]
    unit: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let (type_, mode) = match kind {
        Line::Text => ("text", None),
        Line::Phone => ("tel", None),
        Line::Number => ("text", Some("decimal")),
        Line::Date => ("date", None),
        Line::Month => ("month", None),
        Line::Time => ("time", None),
    };
    let mut by = described(&id, &hint);
    let words = (kind == Line::Date).then(|| {
        by = [by.as_str(), &described_by(&id)].join(" ");
        view! { <DateWords of=id.clone() value/> }
    });
    let input = view! {
        <input
            id=id.clone()
            type=type_
            inputmode=mode
            autocomplete="off"
            aria-describedby=by
            aria-invalid=move || problem.with(Option::is_some).then_some("true")
            aria-required=(!optional).then_some("true")
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    view! {
        <Around id label optional hint problem group=false>
            {if unit.is_empty() {
                view! { {input}{words} }.into_any()
            } else {
                view! { <span class="unit-field">{input}<span>{unit}</span></span> }.into_any()
            }}
        </Around>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Id of the input, unique on the screen.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What was typed.
    value: RwSignal<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let by = described(&id, &hint);
    let area = id.clone();
    view! {
        <Around id label optional hint problem group=false>
            <textarea
                id=area
                rows="3"
                aria-describedby=by
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                aria-required=(!optional).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Around>
    }
}

/// One of a few, as buttons instead of a list that has to be opened. Arrow keys move as between radio buttons.
#[component]
pub fn Choice(
    /// Id of the group, unique on the screen.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Key of the chosen one; empty while none is.
    value: RwSignal<String>,
    /// Keys with their names.
    options: Vec<(&'static str, &'static str)>,
    /// May stay empty: a second tap takes the choice back.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let by = described(&id, &hint);
    let (group, labelled) = (id.clone(), format!("{id}-label"));
    let first = options.first().map(|(key, _)| *key).unwrap_or_default();
    let known: Vec<&'static str> = options.iter().map(|(key, _)| *key).collect();
    let none = Signal::derive(move || value.with(|value| !known.contains(&value.as_str())));
    view! {
        <Around id label optional hint problem group=true>
            <div class="segments" id=group role="radiogroup" aria-labelledby=labelled aria-describedby=by on:keydown=arrows>
                {options
                    .into_iter()
                    .map(|(key, label)| {
                        let chosen = move || value.with(|value| value == key);
                        // One stop for the tab key: the chosen button, or the first.
                        let stop = move || if chosen() || (key == first && none.get()) { "0" } else { "-1" };
                        view! {
                            <button
                                type="button"
                                class="segment"
                                role="radio"
                                data-value=key
                                tabindex=stop
                                aria-checked=move || chosen().to_string()
                                on:click=move |_| value.set(if optional && chosen() { String::new() } else { key.to_owned() })
                            >
                                {label}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </Around>
    }
}

/// Moves to the neighbour and chooses it, as a group of radio buttons does.
pub fn arrows(event: leptos::ev::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let forward = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => true,
        "ArrowLeft" | "ArrowUp" => false,
        _ => return,
    };
    let Some(button) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    let next = if forward {
        button.next_element_sibling()
    } else {
        button.previous_element_sibling()
    };
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        next.click();
        // Focus fails only for an element that has just left the page.
        let _ = next.focus();
    }
}

/// Keys with their names.
pub type Keys = Vec<(String, String)>;

/// Any of a few.
#[component]
pub fn Checks(
    /// Id of the group, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Keys of the chosen ones.
    value: RwSignal<Vec<String>>,
    /// Keys with their names.
    #[prop(into)]
    options: Signal<Keys>,
    /// Those that are seldom meant, under these words, one tap deeper.
    #[prop(optional)]
    more: Option<(&'static str, Signal<Keys>)>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let by = described(id, &hint);
    let button = move |(key, label): (String, String)| {
        let shown = key.clone();
        let mine = key.clone();
        let toggle = move |_| {
            value.update(
                |chosen| match chosen.iter().position(|other| *other == key) {
                    Some(index) => drop(chosen.remove(index)),
                    None => chosen.push(key.clone()),
                },
            );
        };
        view! {
            <button
                type="button"
                class="segment"
                role="checkbox"
                data-value=shown
                aria-checked=move || value.with(|chosen| chosen.contains(&mine)).to_string()
                on:click=toggle
            >
                {label}
            </button>
        }
    };
    let more = more.map(|(words, more)| {
        // What is chosen already is not hidden; what is taken away does not close under the finger.
        let open = Memo::new(move |_| {
            let more = more.get();
            value.with_untracked(|chosen| more.iter().any(|(key, _)| chosen.contains(key)))
        });
        let shows = move || more.with(|more| !more.is_empty());
        view! {
            <Show when=shows>
                <details class="exact" open=move || open.get()>
                    <summary class="link">{words}</summary>
                    <div class="segments" role="group" aria-label=words>{move || more.get().into_iter().map(button).collect_view()}</div>
                </details>
            </Show>
        }
    });
    view! {
        <Around id=id.to_owned() label optional hint problem group=true>
            <div class="segments" id=id role="group" aria-labelledby=format!("{id}-label") aria-describedby=by>
                {move || options.get().into_iter().map(button).collect_view()}
            </div>
            {more}
        </Around>
    }
}
