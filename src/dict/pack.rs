//! Writes the packed dictionary from jieba's `dict.txt` and `hmm.model`.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Hmm;
use super::coding::{Coding, Stream};
use super::format::{HEADER, MAGIC, VERSION, checksum};
use super::model::{
    self, BUNDLE, COUNT, FREQUENCY, GAP, LEAF, Last, MAX_LENGTH, MOST_CHARACTERS, MOST_SMALL, PREFIX, SIZE, Scale, WORD,
};
use super::rans::SYMBOLS;
use crate::Error;

/// A character of the trie of all words: what it ends, and what may follow.
#[derive(Default)]
struct Node {
    word: Option<(u32, usize)>,
    children: BTreeMap<usize, Node>,
}

impl Node {
    /// Number of nodes of this part of the trie.
    fn nodes(&self) -> usize {
        1 + self.children.values().map(Node::nodes).sum::<usize>()
    }
}

impl Stream {
    fn kind(&mut self, context: usize, node: &Node) {
        if node.children.is_empty() {
            return self.symbol(context, LEAF);
        }
        let (symbol, count, low) = COUNT.split(node.children.len() as u32 - 1);
        self.symbol(context, symbol + if node.word.is_some() { WORD } else { PREFIX });
        self.bits(low, count);
    }

    fn word(&mut self, length: usize, node: &Node, last: &mut Last) {
        let Some((frequency, tag)) = node.word else { return };
        self.symbol(last.tag(length, node.children.is_empty()), tag);
        let (symbol, count, low) = FREQUENCY.split(frequency - 1);
        self.symbol(last.frequency(length, tag, node.children.is_empty()), symbol);
        self.bits(low, count);
        last.remember(length, tag, symbol);
    }

    fn children(&mut self, length: usize, node: &Node, last: &mut Last) {
        let siblings = node.children.len();
        let mut previous = 0;
        let mut before = LEAF;
        for (nth, (&rank, child)) in node.children.iter().enumerate() {
            self.number(
                model::gap(length, siblings - nth, previous, node.word.is_some()),
                GAP,
                (rank - previous) as u32,
            );
            self.kind(model::kind(length, siblings, rank, node.word.is_some(), before), child);
            before = kind_of(child);
            self.word(length, child, last);
            self.children(length + 1, child, last);
            previous = rank + 1;
        }
    }
}

/// Packs `dict`, the lines `word frequency tag` of jieba's dictionary, in any order, and `hmm`, its `hmm.model`. A word that
/// comes twice keeps its first tag and gets its last frequency, as jieba reads it. An empty `hmm` knows no character.
///
/// # Errors
/// [`Error::InvalidInput`] where a line has no frequency of 1 to 2^29, a word has more than 64
/// characters, or there are more than 64 tags or 49,152 characters that differ; or where no
/// counts give the logarithms of the model.
pub fn pack(dict: &str, hmm: &str) -> Result<Vec<u8>, Error> {
    let hmm = Hmm::parse(hmm)?;
    let entries = entries(dict)?;
    let uses = uses(&entries);
    let tags = tags(&entries);
    if tags.len() > SYMBOLS || uses.len() > MOST_CHARACTERS || tags.iter().any(|tag| tag.len() > 255) {
        return Err(Error::InvalidInput("dict"));
    }
    let ranks = ranks(&uses);
    let root = trie(&entries, &tags, &ranks);
    let coded = Coded::of(&root, &uses, &hmm.stream(|character| ranks.get(&character).map(|&rank| rank as u16)));

    let mut body = Vec::new();
    body.extend((entries.len() as u32).to_le_bytes());
    body.extend((uses.len() as u32).to_le_bytes());
    body.extend((root.values().map(Node::nodes).sum::<usize>() as u32).to_le_bytes());
    body.extend(entries.values().map(|&(frequency, _)| u64::from(frequency)).sum::<u64>().to_le_bytes());
    body.push(tags.len() as u8);
    for tag in tags {
        body.push(tag.len() as u8);
        body.extend(tag.as_bytes());
    }
    body.extend(coded.tables);
    body.extend(coded.heads);
    body.extend(hmm.head());
    body.extend(coded.counts);
    body.extend(coded.bundles.into_iter().flat_map(|bundle| bundle.bytes));

    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    debug_assert_eq!(file.len(), HEADER);
    file.extend(body);
    Ok(file)
}

/// Frequency and tag of each word.
type Entries<'d> = FxHashMap<&'d str, (u32, &'d str)>;
/// How often each character follows a prefix of a word.
type Uses = BTreeMap<char, u32>;

fn entries(dict: &str) -> Result<Entries<'_>, Error> {
    let invalid = || Error::InvalidInput("dict");
    let mut entries = Entries::default();
    for line in dict.lines() {
        let mut fields = line.split_whitespace();
        let Some(word) = fields.next() else { continue };
        let frequency = fields.next().and_then(|field| field.parse::<u32>().ok()).ok_or_else(invalid)?;
        if frequency == 0 || frequency > 1 << 29 || word.chars().count() > MAX_LENGTH {
            return Err(invalid());
        }
        entries.entry(word).or_insert((0, fields.next().unwrap_or(""))).0 = frequency;
    }
    Ok(entries)
}

fn uses(entries: &Entries) -> Uses {
    let mut prefixes: FxHashSet<&str> = FxHashSet::default();
    let mut uses = Uses::new();
    for &word in entries.keys() {
        for (place, (byte, character)) in word.char_indices().enumerate() {
            let new = prefixes.insert(&word[..byte + character.len_utf8()]);
            *uses.entry(character).or_default() += u32::from(place > 0 && new);
        }
    }
    uses
}

/// The tags, the most frequent first.
fn tags<'d>(entries: &Entries<'d>) -> Vec<&'d str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &(_, tag) in entries.values() {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<&str> = counts.keys().copied().collect();
    tags.sort_by_key(|tag| std::cmp::Reverse(counts[tag]));
    tags
}

fn use_symbol(uses: u32) -> usize {
    SIZE.split(uses.min(u16::MAX.into())).0
}

/// The rank of each character, which follows from the symbol of its uses alone, so that the reader can find it.
fn ranks(uses: &Uses) -> FxHashMap<char, usize> {
    let mut by_use: Vec<(char, u32)> = uses.iter().map(|(&character, &uses)| (character, uses)).collect();
    by_use.sort_by_key(|&(character, uses)| (std::cmp::Reverse(use_symbol(uses)), character));
    by_use.into_iter().enumerate().map(|(rank, (character, _))| (character, rank)).collect()
}

/// All words, by their first character.
fn trie(entries: &Entries, tags: &[&str], ranks: &FxHashMap<char, usize>) -> BTreeMap<char, Node> {
    let numbers: FxHashMap<&str, usize> = tags.iter().enumerate().map(|(number, &tag)| (tag, number)).collect();
    let mut root: BTreeMap<char, Node> = BTreeMap::new();
    for (word, &(frequency, tag)) in entries {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { continue };
        let mut node = root.entry(first).or_default();
        for character in characters {
            node = node.children.entry(ranks[&character]).or_default();
        }
        node.word = Some((frequency, numbers[tag]));
    }
    root
}

/// What is coded, by the tables that fit it.
struct Coded {
    tables: Vec<u8>,
    /// Of each character where its words are.
    heads: Vec<u8>,
    /// The model's.
    counts: Vec<u8>,
    bundles: Vec<Bundle>,
}

impl Coded {
    /// First all that is to be coded, then the tables that fit it, then the coding. Only then are the sizes known, which are
    /// coded as well: so a second round, with those of the first.
    fn of(root: &BTreeMap<char, Node>, uses: &Uses, emissions: &Stream) -> Self {
        let places = places(uses.keys().map(|character| root.get(character)));
        let bundles = bundles(uses.keys().filter_map(|character| root.get(character)), &places);
        let mut coded = Self { tables: vec![], heads: vec![], counts: vec![], bundles };
        for _ in 0..2 {
            let index = index(uses, &places, &coded.bundles);
            let streams = coded.bundles.iter().flat_map(Bundle::streams);
            let coding = Coding::of(streams.chain([index, emissions.clone()]));
            for bundle in &mut coded.bundles {
                bundle.encode(&coding);
            }
            coded.heads = coding.encode(&self::index(uses, &places, &coded.bundles));
            coded.counts = coding.encode(emissions);
            coded.tables = coding.written;
        }
        coded
    }
}

fn index(uses: &Uses, places: &[usize], bundles: &[Bundle]) -> Stream {
    let mut stream = Stream::default();
    let mut next = 0;
    let mut bundles = bundles.iter();
    for ((&character, &uses), &place) in uses.iter().zip(places) {
        stream.number(model::CODE_POINT, Scale::WIDE, u32::from(character) - next);
        next = u32::from(character) + 1;
        stream.symbol(model::USES, use_symbol(uses));
        stream.symbol(model::HEAD, place);
        if matches!(place, model::SMALL_LAST | model::LARGE) {
            let size = bundles.next().map_or(0, |bundle| bundle.bytes.len());
            stream.number(model::BUNDLE_SIZE, Scale::WIDE, size as u32);
        }
    }
    stream
}

/// Where the words are that start with each character.
fn places<'a>(heads: impl Iterator<Item = Option<&'a Node>>) -> Vec<usize> {
    let mut places = Vec::new();
    let mut small = None;
    let mut weight = 0;
    for head in heads {
        places.push(match head {
            None => model::NO_HEAD,
            Some(head) if head.children.len() > MOST_SMALL => model::LARGE,
            Some(head) => {
                small = Some(places.len());
                weight += head.nodes();
                if weight >= BUNDLE {
                    weight = 0;
                    small = None;
                    model::SMALL_LAST
                } else {
                    model::SMALL
                }
            }
        });
    }
    if let Some(last) = small {
        places[last] = model::SMALL_LAST;
    }
    places
}

/// The bundles, in the file's order.
fn bundles<'a>(heads: impl Iterator<Item = &'a Node>, places: &[usize]) -> Vec<Bundle> {
    let mut bundles = Vec::new();
    let mut small = Stream::default();
    let mut last = Last::default();
    for (head, &place) in heads.zip(places.iter().filter(|&&place| place != model::NO_HEAD)) {
        if place == model::LARGE {
            bundles.push(Bundle::large(head));
            continue;
        }
        small.kind(model::kind(1, 0, 0, false, LEAF), head);
        small.word(1, head, &mut last);
        small.children(2, head, &mut last);
        if place == model::SMALL_LAST {
            bundles.push(Bundle { head: std::mem::take(&mut small), ..Bundle::default() });
            last = Last::default();
        }
    }
    bundles
}

/// A bundle: all of it in `head`, or of a large first character that alone, the list of its second
/// characters and the blocks of what follows them.
#[derive(Default)]
struct Bundle {
    head: Stream,
    list: Stream,
    blocks: Vec<Stream>,
    /// As coded last: sizes of the blocks, and the bytes.
    sizes: Vec<usize>,
    bytes: Vec<u8>,
}

impl Bundle {
    fn large(node: &Node) -> Self {
        let mut bundle = Self::default();
        bundle.head.kind(model::kind(1, 0, 1, false, LEAF), node);
        bundle.head.word(1, node, &mut Last::default());
        let siblings = node.children.len();
        let is_word = node.word.is_some();
        let mut previous = 0;
        for (nth, &rank) in node.children.keys().enumerate() {
            bundle.list.number(model::gap(2, siblings - nth, previous, is_word), GAP, (rank - previous) as u32);
            previous = rank + 1;
        }
        let mut children = node.children.iter();
        for length in model::blocks(siblings) {
            let mut block = Stream::default();
            let mut last = Last::default();
            let mut before = LEAF;
            for (&rank, child) in children.by_ref().take(length) {
                block.kind(model::kind(2, siblings, rank, is_word, before), child);
                before = kind_of(child);
                block.word(2, child, &mut last);
                block.children(3, child, &mut last);
            }
            bundle.sizes.push(0);
            bundle.blocks.push(block);
        }
        bundle
    }

    /// The stream before the blocks.
    fn index(&self) -> Stream {
        let mut index = self.head.clone();
        for &size in &self.sizes {
            index.number(model::BLOCK_SIZE, Scale::WIDE, size as u32);
        }
        index.0.extend(&self.list.0);
        index
    }

    fn streams(&self) -> impl Iterator<Item = Stream> {
        std::iter::once(self.index()).chain(self.blocks.iter().cloned())
    }

    fn encode(&mut self, coding: &Coding) {
        let blocks: Vec<Vec<u8>> = self.blocks.iter().map(|block| coding.encode(block)).collect();
        self.sizes = blocks.iter().map(Vec::len).collect();
        self.bytes = coding.encode(&self.index());
        self.bytes.extend(blocks.into_iter().flatten());
    }
}

fn kind_of(node: &Node) -> usize {
    if node.children.is_empty() {
        LEAF
    } else if node.word.is_some() {
        WORD
    } else {
        PREFIX
    }
}
