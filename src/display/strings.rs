//! The words of the panel.

use crate::dom::strings::strings;

strings! {
    /// Name of the panel.
    panel: ["显示设置", "顯示設定", "Display settings"],
    /// Button: one press for the elderly.
    elder: ["长者模式", "長者模式", "Senior mode"],
    /// Button: spacing that meets WCAG 1.4.8 and 1.4.12.
    easy: ["易读排版", "易讀排版", "Easy-reading layout"],
    /// Button: hides the rest of the page.
    only_article: ["只看正文", "只看正文", "Article only"],
    /// Button: a band over the line that is read.
    ruler: ["指读", "指讀", "Reading ruler"],
    /// Button: what is pointed at, large at the bottom.
    captions: ["大字幕", "大字幕", "Large captions"],
    /// Group.
    size: ["字号", "字級", "Text size"],
    /// Size.
    small: ["小", "小", "Small"],
    /// Size: the page's own.
    medium: ["中", "中", "Medium"],
    /// Size.
    large: ["大", "大", "Large"],
    /// Size.
    huge: ["特大", "特大", "Huge"],
    /// Group.
    theme: ["配色", "配色", "Colours"],
    /// The page's own.
    default: ["默认", "預設", "Default"],
    /// Colours as the system has them.
    auto: ["跟随系统", "跟隨系統", "As the system"],
    /// Colours: black on pale green.
    eye_care: ["护眼", "護眼", "Soft green"],
    /// Colours: pale on dark grey.
    night: ["夜间", "夜間", "Night"],
    /// High contrast.
    black_on_yellow: ["黄底黑字", "黃底黑字", "Black on yellow"],
    /// High contrast.
    yellow_on_black: ["黑底黄字", "黑底黃字", "Yellow on black"],
    /// High contrast.
    white_on_black: ["黑底白字", "黑底白字", "White on black"],
    /// Group: what is coloured.
    scope: ["范围", "範圍", "Applies to"],
    /// Scope.
    article: ["仅正文", "僅正文", "The article"],
    /// Scope.
    page: ["整个网页", "整個網頁", "The whole page"],
    /// Group.
    font: ["字体", "字體", "Font"],
    /// Font.
    hei: ["黑体", "黑體", "Sans (Hei)"],
    /// Font.
    song: ["宋体", "宋體", "Serif (Song)"],
    /// Font.
    kai: ["楷体", "楷體", "Kai"],
    /// Font.
    fang: ["仿宋", "仿宋", "Fangsong"],
    /// Group.
    align: ["对齐", "對齊", "Alignment"],
    /// The page's own.
    as_page: ["原样", "原樣", "As the page"],
    /// Alignment.
    left: ["左对齐", "靠左", "Left"],
    /// Stepper.
    line_height: ["行距", "行距", "Line height"],
    /// Stepper.
    letter_spacing: ["字距", "字距", "Letter spacing"],
    /// Stepper.
    paragraph_spacing: ["段距", "段距", "Paragraph spacing"],
    /// Stepper.
    line_width: ["行宽", "行寬", "Line width"],
    /// A line height.
    times: ["{} 倍", "{} 倍", "{} times"],
    /// A distance, in ems.
    characters: ["{} 字", "{} 字", "{} em"],
    /// A line width.
    line_of: ["每行 {} 字", "每行 {} 字", "{} characters"],
    /// Button of a stepper.
    less: ["减小", "減小", "less"],
    /// Button of a stepper.
    more: ["增大", "增大", "more"],
    /// Button of a stepper.
    reset: ["还原", "還原", "Reset"],
    /// Button: keys that work anywhere in the page.
    shortcuts: ["快捷键", "快速鍵", "Shortcuts"],
    /// Note.
    keys: [
        "Alt+Shift 加：＋ 放大，－ 缩小，0 还原，D 显示设置，P 打印，S 摘要；指读时 ↑ ↓ 逐行移动。",
        "Alt+Shift 加：＋ 放大，－ 縮小，0 還原，D 顯示設定，P 列印，S 摘要；指讀時 ↑ ↓ 逐行移動。",
        "Alt+Shift with: + larger, − smaller, 0 reset, D display settings, P print, S digest; with the ruler ↑ ↓ line by line."
    ],
    /// Button: everything as the page has it.
    reset_all: ["全部还原", "全部還原", "Reset everything"],
    /// Announced.
    all_reset: ["已全部还原", "已全部還原", "Everything is as it was"],
    /// Button.
    close: ["关闭", "關閉", "Close"],
    /// Announced.
    on: ["开", "開", "on"],
    /// Announced.
    off: ["关", "關", "off"],
    /// Note.
    forced: ["系统已启用高对比度，配色由系统决定。", "系統已啟用高對比，配色由系統決定。", "Your system sets the colours (high contrast)."],
}
