//! The words of the interface in the three languages that it speaks.

/// Makes a `Strings` of a table: `name: [zh-CN, zh-TW, en]`. `{}` stands for a value, see [`fill`].
macro_rules! strings {
    ($($(#[$doc:meta])* $name:ident: [$zh_cn:literal, $zh_tw:literal, $en:literal],)*) => {
        /// The words of one language.
        #[derive(Debug)]
        pub struct Strings {
            /// The language's tag, for `lang` attributes.
            #[allow(dead_code)] // what is printed has the text's own
            pub lang: &'static str,
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Strings {
            /// The words of a language.
            pub fn of(language: $crate::dom::strings::Language) -> &'static Self {
                static ZH_CN: Strings = Strings { lang: "zh-CN", $($name: $zh_cn,)* };
                static ZH_TW: Strings = Strings { lang: "zh-TW", $($name: $zh_tw,)* };
                static EN: Strings = Strings { lang: "en", $($name: $en,)* };
                match language {
                    $crate::dom::strings::Language::ZhCn => &ZH_CN,
                    $crate::dom::strings::Language::ZhTw => &ZH_TW,
                    $crate::dom::strings::Language::En => &EN,
                }
            }
        }
    };
}
pub(crate) use strings;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese, the default.
    ZhCn,
    /// Traditional Chinese as written in Taiwan.
    ZhTw,
    /// English.
    En,
}

impl Language {
    /// The language for a tag such as `zh-Hant-HK`: Chinese of some kind unless the tag is English.
    pub fn of(tag: &str) -> Self {
        let is = |part: &str, one_of: &[&str]| one_of.iter().any(|name| part.eq_ignore_ascii_case(name));
        let mut parts = tag.split(['-', '_']);
        match parts.next() {
            Some(first) if is(first, &["en"]) => Self::En,
            Some(first) if is(first, &["zh"]) && parts.any(|part| is(part, &["hant", "tw", "hk", "mo"])) => Self::ZhTw,
            _ => Self::ZhCn,
        }
    }
}

/// `template` with its first `{}` replaced.
pub fn fill(template: &str, value: &str) -> String {
    // By a character: std's search for a text brings 4 KB along.
    match template.split_once('{') {
        Some((before, after)) => [before, value, after.trim_start_matches('}')].concat(),
        None => template.to_owned(),
    }
}
