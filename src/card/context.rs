//! The words round a place of the text.

use std::cell::Ref;

use crate::text::Span;

/// Characters shown on each side.
const AROUND: usize = 14;

/// A text that words are cut from. Places of the same block that come one after the other are cut from one
/// encoding of it.
pub struct Context<'a> {
    texts: Ref<'a, [String]>,
    block: Option<usize>,
    units: Vec<u16>,
}

impl<'a> Context<'a> {
    /// Of these blocks.
    pub fn of(texts: Ref<'a, [String]>) -> Self {
        Self { texts, block: None, units: vec![] }
    }

    /// The words before a place, of it and after it.
    pub fn around(&mut self, span: Span) -> [String; 3] {
        if self.block != Some(span.block) {
            self.units.clear();
            self.units.extend(self.texts.get(span.block).iter().flat_map(|text| text.encode_utf16()));
            self.block = Some(span.block);
        }
        let units = &self.units;
        let slice = |from: usize, to: usize| {
            let part = units.get(from.min(units.len())..to.min(units.len())).unwrap_or_default();
            String::from_utf16_lossy(part).trim().to_owned()
        };
        let (from, to) = (span.start.saturating_sub(AROUND), span.end + AROUND);
        let mut before = slice(from, span.start);
        let mut after = slice(span.end, to);
        if from > 0 {
            before.insert(0, '…');
        }
        if to < units.len() {
            after.push('…');
        }
        [before, slice(span.start, span.end), after]
    }
}
