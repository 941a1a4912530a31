//! All that the package makes of a report's text, for the test that counts its steps: never shipped.

use wasm_bindgen::prelude::*;

use crate::dict::{Dictionary, Terms};
use crate::text::reader::export::{Labels, Origin, markdown, whole_text};
use crate::text::reader::find::Index;
use crate::text::reader::fragment::{Ngrams, text_fragment};
use crate::text::reader::utterances::utterances;
use crate::text::report::Span;
use crate::text::{self, DigestOptions, Report, Segmenter};

/// Reads texts.
#[wasm_bindgen]
pub struct Reader(Dictionary);

#[wasm_bindgen]
impl Reader {
    /// A reader with the packed dictionary of these bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: Vec<u8>) -> Result<Reader, JsValue> {
        Dictionary::open(dictionary).map(Self).map_err(JsValue::from)
    }

    /// Digests a text, whose lines are its paragraphs and whose first line is its title, too; links to each passage of
    /// the digest, writes it, finds its keywords, parts it for reading aloud. Gives what is made, so that nothing is left
    /// out by the compiler: a count without meaning.
    pub fn read(&self, text: &str) -> usize {
        let title = text.lines().next().unwrap_or("").to_owned();
        let report = Report::new(Some(title), text.split('\n').map(str::to_owned));
        let segmenter = Segmenter::for_text(&self.0, text);
        let digest = text::digest(&report, &segmenter, &Terms::default(), &DigestOptions::default());
        let passages = digest.summary.iter().map(|line| &line.spans);
        let passages = passages.chain(digest.sections.iter().map(|section| &section.spans));
        let passages =
            passages.chain(digest.sections.iter().flat_map(|section| &section.points).map(|point| &point.spans));
        let passages =
            passages.chain(digest.outlines.iter().flat_map(|outline| &outline.items).map(|item| &item.spans));
        let ngrams = Ngrams::of(&report);
        let linked = passages.filter_map(|spans| text_fragment(&report, &ngrams, spans)).count();
        let origin = Origin::default();
        let written = whole_text(&report, &digest, &origin, &Labels::CHINESE).len()
            + markdown(&report, &digest, &origin, &Labels::CHINESE).len();
        let terms: Vec<&str> = digest.keywords.iter().map(|keyword| keyword.text.as_str()).collect();
        let hits = Index::new(report.blocks.iter().map(|block| block.text())).find(&terms).len();
        let whole: Vec<Span> =
            report.blocks.iter().enumerate().map(|(block, words)| report.span(block, 0..words.text().len())).collect();
        linked + written + hits + utterances(&report, &whole).len()
    }

    /// How many pairs of like characters a text has, each compared with each: what the test has to find.
    pub fn compare_all(&self, text: &str) -> usize {
        let characters: Vec<char> = text.chars().collect();
        characters.iter().map(|one| characters.iter().filter(|other| *other == one).count()).sum()
    }
}
