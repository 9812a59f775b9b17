//! `EXPLAIN`.

use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::statement::{Statement, statement};
use crate::parse::token::{Token, TokenKind};
use crate::service::statement::{ObjectKind as Object, StatementKind as Kind};
use crate::text::Span;

/// `EXPLAIN [(options)] statement`
#[derive(Clone, Debug, PartialEq)]
pub struct Explain {
    /// `ANALYZE`, where it is not switched off.
    pub analyze: Option<Span>,
    /// `(option, …)`, or the words without parentheses.
    pub options: Option<Span>,
    /// What is explained.
    pub statement: Statement,
}

/// After `EXPLAIN`.
pub(in crate::parse) fn explain(it: &mut Cursor<'_>) -> Parsed<Explain> {
    let start = it.position();
    let analyze = if it.is_kind(TokenKind::LeftParen) && !begins_query(it) {
        it.skip_parens()?;
        analyze_option(it, start)
    } else {
        let analyze = it.eat(K::Analyze).or_else(|| it.eat(K::Analyse));
        it.eat(K::Verbose);
        analyze
    };
    let options = (it.position() > start).then(|| it.span_from(start));
    let tokens = it.rest();
    let can_be_explained = |kind| {
        matches!(
            kind,
            Kind::Select
                | Kind::SelectInto
                | Kind::Insert
                | Kind::Update
                | Kind::Delete
                | Kind::Merge
                | Kind::Declare
                | Kind::CreateTableAs
                | Kind::Create(Object::MaterializedView)
                | Kind::RefreshMaterializedView
                | Kind::Execute
        )
    };
    // Looked at first: `EXPLAIN EXPLAIN …` must not go down a level for each word.
    if !can_be_explained(crate::parse::head::head(&mut it.clone()).0) {
        return Err(it.unread("a statement that can be explained"));
    }
    let inner = statement(it.text(), tokens, None);
    it.rewind(it.position() + tokens.len());
    Ok(Explain {
        analyze,
        options,
        statement: inner,
    })
}

fn begins_query(it: &Cursor<'_>) -> bool {
    matches!(
        it.keyword_at(1),
        Some(K::Select | K::With | K::Values | K::Table)
    ) || it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen)
}

/// The last `ANALYZE` of the options that were read, unless its value switches it off.
fn analyze_option(it: &Cursor<'_>, start: usize) -> Option<Span> {
    let mut options = it.clone();
    options.rewind(start);
    let mut found = None;
    while options.position() < it.position() {
        if matches!(options.keyword(), Some(K::Analyze | K::Analyse)) {
            let value = options.peek_at(1).map(|it| it.span.slice(options.text()));
            let value = value.unwrap_or("").trim_matches(['\'', '"']);
            let is_off = ["false", "off", "0"]
                .iter()
                .any(|off| value.eq_ignore_ascii_case(off));
            found = options.peek().filter(|_| !is_off).map(|it: Token| it.span);
        }
        options.bump();
    }
    found
}
