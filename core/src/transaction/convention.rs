//! How migration tools run a file: in which transactions, and what of it undoes the rest.
//!
//! The tools look at lines and know nothing of quotes, so the markers are looked for in the same way.
//!
//! Sources: goose `internal/sqlparser` and "SQL file annotations"; dbmate `pkg/dbmate/migration.go`
//! and its issues 126, 182 and 285; sqlx `sqlx-core/src/migrate` and `sqlx-postgres/src/migrate.rs`;
//! Flyway "Execute In Transaction Setting"; golang-migrate `source/parse.go` and its driver's notes
//! on `x-multi-statement`. That the server runs one query of several statements as one transaction
//! was observed on a cluster 2026-09-17.

use std::ops::Range;

use super::file_name::FileName;
use super::{TransactionState, Work};
use crate::parse::Statement;
use crate::service::StatementKind as Kind;

/// What the user says of files that do not say it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assume {
    /// Each statement is a transaction of its own, unless the file says `BEGIN`.
    Statement,
    /// Each file runs in one transaction.
    File,
}

/// How a tool runs what it is given.
#[derive(Debug, PartialEq, Eq)]
pub struct Convention {
    /// What it does, for the note of a finding.
    pub what: &'static str,
    /// How to keep statements apart, for its help.
    pub instead: &'static str,
    /// It sends `BEGIN` before and `COMMIT` after.
    begins: bool,
    /// It sends everything as one query, of which the server makes a transaction.
    is_one_query: bool,
    /// Whether every release of the tool does so, as far as it is known.
    pub is_certain: bool,
}

static FILE: Convention = Convention {
    what: "each file is assumed to run in one transaction",
    instead: "move it to a file of its own",
    begins: true,
    is_one_query: false,
    is_certain: true,
};

static GOOSE: Convention = Convention {
    what: "goose runs this section in one transaction",
    instead: "write `-- +goose NO TRANSACTION` at the top of the file",
    begins: true,
    is_one_query: false,
    is_certain: true,
};

static DBMATE: Convention = Convention {
    what: "dbmate runs this section in one transaction",
    instead: "move it to a migration of its own, with `transaction:false` after `migrate:up`",
    begins: true,
    is_one_query: true,
    is_certain: true,
};

/// After `transaction:false`.
static DBMATE_APART: Convention = Convention {
    what: "dbmate sends this section as one query, which may be one transaction",
    instead: "move it to a migration of its own",
    begins: false,
    is_one_query: true,
    is_certain: false,
};

/// After `-- no-transaction`.
static SQLX_APART: Convention = Convention {
    what: "sqlx may send this file as one query, which is one transaction",
    instead: "move it to a migration of its own",
    begins: false,
    is_one_query: true,
    is_certain: false,
};

pub(super) static FLYWAY: Convention = Convention {
    what: "Flyway runs this migration in one transaction",
    instead: "move it to a migration of its own, or set `executeInTransaction=false` in its `.conf`; \
              if that is set for all: `--assume-transaction statement`",
    begins: true,
    is_one_query: false,
    is_certain: true,
};

/// sqlx has files of the same names, and begins a transaction besides.
pub(super) static GOLANG_MIGRATE: Convention = Convention {
    what: "golang-migrate and sqlx run this file in one transaction",
    instead: "move it to a migration of its own, for sqlx after a first line `-- no-transaction`; \
              if `x-multi-statement=true` is set: `--assume-transaction statement`",
    begins: false,
    is_one_query: true,
    is_certain: true,
};

/// A file of a run, as far as it matters in which transactions it runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct File<'a> {
    /// Its name, with or without a path; may be empty.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// Whether Flyway's configuration of this file turns its transaction off.
    pub is_apart: bool,
}

/// A part of a file that is a run of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// How it is run; `None` if each of its statements is a transaction of its own.
    pub convention: Option<&'static Convention>,
    /// Whether it takes back what was done: nothing that comes later runs after it.
    pub undoes: bool,
}

impl File<'_> {
    /// Its sections, in their order. What the file says of itself holds before what the user
    /// assumes, and that before what its name says.
    pub fn sections(&self, assume: Option<Assume>) -> Vec<Section> {
        let sections = marked(self.text);
        if !sections.is_empty() {
            return sections;
        }
        let name = FileName::new(self.name);
        let convention = if self.text.starts_with("-- no-transaction") {
            Some(&SQLX_APART)
        } else if self.is_apart {
            None
        } else {
            match (assume, name.convention()) {
                (Some(Assume::Statement), _) | (None, None) => None,
                (_, Some(named)) => Some(named),
                (Some(Assume::File), None) => Some(&FILE),
            }
        };
        vec![Section {
            bytes: 0..self.text.len(),
            convention,
            undoes: name.undoes,
        }]
    }

    /// The file as one section, whatever it says of itself: it is no migration.
    pub fn whole(&self, assume: Option<Assume>) -> Vec<Section> {
        vec![Section {
            bytes: 0..self.text.len(),
            convention: (assume == Some(Assume::File)).then_some(&FILE),
            undoes: false,
        }]
    }
}

/// Whether a configuration of Flyway's for one script turns its transaction off.
pub fn is_flyway_apart(config: &str) -> bool {
    config.lines().any(|line| {
        line.split_once('=').is_some_and(|(name, value)| {
            name.trim() == "executeInTransaction" && value.trim().eq_ignore_ascii_case("false")
        })
    })
}

/// What a comment says to a tool that has both directions in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Goose {
        undoes: bool,
    },
    /// Of the whole file.
    GooseNoTransaction,
    Dbmate {
        undoes: bool,
        is_apart: bool,
    },
}

impl Marker {
    /// What stands in a line. A marker begins with it.
    fn of(line: &str) -> Option<Marker> {
        let comment = line.strip_prefix("--")?.trim();
        if let Some(rest) = comment.strip_prefix("migrate:") {
            let undoes = rest.starts_with("down");
            let options = rest.strip_prefix(if undoes { "down" } else { "up" })?;
            let is_apart = options.contains("transaction:false");
            let is_word = options.is_empty() || is_blank(options);
            return is_word.then_some(Self::Dbmate { undoes, is_apart });
        }
        let (tool, what) = comment.split_at_checked(6)?;
        if !is_word(tool, "+goose") || !is_blank(what) {
            return None;
        }
        let what = what.trim_start();
        let undoes = is_word(what, "down");
        if undoes || is_word(what, "up") {
            Some(Self::Goose { undoes })
        } else {
            is_word(what, "no transaction").then_some(Self::GooseNoTransaction)
        }
    }
}

/// Whether a text is a word, in either case. Not inlined, for the size of the `.wasm`.
#[inline(never)]
pub(super) fn is_word(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word)
}

/// Whether a word ends before this.
fn is_blank(rest: &str) -> bool {
    matches!(rest.as_bytes().first(), Some(b' ' | b'\t'))
}

/// The sections of a file that was written for goose or dbmate; none if it was not. Only comments may
/// stand before the first marker, and it says which of the two it is.
fn marked(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut is_goose = None;
    let mut has_transaction = true;
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for line in text[at..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(marker) = Marker::of(line) else {
            let line = line.trim_start();
            if is_goose.is_none() && !line.is_empty() && !line.starts_with("--") {
                break;
            }
            continue;
        };
        let is_of_goose = !matches!(marker, Marker::Dbmate { .. });
        if *is_goose.get_or_insert(is_of_goose) != is_of_goose {
            continue;
        }
        let (convention, undoes) = match marker {
            Marker::GooseNoTransaction => {
                has_transaction = false;
                continue;
            }
            Marker::Goose { undoes } => (&GOOSE, undoes),
            Marker::Dbmate { undoes, is_apart } if is_apart => (&DBMATE_APART, undoes),
            Marker::Dbmate { undoes, .. } => (&DBMATE, undoes),
        };
        let before = sections.last_mut().map(|it| it.bytes.end = start);
        sections.push(Section {
            bytes: before.map_or(0, |()| start)..text.len(),
            convention: Some(convention),
            undoes,
        });
    }
    if !has_transaction {
        for section in &mut sections {
            section.convention = None;
        }
    }
    sections
}

/// The transaction of a section, from statement to statement.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    convention: Option<&'static Convention>,
    /// The transaction in which the next statement runs.
    pub state: TransactionState,
    /// Whether the file opened it itself.
    is_own: bool,
}

impl Course {
    /// At the beginning of a section.
    pub fn new(convention: Option<&'static Convention>) -> Self {
        Self {
            convention,
            state: if convention.is_some_and(|it| it.begins) {
                TransactionState::Open(Work::default())
            } else {
                TransactionState::Autocommit
            },
            is_own: false,
        }
    }

    /// How the section is run, unless the file opened the transaction itself.
    pub fn convention(&self) -> Option<&'static Convention> {
        self.convention.filter(|_| !self.is_own)
    }

    /// The same after a statement.
    #[must_use]
    pub fn after(mut self, statement: &Statement) -> Self {
        let before = self.state;
        self.state = before.after(statement);
        match (statement.kind, self.convention) {
            // Inside of the tool's own transaction it is a warning and nothing else.
            (Kind::Begin, Some(it)) => {
                self.is_own |= !it.begins || before == TransactionState::Autocommit;
            }
            (Kind::Commit | Kind::Rollback | Kind::PrepareTransaction, _) => {
                self.is_own = self.state != TransactionState::Autocommit;
            }
            // The server opens it for a statement that is not alone in its query. For the first this
            // is not said: it may be alone, and no rule asks.
            (_, Some(it)) if it.is_one_query && self.state == TransactionState::Autocommit => {
                self.state = TransactionState::Open(Work::default().after(statement));
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(convention: Option<&'static Convention>) -> &'static str {
        let named = [
            ("file", &FILE),
            ("goose", &GOOSE),
            ("dbmate", &DBMATE),
            ("dbmate apart", &DBMATE_APART),
            ("sqlx apart", &SQLX_APART),
            ("Flyway", &FLYWAY),
            ("golang-migrate", &GOLANG_MIGRATE),
        ];
        let of = |it| named.iter().find(|(_, known)| it == *known);
        convention.and_then(of).map_or("none", |it| it.0)
    }

    /// The sections in short: convention, `-` if it undoes, and the text.
    fn sections(file: &File<'_>, assume: Option<Assume>) -> String {
        let sections = file.sections(assume);
        let short = |it: &Section| {
            let undoes = if it.undoes { "-" } else { "" };
            let text = file.text[it.bytes.clone()].trim_end();
            format!("{}{undoes} {text:?}", name(it.convention))
        };
        sections.iter().map(short).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn sections_are_where_the_tools_see_them() {
        for (text, expected) in [
            ("a;", r#"none "a;""#),
            ("", r#"none """#),
            (
                "-- +goose Up\na;\n-- +goose Down\nb;",
                r#"goose "-- +goose Up\na;", goose- "-- +goose Down\nb;""#,
            ),
            (
                "\u{feff}-- x\r\n\r\n  -- y\r\n--  +GOOSE up \r\na;\r\n-- +goose down\r\nb;",
                r#"goose "\u{feff}-- x\r\n\r\n  -- y\r\n--  +GOOSE up \r\na;", goose- "-- +goose down\r\nb;""#,
            ),
            (
                "-- +goose NO TRANSACTION\n-- +goose Up\na;\n-- +goose Down\nb;",
                r#"none "-- +goose NO TRANSACTION\n-- +goose Up\na;", none- "-- +goose Down\nb;""#,
            ),
            (
                "-- +goose Up\na;\n-- +goose no transaction",
                r#"none "-- +goose Up\na;\n-- +goose no transaction""#,
            ),
            (
                "-- +goose Up\n-- +goose StatementBegin\na;\n-- +goose StatementEnd\n -- +goose Down\n--+goose Downs",
                r#"goose "-- +goose Up\n-- +goose StatementBegin\na;\n-- +goose StatementEnd\n -- +goose Down\n--+goose Downs""#,
            ),
            (
                "-- +goose Up\na;\n-- migrate:down\nb;",
                r#"goose "-- +goose Up\na;\n-- migrate:down\nb;""#,
            ),
            (
                "--\t+goose\tUp\n--+goose\n-- +gooseDown\n-- é+goose Down",
                r#"goose "--\t+goose\tUp\n--+goose\n-- +gooseDown\n-- é+goose Down""#,
            ),
            (
                "-- +goose NO TRANSACTION\na;",
                r#"none "-- +goose NO TRANSACTION\na;""#,
            ),
            ("a;\n-- +goose Up\nb;", r#"none "a;\n-- +goose Up\nb;""#),
            (
                "/* x */\n-- migrate:up\nb;",
                r#"none "/* x */\n-- migrate:up\nb;""#,
            ),
            (
                "-- migrate:up\na;\n-- migrate:down\nb;",
                r#"dbmate "-- migrate:up\na;", dbmate- "-- migrate:down\nb;""#,
            ),
            (
                "--migrate:up transaction:false\na;\n--migrate:down foo:bar\nb;",
                r#"dbmate apart "--migrate:up transaction:false\na;", dbmate- "--migrate:down foo:bar\nb;""#,
            ),
            (
                "-- migrate:up transaction:true\na;\n-- migrate:down  transaction:false\n",
                r#"dbmate "-- migrate:up transaction:true\na;", dbmate apart- "-- migrate:down  transaction:false""#,
            ),
            ("-- migrate:upwards\na;", r#"none "-- migrate:upwards\na;""#),
            (
                "-- no-transaction\na;",
                r#"sqlx apart "-- no-transaction\na;""#,
            ),
            (
                "\n-- no-transaction\na;",
                r#"none "\n-- no-transaction\na;""#,
            ),
            (
                "a;\n--> statement-breakpoint\nb;",
                r#"none "a;\n--> statement-breakpoint\nb;""#,
            ),
        ] {
            let file = File {
                text,
                ..File::default()
            };
            assert_eq!(sections(&file, None), expected, "{text:?}");
        }
    }

    #[test]
    fn what_the_file_says_holds_before_the_flag_and_that_before_the_name() {
        let (statement, in_file) = (Some(Assume::Statement), Some(Assume::File));
        for (name, text, is_apart, assume, expected) in [
            ("a.sql", "a", false, None, "none"),
            ("a.sql", "a", false, statement, "none"),
            ("a.sql", "a", false, in_file, "file"),
            ("a.down.sql", "a", false, in_file, "file-"),
            ("a.sql", "-- +goose Up", false, statement, "goose"),
            ("V1__a.sql", "-- +goose Up", false, statement, "goose"),
            ("a.sql", "-- no-transaction", false, in_file, "sqlx apart"),
            (
                "1_a.down.sql",
                "-- no-transaction",
                false,
                None,
                "sqlx apart-",
            ),
            ("1_a.up.sql", "a", false, None, "golang-migrate"),
            ("1_a.down.sql", "a", false, in_file, "golang-migrate-"),
            ("1_a.down.sql", "a", false, statement, "none-"),
            ("1_a.sql", "a", false, None, "none"),
            ("V1__a.sql", "a", false, None, "Flyway"),
            ("U1__a.sql", "a", false, in_file, "Flyway-"),
            ("V1__a.sql", "a", false, statement, "none"),
            ("V1__a.sql", "a", true, in_file, "none"),
            ("U1__a.sql", "a", true, None, "none-"),
        ] {
            let file = File {
                name,
                text,
                is_apart,
            };
            let expected = format!("{expected} {text:?}");
            assert_eq!(sections(&file, assume), expected, "{name}, {assume:?}");
        }
    }

    #[test]
    fn a_configuration_of_flyways_says_it() {
        for (config, expected) in [
            ("executeInTransaction=false", true),
            ("# x\r\n executeInTransaction = FALSE \r\n", true),
            ("executeInTransaction=true", false),
            ("#executeInTransaction=false", false),
            ("", false),
        ] {
            assert_eq!(is_flyway_apart(config), expected, "{config}");
        }
    }

    /// The state after each statement: `.` none, else the DDL in it; `b` if the file began it.
    fn course(convention: &'static Convention, sql: &str) -> String {
        let mut course = Course::new(Some(convention));
        let mut states = Vec::new();
        for statement in crate::parse::parse(sql) {
            course = course.after(&statement);
            let own = if course.convention().is_none() {
                "b"
            } else {
                ""
            };
            states.push(match course.state {
                TransactionState::Autocommit => format!(".{own}"),
                TransactionState::Open(work) => format!("{}{own}", work.definitions),
            });
        }
        states.join(" ")
    }

    #[test]
    fn a_transaction_goes_on_as_the_tool_runs_it() {
        for (sql, in_transaction, in_query, in_both) in [
            ("%; %", "1 2", "1 2", "1 2"),
            ("BEGIN; %; COMMIT; %", "0 1 . .", "0b 1b . 1", "0 1 . 1"),
            ("%; BEGIN; %; COMMIT", "1 1 2 .", "1 1b 2b .", "1 1 2 ."),
            ("%; COMMIT; %; %", "1 . . .", "1 . 1 2", "1 . 1 2"),
            (
                "%; COMMIT; BEGIN; %; END",
                "1 . 0b 1b .",
                "1 . 0b 1b .",
                "1 . 0b 1b .",
            ),
            (
                "BEGIN; COMMIT AND CHAIN; %",
                "0 0b 1b",
                "0b 0b 1b",
                "0 0b 1b",
            ),
            ("SELECT 1; %", "0 1", "0 1", "0 1"),
        ] {
            let sql = sql.replace('%', "DROP TABLE a");
            assert_eq!(course(&GOOSE, &sql), in_transaction, "{sql}");
            assert_eq!(course(&GOLANG_MIGRATE, &sql), in_query, "{sql}");
            assert_eq!(course(&DBMATE, &sql), in_both, "{sql}");
        }
    }
}
