use jiyao::dict::Terms;
use jiyao::text::export::{Labels, Origin, markdown, whole_text};
use jiyao::text::reader::plain::PlainText;
use jiyao::text::utterances::utterances;
use jiyao::text::{self, DigestOptions, Report, Segmenter, SummaryLength};
use jiyao_fuzz::damage::ODD;
use jiyao_fuzz::kept::broken;
use jiyao_fuzz::pieces::paragraph;
use jiyao_fuzz::run::fuzz;
use jiyao_fuzz::text::texts;

use crate::{reports, shipped};

/// Any text has a digest that keeps its promises, the same whenever it is made, which can be written and read aloud.
#[test]
fn digest() {
    let terms = Terms::default();
    fuzz("digest", texts(reports("digest"), paragraph(), &ODD), |input| {
        let text = String::from_utf8_lossy(input);
        let read = PlainText::of(&text);
        let report = Report::new(Some(read.title), read.blocks);
        // Texts of other lengths ask for summaries of other lengths.
        let summary = match text.len() % 3 {
            0 => SummaryLength::Sentences(text.len() % 7),
            1 => SummaryLength::Chars(text.len() % 200),
            _ => DigestOptions::default().summary,
        };
        let options = DigestOptions { summary, ..DigestOptions::default() };
        let segmenter = Segmenter::for_text(shipped(), &text);
        let digest = text::digest(&report, &segmenter, &terms, &options);
        assert_eq!(broken(&report, &digest), None);
        // An engine that has read other texts, this one half before.
        let half: String = text.chars().step_by(2).collect();
        let mut used = Segmenter::for_text(shipped(), &half);
        used.cover(shipped(), &text);
        assert!(digest == text::digest(&report, &used, &terms, &options), "another digest");
        let origin = Origin::default();
        assert!(whole_text(&report, &digest, &origin, &Labels::CHINESE).contains(&digest.headline.text));
        assert!(markdown(&report, &digest, &origin, &Labels::CHINESE).starts_with("# "));
        let spans = |block: usize| report.span(block, 0..report.blocks[block].text().len());
        let whole: Vec<_> = (0..report.blocks.len()).map(spans).collect();
        for utterance in utterances(&report, &whole) {
            assert_eq!(report.slice(utterance.span), utterance.text);
        }
    });
}
