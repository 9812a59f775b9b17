//! An expression of a default, a check, a generated column or an index.

use super::canonical::{self, Scope, Tree};
use super::rewrite::replaced;
use super::{Column, DataType, Table};
use crate::ident::Ident;
use crate::order::Set;
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::{self, Unread};

/// An expression as it was written. Cheap to make and to copy; it is parsed when it is looked into.
#[derive(Clone, Debug)]
pub struct Expression {
    text: Box<str>,
}

impl Expression {
    /// The expression with this text, which may be in parentheses.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into() }
    }

    /// The text as it was written, comments and line breaks included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text on one line: what stands between two tokens is one space or nothing. No character
    /// of a token is lost.
    pub fn one_line(&self) -> String {
        let mut line = String::with_capacity(self.text.len());
        let mut end = None;
        for token in parse::tokens(&self.text) {
            if end.is_some_and(|it| it < token.span.start) {
                line.push(' ');
            }
            line.push_str(token.span.slice(&self.text));
            end = Some(token.span.end);
        }
        line
    }

    /// Its tree.
    ///
    /// # Errors
    /// Where the parser does not know how to go on.
    pub fn parse(&self) -> Result<Expr, Unread> {
        parse::expression(&self.text)
    }

    /// Its canonical form in a table.
    pub fn canonical(&self, scope: &Scope<'_>) -> Tree {
        canonical::expression::canonical(self, scope)
    }

    /// Its canonical form as the default or the generated value of a column of this type.
    pub fn canonical_value(&self, scope: &Scope<'_>, data_type: &DataType) -> Tree {
        canonical::expression::canonical_value(self, scope, data_type)
    }

    /// Whether both say the same, each in its own table.
    pub fn says_the_same(&self, scope: &Scope<'_>, other: &Self, others: &Scope<'_>) -> bool {
        self.text == other.text || self.canonical(scope) == other.canonical(others)
    }

    /// The columns that it names. An expression that cannot be read names none.
    pub fn columns(&self) -> Set<Ident> {
        self.parse().map(|it| columns_of(&it)).unwrap_or_default()
    }

    /// The same with another name for one of the columns.
    #[must_use]
    pub fn with_column_renamed(&self, from: &Ident, to: &Ident) -> Self {
        let Ok(expr) = self.parse() else {
            return self.clone();
        };
        let mut spans = Vec::new();
        expr.walk(&mut |it| {
            if let ExprKind::Column(parts) = &it.kind
                && parts.last() == Some(from)
            {
                spans.push(it.span);
            }
        });
        Self::new(replaced(&self.text, spans, &to.to_string()))
    }

    /// Whether it is NULL, of whatever type.
    pub fn is_null(&self) -> bool {
        // Most expressions need no parser for this.
        self.text.to_ascii_lowercase().contains("null") && self.parse().is_ok_and(|it| is_null(&it))
    }

    /// Whether it is the constant `TRUE`, however it is written.
    pub fn is_true(&self) -> bool {
        // Most expressions name a column.
        let is_constant = self.parse().is_ok_and(|it| match &it.kind {
            ExprKind::Bool(_) | ExprKind::String(_) => true,
            ExprKind::Cast { operand, .. } => matches!(operand.kind, ExprKind::String(_)),
            _ => false,
        });
        is_constant && self.canonical(&Scope::NONE).is_true()
    }

    /// Whether its value can be NULL, as far as its text tells.
    pub fn may_be_null(&self) -> bool {
        self.parse().map_or(true, |it| may_be_null(&it))
    }

    /// Whether it may stand without parentheses where the grammar takes no operators: a constant,
    /// a name or a call.
    pub fn is_primary(&self) -> bool {
        self.parse().is_ok_and(|it| match &it.kind {
            ExprKind::Unary { operator, operand } => {
                &*operator.name == "-" && matches!(operand.kind, ExprKind::Number(_))
            }
            ExprKind::Cast { operand, .. } => {
                matches!(operand.kind, ExprKind::String(_) | ExprKind::Number(_))
            }
            kind => matches!(
                kind,
                ExprKind::Number(_)
                    | ExprKind::String(_)
                    | ExprKind::Bits(_)
                    | ExprKind::Bool(_)
                    | ExprKind::Null
                    | ExprKind::Column(_)
                    | ExprKind::Function(_)
                    | ExprKind::SqlValue { .. }
            ),
        })
    }

    /// Whether it is a function call, which an index takes as a key without parentheses.
    pub fn is_call(&self) -> bool {
        self.parse()
            .is_ok_and(|it| matches!(it.kind, ExprKind::Function(_)))
    }
}

/// Whether two defaults or two generated values say the same, each for its own column.
pub fn value_says_the_same(
    (one, column, table): (&Expression, &Column, &Table),
    (other, others_column, others_table): (&Expression, &Column, &Table),
) -> bool {
    let value = |it: &Expression, table: &Table, column: &Column| {
        it.canonical_value(&table.scope(), &column.data_type)
    };
    one.text == other.text || value(one, table, column) == value(other, others_table, others_column)
}

/// Functions of defaults that always give a value.
const NEVER_NULL: [&str; 7] = [
    "clock_timestamp",
    "gen_random_uuid",
    "nextval",
    "now",
    "random",
    "statement_timestamp",
    "transaction_timestamp",
];

fn may_be_null(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::Bits(_)
        | ExprKind::Bool(_)
        | ExprKind::SqlValue { .. } => false,
        ExprKind::Cast { operand, .. } | ExprKind::Unary { operand, .. } => may_be_null(operand),
        ExprKind::Binary {
            operator,
            left,
            right,
        } if matches!(&*operator.name, "+" | "-" | "*" | "/" | "%" | "||") => {
            may_be_null(left) || may_be_null(right)
        }
        ExprKind::Function(call) => !NEVER_NULL.contains(&call.name.value.name.as_str()),
        _ => true,
    }
}

/// Whether a tree is NULL, of whatever type.
pub(super) fn is_null(expr: &Expr) -> bool {
    let mut inner = expr;
    while let ExprKind::Cast { operand, .. } = &inner.kind {
        inner = operand;
    }
    matches!(inner.kind, ExprKind::Null)
}

/// The columns that a tree names.
pub(crate) fn columns_of(expr: &Expr) -> Set<Ident> {
    let mut found = Set::new();
    expr.walk(&mut |it| {
        if let ExprKind::Column(parts) = &it.kind {
            found.extend(parts.last().cloned());
        }
    });
    found
}
