use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::schema::IndexTarget;

rule! {
    /// `UNIQUE USING INDEX` with an index that cannot be a constraint
    ///
    /// The index must be unique, on columns only and without `WHERE`. It is judged where a statement
    /// before creates it.
    ///
    /// # Why
    /// A constraint holds for all rows of its columns.
    ///
    /// # Instead
    /// Leave it an index: a unique one refuses duplicates as well.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY, mail text);
    /// CREATE UNIQUE INDEX ASYNC users_mail ON users (lower(mail));
    /// ALTER TABLE users ADD CONSTRAINT users_mail_key UNIQUE USING INDEX users_mail;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY, mail text);
    /// CREATE UNIQUE INDEX ASYNC users_mail ON users (mail);
    /// ALTER TABLE users ADD CONSTRAINT users_mail_key UNIQUE USING INDEX users_mail;
    /// ```
    ///
    /// # Source
    /// PostgreSQL refuses it; nobody has recorded the answer of a cluster.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(table) = ctx.altered_table() else {
        return;
    };
    for constraint in ctx.added_constraints() {
        let ConstraintKind::Unique(key) = &constraint.kind else {
            continue;
        };
        let Some(name) = &key.using_index else {
            continue;
        };
        let Some(index) = table.indexes.get(&name.value) else {
            continue;
        };
        let is_expression = |it| matches!(it, &IndexTarget::Expression(_));
        let why = if !index.is_unique {
            "is not unique"
        } else if index.predicate.is_some() {
            "has a `WHERE`"
        } else if index.keys.iter().any(|it| is_expression(&it.target)) {
            "is on expressions"
        } else {
            continue;
        };
        findings.add(
            Finding::new(name.span, format!("the index `{}` {why}", name.value))
                .note("a constraint holds for all rows of its columns")
                .help("leave it an index, or create one that is unique and on columns only")
                .expected(),
        );
    }
}
