//! Papers: the book of incoming documents, letters and their answers, what was delivered to whom, and where each is filed (P15.02.03,
//! P11.04.01, P11.04.03). The sheet of a month and the going through the files are papers too: they are signed and kept like the others.
//!
//! Nothing here excludes anything else: two answers to one letter were both sent, so lists grow and nothing is ever to settle.

mod decide;
mod events;
mod number;
mod obligations;
mod state;

pub use decide::{PaperRefusal, decide};
pub use events::{Direction, MonthSigned, PaperEvent, PaperFacts, PaperKind};
pub use number::next_paper_number;
pub use obligations::{clocks, open_clocks};
pub use state::{Paper, evolve, files_id, month_id, unassigned};
