use super::{Context, Finding, Findings};
use crate::service::types::{self, Support, TypeFact};

rule! {
    /// Column of a type that cannot be stored
    ///
    /// Ranges, network addresses, text search types, `money`, `xml`, `bit`, `pg_lsn` and the
    /// geometric types cannot be the type of a column, nor the base of a domain. Inside queries
    /// most of them work.
    ///
    /// # Why
    /// Aurora DSQL stores numbers, text, dates and times, `boolean`, `uuid`, `bytea`, `json` and
    /// `jsonb`.
    ///
    /// # Instead
    /// Take the type that the help names, and cast to the other one in queries.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE hosts (id uuid PRIMARY KEY, address inet);
    /// ```
    /// ```sql
    /// ALTER TABLE prices ADD COLUMN amount pg_catalog.money;
    /// ```
    /// ```sql
    /// CREATE DOMAIN flags AS bit varying(8) NOT NULL;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE hosts (id uuid PRIMARY KEY, address text CHECK (address::inet IS NOT NULL));
    /// CREATE TABLE inet (money numeric(12, 2), "xml" text, box text);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; observed on a cluster 2026-09-15.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        let fact = stored.system_name().and_then(types::find);
        if let Some(fact) = fact
            && matches!(fact.column, Support::Refused(_))
        {
            let message = stored.says(&format!(
                "the type `{}`, which cannot be stored",
                fact.display
            ));
            let finding = Finding::new(stored.data_type.span, message)
                .note(why(fact))
                .help(instead(fact.name));
            let text = format!("datatype {} not supported", fact.display);
            findings.add(stored.answer(finding, "0A000", text));
        }
    }
}

fn why(fact: &TypeFact) -> &'static str {
    if fact.is_geometric {
        "Aurora DSQL has no geometric types"
    } else {
        "Aurora DSQL has the type in queries only, not as stored values"
    }
}

fn instead(name: &str) -> &'static str {
    match name {
        "money" => "use `numeric(12, 2)`",
        "inet" | "cidr" | "macaddr" => "use `text`, and cast in queries",
        "bit" | "varbit" => "use `bytea`, `bigint` or `text`",
        "pg_lsn" => "use `numeric(20, 0)` or `text`",
        "tsvector" | "tsquery" => "store the text, and cast in queries",
        "xml" => "use `text`",
        "point" | "line" | "lseg" | "box" | "path" | "polygon" | "circle" => {
            "use columns of `double precision`, or `jsonb`"
        }
        _ => "use one column for each bound",
    }
}
