use super::{Context, Finding, Findings};
use crate::service::types::{self, Support};
use crate::text::Severity;

rule! {
    /// Column of a type of which no record exists
    ///
    /// Whether a column may be of type `oid`, `name`, `regclass`, `"char"`, `xid` and of other
    /// types that PostgreSQL keeps for itself has not been recorded.
    ///
    /// # Why
    /// The documentation of Aurora DSQL does not list them, and no answer of a cluster is known.
    ///
    /// # Instead
    /// Use a type that is listed: `bigint` for `oid` and `xid`, `text` for the others.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE audit (id uuid PRIMARY KEY, relation oid);
    /// ```
    /// ```sql
    /// ALTER TABLE audit ADD COLUMN kind "char";
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE audit (id uuid PRIMARY KEY, oid bigint, kind char);
    /// SELECT 'audit'::regclass::oid;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types", which does not name them.
    severity: Severity::Note,
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for column in ctx.columns() {
        let data_type = &column.data_type;
        let fact = data_type.name.value.system_name().and_then(types::find);
        if let Some(fact) = fact
            && data_type.array.is_none()
            && fact.column == Support::Unknown
        {
            findings.add(
                Finding::new(
                    data_type.span,
                    format!(
                        "column `{}` has the type `{}`",
                        column.name.value, fact.display
                    ),
                )
                .note("whether Aurora DSQL stores it has not been recorded")
                .help("use a type that the documentation lists"),
            );
        }
    }
}
