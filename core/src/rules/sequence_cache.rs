use super::token_context::after_name;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::{ObjectKind, StatementKind, Validity, timeline};
use crate::text::{Severity, Span};

rule! {
    /// Sequence without `CACHE`, or with one between 1 and 65536
    ///
    /// `CREATE SEQUENCE` must say `CACHE`, and its value is 1 or at least 65536. For `ALTER
    /// SEQUENCE` with another value a note says that nobody has recorded the answer.
    ///
    /// # Why
    /// Every node of Aurora DSQL takes numbers in blocks; blocks of a middling size would make
    /// sequences a bottleneck.
    ///
    /// # Instead
    /// `CACHE 65536` for speed, with gaps and out of order; `CACHE 1` for few gaps, more slowly.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SEQUENCE order_numbers START WITH 1000;
    /// ```
    /// ```sql
    /// CREATE SEQUENCE order_numbers CACHE 100;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SEQUENCE order_numbers CACHE 65536;
    /// CREATE SEQUENCE IF NOT EXISTS invoice_numbers AS bigint START WITH 1000 CACHE 1;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE SEQUENCE"; observed on a cluster 2026-09-18. A value between from
    /// test cases of AWS's dsql-lint, run against a cluster.
    validity: Validity::since(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-sequence-syntax-support",
    check: check,
}

const MISSING: &str = "CREATE SEQUENCE is not supported without an explicit cache size. \
    please define CACHE greater than or equal to 65536 or equal to 1";

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (head, options) in ctx.sequences() {
        match cache(ctx, options) {
            None => findings.add(
                Finding::new(head, "this sequence has no `CACHE`")
                    .note("Aurora DSQL needs `CACHE 1`, or `CACHE` of at least 65536")
                    .help("add `CACHE 65536`, or `CACHE 1` for few gaps")
                    .server("0A000", MISSING),
            ),
            Some((span, value)) if !is_accepted(value) => findings.add(
                Finding::new(
                    span,
                    format!("`CACHE {value}` is neither 1 nor large enough"),
                )
                .note("Aurora DSQL needs `CACHE 1`, or `CACHE` of at least 65536")
                .help("write `CACHE 65536`, or `CACHE 1` for few gaps"),
            ),
            Some(_) => {}
        }
    }
    if ctx.kind() == StatementKind::Alter(ObjectKind::Sequence)
        && let Some((span, value)) = cache(ctx, after_name(ctx.rest()))
        && !is_accepted(value)
    {
        findings.add(
            Finding::new(
                span,
                format!("`CACHE {value}` could not be created like this"),
            )
            .note("whether `ALTER SEQUENCE` takes it has not been recorded")
            .help("write `CACHE 65536`, or `CACHE 1` for few gaps")
            .severity(Severity::Note),
        );
    }
}

fn is_accepted(cache: i64) -> bool {
    cache == 1 || cache >= 65536
}

/// The clause and its value; one too large to read is large enough.
fn cache(ctx: &Context<'_>, options: &[Token]) -> Option<(Span, i64)> {
    options.windows(2).find_map(|pair| {
        let is_cache = pair[0].keyword() == Some(K::Cache) && pair[1].kind == TokenKind::Number;
        let digits = ctx.slice(pair[1].span).replace('_', "");
        is_cache.then(|| {
            (
                pair[0].span.to(pair[1].span),
                digits.parse().unwrap_or(i64::MAX),
            )
        })
    })
}
