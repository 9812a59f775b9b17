//! Whether a definition was committed whose answer was lost: the live schema is compared with what
//! it was before the statement and with what it is after it.

use deesql_core::parse::parse;
use deesql_core::plan::{Plan, StepKind};
use deesql_core::schema::{Fingerprint, IndexState, Schema};

/// What became of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It was committed.
    Committed,
    /// It was not.
    Missing,
    /// The live schema is neither what was before it nor what is after it.
    Neither,
}

/// Compares. `start` is the schema that the plan starts from, `live` the one that was just read.
pub(super) fn look_up(start: &Schema, plan: &Plan, at: usize, live: &Schema) -> Found {
    let mut schema = start.clone();
    let mut before = settled(&schema);
    for step in plan.steps.iter().take(at + 1) {
        if !matches!(step.kind, StepKind::Ddl { .. }) {
            continue;
        }
        before = settled(&schema);
        for statement in parse(&step.sql) {
            schema.apply(&statement, &step.sql);
        }
    }
    let (after, live) = (settled(&schema), settled(live));
    if live == before {
        // Where both are the same, as with a validation, the statement may run twice.
        Found::Missing
    } else if live == after {
        Found::Committed
    } else {
        Found::Neither
    }
}

/// The fingerprint of a schema as if all its jobs were done: how far they are says nothing about
/// whether the statements that started them were committed.
fn settled(schema: &Schema) -> Fingerprint {
    let mut schema = schema.clone();
    let tables: Vec<_> = schema.tables().values().cloned().collect();
    for mut table in tables {
        for it in table.indexes.values_mut() {
            it.state = IndexState::Valid;
        }
        for it in table.checks.values_mut() {
            it.is_valid = true;
        }
        for it in table.foreign_keys.values_mut() {
            it.is_valid = true;
        }
        schema.insert_table(table);
    }
    schema.fingerprint()
}

#[cfg(test)]
mod tests {
    use super::*;
    use deesql_core::plan::{PlanOptions, plan};
    use deesql_core::schema::SourceText;

    fn schema(text: &str) -> Schema {
        let (schema, problems) = Schema::from_files(&[SourceText { name: "a", text }]);
        assert_eq!(problems, []);
        schema
    }

    #[test]
    fn the_live_schema_tells_whether_a_statement_was_committed() {
        let start = schema("CREATE TABLE t (id int PRIMARY KEY);");
        let next = schema(
            "CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX i ON t (a); \
             CREATE TABLE u (id int PRIMARY KEY);",
        );
        let plan = plan(&start, &next, PlanOptions::default()).unwrap();
        // The live schema after each number of statements.
        let mut states = vec![start.clone()];
        for step in &plan.steps {
            let mut schema = states.last().unwrap().clone();
            for statement in parse(&step.sql) {
                schema.apply(&statement, &step.sql);
            }
            states.push(schema);
        }
        for at in 0..plan.steps.len() {
            let found = |live: &Schema| look_up(&start, &plan, at, live);
            assert_eq!(found(&states[at]), Found::Missing, "{at}");
            assert_eq!(found(&states[at + 1]), Found::Committed, "{at}");
            assert_eq!(found(&schema("CREATE TABLE x (y int);")), Found::Neither);
        }
    }

    #[test]
    fn an_index_that_is_being_built_is_there() {
        let start = schema("CREATE TABLE t (id int PRIMARY KEY);");
        let next = schema("CREATE TABLE t (id int PRIMARY KEY); CREATE INDEX i ON t (id);");
        let plan = plan(&start, &next, PlanOptions::default()).unwrap();
        let mut live = next;
        let mut table = live.tables().values().next().unwrap().clone();
        table.indexes.values_mut().next().unwrap().state = IndexState::Building;
        live.insert_table(table);
        assert_eq!(look_up(&start, &plan, 0, &live), Found::Committed);
    }

    #[test]
    fn a_validation_may_run_twice() {
        let start = schema("CREATE TABLE t (id int PRIMARY KEY);");
        let next = schema("CREATE TABLE t (id int PRIMARY KEY, CONSTRAINT c CHECK (id > 0));");
        let plan = plan(&start, &next, PlanOptions::default()).unwrap();
        assert_eq!(plan.steps.len(), 2);
        assert_eq!(look_up(&start, &plan, 1, &next), Found::Missing);
    }
}
