//! The form of a report: lists (一是…八是…, 第一…, （一）…) and sections (会议指出…).
//!
//! The form of these reports is fixed, so rules read it exactly; nothing here is statistical.

pub mod assignment;
mod contents;
mod declared;
pub mod demand;
pub mod kind;
pub mod list;
mod open;
pub mod ordinal;
pub mod outline;
pub mod part;
pub mod section;

pub use list::{List, ListItem, lists};
pub use outline::outline;
pub use section::{ReportSection, sections};
