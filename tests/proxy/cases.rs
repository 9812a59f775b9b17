//! Case files: what clients send through the proxy, and what they get.
//!
//! ```sql
//! CREATE INDEX ASYNC i ON t (a);
//! --> job_id: {job}
//! --> CREATE INDEX
//! b: TRUNCATE t;
//! --> 0A000: unsupported statement: Truncate
//! ```
//!
//! A line that ends with a semicolon ends a query; `\;` stands inside of one. `b:` names the session,
//! `a` where there is none. The arrows behind it are its answer: rows (`column: value`, several with
//! ` | `), command tags, errors, notices. `{job}` is the id of the last job, and `{1..3|c# int|, }` is
//! `c1 int, c2 int, c3 int`. `direct:` is a script that PostgreSQL itself runs, past the proxy, which
//! makes many things faster. Every file is run by the simple and by the extended protocol (queries of
//! several statements always by the simple one), each time in a fresh database. A first line
//! `-- proxy: --flag value` starts the proxy with that. `UPDATE_EXPECT=1` writes down what is
//! answered; read what it did.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::wire::{Message, SYNC, Wire, extended, query};
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{files_under, root};

/// Before the flags of the proxy that a file needs.
const FLAGS: &str = "-- proxy: ";

#[test]
fn every_case_file_is_answered_as_it_says() {
    check_folder("tests/proxy/cases");
}

/// Runs every case file of a folder.
pub(super) fn check_folder(folder: &str) {
    let files: Vec<_> = files_under(folder);
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for file in files {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        let answered = run(answered(&text, false));
        if text != answered && std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(root().join(&file), &answered).unwrap();
        } else if text != answered {
            write!(
                wrong,
                "{file}, simple protocol:\n{}",
                difference(&text, &answered)
            )
            .unwrap();
        }
        let extended = run(self::answered(&text, true));
        if extended != answered {
            write!(
                wrong,
                "{file}, extended protocol:\n{}",
                difference(&answered, &extended)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The lines that differ.
fn difference(expected: &str, found: &str) -> String {
    let mut text = String::new();
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let first = expected
        .iter()
        .zip(&found)
        .take_while(|it| it.0 == it.1)
        .count();
    let around = first.saturating_sub(2)..(first + 4);
    for (sign, lines) in [("-", &expected), ("+", &found)] {
        for (at, line) in lines.iter().enumerate().filter(|it| around.contains(&it.0)) {
            writeln!(text, "{sign} {}: {line}", at + 1).unwrap();
        }
    }
    text
}

/// The file with the answers that it gets.
async fn answered(text: &str, is_extended: bool) -> String {
    let flags = text.lines().next().and_then(|it| it.strip_prefix(FLAGS));
    let flags: Vec<_> = flags
        .unwrap_or_default()
        .split(' ')
        .filter(|it| !it.is_empty())
        .collect();
    let database = database().await;
    let proxy = Proxy::start_with(&database, &As::Owner, &flags);
    let mut sessions = BTreeMap::new();
    let mut job = String::new();
    let mut out = String::new();
    let mut sql = String::new();
    for line in text.lines() {
        if line.starts_with("-->") {
            continue;
        }
        writeln!(out, "{line}").unwrap();
        if sql.is_empty() && (line.starts_with("--") || line.is_empty()) {
            continue;
        }
        writeln!(sql, "{line}").unwrap();
        if !line.ends_with(';') {
            continue;
        }
        let (name, query) = match sql.split_once(": ") {
            Some(("direct", script)) => {
                let client = database.client().await;
                client.batch_execute(&series(script)).await.unwrap();
                sql.clear();
                continue;
            }
            Some((name, query)) if name.len() == 1 => (name.to_owned(), query),
            _ => ("a".to_owned(), sql.as_str()),
        };
        if !sessions.contains_key(&name) {
            sessions.insert(name.clone(), Wire::session(proxy.port).await);
        }
        let session = sessions.get_mut(&name).unwrap();
        let query = query.trim_end().trim_end_matches(';');
        let query = series(query).replace("{job}", &job);
        for it in answer(session, &query, is_extended, &mut job).await {
            writeln!(out, "--> {it}").unwrap();
        }
        sql.clear();
    }
    out
}

/// `{1..3|c# int|, }` written out.
fn series(sql: &str) -> String {
    let (mut out, mut rest) = (String::new(), sql);
    while let Some((before, behind)) = rest.split_once("{1..") {
        let (inner, after) = behind.split_once('}').unwrap();
        let [last, text, between] = inner.split('|').collect::<Vec<_>>()[..] else {
            panic!("{sql}");
        };
        let last: u32 = last.parse().unwrap();
        let all = (1..=last).map(|it| text.replace('#', &it.to_string()));
        out += before;
        out += &all.collect::<Vec<_>>().join(between);
        rest = after;
    }
    out + rest
}

/// What a query is answered, a line for each row, tag, notice and error.
async fn answer(wire: &mut Wire, sql: &str, is_extended: bool, job: &mut String) -> Vec<String> {
    // A query of several statements cannot be prepared.
    if is_extended && !sql.contains("\\;") {
        wire.send(&[&extended(sql)[..], SYNC].concat()).await;
    } else {
        wire.send(&query(&sql.replace("\\;", ";"))).await;
    }
    let mut columns = vec![];
    let mut lines = vec![];
    for it in wire.until_ready().await {
        match it.tag {
            'T' => columns = it.columns(),
            'D' => {
                let values = it.values();
                if columns == ["job_id"] && values[0].len() == 26 {
                    job.clone_from(&values[0]);
                }
                let pairs = columns
                    .iter()
                    .zip(&values)
                    .map(|(name, it)| format!("{name}: {it}"));
                let row = pairs.collect::<Vec<_>>().join(" | ");
                lines.push(if job.is_empty() {
                    row
                } else {
                    row.replace(job.as_str(), "{job}")
                });
            }
            'C' => lines.push(it.text()),
            'E' | 'N' => lines.push(told(&it)),
            _ => {}
        }
    }
    lines
}

fn told(message: &Message) -> String {
    let text = message.field(b'M');
    match message.tag {
        'N' => format!("{}: {text}", message.field(b'S').to_lowercase()),
        _ => format!("{}: {text}", message.field(b'C')),
    }
}
