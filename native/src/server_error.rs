//! What a server says, as values of our own.

use std::error::Error;
use std::fmt;

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
            position: None,
        }
    }

    /// Whether the server refused it for a limit of the transaction: rows, size, age.
    pub fn is_limit(&self) -> bool {
        self.sqlstate.as_deref() == Some("54000")
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
