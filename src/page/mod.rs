//! The page as the widget finds it: where the article is, what is known of it, and its text.
//!
//! `dom` reads the page once into a `tree` of block elements and lines; `detect` finds the article on that with
//! `density`, `heading`, `title`, `subtitle` and `meta`, without the browser; `blocks` reads the body's
//! paragraphs with the way back to the page, and `numbering` counts the items of its lists. `markup` is a page without
//! a browser, for tests.

mod density;
mod detect;
mod heading;
mod hints;
mod kind;
mod language;
#[cfg(any(test, feature = "fuzz"))]
pub mod markup;
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
pub use dom::selector_of;
#[cfg(all(target_arch = "wasm32", feature = "card"))]
pub use kind::is_container;
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
