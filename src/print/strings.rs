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
    /// Message where the print dialogue does not open.
    not_printed: ["浏览器没有打开打印窗口，请用浏览器菜单中的“打印”。", "瀏覽器沒有開啟列印視窗，請用瀏覽器選單中的「列印」。", "The browser opened no print dialogue; please use Print in its menu."],
}
