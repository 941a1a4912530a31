//! Links to a passage lead to it and nowhere else: read as the URL Fragment Text Directives draft tells browsers to,
//! <https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document>.

mod common;

use std::ops::Range;

use jiyao::text::fragment::{Bigrams, text_fragment};
use jiyao::text::{Digest, DigestOptions, Report, Span, SummaryLength};

/// The parts of a directive, decoded.
#[derive(Debug, Default)]
struct Directive {
    prefix: Option<String>,
    start: String,
    end: Option<String>,
    suffix: Option<String>,
}

fn parsed(fragment: &str) -> Directive {
    let decoded = |part: &str| {
        let mut bytes = vec![];
        let mut rest = part.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'%' => {
                    let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
                    u8::from_str_radix(std::str::from_utf8(&digits).expect("ASCII"), 16).expect("hexadecimal")
                }
                _ => byte,
            });
        }
        String::from_utf8(bytes).expect("UTF-8")
    };
    let mut found = Directive::default();
    let mut parts: Vec<&str> = fragment.strip_prefix("#:~:text=").expect("a text directive").split(',').collect();
    if let Some(prefix) = parts.first().and_then(|part| part.strip_suffix('-')) {
        found.prefix = Some(decoded(prefix));
        parts.remove(0);
    }
    if let Some(suffix) = parts.last().and_then(|part| part.strip_prefix('-')) {
        found.suffix = Some(decoded(suffix));
        parts.pop();
    }
    found.start = decoded(parts.first().expect("a start"));
    found.end = parts.get(1).map(|part| decoded(part));
    assert!(parts.len() <= 2, "{fragment}");
    found
}

/// Where a browser goes: bytes of the page's text, whose blocks are its lines. Whether a place inside a Chinese clause
/// is a word's boundary differs from browser to browser: here either all of them are, or none.
fn selected(page: &str, directive: &Directive, inside: bool) -> Option<Range<usize>> {
    let boundary = |at: usize| {
        let before = page[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = page[at..].chars().next().is_some_and(char::is_alphanumeric);
        inside || !before || !after
    };
    let find = |text: &str, from: usize, starts: bool, ends: bool| {
        let mut places = page[from..].match_indices(text).map(|(at, _)| from + at);
        places.find(|&at| (!starts || boundary(at)) && (!ends || boundary(at + text.len())))
    };
    let skipped = |at: usize| page.len() - page[at..].trim_start().len();
    let next = |at: usize| at + page[at..].chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    while from <= page.len() {
        let ends = directive.end.is_some() || directive.suffix.is_none();
        let place = match &directive.prefix {
            Some(prefix) => {
                let at = find(prefix, from, true, false)?;
                from = next(at);
                let after = skipped(at + prefix.len());
                if find(&directive.start, after, false, ends) != Some(after) {
                    continue;
                }
                after
            }
            None => {
                let at = find(&directive.start, from, true, ends)?;
                from = next(at);
                at
            }
        };
        let mut later = place + directive.start.len();
        loop {
            let end = match &directive.end {
                Some(end) => find(end, later, true, directive.suffix.is_none())? + end.len(),
                None => later,
            };
            let Some(suffix) = &directive.suffix else { return Some(place..end) };
            let after = skipped(end);
            if find(suffix, after, false, true) == Some(after) {
                return Some(place..end);
            }
            if directive.end.is_none() {
                break;
            }
            later = end;
        }
    }
    None
}

/// Whether the link to `spans` leads to them, but for the punctuation at their ends.
fn leads_home(report: &Report, bigrams: &Bigrams, spans: &[Span], inside: bool) -> bool {
    let mut page = report.title.clone().unwrap_or_default();
    let mut starts = vec![];
    for block in &report.blocks {
        page.push('\n');
        starts.push(page.len());
        page.push_str(block.text());
    }
    let Some(fragment) = text_fragment(report, bigrams, spans) else { return false };
    let (first, last) = (spans[0], spans[spans.len() - 1]);
    let start = starts[first.block] + report.blocks[first.block].byte(first.start);
    let end = starts[last.block] + report.blocks[last.block].byte(last.end);
    let marks = |c: char| c.is_whitespace() || "，。；：、！？,.;:!?…".contains(c);
    let whole = &page[start..end];
    let start = start + (whole.len() - whole.trim_start_matches(marks).len());
    let end = end - (whole.len() - whole.trim_end_matches(marks).len());
    let found = selected(&page, &parsed(&fragment), inside);
    if found.as_ref() != Some(&(start..end)) {
        eprintln!("{} leads to {:?}", &page[start..end], found.map(|found| &page[found]));
    }
    selected(&page, &parsed(&fragment), inside) == Some(start..end)
}

/// All that the card shows as a line with a link.
fn passages(digest: &Digest) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Span>> = vec![digest.headline.spans.clone()];
    found.extend(digest.summary.iter().map(|extract| extract.spans.clone()));
    found.extend(digest.sections.iter().flat_map(|section| section.points.iter().map(|point| point.spans.clone())));
    found.extend(digest.outlines.iter().flat_map(|outline| outline.items.iter().map(|item| item.spans.clone())));
    found.retain(|spans| !spans.is_empty());
    found
}

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
        let bigrams = Bigrams::of(&report);
        for spans in passages(&common::digest_of(&report, &options)) {
            // What is picked from several places is led to from its first word to its last.
            assert!(leads_home(&report, &bigrams, &spans, true), "{}", folder.display());
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
    let bigrams = Bigrams::of(&report);
    for (block, text) in blocks.iter().enumerate().filter(|(block, _)| *block != 4) {
        assert!(text.contains("抓好渔港安全。"));
        let spans = [span(&report, block, "抓好渔港安全。")];
        for inside in [true, false] {
            assert!(leads_home(&report, &bigrams, &spans, inside), "block {block}");
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
    let bigrams = Bigrams::of(&report);
    for (block, text) in blocks.iter().enumerate() {
        for inside in [true, false] {
            assert!(leads_home(&report, &bigrams, &[span(&report, block, text)], inside), "block {block}");
        }
        // Without the last clause it ends with words that stand in it before.
        if let Some((head, _)) = text.rsplit_once('，').filter(|_| block < 2) {
            assert!(leads_home(&report, &bigrams, &[span(&report, block, head)], true), "head of block {block}");
        }
    }
}

#[test]
fn latin_letters_are_found_whatever_their_case() {
    let report = report(None, &["推进ai应用试点。", "推进AI应用试点。"]);
    let fragment = text_fragment(&report, &Bigrams::of(&report), &[span(&report, 1, "推进AI应用试点。")]);
    assert_eq!(parsed(&fragment.expect("a fragment")).prefix.as_deref(), Some("推进ai应用试点。"));
}
