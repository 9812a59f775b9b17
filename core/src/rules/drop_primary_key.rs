use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{Validity, timeline};

rule! {
    /// Dropped primary key
    ///
    /// The primary key of a table that the same script creates is dropped, as a constraint.
    ///
    /// # Why
    /// Rows are stored by their primary key in Aurora DSQL; it stays for the life of the table.
    ///
    /// # Instead
    /// Create a table with the key that you want, copy the rows in batches and rename it.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id int PRIMARY KEY, a int);
    /// ALTER TABLE t DROP CONSTRAINT t_pkey;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE);
    /// ALTER TABLE t DROP CONSTRAINT t_a_key;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; observed on a cluster 2026-10-03.
    validity: Validity::since(timeline::DROP_CONSTRAINT),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let key = ctx.altered_table().and_then(|it| it.primary_key.as_ref());
    let Some(key) = key else { return };
    for action in ctx.alter_actions() {
        match &action.kind {
            AlterActionKind::DropConstraint { name, .. } if name.value == key.name => {
                findings.add(
                    Finding::new(name.span, format!("`{}` is the primary key", name.value))
                        .note("the primary key of a table in Aurora DSQL cannot be dropped")
                        .help("create a table with the key that you want and copy the rows")
                        .server("0A000", "unsupported ALTER TABLE DROP CONSTRAINT statement"),
                );
            }
            _ => {}
        }
    }
}
