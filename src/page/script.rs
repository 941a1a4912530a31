//! Values that stand in a page's scripts: JSON-LD, and the data that a page keeps for itself.

use crate::text::ground::words;

/// The string at `key` of a piece of JSON; of an object or a list the first `name`. Escapes are
/// resolved. `None` where it is missing, empty or no string.
pub fn string(json: &str, key: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = words::find(json.get(from..)?, key) {
        let start = from + at;
        from = start + key.len();
        let quoted = json.get(..start).is_some_and(|before| before.ends_with('"'));
        let Some(rest) = json.get(from..).and_then(|rest| rest.strip_prefix('"')).filter(|_| quoted) else { continue };
        let Some(rest) = rest.trim_start().strip_prefix(':') else { continue };
        let rest = rest.trim_start();
        if rest.starts_with(['{', '[']) {
            let inner = rest.split('}').next().unwrap_or(rest);
            match words::trimmed_start(inner, |c| matches!(c, '[' | ' ')).strip_prefix('"') {
                Some(first) => return unquoted(first),
                None => return string(inner, "name"),
            }
        }
        return rest.strip_prefix('"').and_then(unquoted);
    }
    None
}

/// The text up to the closing quote.
fn unquoted(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut characters = text.chars();
    loop {
        match characters.next()? {
            '"' => break,
            '\\' => match characters.next()? {
                'n' | 'r' | 't' => out.push(' '),
                'u' => {
                    let code = characters.by_ref().take(4).try_fold(0, |code, c| Some(code * 16 + c.to_digit(16)?))?;
                    out.extend(char::from_u32(code));
                }
                c => out.push(c),
            },
            c => out.push(c),
        }
    }
    let trimmed = out.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// The values that a script assigns to a name: `publish_time = "…"`, `"pubTime": "…"`, `ct='…'`.
/// Names are compared without case and `_`.
pub fn assigned<'a>(script: &'a str, name: &str) -> Option<&'a str> {
    let bytes = script.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let word = script.get(start..at)?.bytes().filter(|b| *b != b'_').map(|b| b.to_ascii_lowercase());
        if word.eq(name.bytes()) {
            let rest = words::trimmed_start(script.get(at..)?, |c| matches!(c, '"' | '\'')).trim_start();
            if let Some(rest) = rest.strip_prefix([':', '=']).map(str::trim_start)
                && let Some(rest) = rest.strip_prefix(['"', '\''])
                && let Some((value, _)) = rest.split_once(['"', '\'', '\n'])
                && !value.trim().is_empty()
            {
                return Some(value);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_json_are_found() {
        let json = r#"{"@type":"NewsArticle", "headline" : "全省\"会议\"\u53ec\u5f00","datePublished":"2024-01-24T21:50:00+08:00",
            "author":[{"@type":"Person","name":"张三"}],"publisher":{"@type":"Organization","name":"某发布","logo":{"url":""}},"image":[]}"#;
        assert_eq!(string(json, "headline").as_deref(), Some("全省\"会议\"召开"));
        assert_eq!(string(json, "author").as_deref(), Some("张三"));
        assert_eq!(string(json, "publisher").as_deref(), Some("某发布"));
        assert_eq!(string(json, "image"), None);
        assert_eq!(string(json, "missing"), None);
        assert_eq!(string("{\"headline\":\"unclosed", "headline"), None);
    }

    #[test]
    fn assigned_values_are_found() {
        assert_eq!(assigned("var publish_time = \"2024-01-24\" || '';", "publishtime"), Some("2024-01-24"));
        assert_eq!(assigned("{'pubTime': '2024-01-24 10:00'}", "pubtime"), Some("2024-01-24 10:00"));
        assert_eq!(assigned("var ct='1706104200';", "ct"), Some("1706104200"));
        assert_eq!(assigned("act='1'; x = 会议 ct", "ct"), None);
    }
}
