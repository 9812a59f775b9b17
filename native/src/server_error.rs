//! What a server says, as values of our own.

use std::error::Error;
use std::fmt;

use deesql_core::text::Span;
use tokio_postgres::error::{DbError, ErrorPosition};

/// The answer of a server that refused something, or what the client says where no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerError {
    /// The SQLSTATE; none where the server said nothing.
    pub sqlstate: Option<String>,
    /// What is wrong.
    pub message: String,
    /// More about it.
    pub detail: Option<String>,
    /// What to do.
    pub hint: Option<String>,
    /// Where in what the statement runs or reads: the line of a function, the row of a COPY.
    pub context: Option<String>,
    /// The place in the statement: in characters, the first one is 1.
    pub position: Option<u32>,
}

impl ServerError {
    /// What stands in an error and its causes.
    pub fn of(error: &(dyn Error + 'static)) -> Self {
        let mut next = Some(error);
        // The innermost cause says most: the outer ones are "db error" and the like.
        let mut message = error.to_string();
        while let Some(error) = next {
            if let Some(error) = error.downcast_ref::<DbError>() {
                return Self::from(error);
            }
            message = error.to_string();
            next = error.source();
        }
        Self {
            sqlstate: None,
            message,
            detail: None,
            hint: None,
            context: None,
            position: None,
        }
    }

    /// The place in the statement that the server points at, in bytes of `sql`: the word there.
    pub fn place(&self, sql: &str) -> Option<Span> {
        let character = self.position?.checked_sub(1)? as usize;
        let mut starts = sql.char_indices().map(|(at, _)| at);
        let last = starts.clone().next_back()?;
        // At the end of the statement nothing is left to point at but its last character.
        let start = starts.nth(character).unwrap_or(last);
        let rest = &sql[start..];
        let word = rest
            .find(|it: char| !it.is_alphanumeric() && it != '_')
            .unwrap_or(rest.len());
        let one = rest.chars().next().map_or(0, char::len_utf8);
        Some(Span::new(start as u32, (start + word.max(one)) as u32))
    }

    /// Whether the server refused it for a limit of the transaction: rows, size, age.
    pub fn is_limit(&self) -> bool {
        self.sqlstate.as_deref() == Some("54000")
    }

    /// Whether others wrote the same rows first.
    pub fn is_conflict(&self) -> bool {
        self.sqlstate.as_deref() == Some("40001")
    }
}

impl From<&DbError> for ServerError {
    fn from(error: &DbError) -> Self {
        let position = match error.position() {
            Some(ErrorPosition::Original(at)) => Some(*at),
            _ => None,
        };
        Self {
            sqlstate: Some(error.code().code().to_owned()),
            message: error.message().to_owned(),
            detail: error.detail().map(str::to_owned),
            hint: error.hint().map(str::to_owned),
            context: error.where_().map(str::to_owned),
            position,
        }
    }
}

impl From<&tokio_postgres::Error> for ServerError {
    fn from(error: &tokio_postgres::Error) -> Self {
        Self::of(error)
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.sqlstate {
            write!(f, "{code}: ")?;
        }
        f.write_str(&self.message)?;
        for more in [&self.detail, &self.hint].into_iter().flatten() {
            write!(f, " ({})", more.trim_end_matches('.'))?;
        }
        Ok(())
    }
}

impl Error for ServerError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_word_that_the_server_points_at() {
        for (sql, position, expected) in [
            ("SELECT 'é', nope FROM t", 13, Some("nope")),
            ("SELECT (1", 10, Some("1")),
            ("SELECT 1 +* 2", 10, Some("+")),
            ("x", 99, Some("x")),
            ("", 1, None),
            ("x", 0, None),
        ] {
            let error = ServerError {
                sqlstate: None,
                message: String::new(),
                detail: None,
                hint: None,
                context: None,
                position: Some(position),
            };
            let place = error.place(sql).map(|it| it.slice(sql));
            assert_eq!(place, expected, "{sql} {position}");
        }
    }
}
