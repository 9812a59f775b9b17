//! Constraints of tables.

use super::canonical::Scope;
use super::{Expression, Origin};
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::constraint::ReferentialActionKind;

/// `PRIMARY KEY`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrimaryKey {
    /// Its name, which is its index's too.
    pub name: Ident,
    /// Whether the name was written, rather than given by PostgreSQL.
    pub is_named: bool,
    /// Its columns in order.
    pub columns: Vec<Ident>,
    /// `INCLUDE`. The service lists every other column of the table here, so that it says nothing
    /// and is never compared.
    pub include: Vec<Ident>,
    /// Where it is written.
    pub origin: Origin,
}

/// `UNIQUE`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unique {
    /// Its name, which is its index's too.
    pub name: Ident,
    /// Whether the name was written, rather than given by PostgreSQL.
    pub is_named: bool,
    /// Its columns in order.
    pub columns: Vec<Ident>,
    /// `INCLUDE`
    pub include: Vec<Ident>,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: bool,
    /// Where it is written.
    pub origin: Origin,
}

impl Unique {
    /// Whether both say the same, names aside.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.columns == other.columns
            && self.include == other.include
            && self.nulls_not_distinct == other.nulls_not_distinct
    }
}

/// `CHECK`
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name.
    pub name: Ident,
    /// Whether the name was written, rather than given by PostgreSQL.
    pub is_named: bool,
    /// What must not be false.
    pub condition: Expression,
    /// Whether all rows were checked; false after `NOT VALID`.
    pub is_valid: bool,
    /// Where it is written.
    pub origin: Origin,
}

impl Check {
    /// Whether both say the same, names and validity aside.
    pub fn says_the_same(&self, scope: &Scope<'_>, other: &Self, others: &Scope<'_>) -> bool {
        self.condition
            .says_the_same(scope, &other.condition, others)
    }

    /// The column that the condition keeps from being NULL, if that is all it does.
    pub fn not_null_column(&self) -> Option<Ident> {
        if !self.condition.text().to_ascii_lowercase().contains("null") {
            return None;
        }
        self.condition
            .canonical(&Scope::NONE)
            .not_null_column()
            .cloned()
    }
}

/// `FOREIGN KEY`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// Its name.
    pub name: Ident,
    /// Whether the name was written, rather than given by PostgreSQL.
    pub is_named: bool,
    /// The referencing columns.
    pub columns: Vec<Ident>,
    /// The referenced table, with its namespace.
    pub target: QualifiedName,
    /// The referenced columns; empty while they are those of a primary key not yet known.
    pub target_columns: Vec<Ident>,
    /// `MATCH FULL`
    pub is_match_full: bool,
    /// `ON DELETE`
    pub on_delete: ReferentialAction,
    /// `ON UPDATE`
    pub on_update: ReferentialAction,
    /// `DEFERRABLE`
    pub is_deferrable: bool,
    /// `INITIALLY DEFERRED`
    pub is_initially_deferred: bool,
    /// Whether all rows were checked; false after `NOT VALID`.
    pub is_valid: bool,
    /// Where it is written.
    pub origin: Origin,
}

impl ForeignKey {
    /// Whether both say the same, names, validity and deferrability aside.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.columns == other.columns
            && self.target == other.target
            && self.target_columns == other.target_columns
            && self.is_match_full == other.is_match_full
            && self.on_delete == other.on_delete
            && self.on_update == other.on_update
    }

    /// Whether both are checked at the same time.
    pub fn is_deferred_like(&self, other: &Self) -> bool {
        self.is_deferrable == other.is_deferrable
            && self.is_initially_deferred == other.is_initially_deferred
    }
}

/// What happens to the referencing row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferentialAction {
    /// The action.
    pub kind: ReferentialActionKind,
    /// `SET NULL (columns)`: only these are set.
    pub columns: Vec<Ident>,
}
