//! What a rule may ask about the statements before.

use std::cell::Cell;

use super::{Later, Names};
use crate::schema::Schema;

/// What the statements before one have made, and whether a rule has asked for it: what a rule says
/// without asking holds whatever came before, so it can be found out ahead of time.
#[derive(Clone, Debug)]
pub struct Before<'a> {
    schema: &'a Schema,
    names: &'a Names,
    later: Option<&'a Later<'a>>,
    was_asked: Cell<bool>,
}

impl<'a> Before<'a> {
    /// What is known: tables, other names, and what the script makes further down (`None` where the
    /// order of statements says nothing).
    pub fn new(schema: &'a Schema, names: &'a Names, later: Option<&'a Later<'a>>) -> Self {
        Self {
            schema,
            names,
            later,
            was_asked: Cell::new(false),
        }
    }

    /// What the statements before have made.
    pub fn schema(&self) -> &'a Schema {
        self.was_asked.set(true);
        self.schema
    }

    /// What the statements before have named beyond tables, or tried to.
    pub fn names(&self) -> &'a Names {
        self.was_asked.set(true);
        self.names
    }

    /// What the script makes further down; `None` where the order of statements says nothing.
    pub fn later(&self) -> Option<&'a Later<'a>> {
        self.was_asked.set(true);
        self.later
    }

    /// Whether anything was asked since the last call.
    pub fn take_was_asked(&self) -> bool {
        self.was_asked.take()
    }
}
