//! Help with reading the page itself: the article alone, a ruler under the line, a line of large text at the bottom. The
//! toolbars of 适老化 sites have them as 只看正文, 指读 and 大字幕.

mod captions;
mod only_article;
mod pointed;
mod pointing;
mod ruler;

pub use only_article::OnlyArticle;
pub use pointing::Pointing;
