use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::service::{ObjectKind, StatementKind as Kind};
use crate::text::{Severity, Span};

rule! {
    /// Option of a role whose answer is not known
    ///
    /// `CREATE ROLE` takes `LOGIN`, `INHERIT` and memberships. What it says to other options, and
    /// what `ALTER ROLE` says to any option or to `SET`, nobody has recorded.
    ///
    /// # Why
    /// Roles of Aurora DSQL log in with AWS credentials and have few properties.
    ///
    /// # Instead
    /// Leave the option out where it is not needed.
    ///
    /// # Refused
    /// ```sql
    /// CREATE ROLE app WITH LOGIN CONNECTION LIMIT 10;
    /// ```
    /// ```sql
    /// ALTER ROLE app SET search_path = shop;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE ROLE app WITH LOGIN INHERIT IN ROLE reader, writer;
    /// ALTER ROLE app RESET ALL;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Using database roles with IAM roles".
    severity: Severity::Note,
    page: "authentication-authorization",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for option in options(ctx).filter(|it| it.kind == OptionKind::Unrecorded) {
        findings.add(
            Finding::new(option.span, "this option of a role has no known answer")
                .note("what Aurora DSQL says to it has not been recorded"),
        );
    }
}

/// What is known of an option of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OptionKind {
    Accepted,
    Password,
    Unrecorded,
}

/// An option of `CREATE ROLE` or `ALTER ROLE`.
#[derive(Clone, Copy, Debug)]
pub(super) struct RoleOption {
    pub(super) kind: OptionKind,
    pub(super) span: Span,
}

/// The options of a role; none for other statements.
pub(super) fn options<'a>(ctx: &Context<'a>) -> impl Iterator<Item = RoleOption> + use<'a> {
    let is_created = ctx.kind() == Kind::Create(ObjectKind::Role);
    let rest = if is_created || ctx.kind() == Kind::Alter(ObjectKind::Role) {
        ctx.rest()
    } else {
        &[]
    };
    let keyword = |at: usize| rest.get(at).and_then(|it| it.keyword());
    let mut at = 1;
    if !is_created && keyword(1) == Some(K::In) && keyword(2) == Some(K::Database) {
        at = 4;
    }
    let is_other =
        !is_created && matches!(keyword(at), Some(K::Rename | K::Reset | K::Add | K::Drop));
    if is_other {
        at = rest.len();
    } else if keyword(at) == Some(K::With) {
        at += 1;
    }
    let text = ctx.text;
    std::iter::from_fn(move || {
        let first = *rest.get(at)?;
        let (kind, end) = option(text, rest, at, is_created);
        let end = end.clamp(at + 1, rest.len());
        let span = first.span.to(rest[end - 1].span);
        at = end;
        Some(RoleOption { kind, span })
    })
}

/// What the option at a place is, and where the next one begins.
fn option(text: &str, tokens: &[Token], at: usize, is_created: bool) -> (OptionKind, usize) {
    use OptionKind::{Accepted, Password, Unrecorded};
    let known = if is_created { Accepted } else { Unrecorded };
    match tokens[at].keyword() {
        Some(K::Password) => (Password, at + 2),
        Some(K::Encrypted) => (Password, at + 3),
        Some(K::Inherit) => (known, at + 1),
        Some(K::In) => (known, end_of_names(tokens, at + 2)),
        Some(K::Role | K::Admin | K::User) => (known, end_of_names(tokens, at + 1)),
        Some(K::Sysid) => (Unrecorded, at + 2),
        Some(K::Valid) => (Unrecorded, at + 3),
        Some(K::Connection) => {
            let is_signed = tokens
                .get(at + 2)
                .is_some_and(|it| it.kind == TokenKind::Operator);
            (Unrecorded, at + 3 + usize::from(is_signed))
        }
        Some(K::Set) => (Unrecorded, tokens.len()),
        _ if tokens[at].is_word("login", text) => (known, at + 1),
        _ => (Unrecorded, at + 1),
    }
}

/// Past the names that stand from a place on, with commas between them.
fn end_of_names(tokens: &[Token], from: usize) -> usize {
    let mut end = from + 1;
    while tokens
        .get(end)
        .is_some_and(|it| it.kind == TokenKind::Comma)
    {
        end += 2;
    }
    end
}
