//! What of the lists stands around a passage, found without going through all of them: a long text has thousands.

use crate::order::Order as _;
use crate::text::digest::{Digest, OutlineItem};
use crate::text::report::Span;

/// The items of all lists by where they start.
#[derive(Debug)]
pub(super) struct Around<'a> {
    places: Vec<Place<'a>>,
}

#[derive(Debug)]
struct Place<'a> {
    span: Span,
    /// Where those that start up to here in the same block end at last: before it, none of them is around.
    reach: usize,
    /// Which item of all it is.
    number: usize,
    item: &'a OutlineItem,
}

impl<'a> Around<'a> {
    pub fn of(digest: &'a Digest) -> Self {
        let items = digest.outlines.iter().flat_map(|outline| &outline.items).enumerate();
        let places = items.flat_map(|(number, item)| {
            item.spans.iter().map(move |&span| Place { span, reach: span.end, number, item })
        });
        let mut places: Vec<Place> = places.collect();
        places.order_by_key(|place| (place.span.block, place.span.start));
        let mut last = (0, 0);
        for place in &mut places {
            let reach = if last.0 == place.span.block { last.1.max(place.span.end) } else { place.span.end };
            place.reach = reach;
            last = (place.span.block, reach);
        }
        Self { places }
    }

    /// The narrowest item around `passage` that is neither the passage itself nor headed by it; of equal ones the first.
    pub fn narrowest(&self, passage: &Span) -> Option<&'a OutlineItem> {
        let at = |span: &Span| (span.block, span.start);
        let until = self.places.partition_point(|place| at(&place.span) <= at(passage));
        let before = self.places.get(..until)?.iter().rev();
        let near = before.take_while(|place| place.span.block == passage.block && passage.end <= place.reach);
        let around = near.filter(|place| passage.end <= place.span.end && is_outside(place.item, passage));
        let width = |item: &OutlineItem| item.spans.iter().map(|span| span.end - span.start).sum::<usize>();
        around.min_by_key(|place| (width(place.item), place.number)).map(|place| place.item)
    }
}

fn is_outside(item: &OutlineItem, passage: &Span) -> bool {
    item.spans.first() != Some(passage) && !item.heading.spans.contains(passage)
}
