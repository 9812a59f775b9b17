//! What holds for the repository as a whole.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::{files_under, root};

/// The modules of core. A module may name only those to its left.
const ORDER: [&str; 16] = [
    "order",
    "text",
    "ident",
    "service",
    "parse",
    "schema",
    "recipe",
    "ddl",
    "transaction",
    "rules",
    "verify",
    "diff",
    "plan",
    "render",
    "report",
    "lib",
];

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
}

/// The module of core that a file belongs to.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("core/src/").unwrap();
    inside.split(['/', '.']).next().unwrap()
}

#[test]
fn modules_of_core_name_only_modules_to_their_left() {
    for path in files_under("core/src") {
        let own = ORDER.iter().position(|it| *it == module(&path));
        let own = own.unwrap_or_else(|| panic!("{path} is in no module of the list"));
        // Unit tests may use everything.
        let text = read(&path);
        if path.ends_with("/tests.rs") || path.contains("/tests/") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: String = code
            .lines()
            .filter(|it| !it.trim_start().starts_with("//"))
            .collect();
        // What the search below would not see.
        for unseen in ["crate::{", "super::super::super"] {
            assert!(!code.contains(unseen), "{path}: `{unseen}`");
        }
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let named = rest
                .split(|it: char| !it.is_ascii_lowercase() && it != '_')
                .next()
                .unwrap();
            let Some(other) = ORDER.iter().position(|it| *it == named) else {
                continue;
            };
            assert!(
                other <= own,
                "{path}: `{}` may not name `{named}`",
                ORDER[own]
            );
        }
    }
}

/// The crates that a package is built of.
fn crates(package: &[&str]) -> BTreeSet<String> {
    let options = ["-e", "normal", "--prefix", "none", "--offline", "--locked"];
    let tree = Command::new(env!("CARGO"))
        .args([&["tree", "-p"], package, &options].concat())
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names = tree.lines().filter_map(|it| it.split(' ').next());
    names.map(str::to_owned).collect()
}

/// A unit test of a schema, and a plan over the caller's own connection, compile in seconds.
#[test]
fn the_library_without_its_features_is_light() {
    let is_heavy = |name: &&String| {
        let families = [
            "aws-",
            "clap",
            "hyper",
            "ring",
            "rustls",
            "toml",
            "tokio-rustls",
        ];
        families.iter().any(|it| name.starts_with(it))
    };
    let bare = ["deesql", "--no-default-features"];
    let client = ["deesql", "--no-default-features", "--features", "client"];
    for (package, is_connected) in [(&bare[..], false), (&client, true)] {
        let names = crates(package);
        assert_eq!(names.iter().find(is_heavy), None, "{package:?}");
        assert_eq!(names.contains("tokio"), is_connected, "{package:?}");
    }
    let names = crates(&["deesql"]);
    for name in [
        "aws-config",
        "clap",
        "ring",
        "rustls",
        "tokio-rustls",
        "toml",
    ] {
        assert!(names.contains(name), "{name}");
    }
}

#[test]
fn core_depends_on_nothing_that_does_input_or_output() {
    let names = crates(&["deesql-core"]);
    assert!(names.contains("deesql-core") && names.contains("serde_json"));
    for banned in [
        "tokio",
        "mio",
        "socket2",
        "rand",
        "getrandom",
        "chrono",
        "time",
        "rustix",
        "clap",
    ] {
        assert!(!names.contains(banned), "core depends on {banned}");
    }
}

#[test]
fn the_rules_are_the_files_of_their_folder() {
    let files: BTreeSet<String> = files_under("core/src/rules")
        .iter()
        .map(|it| {
            it.trim_start_matches("core/src/rules/")
                .trim_end_matches(".rs")
                .replace('_', "-")
        })
        .filter(|it| {
            ![
                "mod",
                "context",
                "documentation",
                "finding",
                "tests",
                "token-context",
                "locking",
                "mutability",
                "later",
                "names",
                "before",
            ]
            .contains(&it.as_str())
        })
        .collect();
    let rules: BTreeSet<String> = deesql_core::rules::RULES
        .iter()
        .map(|it| it.id.to_owned())
        .collect();
    assert_eq!(files, rules);
}

/// The table of rules in the README is made from the rules; `UPDATE_EXPECT=1` writes it anew.
#[test]
fn the_readme_lists_every_rule() {
    const START: &str = "<!-- rules -->\n";
    const END: &str = "<!-- /rules -->";
    let rows = deesql_core::rules::RULES.iter().map(|rule| {
        let days = match (rule.validity.since, rule.validity.until) {
            (None, None) => String::new(),
            (Some(since), _) => format!("since {since}"),
            (None, Some(until)) => format!("until {until}"),
        };
        format!(
            "| `{}` | {} | {days} |\n",
            rule.id,
            rule.documentation().unwrap().title
        )
    });
    let table: String = ["| rule | refuses | holds |\n| --- | --- | --- |\n".to_owned()]
        .into_iter()
        .chain(rows)
        .collect();
    let readme = read("README.md");
    let (before, rest) = readme.split_once(START).expect("a mark before the table");
    let (present, after) = rest.split_once(END).expect("a mark after the table");
    if present != table {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let text = format!("{before}{START}{table}{END}{after}");
            std::fs::write(root().join("README.md"), text).unwrap();
            return;
        }
        panic!(
            "the table of rules in README.md is out of date; run the tests with UPDATE_EXPECT=1"
        );
    }
}

#[test]
fn versions_agree() {
    let npm: serde_json::Value = serde_json::from_str(&read("npm/package.json")).unwrap();
    assert_eq!(npm["version"], env!("CARGO_PKG_VERSION"));
    assert!(read("Cargo.toml").contains(&format!("version = \"{}\"", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_top_of_the_repository_stays_short() {
    let allowed = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Dockerfile",
        "LICENSE",
        "Makefile",
        "README.md",
        "action.yml",
        "compose.yml",
        "core",
        "deny.toml",
        "native",
        "npm",
        "target",
        "tests",
        "wasm",
        "web-playground",
    ];
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name.starts_with('.') || allowed.contains(&name.as_str()),
            "{name}"
        );
    }
}

#[test]
fn nothing_names_a_package_registry_or_a_path_of_one_machine() {
    let tracked = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output()
        .unwrap();
    let tracked = String::from_utf8(tracked.stdout).unwrap();
    let mut looked_at = 0;
    for path in tracked
        .split_terminator('\0')
        .filter(|it| *it != "tests/tidy.rs")
    {
        let Ok(text) = std::fs::read_to_string(root().join(path)) else {
            continue;
        };
        looked_at += 1;
        for banned in [
            "registry.npmjs.org",
            "static.crates.io",
            "pypi.org",
            "/artifactory/",
            "/work/",
            "/root/",
        ] {
            assert!(!text.contains(banned), "{path} names {banned}");
        }
        assert!(
            !path.ends_with("package-lock.json") || !text.contains("\"resolved\": \"http"),
            "{path}"
        );
    }
    assert!(looked_at > 0, "git lists no file");
}

#[test]
fn files_stay_small() {
    for path in ["core/src", "native/src", "wasm/src", "tests"]
        .iter()
        .flat_map(|it| files_under(it))
    {
        if path.ends_with(".rs") {
            let lines = read(&path).lines().count();
            // The timeline and the keywords are tables.
            let is_table = path.starts_with("core/src/service/") || path.ends_with("keyword.rs");
            assert!(lines <= 800 || is_table, "{path} has {lines} lines");
        }
    }
}
