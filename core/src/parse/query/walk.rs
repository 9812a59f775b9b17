//! Visiting every expression of a query or statement, those of the queries inside it included.

use super::copy::{Copy, CopySource};
use super::create_table_as::{CreateTableAs, RowSource};
use super::cte::With;
use super::delete::Delete;
use super::from::{FromClause, FromItem, FromKind};
use super::group::{GroupingElement, GroupingKind};
use super::insert::{ConflictAction, ConflictTarget, Insert, InsertSource};
use super::join::JoinCondition;
use super::merge::{Merge, MergeAction};
use super::order::OrderBy;
use super::select::Select;
use super::target::{Assignment, AssignmentTarget, Returning, Target};
use super::update::{Selection, Update};
use super::window::{FrameBound, Over, Window};
use super::{Preparable, Query, QueryBody};
use crate::parse::ddl::index::{IndexKey, IndexTarget};
use crate::parse::ddl::walk::{self as ddl, Held};
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::statement::Body;

impl Body {
    /// Calls `visit` for every expression of a statement, parents first: those of its queries, those
    /// of what it defines, and those of the statements inside it.
    pub fn walk_queries<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        let mut walk = Walk { visit };
        match self {
            Body::Query(it) => walk.query(it),
            Body::Insert(it) => walk.insert(it),
            Body::Update(it) => walk.update(it),
            Body::Delete(it) => walk.delete(it),
            Body::Merge(it) => walk.merge(it),
            Body::CreateTableAs(it) => walk.create_table_as(it),
            Body::Explain(it) => it.statement.body.walk_queries(walk.visit),
            Body::Prepare(it) => walk.preparable(&it.statement),
            Body::DeclareCursor(it) => walk.query(&it.query),
            Body::Copy(it) => walk.copy(it),
            _ => ddl::walk(self, &mut |held| match held {
                Held::Expr(it) => walk.expr(it),
                Held::Query(it) => walk.query(it),
                Held::From(it) => walk.from(Some(it)),
                Held::Preparable(it) => walk.preparable(it),
                Held::Body(it) => it.walk_queries(walk.visit),
            }),
        }
    }
}

impl Query {
    /// Calls `visit` for every expression in it, parents first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        Walk { visit }.query(self);
    }
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(&'a Expr),
}

impl<'a> Walk<'_, 'a> {
    fn expr(&mut self, expr: &'a Expr) {
        expr.walk(&mut |node| {
            (self.visit)(node);
            match &node.kind {
                ExprKind::Subquery(query)
                | ExprKind::Exists(query)
                | ExprKind::ArrayQuery(query)
                | ExprKind::InQuery { query, .. } => {
                    if let Some(tree) = &query.tree {
                        self.query(tree);
                    }
                }
                ExprKind::Function(call) => {
                    let Some(clauses) = &call.clauses else {
                        return;
                    };
                    self.order_by(clauses.order_by.as_ref());
                    self.order_by(clauses.within_group.as_ref());
                    self.condition(clauses.filter.as_ref());
                    if let Some((_, Over::Window(window))) = &clauses.over {
                        self.window(window);
                    }
                }
                _ => {}
            }
        });
    }

    fn exprs(&mut self, exprs: &'a [Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    fn condition(&mut self, condition: Option<&'a (crate::text::Span, Expr)>) {
        if let Some((_, condition)) = condition {
            self.expr(condition);
        }
    }

    fn preparable(&mut self, statement: &'a Preparable) {
        match statement {
            Preparable::Query(it) => self.query(it),
            Preparable::Insert(it) => self.insert(it),
            Preparable::Update(it) => self.update(it),
            Preparable::Delete(it) => self.delete(it),
            Preparable::Merge(it) => self.merge(it),
        }
    }

    fn with(&mut self, with: Option<&'a With>) {
        for member in with.iter().flat_map(|it| &it.members) {
            if let Some(statement) = &member.statement {
                self.preparable(statement);
            }
            if let Some((mark, default)) = member.cycle.as_ref().and_then(|it| it.values.as_ref()) {
                self.expr(mark);
                self.expr(default);
            }
        }
    }

    fn query(&mut self, query: &'a Query) {
        self.with(query.with.as_ref());
        self.body(&query.body);
        self.order_by(query.order_by.as_ref());
        if let Some(count) = query.limit.as_ref().and_then(|it| it.count.as_ref()) {
            self.expr(count);
        }
        if let Some(offset) = &query.offset {
            self.expr(&offset.start);
        }
    }

    fn body(&mut self, body: &'a QueryBody) {
        match body {
            QueryBody::Select(select) => self.select(select),
            QueryBody::Values(values) => {
                for row in &values.rows {
                    self.exprs(row);
                }
            }
            QueryBody::Table(..) => {}
            QueryBody::Query(query) => self.query(query),
            QueryBody::SetOperations(operations) => {
                self.body(&operations.first);
                for operation in &operations.rest {
                    self.body(&operation.operand);
                }
            }
        }
    }

    fn select(&mut self, select: &'a Select) {
        if let Some(distinct) = &select.distinct {
            self.exprs(&distinct.on);
        }
        self.targets(&select.targets);
        self.from(select.from.as_ref());
        self.condition(select.condition.as_ref());
        for element in select.group_by.iter().flat_map(|it| &it.elements) {
            self.grouping(element);
        }
        self.condition(select.having.as_ref());
        for named in select.windows.iter().flat_map(|it| &it.1) {
            self.window(&named.window);
        }
    }

    fn targets(&mut self, targets: &'a [Target]) {
        for target in targets {
            self.expr(&target.value);
        }
    }

    fn returning(&mut self, returning: Option<&'a Returning>) {
        if let Some(returning) = returning {
            self.targets(&returning.targets);
        }
    }

    fn grouping(&mut self, element: &'a GroupingElement) {
        match &element.kind {
            GroupingKind::Expression(it) => self.expr(it),
            GroupingKind::Empty => {}
            GroupingKind::Rollup(them) | GroupingKind::Cube(them) => self.exprs(them),
            GroupingKind::GroupingSets(sets) => {
                for set in sets {
                    self.grouping(set);
                }
            }
        }
    }

    fn order_by(&mut self, order_by: Option<&'a OrderBy>) {
        for key in order_by.iter().flat_map(|it| &it.keys) {
            self.expr(&key.value);
        }
    }

    fn window(&mut self, window: &'a Window) {
        self.exprs(&window.partition_by);
        self.order_by(window.order_by.as_ref());
        if let Some(frame) = &window.frame {
            for bound in [Some(&frame.start), frame.end.as_ref()]
                .into_iter()
                .flatten()
            {
                if let FrameBound::Preceding(it) | FrameBound::Following(it) = bound {
                    self.expr(it);
                }
            }
        }
    }

    fn from(&mut self, from: Option<&'a FromClause>) {
        for item in from.iter().flat_map(|it| &it.items) {
            self.item(item);
        }
    }

    fn item(&mut self, item: &'a FromItem) {
        match &item.kind {
            FromKind::Table(_) => {}
            FromKind::TableFunction(_, arguments) => {
                for argument in arguments {
                    self.expr(&argument.value);
                }
            }
            FromKind::Function(call) => self.expr(call),
            FromKind::RowsFrom(calls) => {
                for call in calls {
                    self.expr(&call.function);
                }
            }
            FromKind::Query(query) => {
                if let Some(tree) = &query.tree {
                    self.query(tree);
                }
            }
            FromKind::Joined(joined) => {
                self.item(&joined.first);
                for join in &joined.joins {
                    self.item(&join.right);
                    if let Some(JoinCondition::On(_, condition)) = &join.condition {
                        self.expr(condition);
                    }
                }
            }
        }
        if let Some(sample) = &item.sample {
            self.exprs(&sample.arguments);
            if let Some(seed) = &sample.repeatable {
                self.expr(seed);
            }
        }
    }

    fn assignment_targets(&mut self, targets: &'a [AssignmentTarget]) {
        for part in targets.iter().filter_map(|it| it.part.as_ref()) {
            self.expr(part);
        }
    }

    fn assignments(&mut self, assignments: &'a [Assignment]) {
        for assignment in assignments {
            self.assignment_targets(&assignment.targets);
            self.expr(&assignment.value);
        }
    }

    fn selection(&mut self, selection: Option<&'a Selection>) {
        if let Some(Selection::Where(_, condition)) = selection {
            self.expr(condition);
        }
    }

    fn insert(&mut self, insert: &'a Insert) {
        self.with(insert.with.as_ref());
        self.assignment_targets(&insert.columns);
        if let InsertSource::Query(query) = &insert.source {
            self.query(query);
        }
        if let Some(conflict) = &insert.on_conflict {
            if let Some(ConflictTarget::Keys(keys, condition)) = &conflict.target {
                self.index_keys(keys);
                self.condition(condition.as_ref());
            }
            if let ConflictAction::Update {
                assignments,
                condition,
                ..
            } = &conflict.action
            {
                self.assignments(assignments);
                self.condition(condition.as_ref());
            }
        }
        self.returning(insert.returning.as_ref());
    }

    fn index_keys(&mut self, keys: &'a [IndexKey]) {
        for key in keys {
            if let IndexTarget::Expression(it) = &key.target {
                self.expr(it);
            }
        }
    }

    fn update(&mut self, update: &'a Update) {
        self.with(update.with.as_ref());
        self.assignments(&update.assignments);
        self.from(update.from.as_ref());
        self.selection(update.selection.as_ref());
        self.returning(update.returning.as_ref());
    }

    fn delete(&mut self, delete: &'a Delete) {
        self.with(delete.with.as_ref());
        self.from(delete.using.as_ref());
        self.selection(delete.selection.as_ref());
        self.returning(delete.returning.as_ref());
    }

    fn merge(&mut self, merge: &'a Merge) {
        self.with(merge.with.as_ref());
        self.item(&merge.using.1);
        self.expr(&merge.on.1);
        for clause in &merge.clauses {
            if let Some(condition) = &clause.condition {
                self.expr(condition);
            }
            match &clause.action {
                MergeAction::Insert {
                    columns, values, ..
                } => {
                    self.assignment_targets(columns);
                    self.exprs(values.as_deref().unwrap_or(&[]));
                }
                MergeAction::Update(_, assignments) => self.assignments(assignments),
                MergeAction::Delete(_) | MergeAction::Nothing(_) => {}
            }
        }
        self.returning(merge.returning.as_ref());
    }

    fn create_table_as(&mut self, create: &'a CreateTableAs) {
        match &create.source {
            RowSource::Query(query) => self.query(query),
            RowSource::Execute(_, arguments) => self.exprs(arguments),
        }
    }

    fn copy(&mut self, copy: &'a Copy) {
        if let CopySource::Query(statement) = &copy.source {
            self.preparable(statement);
        }
        self.condition(copy.condition.as_ref());
    }
}
