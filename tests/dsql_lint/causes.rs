//! The list of causes, `causes.md`: which disagreement has which, and how often.

use std::fmt::Write;

use super::judges::Judged;

/// Stands in the list for statements that hold a query.
const QUERIES: [&str; 7] = [
    "SELECT",
    "SELECT INTO",
    "INSERT",
    "UPDATE",
    "DELETE",
    "EXPLAIN",
    "CREATE VIEW",
];

/// How many cells of a row are counts and examples, written by the test.
const COUNTED: usize = 4;

/// So many examples are listed.
const EXAMPLES: usize = 3;

/// The list, line by line.
pub(super) struct Causes(Vec<Line>);

enum Line {
    Text(String),
    Row(Row),
}

/// A cause, with the disagreements that have it.
struct Row {
    refuses: Side,
    /// Rules of the side that refuses.
    rules: Vec<String>,
    /// Kinds of statements.
    kinds: Vec<String>,
    /// What deesql notes; only where dsql-lint refuses.
    notes: Option<String>,
    /// Any of these; everything if there are none.
    words: Vec<String>,
    /// The cells before the counts.
    head: Vec<String>,
    /// The cells of counts and examples, as they stand in the list.
    counted: Vec<String>,
    /// Keys of what was found, of the suite and of dumps.
    found: [Vec<String>; 2],
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Deesql,
    DsqlLint,
}

/// Where a statement comes from.
#[derive(Clone, Copy)]
pub(super) enum Corpus {
    Suite,
    Dumps,
}

impl Corpus {
    /// How the line of the list about it begins. Another corpus has another line.
    pub(super) fn name(self, files: &[(String, String)]) -> String {
        match self {
            Self::Suite => {
                let bytes = files.iter().flat_map(|(_, text)| text.bytes());
                // FNV-1a, which stays the same from one version of Rust to the next.
                let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| {
                    (hash ^ u64::from(it)).wrapping_mul(0x100_0000_01b3)
                });
                format!("{}fingerprint {hash:x}", self.prefix())
            }
            // Their texts hold minor versions and random words.
            Self::Dumps => {
                let names: Vec<&str> = files.iter().map(|it| it.0.as_str()).collect();
                format!("{}{}", self.prefix(), names.join(", "))
            }
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Suite => "Suite: ",
            Self::Dumps => "Dumps: ",
        }
    }
}

impl Causes {
    pub(super) fn read(text: &str) -> Self {
        let mut side = Side::Deesql;
        let line = |line: &str| {
            if line.starts_with("## dsql-lint refuses") {
                side = Side::DsqlLint;
            }
            let is_row = line.starts_with("| ")
                && !line.starts_with("| ---")
                && !line.contains("| statements |");
            if is_row {
                Line::Row(Row::read(side, line))
            } else {
                Line::Text(line.to_owned())
            }
        };
        Self(text.lines().map(line).collect())
    }

    /// Finds the cause of each disagreement about a statement, and gives those that have none.
    pub(super) fn take(&mut self, corpus: Corpus, it: &Judged) -> Vec<String> {
        let (side, rules) = match (it.ours.is_empty(), it.theirs.is_empty()) {
            (false, true) => (Side::Deesql, &it.ours),
            (true, false) => (Side::DsqlLint, &it.theirs),
            _ => return vec![],
        };
        let mut without = Vec::new();
        for rule in rules {
            let row = self.rows().find(|row| row.fits(side, rule, it));
            match row {
                Some(row) => row.found[corpus as usize].push(it.key()),
                None => without.push(format!(
                    "{}: {} refuses this {} by {rule}, notes {:?}: {}\n    {}",
                    it.key(),
                    if side == Side::Deesql {
                        "deesql"
                    } else {
                        "dsql-lint"
                    },
                    it.kind,
                    it.notes,
                    it.messages,
                    it.text.lines().next().unwrap_or_default(),
                )),
            }
        }
        without
    }

    /// Writes what a corpus is into the list.
    pub(super) fn describe(&mut self, corpus: Corpus, line: String) {
        for it in &mut self.0 {
            match it {
                Line::Text(text) if text.starts_with(corpus.prefix()) => text.clone_from(&line),
                _ => {}
            }
        }
    }

    fn rows(&mut self) -> impl Iterator<Item = &mut Row> {
        self.0.iter_mut().filter_map(|it| match it {
            Line::Row(row) => Some(row),
            Line::Text(_) => None,
        })
    }

    /// The list with the counts and examples of these corpora; of another corpus with those that it has.
    pub(super) fn written(&mut self, corpora: &[Corpus]) -> String {
        let mut out = String::new();
        for line in &mut self.0 {
            match line {
                Line::Text(text) => writeln!(out, "{text}").unwrap(),
                Line::Row(row) => {
                    for corpus in corpora {
                        row.count(*corpus as usize);
                    }
                    let cells: Vec<&str> = row
                        .head
                        .iter()
                        .chain(&row.counted)
                        .map(String::as_str)
                        .collect();
                    writeln!(out, "| {} |", cells.join(" | ").replace("|  |", "| |")).unwrap();
                }
            }
        }
        out
    }

    /// Rows that are the cause of nothing.
    pub(super) fn idle(&mut self) -> Vec<String> {
        self.rows()
            .filter(|it| it.found.iter().all(Vec::is_empty))
            .map(|it| it.head.join(" | "))
            .collect()
    }
}

impl Row {
    fn read(refuses: Side, line: &str) -> Self {
        let cells: Vec<String> = line
            .trim_matches('|')
            .split('|')
            .map(|it| it.trim().to_owned())
            .collect();
        let is_ours = refuses == Side::Deesql;
        assert_eq!(cells.len(), if is_ours { 8 } else { 10 }, "{line}");
        let list = |cell: &str| cell.split(", ").map(str::to_owned).collect::<Vec<_>>();
        let mut kinds = list(&cells[1]);
        if cells[1].contains("queries") {
            kinds.extend(QUERIES.map(str::to_owned));
        }
        let (head, counted) = cells.split_at(cells.len() - COUNTED);
        let mut row = Self {
            refuses,
            rules: list(&cells[0]),
            kinds,
            notes: None,
            words: vec![],
            head: head.to_vec(),
            counted: counted.to_vec(),
            found: [vec![], vec![]],
        };
        if is_ours {
            let rule = deesql_core::rules::find(&cells[0]).unwrap();
            row.head.splice(2.., described(rule.prose));
        } else {
            row.notes = Some(cells[2].clone());
            row.words = cells[3]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_uppercase)
                .collect();
        }
        row
    }

    fn fits(&self, side: Side, rule: &str, it: &Judged) -> bool {
        let is_noted = match self.notes.as_deref() {
            Some("-") => it.notes.is_empty(),
            Some(note) => it.notes.contains(note),
            None => true,
        };
        let texts = [upper(&it.text), upper(&it.messages)];
        self.refuses == side
            && self.rules.iter().any(|it| it == rule)
            && self.kinds.contains(&it.kind)
            && is_noted
            && (self.words.is_empty()
                || self
                    .words
                    .iter()
                    .any(|word| texts.iter().any(|it| has(it, word))))
    }

    fn count(&mut self, corpus: usize) {
        let keys = &self.found[corpus];
        // From the beginning, the middle and the end, so that they are not of one file.
        let chosen: Vec<&str> = match keys.len() {
            0..=EXAMPLES => keys.iter().map(String::as_str).collect(),
            length => [0, length / 2, length - 1]
                .map(|at| keys[at].as_str())
                .to_vec(),
        };
        self.counted[corpus * 2] = keys.len().to_string();
        self.counted[corpus * 2 + 1] = chosen.join(", ");
    }
}

/// The title of a rule, and its sources.
fn described(prose: &str) -> [String; 2] {
    let title = prose.lines().next().unwrap_or_default().trim();
    let source = prose.split("# Source\n").nth(1).unwrap_or_default();
    let source: Vec<&str> = source.split_whitespace().collect();
    [title.to_owned(), source.join(" ")].map(|it| it.replace('|', "/"))
}

fn upper(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_uppercase()
}

/// Whether a text has a phrase, not as a part of longer words; `^` is the text's beginning.
fn has(text: &str, phrase: &str) -> bool {
    let (phrase, is_first) = match phrase.strip_prefix('^') {
        Some(rest) => (rest, true),
        None => (phrase, false),
    };
    let is_part = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + phrase.len()..]);
        let cuts = is_part(before.chars().last()) && is_part(phrase.chars().next())
            || is_part(phrase.chars().last()) && is_part(after.chars().next());
        !cuts && (!is_first || at == 0)
    })
}
