//! The words of the interface, in the three languages that it speaks.

macro_rules! strings {
    ($($(#[$doc:meta])* $name:ident: [$zh_cn:literal, $zh_tw:literal, $en:literal],)*) => {
        /// The words of one language. `{}` stands for a value, see [`fill`].
        #[derive(Debug)]
        pub struct Strings {
            /// The language's tag, for `lang` attributes.
            pub lang: &'static str,
            $($(#[$doc])* pub $name: &'static str,)*
        }

        static ZH_CN: Strings = Strings { lang: "zh-CN", $($name: $zh_cn,)* };
        static ZH_TW: Strings = Strings { lang: "zh-TW", $($name: $zh_tw,)* };
        static EN: Strings = Strings { lang: "en", $($name: $en,)* };
    };
}

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
    keywords: ["关键词", "關鍵詞", "Keywords"],
    /// State of the card.
    loading: ["正在生成摘要……", "正在產生摘要……", "Making the digest…"],
    /// Button after an error.
    retry: ["重试", "重試", "Try again"],
    /// Stands on every digest.
    provenance: ["机器摘录，以原文为准", "機器摘錄，以原文為準", "Extracted by machine; the report itself prevails"],
    /// State of the bar.
    no_article: ["本页没有找到正文，仍可调整字号和打印。", "本頁沒有找到正文，仍可調整字級和列印。", "No article was found on this page; text size and print still work."],
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

impl Strings {
    /// The words for a language tag such as `zh-Hant-HK`: Chinese of some kind unless it is English.
    pub fn of(tag: &str) -> &'static Self {
        let tag = tag.to_ascii_lowercase();
        let traditional = ["hant", "tw", "hk", "mo"];
        match tag.split(['-', '_']).next() {
            Some("en") => &EN,
            Some("zh") if tag.split(['-', '_']).any(|part| traditional.contains(&part)) => &ZH_TW,
            _ => &ZH_CN,
        }
    }
}

/// `template` with its first `{}` replaced.
pub fn fill(template: &str, value: &str) -> String {
    template.replacen("{}", value, 1)
}
