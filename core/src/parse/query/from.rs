//! `FROM`: tables, functions, subqueries, and what stands around them.

use super::join::{Joined, joined, starts_join};
use super::subquery::{is_parenthesized_query, parenthesized_query};
use super::target::Relation;
use crate::ident::{Ident, Keyword as K, KeywordCategory, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::expr::{Argument, Expr, Subquery, expr, primary_expr};
use crate::parse::token::TokenKind;
use crate::parse::utility::{XMLTABLE, arguments, part};
use crate::text::{Span, Spanned};

/// `FROM …`; in a `DELETE` it is `USING …`.
#[derive(Clone, Debug, PartialEq)]
pub struct FromClause {
    /// The word `FROM` or `USING`.
    pub keyword: Span,
    /// What it names.
    pub items: Vec<FromItem>,
}

/// One item of a `FROM`.
#[derive(Clone, Debug, PartialEq)]
pub struct FromItem {
    /// All of it.
    pub span: Span,
    /// `LATERAL`
    pub lateral: Option<Span>,
    /// What gives the rows.
    pub kind: FromKind,
    /// `WITH ORDINALITY`
    pub ordinality: Option<Span>,
    /// Its alias.
    pub alias: Option<Box<Alias>>,
    /// `TABLESAMPLE …`
    pub sample: Option<Box<TableSample>>,
}

/// What gives the rows of a `FROM` item.
#[derive(Clone, Debug, PartialEq)]
pub enum FromKind {
    /// A table, view or query of a `WITH`.
    Table(Relation),
    /// A function.
    Function(Box<Expr>),
    /// `ROWS FROM (f(…) [AS (…)], …)`
    RowsFrom(Vec<RowsFromItem>),
    /// `XMLTABLE(…)` or `JSON_TABLE(…)`, which have a grammar of their own: the word, and the
    /// expressions in the parentheses. None where they could not be read, as of `JSON_TABLE`, which
    /// is none of PostgreSQL 16's.
    TableFunction(Span, Vec<Argument>),
    /// A query in parentheses.
    Query(Subquery),
    /// Items that are joined.
    Joined(Box<Joined>),
}

/// One function of `ROWS FROM`.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsFromItem {
    /// The call.
    pub function: Expr,
    /// `AS (…)`
    pub columns: Vec<ColumnDefinition>,
}

/// `[AS] name (a, b)` or `AS [name] (a int, b text)`
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// All of it.
    pub span: Span,
    /// Its name; without one there are definitions of columns.
    pub name: Option<Spanned<Ident>>,
    /// The names of its columns.
    pub columns: Vec<Spanned<Ident>>,
    /// Its columns with their types.
    pub definitions: Vec<ColumnDefinition>,
}

/// A column of a function's result: `a int COLLATE c`
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnDefinition {
    /// Its name.
    pub name: Spanned<Ident>,
    /// Its type.
    pub data_type: DataType,
    /// `COLLATE c`
    pub collation: Option<Spanned<QualifiedName>>,
}

/// `TABLESAMPLE method (arguments) [REPEATABLE (seed)]`
#[derive(Clone, Debug, PartialEq)]
pub struct TableSample {
    /// The clause.
    pub span: Span,
    /// How the rows are chosen.
    pub method: Spanned<QualifiedName>,
    /// Its arguments.
    pub arguments: Vec<Expr>,
    /// `REPEATABLE (seed)`: the seed.
    pub repeatable: Option<Expr>,
}

pub(in crate::parse) fn from(it: &mut Cursor<'_>) -> Parsed<Option<FromClause>> {
    from_after(it, K::From)
}

/// `FROM …` or `USING …`
pub(super) fn from_after(it: &mut Cursor<'_>, word: K) -> Parsed<Option<FromClause>> {
    Ok(match it.eat(word) {
        Some(keyword) => Some(FromClause {
            keyword,
            items: it.comma_separated(from_item)?,
        }),
        None => None,
    })
}

/// An item with everything that is joined to it.
pub(super) fn from_item(it: &mut Cursor<'_>) -> Parsed<FromItem> {
    let start = it.position();
    let first = single_item(it)?;
    joined(it, start, first)
}

/// An item without what is joined to it.
pub(super) fn single_item(it: &mut Cursor<'_>) -> Parsed<FromItem> {
    it.grow(4)?;
    let start = it.position();
    let lateral = it.eat(K::Lateral);
    let kind = kind(it)?;
    let ordinality = it.eat_all(&[K::With, K::Ordinality]);
    let alias = alias(it)?;
    let sample = sample(it)?;
    Ok(FromItem {
        span: it.span_from(start),
        lateral,
        kind,
        ordinality,
        alias,
        sample,
    })
}

fn kind(it: &mut Cursor<'_>) -> Parsed<FromKind> {
    if it.is_kind(TokenKind::LeftParen) {
        if is_parenthesized_query(it)
            && let Some(query) = parenthesized_query(it)?
        {
            return Ok(FromKind::Query(query));
        }
        return it.nested(|it| {
            it.open_paren()?;
            let start = it.position();
            let first = single_item(it)?;
            let is_joined = matches!(first.kind, FromKind::Joined(_)) && first.alias.is_none();
            if !is_joined && !starts_join(it) {
                return Err(it.unread("a join"));
            }
            let inner = joined(it, start, first)?;
            it.close_paren()?;
            Ok(inner.kind)
        });
    }
    if it.is_all(&[K::Rows, K::From]) {
        it.bump();
        it.bump();
        return it.parens(rows_from_item).map(FromKind::RowsFrom);
    }
    let is_before_paren = it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen);
    if is_before_paren && (it.is(K::Xmltable) || it.is_word("json_table")) {
        let is_xml = it.is(K::Xmltable);
        let word = it.label()?.span;
        let start = it.position();
        let read = if is_xml {
            part(it, XMLTABLE).ok()
        } else {
            None
        };
        let arguments = match read {
            Some(read) => arguments(read),
            None => {
                it.rewind(start);
                it.skip_parens()?;
                vec![]
            }
        };
        return Ok(FromKind::TableFunction(word, arguments));
    }
    if is_function(it) {
        return Ok(FromKind::Function(Box::new(primary_expr(it)?)));
    }
    Relation::read(it).map(FromKind::Table)
}

/// Whether a call stands here: a name and a parenthesis, or a word that is a call without one,
/// such as `CURRENT_DATE`.
fn is_function(it: &Cursor<'_>) -> bool {
    if it.is(K::Only) {
        return false;
    }
    let category = it.keyword().map(K::category);
    let is_reserved = category == Some(KeywordCategory::Reserved);
    if is_reserved || it.is_all(&[K::Collation, K::For]) {
        return true;
    }
    let is_kind = |ahead: usize, kind| it.peek_at(ahead).is_some_and(|it| it.kind == kind);
    let mut ahead = 1;
    while is_kind(ahead, TokenKind::Dot) {
        ahead += 2;
    }
    is_kind(ahead, TokenKind::LeftParen)
}

fn rows_from_item(it: &mut Cursor<'_>) -> Parsed<RowsFromItem> {
    let function = primary_expr(it)?;
    let columns = match it.eat(K::As) {
        Some(_) => it.parens(column_definition)?,
        None => vec![],
    };
    Ok(RowsFromItem { function, columns })
}

fn column_definition(it: &mut Cursor<'_>) -> Parsed<ColumnDefinition> {
    Ok(ColumnDefinition {
        name: it.ident()?,
        data_type: data_type(it)?,
        collation: match it.eat(K::Collate) {
            Some(_) => Some(it.qualified_name()?),
            None => None,
        },
    })
}

fn alias(it: &mut Cursor<'_>) -> Parsed<Option<Box<Alias>>> {
    let start = it.position();
    let has_as = it.eat(K::As).is_some();
    let is_unnamed = has_as && it.is_kind(TokenKind::LeftParen);
    let name = if is_unnamed {
        None
    } else if has_as {
        Some(it.ident()?)
    } else {
        match it.ident() {
            Ok(name) => Some(name),
            Err(_) => return Ok(None),
        }
    };
    let mut alias = Alias {
        span: Span::default(),
        name,
        columns: vec![],
        definitions: vec![],
    };
    if it.is_kind(TokenKind::LeftParen) {
        let is_name_only = matches!(
            it.peek_at(2).map(|it| it.kind),
            Some(TokenKind::Comma | TokenKind::RightParen)
        );
        if is_name_only && !is_unnamed {
            alias.columns = it.parens(Cursor::ident)?;
        } else {
            alias.definitions = it.parens(column_definition)?;
        }
    }
    alias.span = it.span_from(start);
    Ok(Some(Box::new(alias)))
}

fn sample(it: &mut Cursor<'_>) -> Parsed<Option<Box<TableSample>>> {
    let start = it.position();
    if it.eat(K::Tablesample).is_none() {
        return Ok(None);
    }
    let first = it.label()?;
    let method = it.qualified_rest(first)?;
    let arguments = it.parens(expr)?;
    let repeatable = if it.eat(K::Repeatable).is_some() {
        it.open_paren()?;
        let seed = expr(it)?;
        it.close_paren()?;
        Some(seed)
    } else {
        None
    };
    Ok(Some(Box::new(TableSample {
        span: it.span_from(start),
        method,
        arguments,
        repeatable,
    })))
}
