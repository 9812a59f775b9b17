//! Batches of messages, made of a seed.

use super::super::wire::{FLUSH, SYNC, message, query};
use super::statement::{self, COPY_IN};

/// A tiny generator of numbers (xorshift): the same seed gives the same batch everywhere.
pub(in super::super) struct Random(u64);

/// A message from the client.
#[derive(Clone, Debug)]
pub(super) enum Sent {
    Query(String),
    Parse {
        statement: &'static str,
        text: String,
    },
    Bind {
        portal: &'static str,
        statement: &'static str,
    },
    DescribeStatement(&'static str),
    DescribePortal(&'static str),
    Execute {
        portal: &'static str,
        rows: u32,
    },
    CloseStatement(&'static str),
    ClosePortal(&'static str),
    FunctionCall {
        function: u32,
    },
    CopyData(String),
    CopyDone,
    CopyFail,
    Flush,
    Sync,
}

const STATEMENTS: [&str; 3] = ["", "s1", "s2"];
const PORTALS: [&str; 3] = ["", "p1", "p2"];

/// `version()`, and a function that needs an argument and gets none.
const FUNCTIONS: [u32; 2] = [89, 1619];

impl Random {
    pub(in super::super) fn new(seed: u64) -> Self {
        let mut random = Self(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        // The first ones of near seeds are alike.
        for _ in 0..8 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number less than another.
    pub(in super::super) fn below(&mut self, end: usize) -> usize {
        usize::try_from((self.next() >> 16) % end as u64).unwrap()
    }

    pub(in super::super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

impl Sent {
    /// The message, with its text as one of the two servers gets it.
    pub(super) fn bytes(&self, text_for: impl Fn(&str) -> String) -> Vec<u8> {
        match self {
            Self::Query(text) => query(&text_for(text)),
            Self::Parse { statement, text } => {
                let text = text_for(text);
                message(b'P', format!("{statement}\0{text}\0\0\0").as_bytes())
            }
            Self::Bind { portal, statement } => {
                let body = format!("{portal}\0{statement}\0\0\0\0\0\0\0");
                message(b'B', body.as_bytes())
            }
            Self::DescribeStatement(name) => message(b'D', format!("S{name}\0").as_bytes()),
            Self::DescribePortal(name) => message(b'D', format!("P{name}\0").as_bytes()),
            Self::Execute { portal, rows } => {
                let name = format!("{portal}\0");
                message(b'E', &[name.as_bytes(), &rows.to_be_bytes()].concat())
            }
            Self::CloseStatement(name) => message(b'C', format!("S{name}\0").as_bytes()),
            Self::ClosePortal(name) => message(b'C', format!("P{name}\0").as_bytes()),
            Self::FunctionCall { function } => {
                // No formats, no arguments, the result as text.
                message(b'F', &[&function.to_be_bytes()[..], &[0; 6]].concat())
            }
            Self::CopyData(rows) => message(b'd', rows.as_bytes()),
            Self::CopyDone => message(b'c', b""),
            Self::CopyFail => message(b'f', b"given up\0"),
            Self::Flush => FLUSH.to_vec(),
            Self::Sync => SYNC.to_vec(),
        }
    }
}

/// A batch. Whatever it leaves open, [`end`] ends.
pub(super) fn batch(random: &mut Random) -> Vec<Sent> {
    let mut batch = vec![];
    for _ in 0..=random.below(8) {
        match random.below(100) {
            0..18 => batch.push(Sent::Query(statement::any(random))),
            18..28 => batch.push(Sent::Query(statement::several(random))),
            28..33 => copy_by_query(random, &mut batch),
            33..38 => copy_by_execute(random, &mut batch),
            38..60 => prepared(random, &mut batch),
            _ => batch.push(single(random)),
        }
        if random.chance(25) {
            batch.push(Sent::Sync);
        }
    }
    take_all_returned(&mut batch);
    look_for_no_statement(&mut batch);
    batch
}

/// Takes row limits away. While PostgreSQL holds rows of an `INSERT … RETURNING` back, what follows
/// without a Sync does not see the rows inserted; through the proxy it does, since they are counted
/// right behind the Execute. No client relies on the one or the other.
fn take_all_returned(batch: &mut [Sent]) {
    let returns = |it: &Sent| matches!(it, Sent::Parse { text, .. } if text.contains("RETURNING"));
    if !batch.iter().any(returns) {
        return;
    }
    let mut is_before_sync = false;
    for it in batch.iter_mut().rev() {
        if let Sent::Execute { rows, .. } = it
            && !is_before_sync
        {
            *rows = 0;
        }
        is_before_sync = matches!(it, Sent::Sync);
    }
}

/// Asks for nothing that is prepared where a prepared statement may change too many rows: the query
/// that then fails is the proxy's own, and stays until the proxy next has one to run.
fn look_for_no_statement(batch: &mut [Sent]) {
    let is_prepared = |it: &Sent| matches!(it, Sent::Parse { text, .. } if text.contains("'many'"));
    if !batch.iter().any(is_prepared) {
        return;
    }
    for it in batch {
        if let Sent::Query(text) | Sent::Parse { text, .. } = it {
            *text = text.replace(statement::PREPARED, "SELECT 1");
        }
    }
}

/// What ends everything that a batch may have left open, and a query whose answer is the last.
pub(super) fn end() -> Vec<Sent> {
    vec![
        // One for each COPY that a query may have.
        Sent::CopyDone,
        Sent::CopyDone,
        Sent::Sync,
        Sent::Query("ROLLBACK".to_owned()),
        Sent::Query(format!("SELECT '{THE_END}'")),
    ]
}

/// The only value of the last row.
pub(super) const THE_END: &str = "the end";

/// A message without regard to those before.
fn single(random: &mut Random) -> Sent {
    let (statement, portal) = (random.pick(&STATEMENTS), random.pick(&PORTALS));
    match random.below(40) {
        0..5 => Sent::Parse {
            statement,
            text: statement::any(random),
        },
        5..10 => Sent::Bind { portal, statement },
        10..15 => Sent::Execute {
            portal,
            rows: random.pick(&[0, 1, 2]),
        },
        15..17 => Sent::DescribeStatement(statement),
        17..19 => Sent::DescribePortal(portal),
        19..22 => Sent::CloseStatement(statement),
        22..24 => Sent::ClosePortal(portal),
        24..27 => Sent::Flush,
        27 => Sent::FunctionCall {
            function: random.pick(&FUNCTIONS),
        },
        28..30 => Sent::CopyData("1\tx\n".to_owned()),
        30 => Sent::CopyDone,
        31 => Sent::CopyFail,
        _ => Sent::Sync,
    }
}

/// Parse to Execute of one statement.
fn prepared(random: &mut Random, batch: &mut Vec<Sent>) {
    let (statement, portal) = (random.pick(&STATEMENTS), random.pick(&PORTALS));
    let text = statement::any(random);
    batch.push(Sent::Parse { statement, text });
    if random.chance(30) {
        batch.push(Sent::DescribeStatement(statement));
    }
    batch.push(Sent::Bind { portal, statement });
    if random.chance(60) {
        batch.push(Sent::DescribePortal(portal));
    }
    let rows = random.pick(&[0, 0, 0, 1, 2]);
    batch.push(Sent::Execute { portal, rows });
    if random.chance(30) {
        let rows = random.pick(&[0, 1, 3]);
        batch.push(Sent::Execute { portal, rows });
    }
}

fn copy_by_query(random: &mut Random, batch: &mut Vec<Sent>) {
    let behind = match random.below(10) {
        0 => Some("SELECT 4"),
        1 => Some("INSERT INTO t VALUES (99)"),
        2 => Some("COPY u FROM STDIN"),
        _ => None,
    };
    batch.push(Sent::Query(match behind {
        Some(behind) => format!("SELECT 3;{COPY_IN};{behind}"),
        None => COPY_IN.to_owned(),
    }));
    // PostgreSQL reads over it, unless the COPY has failed already.
    if random.chance(20) {
        batch.push(Sent::Sync);
    }
    batch.push(copy_data(random));
    if random.chance(20) {
        batch.push(Sent::Flush);
    }
    batch.push(copy_end(random));
    if behind.is_some_and(|it| it.starts_with("COPY")) {
        batch.push(copy_end(random));
    }
}

fn copy_by_execute(random: &mut Random, batch: &mut Vec<Sent>) {
    let (statement, portal) = ("", "");
    let text = COPY_IN.to_owned();
    batch.push(Sent::Parse { statement, text });
    batch.push(Sent::Bind { portal, statement });
    if random.chance(50) {
        batch.push(Sent::DescribePortal(portal));
    }
    batch.push(Sent::Execute { portal, rows: 0 });
    if random.chance(50) {
        batch.push(Sent::Sync);
    }
    batch.push(copy_data(random));
    batch.push(copy_end(random));
    if random.chance(70) {
        batch.push(Sent::Sync);
    }
}

fn copy_data(random: &mut Random) -> Sent {
    let mut rows = String::new();
    for _ in 0..random.below(4) {
        rows += &format!("{}\tr\n", random.below(2000));
    }
    if random.chance(20) {
        rows += "bad\n";
    }
    Sent::CopyData(rows)
}

fn copy_end(random: &mut Random) -> Sent {
    if random.chance(70) {
        Sent::CopyDone
    } else {
        Sent::CopyFail
    }
}
