use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::text::Span;

rule! {
    /// Deferrable `UNIQUE` or `PRIMARY KEY`
    ///
    /// Only foreign keys can be deferred.
    ///
    /// # Why
    /// The documentation of Aurora DSQL knows deferrability for foreign keys only.
    ///
    /// # Instead
    /// Leave `DEFERRABLE` out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE items (id uuid PRIMARY KEY, position int UNIQUE DEFERRABLE INITIALLY DEFERRED);
    /// ```
    /// ```sql
    /// ALTER TABLE items ADD CONSTRAINT items_position_key UNIQUE USING INDEX i INITIALLY DEFERRED;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE items (id uuid PRIMARY KEY, position int UNIQUE NOT DEFERRABLE);
    /// CREATE TABLE parts (id uuid PRIMARY KEY, item uuid REFERENCES items (id) DEFERRABLE);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE": deferrability is for foreign keys only; no record of an
    /// answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (constraint, _) in ctx.keys() {
        let attributes = &constraint.attributes;
        let span = [attributes.deferrable, attributes.initially_deferred]
            .into_iter()
            .flatten()
            .filter(|it| it.value)
            .map(|it| it.span)
            .reduce(Span::to);
        let Some(span) = span else { continue };
        findings.add(
            Finding::new(
                span,
                match constraint.kind {
                    ConstraintKind::PrimaryKey(_) => "a primary key cannot be deferrable",
                    _ => "a `UNIQUE` constraint cannot be deferrable",
                },
            )
            .note("Aurora DSQL defers the check of foreign keys only")
            .help("leave it out")
            .expected(),
        );
    }
}
