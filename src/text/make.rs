//! The order of work: from a report to its digest.

use crate::dict::Terms;
use crate::text::digest::{Digest, DigestOptions, Keyword, SummaryLength, SummaryLine};
use crate::text::facts::dates::{dates, listed};
use crate::text::facts::figures::figures;
use crate::text::facts::slogans::slogans;
use crate::text::facts::warnings::warnings;
use crate::text::form::kind::{kinds, report_year};
use crate::text::form::list::{lists, starts};
use crate::text::form::outline::outline;
use crate::text::form::section::sections;
use crate::text::ground::segment::Segmenter;
use crate::text::ground::sentence::sentences;
use crate::text::pick::acts::{self, report_acts};
use crate::text::pick::headline::headline;
use crate::text::pick::keywords;
use crate::text::pick::summary::{Material, summary};
use crate::text::report::{Report, Span};
use crate::text::who::attendance::attendance;
use crate::text::who::people::{bodies, people};

/// The digest of `report`. An empty report gives an empty digest.
///
/// `segmenter` is made for the text of all blocks and of the title.
#[must_use]
pub fn digest(report: &Report, segmenter: &Segmenter, terms: &Terms, options: &DigestOptions) -> Digest {
    let lists = lists(report);
    let sentences = sentences(report, &starts(&lists));
    let attendance = attendance(report, &sentences, segmenter);
    let sections = sections(report, &sentences, &lists, &attendance);
    let (people, bodies) = (people(report, &attendance), bodies(report, &attendance));
    let found = dates(report, options.date);
    let (figures, slogans) = (figures(report), slogans(report));
    let mut warnings = warnings(report, &lists, &found);
    let year = report_year(report, options.date);
    let kinds = kinds(report, &sentences, &lists, &sections, year);
    let (parts, outlines) = outline(report, &sections, &lists, &kinds);
    let headings = keywords::item_headings(&outlines);
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    // The summary leans on the keywords, however few of them are asked for.
    let mut keywords = keywords::rank(report, segmenter, terms, &headings, &names, options.keywords.max(20));
    // What somebody says was done, at whatever meeting, this one did not do.
    let spoken: Vec<Span> =
        parts.iter().filter(|section| section.speaker.is_some()).flat_map(|section| section.spans.clone()).collect();
    let mut acts = report_acts(report, &sentences);
    acts.retain(|act| !report.span(act.block, act.range.clone()).is_within(&spoken));
    let headline = headline(report, &sentences, &attendance, &acts, options.headline);
    let material = Material {
        report,
        sentences: &sentences,
        lists: &lists,
        sections: &sections,
        kinds: &kinds,
        year,
        attendance: &attendance,
        acts: &acts,
        keywords: &keywords,
        headline: &headline,
    };
    let (summary, too_short) = summary(material, options.summary);
    keywords.truncate(options.keywords);
    warnings.extend(too_short);
    Digest {
        headline,
        acts: acts::listed(report, &acts),
        summary,
        keywords,
        sections: parts,
        outlines,
        people,
        bodies,
        dates: listed(report, &found),
        figures,
        slogans,
        warnings,
    }
}

/// The keywords of a plain text whose lines are its paragraphs: `block` of a span is the index of
/// the line among all lines that `\n` parts, empty ones counted. No text or `limit` 0, no keywords.
#[must_use]
pub fn keywords(text: &str, segmenter: &Segmenter, terms: &Terms, limit: usize) -> Vec<Keyword> {
    let report = Report::new(None, text.split('\n').map(str::to_owned));
    let options =
        DigestOptions { keywords: limit, summary: SummaryLength::Sentences(0), headline: 0, ..Default::default() };
    digest(&report, segmenter, terms, &options).keywords
}

/// The summary of plain text whose lines are its paragraphs: `block` of a span is the index of the
/// line among all lines that `\n` parts, empty ones counted. No words, no extracts. A text too short
/// for the length gives all its sentences.
#[must_use]
pub fn summarize(text: &str, segmenter: &Segmenter, terms: &Terms, length: SummaryLength) -> Vec<SummaryLine> {
    let report = Report::new(None, text.split('\n').map(str::to_owned));
    let options = DigestOptions { summary: length, headline: 0, ..Default::default() };
    digest(&report, segmenter, terms, &options).summary
}
