//! What a proxy says about its work.

use std::fmt;
use std::sync::Arc;

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is wrong and somebody should know.
    Warning,
    /// The ordinary course of a connection.
    Note,
}

/// What is done with a line.
type Write = dyn Fn(Level, &str) + Send + Sync;

/// Where a proxy says what happens. Lines hold no passwords and no SQL.
#[derive(Clone)]
pub struct Log(Arc<Write>);

impl Log {
    /// Hands each line to a function.
    pub fn new(write: impl Fn(Level, &str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }

    pub(super) fn warning(&self, line: &str) {
        self.write(Level::Warning, line);
    }

    pub(super) fn note(&self, line: &str) {
        self.write(Level::Note, line);
    }

    /// A line stays one line, whatever a client has named its parameters.
    fn write(&self, level: Level, line: &str) {
        if line.contains(char::is_control) {
            let shown: String = line.chars().flat_map(shown).collect();
            (self.0)(level, &shown);
        } else {
            (self.0)(level, line);
        }
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
        Self::new(|_, _| {})
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
            move |_, line| lines.lock().unwrap().push(line.to_owned())
        });
        log.note("plain „text“");
        log.warning("parameter \"a\nwarning: b\u{1b}[2J\"");
        let lines = lines.lock().unwrap();
        assert_eq!(
            *lines,
            ["plain „text“", "parameter \"a\\nwarning: b\\u{1b}[2J\""]
        );
    }
}
