//! What was typed on the form, in signals only: nothing of it is kept anywhere before it is saved.

use crate::app::screens::cases::detail::offence_key;
use crate::app::session::Session;
use crate::domain::cases::petition::{
    About, Confided, Disclosure, Late, Matter, Offence, PetitionIntake, Way, Wishes,
};
use crate::domain::cases::{
    Caller, CaseCommand, Channel, Circumstances, Grade, Intake, Received, next_number,
};
use crate::domain::ids::{CustomerId, PersonId};
use crate::domain::sealed::KeyHash;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// Key of a sort.
pub fn matter_key(matter: Matter) -> &'static str {
    match matter {
        Matter::Complaint => "complaint",
        Matter::Misconduct => "report",
    }
}

/// Key of a way, also in an address.
pub fn way_key(way: Way) -> &'static str {
    match way {
        Way::DispatchPhone => "dispatch_phone",
        Way::OpinionBox => "opinion_box",
        Way::Reception => "reception",
        Way::Visit => "visit",
        Way::Letter => "letter",
        Way::FromAbove => "from_above",
        Way::Online => "online",
        Way::Other => "other",
    }
}

/// Key of a degree of disclosure.
pub fn disclosure_key(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Named => "named",
        Disclosure::Confided => "confided",
        Disclosure::Anonymous => "anonymous",
    }
}

/// The form as signals, one a field.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub matter: RwSignal<String>,
    pub way: RwSignal<String>,
    pub way_words: RwSignal<String>,
    pub words: RwSignal<String>,
    pub sealed: RwSignal<bool>,
    pub disclosure: RwSignal<String>,
    pub customer: RwSignal<Option<CustomerId>>,
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub address: RwSignal<String>,
    pub name_known: RwSignal<String>,
    pub reply: RwSignal<String>,
    pub reach: RwSignal<String>,
    pub occurred: RwSignal<String>,
    pub concerned: RwSignal<Vec<String>>,
    pub late: RwSignal<bool>,
    pub found_by: RwSignal<String>,
    pub concealed: RwSignal<String>,
    /// What it is about, where it was opened from another case.
    pub about: StoredValue<Option<About>>,
}

impl Sheet {
    /// Empty, but for where it comes from.
    pub fn begin(from: &str) -> Self {
        let about = from.split_once('.').and_then(|(case, offence)| {
            let key = |one: &Offence| offence_key(*one) == offence;
            Some(About {
                case: Some(case.parse().ok()?),
                offence: Offence::ALL.into_iter().find(key)?,
            })
        });
        let known = Way::ALL.into_iter().find(|way| way_key(*way) == from);
        let way = match about {
            Some(_) => Way::Other,
            None => known.unwrap_or_default(),
        };
        let matter = if about.is_some() {
            Matter::Misconduct
        } else {
            Matter::Complaint
        };
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            matter: text(matter_key(matter)),
            way: text(way_key(way)),
            way_words: text(if about.is_some() {
                crate::app::i18n::t::petitions::inside()
            } else {
                ""
            }),
            words: text(""),
            sealed: RwSignal::new(about.is_some()),
            disclosure: text(disclosure_key(Disclosure::Named)),
            customer: RwSignal::new(None),
            name: text(""),
            phone: text(""),
            address: text(""),
            name_known: text("no"),
            reply: text("yes"),
            reach: text(""),
            occurred: text(""),
            concerned: RwSignal::new(Vec::new()),
            late: RwSignal::new(false),
            found_by: text(""),
            concealed: text("unclear"),
            about: StoredValue::new(about),
        }
    }

    /// The sort chosen.
    pub fn matter(self) -> Matter {
        let report = self.matter.get() == matter_key(Matter::Misconduct);
        if report {
            Matter::Misconduct
        } else {
            Matter::Complaint
        }
    }

    /// The way chosen.
    pub fn way(self) -> Way {
        let key = self.way.get();
        let mut ways = Way::ALL.into_iter();
        ways.find(|way| way_key(*way) == key).unwrap_or_default()
    }

    /// How much of the person is known.
    pub fn disclosure(self) -> Disclosure {
        let key = self.disclosure.get();
        let mut degrees = Disclosure::ALL.into_iter();
        degrees
            .find(|one| disclosure_key(*one) == key)
            .unwrap_or_default()
    }

    /// Whether something of it is only written sealed.
    pub fn is_confidential(self) -> bool {
        self.sealed.get() || self.disclosure() == Disclosure::Confided
    }

    /// Whether somebody is there to whom it can be read back.
    pub fn is_spoken(self) -> bool {
        matches!(self.way().channel(), Channel::Phone | Channel::InPerson)
    }

    /// What only this kind asks.
    pub fn intake(self, pick_up: Option<KeyHash>) -> PetitionIntake {
        let yes = |text: RwSignal<String>| match text.get().as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let named = self.disclosure() == Disclosure::Named;
        let concerned = self.concerned.get();
        let concerned = concerned
            .iter()
            .filter_map(|id| id.parse::<PersonId>().ok());
        PetitionIntake {
            matter: self.matter(),
            way: self.way(),
            way_in_words: self.way_words.get().trim().to_owned(),
            disclosure: self.disclosure(),
            sealed_words: self.sealed.get(),
            pick_up,
            wishes: Wishes {
                name_known: yes(self.name_known).filter(|_| named),
                reply: yes(self.reply),
                reach: self.reach.get().trim().to_owned(),
            },
            concerned: concerned.collect(),
            about: self.about.get_value(),
            late: self.late.get().then(|| Late {
                found_by: self.found_by.get().trim().to_owned(),
                concealed: yes(self.concealed),
            }),
        }
    }

    /// What stands in the open, and what is only written sealed, if anything.
    pub fn received(
        self,
        session: Session,
        now: Timestamp,
        pick_up: Option<KeyHash>,
    ) -> (Received, Option<Confided>) {
        let intake = self.intake(pick_up);
        let number = session.context(|context| {
            let offset = context.calendar_at(now).offset_minutes;
            next_number(context.world, context.device, now, offset)
        });
        let text = |signal: RwSignal<String>| signal.get().trim().to_owned();
        let who = Caller {
            name: text(self.name),
            phone: text(self.phone),
            address: text(self.address),
        };
        let customer = self.customer.get();
        let open = match (intake.disclosure, customer) {
            (Disclosure::Named, None) => who.clone(),
            // The file says it.
            _ => Caller::default(),
        };
        let said = text(self.words);
        let confided =
            (intake.disclosure == Disclosure::Confided || intake.sealed_words).then(|| {
                let confides = intake.disclosure == Disclosure::Confided;
                Confided {
                    who: if confides { who } else { Caller::default() },
                    customer: None,
                    words: if intake.sealed_words {
                        said.clone()
                    } else {
                        String::new()
                    },
                }
            });
        let occurred = self.occurred.get().parse().ok().map(Timestamp);
        let received = Received {
            number,
            customer: customer.filter(|_| intake.disclosure == Disclosure::Named),
            caller: open,
            channel: intake.way.channel(),
            words: if intake.sealed_words {
                String::new()
            } else {
                said
            },
            circumstances: Circumstances::default(),
            occurred_at: occurred.unwrap_or(now),
            grade: Grade::Ordinary,
            promise: None,
            read_back: true,
            not_read_back: String::new(),
            target: None,
            source: None,
            round: None,
            attachments: Vec::new(),
            intake: Intake::Petition(Box::new(intake)),
        };
        (received, confided)
    }

    /// What saving asks for.
    pub fn command(self, received: Received, confided: Option<Confided>) -> CaseCommand {
        match confided {
            Some(confided) => CaseCommand::ReceiveInConfidence(received, confided),
            None => CaseCommand::Receive(received),
        }
    }
}
