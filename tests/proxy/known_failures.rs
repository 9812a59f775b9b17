//! What another proxy got wrong, by the numbers that these failures were written down under. Those
//! about SQL are in `cases/`.

use std::process::Command;
use std::time::Duration;

use deesql::proxy::{Config, serve};
use tokio::net::TcpListener;

use super::login::{PASSWORD, strict};
use super::wire::{
    FLUSH, GSS_REQUEST, PROTOCOL_3_0, SYNC, Wire, extended, parse, start_packet, tags,
};
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::tls::Client;

const REFUSAL: &str = "ERROR 0A000: unsupported statement: Truncate";

/// A session with a table `t`.
async fn session() -> (Proxy, Wire) {
    let proxy = Proxy::before(&database().await);
    let mut wire = Wire::session(proxy.port).await;
    let created = wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
    assert_eq!(created, "CREATE TABLE\nI");
    (proxy, wire)
}

#[test]
fn e47_a_refusal_in_a_batch_comes_after_the_results_before_it() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let batch = [&extended("SELECT 1")[..], &extended("TRUNCATE t"), SYNC].concat();
        wire.send(&batch).await;
        let messages = wire.until_ready().await;
        assert_eq!(tags(&messages), "12TDCEZ");
        assert_eq!(messages[5].error(), REFUSAL);
        assert_eq!(wire.query("SELECT 2").await, "2\nSELECT 1\nI");
    });
}

#[test]
fn e48_a_flush_brings_the_refusal_and_sync_the_end() {
    run(async {
        let (_proxy, mut wire) = session().await;
        wire.send(&[&parse("TRUNCATE t")[..], FLUSH].concat()).await;
        assert_eq!(wire.message().await.error(), REFUSAL);
        assert!(wire.is_silent().await, "only Sync is answered now");
        wire.send(SYNC).await;
        assert_eq!(wire.tags_until_ready().await, "Z");
        // With a second end this would be the answer to nothing.
        assert_eq!(wire.query("SELECT 2").await, "2\nSELECT 1\nI");
    });
}

#[test]
fn e49_a_refusal_aborts_the_transaction() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let aborted = "ERROR 25P02: current transaction is aborted, commands ignored until end of transaction block\nE";
        let refused = format!("{REFUSAL}\nE");
        for (sql, told) in [
            ("BEGIN", "BEGIN\nT"),
            ("INSERT INTO t VALUES (1)", "INSERT 0 1\nT"),
            ("TRUNCATE t", &refused),
            ("INSERT INTO t VALUES (2)", aborted),
            ("COMMIT", "ROLLBACK\nI"),
            ("SELECT count(*) FROM t", "0\nSELECT 1\nI"),
        ] {
            assert_eq!(wire.query(sql).await, told, "{sql}");
        }
    });
}

#[test]
fn e50_a_client_with_a_password_gets_in_by_the_relay() {
    run(async {
        let database = strict().await;
        let proxy = Proxy::start(&database, &As::Relay);
        for role in ["plain_role", "md5_role", "scram_role"] {
            let output = Command::new("psql")
                .args(["-X", "-w", "-At", "-c", "SELECT current_user"])
                .args(["-h", "127.0.0.1", "-p", &proxy.port.to_string()])
                .args(["-U", role, "-d", &database.name])
                .env("PGPASSWORD", PASSWORD.unwrap())
                .output();
            match output {
                Ok(output) => {
                    let errors = String::from_utf8_lossy(&output.stderr);
                    let told = String::from_utf8_lossy(&output.stdout);
                    assert_eq!(told, format!("{role}\n"), "{errors}");
                }
                Err(error) if std::env::var_os("CI").is_some() => panic!("psql: {error}"),
                Err(_) => eprintln!("psql is not there: left out"),
            }
        }
    });
}

#[test]
fn e51_the_proxy_logs_in_with_md5() {
    run(async {
        let database = strict().await;
        let proxy = Proxy::start(&database, &As::Role("md5_role", PASSWORD));
        let mut wire = Wire::session(proxy.port).await;
        let user = wire.query("SELECT current_user").await;
        assert_eq!(user, "md5_role\nSELECT 1\nI");
    });
}

#[test]
fn e52_a_client_may_require_tls() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let mut wire = Client::new("localhost").ask(proxy.port).await.unwrap();
            let parameters = [("user", "admin"), ("database", database.name.as_str())];
            wire.start(&parameters).await;
            assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
        }
    });
}

#[test]
fn e53_encryption_by_gssapi_is_declined_and_the_session_starts() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(GSS_REQUEST).await;
            assert_eq!(wire.byte().await, b'N');
            let parameters = [("user", "admin"), ("database", database.name.as_str())];
            wire.start(&parameters).await;
            assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
        }
    });
}

#[test]
fn e54_postgresql_negotiates_the_protocol() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            for (minor, option) in [(0, Some("_pq_.x")), (2, None), (2, Some("_pq_.x"))] {
                let mut wire = Wire::connect(proxy.port).await;
                let name = database.name.as_str();
                let mut parameters = vec![("user", "admin"), ("database", name)];
                parameters.extend(option.map(|it| (it, "1")));
                let packet = start_packet(PROTOCOL_3_0 + minor, &parameters);
                wire.send(&packet).await;
                let told = wire.tags_until_ready().await;
                // A server that knows version 3.2 has nothing to say about it.
                let is_told = told.starts_with("vR") || option.is_none() && told.starts_with('R');
                assert!(is_told && told.ends_with("KZ"), "3.{minor}: {told}");
                assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
            }
        }
    });
}

#[test]
fn e55_a_length_that_cannot_be_ends_that_client_only() {
    run(async {
        let (proxy, mut other) = session().await;
        for bytes in [b"\0\0\0\0", b"\0\0\0\x03", b"\xff\xff\xff\xff"] {
            // As the first packet, and as the length of a message.
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(bytes).await;
            assert_eq!(wire.rest().await, b"");
            let mut wire = Wire::session(proxy.port).await;
            wire.send(&[&b"Q"[..], bytes].concat()).await;
            let error = wire.message().await.error();
            assert_eq!(error, "FATAL 08P01: invalid message length");
            assert_eq!(wire.rest().await, b"");
        }
        assert_eq!(other.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn e56_who_says_nothing_is_closed() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut config = Config::new("/nowhere".parse().unwrap());
        config.startup_timeout = Duration::from_millis(100);
        let server = tokio::spawn(serve(vec![listener], config, std::future::pending()));
        let mut wire = Wire::connect(port).await;
        assert_eq!(wire.rest().await, b"");
        server.abort();
    });
}

#[test]
fn e57_parameters_of_the_start_reach_postgresql() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let mut wire = Wire::connect(proxy.port).await;
            wire.start(&[
                ("user", "admin"),
                ("database", &database.name),
                ("application_name", "tour"),
                ("options", "-c search_path=a,b"),
            ])
            .await;
            for (parameter, value) in [("application_name", "tour"), ("search_path", "a,b")] {
                let shown = wire.query(&format!("SHOW {parameter}")).await;
                assert_eq!(shown, format!("{value}\nSHOW\nI"), "{parameter}");
            }
        }
    });
}

#[test]
fn e60_words_that_are_no_statements_are_let_through() {
    run(async {
        let (_proxy, mut wire) = session().await;
        for sql in [
            "CREATE TABLE channels (id int PRIMARY KEY, name text, notify bool, listen bool)",
            "INSERT INTO channels VALUES (1, 'ASC', false, false)",
            "CREATE INDEX ASYNC ON channels (name) WHERE name = 'ASC'",
        ] {
            let told = wire.query(sql).await;
            assert!(!told.contains("ERROR"), "{sql}: {told}");
        }
        for (sql, told) in [
            (
                "SELECT 'please VACUUM and NOTIFY'",
                "please VACUUM and NOTIFY\nSELECT 1\nI",
            ),
            (
                "UPDATE channels SET notify=true WHERE listen=false",
                "UPDATE 1\nI",
            ),
            (
                "SELECT name FROM channels ORDER BY name COLLATE \"C\"",
                "ASC\nSELECT 1\nI",
            ),
        ] {
            assert_eq!(wire.query(sql).await, told);
        }
    });
}

#[test]
fn e61_data_is_stored_as_it_was_sent() {
    run(async {
        let (_proxy, mut wire) = session().await;
        wire.query("CREATE TABLE docs (body text PRIMARY KEY)")
            .await;
        let inserted = "INSERT INTO docs VALUES ('CREATE INDEX ASYNC foo ON bar (x)')";
        assert_eq!(wire.query(inserted).await, "INSERT 0 1\nI");
        assert_eq!(
            wire.query("SELECT body FROM docs").await,
            "CREATE INDEX ASYNC foo ON bar (x)\nSELECT 1\nI"
        );
    });
}

#[test]
fn e64_a_transaction_may_end_after_sigterm() {
    run(async {
        let (mut proxy, mut wire) = session().await;
        let mut idle = Wire::session(proxy.port).await;
        wire.query("BEGIN").await;
        proxy.terminate();
        let told = "FATAL 57P01: terminating connection due to administrator command";
        assert_eq!(idle.message().await.error(), told);
        // The shutdown has begun, and the transaction goes on.
        assert_eq!(
            wire.query("INSERT INTO t VALUES (1)").await,
            "INSERT 0 1\nT"
        );
        assert_eq!(wire.query("COMMIT").await, "COMMIT\nI");
        assert_eq!(wire.message().await.error(), told);
        drop((wire, idle));
        assert_eq!(proxy.wait().0, 0);
    });
}
