//! Names of persons by their form: surname and given name, compound surnames, names with ·.

/// Surnames of two characters.
const COMPOUND: [&str; 24] = [
    "欧阳", "太史", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫", "宇文", "长孙", "慕容",
    "司徒", "轩辕", "令狐", "端木", "闻人", "公孙", "申屠", "淳于", "单于", "拓跋",
];

/// The surnames of one character that bear the Han Chinese population but for a remnant (the most
/// frequent ones of the 2020 census report of the Ministry of Public Security, and the 百家姓).
const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦关柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹阮苗俞凌盛柴裴靳翁童欧穆纪娄单包盖霍解饶屈简甘柯喻储乌尚桂农宗麦巴古车边晏蒙宁冉景占丛司巩桑褚仲习滕瞿冀阳迟池宫荆蔺闵楚游佟邬晋原楼商苟郎匡米全鞠丘沙费成党宣应卓郁明由敖咸信普沃冷扈尧揭亓劳隋卞伊苑房查雍丰燕连凡臧仇于党胥满双那";

/// Whether `text` has the form of a Chinese name: surname and one or two characters, or a name of
/// several parts with ·. Says nothing of whether it is one.
#[must_use]
pub fn is_name_like(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    if characters.contains(&'·') || characters.contains(&'•') {
        return characters.len() >= 4
            && characters.len() <= 20
            && text.split(['·', '•']).all(|part| part.chars().count() >= 1 && part.chars().all(is_han));
    }
    if !characters.iter().all(|&c| is_han(c)) {
        return false;
    }
    surname_length(text).is_some_and(|length| (length + 1..=length + 2).contains(&characters.len()))
}

/// Characters of the surname that `text` starts with.
#[must_use]
pub fn surname_length(text: &str) -> Option<usize> {
    if COMPOUND.iter().any(|surname| text.starts_with(surname)) {
        return Some(2);
    }
    text.chars().next().filter(|&c| SURNAMES.contains(c)).map(|_| 1)
}

pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}
