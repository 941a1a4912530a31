//! Names of persons: their form, and where they end in a list such as 部长黄润秋、副部长赵英民.
//!
//! A name is read where its place calls for one (before a role such as 出席会议), not wherever its
//! form would fit: the dictionary alone takes 高峰 for a summit and 单位 for Mr Shan.

use std::ops::Range;

use crate::text::ground::brackets::Brackets;
use crate::text::ground::segment::Segmenter;
use crate::text::lexicon::offices::{BODY_END, GROUPS, STAND_FOR};
use crate::text::lexicon::posts::{ADDRESSES, KINDS, POSTS, RANKS};
use crate::text::lexicon::surnames::{COMPOUND, SURNAMES};
use crate::text::lexicon::{prefix, suffix, without_suffix};

/// Common words that have the form of a name and stand where names do.
const NOT_NAMES: &[&str] = &[
    "单位",
    "方面",
    "高校",
    "党员",
    "常委",
    "党组",
    "党委",
    "成员",
    "金融",
    "时任",
    "万人",
    "白皮书",
    "文章",
    "有关",
    "各界",
    "部门",
    "同志",
    "干部",
    "代表",
    "解放军",
    "应邀",
    "全体",
    "安全",
    "全国",
    "全省",
    "全市",
    "全县",
    "全会",
    "常务",
    "司法",
    "公安",
    "明年",
    "党中央",
    "国务院",
    "家属",
    "成都",
    "石家庄",
    "武汉",
];

/// Last characters of offices, regions and terms (宣传部, 管委会, 常态化) and words for others (和其他), not of names.
const NOT_NAME_END: &[&str] = &[
    "部", "委", "局", "厅", "署", "处", "办", "院", "会", "省", "市", "县", "区", "镇", "乡", "司", "化", "性", "型",
    "方面", "工作", "机关", "副", "联", "其他", "其它", "其余", "各位",
];

/// Characters that lead on to what somebody does, and that no given name ends with: 李文山在, 李文山就.
const LEADS_ON: [char; 14] = ['在', '就', '对', '向', '从', '将', '把', '被', '还', '也', '又', '都', '则', '们'];

/// Characters of a name of several parts at most.
const LONGEST: usize = 24;

/// Whether `text` has the form of a Chinese name: surname and one or two characters, or a name of
/// several parts with ·. Says nothing of whether it is one.
#[must_use]
pub fn is_name_like(text: &str) -> bool {
    if text.ends_with(LEADS_ON) {
        return false;
    }
    if text.contains(is_dot) {
        let length = text.chars().count();
        return (3..=LONGEST).contains(&length)
            && text.split(is_dot).all(|part| !part.is_empty() && part.chars().all(is_han));
    }
    has_form(text)
        && !NOT_NAMES.contains(&text)
        && !NOT_NAME_END.iter().any(|end| text.ends_with(end))
        && !is_titled(text)
}

/// Surname and one or two characters; white space may stand between a surname and one character, as in lists that are
/// set out in columns: 王　伟.
fn has_form(text: &str) -> bool {
    let mut given = text.chars();
    let surname = given.next();
    let single = surname.is_some_and(|surname| SURNAMES.contains(surname));
    let given = given.as_str();
    if single && given.starts_with(char::is_whitespace) {
        let given = given.trim_start();
        return given.chars().count() == 1 && given.chars().all(is_han);
    }
    let characters = |text: &str| if text.chars().all(is_han) { text.chars().count() } else { 0 };
    single && matches!(characters(given), 1 | 2) && !COMPOUND.contains(&text)
        || prefix(text, COMPOUND)
            .and_then(|surname| text.get(surname.len()..))
            .is_some_and(|given| matches!(characters(given), 1 | 2))
}

/// 李局长, 王主任: a surname and a post are no name.
fn is_titled(text: &str) -> bool {
    without_suffix(text, POSTS).is_some_and(|rest| rest.chars().count() <= 2)
}

/// Whether `text` is a surname of one character.
pub(crate) fn is_surname(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|surname| SURNAMES.contains(surname)) && characters.next().is_none()
}

/// Whether `text` ends like a post, or like what else a person is called: a name may follow at once.
#[must_use]
pub fn ends_post(text: &str) -> bool {
    suffix(text, POSTS).is_some() || suffix(text, KINDS).is_some()
}

/// Bytes of the post that `text` starts with, behind a name: 副县长, 党委书记, 同志. Not 总书记: so the Party's general
/// secretary is cited, not reported as attending, which puts the title before the name.
#[must_use]
pub fn post_behind(text: &str) -> Option<usize> {
    if let Some(address) = prefix(text, ADDRESSES) {
        return Some(address.len());
    }
    let rank = prefix(text, RANKS).map_or("", |rank| rank);
    let post = [rank.len(), 0].into_iter().find_map(|from| Some(from + prefix(text.get(from..)?, POSTS)?.len()))?;
    (!text.starts_with("总书记")).then_some(post)
}

/// A name in a text, and the post before it; bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: Range<usize>,
    /// The post that stands before it.
    pub post: Option<Range<usize>>,
    /// Whether it is one of several that are run together, so that its ends are guessed.
    pub joined: bool,
}

/// The names of `text[range]`, a list of persons such as 党组成员、副部长郭芳,总工程师刘炳江, or names run
/// together (赵乐际王沪宁). What is no name gives none. `known` are names of the same report.
#[must_use]
pub fn names(text: &str, range: Range<usize>, segmenter: &Segmenter, known: &[String]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut bare: Vec<(usize, Range<usize>)> = Vec::new(); // chunks that may be names beside names
    let mut post: Option<usize> = None; // where the post of the next name starts
    let mut shared: Option<Range<usize>> = None; // a post that several may hold
    for (chunk, comma) in chunks(text, range) {
        let words = text.get(chunk.clone()).unwrap_or("");
        if comma {
            // 副市长，市公安局局长李文山: a post that has no name yet waits for the next.
            post = post.filter(|&from| text.get(from..chunk.start).is_some_and(is_own_post));
            shared = None;
        }
        if let Some((name, behind)) = before_post(words, segmenter) {
            let place = |part: Range<usize>| chunk.start + part.start..chunk.start + part.end;
            found.push(Name { name: place(name), post: behind.map(place), joined: false });
            post = None;
            shared = None;
            continue;
        }
        let run = run_together(words, segmenter, known);
        if run.len() > 1 {
            let mut start = chunk.start;
            for name in run {
                found.push(Name { name: start..start + name.len(), post: None, joined: true });
                start += name.len();
            }
        } else if let Some(name) = name_in(words, segmenter) {
            let name = chunk.start + name.start..chunk.start + name.end;
            let start = post.take().unwrap_or(chunk.start);
            let own = (start < name.start).then_some(start..name.start);
            if own.is_some() {
                shared = own.clone().filter(|post| text.get(post.clone()).is_some_and(is_shared));
            }
            found.push(Name { post: own.or_else(|| shared.clone()), name, joined: false });
            continue;
        } else if (2..=5).contains(&words.chars().count())
            && words.chars().all(is_han)
            && !is_common(words, segmenter)
            && !ends_post(words)
        {
            bare.push((found.len(), chunk.clone()));
        }
        if ends_post(words) {
            post.get_or_insert(chunk.start);
        } else {
            post = None;
            shared = None;
        }
    }
    // 洛桑江村 has no Han surname; between names it is one.
    for (index, chunk) in bare.into_iter().rev() {
        if index > 0 && index < found.len() {
            found.insert(index, Name { name: chunk, post: None, joined: false });
        }
    }
    found
}

/// A post of one person: 副市长, not 各县区长.
fn is_own_post(post: &str) -> bool {
    let post = post.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ','));
    suffix(post, POSTS).is_some()
        && post.chars().nth(24).is_none()
        && !["各", "全体", "有关", "相关", "部分", "所有", "等"].iter().any(|start| post.starts_with(start))
}

/// Parts of a list between 、 ， and white space, with whether another mark than 、 or 和 comes before;
/// （女） and 同志 and 等 behind a name are left out.
fn chunks(text: &str, range: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let part = text.get(range.clone()).unwrap_or("");
    let brackets = Brackets::of(part);
    let mut found = Vec::new();
    let mut start = 0;
    let mut comma = true;
    let mut push = |from: usize, to: usize, comma: bool| {
        let mut words = part.get(from..to).unwrap_or("").trim_start();
        words = words.strip_prefix("以及").unwrap_or(words).trim_start();
        let from = to - words.len();
        loop {
            let shorter = words.trim_end();
            let shorter = shorter.strip_suffix("同志").or_else(|| shorter.strip_suffix("等")).unwrap_or(shorter);
            let shorter = without_bracket(without_group(shorter));
            if shorter.len() == words.len() {
                break;
            }
            words = shorter;
        }
        if !words.is_empty() {
            found.push((range.start + from..range.start + from + words.len(), comma));
        }
    };
    for (byte, character) in part.char_indices() {
        if byte < start || brackets.inside(byte) {
            continue;
        }
        let rest = part.get(byte..).unwrap_or("");
        let separator = matches!(character, '、' | '，' | ',' | '；' | ';' | '：' | ':')
            || (character.is_whitespace() && !part.get(start..byte).is_some_and(|head| is_spaced_name(head, rest)));
        // 李强和王毅, 李强以及王毅: 和 is no surname of the lists that we read, but 和平 is a word.
        let and = ["和", "与", "以及", "及"].iter().find(|and| rest.starts_with(**and)).map_or(0, |and| and.len());
        let joins = and > 0 && rest.get(and..).is_some_and(|rest| !rest.trim_start().is_empty());
        let and = if joins { and } else { 0 };
        if !separator && (and == 0 || !and_joins(part, start, byte)) {
            continue;
        }
        push(start, byte, comma);
        comma = separator && character != '、' && !character.is_whitespace();
        start = byte + if separator { character.len_utf8() } else { and };
    }
    push(start, part.len(), comma);
    found
}

/// `words` without the group that whoever is named belongs to: 李文山等领导, 李文山等校领导.
fn without_group(words: &str) -> &str {
    /// Characters of a group at most; no more are read.
    const GROUP: usize = 8;
    let mut tail = words.char_indices().rev().take(GROUP + 1);
    let Some((head, group)) =
        tail.find(|&(_, c)| c == '等').and_then(|(at, c)| Some((words.get(..at)?, words.get(at + c.len_utf8()..)?)))
    else {
        return words;
    };
    let is_group = suffix(group, GROUPS).is_some() || suffix(group, KINDS).is_some();
    if is_group && !head.is_empty() { head } else { words }
}

/// `words` without the bracket that they end with: 李文山（女）; a bracket alone stays.
fn without_bracket(words: &str) -> &str {
    if !words.ends_with(['）', ')']) {
        return words;
    }
    words.rfind(['（', '(']).filter(|&at| at > 0).and_then(|at| words.get(..at)).unwrap_or(words)
}

/// Whether white space between `head` and `rest` stands in a name that is set out to the width of three characters:
/// 副市长王　伟. `rest` starts with the white space.
fn is_spaced_name(head: &str, rest: &str) -> bool {
    let Some((at, surname)) = head.char_indices().next_back() else { return false };
    let post = head.get(..at).unwrap_or("");
    if !(SURNAMES.contains(surname) && (post.is_empty() || ends_post(post))) {
        return false;
    }
    let mut given = rest.trim_start().chars();
    given.next().is_some_and(is_han) && !given.next().is_some_and(is_han)
}

/// Whether 和 at `byte` joins two persons: a name stands before it.
fn and_joins(part: &str, start: usize, byte: usize) -> bool {
    let head = part.get(start..byte).unwrap_or("");
    tails(head).any(|at| head.get(at..).is_some_and(is_name_like) && (at == 0 || head.get(..at).is_some_and(ends_post)))
}

/// Bytes at which the last 3, 2 and 4 characters of `text` start.
fn tails(text: &str) -> impl Iterator<Item = usize> + '_ {
    [3, 2, 4].into_iter().filter_map(|length| text.char_indices().rev().nth(length - 1).map(|(byte, _)| byte))
}

/// The name that a chunk ends with, alone or after a post; bytes of the chunk.
fn name_in(chunk: &str, segmenter: &Segmenter) -> Option<Range<usize>> {
    if let Some(dot) = chunk.find(is_dot) {
        // The first part of the name starts after the post: 主任穆罕默德·阿里.
        let head = chunk.get(..dot)?;
        let start = head
            .char_indices()
            .rev()
            .take(LONGEST)
            .skip(1)
            .map(|(byte, _)| byte)
            .find(|&byte| byte == 0 || head.get(..byte).is_some_and(|post| is_post(post, segmenter)))?;
        return chunk.get(start..).filter(|name| is_name_like(name)).map(|_| start..chunk.len());
    }
    let named = tails(chunk).find_map(|at| {
        let (post, name) = (chunk.get(..at)?, chunk.get(at..)?);
        // 主任李强: 任 may be a surname, but then the post would end in 主.
        let whole_post = !post.is_empty() && is_post(post, segmenter);
        let alone = post.is_empty() && !is_common(name, segmenter);
        // 教师代表和学生代表: 和 is a surname, but then it would stand alone.
        let joined = name.starts_with(['和', '与']) && is_common(name, segmenter);
        let posted = whole_post && !joined && (name.chars().count() < 4 || !is_common(name, segmenter));
        (is_name_like(name) && (alone || posted)).then_some(at..chunk.len())
    });
    // 副主席斯琴格日乐, 大使金杉宪治: no Han name, but behind a post.
    named.or_else(|| {
        let name = chunk
            .char_indices()
            .rev()
            .take(FOREIGN)
            .map(|(byte, _)| byte)
            .find(|&byte| chunk.get(..byte).is_some_and(|post| suffix(post, POSTS).is_some()))?;
        chunk.get(name..).filter(|name| is_foreign(name, segmenter)).map(|_| name..chunk.len())
    })
}

/// Characters of a name that has no Han surname at most.
const FOREIGN: usize = 8;

/// Whether `text` may be a name that has no Han surname: three to eight characters among which the dictionary knows no
/// word but names.
pub(crate) fn is_foreign(text: &str, segmenter: &Segmenter) -> bool {
    /// Words of one character that no transliteration uses.
    const FUNCTION: &str = "的了是在和与及等为对将要各其之会部局从就也并被把让使由该此";
    (3..=FOREIGN).contains(&text.chars().count())
        && text.chars().all(|c| is_han(c) && !FUNCTION.contains(c))
        && segmenter
            .tagged(text)
            .iter()
            .all(|(word, tag)| word.chars().count() == 1 || tag.starts_with("nr") || matches!(*tag, "x" | "nz" | "ns"))
}

/// Name and post in a chunk that ends with a post behind a name: 李文山县长, 市水务局赵敏副局长; bytes of the chunk. The
/// post is none where an address stands in its place (李文山先生).
fn before_post(chunk: &str, segmenter: &Segmenter) -> Option<(Range<usize>, Option<Range<usize>>)> {
    /// Characters of a rank and a post at most: what a post can be.
    const POST: usize = 16;
    if suffix(chunk, STAND_FOR).is_some() {
        return None;
    }
    let from = chunk.char_indices().rev().nth(POST - 1).map_or(0, |(byte, _)| byte);
    let starts = chunk.get(from..)?.char_indices().map(|(byte, _)| from + byte);
    let (at, name) = starts.filter(|&at| at > 0).find_map(|at| {
        let (head, post) = chunk.split_at_checked(at)?;
        (post_behind(post) == Some(post.len())).then(|| name_behind(head, segmenter)).flatten().map(|name| (at, name))
    })?;
    let address = chunk.get(at..).is_some_and(|post| ADDRESSES.contains(&post));
    Some((name, (!address).then_some(at..chunk.len())))
}

/// The name that `head` is, or ends with behind an office: 市水务局赵敏.
fn name_behind(head: &str, segmenter: &Segmenter) -> Option<Range<usize>> {
    if is_name_like(head) && !is_common(head, segmenter) {
        return Some(0..head.len());
    }
    tails(head)
        .find(|&at| {
            head.get(at..).is_some_and(|name| is_name_like(name) && !is_common(name, segmenter))
                && head.get(..at).is_some_and(|office| suffix(office, BODY_END).is_some() || ends_post(office))
        })
        .map(|at| at..head.len())
}

/// Whether `text` ends with a whole word that ends like a post.
fn is_post(text: &str, segmenter: &Segmenter) -> bool {
    let text = without_bracket(text);
    let from = text.char_indices().rev().nth(7).map_or(0, |(byte, _)| byte);
    let tail = text.get(from..).unwrap_or("");
    segmenter.words(tail).last().is_some_and(|word| ends_post(word) && word.chars().count() > 1)
}

/// A word of the dictionary that is no name: 单位, 高峰.
fn is_common(word: &str, segmenter: &Segmenter) -> bool {
    /// A noun that the dictionary counts so often is no given name: 学生, but 海洋.
    const COMMON: u32 = 5000;
    match segmenter.tagged(word)[..] {
        [(_, tag)] => !tag.starts_with("nr") && tag != "x",
        ref words => words
            .iter()
            .any(|(word, tag)| word.chars().count() > 1 && *tag == "n" && segmenter.frequency(word) >= COMMON),
    }
}

/// A post that several persons may hold, so that 常委李强、赵乐际 says it of both.
fn is_shared(post: &str) -> bool {
    let last = post.rsplit(['、', '，', ',']).next().unwrap_or(post);
    ["常委", "委员", "成员", "领导", "院士", "代表", "专家", "教授"].iter().any(|end| last.ends_with(end))
        || last.contains('副')
}

/// Names without anything between them, if the whole of `text` can be read so: 赵乐际王沪宁蔡奇.
/// Names that the report or the dictionary knows weigh most, then those of three characters.
fn run_together<'a>(text: &'a str, segmenter: &Segmenter, known: &[String]) -> Vec<&'a str> {
    /// More names are not run together in one line; keeps the search short.
    const MOST: usize = 120;
    let mut starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    if starts.len() < 4 || starts.len() > MOST || !text.chars().all(is_han) {
        return Vec::new();
    }
    starts.push(text.len());
    let tagged = segmenter.tagged(text);
    let mut at = 0;
    let mut words = Vec::new();
    for (word, tag) in tagged {
        if tag.starts_with("nr") {
            words.push(at..at + word.len());
        }
        at += word.len();
    }
    // The best way to read the first n characters: its score and the length of its last name.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; starts.len()];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in 2..starts.len() {
        for length in [3, 2, 4] {
            let Some(begin) = end.checked_sub(length) else { continue };
            let Some((score, _)) = best.get(begin).copied().flatten() else { continue };
            let (Some(&from), Some(&to)) = (starts.get(begin), starts.get(end)) else { continue };
            let Some(name) = text.get(from..to) else { continue };
            let is_known = known.iter().any(|known| known == name);
            if !is_known && !is_name_like(name) {
                continue;
            }
            let score = score + if is_known { 9 } else { 0 } + if words.contains(&(from..to)) { 3 } else { 0 }
                - if length == 3 { 1 } else { 2 };
            if best.get(end).copied().flatten().is_none_or(|(other, _)| score > other)
                && let Some(best) = best.get_mut(end)
            {
                *best = Some((score, length));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = starts.len() - 1;
    while end > 0 {
        let Some((_, length)) = best.get(end).copied().flatten() else { return Vec::new() };
        let begin = end - length;
        let (Some(&from), Some(&to)) = (starts.get(begin), starts.get(end)) else { return Vec::new() };
        names.extend(text.get(from..to));
        end = begin;
    }
    names.reverse();
    // Words can have the form of names by chance: something must speak for them, or else nothing
    // against them.
    let sure = names.iter().filter(|name| known.iter().any(|known| known == *name)).count() + words.len();
    let other = segmenter
        .tagged(text)
        .iter()
        .any(|(word, tag)| word.chars().count() > 1 && !tag.starts_with("nr") && *tag != "x");
    if sure * 2 >= names.len() || !other { names } else { Vec::new() }
}

fn is_dot(character: char) -> bool {
    matches!(character, '·' | '•' | '・' | '‧' | '∙' | '．')
}

pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}
