use super::context::column_named;
use super::mutability::mutable_parts;
use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::ddl::constraint::ConstraintKind;

rule! {
    /// Generated column from what may change by itself
    ///
    /// Functions in a generated column must be immutable: the same arguments always give the same
    /// result.
    ///
    /// # Why
    /// The value is computed when the row is written and must still be right later. PostgreSQL
    /// refuses this as well.
    ///
    /// # Instead
    /// Use `DEFAULT`, which may call any function, or compute the value in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (
    ///     id uuid PRIMARY KEY,
    ///     placed timestamptz,
    ///     month text GENERATED ALWAYS AS (to_char(placed, 'YYYY-MM')) STORED
    /// );
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (
    ///     id uuid PRIMARY KEY,
    ///     placed timestamptz DEFAULT now(),
    ///     label text GENERATED ALWAYS AS (upper(id::text)) STORED
    /// );
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-01. Which functions are immutable was read from the catalog of
    /// PostgreSQL 16.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let table = ctx.create_table();
    let columns = |name: &Ident| {
        let column = column_named(table?, name)?;
        let data_type = &column.data_type;
        data_type
            .name
            .value
            .system_name()
            .filter(|_| data_type.array.is_none())
    };
    for constraint in ctx.constraints() {
        let ConstraintKind::Generated(value) = &constraint.kind else {
            continue;
        };
        for (span, name) in mutable_parts(value, &columns) {
            findings.add(
                Finding::new(span, format!("{name} is not immutable"))
                    .note("a generated column must not depend on the time or on the session")
                    .help("use `DEFAULT`, or compute the value in the application")
                    .server("42P17", "generation expression is not immutable"),
            );
        }
    }
}
