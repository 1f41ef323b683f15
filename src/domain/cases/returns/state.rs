//! Certificates, slips and held-up money of a case as they are now.

use super::events::{Body, Proof, Receivable};
use super::granted::{Quantity, Way};
use crate::domain::books::{Book, Numbered};
use crate::domain::cases::contested::Contested;
use crate::domain::cases::state::Case;
use crate::domain::deed::Deed;
use crate::domain::ids::SlipId;
use crate::domain::roles::Role;
use crate::domain::stamp::Written;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A step of returns and allowances, as the action panel and the clocks name it; in the order of the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The receivables that the complaint holds up.
    NoteReceivables,
    /// A certificate of sales allowance.
    Certify,
    /// The customer gets it to seal, or a certificate of sales return.
    GiveCustomer,
    /// The customer has sealed it.
    Seal,
    /// A return slip.
    MakeOut,
    /// It goes to the warehouse.
    Send,
    /// Goods and slip are compared.
    Count,
    /// Instructions about a difference.
    Instruct,
    /// The warehouse signs.
    SignFor,
    /// Proof is obtained.
    Prove,
    /// Certificate and proof go to finance.
    HandIn,
    /// Finance has both.
    TakeIn,
    /// Voucher and transfer.
    Book,
    /// Back to sales.
    SendBack,
    /// A new decision is asked for.
    AskDecision,
    /// A new decision.
    Decide,
    /// Goods without a slip.
    Stray,
    /// What sales says to them.
    AnswerStray,
    /// Withdrawn.
    Withdraw,
    /// Another number.
    Renumber,
}

impl Step {
    /// All that a person takes from the case, in the order in which they are offered; a number is changed where two stand side by side.
    pub const ALL: [Self; 19] = [
        Self::NoteReceivables,
        Self::Certify,
        Self::GiveCustomer,
        Self::Seal,
        Self::MakeOut,
        Self::Send,
        Self::Count,
        Self::Instruct,
        Self::SignFor,
        Self::Prove,
        Self::HandIn,
        Self::TakeIn,
        Self::Book,
        Self::AskDecision,
        Self::Decide,
        Self::SendBack,
        Self::Stray,
        Self::AnswerStray,
        Self::Withdraw,
    ];
}

/// A count of goods, and who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many.
    pub count: i64,
    /// Who, when, in which words, with which photos or signature.
    pub deed: Deed,
}

/// A voucher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The voucher's number.
    pub voucher: String,
    /// Its date.
    pub dated: Timestamp,
    /// The quantity booked.
    #[serde(default)]
    pub count: i64,
    /// The amount booked, in fen.
    pub fen: i64,
    /// Who booked it, when; the words say why in spite of a difference.
    pub deed: Deed,
}

/// The word on what came beyond the ratio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// It may be booked.
    pub yes: bool,
    /// Who decided, when, why.
    pub deed: Deed,
}

/// A certificate of sales allowance or a return slip, with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// Identity.
    pub id: SlipId,
    /// Its number in the firm's book.
    pub number: Numbered,
    /// What it says now.
    pub body: Body,
    /// Who made it out last, and when.
    pub made: Deed,
    /// In which entry: a seal or a sending by somebody who had not seen it is about an older sheet.
    pub written: Written,
    /// The customer has it to seal; of a return, the certificate of sales return (`text` its invoice, [`Slip::return_tax`] its tax).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_customer: Option<Deed>,
    /// The tax on the certificate of sales return, in fen.
    #[serde(default)]
    pub return_tax: i64,
    /// Signed and sealed by the customer (`who`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Deed>,
    /// Sent to the warehouse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Deed>,
    /// Compared by the warehouse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
    /// What the superior said to a difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructed: Option<Deed>,
    /// Signed for: what really came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Counted>,
    /// The proof, and who obtained it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<(Proof, Deed)>,
    /// Handed to finance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_in: Option<Deed>,
    /// Finance has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_in: Option<Deed>,
    /// Finance gave it back, and nobody has made it out anew since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_back: Option<Deed>,
    /// A new decision was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_asked: Option<Deed>,
    /// The new decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruled: Option<Ruled>,
    /// Booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booked: Option<Booking>,
    /// Withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Deed>,
}

/// Goods that came without a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stray {
    /// Identity.
    pub id: SlipId,
    /// Which.
    pub item: String,
    /// How much.
    pub quantity: Quantity,
    /// Who took them in, when.
    pub came: Deed,
    /// What sales says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Deed>,
}

/// The receivables as they were written down last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Which; none when the complaint holds up nothing.
    pub lines: Vec<Receivable>,
    /// Who wrote them down, when.
    pub deed: Deed,
}

/// What a case knows of returns and allowances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returns {
    /// Certificates and slips, in the order of folding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slips: Vec<Slip>,
    /// Goods without a slip.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strays: Vec<Stray>,
    /// The receivables; none while nobody has said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
}

/// Where a copy of a paper is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyAt {
    /// The how-manieth.
    pub copy: u32,
    /// With whom it is to stay.
    pub role: Role,
    /// When it went there; not yet when there is none.
    pub since: Option<Timestamp>,
}

/// A version of something about a slip that only one can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipVersion {
    /// What it is a version of.
    pub what: Contested,
    /// Of which slip.
    pub slip: SlipId,
    /// The voucher.
    #[serde(default)]
    pub name: String,
    /// Who did it, when, in which words; of two sheets made out apart the sheets themselves say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deed: Option<Deed>,
    /// The quantity.
    #[serde(default)]
    pub count: i64,
    /// The amount, in fen.
    #[serde(default)]
    pub fen: i64,
    /// The date of the voucher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Timestamp>,
    /// Yes or no.
    #[serde(default)]
    pub yes: bool,
}

impl Way {
    /// Made out twice.
    #[must_use]
    pub fn made_twice(self) -> Contested {
        match self {
            Self::Allowance => Contested::AllowanceMade,
            Self::Compensation => Contested::CompensationMade,
            Self::Return => Contested::ReturnMade,
        }
    }

    /// Booked twice.
    #[must_use]
    pub fn booked_twice(self) -> Contested {
        match self {
            Self::Allowance => Contested::AllowanceBooked,
            Self::Compensation => Contested::CompensationBooked,
            Self::Return => Contested::ReturnBooked,
        }
    }

    /// The book out of which its number comes.
    #[must_use]
    pub fn book(self) -> Book {
        if self.is_certified() {
            Book::Certificates
        } else {
            Book::ReturnSlips
        }
    }
}

impl Slip {
    /// Whether it holds: nobody has withdrawn it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// Where its copies are: two of a certificate (P04.12.11c, g, h), four of a return slip (P04.12.12a, f, g, P04.12.22e–g).
    #[must_use]
    pub fn copies(&self) -> Vec<CopyAt> {
        let at = |deed: &Option<Deed>| deed.as_ref().map(|deed| deed.at);
        let signed = self.signed.as_ref().map(|signed| signed.deed.at);
        let places = if self.body.way.is_certified() {
            vec![
                (Role::Sales, at(&self.sealed)),
                (Role::Finance, at(&self.handed_in)),
            ]
        } else {
            vec![
                (Role::Sales, at(&self.sent)),
                (Role::Warehouse, at(&self.sent)),
                (Role::Finance, signed),
                (Role::Sales, signed),
            ]
        };
        (1..)
            .zip(places)
            .map(|(copy, (role, since))| CopyAt { copy, role, since })
            .collect()
    }

    /// Whether what the warehouse counted is not what the slip says.
    #[must_use]
    pub fn differs(&self) -> bool {
        let counted = self.counted.as_ref();
        counted.is_some_and(|counted| counted.count != self.body.quantity.count)
    }
}

impl Returns {
    /// Whether nothing has happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// A slip.
    #[must_use]
    pub fn slip(&self, id: SlipId) -> Option<&Slip> {
        self.slips.iter().find(|slip| slip.id == id)
    }

    /// Those that hold.
    pub fn live(&self) -> impl Iterator<Item = &Slip> {
        self.slips.iter().filter(|slip| slip.is_live())
    }

    /// The one that holds of a way: the first in the order of folding.
    #[must_use]
    pub fn of(&self, way: Way) -> Option<&Slip> {
        self.live().find(|slip| slip.body.way == way)
    }
}

impl Case {
    /// Certificates or slips whose numbers come out of a book, withdrawn ones too: a number is given once.
    pub fn slips_of(&self, book: Book) -> impl Iterator<Item = &Slip> {
        let slips = self.returns.iter().flat_map(|returns| &returns.slips);
        slips.filter(move |slip| slip.body.way.book() == book)
    }
}
