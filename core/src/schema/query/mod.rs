//! One form for all spellings of the same query.
//!
//! PostgreSQL keeps a view's query as it has understood it and prints that: stars are lists of
//! columns, every column has its relation before it, joins are in parentheses, numbers in `ORDER BY`
//! are what they stand for. Both sides of a comparison are brought into a text in which such
//! spellings are one: relations have numbers in the order of the `FROM`, columns are named after
//! them, and expressions are in their own canonical form.

mod body;
mod from;
mod function;
mod node;
mod scope;
#[cfg(test)]
mod tests;

use super::canonical::{self, Head, Scope, Tree};
use super::{Column, DataType, Since};
use crate::ident::{Ident, QualifiedName};
use crate::parse;
use crate::parse::expr::Expr;
use crate::text::Span;
use scope::{Level, SourceColumn};

use crate::order::{Map, Set};
pub(super) use function::Said;
pub(super) use function::body;

/// What a query says.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Its canonical form, the names of its columns aside.
    pub text: String,
    /// The canonical form of what it reads from, which tells whether equal columns have equal types.
    pub from: String,
    /// What it gives.
    pub columns: Vec<OutputColumn>,
    /// The relations that it reads, and which of their columns.
    pub relations: Map<QualifiedName, Set<Ident>>,
    /// The stars, and the columns that they stand for.
    pub stars: Vec<(Span, String)>,
    /// The stars over something whose columns are not known.
    pub unknown_stars: Vec<Span>,
}

/// A column of a query's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputColumn {
    /// Its name.
    pub name: Ident,
    /// Its canonical form.
    pub value: String,
    /// Its type, as far as that is known.
    pub data_type: Option<DataType>,
}

/// What a query can be told about the relations that it names.
pub trait Relations {
    /// The columns of a table or view; `None` if it is not known.
    fn columns(&self, name: &QualifiedName) -> Option<Vec<(Ident, Option<DataType>)>>;
}

/// What a query says, as far as it can be read.
pub(super) fn resolve(text: &str, since: &Since, relations: &dyn Relations) -> Option<Resolved> {
    let query = parse::whole_query(text).ok()?;
    let mut reading = Reading::new(text, since, relations);
    let given = reading.query(&query);
    Some(Resolved {
        text: given.text,
        from: reading.from,
        columns: given.columns,
        relations: reading.used,
        stars: reading.stars,
        unknown_stars: reading.unknown_stars,
    })
}

/// What a query or a part of it gives.
#[derive(Clone, Debug, Default)]
struct Given {
    text: String,
    columns: Vec<OutputColumn>,
}

/// A query of a `WITH`.
#[derive(Clone, Debug)]
struct Member {
    name: Ident,
    number: usize,
    columns: Vec<SourceColumn>,
}

/// A query on its way into its canonical form.
struct Reading<'a> {
    text: &'a str,
    /// What the names in it mean.
    since: &'a Since,
    relations: &'a dyn Relations,
    /// What columns may be named of, the innermost query last.
    levels: Vec<Level>,
    /// The queries of every `WITH` around, the innermost last.
    with: Vec<Member>,
    /// The names of the arguments of the function around.
    parameters: Vec<Option<Ident>>,
    next: usize,
    next_with: usize,
    /// The columns that were named, under their canonical names.
    typed: Vec<Column>,
    /// The types of the canonical forms that were made so far, by their texts.
    types: Map<String, DataType>,
    used: Map<QualifiedName, Set<Ident>>,
    stars: Vec<(Span, String)>,
    unknown_stars: Vec<Span>,
    /// The `FROM` of all queries that stand in no other.
    from: String,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, since: &'a Since, relations: &'a dyn Relations) -> Self {
        Self {
            text,
            since,
            relations,
            levels: Vec::new(),
            with: Vec::new(),
            parameters: Vec::new(),
            next: 0,
            next_with: 0,
            typed: Vec::new(),
            types: Map::default(),
            used: Map::default(),
            stars: Vec::new(),
            unknown_stars: Vec::new(),
            from: String::new(),
        }
    }
}

impl Reading<'_> {
    /// The canonical form of an expression.
    fn expr(&mut self, expr: &Expr) -> Tree {
        let named = self.node(expr);
        let (tree, data_type) = canonical::tree_of(&named, self.text, &Scope::of(&self.typed));
        if let Some(data_type) = data_type {
            self.types.insert(tree.to_string(), data_type);
        }
        tree
    }

    fn exprs(&mut self, exprs: &[Expr]) -> String {
        let texts: Vec<String> = exprs.iter().map(|it| self.expr(it).to_string()).collect();
        texts.join(" ")
    }

    /// The type of a canonical form, its modifiers included where it has some.
    fn type_of(&self, tree: &Tree) -> Option<DataType> {
        self.types.get(&tree.to_string()).cloned()
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// Keywords in lower case, one space between tokens: for clauses that no view is likely to have.
    fn tokens(&self, span: Span) -> String {
        match canonical::expression::tokens(span.slice(self.text)).head {
            Head::Tokens(text) => text,
            _ => String::new(),
        }
    }
}
