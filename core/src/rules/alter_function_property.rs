use super::token_context::{after_name, close_of};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `ALTER FUNCTION` of anything but name, owner and schema
    ///
    /// A function's properties are fixed when it is created.
    ///
    /// # Why
    /// Aurora DSQL takes `RENAME TO`, `OWNER TO` and `SET SCHEMA`.
    ///
    /// # Instead
    /// `CREATE OR REPLACE FUNCTION` with the new property.
    ///
    /// # Refused
    /// ```sql
    /// ALTER FUNCTION twice(int) IMMUTABLE;
    /// ```
    /// ```sql
    /// ALTER FUNCTION twice(int) SET search_path = public;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER FUNCTION twice(int) RENAME TO doubled;
    /// ALTER FUNCTION doubled SET SCHEMA app;
    /// ALTER ROUTINE app.doubled(int) OWNER TO app;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER FUNCTION"; test cases of AWS's dsql-lint, run against a cluster.
    page: "alter-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let StatementKind::Alter(ObjectKind::Function | ObjectKind::Routine) = ctx.kind() else {
        return;
    };
    let mut actions = after_name(ctx.rest());
    if actions
        .first()
        .is_some_and(|it| it.kind == TokenKind::LeftParen)
    {
        actions = actions.get(close_of(actions, 0) + 1..).unwrap_or_default();
    }
    if actions.is_empty() {
        return;
    }
    let keyword = |at: usize| actions.get(at).and_then(|it| it.keyword());
    let is_accepted = match keyword(0) {
        Some(K::Rename | K::Owner | K::Depends) => true,
        Some(K::Set) => keyword(1) == Some(K::Schema),
        Some(K::No) => keyword(1) == Some(K::Depends),
        _ => false,
    };
    if !is_accepted {
        let span = actions[0].span.to(actions[actions.len() - 1].span);
        findings.add(
            Finding::new(span, "this property of a function cannot be altered")
                .note("Aurora DSQL alters the name, the owner and the schema of a function")
                .help("replace the function with `CREATE OR REPLACE FUNCTION`"),
        );
    }
}
