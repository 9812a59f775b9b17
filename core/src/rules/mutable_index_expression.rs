use super::mutability::mutable_parts;
use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::ddl::index::IndexTarget;
use crate::service::timeline;

rule! {
    /// Index on what may change by itself
    ///
    /// Functions in the keys and in the predicate of an index must be immutable: the same arguments
    /// always give the same result. `now()`, `random()`, `to_char(…)`, `CURRENT_DATE` and many more
    /// do not.
    ///
    /// # Why
    /// An entry is made when the row is written and looked for later; it must not depend on the
    /// time or on the session. PostgreSQL refuses this as well.
    ///
    /// # Instead
    /// Index the column itself, or compute the value when the row is written and index that.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON events (to_char(placed, 'YYYY-MM'));
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON events ((clock_timestamp() - placed));
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON events (id) WHERE placed > pg_catalog.now();
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON events ((current_timestamp));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON events (lower(name), (body ->> 'kind')) WHERE placed > '2026-01-01';
    /// CREATE INDEX ASYNC ON events (to_tsvector('simple', body), app.now());
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE INDEX"; keys observed on a cluster in August 2026. Which functions
    /// are immutable was read from the catalog of PostgreSQL 16.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(index) = ctx.create_index() else {
        return;
    };
    let table = ctx.before.schema().table(&index.table.value);
    let columns = |name: &Ident| table?.column(name)?.data_type.system_name();
    let day = ctx.release.date();
    let finding = |span, name: &str| {
        Finding::new(span, format!("{name} is not immutable"))
            .note("the entries of an index must not depend on the time or on the session")
    };
    // Before the service had expressions and predicates, there is a finding about that.
    if day >= timeline::EXPRESSION_INDEXES {
        for key in &index.keys {
            let IndexTarget::Expression(expr) = &key.target else {
                continue;
            };
            for (span, name) in mutable_parts(expr, &columns) {
                findings.add(
                    finding(span, &name)
                        .help("index the column itself, or a column that holds the result")
                        .server(
                            "42P17",
                            "functions in index expression must be marked IMMUTABLE",
                        ),
                );
            }
        }
    }
    if let Some((_, predicate)) = &index.predicate
        && day >= timeline::PARTIAL_INDEXES
    {
        for (span, name) in mutable_parts(predicate, &columns) {
            findings.add(
                finding(span, &name)
                    .help("compare with a constant")
                    .expected(),
            );
        }
    }
}
