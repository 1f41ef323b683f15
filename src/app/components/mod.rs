//! The parts of which every screen is made. Few, alike, without knowledge of any one screen.

pub mod capture;
pub mod case_row;
pub mod clause_link;
pub mod clock;
pub mod contact;
pub mod contest;
pub mod customer_picker;
pub mod dialog;
pub mod draft;
pub mod empty;
pub mod field;
pub mod icons;
pub mod keys;
pub mod person_picker;
pub mod photo;
pub mod problem;
pub mod row;
pub mod storage_light;
pub mod time_entry;
pub mod virtual_list;
