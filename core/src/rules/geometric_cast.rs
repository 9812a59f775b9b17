use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::types;
use crate::text::Span;

rule! {
    /// Cast to a geometric type
    ///
    /// `point`, `line`, `lseg`, `box`, `path`, `polygon` and `circle` are refused in expressions
    /// too, where other types that cannot be stored are accepted.
    ///
    /// # Why
    /// Aurora DSQL leaves out the geometric types altogether.
    ///
    /// # Instead
    /// Store coordinates as `double precision` and compute with them.
    ///
    /// # Refused
    /// ```sql
    /// SELECT name FROM places WHERE CAST(position AS point) <@ area;
    /// ```
    /// ```sql
    /// SELECT '(1,2)'::pg_catalog.point;
    /// ```
    /// ```sql
    /// INSERT INTO places VALUES (circle '<(1,2),3>');
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (path text, line text, point int, box bytea);
    /// SELECT path AS point, '10.0.0.1'::inet, t.line::text, 'a'::my.path FROM t;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // The parentheses that are open since the first CAST, and whether each is that of a CAST.
    let mut open: Vec<bool> = Vec::new();
    for (at, token) in ctx.tokens.iter().enumerate() {
        let found = match token.kind {
            TokenKind::ColonColon => type_at(ctx, at + 1),
            TokenKind::String(_) => type_before(ctx, at),
            TokenKind::Word(Some(K::As)) if open.last() == Some(&true) => type_at(ctx, at + 1),
            TokenKind::LeftParen => {
                let is_cast = at > 0 && ctx.keyword(at - 1) == Some(K::Cast);
                if is_cast || !open.is_empty() {
                    open.push(is_cast);
                }
                None
            }
            TokenKind::RightParen => {
                open.pop();
                None
            }
            _ => None,
        };
        let Some((span, display, is_array)) = found else {
            continue;
        };
        let finding = Finding::new(span, format!("a value of the type `{display}`"))
            .note("Aurora DSQL has no geometric types, not even in expressions")
            .help("compute with numbers instead");
        findings.add(if is_array {
            finding.expected()
        } else {
            finding.server("0A000", format!("datatype {display} not supported"))
        });
    }
}

type Found = (Span, &'static str, bool);

/// The geometric type whose name begins at this token.
fn type_at(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let first = *ctx.tokens.get(at)?;
    let is = |at: usize, kind| ctx.tokens.get(at).is_some_and(|it| it.kind == kind);
    let mut last = at;
    if is(at + 1, TokenKind::Dot) {
        if ctx.ident(first)? != "pg_catalog" {
            return None;
        }
        last = at + 2;
        if is(at + 3, TokenKind::Dot) {
            return None;
        }
    }
    let display = geometric(ctx, *ctx.tokens.get(last)?)?;
    let is_array = is(last + 1, TokenKind::LeftBracket) || ctx.keyword(last + 1) == Some(K::Array);
    Some((first.span.to(ctx.tokens[last].span), display, is_array))
}

/// The geometric type of the constant at this token: `point '(1,2)'`.
fn type_before(ctx: &Context<'_>, at: usize) -> Option<Found> {
    let name = at.checked_sub(1)?;
    geometric(ctx, *ctx.tokens.get(name)?)?;
    let is_qualified = name >= 2 && ctx.tokens[name - 1].kind == TokenKind::Dot;
    type_at(ctx, if is_qualified { name - 2 } else { name })
}

fn geometric(ctx: &Context<'_>, token: Token) -> Option<&'static str> {
    if !matches!(token.kind, TokenKind::Word(None) | TokenKind::QuotedIdent) {
        return None;
    }
    let name = ctx.ident(token)?;
    types::find(name.as_str())
        .filter(|it| it.is_geometric)
        .map(|it| it.display)
}
