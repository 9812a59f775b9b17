use super::{Before, Context, Finding, Findings, RULES};
use crate::parse::ddl::function::{FunctionOption, FunctionOptionKind as Kind};
use crate::parse::{Body, Reader};
use crate::service::statement::StatementClass;
use crate::service::{ObjectKind, StatementKind};
use crate::text::{Diagnostic, Severity, Span};
use crate::transaction::TransactionState;

rule! {
    /// Refused statement in the body of a function
    ///
    /// The body of a function is checked when it is created, so a query that Aurora DSQL refuses
    /// fails there. Of other statements in a body that is a string nobody has recorded the answer:
    /// they are a note. `BEGIN ATOMIC` and `RETURN` are judged by the rules of what stands in them.
    ///
    /// # Why
    /// The service reads the body as it reads a statement.
    ///
    /// # Instead
    /// Follow the help of what is found in it.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION sample() RETURNS SETOF users LANGUAGE sql
    ///     AS $$ SELECT * FROM users TABLESAMPLE SYSTEM (1) $$;
    /// ```
    /// ```sql
    /// CREATE FUNCTION clear() RETURNS void LANGUAGE sql AS 'TRUNCATE users';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION latest() RETURNS SETOF users LANGUAGE sql
    ///     AS $$ SELECT * FROM users FOR UPDATE; -- TRUNCATE
    ///     $$;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-08-28.
    page: "create-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::CreateFunction(function) = &ctx.statement.body else {
        return;
    };
    let is_sql = |it: &FunctionOption| match &it.kind {
        Kind::Language(name) => name.value.eq_ignore_ascii_case("sql"),
        _ => false,
    };
    if function.object != ObjectKind::Function || !function.options.iter().any(is_sql) {
        return;
    }
    for option in &function.options {
        let Kind::As(body, None) = &option.kind else {
            continue;
        };
        // Escapes move what follows them: then the whole string is the place.
        let from = ctx.slice(body.span).find(body.value.as_str());
        let place = |it: Span| match from {
            Some(from) => {
                let from = body.span.start + from as u32;
                Span::new(from + it.start, from + it.end)
            }
            None => body.span,
        };
        for (it, is_query) in judge(ctx, &body.value) {
            let mut finding = Finding::new(place(it.span), it.message);
            if is_query {
                finding = finding
                    .note(it.note.unwrap_or_default())
                    .severity(it.severity);
                if let Some(server) = it.server {
                    finding = finding.server_partly(server.sqlstate, server.message);
                }
            } else {
                finding = finding
                    .note("what Aurora DSQL says to it in the body of a function has not been recorded")
                    .severity(Severity::Note);
            }
            findings.add(match it.help {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
    }
}

/// What is refused in a body, and whether it is in a query.
fn judge(ctx: &Context<'_>, text: &str) -> Vec<(Diagnostic, bool)> {
    let mut found = Vec::new();
    let before = Before::new(ctx.before.schema(), ctx.before.names(), None);
    let mut reader = Reader::new(text);
    while let Some((statement, tokens)) = reader.next() {
        let inner = Context {
            text,
            statement: &statement,
            tokens,
            transaction: TransactionState::Autocommit,
            before: &before,
            ..*ctx
        };
        let is_query = matches!(
            statement.kind.class(),
            StatementClass::Query | StatementClass::Manipulation
        ) && statement.kind != StatementKind::Truncate;
        let mut diagnostics = Vec::new();
        for rule in RULES.iter().filter(|it| it.validity.holds(ctx.release)) {
            (rule.check)(&inner, &mut Findings::new(rule, &mut diagnostics));
        }
        let refused = diagnostics
            .into_iter()
            .filter(|it| it.severity != Severity::Note);
        found.extend(refused.map(|it| (it, is_query)));
    }
    found
}
