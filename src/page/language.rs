//! The language that a text is written in, by its characters: many templates of Chinese sites say `lang="en"`.

use crate::text::ground::words;

/// Frequent characters of official texts that only Traditional Chinese writes: in such texts some one in ten is of these.
const TRADITIONAL: &str = "們會為說對時發國學經後關個與實總書記領議員區縣長開辦報務業產動進責";
/// A Simplified text has none but in a name or a quotation: so many times as many characters in all.
const FEW: usize = 20;

/// So many characters tell as much as the whole.
const ENOUGH: usize = 1000;

/// `zh-CN` or `zh-TW` where the texts are mostly Han characters; `None` where they are not, or too short to tell.
pub fn of<T: AsRef<str>>(texts: &[T]) -> Option<&'static str> {
    let (mut han, mut latin, mut traditional) = (0, 0, 0);
    for c in texts.iter().flat_map(|text| text.as_ref().chars()).take(ENOUGH) {
        latin += usize::from(c.is_ascii_alphabetic());
        if matches!(c, '\u{3400}'..='\u{9fff}') {
            han += 1;
            traditional += usize::from(words::holds(TRADITIONAL, c));
        }
    }
    // A word of Latin letters says as much as two characters.
    let is_chinese = han >= 4 && han * 3 >= latin;
    is_chinese.then_some(if traditional * FEW > han { "zh-TW" } else { "zh-CN" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_tell_the_language() {
        assert_eq!(of(&["会议指出，要加快推进各项工作。"]), Some("zh-CN"));
        assert_eq!(of(&["會議指出，要加快推進各項工作。"]), Some("zh-TW"));
        assert_eq!(of(&["縣議員區長辦的報告"]), Some("zh-TW"), "what long texts have few of tells a short one");
        assert_eq!(of(&["座谈会上，来自台北的陳建國介绍了两岸农业合作的情况，与会人员作了交流发言。"]), Some("zh-CN"));
        assert_eq!(of(&["全市推广 OpenData 平台，完成 API 对接。"]), Some("zh-CN"));
        assert_eq!(of(&["The county held a meeting in 青禾 on flood control."]), None);
        assert_eq!(of::<&str>(&[]), None);
    }
}
