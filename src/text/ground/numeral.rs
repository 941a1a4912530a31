//! Numbers in Han digits: 八, 十二, 二十一.

/// The value of a Han digit, 十 included.
#[must_use]
pub fn han_digit(character: char) -> Option<usize> {
    Some(match character {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// A number from 一 to 九十九, and its length in characters. A longer run of digits is none.
#[must_use]
pub fn han_number(tail: &[(usize, char)]) -> Option<(usize, usize)> {
    let digits: Vec<usize> = tail.iter().map_while(|&(_, c)| han_digit(c)).take(4).collect();
    let number = match digits[..] {
        [ones] => ones,
        [10, ones] if ones < 10 => 10 + ones,
        [tens, 10] if tens < 10 => tens * 10,
        [tens, 10, ones] if tens < 10 && ones < 10 => tens * 10 + ones,
        _ => return None,
    };
    (number > 0).then_some((number, digits.len()))
}
