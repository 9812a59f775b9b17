//! `CREATE FUNCTION`, `CREATE PROCEDURE` and `ALTER` of functions, procedures, routines and
//! aggregates.

use super::function_option::function_option;
pub use super::function_option::{FunctionOption, FunctionOptionKind, Volatility};
use super::object_change::{ObjectChange, object_change, spanned};
use super::signature::arguments;
use super::signature::signature;
pub use super::signature::{ArgumentMode, FunctionArgument, Signature};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::expr::{Expr, expr};
use crate::parse::statement::{Statement, statement};
use crate::parse::token::{Token, TokenKind};
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// `CREATE [OR REPLACE] { FUNCTION | PROCEDURE } …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateFunction {
    /// `OR REPLACE`
    pub or_replace: Option<Span>,
    /// A function or a procedure.
    pub object: ObjectKind,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// Its arguments.
    pub arguments: Vec<FunctionArgument>,
    /// `RETURNS …`: what it gives, and the clause.
    pub returns: Option<Spanned<Returns>>,
    /// Its options, in the order they are written.
    pub options: Vec<FunctionOption>,
    /// The body, where it is no string.
    pub body: Option<Spanned<FunctionBody>>,
}

/// What a function gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Returns {
    /// `RETURNS [SETOF] type`
    Type(DataType),
    /// `RETURNS TABLE (name type, …)`
    Table(Vec<ReturnedColumn>),
}

/// A column of `RETURNS TABLE`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedColumn {
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Spanned<Ident>,
    /// Its type.
    pub data_type: DataType,
}

/// A body that is SQL, not a string.
#[derive(Clone, Debug, PartialEq)]
pub enum FunctionBody {
    /// `RETURN value`
    Return(Expr),
    /// `BEGIN ATOMIC statement; … END`
    Atomic(Vec<AtomicStatement>),
}

/// A statement of a body, without its semicolon.
#[derive(Clone, Debug, PartialEq)]
pub enum AtomicStatement {
    /// `RETURN value`: all of it, and the value.
    Return(Span, Expr),
    /// Any other.
    Statement(Box<Statement>),
}

impl FunctionBody {
    /// The statements of a body between `BEGIN ATOMIC` and `END`.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let statements = match self {
            Self::Atomic(statements) => &statements[..],
            Self::Return(_) => &[],
        };
        statements.iter().filter_map(|it| match it {
            AtomicStatement::Statement(it) => Some(&**it),
            AtomicStatement::Return(..) => None,
        })
    }
}

/// `ALTER { FUNCTION | PROCEDURE | ROUTINE | AGGREGATE } …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterFunction {
    /// As what it is named.
    pub object: ObjectKind,
    /// Which one.
    pub signature: Signature,
    /// What is done to it, and the text that says so.
    pub action: Spanned<FunctionAction>,
}

/// The actions of `ALTER FUNCTION`.
#[derive(Clone, Debug, PartialEq)]
pub enum FunctionAction {
    /// Options, in the order they are written. `RESTRICT` after them means nothing.
    Options(Vec<FunctionOption>),
    /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`, `[NO] DEPENDS ON EXTENSION`
    Change(ObjectChange),
}

/// After `CREATE [OR REPLACE] { FUNCTION | PROCEDURE }`.
pub(in crate::parse) fn create_function(
    it: &mut Cursor<'_>,
    object: ObjectKind,
    or_replace: Option<Span>,
) -> Parsed<CreateFunction> {
    let mut create = CreateFunction {
        or_replace,
        object,
        name: it.function_name()?,
        arguments: arguments(it)?,
        returns: None,
        options: vec![],
        body: None,
    };
    if object == ObjectKind::Function && it.is(K::Returns) && it.keyword_at(1) != Some(K::Null) {
        create.returns = Some(spanned(it, returns)?);
    }
    while let Some(option) = function_option(it)? {
        create.options.push(option);
    }
    if matches!(it.keyword(), Some(K::Return | K::Begin)) {
        create.body = Some(spanned(it, body)?);
    }
    Ok(create)
}

fn returns(it: &mut Cursor<'_>) -> Parsed<Returns> {
    it.expect(K::Returns)?;
    if it.eat(K::Table).is_none() {
        return data_type(it).map(Returns::Type);
    }
    it.parens(|it| {
        let start = it.position();
        let name = it.type_or_function_ident()?;
        let data_type = data_type(it)?;
        Ok(ReturnedColumn {
            span: it.span_from(start),
            name,
            data_type,
        })
    })
    .map(Returns::Table)
}

fn body(it: &mut Cursor<'_>) -> Parsed<FunctionBody> {
    if it.eat(K::Return).is_some() {
        return expr(it).map(FunctionBody::Return);
    }
    it.eat_all(&[K::Begin, K::Atomic])
        .ok_or_else(|| it.unread("BEGIN ATOMIC"))?;
    let mut statements = Vec::new();
    while it.eat(K::End).is_none() {
        let start = it.position();
        if it.eat(K::Return).is_some() {
            let value = expr(it)?;
            statements.push(AtomicStatement::Return(it.span_from(start), value));
        }
        let tokens = it.rest();
        let is_end = |it: &Token| it.kind == TokenKind::Semicolon;
        let end = tokens.iter().position(is_end);
        let end = end.ok_or_else(|| it.unread("`;` and END"))?;
        // A semicolon alone is a statement without text. None of them can hold another body: there
        // is no semicolon in it.
        if end > 0 && it.position() > start {
            return Err(it.unread(";"));
        }
        if end > 0 {
            let statement = statement(it.text(), &tokens[..end], None);
            statements.push(AtomicStatement::Statement(Box::new(statement)));
        }
        it.rewind(it.position() + end + 1);
    }
    Ok(FunctionBody::Atomic(statements))
}

/// After `ALTER { FUNCTION | PROCEDURE | ROUTINE | AGGREGATE }`.
pub(in crate::parse) fn alter_function(
    it: &mut Cursor<'_>,
    object: ObjectKind,
) -> Parsed<AlterFunction> {
    Ok(AlterFunction {
        object,
        signature: signature(it)?,
        action: spanned(it, action)?,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<FunctionAction> {
    if let Some(change) = object_change(it)? {
        return Ok(FunctionAction::Change(change));
    }
    let mut options = Vec::new();
    while let Some(option) = function_option(it)? {
        options.push(option);
    }
    if options.is_empty() {
        return Err(it.unread("an action of ALTER FUNCTION"));
    }
    it.eat(K::Restrict);
    Ok(FunctionAction::Options(options))
}
