//! `GRANT`, `REVOKE` and `ALTER DEFAULT PRIVILEGES`.

use super::object_change::cascade;
use super::role_name::{RoleName, role_name, role_names};
use super::signature::{Signature, signature};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::token::TokenKind;
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// `GRANT …` or `REVOKE …`, of privileges or of roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// `REVOKE` rather than `GRANT`.
    pub is_revoke: bool,
    /// `GRANT OPTION FOR`, `ADMIN OPTION FOR` and the like, of a `REVOKE`.
    pub option_for: Option<Span>,
    /// What is granted: privileges, or roles where no objects are named.
    pub privileges: Privileges,
    /// `ON …`: the clause without the word `ON`. Without it roles are granted.
    pub objects: Option<Spanned<GrantObjects>>,
    /// To or from whom.
    pub grantees: Vec<Spanned<RoleName>>,
    /// `WITH GRANT OPTION`, `WITH ADMIN OPTION`, `WITH INHERIT TRUE, SET FALSE`
    pub with: Option<Spanned<Vec<GrantOption>>>,
    /// `GRANTED BY role`: the role.
    pub granted_by: Option<Spanned<RoleName>>,
    /// `CASCADE`, of a `REVOKE`.
    pub cascade: Option<Span>,
}

/// What is granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Privileges {
    /// `ALL [PRIVILEGES] [(columns)]`: the words, and the columns.
    All(Span, Vec<Spanned<Ident>>),
    /// `SELECT (columns), …`; or the names of roles.
    List(Vec<Privilege>),
}

/// One privilege or one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privilege {
    /// All of it, its columns included.
    pub span: Span,
    /// Its word, or the role.
    pub name: Spanned<RoleName>,
    /// The columns it is for.
    pub columns: Vec<Spanned<Ident>>,
}

/// One option of a membership: `ADMIN OPTION`, `INHERIT FALSE`; or `GRANT OPTION`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantOption {
    /// All of it.
    pub span: Span,
    /// Its word.
    pub name: Spanned<Ident>,
    /// `OPTION` and `TRUE`, or `FALSE`.
    pub value: bool,
}

/// On what privileges are granted.
#[derive(Clone, Debug, PartialEq)]
pub enum GrantObjects {
    /// `[TABLE] a, b` and objects of other kinds, by their names.
    Names(ObjectKind, Vec<Spanned<QualifiedName>>),
    /// `FUNCTION a(int), b`, also `PROCEDURE` and `ROUTINE`.
    Functions(ObjectKind, Vec<Signature>),
    /// `LARGE OBJECT 1, 2`
    LargeObjects(Vec<Spanned<i64>>),
    /// `PARAMETER a.b`
    Parameters(Vec<Spanned<QualifiedName>>),
    /// `ALL TABLES IN SCHEMA a, b`: of which kind, and the schemas.
    AllInSchema(ObjectKind, Vec<Spanned<Ident>>),
    /// `TABLES` and the like, of `ALTER DEFAULT PRIVILEGES`.
    Future(ObjectKind),
}

/// `ALTER DEFAULT PRIVILEGES …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterDefaultPrivileges {
    /// `FOR ROLE roles`: the roles.
    pub roles: Vec<Spanned<RoleName>>,
    /// `IN SCHEMA schemas`: the schemas.
    pub schemas: Vec<Spanned<Ident>>,
    /// The `GRANT` or `REVOKE`.
    pub grant: Spanned<Grant>,
}

/// Kinds of objects by their words in the plural.
const PLURALS: [(K, ObjectKind); 7] = [
    (K::Tables, ObjectKind::Table),
    (K::Sequences, ObjectKind::Sequence),
    (K::Functions, ObjectKind::Function),
    (K::Procedures, ObjectKind::Procedure),
    (K::Routines, ObjectKind::Routine),
    (K::Types, ObjectKind::Type),
    (K::Schemas, ObjectKind::Schema),
];

/// After `GRANT` or `REVOKE`.
pub(in crate::parse) fn grant(it: &mut Cursor<'_>, is_revoke: bool) -> Parsed<Grant> {
    read_grant(it, is_revoke, objects)
}

/// After `ALTER DEFAULT PRIVILEGES`.
pub(in crate::parse) fn alter_default_privileges(
    it: &mut Cursor<'_>,
) -> Parsed<AlterDefaultPrivileges> {
    let mut roles = Vec::new();
    let mut schemas = Vec::new();
    loop {
        if it.eat(K::For).is_some() {
            if it.eat(K::User).is_none() {
                it.expect(K::Role)?;
            }
            roles.append(&mut role_names(it)?);
        } else if it.eat_all(&[K::In, K::Schema]).is_some() {
            schemas.append(&mut it.comma_separated(Cursor::ident)?);
        } else {
            break;
        }
    }
    let start = it.position();
    let is_revoke = it.eat(K::Revoke).is_some();
    if !is_revoke {
        it.expect(K::Grant)?;
    }
    let grant = read_grant(it, is_revoke, future_objects)?;
    Ok(AlterDefaultPrivileges {
        roles,
        schemas,
        grant: Spanned::new(grant, it.span_from(start)),
    })
}

fn read_grant(
    it: &mut Cursor<'_>,
    is_revoke: bool,
    objects: fn(&mut Cursor<'_>) -> Parsed<GrantObjects>,
) -> Parsed<Grant> {
    let start = it.position();
    // A privilege has no `OPTION FOR` after it.
    let option_for = if is_revoke && it.keyword_at(1) == Some(K::Option) {
        it.bump();
        it.bump();
        it.expect(K::For)?;
        Some(it.span_from(start))
    } else {
        None
    };
    let privileges = privileges(it)?;
    let objects = match it.eat(K::On) {
        Some(_) => {
            let start = it.position();
            let objects = objects(it)?;
            Some(Spanned::new(objects, it.span_from(start)))
        }
        None => None,
    };
    it.expect(if is_revoke { K::From } else { K::To })?;
    let grantees = it.comma_separated(|it| {
        // The word `GROUP` before a role means nothing.
        it.eat(K::Group);
        role_name(it)
    })?;
    let with = if is_revoke { None } else { with(it)? };
    let granted_by = match it.eat_all(&[K::Granted, K::By]) {
        Some(_) => Some(role_name(it)?),
        None => None,
    };
    Ok(Grant {
        is_revoke,
        option_for,
        privileges,
        objects,
        grantees,
        with,
        granted_by,
        cascade: if is_revoke { cascade(it) } else { None },
    })
}

fn privileges(it: &mut Cursor<'_>) -> Parsed<Privileges> {
    let start = it.position();
    if it.eat(K::All).is_some() {
        it.eat(K::Privileges);
        let words = it.span_from(start);
        return Ok(Privileges::All(words, columns(it)?));
    }
    it.comma_separated(|it| {
        let start = it.position();
        let name = privilege_name(it)?;
        let columns = columns(it)?;
        Ok(Privilege {
            span: it.span_from(start),
            name,
            columns,
        })
    })
    .map(Privileges::List)
}

/// `SELECT`, `ALTER SYSTEM`, or the name of a role.
fn privilege_name(it: &mut Cursor<'_>) -> Parsed<Spanned<RoleName>> {
    let start = it.position();
    let is_two_words = it.is_all(&[K::Alter, K::System]);
    let is_reserved = matches!(
        it.keyword(),
        Some(K::Select | K::References | K::Create | K::Analyze)
    );
    if !is_two_words && !is_reserved {
        return role_name(it);
    }
    let name = it.label()?.value;
    if is_two_words {
        it.bump();
    }
    Ok(Spanned::new(RoleName::Named(name), it.span_from(start)))
}

fn columns(it: &mut Cursor<'_>) -> Parsed<Vec<Spanned<Ident>>> {
    if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)
    } else {
        Ok(vec![])
    }
}

fn with(it: &mut Cursor<'_>) -> Parsed<Option<Spanned<Vec<GrantOption>>>> {
    let start = it.position();
    if it.eat(K::With).is_none() {
        return Ok(None);
    }
    let options = it.comma_separated(|it| {
        let start = it.position();
        let name = it.label()?;
        let value = match it.keyword() {
            Some(K::Option | K::True) => true,
            Some(K::False) => false,
            _ => return Err(it.unread("OPTION, TRUE or FALSE")),
        };
        it.bump();
        Ok(GrantOption {
            span: it.span_from(start),
            name,
            value,
        })
    })?;
    Ok(Some(Spanned::new(options, it.span_from(start))))
}

fn plural(it: &mut Cursor<'_>) -> Option<ObjectKind> {
    let keyword = it.keyword()?;
    let (_, object) = PLURALS.iter().find(|(word, _)| *word == keyword)?;
    it.bump();
    Some(*object)
}

fn future_objects(it: &mut Cursor<'_>) -> Parsed<GrantObjects> {
    plural(it)
        .map(GrantObjects::Future)
        .ok_or_else(|| it.unread("TABLES, SEQUENCES, FUNCTIONS, TYPES or SCHEMAS"))
}

fn objects(it: &mut Cursor<'_>) -> Parsed<GrantObjects> {
    use ObjectKind as Object;
    const NAMED: [(&[K], ObjectKind); 10] = [
        (&[K::Table], Object::Table),
        (&[K::Sequence], Object::Sequence),
        (
            &[K::Foreign, K::Data, K::Wrapper],
            Object::ForeignDataWrapper,
        ),
        (&[K::Foreign, K::Server], Object::Server),
        (&[K::Database], Object::Database),
        (&[K::Domain], Object::Domain),
        (&[K::Language], Object::Language),
        (&[K::Schema], Object::Schema),
        (&[K::Tablespace], Object::Tablespace),
        (&[K::Type], Object::Type),
    ];
    const FUNCTIONS: [(K, ObjectKind); 3] = [
        (K::Function, Object::Function),
        (K::Procedure, Object::Procedure),
        (K::Routine, Object::Routine),
    ];
    if it.eat(K::All).is_some() {
        let object = plural(it).ok_or_else(|| it.unread("TABLES, SEQUENCES or FUNCTIONS"))?;
        it.expect(K::In)?;
        it.expect(K::Schema)?;
        let schemas = it.comma_separated(Cursor::ident)?;
        return Ok(GrantObjects::AllInSchema(object, schemas));
    }
    if it.eat_all(&[K::Large, K::Object]).is_some() {
        let numbers = it.comma_separated(Cursor::integer)?;
        return Ok(GrantObjects::LargeObjects(numbers));
    }
    // Of these words some may be names of tables: what follows tells.
    let is_alone = matches!(
        it.peek_at(1).map(|it| it.kind),
        None | Some(TokenKind::Comma | TokenKind::Dot | TokenKind::Word(Some(K::To | K::From)))
    );
    let names = |it: &mut Cursor<'_>| it.comma_separated(Cursor::qualified_name);
    if !is_alone {
        if it.eat(K::Parameter).is_some() {
            return Ok(GrantObjects::Parameters(names(it)?));
        }
        for (word, object) in FUNCTIONS {
            if it.eat(word).is_some() {
                let functions = it.comma_separated(signature)?;
                return Ok(GrantObjects::Functions(object, functions));
            }
        }
        for (words, object) in NAMED {
            if it.eat_all(words).is_some() {
                return Ok(GrantObjects::Names(object, names(it)?));
            }
        }
    }
    Ok(GrantObjects::Names(Object::Table, names(it)?))
}
