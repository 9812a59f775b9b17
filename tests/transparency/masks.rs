//! What PostgreSQL itself does not print twice: `masks.md`, a list of lines with a reason each.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::root;

/// How many different lines of a script are shown.
const SHOWN: usize = 12;

/// The list.
pub(crate) struct Masks {
    masks: Vec<Mask>,
    used: RefCell<BTreeSet<usize>>,
}

/// Lines of a script that may differ from those of another run.
struct Mask {
    script: String,
    /// What such a line is made of, between what changes.
    fixed: Vec<String>,
}

impl Masks {
    pub(crate) fn read() -> Self {
        let file = root().join("tests/transparency/masks.md");
        let text = std::fs::read_to_string(file).unwrap();
        let rows = text.lines().filter_map(|it| it.strip_prefix("| `"));
        let masks = rows.map(|row| {
            let (script, rest) = row.split_once("` | `").unwrap();
            let (line, _) = rest.split_once("` | ").unwrap();
            Mask {
                script: script.to_owned(),
                fixed: line
                    .replace("¦", "|")
                    .split('…')
                    .map(str::to_owned)
                    .collect(),
            }
        });
        Self {
            masks: masks.collect(),
            used: RefCell::default(),
        }
    }

    /// Whether the two lines are the same but for what a mask covers.
    fn cover(&self, script: &str, one: &str, other: &str) -> bool {
        let mut masks = self.masks.iter().enumerate();
        let found = masks.find(|(_, it)| it.script == script && it.is(one) && it.is(other));
        self.used.borrow_mut().extend(found.map(|(at, _)| at));
        found.is_some()
    }
}

impl Mask {
    fn is(&self, line: &str) -> bool {
        let (first, rest) = self.fixed.split_first().unwrap();
        let Some(mut line) = line.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some((last, middle)) = rest.split_last() else {
            return line.is_empty();
        };
        for part in middle {
            let Some((_, after)) = line.split_once(part.as_str()) else {
                return false;
            };
            line = after;
        }
        line.ends_with(last.as_str())
    }
}

/// What differs between two runs of a script, if anything does.
pub(crate) fn difference(script: &str, masks: &Masks, one: &str, other: &str) -> Option<String> {
    if one == other {
        return None;
    }
    let (one, other): (Vec<_>, Vec<_>) = (one.lines().collect(), other.lines().collect());
    let mut text = String::new();
    let mut count = 0;
    for at in 0..one.len().max(other.len()) {
        let (one, other) = (one.get(at), other.get(at));
        let is_same = match (one, other) {
            (Some(one), Some(other)) => one == other || masks.cover(script, one, other),
            _ => false,
        };
        if !is_same {
            count += 1;
            if count <= SHOWN {
                let line = at + 1;
                for (sign, it) in [('-', one), ('+', other)] {
                    let _ = it.map(|it| writeln!(text, "{line:5} {sign} {it}"));
                }
            }
        }
    }
    (count > 0).then(|| format!("{text}{count} lines differ"))
}
