//! Who takes part and who says what: names, roles, bodies, formulas of speech.

pub mod attendance;
pub mod bodies;
mod formula;
pub mod names;
pub mod people;
pub mod roles;
pub mod speech;
mod subject;
