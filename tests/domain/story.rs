//! `given([…]).when(step).then(|story| …)` and `.then_refused("P10.09.10e")`: one case of one firm, told step by step.

use huiyin::domain::approvals::{ApprovalEvent, Matter};
use huiyin::domain::calendar::Calendar;
use huiyin::domain::cases::{
    Case, CaseCommand, CaseEvent, CaseRefusal, Clears, StageMark, actions, clears, clocks, stages,
};
use huiyin::domain::clause::Regulation;
use huiyin::domain::clock::{Clock, Duty, Standing};
use huiyin::domain::complaints::ComplaintsEvent;
use huiyin::domain::context::Context;
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::{CaseId, CustomerId, OrganisationId, PersonId, Subject};
use huiyin::domain::organisation::{OrganisationEvent, PersonFacts};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::{MINUTE, SECOND, Timestamp};
use huiyin::domain::world::{World, decide, evolve};
use uuid::Uuid;

pub const TECHNICIAN: PersonId = PersonId(Uuid::from_u128(1));
pub const DESK: PersonId = PersonId(Uuid::from_u128(2));
pub const HEAD: PersonId = PersonId(Uuid::from_u128(3));
pub const MANAGER: PersonId = PersonId(Uuid::from_u128(4));
pub const SALES: PersonId = PersonId(Uuid::from_u128(5));
pub const OFFICE: PersonId = PersonId(Uuid::from_u128(6));
pub const STRANGER: PersonId = PersonId(Uuid::from_u128(99));
pub const CASE: CaseId = CaseId(Uuid::from_u128(100));
pub const CUSTOMER: CustomerId = CustomerId(Uuid::from_u128(200));

/// Minute 0 of every story: Monday 23 November 2026, 10:00 at +08:00.
pub const START: Timestamp = Timestamp(1_795_399_200_000);

pub fn minute(minutes: i64) -> Timestamp {
    START.plus(minutes * MINUTE)
}

pub fn second(seconds: i64) -> Timestamp {
    START.plus(seconds * SECOND)
}

/// Somebody asks for something at an instant.
#[derive(Clone, Debug)]
pub struct Step {
    pub actor: PersonId,
    pub now: Timestamp,
    pub command: CaseCommand,
}

pub fn step(actor: PersonId, now: Timestamp, event: CaseEvent) -> Step {
    Step {
        actor,
        now,
        command: CaseCommand::Record(event),
    }
}

impl Step {
    pub fn by(self, actor: PersonId) -> Self {
        Self { actor, ..self }
    }

    /// Written down at another time than it happened.
    pub fn written(self, now: Timestamp) -> Self {
        Self { now, ..self }
    }
}

/// A firm with six people and one case.
#[derive(Clone)]
pub struct Story {
    pub world: World,
    seq: u64,
    apart: Vec<DeviceId>,
}

pub fn firm() -> Story {
    let mut story = Story {
        world: World::default(),
        seq: 0,
        apart: Vec::new(),
    };
    let founded = OrganisationEvent::Founded {
        name: "暖河供熱".into(),
        regulations: [1, 10, 13, 15].map(Regulation).into(),
        calendar: Calendar::default(),
        service_phone: "96069".into(),
        complaint_phone: "96070".into(),
    };
    story.fold(of_firm(founded), DESK, START);
    for (person, name, role, department) in [
        (TECHNICIAN, "陳明", Role::Technician, "技術服務部"),
        (DESK, "林小雨", Role::ServiceDesk, "客服部"),
        (HEAD, "吳主管", Role::Supervisor, "技術服務部"),
        (MANAGER, "方總", Role::GeneralManager, ""),
        (SALES, "高業務", Role::Sales, "業務部"),
        (OFFICE, "石主任", Role::Office, "辦公室"),
    ] {
        story.enrol(person, name, &[role], START);
        let department = department.to_owned();
        let placed = OrganisationEvent::Placed { person, department };
        story.fold(of_firm(placed), DESK, START);
    }
    story
}

pub fn of_firm(event: OrganisationEvent) -> Happened {
    Happened {
        subject: Subject::Organisation(OrganisationId(Uuid::nil())),
        event: Event::Organisation(event),
    }
}

/// Somebody writes something about complaints beside the cases; a refusal is told by its clause, or by its name where no rule is behind it.
pub fn ask_about_complaints(
    story: &mut Story,
    by: PersonId,
    now: Timestamp,
    event: ComplaintsEvent,
) -> Result<(), String> {
    let asked = story.ask(Command::Complaints(Box::new(event)), by, now);
    asked.map(drop).map_err(|refusal| {
        let clause = refusal.clause().map(|clause| clause.0.to_owned());
        clause.unwrap_or_else(|| format!("{refusal:?}"))
    })
}

/// A story that begins with these steps, each of which has to be allowed.
#[track_caller]
pub fn given<const N: usize>(steps: [Step; N]) -> Story {
    let mut story = firm();
    for step in steps {
        story = story.when(step).allowed();
    }
    story
}

impl Story {
    pub fn without(mut self, regulation: u8) -> Self {
        self.world
            .organisation
            .regulations
            .remove(&Regulation(regulation));
        self
    }

    pub fn when(self, step: Step) -> Outcome {
        let command = Command::Case(CASE, Box::new(step.command));
        let context = Context {
            now: step.now,
            actor: step.actor,
            device: huiyin::domain::stamp::DeviceId([7; 32]),
            world: &self.world,
        };
        let result = decide(command, &context);
        Outcome {
            story: self,
            actor: step.actor,
            now: step.now,
            result,
        }
    }

    /// Somebody comes to the firm.
    pub fn enrol(&mut self, person: PersonId, name: &str, roles: &[Role], at: Timestamp) {
        let facts = PersonFacts {
            name: name.into(),
            roles: roles.iter().copied().collect(),
            phone: String::new(),
        };
        let enrolled = OrganisationEvent::PersonEnrolled { person, facts };
        self.fold(of_firm(enrolled), DESK, at);
    }

    /// What a vote on a matter, as it says now, would be.
    pub fn vote(&self, matter: Matter, who: PersonId, role: Role, m: i64, words: &str) -> Step {
        let sheet = self.case().approvals.sheet(matter).expect("a matter");
        let event = ApprovalEvent::Given {
            matter,
            content: sheet.content.clone(),
            role,
            on_behalf: None,
            words: words.into(),
            occurred_at: minute(m),
        };
        step(who, minute(m), CaseEvent::Approval(event))
    }

    /// Folds without asking, as when a bundle brings it.
    pub fn fold(&mut self, happened: Happened, actor: PersonId, at: Timestamp) {
        let device = DeviceId([7; 32]);
        let apart = self.apart.iter().map(|device| (*device, 1));
        let seen = apart.chain([(device, self.seq)]).collect();
        self.seq += 1;
        let dot = Dot {
            device,
            seq: self.seq,
        };
        let stamped = Stamped {
            dot,
            lamport: self.seq,
            at,
            actor,
            seen,
            event: happened.event,
        };
        let state = self.world.state_of(&happened.subject);
        if let Some(state) = evolve(state, &happened.subject, stamped) {
            self.world.replace(state);
        }
    }

    /// Folds what another tablet wrote that had seen nothing of all this.
    pub fn fold_unmet(&mut self, happened: Happened, actor: PersonId, at: Timestamp) {
        self.seq += 1;
        let device = DeviceId([9; 32]);
        self.apart.push(device);
        let stamped = Stamped {
            dot: Dot { device, seq: 1 },
            lamport: self.seq,
            at,
            actor,
            seen: Seen::default(),
            event: happened.event,
        };
        let state = self.world.state_of(&happened.subject);
        if let Some(state) = evolve(state, &happened.subject, stamped) {
            self.world.replace(state);
        }
    }

    /// Folds what somebody wrote on another tablet who had seen the story, and nothing that was written apart.
    pub fn fold_apart(&mut self, happened: Happened, actor: PersonId, at: Timestamp) {
        self.seq += 1;
        let device = DeviceId([u8::try_from(self.seq % 100).unwrap_or_default() + 100; 32]);
        self.apart.push(device);
        let stamped = Stamped {
            dot: Dot { device, seq: 1 },
            lamport: self.seq,
            at,
            actor,
            seen: [(DeviceId([7; 32]), self.seq)].into_iter().collect(),
            event: happened.event,
        };
        let state = self.world.state_of(&happened.subject);
        if let Some(state) = evolve(state, &happened.subject, stamped) {
            self.world.replace(state);
        }
    }

    /// Asks for anything of any subject, and folds what came of it.
    pub fn ask(
        &mut self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Happened>, Refusal> {
        let happened = decide(command, &self.context(actor, now))?;
        for one in happened.clone() {
            self.fold(one, actor, now);
        }
        Ok(happened)
    }

    pub fn case(&self) -> &Case {
        &self.world.cases[&CASE]
    }

    pub fn context(&self, actor: PersonId, now: Timestamp) -> Context<'_> {
        Context {
            now,
            actor,
            device: huiyin::domain::stamp::DeviceId([7; 32]),
            world: &self.world,
        }
    }

    pub fn clocks(&self) -> Vec<Clock> {
        clocks(self.case(), &self.context(DESK, START))
    }

    #[track_caller]
    pub fn clock(&self, duty: Duty) -> Clock {
        let clocks = self.clocks().into_iter();
        let mut clocks: Vec<Clock> = clocks.filter(|clock| clock.duty == duty).collect();
        assert_eq!(clocks.len(), 1, "clocks of {duty:?}: {clocks:#?}");
        clocks.remove(0)
    }

    #[track_caller]
    pub fn standing(&self, duty: Duty, now: Timestamp) -> Standing {
        self.clock(duty).standing(now)
    }

    pub fn has(&self, duty: Duty) -> bool {
        self.clocks().iter().any(|clock| clock.duty == duty)
    }

    pub fn owed(&self, duty: Duty) -> bool {
        let clocks = self.clocks();
        clocks
            .iter()
            .any(|clock| clock.duty == duty && clock.is_open())
    }

    pub fn clears(&self) -> Clears {
        clears(self.case()).expect("a case with a strip")
    }

    pub fn marks(&self) -> Vec<StageMark> {
        let marks = stages(self.case(), &self.context(DESK, START)).into_iter();
        marks.map(|(_, mark)| mark).collect()
    }

    /// The one filled button that this person sees.
    pub fn primary(
        &self,
        actor: PersonId,
        now: Timestamp,
    ) -> Option<huiyin::domain::cases::ActionKind> {
        let actions = actions(self.case(), &self.context(actor, now));
        actions
            .iter()
            .find(|action| action.primary)
            .map(|action| action.kind)
    }

    /// Whether the panel lets this person take a step.
    pub fn may(
        &self,
        actor: PersonId,
        kind: huiyin::domain::cases::ActionKind,
        now: Timestamp,
    ) -> bool {
        actions(self.case(), &self.context(actor, now))
            .iter()
            .any(|action| action.kind == kind && action.refused.is_none())
    }
}

/// What became of a step.
pub struct Outcome {
    story: Story,
    actor: PersonId,
    now: Timestamp,
    pub result: Result<Vec<Happened>, Refusal>,
}

impl Outcome {
    /// It happened: the story goes on.
    #[track_caller]
    pub fn allowed(self) -> Story {
        let mut story = self.story;
        let happened = self.result.expect("should be allowed");
        for happened in happened {
            story.fold(happened, self.actor, self.now);
        }
        story
    }

    #[track_caller]
    pub fn then(self, check: impl FnOnce(&Story)) -> Story {
        let story = self.allowed();
        check(&story);
        story
    }

    #[track_caller]
    pub fn then_refused(self, clause: &str) {
        let refusal = self.result.expect_err("should be refused");
        let named = refusal.clause().map(|clause| clause.0);
        assert_eq!(named, Some(clause), "refused otherwise: {refusal:?}");
    }

    #[track_caller]
    pub fn then_no(self, refusal: CaseRefusal) {
        assert_eq!(self.result, Err(Refusal::Case(refusal)));
    }
}

/// An event as it stands in the ledger.
pub fn of_case(event: CaseEvent) -> Happened {
    Happened {
        subject: Subject::Case(CASE),
        event: Event::Case(Box::new(event)),
    }
}
