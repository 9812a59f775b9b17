//! deesql beside AWS's dsql-lint, on PostgreSQL's regression suite and on dumps: every statement that
//! one refuses and the other does not has a cause in `causes.md`.
//!
//! The counts and examples there are compared where the corpus is the one that they are of. In CI
//! the tool and the corpora must be there; elsewhere the test does what it can.

mod causes;
mod judges;

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use self::causes::{Causes, Corpus};
use self::judges::Judged;
use crate::corpus::{dump, home, is_ci, pg_dumps, suite};
use crate::support::postgres::{database, run};
use crate::support::root;

const LIST: &str = "tests/dsql_lint/causes.md";

/// What a database of a longer life has besides tables, and Aurora DSQL mostly has not.
const SCHEMA: &str = r#"
CREATE TYPE mood AS ENUM ('calm', 'cross');
CREATE TYPE place AS (x int, y int);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SEQUENCE numbers AS int;
CREATE TABLE people (
    id serial PRIMARY KEY,
    tags text[] DEFAULT '{}',
    mood mood,
    home inet,
    paid money,
    at point,
    document jsonb,
    words tsvector,
    age positive,
    name text COLLATE "C" NOT NULL,
    EXCLUDE USING gist (at WITH ~=)
);
CREATE TABLE visits (at date NOT NULL, person int REFERENCES people ON DELETE CASCADE) PARTITION BY RANGE (at);
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE UNLOGGED TABLE fast (id int) WITH (fillfactor = 70);
CREATE TABLE younger () INHERITS (fast);
CREATE INDEX ON people USING gin (tags);
CREATE UNIQUE INDEX ON people (lower(name) DESC) WHERE age > 1;
CREATE STATISTICS both_ages ON age, name FROM people;
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) FROM people GROUP BY age;
CREATE VIEW grown WITH (security_barrier) AS SELECT * FROM people WHERE age > 17;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE PROCEDURE nothing() LANGUAGE sql AS '';
CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int);
CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people CLUSTER ON people_pkey;
ALTER TABLE people ALTER name SET STATISTICS 10;
ALTER TABLE people REPLICA IDENTITY FULL;
CREATE POLICY own ON people USING (name = current_user);
CREATE RULE quiet AS ON DELETE TO fast DO INSTEAD NOTHING;
CREATE PUBLICATION everything FOR TABLE people;
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
GRANT SELECT (name), UPDATE ON people TO PUBLIC;
REVOKE ALL ON FUNCTION touch() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
COMMENT ON CONSTRAINT people_pkey ON people IS 'it is';
COMMENT ON TYPE mood IS 'of a person';
INSERT INTO people (name, age, paid) VALUES ('Ann', 20, 1), ('O''Neil', 3, 2);
"#;

#[test]
fn every_disagreement_with_dsql_lint_has_a_cause() {
    let Some(program) = dsql_lint() else {
        return;
    };
    let text = std::fs::read_to_string(root().join(LIST)).unwrap();
    let mut causes = Causes::read(&text);
    let mut known = Vec::new();
    let mut without = Vec::new();
    for (corpus, files) in [
        (Corpus::Suite, suite_files()),
        (Corpus::Dumps, dump_files()),
    ] {
        if files.is_empty() {
            continue;
        }
        let mut judged: Vec<Judged> = files
            .iter()
            .flat_map(|(name, text)| judges::deesql(name, text))
            .collect();
        judges::dsql_lint(&program, &mut judged);
        for it in &judged {
            without.extend(causes.take(corpus, it));
        }
        // A newer release of the suite, or of a pg_dump, has other counts.
        let name = corpus.name(&files);
        let is_of_list = text.lines().any(|it| it.starts_with(&format!("{name}:")));
        if is_of_list || (is_updating() && is_whole(corpus)) {
            causes.describe(
                corpus,
                format!("{name}: {} statements and blocks.", judged.len()),
            );
            known.push(corpus);
        }
    }
    assert!(
        without.is_empty(),
        "{} disagreements without a cause:\n{}",
        without.len(),
        without.join("\n")
    );
    if known.len() == 2 {
        let idle = causes.idle();
        assert!(
            idle.is_empty(),
            "the cause of nothing:\n{}",
            idle.join("\n")
        );
    }
    let written = causes.written(&known);
    if is_updating() {
        std::fs::write(root().join(LIST), written).unwrap();
    } else if written != text {
        let mut wrong = String::new();
        for (old, new) in text.lines().zip(written.lines()).filter(|(a, b)| a != b) {
            write!(wrong, "\n- {old}\n+ {new}").unwrap();
        }
        panic!("{LIST} is out of date; UPDATE_EXPECT=1 writes it:{wrong}");
    }
}

/// The program, which `make test-rust` names and `.dev/need dsql-lint` installs.
fn dsql_lint() -> Option<PathBuf> {
    let named = std::env::var_os("DEESQL_TEST_DSQL_LINT").map(PathBuf::from);
    let program =
        named.unwrap_or_else(|| home().join(".cache/deesql-dev/dsql-lint-python/bin/dsql-lint"));
    let is_there = program.is_file();
    assert!(is_there || !is_ci(), "run .dev/need dsql-lint");
    is_there.then_some(program)
}

/// Whether the list is written anew.
fn is_updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// Whether the corpus is all that `make test-rust` gives the test.
fn is_whole(corpus: Corpus) -> bool {
    match corpus {
        Corpus::Suite => true,
        Corpus::Dumps => std::env::var_os("DEESQL_TEST_PG_DUMPS").is_some(),
    }
}

/// The scripts of the suite, each with its name.
fn suite_files() -> Vec<(String, String)> {
    let Some(folder) = suite() else {
        return vec![];
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        // A file of another encoding keeps its statements.
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        (name.to_owned(), text)
    };
    files.iter().map(read).collect()
}

/// Dumps of the schema above, one by each version of pg_dump.
fn dump_files() -> Vec<(String, String)> {
    run(async {
        let database = database().await;
        let client = database.client().await;
        client.batch_execute(SCHEMA).await.unwrap();
        let mut files: Vec<(String, String)> = Vec::new();
        for program in pg_dumps() {
            let name = format!("pg_dump-{}", version(&program));
            for (name, flags) in [
                (name.clone(), &["--clean"][..]),
                (format!("{name}-inserts"), &["--inserts", "--data-only"]),
            ] {
                if files.iter().all(|it| it.0 != name) {
                    let dumped = dump(&database, &program, flags);
                    files.push((name, String::from_utf8(dumped).unwrap()));
                }
            }
        }
        files
    })
}

/// The major version of a pg_dump.
fn version(program: &str) -> String {
    let output = Command::new(program).arg("--version").output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let number = output.split_whitespace().nth(2).unwrap_or_default();
    number.split('.').next().unwrap_or_default().to_owned()
}
