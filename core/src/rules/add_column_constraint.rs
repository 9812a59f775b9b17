use super::{Context, Finding, Findings, Later};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind as Kind};
use crate::parse::ddl::create_table::ColumnDef;
use crate::recipe::Wish;
use crate::text::Severity;

rule! {
    /// Constraint of an added column
    ///
    /// `ADD COLUMN` takes a name, a type and `STORAGE`. `DEFAULT`, `NOT NULL`, `CHECK`, `UNIQUE`,
    /// `REFERENCES`, `GENERATED` and an identity are refused alike; together they are one finding.
    ///
    /// # Why
    /// Aurora DSQL adds a column without touching the rows, so it can neither fill nor check them.
    ///
    /// # Instead
    /// Add the bare column, and give it what it needs afterwards: `ALTER COLUMN … SET DEFAULT` and
    /// batches of `UPDATE` for the rows that are there, a `CHECK` with `NOT VALID`, a unique index
    /// with `ASYNC`.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ADD COLUMN state int NOT NULL DEFAULT 0;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ADD customer uuid CONSTRAINT known REFERENCES customers (id);
    /// ```
    /// ```sql
    /// ALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint GENERATED ALWAYS AS IDENTITY;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ADD COLUMN state int, ALTER COLUMN state SET DEFAULT 0;
    /// UPDATE orders SET state = 0 WHERE state IS NULL AND id < 3000;
    /// ALTER TABLE orders ADD CONSTRAINT state_set CHECK (state IS NOT NULL) NOT VALID;
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT state_set;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18 and 2026-10-10. The AWS user guide, "ALTER TABLE", suggests
    /// that constraints are accepted.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for action in ctx.alter_actions() {
        let AlterActionKind::AddColumn { column, .. } = &action.kind else {
            continue;
        };
        let refused = column
            .constraints
            .iter()
            .find(|it| !matches!(it.kind, Kind::Null));
        if let Some(first) = refused {
            findings.add(
                Finding::new(
                    first.span,
                    format!("column `{}` is added with a constraint", column.name.value),
                )
                .note("Aurora DSQL adds a column by its name and type only")
                .help(recipe(ctx, column))
                .server(
                    "0A000",
                    "ALTER TABLE ADD COLUMN with constraint not supported",
                ),
            );
        } else if let Some(first) = column.constraints.first() {
            findings.add(
                Finding::new(
                    first.span,
                    format!("column `{}` is added with `NULL`", column.name.value),
                )
                .severity(Severity::Note)
                .note("whether Aurora DSQL counts it as a constraint has not been recorded")
                .help("leave it out"),
            );
        }
    }
}

/// What to run instead, for each kind of constraint in the order in which it is run.
fn recipe(ctx: &Context<'_>, column: &ColumnDef) -> String {
    let is_new = |it: &Later<'_>, name| it.is_table_created_before(name, ctx.statement.span.start);
    if let Some(alter) = ctx.alter_table()
        && let Some(later) = ctx.before.later()
        && is_new(later, &alter.name.value)
    {
        return format!(
            "write the column into the `CREATE TABLE {}` of this script, which takes all of it",
            alter.name.value
        );
    }
    let name = &column.name.value;
    let has = |is: fn(&Kind) -> bool| column.constraints.iter().any(|it| is(&it.kind));
    let is_only_at_creation = |it: &Constraint| match it.kind {
        // A column that is added can never become NOT NULL, which an identity must be.
        Kind::Identity(_) => true,
        Kind::PrimaryKey(_) => !ctx.has_way_to(Wish::ChangePrimaryKey),
        Kind::Generated(_) => !ctx.has_way_to(Wish::AddGeneratedColumn),
        Kind::Default(_) => !ctx.has_way_to(Wish::AddColumnWithDefault),
        Kind::NotNull => !ctx.has_way_to(Wish::SetNotNull),
        Kind::Check(_) => !ctx.has_way_to(Wish::AddCheck),
        Kind::ForeignKey(_) => !ctx.has_way_to(Wish::AddForeignKey),
        Kind::Unique(_) => !ctx.has_way_to(Wish::AddUnique),
        Kind::Null | Kind::Exclude(_) => false,
    };
    if column.constraints.iter().any(is_only_at_creation) {
        return "only a new table can have it: create one, copy the rows and rename".to_owned();
    }
    let mut steps = vec!["add the bare column".to_owned()];
    if has(|it| matches!(it, Kind::Default(_))) {
        steps.push(format!("`ALTER COLUMN {name} SET DEFAULT …`"));
        steps.push("`UPDATE` the rows that are there, at most 3,000 at a time".to_owned());
    }
    if has(|it| matches!(it, Kind::NotNull)) {
        steps.push(format!("add `CHECK ({name} IS NOT NULL) NOT VALID`"));
    }
    if has(|it| matches!(it, Kind::Check(_))) {
        steps.push("add the `CHECK` with `NOT VALID`".to_owned());
    }
    if has(|it| matches!(it, Kind::ForeignKey(_))) {
        steps.push("add the `FOREIGN KEY` with `NOT VALID`".to_owned());
    }
    if has(|it| matches!(it, Kind::NotNull | Kind::Check(_) | Kind::ForeignKey(_))) {
        steps.push("`ALTER TABLE ASYNC … VALIDATE CONSTRAINT`".to_owned());
    }
    if has(|it| matches!(it, Kind::Unique(_))) {
        steps.push(format!("`CREATE UNIQUE INDEX ASYNC` on `{name}`"));
        steps.push("wait for its job".to_owned());
        steps.push("`ADD CONSTRAINT … UNIQUE USING INDEX`".to_owned());
    }
    steps.join(", then ")
}

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn says_to_write_the_column_where_the_script_creates_the_table() {
        let add = "ALTER TABLE t ADD COLUMN c int NOT NULL;";
        let mut verifier = Verifier::new(Options::default());
        let mut help = |sql: &str| verifier.verify_script(sql)[0].help.clone();
        let folded = help(&format!("CREATE TABLE t (a int); {add}"));
        assert!(folded.is_some_and(|it| it.contains("into the `CREATE TABLE t`")));
        // Another script has: that may have run already.
        let stepwise = help("ALTER TABLE t ADD COLUMN d int NOT NULL;");
        assert!(stepwise.is_some_and(|it| it.contains("NOT VALID")));
    }
}
