//! The words of the card.

use crate::dom::strings::strings;

strings! {
    /// Button and card.
    digest: ["摘要", "摘要", "Digest"],
    /// Button and list.
    keywords: ["关键词", "關鍵詞", "Keywords"],
    /// State of the card.
    loading: ["正在生成摘要……", "正在產生摘要……", "Making the digest…"],
    /// Button after an error.
    retry: ["重试", "重試", "Try again"],
    /// Stands on every digest.
    provenance: ["机器摘录，以原文为准", "機器摘錄，以原文為準", "Extracted by machine; the report itself prevails"],
    /// Announced, with the number of places.
    highlighted: ["已标出 {} 处关键词", "已標出 {} 處關鍵詞", "{} places highlighted"],
    /// Announced.
    highlight_off: ["已取消标记", "已取消標記", "Highlights removed"],
    /// Announced.
    digest_ready: ["摘要已生成", "摘要已產生", "The digest is ready"],
    /// Tooltip and name of a line of the digest.
    show_in_text: ["在原文中查看", "在原文中檢視", "Show in the report"],
    /// Button of the card.
    close: ["收起", "收合", "Close"],
}
