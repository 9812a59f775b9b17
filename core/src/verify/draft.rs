//! A file judged ahead of its turn.
//!
//! What most rules say of a statement holds whatever came before it. So files can be judged at the
//! same time, on many cores, but for the rules that asked what came before; those are asked again
//! when the files before are done.

use std::ops::Range;

use super::{Order, Verifier, judge, sort};
use crate::parse::token::Token;
use crate::parse::{Reader, Statement};
use crate::rules::{Before, Context, Later, Names, NewName, Rule};
use crate::schema::{Schema, may_change_schema};
use crate::text::Diagnostic;
use crate::transaction::TransactionState;

/// A file that has been judged as far as that is possible without the files before it.
#[derive(Debug)]
pub struct Draft {
    text: String,
    order: Order,
    diagnostics: Vec<Diagnostic>,
    open: Vec<Open>,
    /// Of all open statements, one after the other.
    tokens: Vec<Token>,
}

/// A statement that has to wait for its turn: rules asked what came before it, or what comes after
/// it has to know of it.
#[derive(Debug)]
struct Open {
    statement: Statement,
    tokens: Range<usize>,
    transaction: TransactionState,
    /// Those that asked.
    rules: Vec<&'static Rule>,
    new_name: Option<NewName>,
}

impl Verifier {
    /// Judges a file as far as that is possible without those before it.
    pub fn draft(&self, text: String, order: Order) -> Draft {
        let (schema, names) = (Schema::new(), Names::default());
        let before = Before::new(&schema, &names, None);
        let (mut diagnostics, mut open) = (Vec::new(), Vec::new());
        let mut open_tokens = Vec::new();
        let mut reader = Reader::new(&text);
        let mut transaction = TransactionState::default();
        while let Some((statement, tokens)) = reader.next() {
            let ctx = Context {
                text: &text,
                statement: &statement,
                tokens,
                release: self.options.release,
                transaction,
                before: &before,
            };
            let mut asked = Vec::new();
            for rule in &self.rules {
                let found = diagnostics.len();
                judge(rule, &ctx, &mut diagnostics);
                if before.take_was_asked() {
                    diagnostics.truncate(found);
                    asked.push(*rule);
                }
            }
            let new_name = ctx.new_name();
            let after = transaction.after(&statement);
            if !asked.is_empty() || new_name.is_some() || may_change_schema(&statement) {
                let start = open_tokens.len();
                if !asked.is_empty() {
                    open_tokens.extend_from_slice(tokens);
                }
                open.push(Open {
                    statement,
                    tokens: start..open_tokens.len(),
                    transaction,
                    rules: asked,
                    new_name,
                });
            }
            transaction = after;
        }
        Draft {
            text,
            order,
            diagnostics,
            open,
            tokens: open_tokens,
        }
    }

    /// A file whose turn it is, and the findings about it: those of [`Verifier::verify_file`].
    pub fn finish(&mut self, draft: Draft) -> (String, Vec<Diagnostic>) {
        let later = Later::new(&draft.text);
        let later = (draft.order == Order::Script).then_some(&later);
        let mut diagnostics = draft.diagnostics;
        for open in draft.open {
            let before = Before::new(&self.schema, &self.names, later);
            let ctx = Context {
                text: &draft.text,
                statement: &open.statement,
                tokens: &draft.tokens[open.tokens],
                release: self.options.release,
                transaction: open.transaction,
                before: &before,
            };
            for rule in open.rules {
                judge(rule, &ctx, &mut diagnostics);
            }
            self.schema.apply(&open.statement, &draft.text);
            if let Some(name) = open.new_name {
                self.names.add(name);
            }
        }
        sort(&mut diagnostics);
        (draft.text, diagnostics)
    }
}
