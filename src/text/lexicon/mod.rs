//! The genre's words.
