use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;

rule! {
    /// `GROUP BY ALL` without expressions
    ///
    /// `ALL` after `GROUP BY` says what to do with equal grouping sets; the expressions must
    /// follow.
    ///
    /// # Why
    /// Aurora DSQL does not find out by itself what to group by. PostgreSQL up to 18 does not
    /// either.
    ///
    /// # Instead
    /// Write the expressions, or their numbers in the list: `GROUP BY 1, 2`.
    ///
    /// # Refused
    /// ```sql
    /// SELECT city, count(*) FROM addresses GROUP BY ALL;
    /// ```
    /// ```sql
    /// SELECT * FROM (SELECT city, count(*) FROM addresses GROUP BY ALL) c;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT city, count(*) FROM addresses GROUP BY ALL city;
    /// SELECT city, count(*) FROM addresses GROUP BY DISTINCT ROLLUP (city), city;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for at in 2..ctx.tokens.len() {
        let words = [at - 2, at - 1, at].map(|it| ctx.keyword(it));
        if words != [Some(K::Group), Some(K::By), Some(K::All)] {
            continue;
        }
        let next = ctx.tokens.get(at + 1);
        let is_missing = next.is_none_or(|it| {
            matches!(it.kind, TokenKind::RightParen | TokenKind::Semicolon)
                || it.keyword().is_some_and(ends_grouping)
        });
        if !is_missing {
            continue;
        }
        let message = next
            .is_none()
            .then(|| "syntax error at end of input".to_owned());
        findings.add(
            Finding::new(ctx.tokens[at].span, "`GROUP BY ALL` needs expressions")
                .note("Aurora DSQL does not find out by itself what to group by")
                .help("write the expressions after `GROUP BY`")
                .server_partly(Some("42601"), message),
        );
    }
}

/// The words that may follow the clause.
fn ends_grouping(word: K) -> bool {
    matches!(
        word,
        K::Having
            | K::Window
            | K::Union
            | K::Intersect
            | K::Except
            | K::Order
            | K::Limit
            | K::Offset
            | K::Fetch
            | K::For
    )
}
