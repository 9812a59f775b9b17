//! What a rule sees.

use crate::ident::Keyword;
use crate::parse::ddl::alter_table::{AlterAction, AlterActionKind, AlterTable};
use crate::parse::ddl::create_table::{ColumnDef, CreateTable};
use crate::parse::ddl::index::CreateIndex;
use crate::parse::token::Token;
use crate::parse::{Body, Statement};
use crate::service::{Release, StatementKind};
use crate::text::Span;
use crate::transaction::TransactionState;

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

    /// The keyword at an index among the statement's tokens.
    pub fn keyword(&self, at: usize) -> Option<Keyword> {
        self.tokens.get(at).and_then(|it| it.keyword())
    }

    /// Every place where these keywords stand one after the other.
    pub fn phrases(&self, words: &'static [Keyword]) -> impl Iterator<Item = Span> + use<'a> {
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
    pub fn phrase(&self, words: &'static [Keyword]) -> Option<Span> {
        self.phrases(words).next()
    }
}
