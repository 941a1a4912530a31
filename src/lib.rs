//! `jiyao` 纪要 turns the page of an official Chinese meeting report into one that can be read,
//! printed and grasped: text size, print layouts, a digest, keyword highlights. Everything runs
//! in the reader's browser; no text leaves the page.
//!
//! # Map
//!
//! A value goes one way; only spans come back.
//!
//! ```text
//! page DOM ──page::detect──▶ Article ──page::blocks──▶ Report ──text::digest──▶ Digest ──▶ card, highlights, print
//!                                          ▲                                      │
//!                                          └── the same node map turns spans into ranges
//! ```
//!
//! * [`text`]: the pure core, in the order in which a report flows through it.
//! * [`dict`]: the packed dictionary, and our own list of terms.
//! * `order`: sorting with little code.
//! * `dom`: what the four parts that live in the page are built of.
//! * `page`: the page as the widget finds it.
//! * `widget`: the shell, small because every page loads it: bar, text size.
//! * `print`: fetched once the bar is there: the article on paper.
//! * `display`: fetched when first wanted: spacing, fonts, colours, the mode for the elderly, and their panel.
//! * `card`: fetched when first wanted: the card with the digest, highlights, reading aloud.
//! * `asking`: the state of a request that takes its time, which the card shows.
//! * `exports`: the `#[wasm_bindgen]` files, one for each of the five wasm files.
//!
//! Five features, `widget`, `print`, `display`, `card` and `engine`, give five wasm files of this one crate.
//!
//! # Invariants
//!
//! 1. The core does no I/O: [`text`] and [`dict`] know nothing of the browser.
//! 2. Nothing is paraphrased: every extract is, character for character, what its spans point at.
//! 3. Positions that leave the core are UTF-16 code units, the unit of DOM ranges.
//! 4. `destroy()` gives the page back byte for byte.
//! 5. Nothing is fetched but the package's own files, and engine and dictionary only when wanted.
//! 6. No inline style or script; a strict CSP and Trusted Types hold.
//! 7. The bar never waits for the engine.
//! 8. Same input, same digest: natively, in the browser, in a worker, in Node.
//! 9. Bad input gets a clear error with a stable code, and the page stays as it was.

pub mod dict;
mod error;
mod order;
pub mod text;

#[cfg(any(test, all(target_arch = "wasm32", feature = "card")))]
mod asking;
#[cfg(all(target_arch = "wasm32", feature = "card"))]
mod card;
#[cfg(any(test, all(target_arch = "wasm32", feature = "display")))]
mod display;
// Each of the four files that live in the page uses a part of these; lints see all features.
#[cfg(all(target_arch = "wasm32", any(feature = "widget", feature = "card", feature = "display", feature = "print")))]
#[cfg_attr(not(all(feature = "widget", feature = "card", feature = "display", feature = "print")), allow(dead_code))]
mod dom;
#[cfg(any(
    test,
    feature = "fuzz",
    all(target_arch = "wasm32", any(feature = "widget", feature = "card", feature = "print"))
))]
#[cfg_attr(not(all(target_arch = "wasm32", feature = "widget", feature = "card", feature = "print")), allow(dead_code))]
mod page;
#[cfg(all(target_arch = "wasm32", feature = "print"))]
mod print;
#[cfg(all(target_arch = "wasm32", feature = "widget"))]
mod widget;

#[cfg(target_arch = "wasm32")]
mod exports;

pub use error::Error;
#[cfg(feature = "fuzz")]
pub use page::markup;

/// The allocator of shell and print: as fast on long pages as std's, with a third of the code.
#[cfg(all(target_arch = "wasm32", any(feature = "widget", feature = "print")))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
