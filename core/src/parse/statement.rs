//! One statement: what is known of it.

use super::cursor::{Cursor, Parsed, Unread};
use super::ddl::alter_relation::{
    AlterAllInTablespace, AlterRelation, alter_all_in_tablespace, alter_relation,
};
use super::ddl::alter_table::{AlterAction, AlterActionKind, AlterTable, alter_table};
use super::ddl::aws_iam::{AwsIam, aws_iam};
use super::ddl::comment::{Comment, comment};
use super::ddl::create_table::{CreateTable, Persistence, TableElement, create_table};
use super::ddl::create_type::{AlterType, CreateType, alter_type, create_type};
use super::ddl::domain::{AlterDomain, CreateDomain, alter_domain, create_domain};
use super::ddl::drop::{Drop, DropObjects, drop_named_objects, drop_objects};
use super::ddl::function::{AlterFunction, CreateFunction, alter_function, create_function};
use super::ddl::grant::{AlterDefaultPrivileges, Grant, alter_default_privileges, grant};
use super::ddl::index::{CreateIndex, RenameIndex, create_index, rename_index};
use super::ddl::role::{AlterRole, CreateRole, alter_role, create_role};
use super::ddl::schema::{AlterSchema, CreateSchema, alter_schema, create_schema};
use super::ddl::sequence::{AlterSequence, CreateSequence, alter_sequence, create_sequence};
use super::ddl::statistics::{
    AlterStatistics, CreateStatistics, alter_statistics, create_statistics,
};
use super::ddl::view::{CreateView, ViewHead, create_view};
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
use super::session::{
    Set, SetConstraints, SetRole, Transaction, prepared, savepoint, set, set_constraints, set_role,
    transaction,
};
use super::token::Token;
use super::utility::{Utility, notation, utility};
use crate::ident::Keyword as K;
use crate::service::statement::{ObjectKind as Object, StatementKind as Kind};
use crate::text::{Span, Spanned};
use std::sync::Arc;

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
    /// Any other `ALTER INDEX`, `ALTER VIEW`, `ALTER MATERIALIZED VIEW`
    AlterRelation(Box<AlterRelation>),
    /// `ALTER { TABLE | INDEX | MATERIALIZED VIEW } ALL IN TABLESPACE`
    AlterAllInTablespace(Box<AlterAllInTablespace>),
    /// `CREATE SCHEMA`
    CreateSchema(CreateSchema),
    /// `ALTER SCHEMA`
    AlterSchema(Box<AlterSchema>),
    /// `CREATE SEQUENCE`
    CreateSequence(Box<CreateSequence>),
    /// `ALTER SEQUENCE`
    AlterSequence(Box<AlterSequence>),
    /// `CREATE DOMAIN`
    CreateDomain(Box<CreateDomain>),
    /// `ALTER DOMAIN`
    AlterDomain(Box<AlterDomain>),
    /// `CREATE TYPE`
    CreateType(Box<CreateType>),
    /// `ALTER TYPE`
    AlterType(Box<AlterType>),
    /// `CREATE VIEW`, `CREATE MATERIALIZED VIEW`
    CreateView(Box<CreateView>),
    /// `CREATE FUNCTION`, `CREATE PROCEDURE`
    CreateFunction(Box<CreateFunction>),
    /// `ALTER` of a function, procedure, routine, aggregate.
    AlterFunction(Box<AlterFunction>),
    /// `CREATE STATISTICS`
    CreateStatistics(Box<CreateStatistics>),
    /// `ALTER STATISTICS`
    AlterStatistics(Box<AlterStatistics>),
    /// `CREATE ROLE`, `CREATE USER`, `CREATE GROUP`
    CreateRole(Box<CreateRole>),
    /// `ALTER ROLE`, `ALTER USER`, `ALTER GROUP`
    AlterRole(Box<AlterRole>),
    /// `GRANT`, `REVOKE`
    Grant(Box<Grant>),
    /// `ALTER DEFAULT PRIVILEGES`
    AlterDefaultPrivileges(Box<AlterDefaultPrivileges>),
    /// `AWS IAM GRANT`, `AWS IAM REVOKE`
    AwsIam(Box<AwsIam>),
    /// `COMMENT ON`
    Comment(Box<Comment>),
    /// `DROP` of a table, index, sequence, view, schema, type, domain and of whatever else a list
    /// of names finds.
    Drop(Drop),
    /// `DROP` of a function, trigger, cast and of whatever else takes more than a name.
    DropObjects(Box<DropObjects>),
    /// A transaction statement.
    Transaction(Transaction),
    /// `SET` or `RESET`
    Set(Set),
    /// `SET CONSTRAINTS`
    SetConstraints(Box<SetConstraints>),
    /// `SET ROLE`, `SET SESSION AUTHORIZATION`
    SetRole(Box<SetRole>),
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
    /// Any other statement, most of which Aurora DSQL refuses.
    Utility(Arc<Utility>),
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
    let head = &tokens[..it.position().min(tokens.len())];
    if let Some(notation) = notation(kind) {
        it.rewind(0);
        it.accept_variables();
        return Ok(Body::Utility(Arc::new(utility(it, notation)?)));
    }
    let body = match kind {
        Kind::Create(object) => create(it, head, object)?,
        Kind::Alter(object) => alter(it, object)?,
        Kind::Drop(object) => drop(it, object)?,
        Kind::AlterDefaultPrivileges => {
            Body::AlterDefaultPrivileges(Box::new(alter_default_privileges(it)?))
        }
        Kind::Grant => Body::Grant(Box::new(grant(it, false)?)),
        Kind::Revoke => Body::Grant(Box::new(grant(it, true)?)),
        Kind::AwsIamGrant => Body::AwsIam(Box::new(aws_iam(it, false)?)),
        Kind::AwsIamRevoke => Body::AwsIam(Box::new(aws_iam(it, true)?)),
        Kind::Comment => {
            it.accept_variables();
            Body::Comment(Box::new(comment(it)?))
        }
        Kind::Begin
        | Kind::Commit
        | Kind::Rollback
        | Kind::SetTransaction
        | Kind::SetSessionCharacteristics => Body::Transaction(transaction(it, kind)?),
        Kind::Savepoint | Kind::Release | Kind::RollbackTo => {
            Body::Transaction(savepoint(it, kind)?)
        }
        Kind::PrepareTransaction | Kind::CommitPrepared | Kind::RollbackPrepared => {
            Body::Transaction(prepared(it)?)
        }
        Kind::SetConstraints => Body::SetConstraints(Box::new(set_constraints(it)?)),
        Kind::SetRole | Kind::SetSessionAuthorization => {
            Body::SetRole(Box::new(set_role(it, kind)?))
        }
        // What a parameter is set to may be no SQL: a variable of psql's.
        Kind::Set => return Ok(Body::Set(set(it, false)?)),
        Kind::Reset => return Ok(Body::Set(set(it, true)?)),
        _ => manipulation(it, head, kind)?,
    };
    if matches!(body, Body::Tokens) || it.is_at_end() {
        Ok(body)
    } else {
        Err(it.unread("the end of the statement"))
    }
}

/// Queries, what changes rows, and what holds one of them.
fn manipulation(it: &mut Cursor<'_>, head: &[Token], kind: Kind) -> Parsed<Body> {
    if kind != Kind::CreateTableAs {
        it.accept_variables();
    }
    Ok(match kind {
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
            Body::CreateTableAs(Box::new(create_table_as(it, persistence(head))?))
        }
        Kind::Explain => Body::Explain(Box::new(explain(it)?)),
        Kind::Prepare => Body::Prepare(Box::new(prepare(it)?)),
        Kind::Declare => Body::DeclareCursor(Box::new(declare_cursor(it)?)),
        Kind::CopyFrom | Kind::CopyTo => Body::Copy(Box::new(copy(it)?)),
        _ => Body::Tokens,
    })
}

/// After `CREATE object`, whose words are the head.
fn create(it: &mut Cursor<'_>, head: &[Token], object: Object) -> Parsed<Body> {
    let modifier = |keyword: K| {
        let mut words = head.iter().skip(1);
        let word = words.find(|it| it.keyword() == Some(keyword));
        word.map(|it| it.span)
    };
    let or_replace = || Some(modifier(K::Or)?.to(modifier(K::Replace)?));
    Ok(match object {
        Object::Table => Body::CreateTable(Box::new(create_table(it, persistence(head))?)),
        Object::Index => {
            it.rewind(it.position().saturating_sub(1));
            Body::CreateIndex(Box::new(create_index(it, modifier(K::Unique))?))
        }
        Object::Schema => Body::CreateSchema(create_schema(it)?),
        Object::Sequence => Body::CreateSequence(Box::new(create_sequence(it, persistence(head))?)),
        Object::Domain => Body::CreateDomain(Box::new(create_domain(it)?)),
        Object::Type => Body::CreateType(Box::new(create_type(it)?)),
        Object::View | Object::MaterializedView => {
            let head = ViewHead {
                or_replace: or_replace(),
                persistence: persistence(head),
                recursive: modifier(K::Recursive),
                materialized: modifier(K::Materialized),
            };
            Body::CreateView(Box::new(create_view(it, head)?))
        }
        Object::Function | Object::Procedure => {
            Body::CreateFunction(Box::new(create_function(it, object, or_replace())?))
        }
        Object::Statistics => Body::CreateStatistics(Box::new(create_statistics(it)?)),
        Object::Role => match head.last() {
            Some(&word) => {
                let word = Spanned::new(word.keyword().unwrap_or(K::Role), word.span);
                Body::CreateRole(Box::new(create_role(it, word)?))
            }
            None => Body::Tokens,
        },
        _ => Body::Tokens,
    })
}

/// After `ALTER object`.
fn alter(it: &mut Cursor<'_>, object: Object) -> Parsed<Body> {
    Ok(match object {
        // `ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b` names no table.
        Object::Table | Object::Index | Object::MaterializedView if it.is_all(&[K::All, K::In]) => {
            Body::AlterAllInTablespace(Box::new(alter_all_in_tablespace(it, object)?))
        }
        Object::Table => Body::AlterTable(Box::new(alter_table(it)?)),
        Object::Index => {
            let start = it.position();
            if let Some(rename) = rename_index(it)? {
                return Ok(Body::RenameIndex(rename));
            }
            it.rewind(start);
            Body::AlterRelation(Box::new(alter_relation(it, object)?))
        }
        Object::View | Object::MaterializedView => {
            Body::AlterRelation(Box::new(alter_relation(it, object)?))
        }
        Object::Schema => Body::AlterSchema(Box::new(alter_schema(it)?)),
        Object::Sequence => Body::AlterSequence(Box::new(alter_sequence(it)?)),
        Object::Domain => Body::AlterDomain(Box::new(alter_domain(it)?)),
        Object::Type => Body::AlterType(Box::new(alter_type(it)?)),
        Object::Function | Object::Procedure | Object::Routine | Object::Aggregate => {
            Body::AlterFunction(Box::new(alter_function(it, object)?))
        }
        Object::Statistics => Body::AlterStatistics(Box::new(alter_statistics(it)?)),
        Object::Role => Body::AlterRole(Box::new(alter_role(it)?)),
        _ => Body::Tokens,
    })
}

/// After `DROP object`.
fn drop(it: &mut Cursor<'_>, object: Object) -> Parsed<Body> {
    Ok(match object {
        Object::Aggregate
        | Object::Cast
        | Object::Database
        | Object::Function
        | Object::Operator
        | Object::OperatorClass
        | Object::OperatorFamily
        | Object::Policy
        | Object::Procedure
        | Object::Role
        | Object::Routine
        | Object::Rule
        | Object::Transform
        | Object::Trigger
        | Object::UserMapping => Body::DropObjects(Box::new(drop_named_objects(it, object)?)),
        _ => Body::Drop(drop_objects(it, object)?),
    })
}

/// `[GLOBAL | LOCAL] TEMPORARY` or `UNLOGGED` between `CREATE` and the kind of object.
fn persistence(head: &[Token]) -> Option<Spanned<Persistence>> {
    let mut found: Option<Spanned<Persistence>> = None;
    let mut scope: Option<Span> = None;
    for token in head {
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
    let action = |it: &AlterAction| match &it.kind {
        AlterActionKind::Unread(unread) => Some(*unread),
        _ => None,
    };
    match body {
        Body::CreateTable(table) => table.elements.iter().find_map(|it| match it {
            TableElement::Unread(unread) => Some(*unread),
            _ => None,
        }),
        Body::AlterTable(table) => table.actions.iter().find_map(action),
        Body::AlterRelation(relation) => relation.actions.iter().find_map(action),
        Body::AlterSequence(sequence) => sequence.actions.iter().find_map(action),
        Body::Explain(explain) => explain.statement.unread,
        Body::CreateFunction(function) => function
            .body
            .iter()
            .flat_map(|it| it.value.statements())
            .find_map(|it| it.unread),
        Body::Query(_)
        | Body::Insert(_)
        | Body::Update(_)
        | Body::Delete(_)
        | Body::Merge(_)
        | Body::CreateTableAs(_)
        | Body::Prepare(_)
        | Body::DeclareCursor(_)
        | Body::Copy(_)
        | Body::CreateView(_)
        | Body::CreateStatistics(_)
        | Body::Utility(_) => it.passed_over(),
        _ => None,
    }
}
