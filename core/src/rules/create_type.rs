use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::{ObjectKind, StatementKind};
use crate::text::Severity;

rule! {
    /// `CREATE TYPE`
    ///
    /// Enumerations, composite types and ranges cannot be defined. Of base types and shell types,
    /// which need code of one's own, nobody has recorded anything: a note.
    ///
    /// # Why
    /// Aurora DSQL has the built-in types and domains over them.
    ///
    /// # Instead
    /// For an enumeration use `text` with a `CHECK`, or a domain with one. For a composite type use
    /// columns or `jsonb`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
    /// ```
    /// ```sql
    /// CREATE TYPE address AS (street text, city text);
    /// ```
    /// ```sql
    /// CREATE TYPE float_range AS RANGE (subtype = float8);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE DOMAIN mood AS text CHECK (VALUE IN ('sad', 'ok', 'happy'));
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15 and 2026-09-18.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Create(ObjectKind::Type) {
        return;
    }
    let rest = ctx.rest();
    let after_as = rest.iter().position(|it| it.keyword() == Some(K::As));
    let definition = after_as.and_then(|at| rest.get(at + 1));
    let (what, help, answer) = match definition.map(|it| it.kind) {
        Some(TokenKind::Word(Some(K::Enum))) => (
            "an enumeration",
            "use `text` with a `CHECK`, or a domain with one",
            "CREATE TYPE not supported",
        ),
        Some(TokenKind::Word(Some(K::Range))) => (
            "a range type",
            "use two columns",
            "unsupported statement: CreateRange",
        ),
        Some(TokenKind::LeftParen) => (
            "a composite type",
            "use columns, or `jsonb`",
            "unsupported statement: CompositeType",
        ),
        _ => {
            findings.add(
                Finding::new(ctx.head(), "this form of `CREATE TYPE` has no known answer")
                    .note("what Aurora DSQL says to base types has not been recorded")
                    .severity(Severity::Note),
            );
            return;
        }
    };
    findings.add(
        Finding::new(ctx.head(), format!("{what} cannot be created"))
            .note("Aurora DSQL has the built-in types and domains over them")
            .help(help)
            .server("0A000", answer),
    );
}
