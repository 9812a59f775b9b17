//! Tokens: a kind and a place, no text of their own.

use crate::ident::Keyword;
use crate::text::Span;

/// What a token is. White space, comments and psql meta-commands are no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// An unquoted word: a keyword of PostgreSQL or a plain identifier.
    Word(Option<Keyword>),
    /// `"name"` or `U&"name"`.
    QuotedIdent,
    /// A string constant in any of its forms.
    String(StringKind),
    /// A number.
    Number,
    /// `$1`
    Parameter,
    /// An operator of PostgreSQL's operator characters, for example `+`, `<>`, `->>`.
    Operator,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `[`
    LeftBracket,
    /// `]`
    RightBracket,
    /// `,`
    Comma,
    /// `;`, inside a statement only: in a rule's or a function's body.
    Semicolon,
    /// `.`
    Dot,
    /// `..`
    DotDot,
    /// `:`
    Colon,
    /// `::`
    ColonColon,
    /// `:=`
    ColonEquals,
    /// `=>`
    EqualsGreater,
    /// A character that starts no token of PostgreSQL's.
    Unknown,
}

/// The forms of a string constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// `'…'` or `N'…'`, backslashes being plain characters.
    Plain,
    /// `E'…'`
    Escape,
    /// `U&'…'`
    Unicode,
    /// `$tag$…$tag$`
    Dollar,
    /// `B'…'` or `X'…'`
    Bits,
}

/// One token: 12 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub span: Span,
}

impl Token {
    /// The keyword, if the token is one.
    pub fn keyword(self) -> Option<Keyword> {
        match self.kind {
            TokenKind::Word(keyword) => keyword,
            _ => None,
        }
    }

    /// Whether the token is this word, unquoted, whatever its case. For words that are no
    /// keywords of PostgreSQL.
    pub fn is_word(self, word: &str, text: &str) -> bool {
        matches!(self.kind, TokenKind::Word(_)) && self.span.slice(text).eq_ignore_ascii_case(word)
    }
}

/// The value of a plain, Unicode, escape or dollar-quoted string constant, quotes removed and
/// doubled quotes made one. Escapes of `E''` and `U&''` are resolved where they are well formed
/// and kept as written where they are not.
pub fn string_value(kind: StringKind, written: &str) -> String {
    if kind == StringKind::Dollar {
        let tag = written[1..].find('$').map_or(0, |at| at + 2);
        return written
            .get(tag..written.len().saturating_sub(tag))
            .unwrap_or("")
            .to_owned();
    }
    let open = written.find('\'').unwrap_or(0);
    let inside = written
        .get(open + 1..written.len().saturating_sub(1))
        .unwrap_or("");
    let joined = join_continued(inside);
    let plain = joined.replace("''", "'");
    match kind {
        StringKind::Escape => unescape(&plain),
        StringKind::Unicode => unescape_unicode(&plain, '\\'),
        _ => plain,
    }
}

/// Removes the seams of a constant that goes on after a line break: `'a'⏎'b'` is `'ab'`.
fn join_continued(inside: &str) -> String {
    let mut joined = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(quote) = rest.find('\'') {
        let after = &rest[quote + 1..];
        if after.starts_with('\'') {
            joined.push_str(&rest[..quote + 2]);
            rest = &after[1..];
            continue;
        }
        joined.push_str(&rest[..quote]);
        // Only white space and comments stand between a closing quote and the next opening one.
        match after.find('\'') {
            Some(next) => rest = &after[next + 1..],
            None => return joined,
        }
    }
    joined.push_str(rest);
    joined
}

fn unescape(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        if it != '\\' {
            value.push(it);
            continue;
        }
        let Some(escaped) = chars.next() else { break };
        let digits =
            |chars: &mut std::iter::Peekable<std::str::Chars<'_>>, radix, most, first: &str| {
                let mut digits = first.to_owned();
                while digits.len() < most && chars.peek().is_some_and(|it| it.is_digit(radix)) {
                    digits.extend(chars.next());
                }
                u32::from_str_radix(&digits, radix)
                    .ok()
                    .and_then(char::from_u32)
            };
        let decoded = match escaped {
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'x' => digits(&mut chars, 16, 2, ""),
            'u' => digits(&mut chars, 16, 4, ""),
            'U' => digits(&mut chars, 16, 8, ""),
            '0'..='7' => digits(&mut chars, 8, 3, &escaped.to_string()),
            other => Some(other),
        };
        value.extend(decoded);
    }
    value
}

/// Resolves `\0041` and `\+000041` with the given escape character.
pub(super) fn unescape_unicode(text: &str, escape: char) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(escape) {
        value.push_str(&rest[..at]);
        let after = &rest[at + escape.len_utf8()..];
        let (skip, digits) = if let Some(long) = after.strip_prefix('+') {
            (7, long.get(..6))
        } else if after.starts_with(escape) {
            value.push(escape);
            rest = &after[escape.len_utf8()..];
            continue;
        } else {
            (4, after.get(..4))
        };
        match digits
            .and_then(|it| u32::from_str_radix(it, 16).ok())
            .and_then(char::from_u32)
        {
            Some(decoded) => {
                value.push(decoded);
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

    #[test]
    fn reads_the_value_of_every_string_form() {
        for (kind, written, value) in [
            (StringKind::Plain, "'it''s'", "it's"),
            (StringKind::Plain, "N'a\\n'", "a\\n"),
            (StringKind::Plain, "'a'\n  'b'", "ab"),
            (StringKind::Plain, "'a''' \n '''b'", "a''b"),
            (
                StringKind::Escape,
                r"E'a\n\t\x41\101\u00e9\\'",
                "a\n\tAAé\\",
            ),
            (StringKind::Unicode, r"U&'d\0061t\+000061'", "data"),
            (StringKind::Dollar, "$$a'b$$", "a'b"),
            (StringKind::Dollar, "$x$ $$ $x$", " $$ "),
        ] {
            assert_eq!(string_value(kind, written), value, "{written}");
        }
    }
}
