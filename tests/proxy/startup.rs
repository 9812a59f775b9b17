//! The first packets of a connection.

use std::time::Duration;

use deesql::proxy::{Config, serve};
use tokio::net::TcpListener;

use super::wire::{GSS_REQUEST, PROTOCOL_3_0, SSL_REQUEST, Wire, start_packet};
use crate::support::deesql;
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};

#[test]
fn bytes_that_are_no_start_close_that_client_only() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut session = Wire::session(proxy.port).await;
        for bytes in [
            &b"\0\0\0\0"[..],
            b"\0\0\0\x07",
            b"\xff\xff\xff\xff",
            b"GET / HTTP/1.1\r\n\r\n",
        ] {
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(bytes).await;
            assert_eq!(wire.rest().await, b"", "{bytes:?}");
        }
        assert_eq!(session.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn a_malformed_start_packet_gets_a_reason() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        for (packet, reason) in [
            (
                start_packet(2 << 16, &[("user", "admin")]),
                "FATAL 0A000: unsupported frontend protocol 2.0: server supports 3.0 to 3.0",
            ),
            (
                start_packet(PROTOCOL_3_0, &[]),
                "FATAL 28000: no PostgreSQL user name specified in startup packet",
            ),
        ] {
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(&packet).await;
            assert_eq!(wire.message().await.error(), reason);
            assert_eq!(wire.rest().await, b"");
        }
    });
}

#[test]
fn encryption_is_declined_and_the_session_starts() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start_with(&database, &login, &["--tls", "off"]);
            for requests in [
                &[SSL_REQUEST][..],
                &[GSS_REQUEST],
                &[GSS_REQUEST, SSL_REQUEST],
                &[SSL_REQUEST, GSS_REQUEST],
            ] {
                let mut wire = Wire::connect(proxy.port).await;
                for it in requests {
                    wire.send(it).await;
                    assert_eq!(wire.byte().await, b'N');
                }
                let parameters = [("user", "admin"), ("database", database.name.as_str())];
                wire.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
                assert!(wire.tags_until_ready().await.starts_with("RS"));
            }
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(&[SSL_REQUEST, SSL_REQUEST].concat()).await;
            assert_eq!(wire.rest().await, b"N");
        }
    });
}

#[test]
fn postgresql_negotiates_the_protocol() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let mut wire = Wire::connect(proxy.port).await;
            let parameters = [
                ("user", "admin"),
                ("database", database.name.as_str()),
                ("_pq_.x", "1"),
            ];
            wire.send(&start_packet((3 << 16) + 2, &parameters)).await;
            let negotiation = wire.message().await;
            assert_eq!(negotiation.tag, 'v');
            // The newest minor version is PostgreSQL's business; the option is unknown to all.
            assert!(
                negotiation.body.ends_with(b"\0\0\0\x01_pq_.x\0"),
                "{negotiation:?}"
            );
            assert!(wire.tags_until_ready().await.starts_with("RS"));
            assert!(wire.query("SELECT 1").await.ends_with("\nI"));
        }
    });
}

#[test]
fn parameters_reach_postgresql() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::connect(proxy.port).await;
        let parameters = [
            ("user", "somebody"),
            ("database", "nowhere"),
            ("application_name", "tour"),
            (
                "options",
                "-c search_path=a,b -c DateStyle=SQL,\\ DMY --extra-float-digits=2 -c amzn-cluster-id=abc",
            ),
            ("TimeZone", "Asia/Tokyo"),
        ];
        wire.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
        wire.until_ready().await;
        for (parameter, value) in [
            ("application_name", "tour"),
            ("search_path", "a,b"),
            ("datestyle", "SQL, DMY"),
            ("extra_float_digits", "2"),
            ("timezone", "Asia/Tokyo"),
            ("transaction_isolation", "repeatable read"),
        ] {
            let shown = wire.query(&format!("SHOW {parameter}")).await;
            assert_eq!(shown, format!("{value}\nSHOW\nI"), "{parameter}");
        }
        let name = wire.query("SELECT current_database()").await;
        assert_eq!(name, format!("{}\nSELECT 1\nI", database.name));
    });
}

#[test]
fn a_refused_parameter_closes_the_connection() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            for (name, value) in [
                ("statement_timeout", "1000"),
                ("options", "-c statement_timeout=1000"),
            ] {
                let mut wire = Wire::connect(proxy.port).await;
                let parameters = [("user", "admin"), (name, value)];
                wire.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
                assert_eq!(
                    wire.message().await.error(),
                    "FATAL 0A000: setting configuration parameter \"statement_timeout\" not supported"
                );
                assert_eq!(wire.rest().await, b"");
            }
        }
    });
}

#[test]
fn who_says_nothing_is_closed() {
    run(async {
        let (port, config) = listener(|config| {
            config.startup_timeout = Duration::from_millis(200);
        })
        .await;
        let server = tokio::spawn(serve(port.1, config, std::future::pending()));
        for bytes in [&b""[..], b"\0\0", b"\0\0\0\x20\0\x03\0\0user"] {
            let mut wire = Wire::connect(port.0).await;
            wire.send(bytes).await;
            assert_eq!(wire.rest().await, b"");
        }
        server.abort();
    });
}

#[test]
fn too_many_connections_are_told_so() {
    run(async {
        let database = database().await;
        let (port, mut config) = listener(|config| config.max_connections = 2).await;
        config.upstream = format!("{}", database.folder.display()).parse().unwrap();
        config.login = Some(deesql::proxy::Login {
            user: database.user.clone(),
            password: None,
            database: database.name.clone(),
        });
        let server = tokio::spawn(serve(port.1, config, std::future::pending()));
        let first = Wire::session(port.0).await;
        let _second = Wire::session(port.0).await;
        let mut third = Wire::connect(port.0).await;
        let parameters = [("user", "admin")];
        third.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
        assert_eq!(
            third.message().await.error(),
            "FATAL 53300: Unable to accept connection, too many open connections."
        );
        drop(first);
        // The place is free as soon as PostgreSQL has let the first one go.
        let mut tries = 0;
        loop {
            let mut wire = Wire::connect(port.0).await;
            wire.send(&start_packet(PROTOCOL_3_0, &parameters)).await;
            if wire.message().await.tag == 'R' {
                break;
            }
            tries += 1;
            assert!(tries < 3000);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        server.abort();
    });
}

/// A listener on a free port and a configuration with nothing behind it.
async fn listener(change: impl FnOnce(&mut Config)) -> ((u16, Vec<TcpListener>), Config) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut config = Config::new("/nowhere".parse().unwrap());
    change(&mut config);
    ((port, vec![listener]), config)
}

#[test]
fn a_port_in_use_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = deesql(&["proxy", "--listen", &address]).run().status(2);
    assert!(output.stderr.contains(&format!(
        "error: cannot listen at {address}: another program listens there"
    )));
}

#[test]
fn the_start_says_what_it_does_and_keeps_the_password() {
    run(async {
        let database = database().await;
        let login = As::Role("admin", Some("open sesame"));
        let proxy = Proxy::start(&database, &login);
        drop(Wire::session(proxy.port).await);
        let log = proxy.log();
        let expected = format!(
            "in front of PostgreSQL at {}:5432; it logs in as \"admin\" to database \"{}\" and takes any credential\n",
            database.folder.display(),
            database.name
        );
        assert!(log.contains(&expected), "{log}");
        assert!(
            log.contains("user \"admin\", database \"postgres\""),
            "{log}"
        );
        assert!(!log.contains("sesame"), "{log}");
        let relay = Proxy::start(&database, &As::Relay);
        assert!(
            relay
                .log()
                .contains("it relays the client's authentication\n")
        );
    });
}
