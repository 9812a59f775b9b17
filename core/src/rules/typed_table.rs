use super::{Context, Finding, Findings};

rule! {
    /// Table of a composite type
    ///
    /// `CREATE TABLE name OF type` has nothing to refer to.
    ///
    /// # Why
    /// Aurora DSQL has no composite types.
    ///
    /// # Instead
    /// Write the columns out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE employees OF employee_type;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE employees (name text, salary numeric(10, 2));
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE TABLE"; no record of an answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.of_type) {
        findings.add(
            Finding::new(span, "a table cannot be made from a composite type")
                .note("Aurora DSQL has no composite types")
                .help("write the columns of the type into the table")
                .expected(),
        );
    }
}
