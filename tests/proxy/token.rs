//! `--check-token`. AWS's own tokens are in `drivers`.

use time::OffsetDateTime;

use super::wire::{PROTOCOL_3_0, Wire, message, query, start_packet};
use crate::support::deesql;
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::tls::Client;

const HOST: &str = "abc.dsql.us-east-1.on.aws";
const OTHER: &str = "xyz.dsql.us-east-1.on.aws";
const DENIED: &str = "FATAL 08006: unable to accept connection, access denied";

/// A token of now. Whether the signature is right nobody can tell here.
fn token(action: &str) -> String {
    let now = OffsetDateTime::now_utc();
    let (year, month, day) = now.to_calendar_date();
    let (hour, minute, second) = now.to_hms();
    let day = format!("{year}{:02}{day:02}", u8::from(month));
    format!(
        "{HOST}/?Action={action}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAEXAMPLE%2F{day}%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date={day}T{hour:02}{minute:02}{second:02}Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature={}",
        "0123456789abcdef".repeat(4)
    )
}

fn password(text: &str) -> Vec<u8> {
    message(b'p', format!("{text}\0").as_bytes())
}

/// A client that is asked for its password.
async fn asked<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin>(
    wire: &mut Wire<S>,
    user: &str,
) {
    wire.send(&start_packet(PROTOCOL_3_0, &[("user", user)]))
        .await;
    let request = wire.message().await;
    assert_eq!((request.tag, &request.body[..]), ('R', &b"\0\0\0\x03"[..]));
}

#[test]
fn who_shows_a_token_is_let_in() {
    run(async {
        let database = database().await;
        let proxy = Proxy::start_with(&database, &As::Owner, &["--check-token"]);
        proxy.says("takes any token that may be good\n").await;
        for (user, action) in [("admin", "DbConnectAdmin"), ("app", "DbConnect")] {
            let mut wire = Wire::connect(proxy.port).await;
            asked(&mut wire, user).await;
            // Behind it, what the client need not wait for.
            let both = [password(&token(action)), query("SELECT 1")].concat();
            wire.send(&both).await;
            assert!(wire.tags_until_ready().await.starts_with("RS"));
            assert_eq!(wire.tags_until_ready().await, "TDCZ");
            for host in [HOST, "localhost"] {
                let mut wire = Client::new(host).ask(proxy.port).await.unwrap();
                asked(&mut wire, user).await;
                wire.send(&password(&token(action))).await;
                assert!(wire.tags_until_ready().await.starts_with("RS"));
                assert_eq!(wire.query("SELECT 1").await, "1\nSELECT 1\nI");
            }
        }
    });
}

#[test]
fn who_shows_none_is_told_why_and_nobody_else() {
    run(async {
        let database = database().await;
        let proxy = Proxy::start_with(&database, &As::Owner, &["--check-token"]);
        let admin = token("DbConnectAdmin");
        let cut = &admin[..admin.len() - 1];
        for (answer, error, hint) in [
            (
                password(&token("DbConnect")),
                DENIED,
                "Wrong user to action mapping. user: admin, action: DbConnect",
            ),
            (
                password(cut),
                DENIED,
                "The password is no IAM token: its X-Amz-Signature is not 64 hexadecimal digits.",
            ),
            (
                password("hunter2"),
                DENIED,
                "The password is no IAM token: it does not begin with a host and a slash.",
            ),
            (
                password(""),
                DENIED,
                "The password is no IAM token: it does not begin with a host and a slash.",
            ),
            (
                message(b'p', b"hunter2"),
                "FATAL 08P01: invalid password packet size",
                "",
            ),
            (
                message(b'p', b"hun\0ter2\0"),
                "FATAL 08P01: invalid password packet size",
                "",
            ),
            (
                b"p\0\0\0\x04".to_vec(),
                "FATAL 08P01: invalid password packet size",
                "",
            ),
            (
                b"p\x7f\xff\xff\xff".to_vec(),
                "FATAL 08P01: invalid password packet size",
                "",
            ),
            (
                query("SELECT 1"),
                "FATAL 08P01: expected password response, got message type 81",
                "",
            ),
        ] {
            let mut wire = Wire::connect(proxy.port).await;
            asked(&mut wire, "admin").await;
            wire.send(&answer).await;
            let told = wire.message().await;
            assert_eq!(
                (told.error().as_str(), told.field(b'H').as_str()),
                (error, hint)
            );
            assert_eq!(wire.rest().await, b"");
        }
        // Who asked for another cluster by name.
        let mut wire = Client::new(OTHER).ask(proxy.port).await.unwrap();
        asked(&mut wire, "admin").await;
        wire.send(&password(&admin)).await;
        let told = wire.message().await;
        assert_eq!(told.error(), DENIED);
        assert_eq!(
            told.field(b'H'),
            format!("The token is for {HOST}, and the connection for {OTHER}.")
        );

        let mut wire = Wire::connect(proxy.port).await;
        asked(&mut wire, "admin").await;
        drop(wire);
        proxy.says("has left without a token").await;
        proxy
            .says(&format!("{} (Wrong user to action", &DENIED[13..]))
            .await;
        for secret in ["hunter2", "AKIAEXAMPLE", "0123456789abcdef"] {
            assert!(!proxy.log().contains(secret), "{}", proxy.log());
        }
    });
}

#[test]
fn without_a_login_there_is_nothing_to_check() {
    let output = deesql(&["proxy", "--check-token"]).run().status(2);
    assert_eq!(
        output.stderr,
        "error: --check-token needs POSTGRES_USER: without it the client's authentication is relayed to PostgreSQL, which knows no tokens\n"
    );
}
