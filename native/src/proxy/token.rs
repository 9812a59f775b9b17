//! What can be known of an IAM token without the secret that signed it: everything but whether the
//! signature is right.
//!
//! A token is a request to the cluster, signed in advance, as a URL without its scheme:
//!
//! ```text
//! <host>/?Action=DbConnect&X-Amz-Algorithm=…&X-Amz-Credential=…&X-Amz-Date=…&X-Amz-Expires=…
//!     &X-Amz-SignedHeaders=host&X-Amz-Signature=…
//! ```

use std::collections::HashMap;

use time::{Date, Duration, Month, OffsetDateTime};

use super::fatal::Fatal;
use crate::connect::DsqlHost;

/// The role whose tokens have an action of their own.
const ADMIN: &str = "admin";
/// The longest that a token may last, in seconds: a week.
const MAX_EXPIRES: i64 = 604_800;
/// How far the client's clock may be ahead. One that is behind needs no allowance of its own: its
/// tokens are good for some minutes less, and a token that was made to last for seconds ends then.
const SKEW: Duration = Duration::minutes(5);

/// Why a token is not taken. Holds nothing that is secret, nor what might be: a host only if it is one
/// of Aurora DSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no token.
    Malformed(&'static str),
    /// Its action is the one for other users.
    Action(&'static str),
    /// It was signed for another region than that of its host.
    Region {
        host: String,
    },
    /// It is for another cluster than the one that the client connects to.
    Host {
        host: String,
        server_name: String,
    },
    TooLong,
    /// So long ago that nothing could have been signed for it.
    OlderThanAWeek,
    Expired {
        end: OffsetDateTime,
        now: OffsetDateTime,
    },
    NotYet {
        start: OffsetDateTime,
        now: OffsetDateTime,
    },
}

impl Refusal {
    /// What the service would answer. Severity, SQLSTATE and message are as clients have seen them,
    /// of a stale token, of a wrong action and of missing rights alike; the reason is in the hint, in
    /// the service's words where it is known to have some. That tokens of another kind, host or region
    /// get the same message is what AWS says of wrong credentials; the SQLSTATE of the last message
    /// is assumed, nobody has published it.
    pub(super) fn to_fatal(&self, user: &str) -> Fatal {
        match self {
            Self::OlderThanAWeek => {
                let message = format!("IAM authentication failed for user \"{user}\"");
                Fatal::new("28000", message)
            }
            _ => Fatal::new("08006", "unable to accept connection, access denied")
                .with_hint(self.hint(user)),
        }
    }

    fn hint(&self, user: &str) -> String {
        match self {
            Self::Malformed(what) => format!("The password is no IAM token: {what}."),
            Self::Action(action) => {
                format!("Wrong user to action mapping. user: {user}, action: {action}")
            }
            Self::Region { host } => {
                format!("The token was signed for another region than that of its host {host}.")
            }
            Self::Host { host, server_name } => {
                format!("The token is for {host}, and the connection for {server_name}.")
            }
            Self::TooLong => "X-Amz-Expires must be less than a week (in seconds)".to_owned(),
            Self::Expired { end, now } => format!(
                "Signature expired: {} is now earlier than {}",
                shown(*end),
                shown(*now)
            ),
            Self::NotYet { start, now } => format!(
                "Signature not yet current: {} is still later than {}",
                shown(*start),
                shown(*now)
            ),
            Self::OlderThanAWeek => String::new(),
        }
    }
}

/// Checks a token of a user, who may have asked for a host by name (SNI).
pub(super) fn check(
    token: &[u8],
    user: &str,
    server_name: Option<&str>,
    now: OffsetDateTime,
) -> Result<(), Refusal> {
    let malformed = Refusal::Malformed;
    let text = std::str::from_utf8(token).map_err(|_| malformed("it is not UTF-8"))?;
    if text.contains("://") {
        return Err(malformed("a token has no scheme such as https://"));
    }
    let (host, query) = text
        .split_once("/?")
        .ok_or(malformed("it does not begin with a host and a slash"))?;
    let cluster = DsqlHost::parse(host).ok_or(malformed("its host is none of Aurora DSQL"))?;
    let items = items(query).ok_or(malformed("its items cannot be read"))?;
    let item = |name: &str, missing| {
        let found = items.get(name).filter(|it| !it.is_empty());
        found.map(String::as_str).ok_or(malformed(missing))
    };

    let action = match item("Action", "it has no Action")? {
        "DbConnect" => "DbConnect",
        "DbConnectAdmin" => "DbConnectAdmin",
        _ => return Err(malformed("its Action is none that connects")),
    };
    if item("X-Amz-Algorithm", "it has no X-Amz-Algorithm")? != "AWS4-HMAC-SHA256" {
        return Err(malformed("its X-Amz-Algorithm is not AWS4-HMAC-SHA256"));
    }
    let credential = item("X-Amz-Credential", "it has no X-Amz-Credential")?;
    let scope: Vec<&str> = credential.split('/').collect();
    let &[key, day, region, "dsql", "aws4_request"] = scope.as_slice() else {
        return Err(malformed(
            "its X-Amz-Credential is not <key>/<day>/<region>/dsql/aws4_request",
        ));
    };
    if key.is_empty() {
        return Err(malformed("its X-Amz-Credential has no access key"));
    }
    let date = item("X-Amz-Date", "it has no X-Amz-Date")?;
    let start = instant(date).ok_or(malformed("its X-Amz-Date is not <yyyymmdd>T<hhmmss>Z"))?;
    if date.get(..8) != Some(day) {
        return Err(malformed(
            "its X-Amz-Credential and its X-Amz-Date are of two days",
        ));
    }
    let expires = item("X-Amz-Expires", "it has no X-Amz-Expires")?;
    let is_number = expires.bytes().all(|it| it.is_ascii_digit());
    // What does not fit into the number is too long as well.
    let expires = is_number.then(|| expires.parse().unwrap_or(i64::MAX));
    let expires = match expires {
        Some(0) | None => return Err(malformed("its X-Amz-Expires is no number of seconds")),
        Some(expires) => expires,
    };
    if item("X-Amz-SignedHeaders", "it has no X-Amz-SignedHeaders")? != "host" {
        return Err(malformed("its X-Amz-SignedHeaders is not `host`"));
    }
    let signature = item("X-Amz-Signature", "it has no X-Amz-Signature")?;
    let is_hex = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    if signature.len() != 64 || !signature.bytes().all(is_hex) {
        return Err(malformed(
            "its X-Amz-Signature is not 64 hexadecimal digits",
        ));
    }

    if expires > MAX_EXPIRES {
        return Err(Refusal::TooLong);
    }
    if region != cluster.region {
        let host = host.to_owned();
        return Err(Refusal::Region { host });
    }
    if let Some(name) = server_name.filter(|it| DsqlHost::parse(it).is_some())
        && !name.eq_ignore_ascii_case(host)
    {
        return Err(Refusal::Host {
            host: host.to_owned(),
            server_name: name.to_owned(),
        });
    }
    if (user == ADMIN) != (action == "DbConnectAdmin") {
        return Err(Refusal::Action(action));
    }
    if start > now + SKEW {
        return Err(Refusal::NotYet { start, now });
    }
    if now - start > Duration::seconds(MAX_EXPIRES) {
        return Err(Refusal::OlderThanAWeek);
    }
    let end = start + Duration::seconds(expires);
    if now >= end {
        return Err(Refusal::Expired { end, now });
    }
    Ok(())
}

/// The items of a query, decoded. None where one cannot be decoded, or comes twice.
fn items(query: &str) -> Option<HashMap<String, String>> {
    let mut items = HashMap::new();
    for item in query.split('&') {
        let (name, value) = item.split_once('=')?;
        if items.insert(decoded(name)?, decoded(value)?).is_some() {
            return None;
        }
    }
    Some(items)
}

/// A text in which `%2F` stands for a slash, and so on.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).filter(|it| !it.starts_with('+'))?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// Reads `20241107T173933Z`.
fn instant(text: &str) -> Option<OffsetDateTime> {
    let (date, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if date.len() != 8 || clock.len() != 6 || !is_digits(date) || !is_digits(clock) {
        return None;
    }
    let two = |it: &str, at: usize| it[at..at + 2].parse::<u8>().ok();
    let month = Month::try_from(two(date, 4)?).ok()?;
    let date = Date::from_calendar_date(date[..4].parse().ok()?, month, two(date, 6)?).ok()?;
    let instant = date.with_hms(two(clock, 0)?, two(clock, 2)?, two(clock, 4)?);
    Some(instant.ok()?.assume_utc())
}

/// Writes `20241107T173933Z`.
fn shown(instant: OffsetDateTime) -> String {
    let ((year, month, day), (hour, minute, second)) =
        (instant.to_calendar_date(), instant.to_hms());
    let month = u8::from(month);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests;
