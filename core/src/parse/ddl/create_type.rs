//! `CREATE TYPE` and `ALTER TYPE`.

use super::object_change::{ObjectChange, cascade, expect_object_change, spanned};
use super::parameter::{Parameter, parameters};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE TYPE name …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateType {
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What it is.
    pub definition: Spanned<TypeDefinition>,
}

/// What follows the name of a new type.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDefinition {
    /// Nothing: a name for a base type that is defined later.
    Shell,
    /// `AS ENUM ('a', 'b')`
    Enum(Vec<Spanned<String>>),
    /// `AS (name type, …)`
    Composite(Vec<Attribute>),
    /// `AS RANGE (parameters)`
    Range(Vec<Parameter>),
    /// `(parameters)`
    Base(Vec<Parameter>),
}

/// An attribute of a composite type.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Spanned<Ident>,
    /// Its type.
    pub data_type: DataType,
    /// `COLLATE name`
    pub collation: Option<Span>,
}

/// `ALTER TYPE name …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterType {
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What is done to it, each with its text; only changes of attributes can be several.
    pub actions: Vec<Spanned<TypeAction>>,
}

/// The actions of `ALTER TYPE`. Fields are named as in the form that each shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum TypeAction {
    /// `ADD ATTRIBUTE name type [CASCADE]`
    AddAttribute {
        attribute: Attribute,
        cascade: Option<Span>,
    },
    /// `DROP ATTRIBUTE [IF EXISTS] name [CASCADE]`
    DropAttribute {
        if_exists: Option<Span>,
        name: Spanned<Ident>,
        cascade: Option<Span>,
    },
    /// `ALTER ATTRIBUTE name [SET DATA] TYPE type [CASCADE]`
    AlterAttribute {
        attribute: Attribute,
        cascade: Option<Span>,
    },
    /// `RENAME ATTRIBUTE a TO b [CASCADE]`
    RenameAttribute {
        from: Spanned<Ident>,
        to: Spanned<Ident>,
        cascade: Option<Span>,
    },
    /// `ADD VALUE [IF NOT EXISTS] 'a' [{ BEFORE | AFTER } 'b']`; the last clause whole.
    AddValue {
        if_not_exists: Option<Span>,
        value: Spanned<String>,
        place: Option<Span>,
    },
    /// `RENAME VALUE 'a' TO 'b'`
    RenameValue {
        from: Spanned<String>,
        to: Spanned<String>,
    },
    /// `SET (parameters)`
    Set(Vec<Parameter>),
    /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`
    Change(ObjectChange),
}

/// After `CREATE TYPE`.
pub(in crate::parse) fn create_type(it: &mut Cursor<'_>) -> Parsed<CreateType> {
    let name = it.qualified_name()?;
    let definition = if it.is_at_end() {
        Spanned::new(TypeDefinition::Shell, name.span)
    } else {
        spanned(it, definition)?
    };
    Ok(CreateType { name, definition })
}

fn definition(it: &mut Cursor<'_>) -> Parsed<TypeDefinition> {
    if it.eat(K::As).is_none() {
        return parameters(it).map(TypeDefinition::Base);
    }
    if it.eat(K::Range).is_some() {
        return parameters(it).map(TypeDefinition::Range);
    }
    if it.eat(K::Enum).is_some() {
        return list(it, string).map(TypeDefinition::Enum);
    }
    list(it, attribute).map(TypeDefinition::Composite)
}

/// `( [element, …] )`
fn list<T>(it: &mut Cursor<'_>, element: fn(&mut Cursor<'_>) -> Parsed<T>) -> Parsed<Vec<T>> {
    if it.peek_at(1).map(|it| it.kind) == Some(TokenKind::RightParen) {
        it.open_paren()?;
        it.close_paren()?;
        return Ok(vec![]);
    }
    it.parens(element)
}

fn string(it: &mut Cursor<'_>) -> Parsed<Spanned<String>> {
    it.eat_string().ok_or_else(|| it.unread("a string"))
}

fn attribute(it: &mut Cursor<'_>) -> Parsed<Attribute> {
    let start = it.position();
    let name = it.ident()?;
    attribute_rest(it, start, name)
}

/// The type of an attribute whose name has been read.
fn attribute_rest(it: &mut Cursor<'_>, start: usize, name: Spanned<Ident>) -> Parsed<Attribute> {
    let data_type = data_type(it)?;
    let clause = it.position();
    let collation = match it.eat(K::Collate) {
        Some(_) => {
            it.qualified_name()?;
            Some(it.span_from(clause))
        }
        None => None,
    };
    Ok(Attribute {
        span: it.span_from(start),
        name,
        data_type,
        collation,
    })
}

/// After `ALTER TYPE`.
pub(in crate::parse) fn alter_type(it: &mut Cursor<'_>) -> Parsed<AlterType> {
    Ok(AlterType {
        name: it.qualified_name()?,
        actions: it.comma_separated(|it| spanned(it, action))?,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<TypeAction> {
    use TypeAction as Action;
    if it.eat_all(&[K::Add, K::Attribute]).is_some() {
        return Ok(Action::AddAttribute {
            attribute: attribute(it)?,
            cascade: cascade(it),
        });
    }
    if it.eat_all(&[K::Drop, K::Attribute]).is_some() {
        return Ok(Action::DropAttribute {
            if_exists: it.eat_all(&[K::If, K::Exists]),
            name: it.ident()?,
            cascade: cascade(it),
        });
    }
    if it.eat_all(&[K::Alter, K::Attribute]).is_some() {
        let start = it.position();
        let name = it.ident()?;
        it.eat_all(&[K::Set, K::Data]);
        it.expect(K::Type)?;
        return Ok(Action::AlterAttribute {
            attribute: attribute_rest(it, start, name)?,
            cascade: cascade(it),
        });
    }
    if it.eat_all(&[K::Rename, K::Attribute]).is_some() {
        let from = it.ident()?;
        it.expect(K::To)?;
        return Ok(Action::RenameAttribute {
            from,
            to: it.ident()?,
            cascade: cascade(it),
        });
    }
    if it.eat_all(&[K::Add, K::Value]).is_some() {
        let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
        let value = string(it)?;
        let start = it.position();
        let place = if it.eat(K::Before).or_else(|| it.eat(K::After)).is_some() {
            string(it)?;
            Some(it.span_from(start))
        } else {
            None
        };
        return Ok(Action::AddValue {
            if_not_exists,
            value,
            place,
        });
    }
    if it.eat_all(&[K::Rename, K::Value]).is_some() {
        let from = string(it)?;
        it.expect(K::To)?;
        let to = string(it)?;
        return Ok(Action::RenameValue { from, to });
    }
    if it.is(K::Set) && it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen) {
        it.bump();
        return parameters(it).map(Action::Set);
    }
    expect_object_change(it, "an action of ALTER TYPE").map(Action::Change)
}
