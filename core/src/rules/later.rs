//! What a script makes further down.

use std::cell::OnceCell;

use crate::ident::QualifiedName;
use crate::order::Map;
use crate::parse::{Body, Reader, Statement};
use crate::schema::qualified;

/// The tables that a script creates, and where first. It is read for this only when a rule asks.
#[derive(Clone, Debug)]
pub struct Later<'a> {
    text: &'a str,
    start: usize,
    tables: OnceCell<Map<QualifiedName, u32>>,
}

impl<'a> Later<'a> {
    /// About this script, from a byte on.
    pub fn new(text: &'a str, start: usize) -> Self {
        Self {
            text,
            start,
            tables: OnceCell::new(),
        }
    }

    /// Whether the script creates a table of this name after the given byte for the first time.
    pub fn is_table_created_after(&self, name: &QualifiedName, byte: u32) -> bool {
        self.created_at(name).is_some_and(|it| it > byte)
    }

    /// Whether the script creates a table of this name before the given byte.
    pub fn is_table_created_before(&self, name: &QualifiedName, byte: u32) -> bool {
        self.created_at(name).is_some_and(|it| it < byte)
    }

    fn created_at(&self, name: &QualifiedName) -> Option<u32> {
        let tables = self.tables.get_or_init(|| self.read());
        tables.get(&qualified(name)).copied()
    }

    fn read(&self) -> Map<QualifiedName, u32> {
        let mut tables = Map::default();
        let mut reader = Reader::new(self.text).from(self.start);
        let mut add = |statement: &Statement| {
            if let Body::CreateTable(table) = &statement.body {
                let name = qualified(&table.name.value);
                if !tables.contains_key(&name) {
                    tables.insert(name, statement.span.start);
                }
            }
        };
        while let Some((statement, _)) = reader.next() {
            add(&statement);
            if let Body::CreateSchema(schema) = &statement.body {
                schema.elements.iter().for_each(&mut add);
            }
        }
        tables
    }
}
