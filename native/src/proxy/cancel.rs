//! Cancelling a running query: a connection of its own, which carries nothing but the key.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use super::Upstream;
use super::startup::cancel_request;

/// How long a cancellation may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Asks PostgreSQL to cancel what the connection with this key runs. The keys that clients have are
/// PostgreSQL's own. Comes back when PostgreSQL has taken the request, so that a client that waits
/// for the end of its cancel connection, as libpq does, may go on. Nothing is ever answered.
pub(super) async fn cancel(upstream: &Upstream, key: &[u8]) {
    let request = async {
        let mut stream = upstream.connect().await?;
        stream.write_all(&cancel_request(key)).await?;
        // PostgreSQL closes the connection without an answer.
        stream.read_u8().await.map(|_| ())
    };
    let _ = timeout(TIMEOUT, request).await;
}
