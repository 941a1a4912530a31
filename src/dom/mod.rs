//! What the three parts that live in the page are built of: elements, hosts, undoable changes, words.

pub mod command;
pub mod css;
pub mod date;
pub mod element;
pub mod events;
pub mod guard;
pub mod host;
pub mod inline;
pub mod key;
pub mod layout;
pub mod named;
pub mod number;
pub mod picture;
pub mod prefs;
pub mod strings;
pub mod thrown;
pub mod title;

/// What all style sheets of ours start from: reset, colours, buttons.
pub const BASE_CSS: &str = css::css!("styles/base.css");

/// While something is read: a page that fades every change would give values on the way for values.
pub const STILL_CSS: &str = "*, ::before, ::after { transition: none !important; }";
