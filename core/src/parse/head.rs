//! The kind of a statement from its first words. Works on tokens alone, so that a statement whose
//! rest cannot be read is still judged.

use super::cursor::Cursor;
use super::token::TokenKind;
use crate::ident::Keyword as K;
use crate::service::statement::{ObjectKind as Object, StatementKind as Kind};
use crate::text::Span;

/// The kind and the words that say it, modifiers such as `OR REPLACE` or `UNIQUE` included.
pub(super) fn head(it: &mut Cursor<'_>) -> (Kind, Span) {
    let start = it.position();
    // A query may stand in parentheses.
    while it.is_kind(TokenKind::LeftParen) {
        it.bump();
    }
    let words = it.position();
    let kind = match it.keyword() {
        Some(keyword) => kind_of(it, keyword),
        None => dsql_kind(it),
    };
    if it.position() == words && !it.is_at_end() {
        it.bump();
    }
    (
        kind,
        it.span_from(if kind == Kind::Select { words } else { start }),
    )
}

/// Statements that begin with a word PostgreSQL does not know.
fn dsql_kind(it: &mut Cursor<'_>) -> Kind {
    if it.eat_word("aws").is_some() && it.eat_word("iam").is_some() {
        if it.eat(K::Grant).is_some() {
            return Kind::AwsIamGrant;
        }
        if it.eat(K::Revoke).is_some() {
            return Kind::AwsIamRevoke;
        }
    }
    Kind::Unknown
}

/// Statements that are known from a fixed sequence of words, the longer ones first.
const PHRASES: &[(&[K], Kind)] = &[
    (&[K::Abort], Kind::Rollback),
    (
        &[K::Alter, K::Default, K::Privileges],
        Kind::AlterDefaultPrivileges,
    ),
    (&[K::Alter, K::System], Kind::AlterSystem),
    (&[K::Analyse], Kind::Analyze),
    (&[K::Analyze], Kind::Analyze),
    (&[K::Begin], Kind::Begin),
    (&[K::Call], Kind::Call),
    (&[K::Checkpoint], Kind::Checkpoint),
    (&[K::Close], Kind::Close),
    (&[K::Cluster], Kind::Cluster),
    (&[K::Comment, K::On], Kind::Comment),
    (&[K::Commit, K::Prepared], Kind::CommitPrepared),
    (&[K::Commit], Kind::Commit),
    (&[K::Deallocate], Kind::Deallocate),
    (&[K::Declare], Kind::Declare),
    (&[K::Delete], Kind::Delete),
    (&[K::Discard], Kind::Discard),
    (&[K::Do], Kind::Do),
    (&[K::Drop, K::Owned], Kind::DropOwned),
    (&[K::End], Kind::Commit),
    (&[K::Execute], Kind::Execute),
    (&[K::Explain], Kind::Explain),
    (&[K::Fetch], Kind::Fetch),
    (&[K::Grant], Kind::Grant),
    (
        &[K::Import, K::Foreign, K::Schema],
        Kind::ImportForeignSchema,
    ),
    (&[K::Insert], Kind::Insert),
    (&[K::Listen], Kind::Listen),
    (&[K::Load], Kind::Load),
    (&[K::Lock], Kind::Lock),
    (&[K::Merge], Kind::Merge),
    (&[K::Move], Kind::Move),
    (&[K::Notify], Kind::Notify),
    (&[K::Prepare, K::Transaction], Kind::PrepareTransaction),
    (&[K::Prepare], Kind::Prepare),
    (&[K::Reassign, K::Owned], Kind::ReassignOwned),
    (
        &[K::Refresh, K::Materialized, K::View],
        Kind::RefreshMaterializedView,
    ),
    (&[K::Reindex], Kind::Reindex),
    (&[K::Release], Kind::Release),
    (&[K::Reset], Kind::Reset),
    (&[K::Revoke], Kind::Revoke),
    (&[K::Rollback, K::Prepared], Kind::RollbackPrepared),
    (&[K::Savepoint], Kind::Savepoint),
    (&[K::Security, K::Label], Kind::SecurityLabel),
    (&[K::Set, K::Constraints], Kind::SetConstraints),
    (
        &[K::Set, K::Session, K::Authorization],
        Kind::SetSessionAuthorization,
    ),
    (
        &[K::Set, K::Local, K::Session, K::Authorization],
        Kind::SetSessionAuthorization,
    ),
    (
        &[K::Set, K::Session, K::Session, K::Authorization],
        Kind::SetSessionAuthorization,
    ),
    (
        &[K::Set, K::Session, K::Characteristics],
        Kind::SetSessionCharacteristics,
    ),
    (
        &[K::Set, K::Local, K::Session, K::Characteristics],
        Kind::SetSessionCharacteristics,
    ),
    (
        &[K::Set, K::Session, K::Session, K::Characteristics],
        Kind::SetSessionCharacteristics,
    ),
    (&[K::Set, K::Local, K::Transaction], Kind::SetTransaction),
    (&[K::Set, K::Session, K::Transaction], Kind::SetTransaction),
    (&[K::Set, K::Transaction], Kind::SetTransaction),
    (&[K::Set, K::Local, K::Role], Kind::SetRole),
    (&[K::Set, K::Session, K::Role], Kind::SetRole),
    (&[K::Set, K::Role], Kind::SetRole),
    (&[K::Set], Kind::Set),
    (&[K::Show], Kind::Show),
    (&[K::Start, K::Transaction], Kind::Begin),
    (&[K::Table], Kind::Select),
    (&[K::Truncate], Kind::Truncate),
    (&[K::Unlisten], Kind::Unlisten),
    (&[K::Update], Kind::Update),
    (&[K::Vacuum], Kind::Vacuum),
    (&[K::Values], Kind::Select),
];

/// Object kinds by their words, the longer ones first.
const OBJECTS: &[(&[K], Object)] = &[
    (&[K::Access, K::Method], Object::AccessMethod),
    (&[K::Aggregate], Object::Aggregate),
    (&[K::Cast], Object::Cast),
    (&[K::Collation], Object::Collation),
    (&[K::Conversion], Object::Conversion),
    (&[K::Database], Object::Database),
    (&[K::Domain], Object::Domain),
    (&[K::Event, K::Trigger], Object::EventTrigger),
    (&[K::Extension], Object::Extension),
    (
        &[K::Foreign, K::Data, K::Wrapper],
        Object::ForeignDataWrapper,
    ),
    (&[K::Foreign, K::Table], Object::ForeignTable),
    (&[K::Function], Object::Function),
    (&[K::Group], Object::Role),
    (&[K::Index], Object::Index),
    (&[K::Language], Object::Language),
    (&[K::Large, K::Object], Object::LargeObject),
    (&[K::Materialized, K::View], Object::MaterializedView),
    (&[K::Operator, K::Class], Object::OperatorClass),
    (&[K::Operator, K::Family], Object::OperatorFamily),
    (&[K::Operator], Object::Operator),
    (&[K::Policy], Object::Policy),
    (&[K::Procedure], Object::Procedure),
    (&[K::Publication], Object::Publication),
    (&[K::Role], Object::Role),
    (&[K::Routine], Object::Routine),
    (&[K::Rule], Object::Rule),
    (&[K::Schema], Object::Schema),
    (&[K::Sequence], Object::Sequence),
    (&[K::Server], Object::Server),
    (&[K::Statistics], Object::Statistics),
    (&[K::Subscription], Object::Subscription),
    (&[K::Table], Object::Table),
    (&[K::Tablespace], Object::Tablespace),
    (
        &[K::Text, K::Search, K::Configuration],
        Object::TextSearchConfiguration,
    ),
    (
        &[K::Text, K::Search, K::Dictionary],
        Object::TextSearchDictionary,
    ),
    (&[K::Text, K::Search, K::Parser], Object::TextSearchParser),
    (
        &[K::Text, K::Search, K::Template],
        Object::TextSearchTemplate,
    ),
    (&[K::Transform], Object::Transform),
    (&[K::Trigger], Object::Trigger),
    (&[K::Type], Object::Type),
    (&[K::User, K::Mapping], Object::UserMapping),
    (&[K::User], Object::Role),
    (&[K::View], Object::View),
];

/// Words that may stand between `CREATE` and the kind of object.
const MODIFIERS: &[&[K]] = &[
    &[K::Or, K::Replace],
    &[K::Global],
    &[K::Local],
    &[K::Temporary],
    &[K::Temp],
    &[K::Unlogged],
    &[K::Unique],
    &[K::Recursive],
    &[K::Constraint],
    &[K::Trusted],
    &[K::Procedural],
    &[K::Default],
];

fn kind_of(it: &mut Cursor<'_>, keyword: K) -> Kind {
    match keyword {
        K::Select => {
            it.bump();
            if has_into(it) {
                Kind::SelectInto
            } else {
                Kind::Select
            }
        }
        K::With => with_query(it),
        K::Copy => copy(it),
        K::Rollback => rollback(it),
        K::Create | K::Alter | K::Drop => object_statement(it, keyword),
        _ => phrase(it).unwrap_or(Kind::Unknown),
    }
}

fn phrase(it: &mut Cursor<'_>) -> Option<Kind> {
    PHRASES
        .iter()
        .find(|(words, _)| it.eat_all(words).is_some())
        .map(|(_, kind)| *kind)
}

fn object_statement(it: &mut Cursor<'_>, verb: K) -> Kind {
    if let Some(kind) = phrase(it) {
        return kind;
    }
    it.bump();
    if verb == K::Create {
        while MODIFIERS.iter().any(|words| it.eat_all(words).is_some()) {}
    } else if verb == K::Drop {
        let _ = it.eat(K::Procedural).or_else(|| it.eat(K::Trusted));
    }
    let Some(object) = object_kind(it) else {
        return Kind::Unknown;
    };
    match verb {
        K::Create if object == Object::Table && is_create_table_as(it) => Kind::CreateTableAs,
        K::Create => Kind::Create(object),
        K::Alter => Kind::Alter(object),
        _ => Kind::Drop(object),
    }
}

/// Reads the words that say a kind of object, if such stand here.
pub(super) fn object_kind(it: &mut Cursor<'_>) -> Option<Object> {
    OBJECTS
        .iter()
        .find(|(words, _)| it.eat_all(words).is_some())
        .map(|(_, object)| *object)
}

/// `CREATE TABLE name [(columns)] [clauses] AS …`: a top-level `AS`.
fn is_create_table_as(it: &Cursor<'_>) -> bool {
    top_level(it).any(|(keyword, _)| keyword == K::As)
}

/// The keywords outside of parentheses from here on, with their distance.
fn top_level<'a>(it: &'a Cursor<'_>) -> impl Iterator<Item = (K, usize)> + 'a {
    let mut depth = 0_usize;
    (0..)
        .map_while(|ahead| it.peek_at(ahead).map(|token| (token, ahead)))
        .filter_map(move |(token, ahead)| {
            match token.kind {
                TokenKind::LeftParen => depth += 1,
                TokenKind::RightParen => depth = depth.saturating_sub(1),
                _ => {}
            }
            token
                .keyword()
                .filter(|_| depth == 0)
                .map(|keyword| (keyword, ahead))
        })
}

/// `SELECT … INTO table`: an `INTO` before the first `FROM`.
fn has_into(it: &Cursor<'_>) -> bool {
    top_level(it)
        .take_while(|(keyword, _)| {
            !matches!(keyword, K::From | K::Union | K::Intersect | K::Except)
        })
        .any(|(keyword, _)| keyword == K::Into)
}

/// `WITH a AS (…) INSERT …`: the first verb outside of the parentheses that is no name of a query.
fn with_query(it: &mut Cursor<'_>) -> Kind {
    it.bump();
    let is_name = |ahead: usize| match ahead.checked_sub(1).and_then(|before| it.peek_at(before)) {
        None => true,
        Some(before) => before.kind == TokenKind::Comma || before.keyword() == Some(K::Recursive),
    };
    let verb = top_level(it).find_map(|(keyword, ahead)| {
        if is_name(ahead) {
            return None;
        }
        let kind = match keyword {
            K::Select | K::Values | K::Table => Kind::Select,
            K::Insert => Kind::Insert,
            K::Update => Kind::Update,
            K::Delete => Kind::Delete,
            K::Merge => Kind::Merge,
            _ => return None,
        };
        Some((kind, ahead))
    });
    match verb {
        Some((Kind::Select, ahead)) => {
            let mut query = it.clone();
            query.rewind(it.position() + ahead + 1);
            if has_into(&query) {
                Kind::SelectInto
            } else {
                Kind::Select
            }
        }
        Some((kind, _)) => kind,
        None => Kind::Select,
    }
}

/// Whether a statement changes rows though its kind does not say so: a `SELECT` over an `INSERT` in
/// its `WITH`, or an `EXPLAIN ANALYZE` of one that does.
pub(super) fn writes(it: &mut Cursor<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Select => has_writing_query(it),
        Kind::Explain => explains_writing(it),
        _ => false,
    }
}

/// `WITH a AS (INSERT …) …`. PostgreSQL takes it in the first `WITH` only.
fn has_writing_query(it: &mut Cursor<'_>) -> bool {
    while it.is_kind(TokenKind::LeftParen) {
        it.bump();
    }
    if !it.is(K::With) {
        return false;
    }
    while let Some(token) = it.bump() {
        if matches!(token.keyword(), Some(K::As | K::Materialized))
            && it.is_kind(TokenKind::LeftParen)
            && begins_writing(it)
        {
            return true;
        }
    }
    false
}

/// Whether what follows the parenthesis is a statement. In `f() AS (update int)` it is a column.
fn begins_writing(it: &Cursor<'_>) -> bool {
    // `UPDATE ONLY namespace.name * AS alias SET`
    const MOST_BEFORE_SET: usize = 10;
    match (it.keyword_at(1), it.keyword_at(2)) {
        (Some(K::Insert | K::Merge), Some(K::Into)) | (Some(K::Delete), Some(K::From)) => true,
        (Some(K::Update), _) => (2..MOST_BEFORE_SET)
            .map_while(|ahead| it.peek_at(ahead))
            .take_while(|it| !matches!(it.kind, TokenKind::Comma | TokenKind::RightParen))
            .any(|it| it.keyword() == Some(K::Set)),
        _ => false,
    }
}

/// `EXPLAIN ANALYZE INSERT …`, which runs what it explains.
fn explains_writing(it: &mut Cursor<'_>) -> bool {
    it.bump();
    let is_query = matches!(
        it.keyword_at(1),
        Some(K::Select | K::With | K::Values | K::Table)
    ) || it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen);
    let runs = if it.is_kind(TokenKind::LeftParen) && !is_query {
        let runs = has_analyze_option(it);
        if it.skip_parens().is_err() {
            return false;
        }
        runs
    } else {
        let runs = it.eat(K::Analyze).or_else(|| it.eat(K::Analyse)).is_some();
        it.eat(K::Verbose);
        runs
    };
    if !runs {
        return false;
    }
    let start = it.position();
    let (kind, _) = head(it);
    it.rewind(start);
    kind.is_manipulation() || (kind == Kind::Select && has_writing_query(it))
}

/// `(…, ANALYZE [true], …)`, the parenthesis being next.
fn has_analyze_option(it: &Cursor<'_>) -> bool {
    let text = it.text();
    let mut runs = false;
    for ahead in 1.. {
        let Some(token) = it.peek_at(ahead) else {
            break;
        };
        if token.kind == TokenKind::RightParen {
            break;
        }
        if matches!(token.keyword(), Some(K::Analyze | K::Analyse)) {
            let value = it.peek_at(ahead + 1).map_or("", |it| it.span.slice(text));
            let value = value.trim_matches(['\'', '"']);
            let is_off = |off: &str| value.eq_ignore_ascii_case(off);
            runs = !["false", "off", "0"].into_iter().any(is_off);
        }
    }
    runs
}

fn copy(it: &mut Cursor<'_>) -> Kind {
    it.bump();
    let direction = top_level(it).find(|(keyword, _)| matches!(keyword, K::From | K::To));
    match direction {
        Some((K::From, _)) => Kind::CopyFrom,
        _ => Kind::CopyTo,
    }
}

fn rollback(it: &mut Cursor<'_>) -> Kind {
    if let Some(kind) = phrase(it) {
        return kind;
    }
    it.bump();
    let _ = it.eat(K::Work).or_else(|| it.eat(K::Transaction));
    if it.eat(K::To).is_some() {
        Kind::RollbackTo
    } else {
        Kind::Rollback
    }
}
