//! A way to a server that can be cut.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// Lets those who connect to a port talk to another one, for as long as the runtime lasts.
pub(super) struct Line {
    pub(super) port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    cut: Notify,
    /// The next answer does not arrive, and nothing after it.
    loses_answer: AtomicBool,
}

impl Line {
    pub(super) async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                let state = Arc::clone(&shared);
                tokio::spawn(async move { state.relay(client, server).await });
            }
        });
        Self { port: own, state }
    }

    /// Cuts what is connected.
    pub(super) fn cut(&self) {
        self.state.cut.notify_waiters();
    }

    /// The next statement runs to its end, and its answer is lost.
    pub(super) fn lose_answer(&self) {
        self.state.loses_answer.store(true, Ordering::SeqCst);
    }
}

impl State {
    async fn relay(&self, mut client: TcpStream, mut server: TcpStream) {
        let cut = self.cut.notified();
        tokio::pin!(cut);
        let (mut up, mut down) = (vec![0; 65536], vec![0; 65536]);
        loop {
            tokio::select! {
                () = &mut cut => return,
                read = client.read(&mut up) => {
                    let Ok(length @ 1..) = read else { return };
                    if server.write_all(&up[..length]).await.is_err() { return }
                    if self.loses_answer.swap(false, Ordering::SeqCst) {
                        let mut answer = vec![];
                        while !is_ready(&answer) {
                            let Ok(length @ 1..) = server.read(&mut down).await else { return };
                            answer.extend_from_slice(&down[..length]);
                        }
                        return;
                    }
                }
                read = server.read(&mut down) => {
                    let Ok(length @ 1..) = read else { return };
                    if client.write_all(&down[..length]).await.is_err() { return }
                }
            }
        }
    }
}

/// Whether an answer ends with `ReadyForQuery`.
fn is_ready(answer: &[u8]) -> bool {
    answer.len() >= 6 && answer[answer.len() - 6..][..5] == [b'Z', 0, 0, 0, 5]
}
