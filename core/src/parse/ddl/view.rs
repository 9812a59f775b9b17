//! `CREATE VIEW` and `CREATE MATERIALIZED VIEW`.

use super::create_table::Persistence;
use super::parameter::{Parameter, with_parameters};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::Subquery;
use crate::parse::query;
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE [MATERIALIZED] VIEW …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateView {
    /// `OR REPLACE`
    pub or_replace: Option<Span>,
    /// `TEMPORARY` or `UNLOGGED`, with `GLOBAL` or `LOCAL` before it.
    pub persistence: Option<Spanned<Persistence>>,
    /// `RECURSIVE`
    pub recursive: Option<Span>,
    /// `MATERIALIZED`
    pub materialized: Option<Span>,
    /// `IF NOT EXISTS`, of a materialized view.
    pub if_not_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// The names of its columns.
    pub columns: Vec<Spanned<Ident>>,
    /// `USING method`, of a materialized view: the clause.
    pub using: Option<Span>,
    /// `WITH (parameters)`
    pub with: Option<Spanned<Vec<Parameter>>>,
    /// `TABLESPACE name`, of a materialized view: the clause.
    pub tablespace: Option<Span>,
    /// The query.
    pub query: Subquery,
    /// `WITH [CASCADED | LOCAL] CHECK OPTION`
    pub check_option: Option<Spanned<CheckOption>>,
    /// `WITH DATA` (true) or `WITH NO DATA` (false), of a materialized view.
    pub with_data: Option<Spanned<bool>>,
}

/// Which rows may be written through a view: those that it and the views under it show, or it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CheckOption {
    Cascaded,
    Local,
}

/// The words before `VIEW`.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::parse) struct ViewHead {
    pub(in crate::parse) or_replace: Option<Span>,
    pub(in crate::parse) persistence: Option<Spanned<Persistence>>,
    pub(in crate::parse) recursive: Option<Span>,
    pub(in crate::parse) materialized: Option<Span>,
}

/// After `CREATE [modifiers] VIEW`.
pub(in crate::parse) fn create_view(it: &mut Cursor<'_>, head: ViewHead) -> Parsed<CreateView> {
    let is_materialized = head.materialized.is_some();
    let if_not_exists = if is_materialized {
        it.eat_all(&[K::If, K::Not, K::Exists])
    } else {
        None
    };
    let name = it.qualified_name()?;
    let columns = if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)?
    } else {
        vec![]
    };
    let using = name_clause(it, is_materialized, K::Using)?;
    let with = with_parameters(it)?;
    let tablespace = name_clause(it, is_materialized, K::Tablespace)?;
    it.expect(K::As)?;
    let query = view_query(it)?;
    let mut view = CreateView {
        or_replace: head.or_replace,
        persistence: head.persistence,
        recursive: head.recursive,
        materialized: head.materialized,
        if_not_exists,
        name,
        columns,
        using,
        with,
        tablespace,
        query,
        check_option: None,
        with_data: None,
    };
    let start = it.position();
    if it.eat(K::With).is_some() {
        if is_materialized {
            let is_filled = it.eat(K::No).is_none();
            it.expect(K::Data)?;
            view.with_data = Some(Spanned::new(is_filled, it.span_from(start)));
        } else {
            let option = match it.keyword() {
                Some(K::Local) => CheckOption::Local,
                _ => CheckOption::Cascaded,
            };
            let _ = it.eat(K::Local).or_else(|| it.eat(K::Cascaded));
            it.eat_all(&[K::Check, K::Option])
                .ok_or_else(|| it.unread("CHECK OPTION"))?;
            view.check_option = Some(Spanned::new(option, it.span_from(start)));
        }
    }
    Ok(view)
}

fn name_clause(it: &mut Cursor<'_>, is_known: bool, word: K) -> Parsed<Option<Span>> {
    let start = it.position();
    if !is_known || it.eat(word).is_none() {
        return Ok(None);
    }
    it.ident()?;
    Ok(Some(it.span_from(start)))
}

/// The query up to the end, or to the clause that ends the statement. Where it cannot be read, its
/// text is kept without a tree.
fn view_query(it: &mut Cursor<'_>) -> Parsed<Subquery> {
    let start = it.position();
    let span = query_text(it)?;
    let end = it.position();
    it.rewind(start);
    let read = query::query(it).and_then(|tree| {
        if it.position() == end {
            Ok(tree)
        } else {
            Err(it.unread("the end of the query"))
        }
    });
    it.rewind(end);
    let tree = match read {
        Ok(tree) => Some(tree),
        Err(unread) => {
            it.pass_over(unread);
            None
        }
    };
    Ok(Subquery { span, tree })
}

/// Passes over a query up to the end, or to the clause that ends the statement.
fn query_text(it: &mut Cursor<'_>) -> Parsed<Span> {
    const ENDS: [&[K]; 5] = [
        &[K::With, K::Check, K::Option],
        &[K::With, K::Cascaded, K::Check, K::Option],
        &[K::With, K::Local, K::Check, K::Option],
        &[K::With, K::Data],
        &[K::With, K::No, K::Data],
    ];
    let start = it.position();
    let begins = it.is_kind(TokenKind::LeftParen)
        || matches!(
            it.keyword(),
            Some(K::Select | K::Values | K::Table | K::With)
        );
    if !begins {
        return Err(it.unread("a query"));
    }
    loop {
        it.bump();
        let ends = |words: &[K]| it.is_all(words) && it.peek_at(words.len()).is_none();
        if it.is_at_end() || it.is(K::With) && ENDS.iter().any(|words| ends(words)) {
            return Ok(it.span_from(start));
        }
    }
}
