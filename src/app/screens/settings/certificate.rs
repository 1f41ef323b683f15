//! The credentials of one person, as fields of the person's form (P10.09.08d).

use crate::app::components::capture::PhotoCapture;
use crate::app::components::field::{Line, TextField};
use crate::app::components::typed::Kept;
use crate::app::i18n::{t, wall};
use crate::domain::cases::Attachment;
use crate::domain::organisation::Credentials;
use crate::domain::time::{DAY, MINUTE, Timestamp};
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

/// What was typed.
#[derive(Clone, Copy)]
pub struct CertificateFields {
    number: RwSignal<String>,
    /// The last day on which it holds.
    until: RwSignal<String>,
    photo: RwSignal<String>,
}

impl CertificateFields {
    /// The fields of a draft, as they begin with what is known.
    pub fn begin(known: Option<&Credentials>, offset: i32) -> [(&'static str, String); 3] {
        let until = known.and_then(|known| known.valid_until);
        let until = until.map(|end| wall(end.plus(-1), offset).format("%Y-%m-%d").to_string());
        let photo: Vec<&Attachment> = known.into_iter().flat_map(|known| &known.photo).collect();
        let photo = if photo.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&photo).unwrap_or_default()
        };
        let number = known.map(|known| known.number.clone());
        [
            ("certificate", number.unwrap_or_default()),
            ("certificate-until", until.unwrap_or_default()),
            ("certificate-photo", photo),
        ]
    }

    /// Over the fields of a draft.
    pub fn over(kept: Kept) -> Self {
        Self {
            number: kept.field("certificate"),
            until: kept.field("certificate-until"),
            photo: kept.field("certificate-photo"),
        }
    }

    /// The credentials as they are typed now. Valid to the end of the last day, by the firm's wall clock; of several photos the last.
    pub fn read(self, offset: i32) -> Credentials {
        let day = self.until.with_untracked(|text| text.parse::<NaiveDate>());
        let end = |day: NaiveDate| {
            let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
            Timestamp(midnight).plus(DAY - i64::from(offset) * MINUTE)
        };
        let photos = self
            .photo
            .with_untracked(|text| serde_json::from_str::<Vec<Attachment>>(text));
        Credentials {
            number: self.number.with_untracked(|text| text.trim().to_owned()),
            valid_until: day.ok().map(end),
            photo: photos.unwrap_or_default().pop(),
        }
    }
}

/// Number, last day, photo.
#[component]
pub fn Certificate(fields: CertificateFields) -> impl IntoView {
    let photo = fields.photo;
    view! {
        <TextField id="certificate" label=t::own::number() value=fields.number optional=true/>
        <TextField id="certificate-until" label=t::own::valid_until() value=fields.until kind=Line::Date optional=true/>
        <div class="field" data-field="certificate-photo">
            <label for="certificate-photo">{t::own::photo()}" "<small>{t::common::optional()}</small></label>
            <PhotoCapture id="certificate-photo".to_owned() value=photo.into() set=Callback::new(move |text| photo.set(text))/>
        </div>
    }
}
