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

use super::file_name::{FileName, is_flyway};
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
    instead: "move it to a migration of its own, or write `executeInTransaction=false` into a file \
              of the same name with `.conf` after it; where Flyway's own configuration says so: \
              `--assume-transaction statement`",
    begins: true,
    is_one_query: false,
    is_certain: true,
};

/// sqlx has files of the same names, and begins a transaction besides.
pub(super) static GOLANG_MIGRATE: Convention = Convention {
    what: "golang-migrate and sqlx run this file in one transaction",
    instead: "move it to a migration of its own, for sqlx with `-- no-transaction` as first line; \
              with `x-multi-statement=true` in golang-migrate: `--assume-transaction statement`",
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
    /// What stands in Flyway's configuration of this file; may be empty.
    pub config: &'a str,
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
        if let Some(tool) = Tool::of(self.text) {
            return tool.sections(self.text);
        }
        let name = FileName::new(self.name);
        let convention = if self.text.starts_with("-- no-transaction") {
            Some(&SQLX_APART)
        } else if is_flyway(self.name) && says_no_transaction(self.config) {
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
fn says_no_transaction(config: &str) -> bool {
    config.lines().any(|line| {
        line.split_once('=').is_some_and(|(name, value)| {
            name.trim() == "executeInTransaction" && value.trim().eq_ignore_ascii_case("false")
        })
    })
}

/// A tool that writes both directions into one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tool {
    Goose,
    Dbmate,
}

/// What a line says to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Up {
        apart: bool,
    },
    Down {
        apart: bool,
    },
    /// Of the whole file.
    NoTransaction,
}

impl Tool {
    /// The tool that a file was written for. Only comments may stand before its first marker.
    fn of(text: &str) -> Option<Tool> {
        let lines = lines(text).map(|(_, line)| line);
        lines
            .take_while(|it| it.trim().is_empty() || it.trim_start().starts_with("--"))
            .find_map(|line| {
                let mut tools = [Self::Goose, Self::Dbmate].into_iter();
                tools.find(|it| it.marker(line).is_some())
            })
    }

    /// What a line says. The markers stand at its beginning.
    fn marker(self, line: &str) -> Option<Marker> {
        let rest = line.strip_prefix("--")?;
        if self == Self::Dbmate {
            let mut words = rest.split_ascii_whitespace();
            let first = words.next()?;
            let apart = words.any(|it| it == "transaction:false");
            return match first {
                "migrate:up" => Some(Marker::Up { apart }),
                "migrate:down" => Some(Marker::Down { apart }),
                _ => None,
            };
        }
        let rest = rest.to_ascii_lowercase();
        let words: Vec<&str> = rest.split_ascii_whitespace().collect();
        match words.as_slice() {
            ["+goose", "up"] => Some(Marker::Up { apart: false }),
            ["+goose", "down"] => Some(Marker::Down { apart: false }),
            ["+goose", "no", "transaction"] => Some(Marker::NoTransaction),
            _ => None,
        }
    }

    fn sections(self, text: &str) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut is_apart = false;
        for (start, line) in lines(text) {
            let (apart, undoes) = match self.marker(line) {
                None => continue,
                Some(Marker::NoTransaction) => {
                    is_apart = true;
                    continue;
                }
                Some(Marker::Up { apart }) => (apart, false),
                Some(Marker::Down { apart }) => (apart, true),
            };
            let start = match sections.last_mut() {
                Some(before) => {
                    before.bytes.end = start;
                    start
                }
                None => 0,
            };
            sections.push(Section {
                bytes: start..text.len(),
                convention: Some(match (self, apart) {
                    (Self::Goose, _) => &GOOSE,
                    (Self::Dbmate, false) => &DBMATE,
                    (Self::Dbmate, true) => &DBMATE_APART,
                }),
                undoes,
            });
        }
        if is_apart {
            for section in &mut sections {
                section.convention = None;
            }
        }
        if sections.is_empty() {
            return File {
                text,
                ..File::default()
            }
            .whole(None);
        }
        sections
    }
}

/// The lines of a text, each with the byte where it starts.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text
        .strip_prefix('\u{feff}')
        .map_or((0, text), |it| (3, it));
    let mut at = text.0;
    text.1.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
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
        let no_transaction = "# x\nexecuteInTransaction = FALSE\n";
        for (name, text, config, assume, expected) in [
            ("a.sql", "a", "", None, "none"),
            ("a.sql", "a", "", statement, "none"),
            ("a.sql", "a", "", in_file, "file"),
            ("a.down.sql", "a", "", in_file, "file-"),
            ("a.sql", "-- +goose Up", "", statement, "goose"),
            ("V1__a.sql", "-- +goose Up", "", statement, "goose"),
            ("a.sql", "-- no-transaction", "", in_file, "sqlx apart"),
            ("1_a.down.sql", "-- no-transaction", "", None, "sqlx apart-"),
            ("1_a.up.sql", "a", "", None, "golang-migrate"),
            ("1_a.down.sql", "a", "", in_file, "golang-migrate-"),
            ("1_a.down.sql", "a", "", statement, "none-"),
            ("1_a.sql", "a", "", None, "none"),
            ("V1__a.sql", "a", "", None, "Flyway"),
            ("U1__a.sql", "a", "", in_file, "Flyway-"),
            ("V1__a.sql", "a", "", statement, "none"),
            ("V1__a.sql", "a", no_transaction, in_file, "none"),
            (
                "V1__a.sql",
                "a",
                "executeInTransaction=true",
                None,
                "Flyway",
            ),
            ("1_a.up.sql", "a", no_transaction, None, "golang-migrate"),
        ] {
            let file = File { name, text, config };
            let expected = format!("{expected} {text:?}");
            assert_eq!(sections(&file, assume), expected, "{name}, {assume:?}");
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
