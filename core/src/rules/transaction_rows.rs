use super::token_context::{close_of, top_level};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::{StatementKind, limit};
use crate::text::Span;

rule! {
    /// `INSERT` of more than 3,000 rows
    ///
    /// Counted are rows that the text shows: those of `VALUES`, and those of `generate_series` with
    /// plain bounds.
    ///
    /// # Why
    /// A transaction of Aurora DSQL changes at most 3,000 rows.
    ///
    /// # Instead
    /// Insert in batches of at most 3,000 rows, each in a transaction of its own.
    ///
    /// # Refused
    /// ```sql
    /// INSERT INTO numbers (n) SELECT i FROM generate_series(1, 10000) AS i;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// INSERT INTO numbers (n) SELECT i FROM generate_series(1, 3000) AS i;
    /// INSERT INTO numbers (n) SELECT i FROM generate_series(1, 10000) AS i WHERE i % 7 = 0;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-09-18.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let most = limit::TRANSACTION_ROWS.value;
    // Rows that conflict and are left alone do not count.
    if ctx.kind() != StatementKind::Insert || ctx.phrase(&[K::Do, K::Nothing]).is_some() {
        return;
    }
    let Some((span, count)) = values(ctx).or_else(|| series(ctx)) else {
        return;
    };
    if count > most {
        findings.add(
            Finding::new(span, format!("this inserts {count} rows at once"))
                .note(format!(
                    "a transaction in Aurora DSQL changes at most {most} rows"
                ))
                .help(format!("insert in batches of at most {most} rows"))
                .server("54000", "transaction row limit exceeded"),
        );
    }
}

/// The word `VALUES` of the statement itself, and how many rows follow.
fn values(ctx: &Context<'_>) -> Option<(Span, u64)> {
    let mut tokens = top_level(ctx.rest())
        .map(|(_, it)| it)
        .skip_while(|it| !matches!(it.keyword(), Some(K::Values | K::Select)));
    let values = tokens.next().filter(|it| it.keyword() == Some(K::Values))?;
    let rows = tokens.take_while(|it| it.keyword().is_none());
    let count = rows.filter(|it| it.kind == TokenKind::LeftParen).count();
    Some((values.span, count as u64))
}

/// Functions of test data that give one value for each row.
const SCALAR: [&str; 12] = [
    "abs",
    "concat",
    "floor",
    "gen_random_uuid",
    "lower",
    "lpad",
    "md5",
    "now",
    "random",
    "repeat",
    "round",
    "upper",
];

/// The call in `SELECT … FROM generate_series(1, 10000) [[AS] name]`, and how many rows it makes.
fn series(ctx: &Context<'_>) -> Option<(Span, u64)> {
    let rest = ctx.rest();
    let keyword = |at: usize| rest.get(at).and_then(|it| it.keyword());
    let (from, _) = top_level(rest).find(|(_, it)| it.keyword() == Some(K::From))?;
    let call = ctx.calls().find(|it| it.is_system("generate_series"))?;
    if rest.get(from + 1)?.span.start != call.span.start
        || rest.iter().any(|it| it.keyword() == Some(K::Distinct))
    {
        return None;
    }
    // An aggregate makes one row of all, and a function that returns a set makes more.
    let mut others = ctx.calls().filter(|it| it.span.start < call.span.start);
    if others.any(|other| !SCALAR.iter().any(|it| other.is_system(it))) {
        return None;
    }
    let arguments = call.arguments();
    let [first, last] = arguments.as_slice() else {
        return None;
    };
    let number = |argument: &[Token]| match argument {
        [it] if it.kind == TokenKind::Number => ctx.slice(it.span).parse::<u64>().ok(),
        _ => None,
    };
    let count = (number(last)? + 1).checked_sub(number(first)?)?;
    // Only an alias may follow: a condition or a join would change the count.
    let open = (from..rest.len()).find(|at| rest[*at].kind == TokenKind::LeftParen)?;
    let mut at = close_of(rest, open) + 1;
    if keyword(at) == Some(K::As) {
        at += 1;
    }
    if rest
        .get(at)
        .is_some_and(|it| matches!(it.kind, TokenKind::Word(None) | TokenKind::QuotedIdent))
    {
        at += 1;
    }
    if rest
        .get(at)
        .is_some_and(|it| it.kind == TokenKind::LeftParen)
    {
        at = close_of(rest, at) + 1;
    }
    let is_alone = at >= rest.len() || matches!(keyword(at), Some(K::On | K::Returning));
    is_alone.then_some((call.span, count))
}

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn counts_the_rows_of_a_series() {
        for (query, count) in [
            (
                "SELECT i, md5(random()::text) FROM generate_series(1, 3001) i",
                1,
            ),
            ("SELECT i FROM generate_series(1, 3000) i", 0),
            (
                "SELECT string_agg(i::text, '') FROM generate_series(1, 10000) i",
                0,
            ),
            ("SELECT count(*) FROM generate_series(1, 10000)", 0),
            ("SELECT i FROM generate_series(1, 10000) i WHERE i < 5", 0),
        ] {
            let sql = format!("INSERT INTO t {query}");
            let found = Verifier::new(Options::default()).verify_script(&sql);
            assert_eq!(found.len(), count, "{query}");
        }
    }

    #[test]
    fn counts_the_rows_of_values() {
        for (rows, tail, count) in [
            (3000, "", 0),
            (3001, "", 1),
            (
                3001,
                " ON CONFLICT (n) DO UPDATE SET n = 1 RETURNING (n)",
                1,
            ),
            (3001, " ON CONFLICT DO NOTHING", 0),
        ] {
            let values = vec!["(1, (2))"; rows].join(", ");
            let sql = format!("INSERT INTO t (n, m) VALUES {values}{tail}");
            let found = Verifier::new(Options::default()).verify_script(&sql);
            assert_eq!(found.len(), count, "{rows}{tail}");
        }
    }
}
