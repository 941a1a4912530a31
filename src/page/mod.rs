//! The page as the widget finds it: where the article is, what is known of it, and its text.
//!
//! `dom` reads the page once into a `tree` of block elements and lines; `density`, `heading`, `title`, `subtitle`
//! and `meta` reckon on that without the browser; `blocks` reads the body's
//! paragraphs with the way back to the page, and `numbering` counts the items of its lists.

mod density;
mod heading;
mod hints;
mod language;
mod meta;
mod numbering;
mod paragraph;
mod pieces;
mod script;
mod selector;
mod sizes;
mod subtitle;
mod title;
mod tree;

#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod article;
#[cfg(target_arch = "wasm32")]
pub mod blocks;
#[cfg(target_arch = "wasm32")]
mod dom;

#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub use article::{Article, Recipe};
#[cfg(all(target_arch = "wasm32", any(feature = "card", feature = "print")))]
pub use blocks::Blocks;
#[cfg(all(target_arch = "wasm32", any(feature = "widget", feature = "card")))]
pub use blocks::item_objects;
#[cfg(all(target_arch = "wasm32", any(feature = "widget", feature = "card")))]
pub use dom::place_above;
#[cfg(all(target_arch = "wasm32", feature = "card"))]
pub use dom::{is_container, selector_of};
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub use language::of as language_of;
#[cfg(all(target_arch = "wasm32", feature = "print"))]
pub use paragraph::Run;
#[cfg(all(target_arch = "wasm32", feature = "print"))]
pub use pieces::Pieces;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub use selector::path_pattern;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
pub use sizes::{names, remembers};
