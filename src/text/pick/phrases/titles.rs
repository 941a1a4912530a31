//! Titles in 《》.

use std::ops::Range;

/// Characters of a document's name at most.
const LONGEST: usize = 22;

/// What a title in 《》 is to terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Title {
    /// The name of a law or a programme: one term, whatever verbs are in it, without the state or the party before it
    /// and without a note in brackets; folded characters.
    Name(Range<usize>),
    /// 关于…的意见: a document without a name of its own, read as any sentence.
    About,
    /// A speech, a book, a newspaper: no term is to be cut out of it.
    Other,
}

/// The title that opens with the mark at `open`, and one past its last folded character. `None` where it never closes.
pub(super) fn title(characters: &[char], open: usize) -> Option<(Title, usize)> {
    let inside = characters.get(open + 1..)?;
    let length = inside.iter().take(60).position(|c| "》〉《。".contains(*c))?;
    let end = open + 1 + length;
    let whole = inside.get(..length)?;
    let note = whole.iter().position(|c| "（(".contains(*c)).unwrap_or(length);
    let whole = whole.get(..note)?;
    let issuer = ["中华人民共和国", "中国共产党"]
        .iter()
        .map(|issuer| (issuer.chars(), issuer.chars().count()))
        .find(|(issuer, length)| whole.iter().copied().take(*length).eq(issuer.clone()))
        .map_or(0, |(_, length)| length);
    // 2024—2025年节能降碳行动方案: its years are no part of what it is about.
    let years = whole.iter().take_while(|c| c.is_ascii_digit() || "—-–~～年至".contains(**c)).count();
    let years = if whole.get(..years).is_some_and(|years| years.ends_with(&['年'])) { years } else { 0 };
    let years = years + usize::from(years > 0 && whole.get(years) == Some(&'度'));
    let issuer = issuer.max(years);
    let name = whole.get(issuer..)?;
    let kind = [
        "法",
        "法典",
        "条例",
        "规定",
        "办法",
        "规划",
        "纲要",
        "方案",
        "章程",
        "准则",
        "意见",
        "计划",
        "公约",
        "协定",
        "责任书",
        "规则",
        "细则",
        "白皮书",
        "指南",
        "目录",
        "标准",
    ]
    .iter()
    .any(|kind| name.len() > kind.chars().count() && name.ends_with(&kind.chars().collect::<Vec<_>>()));
    let about = whole.windows(2).any(|pair| pair == ['关', '于']) || whole.contains(&'的');
    let title = if about {
        Title::About
    } else if kind && (4..=LONGEST).contains(&name.len()) && !name.iter().any(|c| "，、：；！？,;:".contains(*c))
    {
        Title::Name(open + 1 + issuer..open + 1 + note)
    } else {
        Title::Other
    };
    Some((title, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&'static str, String)> {
        let characters: Vec<char> = text.chars().collect();
        let (title, _) = title(&characters, 0)?;
        Some(match title {
            Title::Name(range) => ("name", characters[range].iter().collect()),
            Title::About => ("about", String::new()),
            Title::Other => ("other", String::new()),
        })
    }

    #[test]
    fn a_law_is_a_name_without_issuer_and_note() {
        let name = |text: &str| Some(("name", text.to_owned()));
        assert_eq!(read("《中华人民共和国渔港管理法（草案）》"), name("渔港管理法"));
        assert_eq!(read("《机关节约用水反对浪费用水条例》"), name("机关节约用水反对浪费用水条例"));
        assert_eq!(read("《2021-2025年渔港建设方案》"), name("渔港建设方案"));
        assert_eq!(read("《2025年度渔港管理计划》"), name("渔港管理计划"));
        assert_eq!(read("《青禾县渔港规划纲要(2021-2025年)》"), name("青禾县渔港规划纲要"));
    }

    #[test]
    fn a_document_without_a_name_is_read_as_a_sentence() {
        assert_eq!(read("《关于加强渔港管理的意见》").map(|(kind, _)| kind), Some("about"));
    }

    #[test]
    fn a_speech_or_a_newspaper_gives_no_term() {
        for text in ["《弘扬渔港精神，助推渔业发展》", "《青禾日报》", "《办法》"] {
            assert_eq!(read(text).map(|(kind, _)| kind), Some("other"), "{text}");
        }
        assert_eq!(read("《没有关上"), None);
    }
}
