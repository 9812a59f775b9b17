//! Windows: `OVER (…)` and the `WINDOW` clause.

use super::order::{OrderBy, order_by};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `name AS (…)`, in a `WINDOW` clause.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedWindow {
    /// Its name.
    pub name: Spanned<Ident>,
    /// What it is.
    pub window: Window,
}

/// `OVER name`, or the window that stands in parentheses.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// `OVER name`
    Name(Spanned<Ident>),
    /// `OVER (…)`
    Window(Box<Window>),
}

/// `([name] [PARTITION BY …] [ORDER BY …] [frame])`
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// All of it with its parentheses.
    pub span: Span,
    /// The window that it goes on from.
    pub base: Option<Spanned<Ident>>,
    /// `PARTITION BY …`
    pub partition_by: Vec<Expr>,
    /// `ORDER BY …`
    pub order_by: Option<OrderBy>,
    /// Which rows a function sees.
    pub frame: Option<Frame>,
}

/// `{ RANGE | ROWS | GROUPS } … [EXCLUDE …]`
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The clause.
    pub span: Span,
    /// What it counts in.
    pub unit: Spanned<FrameUnit>,
    /// Where it starts.
    pub start: FrameBound,
    /// Where it ends, if it is written with `BETWEEN`.
    pub end: Option<FrameBound>,
    /// `EXCLUDE …`
    pub exclusion: Option<Spanned<FrameExclusion>>,
}

/// What a frame counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FrameUnit {
    Range,
    Rows,
    Groups,
}

/// Where a frame starts or ends.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum FrameBound {
    UnboundedPreceding,
    Preceding(Expr),
    CurrentRow,
    Following(Expr),
    UnboundedFollowing,
}

/// What a frame leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FrameExclusion {
    CurrentRow,
    Group,
    Ties,
    NoOthers,
}

/// After the word `WINDOW`.
pub(super) fn windows(it: &mut Cursor<'_>) -> Parsed<Vec<NamedWindow>> {
    it.comma_separated(|it| {
        let name = it.ident()?;
        it.expect(K::As)?;
        Ok(NamedWindow {
            name,
            window: window(it)?,
        })
    })
}

/// After the word `OVER`.
pub(in crate::parse) fn over(it: &mut Cursor<'_>) -> Parsed<Over> {
    if it.is_kind(TokenKind::LeftParen) {
        Ok(Over::Window(Box::new(window(it)?)))
    } else {
        it.ident().map(Over::Name)
    }
}

fn window(it: &mut Cursor<'_>) -> Parsed<Window> {
    let start = it.position();
    it.open_paren()?;
    let base = match it.keyword() {
        Some(K::Partition | K::Order | K::Range | K::Rows | K::Groups) => None,
        _ if it.is_kind(TokenKind::RightParen) => None,
        _ => Some(it.ident()?),
    };
    let partition_by = match it.eat_all(&[K::Partition, K::By]) {
        Some(_) => it.comma_separated(expr)?,
        None => vec![],
    };
    let order_by = order_by(it)?;
    let frame = frame(it)?;
    it.close_paren()?;
    Ok(Window {
        span: it.span_from(start),
        base,
        partition_by,
        order_by,
        frame,
    })
}

fn frame(it: &mut Cursor<'_>) -> Parsed<Option<Frame>> {
    let begin = it.position();
    let unit = match it.keyword() {
        Some(K::Range) => FrameUnit::Range,
        Some(K::Rows) => FrameUnit::Rows,
        Some(K::Groups) => FrameUnit::Groups,
        _ => return Ok(None),
    };
    it.bump();
    let unit = Spanned::new(unit, it.span_from(begin));
    let is_between = it.eat(K::Between).is_some();
    let start = bound(it)?;
    let end = if is_between {
        it.expect(K::And)?;
        Some(bound(it)?)
    } else {
        None
    };
    let exclusion = exclusion(it)?;
    Ok(Some(Frame {
        span: it.span_from(begin),
        unit,
        start,
        end,
        exclusion,
    }))
}

fn bound(it: &mut Cursor<'_>) -> Parsed<FrameBound> {
    if it.eat_all(&[K::Unbounded, K::Preceding]).is_some() {
        return Ok(FrameBound::UnboundedPreceding);
    }
    if it.eat_all(&[K::Unbounded, K::Following]).is_some() {
        return Ok(FrameBound::UnboundedFollowing);
    }
    if it.eat_all(&[K::Current, K::Row]).is_some() {
        return Ok(FrameBound::CurrentRow);
    }
    let distance = expr(it)?;
    if it.eat(K::Preceding).is_some() {
        return Ok(FrameBound::Preceding(distance));
    }
    it.expect(K::Following)?;
    Ok(FrameBound::Following(distance))
}

fn exclusion(it: &mut Cursor<'_>) -> Parsed<Option<Spanned<FrameExclusion>>> {
    const EXCLUSIONS: [(&[K], FrameExclusion); 4] = [
        (&[K::Current, K::Row], FrameExclusion::CurrentRow),
        (&[K::Group], FrameExclusion::Group),
        (&[K::Ties], FrameExclusion::Ties),
        (&[K::No, K::Others], FrameExclusion::NoOthers),
    ];
    let start = it.position();
    if it.eat(K::Exclude).is_none() {
        return Ok(None);
    }
    let found = EXCLUSIONS
        .iter()
        .find(|(words, _)| it.eat_all(words).is_some())
        .ok_or_else(|| it.unread("CURRENT ROW, GROUP, TIES or NO OTHERS"))?;
    Ok(Some(Spanned::new(found.1, it.span_from(start))))
}
