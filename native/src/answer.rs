//! The answer to one statement of the simple protocol.

use futures_util::TryStreamExt as _;
use tokio_postgres::{Client, SimpleQueryMessage};

/// What is kept of an answer: a file may hold a `SELECT` of a million rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The names of the columns, if there was a row.
    pub(crate) columns: Vec<String>,
    /// The first row.
    pub(crate) first: Vec<Option<String>>,
    /// How many rows came.
    pub(crate) rows: u64,
    /// How many rows the statement changed or gave.
    pub(crate) affected: u64,
}

/// Runs one statement.
///
/// The simple protocol: one message, one transaction, no prepared statement that a changed catalog
/// could outdate.
pub(crate) async fn query(client: &Client, sql: &str) -> Result<Answer, tokio_postgres::Error> {
    let mut answer = Answer::default();
    let mut messages = std::pin::pin!(client.simple_query_raw(sql).await?);
    while let Some(message) = messages.try_next().await? {
        match message {
            SimpleQueryMessage::Row(row) => {
                if answer.rows == 0 {
                    let names = row.columns().iter().map(|it| it.name().to_owned());
                    answer.columns = names.collect();
                    let values = (0..row.len()).map(|at| row.get(at).map(str::to_owned));
                    answer.first = values.collect();
                }
                answer.rows += 1;
            }
            SimpleQueryMessage::CommandComplete(rows) => answer.affected = rows,
            _ => {}
        }
    }
    Ok(answer)
}

impl Answer {
    /// The first value of the first row.
    pub(crate) fn value(&self) -> Option<&str> {
        self.first.first()?.as_deref()
    }

    /// The id of the job that the statement started, if that is what it answered.
    pub(crate) fn job_id(&self) -> Option<&str> {
        let is_job = self.rows == 1 && self.columns.len() == 1 && self.columns[0] == "job_id";
        self.value().filter(|_| is_job)
    }
}

/// A string constant of SQL.
pub(crate) fn literal(text: &str) -> String {
    if text.contains('\\') {
        // The same whatever `standard_conforming_strings` says.
        format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_quoted() {
        assert_eq!(literal("a'b"), "'a''b'");
        assert_eq!(literal("a\\'"), "E'a\\\\'''");
    }
}
