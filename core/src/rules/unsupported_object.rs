use super::text_search_object::changes_mapping;
use super::{Context, Finding, Findings};
use crate::service::{ObjectKind as Object, StatementKind as Kind};
use crate::text::Severity;

rule! {
    /// `ALTER` or `DROP` of what cannot be created
    ///
    /// Extensions, databases, servers, publications, procedures and the like cannot exist. With `IF
    /// EXISTS` it is a note, since the statement may pass and do nothing.
    ///
    /// # Why
    /// Their `CREATE` is refused by Aurora DSQL, see the rules about it.
    ///
    /// # Instead
    /// Remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// ALTER EXTENSION hstore UPDATE;
    /// ```
    /// ```sql
    /// DROP PROCEDURE tidy();
    /// ```
    /// ```sql
    /// DROP EXTENSION IF EXISTS hstore;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP FUNCTION IF EXISTS twice(int);
    /// ALTER TABLE server RENAME TO hosts;
    /// ```
    ///
    /// # Source
    /// Expected, since the objects cannot be created; nobody has recorded the answers.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let object = match ctx.kind() {
        // These have rules of their own.
        Kind::Alter(Object::Aggregate) | Kind::Drop(Object::Trigger) => return,
        Kind::Alter(Object::TextSearchConfiguration) if changes_mapping(ctx) => return,
        Kind::Alter(object) | Kind::Drop(object) if is_refused(object) => object,
        _ => return,
    };
    let note = format!("Aurora DSQL creates no {}", object.name());
    let kind = ctx.kind();
    findings.add(if ctx.has_if_exists() {
        Finding::new(
            ctx.head(),
            format!("`{kind} IF EXISTS` has no known answer"),
        )
        .note(format!("{note}; whether this passes has not been recorded"))
        .help("remove the statement")
        .severity(Severity::Note)
    } else {
        Finding::new(ctx.head(), format!("`{kind}` is not supported"))
            .note(note)
            .help("remove the statement")
            .expected()
    });
}

/// Whether objects of the kind cannot be created, and no rule of their own says more.
fn is_refused(object: Object) -> bool {
    matches!(
        object,
        Object::Aggregate
            | Object::Collation
            | Object::Database
            | Object::EventTrigger
            | Object::Extension
            | Object::ForeignDataWrapper
            | Object::ForeignTable
            | Object::LargeObject
            | Object::Operator
            | Object::Procedure
            | Object::Publication
            | Object::Rule
            | Object::Server
            | Object::Subscription
            | Object::Tablespace
            | Object::TextSearchConfiguration
            | Object::TextSearchDictionary
            | Object::TextSearchParser
            | Object::TextSearchTemplate
            | Object::Trigger
            | Object::UserMapping
    )
}
