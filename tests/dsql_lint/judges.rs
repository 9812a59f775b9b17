//! Where deesql and dsql-lint stand on each statement of a script.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use deesql_core::parse::{Reader, Statement};
use deesql_core::service::StatementKind;
use deesql_core::text::{Diagnostic, Severity};
use deesql_core::transaction::TransactionState;
use deesql_core::verify::{Options, Verifier};

/// The rules of each about statements that a transaction cannot hold together. They need all of it,
/// and the tools place their findings differently.
const OF_TRANSACTIONS: [&str; 4] = [
    "multiple-ddl",
    "mixed-ddl-and-dml",
    "multi_ddl_transaction",
    "mixed_ddl_dml_transaction",
];

/// So many files are given to dsql-lint at once.
const AT_ONCE: usize = 10_000;

/// A statement, or a whole transaction block, with the rules by which each tool refuses it.
pub(super) struct Judged {
    file: String,
    /// Of the statement in its file, from 1; of the one that begins the block.
    number: usize,
    /// In the words of its command tag, or `transaction`.
    pub(super) kind: String,
    pub(super) text: String,
    /// Rules of deesql; its warnings and notes refuse nothing.
    pub(super) ours: BTreeSet<String>,
    /// Those of its warnings and notes.
    pub(super) notes: BTreeSet<String>,
    /// Rules of dsql-lint.
    pub(super) theirs: BTreeSet<String>,
    /// What dsql-lint says.
    pub(super) messages: String,
}

impl Judged {
    /// What names it in the list.
    pub(super) fn key(&self) -> String {
        format!("{}:{}", self.file, self.number)
    }

    fn is_block(&self) -> bool {
        self.kind == "transaction"
    }
}

/// What deesql says of a script: of its statements, and of its transaction blocks.
pub(super) fn deesql(file: &str, script: &str) -> Vec<Judged> {
    let found = Verifier::new(Options::default()).verify_script(script);
    let mut judged: Vec<Judged> = Vec::new();
    let mut reader = Reader::new(script);
    let mut number = 0;
    let mut state = TransactionState::default();
    let mut block: Option<usize> = None;
    while let Some((it, _)) = reader.next() {
        number += 1;
        let text = &script[it.span.start as usize..it.span.end as usize];
        let mut one = Judged {
            file: file.to_owned(),
            number,
            kind: it.kind.to_string(),
            text: format!("{text};\n"),
            ours: rules(&found, &it, true),
            notes: rules(&found, &it, false),
            theirs: BTreeSet::new(),
            messages: String::new(),
        };
        if let Some(at) = block {
            let block = &mut judged[at];
            block.text.push_str(&one.text);
            for rule in OF_TRANSACTIONS {
                if one.ours.remove(rule) {
                    block.ours.insert(rule.to_owned());
                }
            }
        }
        state = state.after(&it);
        let is_end = matches!(it.kind, StatementKind::Commit | StatementKind::Rollback);
        if is_end || state == TransactionState::Autocommit {
            block = None;
        }
        if block.is_none() && state != TransactionState::Autocommit {
            block = Some(judged.len());
            judged.push(Judged {
                file: file.to_owned(),
                number,
                kind: "transaction".to_owned(),
                text: "BEGIN;\n".to_owned(),
                ours: BTreeSet::new(),
                notes: BTreeSet::new(),
                theirs: BTreeSet::new(),
                messages: String::new(),
            });
        }
        judged.push(one);
    }
    judged
}

/// The rules of the findings within a statement.
fn rules(found: &[Diagnostic], it: &Statement, is_error: bool) -> BTreeSet<String> {
    let inside = |at: u32| it.span.start <= at && at <= it.span.end;
    found
        .iter()
        .filter(|found| inside(found.span.start))
        .filter(|found| (found.severity == Severity::Error) == is_error)
        .map(|found| found.rule.to_owned())
        .collect()
}

/// What dsql-lint says of each, in a file of its own: in a whole script its place is often another
/// one, and what it cannot read hides the rest.
pub(super) fn dsql_lint(program: &Path, judged: &mut [Judged]) {
    for some in judged.chunks_mut(AT_ONCE) {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..some.len()).map(|it| it.to_string()).collect();
        for (name, it) in names.iter().zip(some.iter()) {
            std::fs::write(folder.path().join(name), &it.text).unwrap();
        }
        let output = Command::new(program)
            .args(["--format", "json"])
            .args(&names)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let files = report["files"].as_array().unwrap();
        assert_eq!(files.len(), some.len());
        for (file, it) in files.iter().zip(some) {
            assert!(file["error"].is_null(), "{}: {}", it.key(), file["error"]);
            for found in file["diagnostics"].as_array().unwrap() {
                let rule = found["rule"].as_str().unwrap();
                if it.is_block() == OF_TRANSACTIONS.contains(&rule) {
                    it.theirs.insert(rule.to_owned());
                    it.messages.push_str(found["message"].as_str().unwrap());
                }
            }
        }
    }
}
