//! Type names as columns, casts and arguments write them.

use super::cursor::{Cursor, Parsed};
use super::expr::{Expr, expr};
use super::token::TokenKind;
use crate::ident::{Keyword as K, QualifiedName};
use crate::text::{Span, Spanned};

/// A type as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct DataType {
    /// All of it, modifiers and array brackets included.
    pub span: Span,
    /// Which type.
    pub name: Spanned<TypeName>,
    /// What stands in parentheses: `(10, 2)`.
    pub modifiers: Vec<Expr>,
    /// The fields of an interval, in upper case: `DAY TO SECOND`.
    pub interval_fields: Option<String>,
    /// The brackets or the word `ARRAY`, if it is an array type.
    pub array: Option<Span>,
    /// Written as `SETOF type`.
    pub is_set: bool,
}

/// Which type is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// A type that the grammar itself knows, such as `int` or `timestamp with time zone`, by its
    /// name in the catalog: `int4`, `timestamptz`.
    System(&'static str),
    /// Any other, looked up by name.
    Named(QualifiedName),
    /// The type of a column: `table.column%TYPE`.
    OfColumn(QualifiedName),
}

impl TypeName {
    /// The name in the catalog, if the type may be one of PostgreSQL's own: no namespace or
    /// `pg_catalog`.
    pub fn system_name(&self) -> Option<&str> {
        match self {
            Self::System(name) => Some(name),
            Self::Named(QualifiedName {
                namespace: None,
                name,
            }) => Some(name.as_str()),
            Self::Named(QualifiedName {
                namespace: Some(namespace),
                name,
            }) if *namespace == "pg_catalog" => Some(name.as_str()),
            Self::Named(_) | Self::OfColumn(_) => None,
        }
    }
}

pub(super) fn data_type(it: &mut Cursor<'_>) -> Parsed<DataType> {
    let start = it.position();
    let is_set = it.eat(K::Setof).is_some();
    let (name, mut modifiers, interval_fields) = type_name(it)?;
    if modifiers.is_empty() && interval_fields.is_none() && it.is_kind(TokenKind::LeftParen) {
        modifiers = it.parens(expr)?;
    }
    let array = array_suffix(it)?;
    Ok(DataType {
        span: it.span_from(start),
        name,
        modifiers,
        interval_fields,
        array,
        is_set,
    })
}

type Named = (Spanned<TypeName>, Vec<Expr>, Option<String>);

fn type_name(it: &mut Cursor<'_>) -> Parsed<Named> {
    let start = it.position();
    let system = match it.keyword() {
        Some(keyword) => system_type(it, keyword)?,
        None => None,
    };
    if let Some((name, modifiers, fields)) = system {
        // The name's own span ends before its modifiers, where they are last.
        return Ok((
            Spanned::new(TypeName::System(name), it.span_from(start)),
            modifiers,
            fields,
        ));
    }
    let first = it.type_or_function_ident()?;
    let name = it.qualified_rest(first)?;
    if it.is_operator("%") && it.keyword_at(1) == Some(K::Type) {
        it.bump();
        it.bump();
        return Ok((
            Spanned::new(TypeName::OfColumn(name.value), it.span_from(start)),
            vec![],
            None,
        ));
    }
    Ok((
        Spanned::new(TypeName::Named(name.value), name.span),
        vec![],
        None,
    ))
}

type System = (&'static str, Vec<Expr>, Option<String>);

/// The types with a grammar of their own.
fn system_type(it: &mut Cursor<'_>, keyword: K) -> Parsed<Option<System>> {
    let simple = match keyword {
        K::Int | K::Integer => "int4",
        K::Smallint => "int2",
        K::Bigint => "int8",
        K::Real => "float4",
        K::Boolean => "bool",
        K::Decimal | K::Dec | K::Numeric => "numeric",
        K::Float => {
            it.bump();
            return Ok(Some((float(it)?, vec![], None)));
        }
        K::Double => {
            if it.keyword_at(1) != Some(K::Precision) {
                return Ok(None);
            }
            it.bump();
            "float8"
        }
        K::Bit => {
            it.bump();
            return Ok(Some((
                if it.eat(K::Varying).is_some() {
                    "varbit"
                } else {
                    "bit"
                },
                vec![],
                None,
            )));
        }
        K::Varchar => "varchar",
        K::Char | K::Character | K::Nchar | K::National => {
            it.bump();
            if keyword == K::National && it.eat(K::Character).is_none() {
                it.expect(K::Char)?;
            }
            let varying = it.eat(K::Varying).is_some();
            return Ok(Some((
                if varying { "varchar" } else { "bpchar" },
                vec![],
                None,
            )));
        }
        K::Time | K::Timestamp => {
            it.bump();
            let modifiers = precision(it)?;
            let zoned = time_zone(it);
            let name = match (keyword, zoned) {
                (K::Time, false) => "time",
                (K::Time, true) => "timetz",
                (_, false) => "timestamp",
                (_, true) => "timestamptz",
            };
            return Ok(Some((name, modifiers, None)));
        }
        K::Interval => {
            it.bump();
            let (fields, modifiers) = interval_fields(it)?;
            return Ok(Some(("interval", modifiers, fields)));
        }
        _ => return Ok(None),
    };
    it.bump();
    Ok(Some((simple, vec![], None)))
}

/// `float(n)` is `real` up to 24 binary digits.
fn float(it: &mut Cursor<'_>) -> Parsed<&'static str> {
    if it.eat_kind(TokenKind::LeftParen).is_none() {
        return Ok("float8");
    }
    let digits = it.integer()?;
    it.close_paren()?;
    Ok(if digits.value <= 24 {
        "float4"
    } else {
        "float8"
    })
}

fn precision(it: &mut Cursor<'_>) -> Parsed<Vec<Expr>> {
    if it.is_kind(TokenKind::LeftParen) {
        it.parens(expr)
    } else {
        Ok(vec![])
    }
}

fn time_zone(it: &mut Cursor<'_>) -> bool {
    if it.eat_all(&[K::With, K::Time, K::Zone]).is_some() {
        return true;
    }
    it.eat_all(&[K::Without, K::Time, K::Zone]);
    false
}

/// `[fields] [(precision)]`, the precision standing last in both forms.
pub(super) fn interval_fields(it: &mut Cursor<'_>) -> Parsed<(Option<String>, Vec<Expr>)> {
    const FIELDS: [K; 6] = [K::Year, K::Month, K::Day, K::Hour, K::Minute, K::Second];
    let Some(first) = it.keyword().filter(|it| FIELDS.contains(it)) else {
        return Ok((None, precision(it)?));
    };
    it.bump();
    let mut fields = first.text().to_ascii_uppercase();
    if it.is(K::To) && it.keyword_at(1).is_some_and(|it| FIELDS.contains(&it)) {
        it.bump();
        if let Some(last) = it.bump().and_then(super::token::Token::keyword) {
            fields.push_str(" TO ");
            fields.push_str(&last.text().to_ascii_uppercase());
        }
    }
    Ok((Some(fields), precision(it)?))
}

fn array_suffix(it: &mut Cursor<'_>) -> Parsed<Option<Span>> {
    let start = it.position();
    if it.eat(K::Array).is_some() {
        if it.eat_kind(TokenKind::LeftBracket).is_some() {
            it.integer()?;
            it.expect_kind(TokenKind::RightBracket, "]")?;
        }
        return Ok(Some(it.span_from(start)));
    }
    while it.eat_kind(TokenKind::LeftBracket).is_some() {
        if it.is_kind(TokenKind::Number) {
            it.bump();
        }
        it.expect_kind(TokenKind::RightBracket, "]")?;
    }
    Ok((it.position() > start).then(|| it.span_from(start)))
}

/// Whether a type that stands alone may begin here, so that `type 'constant'` can be told from a
/// column name.
pub(super) fn is_system_type_keyword(keyword: K) -> bool {
    matches!(
        keyword,
        K::Int
            | K::Integer
            | K::Smallint
            | K::Bigint
            | K::Real
            | K::Boolean
            | K::Decimal
            | K::Dec
            | K::Numeric
            | K::Float
            | K::Double
            | K::Bit
            | K::Varchar
            | K::Char
            | K::Character
            | K::Nchar
            | K::National
            | K::Time
            | K::Timestamp
            | K::Interval
    )
}
