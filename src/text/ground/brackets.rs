//! Pairs of quotation marks and brackets: what stands between them is kept whole.

use crate::order::Order;
use std::ops::Range;

/// Opening and closing marks: those of GB/T 15834-2011 (4.8, 4.9, 4.15) and their half-width forms.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('｛', '｝'),
    ('{', '}'),
    ('｢', '｣'),
];

/// How many marks may stand open at a time; those beyond count as unclosed. Keeps the search for
/// an opening mark, and with it the whole, linear.
const DEPTH: usize = 32;

/// The matched pairs of a text, and the marks that lack a partner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brackets {
    /// Outermost pairs with their marks, in order, not overlapping; in bytes.
    pub pairs: Vec<Range<usize>>,
    /// Opening marks that are never closed; in bytes, in order.
    pub unclosed: Vec<usize>,
}

impl Brackets {
    /// Matches the marks of `text`. A pair never crosses a line end: a mark forgotten in one line
    /// can't swallow the next.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut straight: Option<usize> = None;
        let mut matched: Vec<Range<usize>> = Vec::new();
        for (byte, character) in text.char_indices() {
            match character {
                // Most of a report, and never a mark.
                '\u{3400}'..='\u{9fff}' => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                    found.unclosed.extend(open.drain(..).map(|(byte, _)| byte));
                    found.unclosed.extend(straight.take());
                }
                // Straight quotes have no direction: they open and close in turn.
                '"' | '＂' => match straight.take() {
                    Some(start) => matched.push(start..byte + character.len_utf8()),
                    None => straight = Some(byte),
                },
                _ => {
                    if PAIRS.iter().any(|&(opening, _)| opening == character) {
                        if open.len() == DEPTH {
                            found.unclosed.push(open.remove(0).0);
                        }
                        open.push((byte, character));
                    } else if let Some(depth) = open.iter().rposition(|&(_, opening)| closes(opening, character)) {
                        found.unclosed.extend(open.drain(depth + 1..).map(|(byte, _)| byte));
                        if let Some((start, _)) = open.pop() {
                            matched.push(start..byte + character.len_utf8());
                        }
                    }
                }
            }
        }
        found.unclosed.extend(open.into_iter().map(|(byte, _)| byte));
        found.unclosed.extend(straight);
        found.unclosed.order();
        matched.order_by_key(|pair| (pair.start, std::cmp::Reverse(pair.end)));
        for pair in matched {
            match found.pairs.last_mut() {
                // Straight quotes may overlap with brackets: "A（B"）; both are kept whole.
                Some(outer) if pair.start < outer.end => outer.end = outer.end.max(pair.end),
                _ => found.pairs.push(pair),
            }
        }
        found
    }

    /// The outermost pair around `byte`; the opening mark's own byte lies outside.
    #[must_use]
    pub fn around(&self, byte: usize) -> Option<&Range<usize>> {
        let pair = self.pairs.get(self.pairs.partition_point(|pair| pair.end <= byte))?;
        (pair.start < byte).then_some(pair)
    }

    /// Whether `byte` lies between the marks of a pair, or on its closing mark.
    #[must_use]
    pub fn inside(&self, byte: usize) -> bool {
        self.around(byte).is_some()
    }
}

/// Half and full width forms close each other: （…) is a slip of the keyboard, not two marks.
fn closes(opening: char, closing: char) -> bool {
    let folded = |mark| match mark {
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '｛' => '{',
        '｝' => '}',
        other => other,
    };
    PAIRS.iter().any(|&(o, c)| folded(o) == folded(opening) && folded(c) == folded(closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<&str> {
        Brackets::of(text).pairs.into_iter().map(|pair| &text[pair]).collect()
    }

    #[test]
    fn outermost_pairs_are_found() {
        assert_eq!(
            pairs("审议《关于“十四五”规划（草案）的意见》，落实“四个意识”"),
            ["《关于“十四五”规划（草案）的意见》", "“四个意识”"]
        );
        assert_eq!(pairs("厅(局)、区（市)"), ["(局)", "（市)"]);
        assert_eq!(pairs("他说\"好\"。"), ["\"好\""]);
    }

    #[test]
    fn an_unclosed_mark_swallows_nothing() {
        let found = Brackets::of("【字体：打印\n会议（听取）“汇报");
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.unclosed.len(), 2);
        assert!(Brackets::of("“两个维护“").pairs.is_empty());
        assert!(Brackets::of("1)加强 2)改进").unclosed.is_empty());
    }

    #[test]
    fn inside_is_between_the_marks() {
        let text = "甲（乙）丙";
        let found = Brackets::of(text);
        let inside: Vec<_> = text.char_indices().filter(|&(byte, _)| found.inside(byte)).map(|(_, c)| c).collect();
        assert_eq!(inside, ['乙', '）']);
    }
}
