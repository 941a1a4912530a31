//! Words inside a clause that a headline does without: where somebody met somebody, and 了, 正式.

/// What leaders do at a place that the headline need not name.
const ACTS: [&str; 12] = ["同", "与", "会见", "会晤", "出席", "主持", "举行", "集体", "接受", "签署", "听取", "分别"];
/// Verbs after which 了 only marks that it is done.
const DONE: [&str; 12] =
    ["会见", "签署", "印发", "发布", "举行", "召开", "发表", "听取", "审议", "出席", "参观", "访问"];

/// Bytes that `after` may lose at its start, between `before` and the rest of the clause.
#[must_use]
pub(super) fn spare(before: &str, after: &str) -> Option<usize> {
    before.chars().nth(1)?; // at least two characters stay
    place(before, after)
        .or_else(|| {
            let rest = after.strip_prefix('了')?;
            (DONE.iter().any(|verb| before.ends_with(verb)) && starts_object(rest)).then_some('了'.len_utf8())
        })
        .or_else(|| {
            let rest = after.strip_prefix("正式")?;
            let verbs = ["启动", "发布", "上线", "印发", "成立", "实施", "启用", "投入", "开工", "签署", "施行"];
            (verbs.iter().any(|verb| rest.starts_with(verb)) && !before.ends_with(['非', '未'])).then_some("正式".len())
        })
}

/// 在某地 before what is done there to something (某人在某地会见某人), 在某地举行的 before a meeting.
fn place(before: &str, after: &str) -> Option<usize> {
    let rest = after.strip_prefix('在')?;
    if before.ends_with(['现', '存', '旨', '正', '所', '实', '潜', '设', '定', '位']) {
        return None;
    }
    for (number, (byte, character)) in rest.char_indices().enumerate().take(11) {
        let (name, acts) = rest.split_at_checked(byte)?;
        let named = number >= 2 || name == "京";
        if named {
            let held = ["举行的", "召开的", "举办的"].iter().find(|held| acts.starts_with(**held));
            if let Some(held) = held {
                let whole = ["向", "对", "出席", "参加"].iter().any(|verb| before.ends_with(verb));
                return whole.then_some('在'.len_utf8() + byte + held.len());
            }
            if let Some(act) = ACTS.iter().find(|act| acts.starts_with(**act)) {
                let object = acts.get(act.len()..).is_some_and(starts_object);
                return object.then_some('在'.len_utf8() + byte);
            }
        }
        let foreign = "同与和接的，,、；。时中上下内前后间于任会".contains(character);
        if foreign && !(character == '会' && rest.get(byte..).is_some_and(|rest| rest.starts_with("会堂"))) {
            return None;
        }
    }
    None
}

/// Whether words follow, not a mark, nor what depends on the verb (举行的, 会见时).
fn starts_object(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '《' | '“'))
        && !rest.starts_with(['的', '时', '后', '前'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_where_and_done() {
        for (before, after, cut) in [
            ("江河清", "在北京会见青禾县客人", "在北京"),
            ("江河清", "在人民大会堂同客人会谈", "在人民大会堂"),
            ("大会", "在京举行第二次会议", "在京"),
            ("江河清向", "在青禾举行的水利论坛致信", "在青禾举行的"),
            ("江河清会见", "了客人", "了"),
            ("灌区", "正式启用", "正式"),
        ] {
            assert_eq!(spare(before, after), Some(cut.len()), "{before}{after}");
        }
        for (before, after) in [
            ("推进会", "在京召开。"),
            ("推进会", "在青禾举行，"),
            ("江河清", "在考察时强调"),
            ("江河清", "在会上同大家交流"),
            ("江河清", "在青禾考察，"),
            ("会议讨论", "了。"),
            ("", "在京会见客人"),
        ] {
            assert_eq!(spare(before, after), None, "{before}{after}");
        }
    }
}
