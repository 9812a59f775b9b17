use super::*;

const HOST: &str = "test.dsql.us-east-1.on.aws";

/// The tokens that AWS's own tests expect for access key `access_key` and secret `secret_key`.
const CONNECT: &str = "test.dsql.us-east-1.on.aws/?Action=DbConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=access_key%2F20241107%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20241107T173933Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=e319d85380261f643d78a558f76257f05aacea758a6ccd42a2510e2ae0854a47";
const CONNECT_ADMIN: &str = "test.dsql.us-east-1.on.aws/?Action=DbConnectAdmin&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=access_key%2F20241107%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20241107T173933Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=a08adc4c84a490014ce374b90c98ba9ed015b77b451c0d9f9fb3f8ca8c6f9c36";

/// The hint of a refusal, seconds after the token was made.
fn told(token: &str, user: &str, server_name: Option<&str>, after: i64) -> Option<String> {
    let now = instant("20241107T173933Z").unwrap() + Duration::seconds(after);
    let refusal = check(token.as_bytes(), user, server_name, now).err()?;
    let fatal = refusal.to_fatal(user);
    Some(fatal.hint.unwrap_or(fatal.message))
}

#[test]
fn a_token_is_for_its_action_its_host_and_its_time() {
    let renamed = "Wrong user to action mapping. user: admin, action: DbConnect";
    let other = "Wrong user to action mapping. user: app, action: DbConnectAdmin";
    let elsewhere = "The token is for test.dsql.us-east-1.on.aws, and the connection for other.dsql.us-east-1.on.aws.";
    for (token, user, server_name, after, expected) in [
        (CONNECT, "app", None, 0, None),
        (CONNECT, "app", Some(HOST), 899, None),
        (CONNECT, "app", Some("TEST.dsql.us-east-1.on.aws"), 0, None),
        (CONNECT, "app", Some("localhost"), 0, None),
        (CONNECT, "Admin", None, 0, None),
        (CONNECT_ADMIN, "admin", None, 0, None),
        // A clock that is ahead.
        (CONNECT, "app", None, -300, None),
        (
            CONNECT,
            "app",
            None,
            -301,
            Some(
                "Signature not yet current: 20241107T173933Z is still later than 20241107T173432Z",
            ),
        ),
        (
            CONNECT,
            "app",
            None,
            900,
            Some("Signature expired: 20241107T175433Z is now earlier than 20241107T175433Z"),
        ),
        (
            CONNECT,
            "app",
            None,
            604_800,
            Some("Signature expired: 20241107T175433Z is now earlier than 20241114T173933Z"),
        ),
        (
            CONNECT,
            "app",
            None,
            604_801,
            Some("IAM authentication failed for user \"app\""),
        ),
        (CONNECT, "admin", None, 0, Some(renamed)),
        (CONNECT_ADMIN, "app", None, 0, Some(other)),
        (
            CONNECT,
            "app",
            Some("other.dsql.us-east-1.on.aws"),
            0,
            Some(elsewhere),
        ),
    ] {
        let hint = told(token, user, server_name, after);
        assert_eq!(hint.as_deref(), expected, "{user} {server_name:?} {after}");
    }
}

#[test]
fn every_part_of_a_token_is_looked_at() {
    for (from, to, expected) in [
        ("", "", None),
        ("test.dsql", "test.dsql-fnh4", None),
        ("Expires=900", "Expires=1", None),
        ("Expires=900", "Expires=604800", None),
        // What a token of temporary credentials has besides.
        (
            "&X-Amz-Date",
            "&X-Amz-Security-Token=a%2Fb%3D&X-Amz-Date",
            None,
        ),
        ("%2F", "/", None),
        ("%2F", "%2f", None),
        (
            CONNECT,
            "sesame",
            Some("it does not begin with a host and a slash"),
        ),
        (
            CONNECT,
            "",
            Some("it does not begin with a host and a slash"),
        ),
        (
            "test.dsql",
            "https://test.dsql",
            Some("a token has no scheme such as https://"),
        ),
        (
            "test.dsql.us-east-1.on.aws",
            "localhost",
            Some("its host is none of Aurora DSQL"),
        ),
        (
            "on.aws/",
            "on.aws/x",
            Some("it does not begin with a host and a slash"),
        ),
        (
            "us-east-1.on.aws",
            "us-east-1.api.aws",
            Some("its host is none of Aurora DSQL"),
        ),
        ("Action=DbConnect&", "", Some("it has no Action")),
        ("=DbConnect&", "=&", Some("it has no Action")),
        (
            "=DbConnect&",
            "=Connect&",
            Some("its Action is none that connects"),
        ),
        (
            "=DbConnect&",
            "=dbconnect&",
            Some("its Action is none that connects"),
        ),
        (
            "X-Amz-Algorithm",
            "X-Amz-Algorithms",
            Some("it has no X-Amz-Algorithm"),
        ),
        (
            "SHA256",
            "SHA1",
            Some("its X-Amz-Algorithm is not AWS4-HMAC-SHA256"),
        ),
        (
            "access_key",
            "",
            Some("its X-Amz-Credential has no access key"),
        ),
        (
            "access_key%2F",
            "",
            Some("its X-Amz-Credential is not <key>/<day>/<region>/dsql/aws4_request"),
        ),
        (
            "%2Fdsql%2F",
            "%2Frds-db%2F",
            Some("its X-Amz-Credential is not <key>/<day>/<region>/dsql/aws4_request"),
        ),
        (
            "F20241107",
            "F20241108",
            Some("its X-Amz-Credential and its X-Amz-Date are of two days"),
        ),
        (
            "T173933Z",
            "T173933",
            Some("its X-Amz-Date is not <yyyymmdd>T<hhmmss>Z"),
        ),
        (
            "T173933Z",
            "T253933Z",
            Some("its X-Amz-Date is not <yyyymmdd>T<hhmmss>Z"),
        ),
        (
            "20241107",
            "20241307",
            Some("its X-Amz-Date is not <yyyymmdd>T<hhmmss>Z"),
        ),
        (
            "20241107",
            "2024%2B107",
            Some("its X-Amz-Date is not <yyyymmdd>T<hhmmss>Z"),
        ),
        (
            "Expires=900",
            "Expires=0",
            Some("its X-Amz-Expires is no number of seconds"),
        ),
        (
            "Expires=900",
            "Expires=-1",
            Some("its X-Amz-Expires is no number of seconds"),
        ),
        (
            "Expires=900",
            "Expires=1.5",
            Some("its X-Amz-Expires is no number of seconds"),
        ),
        (
            "Headers=host",
            "Headers=host%3Bx",
            Some("its X-Amz-SignedHeaders is not `host`"),
        ),
        (
            "4a47",
            "4a4",
            Some("its X-Amz-Signature is not 64 hexadecimal digits"),
        ),
        (
            "4a47",
            "4a4g",
            Some("its X-Amz-Signature is not 64 hexadecimal digits"),
        ),
        (
            "&X-Amz-Expires",
            "&Action=DbConnect&X-Amz-Expires",
            Some("its items cannot be read"),
        ),
        (
            "Expires=900",
            "Expires=900&",
            Some("its items cannot be read"),
        ),
        ("%2F", "%2", Some("its items cannot be read")),
        ("%2F", "%+F", Some("its items cannot be read")),
        ("%2F", "%é", Some("its items cannot be read")),
        ("%2F", "%ff", Some("its items cannot be read")),
    ] {
        let token = if from.is_empty() {
            CONNECT.to_owned()
        } else {
            assert!(CONNECT.contains(from), "{from}");
            CONNECT.replace(from, to)
        };
        let expected = expected.map(|it| format!("The password is no IAM token: {it}."));
        assert_eq!(told(&token, "app", None, 0), expected, "{from} -> {to}");
    }
    for (from, to, expected) in [
        (
            "Expires=900",
            "Expires=604801",
            "X-Amz-Expires must be less than a week (in seconds)",
        ),
        (
            "Expires=900",
            "Expires=99999999999999999999",
            "X-Amz-Expires must be less than a week (in seconds)",
        ),
        (
            "Fus-east-1",
            "Feu-west-1",
            "The token was signed for another region than that of its host test.dsql.us-east-1.on.aws.",
        ),
    ] {
        let hint = told(&CONNECT.replace(from, to), "app", None, 0);
        assert_eq!(hint.as_deref(), Some(expected), "{from} -> {to}");
    }
    let now = OffsetDateTime::UNIX_EPOCH;
    let refused = check(b"\xff/?a=b", "app", None, now);
    assert_eq!(refused, Err(Refusal::Malformed("it is not UTF-8")));
}

#[test]
fn no_refusal_repeats_what_may_be_secret() {
    for (from, to) in [
        (CONNECT, "hunter2"),
        (CONNECT, "hunter2/?hunter2=1"),
        ("=DbConnect&", "=hunter2&"),
        ("us-east-1%2F", "hunter2%2F"),
        ("aws4_request", "hunter2"),
        ("20241107T173933Z", "hunter2"),
        ("Expires=900", "Expires=hunter2"),
        ("e319d85380261f", "hunter2"),
    ] {
        let now = instant("20241107T173933Z").unwrap();
        let token = CONNECT.replace(from, to);
        let refusal = check(token.as_bytes(), "app", None, now).unwrap_err();
        let told = format!("{refusal:?} {:?}", refusal.to_fatal("app"));
        for secret in ["hunter2", "access_key", "e319d8", "4a47"] {
            assert!(!told.contains(secret), "{told}");
        }
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let now = instant("20241107T173933Z").unwrap();
    for end in 0..CONNECT.len() {
        let cut = &CONNECT.as_bytes()[..end];
        assert!(check(cut, "app", None, now).is_err());
        for byte in [b'%', b'&', b'=', b'/', 0xff] {
            let mut changed = CONNECT.as_bytes().to_vec();
            changed[end] = byte;
            let _ = check(&changed, "app", None, now);
        }
    }
}
