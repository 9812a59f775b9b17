use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE RULE`
    ///
    /// Statements cannot be rewritten by rules.
    ///
    /// # Why
    /// Aurora DSQL has neither triggers nor rules.
    ///
    /// # Instead
    /// Write what the rule would do in the application, or use a view.
    ///
    /// # Refused
    /// ```sql
    /// CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING;
    /// ```
    /// ```sql
    /// CREATE OR REPLACE RULE logged AS ON INSERT TO users
    ///     DO ALSO (INSERT INTO log VALUES (1); INSERT INTO log VALUES (2));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE VIEW active_users AS SELECT * FROM users WHERE active;
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Rule) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE RULE` is not supported")
                .note("Aurora DSQL rewrites no statements")
                .help("do it in the application or use a view")
                .expected(),
        );
    }
}
