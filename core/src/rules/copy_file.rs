use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::StatementKind;

rule! {
    /// `COPY` from or to a file or program of the server
    ///
    /// `COPY` reads from the client and writes to the client.
    ///
    /// # Why
    /// Clients have no access to the disk of a node of Aurora DSQL.
    ///
    /// # Instead
    /// `COPY … FROM STDIN`, in psql `\copy`, or the loader for large files.
    ///
    /// # Refused
    /// ```sql
    /// COPY orders FROM '/tmp/orders.csv' WITH (FORMAT csv);
    /// ```
    /// ```sql
    /// COPY (SELECT * FROM orders) TO PROGRAM 'gzip > orders.gz';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// COPY orders (id, amount) TO STDOUT WITH (FORMAT csv);
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    page: "loading-data",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (StatementKind::CopyFrom | StatementKind::CopyTo) = ctx.kind() else {
        return;
    };
    let rest = ctx.rest();
    let direction = top_level(rest).find(|(_, it)| matches!(it.keyword(), Some(K::From | K::To)));
    let Some([first, after @ ..]) = direction.and_then(|(at, _)| rest.get(at + 1..)) else {
        return;
    };
    let is_string = |it: &Token| matches!(it.kind, TokenKind::String(_));
    // A variable of psql's, `:'file'`, becomes a string before the statement is sent.
    let variable = after
        .first()
        .filter(|it| first.kind == TokenKind::Colon && is_string(it));
    let (span, what) = if is_string(first) {
        (first.span, "file")
    } else if let Some(name) = variable {
        (first.span.to(name.span), "file")
    } else if first.keyword() == Some(K::Program) {
        let command = after.first().map_or(first.span, |it| it.span);
        (first.span.to(command), "program")
    } else {
        return;
    };
    findings.add(
        Finding::new(span, format!("`COPY` cannot use a {what} of the server"))
            .note("clients of Aurora DSQL have no access to the disks of its nodes")
            .help("use `STDIN` or `STDOUT`, in psql `\\copy`, or the loader"),
    );
}
