//! The evidence: tables of inputs with the verdict of the service, one case after the other.
//!
//! ```sql
//! -- F1, 2026-07-05: what it is about
//!   CREATE TABLE t (a money);
//! --                  ^^^^^ unsupported-type 0A000 datatype money not supported
//! ```
//!
//! A case begins with its id, and runs alone. After the id may stand the day to judge by and the
//! form of the input: `bom`, `crlf`, `utf-16`, `schema`, `file a/b.sql`. The lines of carets are
//! those of `cases`, with the server's SQLSTATE and text where the finding has them; `-- ! text`
//! says that the input cannot be read. `UPDATE_EXPECT=1` marks what is found; read what it did.
//!
//! `known_failures.sql` holds what other tools get wrong, `facts_*.sql` what is known of the
//! service, by section and row. The ids that must be there are in `evidence/ids.rs`.

mod coverage;
mod ids;

use std::collections::BTreeSet;

use crate::cases::{Place, difference, expected, marked, place};
use crate::support::{Output, deesql, files_under, folder, root, write};

/// Where the tables are.
pub(crate) const FOLDER: &str = "tests/verify/evidence/";

/// One input, and what is expected of it.
#[derive(Clone, Debug)]
struct Case {
    file: String,
    /// How many lines of the file come before its text.
    offset: u64,
    id: String,
    release: String,
    form: String,
    /// The lines after its heading.
    text: String,
}

/// What a case gives: its findings with the lines of the file, and why it cannot be read.
#[derive(PartialEq)]
struct Answer {
    places: Vec<Place>,
    error: Option<String>,
}

impl Case {
    /// Takes a heading apart: `-- id[, day][, form][: words]`.
    fn from_heading(line: &str) -> Option<Case> {
        let heading = line.strip_prefix("-- ")?;
        let mut letters = heading.chars();
        let first = letters.next()?;
        let is_id = first.is_ascii_digit()
            || "EFG".contains(first) && letters.next().is_some_and(|it| it.is_ascii_digit());
        if !is_id {
            return None;
        }
        let parts = heading.split(": ").next()?;
        let mut case = Case {
            file: String::new(),
            offset: 0,
            id: String::new(),
            release: "latest".to_owned(),
            form: String::new(),
            text: String::new(),
        };
        for (at, part) in parts.split(", ").enumerate() {
            let field = match part {
                _ if at == 0 => &mut case.id,
                _ if part.starts_with("20") => &mut case.release,
                _ => &mut case.form,
            };
            *field = part.to_owned();
        }
        Some(case)
    }

    fn expected(&self) -> Answer {
        let mut places = expected(&self.text);
        for it in &mut places {
            it.0 += self.offset;
        }
        let error = self.text.lines().find_map(|it| it.strip_prefix("-- ! "));
        let error = error.map(str::to_owned);
        Answer { places, error }
    }

    fn run(&self) -> Answer {
        let input: Vec<&str> = self.text.lines().filter(|it| !is_error(it)).collect();
        let input = input.join("\n");
        let base = ["verify", "--format", "json", "--dsql", &self.release];
        let on_text = |text: Vec<u8>| deesql(&[&base[..], &["-"]].concat()).stdin(text).run();
        let in_folder = |path: &str, last: &[&str]| -> Output {
            let folder = folder(&[]);
            write(folder.path(), path, input.as_bytes());
            deesql(&[&base[..], last].concat())
                .current_dir(folder.path())
                .run()
        };
        let output = match self.form.as_str() {
            "" => on_text(input.into_bytes()),
            "bom" => on_text(format!("\u{feff}{input}").into_bytes()),
            "crlf" => on_text(input.replace('\n', "\r\n").into_bytes()),
            "utf-16" => {
                let units = "\u{feff}".encode_utf16().chain(input.encode_utf16());
                on_text(units.flat_map(u16::to_le_bytes).collect())
            }
            "schema" => in_folder("schema/a.sql", &["--schema", "schema"]),
            form => match form.strip_prefix("file ") {
                Some(path) => in_folder(path, &["."]),
                None => panic!("{}: what is the form `{form}`?", self.id),
            },
        };
        let report = output.json();
        let files = report["files"].as_array().unwrap();
        assert_eq!(files.len(), 1, "{}: {report}", self.id);
        let findings = files[0]["findings"].as_array().unwrap().iter();
        let mut places: Vec<Place> = findings
            .map(|it| {
                let mut place = place(it);
                place.0 += self.offset;
                place.3 += &answer(&it["server"]);
                place
            })
            .collect();
        places.sort();
        let error = files[0]["error"].as_str().map(str::to_owned);
        Answer { places, error }
    }
}

fn is_error(line: &str) -> bool {
    line.starts_with("-- ! ")
}

/// The server's answer as a table shows it: ` 0A000 text`, with a dash for what nobody wrote down.
fn answer(server: &serde_json::Value) -> String {
    if server.is_null() {
        return String::new();
    }
    let part = |name: &str| server[name].as_str().unwrap_or("-").to_owned();
    format!(" {} {}", part("sqlstate"), part("message"))
}

/// All cases of the tables.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for file in files_under(FOLDER.trim_end_matches('/')) {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        let mut is_open = false;
        for (at, line) in text.lines().enumerate() {
            if let Some(case) = Case::from_heading(line) {
                is_open = true;
                let (file, offset) = (file.clone(), at as u64 + 1);
                cases.push(Case {
                    file,
                    offset,
                    ..case
                });
            } else if is_open {
                let case = cases.last_mut().unwrap();
                case.text.push_str(line);
                case.text.push('\n');
            }
        }
    }
    cases
}

/// The answers to all cases, in their order; the processes run side by side.
fn answers(cases: &[Case]) -> Vec<Answer> {
    let share = cases.len().div_ceil(4).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = cases
            .chunks(share)
            .map(|it| scope.spawn(|| it.iter().map(Case::run).collect::<Vec<_>>()))
            .collect();
        let answers = workers.into_iter().flat_map(|it| it.join().unwrap());
        answers.collect()
    })
}

#[test]
fn every_case_has_exactly_the_findings_it_marks() {
    let cases = cases();
    let answers = answers(&cases);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return update(&cases, &answers);
    }
    let mut wrong = String::new();
    for (case, found) in cases.iter().zip(&answers) {
        let expected = case.expected();
        let name = format!("{}: {}", case.id, case.file);
        wrong.push_str(&difference(&name, &expected.places, &found.places));
        if expected.error != found.error {
            wrong.push_str(&format!("{name}: cannot be read: {:?}\n", found.error));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Writes the tables anew, with what was found.
fn update(cases: &[Case], answers: &[Answer]) {
    let files: BTreeSet<&str> = cases.iter().map(|it| it.file.as_str()).collect();
    for file in files {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let of_file = cases.iter().zip(answers).filter(|(it, _)| it.file == file);
        let places: Vec<Place> = of_file
            .flat_map(|(_, it)| it.places.iter().cloned())
            .collect();
        let text = marked(&text, &places);
        std::fs::write(root().join(file), text).unwrap();
    }
}
