//! One statement: what is known of it.

use super::cursor::{Cursor, Parsed, Unread};
use super::ddl::alter_table::{AlterTable, alter_table};
use super::ddl::create_table::{CreateTable, Persistence, create_table};
use super::ddl::drop::{Drop, drop_objects};
use super::ddl::index::{CreateIndex, RenameIndex, create_index, rename_index};
use super::ddl::schema::{CreateSchema, create_schema};
use super::head::{head, writes};
use super::lexer::Unterminated;
use super::query::copy::{Copy, copy};
use super::query::create_table_as::{CreateTableAs, create_table_as};
use super::query::declare::{DeclareCursor, declare_cursor};
use super::query::delete::Delete;
use super::query::explain::{Explain, explain};
use super::query::insert::Insert;
use super::query::merge::Merge;
use super::query::prepare::{Prepare, prepare};
use super::query::update::Update;
use super::query::{Preparable, Query, preparable};
use super::session::{Set, Transaction, set, transaction};
use super::token::Token;
use crate::ident::Keyword as K;
use crate::service::statement::{ObjectKind as Object, StatementKind as Kind};
use crate::text::{Span, Spanned};

/// One statement of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// From its first token to its last, without the semicolon.
    pub span: Span,
    /// The words that say what it is.
    pub head: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether it changes rows though its kind does not say so, as `WITH a AS (INSERT …) SELECT …`
    /// and `EXPLAIN ANALYZE INSERT …` do.
    pub writes: bool,
    /// Its tree, where this version has one for its kind.
    pub body: Body,
    /// Where the parser stopped, if it did. What stands before was read.
    pub unread: Option<Unread>,
    /// Something in it that is opened and never closed; it ends there.
    pub unterminated: Option<Unterminated>,
}

impl Statement {
    /// Whether it counts as DML.
    pub fn is_manipulation(&self) -> bool {
        self.writes || self.kind.is_manipulation()
    }
}

/// The tree of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// `CREATE TABLE`
    CreateTable(Box<CreateTable>),
    /// `ALTER TABLE`
    AlterTable(Box<AlterTable>),
    /// `CREATE INDEX`
    CreateIndex(Box<CreateIndex>),
    /// `ALTER INDEX … RENAME TO …`
    RenameIndex(RenameIndex),
    /// `CREATE SCHEMA`
    CreateSchema(CreateSchema),
    /// `DROP` of a table, index, sequence, view, schema, type, domain.
    Drop(Drop),
    /// A transaction statement.
    Transaction(Transaction),
    /// `SET` or `RESET`
    Set(Set),
    /// `SELECT`, `VALUES`, `TABLE`
    Query(Box<Query>),
    /// `INSERT`
    Insert(Box<Insert>),
    /// `UPDATE`
    Update(Box<Update>),
    /// `DELETE`
    Delete(Box<Delete>),
    /// `MERGE`
    Merge(Box<Merge>),
    /// `CREATE TABLE … AS`
    CreateTableAs(Box<CreateTableAs>),
    /// `EXPLAIN`
    Explain(Box<Explain>),
    /// `PREPARE`
    Prepare(Box<Prepare>),
    /// `DECLARE … CURSOR`
    DeclareCursor(Box<DeclareCursor>),
    /// `COPY`
    Copy(Box<Copy>),
    /// Known by its kind and its tokens only.
    Tokens,
}

/// Reads the statement that these tokens make.
pub(super) fn statement(
    text: &str,
    tokens: &[Token],
    unterminated: Option<Unterminated>,
) -> Statement {
    let mut cursor = Cursor::new(text, tokens);
    let (kind, head) = head(&mut cursor);
    let span = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => unterminated.map_or(Span::default(), |it| it.span),
    };
    let head = if tokens.is_empty() { span } else { head };
    let (body, unread) = match body(&mut cursor, tokens, kind) {
        Ok(body) => {
            let unread = inner_unread(&body, &cursor);
            (body, unread)
        }
        Err(unread) => (Body::Tokens, Some(unread)),
    };
    // What is cut off by an unterminated constant has one finding already.
    let unread = unread.filter(|_| unterminated.is_none());
    Statement {
        span,
        head,
        kind,
        writes: writes(&mut Cursor::new(text, tokens), kind),
        body,
        unread,
        unterminated,
    }
}

/// After the head.
fn body(it: &mut Cursor<'_>, tokens: &[Token], kind: Kind) -> Parsed<Body> {
    Ok(match kind {
        Kind::Create(Object::Table) => {
            Body::CreateTable(Box::new(create_table(it, persistence(tokens))?))
        }
        // `ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b` names no table.
        Kind::Alter(Object::Table | Object::Index) if it.is_all(&[K::All, K::In]) => Body::Tokens,
        Kind::Alter(Object::Table) => Body::AlterTable(Box::new(alter_table(it)?)),
        Kind::Create(Object::Index) => {
            let unique = tokens
                .iter()
                .take(2)
                .find(|it| it.keyword() == Some(K::Unique));
            it.rewind(it.position().saturating_sub(1));
            Body::CreateIndex(Box::new(create_index(it, unique.map(|it| it.span))?))
        }
        Kind::Alter(Object::Index) => match rename_index(it)? {
            Some(rename) => Body::RenameIndex(rename),
            None => Body::Tokens,
        },
        Kind::Create(Object::Schema) => Body::CreateSchema(create_schema(it)?),
        Kind::Drop(
            object @ (Object::Table
            | Object::Index
            | Object::Sequence
            | Object::View
            | Object::Schema
            | Object::Type
            | Object::Domain),
        ) => Body::Drop(drop_objects(it, object)?),
        Kind::Begin
        | Kind::Commit
        | Kind::Rollback
        | Kind::SetTransaction
        | Kind::SetSessionCharacteristics => Body::Transaction(transaction(it, kind)?),
        Kind::Set => Body::Set(set(it, false)?),
        Kind::Reset => Body::Set(set(it, true)?),
        _ => return manipulation(it, tokens, kind),
    })
}

/// Queries, what changes rows, and what holds one of them.
fn manipulation(it: &mut Cursor<'_>, tokens: &[Token], kind: Kind) -> Parsed<Body> {
    let body = match kind {
        Kind::Select
        | Kind::SelectInto
        | Kind::Insert
        | Kind::Update
        | Kind::Delete
        | Kind::Merge => {
            it.rewind(0);
            match preparable(it)? {
                Preparable::Query(it) => Body::Query(it),
                Preparable::Insert(it) => Body::Insert(it),
                Preparable::Update(it) => Body::Update(it),
                Preparable::Delete(it) => Body::Delete(it),
                Preparable::Merge(it) => Body::Merge(it),
            }
        }
        Kind::CreateTableAs => {
            Body::CreateTableAs(Box::new(create_table_as(it, persistence(tokens))?))
        }
        Kind::Explain => Body::Explain(Box::new(explain(it)?)),
        Kind::Prepare => Body::Prepare(Box::new(prepare(it)?)),
        Kind::Declare => Body::DeclareCursor(Box::new(declare_cursor(it)?)),
        Kind::CopyFrom | Kind::CopyTo => Body::Copy(Box::new(copy(it)?)),
        _ => return Ok(Body::Tokens),
    };
    if it.is_at_end() {
        Ok(body)
    } else {
        Err(it.unread("the end of the statement"))
    }
}

/// `[GLOBAL | LOCAL] TEMPORARY` or `UNLOGGED` between `CREATE` and `TABLE`.
fn persistence(tokens: &[Token]) -> Option<Spanned<Persistence>> {
    let words = tokens
        .iter()
        .take_while(|it| it.keyword() != Some(K::Table));
    let mut found: Option<Spanned<Persistence>> = None;
    let mut scope: Option<Span> = None;
    for token in words {
        let persistence = match token.keyword() {
            Some(K::Temporary | K::Temp) => Persistence::Temporary,
            Some(K::Unlogged) => Persistence::Unlogged,
            Some(K::Global | K::Local) => {
                scope = Some(token.span);
                continue;
            }
            _ => continue,
        };
        found = Some(Spanned::new(
            persistence,
            scope.map_or(token.span, |it| it.to(token.span)),
        ));
    }
    found
}

/// The first element or action that could not be read, where the others were.
fn inner_unread(body: &Body, it: &Cursor<'_>) -> Option<Unread> {
    use super::ddl::alter_table::AlterActionKind;
    use super::ddl::create_table::TableElement;
    match body {
        Body::CreateTable(table) => table.elements.iter().find_map(|it| match it {
            TableElement::Unread(unread) => Some(*unread),
            _ => None,
        }),
        Body::AlterTable(table) => table.actions.iter().find_map(|it| match &it.kind {
            AlterActionKind::Unread(unread) => Some(*unread),
            _ => None,
        }),
        Body::Explain(explain) => explain.statement.unread,
        Body::Query(_)
        | Body::Insert(_)
        | Body::Update(_)
        | Body::Delete(_)
        | Body::Merge(_)
        | Body::CreateTableAs(_)
        | Body::Prepare(_)
        | Body::DeclareCursor(_)
        | Body::Copy(_) => it.passed_over(),
        _ => None,
    }
}
