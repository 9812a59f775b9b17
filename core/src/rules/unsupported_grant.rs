use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::StatementKind;
use crate::text::Severity;

rule! {
    /// `GRANT` or `REVOKE` on a database or on schema `public`
    ///
    /// Privileges are granted on tables, sequences, functions and schemas of one's own. For
    /// languages, types, servers and the like a note says that nobody has recorded the answer.
    ///
    /// # Why
    /// The database and the schema `public` of a cluster of Aurora DSQL belong to the system.
    ///
    /// # Instead
    /// Create a schema for the role and grant on that. Connecting is granted with `AWS IAM GRANT`.
    ///
    /// # Refused
    /// ```sql
    /// GRANT CONNECT ON DATABASE postgres TO app;
    /// ```
    /// ```sql
    /// GRANT USAGE ON SCHEMA public TO app;
    /// ```
    /// ```sql
    /// REVOKE CREATE ON SCHEMA shop, public FROM app;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// GRANT USAGE ON SCHEMA shop TO app;
    /// GRANT SELECT (id), TRUNCATE, REFERENCES ON ALL TABLES IN SCHEMA public TO app;
    /// GRANT EXECUTE ON FUNCTION twice(int) TO app;
    /// GRANT reader TO app;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Migrating from PostgreSQL"; observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (StatementKind::Grant | StatementKind::Revoke) = ctx.kind() else {
        return;
    };
    let rest = ctx.rest();
    let Some((on, _)) = top_level(rest).find(|(_, it)| it.keyword() == Some(K::On)) else {
        return;
    };
    let target = &rest[on + 1..];
    let [kind, next, ..] = target else {
        return;
    };
    // A table may have such a name.
    let is_table = matches!(next.kind, TokenKind::Comma | TokenKind::Dot)
        || matches!(next.keyword(), Some(K::To | K::From));
    if is_table {
        return;
    }
    let is_grant = ctx.kind() == StatementKind::Grant;
    match kind.keyword() {
        Some(K::Database) => {
            let mut finding = Finding::new(
                kind.span,
                format!("`{}` does not work on databases", ctx.kind()),
            )
            .note("the database of a cluster in Aurora DSQL belongs to the system")
            .help("grant on schemas and tables; connecting takes `AWS IAM GRANT`");
            if is_grant {
                let answer = "unsupported object type in GRANT".to_owned();
                finding = finding.server_partly(None, Some(answer));
            }
            findings.add(finding);
        }
        Some(K::Schema) => {
            let is_usage = is_grant && matches!(&rest[..on], [it] if it.is_word("usage", ctx.text));
            for token in names(&target[1..]) {
                if ctx.name(token).as_deref() == Some("public") {
                    let mut finding = Finding::new(
                        token.span,
                        format!("`{}` does not work on schema `public`", ctx.kind()),
                    )
                    .note("the schema `public` of a cluster in Aurora DSQL belongs to the system")
                    .help("grant on a schema of your own");
                    if is_usage {
                        finding = finding.server("0A000", "feature not supported on system entity");
                    }
                    findings.add(finding);
                }
            }
        }
        Some(
            K::Domain
            | K::Foreign
            | K::Language
            | K::Large
            | K::Parameter
            | K::Procedure
            | K::Tablespace
            | K::Type,
        ) => findings.add(
            Finding::new(
                kind.span,
                format!("this `{}` has no known answer", ctx.kind()),
            )
            .note("what Aurora DSQL says to it on such an object has not been recorded")
            .severity(Severity::Note),
        ),
        _ => {}
    }
}

/// The names of a list up to `TO` or `FROM`.
fn names(tokens: &[Token]) -> impl Iterator<Item = Token> + '_ {
    tokens
        .iter()
        .copied()
        .take_while(|it| !matches!(it.keyword(), Some(K::To | K::From)))
}
