use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::ObjectKind as Object;
use crate::service::limit::{SCHEMAS, SEQUENCES, TABLES, VIEWS};
use crate::text::Severity;

rule! {
    /// More schemas, tables, views or sequences than a cluster holds
    ///
    /// What the statements before have created is counted. The cluster may hold more already, or
    /// other scripts may be meant for other clusters: so it is a warning.
    ///
    /// # Why
    /// A cluster of Aurora DSQL holds 10 schemas besides `public`, 1,000 tables, 5,000 views and
    /// 5,000 sequences.
    ///
    /// # Instead
    /// Put them together, or on several clusters.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c; CREATE SCHEMA d; CREATE SCHEMA e;
    /// CREATE SCHEMA f; CREATE SCHEMA g; CREATE SCHEMA h; CREATE SCHEMA i; CREATE SCHEMA j;
    /// CREATE SCHEMA k;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SCHEMA IF NOT EXISTS shop;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; schemas: observed on a cluster 2026-10-01.
    severity: Severity::Warning,
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (span, limit, count) = match &ctx.statement.body {
        Body::CreateSchema(it) => match it.schema_name() {
            Some(name) if !ctx.before.schema().has_namespace(&name.value) => {
                (name.span, SCHEMAS, ctx.before.schema().namespaces().len())
            }
            _ => return,
        },
        Body::CreateTable(it) if ctx.before.schema().table(&it.name.value).is_none() => {
            (it.name.span, TABLES, ctx.before.schema().tables().len())
        }
        Body::CreateView(it) if it.or_replace.is_none() => {
            (it.name.span, VIEWS, ctx.before.names().count(Object::View))
        }
        Body::CreateSequence(it) if it.if_not_exists.is_none() => (
            it.name.span,
            SEQUENCES,
            ctx.before.names().count(Object::Sequence),
        ),
        _ => return,
    };
    if (count as u64) < limit.value {
        return;
    }
    findings.add(
        Finding::new(span, format!("this is one of {} {}", count + 1, limit.unit))
            .note(format!(
                "a cluster of Aurora DSQL has at most {} {}",
                limit.value, limit.unit
            ))
            .help("put them together, or on several clusters")
            .server_partly(limit.sqlstate, limit.message.map(str::to_owned)),
    );
}

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn counts_what_is_there() {
        for (kind, body, most) in [
            ("TABLE", "(a int)", 1_000),
            ("VIEW", "AS SELECT 1", 5_000),
            ("SEQUENCE", "CACHE 1", 5_000),
        ] {
            let create = |at| format!("CREATE {kind} o{at} {body};");
            let mut sql: String = (0..most).map(create).collect();
            let found = |sql: &str| Verifier::new(Options::default()).verify_script(sql).len();
            assert_eq!(found(&sql), 0, "{kind}");
            sql += &format!("DROP {kind} o1;");
            sql += &create(most);
            assert_eq!(found(&sql), 0, "{kind}");
            sql += &create(most + 1);
            assert_eq!(found(&sql), 1, "{kind}");
        }
    }
}
