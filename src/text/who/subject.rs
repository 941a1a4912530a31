//! The person that a clause is about: a name at its start, alone, behind a post or before one, and then a predicate.
//!
//! 县委书记李文山强调, 李文山副县长强调, 李文山同志强调, 县水利局李文山局长强调. A name is taken only where something
//! that may follow a subject stands behind it: that tells 李强强调 from 李强强 and 书记会议 from a person.

use std::ops::Range;

use crate::text::ground::segment::Segmenter;
use crate::text::lexicon::offices::BODY_END;
use crate::text::lexicon::openers::{AFTER_SUBJECT, PREPOSITIONS};
use crate::text::lexicon::posts::{CITED, KINDS, POSTS};
use crate::text::lexicon::{prefix, suffix};
use crate::text::who::names::{is_foreign, is_han, is_name_like, post_behind};

/// What a reader of the report knows of its persons.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Names that stand with a post or a role somewhere in the report, sorted.
    pub names: &'a [String],
    /// Tells names from words; without it every name that has the form is one.
    pub segmenter: Option<&'a Segmenter>,
}

/// A clause's subject; bytes of the clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The name; the first where there are several.
    pub name: Range<usize>,
    /// The post before or behind the name.
    pub post: Option<Range<usize>>,
    /// Where the predicate starts.
    pub end: usize,
    /// Whether others are named beside the first.
    pub several: bool,
    /// Whether the name is known, or a post stands beside it; if not, only what it does can tell.
    pub sure: bool,
}

/// Where a name is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    BehindPost,
    BehindOffice,
}

/// Characters within which a subject's name starts: posts of several offices are long.
const REACH: usize = 60;

/// What no post and no office holds: where it stands, the clause tells something already.
const NOT_IN_POSTS: &[&str] = &[
    "要", "把", "被", "了", "着", "将", "“", "《", "，", ",", "：", "强调", "指出", "要求", "表示", "认为", "提出",
    "传达", "宣读", "听取", "感谢", "祝贺", "会见", "邀请", "贯彻",
];

/// The person or persons that `clause` is about, if it starts with them.
pub(crate) fn subject(clause: &str, known: Known<'_>) -> Option<Subject> {
    let mut bracket = 0; // where the bracket ends that stands open
    for (at, character) in clause.char_indices().take(REACH) {
        let head = clause.get(..at)?;
        if at < bracket {
            continue;
        }
        let place = if at == 0 {
            Some(Place::Start)
        } else if is_post(head) && !goes_on(clause, at) {
            Some(Place::BehindPost)
        } else if suffix(head, BODY_END).is_some() {
            Some(Place::BehindOffice)
        } else {
            None
        };
        if let Some(found) = place.and_then(|place| named(clause, at, place, known)) {
            return Some(found);
        }
        let rest = clause.get(at..)?;
        if NOT_IN_POSTS.iter().any(|word| rest.starts_with(word)) {
            return None;
        }
        if matches!(character, '（' | '(') {
            bracket = at + rest.find(['）', ')'])?;
        }
    }
    None
}

/// Whether `head` ends with a post, which a bracket may follow: 主任（兼局长）.
fn is_post(head: &str) -> bool {
    let head = head.trim_end();
    let head = match head.rfind(['（', '(']) {
        Some(at) if at > 0 && head.ends_with(['）', ')']) => head.get(..at).unwrap_or(head),
        _ => head,
    };
    !head.ends_with("总书记") && (suffix(head, POSTS).is_some() || suffix(head, KINDS).is_some())
}

/// Whether the post before `at` is the start of a longer one: 董事 of 董事长.
fn goes_on(clause: &str, at: usize) -> bool {
    let post = clause.get(..at).and_then(|head| suffix(head, POSTS)).map_or(0, str::len);
    clause.get(at - post..).and_then(|rest| prefix(rest, POSTS)).is_some_and(|longer| longer.len() > post)
}

/// The subject whose name starts at `at`.
fn named(clause: &str, at: usize, place: Place, known: Known<'_>) -> Option<Subject> {
    let rest = clause.get(at..)?;
    let ends = |most: usize| rest.char_indices().map(|(byte, _)| byte).chain([rest.len()]).skip(2).take(most);
    let mut best: Option<(usize, usize, Follower, bool)> = None; // weight, end, what follows, whether it is sure
    for end in ends(23) {
        let Some(name) = rest.get(..end) else { continue };
        let is_known = known.names.binary_search_by(|other| other.as_str().cmp(name)).is_ok();
        let form = is_name_like(name) && fits(name, place, known.segmenter);
        if !(is_known || form || place == Place::BehindPost && is_foreign_name(name, known.segmenter)) {
            continue;
        }
        let Some(follower) = follower(rest.get(end..)?, place, known.segmenter) else { continue };
        let sure = is_known || form && is_sure(name, place, &follower, known.segmenter);
        let foreign = !is_known && !form && follower.length > 1;
        if CITED.contains(&name) || !(sure || foreign) || place == Place::BehindOffice && follower.post == 0 {
            continue;
        }
        // A known name, then what is followed by the longer word, then three characters before two.
        let weight = if is_known { 100 } else { 0 } + follower.length * 2 + usize::from(name.chars().count() == 3);
        if best.as_ref().is_none_or(|(other, ..)| weight > *other) {
            let sure = is_known || place != Place::Start || follower.post > 0;
            best = Some((weight, end, follower, sure));
        }
    }
    let (_, end, follower, sure) = best?;
    let name = at..at + end;
    let behind = name.end..name.end + follower.post;
    let post = if at > 0 && place == Place::BehindPost { Some(0..at) } else { Some(behind.clone()) };
    let end = behind.end;
    let several = follower.list;
    Some(Subject { name, post: post.filter(|post| !post.is_empty()), end, several, sure })
}

fn is_foreign_name(name: &str, segmenter: Option<&Segmenter>) -> bool {
    segmenter.is_some_and(|segmenter| is_foreign(name, segmenter))
}

/// What stands behind a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Follower {
    /// Bytes of the post or address.
    post: usize,
    /// Others are named.
    list: bool,
    /// Characters of the word that tells that the subject ends.
    length: usize,
}

fn follower(rest: &str, place: Place, segmenter: Option<&Segmenter>) -> Option<Follower> {
    let close = rest.char_indices().find(|(_, c)| matches!(c, '）' | ')'));
    let bracket = if rest.starts_with(['（', '(']) { close.map_or(0, |(at, c)| at + c.len_utf8()) } else { 0 };
    let post = bracket + rest.get(bracket..).and_then(post_behind).unwrap_or(0);
    let after = rest.get(post..)?;
    if ["、", "和", "与", "及", "以及"].iter().any(|and| after.starts_with(and)) {
        return Some(Follower { post, list: true, length: 1 });
    }
    if after.is_empty() && place == Place::BehindPost {
        // 县委书记李文山，县长王大川分别讲话: the list goes on in the next clause.
        return Some(Follower { post, list: true, length: 1 });
    }
    let word = prefix(after, AFTER_SUBJECT).or_else(|| next_word(after, segmenter))?;
    // 李文山提出的要求 is no subject, nor is 李文山讲话精神.
    let object = after.get(word.len()..)?;
    let attributive = object.starts_with('的') || object.starts_with("精神");
    let length = word.chars().count() + if post > bracket { 2 } else { 0 };
    (!attributive).then_some(Follower { post, list: false, length })
}

/// The word of two characters or more that `text` starts with, where it is a verb or an adverb.
fn next_word<'a>(text: &'a str, segmenter: Option<&'a Segmenter>) -> Option<&'a str> {
    let end = text.char_indices().nth(6).map_or(text.len(), |(byte, _)| byte);
    let &(word, tag) = segmenter?.tagged(text.get(..end)?).first()?;
    (word.chars().count() > 1 && (tag.starts_with('v') || tag == "d" || tag == "ad")).then_some(word)
}

/// Whether the words inside a name speak against it: 市长近日 holds a word of time, 方案 and 班子 are words by themselves.
fn fits(name: &str, place: Place, segmenter: Option<&Segmenter>) -> bool {
    // 副县长玉素甫．卡德尔 starts with a post.
    let posted = |(at, _): (usize, char)| name.get(..at).is_some_and(|head| suffix(head, POSTS).is_some());
    if place == Place::Start && name.chars().count() > 4 && name.char_indices().any(posted) {
        return false;
    }
    let Some(segmenter) = segmenter else { return true };
    match segmenter.tagged(name)[..] {
        [(word, tag)] => is_name_tag(tag) || place == Place::BehindPost && segmenter.frequency(word) < COMMON,
        ref words => words.iter().all(|(word, tag)| {
            word.chars().count() < 2 || !matches!(tag.chars().next(), Some('t' | 'd' | 'p' | 'c' | 'f'))
        }),
    }
}

/// How often the dictionary counts a word that a given name rarely is: 标准 22,000 times, 大川 a few.
const COMMON: u32 = 1000;

/// Whether the dictionary has a word as a name, or not at all.
fn is_name_tag(tag: &str) -> bool {
    tag.starts_with("nr") || matches!(tag, "x" | "nz")
}

/// Whether a name of the form is one in its place: behind a post, before one, or a name of the dictionary; elsewhere
/// three characters that hold no other word.
fn is_sure(name: &str, place: Place, follower: &Follower, segmenter: Option<&Segmenter>) -> bool {
    let Some(segmenter) = segmenter else { return true };
    if place != Place::Start || follower.post > 0 {
        return true;
    }
    let words = segmenter.tagged(name);
    let known = matches!(words[..], [(_, tag)] if tag.starts_with("nr"));
    let length = name.chars().filter(|&c| is_han(c)).count();
    let given =
        |word: &str, tag: &str| word.chars().count() < 2 || is_name_tag(tag) || segmenter.frequency(word) < COMMON;
    // 经研究, 向大会: a preposition that is a surname, too.
    let opens = words.first().is_some_and(|(word, tag)| !PREPOSITIONS.contains(word) && given(word, tag));
    known || length > 2 && opens && words.iter().all(|(word, tag)| given(word, tag))
}
