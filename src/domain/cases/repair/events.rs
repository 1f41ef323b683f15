//! What can happen in a repair.

use crate::domain::cases::facts::{Attachment, Channel, Satisfaction};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the customer reports (P10.09.10a names the first four: they have 30 minutes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Symptom {
    /// Water runs (跑).
    Running,
    /// Water spurts (冒).
    Spurting,
    /// Water drips (滴).
    Dripping,
    /// Something leaks (漏).
    Leaking,
    /// No heat at all.
    NoHeat,
    /// Not warm enough.
    LowHeat,
    /// Noise in the pipes.
    Noise,
    /// Anything else.
    Other,
}

impl Symptom {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Running,
        Self::Spurting,
        Self::Dripping,
        Self::Leaking,
        Self::NoHeat,
        Self::LowHeat,
        Self::Noise,
        Self::Other,
    ];

    /// The work list of this sort (P10.09.07f).
    #[must_use]
    pub fn steps(self) -> &'static [WorkStep] {
        use WorkStep::{BagRadiator, Bleed, CleanUp, Cover, Drain, Fill, Repair, ShutOff, Test};
        match self {
            Self::Running | Self::Spurting | Self::Dripping | Self::Leaking => &WorkStep::ALL,
            Self::NoHeat | Self::LowHeat | Self::Noise => &[
                Cover,
                Drain,
                BagRadiator,
                Repair,
                Fill,
                Bleed,
                Test,
                CleanUp,
            ],
            Self::Other => &[ShutOff, Cover, Repair, Test, CleanUp],
        }
    }

    /// Whether it is about heat that does not come.
    #[must_use]
    pub fn is_about_heat(self) -> bool {
        matches!(self, Self::NoHeat | Self::LowHeat)
    }

    /// One of the four sorts that have to be reached within 30 minutes (P10.09.10a).
    #[must_use]
    pub fn is_leak(self) -> bool {
        matches!(
            self,
            Self::Running | Self::Spurting | Self::Dripping | Self::Leaking
        )
    }
}

/// Whose installation is at fault (P10.09.04b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The company's.
    Company,
    /// The user's own.
    User,
    /// It cannot be judged from here.
    CannotJudge,
}

/// What only a repair asks at intake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairIntake {
    /// What is seen.
    pub symptom: Symptom,
    /// Whose installation.
    pub scope: Scope,
    /// The technician to whom it is proposed, by name.
    #[serde(default)]
    pub technician: Option<PersonId>,
}

/// A try to reach the customer (P10.09.10b, c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// Whether anybody was reached; otherwise it is kept as a try.
    pub reached: bool,
    /// The agreed time of the repair.
    #[serde(default)]
    pub agreed: Option<Timestamp>,
    /// No time was agreed because the user wants to call back.
    #[serde(default)]
    pub call_back: bool,
    /// A time beyond the limit is at the user's wish, in the user's words.
    #[serde(default)]
    pub users_wish: Option<String>,
}

/// What the technician confirms on arriving (P10.09.07c–e, 08d–f, 13b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Courtesy {
    /// Badge worn (P10.09.07c).
    Badge,
    /// Neat in appearance (P10.09.07d).
    Appearance,
    /// Greeting said (P10.09.07e).
    Greeting,
    /// Shoe covers on (P10.09.13b).
    ShoeCovers,
    /// Credentials shown (P10.09.08d).
    Credentials,
    /// Service and complaint numbers shown (P10.09.08e, f).
    Numbers,
}

impl Courtesy {
    /// All, in the order of arriving.
    pub const ALL: [Self; 6] = [
        Self::Badge,
        Self::Appearance,
        Self::Greeting,
        Self::Credentials,
        Self::Numbers,
        Self::ShoeCovers,
    ];
}

/// Why the fault came about (P10.09.10e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// Worn out.
    Wear,
    /// Rust or scale.
    Corrosion,
    /// Blocked.
    Blockage,
    /// Air in the system.
    Air,
    /// A valve or joint.
    Valve,
    /// Set wrongly.
    Setting,
    /// Done by the user (P10.09.06).
    User,
    /// Done by others.
    ThirdParty,
    /// Something else, see the text.
    Other,
}

impl CauseKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Wear,
        Self::Corrosion,
        Self::Blockage,
        Self::Air,
        Self::Valve,
        Self::Setting,
        Self::User,
        Self::ThirdParty,
        Self::Other,
    ];
}

/// What was found on site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// When.
    pub occurred_at: Timestamp,
    /// What was found.
    pub found: String,
    /// The cause; `None` is "not yet known" and keeps the case open.
    #[serde(default)]
    pub cause: Option<CauseKind>,
    /// Room temperature, tenths of a degree Celsius.
    #[serde(default)]
    pub temperature_tenths: Option<i32>,
    /// Photos.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// A part that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What.
    pub name: String,
    /// How many.
    pub quantity: u32,
}

/// One step of the work list (P10.09.07f, 13c–e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkStep {
    /// Shut off.
    ShutOff,
    /// Floor and furniture covered (P10.09.13d).
    Cover,
    /// Drained.
    Drain,
    /// Radiator bagged (P10.09.13c).
    BagRadiator,
    /// Repaired.
    Repair,
    /// Filled.
    Fill,
    /// Bled.
    Bleed,
    /// Tested.
    Test,
    /// Cleaned up (P10.09.13e).
    CleanUp,
}

impl WorkStep {
    /// All, in the order of the work.
    pub const ALL: [Self; 9] = [
        Self::ShutOff,
        Self::Cover,
        Self::Drain,
        Self::BagRadiator,
        Self::Repair,
        Self::Fill,
        Self::Bleed,
        Self::Test,
        Self::CleanUp,
    ];
}

/// The fault was removed (P10.09.10f, P10.09.02c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// When.
    pub occurred_at: Timestamp,
    /// What was done.
    pub work: String,
    /// Steps of the work list that were done.
    #[serde(default)]
    pub steps: BTreeSet<WorkStep>,
    /// Why steps were left out; needed when any was.
    #[serde(default)]
    pub left_out: String,
    /// Parts used.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Works again.
    pub works_again: bool,
    /// Room temperature afterwards, tenths of a degree Celsius.
    #[serde(default)]
    pub temperature_tenths: Option<i32>,
    /// Tightness or another check, in words.
    #[serde(default)]
    pub check: String,
    /// Photos after the work (P10.09.13f).
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// The user's opinion on the handling (P10.09.11a, b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When.
    pub occurred_at: Timestamp,
    /// The number under which the user can be reached for the revisit.
    pub phone: String,
    /// The opinion; `None` when nobody was there.
    #[serde(default)]
    pub opinion: Option<Satisfaction>,
    /// In the user's words.
    #[serde(default)]
    pub words: String,
    /// The signature.
    #[serde(default)]
    pub signature: Option<Attachment>,
    /// Why there is no signature (user absent, declined).
    #[serde(default)]
    pub unsigned_because: String,
}

/// Something in the home has to be opened or removed (P10.09.13a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// When consent was given.
    pub occurred_at: Timestamp,
    /// What.
    pub what: String,
    /// Who consented.
    pub consented_by: String,
    /// The signature or a photo before.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// Damage for which the user is responsible (P10.09.06a–c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDamage {
    /// When it was talked over.
    pub occurred_at: Timestamp,
    /// What is damaged and why.
    pub what: String,
    /// Whether the user agrees.
    pub agrees: bool,
    /// The user's own words.
    #[serde(default)]
    pub words: String,
    /// Photos.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The signature; required when the user agrees.
    #[serde(default)]
    pub signature: Option<Attachment>,
}

/// What happened in a repair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairEvent {
    /// Emergency repair was told (P10.09.04c).
    Notified {
        /// Whom.
        to: PersonId,
        /// How.
        channel: Channel,
        /// When.
        occurred_at: Timestamp,
    },
    /// The fault is the user's own and advice was given (P10.09.04d).
    Advised {
        /// What was advised.
        advice: String,
        /// Whether the user is content with that.
        agrees: bool,
        /// When.
        occurred_at: Timestamp,
    },
    /// The user knows whether it costs something (P10.09.04e).
    ChargeExplained {
        /// Estimated charge in fen; 0 is free.
        fen: i64,
        /// Whether the user agrees.
        agrees: bool,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody tried to reach the customer.
    Contacted(Contact),
    /// It cannot be reached in time, and the user was told (P10.09.05a, b).
    Delayed {
        /// Why.
        reason: String,
        /// How the user was told.
        channel: Channel,
        /// When the user was told.
        occurred_at: Timestamp,
        /// The new time, which becomes a promise.
        expected: Timestamp,
    },
    /// A technician was named.
    Assigned {
        /// Who.
        technician: PersonId,
        /// When.
        occurred_at: Timestamp,
    },
    /// On the spot.
    Arrived {
        /// When.
        occurred_at: Timestamp,
        /// What was confirmed.
        #[serde(default)]
        courtesy: BTreeSet<Courtesy>,
    },
    /// Found, perhaps with the cause.
    Found(Finding),
    /// Consent to open or remove something.
    OpeningAgreed(Opening),
    /// Damage by the user.
    DamageByUser(UserDamage),
    /// Left before the fault was removed (P10.09.10f).
    Left {
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
        /// When somebody comes back.
        return_at: Timestamp,
        /// The wait is the user's wish: it pauses the 24 hours (P10.09.10g).
        #[serde(default)]
        users_wish: bool,
    },
    /// The fault is gone.
    Removed(Removal),
    /// The user's opinion, signed.
    ReceiptSigned(Receipt),
    /// Somebody of the shift has seen it and sees to it (P10.09.02b); who is the entry's author.
    TakenUp {
        /// When.
        occurred_at: Timestamp,
    },
    /// More of the arrival card was confirmed than on arriving (P10.09.08d–f).
    CardConfirmed {
        /// When.
        occurred_at: Timestamp,
        /// What was confirmed.
        courtesy: BTreeSet<Courtesy>,
    },
}

impl RepairEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Notified { occurred_at, .. }
            | Self::Advised { occurred_at, .. }
            | Self::ChargeExplained { occurred_at, .. }
            | Self::Delayed { occurred_at, .. }
            | Self::Assigned { occurred_at, .. }
            | Self::Arrived { occurred_at, .. }
            | Self::Left { occurred_at, .. }
            | Self::TakenUp { occurred_at }
            | Self::CardConfirmed { occurred_at, .. } => *occurred_at,
            Self::Contacted(contact) => contact.occurred_at,
            Self::Found(finding) => finding.occurred_at,
            Self::OpeningAgreed(opening) => opening.occurred_at,
            Self::DamageByUser(damage) => damage.occurred_at,
            Self::Removed(removal) => removal.occurred_at,
            Self::ReceiptSigned(receipt) => receipt.occurred_at,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Found(finding) => finding.attachments.iter().collect(),
            Self::OpeningAgreed(opening) => opening.attachments.iter().collect(),
            Self::DamageByUser(damage) => {
                damage.attachments.iter().chain(&damage.signature).collect()
            }
            Self::Removed(removal) => removal.attachments.iter().collect(),
            Self::ReceiptSigned(receipt) => receipt.signature.iter().collect(),
            _ => Vec::new(),
        }
    }
}
