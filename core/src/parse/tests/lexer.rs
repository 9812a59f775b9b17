//! The scanner.

use crate::parse::lexer::{Lexeme, Lexer};
use crate::parse::token::TokenKind;

/// All lexemes, as `kind-letter text`, joined with ` · `.
fn lex(text: &str) -> String {
    let mut lexer = Lexer::new(text);
    let mut found = Vec::new();
    loop {
        let (letter, span) = match lexer.next() {
            Lexeme::End => return found.join(" · "),
            Lexeme::MetaCommand(span) => ("meta", span),
            Lexeme::Unterminated(it) => ("open", it.span),
            Lexeme::Token(token) => (
                match token.kind {
                    TokenKind::Word(Some(_)) => "kw",
                    TokenKind::Word(None) => "id",
                    TokenKind::QuotedIdent => "qid",
                    TokenKind::String(_) => "str",
                    TokenKind::Number => "num",
                    TokenKind::Parameter => "par",
                    TokenKind::Operator => "op",
                    TokenKind::Unknown => "?",
                    _ => "",
                },
                token.span,
            ),
        };
        found.push(format!("{letter} {}", span.slice(text)).trim().to_owned());
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(lex(text), expected, "{text}");
}

#[test]
fn reads_words_numbers_and_operators() {
    check(
        "SELECT a1, _b$ FROM été",
        "kw SELECT · id a1 · , · id _b$ · kw FROM · id été",
    );
    check(
        "1 1.5 .5 1e10 1e+3 1_000 0xFF 1..2",
        "num 1 · num 1.5 · num .5 · num 1e10 · num 1e+3 · num 1_000 · num 0xFF · num 1 · .. · num 2",
    );
    check(
        "a->>'k' a<>-1 a||b @-1",
        "id a · op ->> · str 'k' · id a · op <> · op - · num 1 · id a · op || · id b · op @- · num 1",
    );
    check("a/*c*/+--x\nb", "id a · op + · id b");
    check(
        "x::int a:=1 f(a=>1) a>=1",
        "id x · :: · kw int · id a · := · num 1 · id f · ( · id a · => · num 1 · ) · id a · op >= · num 1",
    );
    check("$1 $a", "par $1 · ? $ · id a");
}

#[test]
fn tells_the_arrow_of_an_argument_from_an_operator() {
    check("a =>-1", "id a · => · op - · num 1");
    check("a =>/**/1", "id a · => · num 1");
    check("a =>> b", "id a · op =>> · id b");
}

#[test]
fn reads_everything_quoted() {
    check(
        "'it''s' E'a\\'b' U&\"x\" B'01' N'n' \"a\"\"b\"",
        "str 'it''s' · str E'a\\'b' · qid U&\"x\" · str B'01' · str N'n' · qid \"a\"\"b\"",
    );
    check("'a'\n 'b' 'c' 'd'", "str 'a'\n 'b' · str 'c' · str 'd'");
    check("$$a;'$$ $x$ $$ $x$", "str $$a;'$$ · str $x$ $$ $x$");
    check("/* a /* b */ c */ x -- y", "id x");
    check("\\connect db\nSELECT", "meta \\connect db · kw SELECT");
    check("\u{feff}a\0b", "id a · id b");
}

#[test]
fn says_what_stays_open() {
    check("a 'b", "id a · open '");
    check("a \"b", "id a · open \"");
    check("a $x$ b", "id a · open $x$");
    check("a /* b /* */", "id a · open /*");
    check("E'a\\'", "open E'");
}
