//! The actions of `ALTER TABLE` that are a few words and little after them.

use super::parameter::{Parameter, parameters};
use super::partition::{PartitionBound, partition_bound};
use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// What follows the words of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum OtherTail {
    /// Nothing.
    None,
    /// The name of a tablespace, an access method, an index, a table, a type, a rule, a trigger.
    Name(Spanned<QualifiedName>),
    /// `(parameters)`
    Parameters(Vec<Parameter>),
    /// `ATTACH PARTITION name bound`; an index has no bound.
    Attach(Spanned<QualifiedName>, Option<PartitionBound>),
    /// `DETACH PARTITION name [CONCURRENTLY | FINALIZE]`
    Detach(Spanned<QualifiedName>, Option<Span>),
    /// What PostgreSQL 16 does not take after these words.
    Unknown(Span),
}

/// Reads the action. Its first words, at most three, are what it is known by.
pub(super) fn other(it: &mut Cursor<'_>) -> (String, OtherTail) {
    let start = it.position();
    let mut words: Vec<String> = Vec::new();
    while let Some(keyword) = it.keyword_at(words.len()).filter(|_| words.len() < 3) {
        words.push(keyword.text().to_ascii_uppercase());
    }
    let count = words.len();
    let words = words.join(" ");
    let ends = |it: &Cursor<'_>| it.is_at_end() || it.is_kind(TokenKind::Comma);
    if let Ok(tail) = tail(it)
        && ends(it)
    {
        return (words, tail);
    }
    it.rewind(start + count);
    let rest = it.position();
    it.skip_list_element();
    (words, OtherTail::Unknown(it.span_from(rest)))
}

fn tail(it: &mut Cursor<'_>) -> Parsed<OtherTail> {
    const ALONE: [&[K]; 9] = [
        &[K::Set, K::Without, K::Cluster],
        &[K::Set, K::Without, K::Oids],
        &[K::Set, K::Logged],
        &[K::Set, K::Unlogged],
        &[K::Set, K::Access, K::Method, K::Default],
        &[K::Not, K::Of],
        &[K::Replica, K::Identity, K::Nothing],
        &[K::Replica, K::Identity, K::Full],
        &[K::Replica, K::Identity, K::Default],
    ];
    const BEFORE_NAME: [&[K]; 17] = [
        &[K::Set, K::Tablespace],
        &[K::Set, K::Access, K::Method],
        &[K::Cluster, K::On],
        &[K::Inherit],
        &[K::No, K::Inherit],
        &[K::Of],
        &[K::Replica, K::Identity, K::Using, K::Index],
        &[K::No, K::Depends, K::On, K::Extension],
        &[K::Depends, K::On, K::Extension],
        &[K::Enable, K::Rule],
        &[K::Enable, K::Always, K::Rule],
        &[K::Enable, K::Replica, K::Rule],
        &[K::Disable, K::Rule],
        &[K::Enable, K::Trigger],
        &[K::Enable, K::Always, K::Trigger],
        &[K::Enable, K::Replica, K::Trigger],
        &[K::Disable, K::Trigger],
    ];
    let any =
        |it: &mut Cursor<'_>, forms: &[&[K]]| forms.iter().any(|words| it.eat_all(words).is_some());
    if any(it, &ALONE) {
        return Ok(OtherTail::None);
    }
    if any(it, &BEFORE_NAME) {
        // `ENABLE TRIGGER ALL`
        if it.eat(K::All).or_else(|| it.eat(K::User)).is_some() {
            return Ok(OtherTail::None);
        }
        return it.qualified_name().map(OtherTail::Name);
    }
    if it.eat_all(&[K::Attach, K::Partition]).is_some() {
        let name = it.qualified_name()?;
        let bound = if it.is(K::For) || it.is(K::Default) {
            Some(partition_bound(it)?)
        } else {
            None
        };
        return Ok(OtherTail::Attach(name, bound));
    }
    if it.eat_all(&[K::Detach, K::Partition]).is_some() {
        let name = it.qualified_name()?;
        let how = it.eat(K::Concurrently).or_else(|| it.eat(K::Finalize));
        return Ok(OtherTail::Detach(name, how));
    }
    if it.eat(K::Options).is_some() {
        return it.skip_parens().map(OtherTail::Unknown);
    }
    it.eat(K::Set)
        .or_else(|| it.eat(K::Reset))
        .ok_or_else(|| it.unread("an action"))?;
    parameters(it).map(OtherTail::Parameters)
}
