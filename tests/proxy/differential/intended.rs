//! How the proxy is meant to differ from PostgreSQL.

use super::super::wire::Message;

/// Aurora DSQL has one isolation level; PostgreSQL is told to begin with it.
pub(in super::super) const ISOLATION: (&str, &str) =
    ("default_transaction_isolation", "repeatable read");

/// A statement that fails in the proxy alone. PostgreSQL gets one in its place that fails at the same
/// point: a refused one when it is parsed, one with too many rows when it is run.
pub(super) struct Instead {
    /// What the proxy gets.
    pub(super) sent: &'static str,
    /// The SQLSTATE and the message that it answers with.
    answered: &'static str,
    /// What PostgreSQL gets. It is not longer, so that the places behind it stay where they are.
    instead: &'static str,
    /// The SQLSTATE and the message that PostgreSQL answers with.
    answered_instead: &'static str,
}

pub(super) const INSTEAD: [Instead; 6] = [
    Instead {
        sent: "TRUNCATE t, u",
        answered: "0A000: unsupported statement: Truncate",
        instead: "SELECT no1",
        answered_instead: "42703: column \"no1\" does not exist",
    },
    Instead {
        sent: "LISTEN something",
        answered: "0A000: unsupported statement: Listen",
        instead: "SELECT no2",
        answered_instead: "42703: column \"no2\" does not exist",
    },
    Instead {
        sent: "SAVEPOINT here",
        answered: "0A000: unsupported transaction statement: SAVEPOINT",
        instead: "SELECT no3",
        answered_instead: "42703: column \"no3\" does not exist",
    },
    Instead {
        sent: "DO $$ BEGIN END $$",
        answered: "0A000: `DO` is not supported",
        instead: "SELECT no4",
        answered_instead: "42703: column \"no4\" does not exist",
    },
    Instead {
        sent: "DEALLOCATE s1",
        answered: "0A000: `DEALLOCATE` takes no name",
        instead: "SELECT no5",
        answered_instead: "42703: column \"no5\" does not exist",
    },
    Instead {
        sent: "INSERT INTO t SELECT g + 10000, 'many' FROM generate_series(1, 3000 + 1) g",
        answered: "54000: transaction row limit exceeded",
        instead: "INSERT INTO t SELECT ('n' || g)::int FROM generate_series(1, 9) g",
        answered_instead: "22P02: invalid input syntax for type integer: \"n1\"",
    },
];

/// A text as PostgreSQL gets it.
pub(super) fn for_postgres(text: &str) -> String {
    INSTEAD.iter().fold(text.to_owned(), |text, it| {
        let instead = format!("{:1$}", it.instead, it.sent.len());
        assert_eq!(instead.len(), it.sent.len(), "{}", it.instead);
        text.replace(it.sent, &instead)
    })
}

/// A message as a line that is the same on both sides.
pub(super) fn line(message: &Message) -> String {
    let said = match message.tag {
        'E' | 'N' => error(message),
        'T' => described(&message.body),
        'D' => message.values().join(" | "),
        _ => message.body.escape_ascii().to_string(),
    };
    format!("{} {said}", message.tag)
}

fn error(message: &Message) -> String {
    let said = format!("{}: {}", message.field(b'C'), message.field(b'M'));
    let is_meant = |it: &&Instead| said == it.answered || said == it.answered_instead;
    if let Some(instead) = INSTEAD.iter().find(is_meant) {
        // Hint and place differ as well.
        return instead.answered.to_owned();
    }
    // All but the place in PostgreSQL's source.
    let fields = message.body.split(|it| *it == 0);
    let fields = fields.filter(|it| !it.is_empty() && !b"FLR".contains(&it[0]));
    let fields: Vec<_> = fields.map(String::from_utf8_lossy).collect();
    fields.join(" | ")
}

/// A RowDescription without the numbers of tables, which are another database's.
fn described(body: &[u8]) -> String {
    let mut said = vec![];
    let mut rest = &body[2..];
    while let Some(end) = rest.iter().position(|it| *it == 0) {
        let (column, after) = rest.split_at(end + 1 + 18);
        let (name, attributes) = (&column[..end], &column[end + 1 + 4..]);
        said.push(format!("{} {attributes:?}", name.escape_ascii()));
        rest = after;
    }
    said.join(" | ")
}

/// Whether PostgreSQL and the proxy say the same.
pub(super) fn is_same(direct: &str, proxied: &str) -> bool {
    // An Execute of a portal that is gone. PostgreSQL misses the portal first. The proxy may learn only
    // later that it is gone. Till then it refuses what the portal would run, or runs its own query
    // before it, and that finds the block aborted.
    let is_refused = INSTEAD
        .iter()
        .any(|it| proxied == format!("E {}", it.answered));
    let is_aborted = proxied.starts_with('E') && proxied.contains("| C25P02 |");
    let is_gone = direct.starts_with('E') && direct.contains("| C34000 |");
    let is_gone = is_gone && (is_refused || is_aborted);
    direct == proxied || is_gone
}
