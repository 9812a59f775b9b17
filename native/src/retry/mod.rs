//! What may be tried again, and how. Decided by SQLSTATE, never by what a message happens to hold.
//!
//! Source: AWS user guide, "Concurrency control" and "Troubleshooting"; codes observed on a cluster
//! in 2026.

mod backoff;

use std::error::Error;
use std::io;

use tokio_postgres::error::{DbError, Severity};

pub use backoff::{Backoff, RetryPolicy};

/// What an error means for the statement that it answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Nothing was done: the same again.
    Retry,
    /// It may have been done. The connection goes on.
    Uncertain,
    /// It may have been done, and the connection is gone.
    ConnectionLost,
    /// Trying again would give the same answer.
    Fail,
}

/// When an error came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before there was a session. Nothing can have been done.
    Connecting,
    /// As the answer to a statement.
    Running,
}

/// The treatment of a SQLSTATE.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A code of five characters, or the class of two that it begins with.
    pub code: &'static str,
    /// When.
    pub moment: Moment,
    /// How it is met.
    pub treatment: Treatment,
    /// What the code says.
    pub meaning: &'static str,
}

const fn rule(
    code: &'static str,
    moment: Moment,
    treatment: Treatment,
    meaning: &'static str,
) -> Rule {
    Rule {
        code,
        moment,
        treatment,
        meaning,
    }
}

/// Every SQLSTATE that does not simply fail.
pub const RULES: &[Rule] = &[
    rule(
        "40001",
        Moment::Running,
        Treatment::Retry,
        "conflict with another transaction (OC000), or a catalog older than a committed change \
         (OC001)",
    ),
    // AWS's own connectors accept the two also where the SQLSTATE stands.
    rule(
        "OC000",
        Moment::Running,
        Treatment::Retry,
        "conflict on rows",
    ),
    rule("OC001", Moment::Running, Treatment::Retry, "stale catalog"),
    rule(
        "XX000",
        Moment::Running,
        Treatment::Uncertain,
        "server unavailable",
    ),
    rule(
        "08",
        Moment::Running,
        Treatment::ConnectionLost,
        "connection exception",
    ),
    rule(
        "57P01",
        Moment::Running,
        Treatment::ConnectionLost,
        "the session was ended by an administrator",
    ),
    rule(
        "57P02",
        Moment::Running,
        Treatment::ConnectionLost,
        "the server crashed",
    ),
    rule(
        "57P05",
        Moment::Running,
        Treatment::ConnectionLost,
        "the session was idle for too long",
    ),
    rule(
        "53300",
        Moment::Connecting,
        Treatment::Retry,
        "too many connections",
    ),
    rule(
        "53400",
        Moment::Connecting,
        Treatment::Retry,
        "too many new connections a second",
    ),
    rule(
        "XX000",
        Moment::Connecting,
        Treatment::Retry,
        "server unavailable",
    ),
];

/// What an idle cluster answers while it wakes up. Its SQLSTATE is recorded nowhere, so this one
/// text is looked at, and only while connecting, where nothing can be done twice.
const WAKING_UP: &str = "unable to accept connection, waking up cluster";

/// The treatment of an error, whose causes are searched for what the server or the socket said.
pub fn treatment(error: &(dyn Error + 'static), moment: Moment) -> Treatment {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(error) = error.downcast_ref::<DbError>() {
            return treatment_of_answer(error, moment);
        }
        let is_closed = error
            .downcast_ref::<tokio_postgres::Error>()
            .is_some_and(tokio_postgres::Error::is_closed);
        if moment == Moment::Running && (is_closed || error.is::<io::Error>()) {
            return Treatment::ConnectionLost;
        }
        next = error.source();
    }
    Treatment::Fail
}

fn treatment_of_answer(error: &DbError, moment: Moment) -> Treatment {
    let is_waking_up = error
        .message()
        .get(..WAKING_UP.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(WAKING_UP));
    if moment == Moment::Connecting && is_waking_up {
        return Treatment::Retry;
    }
    let ends_session = matches!(
        error.parsed_severity(),
        Some(Severity::Fatal | Severity::Panic)
    );
    treatment_of_code(error.code().code(), ends_session, moment)
}

fn treatment_of_code(code: &str, ends_session: bool, moment: Moment) -> Treatment {
    let found = RULES
        .iter()
        .find(|it| it.moment == moment && code.starts_with(it.code))
        .map_or(Treatment::Fail, |it| it.treatment);
    // After FATAL there is no session left, whatever the code.
    if moment == Moment::Running && ends_session {
        Treatment::ConnectionLost
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_its_treatment() {
        use Moment::{Connecting, Running};
        use Treatment::{ConnectionLost, Fail, Retry, Uncertain};
        for (code, running, connecting) in [
            ("40001", Retry, Fail),
            ("OC000", Retry, Fail),
            ("OC001", Retry, Fail),
            ("XX000", Uncertain, Retry),
            ("08006", ConnectionLost, Fail),
            ("08P01", ConnectionLost, Fail),
            ("57P01", ConnectionLost, Fail),
            ("57P02", ConnectionLost, Fail),
            ("57P05", ConnectionLost, Fail),
            ("53300", Fail, Retry),
            ("53400", Fail, Retry),
            // What must not be tried again.
            ("40P01", Fail, Fail),
            ("23505", Fail, Fail),
            ("23503", Fail, Fail),
            ("54000", Fail, Fail),
            ("57014", Fail, Fail),
            ("0A000", Fail, Fail),
            ("28P01", Fail, Fail),
            ("XX001", Fail, Fail),
        ] {
            assert_eq!(treatment_of_code(code, false, Running), running, "{code}");
            assert_eq!(
                treatment_of_code(code, false, Connecting),
                connecting,
                "{code}"
            );
        }
        assert_eq!(
            treatment_of_code("57014", true, Running),
            ConnectionLost,
            "FATAL ends the session"
        );
    }

    #[test]
    fn every_rule_can_be_reached() {
        for it in RULES {
            assert_eq!(
                treatment_of_code(it.code, false, it.moment),
                it.treatment,
                "{}",
                it.code
            );
        }
    }

    #[test]
    fn a_broken_socket_is_a_lost_connection_only_where_there_was_one() {
        let error = io::Error::from(io::ErrorKind::ConnectionReset);
        assert_eq!(
            treatment(&error, Moment::Running),
            Treatment::ConnectionLost
        );
        assert_eq!(treatment(&error, Moment::Connecting), Treatment::Fail);
    }
}
