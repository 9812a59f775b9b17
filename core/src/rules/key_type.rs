use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::data_type::DataType;
use crate::parse::ddl::create_table::ColumnDef;
use crate::parse::ddl::index::IndexTarget;
use crate::parse::expr::ExprKind;
use crate::service::types::{self, Support, TypeFact};
use crate::text::{Severity, Span};

rule! {
    /// Key of a type that cannot be indexed
    ///
    /// `bytea`, `interval`, `timetz`, `json` and `jsonb` can be stored but stand in no key;
    /// `numeric` could not before 2026-02-03.
    ///
    /// # Why
    /// The documentation of Aurora DSQL lists which types a key may have, and these are not among
    /// them.
    ///
    /// # Instead
    /// Take another column as the key, or store the value as `text`. An index on an expression such
    /// as `(doc ->> 'id')` works.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE docs (body jsonb PRIMARY KEY);
    /// ```
    /// ```sql
    /// CREATE TABLE shifts (id uuid PRIMARY KEY, room int, length interval, UNIQUE (room, length));
    /// ```
    ///
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body jsonb);
    /// CREATE INDEX ASYNC docs_body ON docs (body);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, number numeric(10, 0) UNIQUE, body jsonb);
    /// CREATE INDEX ASYNC ON docs ((body ->> 'title'));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; `jsonb` observed on a cluster 2026-10-01; `numeric`
    /// AWS release notes 2026-02-03.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for key in ctx.create_index().into_iter().flat_map(|it| &it.keys) {
        if let IndexTarget::Expression(expr) = &key.target
            && let ExprKind::Cast { data_type, .. } = &expr.kind
            && let Some(fact) = refused_key(ctx, data_type)
        {
            let message = format!("a value of the type `{}` cannot be in a key", fact.display);
            findings.add(
                Finding::new(data_type.span, message)
                    .note("Aurora DSQL stores the type but has no keys of it")
                    .help("cast to `text`")
                    .expected(),
            );
        }
    }
    for (column, span) in ctx.index_columns() {
        let name = column.data_type.system_name();
        let fact = name.and_then(types::find);
        let of_domain = || {
            ctx.before
                .names()
                .domain_base(&column.data_type.other_name()?.name)
        };
        if let Some(refused) = fact.or_else(of_domain)
            && is_refused(ctx, refused)
        {
            let finding = finding(&column.name, span, refused);
            findings.add(if fact.is_some() {
                finding
            } else {
                finding.expected()
            });
        }
    }
    for key in ctx.table_keys() {
        for (column, span) in &key.columns {
            if let Some(fact) = refusal(ctx, column) {
                let finding = finding(&column.name.value, *span, fact);
                let is_domain = column.data_type.name.value.system_name() != Some(fact.name);
                findings.add(if is_domain {
                    finding.expected()
                } else {
                    finding
                });
            }
        }
        let Some(table) = ctx.create_table() else {
            continue;
        };
        for name in &key.key.include {
            if let Some(column) = super::context::column_named(table, &name.value)
                && let Some(fact) = refusal(ctx, column)
            {
                findings.add(
                    Finding::new(
                        name.span,
                        format!(
                            "column `{}` has the type `{}`",
                            column.name.value, fact.display
                        ),
                    )
                    .severity(Severity::Note)
                    .note("Aurora DSQL has no keys of it; `INCLUDE` has not been recorded"),
                );
            }
        }
    }
}

fn finding(column: &Ident, span: Span, fact: &TypeFact) -> Finding {
    let display = fact.display;
    let finding = Finding::new(
        span,
        format!("column `{column}` has the type `{display}` and cannot be in a key"),
    );
    match fact.key {
        Support::Accepted(validity) => finding.note(match validity.since {
            Some(day) => format!("Aurora DSQL takes it in keys since {day}"),
            None => String::new(),
        }),
        _ => finding
            .note("Aurora DSQL stores the type but has no keys of it")
            .help("leave the column out of the key, or store it as `text`")
            .server(
                "0A000",
                format!("datatype {display} is not supported in a key"),
            ),
    }
}

/// The type of a column that may be stored but not be a key.
fn refusal(ctx: &Context<'_>, column: &ColumnDef) -> Option<&'static TypeFact> {
    refused_key(ctx, &column.data_type)
}

fn refused_key(ctx: &Context<'_>, data_type: &DataType) -> Option<&'static TypeFact> {
    let fact = ctx.type_fact(&data_type.name.value)?;
    (data_type.array.is_none() && is_refused(ctx, fact)).then_some(fact)
}

/// Whether a type may be stored but not be a key.
fn is_refused(ctx: &Context<'_>, fact: &TypeFact) -> bool {
    let is_stored = matches!(fact.column, Support::Accepted(it) if it.holds(ctx.release));
    let is_refused = match fact.key {
        Support::Accepted(validity) => !validity.holds(ctx.release),
        Support::Refused(_) => true,
        Support::Unknown => false,
    };
    is_stored && is_refused
}

#[cfg(test)]
mod tests {
    use crate::service::{Release, timeline};
    use crate::text::Severity;
    use crate::verify::{Options, Verifier};

    #[test]
    fn refuses_numeric_in_an_earlier_release() {
        let release = Release::on(timeline::NUMERIC_KEYS.previous()).unwrap();
        let options = Options {
            release,
            ..Options::default()
        };
        let sql = "CREATE TABLE t (a numeric(9, 0), b int, UNIQUE (b, a))";
        let found = Verifier::new(options).verify_script(sql);
        let places: Vec<_> = found.iter().map(|it| it.span.slice(sql)).collect();
        assert_eq!(places, ["a"]);
        assert_eq!(found[0].server, None);
    }

    #[test]
    fn notes_what_is_only_included() {
        let sql = "CREATE TABLE t (a int, b jsonb, PRIMARY KEY (a) INCLUDE (b))";
        let found = Verifier::new(Options::default()).verify_script(sql);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Note);
    }

    #[test]
    fn knows_the_columns_of_an_index() {
        for (sql, expected) in [
            (
                "CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN k interval; CREATE UNIQUE INDEX ASYNC ON t (a, (k));",
                &["k"][..],
            ),
            (
                "CREATE TABLE s.t (z timetz, y bytea); CREATE INDEX ASYNC ON s.t (z, y);",
                &["z", "y"],
            ),
            (
                "CREATE TABLE t (d jsonb, e text); CREATE INDEX ASYNC ON t ((d ->> 'a'), e) INCLUDE (d);",
                &[],
            ),
            (
                "CREATE TABLE t (d jsonb); DROP TABLE t; CREATE INDEX ASYNC ON t (d);",
                &[],
            ),
            ("CREATE INDEX ASYNC ON t (d);", &[]),
            (
                "CREATE DOMAIN d AS jsonb; CREATE TABLE t (d d); CREATE INDEX ASYNC ON t (d);",
                &["d"],
            ),
        ] {
            let found = Verifier::new(Options::default()).verify_script(sql);
            let places: Vec<_> = found.iter().map(|it| it.span.slice(sql)).collect();
            assert_eq!(places, expected, "{sql}");
        }
        let options = Options {
            release: Release::on(timeline::NUMERIC_KEYS.previous()).unwrap(),
            ..Options::default()
        };
        let sql = "CREATE TABLE t (n numeric(9, 0)); CREATE INDEX ASYNC ON t (n);";
        assert_eq!(Verifier::new(options).verify_script(sql).len(), 1);
    }
}
