use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::parse::ddl::constraint::ConstraintKind;
use crate::parse::ddl::create_table::CreateTable;
use crate::service::{Validity, timeline, types};

rule! {
    /// Identity column that is no `bigint`
    ///
    /// PostgreSQL takes `smallint` and `integer` as well. What `ALTER COLUMN … ADD GENERATED`
    /// changes is judged where a statement before shows its type.
    ///
    /// # Why
    /// All sequences of Aurora DSQL are `bigint`.
    ///
    /// # Instead
    /// Write `bigint`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE"; observed on a cluster 2026-09-18. A missing `CACHE` is
    /// refused first.
    validity: Validity::since(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in ctx.column_changes() {
        if let ColumnChange::AddIdentity(_) = change.change
            && let Some(column) = ctx
                .altered_table()
                .and_then(|it| it.column(&change.name.value))
            && let Some(fact) = column.data_type.system_name().and_then(types::find)
            && fact.name != "int8"
        {
            let message = format!("column `{}` has the type `{}`", column.name, fact.display);
            findings.add(
                Finding::new(change.span, message)
                    .note("Aurora DSQL takes `bigint` only")
                    .help("give the table a `bigint` column")
                    .expected(),
            );
        }
    }
    for column in ctx
        .create_table()
        .into_iter()
        .flat_map(CreateTable::columns)
    {
        let is_identity = column
            .constraints
            .iter()
            .any(|it| matches!(it.kind, ConstraintKind::Identity(_)));
        let data_type = &column.data_type;
        if !is_identity || data_type.array.is_some() {
            continue;
        }
        let fact = data_type.name.value.system_name().and_then(types::find);
        let Some(fact) = fact.filter(|it| it.name != "int8") else {
            continue;
        };
        let mut finding = Finding::new(
            data_type.span,
            format!(
                "identity column `{}` has the type `{}`",
                column.name.value, fact.display
            ),
        )
        .note("Aurora DSQL takes `bigint` only")
        .help("write `bigint`");
        if matches!(fact.name, "int2" | "int4") {
            finding = finding.server(
                "0A000",
                format!(
                    "datatype {} not supported, identity column type must be bigint",
                    fact.display
                ),
            );
        }
        findings.add(finding);
    }
}
