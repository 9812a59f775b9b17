//! Jobs that go on in the background after their statement returned.
//!
//! They are polled from fresh statements: a call that blocks until the job is done might outlive
//! the longest transaction. `completed` alone proves nothing, since a job whose table is gone is
//! completed too, and the rows of old jobs are removed. So the catalog has the last word.
//!
//! Source: AWS user guide, "Asynchronous indexes"; observed on a cluster 2026-09-15 and 2026-10-03.

use std::fmt;

use deesql_core::ident::{Ident, QualifiedName};
use deesql_core::parse::ddl::alter_table::AlterActionKind;
use deesql_core::parse::ddl::constraint::ConstraintKind;
use deesql_core::parse::{Body, parse};
use deesql_core::plan::{Plan, Step};
use deesql_core::schema::{qualified, written};

use crate::answer::{Answer, literal};

/// A job that a statement started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id; none where the answer that names it was lost.
    pub id: Option<String>,
    /// What it works on; none for a statement that is not understood.
    pub object: Option<JobObject>,
}

/// What a job works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobObject {
    /// It builds an index.
    Index(QualifiedName),
    /// It validates a constraint.
    Constraint {
        /// The table.
        table: QualifiedName,
        /// The constraint.
        name: Ident,
    },
}

impl JobObject {
    /// What the job of a statement works on.
    pub(crate) fn of(sql: &str) -> Option<Self> {
        let statements = parse(sql);
        match &statements.first()?.body {
            Body::CreateIndex(it) => {
                let index = it.name.as_ref()?;
                // An index lives where its table does.
                Some(Self::Index(QualifiedName {
                    namespace: qualified(&it.table.value).namespace,
                    name: index.value.name.clone(),
                }))
            }
            Body::AlterTable(it) => it.actions.iter().find_map(|action| match &action.kind {
                AlterActionKind::ValidateConstraint { name } => Some(Self::Constraint {
                    table: qualified(&it.name.value),
                    name: name.value.clone(),
                }),
                _ => None,
            }),
            _ => None,
        }
    }

    /// What a step waits for that no step of its plan started: the resource is named, or a later
    /// step of the same resource makes a constraint of the index.
    pub(super) fn awaited(plan: &Plan, at: usize) -> Option<Self> {
        let step = plan.steps.get(at)?;
        if let Some(name) = step.resource.strip_prefix("index.") {
            return index_named(name).map(Self::Index);
        }
        let later = plan.steps.iter().skip(at + 1);
        later
            .take_while(|it| it.resource == step.resource)
            .find_map(promoted_index)
    }

    /// The query that says with `t` or `f` whether the work is done. No row: there is no such
    /// object.
    pub(crate) fn validity_query(&self) -> String {
        match self {
            Self::Index(name) => format!(
                "SELECT i.indisvalid FROM pg_catalog.pg_index i \
                 JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE {}",
                named(name)
            ),
            Self::Constraint { table, name } => format!(
                "SELECT o.convalidated FROM pg_catalog.pg_constraint o \
                 JOIN pg_catalog.pg_class c ON c.oid = o.conrelid \
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
                 WHERE {} AND o.conname = {}",
                named(table),
                literal(name.as_str())
            ),
        }
    }

    /// The query for the newest job that works on it.
    pub(super) fn job_query(&self) -> String {
        let (relation, which) = match self {
            Self::Index(name) => (name, ""),
            // The row names the table only, so jobs that are over may be those of others.
            Self::Constraint { table, .. } => {
                (table, " AND j.status IN ('submitted', 'processing')")
            }
        };
        format!(
            "SELECT j.job_id FROM sys.jobs j \
             JOIN pg_catalog.pg_class c ON c.oid = j.object_id \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE {}{which} AND j.job_type NOT IN ('ANALYZE', 'DROP') \
             ORDER BY j.start_time DESC LIMIT 1",
            named(relation)
        )
    }

    /// What a failed job leaves behind, and what to do.
    pub(crate) fn help(&self) -> String {
        match self {
            Self::Index(name) => format!(
                "index {0} is left behind INVALID, and a unique one goes on refusing duplicates: \
                 mend the rows, then `deesql apply` builds it anew; by hand, DROP INDEX {0} and create \
                 it again",
                written(name)
            ),
            Self::Constraint { table, name } => format!(
                "constraint {name} of {} stays NOT VALID and is enforced for new rows only: mend \
                 the rows that violate it, and validate it again, as `deesql apply` does",
                written(table)
            ),
        }
    }
}

/// A condition for `pg_class c` and `pg_namespace n`.
fn named(name: &QualifiedName) -> String {
    let name = qualified(name);
    let namespace = name.namespace.as_ref().map_or("public", Ident::as_str);
    format!(
        "n.nspname = {} AND c.relname = {}",
        literal(namespace),
        literal(name.name.as_str())
    )
}

/// The name in a resource such as `index.app.orders_idx`.
fn index_named(written: &str) -> Option<QualifiedName> {
    let sql = format!("DROP INDEX {written}");
    let statements = parse(&sql);
    match &statements.first()?.body {
        Body::Drop(it) => it.names.first().map(|it| it.value.clone()),
        _ => None,
    }
}

/// The index that a step makes a unique constraint of.
fn promoted_index(step: &Step) -> Option<JobObject> {
    let statements = parse(&step.sql);
    let Body::AlterTable(it) = &statements.first()?.body else {
        return None;
    };
    it.actions.iter().find_map(|action| match &action.kind {
        AlterActionKind::AddConstraint(constraint) => match &constraint.kind {
            ConstraintKind::Unique(key) => Some(JobObject::Index(QualifiedName {
                namespace: qualified(&it.name.value).namespace,
                name: key.using_index.as_ref()?.value.clone(),
            })),
            _ => None,
        },
        _ => None,
    })
}

impl fmt::Display for JobObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(name) => write!(f, "index {}", written(name)),
            Self::Constraint { table, name } => {
                write!(f, "constraint {name} of {}", written(table))
            }
        }
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("job")?;
        if let Some(id) = &self.id {
            write!(f, " {id}")?;
        }
        if let Some(object) = &self.object {
            write!(f, " of {object}")?;
        }
        Ok(())
    }
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum JobState {
    /// It runs, or will.
    Running(String),
    /// It is over. Whether it did its work, the catalog says.
    Over(Option<String>),
    /// It failed.
    Failed(Option<String>),
    /// Its row was removed.
    Gone,
}

/// The query for the state of a job.
pub(crate) fn state_query(id: &str) -> String {
    format!(
        "SELECT status, details FROM sys.jobs WHERE job_id = {}",
        literal(id)
    )
}

impl JobState {
    /// Reads the answer to [`state_query`].
    pub(crate) fn read(answer: &Answer) -> Self {
        let details = answer.first.get(1).cloned().flatten();
        match answer.value() {
            None => Self::Gone,
            Some("completed") => Self::Over(details),
            Some("failed") => Self::Failed(details),
            Some(status) => Self::Running(status.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_says_what_its_job_works_on() {
        let shown = |sql| JobObject::of(sql).map(|it| it.to_string());
        for (sql, expected) in [
            ("CREATE INDEX ASYNC i ON t (a)", Some("index i")),
            (
                "CREATE UNIQUE INDEX ASYNC \"I\" ON app.t (a)",
                Some("index app.\"I\""),
            ),
            (
                "ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT c",
                Some("constraint c of app.t"),
            ),
            ("CREATE INDEX ASYNC ON t (a)", None),
            ("SELECT 1", None),
            ("", None),
        ] {
            assert_eq!(shown(sql).as_deref(), expected, "{sql}");
        }
    }

    #[test]
    fn names_cannot_break_out_of_a_query() {
        let object = JobObject::of("CREATE INDEX ASYNC \"a'b\" ON t (a)").unwrap();
        assert!(object.validity_query().contains("'a''b'"));
    }
}
