use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind, Validity, timeline};

rule! {
    /// Temporary or unlogged sequence
    ///
    /// `TEMPORARY` and `UNLOGGED` are no words of `CREATE SEQUENCE` here.
    ///
    /// # Why
    /// Aurora DSQL has no temporary objects, and all data is durable.
    ///
    /// # Instead
    /// Leave the word out, and drop the sequence afterwards.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TEMPORARY SEQUENCE numbers CACHE 1;
    /// ```
    /// ```sql
    /// CREATE UNLOGGED SEQUENCE numbers CACHE 1;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SEQUENCE numbers CACHE 1;
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    validity: Validity::since(timeline::SEQUENCES_AND_IDENTITY),
    page: "create-sequence-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Create(ObjectKind::Sequence) {
        return;
    }
    if let Some(span) = ctx.temporary() {
        let word = ctx.slice(span).to_ascii_uppercase();
        findings.add(
            Finding::new(span, format!("a sequence cannot be `{word}`"))
                .note("Aurora DSQL has durable sequences only")
                .help("leave the word out")
                .expected(),
        );
    }
}
