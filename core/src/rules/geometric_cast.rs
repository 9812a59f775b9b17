use super::{Context, Finding, Findings};
use crate::ident::{Ident, Keyword as K};
use crate::parse::token::{Token, TokenKind};
use crate::service::{ObjectKind, StatementKind as Kind, types};
use crate::text::Span;

rule! {
    /// Cast to a geometric type
    ///
    /// `point`, `line`, `lseg`, `box`, `path`, `polygon` and `circle` are refused in expressions
    /// too, where other types that cannot be stored are accepted: in casts, and in calls such as
    /// `point(1, 2)`.
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
    /// ```sql
    /// UPDATE places SET name = 'near' WHERE point(x, y) <@ area;
    /// ```
    /// ```sql
    /// SELECT box(point(0, 0), point(1, 1));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (path text, line text, point int, box bytea);
    /// SELECT path AS point, '10.0.0.1'::inet, t.line::text, 'a'::my.path FROM t;
    /// SELECT a FROM t, XMLTABLE('/r' PASSING d COLUMNS a text PATH 'a', b int PATH 'b') x;
    /// WITH a AS (SELECT 1), box (x, point) AS (SELECT 1, 2) SELECT path('/a'), line(x) FROM box;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check_calls(ctx, findings);
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

/// Calls such as `point(1, 2)`, the outermost only.
fn check_calls(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if !matches!(
        ctx.kind(),
        Kind::Select
            | Kind::Insert
            | Kind::Update
            | Kind::Delete
            | Kind::Explain
            | Kind::CreateTableAs
            | Kind::Create(ObjectKind::View)
    ) {
        return;
    }
    let mut judged = 0;
    for call in ctx.calls() {
        let Some(name) = GEOMETRIC.into_iter().find(|it| call.is_system(it)) else {
            continue;
        };
        if call.span.start < judged || !is_in_expression(ctx, call.span) {
            continue;
        }
        let arguments = call.arguments();
        let Some(last) = arguments.last().and_then(|it| it.last()) else {
            continue;
        };
        // Somebody's own function may have the name.
        let is_known = call.namespace.is_some()
            || (arguments.len() <= 2
                && !ctx.before.names().has_function(&Ident::new(name))
                && (name == "point" && arguments.len() == 2
                    || arguments.iter().any(|it| is_geometric_value(ctx, it))));
        if !is_known || defines_columns(ctx, last.span) {
            continue;
        }
        judged = last.span.end;
        findings.add(
            Finding::new(call.span, format!("a call of the geometric `{name}`"))
                .note("Aurora DSQL has no geometric types, not even in expressions")
                .help("compute with numbers instead")
                .expected(),
        );
    }
}

/// The geometric types, each with functions of its name.
const GEOMETRIC: [&str; 7] = ["box", "circle", "line", "lseg", "path", "point", "polygon"];

/// Whether a name stands where an expression begins, rather than behind another name.
fn is_in_expression(ctx: &Context<'_>, name: Span) -> bool {
    let at = ctx.tokens.partition_point(|it| it.span.start < name.start);
    let Some(before) = at.checked_sub(1).and_then(|it| ctx.tokens.get(it)) else {
        return false;
    };
    match before.kind {
        TokenKind::Operator | TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::Comma => {
            true
        }
        TokenKind::Word(Some(keyword)) => matches!(
            keyword,
            K::All
                | K::And
                | K::Between
                | K::By
                | K::Case
                | K::Distinct
                | K::Else
                | K::Having
                | K::Not
                | K::On
                | K::Or
                | K::Returning
                | K::Select
                | K::Then
                | K::When
                | K::Where
        ),
        _ => false,
    }
}

/// Whether the parenthesis that ends after this argument is that of `WITH name (…) AS (`.
fn defines_columns(ctx: &Context<'_>, last: Span) -> bool {
    let at = ctx.tokens.partition_point(|it| it.span.end <= last.end);
    ctx.keyword(at + 1) == Some(K::As)
        && (matches!(ctx.keyword(at + 2), Some(K::Not | K::Materialized))
            || ctx.tokens.get(at + 2).map(|it| it.kind) == Some(TokenKind::LeftParen))
}

/// Whether an argument is surely of a geometric type, or the text of one.
fn is_geometric_value(ctx: &Context<'_>, argument: &[Token]) -> bool {
    match argument {
        [name, open, ..] if open.kind == TokenKind::LeftParen => geometric(ctx, *name).is_some(),
        [value] => ctx
            .string(*value)
            .is_some_and(|it| it.trim_start().starts_with(['(', '[', '<', '{'])),
        _ => false,
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
    let display = geometric(ctx, *ctx.tokens.get(name)?)?;
    let is_qualified = name >= 2 && ctx.tokens[name - 1].kind == TokenKind::Dot;
    let first = if is_qualified { name - 2 } else { name };
    // Behind the type of a column of `XMLTABLE` it begins no value.
    if display == "path" && !is_in_expression(ctx, ctx.tokens[first].span) {
        return None;
    }
    type_at(ctx, first)
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

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn finds_calls_and_no_other_parentheses() {
        for (sql, expected) in [
            ("SELECT point(1, 2) AS (a)", &[][..]),
            ("SELECT 1, pg_catalog.path(x)", &["pg_catalog.path"]),
            ("SELECT abs(1) + \"point\" (1, 2)", &["\"point\""]),
            ("SELECT polygon('((0,0),(1,1))') FROM t", &["polygon"]),
            (
                "SELECT app.point(1, 2), \"Point\"(1, 2), point(1), box(a, b)",
                &[],
            ),
            (
                "WITH RECURSIVE point (a, b) AS (SELECT 1, 2), circle (x, y) AS NOT MATERIALIZED (SELECT 1, 2), point (c, d) AS (SELECT 3, 4) SELECT 1",
                &[],
            ),
            ("SELECT * FROM f() AS point (a, b), g() point (a, b)", &[]),
            ("INSERT INTO point (a, b) SELECT 1, 2", &[]),
            ("CREATE VIEW point (a, b) AS SELECT 1, 2", &[]),
            (
                "CREATE FUNCTION app.point(a int, b int) RETURNS int LANGUAGE sql RETURN a + b; SELECT point(1, 2)",
                &[],
            ),
            (
                "DELETE FROM t WHERE NOT lseg(point(1, 2), p) = q",
                &["lseg"],
            ),
        ] {
            let found = Verifier::new(Options::default()).verify_script(sql);
            // The first is none of SQL, so it cannot be read either.
            let found = found.iter().filter(|it| it.rule == "geometric-cast");
            let places: Vec<_> = found.map(|it| it.span.slice(sql)).collect();
            assert_eq!(places, expected, "{sql}");
        }
    }
}
