//! An object of any kind, as `COMMENT ON` and `DROP` name it.

use super::signature::{Signature, signature};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::token::TokenKind;
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// The name of an object, with whatever else it takes to find it.
#[derive(Clone, Debug, PartialEq)]
pub enum ObjectName {
    /// By a name alone. Of a column it is that of the table and its own.
    Plain(Spanned<QualifiedName>),
    /// A type or a domain.
    Type(DataType),
    /// A function, a procedure, a routine or an aggregate.
    Signature(Signature),
    /// A trigger, a rule, a policy or a constraint: its name, and `ON` what.
    On(Spanned<Ident>, Spanned<QualifiedName>),
    /// A constraint of a domain: its name, and the domain.
    OnDomain(Spanned<Ident>, Spanned<QualifiedName>),
    /// `name (left, right)`: an operator, and the types of its operands or `NONE`.
    Operator(Span, Vec<Span>),
    /// An operator class or family: its name, and `USING` which method.
    Using(Spanned<QualifiedName>, Spanned<Ident>),
    /// `(source AS target)`: a cast.
    Cast(Span, Span),
    /// `FOR type LANGUAGE name`: a transform.
    Transform(Span, Spanned<Ident>),
    /// `FOR user SERVER name`: a user mapping.
    UserMapping(Span, Spanned<Ident>),
    /// A large object.
    LargeObject(Spanned<i64>),
}

/// Reads the name of an object of this kind.
pub(in crate::parse) fn object_name(it: &mut Cursor<'_>, object: ObjectKind) -> Parsed<ObjectName> {
    use ObjectKind as Object;
    Ok(match object {
        Object::Type | Object::Domain => ObjectName::Type(data_type(it)?),
        Object::Function | Object::Procedure | Object::Routine | Object::Aggregate => {
            ObjectName::Signature(signature(it)?)
        }
        Object::Trigger | Object::Rule | Object::Policy | Object::Constraint => {
            let name = it.ident()?;
            // Who forgets the table of a trigger has a finding for it: this is no place to stop.
            if object == Object::Trigger && !it.is(K::On) {
                let bare = QualifiedName::bare(name.value);
                return Ok(ObjectName::Plain(Spanned::new(bare, name.span)));
            }
            it.expect(K::On)?;
            let is_domain = object == Object::Constraint && it.is(K::Domain) && !is_last_word(it);
            if is_domain {
                it.bump();
                ObjectName::OnDomain(name, it.qualified_name()?)
            } else {
                ObjectName::On(name, it.qualified_name()?)
            }
        }
        Object::Operator => operator(it)?,
        Object::OperatorClass | Object::OperatorFamily => {
            let name = it.qualified_name()?;
            it.expect(K::Using)?;
            ObjectName::Using(name, it.ident()?)
        }
        Object::Cast => {
            it.open_paren()?;
            let source = type_or_none(it)?;
            it.expect(K::As)?;
            let target = type_or_none(it)?;
            it.close_paren()?;
            ObjectName::Cast(source, target)
        }
        Object::Transform => {
            it.expect(K::For)?;
            let data_type = type_or_none(it)?;
            it.expect(K::Language)?;
            ObjectName::Transform(data_type, it.ident()?)
        }
        Object::UserMapping => {
            it.expect(K::For)?;
            let user = it.label()?.span;
            it.expect(K::Server)?;
            ObjectName::UserMapping(user, it.ident()?)
        }
        Object::LargeObject => ObjectName::LargeObject(it.integer()?),
        Object::Role => {
            let role = super::role_name::role_name(it)?;
            let text = it.text();
            let name = match role.value {
                super::role_name::RoleName::Named(name) => name,
                _ => Ident::folded(role.span.slice(text)),
            };
            ObjectName::Plain(Spanned::new(QualifiedName::bare(name), role.span))
        }
        _ => ObjectName::Plain(it.qualified_name()?),
    })
}

/// Whether the word that stands next is a name itself, not one before a name.
fn is_last_word(it: &Cursor<'_>) -> bool {
    !matches!(
        it.peek_at(1).map(|it| it.kind),
        Some(TokenKind::QuotedIdent | TokenKind::Word(_))
    ) || it.keyword_at(1) == Some(K::Is)
}

fn operator(it: &mut Cursor<'_>) -> Parsed<ObjectName> {
    let start = it.position();
    while !it.is_kind(TokenKind::Operator) {
        it.ident()?;
        it.expect_kind(TokenKind::Dot, "an operator")?;
    }
    it.bump();
    let name = it.span_from(start);
    Ok(ObjectName::Operator(name, it.parens(type_or_none)?))
}

/// A type, of which only the place is kept.
fn type_or_none(it: &mut Cursor<'_>) -> Parsed<Span> {
    match it.eat(K::None) {
        Some(none) => Ok(none),
        None => Ok(data_type(it)?.span),
    }
}
