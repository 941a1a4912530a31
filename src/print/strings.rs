//! The words of a printed page.

use crate::dom::strings::strings;

strings! {
    /// Before the date.
    date: ["发布时间：", "發布時間：", "Published: "],
    /// Before the source.
    source: ["来源：", "來源：", "Source: "],
    /// Before the author.
    author: ["作者：", "作者：", "Author: "],
    /// Before the page's address.
    address: ["网址：", "網址：", "Address: "],
    /// Before the time of print.
    printed: ["打印时间：", "列印時間：", "Printed: "],
}
