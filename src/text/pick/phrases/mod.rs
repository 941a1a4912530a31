//! Tokens to phrases: the runs of words that can be a term, and where they stand.
//!
//! Official Chinese says what it is about as verb, noun phrase, light noun: 加强|水利基础设施|建设,
//! 优化|营商环境|的措施. A policy verb opens a phrase, a light noun (工作, 措施, 力度) ends it, and
//! neither belongs to the term. What our own list of terms holds is never cut, even across 和 or 的;
//! nor are quotations (“一号工程”), the names of laws, of bodies and of meetings.

mod class;
mod folded;
mod run;
mod titles;

pub(super) use folded::Folded;

use std::ops::Range;

use crate::dict::Terms;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::dateline::datelines;
use crate::text::ground::segment::Segmenter;
use crate::text::lexicon::institutions::BODY_WORDS;
use crate::text::lexicon::meetings::MEETING_WORDS;
use crate::text::lexicon::suffix;
use crate::text::who::names::ends_post;
pub(super) use class::is_kind;
use class::{
    Class, body_and_more, class, classifier, counts, ends_light, ends_number, has_surname, is_body, is_place,
    is_policy_verb, is_unit, names_place, says_more, takes_verb,
};
use run::{Piece, phrases};
use titles::{Title, title};

/// Characters of a term at most, but for names.
pub(super) const LONGEST: usize = 12;
/// Characters of the name of a body or a meeting at most.
const LONGEST_NAME: usize = 16;
/// Characters of a quotation that may be a term at most.
const LONGEST_QUOTATION: usize = 10;

/// What a phrase names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Topic,
    /// A law or another document that has a name.
    Document,
    Body,
    Meeting,
}

/// What a term names, by how it ends.
pub(super) fn kind(term: &str) -> Kind {
    let ends = |list| suffix(term, list).is_some_and(|end| end.len() > 3);
    match () {
        () if ends(MEETING_WORDS) => Kind::Meeting,
        () if ends(BODY_WORDS) => Kind::Body,
        () => Kind::Topic,
    }
}

/// A phrase where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Phrase {
    /// The first folded character in the block.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    pub kind: Kind,
    /// A verb, a mark or a function word stands before it, not a part of the same noun phrase.
    pub opens: bool,
    /// A light noun, a mark or a function word comes after it.
    pub closes: bool,
    /// A policy verb stands right before it and a light noun right after it: 加大|助渔帮扶|力度.
    pub framed: bool,
    /// It stands whole in quotation marks.
    pub quoted: bool,
    /// It stands in 《》.
    pub titled: bool,
    /// Its number of tokens.
    pub tokens: usize,
    /// Two phrases that 和 or 、 joins.
    pub joined: bool,
    /// Its first, its last word or one between is a verb, so that it may be a piece of a sentence.
    pub verb_first: bool,
    pub verb_last: bool,
    pub verb_inside: bool,
    /// Its first word is a light noun.
    pub light_first: bool,
    /// A single idiom.
    pub idiom: bool,
    /// Nothing but regions.
    pub region: bool,
    /// Its last word is a light noun.
    pub light: bool,
    /// Index of the sentence in its block.
    pub sentence: usize,
    /// Index of the clause in its sentence.
    pub clause: usize,
    /// Mean rarity of its words in nats.
    pub rarity: f64,
}

/// Calls `each` for every phrase of the block `text`; `folded` is the same, folded.
pub(super) fn each(text: &str, folded: &Folded, segmenter: &Segmenter, terms: &Terms, each: &mut dyn FnMut(Phrase)) {
    let words = Words::of(text, folded, segmenter);
    let brackets = Brackets::of(text);
    let mut walk = Walk {
        text,
        folded,
        segmenter,
        terms,
        words: &words,
        run: Vec::new(),
        nested: Vec::new(),
        sentence: 0,
        clause: 0,
        titled_until: 0,
        opened: false,
        counted: false,
        led: false,
        previous: "",
        next: "",
        name: 0,
        each,
    };
    let skipped = datelines(text, &brackets);
    let mut skipped = skipped.iter().map(|range| folded.at(range.start)..folded.at(range.end)).peekable();
    let mut until = 0;
    for (at, word) in words.list.iter().enumerate() {
        while skipped.peek().is_some_and(|range| range.end <= word.start) {
            skipped.next();
        }
        if word.start < until {
            walk.previous = word.text;
        } else if skipped.peek().is_some_and(|range| range.contains(&word.start)) {
            walk.flush();
        } else {
            walk.next = words.list.get(at + 1).map_or("", |next| next.text);
            until = walk.word(word).max(until);
        }
    }
    walk.flush();
    walk.inner();
}

/// A token; folded characters.
struct Word<'a> {
    text: &'a str,
    tag: &'a str,
    byte: usize,
    start: usize,
    end: usize,
}

/// The tokens of a block, and how rare those are that start before each folded character, summed up.
struct Words<'a> {
    list: Vec<Word<'a>>,
    /// For each character the number and the rarity in nats of the tokens that start before it.
    sums: Vec<(u32, f64)>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str, folded: &Folded, segmenter: &'a Segmenter) -> Self {
        let total = segmenter.total() as f64;
        let mut list = Vec::new();
        let mut sums = Vec::with_capacity(folded.characters.len() + 1);
        let (mut byte, mut at) = (0usize, 0usize);
        let (mut number, mut rarity) = (0, 0.0);
        sums.push((0, 0.0));
        for (word, tag) in segmenter.tagged(text) {
            // 馆|要, 7000|台|采, where jieba guesses a word of two.
            let counted = list.last().is_some_and(|before: &Word| ends_number(before.text));
            let cut = match classifier(word) {
                _ if tag != "x" => word.len(),
                Some(classifier) if counted => classifier.len(),
                _ => body_and_more(word),
            };
            for word in [word.get(..cut).unwrap_or(""), word.get(cut..).unwrap_or("")] {
                if word.is_empty() {
                    continue;
                }
                let (start, from) = (at, byte);
                byte += word.len();
                while folded.starts.get(at).is_some_and(|&start| (start as usize) < byte) {
                    at += 1;
                }
                if at > start {
                    number += 1;
                    // A word of the text itself: what other texts have made known to the segmenter tells nothing here.
                    rarity += (total / f64::from(segmenter.frequency(word).max(1))).ln();
                    sums.resize(at + 1, (number, rarity));
                }
                list.push(Word { text: word, tag, byte: from, start, end: at });
            }
        }
        Self { list, sums }
    }

    fn rarity(&self, range: Range<usize>) -> f64 {
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or_default();
        let ((before, less), (number, rarity)) = (sum(range.start), sum(range.end));
        (rarity - less) / f64::from(number.saturating_sub(before).max(1))
    }
}

/// The way through a block, word by word.
struct Walk<'a> {
    text: &'a str,
    folded: &'a Folded,
    segmenter: &'a Segmenter,
    terms: &'a Terms,
    words: &'a Words<'a>,
    run: Vec<Piece>,
    /// Shorter terms of the list in longer ones.
    nested: Vec<Range<usize>>,
    sentence: usize,
    clause: usize,
    /// One past the last character of the title that is open.
    titled_until: usize,
    /// The last mark opened a quotation.
    opened: bool,
    /// The last word ended how many there are of what follows.
    counted: bool,
    /// It was a verb that takes a policy as its object.
    led: bool,
    previous: &'a str,
    next: &'a str,
    /// Characters of a name after a post that may still come.
    name: usize,
    each: &'a mut dyn FnMut(Phrase),
}

impl<'a> Walk<'a> {
    /// Takes the next word; the folded character up to which the words after it are taken, too.
    fn word(&mut self, word: &Word<'a>) -> usize {
        if word.start == word.end {
            self.mark(word);
            return 0;
        }
        if let Some(end) = self.quotation(word).or_else(|| self.term(word)) {
            return end;
        }
        if matches!(word.text, "《" | "〈")
            && let Some((title, end)) = title(&self.folded.characters, word.start)
        {
            self.flush();
            match title {
                Title::About => self.titled_until = end,
                Title::Other => return end,
                Title::Name(range) => {
                    self.emit(Phrase {
                        start: range.start,
                        end: range.end,
                        kind: Kind::Document,
                        opens: true,
                        closes: true,
                        tokens: 2,
                        ..Phrase::default()
                    });
                    return end;
                }
            }
            self.opened = false;
            return 0;
        }
        self.plain(word);
        0
    }

    /// Quotation marks and white space: no characters of their own.
    fn mark(&mut self, word: &Word<'a>) {
        if word.text.contains(['“', '‘', '「', '『']) {
            self.opened = true;
        } else if word.text.trim().is_empty() {
            self.flush();
        } else if let Some(piece) = self.run.last_mut() {
            piece.closed |= word.text.contains(['”', '’', '」', '』']);
        }
    }

    /// A short quotation without punctuation is one piece: “四下基层”, 双|“一号工程”.
    fn quotation(&mut self, word: &Word<'a>) -> Option<usize> {
        if !self.opened {
            return None;
        }
        let rest = self.text.get(word.byte..)?;
        let close = rest.char_indices().take(LONGEST_QUOTATION + 1).find(|(_, c)| "”’」』".contains(*c))?.0;
        let inside = rest.get(..close)?;
        if inside.contains(['，', '。', '；', '：', '！', '？', '、', '“', '‘', '《', ' ', ',', ';', ':', '%', '％'])
            || inside.chars().nth(1).is_none()
            || is_policy_verb(word.text)
        {
            return None;
        }
        let end = self.folded.at(word.byte + close);
        let whole = Piece { opened: true, closed: true, whole: true, ..piece(Class::Content, word.start, end) };
        self.nested.extend(nested(self.folded, self.terms, word.start..end));
        self.push(whole);
        self.previous = word.text;
        Some(end)
    }

    /// The longest term of our list that starts here and ends with a token is one piece.
    fn term(&mut self, word: &Word<'a>) -> Option<usize> {
        let rest = self.folded.characters.get(word.start..)?;
        let (_, length) = self.terms.at_start_of(rest).last()?;
        let end = word.start + length;
        if end < word.end {
            return None;
        }
        self.nested.extend(nested(self.folded, self.terms, word.start..end));
        self.push(Piece { whole: true, ..piece(Class::Content, word.start, end) });
        self.previous = word.text;
        Some(end)
    }

    fn plain(&mut self, word: &Word<'a>) {
        let previous = std::mem::replace(&mut self.previous, word.text);
        let mut class = class(word.text, word.tag, self.segmenter);
        let length = word.end - word.start;
        if ends_number(previous) && is_unit(word.text, word.tag) || self.is_name(word, previous, class) {
            class = Class::Break;
        }
        // 研究|馆, 人才|培育|工程: a verb that says what a body or a measure is for.
        let inside = self.run.last().is_some_and(|piece| piece.last || piece.class == Class::Body);
        let attribute = is_body(self.next) || inside && takes_verb(self.next);
        if class == Class::Break && attribute && is_policy_verb(word.text) {
            class = Class::Dual;
        }
        let single = length == 1;
        match class {
            Class::Body | Class::Meeting => return self.named(word, class),
            Class::Owner => {
                self.flush();
                self.run.push(Piece { first: false, last: false, ..piece(class, word.start, word.end) });
                self.opened = false;
                return;
            }
            Class::Post => {
                // What came before says whose post it is: no term, but part of a meeting's name.
                let start = self.run.first().map_or(word.start, |piece| piece.start);
                self.run.clear();
                self.run.push(Piece { first: false, last: false, ..piece(Class::Post, start, word.end) });
                self.name = 3;
                self.opened = false;
                return;
            }
            Class::Break => {
                self.flush();
                self.opened = false;
                self.counted = counts(word.text, word.tag, previous);
                self.led = is_policy_verb(word.text);
                match word.text {
                    "。" | "！" | "？" | "!" | "?" => (self.sentence, self.clause) = (self.sentence + 1, 0),
                    "，" | "；" | "：" | "," | ";" | ":" => self.clause += 1,
                    _ => {}
                }
                return;
            }
            _ => {}
        }
        let noun = word.tag.starts_with('n') || word.tag == "j";
        self.push(Piece {
            mark: word.text == "、",
            idiom: matches!(word.tag, "l" | "i"),
            region: word.tag == "ns" || word.tag == "x" && names_place(word.text),
            place: is_place(word.text, word.tag, self.segmenter),
            transitive: matches!(word.text, "支持" | "运用" | "分析" | "应用" | "利用" | "服务" | "保障")
                && !takes_verb(self.next),
            first: !matches!(class, Class::Join | Class::Ordinal) && (!single || class == Class::Dual || noun),
            last: !matches!(class, Class::Light | Class::Join | Class::Ordinal)
                && (class == Class::Dual || !matches!(word.tag, "b" | "a" | "h" | "d"))
                && (length < 4 || !ends_light(word.text))
                && (!single || noun || matches!(word.tag, "k" | "g")),
            ..piece(class, word.start, word.end)
        });
    }

    /// Whether a word after a post is a person's name or a part of one.
    fn is_name(&mut self, word: &Word<'a>, previous: &str, class: Class) -> bool {
        let length = word.end - word.start;
        let left = std::mem::take(&mut self.name);
        if left == 0 {
            // 航天员, 教师: callings that are terms, too.
            let guessed = word.tag == "x" && (2..=3).contains(&length) && has_surname(word.text);
            return guessed && (length == 3 || ends_post(previous));
        }
        if word.tag == "x" || word.tag.starts_with("nr") || left == 3 && length == 1 && has_surname(word.text) {
            self.name = left.saturating_sub(length);
            return true;
        }
        left < 3 && length <= left && class != Class::Post && !matches!(class, Class::Dual | Class::Light | Class::Join)
    }

    /// A body's or a meeting's name ends here: whole, nothing else of it is a term of its own.
    fn named(&mut self, word: &Word<'a>, class: Class) {
        let kind = if class == Class::Body { Kind::Body } else { Kind::Meeting };
        // A list of bodies parts them; 和 between other words belongs to the name (文化和旅游厅).
        let parts = |at: &usize| {
            let before = at.checked_sub(1).and_then(|at| self.run.get(at));
            self.run.get(*at).is_some_and(|piece| piece.class == Class::Join)
                && (self.run.get(*at).is_some_and(|piece| piece.mark)
                    || before.is_none_or(|before| before.class == Class::Body))
        };
        let from = (0..self.run.len()).rev().find(parts).map_or(0, |at| at + 1);
        let name = self.run.get(from..).unwrap_or_default();
        let words = |piece: &Piece| self.folded.characters.get(piece.start..piece.end).map(String::from_iter);
        let says = name.iter().any(|piece| {
            // 第三督导组 is one of several; 第三次会议 says nothing.
            (kind == Kind::Body || piece.class != Class::Ordinal)
                && piece.class != Class::Light
                && !words(piece).is_some_and(|name| is_kind(&name))
        }) || says_more(word.text);
        let start =
            name.iter().find(|piece| piece.first || matches!(piece.class, Class::Body | Class::Post | Class::Owner));
        let start = start.map_or(word.start, |piece| piece.start);
        let start = Some(start).filter(|start| (4..=LONGEST_NAME).contains(&(word.end - start)));
        if let Some(start) = start.filter(|_| says) {
            self.emit(Phrase { start, end: word.end, kind, opens: true, closes: true, tokens: 2, ..Phrase::default() });
        }
        match kind {
            Kind::Meeting => self.flush(),
            _ => {
                self.run.truncate(from);
                self.flush();
                // 省委|经济工作会议: the name of what the body holds starts with it.
                if let Some(start) = start {
                    self.run.push(Piece { first: false, last: false, ..piece(Class::Body, start, word.end) });
                }
            }
        }
        self.opened = false;
    }

    fn push(&mut self, piece: Piece) {
        let opened = std::mem::take(&mut self.opened);
        let (counted, led) = (std::mem::take(&mut self.counted), std::mem::take(&mut self.led));
        self.run.push(Piece { opened: piece.opened || opened, counted, led, ..piece });
    }

    fn emit(&mut self, phrase: Phrase) {
        let titled = phrase.start < self.titled_until;
        let rarity = self.words.rarity(phrase.start..phrase.end);
        (self.each)(Phrase { titled, rarity, sentence: self.sentence, clause: self.clause, ..phrase });
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        phrases(&run, &mut |phrase| self.emit(phrase));
        self.run = run;
        self.run.clear();
    }

    /// The shorter terms inside those that were found.
    fn inner(&mut self) {
        for range in std::mem::take(&mut self.nested) {
            let rarity = self.words.rarity(range.clone());
            (self.each)(Phrase {
                start: range.start,
                end: range.end,
                tokens: 1,
                clause: 9,
                rarity,
                ..Phrase::default()
            });
        }
    }
}

fn piece(class: Class, start: usize, end: usize) -> Piece {
    Piece {
        class,
        start,
        end,
        mark: false,
        opened: false,
        closed: false,
        whole: false,
        transitive: false,
        idiom: false,
        region: false,
        place: false,
        counted: false,
        led: false,
        first: true,
        last: true,
    }
}

/// The shorter terms of the list inside `range`.
fn nested<'a>(folded: &'a Folded, terms: &'a Terms, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let (whole, end) = (range.clone(), range.end);
    range
        .flat_map(move |start| {
            let rest = folded.characters.get(start..end).unwrap_or_default();
            terms.at_start_of(rest).map(move |(_, length)| start..start + length)
        })
        .filter(move |place| *place != whole)
}
