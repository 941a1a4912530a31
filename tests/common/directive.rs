//! Where a link with a text directive leads, read as the URL Fragment Text Directives draft tells browsers to,
//! <https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document>.

use std::ops::Range;

use jiyao::text::fragment::{Ngrams, text_fragment};
use jiyao::text::{Digest, Report, Span};

/// The parts of a directive, decoded, in small letters.
#[derive(Debug, Default)]
pub struct Directive {
    /// What stands before the passage.
    pub prefix: Option<String>,
    /// What it starts with, or all of it.
    pub start: String,
    /// What it ends with.
    pub end: Option<String>,
    /// What stands behind it.
    pub suffix: Option<String>,
}

/// The parts of a link's fragment.
pub fn parsed(fragment: &str) -> Directive {
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
        String::from_utf8(bytes).expect("UTF-8").to_ascii_lowercase()
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

/// A page that shows a report: its title and its blocks, a line each. Browsers tell no case of Latin letters.
pub struct Page {
    /// In small letters.
    pub text: String,
    /// Where each block starts.
    starts: Vec<usize>,
}

impl Page {
    /// The page of a report.
    pub fn of(report: &Report) -> Self {
        let mut text = report.title.clone().unwrap_or_default();
        let mut starts = vec![];
        for block in &report.blocks {
            text.push('\n');
            starts.push(text.len());
            text.push_str(block.text());
        }
        text.make_ascii_lowercase();
        Self { text, starts }
    }

    /// Where a passage stands, without the punctuation at its ends.
    pub fn passage(&self, report: &Report, spans: &[Span]) -> Range<usize> {
        let (first, last) = (spans[0], spans[spans.len() - 1]);
        let start = self.starts[first.block] + report.blocks[first.block].byte(first.start);
        let end = self.starts[last.block] + report.blocks[last.block].byte(last.end);
        let marks = |c: char| c.is_whitespace() || "，。；：、！？,.;:!?…".contains(c);
        let whole = &self.text[start..end];
        let from = start + (whole.len() - whole.trim_start_matches(marks).len());
        from..from + whole.trim_matches(marks).len()
    }

    /// Where a browser goes. Whether a place inside a Chinese clause is a word's boundary differs from browser to browser:
    /// here either all of them are, or none.
    pub fn selected(&self, directive: &Directive, inside: bool) -> Option<Range<usize>> {
        selected(&self.text, directive, inside)
    }
}

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
pub fn leads_home(report: &Report, ngrams: &Ngrams, spans: &[Span], inside: bool) -> bool {
    let Some(fragment) = text_fragment(report, ngrams, spans) else { return false };
    let page = Page::of(report);
    let (home, found) = (page.passage(report, spans), page.selected(&parsed(&fragment), inside));
    if found.as_ref() != Some(&home) {
        eprintln!("{} leads to {:?}", &page.text[home.clone()], found.clone().map(|found| &page.text[found]));
    }
    found == Some(home)
}

/// All that the card shows as a line with a link.
pub fn passages(digest: &Digest) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Span>> = vec![digest.headline.spans.clone()];
    found.extend(digest.summary.iter().map(|extract| extract.spans.clone()));
    found.extend(digest.sections.iter().flat_map(|section| section.points.iter().map(|point| point.spans.clone())));
    found.extend(digest.outlines.iter().flat_map(|outline| outline.items.iter().map(|item| item.spans.clone())));
    found.retain(|spans| !spans.is_empty());
    found
}
