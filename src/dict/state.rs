//! The states of the hidden Markov model.

/// Number of states: [`State`].
pub const STATES: usize = 4;

/// What a character is to its word, in jieba's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The first of several.
    Begin,
    /// The last of several.
    End,
    /// Between them.
    Middle,
    /// The only one.
    Single,
}

/// Counts of a character, or logarithms of shares, one for each state.
pub type States<T> = [T; STATES];
