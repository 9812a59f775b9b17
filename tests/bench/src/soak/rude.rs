//! Clients that do not behave: they speak the protocol themselves.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::tally::Tally;
use crate::server::{Address, Result};

/// A session, up to the first ReadyForQuery.
async fn session(proxy: &Address, tally: &Tally) -> Result<TcpStream> {
    let mut stream = TcpStream::connect((proxy.host.as_str(), proxy.port)).await?;
    let parameters = b"\0\x03\0\0user\0admin\0database\0postgres\0\0";
    let length = u32::try_from(parameters.len() + 4)?;
    stream.write_all(&length.to_be_bytes()).await?;
    stream.write_all(parameters).await?;
    read_to_ready(&mut stream, None).await?;
    Tally::count(&tally.connections);
    Ok(stream)
}

async fn query(stream: &mut TcpStream, sql: &str) -> Result<()> {
    let length = u32::try_from(sql.len() + 5)?;
    let message = [b"Q", &length.to_be_bytes()[..], sql.as_bytes(), b"\0"].concat();
    Ok(stream.write_all(&message).await?)
}

/// Reads up to ReadyForQuery, after each row with a pause: how many rows there were.
async fn read_to_ready(stream: &mut TcpStream, pause: Option<Duration>) -> Result<usize> {
    let mut rows = 0;
    loop {
        let tag = stream.read_u8().await?;
        let length = stream.read_u32().await?;
        let mut body = vec![0; length.saturating_sub(4) as usize];
        stream.read_exact(&mut body).await?;
        match tag {
            b'Z' => return Ok(rows),
            b'E' => return Err(String::from_utf8_lossy(&body).into()),
            b'D' => {
                rows += 1;
                if let Some(pause) = pause {
                    tokio::time::sleep(pause).await;
                }
            }
            _ => {}
        }
    }
}

/// Dies in the middle of an answer, in the middle of its own words, or in a transaction.
pub(super) async fn killed(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    for way in (0..3).cycle() {
        if tally.is_over() {
            break;
        }
        let mut stream = session(&proxy, &tally).await?;
        match way {
            0 => {
                let sql = "SELECT repeat('x', 1000) FROM generate_series(1, 100000)";
                query(&mut stream, sql).await?;
                stream.read_exact(&mut [0; 50_000]).await?;
            }
            1 => stream.write_all(b"Q\0\0\x10\0SELECT").await?,
            _ => {
                query(&mut stream, "BEGIN").await?;
                read_to_ready(&mut stream, None).await?;
                let sql = "UPDATE counters SET number = -1 WHERE id = 1000";
                query(&mut stream, sql).await?;
                read_to_ready(&mut stream, None).await?;
            }
        }
        // A reset instead of an end.
        stream.set_zero_linger()?;
        drop(stream);
        Tally::count(&tally.killed);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// Reads a large answer slowly.
pub(super) async fn slow(proxy: Address, tally: Arc<Tally>) -> Result<()> {
    let mut stream = session(&proxy, &tally).await?;
    while !tally.is_over() {
        let sql = "SELECT repeat('x', 100000) FROM generate_series(1, 200)";
        query(&mut stream, sql).await?;
        let rows = read_to_ready(&mut stream, Some(Duration::from_millis(10))).await?;
        if rows != 200 {
            return Err(format!("{rows} rows instead of 200").into());
        }
    }
    Ok(())
}
