//! What a run names beyond tables.

use std::collections::BTreeSet;

use crate::ident::Ident;

/// Names of what the model of a schema does not hold, without their namespaces. What is refused
/// counts, too: one finding is enough.
#[derive(Clone, Debug, Default)]
pub struct Names {
    functions: BTreeSet<Ident>,
    types: BTreeSet<Ident>,
    /// Types may come with it.
    has_extension: bool,
}

impl Names {
    /// Whether a function has this name.
    pub fn has_function(&self, name: &Ident) -> bool {
        self.functions.contains(name)
    }

    /// Whether a domain or another type has this name, or may have it.
    pub fn may_have_type(&self, name: &Ident) -> bool {
        self.has_extension || self.types.contains(name)
    }

    /// Takes in what a statement names.
    pub fn add(&mut self, name: NewName) {
        match name {
            NewName::Function(name) => self.functions.insert(name),
            NewName::Type(name) => self.types.insert(name),
            NewName::Extension => std::mem::replace(&mut self.has_extension, true),
        };
    }
}

/// What a statement names beyond tables.
#[derive(Clone, Debug)]
pub enum NewName {
    /// A function or an aggregate.
    Function(Ident),
    /// A domain or another type.
    Type(Ident),
    /// An extension, whatever it brings.
    Extension,
}
