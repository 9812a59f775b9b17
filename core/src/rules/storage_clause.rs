use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::service::{Validity, timeline};

rule! {
    /// Storage of a column, before the service had it
    ///
    /// `STORAGE` in a column and `ALTER COLUMN … SET STORAGE` are accepted since 2026-05-04.
    ///
    /// # Why
    /// The word came with the first compressed columns, those of type `json`.
    ///
    /// # Instead
    /// Leave it out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body text STORAGE EXTERNAL);
    /// ```
    /// ```sql
    /// ALTER TABLE docs ALTER COLUMN body SET STORAGE PLAIN;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body text STORAGE EXTERNAL);
    /// ALTER TABLE docs ALTER COLUMN body SET STORAGE PLAIN;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-05-04.
    validity: Validity::until(timeline::STORAGE),
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let of_columns = ctx
        .columns()
        .filter_map(|it| it.storage.as_ref())
        .map(|it| it.span);
    let changed = ctx
        .column_changes()
        .filter(|it| matches!(it.change, ColumnChange::SetStorage(_)))
        .map(|it| it.span);
    for span in of_columns.chain(changed) {
        findings.add(
            Finding::new(span, "`STORAGE` is not supported in this release")
                .note(format!("Aurora DSQL takes it since {}", timeline::STORAGE))
                .help("leave it out"),
        );
    }
}
