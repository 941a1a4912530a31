//! The phrases of a run of words that nothing parts.

use super::class::Class;
use super::{LONGEST, Phrase};

/// Tokens of a phrase at most: no term of twelve characters needs more.
const MOST_TOKENS: usize = 7;

/// A word, a term of the list or a quotation, as part of a phrase; folded characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub class: Class,
    pub start: usize,
    pub end: usize,
    /// The mark 、.
    pub mark: bool,
    /// An opening quotation mark stands before it.
    pub opened: bool,
    /// A closing one after it.
    pub closed: bool,
    /// A term of the list or a quotation: whole, whatever is in it.
    pub whole: bool,
    /// It often takes an object (支持, 运用): after the first word nothing follows it.
    pub transitive: bool,
    /// An idiom or a set phrase, which may be a sentence.
    pub idiom: bool,
    /// The name of a region.
    pub region: bool,
    /// A well-known one.
    pub place: bool,
    /// So many of it there are: 7000台.
    pub counted: bool,
    /// A policy verb stands right before it.
    pub led: bool,
    /// It may be a phrase's first piece, its last one.
    pub first: bool,
    pub last: bool,
}

/// Calls `each` for the phrases of a run of pieces.
pub(super) fn phrases(run: &[Piece], each: &mut impl FnMut(Phrase)) {
    for (i, first) in run.iter().enumerate() {
        if !first.first {
            continue;
        }
        let before = i.checked_sub(1).and_then(|i| run.get(i));
        // What is counted is no topic: 20多位|青年渔民, 6家|渔业企业.
        let counted = first.counted && !first.whole && !first.opened;
        let opens = first.opened
            || !counted
                && before.is_none_or(|piece| {
                    matches!(
                        piece.class,
                        Class::Join | Class::Verb | Class::Body | Class::Ordinal | Class::Post | Class::Owner
                    ) || piece.class == Class::Dual && !piece.whole
                });
        // 责任追究, 问题导向: a light noun may open a term, not stand for one.
        if first.class == Class::Light && !opens {
            continue;
        }
        let mut joint: Option<&Piece> = None;
        let (mut transitive, mut middle, mut region) = (false, false, true);
        for (j, last) in run.iter().enumerate().skip(i).take(MOST_TOKENS) {
            let length = last.end - first.start;
            if last.class == Class::Ordinal || length > LONGEST && !(i == j && first.whole) {
                break;
            }
            if last.class == Class::Join {
                if joint.is_some() {
                    break;
                }
                joint = Some(last);
                continue;
            }
            if transitive {
                break;
            }
            transitive = last.transitive && j > i;
            // 渔船|青禾|船厂: another name starts with a place.
            if last.place && !region {
                break;
            }
            region &= last.region;
            let verb = last.class == Class::Verb;
            let here = Phrase {
                start: first.start,
                end: last.end,
                opens,
                quoted: first.opened && last.closed,
                tokens: j - i + 1,
                joined: joint.is_some(),
                light_first: first.class == Class::Light,
                verb_first: j > i && (first.class == Class::Verb || first.class == Class::Dual && !last.whole),
                verb_last: verb,
                verb_inside: middle,
                idiom: i == j && first.idiom,
                region,
                ..Phrase::default()
            };
            middle |= verb && j > i;
            if length < 2 || joint.is_some_and(|joint| unlike(first, joint, last)) {
                continue;
            }
            let after = run.get(j + 1);
            if last.last && (j > i || last.class != Class::Light) {
                let ends = |piece: &Piece| {
                    matches!(piece.class, Class::Light | Class::Join | Class::Verb | Class::Ordinal)
                        || piece.class == Class::Dual && j + 2 == run.len()
                };
                let framed = first.led
                    && !here.verb_first
                    && !here.verb_inside
                    && after.is_some_and(|after| after.class == Class::Light);
                each(Phrase { closes: last.closed || after.is_none_or(ends), framed, ..here });
            } else if last.class == Class::Light
                && j > i
                && first.class != Class::Light
                && run.get(j - 1).is_some_and(|piece| piece.last)
            {
                // 信访工作, 出舱活动: a short word and its light noun may be one term.
                let short = last.start - first.start <= LIGHT;
                if short && after.is_none_or(|piece| piece.class == Class::Join) {
                    each(Phrase { closes: true, light: true, ..here });
                }
            }
        }
    }
}

/// Characters that a light noun makes a term with at most.
const LIGHT: usize = 4;

/// 和 joins like with like: 兴边富民、稳边固边, not 兴边富民和企业.
fn unlike(first: &Piece, joint: &Piece, last: &Piece) -> bool {
    let (before, after) = (joint.start - first.start, last.end - joint.end);
    before < 2 || after < 2 || (joint.mark && before != after)
}
