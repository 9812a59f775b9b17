//! What the core knows of the service, row by row: nothing of it stands there without a case.

use std::collections::BTreeSet;

use deesql_core::parse::ddl::constraint::ConstraintKind;
use deesql_core::parse::ddl::create_table::CreateTable;
use deesql_core::parse::{Body, Statement, parse};
use deesql_core::rules::RULES;
use deesql_core::service::types::{self, Support};
use deesql_core::service::{ObjectKind, StatementKind, function, parameter};

use super::{Case, cases};
use crate::support::root;

/// Limits that no text of a statement reaches: they are met at run time, when connecting, or in the
/// API of the service.
const NOT_IN_TEXT: &str = "TRANSACTION_BYTES TRANSACTION_SECONDS CONNECTION_SECONDS
    QUERY_MEMORY_BYTES PROTOCOL_MESSAGE_BYTES LIFETIME_COLUMNS ROW_BYTES KEY_BYTES_STORED VALUE_BYTES
    NUMERIC_BYTES VIEW_BYTES_DOCUMENTED VIEW_BYTES_SAFE VIEW_BYTES CONNECTIONS CONNECTION_RATE
    CONNECTION_BURST STORAGE_BYTES RAISED_STORAGE_BYTES SINGLE_REGION_CLUSTERS MULTI_REGION_CLUSTERS
    RESTORE_JOBS STREAMS";

/// Limits that take thousands of statements: the tests of `too-many-objects` reach them.
const IN_THE_RULE: &str = "TABLES VIEWS SEQUENCES";

/// What the cases touch.
#[derive(Default)]
struct Touched {
    kinds: BTreeSet<StatementKind>,
    /// Types of columns, by their names in the catalog.
    types: BTreeSet<String>,
    /// Those that stand in a key of their table.
    keys: BTreeSet<String>,
    parameters: BTreeSet<String>,
    /// All text, in lower case.
    text: String,
}

impl Touched {
    fn by(cases: &[Case]) -> Touched {
        let mut touched = Touched::default();
        for case in cases {
            touched.text.push_str(&case.text.to_lowercase());
            for statement in parse(&case.text) {
                touched.add(&statement);
            }
        }
        touched
    }

    fn add(&mut self, statement: &Statement) {
        self.kinds.insert(statement.kind);
        match &statement.body {
            Body::CreateTable(table) => self.add_table(table),
            Body::Set(set) => drop(self.parameters.insert(set.parameter.value.clone())),
            Body::SetRole(_) => drop(self.parameters.insert("role".to_owned())),
            _ => {}
        }
    }

    fn add_table(&mut self, table: &CreateTable) {
        let is_key = |it: &ConstraintKind| {
            matches!(
                it,
                ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_)
            )
        };
        let mut keyed = BTreeSet::new();
        for constraint in table.constraints() {
            if let ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) = &constraint.kind
            {
                keyed.extend(key.columns.iter().map(|it| &it.value));
            }
        }
        for column in table.columns() {
            let Some(name) = column.data_type.name.value.system_name() else {
                continue;
            };
            self.types.insert(name.to_owned());
            if keyed.contains(&column.name.value)
                || column.constraints.iter().any(|it| is_key(&it.kind))
            {
                self.keys.insert(name.to_owned());
            }
        }
    }

    fn calls(&self, name: &str) -> bool {
        self.text.contains(&format!("{name}(")) || self.text.contains(&format!("{name}\"("))
    }
}

#[test]
fn every_row_of_the_service_is_touched_by_a_case() {
    let cases = cases();
    let touched = Touched::by(&cases);
    let mut missing: Vec<String> = Vec::new();
    let mut want = |is_there: bool, what: &str, name: &str| {
        if !is_there {
            missing.push(format!("{what} {name}"));
        }
    };
    for kind in StatementKind::PLAIN {
        let is_there = touched.kinds.contains(kind) || *kind == StatementKind::Unknown;
        want(is_there, "statement", &kind.to_string());
    }
    for object in ObjectKind::ALL {
        let name = object.name().to_lowercase();
        want(touched.text.contains(&format!(" {name} ")), "object", &name);
    }
    for fact in types::TYPES {
        want(touched.types.contains(fact.name), "type", fact.name);
        if matches!(fact.column, Support::Accepted(_)) {
            want(touched.keys.contains(fact.name), "key of type", fact.name);
        }
    }
    for (name, _) in types::EXTENSION_TYPES {
        want(touched.types.contains(*name), "type of an extension", name);
    }
    for name in types::SERIALS {
        want(touched.types.contains(*name), "serial", name);
    }
    for name in parameter::SETTABLE.iter().chain(parameter::LOCAL_ONLY) {
        want(touched.parameters.contains(*name), "parameter", name);
    }
    for name in parameter::UNRECOGNIZED {
        want(
            touched.text.contains(&format!("show {name}")),
            "parameter",
            name,
        );
    }
    for name in function::REFUSED {
        want(touched.calls(name.name), "function", name.name);
    }
    for name in function::NOT_IMMUTABLE {
        want(touched.calls(name), "function", name);
    }
    for (name, _) in function::NOT_IMMUTABLE_WITH {
        want(touched.calls(name), "function", name);
    }
    for name in function::NOT_IMMUTABLE_KEYWORDS {
        want(
            touched.text.contains(&format!(" {name} is null")),
            "keyword",
            name,
        );
    }
    for name in limits() {
        let is_elsewhere = [NOT_IN_TEXT, IN_THE_RULE]
            .iter()
            .any(|it| it.split_whitespace().any(|it| it == name));
        let is_there = cases.iter().any(|it| it.id == format!("4.2 {name}"));
        want(is_there != is_elsewhere, "limit", &name);
    }
    assert!(
        missing.is_empty(),
        "no case touches\n{}",
        missing.join("\n")
    );
}

/// The names of the limits, from their source.
fn limits() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("core/src/service/limit.rs")).unwrap();
    let names = text.lines().filter_map(|it| it.strip_prefix("pub const "));
    let names: Vec<String> = names
        .filter_map(|it| Some(it.split_once(": Limit")?.0.to_owned()))
        .collect();
    assert!(names.len() > 40, "{names:?}");
    names
}

/// Each rule has a case, and each rule that ended one on its last day.
#[test]
fn every_rule_is_expected_by_a_case() {
    let cases = cases();
    let expects = |case: &Case, id: &str| {
        case.expected().places.iter().any(|it| {
            let rule = it.3.split(' ').next().unwrap();
            rule.rsplit(':').next() == Some(id)
        })
    };
    let mut missing = Vec::new();
    for rule in RULES {
        let expecting: Vec<&Case> = cases.iter().filter(|it| expects(it, rule.id)).collect();
        if expecting.is_empty() {
            missing.push(rule.id.to_owned());
        } else if let Some(until) = rule.validity.until {
            let last = until.previous().to_string();
            if expecting.iter().all(|it| it.release != last) {
                missing.push(format!("{} on {last}", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "no case expects {missing:?}");
}
