//! A file judged ahead of its turn.
//!
//! What most rules say of a statement holds whatever came before it. So files can be judged at the
//! same time, on many cores, but for the rules that asked what came before; those are asked again
//! when the files before are done.

use std::ops::Range;

use super::{Order, Verifier, is_refused, judge, later, reader, sort};
use crate::parse::Statement;
use crate::parse::token::Token;
use crate::rules::{Before, Names, Rule};
use crate::schema::{Schema, may_change_schema};
use crate::text::Diagnostic;
use crate::transaction::{Course, File, Section};

/// A file that has been judged as far as that is possible without the files before it.
#[derive(Debug)]
pub struct Draft {
    order: Order,
    diagnostics: Vec<Diagnostic>,
    /// The sections, each with its statements that have to wait.
    sections: Vec<(Section, Vec<Open>)>,
    /// Of all open statements, one after the other.
    tokens: Vec<Token>,
}

/// A statement that has to wait for its turn: rules asked what came before it, or what comes after
/// it has to know of it.
#[derive(Debug)]
struct Open {
    statement: Statement,
    tokens: Range<usize>,
    course: Course,
    /// Those that asked.
    rules: Vec<&'static Rule>,
    /// Whether it may name something.
    may_name: bool,
    /// Whether a rule that did not ask refuses it.
    is_refused: bool,
}

impl Verifier {
    /// Judges a file as far as that is possible without those before it.
    pub fn draft(&self, file: &File<'_>, order: Order) -> Draft {
        let (schema, names) = (Schema::new(), Names::default());
        let before = Before::new(&schema, &names, None);
        let (mut diagnostics, mut all_tokens) = (Vec::new(), Vec::new());
        let mut sections = Vec::new();
        for section in self.sections(file, order) {
            let mut open = Vec::new();
            let mut reader = reader(file.text, &section);
            let mut course = Course::new(section.convention);
            while let Some((statement, tokens)) = reader.next() {
                let ctx = self.context(file.text, (&statement, tokens), &course, &before);
                let mut rules = Vec::new();
                let before_it = diagnostics.len();
                for rule in &self.rules {
                    let found = diagnostics.len();
                    judge(rule, &ctx, &mut diagnostics);
                    if before.take_was_asked() {
                        diagnostics.truncate(found);
                        rules.push(*rule);
                    }
                }
                let has_name = ctx.new_name().is_some();
                let may_name = before.take_was_asked() || has_name;
                let after = course.after(&statement);
                let is_asked_again = may_name || !rules.is_empty();
                if is_asked_again || may_change_schema(&statement) {
                    let start = all_tokens.len();
                    if is_asked_again {
                        all_tokens.extend_from_slice(tokens);
                    }
                    open.push(Open {
                        statement,
                        tokens: start..all_tokens.len(),
                        course,
                        rules,
                        may_name,
                        is_refused: is_refused(&diagnostics[before_it..]),
                    });
                }
                course = after;
            }
            sections.push((section, open));
        }
        Draft {
            order,
            diagnostics,
            sections,
            tokens: all_tokens,
        }
    }

    /// The findings about a file whose turn it is: those of [`Verifier::verify_named`]. `text` is what
    /// the draft was made of.
    pub fn finish(&mut self, draft: Draft, text: &str) -> Vec<Diagnostic> {
        let mut diagnostics = draft.diagnostics;
        for (section, open) in draft.sections {
            let names = self.begin(text, &section);
            let later = later(text, &section, draft.order);
            for it in open {
                let before = Before::new(&self.schema, &self.names, later.as_ref());
                let tokens = &draft.tokens[it.tokens];
                let ctx = self.context(text, (&it.statement, tokens), &it.course, &before);
                let start = diagnostics.len();
                for rule in it.rules {
                    judge(rule, &ctx, &mut diagnostics);
                }
                let is_refused = it.is_refused || is_refused(&diagnostics[start..]);
                let new_name = if it.may_name { ctx.new_name() } else { None };
                self.take_in(text, &it.statement, new_name, is_refused);
            }
            self.end(names);
        }
        sort(&mut diagnostics);
        diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::*;

    /// The rules that wait for their turn in a script of one statement.
    fn waiting(text: &str) -> Vec<&'static str> {
        let file = File {
            text,
            ..File::default()
        };
        let draft = Verifier::new(Options::default()).draft(&file, Order::Script);
        let open = draft.sections.iter().flat_map(|it| &it.1);
        open.flat_map(|it| &it.rules).map(|it| it.id).collect()
    }

    #[test]
    fn few_rules_ask_what_came_before() {
        for (statement, rules) in [
            ("SELECT a, lower(b)::text FROM t WHERE c = 1", &[][..]),
            ("INSERT INTO t (a) VALUES (1)", &[]),
            ("BEGIN", &[]),
            (
                "CREATE TABLE t (id uuid PRIMARY KEY, a text NOT NULL, b jsonb, c numeric(9, 2) CHECK (c > 0))",
                &["duplicate-name", "too-many-objects"],
            ),
        ] {
            assert_eq!(waiting(statement), rules, "{statement}");
        }
    }
}
