//! The values of string constants.

use super::token::StringKind;

/// The value of a plain, Unicode, escape or dollar-quoted string constant, quotes removed and
/// doubled quotes made one. Escapes of `E''` and `U&''` are resolved where they are well formed
/// and kept as written where they are not.
pub fn string_value(kind: StringKind, written: &str) -> String {
    match kind {
        StringKind::Dollar => {
            let tag = written[1..].find('$').map_or(0, |at| at + 2);
            let inside = written.get(tag..written.len().saturating_sub(tag));
            inside.unwrap_or("").to_owned()
        }
        StringKind::Escape => unescape(&contents(written, true)),
        StringKind::Unicode => unicode_value(written, '\\'),
        StringKind::Plain | StringKind::Bits => contents(written, false).replace("''", "'"),
    }
}

/// The value of `U&'…' UESCAPE 'escape'`.
pub(super) fn unicode_value(written: &str, escape: char) -> String {
    unescape_unicode(&contents(written, false).replace("''", "'"), escape)
}

/// What stands between the quotes, doubled quotes still doubled. A constant may go on after a line
/// break: `'a'⏎'b'` is `'ab'`; white space and `--` comments may stand at the seam.
fn contents(written: &str, has_escapes: bool) -> String {
    let bytes = written.as_bytes();
    let mut joined = String::new();
    let mut at = written.find('\'').map_or(bytes.len(), |quote| quote + 1);
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if has_escapes => at += 2,
                b'\'' if bytes.get(at + 1) == Some(&b'\'') => at += 2,
                b'\'' => break,
                _ => at += 1,
            }
        }
        joined.push_str(written.get(start..at).unwrap_or(""));
        at += 1;
        while at < bytes.len() && bytes[at] != b'\'' {
            if bytes[at] == b'-' {
                let mut rest = bytes[at..].iter();
                at += rest
                    .position(|it| matches!(it, b'\n' | b'\r'))
                    .unwrap_or(bytes.len() - at);
            } else {
                at += 1;
            }
        }
        at += 1;
    }
    joined
}

/// Resolves the escapes of `E'…'`. `\x41` and `\101` name bytes, which together must be UTF-8.
fn unescape(text: &str) -> String {
    let mut value: Vec<u8> = Vec::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let push = |value: &mut Vec<u8>, it: char| {
        value.extend_from_slice(it.encode_utf8(&mut [0; 4]).as_bytes());
    };
    let mut high_surrogate = None;
    while let Some(it) = chars.next() {
        let pending = high_surrogate.take();
        if it == '\'' {
            // Doubled.
            chars.next();
        }
        if it != '\\' {
            push(&mut value, it);
            continue;
        }
        let Some(escaped) = chars.next() else { break };
        let mut digits = |radix, most, first: &str| {
            let mut digits = first.to_owned();
            while digits.len() < most && chars.peek().is_some_and(|it| it.is_digit(radix)) {
                digits.extend(chars.next());
            }
            u32::from_str_radix(&digits, radix).ok()
        };
        match escaped {
            'b' => value.push(8),
            'f' => value.push(12),
            'n' => value.push(b'\n'),
            'r' => value.push(b'\r'),
            't' => value.push(b'\t'),
            'x' => value.push(digits(16, 2, "").map_or(b'x', |it| it as u8)),
            '0'..='7' => {
                let byte = digits(8, 3, escaped.encode_utf8(&mut [0; 4]));
                value.extend(byte.map(|it| it as u8));
            }
            'u' | 'U' => {
                let unit = digits(16, if escaped == 'u' { 4 } else { 8 }, "");
                match unit.and_then(|it| join_surrogates(pending, it)) {
                    Some(it) => push(&mut value, it),
                    None => high_surrogate = unit,
                }
            }
            other => push(&mut value, other),
        }
    }
    String::from_utf8(value).unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into())
}

/// The character of a code point, or of a low surrogate after a high one.
fn join_surrogates(high: Option<u32>, unit: u32) -> Option<char> {
    match (high, unit) {
        (Some(high @ 0xd800..=0xdbff), 0xdc00..=0xdfff) => {
            char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00))
        }
        _ => char::from_u32(unit),
    }
}

/// Resolves `\0041` and `\+000041` with the given escape character.
pub(super) fn unescape_unicode(text: &str, escape: char) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    let mut high_surrogate = None;
    while let Some(at) = rest.find(escape) {
        value.push_str(&rest[..at]);
        let pending = high_surrogate.take().filter(|_| at == 0);
        let after = &rest[at + escape.len_utf8()..];
        if after.starts_with(escape) {
            value.push(escape);
            rest = &after[escape.len_utf8()..];
            continue;
        }
        let (skip, digits) = match after.strip_prefix('+') {
            Some(long) => (7, long.get(..6)),
            None => (4, after.get(..4)),
        };
        match digits.and_then(|it| u32::from_str_radix(it, 16).ok()) {
            Some(unit) => {
                match join_surrogates(pending, unit) {
                    Some(decoded) => value.push(decoded),
                    None => high_surrogate = Some(unit),
                }
                rest = &after[skip..];
            }
            None => {
                value.push(escape);
                rest = after;
            }
        }
    }
    value.push_str(rest);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: StringKind, written: &str, value: &str) {
        assert_eq!(string_value(kind, written), value, "{written}");
    }

    #[test]
    fn reads_plain_and_dollar_quoted_constants() {
        check(StringKind::Plain, "'it''s'", "it's");
        check(StringKind::Plain, "''", "");
        check(StringKind::Plain, "N'a\\n'", "a\\n");
        check(StringKind::Dollar, "$$a'b$$", "a'b");
        check(StringKind::Dollar, "$x$ $$ $x$", " $$ ");
        check(StringKind::Dollar, "$$$$", "");
    }

    #[test]
    fn joins_a_constant_that_goes_on_after_a_line_break() {
        check(StringKind::Plain, "'a'\n  'b'", "ab");
        check(StringKind::Plain, "'a''' \n '''b'", "a''b");
        check(StringKind::Plain, "'a' -- it's\n -- one\n 'b'", "ab");
        check(StringKind::Escape, "E'a\\''\n'b\\t'", "a'b\t");
    }

    #[test]
    fn resolves_escapes() {
        check(
            StringKind::Escape,
            r"E'a\n\t\x41\101\u00e9\\'",
            "a\n\tAAé\\",
        );
        check(StringKind::Escape, r"E'it\'s ''x'''", "it's 'x'");
        check(StringKind::Escape, r"E'\xC3\xA9\U0001F600'", "é😀");
        check(StringKind::Escape, r"E'\uD83D\uDE00\q'", "😀q");
        check(StringKind::Unicode, r"U&'d\0061t\+000061'", "data");
        check(
            StringKind::Unicode,
            r"U&'\D83D\DE00 \\ \zzzz'",
            r"😀 \ \zzzz",
        );
        assert_eq!(unicode_value("U&'d!0061!!t'", '!'), "da!t");
    }
}
