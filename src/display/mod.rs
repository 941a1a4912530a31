//! The report as the reader wants it shown, beyond the size of the text: spacing, font, colours, the mode for the elderly, aids for
//! reading line by line.
//!
//! A part of its own: fetched when the reader opens the panel, or where the reader or the site has chosen something.

#[cfg(test)]
mod contrast;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
mod settings;

#[cfg(target_arch = "wasm32")]
mod aids;
#[cfg(target_arch = "wasm32")]
mod applied;
#[cfg(target_arch = "wasm32")]
mod control;
#[cfg(target_arch = "wasm32")]
mod elder;
#[cfg(target_arch = "wasm32")]
mod labels;
#[cfg(target_arch = "wasm32")]
mod page_sheet;
#[cfg(target_arch = "wasm32")]
mod panel;
#[cfg(target_arch = "wasm32")]
mod place;
#[cfg(target_arch = "wasm32")]
mod region;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod shortcuts;
#[cfg(target_arch = "wasm32")]
mod spacing;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod strings;
#[cfg(target_arch = "wasm32")]
mod styles;
#[cfg(target_arch = "wasm32")]
mod theme;
#[cfg(target_arch = "wasm32")]
mod watch;
#[cfg(target_arch = "wasm32")]
mod yielding;

#[cfg(target_arch = "wasm32")]
pub use applied::Display;
#[cfg(target_arch = "wasm32")]
pub use shell::{Context, Shell};
