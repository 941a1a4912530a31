//! What every digest keeps, whatever the text.

use jiyao::text::{Digest, Report, Span};

/// Whether `text` is, character for character, what the spans point at, in the report's order.
fn is_verbatim(report: &Report, text: &str, spans: &[Span]) -> bool {
    let joined: String = spans.iter().map(|&span| report.slice(span)).collect();
    joined == text && spans.windows(2).all(|pair| pair[0] < pair[1])
}

/// What is broken in a digest: an extract that does not stand in the report as it is and in the report's order, or an
/// index that points at nothing.
pub fn broken(report: &Report, digest: &Digest) -> Option<String> {
    let points = digest.sections.iter().flat_map(|section| &section.points);
    let items = digest.outlines.iter().flat_map(|outline| &outline.items);
    let of_items = items.flat_map(|item| item.bodies.iter().chain(&item.deadline).chain([&item.heading]));
    let announced = digest.outlines.iter().filter_map(|outline| outline.announcement.as_ref());
    let mut extracts = [(&digest.headline.text, &digest.headline.spans)]
        .into_iter()
        .chain(digest.summary.iter().map(|line| (&line.text, &line.spans)))
        .chain(digest.acts.iter().map(|act| (&act.text, &act.spans)))
        .chain(points.map(|point| (&point.text, &point.spans)))
        .chain(of_items.chain(announced).map(|extract| (&extract.text, &extract.spans)));
    if let Some((text, spans)) = extracts.find(|(text, spans)| !is_verbatim(report, text, spans)) {
        return Some(format!("no extract: {text} {spans:?}"));
    }
    let starts: Vec<_> = digest.summary.iter().filter_map(|line| line.spans.first()).collect();
    if !starts.windows(2).all(|pair| pair[0] < pair[1]) {
        return Some(format!("a summary in another order: {:?}", digest.summary));
    }
    let is_section = |section: Option<usize>| section.is_none_or(|section| section < digest.sections.len());
    let is_outline = |outline: Option<usize>| outline.is_none_or(|outline| outline < digest.outlines.len());
    if let Some(line) =
        digest.summary.iter().find(|line| !is_section(line.from.section) || !is_outline(line.from.outline))
    {
        return Some(format!("a line from nowhere: {line:?}"));
    }
    if digest.outlines.iter().any(|outline| !is_section(outline.section)) {
        return Some("a list in no section".to_owned());
    }
    let keyword = digest.keywords.iter().find(|keyword| {
        let first = keyword.spans.first().map(|&span| report.slice(span));
        keyword.count != keyword.spans.len()
            || first != Some(keyword.text.as_str())
            || !(keyword.weight > 0.0 && keyword.weight <= 1.0)
    });
    keyword.map(|keyword| format!("no keyword: {keyword:?}"))
}
