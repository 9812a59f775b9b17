//! The options of sequences and identity columns.

use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::text::{Span, Spanned};

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct SequenceOption {
    /// All of it.
    pub span: Span,
    /// Which one.
    pub kind: SequenceOptionKind,
}

/// The options of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub enum SequenceOptionKind {
    /// `AS type`
    As(DataType),
    /// `CACHE n`
    Cache(i64),
    /// `INCREMENT [BY] n`
    Increment(i64),
    /// `MINVALUE n` or `NO MINVALUE`
    MinValue(Option<i64>),
    /// `MAXVALUE n` or `NO MAXVALUE`
    MaxValue(Option<i64>),
    /// `START [WITH] n`
    Start(i64),
    /// `RESTART [[WITH] n]`
    Restart(Option<i64>),
    /// `CYCLE` or `NO CYCLE`
    Cycle(bool),
    /// `OWNED BY table.column` or `OWNED BY NONE`
    OwnedBy(Option<Spanned<QualifiedName>>),
    /// `SEQUENCE NAME n`, as pg_dump writes it for identity columns.
    SequenceName(Spanned<QualifiedName>),
    /// `LOGGED` or `UNLOGGED`
    Logged(bool),
}

/// Reads options up to what is none.
pub(in crate::parse) fn sequence_options(it: &mut Cursor<'_>) -> Parsed<Vec<SequenceOption>> {
    let mut options = Vec::new();
    while let Some(option) = sequence_option(it)? {
        options.push(option);
    }
    Ok(options)
}

/// Reads one option, if one stands here.
pub(in crate::parse) fn sequence_option(it: &mut Cursor<'_>) -> Parsed<Option<SequenceOption>> {
    use SequenceOptionKind as Kind;
    let start = it.position();
    let Some(keyword) = it.keyword() else {
        return Ok(None);
    };
    let kind = match keyword {
        K::As => {
            it.bump();
            Kind::As(data_type(it)?)
        }
        K::Cache => {
            it.bump();
            Kind::Cache(it.integer()?.value)
        }
        K::Increment => {
            it.bump();
            it.eat(K::By);
            Kind::Increment(it.integer()?.value)
        }
        K::Minvalue => {
            it.bump();
            Kind::MinValue(Some(it.integer()?.value))
        }
        K::Maxvalue => {
            it.bump();
            Kind::MaxValue(Some(it.integer()?.value))
        }
        K::Start => {
            it.bump();
            it.eat(K::With);
            Kind::Start(it.integer()?.value)
        }
        K::Restart => {
            it.bump();
            let with = it.eat(K::With).is_some();
            let number = it.clone().integer().is_ok();
            Kind::Restart(if with || number {
                Some(it.integer()?.value)
            } else {
                None
            })
        }
        K::Cycle => {
            it.bump();
            Kind::Cycle(true)
        }
        K::No => match it.keyword_at(1) {
            Some(K::Minvalue) => {
                it.eat_all(&[K::No, K::Minvalue]);
                Kind::MinValue(None)
            }
            Some(K::Maxvalue) => {
                it.eat_all(&[K::No, K::Maxvalue]);
                Kind::MaxValue(None)
            }
            Some(K::Cycle) => {
                it.eat_all(&[K::No, K::Cycle]);
                Kind::Cycle(false)
            }
            _ => return Ok(None),
        },
        K::Owned => {
            it.bump();
            it.expect(K::By)?;
            if it.eat(K::None).is_some() {
                Kind::OwnedBy(None)
            } else {
                Kind::OwnedBy(Some(it.qualified_name()?))
            }
        }
        K::Sequence if it.keyword_at(1) == Some(K::Name) => {
            it.eat_all(&[K::Sequence, K::Name]);
            Kind::SequenceName(it.qualified_name()?)
        }
        K::Logged | K::Unlogged => {
            it.bump();
            Kind::Logged(keyword == K::Logged)
        }
        _ => return Ok(None),
    };
    Ok(Some(SequenceOption {
        span: it.span_from(start),
        kind,
    }))
}
