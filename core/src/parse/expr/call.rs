//! Function calls: arguments and what follows them.

use super::parser::expr;
use super::{Argument, CallClauses, Expr, ExprKind, FunctionCall, Subquery};
use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::query::order::order_by;
use crate::parse::query::query;
use crate::parse::query::window::over;
use crate::parse::token::TokenKind;
use crate::parse::utility::{FUNCTIONS, arguments, part};
use crate::text::{Span, Spanned};

impl Argument {
    /// A value without a name.
    pub(in crate::parse) fn plain(value: Expr) -> Self {
        Self {
            name: None,
            is_variadic: false,
            value,
        }
    }
}

/// The arguments and what follows them. The opening parenthesis stands next, or, where the first
/// argument has been read already, what follows that.
pub(super) fn call(
    it: &mut Cursor<'_>,
    name: Spanned<QualifiedName>,
    first: Option<Argument>,
) -> Parsed<ExprKind> {
    let mut call = FunctionCall {
        name,
        arguments: vec![],
        is_distinct: false,
        suffix: None,
        clauses: None,
    };
    match first {
        Some(first) => {
            call.arguments.push(first);
            while it.eat_kind(TokenKind::Comma).is_some() {
                call.arguments.push(argument(it)?);
            }
        }
        None => {
            it.open_paren()?;
            if !it.is_kind(TokenKind::RightParen) {
                call.is_distinct = it.eat(K::Distinct).is_some();
                if !call.is_distinct {
                    it.eat(K::All);
                }
                call.arguments = it.comma_separated(argument)?;
            }
        }
    }
    let start = it.position();
    if let Some(keys) = order_by(it)? {
        clauses(&mut call).order_by = Some(keys);
        call.suffix = Some(it.span_from(start));
    }
    it.close_paren()?;
    suffix(it, &mut call)?;
    Ok(ExprKind::Function(Box::new(call)))
}

/// A function whose arguments have a grammar of their own. All that stands in its parentheses is its
/// suffix, unless it happens to be an ordinary list. Where that cannot be read it is text alone.
pub(super) fn special_call(it: &mut Cursor<'_>, keyword: K) -> Parsed<ExprKind> {
    let name = it.label()?;
    let mut call = FunctionCall {
        name: Spanned::new(QualifiedName::bare(name.value), name.span),
        arguments: vec![],
        is_distinct: false,
        suffix: None,
        clauses: None,
    };
    let start = it.position();
    let notation = FUNCTIONS.iter().find(|it| it.0 == keyword);
    let read = match notation {
        Some((_, notation)) => part(it, notation).ok(),
        None => None,
    };
    match read {
        Some(read) => {
            if !read.clauses.is_empty() {
                call.suffix = Some(read.span);
            }
            call.arguments = arguments(read);
        }
        None => {
            it.rewind(start);
            call.arguments.extend(array_query(it));
            it.rewind(start);
            call.suffix = Some(it.skip_parens()?);
        }
    }
    suffix(it, &mut call)?;
    Ok(ExprKind::Function(Box::new(call)))
}

/// The query of `JSON_ARRAY(SELECT …)`.
fn array_query(it: &mut Cursor<'_>) -> Option<Argument> {
    let start = it.position();
    it.open_paren().ok()?;
    let tree = query(it).ok()?;
    it.close_paren().ok()?;
    let kind = ExprKind::Subquery(Subquery {
        span: tree.span,
        tree: Some(tree),
    });
    let span = it.span_from(start);
    Some(Argument::plain(Expr { span, kind }))
}

/// `WITHIN GROUP (…)`, `FILTER (…)`, `OVER …`
fn suffix(it: &mut Cursor<'_>, call: &mut FunctionCall) -> Parsed<()> {
    let is_before_paren = |it: &Cursor<'_>| {
        it.peek_at(1)
            .is_some_and(|it| it.kind == TokenKind::LeftParen)
    };
    let extend = |suffix: Option<Span>, span: Span| Some(suffix.map_or(span, |it| it.to(span)));
    loop {
        let start = it.position();
        if it.eat_all(&[K::Within, K::Group]).is_some() {
            it.open_paren()?;
            clauses(call).within_group = order_by(it)?;
            it.close_paren()?;
        } else if it.is(K::Filter) && is_before_paren(it) {
            let word = it.expect(K::Filter)?;
            it.open_paren()?;
            it.expect(K::Where)?;
            clauses(call).filter = Some((word, expr(it)?));
            it.close_paren()?;
        } else if let Some(word) = it.eat(K::Over) {
            clauses(call).over = Some((word, over(it)?));
        } else {
            return Ok(());
        }
        call.suffix = extend(call.suffix, it.span_from(start));
    }
}

fn clauses(call: &mut FunctionCall) -> &mut CallClauses {
    call.clauses.get_or_insert_default()
}

/// `value`, `VARIADIC value`, `name => value`
pub(in crate::parse) fn argument(it: &mut Cursor<'_>) -> Parsed<Argument> {
    let is_variadic = it.eat(K::Variadic).is_some();
    let arrow = it.peek_at(1).map(|it| it.kind);
    let mut name = None;
    if matches!(
        arrow,
        Some(TokenKind::EqualsGreater | TokenKind::ColonEquals)
    ) {
        name = Some(it.type_or_function_ident()?.value);
        it.bump();
    }
    Ok(Argument {
        name,
        is_variadic,
        value: expr(it)?,
    })
}
