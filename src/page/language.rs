//! The language that a text is written in, by its characters: many templates of Chinese sites say `lang="en"`.

use crate::text::ground::words;

/// Frequent characters of official texts that Simplified Chinese writes otherwise, and what it writes.
const TRADITIONAL: &str = "會為對時發國經關與實進業";
const SIMPLIFIED: &str = "会为对时发国经关与实进业";

/// So many characters tell as much as the whole.
const ENOUGH: usize = 1000;

/// `zh-CN` or `zh-TW` where the texts are mostly Han characters; `None` where they are not, or too short to tell.
pub fn of<T: AsRef<str>>(texts: &[T]) -> Option<&'static str> {
    let (mut han, mut latin, mut traditional, mut simplified) = (0, 0, 0, 0);
    for c in texts.iter().flat_map(|text| text.as_ref().chars()).take(ENOUGH) {
        latin += usize::from(c.is_ascii_alphabetic());
        if matches!(c, '\u{3400}'..='\u{9fff}') {
            han += 1;
            let (old, new) = (words::holds(TRADITIONAL, c), words::holds(SIMPLIFIED, c));
            traditional += usize::from(old && !new);
            simplified += usize::from(new && !old);
        }
    }
    // A word of Latin letters says as much as two characters.
    let is_chinese = han >= 4 && han * 3 >= latin;
    is_chinese.then_some(if traditional > simplified { "zh-TW" } else { "zh-CN" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_tell_the_language() {
        assert_eq!(of(&["会议指出，要加快推进各项工作。"]), Some("zh-CN"));
        assert_eq!(of(&["會議指出，要加快推進各項工作。"]), Some("zh-TW"));
        assert_eq!(of(&["全市推广 OpenData 平台，完成 API 对接。"]), Some("zh-CN"));
        assert_eq!(of(&["The county held a meeting in 青禾 on flood control."]), None);
        assert_eq!(of::<&str>(&[]), None);
    }
}
