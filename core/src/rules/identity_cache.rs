use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::parse::ddl::constraint::ConstraintKind;
use crate::parse::ddl::sequence_option::{SequenceOption, SequenceOptionKind};
use crate::service::{Validity, timeline};
use crate::text::{Severity, Span};

rule! {
    /// `CACHE` of an identity column between 1 and 65536
    ///
    /// `CACHE` is 1, or at least 65536. For `ALTER COLUMN … SET CACHE` no answer has been recorded.
    ///
    /// # Why
    /// A sequence is a place where all sessions of a cluster meet; a small cache would only hide
    /// that.
    ///
    /// # Instead
    /// Write `CACHE 65536`, or `CACHE 1` for numbers without large gaps.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (START 10 CACHE 100));
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (CACHE 65535);
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN id SET CACHE 20;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
    /// ALTER TABLE orders ALTER COLUMN id SET CACHE 65536;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE"; the same is refused for sequences in the fixtures of AWS's
    /// dsql-lint, whose tests run on a cluster.
    validity: Validity::since(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let of_tables = ctx.constraints().filter_map(|it| match &it.kind {
        ConstraintKind::Identity(identity) => Some(&identity.options),
        _ => None,
    });
    let added = ctx.column_changes().filter_map(|it| match it.change {
        ColumnChange::AddIdentity(identity) if ctx.release.date() >= timeline::ALTER_COLUMN => {
            Some(&identity.options)
        }
        _ => None,
    });
    for (span, size) in of_tables.chain(added).filter_map(|it| wrong_cache(it)) {
        findings.add(
            Finding::new(span, format!("a cache of {size} numbers is not supported"))
                .note("Aurora DSQL takes `CACHE 1`, or 65536 and more")
                .help("write `CACHE 65536`, or `CACHE 1` for numbers without large gaps"),
        );
    }
    let set = ctx.column_changes().filter_map(|it| match it.change {
        ColumnChange::SetIdentity { options, .. } => wrong_cache(options),
        _ => None,
    });
    for (span, size) in set {
        findings.add(
            Finding::new(span, format!("a cache of {size} numbers"))
                .severity(Severity::Note)
                .note("for a new identity Aurora DSQL takes `CACHE 1`, or 65536 and more; its answer here has not been recorded")
                .help("write `CACHE 65536`, or `CACHE 1` for numbers without large gaps"),
        );
    }
}

/// The size that is neither 1 nor at least 65536.
fn wrong_cache(options: &[SequenceOption]) -> Option<(Span, i64)> {
    options.iter().find_map(|it| match it.kind {
        SequenceOptionKind::Cache(size) if size != 1 && size < 65536 => Some((it.span, size)),
        _ => None,
    })
}
