//! Transaction statements, `SET` and `RESET`.

use super::cursor::{Cursor, Parsed};
use super::expr::restricted_expr;
use super::token::TokenKind;
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::service::StatementKind;
use crate::text::{Span, Spanned};

/// `BEGIN`, `COMMIT`, `ROLLBACK`, `SET TRANSACTION` and the like: what follows their first words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// `ISOLATION LEVEL …`: the clause, the level in upper case.
    pub isolation: Option<Spanned<&'static str>>,
    /// `READ ONLY` (true) or `READ WRITE` (false)
    pub read_only: Option<Spanned<bool>>,
    /// `[NOT] DEFERRABLE`
    pub deferrable: Option<Span>,
    /// `AND CHAIN` (true) or `AND NO CHAIN` (false)
    pub chain: Option<Spanned<bool>>,
    /// `SET TRANSACTION SNAPSHOT …`
    pub snapshot: Option<Span>,
    /// The name of a savepoint, in `SAVEPOINT`, `RELEASE` and `ROLLBACK TO`.
    pub savepoint: Option<Spanned<Ident>>,
    /// The identifier of a prepared transaction.
    pub prepared: Option<Spanned<String>>,
}

/// `SET CONSTRAINTS …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetConstraints {
    /// Which ones; none for `ALL`.
    pub names: Vec<Spanned<QualifiedName>>,
    /// `DEFERRED` (true) or `IMMEDIATE` (false)
    pub deferred: Spanned<bool>,
}

/// `SET ROLE …` or `SET SESSION AUTHORIZATION …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRole {
    /// The role; none for `NONE` and `DEFAULT`.
    pub role: Option<Spanned<String>>,
}

/// `SET parameter` or `RESET parameter`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The parameter in lower case, as `SHOW` names it; `all` for `RESET ALL`. The special
    /// spellings stand under their parameter: `TIME ZONE` is `timezone`.
    pub parameter: Spanned<String>,
    /// `SET LOCAL`
    pub is_local: bool,
    /// `RESET` rather than `SET`.
    pub is_reset: bool,
    /// What it is set to, where that could be read.
    pub value: Option<Spanned<SetValue>>,
}

/// What a parameter is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetValue {
    /// `DEFAULT`
    Default,
    /// `FROM CURRENT`: what it is at the time the function is created.
    Current,
    /// Constants, words or numbers, separated by commas.
    List(Vec<Span>),
}

/// After `SAVEPOINT`, `RELEASE`, `ROLLBACK TO`.
pub(super) fn savepoint(it: &mut Cursor<'_>, kind: StatementKind) -> Parsed<Transaction> {
    // A savepoint may itself be named so.
    if kind != StatementKind::Savepoint && it.peek_at(1).is_some() {
        it.eat(K::Savepoint);
    }
    Ok(Transaction {
        savepoint: Some(it.ident()?),
        ..Transaction::default()
    })
}

/// After `PREPARE TRANSACTION`, `COMMIT PREPARED`, `ROLLBACK PREPARED`.
pub(super) fn prepared(it: &mut Cursor<'_>) -> Parsed<Transaction> {
    let prepared = it.eat_string().ok_or_else(|| it.unread("a string"))?;
    Ok(Transaction {
        prepared: Some(prepared),
        ..Transaction::default()
    })
}

/// After `SET CONSTRAINTS`.
pub(super) fn set_constraints(it: &mut Cursor<'_>) -> Parsed<SetConstraints> {
    let names = match it.eat(K::All) {
        Some(_) => vec![],
        None => it.comma_separated(Cursor::qualified_name)?,
    };
    let deferred = match it.eat(K::Deferred) {
        Some(span) => Spanned::new(true, span),
        None => Spanned::new(false, it.expect(K::Immediate)?),
    };
    Ok(SetConstraints { names, deferred })
}

/// After `SET ROLE` or `SET SESSION AUTHORIZATION`.
pub(super) fn set_role(it: &mut Cursor<'_>, kind: StatementKind) -> Parsed<SetRole> {
    // As a parameter: `SET ROLE TO a`, `SET role = a`.
    if kind == StatementKind::SetRole && it.eat(K::To).is_none() {
        it.eat_operator("=");
    }
    let nobody = match kind {
        StatementKind::SetRole => K::None,
        _ => K::Default,
    };
    if kind == StatementKind::SetRole && it.eat(K::To).is_none() {
        it.eat_operator("=");
    }
    if it.eat(nobody).is_some() {
        return Ok(SetRole { role: None });
    }
    let role = match it.eat_string() {
        Some(role) => role,
        None => {
            let name = it.unreserved_ident("a role")?;
            Spanned::new(name.value.as_str().to_owned(), name.span)
        }
    };
    Ok(SetRole { role: Some(role) })
}

pub(super) fn transaction(it: &mut Cursor<'_>, kind: StatementKind) -> Parsed<Transaction> {
    let mut found = Transaction::default();
    if kind == StatementKind::SetSessionCharacteristics {
        it.expect(K::As)?;
        it.expect(K::Transaction)?;
    } else if kind != StatementKind::SetTransaction {
        let _ = it.eat(K::Work).or_else(|| it.eat(K::Transaction));
    }
    loop {
        let start = it.position();
        if it.eat_all(&[K::Isolation, K::Level]).is_some() {
            const LEVELS: [(&[K], &str); 4] = [
                (&[K::Repeatable, K::Read], "REPEATABLE READ"),
                (&[K::Read, K::Committed], "READ COMMITTED"),
                (&[K::Read, K::Uncommitted], "READ UNCOMMITTED"),
                (&[K::Serializable], "SERIALIZABLE"),
            ];
            let level = LEVELS
                .iter()
                .find(|(words, _)| it.eat_all(words).is_some())
                .ok_or_else(|| it.unread("an isolation level"))?;
            found.isolation = Some(Spanned::new(level.1, it.span_from(start)));
        } else if let Some(span) = it.eat_all(&[K::Read, K::Only]) {
            found.read_only = Some(Spanned::new(true, span));
        } else if let Some(span) = it.eat_all(&[K::Read, K::Write]) {
            found.read_only = Some(Spanned::new(false, span));
        } else if it
            .eat_all(&[K::Not, K::Deferrable])
            .or_else(|| it.eat(K::Deferrable))
            .is_some()
        {
            found.deferrable = Some(it.span_from(start));
        } else if let Some(span) = it.eat_all(&[K::And, K::Chain]) {
            found.chain = Some(Spanned::new(true, span));
        } else if let Some(span) = it.eat_all(&[K::And, K::No, K::Chain]) {
            found.chain = Some(Spanned::new(false, span));
        } else if it.eat(K::Snapshot).is_some() {
            it.bump();
            found.snapshot = Some(it.span_from(start));
        } else if it.eat_kind(TokenKind::Comma).is_none() {
            break;
        }
    }
    if it.is_at_end() {
        Ok(found)
    } else {
        Err(it.unread("a transaction mode"))
    }
}

/// After `SET` or `RESET`, as a statement.
pub(super) fn set(it: &mut Cursor<'_>, is_reset: bool) -> Parsed<Set> {
    let mut set = set_parameter(it, is_reset)?;
    if !is_reset {
        set.value = set_value(it).ok().filter(|_| it.is_at_end());
    }
    Ok(set)
}

/// After `SET` or `RESET`, as a clause of another statement.
pub(super) fn set_clause(it: &mut Cursor<'_>, is_reset: bool) -> Parsed<Set> {
    let mut set = set_parameter(it, is_reset)?;
    if !is_reset {
        set.value = Some(set_value(it)?);
    }
    Ok(set)
}

/// What follows the parameter. Its special spellings have no `TO`.
fn set_value(it: &mut Cursor<'_>) -> Parsed<Spanned<SetValue>> {
    if it.eat(K::To).is_none() {
        it.eat_operator("=");
    }
    let start = it.position();
    let value = if it.eat(K::Default).is_some() {
        SetValue::Default
    } else if it.eat_all(&[K::From, K::Current]).is_some() {
        SetValue::Current
    } else {
        SetValue::List(it.comma_separated(one_value)?)
    };
    Ok(Spanned::new(value, it.span_from(start)))
}

fn one_value(it: &mut Cursor<'_>) -> Parsed<Span> {
    let start = it.position();
    if it.is(K::Interval) {
        // `TIME ZONE INTERVAL '1' HOUR TO MINUTE`
        restricted_expr(it)?;
    } else if it.eat_string().is_none() {
        let signed = it.eat_operator("-").or_else(|| it.eat_operator("+"));
        if it.eat_kind(TokenKind::Number).is_none() {
            let is_word = matches!(it.keyword(), Some(K::True | K::False | K::On));
            if signed.is_some() {
                return Err(it.unread("a number"));
            } else if is_word {
                it.bump();
            } else {
                it.unreserved_ident("a value")?;
            }
        }
    }
    Ok(it.span_from(start))
}

fn set_parameter(it: &mut Cursor<'_>, is_reset: bool) -> Parsed<Set> {
    let is_local = !is_reset && it.eat(K::Local).is_some();
    if !is_reset && !is_local && it.is(K::Session) {
        it.bump();
    }
    const SPELLINGS: [(&[K], &str); 6] = [
        (&[K::Time, K::Zone], "timezone"),
        (&[K::Names], "client_encoding"),
        (&[K::Schema], "search_path"),
        (&[K::Xml, K::Option], "xmloption"),
        (
            &[K::Transaction, K::Isolation, K::Level],
            "transaction_isolation",
        ),
        (&[K::Session, K::Authorization], "session_authorization"),
    ];
    let spelling = SPELLINGS
        .iter()
        .find_map(|(words, name)| Some((it.eat_all(words)?, *name)));
    let parameter = match spelling {
        Some((span, name)) => Spanned::new(name.to_owned(), span),
        None => {
            let start = it.position();
            let mut name = it.label()?.value.as_str().to_ascii_lowercase();
            while it.eat_kind(TokenKind::Dot).is_some() {
                name.push('.');
                name.push_str(&it.label()?.value.as_str().to_ascii_lowercase());
            }
            Spanned::new(name, it.span_from(start))
        }
    };
    Ok(Set {
        parameter,
        is_local,
        is_reset,
        value: None,
    })
}
