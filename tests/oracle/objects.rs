//! Types, identities, constraints and indexes: every spelling of `objects.txt`.

use deesql::core::diff::{Change, Diff, Difference, Pair, TableChange, diff};
use deesql::core::plan::{PlanOptions, plan};
use deesql::core::schema::{Schema, SourceText};
use deesql::introspect::{IntrospectOptions, introspect};
use deesql::postgres::{Options, PrivatePostgres};

use crate::support::postgres;

const OBJECTS: &str = include_str!("objects.txt");

const TABLES: &str = "CREATE TABLE parent (id bigint PRIMARY KEY, other bigint UNIQUE, x bigint, \
                      y text, UNIQUE (x, y));";

/// What a spelling stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    InTable,
    Statement,
}

/// One way to write something.
struct Spelling {
    /// The lines of other things in the same section are different.
    section: usize,
    line: usize,
    /// As it is written, with the name in its place.
    written: String,
    /// What the service would take.
    file: String,
    /// What PostgreSQL takes.
    live: String,
}

fn spellings() -> Vec<Spelling> {
    let mut found = vec![];
    let mut section = (Section::InTable, 0);
    for (line, text) in OBJECTS.lines().enumerate() {
        if let Some(title) = text.strip_prefix("## ") {
            let kind = if title.starts_with("statement") {
                Section::Statement
            } else {
                Section::InTable
            };
            section = (kind, section.1 + 1);
        } else if !text.is_empty() && !text.starts_with('#') {
            for written in text.split(" = ") {
                let written = written.replace('@', "thing");
                let (file, live) = written.split_once(" live:").unwrap_or((&written, &written));
                let live = live.replace(" ASYNC ", " ");
                found.push(Spelling {
                    section: section.1,
                    line,
                    file: script(section.0, file),
                    live: script(section.0, &live),
                    written,
                });
            }
        }
    }
    found
}

/// The statements that make a table with it.
fn script(section: Section, text: &str) -> String {
    let columns = "id bigint PRIMARY KEY, a bigint, b text, c date";
    match section {
        Section::InTable => {
            let (element, rest) = text.split_once("; ").unwrap_or((text, ""));
            format!("{TABLES} CREATE TABLE o ({columns}, {element}); {rest}")
        }
        Section::Statement => format!("{TABLES} CREATE TABLE o ({columns}); {text}"),
    }
}

fn read(text: &str) -> Schema {
    let source = SourceText {
        name: "objects.sql",
        text,
    };
    let (schema, problems) = Schema::from_files(&[source]);
    let problems: Vec<&String> = problems.iter().map(|it| &it.message).collect();
    assert!(problems.is_empty(), "{text}: {problems:?}");
    schema
}

/// Whether something is another thing. What is only not validated yet is none: a file asks for it to
/// be valid, however it is added.
fn replaces(left: &Diff) -> bool {
    let is_unfinished = |it: &Change| {
        let Change::InTable(_, TableChange::Constraint(_, _, difference)) = it else {
            return false;
        };
        *difference == Difference::Unfinished
    };
    !left.changes.iter().all(is_unfinished)
}

#[test]
fn every_spelling_needs_no_change_and_everything_else_does() {
    let spellings = spellings();
    let mut wrong = String::new();
    postgres::run(async {
        for binaries in postgres::all_binaries() {
            let options = Options {
                binaries,
                ..Options::default()
            };
            let postgres = PrivatePostgres::start(options).await.unwrap();
            wrong.push_str(&compare(&spellings, &postgres).await);
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

async fn compare(spellings: &[Spelling], postgres: &PrivatePostgres) -> String {
    let version = postgres.version();
    let client = postgres::of(postgres).client().await;
    let mut wrong = String::new();
    let mut stored: Vec<(&Spelling, Schema, Schema)> = vec![];
    for spelling in spellings {
        let script = format!("DROP TABLE IF EXISTS o, parent CASCADE; {}", spelling.live);
        if let Err(error) = client.batch_execute(&script).await {
            wrong.push_str(&format!("{}: {error:?}\n", spelling.written));
            continue;
        }
        let options = IntrospectOptions::default();
        let live = introspect(&client, &options).await.unwrap();
        let desired = read(&spelling.file);
        let left = diff(Pair::new(&live, &desired));
        let plan = plan(&live, &desired, PlanOptions::default());
        let has_plan = plan.is_ok_and(|it| !it.is_empty());
        if replaces(&left) || has_plan != spelling.file.contains("NOT VALID") {
            wrong.push_str(&format!("{}: {left:?}\n", spelling.written));
        }
        stored.push((spelling, live, desired));
    }
    let mut pairs = 0;
    for (one, live, _) in &stored {
        for (other, _, desired) in &stored {
            if one.section != other.section {
                continue;
            }
            let left = diff(Pair::new(live, desired));
            pairs += 1;
            if replaces(&left) != (one.line != other.line) {
                wrong.push_str(&format!(
                    "{} against {}: {left:?}\n",
                    one.written, other.written
                ));
            }
        }
    }
    println!(
        "PostgreSQL {version}: {} spellings, {pairs} pairs of them",
        stored.len()
    );
    assert!(stored.len() >= 150);
    if wrong.is_empty() {
        wrong
    } else {
        format!("PostgreSQL {version}:\n{wrong}")
    }
}
