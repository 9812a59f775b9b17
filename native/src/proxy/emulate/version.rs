//! Which version the service says it is.

use deesql_core::parse::Statement;
use deesql_core::parse::token::{StringKind, Token, TokenKind};
use deesql_core::service::StatementKind;

use super::judge::Treatment;
use crate::proxy::relay::behaviour::Splice;

/// As clients are told when they connect. Observed on a cluster 2026-09-15; `catalog.sql` says the same.
pub(super) const SERVER_VERSION: &str = "16.15";

/// The parameters that tell it.
const PARAMETERS: [&str; 2] = ["server_version", "server_version_num"];

/// What becomes of a statement that asks for the version; `None` if it does not.
pub(super) fn asked(text: &str, statement: &Statement, tokens: &[Token]) -> Option<Treatment> {
    match statement.kind {
        StatementKind::Show => shown(text, tokens),
        StatementKind::Select => {
            let splices = replaced(text, tokens);
            (!splices.is_empty()).then_some(Treatment::Changed { splices })
        }
        _ => None,
    }
}

/// `SHOW server_version`
fn shown(text: &str, tokens: &[Token]) -> Option<Treatment> {
    let [_, name] = tokens else {
        return None;
    };
    let name = name.span.slice(text);
    let parameter = PARAMETERS.iter().find(|it| name.eq_ignore_ascii_case(it))?;
    Some(Treatment::Job {
        text: format!("SELECT sys.current_setting('{parameter}') AS {parameter}"),
        tag: "SHOW",
    })
}

/// Calls of `version()` and `current_setting('server_version')` become those of functions of the same
/// names in `sys`, so that the names of columns stay.
fn replaced(text: &str, tokens: &[Token]) -> Vec<Splice> {
    let mut splices = vec![];
    for (at, name) in tokens.iter().enumerate() {
        let called = &tokens[at + 1..];
        if !is_asking(text, *name, called) {
            continue;
        }
        let start = match &tokens[..at] {
            [.., schema, dot] if dot.kind == TokenKind::Dot => {
                if !schema.is_word("pg_catalog", text) {
                    continue;
                }
                schema.span.start
            }
            _ => name.span.start,
        };
        splices.push(Splice {
            range: start as usize..name.span.start as usize,
            text: "sys.".to_owned(),
        });
    }
    splices
}

fn is_asking(text: &str, name: Token, called: &[Token]) -> bool {
    let [open, argument, ..] = called else {
        return false;
    };
    if open.kind != TokenKind::LeftParen {
        return false;
    }
    if name.is_word("version", text) {
        return argument.kind == TokenKind::RightParen;
    }
    let constant = match argument.kind {
        TokenKind::String(StringKind::Plain) => argument.span.slice(text).trim_matches('\''),
        // A column may have any name.
        _ => return false,
    };
    let is_parameter = PARAMETERS
        .iter()
        .any(|it| constant.eq_ignore_ascii_case(it));
    name.is_word("current_setting", text) && is_parameter
}
