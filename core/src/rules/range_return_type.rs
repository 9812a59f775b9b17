use super::token_context::{close_of, top_level};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};

rule! {
    /// Range as the return type of a function
    ///
    /// Functions take ranges as arguments and do not return them.
    ///
    /// # Why
    /// Aurora DSQL has ranges inside queries only.
    ///
    /// # Instead
    /// Return the two bounds as columns of a table.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION year_of(d date) RETURNS daterange
    ///     LANGUAGE sql RETURN daterange(d, d + 365);
    /// ```
    /// ```sql
    /// CREATE FUNCTION years() RETURNS TABLE (name text, days daterange)
    ///     LANGUAGE sql RETURN ('2026', daterange('2026-01-01', '2027-01-01'));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION days_of(r daterange) RETURNS int LANGUAGE sql RETURN upper(r) - lower(r);
    /// CREATE FUNCTION ages() RETURNS TABLE (daterange text, age numeric(4, 1))
    ///     LANGUAGE sql RETURN ('all', 9);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-08-28.
    page: "create-function-syntax-support",
    check: check,
}

/// The range types that are built in.
const RANGES: [&str; 6] = [
    "daterange",
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    let Some((returns, _)) = top_level(clauses).find(|(_, it)| it.keyword() == Some(K::Returns))
    else {
        return;
    };
    let rest = &clauses[returns + 1..];
    match rest {
        [table, open, ..]
            if table.keyword() == Some(K::Table) && open.kind == TokenKind::LeftParen =>
        {
            let columns = &rest[2..close_of(rest, 1)];
            for column in columns_of(columns) {
                // The name of the column stands first.
                check_type(ctx, column.get(1..).unwrap_or_default(), findings);
            }
        }
        [setof, data_type @ ..] if setof.keyword() == Some(K::Setof) => {
            check_type(ctx, data_type, findings);
        }
        data_type => check_type(ctx, data_type, findings),
    }
}

/// The columns of a list, cut at the commas.
fn columns_of(list: &[Token]) -> Vec<&[Token]> {
    let mut columns = Vec::new();
    let mut from = 0;
    for (at, _) in top_level(list).filter(|(_, it)| it.kind == TokenKind::Comma) {
        columns.push(&list[from..at]);
        from = at + 1;
    }
    columns.push(&list[from..]);
    columns
}

fn check_type(ctx: &Context<'_>, data_type: &[Token], findings: &mut Findings<'_>) {
    let token = match data_type {
        [namespace, dot, name, ..] if dot.kind == TokenKind::Dot => {
            if ctx.name(*namespace).as_deref() != Some("pg_catalog") {
                return;
            }
            *name
        }
        [name, ..] => *name,
        [] => return,
    };
    let Some(name) = ctx.name(token).filter(|it| RANGES.contains(&it.as_str())) else {
        return;
    };
    findings.add(
        Finding::new(token.span, format!("a function cannot return `{name}`"))
            .note("Aurora DSQL has ranges inside queries and as arguments only")
            .help("return the two bounds"),
    );
}
