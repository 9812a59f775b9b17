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

use crate::support::{deesql, files_under, root};

/// A finding: line and columns from 1 (the last column exclusive), and what the carets are followed
/// by, for example `warning:rule`.
pub(crate) type Place = (u64, u64, u64, String);

#[test]
fn every_case_file_has_exactly_the_findings_it_marks() {
    let files: Vec<_> = files_under("tests/verify")
        .into_iter()
        .filter(|it| it.ends_with(".sql") && !it.starts_with(crate::evidence::FOLDER))
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
        wrong.push_str(&difference(file, &expected, &found));
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

/// What is marked and not found, and what is found and not marked, as often as it is.
pub(crate) fn difference(file: &str, expected: &[Place], found: &[Place]) -> String {
    let mut left = found.to_vec();
    let mut wrong = String::new();
    for place in expected {
        match left.iter().position(|it| it == place) {
            Some(at) => drop(left.remove(at)),
            None => wrong.push_str(&format!(
                "{file}:{}:{}: missing {}\n",
                place.0, place.1, place.3
            )),
        }
    }
    for place in left {
        wrong.push_str(&format!(
            "{file}:{}:{}: unexpected {}, columns {}..{}\n",
            place.0, place.1, place.3, place.1, place.2
        ));
    }
    wrong
}

/// The text with exactly these findings marked, for `UPDATE_EXPECT=1`. Read what it changed.
pub(crate) fn marked(text: &str, found: &[Place]) -> String {
    let mut out = String::new();
    let mut renumbered = 0;
    for (at, content) in text.lines().enumerate() {
        if caret_line(content).is_some() {
            continue;
        }
        out.push_str(content);
        out.push('\n');
        renumbered += 1;
        for (line, start, end, id) in found {
            if *line != at as u64 + 1 {
                continue;
            }
            assert!(
                *start > 2,
                "line {renumbered}: indent the statement by two columns, for the carets\n{content}"
            );
            let (blank, carets) = (
                " ".repeat(*start as usize - 3),
                "^".repeat((end - start) as usize),
            );
            out.push_str(&format!("--{blank}{carets} {id}\n"));
        }
    }
    out
}

/// What the lines of carets mark, sorted.
pub(crate) fn expected(text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut line = 0;
    for (at, content) in text.lines().enumerate() {
        let Some(carets) = caret_line(content) else {
            line = at as u64 + 1;
            continue;
        };
        let start = content.chars().position(|it| it == '^').unwrap() as u64 + 1;
        let length = carets.chars().take_while(|it| *it == '^').count() as u64;
        let id = carets.trim_start_matches('^').trim();
        places.push((line, start, start + length, id.to_owned()));
    }
    places.sort();
    places
}

/// What a line of carets holds from its first caret on.
pub(crate) fn caret_line(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("--")?.trim_start();
    rest.starts_with('^').then_some(rest)
}

fn found(file: &str, options: Option<[&str; 2]>) -> Vec<Place> {
    let mut arguments = vec!["verify", "--format", "json", file];
    arguments.extend(options.into_iter().flatten());
    let output = deesql(&arguments).run();
    let report = output.json();
    let findings = report["files"][0]["findings"].as_array().unwrap();
    let mut found: Vec<Place> = findings.iter().map(place).collect();
    found.sort();
    found
}

/// The place of a finding in a JSON report.
pub(crate) fn place(finding: &serde_json::Value) -> Place {
    let number = |at: &str, field: &str| finding[at][field].as_u64().unwrap();
    let line = number("start", "line");
    // A finding over several lines is marked on its first.
    let end = if number("end", "line") == line {
        number("end", "column")
    } else {
        finding["source"].as_str().unwrap().chars().count() as u64 + 1
    };
    let rule = finding["rule"].as_str().unwrap();
    let id = match finding["severity"].as_str().unwrap() {
        "error" => rule.to_owned(),
        severity => format!("{severity}:{rule}"),
    };
    (line, number("start", "column"), end, id)
}
