//! Case files: SQL with the expected findings below the place, as carets in a comment.
//!
//! ```sql
//! CREATE TABLE t (tags text[]);
//! --                   ^^^^^^ array-type
//! ```
//!
//! A line of carets speaks of the nearest line above it that is none. `warning:` or `note:` before
//! the id names the severity; without, it is an error. What has no carets must have no finding. The
//! first line may be `-- dsql: 2026-04-13` or `-- assume: file`. The name of a file counts, too: see
//! `migrations/`. `UPDATE_EXPECT=1` marks what is found; read what it did.

use std::collections::BTreeSet;

use crate::support::{deesql, files_under, root};

/// A finding: line and columns from 1 (the last column exclusive), and `severity:rule`.
type Place = (u64, u64, u64, String);

#[test]
fn every_case_file_has_exactly_the_findings_it_marks() {
    let files: Vec<_> = files_under("tests/verify")
        .into_iter()
        .filter(|it| it.ends_with(".sql"))
        .collect();
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for file in &files {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let expected = expected(&text);
        let found = found(file, options(&text));
        if expected != found && std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(root().join(file), marked(&text, &found)).unwrap();
            continue;
        }
        for place in expected.difference(&found) {
            wrong.push_str(&format!(
                "{file}:{}:{}: missing {}\n",
                place.0, place.1, place.3
            ));
        }
        for place in found.difference(&expected) {
            wrong.push_str(&format!(
                "{file}:{}:{}: unexpected {}, columns {}..{}\n",
                place.0, place.1, place.3, place.1, place.2
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What the first line asks for: a flag and its value.
fn options(text: &str) -> Option<[&str; 2]> {
    let (name, value) = text.lines().next()?.strip_prefix("-- ")?.split_once(": ")?;
    match name {
        "dsql" => Some(["--dsql", value]),
        "assume" => Some(["--assume-transaction", value]),
        _ => None,
    }
}

/// The text with exactly these findings marked, for `UPDATE_EXPECT=1`. Read what it changed.
fn marked(text: &str, found: &BTreeSet<Place>) -> String {
    let mut out = String::new();
    let mut renumbered = 0;
    for (at, content) in text.lines().enumerate() {
        if caret_line(content).is_some() {
            continue;
        }
        out.push_str(content);
        out.push('\n');
        renumbered += 1;
        for (line, start, end, id) in found.range((at as u64 + 1, 0, 0, String::new())..) {
            if *line != at as u64 + 1 {
                break;
            }
            assert!(
                *start > 2,
                "line {renumbered}: indent the statement by two columns, for the carets\n{content}"
            );
            let id = id.strip_prefix("error:").unwrap_or(id);
            let (blank, carets) = (
                " ".repeat(*start as usize - 3),
                "^".repeat((end - start) as usize),
            );
            out.push_str(&format!("--{blank}{carets} {id}\n"));
        }
    }
    out
}

fn expected(text: &str) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let mut line = 0;
    for (at, content) in text.lines().enumerate() {
        let Some(carets) = caret_line(content) else {
            line = at as u64 + 1;
            continue;
        };
        let start = content.chars().position(|it| it == '^').unwrap() as u64 + 1;
        let length = carets.chars().take_while(|it| *it == '^').count() as u64;
        let id = carets.trim_start_matches('^').trim();
        let id = if id.contains(':') {
            id.to_owned()
        } else {
            format!("error:{id}")
        };
        places.insert((line, start, start + length, id));
    }
    places
}

/// What a line of carets holds from its first caret on.
fn caret_line(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("--")?.trim_start();
    rest.starts_with('^').then_some(rest)
}

fn found(file: &str, options: Option<[&str; 2]>) -> BTreeSet<Place> {
    let mut arguments = vec!["verify", "--format", "json", file];
    arguments.extend(options.into_iter().flatten());
    let output = deesql(&arguments).run();
    let report = output.json();
    let findings = report["files"][0]["findings"].as_array().unwrap();
    let place = |it: &serde_json::Value| {
        let number = |at: &str, field: &str| it[at][field].as_u64().unwrap();
        let line = number("start", "line");
        // A finding over several lines is marked on its first.
        let end = if number("end", "line") == line {
            number("end", "column")
        } else {
            it["source"].as_str().unwrap().chars().count() as u64 + 1
        };
        let id = format!(
            "{}:{}",
            it["severity"].as_str().unwrap(),
            it["rule"].as_str().unwrap()
        );
        (line, number("start", "column"), end, id)
    };
    findings.iter().map(place).collect()
}
