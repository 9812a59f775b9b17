//! `COPY … FROM stdin`.

use std::io::Cursor;

use futures_util::SinkExt as _;
use tokio_postgres::{Client, Error};

/// Bytes of one message.
const CHUNK: usize = 64 * 1024;

/// Runs a `COPY … FROM stdin` with its data.
pub(super) async fn copy_in(client: &Client, sql: &str, data: &str) -> Result<u64, Error> {
    let sink = client.copy_in::<_, Cursor<Vec<u8>>>(sql).await?;
    let mut sink = std::pin::pin!(sink);
    for chunk in data.as_bytes().chunks(CHUNK) {
        sink.as_mut().feed(Cursor::new(chunk.to_vec())).await?;
    }
    sink.finish().await
}
