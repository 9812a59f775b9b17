//! Connections that are cut just after a commit, before its answer arrives.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

use super::{T_AND_U, tables};
use crate::support::postgres::{Database, database, run};
use crate::support::{Output, deesql, folder};

/// A way to the server that cuts the connection when the server answers a message that holds
/// `needle`, as many times as it is told to.
async fn cutting(database: &Database, needle: &'static str, times: u32) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let socket = database.folder.join(format!(".s.PGSQL.{}", database.port));
    let left = Arc::new(AtomicU32::new(times));
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(relay(client, socket.clone(), needle, left.clone()));
        }
    });
    port
}

async fn relay(mut client: TcpStream, socket: PathBuf, needle: &str, left: Arc<AtomicU32>) {
    let mut server = UnixStream::connect(socket).await.unwrap();
    let (mut up, mut down) = (vec![0; 65536], vec![0; 65536]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let Ok(length @ 1..) = read else { return };
                server.write_all(&up[..length]).await.unwrap();
                let is_it = String::from_utf8_lossy(&up[..length]).contains(needle);
                if is_it && left.load(Ordering::SeqCst) > 0 {
                    left.fetch_sub(1, Ordering::SeqCst);
                    // The answer is there, so it is committed.
                    let _ = server.read(&mut down).await;
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

fn through(database: &Database, port: u16, arguments: &[&str]) -> Output {
    let folder = folder(&[
        ("schema/a.sql", T_AND_U),
        (
            "b.sql",
            "SET application_name = 'kept';\nBEGIN;\nINSERT INTO t VALUES (1);\nCOMMIT;\n\
             INSERT INTO names SELECT current_setting('application_name');\n",
        ),
    ]);
    let endpoint = format!("localhost:{port}");
    let all = [
        arguments,
        &["--endpoint", &endpoint, "--user", &database.user],
    ]
    .concat();
    deesql(&all)
        .env("PGDATABASE", &database.name)
        .env("DEESQL_RETRY_DELAY", "10ms")
        .current_dir(folder.path())
        .run()
}

#[test]
fn a_definition_whose_answer_was_lost_is_not_run_twice() {
    run(async {
        let database = database().await;
        let port = cutting(&database, "CREATE TABLE u", 1).await;
        let output = through(&database, port, &["apply", "--force", "--schema", "schema"]);
        let output = output.status(0);
        for expected in [
            "retry 1 of 5",
            "connected again",
            "[2/2] was committed, though its answer was lost",
            "applied 2 statement(s)",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(tables(&database).await, "t u");
    });
}

#[test]
fn rows_whose_commit_nobody_knows_of_are_not_written_twice() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let tables = "CREATE TABLE t (a int); CREATE TABLE names (name text)";
        client.batch_execute(tables).await.unwrap();
        let port = cutting(&database, "COMMIT", 1).await;
        let output = through(&database, port, &["sql", "b.sql"]).status(2);
        for expected in [
            "b.sql:4:1",
            "COMMIT",
            "it is unknown whether this was committed",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(database.rows("SELECT count(*) FROM t").await, "1\n");

        // Lost before its COMMIT, a transaction is run again, in a session with the same settings.
        let port = cutting(&database, "INSERT INTO t", 1).await;
        through(&database, port, &["sql", "b.sql"]).status(0);
        assert_eq!(database.rows("SELECT count(*) FROM t").await, "2\n");
        assert_eq!(database.rows("SELECT name FROM names").await, "kept\n");

        // A statement alone is not.
        let port = cutting(&database, "INSERT INTO names", 1).await;
        let output = through(&database, port, &["sql", "b.sql"]).status(2);
        assert!(output.stderr.contains("b.sql:5:1"), "{}", output.stderr);
        assert_eq!(database.rows("SELECT count(*) FROM names").await, "2\n");
    });
}
