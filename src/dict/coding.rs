//! Chooses the tables that the packed dictionary is coded with, and codes it: for the writer only.

use rustc_hash::FxHashMap;

use super::model::{self, CONTEXTS, FAMILIES, Scale};
use super::rans::{SYMBOLS, Step, Table, encode};

type Counts = [u32; SYMBOLS];

/// What is to be coded, before the tables are known.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// A context, and a symbol in it.
    Symbol(usize, usize),
    /// A value, and the number of its bits, 1 to 16.
    Bits(u32, u32),
}

/// One stream before it is coded.
#[derive(Debug, Default, Clone)]
pub struct Stream(pub Vec<Item>);

impl Stream {
    /// Adds a symbol.
    pub fn symbol(&mut self, context: usize, symbol: usize) {
        self.0.push(Item::Symbol(context, symbol));
    }

    /// Adds `count` bits, at most 32.
    pub fn bits(&mut self, value: u32, count: u32) {
        if count > 16 {
            self.0.push(Item::Bits(value >> 16, count - 16));
            self.0.push(Item::Bits(value & 0xFFFF, 16));
        } else if count > 0 {
            self.0.push(Item::Bits(value, count));
        }
    }

    /// Adds a number: a symbol, and bits where the scale asks for them.
    pub fn number(&mut self, context: usize, scale: Scale, value: u32) {
        let (symbol, count, low) = scale.split(value);
        self.symbol(context, symbol);
        self.bits(low, count);
    }
}

/// The tables, and which of them each context uses.
#[derive(Debug, Default)]
pub struct Coding {
    tables: Vec<Table>,
    map: Vec<usize>,
    /// Both as the file has them.
    pub written: Vec<u8>,
}

impl Coding {
    /// The coding that fits these streams, and any sizes.
    pub fn of(streams: impl Iterator<Item = Stream>) -> Self {
        let mut counts = vec![[0u32; SYMBOLS]; CONTEXTS];
        counts[model::BUNDLE_SIZE] = [1; SYMBOLS];
        counts[model::BLOCK_SIZE] = [1; SYMBOLS];
        for stream in streams {
            for item in stream.0 {
                if let Item::Symbol(context, symbol) = item {
                    counts[context][symbol] += 1;
                }
            }
        }
        Self::fitting(&counts)
    }

    /// The bytes of a stream.
    pub fn encode(&self, stream: &Stream) -> Vec<u8> {
        let step = |item: &Item| match *item {
            Item::Symbol(context, symbol) => {
                let (share, start) = self.tables[self.map[context]].share(symbol);
                Step::Symbol { share, start }
            }
            Item::Bits(value, count) => Step::Bits { value, count },
        };
        encode(&stream.0.iter().map(step).collect::<Vec<Step>>())
    }

    /// Tables for these counts of each context.
    fn fitting(counts: &[Counts]) -> Self {
        let mut coding = Self { tables: Vec::new(), map: vec![0; CONTEXTS], written: Vec::new() };
        let mut stream = Stream::default();
        for family in FAMILIES {
            let clusters = Clusters::of(family.clone(), counts);
            let base = coding.tables.len();
            stream.bits(clusters.sums.len() as u32, 8);
            let width = (clusters.sums.len().max(1) as u32).next_power_of_two().trailing_zeros();
            for context in family {
                let cluster = clusters.members.get(&context).copied();
                coding.map[context] = base + cluster.unwrap_or(0);
                if clusters.sums.len() > 1 {
                    stream.bits(u32::from(cluster.is_some()), 1);
                    if let Some(cluster) = cluster {
                        stream.bits(cluster as u32, width);
                    }
                }
            }
            for sums in &clusters.sums {
                let mut weights = [0; SYMBOLS];
                let largest = u64::from(sums.iter().copied().max().unwrap_or(0).max(1));
                let used = sums.iter().rposition(|&count| count > 0).unwrap_or(0);
                stream.bits(used as u32, 6);
                for (weight, &count) in weights.iter_mut().zip(sums).take(used + 1) {
                    *weight = model::round((u64::from(count) * 4095).div_ceil(largest) as u32);
                    let (class, bits, low) = model::weight(*weight);
                    stream.bits(class, 4);
                    stream.bits(low, bits);
                }
                coding.tables.extend(Table::of_weights(&weights));
            }
        }
        coding.written = coding.encode(&stream);
        coding
    }
}

/// Contexts of a family that share a table.
struct Clusters {
    /// Of each context in use, the number of its cluster.
    members: FxHashMap<usize, usize>,
    /// The counts of each cluster's members, added.
    sums: Vec<Counts>,
}

impl Clusters {
    /// Greedily: a context, the most used first, joins the cluster where it costs least, or founds
    /// one where that is cheaper, the table counted. Then each may change its mind, three times.
    fn of(family: std::ops::Range<usize>, counts: &[Counts]) -> Self {
        let mut contexts: Vec<usize> =
            family.filter(|&context| counts[context].iter().any(|&count| count > 0)).collect();
        contexts.sort_by_key(|&context| std::cmp::Reverse(counts[context].iter().sum::<u32>()));
        let mut sums: Vec<Counts> = Vec::new();
        let mut members: FxHashMap<usize, usize> = FxHashMap::default();
        for round in 0..4 {
            for &context in &contexts {
                let own = &counts[context];
                if let Some(&cluster) = members.get(&context) {
                    sums[cluster] = std::array::from_fn(|symbol| sums[cluster][symbol] - own[symbol]);
                }
                let more = |sum: &Counts| cost(&add(sum, own)) - cost(sum);
                let best =
                    sums.iter().enumerate().map(|(number, sum)| (more(sum), number)).min_by(|a, b| a.0.total_cmp(&b.0));
                let cluster = match best {
                    Some((more, number)) if round > 0 || more < cost(own) => number,
                    _ => {
                        sums.push([0; SYMBOLS]);
                        sums.len() - 1
                    }
                };
                sums[cluster] = add(&sums[cluster], own);
                members.insert(context, cluster);
            }
        }
        // Some clusters are empty by now.
        let mut kept = Vec::new();
        let numbers: Vec<usize> = sums
            .into_iter()
            .map(|sum| {
                if sum.iter().any(|&count| count > 0) {
                    kept.push(sum);
                }
                kept.len().saturating_sub(1)
            })
            .collect();
        for cluster in members.values_mut() {
            *cluster = numbers[*cluster];
        }
        Self { members, sums: kept }
    }
}

/// Bits that these counts take with a table of their own, and that table.
fn cost(counts: &Counts) -> f64 {
    let sum: u32 = counts.iter().sum();
    let sum = f64::from(sum);
    let bits: f64 = counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| f64::from(count) * (sum / f64::from(count)).log2())
        .sum();
    bits + counts.iter().filter(|&&count| count > 0).count() as f64 * 8.0 + 32.0
}

fn add(a: &Counts, b: &Counts) -> Counts {
    std::array::from_fn(|symbol| a[symbol] + b[symbol])
}
