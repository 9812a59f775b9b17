//! The only loop over statements and rules.

use crate::parse::token::Token;
use crate::parse::{Body, Reader, Statement};
use crate::rules::{Context, Findings, Later, Names, RULES};
use crate::schema::Schema;
use crate::service::Release;
use crate::text::Diagnostic;
use crate::transaction::{Assume, Course, File, Section, TransactionState};

/// What to judge by.
#[derive(Clone, Debug)]
pub struct Options {
    /// The state of the service.
    pub release: Release,
    /// Only these rules, by id; all where it is empty.
    pub select: Vec<String>,
    /// Not these rules, by id.
    pub ignore: Vec<String>,
    /// In which transactions a file runs that does not say it itself.
    pub assume_transaction: Option<Assume>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            release: Release::LATEST,
            select: vec![],
            ignore: vec![],
            assume_transaction: None,
        }
    }
}

/// What the order of files and statements says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// They run in this order, as the files of a migration do.
    Script,
    /// It says nothing: the files are a desired schema.
    Set,
}

/// Judges scripts one after the other.
#[derive(Clone, Debug)]
pub struct Verifier {
    options: Options,
    /// The rules that hold in the release and are asked for.
    rules: Vec<&'static crate::rules::Rule>,
    /// What the statements so far have made, one script after the other.
    schema: Schema,
    /// What they have named beyond tables.
    names: Names,
}

impl Verifier {
    /// Judges by these options. Ids that name no rule are ignored here; callers check what people
    /// type with [`crate::rules::find`].
    pub fn new(options: Options) -> Self {
        let is_asked_for = |id: &str| {
            (options.select.is_empty() || options.select.iter().any(|it| it == id))
                && options.ignore.iter().all(|it| it != id)
        };
        let rules = RULES
            .iter()
            .filter(|it| it.validity.holds(options.release) && is_asked_for(it.id))
            .collect();
        Self {
            options,
            rules,
            schema: Schema::new(),
            names: Names::default(),
        }
    }

    /// The findings about one script, sorted by place. A transaction that is left open ends with
    /// the script.
    pub fn verify_script(&mut self, text: &str) -> Vec<Diagnostic> {
        self.verify_file(text, Order::Script)
    }

    /// The findings about one file of a run, sorted by place.
    pub fn verify_file(&mut self, text: &str, order: Order) -> Vec<Diagnostic> {
        let file = File {
            text,
            ..File::default()
        };
        self.verify_named(&file, order)
    }

    /// The same of a file whose name is known. It may say which migration tool runs the file, and how.
    pub fn verify_named(&mut self, file: &File<'_>, order: Order) -> Vec<Diagnostic> {
        let assume = self.options.assume_transaction;
        let sections = match order {
            Order::Script => file.sections(assume),
            Order::Set => file.whole(assume),
        };
        let mut diagnostics = Vec::new();
        for section in sections {
            // What undoes the rest is run after it, and nothing is run after that. Names stay: no
            // statement takes one away.
            if section.undoes {
                self.schema.mark();
            }
            self.verify_section(file.text, &section, order, &mut diagnostics);
            if section.undoes {
                self.schema.take_back();
            }
        }
        diagnostics
    }

    fn verify_section(
        &mut self,
        text: &str,
        section: &Section,
        order: Order,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let (start, until_end) = (section.bytes.start, &text[..section.bytes.end]);
        let later = Later::new(until_end, start);
        let mut reader = Reader::new(until_end).from(start);
        let mut course = Course::new(section.convention);
        while let Some((statement, tokens)) = reader.next() {
            let ctx = Context {
                text,
                statement: &statement,
                tokens,
                release: self.options.release,
                transaction: course.state,
                convention: course.convention(),
                schema: &self.schema,
                later: (order == Order::Script).then_some(&later),
                names: &self.names,
            };
            diagnostics.append(&mut self.judge_statement(&ctx));
            let new_name = ctx.new_name();
            course = course.after(&statement);
            self.schema.apply(&statement, text);
            if let Some(name) = new_name {
                self.names.add(name);
            }
        }
    }

    /// The findings about one statement of a session, sorted by place. Nothing is known of the
    /// statements before it but what `transaction` says.
    pub fn verify_statement(
        &self,
        text: &str,
        statement: &Statement,
        tokens: &[Token],
        transaction: TransactionState,
    ) -> Vec<Diagnostic> {
        self.judge_statement(&Context {
            text,
            statement,
            tokens,
            release: self.options.release,
            transaction,
            convention: None,
            schema: &self.schema,
            later: None,
            names: &self.names,
        })
    }

    fn judge_statement(&self, ctx: &Context<'_>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        self.judge(ctx, &mut diagnostics);
        if let Body::CreateSchema(schema) = &ctx.statement.body {
            let mut found = self.judge_elements(ctx, &schema.elements);
            // What stands in the tokens of the whole has been found there.
            found.retain(|it| diagnostics.iter().all(|known| !is_same(known, it)));
            diagnostics.append(&mut found);
        }
        diagnostics.sort_by_key(|it| it.span);
        diagnostics
    }

    fn judge(&self, ctx: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for rule in &self.rules {
            (rule.check)(ctx, &mut Findings::new(rule, diagnostics));
        }
    }

    /// The tables and indexes inside a `CREATE SCHEMA`. They are part of its one statement, so the
    /// rules about transactions have nothing to say.
    fn judge_elements(&self, schema: &Context<'_>, elements: &[Statement]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for element in elements {
            if !matches!(element.body, Body::CreateTable(_) | Body::CreateIndex(_)) {
                continue;
            }
            let before = |at: u32| schema.tokens.partition_point(|it| it.span.start < at);
            let tokens = before(element.span.start)..before(element.span.end);
            let ctx = Context {
                statement: element,
                tokens: &schema.tokens[tokens],
                transaction: TransactionState::Autocommit,
                ..*schema
            };
            self.judge(&ctx, &mut found);
        }
        found
    }
}

/// Whether two findings say the same of the same place.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.rule, one.span) == (other.rule, other.span)
}
