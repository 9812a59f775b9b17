//! Everything that clients do, good and bad, for minutes, through a proxy that refuses what DSQL
//! refuses. Every answer is checked, and in the end the proxy has to be as it was.

mod load;
mod rude;
mod tally;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::server::{Address, InFront, Result, Server};
use tally::Tally;

/// How often the figures are printed.
const REPORT: Duration = Duration::from_secs(30);

/// How long clients may take to come to their end, and the proxy to forget them.
const DRAIN: Duration = Duration::from_secs(30);

/// What the proxy may keep of memory that it once needed.
const KEPT: u64 = 32 * 1024 * 1024;

/// The rows that are read. Each one's value follows from its key.
const ROWS: i32 = 30_000;

/// A client in the making: what it does until the time is over.
type Client = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// Runs `deesql` under load for so many seconds.
pub(crate) fn soak(deesql: &str, seconds: &str) -> Result<()> {
    let length = Duration::from_secs(seconds.parse()?);
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let server = Server::start(300).await?;
        let proxy = server.proxy(deesql, &[])?;
        let first = load::connect(&proxy.address).await?;
        prepare(&first).await?;
        let before = State::of(&proxy)?;
        println!("{seconds} s of everything through {deesql}; before: {before}");
        let tally = Arc::new(Tally::until(Instant::now() + length));
        let clients = clients(&proxy.address, &tally);
        let clients: Vec<_> = clients.into_iter().map(tokio::spawn).collect();
        while !tally.is_over() {
            tokio::time::sleep(REPORT.min(tally.left())).await;
            println!("{}   {}", tally.report(), State::of(&proxy)?);
        }
        for it in clients {
            // A client that fails has said so; one that hangs or panics has not.
            tokio::time::timeout(DRAIN, it).await??.ok();
        }
        println!("all: {}", tally.summary());
        drained(&server, &proxy, &before).await?;
        match tally.unexpected() {
            0 => Ok(()),
            count => Err(format!("{count} errors that should not be").into()),
        }
    })
}

/// What the clients work with. A transaction has at most 3,000 rows.
async fn prepare(client: &tokio_postgres::Client) -> Result<()> {
    for table in [
        "CREATE TABLE accounts (aid int PRIMARY KEY, abalance int NOT NULL)",
        "CREATE TABLE counters (id int PRIMARY KEY, number int NOT NULL)",
        "CREATE TABLE lines (client int, number int, line text, PRIMARY KEY (client, number))",
    ] {
        client.batch_execute(table).await?;
    }
    for start in (0..ROWS).step_by(3_000) {
        let (from, to) = (start + 1, start + 3_000);
        let sql =
            format!("INSERT INTO accounts SELECT i, i * 7 FROM generate_series({from}, {to}) AS i");
        client.batch_execute(&sql).await?;
    }
    Ok(())
}

/// Everybody who takes part.
fn clients(proxy: &Address, tally: &Arc<Tally>) -> Vec<Client> {
    let mut clients: Vec<Client> = vec![];
    let mut add = |name: &'static str, client: Client| {
        let tally = Arc::clone(tally);
        clients.push(Box::pin(async move {
            let end = client.await;
            if let Err(error) = &end {
                tally.fail(name, &error.to_string());
            }
            end
        }));
    };
    for number in 0..2 {
        let it = || (proxy.clone(), Arc::clone(tally));
        let ((p, t), n) = (it(), number);
        add("simple", Box::pin(load::simple(p, t, n)));
        let ((p, t), n) = (it(), 10 + number);
        add("extended", Box::pin(load::extended(p, t, n)));
        let ((p, t), n) = (it(), 20 + number);
        add("prepared", Box::pin(load::prepared(p, t, n)));
        let (p, t) = it();
        add("pipeline", Box::pin(load::pipeline(p, t)));
        let (p, t) = it();
        add("connects", Box::pin(load::connects(p, t)));
        let ((p, t), n) = (it(), number);
        add("copy", Box::pin(load::copy(p, t, n)));
        let (p, t) = it();
        add("refused", Box::pin(load::refused(p, t)));
        let (p, t) = it();
        add("cancels", Box::pin(load::cancels(p, t)));
        let (p, t) = it();
        add("large", Box::pin(load::large(p, t)));
        let (p, t) = it();
        add("killed", Box::pin(rude::killed(p, t)));
        let (p, t) = it();
        add("slow", Box::pin(rude::slow(p, t)));
    }
    for _ in 0..10 {
        add(
            "idle",
            Box::pin(load::idle(proxy.clone(), Arc::clone(tally))),
        );
    }
    clients
}

/// Waits until nothing is left of the clients.
async fn drained(server: &Server, proxy: &InFront, before: &State) -> Result<()> {
    let direct = load::connect(&server.address).await?;
    let start = Instant::now();
    loop {
        let after = State::of(proxy)?;
        let sql = "SELECT count(*) FROM pg_stat_activity \
                   WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
        let sessions: i64 = direct.query_one(sql, &[]).await?.get(0);
        let is_drained = after.files <= before.files && after.memory <= before.memory + KEPT;
        // One is the first client's.
        if is_drained && sessions <= 1 {
            println!("after: {after}, {sessions} session of PostgreSQL");
            return Ok(());
        }
        if start.elapsed() > DRAIN {
            return Err(format!("left behind: {after}, {sessions} sessions").into());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// What the proxy has.
struct State {
    memory: u64,
    files: usize,
}

impl State {
    fn of(proxy: &InFront) -> Result<Self> {
        Ok(Self {
            memory: proxy.memory()?,
            files: proxy.files()?,
        })
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mebibytes = self.memory as f64 / f64::from(1 << 20);
        write!(f, "proxy {mebibytes:.1} MiB, {} files", self.files)
    }
}
