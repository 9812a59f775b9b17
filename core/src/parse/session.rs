//! Transaction statements, `SET` and `RESET`.

use super::cursor::{Cursor, Parsed};
use crate::ident::Keyword as K;
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
        } else if it.eat_kind(super::token::TokenKind::Comma).is_none() {
            break;
        }
    }
    if it.is_at_end() {
        Ok(found)
    } else {
        Err(it.unread("a transaction mode"))
    }
}

/// After `SET` or `RESET`.
pub(super) fn set(it: &mut Cursor<'_>, is_reset: bool) -> Parsed<Set> {
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
            while it.eat_kind(super::token::TokenKind::Dot).is_some() {
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
    })
}
