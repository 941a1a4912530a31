//! Links to a passage lead to it and nowhere else.

mod common;

use jiyao::text::fragment::{Ngrams, text_fragment};
use jiyao::text::{DigestOptions, Report, Span, SummaryLength};

use common::directive::{Page, leads_home, parsed, passages};

fn report(title: Option<&str>, blocks: &[&str]) -> Report {
    Report::new(title.map(str::to_owned), blocks.iter().map(|&block| block.to_owned()))
}

/// The span of the last `text` in a block.
fn span(report: &Report, block: usize, text: &str) -> Span {
    let start = report.blocks[block].text().rfind(text).expect("the text");
    report.span(block, start..start + text.len())
}

#[test]
fn every_line_of_the_fixtures_leads_to_its_own_place() {
    let options = DigestOptions { summary: SummaryLength::Sentences(12), ..Default::default() };
    let mut number = 0;
    for folder in common::fixtures() {
        let report = common::fixture(&folder);
        let ngrams = Ngrams::of(&report);
        for spans in passages(&common::digest_of(&report, &options)) {
            // What is picked from several places is led to from its first word to its last.
            assert!(leads_home(&report, &ngrams, &spans, true), "{}", folder.display());
            number += 1;
        }
    }
    assert!(number > 100, "{number}");
}

#[test]
fn a_sentence_that_stands_twice_is_told_by_what_stands_beside_it() {
    let blocks = [
        "抓好渔港安全。",
        "会议指出，抓好渔港安全。",
        "县长要求，抓好渔港安全。各镇要守住底线。",
        "抓好渔港安全。各镇要守住底线，不留死角。",
        "一、工作回顾",
        "抓好渔港安全。",
    ];
    let report = report(Some("抓好渔港安全"), &blocks);
    let ngrams = Ngrams::of(&report);
    for (block, text) in blocks.iter().enumerate().filter(|(block, _)| *block != 4) {
        assert!(text.contains("抓好渔港安全。"));
        let spans = [span(&report, block, "抓好渔港安全。")];
        for inside in [true, false] {
            assert!(leads_home(&report, &ngrams, &spans, inside), "block {block}");
        }
    }
}

#[test]
fn a_long_passage_ends_where_it_ends() {
    let long = |end: &str| {
        format!("会议强调，{}要狠抓落实，{end}。", "要加快渔港建设，要守住安全底线，要狠抓落实，".repeat(3))
    };
    let blocks = [long("早见成效"), long("务求实效"), "会议强调，要狠抓落实。".to_owned()];
    let report = Report::new(None, blocks.clone());
    let ngrams = Ngrams::of(&report);
    for (block, text) in blocks.iter().enumerate() {
        for inside in [true, false] {
            assert!(leads_home(&report, &ngrams, &[span(&report, block, text)], inside), "block {block}");
        }
        // Without the last clause it ends with words that stand in it before.
        if let Some((head, _)) = text.rsplit_once('，').filter(|_| block < 2) {
            assert!(leads_home(&report, &ngrams, &[span(&report, block, head)], true), "head of block {block}");
        }
    }
}

#[test]
fn marks_that_open_a_passage_stand_between_its_words_and_what_comes_before() {
    let long = "要加快渔港建设，要守住安全底线，".repeat(4);
    let blocks = [format!("县长要求。※，{long}要早见成效。"), format!("会议强调。※，{long}要务求实效。")];
    let report = Report::new(None, blocks.clone());
    let ngrams = Ngrams::of(&report);
    for (block, text) in blocks.iter().enumerate() {
        let passage = span(&report, block, text.split_once('。').map_or("", |(_, passage)| passage));
        let fragment = text_fragment(&report, &ngrams, &[passage]).expect("a fragment");
        let shown = Page::of(&report).selected(&parsed(&fragment), true);
        assert!(shown.is_some_and(|shown| text.contains(&Page::of(&report).text[shown])), "{fragment}");
    }
}

#[test]
fn a_row_of_stars_behind_a_passage_is_not_named() {
    let report = report(None, &["一是抓好灌溉。修好水渠。", "＊＊＊", "二是抓好防汛。"]);
    let spans = [span(&report, 0, "一是抓好灌溉。修好水渠。"), span(&report, 1, "＊＊＊")];
    let fragment = text_fragment(&report, &Ngrams::of(&report), &spans);
    assert_eq!(parsed(&fragment.expect("a fragment")).start, "一是抓好灌溉。修好水渠");
}

#[test]
fn latin_letters_are_found_whatever_their_case() {
    let report = report(None, &["推进ai应用试点。", "推进AI应用试点。"]);
    let fragment = text_fragment(&report, &Ngrams::of(&report), &[span(&report, 1, "推进AI应用试点。")]);
    assert_eq!(parsed(&fragment.expect("a fragment")).prefix.as_deref(), Some("推进ai应用试点。"));
}
