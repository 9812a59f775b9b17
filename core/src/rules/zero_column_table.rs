use super::{Context, Finding, Findings};
use crate::text::Severity;

rule! {
    /// Table without columns
    ///
    /// PostgreSQL takes `CREATE TABLE name ()`. What the service answers has not been recorded.
    ///
    /// # Why
    /// No documentation of Aurora DSQL names it.
    ///
    /// # Instead
    /// Create the table with its columns.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE nothing ();
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE copy (LIKE orders);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE", which does not name it.
    severity: Severity::Note,
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(table) = ctx.create_table() else {
        return;
    };
    let has_other_source =
        table.inherits.is_some() || table.of_type.is_some() || table.partition_of.is_some();
    if table.elements.is_empty() && !has_other_source {
        findings.add(
            Finding::new(
                table.name.span,
                format!("table `{}` has no columns", table.name.value),
            )
            .note("what Aurora DSQL answers to this has not been recorded"),
        );
    }
}
