use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind, Validity, timeline};

rule! {
    /// Sequence, before the service had them
    ///
    /// `CREATE`, `ALTER` and `DROP SEQUENCE` are accepted since 2026-02-13.
    ///
    /// # Why
    /// Until then Aurora DSQL had no numbers that nodes could draw from.
    ///
    /// # Instead
    /// Use `uuid` keys with `gen_random_uuid()`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SEQUENCE order_numbers CACHE 1;
    /// ```
    /// ```sql
    /// DROP SEQUENCE IF EXISTS order_numbers;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SEQUENCE order_numbers CACHE 1;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-02-13.
    validity: Validity::until(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-sequence-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Kind::Create(ObjectKind::Sequence)
    | Kind::Alter(ObjectKind::Sequence)
    | Kind::Drop(ObjectKind::Sequence) = ctx.kind()
    {
        findings.add(
            Finding::new(ctx.head(), "sequences are not supported in this release")
                .note(format!(
                    "Aurora DSQL has sequences since {}",
                    timeline::SEQUENCES_AND_IDENTITY
                ))
                .help("use `uuid` keys with `gen_random_uuid()`"),
        );
    }
}
