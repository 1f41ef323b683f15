//! The parts of which every screen is made. Few, alike, without knowledge of any one screen.

pub mod icons;
