//! The log of a proxy, on standard error.

use clap::ValueEnum;
use deesql::proxy::{Level, Line, Log};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::cli::{Global, output};

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// Lines for people
    Text,
    /// An object of JSON on each line: time, level, connection, peer, message
    Json,
}

impl LogFormat {
    /// Warnings, unless they are not wanted; with `--verbose` the course of every connection.
    pub(super) fn log(self, global: &Global) -> Log {
        let (quiet, verbose) = (global.quiet, global.verbose);
        Log::new(move |line| {
            let is_wanted = match line.level {
                Level::Warning => !quiet,
                Level::Note => verbose,
            };
            if is_wanted {
                output::message(&self.written(line));
            }
        })
    }

    fn written(self, line: &Line<'_>) -> String {
        match (self, line.level) {
            (Self::Json, _) => json(line, OffsetDateTime::now_utc()),
            (Self::Text, Level::Warning) => format!("warning: {line}"),
            (Self::Text, Level::Note) => line.to_string(),
        }
    }
}

fn json(line: &Line<'_>, now: OffsetDateTime) -> String {
    let time = now.replace_nanosecond(now.millisecond() as u32 * 1_000_000);
    let time = time.unwrap_or(now).format(&Rfc3339).unwrap_or_default();
    let connection = line.connection;
    serde_json::json!({
        "time": time,
        "level": line.level.name(),
        "connection": connection.map(|it| it.number),
        "peer": connection.map(|it| it.peer.to_string()),
        "message": line.message,
    })
    .to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use deesql::proxy::Name;

    use super::*;

    #[test]
    fn a_line_of_json() {
        let now = OffsetDateTime::from_unix_timestamp_nanos(1_790_000_000_123_456_789).unwrap();
        let name = Name {
            number: 7,
            peer: "127.0.0.1:5".parse().unwrap(),
        };
        for (connection, expected) in [
            (
                None,
                r#""connection":null,"level":"warning","message":"a \"b\"","peer":null"#,
            ),
            (
                Some(name),
                r#""connection":7,"level":"warning","message":"a \"b\"","peer":"127.0.0.1:5""#,
            ),
        ] {
            let line = Line {
                level: Level::Warning,
                connection,
                message: "a \"b\"",
            };
            let expected = format!(r#"{{{expected},"time":"2026-09-21T14:13:20.123Z"}}"#);
            assert_eq!(json(&line, now), expected);
        }
    }
}
