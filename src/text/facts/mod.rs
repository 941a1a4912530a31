//! What can be checked: dates and periods, figures with their units, numbered slogans, and slips of the pen.

pub mod dates;
pub mod figures;
pub mod slogans;
pub mod warnings;
