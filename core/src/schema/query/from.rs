//! `FROM`: the relations and how they are joined.

use super::Reading;
use super::body::source_columns;
use super::scope::{Level, Source, SourceColumn, Visible};
use crate::ident::{Ident, QualifiedName};
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::query::QueryBody;
use crate::parse::query::from::{Alias, FromClause, FromItem, FromKind};
use crate::parse::query::join::{Join, JoinCondition, JoinKind};
use crate::parse::query::target::Relation;
use crate::schema::qualified;
use std::fmt::Write as _;

impl Reading<'_> {
    /// Reads the relations into the innermost level.
    pub(super) fn relations_of(&mut self, from: &FromClause) -> String {
        let items: Vec<String> = from
            .items
            .iter()
            .map(|it| {
                let (text, visible) = self.item(it);
                if let Some(level) = self.levels.last_mut() {
                    level.visible.extend(visible);
                }
                text
            })
            .collect();
        items.join(" ")
    }

    /// A level of its own for `TABLE name`.
    pub(super) fn table_alone(&mut self, relation: &Relation) -> String {
        self.levels.push(Level::default());
        let (text, visible) = self.table(relation, None);
        if let Some(level) = self.levels.last_mut() {
            level.visible.extend(visible);
        }
        text
    }

    fn item(&mut self, item: &FromItem) -> (String, Vec<Visible>) {
        let alias = item.alias.as_deref();
        let (mut text, visible) = match &item.kind {
            FromKind::Table(relation) => self.table(relation, alias),
            FromKind::Query(query) => {
                let number = self.number();
                // What the query may see of its neighbours is the same for both sides.
                let (text, columns) = match query.tree.as_deref() {
                    Some(tree) => match &tree.body {
                        QueryBody::Values(values)
                            if tree.with.is_none()
                                && tree.order_by.is_none()
                                && tree.limit.is_none()
                                && tree.offset.is_none() =>
                        {
                            self.values(values)
                        }
                        _ => {
                            let given = self.query(tree);
                            let columns = source_columns(&given.columns);
                            (given.text, columns)
                        }
                    },
                    None => (self.tokens(query.span), vec![]),
                };
                let lateral = if item.lateral.is_some() {
                    "lateral "
                } else {
                    ""
                };
                let name = alias
                    .and_then(|it| it.name.as_ref())
                    .map(|it| it.value.clone());
                let columns = query.tree.as_ref().map(|_| columns);
                let visible = self.add(number, name, None, columns, alias);
                (format!("({lateral}{text})"), visible)
            }
            FromKind::Function(call) => {
                let number = self.number();
                let tree = self.expr(call);
                let name = function_alias(call, alias);
                let mut text = format!("(call {tree}");
                self.definitions(alias, &mut text);
                text.push(')');
                (text, self.add(number, name, None, None, None))
            }
            FromKind::RowsFrom(functions) => {
                let number = self.number();
                let calls: Vec<String> = functions
                    .iter()
                    .map(|it| self.expr(&it.function).to_string())
                    .collect();
                let name = alias
                    .and_then(|it| it.name.as_ref())
                    .map(|it| it.value.clone());
                let visible = self.add(number, name, None, None, None);
                (format!("(rows {})", calls.join(" ")), visible)
            }
            FromKind::TableFunction(..) => {
                let number = self.number();
                let name = alias
                    .and_then(|it| it.name.as_ref())
                    .map(|it| it.value.clone());
                let visible = self.add(number, name, None, None, None);
                (format!("({})", self.tokens(item.span)), visible)
            }
            FromKind::Joined(joined) => {
                let mut left = self.item(&joined.first);
                for join in &joined.joins {
                    left = self.join(left, join);
                }
                left
            }
        };
        if item.ordinality.is_some() {
            text.push_str(" ordinality");
        }
        if let Some(sample) = &item.sample {
            let _ = write!(text, " ({})", self.tokens(sample.span));
        }
        (text, visible)
    }

    fn table(&mut self, relation: &Relation, alias: Option<&Alias>) -> (String, Vec<Visible>) {
        let number = self.number();
        let name = &relation.name.value;
        let shown = alias
            .and_then(|it| it.name.as_ref())
            .map(|it| it.value.clone());
        let shown = Some(shown.unwrap_or_else(|| name.name.clone()));
        let member = self.with.iter().rev().find(|it| it.name == name.name);
        if let Some(member) = member.filter(|_| name.namespace.is_none()) {
            let text = format!("(member {})", member.number);
            let columns = Some(member.columns.clone());
            return (text, self.add(number, shown, None, columns, alias));
        }
        let name: QualifiedName = self.since.now(&qualified(name));
        let known = self.relations.columns(&name);
        self.used.or_default(name.clone());
        let columns = known.map(|it| {
            it.into_iter()
                .filter_map(|(key, data_type)| {
                    Some(SourceColumn {
                        name: self.since.written(&name, &key)?,
                        key,
                        data_type,
                    })
                })
                .collect()
        });
        let text = format!("(table {:?})", name.to_string());
        (text, self.add(number, shown, Some(name), columns, alias))
    }

    /// A relation of the innermost level, and the columns of it that can be named.
    fn add(
        &mut self,
        number: usize,
        name: Option<Ident>,
        relation: Option<QualifiedName>,
        mut columns: Option<Vec<SourceColumn>>,
        alias: Option<&Alias>,
    ) -> Vec<Visible> {
        let renamed = alias.map_or(&[][..], |it| &it.columns);
        for (column, name) in columns.iter_mut().flatten().zip(renamed) {
            column.name = name.value.clone();
        }
        let Some(level) = self.levels.last_mut() else {
            return vec![];
        };
        let position = level.sources.len();
        let visible = columns.iter().flatten().map(|it| Visible {
            name: it.name.clone(),
            source: Some(position),
            key: it.key.clone(),
            data_type: it.data_type.clone(),
        });
        let visible = visible.collect();
        level.sources.push(Source {
            number,
            alias: name,
            relation,
            columns,
        });
        visible
    }

    fn join(&mut self, left: (String, Vec<Visible>), join: &Join) -> (String, Vec<Visible>) {
        let (left_text, left) = left;
        let right = self.item(&join.right);
        let (right_text, right) = right;
        let kind = match join.kind {
            JoinKind::Inner => "inner",
            JoinKind::Left => "left",
            JoinKind::Right => "right",
            JoinKind::Full => "full",
            JoinKind::Cross => "cross",
        };
        let common: Vec<Ident> = match &join.condition {
            Some(JoinCondition::Using(_, columns, _)) => {
                columns.iter().map(|it| it.value.clone()).collect()
            }
            None if join.natural.is_some() => {
                let is_common = |it: &&Visible| right.iter().any(|other| other.name == it.name);
                left.iter()
                    .filter(is_common)
                    .map(|it| it.name.clone())
                    .collect()
            }
            _ => vec![],
        };
        // The condition may name both sides, and what stands before them in a lateral query.
        let mut text = format!("({kind} {left_text} {right_text}");
        let visible = merged(left, right, &common, join.kind);
        if let Some(JoinCondition::On(_, condition)) = &join.condition {
            let shown = self.levels.last().map_or(0, |it| it.visible.len());
            if let Some(level) = self.levels.last_mut() {
                level.visible.splice(0..0, visible.iter().cloned());
            }
            let tree = self.expr(condition);
            if let Some(level) = self.levels.last_mut() {
                let added = level.visible.len().saturating_sub(shown);
                level.visible.drain(0..added);
            }
            let _ = write!(text, " {tree}");
        }
        if !common.is_empty() {
            text.push_str(" (using");
            for name in &common {
                let _ = write!(text, " {:?}", name.as_str());
            }
            text.push(')');
        }
        text.push(')');
        (text, visible)
    }

    /// `AS (a int, b text)` of a function whose columns nobody else knows.
    fn definitions(&self, alias: Option<&Alias>, text: &mut String) {
        for column in alias.iter().flat_map(|it| &it.definitions) {
            let data_type = crate::schema::DataType::of_cast(&column.data_type, self.text);
            let _ = write!(text, " {:?} {data_type}", column.name.value.as_str());
        }
    }
}

/// The columns of a join: what both sides share comes first and once.
fn merged(
    left: Vec<Visible>,
    right: Vec<Visible>,
    common: &[Ident],
    kind: JoinKind,
) -> Vec<Visible> {
    if common.is_empty() {
        return left.into_iter().chain(right).collect();
    }
    let find = |side: &[Visible], name: &Ident| side.iter().find(|it| it.name == *name).cloned();
    let shared = common.iter().filter_map(|name| {
        let (one, two) = (find(&left, name)?, find(&right, name)?);
        let (is_left, is_right) = (is_cast(&one, &two), is_cast(&two, &one));
        match kind {
            JoinKind::Right if !is_right => Some(two),
            JoinKind::Inner if is_left && !is_right => Some(two),
            JoinKind::Full => Some(made_of(one)),
            JoinKind::Left if is_left => Some(made_of(one)),
            JoinKind::Right => Some(made_of(two)),
            _ => Some(one),
        }
    });
    let shared: Vec<Visible> = shared.collect();
    let rest = left.into_iter().chain(right);
    let rest = rest.filter(|it| !common.contains(&it.name));
    shared.into_iter().chain(rest).collect()
}

/// A column that is of neither side: PostgreSQL cannot name its relation.
fn made_of(side: Visible) -> Visible {
    Visible {
        source: None,
        key: Ident::new(format!("merged.{}", side.name.as_str())),
        ..side
    }
}

/// Whether a column has to be cast to the type that it has in common with the other.
fn is_cast(column: &Visible, other: &Visible) -> bool {
    let types = column.data_type.as_ref().zip(other.data_type.as_ref());
    types.is_some_and(|(one, two)| crate::schema::canonical::is_narrower(one, two))
}

/// The name before the columns of a function: its alias or its own.
fn function_alias(call: &Expr, alias: Option<&Alias>) -> Option<Ident> {
    if let Some(name) = alias.and_then(|it| it.name.as_ref()) {
        return Some(name.value.clone());
    }
    match &call.kind {
        ExprKind::Function(call) => Some(call.name.value.name.clone()),
        _ => None,
    }
}
