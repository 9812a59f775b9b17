use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind as Object, StatementKind as Kind};
use crate::text::Severity;

rule! {
    /// Statement of which nobody has recorded what the service answers
    ///
    /// Casts, conversions, languages, transforms, access methods, operator classes and families;
    /// `SECURITY LABEL`, `REASSIGN OWNED`, `DROP OWNED`, `EXECUTE`; comments on what cannot exist.
    ///
    /// # Why
    /// Neither the documentation nor a recording says whether Aurora DSQL takes it.
    ///
    /// # Instead
    /// Try it on a cluster, or leave it out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE CAST (text AS int) WITH INOUT;
    /// ```
    /// ```sql
    /// REASSIGN OWNED BY app TO admin;
    /// ```
    /// ```sql
    /// COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// COMMENT ON TABLE users IS 'REFERENCES nothing';
    /// COMMENT ON CONSTRAINT users_pkey ON users IS NULL;
    /// ```
    ///
    /// # Source
    /// Not a fact about Aurora DSQL.
    severity: Severity::Note,
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let span = match ctx.kind() {
        Kind::Create(object) | Kind::Alter(object) | Kind::Drop(object)
            if is_unrecorded(object) =>
        {
            ctx.head()
        }
        Kind::SecurityLabel | Kind::ReassignOwned | Kind::DropOwned | Kind::Execute => ctx.head(),
        Kind::Comment => match ctx.rest().first() {
            Some(object) if object.keyword().is_some_and(cannot_exist) => {
                ctx.head().to(object.span)
            }
            _ => return,
        },
        _ => return,
    };
    let words = ctx.slice(span).to_ascii_uppercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    findings.add(
        Finding::new(span, format!("`{words}` has no known answer"))
            .note("what Aurora DSQL says to it has not been recorded"),
    );
}

fn is_unrecorded(object: Object) -> bool {
    matches!(
        object,
        Object::AccessMethod
            | Object::Cast
            | Object::Conversion
            | Object::Language
            | Object::OperatorClass
            | Object::OperatorFamily
            | Object::Transform
    )
}

/// Whether the word after `COMMENT ON` begins a kind of object that cannot be created.
fn cannot_exist(word: K) -> bool {
    matches!(
        word,
        K::Access
            | K::Aggregate
            | K::Cast
            | K::Collation
            | K::Conversion
            | K::Database
            | K::Event
            | K::Extension
            | K::Foreign
            | K::Language
            | K::Large
            | K::Materialized
            | K::Operator
            | K::Policy
            | K::Procedural
            | K::Procedure
            | K::Publication
            | K::Rule
            | K::Server
            | K::Subscription
            | K::Tablespace
            | K::Text
            | K::Transform
            | K::Trigger
            | K::Type
    )
}
