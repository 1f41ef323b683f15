//! Fields, pickers and what is captured, empty, filled and wrong.

use super::Part;
use crate::app::components::capture::{PhotoCapture, SignaturePad};
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::duration_field::DurationField;
use crate::app::components::field::{Checks, Choice, Line, TextArea, TextField};
use crate::app::components::keys::channels;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::stepper::Stepper;
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::t;
use crate::app::screens::settings::role_keys;
use crate::domain::roles::Role;
use leptos::prelude::*;

fn text(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_owned())
}

/// Every kind of field.
#[component]
pub fn Fields() -> impl IntoView {
    let wrong = Signal::stored(Some(t::gallery::wrong().to_owned()));
    let (happened, promised) = (text(""), text(""));
    view! {
        <Part id="fields" title=t::gallery::fields()>
            <div class="form">
                <TextField id="gallery-line" label=t::customers::name() value=text(t::gallery::person())/>
                <TextField id="gallery-phone" label=t::case::phone() value=text("") kind=Line::Phone optional=true hint=t::form::receipt_phone()/>
                <TextField id="gallery-unit" label=t::form::temperature() value=text("180") kind=Line::Number unit=t::form::celsius() problem=wrong/>
                <TextField id="gallery-date" label=t::form::since() value=text("2026-11-23") kind=Line::Date/>
                <TextArea id="gallery-area" label=t::form::words() value=text(t::gallery::words())/>
                <Choice id="gallery-choice" label=t::form::channel() value=text("phone") options=channels()/>
                <Checks id="gallery-checks" label=t::settings::person_roles() value=RwSignal::new(vec!["service_desk".to_owned()]) options=role_keys(Role::ALL.into_iter().skip(1).take(5)) optional=true/>
                <div class="field">
                    <label for="gallery-happened">{t::form::when()}</label>
                    <TimeEntry id="gallery-happened".to_owned() value=happened.into() set=Callback::new(move |text| happened.set(text)) future=false/>
                </div>
                <div class="field">
                    <label for="gallery-promised">{t::form::by()}</label>
                    <TimeEntry id="gallery-promised".to_owned() value=promised.into() set=Callback::new(move |text| promised.set(text)) future=true/>
                </div>
                <div class="field">
                    <span class="label">{t::settings::figure_value()}</span>
                    <Stepper label=t::settings::figure_value() value=text("30") unit=t::names::unit_minutes() min=1 max=90/>
                    <Stepper label=t::settings::figure_value() value=text("91") unit=t::names::unit_minutes() min=1 max=90/>
                </div>
                <DurationField id="gallery-duration" label=t::shifts::length() value=text("90") quick=&[30, 60, 480]/>
                <div class="form-foot"><span class="ask">{t::form::draft_kept()}</span><button type="button" class="btn go big">{t::common::save()}</button></div>
            </div>
        </Part>
    }
}

/// People as buttons, customers by searching.
#[component]
pub fn Pickers() -> impl IntoView {
    view! {
        <Part id="pickers" title=t::gallery::pickers()>
            <PersonPicker id="gallery-person" label=t::form::technician() value=RwSignal::new(None)/>
            <CustomerPicker id="gallery-customer" label=t::take::who() value=RwSignal::new(None) search=text("")/>
        </Part>
    }
}

/// Photos and a signature, before anything is taken.
#[component]
pub fn Capture() -> impl IntoView {
    let (photos, signature) = (text(""), text(""));
    view! {
        <Part id="capture" title=t::gallery::capture()>
            <PhotoCapture id="gallery-photos".to_owned() value=photos.into() set=Callback::new(move |text| photos.set(text))/>
            <SignaturePad id="gallery-signature".to_owned() value=signature.into() set=Callback::new(move |text| signature.set(text))/>
        </Part>
    }
}
