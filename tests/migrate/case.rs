//! A case and its file.

use crate::support::{files_under, root};

const SECTIONS: [&str; 5] = ["previous", "rows", "next", "check", "plan"];

/// One file.
pub(super) struct Case {
    /// The name of the file, without its folder and ending.
    pub(super) name: String,
    pub(super) object: String,
    pub(super) change: String,
    pub(super) spelling: String,
    pub(super) previous: String,
    pub(super) rows: String,
    pub(super) next: String,
    pub(super) check: String,
    pub(super) plan: String,
    path: String,
}

impl Case {
    pub(super) fn all() -> Vec<Case> {
        let files = files_under("tests/migrate/cases");
        let cases: Vec<Case> = files.iter().map(|it| Case::read(it)).collect();
        assert!(!cases.is_empty());
        cases
    }

    fn read(path: &str) -> Case {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let (heading, rest) = text.split_once('\n').unwrap();
        let part = |label: &str| {
            let mut parts = heading.trim_start_matches("-- ").split(", ");
            let found = parts.find_map(|it| it.strip_prefix(label)?.strip_prefix(": "));
            found
                .unwrap_or_else(|| panic!("{path}: the first line names no {label}"))
                .to_owned()
        };
        let mut sections = [const { String::new() }; SECTIONS.len()];
        let mut current = None;
        for line in rest.split_inclusive('\n') {
            let title = line.strip_prefix("-- ").map(str::trim_end);
            match title.and_then(|it| SECTIONS.iter().position(|section| *section == it)) {
                Some(section) => {
                    assert!(
                        current < Some(section),
                        "{path}: {} stands late",
                        SECTIONS[section]
                    );
                    current = Some(section);
                }
                None => match current {
                    Some(section) => sections[section].push_str(line),
                    None => assert_eq!(line.trim(), "", "{path}: what is this?"),
                },
            }
        }
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".sql");
        let [previous, rows, next, check, plan] = sections;
        Case {
            name: name.to_owned(),
            object: part("object"),
            change: part("change"),
            spelling: part("spelling"),
            previous,
            rows,
            next,
            check,
            plan,
            path: path.to_owned(),
        }
    }

    /// Writes the file anew with this plan.
    pub(super) fn write(&self, plan: &str) {
        let path = root().join(&self.path);
        let text = std::fs::read_to_string(&path).unwrap();
        let start = match text.find("\n-- plan\n") {
            Some(at) => at + 1,
            None => text.len(),
        };
        std::fs::write(
            path,
            format!("{}\n\n-- plan\n{plan}", text[..start].trim_end()),
        )
        .unwrap();
    }
}
