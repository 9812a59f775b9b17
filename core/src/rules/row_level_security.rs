use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::text::Severity;

rule! {
    /// Row level security
    ///
    /// `ENABLE` and `FORCE ROW LEVEL SECURITY` are refused. What the service answers to `DISABLE`
    /// and `NO FORCE` has not been recorded.
    ///
    /// # Why
    /// Aurora DSQL has no policies.
    ///
    /// # Instead
    /// Grant on views that show the allowed rows, or filter in the application.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
    /// ```
    /// ```sql
    /// ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'open';
    /// GRANT SELECT ON open_orders TO clerk;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for action in ctx.alter_actions() {
        let AlterActionKind::RowSecurity { is_enabled } = action.kind else {
            continue;
        };
        if !is_enabled {
            findings.add(
                Finding::new(action.span, "row level security is switched off")
                    .severity(Severity::Note)
                    .note("Aurora DSQL has none; its answer to this has not been recorded")
                    .help("leave it out"),
            );
            continue;
        }
        let mut finding = Finding::new(action.span, "row level security is not supported")
            .note("Aurora DSQL has no policies")
            .help("grant on views that show the allowed rows");
        let first = ctx.tokens_in(action.span).first();
        if first.is_some_and(|it| it.keyword() == Some(K::Enable)) {
            finding = finding.server(
                "0A000",
                "unsupported ALTER TABLE ENABLE ROW SECURITY statement",
            );
        }
        findings.add(finding);
    }
}
