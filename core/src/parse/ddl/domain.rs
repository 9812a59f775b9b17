//! `CREATE DOMAIN` and `ALTER DOMAIN`.

use super::constraint::{Constraint, column_constraint, table_constraint};
use super::object_change::{ObjectChange, cascade, expect_object_change, spanned};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::expr::{Expr, expr};
use crate::text::{Span, Spanned};

/// `CREATE DOMAIN name [AS] type …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateDomain {
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// The type under it.
    pub data_type: DataType,
    /// `COLLATE name`
    pub collation: Option<Span>,
    /// `DEFAULT`, `NOT NULL`, `CHECK` and the like, in the order they are written.
    pub constraints: Vec<Constraint>,
}

/// `ALTER DOMAIN name …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterDomain {
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What is done to it, and the text that says so.
    pub action: Spanned<DomainAction>,
}

/// The actions of `ALTER DOMAIN`. Fields are named as in the form that each shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum DomainAction {
    /// `SET DEFAULT value`
    SetDefault(Expr),
    /// `DROP DEFAULT`
    DropDefault,
    /// `SET NOT NULL`
    SetNotNull,
    /// `DROP NOT NULL`
    DropNotNull,
    /// `ADD [CONSTRAINT name] …`
    AddConstraint(Constraint),
    /// `DROP CONSTRAINT [IF EXISTS] name [CASCADE]`
    DropConstraint {
        if_exists: Option<Span>,
        name: Spanned<Ident>,
        cascade: Option<Span>,
    },
    /// `VALIDATE CONSTRAINT name`
    ValidateConstraint(Spanned<Ident>),
    /// `RENAME CONSTRAINT a TO b`
    RenameConstraint {
        from: Spanned<Ident>,
        to: Spanned<Ident>,
    },
    /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`
    Change(ObjectChange),
}

/// After `CREATE DOMAIN`.
pub(in crate::parse) fn create_domain(it: &mut Cursor<'_>) -> Parsed<CreateDomain> {
    let name = it.qualified_name()?;
    it.eat(K::As);
    let data_type = data_type(it)?;
    let mut collation = None;
    let mut constraints = Vec::new();
    loop {
        let start = it.position();
        if it.eat(K::Collate).is_some() {
            it.qualified_name()?;
            collation = Some(it.span_from(start));
        } else if let Some(constraint) = column_constraint(it)? {
            constraints.push(constraint);
        } else {
            break;
        }
    }
    Ok(CreateDomain {
        name,
        data_type,
        collation,
        constraints,
    })
}

/// After `ALTER DOMAIN`.
pub(in crate::parse) fn alter_domain(it: &mut Cursor<'_>) -> Parsed<AlterDomain> {
    Ok(AlterDomain {
        name: it.qualified_name()?,
        action: spanned(it, action)?,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<DomainAction> {
    use DomainAction as Action;
    if it.eat_all(&[K::Set, K::Default]).is_some() {
        return Ok(Action::SetDefault(expr(it)?));
    }
    if it.eat_all(&[K::Drop, K::Default]).is_some() {
        return Ok(Action::DropDefault);
    }
    if it.eat_all(&[K::Set, K::Not, K::Null]).is_some() {
        return Ok(Action::SetNotNull);
    }
    if it.eat_all(&[K::Drop, K::Not, K::Null]).is_some() {
        return Ok(Action::DropNotNull);
    }
    if it.eat(K::Add).is_some() {
        // Later versions of PostgreSQL take `NOT NULL` here.
        let start = it.position();
        let constraint = match table_constraint(it) {
            Ok(Some(constraint)) => Some(constraint),
            _ => {
                it.rewind(start);
                column_constraint(it)?
            }
        };
        return constraint
            .map(Action::AddConstraint)
            .ok_or_else(|| it.unread("a constraint"));
    }
    if it.eat_all(&[K::Drop, K::Constraint]).is_some() {
        return Ok(Action::DropConstraint {
            if_exists: it.eat_all(&[K::If, K::Exists]),
            name: it.ident()?,
            cascade: cascade(it),
        });
    }
    if it.eat_all(&[K::Validate, K::Constraint]).is_some() {
        return Ok(Action::ValidateConstraint(it.ident()?));
    }
    if it.eat_all(&[K::Rename, K::Constraint]).is_some() {
        let from = it.ident()?;
        it.expect(K::To)?;
        let to = it.ident()?;
        return Ok(Action::RenameConstraint { from, to });
    }
    expect_object_change(it, "an action of ALTER DOMAIN").map(Action::Change)
}
