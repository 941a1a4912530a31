//! Words that the dictionary lacks, found in what is left over beside its words: among Chinese characters by jieba's hidden
//! Markov model, elsewhere by rules. The tokens are those of jieba-rs, whose own model takes three times the space.

use crate::dict::hmm::{Hmm, State, States};

/// Cuts what is left over, calling `each` with the words in order; joined they are `text`.
pub fn cut<'a>(text: &'a str, hmm: &Hmm, each: &mut impl FnMut(&'a str)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let covered = Hmm::covers(first);
        let end = rest.find(|character| Hmm::covers(character) != covered).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if covered {
            chinese(run, hmm, each)
        } else {
            latin(run, each)
        }
        rest = after;
    }
}

/// By the likeliest states.
fn chinese<'a>(run: &'a str, hmm: &Hmm, each: &mut impl FnMut(&'a str)) {
    let mut rest = run;
    let mut length = 0;
    for (character, state) in run.chars().zip(states(run, hmm)) {
        length += character.len_utf8();
        if matches!(state, State::End | State::Single) {
            let (word, after) = rest.split_at(length);
            each(word);
            (rest, length) = (after, 0);
        }
    }
}

/// The states that may stand before each state, in the order of [`State`]. Where both are as likely, jieba takes the
/// second.
const BEFORE: States<[State; 2]> = [
    [State::End, State::Single],
    [State::Begin, State::Middle],
    [State::Begin, State::Middle],
    [State::End, State::Single],
];

/// The likeliest states of the characters: Viterbi's algorithm. The last is [`State::End`] or [`State::Single`].
fn states(run: &str, hmm: &Hmm) -> Vec<State> {
    let mut characters = run.chars();
    let Some(first) = characters.next() else { return Vec::new() };
    let (start, emission) = (hmm.start(), hmm.emission(first));
    let mut scores: States<f64> = std::array::from_fn(|state| start[state] + emission[state]);
    // For each character but the first, the best state before each of its own.
    let mut steps: Vec<States<State>> = Vec::with_capacity(run.len() / 3);
    for character in characters {
        let emission = hmm.emission(character);
        let mut next = scores;
        let mut step = [State::Begin; 4];
        for (state, before) in BEFORE.into_iter().enumerate() {
            let [one, other] =
                before.map(|before| scores[before as usize] + hmm.after(before)[state] + emission[state]);
            (next[state], step[state]) = if one > other { (one, before[0]) } else { (other, before[1]) };
        }
        scores = next;
        steps.push(step);
    }
    let ends = scores[State::End as usize] > scores[State::Single as usize];
    let mut state = if ends { State::End } else { State::Single };
    let mut states = vec![state];
    for step in steps.iter().rev() {
        state = step[state as usize];
        states.push(state);
    }
    states.reverse();
    states
}

/// Letters and digits are a word, also joined by one full stop, underscore or hyphen each, and with a per cent sign
/// behind; so is what stands between such words.
fn latin<'a>(run: &'a str, each: &mut impl FnMut(&'a str)) {
    let is_letter = |character: char| character.is_ascii_alphanumeric();
    let mut rest = run;
    while !rest.is_empty() {
        let gap = rest.find(is_letter).unwrap_or(rest.len());
        let (between, word) = rest.split_at(gap);
        if !between.is_empty() {
            each(between);
        }
        let mut end = 0;
        loop {
            let letters = |from: usize| {
                word.get(from..).map_or(0, |text| text.find(|character| !is_letter(character)).unwrap_or(text.len()))
            };
            end += letters(end);
            let more = if word.get(end..).is_some_and(|text| text.starts_with(['.', '_', '-'])) {
                letters(end + 1)
            } else {
                0
            };
            if more == 0 {
                break;
            }
            end += 1;
        }
        if end > 0 && word.get(end..).is_some_and(|text| text.starts_with('%')) {
            end += 1;
        }
        let (word, after) = word.split_at(end);
        if !word.is_empty() {
            each(word);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        cut(text, &Hmm::default(), &mut |word| words.push(word));
        words
    }

    #[test]
    fn letters_and_digits_stay_together() {
        for whole in ["1.2.3", "WES-5.4.5", "OPENSSL_1_1_1", "12.5%", "4S", "+#&", "𠮷㐂"] {
            assert_eq!(words(whole), [whole]);
        }
        assert_eq!(words("abc-"), ["abc", "-"]);
        assert_eq!(words("-abc..d%%"), ["-", "abc", "..", "d%", "%"]);
        assert_eq!(words("%5㐂"), ["%", "5", "㐂"]);
        assert_eq!(words("").len(), 0);
    }

    #[test]
    fn characters_of_which_the_model_knows_nothing_are_words() {
        assert_eq!(words("青禾县A1"), ["青", "禾", "县", "A1"]);
    }
}
