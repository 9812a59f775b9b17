use super::{Context, Finding, Findings};

rule! {
    /// Collation of a column
    ///
    /// `COLLATE` as part of a column is refused, whatever collation it names.
    ///
    /// # Why
    /// All text in Aurora DSQL is compared byte by byte, as by the collation `C`.
    ///
    /// # Instead
    /// Leave `COLLATE` out. To compare without regard to case, index and compare `lower(column)`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE people (name text COLLATE "de_DE" NOT NULL);
    /// ```
    /// ```sql
    /// ALTER TABLE people ADD COLUMN nickname text COLLATE "C";
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE people (name text NOT NULL);
    /// SELECT name FROM people ORDER BY name COLLATE "C";
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_added = ctx.alter_table().is_some();
    for column in ctx.columns() {
        let Some(span) = column.collation else {
            continue;
        };
        let finding = Finding::new(
            span,
            format!("column `{}` has a collation", column.name.value),
        )
        .note("Aurora DSQL compares text by the collation `C` only")
        .help("leave `COLLATE` out");
        findings.add(if is_added {
            finding.expected()
        } else {
            finding.server("0A000", "COLLATE clause not supported")
        });
    }
}
