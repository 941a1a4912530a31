//! The words of the bar.

use crate::dom::strings::strings;

strings! {
    /// Name of the toolbar.
    toolbar: ["阅读工具", "閱讀工具", "Reading tools"],
    /// Group of the size buttons.
    size: ["字号", "字級", "Text size"],
    /// Button.
    smaller: ["缩小字号", "縮小字級", "Smaller text"],
    /// Button.
    larger: ["放大字号", "放大字級", "Larger text"],
    /// Button: size as the page has it.
    reset: ["还原", "還原", "Reset"],
    /// Announced.
    size_now: ["字号 {}%", "字級 {}%", "Text size {}%"],
    /// Button.
    print: ["打印", "列印", "Print"],
    /// Button and card.
    digest: ["摘要", "摘要", "Digest"],
    /// Button and list.
    keywords: ["关键词", "關鍵字", "Keywords"],
    /// Button: settings of the display.
    display: ["显示", "顯示", "Display"],
    /// Button: large text and controls.
    elder: ["长者", "長者", "Senior"],
    /// Its whole name.
    elder_mode: ["长者模式", "長者模式", "Senior mode"],
    /// Button: the reader shows where the article is.
    pick: ["选择正文", "選擇正文", "Pick the text"],
    /// Button: the reader's pick is forgotten.
    unpick: ["恢复自动识别", "恢復自動辨識", "Detect again"],
    /// Button: on a narrow screen, what does not fit.
    more: ["更多", "更多", "More"],
    /// Message while picking.
    picking: ["请点击文章的正文；也可用方向键移动、回车确认。按 Esc 取消。", "請點選文章的正文；也可用方向鍵移動、Enter 確認。按 Esc 取消。", "Click the article's text, or move with the arrow keys and press Enter. Esc cancels."],
    /// Button: search in the report.
    find: ["查找", "尋找", "Find"],
    /// Button: read aloud.
    speech: ["朗读", "朗讀", "Read aloud"],
    /// Message and announcement when the reader meets the bar for the first time.
    hint: ["点“摘要”，半分钟读懂报道；点“A＋”，放大文字；其他功能在“更多”里。", "點「摘要」，半分鐘讀懂報導；點「A＋」，放大文字；其他功能在「更多」裡。", "Digest tells the report in half a minute, A＋ enlarges the text, More has the rest."],
    /// State of the bar.
    no_article: ["本页没有找到正文，仍可调整字号和打印。", "本頁沒有找到正文，仍可調整字級和列印。", "No article was found on this page; text size and print still work."],
    /// Message and line of the console where the article is another document's.
    framed: ["正文在网页的框架（iframe）里，请把代码放进框架中的那一页。", "正文在網頁的框架（iframe）裡，請把程式碼放進框架中的那一頁。", "The article is in a frame of this page; please put the tag into the framed page."],
    /// Message while what a press takes is on its way.
    loading: ["正在加载，请稍候。", "正在載入，請稍候。", "Loading, please wait."],
    /// Button: what is on its way is not wanted any more.
    abort: ["取消", "取消", "Cancel"],
    /// Announced then, and when picking ends without a pick.
    aborted: ["已取消。", "已取消。", "Cancelled."],
    /// Button: it is asked for anew.
    again: ["重试", "重試", "Try again"],
}
