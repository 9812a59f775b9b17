use super::token_context::{after_name, close_of};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::StatementKind;
use crate::text::{Severity, Span};

rule! {
    /// `ANALYZE` of anything but one table
    ///
    /// The statement names one table. Without a table it is refused; of options, lists of columns
    /// and several tables nobody has recorded the answer: a note.
    ///
    /// # Why
    /// Aurora DSQL also analyzes tables by itself, in background jobs.
    ///
    /// # Instead
    /// One `ANALYZE` for each table, or none.
    ///
    /// # Refused
    /// ```sql
    /// ANALYZE;
    /// ```
    /// ```sql
    /// ANALYZE VERBOSE orders;
    /// ```
    /// ```sql
    /// ANALYZE orders, customers;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ANALYZE shop.orders;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported SQL features".
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Analyze {
        return;
    }
    let mut rest = ctx.rest();
    let mut unrecorded: Vec<(Span, &str)> = vec![];
    if let [first, ..] = rest {
        if first.kind == TokenKind::LeftParen {
            let close = close_of(rest, 0).min(rest.len() - 1);
            unrecorded.push((first.span.to(rest[close].span), "options"));
            rest = &rest[close + 1..];
        } else if first.keyword() == Some(K::Verbose) {
            unrecorded.push((first.span, "options"));
            rest = &rest[1..];
        }
    }
    if rest.is_empty() {
        findings.add(
            Finding::new(ctx.head(), "`ANALYZE` needs a table")
                .note("Aurora DSQL analyzes one table at a time, and all of them by itself")
                .help("name a table, or remove the statement"),
        );
        return;
    }
    let after = after_name(rest);
    if let [next, ..] = after {
        let what = if next.kind == TokenKind::LeftParen {
            "a list of columns"
        } else {
            "several tables"
        };
        unrecorded.push((next.span.to(after[after.len() - 1].span), what));
    }
    for (span, what) in unrecorded {
        findings.add(
            Finding::new(span, format!("`ANALYZE` with {what} has no known answer"))
                .note("documented for Aurora DSQL is `ANALYZE` with the name of one table")
                .severity(Severity::Note),
        );
    }
}
