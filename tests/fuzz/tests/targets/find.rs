use std::ops::Range;

use jiyao::dict::Terms;
use jiyao::text::find::Index;
use jiyao::text::fragment::{Ngrams, text_fragment};
use jiyao::text::{self, DigestOptions, Report, Segmenter, Span};
use jiyao_fuzz::damage::ODD;
use jiyao_fuzz::directive::{Page, parsed, passages};
use jiyao_fuzz::pieces::paragraph;
use jiyao_fuzz::run::fuzz;
use jiyao_fuzz::text::texts;

use crate::{reports, shipped};

/// What a text holds is found in it, and a link leads to its passage, or to the same words elsewhere, or is not given.
#[test]
fn find() {
    let terms = Terms::default();
    fuzz("find", texts(reports("find"), paragraph(), &ODD), |input| {
        let text = String::from_utf8_lossy(input);
        let mut lines = text.split('\n').map(str::to_owned);
        let report = Report::new(lines.next(), lines);
        for block in &report.blocks {
            let characters: Vec<char> = block.text().chars().collect();
            for length in [1, 2, 5] {
                let step = characters.len() / 3 + 1;
                let terms: Vec<String> =
                    characters.windows(length).step_by(step).map(|term| term.iter().collect()).collect();
                found(&report, &terms);
            }
        }
        let segmenter = Segmenter::for_text(shipped(), &text);
        let digest = text::digest(&report, &segmenter, &terms, &DigestOptions::default());
        let ngrams = Ngrams::of(&report);
        let whole =
            (0..report.blocks.len()).map(|block| vec![report.span(block, 0..report.blocks[block].text().len())]);
        let page = Page::of(&report);
        for spans in passages(&digest).into_iter().chain(whole) {
            let Some(fragment) = text_fragment(&report, &ngrams, &spans) else { continue };
            let worded = |range: Range<usize>| worded(&page.text, range);
            let home = worded(page.passage(&report, &spans));
            let found = page.selected(&parsed(&fragment), true).map(worded);
            let words = &page.text[home.clone()];
            let shown = found.clone().map(|found| &page.text[found]);
            let said = || format!("{fragment} for {words} leads to {shown:?}");
            // What begins as other passages do may be shown in their place, and what ends as it goes on, to there.
            let mark = |c: char| !c.is_alphanumeric();
            let (opening, ending) = (words.split(mark).next().unwrap_or(""), words.rsplit(mark).next().unwrap_or(""));
            let once = |part: &str| page.text.matches(part).count() == 1;
            assert!(shown.is_some_and(|shown| shown.chars().take(4).eq(words.chars().take(4))), "{}", said());
            assert!(!once(opening) || found.as_ref().is_some_and(|found| found.start == home.start), "{}", said());
            assert!(!once(opening) || !once(ending) || found == Some(home), "{}", said());
        }
    });
}

/// `range` of a text without what is no letter or digit at its ends.
fn worded(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    start..start + part.trim_matches(|c: char| !c.is_alphanumeric()).len()
}

/// Finds the terms one by one and all at once.
fn found(report: &Report, terms: &[String]) {
    let index = Index::new(report.blocks.iter().map(|block| block.text()));
    let hits = index.find(terms);
    let starts: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
    assert!(starts.windows(2).all(|pair| (pair[0].block, pair[0].end) <= (pair[1].block, pair[1].start)), "{starts:?}");
    for hit in &hits {
        let slice = report.slice(hit.span);
        let again = Index::new([slice]).find(&[&terms[hit.term]]);
        assert_eq!(again.len(), 1, "{slice} {}", terms[hit.term]);
    }
    for term in terms {
        let stands = report.blocks.iter().any(|block| block.text().contains(&**term));
        let counts = !Index::new([&**term]).find(&[term]).is_empty();
        assert!(!(stands && counts && index.find(&[term]).is_empty()), "{term} is not found");
    }
}
