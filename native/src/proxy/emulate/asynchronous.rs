//! Statements whose work is done by a job: the query that submits it.

use deesql_core::parse::ddl::alter_table::AlterActionKind;
use deesql_core::parse::ddl::index::CreateIndex;
use deesql_core::parse::{Body, Statement};
use deesql_core::text::Span;

use super::judge::Treatment;

/// What stands in the place of a statement that starts a job; `None` if it starts none.
pub(super) fn job(text: &str, statement: &Statement, in_background: bool) -> Option<Treatment> {
    match &statement.body {
        Body::CreateIndex(index) => {
            index.asynchronous?;
            Some(Treatment::Job {
                text: create_index(text, statement, index, in_background),
                tag: "CREATE INDEX",
            })
        }
        Body::AlterTable(table) => {
            let word = table.asynchronous?;
            let validated = table.actions.iter().find_map(|it| match &it.kind {
                AlterActionKind::ValidateConstraint { name } => Some(name),
                _ => None,
            })?;
            let slice = |start: u32, end: u32| &text[start as usize..end as usize];
            let without_async = format!(
                "{}{}",
                slice(statement.span.start, word.start),
                slice(word.end, statement.span.end)
            );
            let call = format!(
                "SELECT sys.deesql_validate_constraint({}, {}, {}, {}, {in_background}) AS job_id",
                literal(&table.name.value.to_string()),
                literal(validated.value.as_str()),
                table.if_exists.is_some(),
                literal(&without_async),
            );
            Some(Treatment::Job {
                text: call,
                tag: "ALTER TABLE",
            })
        }
        _ => None,
    }
}

fn create_index(
    text: &str,
    statement: &Statement,
    index: &CreateIndex,
    in_background: bool,
) -> String {
    let name = index
        .name
        .as_ref()
        .map_or("NULL".to_owned(), |it| literal(it.value.name.as_str()));
    let definition = Span::new(index.on.start, statement.span.end);
    format!(
        "SELECT sys.deesql_create_index({}, {}, {name}, {}, {}, {in_background}) AS job_id",
        index.unique.is_some(),
        index.if_not_exists.is_some(),
        literal(&index.table.value.to_string()),
        literal(&format!(
            " {}",
            &text[definition.start as usize..definition.end as usize]
        )),
    )
}

/// A string constant, whatever `standard_conforming_strings` says.
fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if quoted.contains('\\') {
        format!("E'{}'", quoted.replace('\\', "\\\\"))
    } else {
        format!("'{quoted}'")
    }
}
