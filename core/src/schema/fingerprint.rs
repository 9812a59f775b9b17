//! A short name for what a schema says.

use super::canonical::Scope;
use super::canonical::expression::canonical_value;
use super::{ANEW, Check, Column, ForeignKey, Index, IndexState, IndexTarget, Schema, Table};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Set, filled, sort_by};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::ddl::comment::{Comment, ObjectName};
use crate::parse::{Body, Statement};
use crate::service::ObjectKind;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// The version of the canonical text. It grows when the text of an unchanged schema changes, so that
/// an old fingerprint is not mistaken for that of another schema.
pub const VERSION: u32 = 2;

/// The hash of a schema's canonical text. Displays as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

/// The text is no fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint has 64 hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() || !text.is_ascii() {
            return Err(NoFingerprint);
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            let digits = text.get(2 * at..2 * at + 2).ok_or(NoFingerprint)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NoFingerprint)?;
        }
        Ok(Self(bytes))
    }
}

impl Schema {
    /// The hash of all that the schema says. Equal schemas have equal ones.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint_of(&self.table_sum(), &self.object_sum())
    }

    /// The hashes of all tables, added up.
    fn table_sum(&self) -> [u8; 32] {
        let mut sum = [0; 32];
        for table in self.tables.values() {
            add(&mut sum, &table_hash(table));
        }
        sum
    }

    /// The hashes of all other objects, added up.
    fn object_sum(&self) -> [u8; 32] {
        let mut sum = [0; 32];
        for (id, mut text) in self.object_texts() {
            if let Some(object) = self.object(id) {
                let _ = write!(text, "{:?} {:?}", object.comment, object.column_comments);
            }
            add(&mut sum, &Sha256::digest(text).into());
        }
        sum
    }

    fn fingerprint_of(&self, tables: &[u8; 32], objects: &[u8; 32]) -> Fingerprint {
        let mut sum = *tables;
        add(&mut sum, objects);
        let mut hash = Sha256::new();
        hash.update(self.namespaces_text());
        hash.update(sum);
        Fingerprint(hash.finalize().into())
    }

    /// Everything that is compared, one object a line, in a fixed order.
    pub(super) fn canonical_text(&self) -> String {
        let mut text = self.namespaces_text();
        for table in self.tables.values() {
            table_text(table, &mut text);
        }
        for (id, object) in self.object_texts() {
            text.push_str(&object);
            if let Some(object) = self.object(id) {
                let _ = write!(text, "{:?} {:?}", object.comment, object.column_comments);
            }
        }
        text
    }

    fn namespaces_text(&self) -> String {
        let mut text = format!("deesql schema {VERSION}\n");
        for name in self.namespaces.keys() {
            text.push_str("namespace ");
            quote(name, &mut text);
            text.push('\n');
        }
        for (name, comment) in self.namespace_comments.iter() {
            let _ = writeln!(text, "comment {:?} {comment:?}", name.as_str());
        }
        text
    }
}

/// The fingerprint of a schema that changes one table at a time.
///
/// Each table is hashed alone, and the hashes are added up, so that a change costs no more than the
/// tables that it touches.
#[derive(Clone, Debug)]
pub struct Fingerprints {
    schema: Schema,
    tables: [u8; 32],
    objects: [u8; 32],
    /// Whether everything counts as finished.
    is_settled: bool,
}

impl Fingerprints {
    /// Starts with a schema.
    pub fn new(schema: &Schema) -> Self {
        Self {
            schema: schema.clone(),
            tables: schema.table_sum(),
            objects: schema.object_sum(),
            is_settled: false,
        }
    }

    /// Starts with a schema, and takes every job for done: how far jobs are says nothing about which
    /// statements were run.
    pub fn settled(schema: &Schema) -> Self {
        let mut schema = schema.clone();
        schema.tables.values_mut().for_each(settle);
        Self {
            is_settled: true,
            ..Self::new(&schema)
        }
    }

    /// The fingerprint as the schema is now.
    pub fn current(&self) -> Fingerprint {
        self.schema.fingerprint_of(&self.tables, &self.objects)
    }

    /// Does to the schema what a statement does to a database, as [`Schema::apply`].
    pub fn apply(&mut self, statement: &Statement, text: &str) {
        let touched: Vec<QualifiedName> = match &statement.body {
            Body::CreateTable(it) => vec![it.name.value.clone()],
            Body::CreateIndex(it) => vec![it.table.value.clone()],
            Body::AlterTable(it) if !it.actions.iter().any(|it| renames(&it.kind)) => {
                vec![it.name.value.clone()]
            }
            Body::CreateSchema(it) if it.elements.is_empty() => vec![],
            Body::Drop(it) if it.object == ObjectKind::Table && it.cascade.is_none() => {
                it.names.iter().map(|it| it.value.clone()).collect()
            }
            Body::Drop(it) if it.object == ObjectKind::Index => {
                let names = it.names.iter();
                let mut tables: Vec<_> = names
                    .filter_map(|it| self.schema.table_of_index(&it.value).cloned())
                    .collect();
                sort_by(&mut tables, Ord::cmp);
                tables.dedup();
                tables
            }
            // What others may do is not hashed: it is seldom all managed.
            Body::Grant(_) => vec![],
            Body::Comment(it) => commented_tables(it, text, &self.schema),
            // Under a new name it stands in the defaults of tables, too.
            Body::AlterSequence(it) if it.actions.is_empty() => vec![],
            Body::CreateSequence(_)
            | Body::CreateView(_)
            | Body::CreateStatistics(_)
            | Body::AlterStatistics(_)
            | Body::CreateFunction(_)
            | Body::DropObjects(_) => vec![],
            Body::AlterRelation(it) if it.object == ObjectKind::View => vec![],
            Body::Drop(it)
                if matches!(
                    it.object,
                    ObjectKind::Sequence | ObjectKind::View | ObjectKind::Statistics
                ) =>
            {
                vec![]
            }
            // Whatever touches more than the tables that it names is rare enough to start over.
            _ => {
                self.schema.apply(statement, text);
                *self = if self.is_settled {
                    Self::settled(&self.schema)
                } else {
                    Self::new(&self.schema)
                };
                return;
            }
        };
        for table in touched.iter().filter_map(|it| self.schema.table(it)) {
            subtract(&mut self.tables, &table_hash(table));
        }
        self.schema.apply(statement, text);
        if self.is_settled {
            for name in &touched {
                self.schema.table_mut(name).into_iter().for_each(settle);
            }
        }
        for table in touched.iter().filter_map(|it| self.schema.table(it)) {
            add(&mut self.tables, &table_hash(table));
        }
        // What others say may hang on tables, and most schemas have few of them.
        self.objects = self.schema.object_sum();
    }
}

/// The tables that a comment may be on.
fn commented_tables(comment: &Comment, text: &str, schema: &Schema) -> Vec<QualifiedName> {
    match (comment.object.value, &comment.name.value) {
        (ObjectKind::Table, ObjectName::Plain(name)) => vec![name.value.clone()],
        (ObjectKind::Column, ObjectName::Plain(name)) => {
            let found = super::apply::column_name(text, name.span);
            found.map(|it| it.0).into_iter().collect()
        }
        (_, ObjectName::On(_, table)) => vec![table.value.clone()],
        (ObjectKind::Index, ObjectName::Plain(name)) => schema
            .table_of_index(&name.value)
            .cloned()
            .into_iter()
            .collect(),
        _ => vec![],
    }
}

/// Takes the jobs of a table for done.
fn settle(table: &mut Table) {
    for it in table.indexes.values_mut() {
        it.state = IndexState::Valid;
    }
    for it in table.checks.values_mut() {
        it.is_valid = true;
    }
    for it in table.foreign_keys.values_mut() {
        it.is_valid = true;
    }
}

/// Whether an action may reach the foreign keys of other tables, or moves its own table.
fn renames(action: &AlterActionKind) -> bool {
    matches!(
        action,
        AlterActionKind::RenameTable { .. }
            | AlterActionKind::RenameColumn { .. }
            | AlterActionKind::SetSchema { .. }
    )
}

fn table_hash(table: &Table) -> [u8; 32] {
    let mut text = String::new();
    table_text(table, &mut text);
    Sha256::digest(text).into()
}

/// Adds two numbers of 256 bits, lowest byte first.
fn add(sum: &mut [u8; 32], other: &[u8; 32]) {
    let mut carry = 0;
    for (byte, other) in sum.iter_mut().zip(other) {
        let total = u16::from(*byte) + u16::from(*other) + carry;
        *byte = (total & 0xff) as u8;
        carry = total >> 8;
    }
}

/// Takes away what was added.
fn subtract(sum: &mut [u8; 32], other: &[u8; 32]) {
    let mut borrow = false;
    for (byte, other) in sum.iter_mut().zip(other) {
        let (first, under) = byte.overflowing_sub(*other);
        let (second, under_again) = first.overflowing_sub(u8::from(borrow));
        *byte = second;
        borrow = under || under_again;
    }
}

// Writing to a string cannot fail, which is why the results below are dropped.

fn table_text(table: &Table, text: &mut String) {
    let _ = writeln!(text, "table {:?}", table.name.to_string());
    let scope = table.scope();
    let checks = table.checks.values().filter(|it| it.is_valid);
    let checked: Set<Ident> = filled(checks.filter_map(Check::not_null_column));
    let mut columns: Vec<&Column> = table.columns.iter().collect();
    sort_by(&mut columns, |one, two| one.name.cmp(&two.name));
    for column in columns {
        column_text(column, &checked, &scope, text);
    }
    if let Some(key) = &table.primary_key {
        text.push_str("primary key ");
        quote(&key.name, text);
        names(&key.columns, text);
        text.push('\n');
    }
    for it in table.uniques.values() {
        text.push_str("unique ");
        quote(&it.name, text);
        names(&it.columns, text);
        names(&it.include, text);
        let _ = writeln!(text, " {}", it.nulls_not_distinct);
    }
    for it in table.checks.values() {
        text.push_str("check ");
        quote(&it.name, text);
        let condition = it.condition.canonical(&scope);
        let _ = writeln!(text, " {} {condition}", it.is_valid);
    }
    for it in table.foreign_keys.values() {
        foreign_key_text(it, text);
    }
    for it in table.indexes.values() {
        index_text(it, &scope, text);
    }
    for (part, comment) in table.comments.iter() {
        let _ = writeln!(text, "comment {part:?} {comment:?}");
    }
}

fn column_text(column: &Column, checked: &Set<Ident>, scope: &Scope<'_>, text: &mut String) {
    text.push_str("column ");
    quote(&column.name, text);
    let is_not_null = column.is_not_null || checked.contains(&column.name);
    text.push_str(if is_not_null { " not null " } else { " null " });
    let _ = write!(text, "{}", column.data_type);
    if let Some(storage) = &column.storage {
        let _ = write!(text, " storage {storage}");
    }
    for (word, value) in [
        (" default ", &column.default),
        (" generated ", &column.generated),
    ] {
        if let Some(value) = value {
            text.push_str(word);
            let tree = canonical_value(value, scope, &column.data_type);
            let _ = write!(text, "{tree}");
        }
    }
    if let Some(identity) = &column.identity {
        let options = identity
            .sequence
            .without_defaults(column.data_type.system_name());
        let _ = write!(text, " identity {} {options:?}", identity.is_always);
        let late = identity.sequence_name.as_ref();
        if let Some(late) = late.filter(|it| it.as_str().contains(ANEW)) {
            let _ = write!(text, " {:?}", late.as_str());
        }
    }
    text.push('\n');
}

fn foreign_key_text(it: &ForeignKey, text: &mut String) {
    text.push_str("foreign key ");
    quote(&it.name, text);
    names(&it.columns, text);
    let _ = write!(text, " {:?}", it.target.to_string());
    names(&it.target_columns, text);
    for action in [&it.on_delete, &it.on_update] {
        let _ = write!(text, " {:?}", action.kind);
        names(&action.columns, text);
    }
    let _ = writeln!(
        text,
        " {} {} {} {}",
        it.is_match_full, it.is_deferrable, it.is_initially_deferred, it.is_valid
    );
}

fn index_text(it: &Index, scope: &Scope<'_>, text: &mut String) {
    text.push_str("index ");
    quote(&it.name, text);
    let _ = write!(text, " {} {:?}", it.is_unique, it.method);
    for key in &it.keys {
        text.push_str(" key ");
        match &key.target {
            IndexTarget::Column(name) => quote(name, text),
            IndexTarget::Expression(expression) => {
                let tree = expression.canonical(scope);
                match tree.column() {
                    Some(name) => quote(name, text),
                    None => {
                        let _ = write!(text, "{tree}");
                    }
                }
            }
        }
        let _ = write!(
            text,
            " {:?} {:?} {} {}",
            key.telling_collation(),
            key.operator_class,
            key.is_descending,
            key.is_nulls_first
        );
    }
    names(&it.include, text);
    let _ = write!(text, " {} {:?}", it.nulls_not_distinct, it.state);
    if let Some(predicate) = &it.predicate {
        let _ = write!(text, " where {}", predicate.canonical(scope));
    }
    text.push('\n');
}

/// A name that cannot be mistaken for two.
pub(super) fn quote(name: &Ident, text: &mut String) {
    text.push('"');
    for (at, part) in name.as_str().split('"').enumerate() {
        if at > 0 {
            text.push_str("\"\"");
        }
        text.push_str(part);
    }
    text.push('"');
}

fn names(names: &[Ident], text: &mut String) {
    text.push_str(" (");
    for name in names {
        quote(name, text);
    }
    text.push(')');
}
