//! A schema as SQL: the plan that makes it from nothing, without what only a plan has to say.

use super::cast;
use crate::order::Map;
use crate::plan::{Plan, Step, StepKind};

/// The files of a dump in a folder: what the resources of a plan begin with, and where they go.
pub const FILES: [(&str, &str); 9] = [
    ("schema", "schemas.sql"),
    ("domain", "domains.sql"),
    ("sequence", "sequences.sql"),
    ("function", "functions.sql"),
    ("table", "tables.sql"),
    ("index", "indexes.sql"),
    ("statistics", "statistics.sql"),
    ("view", "views.sql"),
    // What nobody has thought of is not lost.
    ("", "other.sql"),
];

/// All statements, in an order in which they run one by one.
pub fn script(plan: &Plan) -> String {
    let mut text = String::new();
    for step in &plan.steps {
        write(&mut text, step);
    }
    text
}

/// The statements by file, each with those about its kind of object, their comments and privileges
/// included. Of files, the order does not matter to a plan.
pub fn files(plan: &Plan) -> Vec<(&'static str, String)> {
    let mut texts: Map<&'static str, String> = Map::default();
    for step in &plan.steps {
        let kind = step.resource.split_once('.').map_or("", |it| it.0);
        let found = FILES.iter().find(|it| it.0 == kind);
        let (_, file) = found.unwrap_or(&FILES[FILES.len() - 1]);
        write(texts.or_default(file), step);
    }
    texts
        .iter()
        .map(|(file, text)| (*file, text.clone()))
        .collect()
}

fn write(text: &mut String, step: &Step) {
    if !text.is_empty() {
        text.push('\n');
    }
    match step.kind {
        // Who runs a script does the waiting.
        StepKind::WaitForJob => {
            text.push_str("-- Here the job of the statement before must be done.\n");
        }
        _ => {
            text.push_str(&cast::at_elements(&step.sql));
            text.push_str(";\n");
        }
    }
}
