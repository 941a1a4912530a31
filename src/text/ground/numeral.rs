//! Numbers: Arabic digits of both widths, and Han digits: 八, 十二, 二十一.

/// The value of an Arabic digit, half or full width.
#[must_use]
pub fn digit(character: char) -> Option<u32> {
    let folded = match character {
        '０'..='９' => char::from_u32(u32::from(character) - 0xFEE0)?,
        other => other,
    };
    folded.to_digit(10)
}

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

/// A Han digit of a number that is read digit by digit (二○二三). Its zero is typed as 〇, as a circle, as the
/// letter O or as 0.
#[must_use]
pub fn han_figure(character: char) -> Option<u32> {
    match character {
        '○' | '◯' | 'O' | 'Ｏ' | 'Ο' | '0' | '０' => Some(0),
        other => han_digit(other).filter(|&value| value < 10).map(|value| value as u32),
    }
}

/// A number from 一 to 九十九, and its length in characters. A longer run of digits is none.
#[must_use]
pub fn han_number(tail: &[(usize, char)]) -> Option<(usize, usize)> {
    let mut digits = [0; 3];
    let mut length = 0;
    for value in tail.iter().map_while(|&(_, c)| han_digit(c)) {
        *digits.get_mut(length)? = value;
        length += 1;
    }
    let number = match *digits.get(..length)? {
        [ones] => ones,
        [10, ones] if ones < 10 => 10 + ones,
        [tens, 10] if tens < 10 => tens * 10,
        [tens, 10, ones] if tens < 10 && ones < 10 => tens * 10 + ones,
        _ => return None,
    };
    (number > 0).then_some((number, length))
}

/// A number of one or two Arabic digits, and its length in characters. A longer run of digits is none.
#[must_use]
pub fn small_number(tail: &[(usize, char)]) -> Option<(usize, usize)> {
    let digits = tail.iter().map_while(|&(_, c)| digit(c)).take(3);
    let (number, length) = digits.fold((0, 0), |(number, length), digit| (number * 10 + digit as usize, length + 1));
    matches!(length, 1 | 2).then_some((number, length))
}

/// Whether the characters of `tail` start with `word`.
#[must_use]
pub fn starts_with(tail: &[(usize, char)], word: &str) -> bool {
    let mut characters = tail.iter();
    word.chars().all(|c| characters.next().is_some_and(|&(_, other)| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tail(text: &str) -> Vec<(usize, char)> {
        text.char_indices().collect()
    }

    #[test]
    fn han_numbers_go_up_to_ninety_nine() {
        for (text, expected) in [
            ("八个", Some((8, 1))),
            ("十项", Some((10, 1))),
            ("十二日", Some((12, 2))),
            ("三十", Some((30, 2))),
            ("二十一是", Some((21, 3))),
            ("零", None),
            ("二〇二四", None),
            ("十十", None),
            ("二三", None),
            ("", None),
        ] {
            assert_eq!(han_number(&tail(text)), expected, "{text}");
        }
    }

    #[test]
    fn small_numbers_have_one_or_two_digits_of_either_width() {
        assert_eq!(small_number(&tail("12月")), Some((12, 2)));
        assert_eq!(small_number(&tail("９日")), Some((9, 1)));
        assert_eq!(small_number(&tail("123")), None);
        assert_eq!(small_number(&tail("月")), None);
    }

    #[test]
    fn a_zero_has_many_shapes_in_a_year() {
        for year in ["二〇二三", "二○二三", "二O二三", "二Ｏ二三", "二零二三", "二0二三"] {
            let value = year.chars().map(han_figure).try_fold(0, |year, digit| Some(year * 10 + digit?));
            assert_eq!(value, Some(2023), "{year}");
        }
        assert_eq!(han_figure('十'), None);
    }
}
