//! Logging in to PostgreSQL, as the proxy and as the client through the proxy.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use deesql::postgres::{Options, PrivatePostgres};
use deesql::proxy::{Config, Login, serve};
use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use tokio_postgres::NoTls;

use super::wire::{PROTOCOL_3_0, Wire, start_packet};
use crate::support::postgres::{Database, database, of, run};
use crate::support::proxy::{As, Proxy};
use crate::support::write;

/// Who has to show what.
const HBA: &str = "
local all admin,trusted  trust
local all plain_role     password
local all md5_role       md5
local all scram_role     scram-sha-256
local all barred         reject
";

const ROLES: &str = "
CREATE ROLE trusted LOGIN SUPERUSER;
CREATE ROLE barred LOGIN;
CREATE ROLE plain_role LOGIN SUPERUSER PASSWORD 'open sesame';
SET password_encryption = 'md5';
CREATE ROLE md5_role LOGIN SUPERUSER PASSWORD 'open sesame';
SET password_encryption = 'scram-sha-256';
CREATE ROLE scram_role LOGIN SUPERUSER PASSWORD 'open sesame';
";

/// A server that asks for passwords. It ends with the process of the tests.
pub(super) async fn strict() -> Database {
    static SERVER: OnceCell<PrivatePostgres> = OnceCell::const_new();
    let start = async || {
        let folder = tempfile::tempdir().unwrap();
        // The server runs as somebody else.
        let everybody = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        everybody(folder.path(), 0o755);
        let hba = write(folder.path(), "pg_hba.conf", HBA.as_bytes());
        everybody(&hba, 0o644);
        let options = Options {
            settings: vec![("hba_file".to_owned(), hba.display().to_string())],
            ..Options::default()
        };
        let server = PrivatePostgres::start(options).await.unwrap();
        of(&server)
            .client()
            .await
            .batch_execute(ROLES)
            .await
            .unwrap();
        server
    };
    of(SERVER.get_or_init(start).await)
}

pub(super) const PASSWORD: Option<&str> = Some("open sesame");

#[test]
fn the_proxy_logs_in_by_every_method() {
    run(async {
        let database = strict().await;
        for (role, password) in [
            ("trusted", None),
            ("trusted", PASSWORD),
            ("plain_role", PASSWORD),
            ("md5_role", PASSWORD),
            ("scram_role", PASSWORD),
        ] {
            let proxy = Proxy::start(&database, &As::Role(role, password));
            let mut wire = Wire::session(proxy.port).await;
            let user = wire.query("SELECT current_user").await;
            assert_eq!(user, format!("{role}\nSELECT 1\nI"));
            // Whatever the client has to show is taken, as a token would be.
            let client = tokio_postgres::Config::new()
                .host("127.0.0.1")
                .port(proxy.port)
                .user("admin")
                .password("cluster.dsql.us-east-1.on.aws/?Action=DbConnectAdmin")
                .connect(NoTls)
                .await;
            assert!(client.is_ok());
        }
    });
}

#[test]
fn a_refused_login_is_passed_to_the_client() {
    run(async {
        let database = strict().await;
        for (role, password, reason) in [
            (
                "md5_role",
                Some("wrong"),
                "FATAL 28P01: password authentication failed for user \"md5_role\"",
            ),
            (
                "scram_role",
                Some("wrong"),
                "FATAL 28P01: password authentication failed for user \"scram_role\"",
            ),
            (
                "scram_role",
                None,
                "FATAL 28P01: PostgreSQL asks for a password of role \"scram_role\", and the proxy has none",
            ),
            (
                "barred",
                None,
                "FATAL 28000: pg_hba.conf rejects connection for host \"[local]\", user \"barred\", database \"postgres\", no encryption",
            ),
        ] {
            let proxy = Proxy::start(&database, &As::Role(role, password));
            let mut wire = Wire::connect(proxy.port).await;
            wire.send(&start_packet(PROTOCOL_3_0, &[("user", "admin")]))
                .await;
            assert_eq!(wire.message().await.error(), reason);
            assert_eq!(wire.rest().await, b"");
            assert!(!proxy.log().contains("wrong"));
        }
    });
}

#[test]
fn the_clients_authentication_is_relayed() {
    run(async {
        let database = strict().await;
        let proxy = Proxy::start(&database, &As::Relay);
        for role in ["trusted", "plain_role", "md5_role", "scram_role"] {
            for (password, is_let_in) in [("open sesame", true), ("wrong", role == "trusted")] {
                let connected = tokio_postgres::Config::new()
                    .host("127.0.0.1")
                    .port(proxy.port)
                    .user(role)
                    .password(password)
                    .dbname(&database.name)
                    .connect(NoTls)
                    .await;
                match connected {
                    Ok((client, connection)) => {
                        assert!(is_let_in, "{role}");
                        tokio::spawn(connection);
                        let row = client.query_one("SELECT current_user::text", &[]).await;
                        assert_eq!(row.unwrap().get::<_, String>(0), role);
                    }
                    Err(error) => {
                        assert!(!is_let_in, "{role}: {error}");
                        assert_eq!(error.code().unwrap().code(), "28P01");
                    }
                }
            }
        }
        assert!(!proxy.log().contains("sesame"));
    });
}

#[test]
fn an_upstream_over_tcp() {
    run(async {
        let database = database().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let upstream = listener.local_addr().unwrap().to_string();
        database.listen(listener);
        let login = [("POSTGRES_USER", "admin"), ("POSTGRES_DB", &database.name)];
        let proxy = Proxy::run(&upstream, &login);
        let mut wire = Wire::session(proxy.port).await;
        assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn a_client_waits_for_a_server_that_comes_up() {
    run(async {
        let database = database().await;
        let folder = tempfile::tempdir().unwrap();
        let login = [("POSTGRES_USER", "admin"), ("POSTGRES_DB", &database.name)];
        let proxy = Proxy::run(&folder.path().display().to_string(), &login);
        let connected = tokio::spawn(Wire::session(proxy.port));
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!connected.is_finished());
        let socket = ".s.PGSQL.5432";
        std::os::unix::fs::symlink(database.folder.join(socket), folder.path().join(socket))
            .unwrap();
        let mut wire = connected.await.unwrap();
        assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn a_server_that_does_not_come_up_is_an_error() {
    run(async {
        let proxy = Proxy::run("/nowhere:5433", &[]);
        let mut wire = Wire::connect(proxy.port).await;
        wire.send(&start_packet(PROTOCOL_3_0, &[("user", "admin")]))
            .await;
        assert_eq!(
            wire.message().await.error(),
            "FATAL 08006: cannot connect to the PostgreSQL at /nowhere:5433: No such file or directory (os error 2)"
        );
        assert_eq!(wire.rest().await, b"");
    });
}

#[test]
fn a_server_that_does_not_answer_is_an_error() {
    run(async {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let upstream = silent.local_addr().unwrap().to_string();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let config = Config {
            login: Some(Login {
                user: "admin".to_owned(),
                password: None,
                database: "postgres".to_owned(),
            }),
            connect_timeout: Duration::from_secs(1),
            ..Config::new(upstream.parse().unwrap())
        };
        let server = tokio::spawn(serve(vec![listener], config, std::future::pending()));
        let mut wire = Wire::connect(port).await;
        wire.send(&start_packet(PROTOCOL_3_0, &[("user", "admin")]))
            .await;
        assert_eq!(
            wire.message().await.error(),
            format!("FATAL 08006: the PostgreSQL at {upstream} does not answer")
        );
        server.abort();
    });
}
