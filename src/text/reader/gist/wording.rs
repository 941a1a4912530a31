//! Words of the gist as they stand by themselves: without what is said beside them, cut where enough is said.

use crate::text::digest::{Extract, Section};
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::saying::{DEMANDS, JOINING, SAYS};
use crate::text::lexicon::without_prefix;

/// How a clause ends that only says when or by what: 在…领导下, 一年来.
const FRAMES: [char; 6] = ['下', '中', '后', '来', '时', '上'];
/// Characters of a point at which its first clauses are enough.
const ENOUGH: usize = 12;

/// A point without the formula of its section, which is said beside it: 会议强调，; 他要求 before whom he asks.
#[must_use]
pub fn without_formula<'a>(section: &Section, text: &'a str) -> &'a str {
    let rest = text.strip_prefix(section.marker.as_str());
    let marked = rest.and_then(|rest| rest.strip_prefix(['，', ',', '：', ':']));
    // 会议要求各地…, not 会议讨论了….
    let asks = section.marker.ends_with("要求") || section.marker.ends_with("强调");
    let bare = rest.filter(|rest| asks && rest.starts_with(|c: char| c.is_alphanumeric() && !"了的和与并".contains(c)));
    marked.or(bare).map(str::trim_start).filter(|said| !said.is_empty()).unwrap_or(text)
}

/// Whether words hold a formula of saying of their own: 大家表示，.
pub(super) fn says_who(text: &str) -> bool {
    // 按照中央要求，: what one may put to others is a noun, too.
    SAYS.iter().filter(|verb| !DEMANDS.contains(verb)).any(|verb| {
        let mut after = text.split(verb).skip(1);
        after.any(|after| after.starts_with(['，', ',', '：', ':']))
    })
}

/// Without the word that joins a sentence to the one before, which stands elsewhere or nowhere here: 同时，要…; 尤其要….
pub(super) fn without_connective(text: &str) -> &str {
    /// Before a comma.
    const JOINING: [&str; 9] = ["同时", "此外", "另外", "与此同时", "首先", "其次", "最后", "具体而言", "一方面"];
    /// Before 要.
    const ABOVE_ALL: [&str; 4] = ["尤其", "尤其是", "特别", "特别是"];
    let after = JOINING.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(['，', ',']));
    let asks = || ABOVE_ALL.iter().find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with('要')));
    after.or_else(asks).map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// What is asked for in the breath in which the meeting acted, and where it starts, in bytes: 要… of 会议审议通过《…》，强调要….
pub(super) fn asked_with_act(text: &str) -> Option<(usize, &str)> {
    clauses(text, 0..text.len()).into_iter().skip(1).find_map(|clause| {
        let said = without_prefix(text.get(clause.start..)?, JOINING).unwrap_or(text.get(clause.start..)?);
        let asked = without_prefix(said, SAYS)?.trim_start_matches(['，', ',']);
        asked.starts_with('要').then(|| (text.len() - asked.len(), asked))
    })
}

/// The first clauses of a point, by themselves enough to know what it is about; all of a short one.
#[must_use]
pub fn opening(text: &str) -> &str {
    // 在县委领导下，: what frames a clause says nothing by itself.
    let frames = |byte: usize| {
        let head = text.get(..byte).unwrap_or("");
        let clause = head.rsplit(['，', ',']).next().unwrap_or(head);
        head.ends_with(FRAMES) || ["面对", "随着", "经过", "为了"].iter().any(|start| clause.starts_with(start))
    };
    // 会议强调，: who says so is told beside it.
    let enough = text.char_indices().enumerate().find(|&(number, (byte, c))| {
        number >= ENOUGH && matches!(c, '，' | ',' | '；' | ';' | '：') && !frames(byte) || matches!(c, '。' | '！')
    });
    enough.and_then(|(_, (byte, _))| text.get(..byte)).unwrap_or(text)
}

/// Without the mark at the end, that of a sentence excepted.
pub(super) fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['：', ':', '，', ',', '；', ';', '、'])
}

/// An extract without the mark at its end; the marks are one UTF-16 code unit each.
pub(super) fn unmarked(extract: &Extract) -> Extract {
    let text = bare(&extract.text).trim_end_matches('。');
    let marks = extract.text.chars().count() - text.chars().count();
    let mut spans = extract.spans.clone();
    if let Some(last) = spans.last_mut() {
        last.end = last.end.saturating_sub(marks).max(last.start);
    }
    Extract { text: text.to_owned(), spans }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_does_not_join_on_what_does_not_stand_before_it() {
        assert_eq!(without_connective("同时，要抓紧清淤。"), "要抓紧清淤。");
        assert_eq!(without_connective("尤其要抓紧清淤。"), "要抓紧清淤。");
        for text in ["同时抓紧清淤。", "特别国债用于修渠。", "最后一公里要打通。", "首先，", ""]
        {
            assert_eq!(without_connective(text), text);
        }
    }

    #[test]
    fn whoever_else_speaks_in_a_line_takes_the_source_away() {
        assert!(
            says_who("广大农户听了大家表示，要节约用水。")
                && says_who("江河清说：“水要省着用。”")
                && says_who("各地坦言，水不够用。")
        );
        assert!(!says_who("要说明节水的意义，强调安全。") && !says_who("按照上级要求，要节约用水。") && !says_who(""));
    }

    #[test]
    fn what_is_asked_for_with_an_act_is_told_apart() {
        let asked = |text| asked_with_act(text).map(|(_, asked)| asked);
        assert_eq!(asked("会议审议通过《节水办法》，强调要管好水源。"), Some("要管好水源。"));
        assert_eq!(asked("会议听取了防汛汇报，并指出，要管好水源。"), Some("要管好水源。"));
        assert_eq!(asked("会议审议通过《节水办法》，强调了水源。"), None);
        assert_eq!(asked("会议强调要管好水源。"), None);
    }

    #[test]
    fn an_opening_says_something_by_itself() {
        assert_eq!(opening("全县去年新修水渠二十多公里，灌溉面积扩大。"), "全县去年新修水渠二十多公里");
        assert_eq!(opening("水渠修好了，桥也架好了。"), "水渠修好了，桥也架好了");
        let framed = "水利局在县委县政府的坚强领导下，全年新修水渠二十多公里，面积扩大。";
        assert_eq!(opening(framed), "水利局在县委县政府的坚强领导下，全年新修水渠二十多公里");
        let faced = "面对多年未见的严重旱情，全县上下抢修水渠二十多公里，保住了收成。";
        assert_eq!(opening(faced), "面对多年未见的严重旱情，全县上下抢修水渠二十多公里");
        assert_eq!(opening(""), "");
    }
}
