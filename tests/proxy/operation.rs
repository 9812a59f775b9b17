//! How a proxy is watched and limited.

use std::process::{Command, Stdio};
use std::time::Duration;

use deesql::postgres::{Options, PrivatePostgres};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::login::{PASSWORD, strict};
use super::wire::{PROTOCOL_3_0, Wire, query, start_packet};
use crate::support::postgres::{database, of, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{open_folder, trace};

/// The status and the body of what a proxy answers by HTTP.
async fn get(proxy: &Proxy, request: &str) -> (u16, String) {
    let log = proxy.log();
    let address = log.split_once("metrics at http://").unwrap().1;
    let address = address.split_once('/').unwrap().0;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("{request} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap();
    (status.parse().unwrap(), body.to_owned())
}

/// The metrics without their descriptions.
async fn metrics(proxy: &Proxy) -> Vec<String> {
    let (status, body) = get(proxy, "GET /metrics").await;
    assert_eq!(status, 200);
    assert!(body.ends_with("# EOF\n"), "{body}");
    let lines = body.lines().filter(|it| !it.starts_with('#'));
    lines.map(str::to_owned).collect()
}

async fn eventually_has(proxy: &Proxy, line: &str) {
    loop {
        let metrics = metrics(proxy).await;
        if metrics.iter().any(|it| it == line) {
            return;
        }
        assert!(proxy.log().lines().count() < 10_000, "{metrics:#?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[test]
fn everything_is_counted() {
    run(async {
        let database = database().await;
        let arguments = ["--metrics", "127.0.0.1:0"];
        let proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        wire.query("TRUNCATE t").await;
        wire.query("SELECT 1; SELECT 2").await;
        let prepared = wire.query("TRUNCATE   t");
        assert!(prepared.await.contains("unsupported statement: Truncate"));
        let mut refused = Wire::connect(proxy.port).await;
        let parameters = [("user", "admin"), ("work_mem", "1")];
        refused.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
        refused.message().await;
        drop(refused);
        let mut gone = Wire::connect(proxy.port).await;
        gone.send(b"GET / HTTP/1.1\r\n\r\n").await;
        gone.rest().await;
        for line in [
            "deesql_sessions 1",
            "deesql_connections_total{outcome=\"session\"} 1",
            "deesql_connections_total{outcome=\"refused\"} 1",
            "deesql_connections_total{outcome=\"closed\"} 1",
            "deesql_statements_total 5",
            "deesql_refusals_total{rule=\"truncate\"} 2",
            "deesql_upstream_failures_total 0",
            // The queries: 41, 16, 24 and 18.
            "deesql_from_client_bytes_total 99",
        ] {
            eventually_has(&proxy, line).await;
        }
        drop(wire);
        eventually_has(&proxy, "deesql_sessions 0").await;
    });
}

#[test]
fn ready_is_a_proxy_whose_postgresql_is_there_and_that_takes_clients() {
    run(async {
        let server = PrivatePostgres::start(Options::default()).await.unwrap();
        let database = of(&server);
        let arguments = ["--metrics", "127.0.0.1:0"];
        let mut proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        let told = async |path: &str| get(&proxy, &format!("GET {path}")).await;
        assert_eq!(told("/live").await, (200, "live\n".to_owned()));
        assert_eq!(told("/ready").await, (200, "ready\n".to_owned()));
        assert_eq!(told("/").await.0, 404);
        assert_eq!(get(&proxy, "POST /metrics").await.0, 405);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("BEGIN").await;
        proxy.terminate();
        let (status, body) = loop {
            let told = get(&proxy, "GET /ready").await;
            if told.0 != 200 {
                break told;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        };
        assert_eq!((status, body.as_str()), (503, "shutting down\n"));
        assert_eq!(get(&proxy, "GET /live").await.0, 200);
        wire.query("COMMIT").await;
        drop(wire);
        assert_eq!(proxy.wait().0, 0);

        let proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        server.stop().await.unwrap();
        let (status, body) = get(&proxy, "GET /ready").await;
        assert_eq!(status, 503);
        assert!(
            body.starts_with("cannot connect to the PostgreSQL at "),
            "{body}"
        );
    });
}

#[test]
fn the_log_can_be_read_by_programs() {
    run(async {
        let database = database().await;
        let arguments = ["--log-format", "json"];
        let mut proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        let mut refused = Wire::connect(proxy.port).await;
        let parameters = [("user", "ad\nmin"), ("work_mem", "1")];
        refused.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
        refused.message().await;
        drop(refused);
        proxy.terminate();
        let (_, log) = proxy.wait();
        let lines = log.lines().filter(|it| it.starts_with('{'));
        let lines: Vec<Value> = lines.map(|it| serde_json::from_str(it).unwrap()).collect();
        assert_eq!(lines[0]["connection"], 1);
        assert_eq!(lines[0]["level"], "note");
        let message = lines[0]["message"].as_str().unwrap();
        assert!(message.starts_with("user \"ad\\nmin\", "), "{message}");
        assert!(lines[0]["peer"].as_str().unwrap().starts_with("127.0.0.1:"));
        assert_eq!(lines[1]["level"], "warning");
        let expected = "setting configuration parameter \"work_mem\" not supported";
        assert_eq!(lines[1]["message"], expected);
    });
}

#[test]
fn limits_are_flags() {
    run(async {
        let database = database().await;
        let arguments = ["--startup-timeout", "200ms"];
        let proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        // It says nothing, and is closed.
        assert_eq!(Wire::connect(proxy.port).await.rest().await, b"");
        let arguments = ["--max-connections", "1", "--max-message-size", "1"];
        let proxy = Proxy::start_with(&database, &As::Owner, &arguments);
        let mut wire = Wire::session(proxy.port).await;
        let mut second = Wire::connect(proxy.port).await;
        second
            .send(&start_packet(PROTOCOL_3_0, &[("user", "admin")]))
            .await;
        assert!(second.message().await.error().starts_with("FATAL 53300: "));
        let fits = "x".repeat(1 << 19);
        let told = wire.query(&format!("SELECT length('{fits}')")).await;
        assert_eq!(told, "524288\nSELECT 1\nI");
        let long = query(&format!("SELECT '{}'", "x".repeat(1 << 20)));
        wire.send(&long[..100]).await;
        let error = wire.message().await.error();
        assert_eq!(error, "FATAL 08P01: invalid message length");
        assert_eq!(wire.rest().await, b"");
    });
}

/// A port that is free on every address.
fn free_port() -> u16 {
    let free = std::net::TcpListener::bind("[::]:0").unwrap();
    free.local_addr().unwrap().port()
}

/// The proxy of a compose file: it is told names and ports, as the variables of PostgreSQL's Docker
/// image, listens on every address and may be up before its PostgreSQL.
#[test]
fn the_command_line_of_a_compose_file() {
    run(async {
        let database = strict().await;
        let (port, upstream) = (free_port(), free_port());
        let mut proxy = Command::new(env!("CARGO_BIN_EXE_deesql"))
            .args(["proxy", "--listen", &format!(":{port}")])
            .args(["--upstream", &format!("localhost:{upstream}")])
            .env("POSTGRES_USER", "scram_role")
            .env("POSTGRES_PASSWORD", PASSWORD.unwrap())
            .env("POSTGRES_DB", &database.name)
            .env("XDG_DATA_HOME", open_folder().path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while TcpStream::connect(("::1", port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let waiting = tokio::spawn(Wire::session(port));
        let listener = TcpListener::bind(("127.0.0.1", upstream)).await.unwrap();
        database.listen(listener);
        let mut wire = waiting.await.unwrap();
        assert_eq!(
            wire.query("SELECT current_user").await,
            "scram_role\nSELECT 1\nI"
        );
        trace::signal("TERM", proxy.id());
        assert_eq!(proxy.wait().unwrap().code(), Some(0));
    });
}
