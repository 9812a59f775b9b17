//! Queries and their clauses.

use super::scope::{Level, Source, SourceColumn, Visible};
use super::{Given, Member, OutputColumn, Reading};
use crate::ident::Ident;
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::query::cte::{With, WithMember};
use crate::parse::query::group::{GroupingElement, GroupingKind};
use crate::parse::query::order::{OrderBy, SortKey};
use crate::parse::query::select::Select;
use crate::parse::query::target::Target;
use crate::parse::query::values::Values;
use crate::parse::query::window::{Frame, FrameBound, Window};
use crate::parse::query::{Preparable, Query, QueryBody, SetOperator};
use crate::schema::canonical::{self, Head, Scope, Tree};
use crate::schema::name::expression_name;
use crate::text::Span;
use std::fmt::Write as _;

// Writing to a string cannot fail, which is why such results are dropped.

impl Reading<'_> {
    /// A query with its `WITH`, its order and its limits.
    pub(super) fn query(&mut self, query: &Query) -> Given {
        let outside = self.with.len();
        let mut text = String::new();
        if let Some(with) = &query.with {
            text = self.with_clause(with);
        }
        let levels = self.levels.len();
        let (given, targets) = self.body(&query.body);
        text.push_str(&given.text);
        if let Some(order) = &query.order_by {
            let keys = self.sort_keys(order, Some(&targets));
            let _ = write!(text, " (order {keys})");
        }
        if let Some(count) = query.limit.as_ref() {
            let ties = if count.with_ties.is_some() {
                " ties"
            } else {
                ""
            };
            match &count.count {
                Some(it) => {
                    let _ = write!(text, " (limit {}{ties})", self.expr(it));
                }
                None if count.is_fetch => {
                    let _ = write!(text, " (limit (number 1){ties})");
                }
                None => {}
            }
        }
        if let Some(offset) = &query.offset {
            let _ = write!(text, " (offset {})", self.expr(&offset.start));
        }
        for locking in &query.locking {
            let _ = write!(text, " ({})", self.tokens(locking.span));
        }
        self.levels.truncate(levels);
        self.with.truncate(outside);
        Given { text, ..given }
    }

    fn with_clause(&mut self, with: &With) -> String {
        let word = if with.recursive.is_some() {
            "recursive"
        } else {
            "with"
        };
        let mut text = format!("({word}");
        for member in &with.members {
            let _ = write!(
                text,
                " {}",
                self.with_member(member, with.recursive.is_some())
            );
        }
        text.push_str(") ");
        text
    }

    fn with_member(&mut self, member: &WithMember, is_recursive: bool) -> String {
        self.next_with += 1;
        let number = self.next_with;
        let Some(Preparable::Query(query)) = &member.statement else {
            return self.tokens(member.span);
        };
        if is_recursive {
            // What it refers to itself by has the columns of its first part.
            let columns = self.first_columns(query);
            self.push_member(member, number, &columns);
        }
        let own = self.with.len();
        let given = self.query(query);
        if is_recursive && own > 0 {
            self.with.truncate(own - 1);
        }
        self.push_member(member, number, &given.columns);
        let mut text = format!("({}", given.text);
        if let Some(materialized) = &member.materialized {
            let _ = write!(text, " (materialized {})", materialized.value);
        }
        for span in [
            member.search.as_ref().map(|it| it.span),
            member.cycle.as_ref().map(|it| it.span),
        ]
        .into_iter()
        .flatten()
        {
            let _ = write!(text, " ({})", self.tokens(span));
        }
        text.push(')');
        text
    }

    fn push_member(&mut self, member: &WithMember, number: usize, columns: &[OutputColumn]) {
        let mut columns = source_columns(columns);
        for (column, name) in columns.iter_mut().zip(&member.columns) {
            column.name = name.value.clone();
        }
        for added in [
            member.search.as_ref().map(|it| &it.set),
            member.cycle.as_ref().map(|it| &it.set),
            member.cycle.as_ref().map(|it| &it.using),
        ]
        .into_iter()
        .flatten()
        {
            columns.push(SourceColumn {
                name: added.value.clone(),
                key: added.value.clone(),
                data_type: None,
            });
        }
        self.with.push(Member {
            name: member.name.value.clone(),
            number,
            columns,
        });
    }

    /// The columns of the first of several queries, leaving no trace.
    fn first_columns(&mut self, query: &Query) -> Vec<OutputColumn> {
        let body = match &query.body {
            QueryBody::SetOperations(it) => &it.first,
            body => body,
        };
        let before = (self.next, self.next_with, self.stars.len());
        let unknown = self.unknown_stars.len();
        let levels = self.levels.len();
        let from = self.from.clone();
        let (given, _) = self.body(body);
        self.levels.truncate(levels);
        self.from = from;
        (self.next, self.next_with) = (before.0, before.1);
        self.stars.truncate(before.2);
        self.unknown_stars.truncate(unknown);
        given.columns
    }

    /// What gives the rows. The level of a `SELECT` stays, so that an order can name its columns; so
    /// do the canonical forms of what it gives.
    fn body(&mut self, body: &QueryBody) -> (Given, Vec<(Ident, Tree)>) {
        match body {
            QueryBody::Select(select) => self.select(select),
            QueryBody::Values(values) => (self.values_query(values), vec![]),
            QueryBody::Table(word, relation) => {
                let select = Select {
                    span: relation.name.span,
                    distinct: None,
                    targets: vec![Target {
                        span: relation.name.span,
                        value: Expr {
                            span: relation.name.span,
                            kind: ExprKind::Wildcard(vec![]),
                        },
                        label: None,
                    }],
                    into: None,
                    from: None,
                    condition: None,
                    group_by: None,
                    having: None,
                    windows: None,
                };
                let text = self.table_alone(relation);
                let given = self.select_from(&select, text);
                // A star that nobody wrote becomes a query that names its columns.
                let whole = word.to(relation.name.span);
                for star in self.stars.iter_mut().filter(|it| it.0 == select.span) {
                    let from = whole.slice(self.text).get(word.range().len()..);
                    star.1 = format!("SELECT {} FROM{}", star.1, from.unwrap_or_default());
                    star.0 = whole;
                }
                given
            }
            QueryBody::Query(query) => (self.query(query), vec![]),
            QueryBody::SetOperations(operations) => {
                let mut given = self.operand(&operations.first);
                for operation in &operations.rest {
                    let word = match operation.operator.value {
                        SetOperator::Union => "union",
                        SetOperator::Intersect => "intersect",
                        SetOperator::Except => "except",
                    };
                    let right = self.operand(&operation.operand);
                    let all = if operation.all { " all" } else { "" };
                    given.text = format!("({word}{all} {} {})", given.text, right.text);
                    for (one, two) in given.columns.iter_mut().zip(&right.columns) {
                        if one.data_type != two.data_type {
                            one.data_type = None;
                        }
                    }
                }
                // Their order is told by place: by a number or by a name.
                let places = given.columns.iter().enumerate().map(|(at, it)| {
                    let place = Head::Tokens(format!("place {}", at + 1));
                    (it.name.clone(), Tree::leaf(place))
                });
                let places = places.collect();
                (given, places)
            }
        }
    }

    fn operand(&mut self, body: &QueryBody) -> Given {
        let levels = self.levels.len();
        let given = self.body(body).0;
        self.levels.truncate(levels);
        given
    }

    /// `VALUES` is a query of a relation that has these rows.
    fn values_query(&mut self, values: &Values) -> Given {
        let number = self.number();
        let (rows, columns) = self.values(values);
        let mut given = Given::default();
        let mut targets = String::new();
        for column in columns {
            let value = format!("(column \"{number}.{}\")", column.key.as_str());
            let _ = write!(targets, " {value}");
            given.columns.push(OutputColumn {
                name: column.name,
                value,
                data_type: column.data_type,
            });
        }
        given.text = format!("(select (targets{targets}) (from {rows}))");
        given
    }

    /// The rows of `VALUES`, and the columns that they have.
    pub(super) fn values(&mut self, values: &Values) -> (String, Vec<SourceColumn>) {
        let mut text = "(values".to_owned();
        let mut columns = Vec::new();
        for (at, row) in values.rows.iter().enumerate() {
            let trees: Vec<Tree> = row.iter().map(|it| self.expr(it)).collect();
            let written: Vec<String> = trees.iter().map(ToString::to_string).collect();
            let _ = write!(text, " ({})", written.join(" "));
            if at == 0 {
                let types = trees.iter().enumerate().map(|(at, it)| SourceColumn {
                    name: Ident::new(format!("column{}", at + 1)),
                    key: Ident::new(at.to_string()),
                    data_type: self.type_of(it),
                });
                columns = types.collect();
            }
        }
        if let Some(span) = values.further_rows {
            text.push_str(&self.tokens(span));
        }
        text.push(')');
        (text, columns)
    }

    fn select(&mut self, select: &Select) -> (Given, Vec<(Ident, Tree)>) {
        self.levels.push(Level::default());
        let from = match &select.from {
            Some(from) => self.relations_of(from),
            None => String::new(),
        };
        self.select_from(select, from)
    }

    /// The rest of a `SELECT`, when its relations are known.
    fn select_from(&mut self, select: &Select, from: String) -> (Given, Vec<(Ident, Tree)>) {
        let targets = self.targets(&select.targets);
        let mut text = "(select".to_owned();
        if let Some(distinct) = &select.distinct {
            let on: Vec<String> = distinct
                .on
                .iter()
                .map(|it| self.target_or_expr(it, &targets, true).to_string())
                .collect();
            let _ = write!(text, " (distinct {})", on.join(" "));
        }
        text.push_str(" (targets");
        for (_, tree) in &targets {
            let _ = write!(text, " {tree}");
        }
        text.push(')');
        if !from.is_empty() {
            let _ = write!(text, " (from {from})");
            if self.levels.len() == 1 {
                self.from.push_str(&from);
            }
        }
        if let Some((_, condition)) = &select.condition {
            let _ = write!(text, " (where {})", self.expr(condition));
        }
        if let Some(group) = &select.group_by {
            let distinct = group.distinct.is_some_and(|it| it.value);
            let _ = write!(text, " (group {distinct}");
            for element in &group.elements {
                let _ = write!(text, " {}", self.grouping(element, &targets));
            }
            text.push(')');
        }
        if let Some((_, condition)) = &select.having {
            let _ = write!(text, " (having {})", self.expr(condition));
        }
        for named in select.windows.iter().flat_map(|it| &it.1) {
            let window = self.window(&named.window);
            let _ = write!(text, " (window {:?} {window})", named.name.value.as_str());
        }
        text.push(')');
        let columns = targets.iter().map(|(name, tree)| OutputColumn {
            name: name.clone(),
            value: tree.to_string(),
            data_type: self.type_of(tree),
        });
        let columns = columns.collect();
        (Given { text, columns }, targets)
    }

    /// What is given, stars being the columns that they stand for.
    fn targets(&mut self, targets: &[Target]) -> Vec<(Ident, Tree)> {
        let mut found = Vec::new();
        for target in targets {
            if let ExprKind::Wildcard(parts) = &target.value.kind {
                self.star(parts, target.span, &mut found);
                continue;
            }
            let name = match &target.label {
                Some(label) => label.value.clone(),
                None => Ident::new(target_name(&target.value)),
            };
            let tree = self.expr(&target.value);
            found.push((name, tree));
        }
        found
    }

    fn star(&mut self, parts: &[Ident], span: Span, found: &mut Vec<(Ident, Tree)>) {
        let Some(at) = self.levels.len().checked_sub(1) else {
            return;
        };
        let Some(level) = self.levels.get(at).cloned() else {
            return;
        };
        let is_meant = |it: &Source| match parts {
            [] => true,
            [.., alias] => it.alias.as_ref() == Some(alias),
        };
        let mut meant = level.sources.iter().filter(|it| is_meant(it));
        if meant.clone().any(|it| it.columns.is_none()) || meant.next().is_none() {
            self.unknown_stars.push(span);
            found.push((Ident::new("*"), Tree::leaf(Head::Tokens(self.tokens(span)))));
            return;
        }
        let columns: Vec<Visible> = if parts.is_empty() {
            level.visible.clone()
        } else {
            let all = level.sources.iter().enumerate();
            let of = all.filter(|it| is_meant(it.1)).take(1);
            of.flat_map(|(at, it)| {
                it.columns.iter().flatten().map(move |it| Visible {
                    name: it.name.clone(),
                    source: Some(at),
                    key: it.key.clone(),
                    data_type: it.data_type.clone(),
                })
            })
            .collect()
        };
        let mut written = Vec::new();
        for column in &columns {
            let alias = column
                .source
                .and_then(|it| level.sources.get(it)?.alias.as_ref());
            written.push(match alias {
                Some(alias) => format!("{alias}.{}", column.name),
                None => column.name.to_string(),
            });
            let name = self.name(at, column);
            found.push((column.name.clone(), Tree::leaf(Head::Column(name))));
        }
        self.stars.push((span, written.join(", ")));
    }

    fn grouping(&mut self, element: &GroupingElement, targets: &[(Ident, Tree)]) -> String {
        match &element.kind {
            GroupingKind::Expression(expr) => self.target_or_expr(expr, targets, false).to_string(),
            GroupingKind::Empty => "()".to_owned(),
            GroupingKind::Rollup(exprs) => format!("(rollup {})", self.exprs(exprs)),
            GroupingKind::Cube(exprs) => format!("(cube {})", self.exprs(exprs)),
            GroupingKind::GroupingSets(elements) => {
                let sets: Vec<String> = elements
                    .iter()
                    .map(|it| self.grouping(it, targets))
                    .collect();
                format!("(sets {})", sets.join(" "))
            }
        }
    }

    /// An expression of `ORDER BY`, `GROUP BY` or `DISTINCT ON`, where a number is the place of a
    /// target, and a name may be that of one: before columns, or after them.
    fn target_or_expr(
        &mut self,
        expr: &Expr,
        targets: &[(Ident, Tree)],
        names_first: bool,
    ) -> Tree {
        match &expr.kind {
            ExprKind::Number(number) => {
                let place = number
                    .parse::<usize>()
                    .ok()
                    .and_then(|it| it.checked_sub(1));
                if let Some((_, tree)) = place.and_then(|it| targets.get(it)) {
                    return tree.clone();
                }
            }
            ExprKind::Column(parts) => {
                if let [name] = &parts[..] {
                    let target = targets.iter().find(|it| it.0 == *name);
                    let is_column = self
                        .levels
                        .last()
                        .is_some_and(|it| it.visible.iter().any(|it| it.name == *name));
                    if let Some((_, tree)) = target.filter(|_| names_first || !is_column) {
                        return tree.clone();
                    }
                }
            }
            _ => {}
        }
        self.expr(expr)
    }

    /// The keys of an `ORDER BY`. Without targets, names are those of columns only. Where there are
    /// several queries, a key is the place of one of their columns.
    pub(super) fn sort_keys(
        &mut self,
        order: &OrderBy,
        targets: Option<&[(Ident, Tree)]>,
    ) -> String {
        let mut keys = Vec::new();
        for key in &order.keys {
            let tree = match targets {
                Some(targets) => self.target_or_expr(&key.value, targets, true),
                None => self.expr(&key.value),
            };
            keys.push(sort_key(&tree, key));
        }
        keys.join(" ")
    }

    /// The keys inside an aggregate. One that is an argument, too, PostgreSQL prints with the cast that
    /// made it one.
    pub(super) fn argument_keys(&mut self, order: &OrderBy) -> String {
        let mut keys = Vec::new();
        for key in &order.keys {
            let tree = self.expr(&key.value);
            let tree = canonical::without_argument_cast(tree, &Scope::of(&self.typed));
            keys.push(sort_key(&tree, key));
        }
        keys.join(" ")
    }

    pub(super) fn window(&mut self, window: &Window) -> String {
        let mut text = String::new();
        if let Some(base) = &window.base {
            let _ = write!(text, "(base {:?})", base.value.as_str());
        }
        if !window.partition_by.is_empty() {
            let _ = write!(text, "(partition {})", self.exprs(&window.partition_by));
        }
        if let Some(order) = &window.order_by {
            let keys = self.sort_keys(order, None);
            let _ = write!(text, "(order {keys})");
        }
        if let Some(frame) = &window.frame {
            text.push_str(&self.frame(frame));
        }
        text
    }

    fn frame(&mut self, frame: &Frame) -> String {
        let start = self.bound(&frame.start);
        let end = match &frame.end {
            Some(end) => self.bound(end),
            None => self.bound(&FrameBound::CurrentRow),
        };
        let exclusion = frame.exclusion.map(|it| it.value);
        format!("(frame {:?} {start} {end} {exclusion:?})", frame.unit.value)
    }

    fn bound(&mut self, bound: &FrameBound) -> String {
        match bound {
            FrameBound::UnboundedPreceding => "first".to_owned(),
            FrameBound::Preceding(it) => format!("(before {})", self.expr(it)),
            FrameBound::CurrentRow => "current".to_owned(),
            FrameBound::Following(it) => format!("(after {})", self.expr(it)),
            FrameBound::UnboundedFollowing => "last".to_owned(),
        }
    }
}

fn sort_key(tree: &Tree, key: &SortKey) -> String {
    let is_descending = key.descending.is_some_and(|it| it.value);
    let nulls_first = key.nulls_first.map_or(is_descending, |it| it.value);
    let using = key.using.as_ref();
    let using = using.map_or_else(String::new, |it| format!(" {}", it.value.name));
    format!("({tree} {is_descending} {nulls_first}{using})")
}

/// The name that PostgreSQL gives a column without a label.
fn target_name(expr: &Expr) -> String {
    if let ExprKind::Subquery(query) = &expr.kind {
        // A query of one value lends the name of that.
        let body = query.tree.as_ref().map(|it| &it.body);
        if let Some(QueryBody::Select(select)) = body
            && let [target] = &select.targets[..]
        {
            return match &target.label {
                Some(label) => label.value.as_str().to_owned(),
                None => target_name(&target.value),
            };
        }
    }
    let name = match expr.kind {
        ExprKind::Bool(_) => None,
        _ => expression_name(expr),
    };
    name.unwrap_or_else(|| "?column?".to_owned())
}

/// The columns of a query as those of a relation: by their places.
pub(super) fn source_columns(columns: &[OutputColumn]) -> Vec<SourceColumn> {
    columns
        .iter()
        .enumerate()
        .map(|(at, it)| SourceColumn {
            name: it.name.clone(),
            key: Ident::new(at.to_string()),
            data_type: it.data_type.clone(),
        })
        .collect()
}
