//! Clients that come by TLS.

use std::process::Command;
use std::time::Duration;

use deesql::proxy::{Authority, Config, Tls, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::rustls::version::{TLS12, TLS13};

use super::cancel::{wait_for, wait_for_running};
use super::load::{LITTLE, MIB, send_large_parameter};
use super::login::{PASSWORD, strict};
use super::wire::{GSS_REQUEST, PROTOCOL_3_0, SSL_REQUEST, Wire, query, start_packet, tags};
use crate::support::data_home;
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::tls::Client;

const CLUSTER: &str = "abcdefghijklmnopqrstuvwxyz.dsql.us-east-1.on.aws";
const PRIVATE_LINK: &str = "abcdefghijklmnopqrstuvwxyz.dsql-fnh4.eu-west-2.on.aws";

const ONE: &str = "1\nSELECT 1\nI";

/// What psql prints, and what it complains of, unless it is not there.
pub(super) fn told(psql: &mut Command) -> Option<(String, String)> {
    match psql.output() {
        Ok(output) => {
            let text = |it: &[u8]| String::from_utf8_lossy(it).into_owned();
            Some((text(&output.stdout), text(&output.stderr)))
        }
        Err(error) if std::env::var_os("CI").is_some() => panic!("psql: {error}"),
        Err(_) => {
            eprintln!("psql is not there: left out");
            None
        }
    }
}

#[test]
fn psql_in_every_mode() {
    run(async {
        let database = database().await;
        let authority = data_home().join("deesql/ca.pem");
        let authority = authority.to_str().unwrap();
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            // libpq looks for a file of this name by itself.
            let home = tempfile::tempdir().unwrap();
            for (host, mode, root, expected) in [
                ("localhost", "disable", "", Ok("no TLS")),
                ("localhost", "allow", "", Ok("no TLS")),
                ("localhost", "prefer", "", Ok("TLS")),
                ("localhost", "require", "", Ok("TLS")),
                ("localhost", "verify-ca", authority, Ok("TLS")),
                ("localhost", "verify-full", authority, Ok("TLS")),
                ("127.0.0.1", "verify-full", authority, Ok("TLS")),
                (CLUSTER, "require", "", Ok("TLS")),
                (CLUSTER, "verify-ca", authority, Ok("TLS")),
                (CLUSTER, "verify-full", authority, Ok("TLS")),
                (PRIVATE_LINK, "verify-full", authority, Ok("TLS")),
                ("example.com", "verify-ca", authority, Ok("TLS")),
                (
                    "example.com",
                    "verify-full",
                    authority,
                    Err("does not match host name"),
                ),
                ("localhost", "verify-ca", "", Err("root certificate file")),
            ] {
                let mut command = Command::new("psql");
                command
                    .args(["-X", "-w", "-At", "-c", "\\conninfo", "-c", "SELECT 1"])
                    .args(["-p", &proxy.port.to_string(), "-U", "admin"])
                    .args(["-h", host, "-d", &database.name])
                    .env("HOME", home.path())
                    .env("PGHOSTADDR", "127.0.0.1")
                    .env("PGSSLMODE", mode)
                    .env_remove("PGSSLROOTCERT");
                if !root.is_empty() {
                    command.env("PGSSLROOTCERT", root);
                }
                let Some((told, errors)) = told(&mut command) else {
                    return;
                };
                match expected {
                    Ok(way) => {
                        let is_private = told.contains("SSL connection (protocol: TLSv1.3");
                        assert!(told.ends_with("\n1\n"), "{host} {mode}: {told}{errors}");
                        assert_eq!(is_private, way == "TLS", "{host} {mode}: {told}");
                    }
                    Err(reason) => assert!(errors.contains(reason), "{host} {mode}: {errors}"),
                }
            }
        }
    });
}

/// The password of a client that has TLS only on the first half of the way: libpq says that it could
/// bind it to the channel, and PostgreSQL that it sees none.
#[test]
fn psql_shows_its_password_through_the_relay() {
    run(async {
        let database = strict().await;
        let proxy = Proxy::start(&database, &As::Relay);
        for role in ["plain_role", "md5_role", "scram_role"] {
            let mut command = Command::new("psql");
            command
                .args(["-X", "-w", "-At", "-c", "SELECT current_user"])
                .args(["-h", "localhost", "-p", &proxy.port.to_string()])
                .args(["-U", role, "-d", &database.name])
                .env("PGHOSTADDR", "127.0.0.1")
                .env("PGPASSWORD", PASSWORD.unwrap())
                .env("PGSSLMODE", "verify-full")
                .env("PGSSLROOTCERT", data_home().join("deesql/ca.pem"));
            let Some((told, errors)) = told(&mut command) else {
                return;
            };
            assert_eq!(told, format!("{role}\n"), "{errors}");
        }
    });
}

#[test]
fn both_versions_with_and_without_a_name_of_the_protocol() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        for host in ["localhost", "127.0.0.1", CLUSTER, PRIVATE_LINK] {
            for version in [&TLS12, &TLS13] {
                for protocols in [&["postgresql"][..], &[], &["h2", "postgresql"]] {
                    let client = Client::new(host).of_version(version).speaking(protocols);
                    let mut wire = client.session(proxy.port).await;
                    assert_eq!(wire.query("SELECT 1").await, ONE, "{host} {protocols:?}");
                }
            }
        }
        let strange = Client::new("localhost").speaking(&["h2"]);
        let error = strange.ask(proxy.port).await.err().unwrap().to_string();
        assert!(error.contains("NoApplicationProtocol"), "{error}");
        proxy.says("no TLS came about: ").await;
    });
}

#[test]
fn tls_without_asking_needs_the_name_of_the_protocol() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        for version in [&TLS12, &TLS13] {
            let client = Client::new(CLUSTER).of_version(version);
            let mut wire = client.direct(proxy.port).await.unwrap();
            wire.start(&[("user", "admin")]).await;
            assert_eq!(wire.query("SELECT 1").await, ONE);
            let wrong = Client::new(CLUSTER).of_version(version).speaking(&["h2"]);
            let error = wrong.direct(proxy.port).await.err().unwrap().to_string();
            assert!(error.contains("NoApplicationProtocol"), "{error}");
            let none = Client::new(CLUSTER).of_version(version).speaking(&[]);
            let mut wire = none.direct(proxy.port).await.unwrap();
            assert_eq!(wire.rest().await, b"");
        }
        proxy
            .says("does not say that it will speak `postgresql`")
            .await;
    });
}

#[test]
fn without_tls_nobody_gets_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::start_with(&database, &As::Owner, &["--tls", "off"]);
        assert!(!proxy.log().contains("sslrootcert"), "{}", proxy.log());
        let mut wire = Wire::connect(proxy.port).await;
        wire.send(SSL_REQUEST).await;
        assert_eq!(wire.byte().await, b'N');
        wire.start(&[("user", "admin")]).await;
        assert_eq!(wire.query("SELECT 1").await, ONE);
        let mut wire = Wire::connect(proxy.port).await;
        wire.send(b"\x16\x03\x01\x02\0\x01").await;
        assert_eq!(wire.rest().await, b"");
        proxy.says("closed, it begins with TLS, which is off").await;
    });
}

#[test]
fn requests_for_encryption_in_every_order() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        // GSSAPI is declined, and TLS begins.
        let mut wire = Wire::connect(proxy.port).await;
        wire.send(GSS_REQUEST).await;
        assert_eq!(wire.byte().await, b'N');
        wire.send(SSL_REQUEST).await;
        assert_eq!(wire.byte().await, b'S');
        let client = Client::new("localhost");
        let mut wire = client.handshake(wire.stream).await.unwrap();
        wire.start(&[("user", "admin")]).await;
        assert_eq!(wire.query("SELECT 1").await, ONE);
        // What is private does not become more so.
        for request in [SSL_REQUEST, GSS_REQUEST] {
            let mut wire = client.ask(proxy.port).await.unwrap();
            wire.send(request).await;
            assert_eq!(wire.rest().await, b"");
            let mut wire = client.direct(proxy.port).await.unwrap();
            wire.send(request).await;
            assert_eq!(wire.rest().await, b"");
        }
    });
}

/// Who sits on the way must not have the first word in a session that becomes private later.
#[test]
fn what_was_sent_in_the_clear_does_not_count_as_private() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let start = start_packet(PROTOCOL_3_0, &[("user", "admin")]);
        for injected in [&start[..], b"x", &query("SELECT 1")] {
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(&[SSL_REQUEST, injected].concat()).await;
            assert_eq!(wire.byte().await, b'S');
            let ended = Client::new("localhost").handshake(wire.stream).await;
            assert!(ended.is_err(), "{injected:?}");
        }
        proxy.says("no TLS came about: ").await;
        // Nobody got as far as a name.
        assert!(!proxy.log().contains("user \"admin\""), "{}", proxy.log());
    });
}

#[test]
fn a_handshake_that_fails_ends_that_client_only() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut session = Client::new("localhost").session(proxy.port).await;
        // No record of TLS, a record of another kind, a handshake of nonsense, the beginning of one.
        for bytes in [
            &b"nonsense"[..],
            b"\x17\x03\x03\0\x05hello",
            b"\x16\x03\x01\0\x05hello",
            b"\x16\x03",
        ] {
            for is_asked in [true, false] {
                let mut wire = Wire::connect(proxy.port).await;
                if is_asked {
                    wire.send(SSL_REQUEST).await;
                    assert_eq!(wire.byte().await, b'S');
                }
                wire.send(bytes).await;
                wire.stream.shutdown().await.unwrap();
                let rest = wire.rest().await;
                // An alert of TLS at most.
                assert!(rest.is_empty() || rest[0] == 0x15, "{rest:?}");
            }
        }
        // A client that does not know the authority.
        let other = tempfile::NamedTempFile::new().unwrap();
        let authority = Authority::in_memory().unwrap();
        std::fs::write(&other, authority.certificate_pem()).unwrap();
        let stranger = Client::new("localhost").trusting(other.path());
        assert!(stranger.ask(proxy.port).await.is_err());
        proxy.says("no TLS came about: received fatal alert").await;
        assert_eq!(session.query("SELECT 1").await, ONE);
    });
}

#[test]
fn a_handshake_takes_no_longer_than_a_start() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut config = Config::new("/nowhere".parse().unwrap());
        config.startup_timeout = Duration::from_millis(200);
        config.tls = Some(Tls::local(Authority::in_memory().unwrap()).unwrap());
        let server = tokio::spawn(serve(vec![listener], config, std::future::pending()));
        let mut asked = Wire::connect(port).await;
        asked.send(SSL_REQUEST).await;
        assert_eq!(asked.byte().await, b'S');
        asked.send(b"\x16\x03\x01").await;
        assert_eq!(asked.rest().await, b"");
        let mut direct = Wire::connect(port).await;
        direct.send(b"\x16\x03\x01").await;
        assert_eq!(direct.rest().await, b"");
        server.abort();
    });
}

#[test]
fn a_stalled_handshake_does_not_keep_the_proxy_from_ending() {
    run(async {
        let mut proxy = Proxy::before(&database().await);
        let mut stalled = Wire::connect(proxy.port).await;
        stalled.send(SSL_REQUEST).await;
        assert_eq!(stalled.byte().await, b'S');
        stalled.send(b"\x16\x03\x01").await;
        let mut private = Client::new("localhost").session(proxy.port).await;
        proxy.terminate();
        let told = "FATAL 57P01: terminating connection due to administrator command";
        assert_eq!(private.message().await.error(), told);
        assert_eq!(private.rest().await, b"");
        // Nothing in the clear.
        assert_eq!(stalled.rest().await, b"");
        drop((private, stalled));
        assert_eq!(proxy.wait().0, 0);
    });
}

#[test]
fn a_cancel_request_by_tls() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let client = Client::new("localhost");
            let mut wire = client.ask(proxy.port).await.unwrap();
            let parameters = [("user", "admin"), ("database", database.name.as_str())];
            wire.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
            let messages = wire.until_ready().await;
            let key = &messages.iter().find(|it| it.tag == 'K').unwrap().body;
            wire.send(&query("SELECT pg_sleep(1006)")).await;
            wait_for_running(&database, 1, "pg_sleep(1006)").await;
            let mut cancel = client.ask(proxy.port).await.unwrap();
            cancel
                .send(&[&b"\0\0\0\x10\x04\xd2\x16\x2e"[..], key].concat())
                .await;
            assert_eq!(cancel.rest().await, b"");
            let messages = wire.until_ready().await;
            let error = messages.iter().find(|it| it.tag == 'E').unwrap();
            assert_eq!(error.field(b'C'), "57014");
            assert_eq!(wire.query("SELECT 1").await, ONE);
        }
    });
}

#[test]
fn large_values_pass_in_parts_and_in_both_directions() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Client::new(CLUSTER).session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        let length = 50 * MIB;
        wire.send(&query(&format!("SELECT repeat('x', {length})")))
            .await;
        let read = wire.skim().await;
        assert!(read > length, "{read}");
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");

        let most = send_large_parameter(&mut wire, 50, &proxy).await;
        assert!(most < before + LITTLE, "{before} -> {most}");
    });
}

#[test]
fn a_client_that_does_not_read_slows_postgresql_down() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Client::new("localhost").session(proxy.port).await;
        wire.query("SELECT 1").await;
        let before = proxy.memory();
        let sql = "SELECT repeat('x', 1024) FROM generate_series(1, 100 * 1024)";
        wire.send(&query(sql)).await;
        wait_for(&database, "wait_event = 'ClientWrite'").await;
        let after = proxy.memory();
        assert!(after < before + LITTLE, "{before} -> {after}");
        let read = wire.skim().await;
        assert!(read > 100 * MIB, "{read}");
        assert_eq!(wire.query("SELECT 1").await, ONE);
    });
}

#[test]
fn a_client_that_closes_its_side_gets_its_answer() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        // With the goodbye of TLS, and without.
        for is_said in [true, false] {
            let mut wire = Client::new("localhost").session(proxy.port).await;
            // More than any buffer on the way holds.
            let sql = "SELECT repeat('x', 1000000) FROM pg_sleep(0.3), generate_series(1, 8)";
            wire.send(&query(sql)).await;
            if is_said {
                wire.stream.shutdown().await.unwrap();
            } else {
                wire.stream.get_mut().0.shutdown().await.unwrap();
            }
            let messages = wire.until_ready().await;
            assert_eq!(tags(&messages), "TDDDDDDDDCZ", "{is_said}");
            assert_eq!(wire.stream.read(&mut [0]).await.unwrap(), 0);
        }
    });
}

#[test]
fn a_client_that_vanishes_takes_its_query_with_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Client::new("localhost").session(proxy.port).await;
        wire.send(&query("SELECT pg_sleep(1007)")).await;
        wait_for_running(&database, 1, "pg_sleep(1007)").await;
        drop(wire);
        wait_for_running(&database, 0, "pg_sleep(1007)").await;
    });
}

#[test]
fn an_idle_connection_takes_little_memory() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let client = Client::new("localhost");
        let mut first = client.session(proxy.port).await;
        first.query("SELECT 1").await;
        let before = proxy.memory();
        let count = 80;
        let mut idle = vec![];
        for _ in 0..count {
            let mut wire = client.session(proxy.port).await;
            wire.query("SELECT 1").await;
            idle.push(wire);
        }
        let each = proxy.memory().saturating_sub(before) / count;
        assert!(each < 50 * 1024, "{each} bytes");
    });
}
