//! What `proxy` and `dev` need to stand in front of a PostgreSQL.

use std::io;

use deesql::proxy::{ListenAddress, Login};
use tokio::net::TcpListener;

use super::exit_status::Failure;

/// Who the proxy is to PostgreSQL, in the variables that PostgreSQL's Docker image knows.
pub(super) fn login() -> Result<Option<Login>, Failure> {
    let variable = |name: &str| match std::env::var(name) {
        Ok(value) if !value.is_empty() => Ok(Some(value)),
        Ok(_) | Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Failure::Usage(format!("{name} is not UTF-8")))
        }
    };
    let Some(user) = variable("POSTGRES_USER")? else {
        return Ok(None);
    };
    Ok(Some(Login {
        password: variable("POSTGRES_PASSWORD")?,
        database: variable("POSTGRES_DB")?.unwrap_or_else(|| user.clone()),
        user,
    }))
}

/// Listens at all of these.
pub(super) async fn bind(addresses: &[ListenAddress]) -> Result<Vec<TcpListener>, Failure> {
    let mut listeners = Vec::new();
    for address in addresses {
        let bound = address.bind().await.map_err(|error| {
            let reason = match error.kind() {
                io::ErrorKind::AddrInUse => "another program listens there".to_owned(),
                _ => error.to_string(),
            };
            Failure::Usage(format!("cannot listen at {address}: {reason}"))
        })?;
        listeners.extend(bound);
    }
    Ok(listeners)
}
