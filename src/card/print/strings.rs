//! The words of the preview and of the brief.

use crate::dom::strings::strings;

strings! {
    /// The button that prints.
    print: ["打印", "列印", "Print"],
    /// Button.
    close: ["关闭", "關閉", "Close"],
    /// Group of the three layouts.
    layout: ["版式", "版面", "Layout"],
    /// Layout.
    article: ["正文", "正文", "Article"],
    /// Layout.
    gongwen: ["公文版式", "公文版面", "Official format"],
    /// Layout.
    brief: ["摘要页", "摘要頁", "One-page brief"],
    /// What the layout is.
    article_note: ["只印标题、来源和正文", "只印標題、來源和正文", "Title, source and text alone"],
    /// What the layout is.
    gongwen_note: ["按 GB/T 9704 的版面：每页 22 行、每行 28 字。仅为排版，不是公文正本。", "按 GB/T 9704 的版面：每頁 22 行、每行 28 字。僅為排版，不是公文正本。", "The geometry of GB/T 9704: 22 lines of 28 characters. A layout only, not an official document."],
    /// What the layout is.
    brief_note: ["一页纸：会议、人员、事项、任务、要求，回顾在后", "一頁紙：會議、人員、事項、任務、要求，回顧在後", "One page: the meeting, people, what it did, tasks, demands; looking back last"],
    /// Label of a choice.
    size: ["字号", "字級", "Text size"],
    /// Size: 12 pt.
    size_12: ["小四", "小四", "12 pt"],
    /// Size: 14 pt.
    size_14: ["四号", "四號", "14 pt"],
    /// Size: 16 pt.
    size_16: ["三号", "三號", "16 pt"],
    /// Label of a choice.
    font: ["字体", "字體", "Font"],
    /// Font.
    song: ["宋体", "宋體", "Song"],
    /// Font.
    hei: ["黑体", "黑體", "Hei"],
    /// Font.
    fang: ["仿宋", "仿宋", "Fangsong"],
    /// Font.
    kai: ["楷体", "楷體", "Kai"],
    /// Choice.
    links: ["印出链接地址", "印出連結位址", "Print link addresses"],
    /// Choice.
    typeset: ["标点改用全角（排版用，原文不变）", "標點改用全形（排版用，原文不變）", "Full-width punctuation (in this layout alone)"],
    /// Choice.
    marks: ["印出标出的关键词", "印出標出的關鍵字", "Print keyword highlights"],
    /// Hint where the machine has no 仿宋.
    no_font: ["本机没有仿宋字体，将以宋体代替；行数和字数不变。", "本機沒有仿宋字體，將以宋體代替；行數和字數不變。", "This machine has no Fangsong font; Song takes its place, the geometry stays."],
    /// Hint where the browser has no margin boxes.
    no_numbers: ["当前浏览器不能自行印页码，请在打印窗口中勾选“页眉和页脚”。", "目前瀏覽器不能自行印頁碼，請在列印視窗中勾選「頁首和頁尾」。", "This browser cannot print page numbers of its own; tick headers and footers in its dialogue."],
    /// State of the preview.
    pages: ["共 {} 页", "共 {} 頁", "{} pages"],
    /// Beside a layout's name.
    amount: ["{} 页", "{} 頁", "{} pp."],
    /// Name of the pane with the pages, and of the group of its buttons.
    pages_name: ["页面", "頁面", "Pages"],
    /// Button.
    previous_page: ["上一页", "上一頁", "Previous"],
    /// Button.
    next_page: ["下一页", "下一頁", "Next"],
    /// Button.
    zoom_in: ["放大", "放大", "Zoom in"],
    /// Button.
    zoom_out: ["缩小", "縮小", "Zoom out"],
    /// Button: one page fits the pane.
    whole_page: ["整页", "整頁", "Whole page"],
    /// State of the preview.
    loading: ["正在生成摘要……", "正在產生摘要……", "Making the digest…"],
    /// Name and heading of the preview.
    preview: ["打印预览", "列印預覽", "Print preview"],
    /// In the brief, before the date of the meeting.
    held: ["会议时间：", "會議時間：", "Held: "],
    /// In the brief, before the date of publication.
    date: ["发布时间：", "發布時間：", "Published: "],
    /// In the brief, before the source.
    source: ["来源：", "來源：", "Source: "],
    /// In the brief, before the site's name.
    site: ["站点：", "站點：", "Site: "],
    /// In the brief, before the place of the meeting.
    place: ["会议地点：", "會議地點：", "Place: "],
    /// In the brief, after names, with the number of the others.
    more_people: ["，另有 {} 人", "，另有 {} 人", ", {} more"],
    /// In the brief, below a list, with the number of its items left out.
    more: ["另有 {} 项，见原文", "另有 {} 項，見原文", "{} more in the report"],
}
