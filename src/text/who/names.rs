//! Names of persons: their form, and where they end in a list such as 部长黄润秋、副部长赵英民.
//!
//! A name is read where its place calls for one (before a role such as 出席会议), not wherever its
//! form would fit: the dictionary alone takes 高峰 for a summit and 单位 for Mr Shan.

use std::ops::Range;

use crate::text::ground::brackets::Brackets;
use crate::text::ground::segment::Segmenter;

/// Surnames of two characters.
const COMPOUND: &[&str] = &[
    "欧阳", "太史", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫", "宇文", "长孙", "慕容",
    "司徒", "轩辕", "令狐", "端木", "闻人", "公孙", "申屠", "淳于", "单于", "拓跋", "东野", "呼延",
];

/// The surnames of one character of the 百家姓, and those that the Ministry of Public Security's
/// yearly report on names lists beside them.
const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦关柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹阮苗凌盛柴裴靳翁童欧穆纪娄单包盖霍解饶屈简甘柯喻储乌尚桂农宗麦巴古车边晏蒙宁冉景占丛司巩桑褚仲滕瞿习冀阳迟池宫荆蔺闵楚游佟邬晋原楼商苟郎匡米全鞠丘沙费成党宣应卓郁明由敖咸信普沃冷扈尧揭亓劳隋卞伊苑房查雍丰燕连凡臧仇胥满双那铁帕布崇骆练云占次蓝旦谌栗公厉玉强来郜仝但苍门粟展邰鹿年昝矫补初戚衣拜才达格洛扎德刀朴权奚幸干卡阿贡赛糜贝";

/// Last characters of posts and of what stands like a post before a name (负责人, 院士).
const POST_END: &str = "长员任席记理委师人授士官裁监事问使表辑导者工领傅督";

/// Common words that have the form of a name and stand where names do.
const NOT_NAMES: &[&str] = &[
    "单位",
    "方面",
    "高校",
    "党员",
    "常委",
    "党组",
    "党委",
    "成员",
    "金融",
    "时任",
    "万人",
    "白皮书",
    "文章",
    "连日",
    "有关",
    "各界",
    "部门",
    "同志",
    "干部",
    "代表",
    "解放军",
    "应邀",
    "全体",
    "安全",
    "全国",
    "全省",
    "全市",
    "全县",
    "全会",
    "常务",
    "司法",
    "公安",
    "向大会",
    "明年",
    "党中央",
    "国务院",
    "家属",
    "成都",
    "石家庄",
    "江大桥",
    "武汉",
];

/// Last characters of offices, regions and terms (宣传部, 管委会, 常态化), not of names.
const NOT_NAME_END: &[&str] = &[
    "部", "委", "局", "厅", "署", "处", "办", "院", "会", "省", "市", "县", "区", "镇", "乡", "司", "化", "性", "型",
    "方面", "工作", "机关", "副", "联",
];

/// Titles that may follow a name: 李四县长. Not 总书记: so the Party's general secretary is cited, not
/// reported as attending, which puts the title before the name.
pub(crate) const TITLES: &[&str] = &[
    "书记",
    "主席",
    "总理",
    "部长",
    "主任",
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "局长",
    "厅长",
    "院长",
    "校长",
    "秘书长",
    "组长",
    "镇长",
    "乡长",
    "委员长",
    "检察长",
    "教授",
    "院士",
];

/// Whether `text` has the form of a Chinese name: surname and one or two characters, or a name of
/// several parts with ·. Says nothing of whether it is one.
#[must_use]
pub fn is_name_like(text: &str) -> bool {
    let length = text.chars().count();
    if text.contains(is_dot) {
        return (3..=24).contains(&length)
            && text.split(is_dot).all(|part| !part.is_empty() && part.chars().all(is_han));
    }
    text.chars().all(is_han)
        && !NOT_NAMES.contains(&text)
        && !NOT_NAME_END.iter().any(|end| text.ends_with(end))
        && surname_length(text).is_some_and(|surname| (surname + 1..=surname + 2).contains(&length))
}

/// Characters of the surname that `text` starts with.
#[must_use]
pub fn surname_length(text: &str) -> Option<usize> {
    if COMPOUND.iter().any(|surname| text.starts_with(surname)) {
        return Some(2);
    }
    text.chars().next().filter(|&c| SURNAMES.contains(c)).map(|_| 1)
}

/// Whether `text` ends like a post: a name may follow at once.
#[must_use]
pub fn ends_post(text: &str) -> bool {
    text.ends_with(|c| POST_END.contains(c)) || ["同志", "首相", "外相"].iter().any(|end| text.ends_with(end))
}

/// A name in a text, and the post before it; bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: Range<usize>,
    /// The post that stands before it.
    pub post: Option<Range<usize>>,
    /// Whether it is one of several that are run together, so that its ends are guessed.
    pub joined: bool,
}

/// The names of `text[range]`, a list of persons such as 党组成员、副部长郭芳,总工程师刘炳江, or names run
/// together (赵乐际王沪宁). What is no name gives none. `known` are names of the same report.
#[must_use]
pub fn names(text: &str, range: Range<usize>, segmenter: &Segmenter, known: &[String]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut bare: Vec<(usize, Range<usize>)> = Vec::new(); // chunks that may be names beside names
    let mut post: Option<usize> = None; // where the post of the next name starts
    let mut shared: Option<Range<usize>> = None; // a post that several may hold
    for (chunk, comma) in chunks(text, range) {
        if comma {
            post = None;
            shared = None;
        }
        let words = text.get(chunk.clone()).unwrap_or("");
        if let Some(length) = before_title(words, segmenter) {
            found.push(Name { name: chunk.start..chunk.start + length, post: None, joined: false });
            post = None;
            shared = None;
            continue;
        }
        let run = run_together(words, segmenter, known);
        if run.len() > 1 {
            let mut start = chunk.start;
            for name in run {
                found.push(Name { name: start..start + name.len(), post: None, joined: true });
                start += name.len();
            }
        } else if let Some(name) = name_in(words, segmenter) {
            let name = chunk.start + name.start..chunk.start + name.end;
            let start = post.take().unwrap_or(chunk.start);
            let own = (start < name.start).then_some(start..name.start);
            if own.is_some() {
                shared = own.clone().filter(|post| text.get(post.clone()).is_some_and(is_shared));
            }
            found.push(Name { post: own.or_else(|| shared.clone()), name, joined: false });
            continue;
        } else if (2..=5).contains(&words.chars().count())
            && words.chars().all(is_han)
            && !is_common(words, segmenter)
            && !ends_post(words)
        {
            bare.push((found.len(), chunk.clone()));
        }
        if ends_post(words) {
            post.get_or_insert(chunk.start);
        } else {
            post = None;
            shared = None;
        }
    }
    // 洛桑江村 has no Han surname; between names it is one.
    for (index, chunk) in bare.into_iter().rev() {
        if index > 0 && index < found.len() {
            found.insert(index, Name { name: chunk, post: None, joined: false });
        }
    }
    found
}

/// Parts of a list between 、 ， and white space, with whether another mark than 、 or 和 comes before;
/// （女） and 同志 and 等 behind a name are left out.
fn chunks(text: &str, range: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let part = text.get(range.clone()).unwrap_or("");
    let brackets = Brackets::of(part);
    let mut found = Vec::new();
    let mut start = 0;
    let mut comma = true;
    let mut push = |from: usize, to: usize, comma: bool| {
        let mut words = part.get(from..to).unwrap_or("").trim_start();
        let from = to - words.len();
        loop {
            let shorter = words.trim_end();
            let shorter = shorter.strip_suffix("同志").or_else(|| shorter.strip_suffix("等")).unwrap_or(shorter);
            let shorter = match shorter.char_indices().rev().find(|(_, c)| matches!(c, '（' | '(')) {
                Some((at, _)) if shorter.ends_with(['）', ')']) && at > 0 => shorter.get(..at).unwrap_or(shorter),
                _ => shorter,
            };
            if shorter.len() == words.len() {
                break;
            }
            words = shorter;
        }
        if !words.is_empty() {
            found.push((range.start + from..range.start + from + words.len(), comma));
        }
    };
    for (byte, character) in part.char_indices() {
        let separator = matches!(character, '、' | '，' | ',' | '；' | ';' | '：' | ':') || character.is_whitespace();
        // 李强和王毅; 和 is no surname of the lists that we read, but 和平 is a word.
        let rest = part.get(byte + character.len_utf8()..).unwrap_or("");
        let and = matches!(character, '和' | '与') && !rest.trim().is_empty();
        if brackets.inside(byte) || !(separator || (and && and_joins(part, start, byte))) {
            continue;
        }
        push(start, byte, comma);
        comma = separator && character != '、' && !character.is_whitespace();
        start = byte + character.len_utf8();
    }
    push(start, part.len(), comma);
    found
}

/// Whether 和 at `byte` joins two persons: a name stands before it.
fn and_joins(part: &str, start: usize, byte: usize) -> bool {
    let head = part.get(start..byte).unwrap_or("");
    tails(head).any(|at| head.get(at..).is_some_and(is_name_like) && (at == 0 || head.get(..at).is_some_and(ends_post)))
}

/// Bytes at which the last 3, 2 and 4 characters of `text` start.
fn tails(text: &str) -> impl Iterator<Item = usize> + '_ {
    [3, 2, 4].into_iter().filter_map(|length| text.char_indices().rev().nth(length - 1).map(|(byte, _)| byte))
}

/// The name that a chunk ends with, alone or after a post; bytes of the chunk.
fn name_in(chunk: &str, segmenter: &Segmenter) -> Option<Range<usize>> {
    if let Some(dot) = chunk.find(is_dot) {
        // The first part of the name starts after the post: 主任穆罕默德·阿里.
        let head = chunk.get(..dot)?;
        let start = head
            .char_indices()
            .rev()
            .skip(1)
            .map(|(byte, _)| byte)
            .find(|&byte| byte == 0 || head.get(..byte).is_some_and(|post| is_post(post, segmenter)))?;
        return chunk.get(start..).filter(|name| is_name_like(name)).map(|_| start..chunk.len());
    }
    tails(chunk).find_map(|at| {
        let (post, name) = (chunk.get(..at)?, chunk.get(at..)?);
        // 主任李强: 任 may be a surname, but then the post would end in 主.
        let whole_post = !post.is_empty() && ends_post(post) && is_post(post, segmenter);
        let alone = post.is_empty() && !is_common(name, segmenter);
        (is_name_like(name) && (alone || (whole_post && (name.chars().count() < 4 || !is_common(name, segmenter)))))
            .then_some(at..chunk.len())
    })
}

/// Bytes of the name in a chunk that is a name and a title: 李四县长.
fn before_title(chunk: &str, segmenter: &Segmenter) -> Option<usize> {
    TITLES.iter().find_map(|title| {
        let name = chunk.strip_suffix(title)?;
        (is_name_like(name) && !name.ends_with(['总', '副']) && !is_common(name, segmenter)).then_some(name.len())
    })
}

/// Whether `text` ends with a whole word that ends like a post.
fn is_post(text: &str, segmenter: &Segmenter) -> bool {
    let from = text.char_indices().rev().nth(7).map_or(0, |(byte, _)| byte);
    let tail = text.get(from..).unwrap_or("");
    segmenter.words(tail).last().is_some_and(|word| ends_post(word) && word.chars().count() > 1)
}

/// A word of the dictionary that is no name: 单位, 高峰.
fn is_common(word: &str, segmenter: &Segmenter) -> bool {
    match segmenter.tagged(word)[..] {
        [(_, tag)] => !tag.starts_with("nr") && tag != "x",
        _ => false,
    }
}

/// A post that several persons may hold, so that 常委李强、赵乐际 says it of both.
fn is_shared(post: &str) -> bool {
    let last = post.rsplit(['、', '，', ',']).next().unwrap_or(post);
    ["常委", "委员", "成员", "领导", "院士", "代表", "专家", "教授"].iter().any(|end| last.ends_with(end))
        || last.contains('副')
}

/// Names without anything between them, if the whole of `text` can be read so: 赵乐际王沪宁蔡奇.
/// Names that the report or the dictionary knows weigh most, then those of three characters.
fn run_together<'a>(text: &'a str, segmenter: &Segmenter, known: &[String]) -> Vec<&'a str> {
    /// More names are not run together in one line; keeps the search short.
    const MOST: usize = 120;
    let mut starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    if starts.len() < 4 || starts.len() > MOST || !text.chars().all(is_han) {
        return Vec::new();
    }
    starts.push(text.len());
    let tagged = segmenter.tagged(text);
    let mut at = 0;
    let mut words = Vec::new();
    for (word, tag) in tagged {
        if tag.starts_with("nr") {
            words.push(at..at + word.len());
        }
        at += word.len();
    }
    // The best way to read the first n characters: its score and the length of its last name.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; starts.len()];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in 2..starts.len() {
        for length in [3, 2, 4] {
            let Some(begin) = end.checked_sub(length) else { continue };
            let Some((score, _)) = best.get(begin).copied().flatten() else { continue };
            let (Some(&from), Some(&to)) = (starts.get(begin), starts.get(end)) else { continue };
            let Some(name) = text.get(from..to) else { continue };
            let is_known = known.iter().any(|known| known == name);
            if !is_known && !is_name_like(name) {
                continue;
            }
            let score = score + if is_known { 9 } else { 0 } + if words.contains(&(from..to)) { 3 } else { 0 }
                - if length == 3 { 1 } else { 2 };
            if best.get(end).copied().flatten().is_none_or(|(other, _)| score > other)
                && let Some(best) = best.get_mut(end)
            {
                *best = Some((score, length));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = starts.len() - 1;
    while end > 0 {
        let Some((_, length)) = best.get(end).copied().flatten() else { return Vec::new() };
        let begin = end - length;
        let (Some(&from), Some(&to)) = (starts.get(begin), starts.get(end)) else { return Vec::new() };
        names.extend(text.get(from..to));
        end = begin;
    }
    names.reverse();
    // Words can have the form of names by chance: something must speak for them, or else nothing
    // against them.
    let sure = names.iter().filter(|name| known.iter().any(|known| known == *name)).count() + words.len();
    let other = segmenter
        .tagged(text)
        .iter()
        .any(|(word, tag)| word.chars().count() > 1 && !tag.starts_with("nr") && *tag != "x");
    if sure * 2 >= names.len() || !other { names } else { Vec::new() }
}

fn is_dot(character: char) -> bool {
    matches!(character, '·' | '•' | '・' | '‧' | '∙')
}

pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}
