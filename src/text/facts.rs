//! What can be checked: dates and periods, figures with their units, numbered slogans.

pub mod dates;
pub mod figures;
pub mod slogans;

pub use dates::{ReportDate, dates, impossible, listed};
pub use figures::figures;
pub use slogans::slogans;
