//! The parts of which every screen is made. Few, alike, without knowledge of any one screen.

pub mod capture;
pub mod clause_link;
pub mod clock;
pub mod dialog;
pub mod draft;
pub mod icons;
pub mod photo;
pub mod time_entry;
