//! Whether the proxy says what the service is known to say: `conformance/*.sql`, case files as in
//! `cases.rs`, in which every group of cases names the source of what is expected.
//!
//! `texts.txt` beside this lists the errors of the service that are known, one a line, as cases write
//! them. A line has a case, or behind ` -- ` the reason why none can be: `not yet: …` where the proxy
//! has still to learn it, `no: …` where it never will. A reason that no longer holds is a failure.

use std::collections::BTreeSet;

use super::cases::check_folder;
use crate::support::{files_under, root};

const FOLDER: &str = "tests/proxy/conformance";

#[test]
fn the_proxy_conforms() {
    check_folder(FOLDER);
}

/// The answers that are errors, of all case files.
fn answers() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in [FOLDER, "tests/proxy/cases"] {
        for file in files_under(folder) {
            let text = std::fs::read_to_string(root().join(&file)).unwrap();
            let lines = text.lines().filter_map(|it| it.strip_prefix("--> "));
            found.extend(lines.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_text_of_the_service_has_a_case_or_a_reason() {
    let answers = answers();
    let mut wrong = vec![];
    let mut texts = BTreeSet::new();
    for line in include_str!("texts.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (text, reason) = match line.split_once(" -- ") {
            Some((text, reason)) => (text, Some(reason)),
            None => (line, None),
        };
        if !texts.insert(text) {
            wrong.push(format!("twice: {text}"));
        }
        match (answers.contains(text), reason) {
            (true, None) => {}
            (false, None) => wrong.push(format!("no case: {text}")),
            (true, Some(_)) => wrong.push(format!("has a case now: {text}")),
            (false, Some(reason)) => {
                let is_known = reason.starts_with("not yet: ") || reason.starts_with("no: ");
                assert!(is_known, "{line}");
                println!("{text}: {reason}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Somebody who doubts an expectation finds where it is from.
#[test]
fn every_group_of_cases_names_its_source() {
    for file in files_under(FOLDER) {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        for group in text.split("\n\n") {
            let comment: Vec<_> = group
                .lines()
                .take_while(|it| it.starts_with("--"))
                .collect();
            let comment = comment.join(" ");
            assert!(comment.contains("Source: "), "{file}: {group}");
        }
    }
}
