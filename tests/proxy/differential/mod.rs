//! Random batches of messages, sent to PostgreSQL and through the proxy: but for what is meant to
//! differ ([`intended`]), both answer the same.
//!
//! A batch is made of a seed. `DEESQL_FUZZ_SEEDS=FROM..TO` tries other seeds than the fixed ones:
//!
//! ```text
//! DEESQL_FUZZ_SEEDS=1000..50000 cargo test -p deesql --test e2e -- proxy::differential
//! ```

mod batch;
mod intended;
mod statement;

use std::fmt::Write;
use std::io;
use std::ops::Range;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::{sleep, timeout};
use tokio_postgres::Client;

pub(super) use self::batch::Random;
use self::batch::{Sent, THE_END, batch, end};
pub(super) use self::intended::ISOLATION;
use self::intended::{for_postgres, is_same, line};
use self::statement::TABLES;
use super::wire::Wire;
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;

/// What every run tries.
const SEEDS: Range<u64> = 0..600;

/// So many seeds share their sessions: what one leaves behind may trouble the next.
const SEEDS_OF_SESSION: usize = 20;

/// So many different answers are reported.
const ENOUGH: usize = 5;

/// No batch takes longer; what does is a deadlock.
const LIMIT: Duration = Duration::from_secs(60);

/// Stand for a message that does not come.
const END: &str = "(the connection ends)";
const SILENCE: &str = "(nothing more comes)";

/// A database that is asked directly, and a proxy in front of another one.
struct Servers {
    direct: Database,
    proxy: Proxy,
    /// Sessions of the owner with both databases, for what is no part of a batch.
    owners: [Client; 2],
}

/// A session with each.
struct Sessions {
    direct: Wire<UnixStream>,
    proxied: Wire<TcpStream>,
}

/// What both have answered, a message a line.
struct Answers {
    direct: Vec<String>,
    proxied: Vec<String>,
}

#[test]
fn postgresql_and_the_proxy_answer_the_same() {
    run(async {
        let servers = Servers::start().await;
        let seeds: Vec<_> = seeds(SEEDS).collect();
        let mut reports = vec![];
        for seeds in seeds.chunks(SEEDS_OF_SESSION) {
            reports.extend(servers.difference(seeds).await);
            if reports.len() == ENOUGH {
                break;
            }
        }
        assert!(reports.is_empty(), "{}", reports.join("\n"));
    });
}

/// The seeds to try: those of every run, unless others are asked for.
pub(super) fn seeds(usual: Range<u64>) -> Range<u64> {
    let Ok(range) = std::env::var("DEESQL_FUZZ_SEEDS") else {
        return usual;
    };
    let ends = range.split_once("..");
    let ends = ends.and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    ends.expect("DEESQL_FUZZ_SEEDS=FROM..TO")
}

/// A batch as it is sent.
pub(super) fn random_bytes(random: &mut Random) -> Vec<u8> {
    let batch = batch(random);
    batch
        .iter()
        .flat_map(|it| it.bytes(str::to_owned))
        .collect()
}

/// A batch and what was answered, for people.
fn report(batch: &[Sent], answers: &Answers) -> String {
    let mut text = "sent:\n".to_owned();
    for it in batch {
        writeln!(text, "    {it:?}").unwrap();
    }
    for (who, lines) in [
        ("PostgreSQL", &answers.direct),
        ("the proxy", &answers.proxied),
    ] {
        writeln!(text, "{who} answered:").unwrap();
        for (index, line) in lines.iter().enumerate() {
            let mark = if index == answers.same() { '>' } else { ' ' };
            writeln!(text, "  {mark} {line}").unwrap();
        }
    }
    text
}

impl Servers {
    async fn start() -> Self {
        let (direct, proxied) = (database().await, database().await);
        let owners = [direct.client().await, proxied.client().await];
        for it in &owners {
            it.batch_execute(TABLES).await.unwrap();
        }
        let proxy = Proxy::before(&proxied);
        Self {
            direct,
            proxy,
            owners,
        }
    }

    /// The first of these seeds whose batch is answered in two ways.
    async fn difference(&self, seeds: &[u64]) -> Option<String> {
        let mut sessions = self.sessions().await;
        for seed in seeds {
            let mut random = Random::new(*seed);
            let batch = batch(&mut random);
            self.clear(&mut sessions).await;
            let answers = sessions.ask(&batch, &mut random).await;
            if !answers.are_same() {
                let again = format!("DEESQL_FUZZ_SEEDS={}..{}", seeds[0], seed + 1);
                let report = report(&batch, &answers);
                return Some(format!("seed {seed} ({again})\n{report}"));
            }
            if answers.have_ended() {
                sessions = self.sessions().await;
            }
        }
        None
    }

    async fn sessions(&self) -> Sessions {
        let Database {
            folder,
            port,
            user,
            name,
        } = &self.direct;
        let socket = folder.join(format!(".s.PGSQL.{port}"));
        let stream = UnixStream::connect(socket).await.unwrap();
        let mut direct = Wire { stream };
        let parameters = [("user", user.as_str()), ("database", name), ISOLATION];
        direct.start(&parameters).await;
        let proxied = Wire::session(self.proxy.port).await;
        Sessions { direct, proxied }
    }

    /// Takes away what the batch before has left.
    async fn clear(&self, sessions: &mut Sessions) {
        for it in &self.owners {
            it.batch_execute("TRUNCATE t, u").await.unwrap();
        }
        sessions.direct.query("DEALLOCATE ALL").await;
        sessions.proxied.query("DEALLOCATE ALL").await;
    }
}

impl Sessions {
    /// Sends a batch to both. What the proxy gets is cut at random places.
    async fn ask(&mut self, batch: &[Sent], random: &mut Random) -> Answers {
        let all = || batch.iter().cloned().chain(end());
        let bytes: Vec<u8> = all().flat_map(|it| it.bytes(for_postgres)).collect();
        let direct = answered(&mut self.direct, &[&bytes]).await;
        let bytes: Vec<u8> = all().flat_map(|it| it.bytes(str::to_owned)).collect();
        let proxied = answered(&mut self.proxied, &cut(&bytes, random)).await;
        Answers { direct, proxied }
    }
}

impl Answers {
    fn are_same(&self) -> bool {
        let is_complete = self.direct.last().is_some_and(|it| it != SILENCE);
        is_complete && self.direct.len() == self.proxied.len() && self.same() == self.direct.len()
    }

    /// Whether PostgreSQL could not go on: it takes rows, and a message comes that has no place there.
    fn have_ended(&self) -> bool {
        self.direct.last().is_some_and(|it| it == END)
    }

    /// How many lines are the same.
    fn same(&self) -> usize {
        let lines = self.direct.iter().zip(&self.proxied);
        lines
            .take_while(|(direct, proxied)| is_same(direct, proxied))
            .count()
    }
}

/// Half of the batches come in one piece, the others in up to twelve.
fn cut<'a>(bytes: &'a [u8], random: &mut Random) -> Vec<&'a [u8]> {
    let mut places = vec![0, bytes.len()];
    if random.chance(50) {
        let count = 1 + random.below(11);
        places.extend((0..count).map(|_| random.below(bytes.len())));
    }
    places.sort_unstable();
    places.windows(2).map(|it| &bytes[it[0]..it[1]]).collect()
}

/// Sends pieces, and reads up to the answer of the last query.
async fn answered<S>(wire: &mut Wire<S>, pieces: &[&[u8]]) -> Vec<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut lines = vec![];
    match timeout(LIMIT, exchange(wire, pieces, &mut lines)).await {
        Ok(Ok(())) => {}
        Ok(Err(_)) => lines.push(END.to_owned()),
        Err(_) => lines.push(SILENCE.to_owned()),
    }
    lines
}

async fn exchange<S>(
    wire: &mut Wire<S>,
    pieces: &[&[u8]],
    lines: &mut Vec<String>,
) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    for (index, piece) in pieces.iter().enumerate() {
        if index % 3 == 1 {
            // So that what comes before has arrived.
            sleep(Duration::from_millis(1)).await;
        }
        wire.stream.write_all(piece).await?;
    }
    let mut is_last = false;
    loop {
        let message = wire.try_message().await?;
        is_last |= message.tag == 'D' && message.body.ends_with(THE_END.as_bytes());
        lines.push(line(&message));
        if is_last && message.tag == 'Z' {
            return Ok(());
        }
    }
}
