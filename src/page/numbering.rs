//! The numbers that a browser shows before the items of `<ol>`, which are not in the page's text.
//!
//! HTML Living Standard, 4.4.5 (start, reversed) and 4.4.8 (value).

use crate::text::report::PageItem;

/// A numbered list while it is read.
#[derive(Debug)]
pub struct Numbering {
    list: usize,
    next: i32,
    step: i32,
}

impl Numbering {
    /// The list of this index. `start`: its attribute; `reversed`: the number of its items, where it counts down.
    pub fn new(list: usize, start: Option<&str>, reversed: Option<usize>) -> Self {
        let first = reversed.map_or(1, |items| i32::try_from(items).unwrap_or(i32::MAX));
        Self { list, next: start.and_then(integer).unwrap_or(first), step: if reversed.is_some() { -1 } else { 1 } }
    }

    /// The next item; `value`: its attribute. `None` for a number below 0, with which no task is counted.
    pub fn next(&mut self, value: Option<&str>) -> Option<PageItem> {
        let number = value.and_then(integer).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        usize::try_from(number).ok().map(|ordinal| PageItem { list: self.list, ordinal })
    }
}

/// As HTML reads integers: white space before it and anything behind it are passed over.
fn integer(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse::<i32>().ok().map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(start: Option<&str>, reversed: Option<usize>, values: &[Option<&str>]) -> Vec<Option<usize>> {
        let mut numbering = Numbering::new(7, start, reversed);
        values.iter().map(|value| numbering.next(*value)).map(|item| item.map(|item| item.ordinal)).collect()
    }

    #[test]
    fn numbers_are_those_that_the_browser_shows() {
        let plain = [None, None, None];
        assert_eq!(numbers(None, None, &plain), [Some(1), Some(2), Some(3)]);
        assert_eq!(numbers(Some("4"), None, &plain), [Some(4), Some(5), Some(6)]);
        assert_eq!(numbers(Some(" +4th"), None, &plain), [Some(4), Some(5), Some(6)]);
        assert_eq!(numbers(Some("four"), None, &plain), [Some(1), Some(2), Some(3)]);
        assert_eq!(numbers(None, Some(3), &plain), [Some(3), Some(2), Some(1)]);
        assert_eq!(numbers(Some("9"), Some(3), &plain), [Some(9), Some(8), Some(7)]);
        assert_eq!(numbers(None, None, &[None, Some("5"), None]), [Some(1), Some(5), Some(6)]);
        assert_eq!(numbers(Some("-1"), None, &plain), [None, Some(0), Some(1)]);
        assert_eq!(numbers(Some("99999999999"), None, &plain), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn an_item_knows_its_list() {
        assert_eq!(Numbering::new(7, None, None).next(None), Some(PageItem { list: 7, ordinal: 1 }));
    }
}
