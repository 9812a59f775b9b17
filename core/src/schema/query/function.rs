//! The bodies of functions.

use super::scope::{Level, Source, SourceColumn, Visible};
use super::{Reading, Relations};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, Set};
use crate::parse::ddl::function::{AtomicStatement, FunctionBody};
use crate::parse::{Body, Statement, parse};
use crate::schema::{DataType, Since, qualified};
use std::fmt::Write as _;

/// What a body says.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Its canonical form; that of a string is the string.
    pub text: String,
    /// The relations that it reads or writes, and which of their columns it reads.
    pub relations: Map<QualifiedName, Set<Ident>>,
    /// Whether there is something in it whose spellings are not told apart.
    pub is_unsure: bool,
}

/// What the body of a function says: a string, or what stands after `RETURN` or `BEGIN ATOMIC`.
pub(in crate::schema) fn body(
    (text, is_string): (&str, bool),
    name: &Ident,
    arguments: &[(Option<Ident>, DataType)],
    since: &Since,
    relations: &dyn Relations,
) -> Said {
    let whole = if is_string {
        text.to_owned()
    } else {
        format!("CREATE FUNCTION f() LANGUAGE sql {text}")
    };
    let mut reading = Reading::new(&whole, since, relations);
    reading.levels.push(of_arguments(name, arguments));
    reading.parameters = arguments.iter().map(|it| it.0.clone()).collect();
    let mut said = Said::default();
    let statements = parse(&whole);
    for statement in &statements {
        if is_string {
            reading.statement(statement, &mut said);
            continue;
        }
        if let Body::CreateFunction(create) = &statement.body
            && let Some(body) = &create.body
        {
            match &body.value {
                FunctionBody::Return(expr) => {
                    let _ = write!(said.text, "(return {})", reading.expr(expr));
                }
                FunctionBody::Atomic(statements) => {
                    for statement in statements {
                        match statement {
                            AtomicStatement::Return(_, expr) => {
                                let _ = write!(said.text, "(return {})", reading.expr(expr));
                            }
                            AtomicStatement::Statement(it) => reading.statement(it, &mut said),
                        }
                    }
                }
            }
        }
    }
    if is_string {
        said.text = format!("{text:?}");
    }
    said.relations = reading.used;
    said
}

impl Reading<'_> {
    fn statement(&mut self, statement: &Statement, said: &mut Said) {
        let target = match &statement.body {
            Body::Query(query) => {
                let levels = self.levels.len();
                let given = self.query(query);
                self.levels.truncate(levels);
                let names = given.columns.iter().map(|it| it.name.to_string());
                let names: Vec<String> = names.collect();
                let _ = write!(said.text, "({} {})", given.text, names.join(" "));
                return;
            }
            Body::Insert(it) => Some(&it.table.name.value),
            Body::Update(it) => Some(&it.table.name.value),
            Body::Delete(it) => Some(&it.table.name.value),
            _ => None,
        };
        if let Some(target) = target {
            let target = self.since.now(&qualified(target));
            self.used.or_default(target);
        }
        said.is_unsure = true;
        let _ = write!(said.text, "({})", self.tokens(statement.span));
    }
}

/// The arguments as columns of the function, which is how a body may name them.
fn of_arguments(name: &Ident, arguments: &[(Option<Ident>, DataType)]) -> Level {
    let named = arguments.iter().filter_map(|(name, data_type)| {
        let name = name.clone()?;
        Some(SourceColumn {
            key: name.clone(),
            name,
            data_type: Some(data_type.clone()),
        })
    });
    let columns: Vec<SourceColumn> = named.collect();
    let visible = columns.iter().map(|it| Visible {
        name: it.name.clone(),
        source: Some(0),
        key: it.key.clone(),
        data_type: it.data_type.clone(),
    });
    Level {
        visible: visible.collect(),
        sources: vec![Source {
            number: 0,
            alias: Some(name.clone()),
            relation: None,
            columns: Some(columns),
        }],
    }
}
