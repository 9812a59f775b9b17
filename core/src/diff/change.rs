//! The kinds of differences.

use crate::ident::{Ident, QualifiedName};
use crate::schema::{CommentTarget, GrantTarget, ObjectId};

/// One difference between two schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A namespace comes or goes.
    Namespace(Ident, Presence),
    /// A table comes or goes, with everything that belongs to it.
    Table(QualifiedName, Presence),
    /// An object beside tables comes, goes or says something else.
    Object(ObjectId, Difference),
    /// A comment comes, goes or says something else. It may be on something that comes, too.
    Comment(CommentTarget),
    /// Privileges come or go. They may be on something that comes, too.
    Grants(GrantTarget),
    /// Something of a table that stays.
    InTable(QualifiedName, TableChange),
}

/// Whether something comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Only the next schema has it.
    Added,
    /// Only the previous schema has it.
    Dropped,
}

/// A difference inside a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableChange {
    /// A column comes or goes.
    Column(Ident, Presence),
    /// A column changes.
    ColumnChanges(Ident, ColumnChanges),
    /// The primary key has other columns, comes or goes.
    PrimaryKey,
    /// The primary key has another name.
    PrimaryKeyName,
    /// A unique constraint, check or foreign key.
    Constraint(ConstraintKind, Ident, Difference),
    /// An index.
    Index(Ident, Difference),
}

/// What differs about a column that stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnChanges {
    /// Its type.
    pub data_type: bool,
    /// `NOT NULL`, attribute or check, comes or goes.
    pub not_null: Option<Presence>,
    /// Its default: set or changed, or dropped.
    pub default: Option<Presence>,
    /// Its generating expression: set or changed, or dropped.
    pub generated: Option<Presence>,
    /// Its identity comes or goes.
    pub identity: Option<Presence>,
    /// Its identity counts in another way.
    pub sequence: bool,
    /// Its storage.
    pub storage: bool,
}

impl ColumnChanges {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The kinds of constraints that can come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConstraintKind {
    /// `UNIQUE`
    Unique,
    /// `CHECK`
    Check,
    /// `FOREIGN KEY`
    ForeignKey,
}

/// What differs about a named thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It comes.
    Added,
    /// It goes.
    Dropped,
    /// Under the same name it says something else.
    Changed,
    /// It says the same, but is not finished: a constraint not validated, an index not valid.
    Unfinished,
    /// An index whose job is running.
    Building,
    /// A foreign key is checked at another time.
    Deferrability,
    /// A unique constraint comes, and the index that it is made of is there by its name.
    Promoted,
}
