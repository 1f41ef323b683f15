//! The words that people choose from in a quality complaint.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$one])* $variant),+ }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    )+};
}

choices! {
    /// Whether somebody suffered a loss by it: what nobody knows yet is handled as if there were one (P04.03.01b).
    Loss {
        /// Yes.
        Yes,
        /// Nobody knows yet.
        NotKnown,
        /// No: the simple slip is enough.
        No,
    }

    /// The two classes (P04.05.00).
    Class {
        /// The first: brought about by people, nothing is wrong with the goods (P04.05.01).
        People,
        /// The second: an abnormality of quality (P04.05.02).
        Quality,
    }

    /// What people did (P04.05.01).
    HumanCause {
        /// The order was taken or passed on wrongly.
        Order,
        /// Packing.
        Packing,
        /// Loading.
        Loading,
        /// Transport.
        Transport,
        /// How the customer stored it.
        Storage,
        /// How the customer used it.
        Use,
        /// Something else.
        Other,
    }

    /// Where the goods fail or pass (P04.07.23).
    Verdict {
        /// What the customer says is so.
        Confirmed,
        /// In part.
        Partly,
        /// It is not.
        NotConfirmed,
    }

    /// How a complaint can be settled, and what a customer can ask for (P04.07.34a, P04.07.12a).
    Way {
        /// Take the goods back.
        Return,
        /// Charge less.
        Allowance,
        /// Pay for the damage.
        Compensation,
        /// Send other goods.
        Replace,
        /// Work them over.
        Rework,
        /// Explain.
        Explain,
        /// Not grant it.
        Reject,
    }

    /// What came of the talks (P04.09.05c).
    Outcome {
        /// The customer accepts.
        Accepted,
        /// The customer accepts something else.
        Changed,
        /// The customer does not accept.
        NotAccepted,
        /// The customer was not reached.
        NotReached,
    }

    /// Whose part of the form goes back (P04.09.45a).
    Part {
        /// Facts, demand, sample.
        Sales,
        /// Cause and responsibility.
        Quality,
        /// Cause and measures.
        Manufacturing,
        /// Opinion.
        Research,
    }

    /// What somebody owes in the course of a quality complaint.
    LineKind {
        /// A measure that deals with this case (P04.07.41b).
        Immediate,
        /// A measure that keeps it from happening again (P04.07.41b).
        Lasting,
        /// Something that the decision asks for (P04.09.46b).
        Task,
        /// A question of the production office (P04.07.32b).
        Question,
        /// Something that is missing from the papers (P04.07.32a).
        Missing,
        /// A meeting with the customer (P04.07.36).
        Contact,
        /// What a slip asks of a department (P04.03.01d).
        Improve,
    }

    /// What the superior says when a customer does not want to pay (P04.09.14c).
    Ruling {
        /// It is to be paid.
        Insist,
        /// A new form is made out.
        NewForm,
        /// Something else, in words.
        Other,
    }
}

impl LineKind {
    /// Measures, which quality checks (P04.07.22a).
    #[must_use]
    pub fn is_measure(self) -> bool {
        matches!(self, Self::Immediate | Self::Lasting)
    }
}
