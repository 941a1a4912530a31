//! From scored candidates to the list that a reader gets.

use super::Candidate;
use crate::text::digest::Keyword;
use crate::text::report::{Report, Span};

/// The best first, without those that say what a better one says: one inside the other.
pub(super) fn settle<'a>(scored: &[(&'a Candidate, f64)], limit: usize) -> Vec<(&'a Candidate, f64)> {
    let mut chosen: Vec<(&Candidate, f64)> = Vec::new();
    for &(candidate, score) in scored {
        if chosen.len() == limit {
            break;
        }
        // What a better term says already 工作 adds nothing to: 体制改革工作 after 企业体制改革.
        let bare = without_work(&candidate.key);
        let repeats = chosen.iter().any(|&(better, _)| {
            let short = bare.chars().count() < better.characters;
            let (shorter, longer) = if short { (bare, &*better.key) } else { (&*better.key, &*candidate.key) };
            let (fewer, more) = if short { (candidate, better) } else { (better, candidate) };
            // The shorter one may stand for itself, too, where it stands often enough outside the longer.
            within(shorter, longer)
                && (fewer.places.len() < 3 * more.places.len() || longer.chars().count() < shorter.chars().count() + 2)
        });
        if !repeats {
            chosen.push((candidate, score));
        }
    }
    chosen
}

/// A term without the light noun 工作, which says nothing more: 体制改革工作 says what 企业体制改革 does.
fn without_work(key: &str) -> &str {
    key.strip_suffix("工作").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(key)
}

/// Keywords that a reader sees at once.
const FIRST: usize = 10;
/// So often the report says a word that is its subject.
const OFTEN: usize = 4;

/// A longer term that holds a word says it, too, where it makes up this part of the word's occurrences: 入境旅游, said
/// twice, does not say the 旅游 of the whole report.
const PART: usize = 3;

/// Characters of a term that tells a report's theme: 老龄工作.
const THEME: usize = 4;

/// Sees to it that what the report is about is among the first ten: the word that it says most, however short it is
/// (肯尼亚, 巡察), and of its title or its first sentence what the report goes on about, were it only who met.
pub(super) fn with_subject<'a>(chosen: &mut Vec<(&'a Candidate, f64)>, scored: &[(&'a Candidate, f64)]) {
    let most = scored.iter().map(|&(candidate, _)| candidate).filter(|candidate| candidate.places.len() >= OFTEN);
    let most = most.max_by(|a, b| a.said.total_cmp(&b.said)).filter(|most| most.said > 0.0);
    let says = |better: &Candidate, most: &Candidate| {
        better.key == most.key || better.key.contains(&most.key) && PART * better.places.len() >= most.places.len()
    };
    if let Some(most) = most
        && !chosen.iter().take(FIRST).any(|(better, _)| says(better, most))
    {
        // In the place of the last one that the report says but once.
        let once = chosen.iter().take(FIRST).rposition(|(other, _)| other.places.len() == 1 && !other.announced);
        if let Some(once) = once.filter(|_| chosen.len() >= FIRST) {
            chosen.remove(once);
        }
        put(chosen, most, FIRST - 1);
    }
    let announced = || scored.iter().map(|&(candidate, _)| candidate).filter(|candidate| candidate.announced);
    let theme =
        announced().filter(|candidate| candidate.characters >= THEME).max_by(|a, b| a.theme.total_cmp(&b.theme));
    let tells = |better: &Candidate| {
        better.announced && theme.is_none_or(|theme| better.key.contains(&theme.key) || theme.key.contains(&better.key))
    };
    if let Some(theme) = theme.or_else(|| announced().next())
        && !chosen.iter().take(FIRST).any(|(better, _)| tells(better))
    {
        put(chosen, theme, FIRST - 2);
    }
}

/// Puts `candidate` at `place` or at the end, with the score of the one before it, without making the list longer.
fn put<'a>(chosen: &mut Vec<(&'a Candidate, f64)>, candidate: &'a Candidate, place: usize) {
    let length = chosen.len();
    chosen.retain(|(other, _)| other.key != candidate.key);
    let place = place.min(chosen.len());
    let score = place.checked_sub(1).and_then(|at| chosen.get(at)).map_or(1.0, |(_, score)| *score);
    chosen.insert(place, (candidate, score));
    if place + 1 < length {
        chosen.truncate(length);
    }
}

/// Whether the longer term says all that the shorter says: it has all its characters (防汛救灾 in
/// 防汛抗洪救灾, 建设绿色矿山 in 绿色矿山建设).
fn within(shorter: &str, longer: &str) -> bool {
    let mut rest: Vec<char> = longer.chars().collect();
    shorter.chars().all(|character| match rest.iter().position(|&other| other == character) {
        Some(at) => {
            rest.swap_remove(at);
            true
        }
        None => false,
    })
}

/// The keyword of a candidate, quotation marks inside it in pairs.
pub(super) fn keyword(report: &Report, candidate: &Candidate, weight: f64) -> Option<Keyword> {
    let spans: Vec<Span> = candidate
        .places
        .iter()
        .filter_map(|&(block, start, end)| {
            let (start, end) = paired(report.blocks.get(block)?.text(), start, end)?;
            Some(report.span(block, start..end))
        })
        .collect();
    let text = report.slice(*spans.first()?).to_owned();
    Some(Keyword { text, count: spans.len(), spans, weight: weight.clamp(0.01, 1.0) })
}

/// `start..end` with the quotation marks that open or close in it in pairs: “十五五”规划 for
/// 十五五”规划. `None` where the other mark does not stand next to it.
fn paired(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let part = text.get(start..end)?;
    let (mut open, mut unopened) = (0usize, 0usize);
    for character in part.chars() {
        match character {
            '“' | '‘' | '「' | '『' => open += 1,
            '”' | '’' | '」' | '』' if open > 0 => open -= 1,
            '”' | '’' | '」' | '』' => unopened += 1,
            _ => {}
        }
    }
    match (open, unopened) {
        (0, 0) => Some((start, end)),
        (0, 1) => {
            let mark = text.get(..start)?.chars().next_back().filter(|mark| "“‘「『".contains(*mark))?;
            Some((start - mark.len_utf8(), end))
        }
        (1, 0) => {
            let mark = text.get(end..)?.chars().next().filter(|mark| "”’」』".contains(*mark))?;
            Some((start, end + mark.len_utf8()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(key: &str, announced: bool, theme: f64, places: usize) -> Candidate {
        Candidate {
            key: key.to_owned(),
            features: [0.0; super::super::features::FEATURES],
            characters: key.chars().count(),
            first: 0,
            announced,
            theme,
            // As of a report: only short words may be its subject.
            said: if key.chars().count() <= 5 { places as f64 } else { 0.0 },
            places: vec![(0, 0, key.len()); places],
        }
    }

    /// The first ten of candidates that score in their order.
    fn ten(candidates: &[Candidate]) -> Vec<&str> {
        let scored: Vec<(&Candidate, f64)> =
            candidates.iter().enumerate().map(|(at, candidate)| (candidate, 100.0 - at as f64)).collect();
        let mut chosen = settle(&scored, 20);
        with_subject(&mut chosen, &scored);
        chosen.iter().take(FIRST).map(|(candidate, _)| candidate.key.as_str()).collect()
    }

    fn others() -> Vec<Candidate> {
        ["甲江", "乙河", "丙湖", "丁海", "戊溪", "己泉", "庚池", "辛潭", "壬湾", "癸渠", "子井"]
            .iter()
            .map(|name| candidate(&format!("{name}工程"), false, 0.1, 1))
            .collect()
    }

    #[test]
    fn of_what_is_announced_the_theme_is_among_the_first_ten() {
        let mut all = others();
        all.insert(0, candidate("渔政监督总站", true, 0.1, 1));
        all.push(candidate("渔港安全管理", true, 1.2, 1));
        assert!(ten(&all).contains(&"渔港安全管理"));
    }

    #[test]
    fn a_longer_term_said_twice_does_not_say_the_word_of_the_whole_report() {
        let mut all = others();
        all.insert(0, candidate("入境旅游", false, 0.1, 2));
        all.push(candidate("旅游", false, 0.1, 9));
        assert!(ten(&all).contains(&"旅游"));
        all.pop();
        all.push(candidate("旅游", false, 0.1, 5));
        assert!(!ten(&all).contains(&"旅游"));
    }

    #[test]
    fn a_light_noun_adds_nothing_to_a_better_term() {
        let all = [candidate("渔港体制改革", false, 0.1, 4), candidate("体制改革工作", false, 0.1, 5)];
        assert_eq!(ten(&all), ["渔港体制改革"]);
    }
}
