//! `CREATE ROLE` and `ALTER ROLE`, also as `USER` and `GROUP`.

use super::role_name::{RoleName, role_name, role_names};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::session::{Set, set_clause};
use crate::text::{Span, Spanned};

/// `CREATE { ROLE | USER | GROUP } …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateRole {
    /// The word `ROLE`, `USER` or `GROUP`; a user may log in.
    pub word: Spanned<K>,
    /// Its name.
    pub name: Spanned<RoleName>,
    /// Its options, in the order they are written.
    pub options: Vec<RoleOption>,
}

/// `ALTER { ROLE | USER | GROUP } …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterRole {
    /// Which role; none for `ALL`.
    pub name: Option<Spanned<RoleName>>,
    /// What is done to it.
    pub action: RoleAction,
}

/// The actions of `ALTER ROLE`. Fields are named as in the form that each shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RoleAction {
    /// Options, in the order they are written.
    Options(Vec<RoleOption>),
    /// `RENAME TO name`
    RenameTo(Spanned<Ident>),
    /// `[IN DATABASE name] { SET … | RESET … }`: the database, and the clause.
    Set {
        database: Option<Spanned<Ident>>,
        set: Spanned<Set>,
    },
    /// `ADD USER role, …`
    AddUser(Vec<Spanned<RoleName>>),
    /// `DROP USER role, …`
    DropUser(Vec<Spanned<RoleName>>),
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleOption {
    /// All of it.
    pub span: Span,
    /// Which one.
    pub kind: RoleOptionKind,
}

/// The options of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleOptionKind {
    /// `SUPERUSER`, `CREATEDB`, `CREATEROLE`, `INHERIT`, `LOGIN`, `REPLICATION`, `BYPASSRLS`, or
    /// with `NO` before it (false); the word without `NO`, in upper case.
    Attribute(&'static str, bool),
    /// `[ENCRYPTED | UNENCRYPTED] PASSWORD …`; whose text is not kept.
    Password,
    /// `CONNECTION LIMIT n`
    ConnectionLimit(i64),
    /// `VALID UNTIL time`
    ValidUntil(String),
    /// `IN ROLE roles` or `IN GROUP roles`
    InRole(Vec<Spanned<RoleName>>),
    /// `ROLE roles` or `USER roles`
    Role(Vec<Spanned<RoleName>>),
    /// `ADMIN roles`
    Admin(Vec<Spanned<RoleName>>),
    /// `SYSID n`
    Sysid(i64),
}

/// After `CREATE { ROLE | USER | GROUP }`.
pub(in crate::parse) fn create_role(it: &mut Cursor<'_>, word: Spanned<K>) -> Parsed<CreateRole> {
    let name = role_name(it)?;
    it.eat(K::With);
    Ok(CreateRole {
        word,
        name,
        options: options(it)?,
    })
}

/// After `ALTER { ROLE | USER | GROUP }`.
pub(in crate::parse) fn alter_role(it: &mut Cursor<'_>) -> Parsed<AlterRole> {
    let name = if it.eat(K::All).is_some() {
        None
    } else {
        Some(role_name(it)?)
    };
    Ok(AlterRole {
        name,
        action: action(it)?,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<RoleAction> {
    if it.eat_all(&[K::Rename, K::To]).is_some() {
        return Ok(RoleAction::RenameTo(it.ident()?));
    }
    if it.eat_all(&[K::Add, K::User]).is_some() {
        return role_names(it).map(RoleAction::AddUser);
    }
    if it.eat_all(&[K::Drop, K::User]).is_some() {
        return role_names(it).map(RoleAction::DropUser);
    }
    let database = match it.eat_all(&[K::In, K::Database]) {
        Some(_) => Some(it.ident()?),
        None => None,
    };
    let start = it.position();
    if let Some(keyword @ (K::Set | K::Reset)) = it.keyword() {
        it.bump();
        let set = set_clause(it, keyword == K::Reset)?;
        let set = Spanned::new(set, it.span_from(start));
        return Ok(RoleAction::Set { database, set });
    }
    if database.is_some() {
        return Err(it.unread("SET or RESET"));
    }
    it.eat(K::With);
    options(it).map(RoleAction::Options)
}

fn options(it: &mut Cursor<'_>) -> Parsed<Vec<RoleOption>> {
    let mut options = Vec::new();
    while !it.is_at_end() {
        let start = it.position();
        let kind = option_kind(it)?;
        options.push(RoleOption {
            span: it.span_from(start),
            kind,
        });
    }
    Ok(options)
}

fn option_kind(it: &mut Cursor<'_>) -> Parsed<RoleOptionKind> {
    use RoleOptionKind as Kind;
    const ATTRIBUTES: [&str; 7] = [
        "SUPERUSER",
        "CREATEDB",
        "CREATEROLE",
        "INHERIT",
        "LOGIN",
        "REPLICATION",
        "BYPASSRLS",
    ];
    let text = it.text();
    let written = it.peek().map_or("", |it| it.span.slice(text));
    let positive = match written.as_bytes() {
        [b'n' | b'N', b'o' | b'O', ..] => written.get(2..).unwrap_or(""),
        _ => written,
    };
    let attribute = ATTRIBUTES
        .into_iter()
        .find(|it| it.eq_ignore_ascii_case(positive));
    if let Some(attribute) = attribute {
        it.bump();
        return Ok(Kind::Attribute(attribute, positive == written));
    }
    let keyword = it.keyword().ok_or_else(|| it.unread("a role option"))?;
    let string = |it: &mut Cursor<'_>| it.eat_string().ok_or_else(|| it.unread("a string"));
    match keyword {
        K::Password | K::Encrypted | K::Unencrypted => {
            if keyword != K::Password {
                it.bump();
            }
            it.expect(K::Password)?;
            if keyword != K::Password || it.eat(K::Null).is_none() {
                string(it)?;
            }
            return Ok(Kind::Password);
        }
        K::Connection => {
            it.bump();
            it.expect(K::Limit)?;
            return Ok(Kind::ConnectionLimit(it.integer()?.value));
        }
        K::Valid => {
            it.bump();
            it.expect(K::Until)?;
            return Ok(Kind::ValidUntil(string(it)?.value));
        }
        _ => {}
    }
    if it.eat_all(&[K::In, K::Role]).is_some() || it.eat_all(&[K::In, K::Group]).is_some() {
        Ok(Kind::InRole(role_names(it)?))
    } else if it.eat(K::Role).is_some() || it.eat(K::User).is_some() {
        Ok(Kind::Role(role_names(it)?))
    } else if it.eat(K::Admin).is_some() {
        Ok(Kind::Admin(role_names(it)?))
    } else if it.eat_word("sysid").is_some() {
        Ok(Kind::Sysid(it.integer()?.value))
    } else {
        Err(it.unread("a role option"))
    }
}
