//! Which voice reads Chinese, and how a reader gets one: those of this machine, Mandarin, the mainland's first.

use web_sys::{SpeechSynthesisVoice, Window};

use crate::card::sorted::sorted;
use crate::card::strings::Strings;

/// How a reader of this system gets a voice; stands behind [`Strings::no_voice`].
///
/// An iPad calls itself a Mac, which has no touch screen. Firefox on Android names no maker, but the system.
pub fn way_to_one(window: &Window, strings: &Strings) -> &'static str {
    let agent = window.navigator().user_agent().unwrap_or_default();
    let has = |part: &str| agent.contains(part);
    match () {
        () if has("iPhone") || has("iPad") => strings.voice_ios,
        () if has("Macintosh") && window.navigator().max_touch_points() > 1 => strings.voice_ios,
        () if has("Macintosh") => strings.voice_macos,
        () if has("Windows") => strings.voice_windows,
        () if has("Android") => strings.voice_android,
        () => strings.voice_elsewhere,
    }
}

/// How well a voice's language suits Mandarin text, the lowest best; `None` where it does not.
///
/// zh-HK is Cantonese in every system that has it: a report read so can't be followed by who asked
/// for Mandarin. Edge has dialects of the mainland: zh-CN-liaoning, zh-CN-shaanxi; Android writes
/// zh_CN_#Hans.
pub fn rank(language: &str) -> Option<u8> {
    let mut parts = language.split(['-', '_']);
    let is = |part: &str, one_of: &[&str]| one_of.iter().any(|name| part.eq_ignore_ascii_case(name));
    let first = parts.next()?;
    if !is(first, &["zh", "cmn"]) {
        return None;
    }
    let rest: Vec<&str> = parts.collect();
    let has = |one_of: &[&str]| rest.iter().any(|part| is(part, one_of));
    match () {
        () if has(&["HK", "MO", "yue"]) => None,
        () if has(&["CN", "Hans"]) => Some(if rest.len() > 1 && !has(&["Hans", "#Hans"]) { 2 } else { 0 }),
        () if has(&["TW", "Hant", "#Hant"]) => Some(3),
        () => Some(1),
    }
}

/// The voices that read Mandarin, the best first: of this machine before those of the network.
pub fn mandarin(voices: impl Iterator<Item = SpeechSynthesisVoice>) -> Vec<SpeechSynthesisVoice> {
    let voices: Vec<SpeechSynthesisVoice> = voices.collect();
    let ranked = voices
        .iter()
        .enumerate()
        .filter_map(|(index, voice)| Some((!voice.local_service(), rank(&voice.lang())?, index)));
    sorted(ranked).into_iter().filter_map(|(_, _, index)| voices.get(index).cloned()).collect()
}
