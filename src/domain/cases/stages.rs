//! The stage rail and the strip of five clears: what the screens show of a case's way.
use super::{Case, Stage};
use crate::domain::context::Context;
use crate::domain::time::Timestamp;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageMark {
    Done(Option<Timestamp>),
    Now(Option<Timestamp>),
    Ahead(Option<Timestamp>),
}
pub fn stages(case: &Case, context: &Context<'_>) -> Vec<(Stage, StageMark)> {
    let _ = (case, context);
    Vec::new()
}
pub struct Clears {
    pub heard: bool,
    pub asked: bool,
    pub followed: bool,
    pub replied: bool,
    pub recorded: bool,
    pub reported: Option<bool>,
}
pub fn clears(case: &Case) -> Option<Clears> {
    let _ = case;
    None
}
