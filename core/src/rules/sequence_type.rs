use super::token_context::after_name;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::{ObjectKind, StatementKind, Validity, timeline};
use crate::text::{Severity, Span};

rule! {
    /// Sequence of another type than `bigint`
    ///
    /// `AS` may name `bigint` only. For `ALTER SEQUENCE` a note says that nobody has recorded the
    /// answer.
    ///
    /// # Why
    /// Sequences of Aurora DSQL count in 64 bits.
    ///
    /// # Instead
    /// Leave `AS` out or write `AS bigint`; `MAXVALUE 2147483647` keeps the numbers small.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SEQUENCE small_numbers AS integer CACHE 1;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SEQUENCE small_numbers AS bigint MAXVALUE 2147483647 CACHE 1;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE SEQUENCE"; test cases of AWS's dsql-lint, run against a cluster.
    validity: Validity::since(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-sequence-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, options) in ctx.sequences() {
        if let Some((span, name)) = other_type(ctx, options) {
            findings.add(
                Finding::new(span, format!("a sequence cannot be of type `{name}`"))
                    .note("sequences in Aurora DSQL are of type `bigint`")
                    .help("write `AS bigint`, with `MAXVALUE` where numbers must be small"),
            );
        }
    }
    if ctx.kind() == StatementKind::Alter(ObjectKind::Sequence)
        && let Some((span, name)) = other_type(ctx, after_name(ctx.rest()))
    {
        findings.add(
            Finding::new(span, format!("a sequence cannot be created as `{name}`"))
                .note("whether `ALTER SEQUENCE` takes the type has not been recorded")
                .help("write `AS bigint`")
                .severity(Severity::Note),
        );
    }
}

/// `AS type` where the type is not `bigint`.
fn other_type(ctx: &Context<'_>, options: &[Token]) -> Option<(Span, String)> {
    let at = options.iter().position(|it| it.keyword() == Some(K::As))?;
    let mut last = at + 1;
    while options
        .get(last + 1)
        .is_some_and(|it| it.kind == TokenKind::Dot)
    {
        last += 2;
    }
    let token = *options.get(last)?;
    let name = ctx.name(token)?;
    let is_bigint = matches!(name.as_str(), "bigint" | "int8");
    (!is_bigint).then(|| (options[at].span.to(token.span), name))
}
