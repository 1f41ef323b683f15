//! What can be changed about the firm, field by field, and what two administrators changed at the same time.

use super::events::{Credentials, OrganisationEvent};
use super::state::Organisation;
use crate::domain::calendar::{Calendar, Hours, SpecialDay, Weekday};
use crate::domain::clause::Regulation;
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::PersonId;
use crate::domain::register::{Contest, Field};
use crate::domain::roles::Role;
use crate::domain::stamp::Stamped;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The hours of an ordinary week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// What the wall clock shows minus UTC, in minutes.
    pub offset_minutes: i32,
    /// The hours of each day; a day that is missing is free.
    pub hours: BTreeMap<Weekday, Hours>,
}

/// The days that differ from their week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holidays {
    /// Each with its hours.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
    /// The years whose notice has been taken.
    pub years: BTreeSet<i32>,
}

/// One field of the firm with a value: what a person chooses when two were written at the same time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirmValue {
    /// Name of the firm.
    Name(String),
    /// Service number.
    ServicePhone(String),
    /// Complaint number.
    ComplaintPhone(String),
    /// A person's name.
    PersonName {
        /// Whose.
        person: PersonId,
        /// The name.
        name: String,
    },
    /// A person's roles.
    PersonRoles {
        /// Whose.
        person: PersonId,
        /// All of them.
        roles: BTreeSet<Role>,
    },
    /// A person's telephone.
    PersonPhone {
        /// Whose.
        person: PersonId,
        /// The number.
        phone: String,
    },
    /// A person's credentials.
    Credentials {
        /// Whose.
        person: PersonId,
        /// What they say.
        credentials: Credentials,
    },
    /// Where a person works.
    PersonDepartment {
        /// Who.
        person: PersonId,
        /// The department; empty: in none.
        department: String,
    },
    /// The departments that serve customers.
    Serving(BTreeSet<String>),
    /// Whether a regulation is in force.
    Regulation {
        /// Which.
        regulation: Regulation,
        /// Whether it is.
        in_force: bool,
    },
    /// A figure.
    Figure {
        /// Which.
        figure: Figure,
        /// Its value, in the figure's unit.
        value: i64,
    },
    /// The hours of the week.
    Week(Week),
    /// Holidays and make-up workdays.
    Holidays(Holidays),
}

/// Every field with the entries that wrote it. The plain values beside it in [`Organisation`] are what these hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// Name, service number, complaint number; none before the founding.
    letterhead: Option<[Field<String>; 3]>,
    regulations: BTreeMap<Regulation, Field<bool>>,
    figures: BTreeMap<Figure, Field<i64>>,
    calendar: Option<(Field<Week>, Field<Holidays>)>,
    /// None before anybody has said which serve customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    serving: Option<Field<BTreeSet<String>>>,
}

type By = Stamped<OrganisationEvent>;

impl Organisation {
    pub(super) fn write_letterhead(&mut self, texts: [&String; 3], by: &By) {
        match &mut self.fields.letterhead {
            Some(fields) => {
                for (field, text) in fields.iter_mut().zip(texts) {
                    field.set_if_changed(text.clone(), None, by);
                }
            }
            None => {
                self.fields.letterhead = Some(texts.map(|text| Field::new(text.clone(), by)));
            }
        }
        self.show_letterhead();
    }

    pub(super) fn write_regulations(&mut self, chosen: &BTreeSet<Regulation>, by: &By) {
        let known: BTreeSet<Regulation> = Regulation::all().chain(chosen.iter().copied()).collect();
        for regulation in known {
            let in_force = chosen.contains(&regulation);
            match self.fields.regulations.get_mut(&regulation) {
                Some(field) => field.set_if_changed(in_force, Some(&false), by),
                None if in_force => {
                    let field = Field::new(true, by);
                    self.fields.regulations.insert(regulation, field);
                }
                None => {}
            }
        }
        self.show_regulations(by);
    }

    pub(super) fn write_figures(&mut self, figures: &Figures, by: &By) {
        for figure in Figure::ALL {
            let start = figure.spec().default;
            let value = figures.get(*figure);
            match self.fields.figures.get_mut(figure) {
                Some(field) => field.set_if_changed(value, Some(&start), by),
                None if value != start => {
                    self.fields.figures.insert(*figure, Field::new(value, by));
                }
                None => {}
            }
        }
        self.show_figures(by);
    }

    pub(super) fn write_serving(&mut self, departments: &BTreeSet<String>, by: &By) {
        match &mut self.fields.serving {
            Some(field) => field.set_if_changed(departments.clone(), None, by),
            None => self.fields.serving = Some(Field::new(departments.clone(), by)),
        }
    }

    /// The departments that are marked as serving customers; `None` where none is.
    #[must_use]
    pub fn marked(&self) -> Option<&BTreeSet<String>> {
        let marked = self.fields.serving.as_ref().map(Field::value);
        marked.filter(|marked| !marked.is_empty())
    }

    pub(super) fn write_calendar(&mut self, calendar: &Calendar, by: &By) {
        let week = Week {
            offset_minutes: calendar.offset_minutes,
            hours: calendar.week.clone(),
        };
        let holidays = Holidays {
            days: calendar.days.clone(),
            years: calendar.years.clone(),
        };
        match &mut self.fields.calendar {
            Some((weeks, special)) => {
                weeks.set_if_changed(week, None, by);
                special.set_if_changed(holidays, None, by);
            }
            None => {
                self.fields.calendar = Some((Field::new(week, by), Field::new(holidays, by)));
            }
        }
    }

    /// The calendar that everybody shows.
    pub(super) fn calendar_now(&self) -> Option<Calendar> {
        let (week, holidays) = self.fields.calendar.as_ref()?;
        Some(Calendar {
            offset_minutes: week.value().offset_minutes,
            week: week.value().hours.clone(),
            days: holidays.value().days.clone(),
            years: holidays.value().years.clone(),
        })
    }

    /// Writes one field, as somebody chose.
    pub(super) fn settle(&mut self, value: &FirmValue, by: &By) {
        match value {
            FirmValue::Name(text) => self.settle_letterhead(0, text, by),
            FirmValue::ServicePhone(text) => self.settle_letterhead(1, text, by),
            FirmValue::ComplaintPhone(text) => self.settle_letterhead(2, text, by),
            FirmValue::PersonName { person, name } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.fields.name.set(name.clone(), by);
                    person.show(by.place());
                }
            }
            FirmValue::PersonRoles { person, roles } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.fields.roles.set(roles.clone(), by);
                    person.show(by.place());
                }
            }
            FirmValue::PersonPhone { person, phone } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.fields.phone.set(phone.clone(), by);
                    person.show(by.place());
                }
            }
            FirmValue::Credentials {
                person,
                credentials,
            } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.issue(credentials, by);
                }
            }
            FirmValue::PersonDepartment { person, department } => {
                if let Some(person) = self.people.get_mut(person) {
                    person.place(department, by);
                }
            }
            FirmValue::Serving(departments) => match &mut self.fields.serving {
                Some(field) => field.set(departments.clone(), by),
                None => self.write_serving(departments, by),
            },
            FirmValue::Regulation {
                regulation,
                in_force,
            } => {
                write(&mut self.fields.regulations, *regulation, *in_force, by);
                self.show_regulations(by);
            }
            FirmValue::Figure { figure, value } => {
                write(&mut self.fields.figures, *figure, *value, by);
                self.show_figures(by);
            }
            FirmValue::Week(week) => {
                if let Some((field, _)) = &mut self.fields.calendar {
                    field.set(week.clone(), by);
                }
                self.show_calendar(by);
            }
            FirmValue::Holidays(holidays) => {
                if let Some((_, field)) = &mut self.fields.calendar {
                    field.set(holidays.clone(), by);
                }
                self.show_calendar(by);
            }
        }
    }

    fn settle_letterhead(&mut self, place: usize, text: &str, by: &By) {
        let fields = self.fields.letterhead.as_mut();
        if let Some(field) = fields.and_then(|fields| fields.get_mut(place)) {
            field.set(text.to_owned(), by);
        }
        self.show_letterhead();
    }

    fn show_letterhead(&mut self) {
        if let Some([name, service, complaint]) = &self.fields.letterhead {
            self.name.clone_from(name.value());
            self.service_phone.clone_from(service.value());
            self.complaint_phone.clone_from(complaint.value());
        }
    }

    fn show_regulations(&mut self, by: &By) {
        let fields = self.fields.regulations.iter();
        let in_force = fields.filter(|(_, field)| *field.value());
        self.regulations = in_force.map(|(regulation, _)| *regulation).collect();
        let last = self.in_force_since.last();
        if last.is_none_or(|(_, last)| *last != self.regulations) {
            let now = (by.place(), self.regulations.clone());
            self.in_force_since.push(now);
        }
    }

    fn show_figures(&mut self, by: &By) {
        let fields = self.fields.figures.iter();
        let changed = fields.filter(|(figure, field)| *field.value() != figure.spec().default);
        let figures = changed
            .map(|(figure, field)| (*figure, *field.value()))
            .collect();
        self.figures.push((by.at, Figures(figures)));
    }

    pub(super) fn show_calendar(&mut self, by: &By) {
        if let Some(calendar) = self.calendar_now() {
            self.calendars.push((by.at, calendar));
        }
    }

    /// Every field that two people changed without knowing of each other.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<FirmValue>> {
        let fields = &self.fields;
        let makers = [
            FirmValue::Name,
            FirmValue::ServicePhone,
            FirmValue::ComplaintPhone,
        ];
        let letterhead = fields.letterhead.iter().flatten();
        let letterhead = letterhead
            .zip(makers)
            .filter_map(|(field, make)| field.register.contest(|text| make(text.clone())));
        let people = self.people.iter().flat_map(|(id, person)| {
            let (id, fields) = (*id, &person.fields);
            [
                fields.name.register.contest(|name| FirmValue::PersonName {
                    person: id,
                    name: name.clone(),
                }),
                fields
                    .roles
                    .register
                    .contest(|roles| FirmValue::PersonRoles {
                        person: id,
                        roles: roles.clone(),
                    }),
                fields
                    .phone
                    .register
                    .contest(|phone| FirmValue::PersonPhone {
                        person: id,
                        phone: phone.clone(),
                    }),
                person.credentials.as_ref().and_then(|shown| {
                    shown.contest(|credentials| FirmValue::Credentials {
                        person: id,
                        credentials: credentials.clone(),
                    })
                }),
                person.department.as_ref().and_then(|works| {
                    works.contest(|department| FirmValue::PersonDepartment {
                        person: id,
                        department: department.clone(),
                    })
                }),
            ]
        });
        let regulations = fields.regulations.iter().filter_map(|(regulation, field)| {
            field.register.contest(|in_force| FirmValue::Regulation {
                regulation: *regulation,
                in_force: *in_force,
            })
        });
        let figures = fields.figures.iter().filter_map(|(figure, field)| {
            field.register.contest(|value| FirmValue::Figure {
                figure: *figure,
                value: *value,
            })
        });
        let calendar = fields.calendar.iter().flat_map(|(week, holidays)| {
            [
                week.register.contest(|week| FirmValue::Week(week.clone())),
                holidays
                    .register
                    .contest(|holidays| FirmValue::Holidays(holidays.clone())),
            ]
        });
        let serving = fields.serving.iter();
        let serving = serving.filter_map(|field| {
            field
                .register
                .contest(|all| FirmValue::Serving(all.clone()))
        });
        letterhead
            .chain(people.flatten())
            .chain(serving)
            .chain(regulations)
            .chain(figures)
            .chain(calendar.flatten())
            .collect()
    }
}

fn write<K: Ord, T: Clone + PartialEq>(
    fields: &mut BTreeMap<K, Field<T>>,
    key: K,
    value: T,
    by: &By,
) {
    match fields.get_mut(&key) {
        Some(field) => field.set(value, by),
        None => drop(fields.insert(key, Field::new(value, by))),
    }
}
