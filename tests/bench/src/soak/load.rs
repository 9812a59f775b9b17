//! Clients that behave. Each checks what it is told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, TryStreamExt as _};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

use super::ROWS;
use super::tally::Tally;
use crate::server::{Address, Result};

/// What PostgreSQL says to a canceled statement, and in a transaction that failed.
const CANCELED: &str = "57014";
const ABORTED: &str = "25P02";

/// How long a statement may go on that was canceled.
const PATIENCE: Duration = Duration::from_secs(20);

/// What DSQL refuses, and with which SQLSTATE.
const REFUSED: [(&str, &str); 4] = [
    ("TRUNCATE accounts", "0A000"),
    ("CREATE TABLE t (id serial PRIMARY KEY)", "42704"),
    ("CREATE EXTENSION hstore", "0A000"),
    ("VACUUM accounts", "0A000"),
];

pub(super) async fn connect(address: &Address) -> Result<Client> {
    let (client, connection) = address.config().connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn session(proxy: &Address, tally: &Tally) -> Result<Client> {
    let client = connect(proxy).await?;
    Tally::count(&tally.connections);
    Ok(client)
}

fn same<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{found:?} instead of {expected:?}").into())
}

/// Keys, one after the other in no order that a cache would like.
fn keys(seed: i32) -> impl Iterator<Item = i32> {
    let from = i64::from(seed) * 7_919;
    (from..).map(|it| (it * 7_907 % i64::from(ROWS)) as i32 + 1)
}

/// The first column of the first row.
fn value(messages: &[SimpleQueryMessage]) -> Option<&str> {
    messages.iter().find_map(|it| match it {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    })
}

/// Text alone: reads, and every tenth time a transaction that counts.
pub(super) async fn simple(proxy: Address, tally: Arc<Tally>, id: i32) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let insert = format!("INSERT INTO counters VALUES ({id}, 0)");
    client.batch_execute(&insert).await?;
    for (number, key) in (1..).zip(keys(id)) {
        if tally.is_over() {
            break;
        }
        let began = Instant::now();
        let sql = format!("SELECT abalance FROM accounts WHERE aid = {key}");
        let answer = client.simple_query(&sql).await?;
        same(value(&answer), Some((key * 7).to_string().as_str()))?;
        tally.done(began);
        if number % 10 == 0 {
            let began = Instant::now();
            client.batch_execute("BEGIN").await?;
            let sql = format!("UPDATE counters SET number = number + 1 WHERE id = {id}");
            client.batch_execute(&sql).await?;
            let sql = format!("SELECT number FROM counters WHERE id = {id}");
            let answer = client.simple_query(&sql).await?;
            same(value(&answer), Some((number / 10).to_string().as_str()))?;
            client.batch_execute("COMMIT").await?;
            tally.done(began);
        }
    }
    Ok(())
}

/// Parses each statement anew.
pub(super) async fn extended(proxy: Address, tally: Arc<Tally>, seed: i32) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    for key in keys(seed).take_while(|_| !tally.is_over()) {
        let began = Instant::now();
        let sql = "SELECT abalance FROM accounts WHERE aid = $1";
        let row = client.query_one(sql, &[&key]).await?;
        same(row.get::<_, i32>(0), key * 7)?;
        tally.done(began);
    }
    Ok(())
}

/// Parses a statement once.
pub(super) async fn prepared(proxy: Address, tally: Arc<Tally>, seed: i32) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let sql = "SELECT abalance FROM accounts WHERE aid = $1";
    let statement = client.prepare(sql).await?;
    for key in keys(seed).take_while(|_| !tally.is_over()) {
        let began = Instant::now();
        let row = client.query_one(&statement, &[&key]).await?;
        same(row.get::<_, i32>(0), key * 7)?;
        tally.done(began);
    }
    Ok(())
}

/// Many at once, one of them wrong.
pub(super) async fn pipeline(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let statement = client.prepare("SELECT 1000 / $1::int").await?;
    while !tally.is_over() {
        let began = Instant::now();
        let batch =
            (0..50).map(async |divisor: i32| client.query_one(&statement, &[&divisor]).await);
        for (divisor, answer) in (0..).zip(futures_util::future::join_all(batch).await) {
            match (divisor, answer) {
                (0, Err(error)) => same(error.code().map(SqlState::code), Some("22012"))?,
                (0, Ok(_)) => return Err("a division by zero".into()),
                (_, answer) => same(answer?.get::<_, i32>(0), 1000 / divisor)?,
            }
        }
        tally.done(began);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// Comes and goes.
pub(super) async fn connects(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    while !tally.is_over() {
        let began = Instant::now();
        let client = session(&proxy, &tally).await?;
        same(value(&client.simple_query("SELECT 42").await?), Some("42"))?;
        tally.done(began);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// Rows in, rows out, rows away.
pub(super) async fn copy(proxy: Address, tally: Arc<Tally>, id: i32) -> Result<()> {
    const LINES: usize = 1_000;
    let client = session(&proxy, &tally).await?;
    while !tally.is_over() {
        let began = Instant::now();
        let sink = client.copy_in("COPY lines FROM STDIN").await?;
        let mut sink = std::pin::pin!(sink);
        let mut sent = 0;
        for number in 0..LINES {
            let line = format!("{id}\t{number}\t{}\n", "line ".repeat(number % 40));
            sent += line.len();
            sink.send(bytes::Bytes::from(line)).await?;
        }
        same(sink.finish().await?, LINES as u64)?;
        let sql = format!("COPY (SELECT * FROM lines WHERE client = {id}) TO STDOUT");
        let stream = client.copy_out(&sql).await?;
        let parts: Vec<bytes::Bytes> = stream.try_collect().await?;
        same(parts.iter().map(bytes::Bytes::len).sum::<usize>(), sent)?;
        let sql = "DELETE FROM lines WHERE client = $1";
        same(client.execute(sql, &[&id]).await?, LINES as u64)?;
        tally.done(began);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// What is refused, alone and in a transaction, and the session goes on.
pub(super) async fn refused(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let code = |answer: std::result::Result<_, tokio_postgres::Error>| match answer {
        Ok(()) => "none".to_owned(),
        Err(error) => error
            .code()
            .map_or(error.to_string(), |it| it.code().to_owned()),
    };
    while !tally.is_over() {
        for (sql, state) in REFUSED {
            same(code(client.batch_execute(sql).await).as_str(), state)?;
            Tally::count(&tally.refusals);
            same(
                code(client.execute(sql, &[]).await.map(drop)).as_str(),
                state,
            )?;
            Tally::count(&tally.refusals);
        }
        client.batch_execute("BEGIN").await?;
        let (sql, state) = REFUSED[0];
        same(code(client.batch_execute(sql).await).as_str(), state)?;
        Tally::count(&tally.refusals);
        same(
            code(client.batch_execute("SELECT 1").await).as_str(),
            ABORTED,
        )?;
        client.batch_execute("ROLLBACK").await?;
        same(client.query_one("SELECT 7", &[]).await?.get::<_, i32>(0), 7)?;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}

/// Asks for more than it waits for. A cancel that comes before its statement would have no effect, as
/// with PostgreSQL itself; so another session looks whether it is there.
pub(super) async fn cancels(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let observer = session(&proxy, &tally).await?;
    let own = client.query_one("SELECT pg_backend_pid()", &[]).await?;
    let own: i32 = own.get(0);
    let sql = "SELECT state FROM pg_stat_activity WHERE pid = $1";
    let look = observer.prepare(sql).await?;
    while !tally.is_over() {
        let cancel = async {
            let is_active = async || -> Result<bool> {
                let row = observer.query_one(&look, &[&own]).await?;
                Ok(row.get::<_, Option<&str>>(0) == Some("active"))
            };
            while !is_active().await? {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            Ok(client.cancel_token().cancel_query(NoTls).await?)
        };
        let sql = "SELECT count(*) FROM generate_series(1, 1000000000000)";
        let both = async { tokio::join!(client.simple_query(sql), cancel) };
        let (answer, canceled): (_, Result<()>) = tokio::time::timeout(PATIENCE, both)
            .await
            .map_err(|_| "a statement goes on that was canceled")?;
        canceled?;
        let error = answer.err().and_then(|it| it.code().cloned());
        same(error.as_ref().map(SqlState::code), Some(CANCELED))?;
        Tally::count(&tally.cancels);
        same(value(&client.simple_query("SELECT 8").await?), Some("8"))?;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Large values in both directions.
pub(super) async fn large(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    let text = "0123456789".repeat(100_000);
    while !tally.is_over() {
        let began = Instant::now();
        let row = client.query_one("SELECT $1 || '!'", &[&text]).await?;
        let answer: &str = row.get(0);
        same(answer.strip_suffix('!') == Some(text.as_str()), true)?;
        tally.done(began);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Says something from time to time.
pub(super) async fn idle(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let client = session(&proxy, &tally).await?;
    while !tally.is_over() {
        same(value(&client.simple_query("SELECT 9").await?), Some("9"))?;
        tokio::time::sleep(Duration::from_secs(20).min(tally.left())).await;
    }
    Ok(())
}
