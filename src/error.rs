//! The one error type: a stable code for programs, a Chinese message for readers.

use std::fmt;

/// What can go wrong, and what the reader is told.
///
/// [`Error::code`] is stable across versions and languages of the interface; the message
/// ([`fmt::Display`]) says in Chinese what happened and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The dictionary file does not start as one: another file, or an error page of the server.
    DictionaryNotOne,
    /// The dictionary was written by another version of the packer; holds the version found.
    DictionaryVersion(u32),
    /// The dictionary is cut short or damaged: lengths or the checksum do not fit.
    DictionaryCorrupt,
    /// Input that is not of the documented shape; holds the name of the field.
    InvalidInput(&'static str),
    /// The page holds no article.
    NoArticle,
    /// A widget that has been destroyed is asked for something.
    Destroyed,
    /// Somebody has stopped what was on its way.
    Cancelled,
    /// A selector given by the site matches nothing or cannot be parsed; holds the selector.
    SelectorWithoutMatch(String),
    /// The browser lacks something that the function needs; holds the name of the interface.
    Unsupported(&'static str),
}

/// Whether this file opens dictionaries: the others go without the words for what can be the matter with one.
const OPENS_DICTIONARIES: bool = cfg!(any(not(target_arch = "wasm32"), feature = "engine"));

const fn of_dictionary(words: &'static str) -> &'static str {
    if OPENS_DICTIONARIES { words } else { "" }
}

impl Error {
    /// The stable code, in kebab case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DictionaryNotOne => of_dictionary("dictionary-not-one"),
            Self::DictionaryVersion(_) => of_dictionary("dictionary-version"),
            Self::DictionaryCorrupt => of_dictionary("dictionary-corrupt"),
            Self::InvalidInput(_) => "invalid-input",
            Self::NoArticle => "no-article",
            Self::Destroyed => "destroyed",
            Self::Cancelled => "cancelled",
            Self::SelectorWithoutMatch(_) => "selector-without-match",
            Self::Unsupported(_) => "unsupported",
        }
    }

    /// What went wrong and what to do about it, in Chinese. Put together without the formatter, which is 4 KB of the shell.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::DictionaryNotOne => of_dictionary("取回的不是词典文件，请检查词典地址是否正确。").into(),
            Self::DictionaryVersion(found) => {
                let found = if OPENS_DICTIONARIES { found.to_string() } else { String::new() };
                let after = of_dictionary("）与程序不符，请刷新页面；仍不行时，请重新部署整套文件。");
                [of_dictionary("词典版本（"), &found, after].concat()
            }
            Self::DictionaryCorrupt => of_dictionary("词典文件不完整或已损坏，请重试。").into(),
            Self::InvalidInput(field) => ["参数 ", field, " 的格式不对，请对照文档检查。"].concat(),
            Self::NoArticle => "本页没有找到正文。".into(),
            Self::Destroyed => "组件已经移除，请重新挂载。".into(),
            Self::Cancelled => "已取消。".into(),
            Self::SelectorWithoutMatch(selector) => {
                ["选择器 ", selector, " 没有匹配到任何内容，已改为自动识别正文。"].concat()
            }
            Self::Unsupported(name) => ["当前浏览器不支持 ", name, "，请升级浏览器。"].concat(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

/// What JavaScript throws: `[code, message]`, which the glue makes a `JiyaoError` of.
#[cfg(target_arch = "wasm32")]
impl From<Error> for wasm_bindgen::JsValue {
    fn from(error: Error) -> Self {
        js_sys::Array::of2(&error.code().into(), &error.message().into()).into()
    }
}
