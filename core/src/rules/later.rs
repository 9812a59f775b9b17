//! What a script makes further down.

use std::cell::OnceCell;

use crate::ident::QualifiedName;
use crate::order::Map;
use crate::parse::{Body, Reader};
use crate::schema::qualified;

/// The tables that a script creates, and where. It is read for this only when a rule asks.
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
        let tables = self.tables.get_or_init(|| self.read());
        tables.get(&qualified(name)).is_some_and(|it| *it > byte)
    }

    fn read(&self) -> Map<QualifiedName, u32> {
        let mut tables = Map::default();
        let mut reader = Reader::new(self.text).from(self.start);
        while let Some((statement, _)) = reader.next() {
            if let Body::CreateTable(table) = &statement.body {
                let name = qualified(&table.name.value);
                if !tables.contains_key(&name) {
                    tables.insert(name, statement.span.start);
                }
            }
        }
        tables
    }
}
