//! What holds for the digest of any text at all.

mod common;

use jiyao::text::Digest;
use jiyao::text::digest::CalendarDay;
use jiyao::text::report::PageItem;
use jiyao::text::{DigestOptions, Report, Span, SummaryLength};
use proptest::prelude::*;

use common::damage::damaged_report;

/// Pieces that reports are made of, and what breaks them.
fn piece() -> impl Strategy<Value = String> {
    let common = prop::sample::select(vec![
        "会议指出，",
        "会议强调，要",
        "一是",
        "二是",
        "三是",
        "加强生态环境保护",
        "农村供水工程",
        "推进",
        "。",
        "；",
        "，",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "召开会议",
        "近日",
        "1月23日",
        "12.5%",
        "县长江河清",
        "主持会议",
        "111",
        "、",
        "和",
        "的",
        "\u{3000}",
        "𠮷",
        "é",
        "😀",
        "请予审议",
        "为指导",
        "新华社北京1月1日电",
        "【",
        "】",
        "——",
        "？",
        "‘",
        "A.B.",
        "第一，",
        "（一）",
    ]);
    prop_oneof![8 => common.prop_map(str::to_owned), 1 => ".{0,6}"]
}

fn any_report() -> impl Strategy<Value = Report> {
    let block = prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat());
    let item = prop::option::of((0usize..3, 0usize..5).prop_map(|(list, ordinal)| PageItem { list, ordinal }));
    (prop::option::of("[会议召开大会]{0,9}"), prop::collection::vec(block, 0..8), prop::collection::vec(item, 0..9))
        .prop_map(|(title, blocks, items)| Report::new(title, blocks).with_items(items))
}

fn any_length() -> impl Strategy<Value = SummaryLength> {
    prop_oneof![
        (0usize..9).prop_map(SummaryLength::Sentences),
        (0usize..400).prop_map(SummaryLength::Chars),
        (-0.5f64..1.5).prop_map(SummaryLength::Ratio),
    ]
}

fn is_verbatim(report: &Report, text: &str, spans: &[Span]) -> bool {
    let joined: String = spans.iter().map(|&span| report.slice(span)).collect();
    joined == text && spans.windows(2).all(|pair| pair[0] < pair[1])
}

/// What every digest keeps: its extracts stand in the report as they are, in the report's order.
fn check(report: &Report, digest: &Digest) -> Result<(), TestCaseError> {
    let sections = digest.sections.iter();
    let people = sections.clone().flat_map(|section| &section.points).map(|point| (&point.text, &point.spans));
    let items = digest.outlines.iter().flat_map(|outline| &outline.items);
    let named = items.clone().flat_map(|item| item.bodies.iter().chain(&item.deadline).chain([&item.heading]));
    let announced = digest.outlines.iter().filter_map(|outline| outline.announcement.as_ref());
    let extracts = [(&digest.headline.text, &digest.headline.spans)]
        .into_iter()
        .chain(digest.summary.iter().map(|line| (&line.text, &line.spans)))
        .chain(digest.acts.iter().map(|act| (&act.text, &act.spans)))
        .chain(people)
        .chain(named.chain(announced).map(|extract| (&extract.text, &extract.spans)));
    for (text, spans) in extracts {
        prop_assert!(is_verbatim(report, text, spans), "{text} {spans:?}");
    }
    let starts: Vec<_> = digest.summary.iter().filter_map(|line| line.spans.first()).collect();
    prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "the report's order");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_report_has_one_digest_whatever_was_digested_before(report in damaged_report(), other in damaged_report()) {
        let options = DigestOptions::default();
        let digest = common::digest_of(&report, &options);
        check(&report, &digest)?;
        // An engine keeps the words that it has looked up.
        let mut segmenter = common::segmenter(&other);
        segmenter.cover(common::dictionary(), &common::text_of(&report));
        let again = jiyao::text::digest(&report, &segmenter, common::terms(), &options);
        prop_assert_eq!(digest, again);
    }

    #[test]
    fn extracts_are_verbatim_in_order_and_the_same_again(
        report in any_report(), summary in any_length(), keywords in 0usize..30, headline in 0usize..90,
    ) {
        let date = CalendarDay::try_from("2024-02-29".to_owned()).ok().filter(|_| keywords % 2 == 0);
        let options = DigestOptions { summary, keywords, headline, date };
        let digest = common::digest_of(&report, &options);
        prop_assert!(is_verbatim(&report, &digest.headline.text, &digest.headline.spans), "{:?}", digest.headline);
        prop_assert!(digest.headline.text.chars().count() <= headline);
        for line in &digest.summary {
            prop_assert!(is_verbatim(&report, &line.text, &line.spans), "{line:?}");
            prop_assert!(line.from.section.is_none_or(|section| section < digest.sections.len()));
            prop_assert!(line.from.outline.is_none_or(|outline| outline < digest.outlines.len()));
        }
        for act in &digest.acts {
            prop_assert!(is_verbatim(&report, &act.text, &act.spans), "{act:?}");
        }
        for outline in &digest.outlines {
            prop_assert!(outline.section.is_none_or(|section| section < digest.sections.len()));
            let named = outline.items.iter().flat_map(|item| item.bodies.iter().chain(&item.deadline));
            for extract in named.chain(&outline.announcement) {
                prop_assert!(is_verbatim(&report, &extract.text, &extract.spans), "{extract:?}");
            }
        }
        let starts: Vec<_> = digest.summary.iter().filter_map(|extract| extract.spans.first()).collect();
        prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "the report's order");
        prop_assert!(digest.keywords.len() <= keywords);
        for keyword in &digest.keywords {
            prop_assert_eq!(keyword.count, keyword.spans.len());
            prop_assert_eq!(keyword.spans.first().map(|&span| report.slice(span)), Some(keyword.text.as_str()));
            prop_assert!(keyword.weight > 0.0 && keyword.weight <= 1.0);
        }
        if let SummaryLength::Sentences(number) = summary {
            // What is hardly longer than its summary is shown whole.
            let whole = digest.warnings.iter().any(|warning| warning.code == "too-short");
            prop_assert!(whole || digest.summary.len() <= number);
        }
        if let SummaryLength::Chars(number) = summary {
            let length: usize = digest.summary.iter().map(|extract| extract.text.chars().count()).sum();
            prop_assert!(length <= number + number / 10, "{length} characters for {number}");
        }
        prop_assert_eq!(digest, common::digest_of(&report, &options));
    }
}
