//! What holds for the digest of any text at all.

mod common;

use jiyao::text::digest::CalendarDay;
use jiyao::text::report::PageItem;
use jiyao::text::{DigestOptions, Report, SummaryLength};
use proptest::prelude::*;

use common::damage::{ODD, damage, damaged_by};
use common::kept::broken;
use common::pieces::paragraph;

fn any_report() -> impl Strategy<Value = Report> {
    let item = prop::option::of((0usize..3, 0usize..5).prop_map(|(list, ordinal)| PageItem { list, ordinal }));
    (
        prop::option::of("[会议召开大会]{0,9}"),
        prop::collection::vec(paragraph(), 0..8),
        prop::collection::vec(item, 0..9),
    )
        .prop_map(|(title, blocks, items)| Report::new(title, blocks).with_items(items))
}

/// A report of the fixtures, damaged a few times; sometimes its title too.
fn damaged_report() -> impl Strategy<Value = Report> {
    let sources: Vec<(String, String)> = common::fixtures()
        .iter()
        .map(|folder| common::fixture(folder))
        .map(|report| {
            let lines: Vec<&str> = report.blocks.iter().map(|block| block.text()).collect();
            (report.title.clone().unwrap_or_default(), lines.join("\n"))
        })
        .collect();
    let damages = || prop::collection::vec(damage(&ODD), 1..12);
    (prop::sample::select(sources), damages(), prop::option::of(damages())).prop_map(
        |((title, text), damages, titles)| {
            let title = titles.map(|damages| damaged_by(&title, &damages));
            Report::new(title, damaged_by(&text, &damages).split('\n').map(str::to_owned))
        },
    )
}

fn any_length() -> impl Strategy<Value = SummaryLength> {
    prop_oneof![
        (0usize..9).prop_map(SummaryLength::Sentences),
        (0usize..400).prop_map(SummaryLength::Chars),
        (-0.5f64..1.5).prop_map(SummaryLength::Ratio),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_report_has_one_digest_whatever_was_digested_before(report in damaged_report(), other in damaged_report()) {
        let options = DigestOptions::default();
        let digest = common::digest_of(&report, &options);
        prop_assert_eq!(broken(&report, &digest), None);
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
        prop_assert_eq!(broken(&report, &digest), None);
        prop_assert!(digest.headline.text.chars().count() <= headline);
        prop_assert!(digest.keywords.len() <= keywords);
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
