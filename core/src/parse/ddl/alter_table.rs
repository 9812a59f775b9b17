//! `ALTER TABLE`, every action of PostgreSQL 16.

pub use super::alter_column::ColumnChange;
use super::alter_column::column_change;
pub use super::alter_other::OtherTail;
use super::alter_other::other;
use super::constraint::{Constraint, ConstraintAttributes, attributes, table_constraint};
use super::create_table::{ColumnDef, column_def};
use super::object_change::cascade;
use super::role_name::{RoleName, role_name};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed, Unread};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `ALTER TABLE …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterTable {
    /// DSQL's `ASYNC`.
    pub asynchronous: Option<Span>,
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// `ONLY`: without the tables that inherit from it.
    pub only: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What is done to it, in the order it is written.
    pub actions: Vec<AlterAction>,
}

/// One action and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct AlterAction {
    /// All of it.
    pub span: Span,
    /// What it does.
    pub kind: AlterActionKind,
}

/// The actions of `ALTER TABLE`. Fields are named as in the form that each shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum AlterActionKind {
    /// `ADD [COLUMN] [IF NOT EXISTS] …`
    AddColumn {
        if_not_exists: Option<Span>,
        column: ColumnDef,
    },
    /// `DROP [COLUMN] [IF EXISTS] name [CASCADE]`
    DropColumn {
        if_exists: Option<Span>,
        name: Spanned<Ident>,
        cascade: Option<Span>,
    },
    /// `ALTER [COLUMN] name …`
    AlterColumn {
        name: Spanned<Ident>,
        change: ColumnChange,
    },
    /// `ALTER [COLUMN] number …`, of an index.
    AlterIndexColumn {
        number: Spanned<i64>,
        change: ColumnChange,
    },
    /// `ADD [CONSTRAINT name] …`
    AddConstraint(Constraint),
    /// `DROP CONSTRAINT [IF EXISTS] name [CASCADE]`
    DropConstraint {
        if_exists: Option<Span>,
        name: Spanned<Ident>,
        cascade: Option<Span>,
    },
    /// `ALTER CONSTRAINT name …`
    AlterConstraint {
        name: Spanned<Ident>,
        attributes: ConstraintAttributes,
    },
    /// `VALIDATE CONSTRAINT name`
    ValidateConstraint { name: Spanned<Ident> },
    /// `RENAME TO name`
    RenameTable { to: Spanned<Ident> },
    /// `RENAME [COLUMN] a TO b`
    RenameColumn {
        from: Spanned<Ident>,
        to: Spanned<Ident>,
    },
    /// `RENAME CONSTRAINT a TO b`
    RenameConstraint {
        from: Spanned<Ident>,
        to: Spanned<Ident>,
    },
    /// `SET SCHEMA name`
    SetSchema { to: Spanned<Ident> },
    /// `OWNER TO role`
    OwnerTo(Spanned<RoleName>),
    /// `ENABLE | DISABLE TRIGGER name | ALL | USER`
    Trigger {
        words: String,
        is_all_or_user: bool,
        tail: OtherTail,
    },
    /// `ENABLE | FORCE ROW LEVEL SECURITY` (true), `DISABLE | NO FORCE …` (false)
    RowSecurity { is_enabled: bool },
    /// Any other action of PostgreSQL 16, by its first words in upper case, and what follows them.
    Other { words: String, tail: OtherTail },
    /// Something that could not be read; the other actions still were.
    Unread(Unread),
}

/// After `ALTER TABLE`.
pub(in crate::parse) fn alter_table(it: &mut Cursor<'_>) -> Parsed<AlterTable> {
    // `ALTER TABLE async ADD …` is a table of that name; a name or IF or ONLY follows the keyword.
    let is_keyword = it.is_word("async")
        && it.peek_at(1).is_some_and(|next| match next.kind {
            TokenKind::QuotedIdent | TokenKind::Word(None) => true,
            TokenKind::Word(Some(next)) => !matches!(
                next,
                K::Add
                    | K::Drop
                    | K::Alter
                    | K::Rename
                    | K::Set
                    | K::Reset
                    | K::Owner
                    | K::Validate
                    | K::Enable
                    | K::Disable
                    | K::Attach
                    | K::Detach
                    | K::Cluster
                    | K::Inherit
                    | K::No
                    | K::Of
                    | K::Not
                    | K::Replica
                    | K::Force
            ),
            _ => false,
        });
    let asynchronous = if is_keyword {
        it.eat_word("async")
    } else {
        None
    };
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let only = it.eat(K::Only);
    let name = it.qualified_name()?;
    it.eat_operator("*");
    Ok(AlterTable {
        asynchronous,
        if_exists,
        only,
        name,
        actions: alter_actions(it)?,
    })
}

/// Actions up to the end of the statement.
pub(in crate::parse) fn alter_actions(it: &mut Cursor<'_>) -> Parsed<Vec<AlterAction>> {
    let mut actions = Vec::new();
    loop {
        actions.push(action(it));
        if it.eat_kind(TokenKind::Comma).is_none() {
            break;
        }
    }
    if !it.is_at_end() {
        return Err(it.unread("the end of the statement"));
    }
    Ok(actions)
}

pub(in crate::parse) fn action(it: &mut Cursor<'_>) -> AlterAction {
    let start = it.position();
    let read = known_action(it).and_then(|kind| {
        let ends = it.is_at_end() || it.is_kind(TokenKind::Comma);
        if ends {
            Ok(kind)
        } else {
            Err(it.unread("`,` or the end of the statement"))
        }
    });
    let kind = read.unwrap_or_else(|unread| {
        it.rewind(start);
        it.skip_list_element();
        AlterActionKind::Unread(unread)
    });
    AlterAction {
        span: it.span_from(start),
        kind,
    }
}

fn known_action(it: &mut Cursor<'_>) -> Parsed<AlterActionKind> {
    use AlterActionKind as Kind;
    let keyword = it.keyword().ok_or_else(|| it.unread("an action"))?;
    match keyword {
        K::Add => {
            it.bump();
            if let Some(constraint) = table_constraint(it)? {
                return Ok(Kind::AddConstraint(constraint));
            }
            it.eat(K::Column);
            let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
            Ok(Kind::AddColumn {
                if_not_exists,
                column: column_def(it)?,
            })
        }
        K::Drop => {
            it.bump();
            let is_constraint = it.eat(K::Constraint).is_some();
            if !is_constraint {
                it.eat(K::Column);
            }
            let if_exists = it.eat_all(&[K::If, K::Exists]);
            let name = it.ident()?;
            let cascade = cascade(it);
            Ok(if is_constraint {
                Kind::DropConstraint {
                    if_exists,
                    name,
                    cascade,
                }
            } else {
                Kind::DropColumn {
                    if_exists,
                    name,
                    cascade,
                }
            })
        }
        K::Alter if it.keyword_at(1) == Some(K::Constraint) => {
            it.bump();
            it.bump();
            let name = it.ident()?;
            Ok(Kind::AlterConstraint {
                name,
                attributes: attributes(it),
            })
        }
        K::Alter => {
            it.bump();
            it.eat(K::Column);
            if it.is_kind(TokenKind::Number) {
                return Ok(Kind::AlterIndexColumn {
                    number: it.integer()?,
                    change: column_change(it)?,
                });
            }
            let name = it.ident()?;
            Ok(Kind::AlterColumn {
                name,
                change: column_change(it)?,
            })
        }
        K::Validate => {
            it.bump();
            it.expect(K::Constraint)?;
            Ok(Kind::ValidateConstraint { name: it.ident()? })
        }
        K::Rename => rename(it),
        K::Set if it.keyword_at(1) == Some(K::Schema) => {
            it.bump();
            it.bump();
            Ok(Kind::SetSchema { to: it.ident()? })
        }
        K::Owner => {
            it.bump();
            it.expect(K::To)?;
            Ok(Kind::OwnerTo(role_name(it)?))
        }
        K::Enable | K::Disable | K::Force | K::No => switch(it),
        K::Set
        | K::Reset
        | K::Inherit
        | K::Of
        | K::Not
        | K::Cluster
        | K::Attach
        | K::Detach
        | K::Depends
        | K::Options
        | K::Replica => Ok(other_action(it)),
        _ => Err(it.unread("an action of ALTER TABLE")),
    }
}

fn rename(it: &mut Cursor<'_>) -> Parsed<AlterActionKind> {
    it.expect(K::Rename)?;
    if it.eat(K::To).is_some() {
        return Ok(AlterActionKind::RenameTable { to: it.ident()? });
    }
    let is_constraint = it.eat(K::Constraint).is_some();
    if !is_constraint {
        it.eat(K::Column);
    }
    let from = it.ident()?;
    it.expect(K::To)?;
    let to = it.ident()?;
    Ok(if is_constraint {
        AlterActionKind::RenameConstraint { from, to }
    } else {
        AlterActionKind::RenameColumn { from, to }
    })
}

/// `ENABLE`, `DISABLE`, `FORCE`, `NO FORCE` of triggers, rules and row level security.
fn switch(it: &mut Cursor<'_>) -> Parsed<AlterActionKind> {
    let mut ahead = it.clone();
    let is_enabled = matches!(ahead.keyword(), Some(K::Enable | K::Force));
    ahead.bump();
    ahead.eat(K::Force);
    if ahead.eat_all(&[K::Row, K::Level, K::Security]).is_some() {
        *it = ahead;
        return Ok(AlterActionKind::RowSecurity { is_enabled });
    }
    let is_trigger = matches!(
        (ahead.keyword(), ahead.keyword_at(1)),
        (Some(K::Trigger), _) | (Some(K::Always | K::Replica), Some(K::Trigger))
    );
    if !is_trigger {
        return Ok(other_action(it));
    }
    let is_all_or_user =
        ahead.is(K::Trigger) && matches!(ahead.keyword_at(1), Some(K::All | K::User));
    let (words, tail) = other(it);
    Ok(AlterActionKind::Trigger {
        words,
        is_all_or_user,
        tail,
    })
}

fn other_action(it: &mut Cursor<'_>) -> AlterActionKind {
    let (words, tail) = other(it);
    AlterActionKind::Other { words, tail }
}
