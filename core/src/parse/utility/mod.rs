//! Every other statement, most of which Aurora DSQL refuses: `CREATE TRIGGER`, `VACUUM`, `CALL`, …
//!
//! Their grammar is data: `notation` holds it in the words of PostgreSQL's own manual, `matcher`
//! reads a statement by it, `value` reads the names, types, expressions and queries inside. So all
//! of them have one tree, of clauses by their names.

mod matcher;
mod notation;
mod value;

pub(in crate::parse) use matcher::{part, utility};
pub(in crate::parse) use notation::{FUNCTIONS, XMLTABLE, notation};
#[cfg(test)]
pub(in crate::parse) use {matcher::pieces, notation::all_notations};

use super::data_type::DataType;
use super::ddl::alter_table::AlterAction;
use super::ddl::comment::ObjectName;
use super::ddl::constraint::Constraint;
use super::ddl::function::Signature;
use super::ddl::object_change::ObjectChange;
use super::ddl::parameter::Parameter;
use super::ddl::partition::PartitionBound;
use super::ddl::role_name::RoleName;
use super::expr::{Argument, Expr};
use super::query::Preparable;
use super::query::target::Relation;
use super::session::Set;

use crate::ident::QualifiedName;
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// A statement as the list of its clauses.
#[derive(Debug, PartialEq)]
pub struct Utility {
    /// In the order they are written.
    pub clauses: Vec<Clause>,
}

/// A part of a statement that has a name.
#[derive(Debug, PartialEq)]
pub struct Clause {
    /// What it is: `name`, `table`, `columns`, `when`, …
    pub part: &'static str,
    /// All of it, the words that begin it included.
    pub span: Span,
    /// What stands in it: none where it is words alone.
    pub values: Vec<Value>,
    /// The clauses inside it.
    pub clauses: Vec<Clause>,
}

/// What stands in a clause.
#[derive(Debug, PartialEq)]
pub enum Value {
    /// A name, with a namespace or without.
    Name(Spanned<QualifiedName>),
    /// A table, with `ONLY` or without.
    Relation(Relation),
    /// A role.
    Role(Spanned<RoleName>),
    /// A string constant.
    String(Spanned<String>),
    /// A number, a word of a setting or an operator: its place.
    Word(Span),
    /// A type.
    Type(Box<DataType>),
    /// An expression.
    Expression(Box<Expr>),
    /// An argument of a call.
    Argument(Box<Argument>),
    /// A query or a statement that changes rows.
    Statement(Preparable),
    /// `name = value`, of a definition or of `WITH (…)`.
    Parameter(Box<Parameter>),
    /// A function, an aggregate.
    Signature(Box<Signature>),
    /// An object of any kind, with the words that say which.
    Object(Box<(Spanned<ObjectKind>, Spanned<ObjectName>)>),
    /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`, `[NO] DEPENDS ON EXTENSION`
    Change(ObjectChange),
    /// `SET parameter …` or `RESET parameter`
    Set(Box<Set>),
    /// A constraint of a column or of a table.
    Constraint(Box<Constraint>),
    /// `FOR VALUES …` or `DEFAULT`, of a partition.
    Bound(Box<PartitionBound>),
    /// An action of `ALTER TABLE`.
    Action(Box<AlterAction>),
}

impl Utility {
    /// The first clause of this name.
    pub fn clause(&self, part: &str) -> Option<&Clause> {
        self.clauses.iter().find(|it| it.part == part)
    }
}

impl Clause {
    /// The first clause of this name inside it.
    pub fn clause(&self, part: &str) -> Option<&Clause> {
        self.clauses.iter().find(|it| it.part == part)
    }
}

/// The arguments of a call that was read by its notation.
pub(in crate::parse) fn arguments(clause: Clause) -> Vec<Argument> {
    let argument = |value| match value {
        Value::Argument(it) => Some(*it),
        Value::Expression(it) => Some(Argument::plain(*it)),
        _ => None,
    };
    clause.values.into_iter().filter_map(argument).collect()
}
