//! Keys of choices in forms: what a draft keeps and a test finds. The names beside them follow the language.

use crate::app::i18n as words;
use crate::domain::cases::{Channel, Satisfaction};

/// How people reach us, the usual way first.
pub const CHANNELS: [Channel; 5] = [
    Channel::Phone,
    Channel::InPerson,
    Channel::OnSite,
    Channel::Message,
    Channel::Written,
];

const VERDICTS: [Satisfaction; 4] = [
    Satisfaction::Very,
    Satisfaction::Satisfied,
    Satisfaction::Fairly,
    Satisfaction::Not,
];

/// Key of a channel.
pub fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "phone",
        Channel::InPerson => "in_person",
        Channel::OnSite => "on_site",
        Channel::Written => "written",
        Channel::Message => "message",
        Channel::Imported => "imported",
    }
}

/// The channel chosen, the telephone if none.
pub fn channel_of(key: &str) -> Channel {
    CHANNELS
        .into_iter()
        .find(|channel| channel_key(*channel) == key)
        .unwrap_or_default()
}

/// Key of a verdict.
fn satisfaction_key(satisfaction: Satisfaction) -> &'static str {
    match satisfaction {
        Satisfaction::Very => "very",
        Satisfaction::Satisfied => "satisfied",
        Satisfaction::Fairly => "fairly",
        Satisfaction::Not => "not",
    }
}

/// The verdict chosen, if one is.
pub fn satisfaction_of(key: &str) -> Option<Satisfaction> {
    VERDICTS
        .into_iter()
        .find(|verdict| satisfaction_key(*verdict) == key)
}

/// Channels with their names.
pub fn channels() -> Vec<(&'static str, &'static str)> {
    CHANNELS
        .map(|channel| (channel_key(channel), words::channel(channel)))
        .to_vec()
}

/// Verdicts with their names.
pub fn verdicts() -> Vec<(&'static str, &'static str)> {
    VERDICTS
        .map(|verdict| (satisfaction_key(verdict), words::satisfaction(verdict)))
        .to_vec()
}

/// `18.5` as 185, `18` as 180; full-width digits as typed on a Chinese keyboard are read too.
pub fn tenths_of(text: &str) -> Option<i32> {
    super::typed::scaled(text, 1).and_then(|value| value.try_into().ok())
}
