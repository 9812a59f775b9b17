//! `CREATE SCHEMA` and `ALTER SCHEMA`.

use super::constraint::{Constraint, ConstraintKind};
use super::create_table::{CreateTable, TableElement};
use super::object_change::{ObjectChange, expect_object_change};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::statement::{Body, Statement, statement};
use crate::parse::token::{Token, TokenKind};
use crate::text::{Span, Spanned};

/// `CREATE SCHEMA …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateSchema {
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name; without one the schema is named after its owner.
    pub name: Option<Spanned<Ident>>,
    /// `AUTHORIZATION role`: the role.
    pub authorization: Option<Spanned<Ident>>,
    /// What is created in it by the same statement, as statements of their own: their names without
    /// a schema are those of the new one.
    pub elements: Vec<Statement>,
}

impl CreateSchema {
    /// The name that the schema gets, as far as the text tells: the role may be `CURRENT_USER`.
    pub fn schema_name(&self) -> Option<&Spanned<Ident>> {
        self.name.as_ref().or(self.authorization.as_ref())
    }
}

/// `ALTER SCHEMA name { RENAME TO | OWNER TO } …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterSchema {
    /// Its name.
    pub name: Spanned<Ident>,
    /// What is done to it.
    pub change: ObjectChange,
}

/// After `ALTER SCHEMA`.
pub(in crate::parse) fn alter_schema(it: &mut Cursor<'_>) -> Parsed<AlterSchema> {
    Ok(AlterSchema {
        name: it.ident()?,
        change: expect_object_change(it, "RENAME TO or OWNER TO")?,
    })
}

/// After `CREATE SCHEMA`.
pub(in crate::parse) fn create_schema(it: &mut Cursor<'_>) -> Parsed<CreateSchema> {
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = if it.is(K::Authorization) {
        None
    } else {
        Some(it.ident()?)
    };
    let authorization = match it.eat(K::Authorization) {
        Some(_) => Some(it.label()?),
        None => None,
    };
    // Of a schema that is there already PostgreSQL could not say which elements to make.
    if if_not_exists.is_some() && !it.is_at_end() {
        return Err(it.unread("the end of the statement"));
    }
    let mut create = CreateSchema {
        if_not_exists,
        name,
        authorization,
        elements: elements(it)?,
    };
    if let Some(name) = create.schema_name().map(|it| it.value.clone()) {
        move_into(&mut create.elements, &name);
    }
    Ok(create)
}

/// The elements, cut where one of the words stands that begin them and can stand nowhere else.
fn elements(it: &mut Cursor<'_>) -> Parsed<Vec<Statement>> {
    let text = it.text();
    let mut elements: Vec<Vec<Token>> = Vec::new();
    let mut depth = 0_u32;
    let mut before = None;
    while let Some(token) = it.peek() {
        match token.kind {
            TokenKind::LeftParen => depth += 1,
            TokenKind::RightParen => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_start = depth == 0
            && matches!(token.keyword(), Some(K::Create | K::Grant))
            && before.is_none_or(|it| !continues(it));
        // A schema in a schema is none of PostgreSQL's, and has an end at the second one.
        if is_start && it.keyword_at(1) == Some(K::Schema) {
            return Err(it.unread("a table, index, sequence, view, trigger or grant"));
        }
        if is_start {
            elements.push(Vec::new());
        }
        match elements.last_mut() {
            Some(element) => element.push(token),
            None => return Err(it.unread("CREATE or GRANT")),
        }
        before = Some(token);
        it.bump();
    }
    let read = |tokens: Vec<Token>| statement(text, &tokens, None);
    Ok(elements.into_iter().map(read).collect())
}

/// Whether `CREATE` or `GRANT` after this token goes on with an element: a privilege, `WITH GRANT
/// OPTION`, a label.
fn continues(before: Token) -> bool {
    matches!(before.keyword(), Some(K::Grant | K::With | K::As | K::For))
        || matches!(before.kind, TokenKind::Comma | TokenKind::Dot)
}

/// Names as PostgreSQL finds them here, where the new schema comes first: what an element makes is
/// in it, and what another element refers to is there if one of them makes it.
fn move_into(elements: &mut [Statement], schema: &Ident) {
    let own: Vec<Ident> = elements
        .iter()
        .filter_map(|it| match &it.body {
            Body::CreateTable(it) => Some(&it.name.value),
            _ => None,
        })
        .filter(|it| it.namespace.as_ref().is_none_or(|it| it == schema))
        .map(|it| it.name.clone())
        .collect();
    let refer = |name: &mut QualifiedName| {
        if name.namespace.is_none() && own.contains(&name.name) {
            name.namespace = Some(schema.clone());
        }
    };
    for element in elements {
        match &mut element.body {
            Body::CreateTable(table) => {
                refer(&mut table.name.value);
                move_references(table, &refer);
            }
            Body::CreateIndex(index) => refer(&mut index.table.value),
            _ => {}
        }
    }
}

fn move_references(table: &mut CreateTable, refer: &dyn Fn(&mut QualifiedName)) {
    let constraint = |it: &mut Constraint| {
        if let ConstraintKind::ForeignKey(key) = &mut it.kind {
            refer(&mut key.target.value);
        }
    };
    for element in &mut table.elements {
        match element {
            TableElement::Column(column) => column.constraints.iter_mut().for_each(constraint),
            TableElement::Constraint(it) => constraint(it),
            TableElement::Like(like) => refer(&mut like.source.value),
            TableElement::Unread(_) => {}
        }
    }
}
