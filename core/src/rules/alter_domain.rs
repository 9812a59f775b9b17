use super::token_context::after_name;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};
use crate::text::Severity;

rule! {
    /// `ALTER DOMAIN` that adds a constraint
    ///
    /// `SET NOT NULL` and `ADD CONSTRAINT` are refused, with `NOT VALID` too. Of `VALIDATE
    /// CONSTRAINT` nobody has recorded the answer: a note.
    ///
    /// # Why
    /// The rows that use the domain would have to be checked.
    ///
    /// # Instead
    /// Create another domain with the constraint, and use it for new columns.
    ///
    /// # Refused
    /// ```sql
    /// ALTER DOMAIN email SET NOT NULL;
    /// ```
    /// ```sql
    /// ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%') NOT VALID;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE DOMAIN email AS text NOT NULL CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
    /// ALTER DOMAIN email DROP NOT NULL;
    /// ALTER DOMAIN email SET DEFAULT 'a@example.com';
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-03 and 2026-10-10.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Alter(ObjectKind::Domain) {
        return;
    }
    let action = after_name(ctx.rest());
    let keyword = |at: usize| action.get(at).and_then(|it| it.keyword());
    let (last, what) = match [keyword(0), keyword(1), keyword(2)] {
        [Some(K::Set), Some(K::Not), _] => (2, "`SET NOT NULL`"),
        [Some(K::Add), Some(K::Constraint), _] => (1, "`ADD CONSTRAINT`"),
        [Some(K::Add), ..] => (0, "`ADD` of a constraint"),
        [Some(K::Validate), Some(K::Constraint), _] => {
            findings.add(
                Finding::new(
                    action[0].span.to(action[1].span),
                    "this has no known answer",
                )
                .note("what Aurora DSQL says to `VALIDATE CONSTRAINT` has not been recorded")
                .severity(Severity::Note),
            );
            return;
        }
        _ => return,
    };
    let span = action[0].span.to(action[last.min(action.len() - 1)].span);
    findings.add(
        Finding::new(span, format!("{what} is not supported for domains"))
            .note("a domain in Aurora DSQL has the constraints it was created with")
            .help("create another domain with the constraint"),
    );
}
