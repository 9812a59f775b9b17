//! Which cases there are, and which there could be.

use std::collections::BTreeSet;

use super::case::Case;

/// What can change of each object. A case names one of these.
const CHANGES: &[(&str, &[&str])] = &[
    ("schema", &["create", "drop"]),
    ("table", &["create", "drop", "rename"]),
    (
        "column",
        &[
            "add",
            "add with default",
            "add not null",
            "drop",
            "set default",
            "drop default",
            "change default",
            "set not null",
            "drop not null",
            "set not null rebuild",
            "change type",
            "change type of a key",
            "change type not null",
            "set storage",
            "add generated",
            "set expression",
            "drop expression",
            "rename",
        ],
    ),
    ("identity", &["add", "change", "drop"]),
    ("primary key", &["add", "drop", "change", "rename"]),
    ("unique", &["add", "drop", "change", "rename"]),
    ("check", &["add", "drop", "change", "rename"]),
    (
        "foreign key",
        &["add", "drop", "change", "change deferrability", "rename"],
    ),
    ("sequence", &["create", "drop", "change", "own", "rename"]),
    ("index", &["create", "drop", "change", "rename"]),
    (
        "view",
        &["create", "drop", "change", "replace", "reread", "rename"],
    ),
    (
        "function",
        &["create", "drop", "change", "replace", "reread", "rename"],
    ),
    ("comment", &["set", "change", "drop", "keep"]),
    ("grant", &["give", "take", "change", "keep"]),
    ("domain", &["create", "drop", "change", "replace", "rename"]),
    (
        "statistics",
        &["create", "drop", "change", "keep", "rename"],
    ),
];

/// How names are written; a case may name other spellings besides.
const SPELLINGS: [&str; 4] = ["plain", "quoted", "keyword", "other schema"];

/// Cases of unknown objects and changes, with another name than their heading, or twice the same.
pub(super) fn mistakes(cases: &[Case]) -> String {
    let mut wrong = String::new();
    let mut seen = BTreeSet::new();
    for it in cases {
        let is_known = CHANGES
            .iter()
            .any(|(object, changes)| *object == it.object && changes.contains(&&*it.change));
        if !is_known {
            wrong.push_str(&format!(
                "{}: the grid has no {} {}\n",
                it.name, it.object, it.change
            ));
        }
        let name = format!("{} {} {}", it.object, it.change, it.spelling).replace(' ', "_");
        if name != it.name {
            wrong.push_str(&format!("{}: by its heading it is {name}\n", it.name));
        }
        if !seen.insert((&it.object, &it.change, &it.spelling)) {
            wrong.push_str(&format!("{}: there is another such case\n", it.name));
        }
    }
    wrong
}

/// The cells of the grid without a case, one line for each object and change.
pub(super) fn empty_cells(cases: &[Case]) -> String {
    let mut text = String::new();
    for (object, changes) in CHANGES {
        for change in *changes {
            let is_there = |spelling: &&&str| {
                cases.iter().any(|it| {
                    (&*it.object, &*it.change, &*it.spelling) == (*object, *change, **spelling)
                })
            };
            let missing: Vec<&str> = SPELLINGS
                .iter()
                .filter(|it| !is_there(it))
                .copied()
                .collect();
            if !missing.is_empty() {
                text.push_str(&format!(
                    "no case: {object}, {change}: {}\n",
                    missing.join(", ")
                ));
            }
        }
    }
    text
}
