use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind};
use crate::parse::ddl::create_table::CreateTable;
use crate::service::{Validity, timeline};

rule! {
    /// Foreign key, before the service had them
    ///
    /// `REFERENCES` and `FOREIGN KEY` are accepted since 2026-08-26.
    ///
    /// # Why
    /// Until then Aurora DSQL did not enforce references between tables.
    ///
    /// # Instead
    /// Leave the constraint out and check references in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (
    ///     id uuid PRIMARY KEY,
    ///     customer uuid REFERENCES customers (id)
    /// );
    /// ```
    /// ```sql
    /// CREATE TABLE orders (id uuid, customer uuid, FOREIGN KEY (customer) REFERENCES customers);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer uuid REFERENCES customers (id));
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-26; the text was seen on a cluster before that day.
    validity: Validity::until(timeline::FOREIGN_KEYS),
    page: "working-with-foreign-key-constraints",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let table = ctx.create_table();
    let of_columns = table
        .into_iter()
        .flat_map(CreateTable::columns)
        .flat_map(|it| &it.constraints);
    let of_table = table.into_iter().flat_map(CreateTable::constraints);
    for constraint in of_columns.chain(of_table).filter(|it| is_foreign_key(it)) {
        findings.add(finding(constraint).server("0A000", "FOREIGN KEY constraint not supported"));
    }
    for action in ctx.alter_actions() {
        match &action.kind {
            AlterActionKind::AddConstraint(constraint) if is_foreign_key(constraint) => {
                findings.add(finding(constraint));
            }
            _ => {}
        }
    }
}

fn is_foreign_key(constraint: &Constraint) -> bool {
    matches!(constraint.kind, ConstraintKind::ForeignKey(_))
}

fn finding(constraint: &Constraint) -> Finding {
    Finding::new(
        constraint.head,
        "foreign keys are not supported in this release",
    )
    .note(format!(
        "Aurora DSQL has foreign keys since {}",
        timeline::FOREIGN_KEYS
    ))
    .help("leave the constraint out and check the reference in the application")
}
