//! Style sheets without what only their authors read: comments, line breaks, the space round punctuation.

/// The style sheet of a file, shortened when the crate is compiled.
macro_rules! css {
    ($file:literal) => {{
        const TEXT: &str = include_str!($file);
        const LENGTH: usize = crate::dom::css::shortened::<0>(TEXT).1;
        const SHORT: [u8; LENGTH] = crate::dom::css::shortened(TEXT).0;
        match std::str::from_utf8(&SHORT) {
            Ok(short) => short,
            Err(_) => panic!("what is left out are whole characters"),
        }
    }};
}
pub(crate) use css;

/// The first `N` bytes of the shortened text, and how many it has.
pub const fn shortened<const N: usize>(css: &str) -> ([u8; N], usize) {
    let css = css.as_bytes();
    let (mut short, mut length, mut at) = ([0; N], 0, 0);
    let (mut last, mut quote) = (b'{', 0);
    while at < css.len() {
        let byte = css[at];
        let mut next = at + 1;
        let mut written = byte;
        if quote != 0 {
            quote = if byte == quote { 0 } else { quote };
        } else if byte == b'"' || byte == b'\'' {
            quote = byte;
        } else if is_space(css, at) {
            next = after_space(css, at);
            while next < css.len() && is_space(css, next) {
                next = after_space(css, next);
            }
            let is_needed = !is_joint(last) && next < css.len() && !matches!(css[next], b'{' | b'}');
            written = if is_needed { b' ' } else { 0 };
        }
        if written != 0 {
            if length < N {
                short[length] = written;
            }
            length += 1;
            last = written;
        }
        at = next;
    }
    (short, length)
}

/// White space or a comment.
const fn is_space(css: &[u8], at: usize) -> bool {
    css[at].is_ascii_whitespace() || css[at] == b'/' && at + 1 < css.len() && css[at + 1] == b'*'
}

/// Where the white space or the comment at `at` ends.
const fn after_space(css: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    if css[at] == b'/' {
        end += 2;
        while end < css.len() && !(css[end - 1] == b'*' && css[end] == b'/') {
            end += 1;
        }
        end += 1;
    }
    end
}

/// No space is needed after it. A colon in a selector has none after it.
const fn is_joint(byte: u8) -> bool {
    matches!(byte, b':' | b',' | b';' | b'{' | b'}')
}

const _: () = {
    let css =
        "/* a */\n@page :left {\n  content: \"— a :  b\"; /* b */\n  margin: 0 1px;\n}\n.a > b, c :d {\n  e: f;\n}\n";
    let wanted = "@page :left{content:\"— a :  b\";margin:0 1px;}.a > b,c :d{e:f;}".as_bytes();
    let (short, length) = shortened::<100>(css);
    assert!(length == wanted.len());
    let mut at = 0;
    while at < length {
        assert!(short[at] == wanted[at]);
        at += 1;
    }
};
