//! A file as what will be run: read to its end and checked before anything runs.

use deesql_core::parse::{Body, Reader, Statement, UnterminatedKind};
use deesql_core::service::StatementKind as Kind;
use deesql_core::service::statement::StatementClass;
use deesql_core::text::Span;
use deesql_core::transaction::TransactionState;

use super::batch;

/// A file that can be run.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its name as the user knows it.
    pub name: String,
    /// Its text.
    pub text: String,
    pub(super) units: Vec<Unit>,
}

/// Something that keeps a file from being run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The place.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// What is one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: UnitKind,
    pub(super) items: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A statement alone.
    Single,
    /// What the file has from `BEGIN` to `COMMIT`.
    Block,
    /// Statements of the file that were put together.
    Batch,
}

/// A statement to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) span: Span,
    /// The words that say what it is.
    pub(super) head: Span,
    pub(super) kind: Kind,
    /// The lines to send after a `COPY … FROM stdin`.
    pub(super) data: Option<Span>,
    /// Its answer names a job.
    pub(super) starts_job: bool,
    /// It changes the session, which a new connection has to be told again.
    pub(super) is_setting: bool,
    /// The rows of an `INSERT … VALUES`, as written.
    pub(super) inserted: Option<u32>,
}

impl Item {
    fn new(statement: &Statement, data: Option<Span>, inserted: Option<u32>) -> Self {
        let is_local = matches!(&statement.body, Body::Set(it) if it.is_local);
        let is_setting = !is_local
            && matches!(
                statement.kind,
                Kind::Set
                    | Kind::Reset
                    | Kind::SetRole
                    | Kind::SetSessionAuthorization
                    | Kind::SetSessionCharacteristics
                    | Kind::Prepare
                    | Kind::Deallocate
                    | Kind::Discard
            );
        let starts_job = match &statement.body {
            Body::CreateIndex(it) => it.asynchronous.is_some(),
            Body::AlterTable(it) => it.asynchronous.is_some(),
            _ => false,
        };
        Self {
            span: statement.span,
            head: statement.head,
            kind: statement.kind,
            data,
            starts_job,
            is_setting,
            inserted,
        }
    }

    /// Whether it can leave nothing behind, so that it may run twice.
    pub(super) fn is_harmless(self) -> bool {
        self.kind.class() == StatementClass::Session
    }
}

impl Unit {
    /// Whether it leaves nothing behind: no rows, no settings, no jobs.
    pub(super) fn is_undone(&self) -> bool {
        self.items
            .last()
            .is_some_and(|it| it.kind == Kind::Rollback)
    }
}

impl Script {
    /// Splits a text into what will be run; with `batched`, inserts are put together.
    ///
    /// # Errors
    /// Everything that keeps it from being run.
    pub fn new(name: &str, text: String, batched: bool) -> Result<Self, (String, Vec<Flaw>)> {
        let mut flaws = Vec::new();
        let mut units = read(&text, &mut flaws);
        if let Some(at) = text.find('\0') {
            flaws.push(flaw(
                Span::new(at as u32, at as u32 + 1),
                "a NUL character, which PostgreSQL cannot take",
                "take it out",
            ));
        }
        if !flaws.is_empty() {
            flaws.sort_by_key(|it| it.span);
            return Err((text, flaws));
        }
        if batched {
            units = batch::batched(units);
        }
        Ok(Self {
            name: name.to_owned(),
            text,
            units,
        })
    }

    /// How many statements the file has.
    pub fn statements(&self) -> usize {
        self.units.iter().map(|it| it.items.len()).sum()
    }
}

fn flaw(span: Span, message: impl Into<String>, help: &str) -> Flaw {
    Flaw {
        span,
        message: message.into(),
        help: Some(help.to_owned()),
    }
}

fn read(text: &str, flaws: &mut Vec<Flaw>) -> Vec<Unit> {
    let mut reader = Reader::new(text);
    let mut state = TransactionState::default();
    let mut units: Vec<Unit> = Vec::new();
    while let Some((statement, tokens)) = reader.next() {
        let inserted = batch::inserted_rows(&statement, tokens);
        let data = reader.copy_data();
        judge(&statement, text, data, flaws);
        let item = Item::new(&statement, data, inserted);
        let is_open = state != TransactionState::Autocommit;
        state = state.after(&statement);
        match units.last_mut().filter(|_| is_open) {
            Some(block) => block.items.push(item),
            None => units.push(Unit {
                kind: if state == TransactionState::Autocommit {
                    UnitKind::Single
                } else {
                    UnitKind::Block
                },
                items: vec![item],
            }),
        }
    }
    if state != TransactionState::Autocommit
        && let Some(begin) = units.last().and_then(|it| it.items.first())
    {
        flaws.push(flaw(
            begin.head,
            "a transaction that is open at the end of the file",
            "end it with COMMIT",
        ));
    }
    for span in reader.meta_commands() {
        flaws.push(flaw(
            *span,
            "a meta-command of psql",
            "run the file with psql, or take the command out",
        ));
    }
    flaws.dedup();
    units
}

/// What can be known to go wrong.
fn judge(statement: &Statement, text: &str, data: Option<Span>, flaws: &mut Vec<Flaw>) {
    if let Some(open) = statement.unterminated {
        let what = match open.what {
            UnterminatedKind::String => "a string",
            UnterminatedKind::QuotedIdent => "a quoted name",
            UnterminatedKind::DollarQuote => "a dollar-quoted string",
            UnterminatedKind::Comment => "a comment",
        };
        flaws.push(Flaw {
            span: open.span,
            message: format!("{what} that is never closed"),
            help: None,
        });
        return;
    }
    let chains =
        matches!(&statement.body, Body::Transaction(it) if it.chain.is_some_and(|it| it.value));
    if chains {
        flaws.push(flaw(
            statement.span,
            "AND CHAIN, after which a retry would not know where to begin",
            "end the transaction and write BEGIN",
        ));
    }
    match statement.kind {
        Kind::CopyFrom if data.is_none() && copies_with_client(statement, text, "stdin") => {
            flaws.push(flaw(
                statement.span,
                "a COPY without data",
                "the data stand in the lines after it, and a line `\\.` ends them",
            ));
        }
        Kind::CopyTo if copies_with_client(statement, text, "stdout") => {
            flaws.push(flaw(
                statement.span,
                "a COPY to standard output, which nothing reads here",
                "run it with psql",
            ));
        }
        _ => {}
    }
}

/// Whether a `COPY` names this end of the client's.
fn copies_with_client(statement: &Statement, text: &str, end: &str) -> bool {
    let words = deesql_core::parse::tokens(statement.span.slice(text));
    let text = statement.span.slice(text);
    words
        .iter()
        .any(|it| it.span.slice(text).eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(sql: &str) -> Vec<(UnitKind, usize)> {
        let script = Script::new("a.sql", sql.to_owned(), false).unwrap();
        let units = script.units.iter();
        units.map(|it| (it.kind, it.items.len())).collect()
    }

    fn flaws(sql: &str) -> Vec<(String, String)> {
        let (text, flaws) = Script::new("a.sql", sql.to_owned(), false).unwrap_err();
        let shown = flaws.iter();
        shown
            .map(|it| (it.span.slice(&text).to_owned(), it.message.clone()))
            .collect()
    }

    #[test]
    fn a_block_of_the_file_is_one_transaction() {
        use UnitKind::{Block, Single};
        assert_eq!(units(""), []);
        assert_eq!(units("-- nothing\n;"), []);
        assert_eq!(
            units("SELECT 1; BEGIN; SELECT 2; COMMIT; SELECT 3; START TRANSACTION; ROLLBACK"),
            [(Single, 1), (Block, 3), (Single, 1), (Block, 2)]
        );
        assert_eq!(units("COMMIT"), [(Single, 1)]);
        assert_eq!(
            units("BEGIN; COPY t FROM stdin;\n1;\n\\.\nEND;"),
            [(Block, 3)]
        );
    }

    #[test]
    fn what_cannot_run_is_found_before_anything_runs() {
        for (sql, place, message) in [
            ("SELECT 1;\n\\connect x\n", "\\connect x", "meta-command"),
            ("SELECT 1 \\gx\n", "\\gx\n", "meta-command"),
            ("BEGIN; SELECT 1;", "BEGIN", "open at the end"),
            ("BEGIN; COMMIT AND CHAIN;", "COMMIT AND CHAIN", "CHAIN"),
            ("SELECT 'a", "'", "a string"),
            ("SELECT $$a", "$$", "dollar-quoted"),
            ("SELECT\0 1", "\0", "NUL"),
            (
                "COPY t FROM stdin;\n1\n",
                "COPY t FROM stdin",
                "without data",
            ),
            ("COPY t TO STDOUT", "COPY t TO STDOUT", "nothing reads"),
        ] {
            let found = flaws(sql);
            assert!(
                found
                    .iter()
                    .any(|it| it.0.trim_end() == place.trim_end() && it.1.contains(message)),
                "{sql:?}: {found:?}"
            );
        }
    }
}
