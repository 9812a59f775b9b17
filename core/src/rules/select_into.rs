use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::StatementKind;

rule! {
    /// `SELECT INTO`
    ///
    /// A query cannot put its result into a new table.
    ///
    /// # Why
    /// It is another spelling of `CREATE TABLE … AS`, and a transaction of Aurora DSQL either
    /// changes the schema or writes rows.
    ///
    /// # Instead
    /// Create the table with its columns, then `INSERT … SELECT` at most 3,000 rows in each
    /// transaction.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * INTO adults FROM people WHERE age >= 18;
    /// ```
    /// ```sql
    /// WITH a AS (SELECT * FROM people) SELECT * INTO TABLE adults FROM a;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE adults (id uuid PRIMARY KEY, name text);
    /// INSERT INTO adults SELECT id, name FROM people WHERE age >= 18 LIMIT 3000;
    /// ```
    ///
    /// # Source
    /// `CREATE TABLE … AS`, of which it is a spelling: observed on a cluster 2026-09-15.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::SelectInto {
        return;
    }
    let mut depth = 0_usize;
    let mut words = ctx.tokens.iter().filter_map(|it| {
        match it.kind {
            TokenKind::LeftParen => depth += 1,
            TokenKind::RightParen => depth = depth.saturating_sub(1),
            _ => {}
        }
        (it.keyword() == Some(K::Into)).then_some((depth, it.span))
    });
    // The shallowest, as a query before it may be in parentheses, and so may the whole.
    let word = words.by_ref().min_by_key(|(depth, _)| *depth);
    findings.add(
        Finding::new(
            word.map_or(ctx.head(), |(_, span)| span),
            "`SELECT` with `INTO` is not supported",
        )
        .note("a transaction in Aurora DSQL holds either one DDL statement or DML")
        .help(
            "create the table, then fill it with `INSERT … SELECT`, at most 3,000 rows at a time",
        ),
    );
}
