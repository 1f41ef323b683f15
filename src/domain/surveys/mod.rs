//! Satisfaction surveys: to whom questionnaires went and how, what came back, what it says as numbers, and what is done about it
//! (P01.10.12a–i).

mod contests;
mod decide;
mod due;
mod events;
mod refusal;
mod results;
mod state;

pub use decide::{decide, low_answers, without_way};
pub use due::{clocks, next_survey};
pub use events::{
    Conclusion, Giving, Question, Rating, Sheet, SurveyChannel, SurveyEvent, SurveyFacts, Way,
};
pub use refusal::SurveyRefusal;
pub use results::{Results, Rise, Tally, before, fallen, results, rise};
pub use state::{Survey, evolve};
