//! The style sheets.

use crate::dom::css::css;
use crate::dom::layout::Layout;

/// Hides the page in print, in the document.
pub const PRINT: &str = css!("styles/print.css");
/// The paper, in the document: a shadow root's `@page` counts for nothing.
const PAGE: &str = css!("styles/page.css");
/// The paper of 摘要页, which is one page and needs no number.
const PAGE_BRIEF: &str = css!("styles/page-brief.css");
/// The paper of 公文版式. GB/T 9704—2012, 5.2: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm; 7.5: page
/// numbers in 4 号 with a dash on either side, 7 mm below the 版心, odd pages right and even pages
/// left, one character in.
const PAGE_GONGWEN: &str = css!("styles/page-gongwen.css");
/// What is printed. `!important` in a shadow tree wins over the page's own.
///
/// GB/T 9704—2012, 5.2.2: 3 号, 22 lines of 28 characters fill 156 mm × 225 mm. 16 pt type does not by
/// itself (28 × 16 pt is 158.04 mm), hence −0.21 pt between characters and lines of 28.95 pt. Every
/// height in 公文版式 is a multiple of the line, so that the lines stay on their grid.
pub const PRINT_TREE: &str = css!("styles/print-tree.css");

/// The paper of a layout.
pub fn page(layout: Layout) -> &'static str {
    match layout {
        Layout::Article => PAGE,
        Layout::Gongwen => PAGE_GONGWEN,
        Layout::Brief => PAGE_BRIEF,
    }
}
