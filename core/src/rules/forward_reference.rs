use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::schema::qualified;
use crate::service::{Validity, timeline};

rule! {
    /// Foreign key to a table that is created later
    ///
    /// The referenced table must be there when the statement runs. In a desired schema
    /// (`--schema`), whose order says nothing, this is no finding; nor is a table that the script
    /// never creates.
    ///
    /// # Why
    /// As in PostgreSQL, a foreign key is checked against the table when it is declared.
    ///
    /// # Instead
    /// Create the referenced table first. Where two tables reference each other, add one of the
    /// keys afterwards with `ALTER TABLE … ADD … NOT VALID`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer uuid REFERENCES customers (id));
    /// CREATE TABLE customers (id uuid PRIMARY KEY);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE customers (id uuid PRIMARY KEY, parent uuid REFERENCES customers (id));
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer uuid REFERENCES customers (id));
    /// CREATE TABLE notes (id uuid PRIMARY KEY, author uuid REFERENCES elsewhere.authors (id));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Foreign key constraints"; observed on a cluster 2026-08-28.
    validity: Validity::since(timeline::FOREIGN_KEYS),
    page: "working-with-foreign-key-constraints",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let own = ctx.create_table().map(|it| qualified(&it.name.value));
    for constraint in ctx.constraints() {
        let ConstraintKind::ForeignKey(key) = &constraint.kind else {
            continue;
        };
        let Some(later) = ctx.before.later() else {
            return;
        };
        let target = &key.target.value;
        if own.as_ref() == Some(&qualified(target)) || ctx.before.schema().table(target).is_some() {
            continue;
        }
        if later.is_table_created_after(target, ctx.statement.span.start) {
            findings.add(
                Finding::new(key.target.span, format!("`{target}` is created later"))
                    .note("the referenced table must exist when the statement runs")
                    .help(format!("create `{target}` before this statement"))
                    .server("42P01", format!("relation \"{target}\" does not exist")),
            );
        }
    }
}
