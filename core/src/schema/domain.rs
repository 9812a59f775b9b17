//! Domains.

use super::canonical::Scope;
use super::canonical::expression::canonical_value;
use super::{Column, DataType, Definition, Expression, ObjectId, Schema, qualified};
use crate::ident::{Ident, QualifiedName};
use crate::order::Map;

/// A domain.
#[derive(Clone, Debug)]
pub struct Domain {
    /// The type under it.
    pub data_type: DataType,
    /// `DEFAULT`
    pub default: Option<Expression>,
    /// `NOT NULL`
    pub is_not_null: bool,
    /// `CHECK` constraints by name.
    pub checks: Map<Ident, Expression>,
}

impl Domain {
    /// The value that its checks look at, as a column.
    pub(super) fn value(&self) -> [Column; 1] {
        [Column::new(Ident::new("value"), self.data_type.clone())]
    }
}

impl Domain {
    /// Whether a check of this one and a check of another say the same.
    pub fn says_the_same(&self, check: &Expression, other: &Self, others: &Expression) -> bool {
        let (value, others_value) = (self.value(), other.value());
        check.says_the_same(&Scope::of(&value), others, &Scope::of(&others_value))
    }

    /// Whether the default is that of another one.
    pub fn has_default_of(&self, other: &Self) -> bool {
        let value = |it: &Self| {
            let default = it.default.as_ref()?;
            Some(canonical_value(default, &Scope::NONE, &it.data_type))
        };
        value(self) == value(other)
    }
}

/// How many domains may stand on each other.
const MAX_DEPTH: usize = 16;

impl Schema {
    /// The domain of this name; without a namespace the one in `public`.
    pub fn domain(&self, name: &QualifiedName) -> Option<&Domain> {
        match &self.object(&ObjectId::Domain(qualified(name)))?.definition {
            Definition::Domain(it) => Some(it),
            _ => None,
        }
    }

    /// The type under a domain, if it is one.
    pub(super) fn base_of(&self, data_type: &DataType) -> Option<DataType> {
        let mut base = None;
        let mut name = data_type.other_name();
        for _ in 0..MAX_DEPTH {
            let Some(domain) = name.and_then(|it| self.domain(it)) else {
                break;
            };
            base = Some(&domain.data_type);
            name = domain.data_type.other_name();
        }
        base.cloned()
    }

    /// Tells every column of a domain's type which type is under it.
    pub(super) fn settle_domains(&mut self) {
        if self
            .objects
            .keys()
            .all(|it| !matches!(it, ObjectId::Domain(_)))
        {
            return;
        }
        let mut found = Vec::new();
        for table in self.tables.values() {
            for (at, column) in table.columns.iter().enumerate() {
                if let Some(base) = self.base_of(&column.data_type) {
                    found.push((table.name.clone(), at, base));
                }
            }
        }
        for (table, at, base) in found {
            let table = self.tables.get_mut(&table);
            if let Some(column) = table.and_then(|it| it.columns.get_mut(at)) {
                column.data_type.set_base(&base);
            }
        }
    }
}
