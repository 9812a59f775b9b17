//! Steps.

use super::Hazard;
use crate::ident::QualifiedName;
use crate::schema::Origin;
use crate::service::limit::TRANSACTION_ROWS;

/// One transaction of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does to its resource.
    pub action: Action,
    /// What it is about: `table.orders`, `index.orders_day_idx`, `schema.app`.
    pub resource: String,
    /// What kind of step it is.
    pub kind: StepKind,
    /// The statement, without a semicolon.
    pub sql: String,
    /// What may go wrong.
    pub hazards: Vec<Hazard>,
    /// Why the step is there, where the difference alone does not tell.
    pub reason: Option<String>,
    /// Where the object is written.
    pub origin: Origin,
    /// The table whose rows its batches go through.
    pub rows_of: Option<QualifiedName>,
    /// About how many rows that are, where somebody looked.
    pub rows: Option<u64>,
}

impl Step {
    /// How many transactions the step takes, as far as that is known: batches go on until one finds
    /// nothing more to do.
    pub fn transactions(&self) -> Option<u64> {
        match (self.kind, self.rows) {
            (StepKind::Backfill | StepKind::CopyRows, Some(rows)) => {
                Some(rows.div_ceil(TRANSACTION_ROWS.value) + 1)
            }
            (StepKind::Backfill | StepKind::CopyRows, None) if self.rows_of.is_some() => None,
            _ => Some(1),
        }
    }
}

/// What a plan does to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// It is not there before.
    Create,
    /// It stays and changes.
    Update,
    /// It is not there afterwards.
    Destroy,
    /// It goes and comes back another.
    Replace,
}

impl Action {
    /// All of them.
    pub const ALL: [Action; 4] = [Self::Create, Self::Update, Self::Destroy, Self::Replace];

    /// The sign before the resource.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Create => "+",
            Self::Update => "~",
            Self::Destroy => "-",
            Self::Replace => "+/-",
        }
    }

    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Destroy => "destroy",
            Self::Replace => "replace",
        }
    }
}

/// The kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A definition. With `starts_job` it returns the id of a job that goes on in the background.
    Ddl {
        /// Whether there is a job to wait for, by a later step or at the end.
        starts_job: bool,
    },
    /// Waits for the job of the nearest step before it that starts one.
    WaitForJob,
    /// Asks the catalog; the answer must be one row with `true`.
    CheckCatalog,
    /// A batch that gives rows a value, to be run until it changes no row.
    Backfill,
    /// A batch that copies values or rows, to be run until it changes no row.
    CopyRows,
    /// Compares the rows of two tables, by their number and a checksum; the answer must be one row with `true`.
    CompareRows,
    /// Lets a sequence go on where another one is. May run twice.
    CarryPosition,
}

impl StepKind {
    /// All kinds, definitions as those that start no job.
    pub const ALL: [StepKind; 7] = [
        Self::DDL,
        Self::WaitForJob,
        Self::CheckCatalog,
        Self::Backfill,
        Self::CopyRows,
        Self::CompareRows,
        Self::CarryPosition,
    ];

    /// A definition that is done when it returns.
    pub const DDL: StepKind = StepKind::Ddl { starts_job: false };

    /// A definition whose work goes on in a job.
    pub const ASYNC_DDL: StepKind = StepKind::Ddl { starts_job: true };

    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ddl { .. } => "ddl",
            Self::WaitForJob => "wait for job",
            Self::CheckCatalog => "check catalog",
            Self::Backfill => "backfill",
            Self::CopyRows => "copy rows",
            Self::CompareRows => "compare rows",
            Self::CarryPosition => "carry position",
        }
    }

    /// Whether the step starts a job.
    pub const fn starts_job(self) -> bool {
        matches!(self, Self::Ddl { starts_job: true })
    }
}
