//! Blocks that are no part of the report's text: placeholders and remains of the page around it.

use crate::text::lexicon::page_lines::LABELS;

/// Whether a block is a placeholder that somebody forgot (111, xxx, ……): a single character again
/// and again, or nothing but marks. An empty block is none.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let mut characters = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = characters.next() else { return false };
    if !is_letter(first) {
        return characters.all(|c| !is_letter(c));
    }
    let mut count = 1;
    for character in characters {
        count += 1;
        if character != first {
            return false;
        }
    }
    count > 1 || first.is_ascii()
}

/// A letter or a digit as far as Chinese pages need it: Latin, Greek, Cyrillic, kana, Han; no punctuation.
/// Unicode's own tables would cost the widget 2 KB.
#[must_use]
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, 'À'..='ɏ' | 'Α'..='ӿ' | '〇' | '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff10}'..='\u{ff19}'
            | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{20000}'..)
}

/// Whether a block is a line of the page, not of the report: date and source, editor, 打印本页.
#[must_use]
pub fn is_page_line(text: &str) -> bool {
    /// A line longer than this is text, whatever it starts with; characters.
    const LINE: usize = 120;
    let line = text.trim().trim_start_matches(['（', '(', '【', '[', '〔']);
    line.chars().nth(LINE).is_none()
        && LABELS.iter().any(|start| {
            line.strip_prefix(start).is_some_and(|rest| {
                rest.is_empty()
                    || rest.starts_with(['：', ':', '】', '）', ')'])
                    || rest.starts_with("本页")
                    || rest.starts_with("到")
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_nothing() {
        for text in ["111", " 222 ", "xxx", "……", "***", "1", "———"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "  ", "会议指出", "2024年", "12", "一", "好"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn page_lines_are_not_the_report() {
        for text in [
            "责任编辑：张三",
            "【字体: 打印本页",
            "发布时间:2024年01月24日 信息来源:某厅",
            "作者:某厅",
            "打印本页",
            "（文字：李文 审核：王江）",
            "审核人：王江",
        ] {
            assert!(is_page_line(text), "{text}");
        }
        for text in ["编辑部召开会议。", "会议指出，要加强领导。", "来源于基层的经验"] {
            assert!(!is_page_line(text), "{text}");
        }
    }
}
