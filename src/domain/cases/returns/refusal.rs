//! Why something may not happen to a certificate, a slip or what came back.

use crate::domain::cases::refusal::CaseRefusal;
use crate::domain::clause::Clause;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident by $clause:literal),+ $(,)?) => {
        /// A business "no" about returns and allowances.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ReturnsRefusal {
            $($(#[$doc])* $name),+
        }

        impl ReturnsRefusal {
            /// The rule behind it.
            #[must_use]
            pub fn clause(self) -> Clause {
                match self {
                    $(Self::$name => Clause($clause)),+
                }
            }
        }
    };
}

refusals! {
    /// The claim was not granted, or its form is not closed yet.
    NotDecided by "P04.12.10",
    /// This way was not decided.
    WayNotDecided by "P04.12.10",
    /// Only sales settles with the customer.
    NotSales by "P04.12.10",
    /// There is no such certificate or slip, or it is withdrawn.
    NoSlip by "P04.12.10",
    /// It is made out and on its way.
    AlreadyMadeOut by "P04.12.11a",
    /// Item or amount is missing, or the amount is not the allowance per unit × quantity.
    CertificateIncomplete by "P04.12.11a",
    /// More than was decided.
    AboveGranted by "P04.12.11a",
    /// Two were made out apart: one is to be withdrawn first.
    MadeOutTwice by "P04.12.11a",
    /// The two signatures are not there.
    CertificateNotApproved by "P04.12.11e",
    /// Seal or signature, or the name of who gave it, is missing.
    SealMissing by "P04.12.11f",
    /// The customer has not sealed it.
    NotSealed by "P04.12.11f",
    /// The customer has sealed it already.
    AlreadySealed by "P04.12.11f",
    /// Finance has it already.
    AlreadyHandedIn by "P04.12.11h",
    /// Order, item, quantity or amount is missing, or the number is none of the book.
    SlipIncomplete by "P04.12.12a",
    /// More shall come back than was approved, and nobody says why.
    MoreUnexplained by "P04.12.12a",
    /// Why the goods come back is empty.
    ReasonMissing by "P04.12.12b",
    /// What is to be done with them is empty.
    HandlingMissing by "P04.12.12c",
    /// On what ground they come back is empty.
    GroundMissing by "P04.12.12d",
    /// The superior has not approved it.
    SlipNotApproved by "P04.12.12e",
    /// The warehouse has it already.
    AlreadySent by "P04.12.12g",
    /// Only the finished-goods warehouse takes goods in.
    NotWarehouse by "P04.12.12h",
    /// No slip has come: goods without one are entered apart.
    NotSent by "P04.12.12h",
    /// Which goods, or how many, is empty.
    StrayIncomplete by "P04.12.12h",
    /// No goods without a slip wait for a word.
    NoStray by "P04.12.12h",
    /// Only finance compares and books.
    NotFinance by "P04.12.20a",
    /// The warehouse has not signed: there is nothing to compare.
    NotSigned by "P04.12.20a",
    /// Voucher number or date is missing.
    VoucherMissing by "P04.12.20b",
    /// What is booked is not what was found to agree.
    NotAsAgreed by "P04.12.20b",
    /// It is booked already.
    AlreadyBooked by "P04.12.20b",
    /// Amount or unit differs: sales has to correct it.
    Differs by "P04.12.20c",
    /// A difference needs a remark.
    RemarkMissing by "P04.12.20c",
    /// It lies with sales to be corrected.
    WithSales by "P04.12.20c",
    /// Less came: what came is booked, nothing else.
    BookWhatCame by "P04.12.21a",
    /// More came, within the ratio: what came is booked.
    BookWhatCameMore by "P04.12.21b",
    /// More came than the ratio allows.
    BeyondRatio by "P04.12.21b",
    /// Nothing lies beyond the ratio, or a decision was asked for already.
    NothingToDecide by "P04.12.21b",
    /// A new decision is up to whoever may decide.
    NotDecider by "P04.12.21b",
    /// Nobody has compared goods and slip.
    NotCounted by "P04.12.22a",
    /// The count is negative.
    CountMissing by "P04.12.22a",
    /// Goods and slip differ, and nobody has said what to do.
    NotInstructed by "P04.12.22c",
    /// Nobody waits for instructions.
    NoInstructionAsked by "P04.12.22c",
    /// Instructions are up to the superior.
    NotSuperior by "P04.12.22c",
    /// The instruction is empty.
    InstructionEmpty by "P04.12.22c",
    /// The signature is missing.
    SignatureMissing by "P04.12.22b",
    /// The warehouse has signed already.
    AlreadySigned by "P04.12.22b",
    /// Two signed for different quantities: one is to be chosen first.
    SignedTwice by "P04.12.22b",
    /// What is signed for is not what was counted.
    SignedOther by "P04.12.22d",
    /// A receivable has an invoice and an amount.
    ReceivableIncomplete by "P04.12.23b",
    /// The warehouse has not filled in the slip, or this is no way to prove a return.
    ReturnProofNotYet by "P04.12.24a",
    /// Number, date, photo, seal or the original itself is missing.
    OriginalIncomplete by "P04.12.24b",
    /// The four figures or the photo are missing.
    CopyIncomplete by "P04.12.24c",
    /// Returned quantity × unit price is not the amount.
    CopyAmountWrong by "P04.12.24c",
    /// Delivered less returned is not what was really received.
    CopyKeptWrong by "P04.12.24c",
    /// The buyer's seal is not on the copy.
    CopyUnsealed by "P04.12.24d",
    /// The certificate of sales return was not filled in.
    ReturnCertificateMissing by "P04.12.24e",
    /// The photo of the sealed certificate is missing.
    ReturnCertificateUnsealed by "P04.12.24f",
    /// This is no way to prove an allowance.
    AllowanceProofWrong by "P04.12.25a",
    /// The four figures or the photo are missing.
    AllowanceCopyIncomplete by "P04.12.25b",
    /// Allowance per unit × quantity is not the amount.
    AllowanceAmountWrong by "P04.12.25b",
    /// The invoice's price less the allowance is not the price really received.
    ReceivedPriceWrong by "P04.12.25b",
    /// The price really received × quantity is not the amount really received.
    ReceivedAmountWrong by "P04.12.25b",
    /// The buyer's seal is not on the copy.
    AllowanceCopyUnsealed by "P04.12.25c",
    /// The certificate is not sealed.
    CertificateUnsealed by "P04.12.25d",
    /// There is no proof.
    NotProved by "P04.12.25e",
    /// Certificate and proof are not both there.
    PapersMissing by "P04.12.25e",
    /// Why it is withdrawn is empty.
    WithdrawalUnexplained by "P04.12.10",
    /// Something rests on it: goods are signed for, or it is booked.
    RestsOnIt by "P04.12.10",
}

impl From<ReturnsRefusal> for CaseRefusal {
    fn from(refusal: ReturnsRefusal) -> Self {
        Self::Returns(refusal)
    }
}
