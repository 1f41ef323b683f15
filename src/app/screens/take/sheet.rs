//! What was typed on the intake: kept as typed, turned into a [`Received`] only on saving.

use crate::app::components::keys::{channel_key, channel_of, satisfaction_of};
use crate::app::i18n::{self as words, t};
use crate::app::session::Session;
use crate::domain::cases::complaint::ComplaintIntake;
use crate::domain::cases::fault::{Fault, FaultIntake};
use crate::domain::cases::grumble::Grumble;
use crate::domain::cases::quality::{Class, Loss, Quality, QualityIntake};
use crate::domain::cases::repair::{Repair, RepairIntake, Scope, Symptom};
use crate::domain::cases::request::Request;
use crate::domain::cases::{
    Answer, Attachment, Caller, Case, CaseCommand, Channel, Circumstances, Closing, Intake,
    Received, Told, next_number,
};
use crate::domain::concern::Concern;
use crate::domain::ids::{CaseId, CustomerId, PersonId, Subject, VisitId};
use crate::domain::organisation::Organisation;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Whose installation; not knowing is the answer to begin with.
pub const SCOPES: [Scope; 3] = [Scope::CannotJudge, Scope::Company, Scope::User];

/// Key of the kind that is a repair.
const REPAIR: &str = "repair";

/// Key of the kind that every firm has.
const REQUEST: &str = "request";

/// Key of a major fault.
const FAULT: &str = "fault";
/// Key of the kind that goes into the register of complaints.
const COMPLAINT: &str = "complaint";

/// Key of what is only grumbled about.
const GRUMBLE: &str = "grumble";

/// Key of a complaint about goods.
const QUALITY: &str = "quality";

/// Kinds with their names: those that a regulation in force asks for, and requests, which every firm has.
pub fn kinds(firm: &Organisation) -> Vec<(&'static str, &'static str)> {
    let kinds = [
        (REPAIR, t::labels::kind_repair(), Some(Concern::Repairs)),
        (REQUEST, t::labels::kind_request(), None),
        (FAULT, t::labels::kind_fault(), Some(Concern::Faults)),
        (
            COMPLAINT,
            t::labels::kind_complaint(),
            Some(Concern::Complaints),
        ),
        (QUALITY, t::labels::kind_quality(), Some(Concern::Quality)),
        (GRUMBLE, t::grades::grumble(), Some(Concern::Grumbles)),
    ];
    let asked = kinds
        .into_iter()
        .filter(|(.., concern)| concern.is_none_or(|concern| concern.is_asked(firm)));
    asked.map(|(key, name, _)| (key, name)).collect()
}

/// What is seen, with names; what is about heat only where heat is supplied.
pub fn symptoms(firm: &Organisation) -> Vec<(&'static str, &'static str)> {
    let heating = Concern::Heating.is_asked(firm);
    let fitting = Symptom::ALL
        .into_iter()
        .filter(|symptom| heating || !symptom.is_about_heat());
    fitting
        .map(|symptom| (symptom_key(symptom), words::symptom(symptom)))
        .collect()
}

/// Key of a symptom.
pub fn symptom_key(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Running => "running",
        Symptom::Spurting => "spurting",
        Symptom::Dripping => "dripping",
        Symptom::Leaking => "leaking",
        Symptom::NoHeat => "no_heat",
        Symptom::LowHeat => "low_heat",
        Symptom::Noise => "noise",
        Symptom::Other => "other",
    }
}

/// Key of a scope.
pub fn scope_key(scope: Scope) -> &'static str {
    match scope {
        Scope::Company => "company",
        Scope::User => "user",
        Scope::CannotJudge => "cannot_judge",
    }
}

/// Everything on the form, as text where it was text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub kind: String,
    pub symptom: String,
    pub scope: String,
    pub words: String,
    pub customer: Option<CustomerId>,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub channel: String,
    pub occurred: String,
    pub promise: String,
    pub wanted: String,
    pub wants_nothing: bool,
    pub settled: bool,
    pub result: String,
    pub satisfaction: String,
    pub technician: Option<PersonId>,
    pub photos: String,
    pub not_read_back: String,
    pub place: String,
    pub happened: String,
    pub until: String,
    pub plan: String,
    pub plan_by: String,
    pub origin: Option<CaseId>,
    pub about: String,
    pub department: String,
    pub quality: bool,
    pub against: String,
    pub unnamed: String,
    pub loss: String,
    pub class: String,
    pub on_the_spot: bool,
    pub follows: Option<CaseId>,
    pub visit: Option<VisitId>,
}

impl Default for Typed {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            kind: REPAIR.to_owned(),
            symptom: nothing(),
            scope: scope_key(Scope::CannotJudge).to_owned(),
            words: nothing(),
            customer: None,
            name: nothing(),
            phone: nothing(),
            address: nothing(),
            channel: channel_key(Channel::Phone).to_owned(),
            occurred: nothing(),
            promise: nothing(),
            wanted: nothing(),
            wants_nothing: false,
            settled: false,
            result: nothing(),
            satisfaction: nothing(),
            technician: None,
            photos: nothing(),
            not_read_back: nothing(),
            place: nothing(),
            happened: nothing(),
            until: nothing(),
            plan: nothing(),
            plan_by: nothing(),
            origin: None,
            about: nothing(),
            department: nothing(),
            quality: false,
            against: nothing(),
            unnamed: nothing(),
            loss: "0".to_owned(),
            class: "1".to_owned(),
            on_the_spot: false,
            follows: None,
            visit: None,
        }
    }
}

impl Typed {
    /// Of a kind that is offered: what was typed before a regulation was switched off goes on as the first of those that are.
    pub fn fitting(mut self, kinds: &[(&'static str, &'static str)]) -> Self {
        let first = kinds.first().map(|(key, _)| *key);
        if let Some(first) = first.filter(|_| kinds.iter().all(|(key, _)| *key != self.kind)) {
            first.clone_into(&mut self.kind);
        }
        self
    }

    /// Whether something is broken.
    pub fn is_repair(&self) -> bool {
        !matches!(self.kind.as_str(), REQUEST | COMPLAINT | QUALITY | GRUMBLE) && !self.is_fault()
    }

    /// Whether somebody complains.
    pub fn is_complaint(&self) -> bool {
        self.kind == COMPLAINT
    }

    /// Whether somebody complains about goods.
    pub fn is_quality(&self) -> bool {
        self.kind == QUALITY
    }

    /// Whether somebody only grumbles.
    pub fn is_grumble(&self) -> bool {
        self.kind == GRUMBLE
    }

    /// Whether it is a major fault.
    pub fn is_fault(&self) -> bool {
        self.kind == FAULT
    }

    /// The major fault that a case turned out to be: about the same customer, in the same words.
    pub fn carried_over(case: &Case) -> Self {
        Self {
            kind: FAULT.to_owned(),
            words: case.words.clone(),
            customer: case.customer,
            name: case.caller.name.clone(),
            phone: case.caller.phone.clone(),
            address: case.caller.address.clone(),
            place: case.caller.address.clone(),
            origin: Some(case.id),
            ..Self::default()
        }
    }

    /// What this customer grumbles about, told on a visit where there is one.
    pub fn grumbled(customer: CustomerId, visit: Option<VisitId>) -> Self {
        let channel = visit.map_or(Channel::Phone, |_| Channel::OnSite);
        Self {
            kind: GRUMBLE.to_owned(),
            customer: Some(customer),
            visit,
            channel: channel_key(channel).to_owned(),
            ..Self::default()
        }
    }

    /// The fresh form of a quality complaint: about the same customer, in the same words, with the form before attached (P04.09.09a, b).
    pub fn following(case: &Case) -> Self {
        Self {
            kind: QUALITY.to_owned(),
            words: case.words.clone(),
            customer: case.customer,
            name: case.caller.name.clone(),
            phone: case.caller.phone.clone(),
            address: case.caller.address.clone(),
            follows: Some(case.id),
            ..Self::default()
        }
    }

    /// In whose field it lies (P01.02.03a).
    pub fn doers(&self) -> &'static [Role] {
        match self.kind.as_str() {
            FAULT => Fault::DOERS,
            REQUEST => Request::DOERS,
            QUALITY => Quality::DOERS,
            GRUMBLE => Grumble::DOERS,
            _ => Repair::DOERS,
        }
    }

    /// What is seen, if chosen.
    pub fn symptom(&self) -> Option<Symptom> {
        Symptom::ALL
            .into_iter()
            .find(|symptom| symptom_key(*symptom) == self.symptom)
    }

    /// How the customer reached us.
    pub fn channel(&self) -> Channel {
        channel_of(&self.channel)
    }

    /// Whether somebody is there to whom the main points can be repeated (P13.01.04).
    pub fn is_spoken(&self) -> bool {
        let heard = !matches!(self.channel(), Channel::Written | Channel::Message);
        heard && !self.is_fault() && self.visit.is_none()
    }

    /// When the customer told us: `now` unless somebody said otherwise.
    pub fn occurred_at(&self, now: Timestamp) -> Timestamp {
        time(&self.occurred).unwrap_or(now)
    }

    /// Whether the request was settled while the customer was there.
    fn is_settled(&self) -> bool {
        self.kind == REQUEST && self.settled
    }

    /// What saving asks for: a case, and if it was settled at once its answer and its end as well (P01.02.03b, P13.01.06).
    pub fn command(&self, session: Session, now: Timestamp) -> CaseCommand {
        let received = self.received(session, now);
        if !self.is_settled() {
            return CaseCommand::Receive(received);
        }
        let result = self.result.trim().to_owned();
        let answer = Answer {
            occurred_at: received.occurred_at,
            channel: received.channel,
            told: received.caller.name.clone(),
            course: result.clone(),
            result: result.clone(),
            next: None,
            solves: true,
        };
        let closing = Closing {
            occurred_at: received.occurred_at,
            result,
            satisfaction: satisfaction_of(&self.satisfaction),
            reason: String::new(),
        };
        CaseCommand::ReceiveAndSettle(received, answer, closing)
    }

    fn received(&self, session: Session, now: Timestamp) -> Received {
        let desk = session.desk();
        let world = desk.world();
        let offset = world.organisation.calendar_at(now).offset_minutes;
        let number = desk
            .standing()
            .me
            .map(|device| next_number(&world, device, now, offset))
            .unwrap_or_default();
        let intake = match self.symptom() {
            Some(symptom) if self.is_repair() => Intake::Repair(RepairIntake {
                symptom,
                scope: SCOPES
                    .into_iter()
                    .find(|scope| scope_key(*scope) == self.scope)
                    .unwrap_or(Scope::CannotJudge),
                technician: self.technician,
            }),
            _ if self.is_fault() => Intake::Fault(FaultIntake {
                happened: time(&self.happened),
                until: time(&self.until),
                place: self.place.trim().to_owned(),
                plan: self.plan.trim().to_owned(),
                plan_by: time(&self.plan_by),
                origin: self.origin,
            }),
            _ if self.is_grumble() => Intake::Grumble,
            _ if self.is_quality() => Intake::Quality(Box::new(QualityIntake {
                loss: chosen(&self.loss, Loss::ALL).unwrap_or(Loss::NotKnown),
                class: chosen(&self.class, Class::ALL).unwrap_or(Class::Quality),
                on_the_spot: self.on_the_spot,
                // The fresh form is filled from the one before.
                goods: self
                    .follows
                    .and_then(|id| world.cases.get(&id))
                    .and_then(|case| case.procedure.quality()?.goods().cloned()),
                follows: self.follows,
            })),
            _ if self.is_complaint() => Intake::Complaint(ComplaintIntake {
                about: self.about.trim().to_owned(),
                department: self.department.trim().to_owned(),
                quality: self.quality,
                against: self.against.parse().ok(),
                unnamed: self.unnamed.trim().to_owned(),
            }),
            _ => Intake::Request,
        };
        let file = self.customer.and_then(|id| world.customers.get(&id));
        let caller = match file {
            Some(file) => Caller {
                name: file.name.value.clone(),
                phone: file.phone.value.clone(),
                address: file.address.value.clone(),
            },
            None => Caller {
                name: self.name.trim().to_owned(),
                phone: self.phone.trim().to_owned(),
                address: self.address.trim().to_owned(),
            },
        };
        let wanted = match self.wanted.trim() {
            _ if self.wants_nothing => Told::NotKnown,
            "" => Told::NotAsked,
            text => Told::Said(text.to_owned()),
        };
        Received {
            number,
            intake,
            customer: self.customer,
            caller,
            channel: self.channel(),
            words: self.words.trim().to_owned(),
            circumstances: Circumstances {
                wanted,
                ..Circumstances::default()
            },
            occurred_at: self.occurred_at(now),
            grade: crate::domain::cases::Grade::Ordinary,
            promise: if self.kind != REQUEST || self.settled {
                None
            } else {
                time(&self.promise)
            },
            read_back: self.is_spoken() && self.not_read_back.trim().is_empty(),
            not_read_back: self.not_read_back.trim().to_owned(),
            target: None,
            source: None,
            round: None,
            found: self.visit.filter(|_| self.is_grumble()).map(Subject::Visit),
            attachments: serde_json::from_str::<Vec<Attachment>>(&self.photos).unwrap_or_default(),
        }
    }
}

/// One of a list by its place.
fn chosen<T: Copy>(place: &str, all: &[T]) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}

/// Milliseconds as text.
fn time(text: &str) -> Option<Timestamp> {
    text.parse().ok().map(Timestamp)
}

macro_rules! sheet {
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// The form as signals, one a field.
        #[derive(Clone, Copy)]
        pub struct Sheet {
            $(pub $field: RwSignal<$type>,)+
        }

        impl Sheet {
            /// Begins with what was typed before.
            pub fn begin(typed: Typed) -> Self {
                Self { $($field: RwSignal::new(typed.$field),)+ }
            }

            /// What is typed now; follows every field.
            pub fn typed(self) -> Typed {
                Typed { $($field: self.$field.get(),)+ }
            }

            /// Puts other values into every field.
            pub fn set(self, typed: Typed) {
                $(self.$field.set(typed.$field);)+
            }
        }
    };
}

sheet! {
    kind: String,
    symptom: String,
    scope: String,
    words: String,
    customer: Option<CustomerId>,
    name: String,
    phone: String,
    address: String,
    channel: String,
    occurred: String,
    promise: String,
    wanted: String,
    wants_nothing: bool,
    settled: bool,
    result: String,
    satisfaction: String,
    technician: Option<PersonId>,
    photos: String,
    not_read_back: String,
    place: String,
    happened: String,
    until: String,
    plan: String,
    plan_by: String,
    origin: Option<CaseId>,
    about: String,
    department: String,
    quality: bool,
    against: String,
    unnamed: String,
    loss: String,
    class: String,
    on_the_spot: bool,
    follows: Option<CaseId>,
    visit: Option<VisitId>,
}
