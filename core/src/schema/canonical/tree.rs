//! The canonical form of an expression.

use super::DataType;
use crate::ident::Ident;
use std::fmt;

/// An expression without spelling: no spans, no redundant parentheses and synonyms, every cast that
/// PostgreSQL adds in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// What the node is.
    pub head: Head,
    /// What it is made of.
    pub children: Vec<Tree>,
}

/// What a node of a [`Tree`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// A column; its table says nothing, as there is only one.
    Column(Ident),
    /// A constant of a type, in the one form of its value.
    Constant(DataType, String),
    /// A string constant whose type is not known.
    Text(String),
    /// `NULL`, beneath a cast if its type is known.
    Null,
    /// An operator with one operand or two.
    Operator(String),
    /// All of them.
    And,
    /// Any of them.
    Or,
    /// `NOT`
    Not,
    /// `IS …`, with the words that follow.
    Is(String),
    /// `IS DISTINCT FROM`
    Distinct,
    /// An operator with `ANY` (false) or `ALL` (true) of an array.
    Quantified(String, bool),
    /// A function.
    Function(String),
    /// `name => value` or `VARIADIC value`, an argument.
    Argument(String),
    /// `CURRENT_TIMESTAMP` and the like.
    SqlValue(&'static str),
    /// A cast, written or added by PostgreSQL.
    Cast(DataType),
    /// `COLLATE`
    Collate(String),
    /// `CASE`; whether it has an operand, whether it has `ELSE`.
    Case(bool, bool),
    /// `ARRAY[…]`
    Array,
    /// `ROW(…)`
    Row,
    /// `a[b]`
    Subscript,
    /// `a[b:c]`; which bounds are written.
    Slice(bool, bool),
    /// `(a).b`
    Field(Ident),
    /// What is compared by its tokens: queries, aggregates' clauses, what the parser cannot read.
    Tokens(String),
}

impl Tree {
    pub(in crate::schema) fn leaf(head: Head) -> Self {
        Self {
            head,
            children: Vec::new(),
        }
    }

    pub(super) fn new(head: Head, children: Vec<Tree>) -> Self {
        Self { head, children }
    }

    /// The column that it is, and nothing else.
    pub fn column(&self) -> Option<&Ident> {
        match &self.head {
            Head::Column(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is `TRUE`, as a constant or as a string that nobody has read yet.
    pub(in crate::schema) fn is_true(&self) -> bool {
        match &self.head {
            Head::Constant(data_type, text) => {
                data_type.system_name() == Some("bool") && text == "true"
            }
            Head::Text(text) => super::literal::boolean(text) == Some(true),
            _ => false,
        }
    }

    /// How many nodes it has.
    pub(super) fn size(&self) -> usize {
        1 + self.children.iter().map(Self::size).sum::<usize>()
    }

    /// The column that `column IS NOT NULL` names, if the tree is that.
    pub fn not_null_column(&self) -> Option<&Ident> {
        let Head::Is(words) = &self.head else {
            return None;
        };
        match self.children.as_slice() {
            [
                Tree {
                    head: Head::Column(name),
                    ..
                },
            ] if words == "NOT NULL" => Some(name),
            _ => None,
        }
    }
}

/// As nested parentheses, heads first: the text that fingerprints are made from.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        match &self.head {
            Head::Column(name) => write!(f, "column {:?}", name.as_str())?,
            Head::Constant(data_type, text) => write!(f, "constant {data_type} {text:?}")?,
            Head::Text(text) => write!(f, "text {text:?}")?,
            Head::Null => f.write_str("null")?,
            Head::Operator(name) => write!(f, "operator {name}")?,
            Head::And => f.write_str("and")?,
            Head::Or => f.write_str("or")?,
            Head::Not => f.write_str("not")?,
            Head::Is(test) => write!(f, "is {test}")?,
            Head::Distinct => f.write_str("distinct")?,
            Head::Quantified(name, all) => {
                write!(f, "{} {name}", if *all { "all" } else { "any" })?;
            }
            Head::Function(name) => write!(f, "function {name:?}")?,
            Head::Argument(name) => write!(f, "argument {name:?}")?,
            Head::SqlValue(name) => write!(f, "value {name}")?,
            Head::Cast(data_type) => write!(f, "cast {data_type}")?,
            Head::Collate(name) => write!(f, "collate {name:?}")?,
            Head::Case(operand, otherwise) => write!(f, "case {operand} {otherwise}")?,
            Head::Array => f.write_str("array")?,
            Head::Row => f.write_str("row")?,
            Head::Subscript => f.write_str("subscript")?,
            Head::Slice(from, to) => write!(f, "slice {from} {to}")?,
            Head::Field(name) => write!(f, "field {:?}", name.as_str())?,
            Head::Tokens(text) => write!(f, "tokens {text:?}")?,
        }
        for child in &self.children {
            write!(f, " {child}")?;
        }
        f.write_str(")")
    }
}
