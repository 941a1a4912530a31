//! Regions and offices that take part: 天津市、福建省…作交流发言, 各派出机构负责同志参加会议.

use std::ops::Range;

use crate::text::ground::brackets::Brackets;
use crate::text::lexicon::offices::{BODY_END, GROUPS, REGIONS, STAND_FOR, TELLING};
use crate::text::lexicon::{prefix, suffix, without_suffix};
use crate::text::who::names::{Name, ends_post};

/// Roles in which bodies are of interest.
const ROLES: &[&str] =
    &["交流发言", "书面交流", "书面发言", "表态发言", "发言", "汇报", "列席", "参加", "出席", "点评"];

/// Whether a clause names a group that takes part: offices, regions, or who stands for them.
pub(crate) fn is_group(words: &str) -> bool {
    let words = words.trim_end_matches('等');
    suffix(words, STAND_FOR).is_some() || suffix(words, GROUPS).is_some() || is_body(words)
}

/// Whether words have the form of an office or a region.
pub(crate) fn is_body(words: &str) -> bool {
    let words = without_brackets(words);
    let length = words.chars().count();
    (2..=40).contains(&length)
        && (suffix(words, BODY_END).is_some() || REGIONS.contains(&words))
        && !is_narrative(words)
}

/// Clauses that end like an office but tell something: 审议通过…的报告并提请大会.
pub(crate) fn is_narrative(words: &str) -> bool {
    prefix(words, TELLING).is_some()
        || words.contains("召开")
        || ["干部", "老同志", "常委"].iter().any(|end| words.ends_with(end))
}

fn without_brackets(words: &str) -> &str {
    match words.char_indices().rev().find(|(_, c)| matches!(c, '（' | '(')) {
        Some((at, _)) if words.ends_with(['）', ')']) => words.get(..at).unwrap_or(words),
        _ => words,
    }
}

/// The bodies in `text[range]`, the subject of a sentence whose role is `role`; `people` are the
/// persons in it. Bytes of `text`.
pub(crate) fn bodies_in(text: &str, range: Range<usize>, people: &[Name], role: &str) -> Vec<Range<usize>> {
    if !ROLES.contains(&role) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in split(text, range, &['，', ',', '；', ';', '：', ':']) {
        if people.iter().any(|person| clause.contains(&person.name.start)) {
            // Beside persons, only what stands after the last of them in its own clause.
            continue;
        }
        let Some(clause) = body(text, behind_item(text, clause)) else { continue };
        let pieces = split(text, clause.clone(), &['、', '和', '及']);
        let whole = |piece: &Range<usize>| {
            text.get(piece.clone()).is_some_and(|words| {
                is_body(words)
                    && !words.starts_with('各')
                    && !words.starts_with("有关")
                    && !matches!(words, "自治区" | "直辖市" | "省" | "市" | "县")
            })
        };
        let long = |piece: &Range<usize>| {
            text.get(piece.clone()).is_some_and(|words| {
                words.chars().count() > 2
                    || REGIONS.contains(&words)
                    || words.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '乡', '镇', '村'])
            })
        };
        let post =
            |piece: &Range<usize>| text.get(piece.clone()).is_some_and(|words| ends_post(words) && !is_body(words));
        if pieces.len() > 1 && pieces.iter().all(|piece| whole(piece) && long(piece)) {
            found.extend(shared_office(text, pieces));
        } else if pieces.iter().any(post) {
            // 副书记和有关部门: posts without names are no bodies.
            found.extend(pieces.into_iter().filter(|piece| whole(piece) && long(piece)));
        } else if text.get(clause.clone()).is_some_and(is_body) {
            found.push(clause);
        }
    }
    found
}

/// 第三项由各学院交流发言: the body stands behind the number of the item.
fn behind_item(text: &str, clause: Range<usize>) -> Range<usize> {
    let words = text.get(clause.clone()).unwrap_or("");
    let by = words
        .find('由')
        .filter(|&at| words.get(..at).is_some_and(|head| head.ends_with(['项', '程', '节', '会', '议'])));
    by.map_or(clause.clone(), |at| clause.start + at + '由'.len_utf8()..clause.end)
}

/// A clause without who stands for the body, without adverbs and 等.
fn body(text: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let mut words = text.get(clause.clone())?;
    loop {
        let before = words.len();
        words = words.trim_end();
        for end in ["等", "分别", "先后", "依次", "现场", "在会上", "会上", "代表", "应邀", "也", "还", "共同"]
        {
            words = words.strip_suffix(end).filter(|shorter| !shorter.is_empty()).unwrap_or(words);
        }
        words = without_suffix(words, STAND_FOR).filter(|shorter| !shorter.is_empty()).unwrap_or(words);
        if words.len() == before {
            break;
        }
    }
    let trimmed = words.trim_start();
    let start = clause.start + (words.len() - trimmed.len());
    (!trimmed.is_empty()).then(|| start..start + trimmed.len())
}

/// 山西省、浙江省、四川省生态环境厅: the office belongs to all, so the last is named by its region, too.
fn shared_office(text: &str, mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let region_end = |words: &str| {
        ["省", "市", "自治区", "特别行政区", "州", "盟", "县", "旗", "区"].iter().any(|end| words.ends_with(end))
    };
    let Some((last, others)) = pieces.split_last_mut() else { return pieces };
    let words = text.get(last.clone()).unwrap_or("");
    if others.iter().all(|piece| text.get(piece.clone()).is_some_and(region_end)) && !region_end(words) {
        let region = words
            .char_indices()
            .map(|(byte, c)| byte + c.len_utf8())
            .filter(|&end| end < words.len() && end >= 6)
            .find(|&end| words.get(..end).is_some_and(region_end));
        if let Some(end) = region {
            last.end = last.start + end;
        }
    }
    pieces
}

/// Parts of `text[range]` between these marks, outside brackets, without white space around them.
fn split(text: &str, range: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or("");
    let brackets = Brackets::of(part);
    let mut found = Vec::new();
    let mut start = 0;
    let cuts = part
        .char_indices()
        .filter(|&(byte, c)| marks.contains(&c) && !brackets.inside(byte))
        .map(|(byte, c)| (byte, byte + c.len_utf8()));
    for (end, next) in cuts.chain([(part.len(), part.len())]) {
        let piece = crate::text::ground::sentence::trimmed(text, range.start + start..range.start + end);
        if !piece.is_empty() {
            found.push(piece);
        }
        start = next;
    }
    found
}
