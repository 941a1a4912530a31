//! What a word may be to a term.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::ground::segment::Segmenter;
use crate::text::lexicon::institutions::{BODY_WORDS, KIND_WORDS, OWNERS};
use crate::text::lexicon::meetings::MEETING_WORDS;
use crate::text::lexicon::policy::{
    ATTRIBUTED_NOUNS, DUAL_VERBS, LIGHT_NOUNS, LOOSE, LOOSE_ENDS, NEUTRAL_WORDS, POLICY_VERBS, SEASONS, SLOGAN_VERBS,
};
use crate::text::lexicon::posts::POSTS;
use crate::text::lexicon::surnames::{COMPOUND, SURNAMES};
use crate::text::lexicon::units::CLASSIFIERS;
use crate::text::lexicon::{holds, prefix, suffix, without_suffix};

/// A word that jieba's dictionary counted so seldom is as often a piece of a sentence (要带头, 折射出): its tag tells
/// nothing.
const SELDOM: u32 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// May be part of a term.
    Content,
    /// A verb that may be part of a term: seldom its first word or its last.
    Verb,
    /// May be part of a term, or the verb before it.
    Dual,
    /// Only inside or after a term.
    Light,
    /// 和, 与 or 、 between two nouns: only inside a term.
    Join,
    /// Whose the body or the meeting is that may follow (国务院|党组): no part of other phrases.
    Owner,
    /// Ends the name of a body, which is whole from its first word to this one.
    Body,
    /// Ends the name of a meeting, likewise.
    Meeting,
    /// 第二: only inside the name of a body or a meeting.
    Ordinal,
    /// A person's post: what comes before belongs to it, what follows may be a name.
    Post,
    /// Ends a phrase.
    Break,
}

fn classes() -> &'static FxHashMap<&'static str, Class> {
    static CLASSES: OnceLock<FxHashMap<&str, Class>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let lists = [
            (NEUTRAL_WORDS, Class::Break),
            (OWNERS, Class::Owner),
            (BODY_WORDS, Class::Body),
            (MEETING_WORDS, Class::Meeting),
            (POSTS, Class::Post),
            (POLICY_VERBS, Class::Break),
            (DUAL_VERBS, Class::Dual),
            (LIGHT_NOUNS, Class::Light),
        ];
        lists.iter().flat_map(|&(list, class)| list.iter().map(move |&word| (word, class))).collect()
    })
}

/// Whether `word` is a verb that takes a policy as its object.
pub(super) fn is_policy_verb(word: &str) -> bool {
    holds(POLICY_VERBS, word)
}

/// Whether `word` starts as a person's name does.
pub(super) fn has_surname(word: &str) -> bool {
    word.starts_with(|first| SURNAMES.contains(first)) || prefix(word, COMPOUND).is_some()
}

/// Whether `word` alone ends the name of a body.
pub(super) fn is_body(word: &str) -> bool {
    classes().get(word) == Some(&Class::Body)
}

/// Bytes of the word that ends a body's name at the start of `word`, where a function word follows it; else all.
pub(super) fn body_and_more(word: &str) -> usize {
    let mut characters = word.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(body), Some(more), None) if LOOSE.contains(more) && word.get(..body.len_utf8()).is_some_and(is_body) => {
            body.len_utf8()
        }
        _ => word.len(),
    }
}

/// Whether `word` takes a verb as its attribute: 培育|工程, 提升|计划.
pub(super) fn takes_verb(word: &str) -> bool {
    holds(ATTRIBUTED_NOUNS, word)
}

/// Whether `word` says of a body or a meeting only of what kind it is.
pub(in crate::text::pick) fn is_kind(word: &str) -> bool {
    holds(KIND_WORDS, word)
}

/// Whether `word`, which ends as the names of bodies or meetings do, says by itself which one is meant: 研究馆 and
/// 专题会议 do not, 派出所 and 人代会 do.
pub(super) fn says_more(word: &str) -> bool {
    let rest = |list| without_suffix(word, list);
    let rest = rest(MEETING_WORDS).or_else(|| rest(BODY_WORDS)).unwrap_or(word);
    !rest.is_empty() && !is_kind(rest)
}

/// The class of `word` with jieba's `tag`.
pub(super) fn class(word: &str, tag: &str, segmenter: &Segmenter) -> Class {
    if matches!(word, "、" | "和" | "与") {
        return Class::Join;
    }
    let classes = classes();
    if let Some(&class) = classes.get(word) {
        return class;
    }
    if word.starts_with('第') && tag == "m" {
        return Class::Ordinal;
    }
    if word.starts_with('各') {
        return Class::Break;
    }
    for (list, class) in [(MEETING_WORDS, Class::Meeting), (BODY_WORDS, Class::Body)] {
        if let Some(end) = suffix(word, list).filter(|end| end.len() > 3) {
            // 出席会议
            let verb = word.strip_suffix(end).is_some_and(|rest| classes.get(rest) == Some(&Class::Break));
            return if verb { Class::Break } else { class };
        }
    }
    let mut characters = word.chars();
    let (first, rest) = (characters.next().unwrap_or(' '), characters.next().is_some());
    if !first.is_alphanumeric() {
        return if first == '+' { Class::Content } else { Class::Break };
    }
    let half = |at: Option<usize>| at.and_then(|at| word.get(at..at + 6));
    // A word made of two whose first ends a phrase or whose last takes an object does the same: 推动解决, 紧紧围绕.
    if word.chars().count() >= 4 {
        let start = half(Some(0)).unwrap_or("");
        let end = half(word.len().checked_sub(6)).unwrap_or("");
        if classes.get(start) == Some(&Class::Break)
            || matches!(start, "各项" | "各类" | "有关" | "相关")
            || is_policy_verb(end)
        {
            return Class::Break;
        }
        if classes.get(end) == Some(&Class::Post) {
            return Class::Post;
        }
    } else if rest && suffix(word, POSTS).is_some() {
        return Class::Post;
    }
    // What the dictionary lacks, or holds by the way, is cut by guess.
    if rest
        && (tag == "x" || segmenter.frequency(word) <= SELDOM)
        && (LOOSE.contains(first) || word.ends_with(|last| LOOSE_ENDS.contains(last)))
    {
        return Class::Break;
    }
    // Names of persons. The dictionary calls many a word one that starts with no surname: 春耕.
    if tag.starts_with("nr") && (tag != "nr" || has_surname(word) || word.chars().count() > 3) {
        return Class::Break;
    }
    if holds(SEASONS, word) {
        return Class::Content;
    }
    if !rest && SLOGAN_VERBS.contains(first) {
        return Class::Dual;
    }
    match tag.as_bytes().first() {
        Some(b'n' | b'j' | b'l' | b'b' | b's' | b'g' | b'h' | b'k') => Class::Content,
        Some(b'x' | b'e') if first.is_alphabetic() => Class::Content,
        Some(b'v') if rest && tag == "v" => Class::Verb,
        Some(b'v' | b'a') if rest && matches!(tag, "vn" | "an" | "a") => Class::Content,
        _ => Class::Break,
    }
}

/// Whether the word's last two characters are a light noun: 政策措施.
pub(super) fn ends_light(word: &str) -> bool {
    let end = word.len().checked_sub(6).and_then(|at| word.get(at..));
    end.is_some_and(|end| classes().get(end) == Some(&Class::Light))
}

/// A place that jieba's dictionary counted so often is one; of those that it counted less many are none (满意度).
const OFTEN: u32 = 1000;

/// Whether `word` is a well-known place.
pub(super) fn is_place(word: &str, tag: &str, segmenter: &Segmenter) -> bool {
    tag == "ns" && segmenter.frequency(word) >= OFTEN
}

/// Whether `word`, which the dictionary lacks, ends as the names of places do: 柳林子村.
pub(super) fn names_place(word: &str) -> bool {
    word.ends_with(['市', '县', '区', '乡', '镇', '村'])
}

/// The word for what is counted that `word` starts with: 台 of 台采.
pub(super) fn classifier(word: &str) -> Option<&'static str> {
    CLASSIFIERS.iter().copied().filter(|classifier| word.starts_with(classifier)).max_by_key(|word| word.len())
}

/// Whether `word` ends how many there are of what follows: 台 after 7000, 多位, 一批.
pub(super) fn counts(word: &str, tag: &str, previous: &str) -> bool {
    // 三个联合公报 are known, 首次 says when.
    let few = |number: &str| number.ends_with(|c: char| "二两三四五六七八九十首".contains(c));
    let number = |classifier: &&'static str| word.strip_suffix(*classifier).is_some_and(|number| !few(number));
    let ends = || CLASSIFIERS.iter().filter(|word| !matches!(**word, "次" | "起")).any(number);
    ends_number(previous) && !few(previous) && classifier(word) == Some(word) || tag == "m" && ends()
}

pub(super) fn ends_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_numeric() || "一二三四五六七八九十百千万亿几两".contains(c))
}

/// Whether `word` right after a number is its unit or a piece of one: 月份, 小时, 年厅 (of 2017年厅系统).
pub(super) fn is_unit(word: &str, tag: &str) -> bool {
    const UNITS: [&str; 14] = [
        "小时",
        "分钟",
        "平方米",
        "公里",
        "千米",
        "周年",
        "月份",
        "年度",
        "公顷",
        "亿元",
        "万元",
        "年级",
        "世纪",
        "年代",
    ];
    tag.starts_with('q')
        || UNITS.contains(&word)
        || word.chars().nth(1).is_none() && tag != "n"
        || word.starts_with(['年', '月', '日', '时', '点']) && (tag == "x" || word.chars().count() > 2)
}
