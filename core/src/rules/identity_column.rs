use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::service::{Validity, timeline};

rule! {
    /// Identity column, before the service had them
    ///
    /// `GENERATED … AS IDENTITY` is accepted since 2026-02-13.
    ///
    /// # Why
    /// Until then Aurora DSQL had no sequences.
    ///
    /// # Instead
    /// Use `uuid DEFAULT gen_random_uuid()`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-02-13.
    validity: Validity::until(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.constraints() {
        if let ConstraintKind::Identity(_) = constraint.kind {
            findings.add(
                Finding::new(
                    constraint.head,
                    "identity columns are not supported in this release",
                )
                .note(format!(
                    "Aurora DSQL has them since {}",
                    timeline::SEQUENCES_AND_IDENTITY
                ))
                .help("use `uuid DEFAULT gen_random_uuid()`"),
            );
        }
    }
}
