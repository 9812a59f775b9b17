use super::{Context, Finding, Findings};
use crate::service::StatementKind as Kind;

rule! {
    /// Cursor
    ///
    /// `DECLARE`, `FETCH`, `MOVE` and `CLOSE` are refused.
    ///
    /// # Why
    /// Aurora DSQL sends the result of a query as a whole.
    ///
    /// # Instead
    /// Page by key: `WHERE id > last ORDER BY id LIMIT 1000`.
    ///
    /// # Refused
    /// ```sql
    /// DECLARE c CURSOR FOR SELECT * FROM orders;
    /// ```
    /// ```sql
    /// FETCH 100 FROM c;
    /// ```
    /// ```sql
    /// CLOSE ALL;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders WHERE id > 'last' ORDER BY id FETCH FIRST 100 ROWS ONLY;
    /// ```
    ///
    /// # Source
    /// Known issues of AWS's adapter for Django; test cases of AWS's dsql-lint, run against a
    /// cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Kind::Declare | Kind::Fetch | Kind::Move | Kind::Close) = ctx.kind() else {
        return;
    };
    let finding = Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
        .note("Aurora DSQL has no cursors in SQL")
        .help("page by key with `ORDER BY` and `LIMIT`");
    findings.add(if ctx.kind() == Kind::Declare {
        finding.server("0A000", "unsupported statement: DeclareCursor")
    } else {
        finding
    });
}
