//! What stands under a title and belongs to it: a subtitle, when and where a speech was given, who gave it.

use super::hints::Hint;
use super::paragraph::is_control_text;
use super::title::bare;
use super::tree::{Line, SEAM, Tree};
use crate::text::ground::byline;
use crate::text::ground::date;
use crate::text::ground::words;

/// What a dash before a subtitle is written with.
const DASHES: [char; 6] = ['—', '─', '―', '－', '–', '-'];

/// How the title of what one person says ends.
const SPOKEN: &str = "讲话 致辞 致词 发言 演讲 报告 贺词 献词 寄语 讲话稿";

/// How the post of one who speaks ends. Not the lexicon's list: that would come into the file that every page loads.
const POSTS: &str = "书记 长 主任 主席 总理 代表 委员 会长 理事长 院士 教授";

/// So many lines at most are looked at.
const NEAR: usize = 12;

/// Indices of the lines from `first` to before `end` that belong to `title`, which stands above them. Nothing of them is
/// a byline, a link or a control: what is not known for one of the three is left out.
pub fn lines(tree: &Tree, noise: &[bool], title: &str, first: usize, end: usize) -> Vec<usize> {
    let of_title = bare(title);
    let spoken = words::at_end(SPOKEN, &of_title);
    let mut found = vec![];
    let mut opened = spoken;
    for index in first..end.min(first + NEAR) {
        let Some(line) = tree.lines.get(index).filter(|line| line.chars > 0) else { continue };
        let text = line.text.replace(SEAM, "");
        let text = text.trim();
        let said = bare(text);
        let quiet = line.linked > 0 || line.chars > 80 || noise.get(index).is_some_and(|&noise| noise);
        if quiet || words::find(&of_title, &said).is_some() || is_control_text(text) {
            continue;
        }
        let belongs = is_subtitle(tree, line, text) || is_occasion(text, spoken) || opened && is_speaker(text);
        opened |= belongs;
        if belongs {
            found.push(index);
        }
    }
    found
}

/// 「——2025年1月15日在全市…会议上」, or a line that the page calls a subtitle.
fn is_subtitle(tree: &Tree, line: &Line, text: &str) -> bool {
    let rest = text.trim_start_matches(DASHES);
    let dashed = text.len() - rest.len() >= 2 && words::length(rest) >= 4;
    let named = tree.nodes.get(line.node).is_some_and(|node| node.hint == Hint::Subtitle);
    (dashed || named && !line.is_prose()) && byline::labelled(text).is_empty()
}

/// 「（2025年1月15日）」 under the title of a speech, 「（2025年1月15日经县政府常务会议通过）」 under any. A day with a time of
/// day is when a page was published.
fn is_occasion(text: &str, spoken: bool) -> bool {
    let inner = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')'])).map(str::trim);
    let Some((inner, date)) = inner.and_then(|inner| Some((inner, date::first(inner)?))) else { return false };
    let rest = words::split(inner, date.end).1;
    date.start == 0 && date.iso.len() == 10 && words::holds(inner, '年') && (spoken || words::length(rest) > 4)
}

/// 「县委书记 江河清」, 「江 河 清」: a name, and a post before it.
fn is_speaker(text: &str) -> bool {
    let is_han =
        |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '·' | '、');
    if !text.chars().all(is_han) || !byline::labelled(text).is_empty() || byline::is_publisher(text) {
        return false;
    }
    let parts: Vec<&str> = text.split([' ', '\u{3000}', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let single = |parts: &[&str]| parts.iter().all(|part| words::length(part) == 1);
    // A name of two characters is set as wide as one of three.
    let is_name = |parts: &[&str]| match parts {
        [name] => (2..=4).contains(&words::length(name)),
        names => (2..=3).contains(&names.len()) && single(names),
    };
    let posts = parts.iter().position(|part| words::at_end(POSTS, part) && words::length(part) > 2);
    match posts {
        Some(at) => parts.get(at + 1..).is_some_and(|rest| at < 3 && is_name(rest)),
        None => is_name(&parts),
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::tree;
    use super::*;

    fn found(title: &str, markup: &str) -> Vec<String> {
        let tree = tree(markup);
        let noise = vec![false; tree.lines.len()];
        let found = lines(&tree, &noise, title, 0, tree.lines.len());
        found.iter().map(|&index| tree.lines[index].plain()).collect()
    }

    #[test]
    fn what_belongs_to_a_title_is_found_under_it() {
        let speech = "在全县水利工作会议上的讲话";
        assert_eq!(
            found("以河为鉴", "<p>——2025年1月15日在全县水利工作会议上</p>"),
            ["——2025年1月15日在全县水利工作会议上"]
        );
        assert_eq!(found("以河为鉴", "<p>--在全县水利工作会议上的讲话</p><p>江河清</p>")[1], "江河清");
        assert_eq!(
            found(speech, "<p>（2025年1月15日）</p><p>县委书记　江河清</p>"),
            ["（2025年1月15日）", "县委书记 江河清"]
        );
        assert_eq!(
            found(speech, "<p>县 长 江 河</p>"),
            Vec::<String>::new(),
            "a post in single characters is not known"
        );
        assert_eq!(found(speech, "<p>林　溪</p>"), ["林 溪"]);
        assert_eq!(found("青禾县节水条例", "<p>（2025年1月15日经县人大常委会审议通过）</p>").len(), 1);
        assert_eq!(found("以河为鉴", "<p class=\"subtitle\">青禾县三年治河记</p>"), ["青禾县三年治河记"]);
    }

    #[test]
    fn bylines_controls_and_other_lines_do_not_belong_to_a_title() {
        for line in [
            "<p>（2025-01-15 09:20）</p>",
            "<p>（2025年1月15日 09:20）</p>",
            "<p>来源：青禾日报</p>",
            "<p>青禾日报</p>",
            "<p>打印</p>",
            "<p>听全文</p>",
            "<p>2025年1月15日</p>",
            "<p><a href=\"/\">——返回上一级栏目</a></p>",
            "<p>——</p>",
            "<p class=\"subtitle\">来源：青禾日报</p>",
        ] {
            assert_eq!(found("全县水利工作会议召开", line), Vec::<String>::new(), "{line}");
        }
        assert_eq!(found("全县水利工作会议召开", "<p>江河清</p>"), Vec::<String>::new(), "no speech: no speaker");
        assert_eq!(found("", ""), Vec::<String>::new());
    }
}
