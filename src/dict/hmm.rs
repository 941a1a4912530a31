//! jieba's hidden Markov model, by which it finds words that its dictionary lacks: how often each character stood alone
//! as a word, began, ended or was inside one in the texts that jieba was trained on.
//!
//! jieba gives the logarithms of these shares with six decimals. They come from counts, which are kept here: of them the
//! same logarithms follow to the last bit, and they take a third of the space.

#[cfg(not(target_arch = "wasm32"))]
use super::coding::Stream;
use super::model::{self, Emission, Scale};
use super::rans::{Decoder, Table};
use super::read::{Fields, Reader};
pub use super::state::{STATES, State, States};
use crate::Error;

/// jieba's logarithm of what never happens.
pub const NEVER: f64 = -3.14e100;

/// First and last character of those that the model may know.
pub const FIRST: char = '\u{4E00}';
/// See [`FIRST`].
pub const LAST: char = '\u{9FD5}';

/// The model. All that it tells are natural logarithms of probabilities.
#[derive(Debug, Default)]
pub struct Hmm {
    start: States<f64>,
    /// By the state before, then by the state after.
    transitions: States<States<f64>>,
    /// Sums of the counts, by state.
    totals: States<u32>,
    /// The counts of each character from [`FIRST`] on.
    counts: Vec<States<u32>>,
}

impl Hmm {
    /// Whether the model is asked about this character: whatever else stands in a text, jieba cuts by rules.
    #[must_use]
    pub fn covers(character: char) -> bool {
        (FIRST..=LAST).contains(&character)
    }

    /// How likely a run of characters starts in each state.
    #[must_use]
    pub fn start(&self) -> States<f64> {
        self.start
    }

    /// How likely each state follows this one.
    #[must_use]
    pub fn after(&self, state: State) -> States<f64> {
        self.transitions[state as usize]
    }

    /// How likely it is this character that stands where a word has each state.
    #[must_use]
    pub fn emission(&self, character: char) -> States<f64> {
        let place = u32::from(character).wrapping_sub(u32::from(FIRST)) as usize;
        let counts = self.counts.get(place).copied().unwrap_or_default();
        std::array::from_fn(|state| log_share(counts[state], self.totals[state]))
    }

    /// Reads the model off the front of `bytes`; also gives what follows it. `rank` says how much the dictionary
    /// uses a character.
    pub(super) fn read<'a>(
        bytes: &'a [u8],
        tables: &[Table],
        map: &[u16],
        rank: impl Fn(char) -> Option<u16>,
    ) -> Result<(Self, &'a [u8]), Error> {
        let mut fields = Fields(bytes);
        let mut model = Self {
            start: [0.0; STATES],
            transitions: [[0.0; STATES]; STATES],
            totals: [0; STATES],
            counts: Vec::new(),
        };
        for total in &mut model.totals {
            *total = u32::from_le_bytes(fields.take()?);
        }
        for share in model.start.iter_mut().chain(model.transitions.iter_mut().flatten()) {
            *share = f64::from_le_bytes(fields.take()?);
        }
        let mut reader = Reader { stream: Decoder::new(fields.0), tables, map };
        let mut shared = Shared::default();
        let mut before = Emission::None;
        for character in FIRST..=LAST {
            let rank = rank(character);
            before = Emission::of(reader.symbol(model::emission(rank, before)));
            model.counts.push(match before {
                Emission::None => [0; STATES],
                Emission::Shared => {
                    let place = reader.stream.bits(shared.width());
                    shared.take(place as usize).unwrap_or_default()
                }
                Emission::Own => {
                    let mut counts = [0; STATES];
                    for state in model::ORDER {
                        counts[state as usize] = reader.number(model::count(state, &counts, rank), Scale::WIDE);
                    }
                    shared.add(counts);
                    counts
                }
            });
        }
        let rest = reader.stream.end().ok_or(Error::DictionaryCorrupt)?;
        Ok((model, rest))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Hmm {
    /// Reads jieba's `hmm.model`; where the text is empty, a model that knows no character.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] where it is not of that shape, or no counts give its logarithms.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let invalid = || Error::InvalidInput("hmm");
        let logs = |line: &str| -> Option<States<f64>> {
            let logs: Vec<f64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
            logs.try_into().ok()
        };
        let mut model = Self {
            start: [NEVER; STATES],
            transitions: [[NEVER; STATES]; STATES],
            totals: [1; STATES],
            counts: vec![[0; STATES]; 1 + LAST as usize - FIRST as usize],
        };
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let Some(start) = lines.next() else { return Ok(model) };
        model.start = logs(start).ok_or_else(invalid)?;
        for row in &mut model.transitions {
            *row = lines.next().and_then(logs).ok_or_else(invalid)?;
        }
        for (state, total) in model.totals.iter_mut().enumerate() {
            let pairs = lines.next().ok_or_else(invalid)?.split(',');
            let emissions: Vec<(char, f64)> = pairs
                .map(|pair| {
                    let (character, log) = pair.rsplit_once(':')?;
                    Some((character.chars().next()?, log.parse().ok()?))
                })
                .collect::<Option<_>>()
                .ok_or_else(invalid)?;
            *total = total_of(&emissions).ok_or_else(invalid)?;
            for (character, log) in emissions.into_iter().filter(|&(character, _)| Self::covers(character)) {
                model.counts[character as usize - FIRST as usize][state] = count_of(log, *total);
            }
        }
        Ok(model)
    }

    /// What stands before the stream.
    pub(super) fn head(&self) -> Vec<u8> {
        let totals = self.totals.iter().flat_map(|total| total.to_le_bytes());
        let logs = self.start.iter().chain(self.transitions.iter().flatten()).flat_map(|log| log.to_le_bytes());
        totals.chain(logs).collect()
    }

    /// The counts, as they are coded.
    pub(super) fn stream(&self, rank: impl Fn(char) -> Option<u16>) -> Stream {
        let mut stream = Stream::default();
        let mut shared = Shared::default();
        let mut before = Emission::None;
        for (character, counts) in (FIRST..=LAST).zip(&self.counts) {
            let rank = rank(character);
            let context = model::emission(rank, before);
            let place = shared.0.iter().position(|shared| shared == counts);
            before = match place {
                _ if *counts == [0; STATES] => Emission::None,
                Some(_) => Emission::Shared,
                None => Emission::Own,
            };
            stream.symbol(context, before as usize);
            if before == Emission::Own {
                let mut told = [0; STATES];
                for state in model::ORDER {
                    let count = counts[state as usize];
                    stream.number(model::count(state, &told, rank), Scale::WIDE, count);
                    told[state as usize] = count;
                }
                shared.add(*counts);
            } else if let Some(place) = place {
                stream.bits(place as u32, shared.width());
                shared.take(place);
            }
        }
        stream
    }
}

/// The sum of counts of which these logarithms can come. The lowest is that of a count of 1, which tells it to a
/// millionth; of the numbers in reach, one gives all the others.
#[cfg(not(target_arch = "wasm32"))]
fn total_of(emissions: &[(char, f64)]) -> Option<u32> {
    let lowest = emissions.iter().map(|&(_, log)| log).min_by(f64::total_cmp)?;
    let near = (-lowest).exp().round();
    let reach = (near * 1e-6).ceil();
    ((near - reach) as u32..=(near + reach) as u32)
        .find(|&total| total > 0 && emissions.iter().all(|&(_, log)| log_share(count_of(log, total), total) == log))
}

#[cfg(not(target_arch = "wasm32"))]
fn count_of(log: f64, total: u32) -> u32 {
    (f64::from(total) * log.exp()).round() as u32
}

/// The logarithm of `count / total` with six decimals, as jieba's model gives it.
pub(super) fn log_share(count: u32, total: u32) -> f64 {
    if count == 0 {
        return NEVER;
    }
    ((f64::from(count) / f64::from(total)).ln() * 1e6).round_ties_even() / 1e6
}

/// Counts that a later character may have as well: in jieba's model the traditional form of a character has those of the
/// simplified one. The writer and the reader must keep the same list.
#[derive(Debug, Default)]
pub(super) struct Shared(Vec<States<u32>>);

impl Shared {
    /// Bits that say which.
    pub fn width(&self) -> u32 {
        usize::BITS - self.0.len().saturating_sub(1).leading_zeros()
    }

    /// Adds counts, unless they are so simple that they are told in fewer bits than where they are.
    pub fn add(&mut self, counts: States<u32>) {
        if counts.iter().filter(|&&count| count > 0).count() > 1 {
            self.0.push(counts);
        }
    }

    /// Takes counts out: most have one other form only.
    pub fn take(&mut self, place: usize) -> Option<States<u32>> {
        (place < self.0.len()).then(|| self.0.swap_remove(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dict::{Dictionary, pack::pack};

    /// A model of four characters, with shares of 1, 2, 3 and 6 of 1000, 2000, 3000 and 6000.
    fn model() -> String {
        let logs = |total: f64| {
            let pairs = [('会', 1.0), ('議', 2.0), ('议', 2.0), ('龥', 6.0)];
            pairs.map(|(character, count): (char, f64)| format!("{character}:{:.6}", (count / total).ln())).join(",")
        };
        let emissions = [1e3, 2e3, 3e3, 6e3].map(logs).join("\n#\n");
        format!("#\n-0.25 {NEVER:e} {NEVER:e} -1.5\n{}#\n{emissions}\n", "-1 -2 -3 -4\n".repeat(4))
    }

    #[test]
    fn a_model_comes_back() -> Result<(), Error> {
        let hmm = Dictionary::open(pack("会 12 v\n会议 9 n\n", &model())?)?.hmm();
        assert_eq!(hmm.start(), [-0.25, NEVER, NEVER, -1.5]);
        assert_eq!(hmm.after(State::Middle), [-1.0, -2.0, -3.0, -4.0]);
        assert_eq!(hmm.emission('会'), [-6.907755, -7.600902, -8.006368, -8.699515]);
        assert_eq!(hmm.emission('議'), hmm.emission('议'));
        assert_eq!(hmm.emission('议'), [-6.214608, -6.907755, -7.313220, -8.006368]);
        for unknown in ['一', '龟', 'a', '\u{3400}', '\u{10FFFF}'] {
            assert_eq!(hmm.emission(unknown), [NEVER; STATES]);
        }
        Ok(())
    }

    #[test]
    fn what_is_no_model_is_refused() {
        for text in
            ["#\n0 0 0", "0 0 0 x", "0 0 0 0\n", &model().replace(':', ""), &model().replace("-6.907755", "-6.9")]
        {
            assert_eq!(pack("会 12 v", text).err(), Some(Error::InvalidInput("hmm")), "{text}");
        }
    }
}
