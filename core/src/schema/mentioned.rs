//! Which objects beside tables an expression, a statement or a table names.

use super::{DataType, Definition, FunctionBody};
use super::{
    Expression, Function, FunctionResult, IndexTarget, ObjectId, Schema, Table, qualified,
};
use crate::ident::QualifiedName;
use crate::order::{Map, Set};
use crate::parse::data_type::TypeName;
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::ddl::create_table::{ColumnDef, TableElement};
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::{self, Body};
use crate::text::Span;
use std::ops::RangeInclusive;

/// Finds the objects of a schema by their names.
pub struct Finder<'a> {
    schema: &'a Schema,
    /// The functions of each name, and how many arguments they take.
    functions: Map<&'a QualifiedName, Vec<(&'a ObjectId, RangeInclusive<usize>)>>,
}

impl<'a> Finder<'a> {
    /// For the objects of this schema.
    pub fn of(schema: &'a Schema) -> Self {
        let mut functions: Map<_, Vec<_>> = Map::default();
        for (id, object) in schema.objects() {
            if let Definition::Function(function) = &object.definition {
                let named = functions.or_default(id.name());
                named.push((id, function.counts()));
            }
        }
        Self { schema, functions }
    }

    /// Those that a statement names in its expressions.
    pub fn by_statement(&self, body: &Body) -> Set<ObjectId> {
        let mut found = Set::new();
        body.walk_queries(&mut |it| self.by_node(it, &mut found));
        let mut column = |it: &ColumnDef| {
            let data_type = &it.data_type.name.value;
            self.by_type_name(data_type, &mut found);
        };
        match body {
            Body::CreateTable(it) => {
                for element in &it.elements {
                    if let TableElement::Column(it) = element {
                        column(it);
                    }
                }
            }
            Body::AlterTable(it) => {
                for action in &it.actions {
                    if let AlterActionKind::AddColumn { column: it, .. } = &action.kind {
                        column(it);
                    }
                }
            }
            Body::CreateDomain(it) => self.by_type_name(&it.data_type.name.value, &mut found),
            _ => {}
        }
        found
    }

    /// A domain, if a type is one.
    fn by_type_name(&self, name: &TypeName, found: &mut Set<ObjectId>) {
        if let TypeName::Named(name) = name {
            let id = ObjectId::Domain(qualified(name));
            if self.schema.object(&id).is_some() {
                found.insert(id);
            }
        }
    }

    /// Those that a table names: in defaults, generated columns, checks and indexes.
    pub fn by_table(&self, table: &Table) -> Set<ObjectId> {
        let mut found = Set::new();
        for expression in expressions(table) {
            if let Ok(expr) = expression.parse() {
                expr.walk(&mut |it| self.by_node(it, &mut found));
            }
        }
        for column in &table.columns {
            if let Some(name) = column.data_type.other_name() {
                self.by_type_name(&TypeName::Named(name.clone()), &mut found);
            }
        }
        found
    }

    /// Those that a query names, its relations aside.
    pub fn by_query(&self, text: &str) -> Set<ObjectId> {
        let mut found = Set::new();
        if let Ok(query) = parse::whole_query(text) {
            query.walk(&mut |it| self.by_node(it, &mut found));
        }
        found
    }

    /// The functions and sequences that the body of a function names.
    pub fn by_body(&self, function: &Function) -> Set<ObjectId> {
        let text = match &function.body {
            FunctionBody::Text(text) => text.clone(),
            FunctionBody::Sql(text) => format!("CREATE FUNCTION f() LANGUAGE sql {text}"),
        };
        let mut found = Set::new();
        for statement in parse::parse(&text) {
            let body = &statement.body;
            body.walk_queries(&mut |it| self.by_node(it, &mut found));
        }
        found
    }

    /// What the types of a function are, tables being told as views.
    pub fn by_types(&self, function: &Function) -> Set<ObjectId> {
        let mut types: Vec<&DataType> = function.arguments.iter().map(|it| &it.data_type).collect();
        match &function.result {
            Some(FunctionResult::One(it) | FunctionResult::Set(it)) => types.push(it),
            Some(FunctionResult::Table(columns)) => types.extend(columns.iter().map(|it| &it.1)),
            None => {}
        }
        let mut found = Set::new();
        for data_type in types {
            if let Some(name) = data_type.other_name() {
                found.insert(ObjectId::View(qualified(name)));
                self.by_type_name(&TypeName::Named(name.clone()), &mut found);
            }
        }
        found
    }

    fn by_node(&self, node: &Expr, found: &mut Set<ObjectId>) {
        if let ExprKind::Cast { data_type, .. } = &node.kind {
            self.by_type_name(&data_type.name.value, found);
        }
        let ExprKind::Function(call) = &node.kind else {
            return;
        };
        if let Some((name, _)) = sequence(node) {
            let id = ObjectId::Sequence(name);
            if self.schema.object(&id).is_some() {
                found.insert(id);
            }
        }
        if self.functions.is_empty() {
            return;
        }
        let named = self.functions.get(&qualified(&call.name.value));
        let count = call.arguments.len();
        for (id, counts) in named.into_iter().flatten() {
            if counts.contains(&count) {
                found.insert((*id).clone());
            }
        }
    }
}

/// All expressions of a table.
fn expressions(table: &Table) -> impl Iterator<Item = &Expression> {
    let columns = table.columns.iter();
    let values = columns.flat_map(|it| it.default.iter().chain(&it.generated));
    let checks = table.checks.values().map(|it| &it.condition);
    let indexes = table.indexes.values().flat_map(|it| {
        let keys = it.keys.iter().filter_map(|it| match &it.target {
            IndexTarget::Expression(it) => Some(it),
            IndexTarget::Column(_) => None,
        });
        keys.chain(&it.predicate)
    });
    values.chain(checks).chain(indexes)
}

/// The sequence that a call of `nextval` and the like names, and the string that it stands in.
pub(super) fn sequence(node: &Expr) -> Option<(QualifiedName, Span)> {
    let ExprKind::Function(call) = &node.kind else {
        return None;
    };
    let name = call.name.value.name.as_str();
    let is_meant = matches!(name, "nextval" | "currval" | "setval");
    sequence_name(&call.arguments.first()?.value).filter(|_| is_meant)
}

/// The name in `'name'` or `'name'::regclass`.
fn sequence_name(expr: &Expr) -> Option<(QualifiedName, Span)> {
    match &expr.kind {
        ExprKind::String(name) => {
            let name = parse::qualified_name(name).ok()?;
            Some((qualified(&name), expr.span))
        }
        ExprKind::Cast { operand, .. } => sequence_name(operand),
        _ => None,
    }
}
