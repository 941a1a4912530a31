//! Headline, summary and keywords as a reader meets them: one readable snapshot for each report.

mod common;

use std::fmt::Write as _;

use jiyao::text::DigestOptions;

#[test]
fn headline_summary_and_keywords_of_the_sample_reports() {
    for folder in common::fixtures() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let digest = common::digest_of(&common::fixture(&folder), &DigestOptions::default());
        let mut page = format!("{}\n\n", digest.headline.text);
        for extract in &digest.summary {
            let _ = writeln!(page, "- {}", extract.text);
        }
        page.push('\n');
        for keyword in &digest.keywords {
            let _ = writeln!(page, "{} {}", keyword.text, keyword.count);
        }
        insta::assert_snapshot!(name, page);
    }
}
