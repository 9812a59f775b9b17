//! `CREATE TABLE … AS`.

use super::{Query, query};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::ddl::create_table::{Persistence, on_commit};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE TABLE name [(columns)] [clauses] AS …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTableAs {
    /// `TEMPORARY` or `UNLOGGED`
    pub persistence: Option<Spanned<Persistence>>,
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// The table.
    pub name: Spanned<QualifiedName>,
    /// The names of its columns, where they are written.
    pub columns: Vec<Spanned<Ident>>,
    /// `USING …`, `WITH (…)`, `ON COMMIT …`, `TABLESPACE …`: all of them.
    pub clauses: Option<Span>,
    /// The word `AS`.
    pub keyword: Span,
    /// Where the rows come from.
    pub source: RowSource,
    /// `WITH DATA` (true) or `WITH NO DATA` (false)
    pub with_data: Option<Spanned<bool>>,
}

/// Where the rows come from.
#[derive(Clone, Debug, PartialEq)]
pub enum RowSource {
    /// A query.
    Query(Box<Query>),
    /// `EXECUTE name [(arguments)]`
    Execute(Spanned<Ident>, Vec<Expr>),
}

/// After `CREATE TABLE`.
pub(in crate::parse) fn create_table_as(
    it: &mut Cursor<'_>,
    persistence: Option<Spanned<Persistence>>,
) -> Parsed<CreateTableAs> {
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = it.qualified_name()?;
    let columns = if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)?
    } else {
        vec![]
    };
    let start = it.position();
    while clause(it)? {}
    let clauses = (it.position() > start).then(|| it.span_from(start));
    let keyword = it.expect(K::As)?;
    let source = if it.eat(K::Execute).is_some() {
        let name = it.ident()?;
        let arguments = if it.is_kind(TokenKind::LeftParen) {
            it.parens(expr)?
        } else {
            vec![]
        };
        RowSource::Execute(name, arguments)
    } else {
        RowSource::Query(query(it)?)
    };
    let with_data = with_data(it);
    Ok(CreateTableAs {
        persistence,
        if_not_exists,
        name,
        columns,
        clauses,
        keyword,
        source,
        with_data,
    })
}

fn clause(it: &mut Cursor<'_>) -> Parsed<bool> {
    match it.keyword() {
        Some(K::Using | K::Tablespace) => {
            it.bump();
            it.ident()?;
        }
        Some(K::With) => {
            it.bump();
            it.skip_parens()?;
        }
        Some(K::Without) => {
            it.bump();
            it.expect(K::Oids)?;
        }
        Some(K::On) => {
            on_commit(it)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `WITH [NO] DATA`
pub(in crate::parse) fn with_data(it: &mut Cursor<'_>) -> Option<Spanned<bool>> {
    match it.eat_all(&[K::With, K::No, K::Data]) {
        Some(span) => Some(Spanned::new(false, span)),
        None => it
            .eat_all(&[K::With, K::Data])
            .map(|span| Spanned::new(true, span)),
    }
}
