//! One change on its way to steps: what it makes, takes away and builds upon.

use super::hazard::{Hazard, HazardKind};
use super::step::{Action, Step, StepKind};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{ObjectId, Origin, Table, written};

/// The steps of one change, which stay together, and what orders them among others.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Decides where the dependencies leave a choice.
    pub(super) rank: Rank,
    pub(super) steps: Vec<Step>,
    /// What is there afterwards and was not, or is another.
    pub(super) creates: Vec<Resource>,
    /// What is gone afterwards.
    pub(super) drops: Vec<Resource>,
    /// What must have been made.
    pub(super) builds_on: Vec<Resource>,
    /// What must not be gone yet.
    pub(super) lets_go_of: Vec<Resource>,
}

/// What tasks depend on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Resource {
    Namespace(Ident),
    Table(QualifiedName),
    Column(QualifiedName, Ident),
    Constraint(QualifiedName, Ident),
    /// An index, by its full name: indexes of one namespace share their names.
    Index(QualifiedName),
    /// Anything beside tables.
    Object(ObjectId),
}

impl Resource {
    /// The name that it has among tables and indexes, if it is one of them.
    pub(super) fn relation(&self) -> Option<&QualifiedName> {
        match self {
            Self::Table(name) | Self::Index(name) => Some(name),
            Self::Object(id) if id.is_relation() => Some(id.name()),
            _ => None,
        }
    }
}

/// The order in which changes are told where nothing else decides: what makes room comes first,
/// what loses data comes last, so that a plan that fails has lost as little as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What had to go for a moment comes back as soon as it can.
    Again,
    /// Views hold fast all that they read.
    DropView,
    DropStatistics,
    /// Foreign keys hold the keys and tables fast that they refer to.
    DropForeignKey,
    /// A constraint or index may stand in the way of a value or a name.
    DropConstraint,
    CreateNamespace,
    CreateDomain,
    CreateSequence,
    CreateFunction,
    CreateTable,
    AddColumn,
    /// A column or a table takes the place of another, once it is filled.
    Swap,
    ChangeColumn,
    /// Made anew and copied, with indexes and all.
    Rebuild,
    CreateIndex,
    /// Built like an index; foreign keys may need it.
    AddUnique,
    AddCheck,
    AddForeignKey,
    /// A sequence can belong to a column only when that is there.
    OwnSequence,
    CreateStatistics,
    CreateView,
    Grant,
    Comment,
    /// What comes back goes as late as it can, right before what it stands in the way of.
    DropLate,
    /// From here on data is lost.
    DropColumn,
    DropTable,
    DropFunction,
    DropSequence,
    DropDomain,
    DropNamespace,
}

impl Rank {
    /// The rank of a task that creates something: another one if it was there before.
    pub(super) fn again_if(self, action: Action) -> Self {
        match action {
            Action::Replace => Self::Again,
            _ => self,
        }
    }

    /// The rank of a task that drops something: another one if it comes back.
    pub(super) fn late_if(self, action: Action) -> Self {
        match action {
            Action::Replace => Self::DropLate,
            _ => self,
        }
    }
}

impl Task {
    pub(super) fn new(rank: Rank) -> Self {
        Self {
            rank,
            steps: Vec::new(),
            creates: Vec::new(),
            drops: Vec::new(),
            builds_on: Vec::new(),
            lets_go_of: Vec::new(),
        }
    }
}

/// What all steps of a task have in common.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) action: Action,
    pub(super) resource: String,
    pub(super) origin: Origin,
}

impl Subject {
    pub(super) fn table(action: Action, table: &Table) -> Self {
        Self {
            action,
            resource: table_resource(&table.name),
            origin: table.origin.clone(),
        }
    }

    pub(super) fn index(action: Action, table: &QualifiedName, name: &Ident) -> Self {
        Self {
            action,
            resource: format!("index.{}", written(&index_name(table, name))),
            origin: Origin::NONE,
        }
    }

    pub(super) fn object(action: Action, id: &ObjectId) -> Self {
        Self {
            action,
            resource: format!("{}.{id}", id.object_type().word()),
            origin: Origin::NONE,
        }
    }

    #[must_use]
    pub(super) fn at(mut self, origin: &Origin) -> Self {
        self.origin = origin.clone();
        self
    }

    pub(super) fn step(&self, kind: StepKind, sql: String) -> Step {
        Step {
            action: self.action,
            resource: self.resource.clone(),
            kind,
            sql,
            hazards: Vec::new(),
            reason: None,
            origin: self.origin.clone(),
            rows_of: None,
            rows: None,
        }
    }

    pub(super) fn ddl(&self, sql: String) -> Step {
        self.step(StepKind::DDL, sql)
    }
}

impl Step {
    #[must_use]
    pub(super) fn with_hazard(mut self, kind: HazardKind, message: impl Into<String>) -> Self {
        self.hazards.push(Hazard::new(kind, message));
        self
    }

    /// The batches go through all rows of a table.
    #[must_use]
    pub(super) fn through(mut self, table: &QualifiedName) -> Self {
        self.rows_of = Some(table.clone());
        self
    }

    #[must_use]
    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

pub(super) fn table_resource(name: &QualifiedName) -> String {
    format!("table.{}", written(name))
}

/// The full name of an index: it lives where its table does.
pub(super) fn index_name(table: &QualifiedName, name: &Ident) -> QualifiedName {
    QualifiedName {
        namespace: table.namespace.clone(),
        name: name.clone(),
    }
}

pub(super) fn column_object(table: &Table, column: &Ident) -> String {
    format!("column {}.{column}", written(&table.name))
}
