//! Many clients, clients that are killed, and bytes that mean nothing: whatever happens to one
//! session happens to no other, and nothing is left of it.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use deesql::postgres::{Options, PrivatePostgres};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::differential::{Random, random_bytes, seeds};
use super::wire::{PROTOCOL_3_0, TERMINATE, Wire, query, start_packet};
use crate::support::postgres::{Database, database, of, run};
use crate::support::proxy::{As, Proxy};

/// Nothing takes longer.
const LIMIT: Duration = Duration::from_secs(60);

/// What the allocator may keep.
const KEPT: u64 = 48 * 1024 * 1024;

/// Waits until the proxy has as many files open as at its beginning, and PostgreSQL no session but
/// those of the tests.
async fn nothing_is_left(proxy: &Proxy, database: &Database, files: usize) {
    let client = database.client().await;
    // What is the proxy's own goes on.
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
        AND pid <> pg_backend_pid() AND application_name <> 'deesql proxy'";
    let start = Instant::now();
    loop {
        let sessions: i64 = client.query_one(sql, &[]).await.unwrap().get(0);
        let open = proxy.files();
        if sessions == 0 && open <= files {
            return;
        }
        assert!(
            start.elapsed() < LIMIT,
            "{sessions} sessions, {open} files instead of {files}"
        );
        sleep(Duration::from_millis(20)).await;
    }
}

/// A proxy that has had a session, and how many files it has open without one.
async fn settled(database: &Database) -> (Proxy, usize) {
    // Many start at once, and the machine may be busy.
    let arguments = ["--connect-timeout", "2m"];
    let proxy = Proxy::start_with(database, &As::Owner, &arguments);
    let mut wire = Wire::session(proxy.port).await;
    wire.query("CREATE TABLE t (id int PRIMARY KEY, v text)")
        .await;
    let files = proxy.files();
    drop(wire);
    // Two are the session's own.
    (proxy, files - 2)
}

#[test]
fn a_thousand_idle_and_two_hundred_busy_connections() {
    run(async {
        let options = Options {
            settings: vec![("max_connections".to_owned(), "1250".to_owned())],
            ..Options::default()
        };
        let server = PrivatePostgres::start(options).await.unwrap();
        let database = of(&server);
        let (proxy, files) = settled(&database).await;
        let before = proxy.memory();
        let mut connecting = JoinSet::new();
        let mut idle = vec![];
        for _ in 0..1000 {
            connecting.spawn(Wire::session(proxy.port));
            if connecting.len() == 16 {
                idle.extend(connecting.join_next().await.map(Result::unwrap));
            }
        }
        while let Some(connected) = connecting.join_next().await {
            idle.push(connected.unwrap());
        }
        let each = proxy.memory().saturating_sub(before) / 1000;
        assert!(each < 50 * 1024, "{each} bytes for each");
        let mut busy = JoinSet::new();
        for client in 0..200 {
            let port = proxy.port;
            busy.spawn(async move {
                let mut wire = Wire::session(port).await;
                for number in 0..10 {
                    // Everybody gets answers of their own.
                    let told = wire.query(&format!("SELECT '{client} {number}'")).await;
                    assert_eq!(told, format!("{client} {number}\nSELECT 1\nI"));
                }
            });
        }
        while let Some(ended) = busy.join_next().await {
            ended.unwrap();
        }
        for wire in idle.iter_mut().step_by(100) {
            assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
        }
        drop(idle);
        nothing_is_left(&proxy, &database, files).await;
        let after = proxy.memory();
        assert!(after < before + KEPT, "{before} -> {after}");
        server.stop().await.unwrap();
    });
}

/// Clients that vanish at some point of their query, and backends that are killed.
#[test]
fn kills_under_load_leave_nothing_and_lose_nothing() {
    run(async {
        let database = database().await;
        let (proxy, files) = settled(&database).await;
        let before = proxy.memory();
        let acknowledged = Arc::new(AtomicU64::new(0));
        let mut clients = JoinSet::new();
        for client in 0..16_u64 {
            let (port, acknowledged) = (proxy.port, Arc::clone(&acknowledged));
            clients.spawn(async move {
                let mut random = Random::new(client);
                for round in 0..12 {
                    let id = client * 1000 + round;
                    let kill = random.below(4);
                    one_of_many(port, id, kill, &acknowledged).await;
                }
            });
        }
        while let Some(ended) = clients.join_next().await {
            ended.unwrap();
        }
        nothing_is_left(&proxy, &database, files).await;
        // One that was killed may have been committed before it was told so.
        let count = database.rows("SELECT count(*) FROM t").await;
        let count: u64 = count.trim().parse().unwrap();
        let acknowledged = acknowledged.load(Ordering::Relaxed);
        assert!(
            count >= acknowledged && acknowledged > 0,
            "{count} {acknowledged}"
        );
        let after = proxy.memory();
        assert!(after < before + KEPT, "{before} -> {after}");
        let mut wire = Wire::session(proxy.port).await;
        assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

/// A session with one row written, of which the client or the backend may be killed.
async fn one_of_many(port: u16, id: u64, kill: usize, acknowledged: &AtomicU64) {
    let mut wire = Wire::session(port).await;
    let backend = wire.query("SELECT pg_backend_pid()").await;
    let backend = backend.lines().next().unwrap().to_owned();
    let insert = format!("INSERT INTO t SELECT {id}, repeat('x', 100000)");
    let large = "SELECT repeat('y', 1000) FROM generate_series(1, 20000)";
    wire.send(&query(&insert)).await;
    match kill {
        0 => return,
        1 => {
            // In the middle of what it reads.
            wire.until_ready().await;
            wire.send(&query(large)).await;
            wire.message().await;
            acknowledged.fetch_add(1, Ordering::Relaxed);
            return;
        }
        2 => {
            let mut other = Wire::session(port).await;
            let kill = format!("SELECT pg_terminate_backend({backend})");
            assert!(other.query(&kill).await.starts_with('t'));
            let rest = wire.rest().await;
            let is_done = rest.windows(11).any(|it| it == b"INSERT 0 1\0");
            acknowledged.fetch_add(u64::from(is_done), Ordering::Relaxed);
            return;
        }
        _ => {}
    }
    let tags = wire.tags_until_ready().await;
    assert_eq!(tags, "CZ");
    acknowledged.fetch_add(1, Ordering::Relaxed);
    wire.send(TERMINATE).await;
    assert_eq!(wire.rest().await, b"");
}

/// Every client is told that its row is there, or is told nothing, or that the proxy ends.
#[test]
fn a_shutdown_under_load_cuts_no_answer() {
    run(async {
        let database = database().await;
        let (mut proxy, _) = settled(&database).await;
        let acknowledged = Arc::new(AtomicU64::new(0));
        let mut clients = JoinSet::new();
        for client in 0..16_u64 {
            let mut wire = Wire::session(proxy.port).await;
            let acknowledged = Arc::clone(&acknowledged);
            clients.spawn(async move {
                for number in client * 100_000.. {
                    let insert = query(&format!("INSERT INTO t VALUES ({number})"));
                    if wire.stream.write_all(&insert).await.is_err() {
                        return;
                    }
                    let Ok(first) = timeout(LIMIT, wire.try_message()).await.unwrap() else {
                        return;
                    };
                    if first.tag == 'E' {
                        let error = first.error();
                        assert!(error.starts_with("FATAL 57P01: "), "{error}");
                        return;
                    }
                    assert_eq!(first.text(), "INSERT 0 1");
                    acknowledged.fetch_add(1, Ordering::Relaxed);
                    assert_eq!(wire.message().await.tag, 'Z');
                }
            });
        }
        let start = Instant::now();
        while acknowledged.load(Ordering::Relaxed) < 200 {
            assert!(start.elapsed() < LIMIT);
            sleep(Duration::from_millis(5)).await;
        }
        proxy.terminate();
        while let Some(ended) = clients.join_next().await {
            ended.unwrap();
        }
        let (status, log) = proxy.wait();
        assert_eq!(status, 0, "{log}");
        let count = database.rows("SELECT count(*) FROM t").await;
        let count: u64 = count.trim().parse().unwrap();
        // What was on its way when the proxy ended may have been carried out.
        let acknowledged = acknowledged.load(Ordering::Relaxed);
        assert!(
            (acknowledged..=acknowledged + 16).contains(&count),
            "{count} {acknowledged}"
        );
    });
}

/// The sessions that every run tries in each direction; `DEESQL_FUZZ_SEEDS` asks for others.
const SEEDS: Range<u64> = 0..150;
/// The seed of a session in which nothing is changed.
const CLEAN: u64 = u64::MAX;

#[test]
fn bytes_that_mean_nothing_trouble_no_other_session() {
    run(async {
        let database = database().await;
        let (proxy, files) = settled(&database).await;
        let mut other = Wire::session(proxy.port).await;
        other.query("SET application_name = 'the other'").await;
        let before = proxy.memory();
        for seed in seeds(SEEDS) {
            let mut random = Random::new(seed);
            let start = start_packet(PROTOCOL_3_0, &[("user", "admin"), ("database", "postgres")]);
            let bytes = if random.chance(30) {
                changed(start, &mut random)
            } else {
                let batch = random_bytes(&mut random);
                [start, changed(batch, &mut random)].concat()
            };
            let mut wire = Wire::connect(proxy.port).await;
            // The proxy may close the connection at any byte.
            let _ = wire.stream.write_all(&bytes).await;
            if random.chance(50) {
                let _ = wire.stream.shutdown().await;
                wire.rest().await;
            }
            drop(wire);
            let told = other.query("SHOW application_name").await;
            assert_eq!(told, "the other\nSHOW\nI", "seed {seed}");
        }
        drop(other);
        nothing_is_left(&proxy, &database, files).await;
        let after = proxy.memory();
        assert!(after < before + KEPT, "{before} -> {after}");
    });
}

/// What is between the proxy and PostgreSQL changes what PostgreSQL says.
#[test]
fn a_server_that_says_nonsense_troubles_its_own_session_only() {
    run(async {
        let database = database().await;
        let current = Arc::new(AtomicU64::new(CLEAN));
        let upstream = changing_forwarder(&database, Arc::clone(&current)).await;
        let login = [("POSTGRES_USER", "admin"), ("POSTGRES_DB", &database.name)];
        let proxy = Proxy::run(&upstream, &login);
        let mut other = Wire::session(proxy.port).await;
        other.query("SET application_name = 'the other'").await;
        // The session's own two.
        let files = proxy.files() - 2;
        let before = proxy.memory();
        for seed in seeds(SEEDS) {
            current.store(seed, Ordering::Relaxed);
            let mut random = Random::new(seed);
            let mut wire = Wire::connect(proxy.port).await;
            let parameters = [("user", "admin"), ("database", "postgres")];
            let start = start_packet(PROTOCOL_3_0, &parameters);
            let bytes = [start, random_bytes(&mut random), TERMINATE.to_vec()].concat();
            let _ = wire.stream.write_all(&bytes).await;
            // It may wait for the rest of a message for ever, as any client would.
            let mut rest = vec![];
            let _ = timeout(
                Duration::from_millis(20),
                wire.stream.read_to_end(&mut rest),
            )
            .await;
            drop(wire);
            let told = other.query("SHOW application_name").await;
            assert_eq!(told, "the other\nSHOW\nI", "seed {seed}");
        }
        drop(other);
        nothing_is_left(&proxy, &database, files).await;
        let after = proxy.memory();
        assert!(after < before + KEPT, "{before} -> {after}");
    });
}

/// Forwards to PostgreSQL, and changes what PostgreSQL says as the seed has it. The address.
async fn changing_forwarder(database: &Database, seed: Arc<AtomicU64>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let socket = database.folder.join(format!(".s.PGSQL.{}", database.port));
    tokio::spawn(async move {
        loop {
            let (client, _) = listener.accept().await.unwrap();
            let server = UnixStream::connect(&socket).await.unwrap();
            tokio::spawn(forward(client, server, seed.load(Ordering::Relaxed)));
        }
    });
    address
}

async fn forward(client: TcpStream, server: UnixStream, seed: u64) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let requests = tokio::spawn(async move {
        let _ = tokio::io::copy(&mut from_client, &mut to_server).await;
        let _ = to_server.shutdown().await;
    });
    let mut random = Random::new(seed.wrapping_add(1));
    let mut buffer = vec![0; 4096];
    // Whether the client is let in: for an answer to that the proxy waits ten seconds.
    let mut is_in = false;
    while let Ok(length @ 1..) = from_server.read(&mut buffer).await {
        let mut bytes = buffer[..length].to_vec();
        if seed != CLEAN && is_in && random.chance(50) {
            bytes = changed(bytes, &mut random);
        }
        is_in = true;
        if to_client.write_all(&bytes).await.is_err() {
            break;
        }
    }
    drop((to_client, from_server));
    // PostgreSQL may still wait for more; nobody gives it any.
    requests.abort();
}

/// Bytes with a few changes: some are other ones, some are gone, some are there twice.
fn changed(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        let end = bytes.len().min(at + 1 + random.below(16));
        match random.below(5) {
            0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            1 => bytes[at] ^= 1 << random.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let twice = bytes[at..end].to_vec();
                bytes.splice(at..at, twice);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}
