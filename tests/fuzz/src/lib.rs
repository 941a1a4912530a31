//! Looks for inputs that break the core: `cargo xtask fuzz`.
//!
//! A target is a test of `tests/targets`: a function that takes any input and panics where something is wrong. It is
//! given what is kept in `corpus` first, then inputs made at random, most of them damaged ones of the corpus and of the
//! fixtures, until its time is over. proptest makes an input that breaks it small; it is written into the corpus, so
//! that it is tried again in every run, and stays there as its test.

pub mod corpus;
#[path = "../../common/damage.rs"]
pub mod damage;
#[path = "../../common/directive.rs"]
pub mod directive;
#[path = "../../common/kept.rs"]
pub mod kept;
#[path = "../../common/pieces.rs"]
pub mod pieces;
pub mod run;
pub mod text;
