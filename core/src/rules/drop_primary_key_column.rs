use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{Validity, timeline};

rule! {
    /// Dropped column of the primary key
    ///
    /// A column is dropped that belongs to the primary key of a table which the same script
    /// creates. A column that is only in the key's `INCLUDE` may be dropped.
    ///
    /// # Why
    /// Rows are stored by their primary key in Aurora DSQL; it stays for the life of the table.
    ///
    /// # Instead
    /// Create a table with the key that you want, copy the rows in batches and rename it.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a, b));
    /// ALTER TABLE t DROP COLUMN b;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a) INCLUDE (b));
    /// ALTER TABLE t DROP COLUMN b, DROP COLUMN c;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; observed on a cluster 2026-10-03.
    validity: Validity::since(timeline::DROP_COLUMN),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let key = ctx.altered_table().and_then(|it| it.primary_key.as_ref());
    let Some(key) = key else { return };
    for action in ctx.alter_actions() {
        match &action.kind {
            AlterActionKind::DropColumn { name, .. } if key.columns.contains(&name.value) => {
                let column = &name.value;
                findings.add(
                    Finding::new(name.span, format!("`{column}` belongs to the primary key"))
                        .note("the primary key of a table in Aurora DSQL stays as it is")
                        .help("create a table with the key that you want and copy the rows")
                        .server("0A000", format!("cannot drop primary key column {column}")),
                );
            }
            _ => {}
        }
    }
}
