//! Another name in the texts of expressions, queries and bodies of functions.

use super::mentioned;
use super::{Expression, FunctionBody, ObjectId, qualified, written};
use crate::ident::QualifiedName;
use crate::order::sort_by;
use crate::parse;
use crate::parse::data_type::TypeName;
use crate::parse::expr::{Expr, ExprKind};
use crate::text::Span;
use std::ops::RangeInclusive;

/// An object beside tables that has another name now. Relations are told as views.
pub(super) struct NewName<'a> {
    pub(super) from: &'a ObjectId,
    pub(super) to: &'a QualifiedName,
    /// How many arguments it takes, if it is a function.
    pub(super) counts: RangeInclusive<usize>,
}

impl NewName<'_> {
    /// Most texts need no parser for this.
    fn may_be_in(&self, text: &str) -> bool {
        let name = self.from.name().name.as_str().to_ascii_lowercase();
        text.to_ascii_lowercase().contains(&name)
    }

    /// An expression that says the same under the new name.
    pub(super) fn in_expression(&self, expression: &Expression) -> Expression {
        let mut spans = Vec::new();
        if self.may_be_in(expression.text())
            && let Ok(expr) = expression.parse()
        {
            expr.walk(&mut |it| spans.extend(self.span(it)));
        }
        Expression::new(replaced(expression.text(), spans, &self.text()))
    }

    /// A query that says the same.
    pub(super) fn in_query(&self, text: &str) -> String {
        let mut spans = Vec::new();
        if self.may_be_in(text)
            && let Ok(query) = parse::whole_query(text)
        {
            query.walk(&mut |it| spans.extend(self.span(it)));
        }
        replaced(text, spans, &self.text())
    }

    /// A body that says the same. A string stays as it is, as it does in PostgreSQL.
    pub(super) fn in_body(&self, body: &mut FunctionBody) {
        let FunctionBody::Sql(text) = body else {
            return;
        };
        if !self.may_be_in(text) {
            return;
        }
        let whole = format!("CREATE FUNCTION f() LANGUAGE sql {text}");
        let start = whole.len() - text.len();
        let mut spans = Vec::new();
        for statement in parse::parse(&whole) {
            let body = &statement.body;
            body.walk_queries(&mut |it| spans.extend(self.span(it)));
        }
        let whole = replaced(&whole, spans, &self.text());
        if let Some(rest) = whole.get(start..) {
            *text = rest.into();
        }
    }

    fn text(&self) -> String {
        let name = written(self.to).to_string();
        match self.from {
            ObjectId::Sequence(_) => format!("'{}'", name.replace('\'', "''")),
            _ => name,
        }
    }

    /// Where a node has the name.
    fn span(&self, node: &Expr) -> Option<Span> {
        let is_meant = |name: &QualifiedName| qualified(name) == *self.from.name();
        match (self.from, &node.kind) {
            (ObjectId::Sequence(_), _) => {
                let named = mentioned::sequence(node);
                named.filter(|it| is_meant(&it.0)).map(|it| it.1)
            }
            (ObjectId::Function(..), ExprKind::Function(call)) => {
                let is_meant = is_meant(&call.name.value);
                (is_meant && self.counts.contains(&call.arguments.len())).then_some(call.name.span)
            }
            (ObjectId::Domain(_) | ObjectId::View(_), ExprKind::Cast { data_type, .. }) => {
                match &data_type.name.value {
                    TypeName::Named(name) if is_meant(name) => Some(data_type.name.span),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// A text with something else at some places.
pub(super) fn replaced(text: &str, mut spans: Vec<Span>, with: &str) -> String {
    sort_by(&mut spans, Ord::cmp);
    spans.dedup();
    let mut text = text.to_owned();
    for span in spans.into_iter().rev() {
        text.replace_range(span.range(), with);
    }
    text
}
