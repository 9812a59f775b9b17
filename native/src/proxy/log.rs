//! What a proxy says about its work.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is wrong and somebody should know.
    Warning,
    /// The ordinary course of a connection.
    Note,
}

impl Level {
    /// Its word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What is said. It holds no passwords and no SQL, and is one line, whatever a client has named its
/// parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// How much it matters.
    pub level: Level,
    /// Which connection it is about.
    pub connection: Option<Name>,
    /// What happened.
    pub message: &'a str,
}

/// What a connection is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Which one of this proxy, from 1.
    pub number: u64,
    /// Where the client is.
    pub peer: SocketAddr,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Name { number, peer }) = self.connection {
            write!(f, "connection {number} from {peer}: ")?;
        }
        f.write_str(self.message)
    }
}

/// What is done with a line.
type Write = dyn Fn(&Line<'_>) + Send + Sync;

/// Where a proxy says what happens.
#[derive(Clone)]
pub struct Log(Arc<Write>);

impl Log {
    /// Hands each line to a function.
    pub fn new(write: impl Fn(&Line<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }

    pub(super) fn warning(&self, connection: Option<Name>, message: &str) {
        self.write(Level::Warning, connection, message);
    }

    pub(super) fn note(&self, connection: Option<Name>, message: &str) {
        self.write(Level::Note, connection, message);
    }

    fn write(&self, level: Level, connection: Option<Name>, message: &str) {
        let escaped = message.contains(char::is_control);
        let escaped: Option<String> = escaped.then(|| message.chars().flat_map(shown).collect());
        (self.0)(&Line {
            level,
            connection,
            message: escaped.as_deref().unwrap_or(message),
        });
    }
}

fn shown(character: char) -> impl Iterator<Item = char> {
    let escaped = character.is_control().then(|| character.escape_default());
    let plain = escaped.is_none().then_some(character);
    escaped.into_iter().flatten().chain(plain)
}

/// Says nothing.
impl Default for Log {
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_line_stays_one_line() {
        let lines = Arc::new(Mutex::new(vec![]));
        let log = Log::new({
            let lines = Arc::clone(&lines);
            move |line| lines.lock().unwrap().push(line.to_string())
        });
        let name = Name {
            number: 3,
            peer: "[::1]:5".parse().unwrap(),
        };
        log.note(None, "plain „text“");
        log.warning(Some(name), "parameter \"a\nwarning: b\u{1b}[2J\"");
        let lines = lines.lock().unwrap();
        assert_eq!(
            *lines,
            [
                "plain „text“",
                "connection 3 from [::1]:5: parameter \"a\\nwarning: b\\u{1b}[2J\""
            ]
        );
    }
}
