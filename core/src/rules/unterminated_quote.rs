use super::{Context, Finding, Findings};
use crate::parse::UnterminatedKind;

rule! {
    /// Quote or comment that is never closed
    ///
    /// A string, a quoted identifier, a dollar quote or a block comment begins and does not end.
    /// Reading goes on at the next line that starts like a statement.
    ///
    /// # Why
    /// Everything up to the end of the file would belong to it.
    ///
    /// # Instead
    /// Close it. A quote inside a string is doubled: `'it''s'`.
    ///
    /// # Refused
    /// ```sql
    /// INSERT INTO notes VALUES ('it);
    /// SELECT 1;
    /// ```
    /// ```sql
    /// SELECT 1 /* until here
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// INSERT INTO notes VALUES ('it''s'); /* a /* nested */ comment */
    /// ```
    ///
    /// # Source
    /// PostgreSQL manual, "Lexical Structure".
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(unterminated) = ctx.statement.unterminated else {
        return;
    };
    let what = match unterminated.what {
        UnterminatedKind::String => "string",
        UnterminatedKind::QuotedIdent => "quoted identifier",
        UnterminatedKind::DollarQuote => "dollar-quoted string",
        UnterminatedKind::Comment => "block comment",
    };
    findings.add(
        Finding::new(unterminated.span, format!("this {what} is never closed"))
            .note("reading goes on at the next line that starts like a statement")
            .help("close it, or double a quote that stands inside"),
    );
}
