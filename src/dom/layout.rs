//! The layouts of a print.

use super::named::named;

named! {
    /// `PrintLayout` of the types.
    pub enum Layout {
        /// 正文: the article alone.
        Article = "article",
        /// 公文版式: the geometry of GB/T 9704—2012.
        Gongwen = "gongwen",
        /// 摘要页: the digest on one page.
        Brief = "brief",
    }
}
