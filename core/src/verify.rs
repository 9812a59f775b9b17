//! The only loop over statements and rules.

mod draft;

pub use draft::Draft;

use crate::order::sort_by;
use crate::parse::token::Token;
use crate::parse::{Body, Reader, Statement};
use crate::rules::{Before, Context, Findings, Later, Names, NewName, RULES, Rule};
use crate::schema::Schema;
use crate::service::Release;
use crate::text::{Diagnostic, Severity};
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
        let file = File {
            text,
            ..File::default()
        };
        self.verify_named(&file, order)
    }

    /// The same of a file whose name is known. It may say which migration tool runs the file, and how.
    pub fn verify_named(&mut self, file: &File<'_>, order: Order) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for section in self.sections(file, order) {
            let names = self.begin(file.text, &section);
            let later = later(file.text, &section, order);
            let mut reader = reader(file.text, &section);
            let mut course = Course::new(section.convention);
            while let Some((statement, tokens)) = reader.next() {
                let before = Before::new(&self.schema, &self.names, later.as_ref());
                let ctx = self.context(file.text, (&statement, tokens), &course, &before);
                let start = diagnostics.len();
                for rule in &self.rules {
                    judge(rule, &ctx, &mut diagnostics);
                }
                let new_name = ctx.new_name();
                course = course.after(&statement);
                self.take_in(
                    file.text,
                    &statement,
                    new_name,
                    is_refused(&diagnostics[start..]),
                );
            }
            self.end(names);
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
            convention: None,
            before: &before,
        };
        let mut diagnostics = Vec::new();
        for rule in &self.rules {
            judge(rule, &ctx, &mut diagnostics);
        }
        sort(&mut diagnostics);
        diagnostics
    }

    /// The parts of a file that are runs of their own.
    fn sections(&self, file: &File<'_>, order: Order) -> Vec<Section> {
        let assume = self.options.assume_transaction;
        match order {
            Order::Script => file.sections(assume),
            Order::Set => file.whole(assume),
        }
    }

    fn context<'a>(
        &self,
        text: &'a str,
        (statement, tokens): (&'a Statement, &'a [Token]),
        course: &Course,
        before: &'a Before<'a>,
    ) -> Context<'a> {
        Context {
            text,
            statement,
            tokens,
            release: self.options.release,
            transaction: course.state,
            convention: course.convention(),
            before,
        }
    }

    /// Before the statements of a section: what to give back at its end. What undoes the rest is run
    /// after it, and nothing is run after that.
    fn begin(&mut self, text: &str, section: &Section) -> Option<Names> {
        let names = section.undoes.then(|| {
            self.schema.mark();
            self.names.clone()
        });
        if is_steered(&text[section.bytes.clone()]) {
            self.names.add(NewName::Unsure);
        }
        names
    }

    /// After the statements of a section.
    fn end(&mut self, names: Option<Names>) {
        if let Some(names) = names {
            self.schema.take_back();
            self.names = names;
        }
    }

    /// What a statement makes, or would if it were not refused.
    fn take_in(
        &mut self,
        text: &str,
        statement: &Statement,
        new_name: Option<NewName>,
        is_refused: bool,
    ) {
        // What is not read may be the reason to refuse it.
        let is_refused = is_refused || statement.unread.is_some();
        self.names.add_verdict(statement, is_refused, &self.schema);
        self.schema.apply_to_tables(statement, text);
        if let Some(name) = new_name {
            self.names.add(name);
        }
    }
}

/// Whether psql may pass over some of these statements, read others, or run them somewhere else.
fn is_steered(text: &str) -> bool {
    text.match_indices('\\').any(|(at, _)| {
        // Only the spaces before it are looked at, so that a long line takes no longer for each.
        let is_first = || {
            let before = text[..at].trim_end_matches([' ', '\t', '\r']);
            before.is_empty() || before.ends_with('\n')
        };
        match text[at + 1..]
            .split(|it: char| !it.is_ascii_lowercase())
            .next()
        {
            Some("gexec") => true,
            Some("if" | "c" | "connect" | "i" | "ir" | "include") => is_first(),
            _ => false,
        }
    })
}

/// The statements of a section.
fn reader<'a>(text: &'a str, section: &Section) -> Reader<'a> {
    Reader::new(&text[..section.bytes.end]).from(section.bytes.start)
}

/// What a section makes further down, if the order of its statements says anything.
fn later<'a>(text: &'a str, section: &Section, order: Order) -> Option<Later<'a>> {
    let until_end = &text[..section.bytes.end];
    (order == Order::Script).then(|| Later::new(until_end, section.bytes.start))
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

/// Whether the service refuses a statement with these findings.
fn is_refused(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|it| it.severity == Severity::Error)
}

/// By place; findings about one place in the order of their rules.
fn sort(diagnostics: &mut Vec<Diagnostic>) {
    sort_by(diagnostics, |one, other| {
        (one.span, one.rule).cmp(&(other.span, other.rule))
    });
}
