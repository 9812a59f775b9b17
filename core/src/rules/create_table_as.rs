use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::StatementKind;

rule! {
    /// Table made from a query
    ///
    /// `CREATE TABLE … AS` is refused for every query, `VALUES` and `EXECUTE` included.
    ///
    /// # Why
    /// A transaction of Aurora DSQL either changes the schema or writes rows.
    ///
    /// # Instead
    /// Create the table with its columns, then `INSERT … SELECT` at most 3,000 rows in each
    /// transaction.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE adults AS SELECT * FROM people WHERE age >= 18;
    /// ```
    /// ```sql
    /// CREATE TABLE IF NOT EXISTS numbers (n) AS VALUES (1), (2);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE adults (id uuid PRIMARY KEY, name text);
    /// INSERT INTO adults SELECT id, name FROM people WHERE age >= 18 LIMIT 3000;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::CreateTableAs {
        return;
    }
    let mut depth = 0_usize;
    let word = ctx.tokens.iter().find(|it| {
        match it.kind {
            TokenKind::LeftParen => depth += 1,
            TokenKind::RightParen => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && it.keyword() == Some(K::As)
    });
    findings.add(
        Finding::new(
            word.map_or(ctx.head(), |it| it.span),
            "`CREATE TABLE` with `AS` is not supported",
        )
        .note("a transaction in Aurora DSQL holds either one DDL statement or DML")
        .help("create the table, then fill it with `INSERT … SELECT`, at most 3,000 rows at a time")
        .server("0A000", "unsupported statement: CreateTableAs"),
    );
}
