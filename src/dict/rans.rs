//! The entropy coder of the packed dictionary: static range asymmetric numeral systems (rANS).
//!
//! Source: J. Duda, "Asymmetric numeral systems: entropy coding combining speed of Huffman coding
//! with compression rate of arithmetic coding", arXiv:1311.2540. A state of 32 bits, renewed 16
//! bits at a time, probabilities in 4096ths. Every stream starts from the same state, so that a
//! reader that ends in any other state knows that the stream is damaged.

/// Most symbols that a table can hold.
pub const SYMBOLS: usize = 64;
/// Probabilities are in units of 1 / 4096.
const SCALE_BITS: u32 = 12;
const SCALE: u32 = 1 << SCALE_BITS;
/// The lowest state, and the one that the writer starts from and the reader must end in.
const LOW: u32 = 1 << 16;
/// Slots that share an entry of [`Table::first`].
const STEP_BITS: u32 = 6;

/// The distribution of one context.
///
/// Not a table of 4096 slots, which would not stay in the cache for 200 contexts: 64 entries say
/// where to start, and a short walk along the cumulated frequencies finds the symbol.
#[derive(Debug, Clone)]
pub struct Table {
    /// The symbol that the first slot of each 64 falls to.
    first: [u8; 64],
    /// Slots before each symbol; 4096 from the symbol after the last on.
    starts: [u16; SYMBOLS + 1],
}

impl Table {
    /// The table of these weights, scaled to 4096: no symbol of a weight above 0 falls below 1.
    /// `None` where all weights are 0.
    ///
    /// Writer and reader both come here, so the arithmetic is of integers only.
    #[must_use]
    pub fn of_weights(weights: &[u32; SYMBOLS]) -> Option<Self> {
        let sum: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
        if sum == 0 {
            return None;
        }
        let mut shares = [0u32; SYMBOLS];
        for (share, &weight) in shares.iter_mut().zip(weights) {
            if weight > 0 {
                *share = ((u64::from(weight) * u64::from(SCALE) / sum) as u32).max(1);
            }
        }
        // What rounding left over or took too much goes to the largest shares.
        let mut used: u32 = shares.iter().sum();
        while used != SCALE {
            let largest = shares.iter_mut().max()?;
            if used < SCALE {
                *largest += SCALE - used;
                used = SCALE;
            } else {
                let excess = (used - SCALE).min(*largest / 2);
                *largest -= excess;
                used -= excess;
            }
        }
        let mut starts = [SCALE as u16; SYMBOLS + 1];
        let mut first = [0u8; 64];
        let mut start = 0u32;
        let mut entry = 0usize;
        for (symbol, &share) in shares.iter().enumerate() {
            starts[symbol] = start as u16;
            start += share;
            while entry < first.len() && ((entry as u32) << STEP_BITS) < start {
                first[entry] = symbol as u8;
                entry += 1;
            }
        }
        Some(Self { first, starts })
    }

    /// The share of `symbol` in 4096ths, and the slots before it.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn share(&self, symbol: usize) -> (u32, u32) {
        let start = u32::from(self.starts[symbol]);
        (u32::from(self.starts[symbol + 1]) - start, start)
    }
}

/// Reads one stream.
#[derive(Debug)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    state: u32,
    overrun: bool,
}

impl<'a> Decoder<'a> {
    /// A reader of the stream at the start of `bytes`; what follows the stream is left alone.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        match bytes.split_first_chunk::<4>() {
            Some((state, rest)) => Self { rest, state: u32::from_le_bytes(*state), overrun: false },
            None => Self { rest: &[], state: LOW, overrun: true },
        }
    }

    #[inline(always)]
    fn renew(&mut self) {
        if self.state < LOW {
            let mut unit = 0;
            if let Some((bytes, rest)) = self.rest.split_first_chunk::<2>() {
                unit = u32::from(u16::from_le_bytes(*bytes));
                self.rest = rest;
            } else {
                self.overrun = true;
            }
            self.state = self.state << 16 | unit;
        }
    }

    /// The next symbol, below [`SYMBOLS`].
    #[inline(always)]
    pub fn symbol(&mut self, table: &Table) -> usize {
        let slot = self.state & (SCALE - 1);
        let mut symbol = usize::from(table.first[(slot >> STEP_BITS) as usize]) & (SYMBOLS - 1);
        let mut start = u32::from(table.starts[symbol]);
        let mut end = u32::from(table.starts[symbol + 1]);
        while end <= slot && symbol < SYMBOLS - 1 {
            symbol += 1;
            start = end;
            end = u32::from(table.starts[symbol + 1]);
        }
        self.state = (end - start).wrapping_mul(self.state >> SCALE_BITS).wrapping_add(slot - start);
        self.renew();
        symbol
    }

    /// The next `count` bits, at most 32, as they are.
    #[inline(never)]
    pub fn bits(&mut self, count: u32) -> u32 {
        if count > 16 {
            return self.few_bits(count - 16) << 16 | self.few_bits(16);
        }
        self.few_bits(count)
    }

    #[inline(always)]
    fn few_bits(&mut self, count: u32) -> u32 {
        let value = self.state & ((1 << count) - 1);
        self.state >>= count;
        self.renew();
        value
    }

    /// What follows the stream, once all of it is read; `None` where the stream is damaged.
    #[must_use]
    pub fn end(self) -> Option<&'a [u8]> {
        (!self.overrun && self.state == LOW).then_some(self.rest)
    }

    /// More was asked for than there is: what was read is worthless.
    #[must_use]
    pub fn overrun(&self) -> bool {
        self.overrun
    }
}

/// One step of a stream, for the writer.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A symbol of this share and with this many slots before it.
    Symbol {
        /// Its share in 4096ths.
        share: u32,
        /// Slots before it.
        start: u32,
    },
    /// Bits as they are, at most 16.
    Bits {
        /// Their value.
        value: u32,
        /// Their number.
        count: u32,
    },
}

/// The stream of these steps.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn encode(steps: &[Step]) -> Vec<u8> {
    // The last thing written is the first read: so the steps go backwards.
    let mut state = LOW;
    let mut units = Vec::new();
    let mut make_room = |state: &mut u32, limit: u64| {
        if u64::from(*state) >= limit {
            units.push(*state as u16);
            *state >>= 16;
        }
    };
    for step in steps.iter().rev() {
        match *step {
            Step::Symbol { share, start } => {
                make_room(&mut state, u64::from(share) << (32 - SCALE_BITS));
                state = ((state / share) << SCALE_BITS) + state % share + start;
            }
            Step::Bits { value, count } => {
                make_room(&mut state, 1 << (32 - count));
                state = state << count | value;
            }
        }
    }
    let mut bytes = state.to_le_bytes().to_vec();
    bytes.extend(units.iter().rev().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(weights: &[u32]) -> Option<Table> {
        let mut all = [0; SYMBOLS];
        for (entry, &weight) in all.iter_mut().zip(weights) {
            *entry = weight;
        }
        Table::of_weights(&all)
    }

    #[test]
    fn shares_fill_the_table_and_none_is_lost() {
        for weights in [&[1][..], &[0, 5], &[1, 4_000_000_000], &[7; SYMBOLS], &[4_000_000_000; SYMBOLS]] {
            let table = table(weights).expect("a weight above 0");
            let shares: Vec<u32> = (0..SYMBOLS).map(|symbol| table.share(symbol).0).collect();
            assert_eq!(shares.iter().sum::<u32>(), SCALE);
            for (symbol, &share) in shares.iter().enumerate() {
                assert_eq!(share > 0, weights.get(symbol).is_some_and(|&weight| weight > 0));
            }
        }
        assert!(table(&[]).is_none());
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(
            weights in prop::collection::vec(0u32..1000, 1..SYMBOLS),
            values in prop::collection::vec((any::<prop::sample::Index>(), 0u32..1 << 16, 0u32..=16), 0..300),
            after in prop::collection::vec(any::<u8>(), 0..9),
        ) {
            let Some(table) = table(&weights) else { return Ok(()) };
            let symbols: Vec<usize> = (0..SYMBOLS).filter(|&symbol| table.share(symbol).0 > 0).collect();
            let mut steps = Vec::new();
            for (index, value, count) in &values {
                let (share, start) = table.share(*index.get(&symbols));
                steps.push(Step::Symbol { share, start });
                steps.push(Step::Bits { value: value & ((1 << count) - 1), count: *count });
            }
            let mut bytes = encode(&steps);
            bytes.extend(&after);
            let mut decoder = Decoder::new(&bytes);
            for (index, value, count) in &values {
                prop_assert_eq!(decoder.symbol(&table), *index.get(&symbols));
                prop_assert_eq!(decoder.bits(*count), value & ((1 << count) - 1));
            }
            prop_assert_eq!(decoder.end(), Some(after.as_slice()));
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let table = table(&[3, 0, 1, 900]).expect("a weight above 0");
            let mut decoder = Decoder::new(&bytes);
            for _ in 0..100 {
                prop_assert!(decoder.symbol(&table) < SYMBOLS);
                decoder.bits(32);
            }
            prop_assert!(decoder.overrun());
        }
    }
}
