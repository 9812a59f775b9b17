use super::{Context, Finding, Findings};
use crate::ident::QualifiedName;
use crate::parse::data_type::{DataType, TypeName};
use crate::service::types::{self, Support};
use crate::text::Severity;

rule! {
    /// Column of a type of which no record exists
    ///
    /// Whether a column may be of type `oid`, `name`, `regclass`, `"char"`, `xid` and of other
    /// types that PostgreSQL keeps for itself has not been recorded. A type that is not built in and
    /// that no statement before creates is only known to the database.
    ///
    /// # Why
    /// The documentation of Aurora DSQL does not list them, and no answer of a cluster is known.
    ///
    /// # Instead
    /// Use a type that is listed: `bigint` for `oid` and `xid`, `text` for the others. A domain may
    /// stay as it is.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE audit (id uuid PRIMARY KEY, relation oid);
    /// ```
    /// ```sql
    /// ALTER TABLE audit ADD COLUMN kind "char";
    /// ```
    /// ```sql
    /// CREATE TABLE audit (id uuid PRIMARY KEY, mail app.email);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE audit (id uuid PRIMARY KEY, oid bigint, kind char);
    /// SELECT 'audit'::regclass::oid;
    /// CREATE DOMAIN app.email AS text CHECK (VALUE LIKE '%@%');
    /// ALTER TABLE audit ADD COLUMN mail app.email;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types", which does not name them.
    severity: Severity::Note,
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        if data_type.array.is_some() {
            continue;
        }
        let fact = stored.system_name().and_then(types::find);
        if let Some(fact) = fact.filter(|it| it.column == Support::Unknown) {
            let message = stored.says(&format!("the type `{}`", fact.display));
            findings.add(
                Finding::new(data_type.span, message)
                    .note("whether Aurora DSQL stores it has not been recorded")
                    .help("use a type that the documentation lists"),
            );
        }
        if let Some(name) = unknown_name(ctx, data_type) {
            let message = stored.says(&format!("the type `{name}`, which is not built in"));
            findings.add(
                Finding::new(data_type.span, message)
                    .note("Aurora DSQL stores it if it is a domain; no statement before creates it")
                    .help("create the domain before, or use a type that the documentation lists"),
            );
        }
    }
}

/// The name of a type that is neither built in nor from an extension, and that no statement before
/// has created or tried to.
fn unknown_name<'a>(ctx: &Context<'_>, data_type: &'a DataType) -> Option<&'a QualifiedName> {
    let TypeName::Named(name) = &data_type.name.value else {
        return None;
    };
    let last = name.name.as_str();
    let is_known = match data_type.name.value.system_name() {
        Some(system) => {
            types::find(system).is_some()
                || types::SERIALS.contains(&system)
                || types::array_element(system).is_some()
        }
        None => false,
    };
    let is_from_extension = !data_type.modifiers.is_empty()
        || types::EXTENSION_TYPES
            .binary_search_by(|it| it.0.cmp(last))
            .is_ok();
    if is_known || is_from_extension {
        return None;
    }
    let is_row_of_table = ctx.before.schema().table(name).is_some();
    (!is_row_of_table && !ctx.before.names().may_have_type(&name.name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::text::Severity;
    use crate::verify::{Options, Verifier};

    #[test]
    fn notes_a_type_that_nothing_before_creates() {
        for (sql, is_noted) in [
            ("CREATE TABLE t (m mood)", true),
            ("CREATE TABLE t (m mood); CREATE DOMAIN mood AS text", true),
            (
                "CREATE DOMAIN feeling AS text; ALTER DOMAIN feeling RENAME TO mood; CREATE TABLE t (m mood)",
                false,
            ),
            (
                "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (m mood)",
                false,
            ),
            ("CREATE EXTENSION moods; CREATE TABLE t (m mood)", false),
            ("CREATE TABLE mood (a int); CREATE TABLE t (m mood)", false),
            (
                "CREATE TABLE t (m mood[], n mood(3), o serial, p citext, q t.m%TYPE)",
                false,
            ),
        ] {
            let found = Verifier::new(Options::default()).verify_script(sql);
            let notes: Vec<_> = found
                .iter()
                .filter(|it| it.rule == "unknown-type-support")
                .map(|it| it.severity)
                .collect();
            let expected = if is_noted {
                vec![Severity::Note]
            } else {
                vec![]
            };
            assert_eq!(notes, expected, "{sql}");
        }
    }
}
