//! What a rule sees.

use super::{Before, Finding, NewName};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::data_type::{DataType, TypeName};
use crate::parse::ddl::alter_table::{AlterAction, AlterActionKind, AlterTable, ColumnChange};
use crate::parse::ddl::constraint::{Constraint, ConstraintKind, Key};
use crate::parse::ddl::create_table::{ColumnDef, CreateTable, TableElement};
use crate::parse::ddl::index::{CreateIndex, IndexTarget};
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::token::{Token, TokenKind};
use crate::parse::{Body, Statement};
use crate::recipe::Wish;
use crate::schema::{Column, Table, qualified};
use crate::service::types::{self, TypeFact};
use crate::service::{ObjectKind, Release, StatementKind};
use crate::text::{Span, Spanned};
use crate::transaction::{Convention, TransactionState};

/// One statement and what came before it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// The statement.
    pub statement: &'a Statement,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The state of the service to judge by.
    pub release: Release,
    /// The transaction before the statement.
    pub transaction: TransactionState,
    /// How the file is run, where this and not the file itself opened the transaction.
    pub convention: Option<&'static Convention>,
    /// What the statements before it have made.
    pub before: &'a Before<'a>,
}

impl<'a> Context<'a> {
    /// The statement's kind.
    pub fn kind(&self) -> StatementKind {
        self.statement.kind
    }

    /// The words that say what the statement is, for example `CREATE EXTENSION`.
    pub fn head(&self) -> Span {
        self.statement.head
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        span.slice(self.text)
    }

    /// The tree of a `CREATE TABLE`.
    pub fn create_table(&self) -> Option<&'a CreateTable> {
        match &self.statement.body {
            Body::CreateTable(table) => Some(table),
            _ => None,
        }
    }

    /// The tree of an `ALTER TABLE`.
    pub fn alter_table(&self) -> Option<&'a AlterTable> {
        match &self.statement.body {
            Body::AlterTable(table) => Some(table),
            _ => None,
        }
    }

    /// The actions of an `ALTER TABLE`; none for other statements.
    pub fn alter_actions(&self) -> impl Iterator<Item = &'a AlterAction> + use<'a> {
        self.alter_table().into_iter().flat_map(|it| &it.actions)
    }

    /// The table of an `ALTER TABLE`, if a statement before it made it.
    pub fn altered_table(&self) -> Option<&'a Table> {
        let alter = self.alter_table()?;
        self.before.schema().table(&alter.name.value)
    }

    /// How a wish for a table that exists comes true in the release, for a help text.
    pub fn way_to(&self, wish: Wish) -> &'static str {
        if self.has_way_to(wish) || wish.recipe().actions.is_empty() {
            wish.recipe().help
        } else {
            "only a new table can have it in this release: create one, copy the rows and rename"
        }
    }

    /// Whether the release has statements for a wish.
    pub fn has_way_to(&self, wish: Wish) -> bool {
        let recipe = wish.recipe();
        !recipe.actions.is_empty() && recipe.validity.holds(self.release)
    }

    /// The tree of a `CREATE INDEX`.
    pub fn create_index(&self) -> Option<&'a CreateIndex> {
        match &self.statement.body {
            Body::CreateIndex(index) => Some(index),
            _ => None,
        }
    }

    /// Columns that the statement defines: of `CREATE TABLE` and of `ADD COLUMN`.
    pub fn columns(&self) -> impl Iterator<Item = &'a ColumnDef> + use<'a> {
        let added = self.alter_actions().filter_map(|it| match &it.kind {
            AlterActionKind::AddColumn { column, .. } => Some(column),
            _ => None,
        });
        self.create_table()
            .into_iter()
            .flat_map(CreateTable::columns)
            .chain(added)
    }

    /// The constraints of a `CREATE TABLE`, those of its columns included, and those that `ADD
    /// CONSTRAINT` adds. The ones of an `ADD COLUMN` are left out: one refusal answers them all.
    pub fn constraints(&self) -> impl Iterator<Item = &'a Constraint> + use<'a> {
        let table = self.create_table();
        let of_columns = table
            .into_iter()
            .flat_map(CreateTable::columns)
            .flat_map(|it| &it.constraints);
        let of_table = table.into_iter().flat_map(CreateTable::constraints);
        of_columns.chain(of_table).chain(self.added_constraints())
    }

    /// The constraints that `ADD CONSTRAINT` adds.
    pub fn added_constraints(&self) -> impl Iterator<Item = &'a Constraint> + use<'a> {
        self.alter_actions().filter_map(|it| match &it.kind {
            AlterActionKind::AddConstraint(constraint) => Some(constraint),
            _ => None,
        })
    }

    /// Those of [`Self::constraints`] that make a key: `UNIQUE` and `PRIMARY KEY`.
    pub fn keys(&self) -> impl Iterator<Item = (&'a Constraint, &'a Key)> + use<'a> {
        self.constraints().filter_map(|it| Some((it, key_of(it)?)))
    }

    /// The keys of a `CREATE TABLE` with the columns they name, as far as the statement has them.
    pub(super) fn table_keys(&self) -> Vec<TableKey<'a>> {
        let Some(table) = self.create_table() else {
            return vec![];
        };
        let mut keys = Vec::new();
        for column in table.columns() {
            for constraint in &column.constraints {
                if let Some(key) = key_of(constraint) {
                    let columns = vec![(column, constraint.head)];
                    keys.push(TableKey { key, columns });
                }
            }
        }
        for constraint in table.constraints() {
            if let Some(key) = key_of(constraint) {
                let columns = key
                    .columns
                    .iter()
                    .filter_map(|name| Some((column_named(table, &name.value)?, name.span)))
                    .collect();
                keys.push(TableKey { key, columns });
            }
        }
        keys
    }

    /// The columns that are keys of a `CREATE INDEX`, and where it names them, as far as the
    /// statements before it have made them.
    pub(super) fn index_columns(&self) -> Vec<(&'a Column, Span)> {
        let Some(index) = self.create_index() else {
            return vec![];
        };
        let Some(table) = self.before.schema().table(&index.table.value) else {
            return vec![];
        };
        let columns = index.keys.iter().filter_map(|it| match &it.target {
            IndexTarget::Column(name) => Some((table.column(&name.value)?, name.span)),
            IndexTarget::Expression(_) => None,
        });
        columns.collect()
    }

    /// The changes of columns in an `ALTER TABLE`.
    pub(super) fn column_changes(&self) -> impl Iterator<Item = Change<'a>> + use<'a> {
        let ctx = *self;
        self.alter_actions().filter_map(move |it| match &it.kind {
            AlterActionKind::AlterColumn { name, change } => Some(Change {
                name,
                change,
                span: ctx.after(name.span, it.span),
            }),
            _ => None,
        })
    }

    /// The types that the statement stores values of: those of its columns, and the one below a
    /// domain.
    pub(super) fn stored_types(&self) -> Vec<Stored<'a>> {
        if let Body::CreateDomain(it) = &self.statement.body {
            let data_type = &it.data_type;
            return vec![Stored {
                data_type,
                column: None,
            }];
        }
        let columns = self.columns().map(|it| Stored {
            data_type: &it.data_type,
            column: Some(&it.name.value),
        });
        columns.collect()
    }

    /// What the statement names beyond tables.
    pub fn new_name(&self) -> Option<NewName> {
        match &self.statement.body {
            Body::CreateDomain(it) => {
                let base = &it.data_type;
                let fact = self
                    .type_fact(&base.name.value)
                    .filter(|_| base.array.is_none());
                return Some(NewName::Type(it.name.value.name.clone(), fact));
            }
            Body::CreateView(it) if it.or_replace.is_none() => return Some(NewName::View),
            Body::CreateSequence(it) if it.if_not_exists.is_none() => {
                return Some(NewName::Sequence);
            }
            Body::CreateStatistics(it) => {
                let name = it.name.as_ref().map(|it| qualified(&it.value));
                if name
                    .as_ref()
                    .is_some_and(|it| self.before.names().has_statistics(it))
                {
                    return None;
                }
                return Some(NewName::Statistics(qualified(&it.table()?.value), name));
            }
            Body::CreateTable(it) => {
                let name = || NewName::OpenTable(qualified(&it.name.value));
                return self.is_open(it).then(name);
            }
            Body::Drop(it)
                if matches!(
                    it.object,
                    ObjectKind::View
                        | ObjectKind::Sequence
                        | ObjectKind::Statistics
                        | ObjectKind::Table
                ) =>
            {
                let names = it.names.iter().map(|it| qualified(&it.value)).collect();
                return Some(NewName::Gone(it.object, names));
            }
            Body::AlterSchema(_) => return Some(NewName::Unsure),
            // What the transaction made is gone.
            Body::Transaction(_) if self.kind() == StatementKind::Rollback => {
                return match self.transaction {
                    TransactionState::Open(work) if work.definitions > 0 => Some(NewName::Unsure),
                    _ => None,
                };
            }
            Body::Set(it) if it.parameter.value == "search_path" => {
                let path = it.value.as_ref().map_or("", |it| self.slice(it.span));
                let first = path.split(',').next().unwrap_or(path).trim();
                // What is made stands where it would without.
                let is_public = first.trim_matches(['\'', '"']) == "public";
                return (!is_public).then_some(NewName::SearchPath);
            }
            Body::Query(_) if self.calls().any(|it| it.is_system("set_config")) => {
                return Some(NewName::SearchPath);
            }
            Body::Set(it)
                if matches!(&*it.parameter.value, "disable_sync_create_index" | "all") =>
            {
                let is_off = it.value.as_ref().is_some_and(|it| {
                    let word = self.slice(it.span).trim_matches('\'').to_ascii_lowercase();
                    matches!(&*word, "off" | "false" | "no" | "0")
                });
                return Some(NewName::SynchronousIndexes(is_off));
            }
            _ => {}
        }
        match self.kind() {
            StatementKind::Create(ObjectKind::Extension) => Some(NewName::Extension),
            StatementKind::Create(ObjectKind::Function | ObjectKind::Aggregate) => {
                Some(NewName::Function(self.last_part(self.rest())?))
            }
            StatementKind::Create(ObjectKind::Domain | ObjectKind::Type) => {
                Some(NewName::Type(self.last_part(self.rest())?, None))
            }
            StatementKind::Alter(ObjectKind::Function | ObjectKind::Aggregate) => {
                Some(NewName::Function(self.ident(self.renamed()?)?))
            }
            StatementKind::Alter(ObjectKind::Domain | ObjectKind::Type) => {
                Some(NewName::Type(self.ident(self.renamed()?)?, None))
            }
            _ => None,
        }
    }

    /// Whether the model of the schema says what is there under a name.
    pub(super) fn is_sure_of(&self, name: Option<&QualifiedName>) -> bool {
        self.before.names().are_sure_of(name)
    }

    /// What is known of a type, or of the one below a domain.
    pub(super) fn type_fact(&self, name: &TypeName) -> Option<&'static TypeFact> {
        let fact = name.system_name().and_then(types::find);
        fact.or_else(|| match name {
            TypeName::Named(name) => self.before.names().domain_base(&name.name),
            _ => None,
        })
    }

    /// Whether a `CREATE TABLE` does not tell all columns.
    pub(super) fn is_open(&self, table: &CreateTable) -> bool {
        table.elements.iter().any(|it| match it {
            TableElement::Like(like) => {
                let source = &like.source.value;
                self.before.schema().table(source).is_none()
                    || self.before.names().is_open_table(&qualified(source))
            }
            TableElement::Unread(_) => true,
            _ => false,
        }) || !table.parents.is_empty()
    }

    /// The last part of the name that stands first.
    fn last_part(&self, tokens: &[Token]) -> Option<Ident> {
        let mut at = 0;
        while tokens
            .get(at + 1)
            .is_some_and(|it| it.kind == TokenKind::Dot)
        {
            at += 2;
        }
        self.ident(*tokens.get(at)?)
    }

    /// The name after `RENAME TO`.
    fn renamed(&self) -> Option<Token> {
        let span = self.phrase(&[K::Rename, K::To])?;
        let at = self.tokens.partition_point(|it| it.span.end <= span.end);
        self.tokens.get(at).copied()
    }

    /// The name that a token is, folded or unquoted.
    pub fn ident(&self, token: Token) -> Option<Ident> {
        let written = self.slice(token.span);
        match token.kind {
            TokenKind::Word(_) => Some(Ident::folded(written)),
            TokenKind::QuotedIdent => {
                let inside = written.strip_prefix('"')?.strip_suffix('"')?;
                Some(Ident::quoted(inside))
            }
            _ => None,
        }
    }

    /// The tokens of a part of the statement.
    pub fn tokens_in(&self, span: Span) -> &'a [Token] {
        let from = self.tokens.partition_point(|it| it.span.start < span.start);
        let to = self.tokens.partition_point(|it| it.span.end <= span.end);
        self.tokens.get(from..to).unwrap_or_default()
    }

    /// What stands after a part of `whole`, from the next token on.
    pub fn after(&self, part: Span, whole: Span) -> Span {
        let rest = self.tokens_in(Span::new(part.end, whole.end));
        match (rest.first(), rest.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => whole,
        }
    }

    /// The keyword at an index among the statement's tokens.
    pub fn keyword(&self, at: usize) -> Option<K> {
        self.tokens.get(at).and_then(|it| it.keyword())
    }

    /// Every place where these keywords stand one after the other.
    pub fn phrases(&self, words: &'static [K]) -> impl Iterator<Item = Span> + use<'a> {
        let tokens = self.tokens;
        tokens
            .windows(words.len().max(1))
            .filter_map(move |window| {
                let matches = window
                    .iter()
                    .zip(words)
                    .all(|(it, word)| it.keyword() == Some(*word));
                matches.then(|| window[0].span.to(window[window.len() - 1].span))
            })
    }

    /// The first place where these keywords stand one after the other.
    pub fn phrase(&self, words: &'static [K]) -> Option<Span> {
        self.phrases(words).next()
    }
}

/// A `UNIQUE` or `PRIMARY KEY` of a `CREATE TABLE`.
#[derive(Clone, Debug)]
pub(super) struct TableKey<'a> {
    /// What it says.
    pub key: &'a Key,
    /// Its columns and where it names them. A column's own constraint names it by its first words.
    pub columns: Vec<(&'a ColumnDef, Span)>,
}

/// A change of a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change<'a> {
    /// The column.
    pub name: &'a Spanned<Ident>,
    /// What is done to it.
    pub change: &'a ColumnChange,
    /// What follows the column's name: `SET NOT NULL`.
    pub span: Span,
}

/// A type of which values are stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored<'a> {
    /// The type.
    pub data_type: &'a DataType,
    /// The column; none for a domain.
    pub column: Option<&'a Ident>,
}

impl Stored<'_> {
    /// Its name in the catalog, if it may be one of PostgreSQL's own and no array of it.
    pub(super) fn system_name(&self) -> Option<&str> {
        match self.data_type.array {
            Some(_) => None,
            None => self.data_type.name.value.system_name(),
        }
    }

    /// The beginning of a message about it.
    pub(super) fn says(&self, of: &str) -> String {
        match self.column {
            Some(column) => format!("column `{column}` has {of}"),
            None => format!("the domain is made of {of}"),
        }
    }

    /// The server's answer, which was seen for columns only.
    pub(super) fn answer(
        &self,
        finding: Finding,
        sqlstate: &'static str,
        message: String,
    ) -> Finding {
        match self.column {
            Some(_) => finding.server(sqlstate, message),
            None => finding.expected(),
        }
    }
}

/// What a `UNIQUE` or `PRIMARY KEY` says.
pub(super) fn key_of(constraint: &Constraint) -> Option<&Key> {
    match &constraint.kind {
        ConstraintKind::Unique(key) | ConstraintKind::PrimaryKey(key) => Some(key),
        _ => None,
    }
}

/// The column of this name in a `CREATE TABLE`.
pub(super) fn column_named<'a>(table: &'a CreateTable, name: &Ident) -> Option<&'a ColumnDef> {
    table.columns().find(|it| it.name.value == *name)
}

/// The value of a whole number, as the modifiers of types are.
pub(super) fn integer(expr: &Expr) -> Option<i64> {
    match &expr.kind {
        ExprKind::Number(written) => written.parse().ok(),
        ExprKind::Unary { operator, operand } if &*operator.name == "-" => {
            integer(operand)?.checked_neg()
        }
        _ => None,
    }
}
