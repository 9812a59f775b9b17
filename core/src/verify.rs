//! The only loop over statements and rules.

mod draft;

pub use draft::Draft;

use crate::order::sort_by;
use crate::parse::token::Token;
use crate::parse::{Body, Reader, Statement};
use crate::rules::{Before, Context, Findings, Later, Names, RULES, Rule};
use crate::schema::Schema;
use crate::service::Release;
use crate::text::Diagnostic;
use crate::transaction::TransactionState;

/// What to judge by.
#[derive(Clone, Debug)]
pub struct Options {
    /// The state of the service.
    pub release: Release,
    /// Only these rules, by id; all where it is empty.
    pub select: Vec<String>,
    /// Not these rules, by id.
    pub ignore: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            release: Release::LATEST,
            select: vec![],
            ignore: vec![],
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
    rules: Vec<&'static Rule>,
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
        let later = Later::new(text);
        let later = (order == Order::Script).then_some(&later);
        let mut reader = Reader::new(text);
        let mut diagnostics = Vec::new();
        let mut transaction = TransactionState::default();
        while let Some((statement, tokens)) = reader.next() {
            let before = Before::new(&self.schema, &self.names, later);
            let ctx = Context {
                text,
                statement: &statement,
                tokens,
                release: self.options.release,
                transaction,
                before: &before,
            };
            for rule in &self.rules {
                judge(rule, &ctx, &mut diagnostics);
            }
            let new_name = ctx.new_name();
            transaction = transaction.after(&statement);
            self.schema.apply(&statement, text);
            if let Some(name) = new_name {
                self.names.add(name);
            }
        }
        sort(&mut diagnostics);
        diagnostics
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
        let before = Before::new(&self.schema, &self.names, None);
        let ctx = Context {
            text,
            statement,
            tokens,
            release: self.options.release,
            transaction,
            before: &before,
        };
        let mut diagnostics = Vec::new();
        for rule in &self.rules {
            judge(rule, &ctx, &mut diagnostics);
        }
        sort(&mut diagnostics);
        diagnostics
    }
}

/// What one rule finds in a statement.
fn judge(rule: &'static Rule, ctx: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let start = diagnostics.len();
    (rule.check)(ctx, &mut Findings::new(rule, diagnostics));
    let Body::CreateSchema(schema) = &ctx.statement.body else {
        return;
    };
    // What it makes besides the schema. It is part of the one statement, so the rules about
    // transactions have nothing to say.
    let of_whole = diagnostics.len();
    for element in &schema.elements {
        let before = |at: u32| ctx.tokens.partition_point(|it| it.span.start < at);
        let tokens = before(element.span.start)..before(element.span.end);
        let ctx = Context {
            statement: element,
            tokens: &ctx.tokens[tokens],
            transaction: TransactionState::Autocommit,
            ..*ctx
        };
        (rule.check)(&ctx, &mut Findings::new(rule, diagnostics));
    }
    // What stands in the tokens of the whole has been found there.
    let of_elements = diagnostics.split_off(of_whole);
    let is_known = |one: &Diagnostic| diagnostics[start..].iter().any(|it| it.span == one.span);
    let new: Vec<_> = of_elements.into_iter().filter(|it| !is_known(it)).collect();
    diagnostics.extend(new);
}

/// By place; findings about one place in the order of their rules.
fn sort(diagnostics: &mut Vec<Diagnostic>) {
    sort_by(diagnostics, |one, other| {
        (one.span, one.rule).cmp(&(other.span, other.rule))
    });
}
