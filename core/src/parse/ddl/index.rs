//! `CREATE INDEX`.

use super::parameter::{Parameter, parameter, with_parameters};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, ExprKind, expr, primary_expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE INDEX …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateIndex {
    /// `UNIQUE`
    pub unique: Option<Span>,
    /// The word `INDEX`.
    pub index: Span,
    /// DSQL's `ASYNC`.
    pub asynchronous: Option<Span>,
    /// `CONCURRENTLY`
    pub concurrently: Option<Span>,
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name. PostgreSQL takes no namespace here, but people write one.
    pub name: Option<Spanned<QualifiedName>>,
    /// `ON`
    pub on: Span,
    /// `ONLY`: without the partitions.
    pub only: Option<Span>,
    /// The table.
    pub table: Spanned<QualifiedName>,
    /// `USING method`: the clause, and the method.
    pub method: Option<(Span, Spanned<Ident>)>,
    /// What is indexed.
    pub keys: Vec<IndexKey>,
    /// `INCLUDE (…)`; PostgreSQL reads expressions here and then refuses them.
    pub include: Vec<Expr>,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: Option<Span>,
    /// `WITH (parameters)`
    pub with: Option<Span>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// `TABLESPACE name`
    pub tablespace: Option<Span>,
    /// `WHERE condition`: the word, and the condition.
    pub predicate: Option<(Span, Expr)>,
}

/// One key of an index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexKey {
    /// All of it.
    pub span: Span,
    /// What is indexed.
    pub target: IndexTarget,
    /// `COLLATE name`: the clause, and the collation.
    pub collation: Option<(Span, Spanned<QualifiedName>)>,
    /// An operator class.
    pub operator_class: Option<Spanned<QualifiedName>>,
    /// The parameters of the operator class.
    pub parameters: Vec<Parameter>,
    /// `ASC` (false) or `DESC` (true).
    pub descending: Option<Spanned<bool>>,
    /// `NULLS FIRST` (true) or `NULLS LAST` (false).
    pub nulls_first: Option<Spanned<bool>>,
}

/// What an index key looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum IndexTarget {
    /// A column.
    Column(Spanned<Ident>),
    /// A function call or an expression in parentheses.
    Expression(Expr),
}

/// `ALTER INDEX [IF EXISTS] name RENAME TO name`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameIndex {
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// The index.
    pub name: Spanned<QualifiedName>,
    /// Its new name.
    pub to: Spanned<Ident>,
}

/// After `ALTER INDEX`, where it renames; `None` where it does something else.
pub(in crate::parse) fn rename_index(it: &mut Cursor<'_>) -> Parsed<Option<RenameIndex>> {
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let name = it.qualified_name()?;
    if it.eat_all(&[K::Rename, K::To]).is_none() {
        return Ok(None);
    }
    let to = it.ident()?;
    if !it.is_at_end() {
        return Err(it.unread("the end of the statement"));
    }
    Ok(Some(RenameIndex {
        if_exists,
        name,
        to,
    }))
}

/// After `CREATE [UNIQUE]`.
pub(in crate::parse) fn create_index(
    it: &mut Cursor<'_>,
    unique: Option<Span>,
) -> Parsed<CreateIndex> {
    let index = it.expect(K::Index)?;
    // Unquoted and right after INDEX, ASYNC is always the keyword.
    let asynchronous = it.eat_word("async");
    let concurrently = it.eat(K::Concurrently);
    let asynchronous = asynchronous.or_else(|| concurrently.and_then(|_| it.eat_word("async")));
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = if it.is(K::On) {
        None
    } else {
        Some(it.qualified_name()?)
    };
    let on = it.expect(K::On)?;
    let only = it.eat(K::Only);
    let table = it.qualified_name()?;
    let start = it.position();
    let method = match it.eat(K::Using) {
        Some(_) => {
            let method = it.ident()?;
            Some((it.span_from(start), method))
        }
        None => None,
    };
    let keys = it.parens(index_key)?;
    let include = if it.eat(K::Include).is_some() {
        it.parens(|it| Ok(index_key(it)?.into_expr()))?
    } else {
        vec![]
    };
    let nulls_not_distinct = nulls_not_distinct(it)?;
    let with = with_parameters(it)?;
    let (with, parameters) = match with {
        Some(with) => (Some(with.span), with.value),
        None => (None, vec![]),
    };
    let start = it.position();
    let tablespace = if it.eat(K::Tablespace).is_some() {
        it.ident()?;
        Some(it.span_from(start))
    } else {
        None
    };
    let predicate = match it.eat(K::Where) {
        Some(clause) => Some((clause, expr(it)?)),
        None => None,
    };
    if !it.is_at_end() {
        return Err(it.unread("the end of the statement"));
    }
    Ok(CreateIndex {
        unique,
        index,
        asynchronous,
        concurrently,
        if_not_exists,
        name,
        on,
        only,
        table,
        method,
        keys,
        include,
        nulls_not_distinct,
        with,
        parameters,
        tablespace,
        predicate,
    })
}

/// `NULLS NOT DISTINCT`; `NULLS DISTINCT` says nothing.
pub(super) fn nulls_not_distinct(it: &mut Cursor<'_>) -> Parsed<Option<Span>> {
    let not = it.eat_all(&[K::Nulls, K::Not, K::Distinct]);
    if not.is_none() && it.eat(K::Nulls).is_some() {
        it.expect(K::Distinct)?;
    }
    Ok(not)
}

impl IndexKey {
    fn into_expr(self) -> Expr {
        match self.target {
            IndexTarget::Expression(expr) => expr,
            IndexTarget::Column(name) => Expr {
                span: name.span,
                kind: ExprKind::Column(vec![name.value]),
            },
        }
    }
}

pub(in crate::parse) fn index_key(it: &mut Cursor<'_>) -> Parsed<IndexKey> {
    let start = it.position();
    let value = if it.eat_kind(TokenKind::LeftParen).is_some() {
        let inner = expr(it)?;
        it.close_paren()?;
        inner
    } else {
        primary_expr(it)?
    };
    // `((a))` is the column, too.
    let target = match value.kind {
        ExprKind::Column(mut parts) if parts.len() == 1 => match parts.pop() {
            Some(name) => IndexTarget::Column(Spanned::new(name, value.span)),
            None => return Err(it.unread("a column")),
        },
        _ => IndexTarget::Expression(value),
    };
    let clause = it.position();
    let collation = match it.eat(K::Collate) {
        Some(_) => {
            let name = it.qualified_name()?;
            Some((it.span_from(clause), name))
        }
        None => None,
    };
    // An element of an exclusion constraint goes on with its operator.
    let ends = |it: &Cursor<'_>| {
        matches!(
            it.peek().map(|it| it.kind),
            None | Some(TokenKind::Comma | TokenKind::RightParen)
        ) || matches!(it.keyword(), Some(K::Asc | K::Desc | K::With))
            || it.is_all(&[K::Nulls, K::First])
            || it.is_all(&[K::Nulls, K::Last])
    };
    let mut class_parameters = vec![];
    let operator_class = if ends(it) {
        None
    } else {
        let name = it.qualified_name()?;
        if it.is_kind(TokenKind::LeftParen) {
            class_parameters = it.parens_or_skip(parameter)?;
        }
        Some(name)
    };
    let descending = match it.keyword() {
        Some(K::Asc) => it.bump().map(|it| Spanned::new(false, it.span)),
        Some(K::Desc) => it.bump().map(|it| Spanned::new(true, it.span)),
        _ => None,
    };
    let clause = it.position();
    let nulls_first = if it.eat(K::Nulls).is_some() {
        let first = it.eat(K::First).is_some();
        if !first {
            it.expect(K::Last)?;
        }
        Some(Spanned::new(first, it.span_from(clause)))
    } else {
        None
    };
    let span = it.span_from(start);
    Ok(IndexKey {
        span,
        target,
        collation,
        operator_class,
        parameters: class_parameters,
        descending,
        nulls_first,
    })
}
