//! Much data and many clients.

use std::process::Command;
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use super::cancel::wait_for;
use super::wire::{SYNC, Wire, extended, message, query, tags};
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;

pub(super) const MIB: u64 = 1024 * 1024;

/// More than a proxy needs that keeps no messages, with what its allocator has not given back yet.
pub(super) const LITTLE: u64 = 32 * MIB;

#[test]
fn a_large_row_passes_in_parts() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        wire.send(&query("SELECT repeat('x', 100 * 1024 * 1024)"))
            .await;
        let read = wire.skim().await;
        assert!(read > 100 * MIB, "{read}");
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");
    });
}

#[test]
fn a_client_that_does_not_read_slows_postgresql_down() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        let sql = "SELECT repeat('x', 1024) FROM generate_series(1, 300 * 1024)";
        wire.send(&query(sql)).await;
        // PostgreSQL waits for the client to read.
        wait_for(&database, "wait_event = 'ClientWrite'").await;
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");
        let read = wire.skim().await;
        assert!(read > 300 * MIB, "{read}");
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");
    });
}

#[test]
fn a_client_that_reads_without_end_leaves_the_others_their_turns() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        // As many as there may be threads, so that the other one shares its thread with one of them.
        let mut greedy = Vec::new();
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let mut wire = Wire::session(proxy.port).await;
            let sql = "SELECT repeat('x', 1024) FROM generate_series(1, 1000 * 1000 * 1000)";
            wire.send(&query(sql)).await;
            let skim = async move { wire.skim().await };
            greedy.push(tokio::spawn(skim));
        }
        let mut other = Wire::session(proxy.port).await;
        for _ in 0..100 {
            other.query("SELECT 1").await;
        }
        for it in greedy {
            assert!(!it.is_finished());
            it.abort();
        }
    });
}

#[test]
fn a_server_that_does_not_read_slows_the_client_down() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        // The first row waits for this one to be there or not.
        let holder = database.client().await;
        let hold = "BEGIN; INSERT INTO t VALUES (1)";
        holder.batch_execute(hold).await.unwrap();
        wire.send(&query("COPY t FROM STDIN")).await;
        wire.until('G').await;
        let before = proxy.memory();
        let lines = message(b'd', &b"1\n".repeat(32 * 1024));
        wire.send(&lines).await;
        wait_for(&database, "wait_event_type = 'Lock'").await;
        let mut sent = 0;
        while timeout(Duration::from_secs(2), wire.stream.write_all(&lines))
            .await
            .is_ok()
        {
            sent += lines.len() as u64;
            assert!(sent < 100 * MIB, "nobody slows the client down");
        }
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");
        holder.batch_execute("COMMIT").await.unwrap();
        // The first row is a duplicate; PostgreSQL reads over the others.
        let error = wire.until('E').await.pop().unwrap().error();
        assert!(error.starts_with("ERROR 23505: "), "{error}");
    });
}

/// Sends a statement with a parameter of so many MiB, and reads its answer. The most memory that the
/// proxy took meanwhile.
pub(super) async fn send_large_parameter<S: AsyncRead + AsyncWrite + Unpin>(
    wire: &mut Wire<S>,
    mib: u64,
    proxy: &Proxy,
) -> u64 {
    let length = mib * MIB;
    wire.send(&message(b'P', b"\0SELECT length($1)\0\0\0"))
        .await;
    // Bind: its length, no names, no formats, one value, no formats of results.
    let head = [
        b"B",
        &u32::try_from(length + 16).unwrap().to_be_bytes()[..],
        b"\0\0\0\0\0\x01",
        &u32::try_from(length).unwrap().to_be_bytes(),
    ];
    wire.send(&head.concat()).await;
    let part = vec![b'y'; MIB as usize];
    let mut most = 0;
    for _ in 0..mib {
        wire.send(&part).await;
        most = most.max(proxy.memory());
    }
    wire.send(b"\0\0").await;
    wire.send(&[&message(b'E', b"\0\0\0\0\0")[..], SYNC].concat())
        .await;
    let messages = wire.until_ready().await;
    assert_eq!(tags(&messages), "12DCZ");
    assert_eq!(messages[2].values(), [length.to_string()]);
    most
}

#[test]
fn a_large_parameter_passes_in_parts() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        let most = send_large_parameter(&mut wire, 100, &proxy).await;
        assert!(most < before + LITTLE, "{before} -> {most}");
    });
}

#[test]
fn large_values_pass_in_both_directions() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        // One megabyte, bound to a parameter, and back.
        let value = vec![b'y'; 1_000_000];
        let length = u32::try_from(value.len()).unwrap().to_be_bytes();
        let bind = [b"\0\0\0\0\0\x01", &length[..], &value, b"\0\0"].concat();
        let batch = [
            message(b'P', b"\0SELECT $1::text\0\0\0"),
            message(b'B', &bind),
            message(b'E', b"\0\0\0\0\0"),
            SYNC.to_vec(),
        ]
        .concat();
        for _ in 0..3 {
            wire.send(&batch).await;
            let messages = wire.until_ready().await;
            let row = messages.iter().find(|it| it.tag == 'D').unwrap();
            assert!(row.body[6..] == value);
        }
    });
}

/// PostgreSQL answers while the client still sends; nobody waits for the other for ever.
#[test]
fn a_long_pipeline_does_not_stall() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let wire = Wire::session(proxy.port).await;
        let (reader, mut writer) = wire.stream.into_split();
        let one = extended("SELECT repeat('z', 1000)");
        let count = 20_000;
        let sender = tokio::spawn(async move {
            for number in 1..=count {
                writer.write_all(&one).await.unwrap();
                if number % 100 == 0 {
                    writer.write_all(SYNC).await.unwrap();
                }
            }
            writer
        });
        let mut reader = tokio::io::BufReader::new(reader);
        let mut rows = 0;
        let mut ends = 0;
        while ends < count / 100 {
            use tokio::io::AsyncReadExt;
            let tag = reader.read_u8().await.unwrap();
            let length = reader.read_u32().await.unwrap() as usize - 4;
            let mut body = vec![0; length];
            reader.read_exact(&mut body).await.unwrap();
            rows += i32::from(tag == b'D');
            ends += i32::from(tag == b'Z');
            assert_ne!(tag, b'E', "{}", String::from_utf8_lossy(&body));
        }
        assert_eq!(rows, count);
        drop(sender.await.unwrap());
    });
}

fn pgbench(database: &Database, arguments: &[&str], port: Option<u16>) -> String {
    let mut command = Command::new("pgbench");
    command.args(arguments).args(["-U", "admin"]);
    match port {
        Some(port) => command.args(["-h", "127.0.0.1", "-p", &port.to_string()]),
        None => command.arg("-h").arg(&database.folder).args(["-p", "5432"]),
    };
    let output = match command.arg(&database.name).output() {
        Ok(output) => output,
        Err(error) if std::env::var_os("CI").is_some() => panic!("pgbench: {error}"),
        Err(_) => return String::new(),
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{errors}");
    text
}

#[test]
fn sixteen_clients_of_pgbench() {
    run(async {
        let database = database().await;
        if pgbench(&database, &["-i", "-q", "-s", "1"], None).is_empty() {
            return;
        }
        let proxy = Proxy::before(&database);
        for protocol in ["simple", "extended", "prepared"] {
            let arguments = [
                "-S", "-n", "-c", "16", "-j", "2", "-t", "50", "-M", protocol,
            ];
            let text = pgbench(&database, &arguments, Some(proxy.port));
            assert!(
                text.contains("number of transactions actually processed: 800/800"),
                "{text}"
            );
        }
    });
}

#[test]
fn an_idle_connection_takes_little_memory() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        let count = 100;
        let mut idle = vec![];
        for _ in 0..count {
            let mut wire = Wire::session(proxy.port).await;
            wire.query("SELECT 1").await;
            idle.push(wire);
        }
        let each = proxy.memory().saturating_sub(before) / count;
        assert!(each < 50 * 1024, "{each} bytes");
    });
}

#[test]
fn a_lack_of_file_descriptors_is_waited_out() {
    run(async {
        let database = database().await;
        let login = [("POSTGRES_USER", "admin"), ("POSTGRES_DB", &database.name)];
        let upstream = database.folder.display().to_string();
        let proxy = Proxy::with_few_files(40, &upstream, &login);
        let mut waiting = vec![];
        for _ in 0..60 {
            waiting.push(Wire::connect(proxy.port).await);
        }
        let start = Instant::now();
        while !proxy.log().contains("cannot accept a connection: ") {
            assert!(start.elapsed() < Duration::from_secs(60));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let before = proxy.processor_time();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let spent = proxy.processor_time() - before;
        assert!(
            spent < Duration::from_millis(300),
            "{spent:?} in one second"
        );
        drop(waiting);
        let mut wire = Wire::session(proxy.port).await;
        assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn many_indexes_on_a_table_at_once() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY, a int)")
            .await;
        let mut others = vec![];
        for _ in 0..16 {
            let mut other = Wire::session(proxy.port).await;
            other.send(&query("CREATE INDEX ASYNC ON t (a)")).await;
            others.push(other);
        }
        for mut other in others {
            let messages = other.until_ready().await;
            let job = messages[1].values().swap_remove(0);
            let call = format!("CALL sys.wait_for_job('{job}')");
            assert_eq!(other.query(&call).await, "t\nCALL\nI");
        }
    });
}
