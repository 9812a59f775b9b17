use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::parse::ddl::constraint::ConstraintKind;
use crate::parse::ddl::sequence_option::SequenceOptionKind;
use crate::text::Severity;

rule! {
    /// Name of the sequence of an identity column
    ///
    /// pg_dump writes `SEQUENCE NAME` into the options of an identity. What the service answers has
    /// not been recorded.
    ///
    /// # Why
    /// The option is in no documentation, PostgreSQL's included.
    ///
    /// # Instead
    /// Leave it out: the sequence gets the name `table_column_seq`.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    ///     SEQUENCE NAME public.orders_id_seq CACHE 1
    /// );
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (CACHE 1);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE", which does not name it.
    severity: Severity::Note,
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let of_tables = ctx.constraints().filter_map(|it| match &it.kind {
        ConstraintKind::Identity(identity) => Some(&identity.options),
        _ => None,
    });
    let added = ctx.column_changes().filter_map(|it| match it.change {
        ColumnChange::AddIdentity(identity) => Some(&identity.options),
        _ => None,
    });
    for option in of_tables.chain(added).flatten() {
        if let SequenceOptionKind::SequenceName(_) = option.kind {
            findings.add(
                Finding::new(option.span, "the identity names its sequence")
                    .note("whether Aurora DSQL takes this option of pg_dump has not been recorded")
                    .help("leave it out"),
            );
        }
    }
}
